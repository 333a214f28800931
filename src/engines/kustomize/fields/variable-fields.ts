import type { FieldSpec } from './configuration.js';

const IN_CONTAINERS = ['containers', 'initContainers'].flatMap(list =>
  ['args', 'command', 'env/value', 'volumeMounts/mountPath'].map(field => `${list}/${field}`),
);

const inPods = (home: string, kinds: string, more: readonly string[] = []): readonly FieldSpec[] =>
  kinds.split(' ').flatMap(kind => [...IN_CONTAINERS, ...more].map(path => ({ kind, path: `${home}/${path}` })));

const NFS = ['volumes/nfs/server'];
const TEMPLATE = 'spec/template/spec';

/**
 * The fields in which kustomize looks for `$(NAME)`, as observed of `kubectl kustomize` on one object of each kind of
 * Kubernetes with a variable in each of its texts.
 */
export const VARIABLE_FIELDS: readonly FieldSpec[] = [
  { path: 'metadata/annotations' },
  { path: 'metadata/labels' },
  ...inPods('spec', 'Pod', NFS),
  ...inPods(TEMPLATE, 'Deployment DaemonSet ReplicaSet Job', NFS),
  ...inPods(TEMPLATE, 'StatefulSet'),
  ...inPods('spec/jobTemplate/spec/template/spec', 'CronJob'),
  { kind: 'Deployment', path: 'spec/template/metadata/annotations' },
  { kind: 'PersistentVolume', path: 'spec/nfs/server' },
  { kind: 'Service', path: 'spec/ports/targetPort' },
  { kind: 'Ingress', path: 'spec/rules/host' },
  { kind: 'Ingress', path: 'spec/tls/hosts' },
  { kind: 'Ingress', path: 'spec/tls/secretName' },
];
