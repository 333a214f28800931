import { isMapping, isSequence, type KubeMapping, type KubeValue } from '../kube-yaml/value.js';

/** A way into an object: keys, and `*` for every item of a list. */
type FieldPath = readonly string[];

export const fieldPath = (text: string): FieldPath => text.split('/');

/** Tells what stands at the place instead of what is there; undefined for nothing. */
export type Change = (value: KubeValue | undefined) => KubeValue | undefined;

/**
 * A copy in which every value at the path is changed. Where the path ends before that nothing happens, unless `create`
 * asks for the mappings that are missing.
 */
export function change(
  value: KubeValue,
  path: FieldPath,
  { with: changed, create = false }: { readonly with: Change; readonly create?: boolean },
): KubeValue {
  return descend(value, { path, at: 0, changed, create }) ?? value;
}

interface Descent {
  readonly path: FieldPath;
  readonly at: number;
  readonly changed: Change;
  readonly create: boolean;
}

function descend(value: KubeValue | undefined, descent: Descent): KubeValue | undefined {
  const { path, at, changed, create } = descent;
  const part = path[at];
  if (part === undefined) return changed(value);
  const next = { ...descent, at: at + 1 };
  if (part === '*') {
    if (value === null && create) return [];
    return isSequence(value) ? value.map(item => descend(item, next) ?? item) : value;
  }
  const home = value === undefined || value === null ? (create ? {} : undefined) : value;
  if (home === undefined || !isMapping(home)) return value;
  const old = Object.hasOwn(home, part) ? home[part] : undefined;
  if ((old === undefined || old === null) && !create) return value;
  return withEntry(home, part, descend(old, next));
}

/** A copy with one entry set, or removed where the value is undefined. */
export function withEntry(mapping: KubeMapping, key: string, value: KubeValue | undefined): KubeMapping {
  if (value !== undefined) return { ...mapping, [key]: value };
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== key));
}

/** Entries laid over those of a mapping, which may not be there yet. */
export const withEntries =
  (entries: Readonly<Record<string, string>>): Change =>
  value => ({ ...(isMapping(value) ? value : {}), ...entries });
