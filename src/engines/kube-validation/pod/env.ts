import type { At, TextRule } from '../at.js';
import { isOn } from '../gates.js';
import {
  annotationKey,
  configKey,
  dnsLabel,
  noBacksteps,
  qualifiedName,
  relaxedEnvName,
  strictEnvName,
  subdomain,
} from '../text/names.js';
import { readNanos } from '../text/quantity.js';

/** The variables of a container, and where whole sets of them come from. */
export function validateEnv(container: At): void {
  const name = isOn('RelaxedEnvironmentVariableValidation', container) ? relaxedEnvName : strictEnvName;
  for (const variable of container.list('env')) {
    variable.need('name', name);
    validateValueFrom(variable);
  }
  for (const source of container.list('envFrom')) validateEnvFrom(source, name);
}

function validateEnvFrom(at: At, name: TextRule): void {
  at.check('prefix', name);
  const sources = ['configMapRef', 'secretRef'].filter(key => at.has(key));
  for (const key of sources) at.open(key).need('name', subdomain);
  if (sources.length !== 1) at.refuse('must have exactly one of configMapRef and secretRef');
}

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

function validateValueFrom(variable: At): void {
  const at = variable.child('valueFrom');
  if (!at) return;
  const keys = isOn('EnvFiles', at) ? SOURCES : SOURCES.slice(0, -1);
  const given = keys.filter(key => at.has(key));
  if (at.has('fieldRef')) validateFieldRef(at.open('fieldRef'), ENV_FIELDS);
  if (at.has('resourceFieldRef')) validateResourceRef(at.open('resourceFieldRef'), { volume: false });
  for (const key of ['configMapKeyRef', 'secretKeyRef']) {
    const ref = at.child(key);
    if (!ref) continue;
    ref.judge(ref.text('name'), text => (text === '' ? 'must be given' : subdomain(text)), 'name');
    ref.need('key', configKey);
  }
  if (given.includes('fileKeyRef')) validateFileKey(at.open('fileKeyRef'));
  if (given.length === 0) at.refuse(`must have one of ${keys.join(', ')}`);
  else if (variable.text('value') !== '') at.refuse('must not be given beside a value');
  else if (given.length > 1) at.refuse('must have one source only');
}

function validateFileKey(at: At): void {
  at.need('key', relaxedEnvName);
  at.need('volumeName', dnsLabel);
  at.need('path', noBacksteps);
}

const ENV_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
export const VOLUME_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'metadata.annotations',
  'metadata.uid',
];

/** A field of the pod, by its path. */
export function validateFieldRef(at: At, known: readonly string[]): void {
  const version = at.text('apiVersion') || 'v1';
  const path = at.text('fieldPath');
  if (path === '') {
    at.refuse('must be given', 'fieldPath');
    return;
  }
  if (version !== 'v1') {
    at.refuse(`must be v1, got ${version}`, 'fieldPath');
    return;
  }
  const [, map, key] = /^([^[\]]+)\['(.*)'\]$/s.exec(path) ?? [];
  if (map !== undefined && key !== undefined) {
    if (map !== 'metadata.labels' && map !== 'metadata.annotations')
      at.refuse('has no entries to choose from', 'fieldPath');
    else at.judge(key, map === 'metadata.labels' ? qualifiedName : annotationKey, 'fieldPath');
  } else if (!known.includes(path === 'spec.host' ? 'spec.nodeName' : path)) {
    at.refuse(`"${path}" is no field that can be read here: ${known.join(', ')}`, 'fieldPath');
  }
}

const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'].flatMap(name => [`limits.${name}`, `requests.${name}`]);
const SIZES = new Set(
  ['1', ...[...'kMGTPE'].map(unit => `1${unit}`), ...[...'KMGTPE'].map(unit => `1${unit}i`)].map(text =>
    readNanos(text),
  ),
);
const CPU_DIVISORS = new Set([readNanos('1m'), readNanos('1')]);

/** A resource of a container, in units of a divisor. */
export function validateResourceRef(at: At, { volume }: { volume: boolean }): void {
  const resource = at.text('resource');
  const isHugePages = /^(?:limits|requests)\.hugepages-/.test(resource);
  if (volume && at.text('containerName') === '') at.refuse('must be given', 'containerName');
  else if (resource === '') at.refuse('must be given', 'resource');
  else if (!RESOURCES.includes(resource) && !isHugePages)
    at.refuse(`must be one of ${RESOURCES.join(', ')}`, 'resource');
  const divisor = readNanos(at.get('divisor')) ?? 0n;
  if (divisor === 0n) return;
  const isCpu = resource.endsWith('.cpu');
  if (!isCpu && !RESOURCES.includes(resource) && !isHugePages) return;
  if (isCpu ? !CPU_DIVISORS.has(divisor) : !SIZES.has(divisor))
    at.refuse(isCpu ? 'must be 1 or 1m' : 'must be 1 of a unit: 1, 1k, 1Ki, 1M, 1Mi …', 'divisor');
}
