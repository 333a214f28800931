import type { Finding, Measurement } from '../../check.js';
import { clip } from '../../text/clip.js';
import { oneLine } from '../../text/visible.js';

/** What came of one question. */
export interface Told {
  /** A part of the summary. */
  readonly said: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  /** A block of the report. */
  readonly title: string;
  readonly text: string;
}

const LINE_CHARACTERS = 300;
/** Where the level of a line stands, if anywhere. */
const SEEN = 2000;

/** By how bad they are. */
const GRAVITY: readonly RegExp[] = [
  /\b(?:fatal|panic|emerg(?:ency)?|alert|crit(?:ical)?)\b/i,
  /\b(?:error|err|exception|traceback|stack trace|failed|failure)\b/i,
  /\bwarn(?:ing)?\b/i,
];

const gravityOf = (text: string): number => {
  const index = GRAVITY.findIndex(pattern => pattern.test(text.slice(0, SEEN)));
  return index < 0 ? GRAVITY.length : index;
};

/** The worst lines first, as they may be shown; what is known to be secret is taken out where reports are written. */
export function worstOf(lines: readonly string[], most: number): readonly string[] {
  return lines
    .map((text, index) => ({ text, index, gravity: gravityOf(text) }))
    .sort((a, b) => a.gravity - b.gravity || a.index - b.index)
    .slice(0, most)
    .map(({ text }) => clip(oneLine(text), LINE_CHARACTERS));
}
