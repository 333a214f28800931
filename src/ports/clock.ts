/** Wall and monotonic time; a port so that runs can be replayed in tests. */
export interface Clock {
  readonly now: () => Date;
  /** Milliseconds from an arbitrary start, never going back. */
  readonly monotonic: () => number;
  /** Resolves after so many milliseconds; rejects with the signal's reason once that is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}
