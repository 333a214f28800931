/** Finds every one of many keywords in one pass over bytes, whatever their number (Aho and Corasick, 1975). */
export interface Automaton {
  /** Calls `onHit` for each occurrence, in the order of their ends, with the keyword's index and the place behind it. */
  readonly search: (bytes: Uint8Array, onHit: (keyword: number, end: number) => void) => void;
}

const MOST_STATES = 0xffff;

/** `keywords` are lower-case ASCII and stand for any case. */
export function buildAutomaton(keywords: readonly string[]): Automaton {
  const { classes, width } = classify(keywords);
  const { next, outputs, states } = compile(keywords, { classes, width });
  const shift = Math.log2(width);
  // One look tells whether a state says anything: those that do are numbered last.
  const { order, firstSpeaking } = speakersLast(outputs, states);
  const table = new Uint16Array(states * width);
  for (let state = 0; state < states; state += 1) {
    for (let letter = 0; letter < width; letter += 1) {
      table[(at(order, state) << shift) | letter] = at(order, at(next, state * width + letter));
    }
  }
  const spoken: (readonly number[])[] = [];
  for (const [state, said] of outputs.entries()) spoken[at(order, state)] = said;
  const search: Automaton['search'] = (bytes, onHit) => {
    let state = 0;
    for (let index = 0; index < bytes.length; index += 1) {
      state = table[(state << shift) | (classes[bytes[index] ?? 0] ?? 0)] ?? 0;
      if (state < firstSpeaking) continue;
      for (const keyword of spoken[state] ?? []) onHit(keyword, index + 1);
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

interface Compiled {
  readonly next: Uint16Array;
  /** Keywords that end at each state. */
  readonly outputs: readonly (readonly number[])[];
  readonly states: number;
}

function compile(
  keywords: readonly string[],
  { classes, width }: { readonly classes: Uint8Array; readonly width: number },
): Compiled {
  const most = keywords.reduce((sum, keyword) => sum + keyword.length, 1);
  if (most > MOST_STATES) throw new Error(`${most} letters of keywords are more than ${MOST_STATES}`);
  const next = new Uint16Array(most * width);
  const outputs: number[][] = [[]];
  for (const [index, keyword] of keywords.entries()) {
    let state = 0;
    for (const letter of keyword) {
      const edge = state * width + at(classes, letter.charCodeAt(0));
      if (next[edge] === 0) next[edge] = outputs.push([]) - 1;
      state = at(next, edge);
    }
    outputs[state]?.push(index);
  }
  followFailures({ next, outputs, width });
  return { next, outputs, states: outputs.length };
}

/** Gives every state an edge for every letter: where its own path ends, that of its longest suffix goes on. */
function followFailures({ next, outputs, width }: { next: Uint16Array; outputs: number[][]; width: number }): void {
  const failure = new Uint16Array(outputs.length);
  const queue = [0];
  for (const state of queue) {
    for (let letter = 0; letter < width; letter += 1) {
      const edge = state * width + letter;
      const child = at(next, edge);
      const fallback = state === 0 ? 0 : at(next, at(failure, state) * width + letter);
      if (child === 0) {
        next[edge] = fallback;
        continue;
      }
      failure[child] = fallback;
      outputs[child]?.push(...(outputs[fallback] ?? []));
      queue.push(child);
    }
  }
}

function speakersLast(outputs: readonly (readonly number[])[], states: number) {
  const order = new Uint16Array(states);
  const silent = outputs.filter(said => said.length === 0).length;
  let [quiet, loud] = [0, silent];
  for (const [state, said] of outputs.entries()) {
    if (said.length === 0) {
      order[state] = quiet;
      quiet += 1;
    } else {
      order[state] = loud;
      loud += 1;
    }
  }
  return { order, firstSpeaking: silent };
}

const at = (array: Uint8Array | Uint16Array, index: number): number => array[index] ?? 0;
