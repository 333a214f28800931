import {
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';

type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface ScalarNode {
  readonly kind: 'scalar';
  /** Offsets of the text between quotes, or of a block's lines; -1 where nothing is written. */
  readonly start: number;
  readonly end: number;
  readonly style: ScalarStyle;
  readonly text: string;
}

export interface ListNode {
  readonly kind: 'list';
  readonly start: number;
  readonly items: YamlNode[];
}

export interface Entry {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface MapNode {
  readonly kind: 'map';
  readonly start: number;
  readonly entries: Entry[];
}

/** Aliases are resolved: the same node may stand in several places. */
export type YamlNode = ScalarNode | ListNode | MapNode;

/** Something that keeps Prometheus from reading the text as YAML. */
interface YamlProblem {
  readonly message: string;
  readonly offset: number;
}

export interface YamlText {
  readonly text: string;
  /** Empty where there is nothing but comments, or a problem. */
  readonly documents: readonly YamlNode[];
  readonly problem: YamlProblem | undefined;
}

const MAX_DEPTH = 1000;
/** Lines that are mended in one file; each means to read it again. */
const MAX_MENDED = 100;
const STYLES: Readonly<Record<number, ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/** Reads YAML into nodes that know where they stand. Duplicate keys are kept; `plainData` tells of them. */
export function readYaml(text: string): YamlText {
  let readable = text;
  for (let mended = 0; ; mended += 1) {
    try {
      const builder = new TreeBuilder(readable);
      for (const event of parseEvents(readable, { maxDepth: MAX_DEPTH })) builder.take(event);
      return { text, documents: builder.documents, problem: undefined };
    } catch (error) {
      const next = mended < MAX_MENDED ? mendIndentation(readable, error) : undefined;
      if (next === undefined) return { text, documents: [], problem: whyUnread(error) };
      readable = next;
    }
  }
}

/**
 * go-yaml lets the lines of a quoted text stand further left than YAML allows. The break before such a line becomes a
 * blank, so that all places stay where they are.
 */
function mendIndentation(text: string, error: unknown): string | undefined {
  if (!(error instanceof YAMLException) || error.reason !== 'deficient indentation') return undefined;
  const at = text.lastIndexOf('\n', (error.mark?.position ?? 0) - 1);
  if (at < 0 || !isInsideQuotes(text, at)) return undefined;
  return `${text.slice(0, at)} ${text.slice(at + 1)}`;
}

/** Whether the nearest quote that opens a value before a place is still open there. */
function isInsideQuotes(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 20_000), at);
  const opening = [...before.matchAll(/[:\-,[{]\s+(["'])/g)].at(-1);
  if (!opening) return false;
  const [whole, quote] = opening;
  const body = before.slice(opening.index + whole.length);
  const closed = quote === '"' ? /^(?:[^"\\]|\\[\s\S])*"/ : /^(?:[^']|'')*'(?!')/;
  return !closed.test(body);
}

function whyUnread(error: unknown): YamlProblem {
  if (error instanceof Unbuildable) return { message: error.message, offset: error.offset };
  if (error instanceof YAMLException) return { message: error.reason, offset: error.mark?.position ?? 0 };
  throw error;
}

class Unbuildable extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

interface Frame {
  readonly node: ListNode | MapNode;
  readonly anchor: string | undefined;
  readonly sizeBefore: number;
  key: YamlNode | undefined;
}

interface Anchor {
  readonly node: YamlNode;
  /** Nodes in it with all aliases written out; undefined while it is being read. */
  size: number | undefined;
}

class TreeBuilder {
  readonly documents: YamlNode[] = [];
  readonly #text: string;
  readonly #frames: Frame[] = [];
  #anchors = new Map<string, Anchor>();
  #written = 0;
  #expanded = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(event: Event): void {
    if (event.type === EVENT_ID.DOCUMENT) this.#anchors = new Map();
    else if (event.type === EVENT_ID.POP) this.#close();
    else if (event.type === EVENT_ID.ALIAS) this.#alias(this.#text.slice(event.anchorStart, event.anchorEnd), event);
    else if (event.type === EVENT_ID.SCALAR) this.#scalar(event);
    else {
      const node: ListNode | MapNode =
        event.type === EVENT_ID.SEQUENCE
          ? { kind: 'list', start: event.start, items: [] }
          : { kind: 'map', start: event.start, entries: [] };
      const anchor = event.anchorStart === -1 ? undefined : this.#text.slice(event.anchorStart, event.anchorEnd);
      this.#count(1, event.start);
      this.#frames.push({ node, anchor, sizeBefore: this.#expanded, key: undefined });
      if (anchor !== undefined) this.#anchors.set(anchor, { node, size: undefined });
    }
  }

  #scalar(event: ScalarEvent): void {
    const node: ScalarNode = {
      kind: 'scalar',
      start: event.valueStart,
      end: event.valueEnd,
      style: STYLES[event.style] ?? 'plain',
      text: event.fast ? this.#text.slice(event.valueStart, event.valueEnd) : getScalarValue(this.#text, event),
    };
    this.#count(1, event.valueStart);
    if (event.anchorStart !== -1) {
      this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), { node, size: 1 });
    }
    this.#add(node);
  }

  #close(): void {
    const frame = this.#frames.pop();
    if (!frame) return;
    const anchor = frame.anchor === undefined ? undefined : this.#anchors.get(frame.anchor);
    if (anchor?.node === frame.node) anchor.size = this.#expanded - frame.sizeBefore + 1;
    this.#add(frame.node);
  }

  #alias(name: string, event: { readonly anchorStart: number }): void {
    const anchor = this.#anchors.get(name);
    if (!anchor) throw new Unbuildable(`unknown anchor "${name}"`, event.anchorStart);
    if (anchor.size === undefined) {
      throw new Unbuildable(`the value of anchor "${name}" contains itself`, event.anchorStart);
    }
    this.#expanded += anchor.size - 1;
    this.#count(1, event.anchorStart);
    this.#add(anchor.node);
  }

  /** Guards against aliases of aliases that multiply, as go-yaml does ("excessive aliasing"). */
  #count(nodes: number, offset: number): void {
    this.#written += nodes;
    this.#expanded += nodes;
    if (this.#expanded > 200_000 && this.#expanded > 20 * this.#written) {
      throw new Unbuildable('the document contains excessive aliasing', offset);
    }
  }

  #add(node: YamlNode): void {
    const frame = this.#frames.at(-1);
    if (!frame) this.documents.push(node);
    else if (frame.node.kind === 'list') frame.node.items.push(node);
    else if (frame.key === undefined) frame.key = node;
    else {
      frame.node.entries.push({ key: frame.key, value: node });
      frame.key = undefined;
    }
  }
}

export type YamlPath = readonly PropertyKey[];

/** The entry or item at a path, looking through merge keys. `key` is undefined for a list's item and for the root. */
export function nodeAt(
  root: YamlNode | undefined,
  path: YamlPath,
): { readonly key: YamlNode | undefined; readonly value: YamlNode } | undefined {
  if (!root) return undefined;
  let found: { key: YamlNode | undefined; value: YamlNode } = { key: undefined, value: root };
  for (const part of path) {
    const { value } = found;
    if (value.kind === 'list') {
      const item = value.items[Number(part)];
      if (!item) return undefined;
      found = { key: undefined, value: item };
    } else {
      const entry = value.kind === 'map' ? entryOf(value, String(part)) : undefined;
      if (!entry) return undefined;
      found = entry;
    }
  }
  return found;
}

/** A map's own entry, else the one that a merge key brings in. */
export function entryOf(map: MapNode, name: string): Entry | undefined {
  const own = map.entries.findLast(({ key }) => key.kind === 'scalar' && key.text === name);
  if (own) return own;
  for (const merged of mergedMaps(map)) {
    const entry = entryOf(merged, name);
    if (entry) return entry;
  }
  return undefined;
}

/** The maps behind `<<`, the first of a list first. */
export function mergedMaps(map: MapNode): readonly MapNode[] {
  return map.entries.flatMap(({ key, value }) => {
    if (!isMergeKey(key)) return [];
    const sources = value.kind === 'list' ? value.items : [value];
    return sources.filter(source => source.kind === 'map');
  });
}

/** The names of a map's entries, those that a merge key brings in among them. */
export const namesOf = (map: MapNode): readonly string[] => [
  ...map.entries.flatMap(({ key }) => (key.kind === 'scalar' ? [key.text] : [])),
  ...mergedMaps(map).flatMap(namesOf),
];

export const isMergeKey = (key: YamlNode): boolean =>
  key.kind === 'scalar' && key.style === 'plain' && key.text === '<<';

/**
 * The offset that a reader should look at for a path: of the key where there is one, else of the item; of the nearest
 * parent that exists where the path does not.
 */
export function offsetAt(root: YamlNode | undefined, path: YamlPath, part: 'key' | 'value' = 'key'): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = nodeAt(root, path.slice(0, length));
    if (!found) continue;
    const key = found.key?.start ?? -1;
    if ((part === 'key' || length < path.length) && key >= 0) return key;
    if (found.value.start >= 0) return found.value.start;
    if (key >= 0) return key;
  }
  return 0;
}
