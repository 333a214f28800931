import { LATENCY_METRICS, type LatencyName } from '../../engines/latency/metrics.js';
import { Samples } from '../../engines/latency/samples.js';
import { Series } from '../../engines/latency/series.js';
import type { LoadEnd, LoadPlan, LoadSink } from '../../ports/load.js';

/** What is kept of each request of a mix, beyond a million of all. */
const EXACT_OF_ONE = 100_000;

const WORDS = {
  timeout: 'no answer in time',
  refused: 'connection refused',
  reset: 'connection reset',
  closed: 'connection closed before the answer ended',
  tls: 'no secure connection',
  name: 'name not resolved',
  protocol: 'no HTTP',
  other: 'other faults of the connection',
} as const;

interface OfRequest {
  total: number;
  errors: number;
  readonly samples: Samples;
}

/** What came of one run, counted while it goes on. */
export class Tally {
  /** Times of answers as wanted, and of requests that had none in time, at their limit. */
  readonly samples = new Samples();
  readonly series = new Series();
  readonly byRequest: readonly OfRequest[];
  total = 0;
  errors = 0;
  bytes = 0;
  #causes = new Map<string, number>();
  #plan: LoadPlan;

  constructor(plan: LoadPlan) {
    this.#plan = plan;
    this.byRequest = plan.requests.map(() => ({ total: 0, errors: 0, samples: new Samples(EXACT_OF_ONE) }));
  }

  readonly sink: LoadSink = (index, code, took, at, bytes) => {
    const isWanted = typeof code === 'number' && this.#isWanted(index, code);
    const own = this.byRequest[index];
    this.total += 1;
    this.bytes += bytes;
    if (own) own.total += 1;
    this.series.add(at, took, !isWanted);
    if (!isWanted) {
      this.errors += 1;
      if (own) own.errors += 1;
      const cause = typeof code === 'number' ? `status ${code}` : WORDS[code];
      this.#causes.set(cause, (this.#causes.get(cause) ?? 0) + 1);
    }
    if (!isWanted && code !== 'timeout') return;
    this.samples.add(took);
    own?.samples.add(took);
  };

  #isWanted(index: number, status: number): boolean {
    for (const [first, last] of this.#plan.requests[index]?.accepts ?? [])
      if (status >= first && status <= last) return true;
    return false;
  }

  /** Errors by cause, most first. */
  get causes(): readonly (readonly [cause: string, number: number])[] {
    return [...this.#causes].sort(([, a], [, b]) => b - a);
  }

  get errorRate(): number {
    return this.total === 0 ? Number.NaN : this.errors / this.total;
  }

  /** Without those that had no answer in time. */
  get plainErrorRate(): number {
    return this.total === 0 ? Number.NaN : (this.errors - (this.#causes.get(WORDS.timeout) ?? 0)) / this.total;
  }
}

/** One run that has ended. */
export interface Run {
  readonly tally: Tally;
  readonly end: LoadEnd;
}

/** In milliseconds. */
export function latencyOf({ tally }: Run, name: LatencyName): number {
  const { quantile } = LATENCY_METRICS[name];
  return quantile === 'mean' ? tally.samples.mean : tally.samples.quantile(quantile);
}

/** Answers as wanted in a second. */
export const throughputOf = ({ tally, end }: Run): number =>
  end.durationMs > 0 ? ((tally.total - tally.errors) * 1000) / end.durationMs : Number.NaN;
