import { field, isMapping, type KubePath, type KubeValue, textField } from '../../kube-yaml/value.js';
import { type Complaint, docs, type NamespacePolicy, type PodPolicy } from '../policy.js';
import { listed, type Workload } from '../workload.js';
import type { Keys } from '../world.js';

type Kind = 'Secret' | 'ConfigMap';

/** A place that names a Secret or a ConfigMap, and perhaps keys in it. */
interface Reference {
  readonly kind: Kind;
  readonly name: string;
  readonly path: KubePath;
  readonly keys: readonly { readonly name: string; readonly path: KubePath }[];
}

interface Place {
  readonly kind: Kind;
  readonly path: KubePath;
  readonly nameKey?: string;
}

function read(value: KubeValue | undefined, { kind, path, nameKey = 'name' }: Place): readonly Reference[] {
  const name = textField(value, nameKey);
  if (!name || !isMapping(value) || field(value, 'optional') === true) return [];
  const key = textField(value, 'key');
  const keys = [
    ...(key === undefined ? [] : [{ name: key, path: [...path, 'key'] }]),
    ...listed(value, path, 'items').map(item => ({
      name: textField(item.value, 'key') ?? '',
      path: [...item.path, 'key'],
    })),
  ];
  return [{ kind, name, path: [...path, nameKey], keys }];
}

function fromContainers({ containers }: Workload): readonly Reference[] {
  return containers.flatMap(({ value, path }) => [
    ...listed(value, path, 'env').flatMap(({ value, path }) => [
      ...read(field(value, 'valueFrom', 'secretKeyRef'), {
        kind: 'Secret',
        path: [...path, 'valueFrom', 'secretKeyRef'],
      }),
      ...read(field(value, 'valueFrom', 'configMapKeyRef'), {
        kind: 'ConfigMap',
        path: [...path, 'valueFrom', 'configMapKeyRef'],
      }),
    ]),
    ...listed(value, path, 'envFrom').flatMap(({ value, path }) => [
      ...read(field(value, 'secretRef'), { kind: 'Secret', path: [...path, 'secretRef'] }),
      ...read(field(value, 'configMapRef'), { kind: 'ConfigMap', path: [...path, 'configMapRef'] }),
    ]),
  ]);
}

function fromVolumes({ spec, path }: Workload): readonly Reference[] {
  return listed(spec, path, 'volumes').flatMap(volume => [
    ...read(field(volume.value, 'secret'), { kind: 'Secret', path: [...volume.path, 'secret'], nameKey: 'secretName' }),
    ...read(field(volume.value, 'configMap'), { kind: 'ConfigMap', path: [...volume.path, 'configMap'] }),
    ...listed(volume.value, volume.path, 'projected', 'sources').flatMap(({ value, path }) => [
      ...read(field(value, 'secret'), { kind: 'Secret', path: [...path, 'secret'] }),
      ...read(field(value, 'configMap'), { kind: 'ConfigMap', path: [...path, 'configMap'] }),
    ]),
  ]);
}

const pullSecrets = ({ spec, path }: Workload): readonly Reference[] =>
  listed(spec, path, 'imagePullSecrets').flatMap(({ value, path }) => read(value, { kind: 'Secret', path }));

const references = (pod: Workload): readonly Reference[] => [
  ...fromContainers(pod),
  ...fromVolumes(pod),
  ...pullSecrets(pod),
];

interface Known {
  readonly defined: ReadonlyMap<string, Keys>;
  readonly isExternal: (name: string) => boolean;
}

function undefinedReferences(all: readonly Reference[], { defined, isExternal }: Known): readonly Complaint[] {
  return all.flatMap(({ kind, name, path, keys }) => {
    if (isExternal(name)) return [];
    if (!defined.has(name)) return [{ path, message: `there is no ${kind} "${name}" here`, actual: name }];
    const known = defined.get(name);
    return keys
      .filter(key => known && !known.has(key.name))
      .map(key => ({ path: key.path, message: `${kind} "${name}" has no key "${key.name}"`, actual: key.name }));
  });
}

/** Certificates of an Ingress that nobody is asked to make. */
function certificates(value: KubeValue): readonly Reference[] {
  const annotations = field(value, 'metadata', 'annotations');
  const made = isMapping(annotations) && Object.keys(annotations).some(isIssuer);
  if (made || !isMapping(value)) return [];
  return listed(value, [], 'spec', 'tls').flatMap(entry =>
    read(entry.value, { kind: 'Secret', path: entry.path, nameKey: 'secretName' }),
  );
}

const isIssuer = (annotation: string): boolean =>
  /^(?:cert-manager\.io\/(?:cluster-)?issuer|kubernetes\.io\/tls-acme|acme\.cert-manager\.io\/.+)$/.test(annotation);

const secretUndefined: NamespacePolicy = {
  id: 'secret-undefined',
  level: 'warning',
  reason: 'a Secret, or a key of one, that is referred to and neither defined here nor listed under `external-secrets`',
  remedy: 'Correct the name, or list it under `external-secrets` if something else makes it.',
  link: docs('concepts/configuration/secret'),
  on: 'namespace',
  check: namespace => {
    const known = { defined: namespace.secrets, isExternal: namespace.world.settings.isExternalSecret };
    const pods = namespace.workloads.flatMap(pod => {
      const named = references(pod).filter(({ kind }) => kind === 'Secret');
      return undefinedReferences(named, known).map(complaint => ({ ...complaint, document: pod.document }));
    });
    const ingresses = namespace
      .objects('networking.k8s.io/Ingress')
      .flatMap(document =>
        undefinedReferences(certificates(document.value), known).map(complaint => ({ ...complaint, document })),
      );
    return [...pods, ...ingresses];
  },
};

const configMapUndefined: PodPolicy = {
  id: 'config-map-undefined',
  level: 'warning',
  reason:
    'a ConfigMap, or a key of one, that is referred to and neither defined here nor listed under `external-config-maps`',
  remedy: 'Correct the name, or list it under `external-config-maps` if something else makes it.',
  link: docs('concepts/configuration/configmap'),
  on: 'pod',
  check: (pod, namespace) =>
    undefinedReferences(
      references(pod).filter(({ kind }) => kind === 'ConfigMap'),
      { defined: namespace.configMaps, isExternal: namespace.world.settings.isExternalConfigMap },
    ),
};

export const referencePolicies: readonly (NamespacePolicy | PodPolicy)[] = [secretUndefined, configMapUndefined];
