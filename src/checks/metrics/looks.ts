import type { Delivery } from '../../ports/delivery.js';
import type { MetricsOptions } from './options.js';

/** How often a ratio will be looked at, since each look is a chance to be wrong, and whether it is this time. */
export interface Look {
  readonly isDue: boolean;
  /** Looks in all, among which the confidence is shared. */
  readonly of: number;
}

const isPowerOfTwo = (number: number): boolean => Number.isInteger(Math.log2(number));

/** 1, 2, 4, 8 … up to so many. */
const powersUpTo = (most: number): number => Math.floor(Math.log2(Math.max(1, most))) + 1;

/**
 * A ratio that is asked again and again is looked at after 1, 2, 4, 8 … times, in a watch by its own steps and else by the questions of
 * `within`; where that time ends, once more, and in a watch that goes on until all is decided, at each step from then on.
 */
export function lookOf(at: {
  readonly attempt: number;
  readonly elapsedMs: number;
  readonly options: Pick<MetricsOptions, 'within' | 'stable-for' | 'every'>;
  readonly delivery: Delivery | undefined;
}): Look {
  const { attempt, elapsedMs, options, delivery } = at;
  const { within, every, 'stable-for': stable } = options;
  const sample = delivery?.sample;
  if (sample !== undefined) {
    const { number, of } = sample;
    return { isDue: isPowerOfTwo(number) || number >= of, of: powersUpTo(of) + (isPowerOfTwo(of) ? 0 : 1) };
  }
  if (within === undefined && stable === undefined) return { isDue: true, of: 1 };
  const length = (within ?? 0) + (stable ?? 0);
  const isLast = elapsedMs >= (within ?? 0);
  return { isDue: isPowerOfTwo(attempt) || isLast, of: powersUpTo(Math.ceil(length / every) + 1) + 1 };
}
