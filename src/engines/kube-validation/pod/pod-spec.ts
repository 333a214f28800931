import { type At, repeated } from '../at.js';
import { isOn } from '../gates.js';
import { validateLabels } from '../labels.js';
import { dnsLabel, qualifiedName, subdomain } from '../text/names.js';
import { validateAffinity } from './affinity.js';
import { validateHostNetworkPorts } from './container-ports.js';
import { validateContainers } from './containers.js';
import { validateDns, validateHosts } from './dns.js';
import { validateOs } from './os.js';
import { validatePodResources } from './pod-resources.js';
import { validatePodSecurity } from './pod-security.js';
import { validateResources } from './resources.js';
import { validateSpread, validateTolerations } from './scheduling.js';
import { validateVolumes } from './volumes/volumes.js';

const MAX_INT32 = 2 ** 31 - 1;

/** A pod's specification, in an object of its own (`name`: what it is called) or in the template of another. */
export function validatePodSpec(pod: At, name?: string): void {
  const volumes = validateVolumes(pod, name === '' ? undefined : name);
  const claims = validateResourceClaims(pod);
  validateContainers({ pod, volumes, claims });
  validateFileKeys(pod);
  if (isOn('PodLevelResources', pod)) validatePodResources(pod);
  validateHostNetworkPorts(pod);
  pod.oneOfOrEmpty('restartPolicy', ['Always', 'Never', 'OnFailure']);
  validateLabels(pod, 'nodeSelector');
  validatePodSecurity(pod);
  validateAffinity(pod);
  validateDns(pod);
  validateHosts(pod);
  validateGates(pod);
  validateSpread(pod);
  validateTolerations(pod);
  validateNames(pod);
  const overhead = pod.get('overhead');
  if (overhead !== null) validateResources(pod.with({ limits: overhead }).within('overhead'), { claims: new Set() });
  validateOs(pod);
}

function validateNames(pod: At): void {
  pod.check('serviceAccountName', subdomain);
  if (pod.text('serviceAccountName') === '') pod.check('serviceAccount', subdomain);
  pod.check('nodeName', subdomain);
  pod.range('activeDeadlineSeconds', 1, MAX_INT32);
  pod.check('hostname', dnsLabel);
  pod.check('subdomain', dnsLabel);
  pod.check('priorityClassName', subdomain);
  if (pod.has('runtimeClassName')) pod.judge(pod.text('runtimeClassName'), subdomain, 'runtimeClassName');
  pod.oneOf('preemptionPolicy', ['Never', 'PreemptLowerPriority']);
}

function validateGates(pod: At): void {
  for (const gate of pod.list('readinessGates')) gate.judge(gate.text('conditionType'), qualifiedName, 'conditionType');
  const gates = pod.list('schedulingGates');
  for (const gate of gates) gate.judge(gate.text('name'), qualifiedName, 'name');
  for (const again of repeated(gates, gate => gate.text('name'))) again.refuse('must not stand here twice');
}

/** Devices that the pod claims, by the names that containers use for them. */
function validateResourceClaims(pod: At): ReadonlySet<string> {
  const names = new Set<string>();
  if (pod.minor < 34) return new Set(pod.list('resourceClaims').map(claim => claim.text('name')));
  for (const claim of pod.list('resourceClaims')) {
    const name = claim.text('name');
    if (name === '') claim.refuse('must be given', 'name');
    else if (names.has(name)) claim.refuse('must not be the name of two claims', 'name');
    else claim.check('name', dnsLabel);
    if (name !== '') names.add(name);
    if (claim.has('resourceClaimName') === claim.has('resourceClaimTemplateName'))
      claim.refuse('must have exactly one of resourceClaimName and resourceClaimTemplateName');
    for (const key of ['resourceClaimName', 'resourceClaimTemplateName'])
      if (claim.has(key)) claim.judge(claim.text(key), subdomain, key);
  }
  return names;
}

/** A variable out of a file needs a volume that the containers share. */
function validateFileKeys(pod: At): void {
  if (!isOn('EnvFiles', pod)) return;
  const volumes = new Map(pod.list('volumes').map(volume => [volume.text('name'), volume]));
  for (const container of [...pod.list('initContainers'), ...pod.list('containers')]) {
    for (const variable of container.list('env')) {
      const ref = variable.open('valueFrom').child('fileKeyRef');
      if (!ref) continue;
      const volume = volumes.get(ref.text('volumeName'));
      if (!volume) ref.refuse('no volume of the pod is called so', 'volumeName');
      else if (!isEmptyDir(volume)) ref.refuse('must be a volume of the kind emptyDir', 'volumeName');
    }
  }
}

const isEmptyDir = (volume: At): boolean =>
  volume.has('emptyDir') || Object.keys(volume.value).every(key => key === 'name' || !volume.has(key));
