import type { Confidence } from './rule.js';

/** A credential in a file's bytes. Whoever holds one must let nothing of `secret` out but a fingerprint or a preview. */
export interface Credential {
  readonly rule: string;
  readonly title: string;
  readonly confidence: Confidence;
  /** Where it stands, in bytes of the text that was searched. */
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** In latin1, a character a byte. */
  readonly secret: string;
  /** By its own checksum: whatever the file is for, somebody was given this. */
  readonly isProven: boolean;
}

/** A candidate before its line is known, and how it compares with others at the same place. */
export interface Candidate
  extends Pick<Credential, 'rule' | 'title' | 'confidence' | 'start' | 'end' | 'secret' | 'isProven'> {
  /** Of those that overlap the lowest stays: the surer one, and of equal ones the more specific. */
  readonly rank: number;
}

/** The surest first, and of equally sure ones by place. */
export const bySurety = (a: Candidate, b: Candidate): number => a.rank - b.rank || a.start - b.start;

/** One candidate for each place, the surest, where they come sorted by surety. */
export function withoutOverlaps(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    const isFree = kept.every(({ start, end }) => candidate.end <= start || end <= candidate.start);
    if (isFree) kept.push(candidate);
  }
  return kept;
}
