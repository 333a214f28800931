import { Histogram } from './histogram.js';
import { rankOf } from './samples.js';

const MOST_POINTS = 300;
const BITS = 8;

interface Span {
  requests: number;
  errors: number;
  readonly times: Histogram;
}

export interface SeriesPoint {
  /** Seconds since the run began, of the span's middle. */
  readonly at: number;
  readonly perSecond: number;
  /** Milliseconds; NaN where nothing ended in that span. */
  readonly p95: number;
  readonly errors: number;
}

/** A run over time, in spans of a second, twice as long whenever there are more than 300. */
export class Series {
  private spanMs = 1000;
  private spans: Span[] = [];

  add(atMs: number, tookMs: number, isError: boolean): void {
    let index = Math.floor(atMs / this.spanMs);
    while (index >= MOST_POINTS) {
      this.halve();
      index = Math.floor(atMs / this.spanMs);
    }
    while (this.spans.length <= index) this.spans.push({ requests: 0, errors: 0, times: new Histogram(BITS) });
    const span = this.spans[index];
    if (span === undefined) return;
    span.requests += 1;
    if (isError) span.errors += 1;
    span.times.add(tookMs);
  }

  /** `durationMs` is the run's: its last span is shorter, and its rate is of what it has. */
  points(durationMs: number): readonly SeriesPoint[] {
    return this.spans.map(({ requests, errors, times }, index) => {
      const begin = index * this.spanMs;
      const length = Math.max(1, Math.min(this.spanMs, durationMs - begin));
      return {
        at: (begin + length / 2) / 1000,
        perSecond: (requests * 1000) / length,
        p95: times.count === 0 ? Number.NaN : times.atRank(rankOf(0.95, times.count)),
        errors,
      };
    });
  }

  private halve(): void {
    this.spanMs *= 2;
    const merged: Span[] = [];
    for (const [index, span] of this.spans.entries()) {
      const into = merged[index >> 1];
      if (into === undefined) {
        merged.push(span);
        continue;
      }
      into.requests += span.requests;
      into.errors += span.errors;
      into.times.addAll(span.times);
    }
    this.spans = merged;
  }
}
