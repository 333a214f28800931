import type { ResourceId } from '../resource.js';
import type { Configuration } from './configuration.js';
import { isOfKind } from './field-spec.js';

/** A field that holds another object's name. */
export interface ReferenceField {
  readonly path: string;
  /** Kinds of objects that have the field. */
  readonly in: ReadonlySet<string> | ((id: ResourceId) => boolean);
  /** The mapping around the name says the kind of what it names, too. */
  readonly says?: 'kind';
  /** The mapping around the name may say its namespace. */
  readonly namespaced?: true;
}

/** A kind of objects that others name. */
export interface ReferenceTarget {
  readonly kind: string;
  /** Which of that kind; all unless given. */
  readonly only?: (id: ResourceId) => boolean;
  readonly fields: readonly ReferenceField[];
}

/** Where a pod's spec is: the API reference of each kind says so. */
const POD_SPECS: Readonly<Record<string, string>> = {
  Pod: 'spec',
  PodTemplate: 'template/spec',
  Deployment: 'spec/template/spec',
  ReplicaSet: 'spec/template/spec',
  DaemonSet: 'spec/template/spec',
  StatefulSet: 'spec/template/spec',
  Job: 'spec/template/spec',
  ReplicationController: 'spec/template/spec',
  CronJob: 'spec/jobTemplate/spec/template/spec',
};

const PODS = 'Pod PodTemplate Deployment ReplicaSet DaemonSet StatefulSet Job CronJob';
/** Where `kubectl kustomize` was seen to follow the names of accounts, claims and priorities. */
const WORKLOADS = 'Pod Deployment DaemonSet StatefulSet Job CronJob ReplicationController';

const at = (path: string, kinds: string, more: Partial<ReferenceField> = {}): ReferenceField => ({
  path,
  in: new Set(kinds.split(' ')),
  ...more,
});

const inPods = (kinds: string, paths: readonly string[]): readonly ReferenceField[] =>
  kinds.split(' ').flatMap(kind => paths.map(path => at(`${POD_SPECS[kind]}/${path}`, kind)));

const inContainers = (path: string): readonly string[] => [`containers/*/${path}`, `initContainers/*/${path}`];

const target = (kind: string, fields: readonly ReferenceField[]): ReferenceTarget => ({ kind, fields });

const RESOURCE_NAMES = 'rules/*/resourceNames/*';
const BINDINGS = 'RoleBinding ClusterRoleBinding';
const SCALE_TARGET = at('spec/scaleTargetRef/name', 'HorizontalPodAutoscaler', { says: 'kind' });
const WEBHOOKS = 'ValidatingWebhookConfiguration MutatingWebhookConfiguration';

/** Every field in which kustomize gives a renamed object its new name, as observed of `kubectl kustomize`. */
export const REFERENCE_TARGETS: readonly ReferenceTarget[] = [
  ...['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet'].map(kind => target(kind, [SCALE_TARGET])),
  target('ConfigMap', [
    ...inPods(PODS, [
      ...inContainers('env/*/valueFrom/configMapKeyRef/name'),
      ...inContainers('envFrom/*/configMapRef/name'),
      'volumes/*/configMap/name',
      'volumes/*/projected/sources/*/configMap/name',
    ]),
    at(RESOURCE_NAMES, 'Role ClusterRole'),
    at('spec/configSource/configMap/name', 'Node'),
  ]),
  target('Secret', [
    ...inPods(PODS, [
      ...inContainers('env/*/valueFrom/secretKeyRef/name'),
      ...inContainers('envFrom/*/secretRef/name'),
      'imagePullSecrets/*/name',
      'volumes/*/secret/secretName',
      'volumes/*/projected/sources/*/secret/name',
    ]),
    at('imagePullSecrets/*/name', 'ServiceAccount'),
    at('spec/tls/*/secretName', 'Ingress'),
    at('spec/azureFile/secretName', 'PersistentVolume'),
    at(RESOURCE_NAMES, 'Role ClusterRole'),
  ]),
  target('Service', [
    at('spec/serviceName', 'StatefulSet'),
    at('spec/defaultBackend/service/name', 'Ingress'),
    at('spec/rules/*/http/paths/*/backend/service/name', 'Ingress'),
    at('spec/backend/serviceName', 'Ingress'),
    at('spec/rules/*/http/paths/*/backend/serviceName', 'Ingress'),
    at('spec/service/name', 'APIService', { namespaced: true }),
    at('webhooks/*/clientConfig/service/name', WEBHOOKS, { namespaced: true }),
  ]),
  target('Role', [at('roleRef/name', 'RoleBinding', { says: 'kind' })]),
  target('ClusterRole', [at('roleRef/name', BINDINGS, { says: 'kind' })]),
  target('ServiceAccount', [
    at('subjects/*/name', BINDINGS, { namespaced: true }),
    ...inPods(WORKLOADS, ['serviceAccountName']),
  ]),
  target('PersistentVolumeClaim', inPods(WORKLOADS, ['volumes/*/persistentVolumeClaim/claimName'])),
  target('PersistentVolume', [at('spec/volumeName', 'PersistentVolumeClaim'), at(RESOURCE_NAMES, 'ClusterRole')]),
  target('StorageClass', [
    at('spec/storageClassName', 'PersistentVolume PersistentVolumeClaim'),
    at('spec/volumeClaimTemplates/*/spec/storageClassName', 'StatefulSet'),
  ]),
  target('PriorityClass', inPods(WORKLOADS, ['priorityClassName'])),
  target('ValidatingAdmissionPolicy', [at('spec/policyName', 'ValidatingAdmissionPolicyBinding')]),
];

/** What a kustomization's own `configurations` add to these. */
export const configuredTargets = ({ nameReference }: Configuration): readonly ReferenceTarget[] =>
  nameReference.map(({ fieldSpecs, ...wanted }) => ({
    kind: wanted.kind,
    only: id => isOfKind(id, wanted),
    fields: fieldSpecs.map(spec => ({ path: spec.path, in: id => isOfKind(id, spec) })),
  }));
