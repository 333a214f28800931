import { isDeepStrictEqual } from 'node:util';
import { isMapping, isSequence, type KubeMapping, type KubeValue, textField } from '../../kube-yaml/value.js';
import type { Configuration } from '../fields/configuration.js';
import { isClusterScoped } from '../fields/kinds.js';
import {
  configuredTargets,
  REFERENCE_TARGETS,
  type ReferenceField,
  type ReferenceTarget,
} from '../fields/reference-fields.js';
import { Unsupported } from '../problem.js';
import { effective, idOf, idsOf, type Resource, type ResourceId, showId } from '../resource.js';
import { fieldPath } from '../tree.js';

/** Gives every field that names another object the name that the object has in the end. */
export function updateReferences(resources: readonly Resource[], configuration: Configuration): void {
  for (const target of [...REFERENCE_TARGETS, ...configuredTargets(configuration)]) {
    // What nothing has renamed or moved changes no reference, not even one that lacks its namespace.
    const isMeant = (id: ResourceId) => id.kind === target.kind && (target.only?.(id) ?? true);
    const named = resources.filter(({ value, former }) => former.length > 0 && isMeant(idOf(value)));
    if (named.length === 0) continue;
    const byName = indexByName(named);
    for (const referrer of resources) {
      const id = idOf(referrer.value);
      for (const field of target.fields) {
        if (typeof field.in === 'function' ? !field.in(id) : !field.in.has(id.kind)) continue;
        const updated = walk(referrer.value, { path: fieldPath(field.path), at: 0, field, target, byName, referrer });
        if (isMapping(updated)) referrer.value = updated;
      }
    }
  }
}

interface Walk {
  readonly path: readonly string[];
  readonly at: number;
  readonly field: ReferenceField;
  readonly target: ReferenceTarget;
  readonly byName: ReadonlyMap<string, readonly Resource[]>;
  readonly referrer: Resource;
}

/** By each name that an object has or had. */
function indexByName(resources: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const index = new Map<string, Resource[]>();
  for (const resource of resources) {
    for (const name of new Set(idsOf(resource).map(id => id.name))) {
      const same = index.get(name);
      if (same) same.push(resource);
      else index.set(name, [resource]);
    }
  }
  return index;
}

function walk(value: KubeValue, walking: Walk): KubeValue {
  const { path, at } = walking;
  const part = path[at];
  if (part === undefined) return value;
  const isLast = at === path.length - 1;
  if (part === '*') {
    if (!isSequence(value)) return value;
    return value.map(item => (isLast ? renamed(item, walking) : walk(item, { ...walking, at: at + 1 })));
  }
  // `configurations` do not mark lists.
  if (isSequence(value)) return value.map(item => walk(item, walking));
  if (!isMapping(value) || !Object.hasOwn(value, part)) return value;
  if (isLast) return inMapping(value, part, walking);
  return { ...value, [part]: walk(value[part] ?? null, { ...walking, at: at + 1 }) };
}

function renamed(item: KubeValue, { byName, referrer }: Walk): KubeValue {
  if (typeof item !== 'string') return item;
  const found = candidate(item, { byName, referrer });
  return found ? idOf(found.value).name : item;
}

function inMapping(mapping: KubeMapping, key: string, walking: Walk): KubeMapping {
  const { field, target, byName, referrer } = walking;
  const value = mapping[key];
  if (isSequence(value)) return { ...mapping, [key]: value.map(item => renamed(item, walking)) };
  if (isMapping(value)) throw new Unsupported(`${showId(idOf(referrer.value))}: ${field.path} is no name`);
  const name = textField(mapping, key);
  if (name === undefined) return mapping;
  if (field.says && textField(mapping, 'kind') !== target.kind) return mapping;
  const place = field.namespaced ? { explicit: textField(mapping, 'namespace') } : undefined;
  const found = candidate(name, { byName, referrer, place });
  if (!found) return mapping;
  const id = idOf(found.value);
  const isMoved = field.namespaced && id.namespace !== '';
  return { ...mapping, [key]: id.name, ...(isMoved ? { namespace: id.namespace } : {}) };
}

interface Search {
  readonly byName: ReadonlyMap<string, readonly Resource[]>;
  readonly referrer: Resource;
  /** Given where the reference may say a namespace itself. */
  readonly place?: { readonly explicit: string | undefined } | undefined;
}

/** The object that is meant; undefined where none has, or had, that name. */
function candidate(name: string, { byName, referrer, place }: Search): Resource | undefined {
  const explicit = place?.explicit;
  // A name of one time may stand beside the namespace of another.
  const all = (byName.get(name) ?? []).filter(
    resource => !explicit || idsOf(resource).some(id => effective(id.namespace) === explicit),
  );
  const near = place ? all : all.filter(resource => isInReach(resource, referrer));
  const [first] = near;
  if (near.length < 2) return first;
  const alike = near.filter(
    ({ prefixes, suffixes }) =>
      isDeepStrictEqual(prefixes, referrer.prefixes) && isDeepStrictEqual(suffixes, referrer.suffixes),
  );
  const [only] = alike;
  if (only && alike.length === 1) return only;
  const from = idOf(referrer.value);
  throw new Unsupported(`${showId(from)} refers to ${name}, and ${near.length} objects have, or had, that name`);
}

function isInReach(resource: Resource, referrer: Resource): boolean {
  const theirs = idOf(resource.value);
  const own = idOf(referrer.value);
  if (isClusterScoped(theirs) || isClusterScoped(own)) return true;
  return effective(theirs.namespace) === effective(own.namespace);
}
