/** Wall and monotonic time; a port so that runs can be replayed in tests. */
export interface Clock {
  readonly now: () => Date;
  /** Milliseconds from an arbitrary start, never going back. */
  readonly monotonic: () => number;
}
