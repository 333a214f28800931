import { rankOf, type Samples } from './samples.js';

const PER_DECADE = 24;

/**
 * The quantiles of a run as a curve: x is a share from 0 to 1 and y the time in milliseconds that so many do not exceed, in
 * steps that grow finer towards 1, as HdrHistogram plots them. It ends where a single sample would decide: the largest
 * stands at 1 − 1/n.
 */
export function percentileCurve(samples: Samples): readonly (readonly [number, number])[] {
  if (samples.count === 0) return [];
  const points: [number, number][] = [];
  const last = samples.count;
  for (let step = 0; ; step += 1) {
    const times = 10 ** (step / PER_DECADE);
    if (times >= last) break;
    const share = 1 - 1 / times;
    points.push([share, round(samples.atRank(rankOf(share, samples.count)))]);
  }
  points.push([1 - 1 / last, round(samples.max)]);
  return points;
}

/** Four digits are more than a chart shows. */
const round = (number: number): number => Number(number.toPrecision(4));
