import { type At, repeated } from '../at.js';
import { validateSelector } from '../labels.js';
import { dnsLabel1035, domainOf, pathSegment, qualifiedName, subdomain } from '../text/names.js';
import { validateClient } from '../text/webhook.js';

export const validateMutatingWebhooks = (at: At): void => validateWebhooks(at, { mutating: true });
export const validateValidatingWebhooks = (at: At): void => validateWebhooks(at, { mutating: false });

function validateWebhooks(at: At, { mutating }: { mutating: boolean }): void {
  const hooks = at.list('webhooks');
  for (const hook of hooks) {
    hook.need('name', domainOf(3));
    for (const rule of hook.list('rules')) validateRule(rule);
    hook.oneOf('failurePolicy', ['Fail', 'Ignore']);
    hook.oneOf('matchPolicy', ['Equivalent', 'Exact']);
    hook.needOneOf('sideEffects', ['None', 'NoneOnDryRun']);
    hook.range('timeoutSeconds', 1, 30);
    validateSelector(hook, 'namespaceSelector');
    validateSelector(hook, 'objectSelector');
    if (mutating) hook.oneOf('reinvocationPolicy', ['IfNeeded', 'Never']);
    validateClient(hook.open('clientConfig'));
    validateConditions(hook);
    validateReviewVersions(hook, 'admissionReviewVersions');
  }
  for (const again of repeated(hooks, hook => hook.text('name')))
    if (again.text('name') !== '') again.refuse('must not be the name of two webhooks', 'name');
}

/** Versions of the review that the webhook understands: one that the API server knows, too. */
export function validateReviewVersions(at: At, key: string): void {
  const versions = at.texts(key);
  if (versions.length === 0) {
    at.refuse('must hold v1 or v1beta1', key);
    return;
  }
  for (const [index, version] of versions.entries()) {
    if (versions.indexOf(version) < index) at.refuse('must not stand here twice', key, index);
    else at.judge(version, dnsLabel1035, key, index);
  }
  if (!versions.some(version => version === 'v1' || version === 'v1beta1')) at.refuse('must hold v1 or v1beta1', key);
}

const OPERATIONS = ['*', 'CONNECT', 'CREATE', 'DELETE', 'UPDATE'];

function validateRule(rule: At): void {
  for (const key of ['operations', 'apiGroups', 'apiVersions', 'resources']) {
    const items = rule.texts(key);
    if (items.length === 0) rule.refuse('must not be empty', key);
    if (key !== 'resources' && items.length > 1 && items.includes('*'))
      rule.refuse('must hold nothing beside "*"', key);
  }
  for (const [index, operation] of rule.texts('operations').entries())
    if (!OPERATIONS.includes(operation))
      rule.refuse('must be CREATE, UPDATE, DELETE, CONNECT or *', 'operations', index);
  for (const [index, version] of rule.texts('apiVersions').entries())
    if (version === '') rule.refuse('must not be empty', 'apiVersions', index);
  validateRuleResources(rule);
  rule.oneOf('scope', ['*', 'Cluster', 'Namespaced']);
}

function validateRuleResources(rule: At): void {
  const items = rule.texts('resources');
  const wholes = new Set<string>();
  const subs = new Set<string>();
  for (const [index, item] of items.entries()) {
    if (item === '') rule.refuse('must not be empty', 'resources', index);
    if (item === '' || item === '*' || item === '*/*' || !item.includes('/')) continue;
    const [resource = '', sub = ''] = item.split('/');
    if (wholes.has(resource)) rule.refuse(`is among ${resource}/* before it`, 'resources', index);
    if (subs.has(sub)) rule.refuse(`is among */${sub} before it`, 'resources', index);
    if (sub === '*') wholes.add(resource);
    if (resource === '*') subs.add(sub);
  }
  if (items.length > 1 && items.includes('*/*')) rule.refuse('must hold nothing beside "*/*"', 'resources');
  // As the API server has it: the last one without a sub-resource decides.
  const last = items.filter(item => item !== '' && !item.includes('/')).at(-1);
  if (items.includes('*') && last !== '*') rule.refuse('must hold no resource beside "*"', 'resources');
}

function validateConditions(at: At): void {
  const conditions = at.list('matchConditions');
  if (conditions.length > 64) at.refuse('must hold 64 conditions at most', 'matchConditions');
  for (const condition of conditions) {
    if (condition.text('expression').trim() === '') condition.refuse('must be given', 'expression');
    condition.need('name', qualifiedName);
  }
  for (const again of repeated(conditions, condition => condition.text('name')))
    if (again.text('name') !== '') again.refuse('must not stand here twice', 'name');
}

const RESERVED = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);
const isIdentifier = (name: string): boolean => /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !RESERVED.has(name);

