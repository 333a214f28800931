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

/** So many letters of a keyword are waited for before the automaton is asked: most of a text begins none. */
const BEGINNING = 3;

/** `keywords` are lower-case ASCII and stand for any case. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const { classes, width } = classify(keywords);
  const nodes = trieOf(keywords, classes);
  const { table, spoken, firstSpeaking } = tabulate(nodes, width);
  const { beginnings, firstDeep } = beginningsOf(nodes, width);
  const shift = Math.log2(width);
  const mask = beginnings.length - 1;
  const classAt = (bytes: Uint8Array, index: number): number => classes[bytes[index] ?? 0] ?? 0;
  const readSlice = (
    bytes: Uint8Array,
    from: number,
    onHit: (keyword: number, end: number) => void,
    before: number,
  ) => {
    const to = Math.min(bytes.length, from + SLICE);
    let [state, index] = [before, from];
    while (index < to) {
      if (state < firstDeep) {
        // Nothing is read in front of a text: an index below 0 makes every read slow.
        let letters = index === 0 ? 0 : (classAt(bytes, index - 2) << shift) | classAt(bytes, index - 1);
        for (; index < to; index += 1) {
          letters = ((letters << shift) | classAt(bytes, index)) & mask;
          if ((beginnings[letters] ?? 0) !== 0) break;
        }
        if (index === to) return 0;
        state = beginnings[letters] ?? 0;
      } else state = table[(state << shift) | classAt(bytes, index)] ?? 0;
      index += 1;
      if (state < firstSpeaking) continue;
      for (const keyword of spoken[state - firstSpeaking] ?? []) onHit(keyword, index);
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
  readonly depth: number;
  /** The longest end of it that is a beginning of keywords too. */
  fallback: Node | undefined;
  /** Keywords that end here. */
  readonly said: number[];
  state: number;
}

const newNode = (depth: number): Node => ({ edges: new Map(), depth, fallback: undefined, said: [], state: 0 });

/** All beginnings of keywords, shorter ones first. */
function trieOf(keywords: readonly string[], classes: Uint8Array): readonly Node[] {
  const root = newNode(0);
  for (const [index, keyword] of keywords.entries()) {
    let node = root;
    for (const letter of keyword) {
      const edge = classes[letter.charCodeAt(0)] ?? 0;
      const next = node.edges.get(edge) ?? newNode(node.depth + 1);
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

/**
 * The state behind each three letters that keywords begin with, by their classes; 0 for all others. States below `firstDeep`
 * have seen less, and the next letter and the two before it tell all of them. Where a keyword is shorter none is below.
 */
function beginningsOf(nodes: readonly Node[], width: number) {
  const beginnings = new Uint16Array(width ** BEGINNING);
  const [root, ...others] = nodes;
  const isShort = ({ depth, said, edges }: Node) => depth < BEGINNING && (said.length > 0 || edges.has(0));
  if (!root || nodes.some(isShort)) return { beginnings, firstDeep: 0 };
  for (const [first, one] of root.edges) {
    for (const [second, two] of one.edges) {
      for (const [third, { state }] of two.edges) beginnings[(first * width + second) * width + third] = state;
    }
  }
  return { beginnings, firstDeep: 1 + others.filter(({ depth }) => depth < BEGINNING).length };
}
