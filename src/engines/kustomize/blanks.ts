import { isMapping, isSequence, type KubeMapping, type KubePath, type KubeValue } from '../kube-yaml/value.js';
import { type TypeAt, typeBelow } from './kinds.js';
import { withEntry } from './tree.js';

/** Stands for a value that is not written at all, until `unmark`. No text can hold it. */
export const BLANK = '\0';

export interface LoadedObject {
  readonly value: KubeMapping;
  /** Ways to values that are not written at all: null, but a strategic merge takes them out. */
  readonly blanks: readonly KubePath[];
}

/** Null for every mark, and where they were. */
export function unmark(marked: KubeMapping): LoadedObject {
  const blanks: KubePath[] = [];
  const value = unmarkMapping(marked, { path: [], blanks });
  return blanks.length === 0 ? { value: marked, blanks } : { value, blanks };
}

interface Unmarking {
  readonly path: KubePath;
  readonly blanks: KubePath[];
}

function unmarkMapping(mapping: KubeMapping, at: Unmarking): KubeMapping {
  return Object.fromEntries(Object.entries(mapping).map(([key, value]) => [key, unmarkValue(value, below(at, key))]));
}

function unmarkValue(value: KubeValue, at: Unmarking): KubeValue {
  if (value === BLANK) {
    at.blanks.push(at.path);
    return null;
  }
  if (isSequence(value)) return value.map((item, index) => unmarkValue(item, below(at, index)));
  return isMapping(value) ? unmarkMapping(value, at) : value;
}

const below = ({ path, blanks }: Unmarking, part: string | number): Unmarking => ({ path: [...path, part], blanks });

/** Takes out what was not written, except in lists that are no more than values to kustomize. */
export function withoutBlanks(value: KubeMapping, blanks: readonly KubePath[], type: TypeAt): KubeMapping {
  return blanks.reduce<KubeMapping>((rest, path) => {
    const without = remove(rest, path, type);
    return isMapping(without) ? without : rest;
  }, value);
}

function remove(value: KubeValue, [part, ...rest]: KubePath, type: TypeAt): KubeValue {
  if (isSequence(value) && typeof part === 'number') {
    const [key = ''] = type.keys;
    const item = value[part];
    if (key === '' || item === undefined || rest.length === 0) return value;
    return value.with(part, remove(item, rest, { type: type.type, keys: [] }));
  }
  if (!isMapping(value) || typeof part !== 'string' || !Object.hasOwn(value, part)) return value;
  const inner = value[part] ?? null;
  if (rest.length === 0) return inner === null ? withEntry(value, part, undefined) : value;
  return withEntry(value, part, remove(inner, rest, typeBelow(type, part)));
}
