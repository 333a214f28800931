import { qualifiedName } from '../text/names.js';

const COUNTS = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
];
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];
const QUOTA = new Set([
  ...COUNTS,
  ...COMPUTE,
  ...COMPUTE.flatMap(name => [`requests.${name}`, `limits.${name}`]),
  'requests.storage',
]);

export const isHugePages = (name: string): boolean => name.startsWith('hugepages-');
const isQuotaHugePages = (name: string): boolean => isHugePages(name) || name.startsWith('requests.hugepages-');

/** A resource that a quota can bound. */
export const isQuotaResource = (name: string): boolean => QUOTA.has(name) || isQuotaHugePages(name);
export const isStandard = (name: string): boolean => name === 'storage' || isQuotaResource(name);

const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/');

/** A resource that somebody else has added: `nvidia.com/gpu`. */
export const isExtended = (name: string): boolean =>
  !isNative(name) && !name.startsWith('requests.') && qualifiedName(`requests.${name}`) === undefined;

/** Requests of these may be below the limit. */
export const isOvercommitAllowed = (name: string): boolean => isNative(name) && !isHugePages(name);

export const isInteger = (name: string): boolean => COUNTS.includes(name) || isExtended(name);
