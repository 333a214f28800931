import type { KubeDocument } from '../kube-yaml/document.js';
import type { KubePath } from '../kube-yaml/value.js';
import type { KubeFault } from './fault.js';

/** What the API server refuses in an object, by the rules of its validation. */
export interface Refused {
  readonly path: KubePath;
  readonly message: string;
  readonly rule?: 'selector-mismatch' | 'api-warning' | undefined;
}

/** Judges an object of Kubernetes' own by one minor version; undefined for a kind whose rules it does not have. */
export type Beyond = (
  document: KubeDocument,
  reading: { readonly minor: number; readonly namespaced: boolean },
) => readonly Refused[] | undefined;

/** So many refusals of one object are told; one that is wrong throughout has one cause. */
const MAX_REFUSALS = 100;

/**
 * What the schema and the validation say together, each thing once. That a field is missing is the validation's to say
 * where it knows the kind: the API server fills in what has a default, whatever the schema says. So are labels, which some
 * selectors may spell as they like.
 */
export function withRefusals(
  told: readonly KubeFault[],
  refused: readonly Refused[] | undefined,
): readonly KubeFault[] {
  if (!refused) return told;
  const kept = told.filter(fault => !isGuess(fault) || refused.some(({ path }) => isBelow(path, placeOf(fault))));
  const places = kept.filter(({ rule }) => rule !== 'deprecated-api').map(placeOf);
  const seen = new Set<string>();
  const others = refused.flatMap(({ path, message, rule = 'api-validation' as const }): readonly KubeFault[] => {
    const key = JSON.stringify([path, message]);
    if (seen.has(key) || places.some(place => isBelow(path, place))) return [];
    seen.add(key);
    return [{ rule, path, message, part: 'key' }];
  });
  return [...kept, ...others.slice(0, MAX_REFUSALS)];
}

const MISSING = /^"(.+)" is (?:missing|required and must not be null)$/;

const isGuess = ({ rule, message }: KubeFault): boolean =>
  rule === 'schema-invalid' && (MISSING.test(message) || /^not a valid (?:key|label): /.test(message));

/** The field that a fault is about, though it is missing. */
function placeOf({ path, message }: KubeFault): KubePath {
  const missing = MISSING.exec(message)?.[1];
  return missing === undefined || path.at(-1) === missing ? path : [...path, missing];
}

const isBelow = (path: KubePath, place: KubePath): boolean =>
  place.length > 0 && place.length <= path.length && place.every((part, index) => part === path[index]);
