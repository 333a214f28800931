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
    const item = treeOf(parsed).children(node)[Number(name)];
    const offset = item === undefined ? undefined : offsetOf(parsed.events[item]);
    return item === undefined || offset === undefined ? undefined : { node: item, offset };
  }
  return event?.type === EVENT_ID.MAPPING ? entry(parsed, node, String(name)) : undefined;
}

/** The last entry of that name, as the last one wins; one that was merged in where there is no other. */
function entry(parsed: Parsed, mapping: number, name: string): Located | undefined {
  const { own, merges } = treeOf(parsed).entries(mapping);
  const found = own.get(name);
  if (found) return found;
  for (const merge of merges.toReversed()) {
    const merged = fromMerge(parsed, merge, name);
    if (merged) return merged;
  }
  return undefined;
}

function fromMerge(parsed: Parsed, at: number, name: string): Located | undefined {
  const node = target(parsed, at);
  if (parsed.events[node]?.type === EVENT_ID.MAPPING) return entry(parsed, node, name);
  if (parsed.events[node]?.type !== EVENT_ID.SEQUENCE) return undefined;
  for (const item of treeOf(parsed).children(node)) {
    const mapping = target(parsed, item);
    const found = parsed.events[mapping]?.type === EVENT_ID.MAPPING ? entry(parsed, mapping, name) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The node that an alias stands for. */
function target(parsed: Parsed, at: number): number {
  return parsed.events[at]?.type === EVENT_ID.ALIAS ? treeOf(parsed).anchored(at) : at;
}

interface Entries {
  readonly own: ReadonlyMap<string, Located>;
  /** Nodes of what is merged in, in their order. */
  readonly merges: readonly number[];
}

/** What is found out about a document's events, each thing once, however many positions are asked for. */
class Tree {
  readonly #parsed: Parsed;
  readonly #children = new Map<number, readonly number[]>();
  readonly #entries = new Map<number, Entries>();
  #anchors: ReadonlyMap<string, readonly number[]> | undefined;

  constructor(parsed: Parsed) {
    this.#parsed = parsed;
  }

  /** The nodes in a collection; of a mapping a key and its value in turn. */
  children(node: number): readonly number[] {
    const known = this.#children.get(node);
    if (known) return known;
    const { events } = this.#parsed;
    const children: number[] = [];
    for (let at = node + 1; at < events.length && events[at]?.type !== EVENT_ID.POP; at = after(events, at)) {
      children.push(at);
    }
    this.#children.set(node, children);
    return children;
  }

  entries(mapping: number): Entries {
    const known = this.#entries.get(mapping);
    if (known) return known;
    const own = new Map<string, Located>();
    const merges: number[] = [];
    const children = this.children(mapping);
    for (let index = 0; index + 1 < children.length; index += 2) {
      const [key = 0, node = 0] = children.slice(index, index + 2);
      const text = keyOf(this.#parsed, key);
      if (text === '<<') merges.push(node);
      if (text !== undefined) own.set(text, { node, offset: offsetOf(this.#parsed.events[key]) ?? 0 });
    }
    this.#entries.set(mapping, { own, merges });
    return { own, merges };
  }

  /** The last node before an alias that has its anchor. */
  anchored(at: number): number {
    const { source, events } = this.#parsed;
    this.#anchors ??= anchorsOf(this.#parsed);
    const event = events[at];
    if (event?.type !== EVENT_ID.ALIAS) return at;
    const nodes = this.#anchors.get(source.slice(event.anchorStart, event.anchorEnd)) ?? [];
    return nodes.findLast(node => node < at) ?? at;
  }
}

function anchorsOf({ source, events }: Parsed): ReadonlyMap<string, readonly number[]> {
  const anchors = new Map<string, number[]>();
  for (const [node, event] of events.entries()) {
    if (!('tagStart' in event) || event.anchorStart === -1) continue;
    const name = source.slice(event.anchorStart, event.anchorEnd);
    const same = anchors.get(name);
    if (same) same.push(node);
    else anchors.set(name, [node]);
  }
  return anchors;
}

const trees = new WeakMap<readonly Event[], Tree>();

function treeOf(parsed: Parsed): Tree {
  const tree = trees.get(parsed.events) ?? new Tree(parsed);
  trees.set(parsed.events, tree);
  return tree;
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
