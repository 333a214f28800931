import type { Measurement } from '../../check.js';
import { judge } from '../../engines/comparison/judge.js';
import type { Comparison } from '../../engines/comparison/parse.js';
import { measured, type Scale } from './scale.js';

/** The first limit that is an edge, in the unit of the measurement. */
export function limitOf(
  fail: readonly Comparison[],
  { scale, baseline }: { readonly scale: Scale; readonly baseline: number | undefined },
): Pick<Measurement, 'limit' | 'bound'> {
  const edge = fail.find(({ operator }) => /^[<>]/.test(operator));
  if (edge === undefined) return {};
  const judged = judge(edge, { value: 0, unit: scale.unit, baseline });
  if ('unknown' in judged) return {};
  return { limit: measured(judged.limit, scale), bound: edge.operator.startsWith('>') ? 'max' : 'min' };
}
