type Token = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'scalar';
type State = 'value' | 'first-value' | 'first-key' | 'key' | 'colon' | 'next';

/** Which state follows a token; `next` after a value is also where a bracket was closed. */
const MOVES: Readonly<Record<State, Partial<Record<Token, State>>>> = {
  value: { '{': 'first-key', '[': 'first-value', string: 'next', scalar: 'next' },
  'first-value': { '{': 'first-key', '[': 'first-value', ']': 'next', string: 'next', scalar: 'next' },
  'first-key': { string: 'colon', '}': 'next' },
  key: { string: 'colon' },
  colon: { ':': 'value' },
  next: { ',': 'value', '}': 'next', ']': 'next' },
};

const SPACE = /[\t\n\r ]*/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const CUT_SCALAR = /^(?:-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?)?)?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)$/;
const CUT_ESCAPE = /^\\(?:u[\da-fA-F]{0,3})?$/;

/**
 * The offset of the first character that cannot be part of a JSON document, the text's length where it only ends early:
 * says where and why a parser refused a text, which is more than the engine's own error does, and quotes nothing.
 */
export function firstFault(text: string): number {
  const open: string[] = [];
  let state: State = 'value';
  for (let at = skip(SPACE, text, 0); at < text.length; at = skip(SPACE, text, at)) {
    const token = tokenAt(text, at);
    if (token.kind === undefined) return token.end;
    const following: State | undefined = MOVES[state][token.kind];
    if (following === undefined || !matches(token.kind, open, state)) return at;
    if (token.kind === '{' || token.kind === '[') open.push(token.kind);
    if (token.kind === '}' || token.kind === ']') open.pop();
    state = token.kind === ',' && open.at(-1) === '{' ? 'key' : following;
    at = token.end;
  }
  return text.length;
}

/** A comma needs an open bracket, a closing bracket its own. */
function matches(kind: Token, open: readonly string[], state: State): boolean {
  if (state !== 'next') return true;
  return kind === ',' ? open.length > 0 : open.at(-1) === (kind === '}' ? '{' : '[');
}

/** The token and where it ends; without a kind, `end` is where it goes wrong. */
function tokenAt(text: string, at: number): { readonly kind: Token | undefined; readonly end: number } {
  const character = text[at] ?? '';
  if (character === '"') return stringAt(text, at);
  const mark = (['{', '}', '[', ']', ',', ':'] as const).find(known => known === character);
  if (mark) return { kind: mark, end: at + 1 };
  SCALAR.lastIndex = at;
  if (SCALAR.test(text)) return { kind: 'scalar', end: SCALAR.lastIndex };
  const isCut = text.length - at < 40 && CUT_SCALAR.test(text.slice(at).trimEnd());
  return { kind: undefined, end: isCut ? text.length : at };
}

function stringAt(text: string, start: number): { readonly kind: Token | undefined; readonly end: number } {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { kind: 'string', end: at + 1 };
    if (code < 0x20) return { kind: undefined, end: at };
    if (code !== 0x5c) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return { kind: undefined, end: CUT_ESCAPE.test(text.slice(at, at + 6)) ? text.length : at };
    at = ESCAPE.lastIndex - 1;
  }
  return { kind: undefined, end: text.length };
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}
