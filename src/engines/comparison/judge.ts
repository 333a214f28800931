import type { Comparison, Operator } from './parse.js';
import { toBase, UNITS, valueUnit } from './unit.js';

/** What a comparison is held against. */
export interface Measured {
  /** Undefined where nothing came back. */
  readonly value: number | undefined;
  /** What the value is in, by `VALUE_UNIT_NAMES`; the base of its dimension unless given. */
  readonly unit?: string | undefined;
  /** In the same unit as the value; for limits in `x`. */
  readonly baseline?: number | undefined;
}

/** `limit` is in the value's unit. `unknown` is a part of a sentence: why nobody can tell. */
export type Judged = { readonly holds: boolean; readonly limit: number } | { readonly unknown: string };

const HOLDS: Readonly<Record<Operator, (value: number, limit: number) => boolean>> = {
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '==': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
};

/**
 * Whether a comparison holds. Values are compared unrounded, as doubles; infinite ones compare as such. No value, NaN, and a
 * baseline that is absent, not finite or not above 0 allow no answer.
 */
export function judge(comparison: Comparison, measured: Measured): Judged {
  const { value } = measured;
  if (value === undefined) return { unknown: 'there is no value' };
  if (Number.isNaN(value)) return { unknown: 'the value is not a number (NaN)' };
  const limit = limitFor(comparison, measured);
  if (typeof limit === 'string') return { unknown: limit };
  return { holds: HOLDS[comparison.operator](value, limit), limit };
}

/** Every comparison of a list must hold; the first that does not, or of which nobody can tell, is answered with it. */
export function judgeAll(
  comparisons: readonly Comparison[],
  measured: Measured,
): { readonly holds: true } | { readonly broken: Comparison; readonly limit: number } | { readonly unknown: string } {
  let unknown: string | undefined;
  for (const comparison of comparisons) {
    const judged = judge(comparison, measured);
    if ('unknown' in judged) unknown ??= judged.unknown;
    else if (!judged.holds) return { broken: comparison, limit: judged.limit };
  }
  if (comparisons.length === 0) return { unknown: 'there is nothing to compare it with' };
  return unknown === undefined ? { holds: true } : { unknown };
}

/** In the value's unit, or why there is none. */
function limitFor(comparison: Comparison, { unit, baseline }: Measured): number | string {
  if (comparison.dimension === 'times') {
    if (baseline === undefined) return 'there is no baseline';
    if (Number.isNaN(baseline)) return 'the baseline is not a number (NaN)';
    if (baseline === 0) return 'the baseline is 0';
    if (baseline < 0 || !Number.isFinite(baseline)) return `the baseline is ${baseline}`;
    return comparison.number * baseline;
  }
  const said = unit === undefined ? undefined : valueUnit(unit);
  const written = comparison.unit === undefined ? undefined : UNITS.get(comparison.unit);
  if (written === undefined) return comparison.number;
  if (said === undefined) return comparison.limit;
  if (said.dimension !== written.dimension) return `a value in ${unit} cannot be compared with ${comparison.text}`;
  if (said.times === written.times && said.per === written.per) return comparison.number;
  return (toBase(comparison.number, written) * said.per) / said.times;
}
