import { type Event, parseEvents, YAMLException } from 'js-yaml';
import { Refused } from './refused.js';
import { refuseTabs } from './tabs.js';

/** Parser events and the text that their offsets count in. */
export interface ReadEvents {
  /** The document, some of its lines indented further: see `readEvents`. */
  readonly source: string;
  readonly events: readonly Event[];
  /** An offset in the document as it was given. */
  readonly original: (offset: number) => number;
}

const MAX_DEPTH = 1000;
const MAX_REPAIRS = 1000;
/** Each repair reads the document again. */
const MAX_REPAIRED = 20_000_000;
const INDENT = ' '.repeat(256);

/**
 * Parses one document into events. YAML 1.2 wants the lines of a flow collection or of a quoted scalar indented below
 * their key, and no tab before them; go-yaml, and with it kubectl, does not care. Such lines get more space, which changes
 * no value.
 */
export function readEvents(given: string): ReadEvents {
  let source = given;
  const inserted: number[] = [];
  const original = (offset: number) => Math.max(0, offset - inserted.filter(at => at < offset).length * INDENT.length);
  for (let repairs = 0; ; repairs += 1) {
    try {
      const events = parseEvents(source, { maxDepth: MAX_DEPTH });
      if (given.includes('\t')) refuseTabs(source, events, original);
      return { source, events, original };
    } catch (error) {
      if (!(error instanceof YAMLException) || !error.mark) throw error;
      const { position } = error.mark;
      const start = Math.max(source.lastIndexOf('\n', position - 1), source.lastIndexOf('\r', position - 1)) + 1;
      const before = source.slice(start, position);
      const repairable =
        error.reason === 'deficient indentation' && repairs < MAX_REPAIRS && repairs * source.length < MAX_REPAIRED;
      if (repairable && before.trim() === '' && !inserted.includes(start)) {
        for (const [index, at] of inserted.entries()) if (at > start) inserted[index] = at + INDENT.length;
        inserted.push(start);
        source = source.slice(0, start) + INDENT + source.slice(start);
      } else if (repairable && withoutTabs(before) !== before) {
        source = source.slice(0, start) + withoutTabs(before) + source.slice(position);
      } else {
        throw new Refused(error.reason, original(position));
      }
    }
  }
}

/** Spaces for tabs, except between quotes. */
const withoutTabs = (line: string): string =>
  line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\t/g, part => (part === '\t' ? ' ' : part));
