import { z } from 'zod';
import type { ResourceId } from '../resource.js';
import { kindsAsset } from './kinds-asset.js';

const asset = z.object({
  kinds: z.record(z.string(), z.string()),
  types: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
  clusterScoped: z.array(z.string()),
});

const { kinds, types, clusterScoped } = asset.parse(JSON.parse(kindsAsset));
const withoutNamespace = new Set(clusterScoped);

const keyOf = ({ apiVersion, kind }: Pick<ResourceId, 'apiVersion' | 'kind'>): string => `${apiVersion}/${kind}`;

/** What is known of a place in an object: its type, and the keys by which its items merge where it is a list. */
export interface TypeAt {
  readonly type: string | undefined;
  /** None: the list is replaced as a whole. The empty string: its items are scalars and are united. */
  readonly keys: readonly string[];
}

export const UNKNOWN: TypeAt = { type: undefined, keys: [] };

export const typeOf = (id: Pick<ResourceId, 'apiVersion' | 'kind'>): TypeAt => ({ type: kinds[keyOf(id)], keys: [] });

/** The type of a property; items of a list, and values of a map, have the type of the list itself. */
export function typeBelow({ type }: TypeAt, property: string): TypeAt {
  const found = type === undefined ? undefined : types[type];
  const [below, ...keys] = (found && Object.hasOwn(found, property) ? found[property] : undefined) ?? [];
  return { type: below === '' ? undefined : below, keys };
}

/** True for the built-in kinds that kustomize knows to have no namespace; all others, it believes, have one. */
export const isClusterScoped = (id: Pick<ResourceId, 'apiVersion' | 'kind'>): boolean =>
  withoutNamespace.has(keyOf(id));
