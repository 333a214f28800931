import { isMapping, type KubeMapping, type KubePath, textField } from '../kube-yaml/value.js';
import { change, fieldPath } from './tree.js';

/** What an object is known by. */
export interface ResourceId {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** The empty string where it names none. */
  readonly namespace: string;
}

/** Where an object comes from: a document of a file, or an entry of a kustomization's generator. */
export interface ResourceOrigin {
  readonly file: string;
  /** The object as that file has it; undefined for a generated one. */
  readonly source: ResourceId | undefined;
  /** For a generated one, the entry that makes it. */
  readonly generator?: { readonly field: string; readonly index: number };
}

/** One object on its way through the kustomizations. */
export interface Resource {
  value: KubeMapping;
  /** Ways to values that its file does not write at all, as long as nothing has changed that. */
  blanks: readonly KubePath[];
  readonly origin: ResourceOrigin;
  /** What it was known by before each change, oldest first. */
  readonly former: ResourceId[];
  /** What was put before and behind its name, in this order. */
  readonly prefixes: string[];
  readonly suffixes: string[];
  /** Its name gets a suffix made from its content. */
  hashed: boolean;
}

/** Objects are never changed, only replaced: what one is known by is read once. */
const ids = new WeakMap<KubeMapping, ResourceId>();

export function idOf(value: KubeMapping): ResourceId {
  const known = ids.get(value) ?? readId(value);
  ids.set(value, known);
  return known;
}

function readId(value: KubeMapping): ResourceId {
  return {
    apiVersion: textField(value, 'apiVersion') ?? '',
    kind: textField(value, 'kind') ?? '',
    name: textField(value, 'metadata', 'name') ?? '',
    namespace: textField(value, 'metadata', 'namespace') ?? '',
  };
}

/** All that an object is or was known by, the present last. */
export const idsOf = (resource: Resource): readonly ResourceId[] => [...resource.former, idOf(resource.value)];

/** No namespace is the namespace `default`. */
export const effective = (namespace: string): string => (namespace === '' ? 'default' : namespace);

/** Equal for what `sameId` calls the same. */
export const keyOf = ({ apiVersion, kind, name, namespace }: ResourceId): string =>
  [apiVersion, kind, name, effective(namespace)].join('\n');

export function sameId(one: ResourceId, other: ResourceId): boolean {
  return (
    one.apiVersion === other.apiVersion &&
    one.kind === other.kind &&
    one.name === other.name &&
    effective(one.namespace) === effective(other.namespace)
  );
}

export const showId = ({ kind, name, namespace }: ResourceId): string =>
  `${kind}/${name}${namespace === '' ? '' : ` in namespace ${namespace}`}`;

/** Gives it another name or namespace, and remembers the one it had, even if that is the same. */
export function rename(resource: Resource, key: 'name' | 'namespace', text: string): void {
  resource.former.push(idOf(resource.value));
  const renamed = change(resource.value, fieldPath(`metadata/${key}`), { with: () => text, create: true });
  if (isMapping(renamed)) resource.value = renamed;
}

/** Changes its value at a path; what comes out is an object again. */
export function edit(resource: Resource, path: string, how: Parameters<typeof change>[2]): void {
  const changed = change(resource.value, fieldPath(path), how);
  if (isMapping(changed)) resource.value = changed;
}

export const group = (apiVersion: string): string => (apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '');
export const version = (apiVersion: string): string => apiVersion.split('/').at(-1) ?? '';
