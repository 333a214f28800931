import type { KubeDocument } from '../kube-yaml/document.js';
import { field } from '../kube-yaml/value.js';
import type { KubeFault } from './fault.js';
import { isDnsLabel, isSubdomain } from './label.js';

/** Kinds whose names may hold anything that can stand in a path: `system:node-proxier`. */
const PATH_NAMES = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTrustBundle',
  'IPAddress',
  'PodDisruptionBudget',
  'Role',
  'RoleBinding',
]);
const LABEL_NAMES = new Set(['Namespace', 'Service']);
/** Questions to the API server rather than objects that it keeps. */
const NAMELESS_GROUPS = /^(?:authentication|authorization)\.k8s\.io\//;

/** Faults of an object's name and namespace that the API server refuses whatever the kind. */
export function checkName(
  { apiVersion, kind, value }: KubeDocument,
  { namespaced }: { readonly namespaced: boolean },
): readonly KubeFault[] {
  const name = field(value, 'metadata', 'name');
  const namespace = field(value, 'metadata', 'namespace');
  const faults: KubeFault[] = [];
  if (name === undefined || name === null || name === '') {
    const generated = typeof field(value, 'metadata', 'generateName') === 'string';
    if (!generated && !NAMELESS_GROUPS.test(apiVersion)) faults.push(fault('"name" is missing', ['metadata']));
  } else if (typeof name === 'string' && !fits(name, kind)) {
    faults.push(
      fault(`${JSON.stringify(name.slice(0, 60))} is not a valid name: ${wanted(kind)}`, ['metadata', 'name']),
    );
  }
  if (namespaced && typeof namespace === 'string' && namespace !== '' && !isDnsLabel(namespace)) {
    faults.push(
      fault(`${JSON.stringify(namespace.slice(0, 60))} is not a valid namespace: ${wanted('Namespace')}`, [
        'metadata',
        'namespace',
      ]),
    );
  }
  return faults;
}

function fits(name: string, kind: string): boolean {
  if (PATH_NAMES.has(kind)) return name !== '.' && name !== '..' && !/[/%]/.test(name);
  return LABEL_NAMES.has(kind) ? isDnsLabel(name) : isSubdomain(name);
}

function wanted(kind: string): string {
  if (PATH_NAMES.has(kind)) return 'expected no "/" and no "%"';
  const length = LABEL_NAMES.has(kind)
    ? 'at most 63 lower-case letters, digits and "-"'
    : 'lower-case letters, digits, "-" and "."';
  return `expected ${length}, a letter or digit at both ends`;
}

const fault = (message: string, path: readonly string[]): KubeFault => ({
  rule: 'schema-invalid',
  message,
  path,
  part: 'key',
});
