import { type Selector, showSelector } from '../../kube-policies/selector.js';
import type { At } from '../at.js';
import { isOn } from '../gates.js';
import { isEmptySelector, selectorAt, selects, validateSelector } from '../labels.js';
import { validatePodSpec } from '../pod/pod-spec.js';
import { validatePodAnnotations, validateTemplate } from '../pod/template.js';
import { withClaims } from '../pod/volumes/volumes.js';
import { validateClaimSpec } from '../storage/claim.js';
import { dnsLabel } from '../text/names.js';

export function validatePod(pod: At): void {
  const spec = pod.open('spec');
  validatePodSpec(hostPorts(spec), pod.open('metadata').text('name'));
  validatePodAnnotations(pod.open('metadata'), spec);
  for (const container of [...spec.list('containers'), ...spec.list('initContainers')]) {
    const image = container.text('image');
    if (image !== image.trim()) container.refuse('must not begin or end with blanks', 'image');
  }
  if (spec.values('ephemeralContainers').length > 0)
    spec.refuse('must not be given at creation', 'ephemeralContainers');
  if (spec.text('nodeName') !== '' && spec.values('schedulingGates').length > 0)
    spec.refuse('must not be given with schedulingGates', 'nodeName');
  for (const volume of spec.list('volumes')) {
    const image = volume.child('image');
    if (image && isOn('ImageVolume', image)) image.need('reference');
    for (const source of volume.open('projected').list('sources'))
      if (
        spec.text('serviceAccountName') === '' &&
        spec.text('serviceAccount') === '' &&
        source.has('serviceAccountToken') &&
        spec.minor < 0
      )
        source.refuse('must not be given without serviceAccountName', 'serviceAccountToken');
  }
}

/** In the node's network the ports of a Pod's containers are the node's, unless told. */
function hostPorts(spec: At): At {
  if (!spec.flag('hostNetwork')) return spec;
  const containers = spec.list('containers').map(container => {
    if (container.values('ports').length === 0) return container.value;
    const ports = container.list('ports').map(port => ({
      ...port.value,
      hostPort: (port.number('hostPort') ?? 0) === 0 ? port.get('containerPort') : port.get('hostPort'),
    }));
    return { ...container.value, ports };
  });
  return spec.with({ containers });
}

const NO_DEADLINE = 'must not be given: these pods run for ever';

/** What keeps pods running: they always start again. */
function validateForever(template: At): void {
  const spec = template.open('spec');
  spec.oneOfOrEmpty('restartPolicy', ['Always']);
  spec.bar(NO_DEADLINE, 'activeDeadlineSeconds');
}

/** A selector that must be given, be in order, and fit the template. */
function validateOwnSelector(spec: At): void {
  if (!spec.has('selector')) {
    spec.refuse('must be given', 'selector');
    return;
  }
  validateSelector(spec, 'selector');
  if (isEmptySelector(spec, 'selector')) spec.refuse('must not be empty', 'selector');
  const selector = selectorAt(spec, 'selector');
  if (selector) compareLabels(spec, selector);
}

const labelsOf = (spec: At): ReadonlyMap<string, string> => spec.open('template').open('metadata').map('labels');

/** Refuses a selector that does not select the pods of the template. */
export function compareLabels(spec: At, selector: Selector): void {
  const labels = labelsOf(spec);
  if (selects(selector, labels)) return;
  const [first] = Object.keys(spec.open('selector').value);
  const deeper = first === 'matchLabels' || first === 'matchExpressions' ? [first] : [];
  const pods = [...labels].map(([key, value]) => `${key}=${value}`).join(', ') || 'no labels';
  const message = `its selector (${showSelector(selector)}) does not match its pods (${pods})`;
  spec.refuseAs('selector-mismatch', message, 'selector', ...deeper);
}

export function validateReplicaSet(at: At): void {
  const spec = at.open('spec');
  spec.least('replicas', 0);
  spec.least('minReadySeconds', 0);
  validateOwnSelector(spec);
  validateTemplate(spec.open('template'));
  validateForever(spec.open('template'));
}

export function validateDeployment(at: At): void {
  validateReplicaSet(at);
  const spec = at.open('spec');
  spec.least('revisionHistoryLimit', 0);
  const deadline = spec.number('progressDeadlineSeconds') ?? 600;
  if (deadline < 0) spec.refuse('must be at least 0', 'progressDeadlineSeconds');
  if (deadline <= (spec.number('minReadySeconds') ?? 0))
    spec.refuse(`must be more than minReadySeconds: it is ${deadline}`, 'progressDeadlineSeconds');
  const strategy = spec.open('strategy');
  strategy.oneOfOrEmpty('type', ['Recreate', 'RollingUpdate']);
  if (strategy.text('type') === 'Recreate') strategy.bar('must not be given where type is Recreate', 'rollingUpdate');
  else validateRolling(strategy.open('rollingUpdate'), { maxUnavailable: '25%', maxSurge: '25%' });
}

const PERCENT = /^[0-9]+%$/;

/** A number, or a percentage of all. */
export function validateShare(at: At, key: string, { most = true }: { most?: boolean } = {}): void {
  const value = at.get(key);
  if (typeof value === 'number') at.least(key, 0);
  if (typeof value !== 'string') return;
  if (!PERCENT.test(value)) at.refuse('must be a number, or a percentage such as "5%"', key);
  else if (most && Number.parseInt(value, 10) > 100) at.refuse('must not be more than 100%', key);
}

