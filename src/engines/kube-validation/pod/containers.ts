import { type At, repeated } from '../at.js';
import { isOn } from '../gates.js';
import { dnsLabel } from '../text/names.js';
import { validateContainerPorts, validateHostPorts } from './container-ports.js';
import { validateEnv } from './env.js';
import { validateRunning } from './probes.js';
import { validateResources } from './resources.js';
import { validateRestartRules } from './restart-rules.js';
import { validateSecurityContext } from './security-context.js';
import { validateDevices, validateMounts } from './volumes/mounts.js';

/** What containers must fit: the pod they are in. */
export interface Surroundings {
  /** The specification of the pod. */
  readonly pod: At;
  /** Volumes that are in order, by their names. */
  readonly volumes: ReadonlyMap<string, At>;
  readonly claims: ReadonlySet<string>;
}

/** All containers of a pod, and how they share names and ports. */
export function validateContainers(around: Surroundings): void {
  const { pod } = around;
  const containers = pod.list('containers');
  if (containers.length === 0) pod.refuse('must hold a container', 'containers');
  for (const container of containers) {
    validateCommon(container, around);
    validateRunning(container, around);
    if (isOn('ContainerRestartRules', pod)) validateRestartRules(container);
    else if (isOn('SidecarContainers', pod) && pod.minor < 34)
      container.bar('is for init containers alone', 'restartPolicy');
  }
  for (const again of repeated(containers, nameOf)) again.refuse('must not be the name of two containers', 'name');
  validateHostPorts(containers);
  validateInitContainers(around, new Set(containers.map(nameOf)));
}

const nameOf = (container: At): string => container.text('name');

function validateInitContainers(around: Surroundings, names: Set<string>): void {
  for (const container of around.pod.list('initContainers')) {
    validateCommon(container, around);
    const name = nameOf(container);
    if (names.has(name)) container.refuse('must not be the name of two containers', 'name');
    if (name !== '') names.add(name);
    validateHostPorts([container]);
    validateInitRestart(container);
    const runs = container.text('restartPolicy') === 'Always' && isOn('SidecarContainers', container);
    if (runs) validateRunning(container, around);
    else
      container.bar(
        'is for containers that keep running: an init container needs restartPolicy: Always for it',
        ...(isForgotten(container.open('lifecycle')) ? [] : ['lifecycle']),
        'livenessProbe',
        'readinessProbe',
        'startupProbe',
      );
  }
}

/** Signals to stop by are off in every version: a hook of nothing else goes with them. */
const isForgotten = (lifecycle: At): boolean =>
  lifecycle.has('stopSignal') && !lifecycle.has('postStart') && !lifecycle.has('preStop');

function validateInitRestart(container: At): void {
  if (!container.has('restartPolicy') || !isOn('SidecarContainers', container)) return;
  if (!isOn('ContainerRestartRules', container)) {
    // 1.34 knows the rules of 1.35, and forgets them.
    if (container.minor < 34) container.oneOf('restartPolicy', ['Always']);
  } else if (container.text('restartPolicy') !== 'Always') validateRestartRules(container);
  else if (container.values('restartPolicyRules').length > 0)
    container.refuse('must not be given with restartPolicy: Always', 'restartPolicyRules');
}

function validateCommon(container: At, { pod, volumes, claims }: Surroundings): void {
  container.need('name', dnsLabel);
  validateImage(container);
  container.oneOfOrEmpty('terminationMessagePolicy', ['File', 'FallbackToLogsOnError']);
  container.oneOfOrEmpty('imagePullPolicy', ['Always', 'IfNotPresent', 'Never']);
  validateContainerPorts(container);
  validateEnv(container);
  validateMounts(container, volumes);
  validateDevices(container, volumes);
  const resources = container.child('resources');
  if (resources) validateResources(resources, { claims });
  validateResizePolicy(container, pod);
  const security = container.child('securityContext');
  if (security) validateSecurityContext(security, pod);
}

function validateImage(container: At): void {
  const image = container.text('image');
  if (image === '') container.refuse('must be given', 'image');
}

function validateResizePolicy(container: At, pod: At): void {
  if (container.minor < 33) return;
  const policies = container.list('resizePolicy');
  for (const policy of policies) {
    if (policy.text('resourceName') === '') policy.refuse('must be given', 'resourceName');
    else policy.oneOf('resourceName', ['cpu', 'memory']);
    if (policy.text('restartPolicy') === '') policy.refuse('must be given', 'restartPolicy');
    else policy.oneOf('restartPolicy', ['NotRequired', 'RestartContainer']);
    const never = pod.text('restartPolicy') === 'Never' && policy.text('restartPolicy') !== 'NotRequired';
    if (never) policy.refuse('must be NotRequired in a pod that is never restarted', 'restartPolicy');
  }
  for (const again of repeated(policies, policy => policy.text('resourceName')))
    again.refuse('must not name a resource twice', 'resourceName');
}
