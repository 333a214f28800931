import type { At, TextRule } from './at.js';
import { validateAnnotations, validateLabels } from './labels.js';
import { asPrefix, dnsLabel, qualifiedName } from './text/names.js';

const OWN_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

interface Kind {
  readonly name: TextRule;
  readonly namespaced: boolean;
  /** Finalizers need no domain. */
  readonly lax: boolean;
}

/** What all objects have in common: name, namespace, labels, owners, finalizers. */
export function validateMetadata(object: At, { name, namespaced, lax }: Kind): void {
  const at = object.open('metadata');
  const generated = at.text('generateName');
  if (generated !== '') at.judge(generated, asPrefix(name), 'generateName');
  if (at.text('name') !== '') at.check('name', name);
  else if (generated === '') at.refuse('must be given', 'name');
  if (namespaced) at.check('namespace', dnsLabel);
  validateLabels(at, 'labels');
  validateAnnotations(at);
  validateOwners(at);
  validateManagers(at);
  validateFinalizers(at, lax);
}

function validateOwners(at: At): void {
  let controllers = 0;
  for (const owner of at.list('ownerReferences')) {
    const apiVersion = owner.text('apiVersion');
    const version = apiVersion.split('/').length > 2 ? '' : (apiVersion.split('/').at(-1) ?? '');
    if (version === '') owner.refuse('must name a version', 'apiVersion');
    for (const key of ['kind', 'name', 'uid']) owner.need(key);
    if (apiVersion === 'v1' && owner.text('kind') === 'Event') owner.refuse('an Event must not own anything');
    if (owner.flag('controller')) controllers += 1;
  }
  if (controllers > 1) at.refuse('must have one controller at most', 'ownerReferences');
}

/** What `kubectl get -o yaml --show-managed-fields` shows; the API server writes it. */
function validateManagers(at: At): void {
  for (const entry of at.list('managedFields')) {
    entry.needOneOf('operation', ['Apply', 'Update']);
    entry.oneOfOrEmpty('fieldsType', ['FieldsV1']);
    if (entry.text('manager').length > 128) entry.refuse('must be no longer than 128 characters', 'manager');
  }
}

export const finalizer: TextRule = text =>
  qualifiedName(text) ??
  (text.includes('/') || OWN_FINALIZERS.has(text) ? undefined : 'must be a name behind a domain: example.com/name');

function validateFinalizers(at: At, lax: boolean): void {
  const names = at.texts('finalizers');
  at.each('finalizers', lax ? qualifiedName : finalizer);
  if (names.includes('orphan') && names.includes('foregroundDeletion'))
    at.refuse('must not hold both orphan and foregroundDeletion', 'finalizers');
}