/** What is left of a rolling update: as much as is allowed to be missing, or to be too much. */
function validateRolling(at: At, defaults: { maxUnavailable: number | string; maxSurge: number | string }): void {
  const [missing, more] = [
    at.get('maxUnavailable') ?? defaults.maxUnavailable,
    at.get('maxSurge') ?? defaults.maxSurge,
  ];
  validateShare(at, 'maxUnavailable');
  validateShare(at, 'maxSurge', { most: false });
  if (number(missing) === 0 && number(more) === 0) at.refuse('must not be 0 where maxSurge is 0', 'maxUnavailable');
}

const number = (value: unknown): number =>
  typeof value === 'string' ? (PERCENT.test(value) ? Number.parseInt(value, 10) : 0) : Number(value);

export function validateDaemonSet(at: At): void {
  const spec = at.open('spec');
  validateSelector(spec, 'selector');
  const selector = spec.has('selector') ? selectorAt(spec, 'selector') : undefined;
  if (!spec.has('selector')) spec.refuse('must be given', 'selector');
  else {
    if (isEmptySelector(spec, 'selector')) spec.refuse('must not be empty', 'selector');
    if (selector) compareLabels(spec, selector);
  }
  validateTemplate(spec.open('template'));
  validateForever(spec.open('template'));
  spec.least('minReadySeconds', 0);
  spec.least('revisionHistoryLimit', 0);
  const strategy = spec.open('updateStrategy');
  strategy.oneOfOrEmpty('type', ['OnDelete', 'RollingUpdate']);
  if (strategy.text('type') !== 'OnDelete') validateDaemonRolling(strategy.open('rollingUpdate'));
}

function validateDaemonRolling(at: At): void {
  validateShare(at, 'maxUnavailable');
  validateShare(at, 'maxSurge');
  const missing = number(at.get('maxUnavailable') ?? 1);
  const more = number(at.get('maxSurge') ?? 0);
  if (missing === 0 && more === 0) at.refuse('must not be 0 where maxSurge is 0', 'maxUnavailable');
  if (missing !== 0 && more !== 0) at.refuse('must not be given where maxUnavailable is not 0', 'maxSurge');
}

export function validateStatefulSet(at: At): void {
  const spec = at.open('spec');
  spec.oneOfOrEmpty('podManagementPolicy', ['OrderedReady', 'Parallel']);
  validateStatefulStrategy(spec.open('updateStrategy'));
  const retention = spec.child('persistentVolumeClaimRetentionPolicy');
  if (retention) for (const key of ['whenDeleted', 'whenScaled']) retention.oneOfOrEmpty(key, ['Delete', 'Retain']);
  const claims = spec.list('volumeClaimTemplates');
  if (spec.minor >= 30) for (const claim of claims) validateClaimSpec(claim.open('spec'));
  for (const key of ['replicas', 'minReadySeconds']) spec.least(key, 0);
  spec.open('ordinals').least('start', 0);
  if (spec.minor >= 33) spec.check('serviceName', dnsLabel);
  validateOwnSelector(spec);
  const template = spec.open('template');
  const pod = withClaims(template.open('spec'), claims);
  validateTemplate(template.with({ spec: { ...pod.value, hostname: null, subdomain: null } }));
  validateForever(template);
}

function validateStatefulStrategy(at: At): void {
  at.oneOfOrEmpty('type', ['OnDelete', 'RollingUpdate']);
  const rolling = at.child('rollingUpdate');
  if (!rolling) return;
  if (at.text('type') === 'OnDelete') {
    at.refuse('must not be given where type is OnDelete', 'rollingUpdate');
    return;
  }
  rolling.least('partition', 0);
  if (!isOn('MaxUnavailableStatefulSet', rolling) || !rolling.has('maxUnavailable')) return;
  validateShare(rolling, 'maxUnavailable');
  if (number(rolling.get('maxUnavailable')) === 0) rolling.refuse('must not be 0', 'maxUnavailable');
}

export function validateReplicationController(at: At): void {
  const spec = at.open('spec');
  for (const key of ['minReadySeconds', 'replicas']) spec.least(key, 0);
  const template = spec.child('template');
  const own = spec.map('selector');
  const labels = labelsOf(spec);
  const selector = own.size > 0 ? own : labels;
  if (selector.size === 0) spec.refuse('must not be empty', 'selector');
  if (!template) {
    spec.refuse('must be given', 'template');
    return;
  }
  compareLabels(spec, { labels: own, requirements: [] });
  validateTemplate(template);
  validateForever(template);
}

export function validateRevision(at: At): void {
  at.least('revision', 0);
  if (!at.child('data')) at.refuse('must be an object', 'data');
}

export const validateDisruptionBudget = (at: At): void => {
  const spec = at.open('spec');
  if (spec.has('minAvailable') && spec.has('maxUnavailable'))
    spec.refuse('must have one of minAvailable and maxUnavailable only');
  for (const key of ['minAvailable', 'maxUnavailable']) validateShare(spec, key);
  validateSelector(spec, 'selector');
  spec.oneOf('unhealthyPodEvictionPolicy', ['AlwaysAllow', 'IfHealthyBudget']);
};
