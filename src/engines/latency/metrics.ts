/** What can be said about the times of a run: the quantile, and how many times it takes to say it. */
interface LatencyMetric {
  readonly quantile: number | 'mean';
  /** Fewer times tell nothing about it: the last few decide alone. */
  readonly least: number;
}

export const LATENCY_METRICS = {
  p50: { quantile: 0.5, least: 10 },
  p75: { quantile: 0.75, least: 20 },
  p90: { quantile: 0.9, least: 50 },
  p95: { quantile: 0.95, least: 100 },
  p99: { quantile: 0.99, least: 1000 },
  'p99.9': { quantile: 0.999, least: 10_000 },
  mean: { quantile: 'mean', least: 10 },
  max: { quantile: 1, least: 1 },
} as const satisfies Readonly<Record<string, LatencyMetric>>;

export type LatencyName = keyof typeof LATENCY_METRICS;

export const LATENCY_NAMES: readonly LatencyName[] = ['p50', 'p75', 'p90', 'p95', 'p99', 'p99.9', 'mean', 'max'];
