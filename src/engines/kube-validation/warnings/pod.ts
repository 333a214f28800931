import { type At, repeated } from '../at.js';
import { containersOf } from '../pod/os.js';
import { warnOfAddress } from './addresses.js';
import { warnOfFractions } from './fractions.js';
import { warnOfPorts } from './ports.js';
import { warnOfVolumes } from './volumes.js';

/** Labels of nodes that have been renamed. */
const RENAMED = new Map([
  ['beta.kubernetes.io/arch', 'kubernetes.io/arch'],
  ['beta.kubernetes.io/os', 'kubernetes.io/os'],
  ['beta.kubernetes.io/instance-type', 'node.kubernetes.io/instance-type'],
  ['failure-domain.beta.kubernetes.io/region', 'topology.kubernetes.io/region'],
  ['failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/zone'],
]);

const ANNOTATIONS = new Map([
  ['scheduler.alpha.kubernetes.io/critical-pod', 'priorityClassName'],
  ['security.alpha.kubernetes.io/sysctls', 'sysctls'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'sysctls'],
]);

/** What the API server takes of a pod with a warning: what is old, without effect, or hides something else. */
export function warnOfPod(owner: At): void {
  const pod = owner.open('spec');
  for (const [key] of pod.entries('nodeSelector')) warnOfLabel(pod, key, ['nodeSelector', key]);
  const node = pod.open('affinity').open('nodeAffinity');
  for (const term of node.open('requiredDuringSchedulingIgnoredDuringExecution').list('nodeSelectorTerms'))
    warnOfTerm(term);
  for (const term of node.list('preferredDuringSchedulingIgnoredDuringExecution')) warnOfTerm(term.open('preference'));
  for (const at of pod.list('topologySpreadConstraints')) {
    warnOfLabel(at, at.text('topologyKey'), ['topologyKey']);
    if (!at.has('labelSelector')) at.refuse('without one it selects no pod', 'labelSelector');
  }
  for (const key of ['podAffinity', 'podAntiAffinity']) warnOfPodTerms(pod.open('affinity').open(key));
  const annotations = owner.open('metadata').map('annotations');
  for (const [key, field] of ANNOTATIONS)
    if (annotations.has(key))
      owner.refuse(`has no effect any more: use the field ${field}`, 'metadata', 'annotations', key);
  warnOfVolumes(pod);
  warnOfNames(pod);
  for (const container of containersOf(pod)) warnOfContainer(container);
  warnOfPorts(pod);
  if ((pod.number('terminationGracePeriodSeconds') ?? 0) < 0)
    pod.refuse('is negative, and counts as 1', 'terminationGracePeriodSeconds');
  for (const [index, server] of pod.open('dnsConfig').texts('nameservers').entries())
    warnOfAddress(pod, server, 'dnsConfig', 'nameservers', index);
  for (const alias of pod.list('hostAliases')) warnOfAddress(alias, alias.text('ip'), 'ip');
}

function warnOfLabel(at: At, key: string, path: readonly string[]): void {
  const now = RENAMED.get(key);
  if (now !== undefined) at.refuse(`${key} is deprecated: use ${now}`, ...path);
}

export function warnOfTerm(term: At): void {
  for (const expression of term.list('matchExpressions')) warnOfLabel(expression, expression.text('key'), ['key']);
}

function warnOfPodTerms(at: At): void {
  const terms = [
    ...at.list('requiredDuringSchedulingIgnoredDuringExecution'),
    ...at.list('preferredDuringSchedulingIgnoredDuringExecution').map(term => term.open('podAffinityTerm')),
  ];
  for (const term of terms)
    if (!term.has('labelSelector')) term.refuse('without one it selects no pod', 'labelSelector');
}

function warnOfNames(pod: At): void {
  for (const again of repeated(pod.list('hostAliases'), alias => alias.text('ip')))
    again.refuse('stands here twice', 'ip');
  const secrets = pod.list('imagePullSecrets');
  for (const again of repeated(secrets, secret => secret.text('name'))) again.refuse('stands here twice', 'name');
  for (const secret of secrets) if (secret.text('name') === '') secret.refuse('is empty', 'name');
  warnOfFractions(pod, 'overhead');
}

function warnOfContainer(container: At): void {
  for (const key of ['limits', 'requests']) warnOfFractions(container.open('resources'), key);
  const variables = container.list('env');
  for (const again of repeated(variables, variable => variable.text('name'))) {
    const ref = `$(${again.text('name')})`;
    const value = again.text('value');
    if (again.has('valueFrom') || value === ref || !value.includes(ref))
      again.refuse(`hides an earlier ${again.text('name')}, which "apply" may drop`);
  }
}
