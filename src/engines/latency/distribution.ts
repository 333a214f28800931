import { rankOf, type Samples } from './samples.js';

const PER_DECADE = 24;

/**
 * The curve that HdrHistogram plots: x is 1 / (1 − q), so that p90, p99 and p99.9 stand at 10, 100 and 1,000, and y the
 * time in milliseconds. It ends where a single sample would decide.
 */
export function percentileCurve(samples: Samples): readonly (readonly [number, number])[] {
  if (samples.count === 0) return [];
  const points: [number, number][] = [];
  const last = samples.count;
  for (let step = 0; ; step += 1) {
    const x = 10 ** (step / PER_DECADE);
    if (x >= last) break;
    points.push([round(x), round(samples.atRank(rankOf(1 - 1 / x, samples.count)))]);
  }
  points.push([last, round(samples.max)]);
  return points;
}

/** Four digits are more than a chart shows. */
const round = (number: number): number => Number(number.toPrecision(4));
