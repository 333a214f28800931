import type { Finding, Measurement } from '../../check.js';

/** What one question gave. */
export interface Told {
  readonly findings: readonly Finding[];
  readonly measurements?: readonly Measurement[];
  /** What was looked at, in a word or two. */
  readonly looked: string;
}
