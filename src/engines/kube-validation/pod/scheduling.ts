import { type At, repeated } from '../at.js';
import { isOn } from '../gates.js';
import { validateSelector } from '../labels.js';
import { labelValue, qualifiedName } from '../text/names.js';
import { validateLabelKeys } from './affinity.js';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Taints that a pod bears. */
export function validateTolerations(at: At): void {
  for (const toleration of at.list('tolerations')) {
    const operator = toleration.text('operator');
    toleration.check('key', qualifiedName);
    if (toleration.text('key') === '' && operator !== 'Exists')
      toleration.refuse('must be Exists where there is no key', 'operator');
    if (toleration.has('tolerationSeconds') && toleration.text('effect') !== 'NoExecute')
      toleration.refuse('must be NoExecute where tolerationSeconds is given', 'effect');
    if (operator === 'Exists') {
      if (toleration.text('value') !== '') toleration.refuse('must not be given where operator is Exists', 'value');
    } else if (operator === '' || operator === 'Equal') toleration.check('value', labelValue);
    else toleration.refuse('must be Equal or Exists', 'operator');
    toleration.oneOfOrEmpty('effect', EFFECTS);
  }
}

/** Marks on nodes that keep pods away. */
export function validateTaints(at: At): void {
  const taints = at.list('taints');
  for (const taint of taints) {
    taint.judge(taint.text('key'), qualifiedName, 'key');
    taint.check('value', labelValue);
    taint.needOneOf('effect', EFFECTS);
  }
  for (const again of repeated(taints, taint => `${taint.text('key')} ${taint.text('effect')}`))
    again.refuse('must not repeat a key with the same effect');
}

/** How evenly pods are spread. */
export function validateSpread(pod: At): void {
  const constraints = pod.list('topologySpreadConstraints');
  for (const at of constraints) {
    if ((at.number('maxSkew') ?? 0) < 1) at.refuse('must be at least 1', 'maxSkew');
    at.need('topologyKey');
    const action = at.text('whenUnsatisfiable');
    at.needOneOf('whenUnsatisfiable', ['DoNotSchedule', 'ScheduleAnyway']);
    if (at.has('minDomains')) {
      at.least('minDomains', 1);
      if (action !== 'DoNotSchedule')
        at.refuse('must not be given unless whenUnsatisfiable is DoNotSchedule', 'minDomains');
    }
    for (const key of ['nodeAffinityPolicy', 'nodeTaintsPolicy']) at.oneOf(key, ['Honor', 'Ignore']);
    if (isOn('MatchLabelKeysSelectorMerge', at)) validateLabelKeys(at);
    else validateSpreadKeys(at);
    validateSelector(at, 'labelSelector');
  }
  const identity = (at: At) => `${at.text('topologyKey')} ${at.text('whenUnsatisfiable')}`;
  for (const again of repeated(constraints, identity))
    again.refuse('must not repeat a topologyKey with the same whenUnsatisfiable');
}

function validateSpreadKeys(at: At): void {
  const keys = at.texts('matchLabelKeys');
  if (keys.length === 0) return;
  const selector = at.child('labelSelector');
  if (!selector) at.refuse('must not be given without labelSelector', 'matchLabelKeys');
  const used = new Set([
    ...(selector?.map('matchLabels').keys() ?? []),
    ...(selector?.list('matchExpressions') ?? []).map(expression => expression.text('key')),
  ]);
  for (const [index, key] of keys.entries()) {
    at.judge(key, qualifiedName, 'matchLabelKeys', index);
    if (used.has(key)) at.refuse('must not be in the selector, too', 'matchLabelKeys', index);
  }
}
