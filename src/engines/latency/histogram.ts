/** Ten nanoseconds: what is smaller is told apart by nothing. */
const UNITS_PER_MS = 1e5;

/**
 * Counts of times in buckets whose width grows with the time, as HdrHistogram has them: `bits` of 11 keep three digits
 * (2,048 buckets, then 1,024 for each doubling), whatever the number of times.
 */
export class Histogram {
  count = 0;
  private counts = new Uint32Array(0);
  private readonly half: number;

  constructor(bits = 11) {
    this.half = 2 ** (bits - 1);
  }

  add(ms: number): void {
    const index = this.indexOf(Math.max(0, ms * UNITS_PER_MS));
    if (index >= this.counts.length) {
      const grown = new Uint32Array(Math.max(index + 1, 2 * this.counts.length));
      grown.set(this.counts);
      this.counts = grown;
    }
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.count += 1;
  }

  addAll(other: Histogram): void {
    if (other.counts.length > this.counts.length) {
      const grown = new Uint32Array(other.counts.length);
      grown.set(this.counts);
      this.counts = grown;
    }
    for (const [index, number] of other.counts.entries()) this.counts[index] = (this.counts[index] ?? 0) + number;
    this.count += other.count;
  }

  /** The time at a rank, counted from 1: the middle of its bucket. NaN where there is none. */
  atRank(rank: number): number {
    let seen = 0;
    for (const [index, number] of this.counts.entries()) {
      seen += number;
      if (seen >= rank) return this.middleOf(index) / UNITS_PER_MS;
    }
    return Number.NaN;
  }

  private indexOf(units: number): number {
    if (units < 2 * this.half) return Math.floor(units);
    let shift = Math.floor(Math.log2(units / this.half));
    // At a power of two the logarithm may come out a hair too high or too low.
    if (units < this.half * 2 ** shift) shift -= 1;
    else if (units >= 2 * this.half * 2 ** shift) shift += 1;
    return shift * this.half + Math.floor(units / 2 ** shift);
  }

  private middleOf(index: number): number {
    if (index < 2 * this.half) return index + 0.5;
    const shift = Math.floor(index / this.half) - 1;
    return (index - shift * this.half + 0.5) * 2 ** shift;
  }
}
