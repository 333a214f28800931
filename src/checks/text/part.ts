import type { CouldNotTell, Finding } from '../../check.js';

/** What one part of the check came to. */
export interface Part {
  /** Says what was looked at, where all of it holds. */
  readonly holds: string;
  readonly findings: readonly Finding[];
  readonly evidence: readonly string[];
  readonly unknown: readonly CouldNotTell[];
}
