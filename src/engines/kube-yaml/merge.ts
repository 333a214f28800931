import { Refused } from './refused.js';
import { isMapping, isSequence, type KubeValue } from './value.js';

/** Sets an entry, `__proto__` like any other. */
export function put(entries: Record<string, KubeValue>, key: string, value: KubeValue): void {
  if (key === '__proto__') {
    Object.defineProperty(entries, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    entries[key] = value;
  }
}

interface Merge {
  readonly value: KubeValue;
  /** Keys that only merges have set so far. */
  readonly merged: Set<string> | undefined;
  readonly offset: number;
  /** Over what the mapping has by then. */
  readonly over: boolean;
}

/** Merges as go-yaml does, of a list the first entry last: v2 over what the mapping has by then, v3 not. Answers the keys that came. */
export function mergeInto(entries: Record<string, KubeValue>, { value, merged, offset, over }: Merge): Set<string> {
  const came = merged ?? new Set<string>();
  const sources = isSequence(value) ? value.toReversed() : [value];
  for (const source of sources) {
    if (!isMapping(source)) throw new Refused('a merge needs a mapping, or a list of mappings', offset);
    for (const [key, item] of Object.entries(source)) {
      const isNew = !Object.hasOwn(entries, key);
      if (isNew) came.add(key);
      if (isNew || over || came.has(key)) put(entries, key, item);
    }
  }
  return came;
}
