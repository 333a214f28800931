import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { type Dialect, KUBECTL } from './dialect.js';
import type { ReadEvents } from './events.js';
import { keyText } from './key.js';
import { mergeInto, put } from './merge.js';
import { offsetOf } from './position.js';
import { Refused } from './refused.js';
import { resolveTagged } from './tag.js';
import { isMapping, type KubeScalar, type KubeValue } from './value.js';

/** A key that a mapping has twice. */
export interface Duplicate {
  readonly key: string;
  readonly offset: number;
}

interface Constructed {
  /** One value for each document between `...` marks; kubectl reads the first alone. */
  readonly values: readonly KubeValue[];
  readonly duplicates: readonly Duplicate[];
}

interface Anchor {
  readonly value: KubeValue;
  /** Nodes in it, all aliases written out. */
  nodes: number;
  open: boolean;
}

interface Frame {
  readonly start: number;
  readonly before: number;
  readonly anchor: Anchor | undefined;
}

interface SequenceFrame extends Frame {
  readonly items: KubeValue[];
}

interface MappingFrame extends Frame {
  readonly entries: Record<string, KubeValue>;
  /** Keys that only a merge has set so far. */
  merged: Set<string> | undefined;
  key: string | undefined;
  merging: boolean;
}

/**
 * Builds plain values out of parser events as go-yaml v2 does, whose merge keys overwrite what stands above them, and
 * whose count of nodes behind aliases guards against bombs. A key that is given twice is recorded; the last one wins.
 */
export function construct({ source, events, original }: ReadEvents, dialect: Dialect = KUBECTL): Constructed {
  const construction = new Construction(source, dialect);
  try {
    for (const event of events) construction.take(event);
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.message, original(error.offset), error.bomb) : error;
  }
  const duplicates = construction.duplicates.map(({ key, offset }) => ({ key, offset: original(offset) }));
  return { values: construction.values, duplicates };
}

class Construction {
  readonly values: KubeValue[] = [];
  readonly duplicates: Duplicate[] = [];
  readonly #source: string;
  readonly #isJson: boolean;
  readonly #frames: (SequenceFrame | MappingFrame)[] = [];
  #anchors = new Map<string, Anchor>();
  #nodes = 0;
  #aliased = 0;
  readonly #dialect: Dialect;

  constructor(source: string, dialect: Dialect) {
    this.#source = source;
    this.#dialect = dialect;
    this.#isJson = /^\s*\{/.test(source);
  }

  take(event: Event): void {
    if (event.type === EVENT_ID.SCALAR) this.#scalar(event);
    else if (event.type === EVENT_ID.POP) this.#close();
    else if (event.type === EVENT_ID.ALIAS) this.#alias(event.anchorStart, event.anchorEnd);
    else if (event.type === EVENT_ID.DOCUMENT) this.#begin();
    else this.#open(event);
  }

