import type { At } from '../at.js';
import { validateAnnotations, validateLabels } from '../labels.js';
import { descendingPath } from '../text/names.js';
import { containersOf } from './os.js';
import { validatePodSpec } from './pod-spec.js';

/** A template of pods in another object. */
export function validateTemplate(template: At): void {
  const metadata = template.open('metadata');
  validateLabels(metadata, 'labels');
  validateAnnotations(metadata);
  const spec = template.open('spec');
  validatePodSpec(spec);
  validatePodAnnotations(metadata, spec);
  if (spec.values('ephemeralContainers').length > 0)
    spec.refuse('must not be given in a template', 'ephemeralContainers');
}

const SECCOMP = 'seccomp.security.alpha.kubernetes.io/pod';
const SECCOMP_CONTAINER = 'container.seccomp.security.alpha.kubernetes.io/';
const APP_ARMOR = 'container.apparmor.security.beta.kubernetes.io/';
const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost';

/** Annotations that mean something to the API server, and fields that say the same. */
export function validatePodAnnotations(metadata: At, spec: At): void {
  for (const [key, value] of metadata.map('annotations')) {
    const refuse = (why: string) => metadata.refuse(why, 'annotations', key);
    if (key === DELETION_COST && !isDeletionCost(value)) refuse('must be an integer of 32 bits');
    if (key === SECCOMP || key.startsWith(SECCOMP_CONTAINER)) {
      const why = badSeccomp(value);
      if (why !== undefined) refuse(why);
    }
    if (key.startsWith(APP_ARMOR)) {
      const name = key.slice(APP_ARMOR.length);
      if (!containersOf(spec).some(container => container.text('name') === name))
        refuse('names no container of the pod');
      if (!['', 'runtime/default', 'unconfined'].includes(value) && !value.startsWith('localhost/'))
        refuse('must be runtime/default, unconfined or localhost/…');
    }
    if (key === 'kubernetes.io/config.mirror' && spec.text('nodeName') === '')
      refuse('must not be given without spec.nodeName');
  }
  validateAgreement(metadata, spec);
}

const isDeletionCost = (text: string): boolean => /^(?:0|-?[1-9]\d*)$/.test(text) && Math.abs(Number(text)) < 2 ** 31;

function badSeccomp(profile: string): string | undefined {
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return undefined;
  return profile.startsWith('localhost/')
    ? descendingPath(profile.slice('localhost/'.length))
    : 'must be runtime/default, unconfined or localhost/…';
}

/** A profile that stands both in an annotation and in a field must be the same. */
function validateAgreement(metadata: At, spec: At): void {
  const annotations = metadata.map('annotations');
  const own = spec.open('securityContext');
  compare(own, 'seccompProfile', annotations.get(SECCOMP));
  for (const container of containersOf(spec)) {
    const at = container.open('securityContext');
    const name = container.text('name');
    compare(at, 'seccompProfile', annotations.get(SECCOMP_CONTAINER + name));
    if (at.minor >= 30 && spec.open('os').text('name') !== 'windows')
      compare(at.has('appArmorProfile') ? at : own, 'appArmorProfile', annotations.get(APP_ARMOR + name));
  }
}

function compare(at: At, key: 'seccompProfile' | 'appArmorProfile', annotation: string | undefined): void {
  const profile = at.child(key);
  if (!profile || annotation === undefined) return;
  const named: Readonly<Record<string, readonly string[]>> = {
    Unconfined: ['unconfined'],
    RuntimeDefault: key === 'seccompProfile' ? ['runtime/default', 'docker/default'] : ['runtime/default'],
    Localhost: [`localhost/${profile.text('localhostProfile')}`],
  };
  const expected = Object.hasOwn(named, profile.text('type')) ? named[profile.text('type')] : undefined;
  if (expected && !expected.includes(annotation)) profile.refuse('must agree with the annotation', 'type');
}
