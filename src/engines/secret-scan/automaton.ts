/** Finds every one of many keywords in one pass over bytes, whatever their number (Aho and Corasick, 1975). */
interface Automaton {
  /**
   * Calls `onHit` for each occurrence, in the order of their ends, with the keyword's index and the place behind it.
   * Rests after each `SLICE` bytes.
   */
  readonly search: (bytes: Uint8Array, onHit: (keyword: number, end: number) => void) => Generator<void, void>;
}

/** Read at once; a millisecond or two. */
const SLICE = 256 * 1024;

const MOST_STATES = 0xffff;

/** `keywords` are lower-case ASCII and stand for any case. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const { classes, width } = classify(keywords);
  const nodes = trieOf(keywords, classes);
  const { table, spoken, firstSpeaking } = tabulate(nodes, width);
  const shift = Math.log2(width);
  const readSlice = (
    bytes: Uint8Array,
    from: number,
    onHit: (keyword: number, end: number) => void,
    before: number,
  ) => {
    const to = Math.min(bytes.length, from + SLICE);
    let state = before;
    for (let index = from; index < to; index += 1) {
      state = table[(state << shift) | (classes[bytes[index] ?? 0] ?? 0)] ?? 0;
      if (state < firstSpeaking) continue;
      for (const keyword of spoken[state - firstSpeaking] ?? []) onHit(keyword, index + 1);
    }
    return state;
  };
  const search: Automaton['search'] = function* (bytes, onHit) {
    let state = 0;
    for (let from = 0; from < bytes.length; from += SLICE) {
      if (from > 0) yield;
      state = readSlice(bytes, from, onHit, state);
    }
  };
  return { search };
}

/** Letters that no keyword has are all alike: class 0. */
function classify(keywords: readonly string[]): { readonly classes: Uint8Array; readonly width: number } {
  const classes = new Uint8Array(256);
  let count = 1;
  for (const letter of new Set(keywords.join(''))) {
    classes[letter.charCodeAt(0)] = count;
    classes[letter.toUpperCase().charCodeAt(0)] = count;
    count += 1;
  }
  return { classes, width: 2 ** Math.ceil(Math.log2(Math.max(2, count))) };
}

/** A beginning of keywords. */
interface Node {
  readonly edges: Map<number, Node>;
  /** The longest end of it that is a beginning of keywords too. */
  fallback: Node | undefined;
  /** Keywords that end here. */
  readonly said: number[];
  state: number;
}

const newNode = (): Node => ({ edges: new Map(), fallback: undefined, said: [], state: 0 });

/** All beginnings of keywords, shorter ones first. */
function trieOf(keywords: readonly string[], classes: Uint8Array): readonly Node[] {
  const root = newNode();
  for (const [index, keyword] of keywords.entries()) {
    let node = root;
    for (const letter of keyword) {
      const edge = classes[letter.charCodeAt(0)] ?? 0;
      const next = node.edges.get(edge) ?? newNode();
      node.edges.set(edge, next);
      node = next;
    }
    node.said.push(index);
  }
  const nodes = [root];
  for (const node of nodes) {
    for (const [edge, child] of node.edges) {
      let fallback = node.fallback;
      while (fallback && !fallback.edges.has(edge)) fallback = fallback.fallback;
      child.fallback = fallback?.edges.get(edge) ?? root;
      child.said.push(...child.fallback.said);
      nodes.push(child);
    }
  }
  return nodes;
}

/** Numbers the nodes, those that say something last, so that one look tells; and writes down where each letter leads. */
function tabulate(nodes: readonly Node[], width: number) {
  if (nodes.length > MOST_STATES)
    throw new Error(`${nodes.length} beginnings of keywords are more than ${MOST_STATES}`);
  const silent = nodes.filter(({ said }) => said.length === 0);
  const speaking = nodes.filter(({ said }) => said.length > 0);
  for (const [state, node] of [...silent, ...speaking].entries()) node.state = state;
  const table = new Uint16Array(nodes.length * width);
  for (const { state, fallback, edges } of nodes) {
    const row = state * width;
    // Where its own path ends, that of its fallback goes on, whose row is complete since it is shorter.
    if (fallback) table.copyWithin(row, fallback.state * width, (fallback.state + 1) * width);
    for (const [edge, child] of edges) table[row + edge] = child.state;
  }
  return { table, spoken: speaking.map(({ said }) => said), firstSpeaking: silent.length };
}
