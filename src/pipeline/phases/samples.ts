/** What one sample of a watch says of one entry. `waiting`: it was looked at, and there is too little yet to decide. */
export type Sample = 'passed' | 'failed' | 'unknown' | 'waiting';

export interface SampleRule {
  /** So many of the last `of` samples must have failed. */
  readonly failures: number;
  readonly of: number;
  /** So many unknown ones in a row end the watch. */
  readonly maxUnknown: number;
}

/** What the samples of one entry come to so far, the newest last; `undecided` where the newest is no pass. */
export type Trend = 'trigger' | 'unknown' | 'undecided' | 'fine';

/** An unknown sample is neither a failure nor a pass: it breaks a row of failures. So does one that waits, and one of unknown ones. */
export function trendOf(samples: readonly Sample[], { failures, of, maxUnknown }: SampleRule): Trend {
  const recent = samples.slice(-of);
  if (recent.filter(sample => sample === 'failed').length >= failures) return 'trigger';
  const last = samples.slice(-maxUnknown);
  if (last.length === maxUnknown && last.every(sample => sample === 'unknown')) return 'unknown';
  return samples.at(-1) === 'passed' ? 'fine' : 'undecided';
}
