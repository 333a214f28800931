import { stretchAround } from './lines.js';
import type { Place } from './rule.js';

/** What stands in front of a keyword is looked at too: a name may follow what it names. */
const BEFORE = 110;
const AFTER = 350;
/** Windows that overlap become one, up to here. */
const WIDEST = 16 * 1024;
/** A longer line is no line that a person wrote: what stands around the keyword is looked at alone. */
const LONG_LINE = 4096;
const AROUND = 1024;
/** What a keyword must see behind it in a stretch that began at an earlier one. */
const ENOUGH = 256;

/** The stretches of one text that one rule must look at, found while the text is read from its beginning to its end. */
export interface Windows {
  /** A keyword of the rule stands at this place. */
  readonly add: (bytes: Buffer, keyword: Place) => void;
  /** Looks at what is left, and forgets the text. */
  readonly finish: (bytes: Buffer) => void;
}

/** Looks at a window, and answers how far it has looked. */
type Look = (bytes: Buffer, window: Place) => number;

/** Windows around keywords; a stretch that several of them share is looked at once. */
export function windowsAround(look: Look, reach = AFTER): Windows {
  let pending: { start: number; end: number } | undefined;
  let done = 0;
  const finish = (bytes: Buffer) => {
    if (pending) done = look(bytes, pending);
    pending = undefined;
  };
  const add = (bytes: Buffer, keyword: Place) => {
    const start = Math.max(0, keyword.start - BEFORE);
    const end = Math.min(bytes.length, keyword.end + reach);
    if (pending && start <= pending.end && end - pending.start <= WIDEST) {
      pending.end = end;
      return;
    }
    finish(bytes);
    // A long match may have reached this far: only what it did not see is left, with what a new match may begin in.
    if (end > done) pending = { start: Math.max(start, done - BEFORE - reach), end };
  };
  return {
    add,
    finish: bytes => {
      finish(bytes);
      done = 0;
    },
  };
}

/** The lines that hold keywords, each of them once. */
export function linesAround(look: Look): Windows {
  let done = 0;
  return {
    add: (bytes, keyword) => {
      if (keyword.end <= done) return;
      const line = stretchAround(bytes, keyword.start, LONG_LINE);
      const isLong = line.end - line.start >= LONG_LINE;
      const start = isLong ? Math.max(line.start, keyword.start - AROUND) : line.start;
      const end = isLong ? Math.min(line.end, keyword.end + AROUND) : line.end;
      look(bytes, { start, end });
      done = end < line.end ? end - ENOUGH : line.end;
    },
    finish: () => {
      done = 0;
    },
  };
}