  #begin(): void {
    this.#anchors = new Map();
    this.#nodes = 0;
    this.#aliased = 0;
  }

  #scalar(event: ScalarEvent): void {
    this.#nodes += 1;
    const text = event.fast ? this.#source.slice(event.valueStart, event.valueEnd) : this.#text(event);
    const mapping = this.#awaitsKey();
    if (mapping && text === '<<' && event.style === SCALAR_STYLE.PLAIN) {
      mapping.merging = true;
      return;
    }
    const value = this.#resolve(event, text);
    if (event.anchorStart !== -1) this.#anchor(event, { value, nodes: 1, open: false });
    if (mapping) this.#key(mapping, this.#keyText(value, text), offsetOf(event) ?? 0);
    else this.#add(value, event);
  }

  /** A block whose last line has no end, because the file ends there, ends in no line break either. */
  #text(event: ScalarEvent): string {
    const text = getScalarValue(this.#source, event);
    const isBlock = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    const isLast = isBlock && event.valueEnd >= this.#source.length && !/[\r\n][ \t]*$/.test(this.#source);
    return isLast && text.endsWith('\n') ? text.slice(0, -1) : text;
  }

  /** The mapping that is open and has no key yet for what comes next. */
  #awaitsKey(): MappingFrame | undefined {
    const frame = this.#frames.at(-1);
    return frame && 'entries' in frame && frame.key === undefined && !frame.merging ? frame : undefined;
  }

  #resolve(event: ScalarEvent, text: string): KubeScalar {
    if (event.tagStart !== -1) {
      const resolved = resolveTagged(this.#source.slice(event.tagStart, event.tagEnd), text);
      if (resolved === undefined) throw new Refused('the value does not fit its tag', event.tagStart);
      return resolved;
    }
    if (event.style === SCALAR_STYLE.PLAIN) return this.#dialect.plain(text);
    if (!event.fast && event.style === SCALAR_STYLE.DOUBLE_QUOTED && !this.#isJson) this.#refuseSlash(event);
    return text;
  }

  /** YAML 1.1 has no such escape; kubectl reads it in JSON files alone. */
  #refuseSlash(event: ScalarEvent): void {
    const raw = this.#source.slice(event.valueStart, event.valueEnd);
    const found = /(?:^|[^\\])(?:\\\\)*\\\//.exec(raw);
    if (found) throw new Refused('unknown escape `\\/`', event.valueStart + found.index);
  }

  #alias(anchorStart: number, anchorEnd: number): void {
    const name = this.#name(anchorStart, anchorEnd);
    const anchor = this.#anchors.get(name);
    if (!anchor) throw new Refused(`unknown anchor "${name}"`, anchorStart - 1);
    if (anchor.open) throw new Refused(`the value of anchor "${name}" contains itself`, anchorStart - 1);
    this.#nodes += 1 + anchor.nodes;
    this.#aliased += anchor.nodes;
    if (isBomb(this.#nodes, this.#aliased)) {
      throw new Refused('its aliases multiply into too many nodes', anchorStart - 1, true);
    }
    const frame = this.#frames.at(-1);
    if (frame && 'entries' in frame && frame.merging && !isMapping(anchor.value)) {
      throw new Refused('a merge needs a mapping, or a list of mappings', anchorStart - 1);
    }
    if (this.#awaitsKey()) this.#keyFrom(anchor.value, anchorStart - 1);
    else this.#add(anchor.value, anchorStart - 1);
  }

  #open(event: Extract<Event, { start: number }>): void {
    const before = this.#nodes;
    this.#nodes += 1;
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: KubeValue[] = [];
      const anchor = event.anchorStart === -1 ? undefined : this.#anchor(event, { value: items, nodes: 0, open: true });
      this.#frames.push({ start: event.start, before, anchor, items });
      return;
    }
    const entries: Record<string, KubeValue> = {};
    const anchor = event.anchorStart === -1 ? undefined : this.#anchor(event, { value: entries, nodes: 0, open: true });
    this.#frames.push({
      start: event.start,
      before,
      anchor,
      entries,
      merged: undefined,
      key: undefined,
      merging: false,
    });
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    if (frame.anchor) {
      frame.anchor.nodes = this.#nodes - frame.before;
      frame.anchor.open = false;
    }
    const value = 'entries' in frame ? frame.entries : frame.items;
    if (this.#awaitsKey()) this.#keyFrom(value, frame.start);
    else this.#add(value, frame.start);
  }

  #anchor(at: { readonly anchorStart: number; readonly anchorEnd: number }, anchor: Anchor): Anchor {
    this.#anchors.set(this.#name(at.anchorStart, at.anchorEnd), anchor);
    return anchor;
  }

  #name(start: number, end: number): string {
    const name = this.#source.slice(start, end);
    if (/^[\w-]+$/.test(name)) return name;
    throw new Refused('an anchor is named by letters, digits, "_" and "-"', start - 1);
  }

  #add(value: KubeValue, from: Event | number): void {
    const frame = this.#frames.at(-1);
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new Refused(`${value} has no form in JSON`, at(from));
    if (!frame) {
      this.values.push(value);
    } else if ('items' in frame) {
      frame.items.push(value);
    } else if (frame.merging) {
      const over = this.#dialect.mergesOver;
      frame.merged = mergeInto(frame.entries, { value, merged: frame.merged, offset: at(from), over });
      frame.merging = false;
    } else if (frame.key !== undefined) {
      put(frame.entries, frame.key, value);
      frame.key = undefined;
    }
  }

  #keyFrom(value: KubeValue, offset: number): void {
    const mapping = this.#awaitsKey();
    if (typeof value === 'object' && value !== null) throw new Refused('a key must be a scalar', offset);
    if (mapping) this.#key(mapping, this.#keyText(value, String(value)), offset);
  }

  #keyText(value: KubeScalar, text: string): string | undefined {
    if (this.#dialect.onlyStringKeys) return typeof value === 'string' ? value : undefined;
    return keyText(value, text);
  }

  #key(mapping: MappingFrame, key: string | undefined, offset: number): void {
    if (key === undefined) throw new Refused(this.#dialect.badKey, offset);
    if (Object.hasOwn(mapping.entries, key) && !mapping.merged?.delete(key)) this.duplicates.push({ key, offset });
    mapping.key = key;
  }
}

const at = (from: Event | number): number => (typeof from === 'number' ? from : (offsetOf(from) ?? 0));

/** go-yaml's guard: of few nodes 99 % may come from aliases, of more than four million 10 %. */
function isBomb(nodes: number, aliased: number): boolean {
  if (aliased <= 100 || nodes <= 1000) return false;
  const excess = Math.min(1, Math.max(0, (nodes - 400_000) / 3_600_000));
  return aliased / nodes > 0.99 - 0.89 * excess;
}
