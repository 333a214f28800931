import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { keyText } from './key.js';
import { resolvePlain } from './scalar.js';
import type { KubePath } from './value.js';

/** Line and column in a file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

interface Located {
  /** Index of the node's own event. */
  readonly node: number;
  /** Offset of the key that names it, or of the item itself. */
  readonly offset: number;
}

interface Parsed {
  readonly source: string;
  readonly events: readonly Event[];
}

/** The offset in the source of the key or item that a path leads to; of its nearest ancestor where it does not exist. */
export function locate(parsed: Parsed, path: KubePath, part: 'key' | 'value' = 'key'): number {
  let found: Located = { node: 1, offset: offsetOf(parsed.events[1]) ?? 0 };
  for (const name of path) {
    const next = child(parsed, found.node, name);
    if (!next) return found.offset;
    found = next;
  }
  return part === 'key' ? found.offset : (offsetOf(parsed.events[found.node]) ?? found.offset);
}

function child(parsed: Parsed, at: number, name: string | number): Located | undefined {
  const node = target(parsed, at);
  const event = parsed.events[node];
  if (event?.type === EVENT_ID.SEQUENCE) {
    let item = node + 1;
    for (let index = 0; index < Number(name); index += 1) {
      if (parsed.events[item]?.type === EVENT_ID.POP) return undefined;
      item = after(parsed.events, item);
    }
    const offset = offsetOf(parsed.events[item]);
    return offset === undefined ? undefined : { node: item, offset };
  }
  return event?.type === EVENT_ID.MAPPING ? entry(parsed, node, String(name)) : undefined;
}

/** The last entry of that name, as the last one wins; one that was merged in where there is no other. */
function entry(parsed: Parsed, mapping: number, name: string): Located | undefined {
  const { events } = parsed;
  let own: Located | undefined;
  let merged: Located | undefined;
  for (let key = mapping + 1; key < events.length && events[key]?.type !== EVENT_ID.POP; ) {
    const value = after(events, key);
    const event = events[key];
    const text = keyOf(parsed, key);
    if (text === name) own = { node: value, offset: offsetOf(event) ?? 0 };
    else if (text === '<<') merged = fromMerge(parsed, value, name) ?? merged;
    key = after(events, value);
  }
  return own ?? merged;
}

function fromMerge(parsed: Parsed, at: number, name: string): Located | undefined {
  const node = target(parsed, at);
  if (parsed.events[node]?.type === EVENT_ID.MAPPING) return entry(parsed, node, name);
  if (parsed.events[node]?.type !== EVENT_ID.SEQUENCE) return undefined;
  for (let item = node + 1; item < parsed.events.length; item = after(parsed.events, item)) {
    if (parsed.events[item]?.type === EVENT_ID.POP) return undefined;
    const found = entry(parsed, target(parsed, item), name);
    if (found) return found;
  }
  return undefined;
}

/** The node that an alias stands for: the last one before it with that anchor. */
function target({ source, events }: Parsed, at: number): number {
  const event = events[at];
  if (event?.type !== EVENT_ID.ALIAS) return at;
  const name = source.slice(event.anchorStart, event.anchorEnd);
  for (let before = at - 1; before > 0; before -= 1) {
    const other = events[before];
    if (!other || !('tagStart' in other)) continue;
    if (other.anchorStart !== -1 && source.slice(other.anchorStart, other.anchorEnd) === name) return before;
  }
  return at;
}

function keyOf(parsed: Parsed, at: number): string | undefined {
  const event = parsed.events[target(parsed, at)];
  if (event?.type !== EVENT_ID.SCALAR) return undefined;
  const text = getScalarValue(parsed.source, event);
  return event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1 ? keyText(resolvePlain(text), text) : text;
}

/** The index behind a node and all that is in it. */
function after(events: readonly Event[], at: number): number {
  let depth = 0;
  for (let index = at; index < events.length; index += 1) {
    const type = events[index]?.type;
    if (type === EVENT_ID.POP) depth -= 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) depth += 1;
    if (depth <= 0) return index + 1;
  }
  return events.length;
}

/** Where a node begins, its anchor and quote included; undefined for one that is not written at all. */
export function offsetOf(event: Event | undefined): number | undefined {
  if (!event) return undefined;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type === EVENT_ID.SCALAR) return scalarOffset(event);
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : undefined;
}

function scalarOffset(event: ScalarEvent): number | undefined {
  if (event.valueStart === -1) return event.anchorStart === -1 ? undefined : event.anchorStart - 1;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? event.valueStart - 1 : event.valueStart;
}
