import { incompleteBeta } from './incomplete-beta.js';

/** So many of so many, whole numbers, and the share that may not be exceeded. */
export interface Counted {
  readonly errors: number;
  readonly total: number;
  /** Between 0 and 1, both excluded. */
  readonly limit: number;
  /** How seldom a verdict may be wrong: 0.05 where 95 % confidence is wanted. */
  readonly alpha: number;
}

/** `below` and `above`: the true share is so with the confidence that was wanted. `open`: nobody can tell yet. */
export type Proportion = 'below' | 'above' | 'open';

/**
 * Holds a share of errors against a limit by its one-sided Clopper–Pearson bounds (Clopper and Pearson 1934; both are tails
 * of the binomial distribution): above where the lower bound exceeds the limit, below where the upper bound is less.
 */
export function judgeProportion({ errors, total, limit, alpha }: Counted): Proportion {
  if (total <= 0) return 'open';
  if (atLeast(errors, total, limit) < alpha) return 'above';
  return atMost(errors, total, limit) < alpha ? 'below' : 'open';
}

/** The chance of so many errors or more where their true share is `share`. */
export const atLeast = (errors: number, total: number, share: number): number =>
  errors <= 0 ? 1 : errors > total ? 0 : incompleteBeta(share, errors, total - errors + 1);

/** The chance of so many errors or fewer. */
export const atMost = (errors: number, total: number, share: number): number =>
  errors >= total ? 1 : errors < 0 ? 0 : incompleteBeta(1 - share, total - errors, errors + 1);

const HALVINGS = 60;

/** The one-sided bounds: the true share exceeds `lower`, and is less than `upper`, each with the confidence that is wanted. */
export function boundsOf({ errors, total, alpha }: Omit<Counted, 'limit'>): {
  readonly lower: number;
  readonly upper: number;
} {
  const lower = errors <= 0 ? 0 : bisect(share => atLeast(errors, total, share) < alpha);
  const upper = errors >= total ? 1 : bisect(share => atMost(errors, total, share) >= alpha);
  return { lower, upper };
}

/** The largest share at which something holds that holds up to it. */
function bisect(holds: (share: number) => boolean): number {
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const MOST_REQUESTS = 1e9;

/** Fewer requests cannot prove that the limit holds, not even without an error: the rule of three (3 / limit at 95 %). */
export const leastToPass = ({ limit, alpha }: Pick<Counted, 'limit' | 'alpha'>): number =>
  Math.floor(Math.log(alpha) / Math.log1p(-limit)) + 1;

/** How many requests would decide if the share of errors stayed what it is; undefined where that is beyond a billion. */
export function requestsToDecide({ errors, total, limit, alpha }: Counted): number | undefined {
  const share = total > 0 ? errors / total : 0;
  const decides = (requests: number): boolean =>
    judgeProportion({ errors: Math.round(share * requests), total: requests, limit, alpha }) !== 'open';
  let high = Math.max(1, total);
  while (!decides(high)) {
    high *= 2;
    if (high > MOST_REQUESTS) return undefined;
  }
  let low = Math.max(0, total);
  while (high - low > Math.max(1, high / 200)) {
    const middle = Math.floor((low + high) / 2);
    if (decides(middle)) high = middle;
    else low = middle;
  }
  return high;
}
