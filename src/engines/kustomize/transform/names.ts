import { field, isMapping, isSequence, type KubeValue, textField } from '../../kube-yaml/value.js';
import type { FieldSpec } from '../fields/configuration.js';
import { changeField, isOfKind } from '../fields/field-spec.js';
import { isClusterScoped } from '../fields/kinds.js';
import type { Kustomization } from '../kustomization.js';
import { RenderError } from '../problem.js';
import { edit, idOf, idsOf, keyOf, type Resource, rename, showId } from '../resource.js';

/** Kinds whose names mean something to the cluster. */
const KEEP_NAME = new Set(['Namespace', 'CustomResourceDefinition', 'APIService']);

export function addPrefixAndSuffix(resources: readonly Resource[], { namePrefix, nameSuffix }: Kustomization): void {
  if (namePrefix === '' && nameSuffix === '') return;
  for (const resource of resources) {
    const { kind, name } = idOf(resource.value);
    if (KEEP_NAME.has(kind)) continue;
    if (namePrefix !== '') resource.prefixes.push(namePrefix);
    if (nameSuffix !== '') resource.suffixes.push(nameSuffix);
    rename(resource, 'name', `${namePrefix}${name}${nameSuffix}`);
  }
}

/** Moves everything that has a namespace into one, and what speaks of that place in ways that no reference tells. */
export function setNamespace(
  resources: readonly Resource[],
  { namespace }: Kustomization,
  more: readonly FieldSpec[],
): void {
  if (namespace === '') return;
  for (const resource of resources) {
    const { kind, apiVersion } = idOf(resource.value);
    if (kind === 'Namespace' && apiVersion === 'v1') rename(resource, 'name', namespace);
    else if (!isClusterScoped({ kind, apiVersion })) rename(resource, 'namespace', namespace);
    setInside(resource, { kind, namespace });
    for (const spec of more) changeField(resource, spec, () => namespace);
  }
  const known = new Set<string>();
  for (const { value } of resources) {
    const key = keyOf(idOf(value));
    if (known.has(key)) throw new RenderError(`namespace: there are two of ${showId(idOf(value))} then`);
    known.add(key);
  }
}

function setInside(
  resource: Resource,
  { kind, namespace }: { readonly kind: string; readonly namespace: string },
): void {
  const set = { with: () => namespace };
  if (kind === 'APIService') edit(resource, 'spec/service/namespace', { ...set, create: true });
  if (kind === 'CustomResourceDefinition') {
    edit(resource, 'spec/conversion/webhook/clientConfig/service/namespace', set);
  }
  if (kind !== 'RoleBinding' && kind !== 'ClusterRoleBinding') return;
  edit(resource, 'subjects/*', { with: subject => withNamespace(subject, namespace) });
}

/** Each namespace has a service account `default` that no object defines. */
function withNamespace(subject: KubeValue | undefined, namespace: string): KubeValue | undefined {
  return isMapping(subject) && textField(subject, 'name') === 'default' ? { ...subject, namespace } : subject;
}

const SCALED = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'ReplicationController']);

export function setReplicas(
  resources: readonly Resource[],
  { replicas }: Kustomization,
  more: readonly FieldSpec[],
): void {
  for (const { name = '', count } of replicas) {
    const named = resources.filter(resource => idsOf(resource).some(id => id.name === name));
    const found = named.filter(resource => SCALED.has(idOf(resource.value).kind));
    const others = named.filter(({ value }) => more.some(spec => isOfKind(idOf(value), spec)));
    for (const resource of others) for (const spec of more) changeField(resource, spec, () => count);
    if (found.length + others.length === 0)
      throw new RenderError(`replicas: nothing that has replicas is called ${name}`);
    for (const resource of found) edit(resource, 'spec/replicas', { with: () => count, create: true });
  }
}

/** Objects that say that they are for tools alone are not applied. */
export function isLocal({ value }: Resource): boolean {
  const says = field(value, 'metadata', 'annotations', 'config.kubernetes.io/local-config');
  return says !== undefined && !isSequence(says) && says !== 'false';
}
