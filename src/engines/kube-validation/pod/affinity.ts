import { type At, listed } from '../at.js';
import { isOn } from '../gates.js';
import { validateSelector } from '../labels.js';
import { dnsLabel, labelValue, qualifiedName, subdomain } from '../text/names.js';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Where a pod wants to be, and beside which others. */
export function validateAffinity(pod: At): void {
  const affinity = pod.child('affinity');
  if (!affinity) return;
  const node = affinity.child('nodeAffinity');
  if (node) {
    const required = node.child(REQUIRED);
    if (required) validateNodeSelector(required);
    for (const term of node.list(PREFERRED)) {
      validateWeight(term);
      validateNodeTerm(term.open('preference'), { values: false });
    }
  }
  for (const key of ['podAffinity', 'podAntiAffinity']) {
    const at = affinity.child(key);
    if (!at) continue;
    for (const term of at.list(REQUIRED)) validatePodTerm(term);
    for (const term of at.list(PREFERRED)) {
      validateWeight(term);
      validatePodTerm(term.open('podAffinityTerm'));
    }
  }
}

function validateWeight(term: At): void {
  const weight = term.number('weight') ?? 0;
  if (weight < 1 || weight > 100) term.refuse(`must be between 1 and 100, got ${weight}`, 'weight');
}

/** Nodes that one of the terms fits. */
export function validateNodeSelector(at: At): void {
  const terms = at.list('nodeSelectorTerms');
  if (terms.length === 0) at.refuse('must hold a term', 'nodeSelectorTerms');
  for (const term of terms) validateNodeTerm(term, { values: true });
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];

function validateNodeTerm(term: At, { values }: { values: boolean }): void {
  for (const expression of term.list('matchExpressions')) {
    const operator = expression.text('operator');
    const { length } = expression.values('values');
    if (!OPERATORS.includes(operator)) expression.refuse(`must be ${listed(OPERATORS)}`, 'operator');
    else if (/In$/.test(operator) && length === 0) expression.refuse(`must be given with ${operator}`, 'values');
    else if (/t$/.test(operator) && operator.length === 2 && length !== 1)
      expression.refuse(`must be one value with ${operator}`, 'values');
    else if (/Exist/.test(operator) && length > 0) expression.refuse(`must not be given with ${operator}`, 'values');
    expression.judge(expression.text('key'), qualifiedName, 'key');
    if (values) expression.each('values', labelValue);
  }
  for (const field of term.list('matchFields')) {
    field.needOneOf('operator', ['In', 'NotIn']);
    if (['In', 'NotIn'].includes(field.text('operator')) && field.values('values').length !== 1)
      field.refuse('must be one value', 'values');
    if (field.text('key') === 'metadata.name') field.each('values', subdomain);
    else field.refuse('must be metadata.name', 'key');
  }
}

function validatePodTerm(term: At): void {
  validateSelector(term, 'labelSelector');
  validateSelector(term, 'namespaceSelector');
  term.each('namespaces', dnsLabel);
  if (isOn('MatchLabelKeysInPodAffinity', term)) validateLabelKeys(term);
  const key = term.text('topologyKey');
  if (key === '') term.refuse('must be given', 'topologyKey');
  else term.check('topologyKey', qualifiedName);
}

/** Labels of the pod that join or leave the selector. */
export function validateLabelKeys(at: At): void {
  const selector = at.child('labelSelector');
  const keys = at.texts('matchLabelKeys');
  const others = at.texts('mismatchLabelKeys');
  for (const key of ['matchLabelKeys', 'mismatchLabelKeys']) {
    if (at.values(key).length === 0) continue;
    if (selector) at.each(key, qualifiedName);
    else at.refuse('must not be given without labelSelector', key);
  }
  const used = new Set(selector?.map('matchLabels').keys());
  for (const expression of selector?.list('matchExpressions') ?? []) {
    const name = expression.text('key');
    if (keys.includes(name) && used.has(name)) at.refuse(`"${name}" is in the selector, too`, 'matchLabelKeys');
    used.add(name);
  }
  for (const [index, key] of keys.entries())
    if (others.includes(key)) at.refuse('must not be among mismatchLabelKeys, too', 'matchLabelKeys', index);
}
