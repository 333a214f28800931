import { compare, parse } from 'semver';

/** A version as a tag or a file writes it, without what leads it: `v1.2.0` and `release-1.2.0` are `1.2.0`. */
export const plainVersion = (text: string): string => text.trim().replace(/^v(?=\d)/i, '');

interface Parts {
  readonly numbers: readonly bigint[];
  /** What follows the numbers before a release: `rc1`; empty for a release. */
  readonly before: readonly (string | bigint)[];
}

/** `1.2`, `2026.11.30`, `1.2.0.4`, `1.2.0rc1`, `1.2.0.dev3`, `1.2.0-beta.2`, with `+build` left out; undefined for all else. */
function partsOf(text: string): Parts | undefined {
  const match =
    /^(\d+(?:\.\d+){0,5})(?:[.-]?((?:a|alpha|b|beta|c|rc|pre|preview|dev|snapshot|m)(?:[.-]?\d+)*))?$/i.exec(
      text.replace(/\+[0-9A-Za-z.-]+$/, ''),
    );
  if (match === null) return undefined;
  const [, numbers = '', rest = ''] = match;
  const before = [...rest.toLowerCase().matchAll(/\d+|[a-z]+/g)].map(([part]) =>
    /^\d/.test(part) ? BigInt(part) : part,
  );
  return { numbers: numbers.split('.').map(BigInt), before };
}

/** True for a text that has a place in the order of versions. */
export const isVersion = (text: string): boolean => {
  const plain = plainVersion(text);
  return parse(plain) !== null || partsOf(plain) !== undefined;
};

/**
 * Below 0 where the first is the older one, 0 for the same, above 0 for the newer; undefined where one of them is no version
 * that is known. Semantic versions as npm compares them, others by their numbers, a pre-release before its release.
 */
export function compareVersions(first: string, second: string): number | undefined {
  const [one, other] = [plainVersion(first), plainVersion(second)];
  const semantic = [parse(one), parse(other)] as const;
  if (semantic[0] !== null && semantic[1] !== null) return compare(semantic[0], semantic[1]);
  const [a, b] = [partsOf(one), partsOf(other)];
  return a && b && compareParts(a, b);
}

function compareParts(a: Parts, b: Parts): number {
  for (let at = 0; at < Math.max(a.numbers.length, b.numbers.length); at += 1) {
    const [x, y] = [a.numbers[at] ?? 0n, b.numbers[at] ?? 0n];
    if (x !== y) return x < y ? -1 : 1;
  }
  if (a.before.length === 0 || b.before.length === 0) return b.before.length - a.before.length;
  for (let at = 0; at < Math.max(a.before.length, b.before.length); at += 1) {
    const order = comparePart(a.before[at], b.before[at]);
    if (order !== 0) return order;
  }
  return 0;
}

const STAGES = ['dev', 'snapshot', 'm', 'a', 'alpha', 'b', 'beta', 'pre', 'preview', 'c', 'rc'];

function comparePart(x: string | bigint | undefined, y: string | bigint | undefined): number {
  if (x === y) return 0;
  if (x === undefined) return -1;
  if (y === undefined) return 1;
  if (typeof x === 'bigint' && typeof y === 'bigint') return x < y ? -1 : 1;
  return STAGES.indexOf(String(x)) - STAGES.indexOf(String(y));
}