export function validateAdmissionPolicy(at: At): void {
  const spec = at.open('spec');
  spec.oneOf('failurePolicy', ['Fail', 'Ignore']);
  const kind = spec.child('paramKind');
  if (kind) validateParamKind(kind);
  const constraints = spec.child('matchConstraints');
  if (!constraints) spec.refuse('must be given', 'matchConstraints');
  else {
    validateMatch(constraints);
    if (constraints.values('resourceRules').length === 0) constraints.refuse('must hold a rule', 'resourceRules');
  }
  validateConditions(spec);
  for (const variable of spec.list('variables')) {
    const name = variable.text('name');
    if (name.trim() === '') variable.refuse('must be given', 'name');
    else if (!isIdentifier(name)) variable.refuse('must be a name in CEL: letters, digits and "_"', 'name');
    if (variable.text('expression').trim() === '') variable.refuse('must be given', 'expression');
  }
  const metadata = at.open('metadata');
  const name = metadata.text('name') || `${metadata.text('generateName')}x`;
  const [validations, audits] = [spec.list('validations'), spec.list('auditAnnotations')];
  if (validations.length + audits.length === 0) spec.refuse('must have validations or auditAnnotations');
  for (const validation of validations) validateValidation(validation);
  if (audits.length > 20) spec.refuse('must hold 20 at most', 'auditAnnotations');
  for (const audit of audits) {
    audit.judge(`${name}/${audit.text('key')}`, qualifiedName, 'key');
    const expression = audit.text('valueExpression').trim();
    if (expression === '') audit.refuse('must be given', 'valueExpression');
    if (expression.length > 5120) audit.refuse('must be no longer than 5 KiB', 'valueExpression');
  }
  for (const again of repeated(audits, audit => audit.text('key'))) again.refuse('must not stand here twice', 'key');
}

function validateValidation(at: At): void {
  if (at.text('expression').trim() === '') at.refuse('must be given', 'expression');
  for (const key of ['message', 'messageExpression'])
    if (at.text(key) !== '' && at.text(key).trim() === '') at.refuse('must not be blanks alone', key);
  if (/[\n\r]/.test(at.text('message').trim())) at.refuse('must be one line', 'message');
  at.oneOf('reason', ['Forbidden', 'Invalid', 'RequestEntityTooLarge']);
}

function validateParamKind(at: At): void {
  const apiVersion = at.text('apiVersion');
  const [version = '', group, ...more] = apiVersion.split('/').reverse();
  if (apiVersion === '') at.refuse('must be given', 'apiVersion');
  else if (more.length > 0) at.refuse('must have one "/" at most', 'apiVersion');
  else {
    if (group !== undefined && group !== '') at.judge(group, subdomain, 'apiVersion');
    at.judge(version, text => (text === '' ? 'must name a version' : dnsLabel1035(text)), 'apiVersion');
  }
  at.need('kind', text => dnsLabel1035(text.toLowerCase()));
}

function validateMatch(at: At): void {
  at.oneOf('matchPolicy', ['Equivalent', 'Exact']);
  validateSelector(at, 'namespaceSelector');
  validateSelector(at, 'objectSelector');
  for (const key of ['resourceRules', 'excludeResourceRules']) {
    for (const rule of at.list(key)) {
      const names = rule.texts('resourceNames');
      for (const [index, name] of names.entries()) {
        rule.judge(name, pathSegment, 'resourceNames', index);
        if (names.indexOf(name) < index) rule.refuse('must not stand here twice', 'resourceNames', index);
      }
      validateRule(rule);
    }
  }
}

export function validatePolicyBinding(at: At): void {
  const spec = at.open('spec');
  spec.need('policyName', subdomain);
  const ref = spec.child('paramRef');
  if (ref) {
    if (ref.text('name') !== '') ref.check('name', pathSegment);
    validateSelector(ref, 'selector');
    if ((ref.text('name') !== '') === ref.has('selector')) ref.refuse('must have exactly one of name and selector');
    ref.needOneOf('parameterNotFoundAction', ['Allow', 'Deny']);
  }
  const match = spec.child('matchResources');
  if (match) validateMatch(match);
  const actions = spec.texts('validationActions');
  if (actions.length === 0) spec.refuse('must hold an action', 'validationActions');
  for (const [index, action] of actions.entries()) {
    if (!['Audit', 'Deny', 'Warn'].includes(action))
      spec.refuse('must be Deny, Warn or Audit', 'validationActions', index);
    if (actions.indexOf(action) < index) spec.refuse('must not stand here twice', 'validationActions', index);
  }
  if (actions.includes('Deny') && actions.includes('Warn'))
    spec.refuse('must not hold both Deny and Warn', 'validationActions');
}
