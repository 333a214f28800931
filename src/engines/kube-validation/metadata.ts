import type { At, TextRule } from './at.js';
import { validateAnnotations, validateLabels } from './labels.js';
import { asPrefix, dnsLabel, qualifiedName } from './text/names.js';

const OWN_FINALIZERS = new Set(['kubernetes', 'orphan', 'foregroundDeletion']);

/** What all objects have in common: name, namespace, labels, owners, finalizers. */
export function validateMetadata(object: At, { name, namespaced }: { name: TextRule; namespaced: boolean }): void {
  const at = object.open('metadata');
  const generated = at.text('generateName');
  if (generated !== '') at.judge(generated, asPrefix(name), 'generateName');
  if (at.text('name') !== '') at.check('name', name);
  else if (generated === '') at.refuse('must be given', 'name');
  if (namespaced) at.check('namespace', dnsLabel);
  at.least('generation', 0);
  validateLabels(at, 'labels');
  validateAnnotations(at);
  validateOwners(at);
  validateFinalizers(at, at.path.length === 1);
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

export const finalizer: TextRule = text =>
  qualifiedName(text) ??
  (text.includes('/') || OWN_FINALIZERS.has(text) ? undefined : 'must be a name behind a domain: example.com/name');

function validateFinalizers(at: At, strict: boolean): void {
  const names = at.texts('finalizers');
  at.each('finalizers', strict ? finalizer : qualifiedName);
  if (names.includes('orphan') && names.includes('foregroundDeletion'))
    at.refuse('must not hold both orphan and foregroundDeletion', 'finalizers');
}
