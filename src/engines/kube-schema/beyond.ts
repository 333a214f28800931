import type { KubeDocument } from '../kube-yaml/document.js';
import type { KubePath } from '../kube-yaml/value.js';
import type { KubeFault } from './fault.js';

/** What the API server refuses in an object of its own that has the right fields, for one minor version of it. */
export type Beyond = (
  document: KubeDocument,
  reading: { readonly minor: number; readonly namespaced: boolean },
) => readonly {
  readonly path: KubePath;
  readonly message: string;
  readonly rule?: 'selector-mismatch' | undefined;
}[];

/** Those of them that the schema has not told already, at the same place or above it. */
export function untoldBySchema(refusals: ReturnType<Beyond>, told: readonly KubeFault[]): readonly KubeFault[] {
  if (refusals.length === 0) return [];
  const places = told.filter(({ rule }) => rule !== 'deprecated-api').map(placeOf);
  const seen = new Set<string>();
  return refusals.flatMap(({ path, message, rule = 'api-validation' as const }): readonly KubeFault[] => {
    const key = JSON.stringify([path, message]);
    if (seen.has(key) || places.some(place => isBelow(path, place))) return [];
    seen.add(key);
    return [{ rule, path, message, part: 'key' }];
  });
}

/** The field that a fault is about, though it is missing. */
function placeOf({ path, message }: KubeFault): KubePath {
  const missing = /^"(.+)" is missing$/.exec(message)?.[1];
  return missing === undefined ? path : [...path, missing];
}

const isBelow = (path: KubePath, place: KubePath): boolean =>
  place.length > 0 && place.length <= path.length && place.every((part, index) => part === path[index]);
