/** How far baselines may lie apart: three times their median distance from their median, about two standard deviations. */
const NOISE = 3;

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The median distance from the median. */
export function spreadOf(numbers: readonly number[]): number {
  const middle = median(numbers);
  return median(numbers.map(number => Math.abs(number - middle)));
}

export interface AgainstBaseline {
  /** The median of the runs, and that of the baselines. */
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
  /** What baselines differ by among themselves: three times their median distance from their median. */
  readonly noise: number;
  /** `floor`: the limit is crossed, by a difference that is too small to mean anything. */
  readonly outcome: 'holds' | 'floor' | 'broken' | 'noisy' | 'none';
}

/**
 * Holds the runs against the baselines: the run is the unit, never the single request, since requests of one run are alike.
 * A broken limit counts only where the difference exceeds `floor` and the noise. Where the baselines differ among
 * themselves by more than the limit allows, all of them must agree.
 */
export function againstBaseline(setting: {
  readonly runs: readonly number[];
  readonly baselines: readonly number[];
  /** How many times the baseline is allowed; for telling noise from what is looked for. */
  readonly times: number;
  readonly holds: (ratio: number) => boolean;
  readonly floor: number;
}): AgainstBaseline {
  const { runs, baselines, times, holds, floor } = setting;
  const value = median(runs);
  const baseline = median(baselines);
  const noise = NOISE * spreadOf(baselines);
  const ratio = value / baseline;
  const seen = { value, baseline, ratio, noise };
  if (!(baseline > 0) || !Number.isFinite(ratio)) return { ...seen, outcome: 'none' };
  const difference = Math.abs(value - baseline);
  const isNoisy = noise > Math.abs(times - 1) * baseline;
  if (isNoisy) {
    const votes = new Set(baselines.map(each => holds(value / each)));
    if (votes.size > 1) return { ...seen, outcome: 'noisy' };
  }
  if (holds(ratio)) return { ...seen, outcome: 'holds' };
  return { ...seen, outcome: difference <= Math.max(floor, isNoisy ? 0 : noise) ? 'floor' : 'broken' };
}
