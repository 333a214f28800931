import { isMapping, isSequence, type KubeMapping, type KubePath, type KubeValue } from '../kube-yaml/value.js';
import { type TypeAt, typeBelow } from './fields/kinds.js';

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
  const without = blanks.length === 0 ? value : remove(value, blanks, { type, depth: 0 });
  return isMapping(without) ? without : value;
}

interface Removal {
  readonly type: TypeAt;
  /** How many parts of each way led to the value. */
  readonly depth: number;
}

function remove(value: KubeValue, paths: readonly KubePath[], { type, depth }: Removal): KubeValue {
  const below = new Map<string | number | undefined, KubePath[]>();
  for (const path of paths) {
    const same = below.get(path[depth]);
    if (same) same.push(path);
    else below.set(path[depth], [path]);
  }
  const inner = (item: KubeValue, part: string | number, at: TypeAt): KubeValue => {
    const deeper = below.get(part)?.filter(path => path.length > depth + 1) ?? [];
    return deeper.length === 0 ? item : remove(item, deeper, { type: at, depth: depth + 1 });
  };
  if (isSequence(value)) {
    const [key = ''] = type.keys;
    return key === '' ? value : value.map((item, index) => inner(item, index, { type: type.type, keys: [] }));
  }
  if (!isMapping(value)) return value;
  const ends = (part: string) => below.get(part)?.some(path => path.length === depth + 1) ?? false;
  const kept = Object.entries(value).filter(([part, item]) => item !== null || !ends(part));
  return Object.fromEntries(kept.map(([part, item]) => [part, inner(item, part, typeBelow(type, part))]));
}
