import { Histogram } from './histogram.js';

const EXACT = 1_000_000;

/** The rank of a quantile among so many, counted from 1: the smallest time that so large a share does not exceed. */
export const rankOf = (quantile: number, count: number): number =>
  // 0.95 × 100 must be 95, whatever binary fractions make of it.
  Math.min(count, Math.max(1, Math.ceil(Number((quantile * count).toPrecision(12)))));

/** The ranks between which the true quantile lies with 95 % (order statistics, normal approximation of the binomial). */
export function rankInterval(quantile: number, count: number): readonly [number, number] {
  const half = 1.96 * Math.sqrt(count * quantile * (1 - quantile));
  const low = Math.floor(count * quantile - half);
  const high = Math.ceil(count * quantile + half);
  return [Math.max(1, low), Math.min(count, high)];
}

/** Times of one run in milliseconds: all of them up to a million, beyond that in a histogram that keeps three digits. */
export class Samples {
  count = 0;
  max = Number.NaN;
  private sum = 0;
  private times = new Float64Array(1024);
  private isSorted = true;
  private folded: Histogram | undefined;
  private readonly exact: number;

  constructor(exact = EXACT) {
    this.exact = exact;
  }

  add(ms: number): void {
    if (this.folded === undefined && this.count >= this.exact) this.fold();
    if (this.folded) this.folded.add(ms);
    else this.keep(ms);
    this.count += 1;
    this.sum += ms;
    if (!(this.max >= ms)) this.max = ms;
  }

  get mean(): number {
    return this.count === 0 ? Number.NaN : this.sum / this.count;
  }

  /** NaN where there are no times. */
  quantile(quantile: number): number {
    if (this.count === 0) return Number.NaN;
    return quantile >= 1 ? this.max : this.atRank(rankOf(quantile, this.count));
  }

  /** The time at a rank, counted from 1. */
  atRank(rank: number): number {
    if (this.folded) return Math.min(this.max, this.folded.atRank(rank));
    if (!this.isSorted) this.times.subarray(0, this.count).sort();
    this.isSorted = true;
    return this.times[rank - 1] ?? Number.NaN;
  }

  private keep(ms: number): void {
    if (this.count === this.times.length) {
      const grown = new Float64Array(2 * this.count);
      grown.set(this.times);
      this.times = grown;
    }
    this.times[this.count] = ms;
    this.isSorted = false;
  }

  private fold(): void {
    this.folded = new Histogram();
    for (const ms of this.times.subarray(0, this.count)) this.folded.add(ms);
    this.times = new Float64Array(0);
  }
}
