/** A token inside the braces of a Go template. `text` is as written. */
export interface Token {
  readonly kind:
    | 'text'
    | 'open'
    | 'close'
    | 'space'
    | 'pipe'
    | 'declare'
    | 'assign'
    | 'left'
    | 'right'
    | 'comma'
    | 'dot'
    | 'field'
    | 'variable'
    | 'name'
    | 'string'
    | 'number'
    | 'bool';
  readonly text: string;
  readonly at: number;
}

/** Why Go refuses a template, and where in it. */
export class TemplateInvalid extends Error {
  override readonly name = 'TemplateInvalid';
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const NUMBER =
  /^[+-]?(?:0[xX][0-9a-fA-F_]+(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?\d+)?|0[bB][01_]+|0[oO][0-7_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)i?/;
const CHARACTER = /^'(?:[^'\\\n]|\\(?:[abfnrtv\\'"]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}))'/u;
const QUOTED = /^"(?:[^"\\\n]|\\[^\n])*"/;
const SYMBOLS: Readonly<Record<string, Token['kind']>> = {
  '|': 'pipe',
  '=': 'assign',
  '(': 'left',
  ')': 'right',
  ',': 'comma',
};

/** Splits a Go template (text/template, Go 1.22) into tokens. Throws `TemplateInvalid`. */
export function lexTemplate(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('{{', at);
    if (open < 0) break;
    if (open > at) tokens.push({ kind: 'text', text: source.slice(at, open), at });
    const inside = open + (/^\{\{-\s/.test(source.slice(open, open + 4)) ? 3 : 2);
    const comment = skipComment(source, inside);
    at = comment ?? lexAction(source, { open, inside, tokens });
  }
  if (at < source.length) tokens.push({ kind: 'text', text: source.slice(at), at });
  return tokens;
}

function skipComment(source: string, inside: number): number | undefined {
  const start = inside + (/^\s*/.exec(source.slice(inside))?.[0].length ?? 0);
  // Blank is allowed before a comment only as part of the trim marker.
  const begins = source.startsWith('/*', inside)
    ? inside
    : source[inside - 1] === '-' && source.startsWith('/*', start)
      ? start
      : -1;
  if (begins < 0) return undefined;
  const end = source.indexOf('*/', begins + 2);
  if (end < 0) throw new TemplateInvalid('unclosed comment', begins);
  const close = /^(?:\s+-)?\}\}/.exec(source.slice(end + 2));
  if (!close) throw new TemplateInvalid('comment ends before closing delimiter', begins);
  return end + 2 + close[0].length;
}

interface Action {
  readonly open: number;
  readonly inside: number;
  readonly tokens: Token[];
}

/** Answers where the action ends. */
function lexAction(source: string, { open, inside, tokens }: Action): number {
  tokens.push({ kind: 'open', text: '{{', at: open });
  let parens = 0;
  for (let at = inside; ; ) {
    const close = /^(?:\s+-)?\}\}/.exec(source.slice(at));
    if (close) {
      if (parens > 0) throw new TemplateInvalid('unclosed left paren', at);
      tokens.push({ kind: 'close', text: '}}', at });
      return at + close[0].length;
    }
    if (at >= source.length) throw new TemplateInvalid('unclosed action', open);
    const token = nextToken(source, at);
    parens += token.kind === 'left' ? 1 : token.kind === 'right' ? -1 : 0;
    if (parens < 0) throw new TemplateInvalid('unexpected right paren', at);
    tokens.push(token);
    at += token.text.length;
  }
}

function nextToken(source: string, at: number): Token {
  const rest = source.slice(at);
  const letter = rest[0] ?? '';
  const space = /^\s+/.exec(rest)?.[0];
  if (space !== undefined) return { kind: 'space', text: space, at };
  if (rest.startsWith(':=')) return { kind: 'declare', text: ':=', at };
  if (letter === ':') throw new TemplateInvalid('expected :=', at);
  const symbol = SYMBOLS[letter];
  if (symbol !== undefined) return { kind: symbol, text: letter, at };
  if (letter === '"' || letter === '`' || letter === "'") return quoted(rest, at);
  if (letter === '$') return terminated({ kind: 'variable', text: /^\$\w*/.exec(rest)?.[0] ?? '$', at }, source);
  if (letter === '.' && !/^\.\d/.test(rest)) {
    const field = /^\.[\p{L}\p{Nd}_]+/u.exec(rest)?.[0];
    return field === undefined
      ? { kind: 'dot', text: '.', at }
      : terminated({ kind: 'field', text: field, at }, source);
  }
  if (/^[+\-.\d]/.test(rest)) return number(rest, at);
  const word = /^[\p{L}\p{Nd}_]+/u.exec(rest)?.[0];
  if (word === undefined) throw new TemplateInvalid(`unexpected ${JSON.stringify(letter)} in operand`, at);
  return terminated({ kind: word === 'true' || word === 'false' ? 'bool' : 'name', text: word, at }, source);
}

function quoted(rest: string, at: number): Token {
  if (rest.startsWith('`')) {
    const end = rest.indexOf('`', 1);
    if (end < 0) throw new TemplateInvalid('unterminated raw quoted string', at);
    return { kind: 'string', text: rest.slice(0, end + 1), at };
  }
  if (rest.startsWith("'")) {
    const character = CHARACTER.exec(rest)?.[0];
    if (character === undefined) throw new TemplateInvalid('unterminated or malformed character constant', at);
    return { kind: 'number', text: character, at };
  }
  const string = QUOTED.exec(rest)?.[0];
  if (string === undefined) throw new TemplateInvalid('unterminated quoted string', at);
  if (!/^"(?:[^"\\]|\\(?:[abfnrtv\\"]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{3}))*"$/.test(string)) {
    throw new TemplateInvalid(`invalid escape in ${string}`, at);
  }
  return { kind: 'string', text: string, at };
}

function number(rest: string, at: number): Token {
  const text = NUMBER.exec(rest)?.[0];
  if (text === undefined || /^[\p{L}\p{Nd}_]/u.test(rest.slice(text.length))) {
    const shown = /^[^\s{}()|]+/.exec(rest)?.[0] ?? rest;
    throw new TemplateInvalid(`bad number syntax: ${JSON.stringify(shown)}`, at);
  }
  return { kind: 'number', text, at };
}

/** A word ends at a blank, at the end of the action, or before one of `. , | : ( )`. */
function terminated(token: Token, source: string): Token {
  const after = source.slice(token.at + token.text.length);
  if (after === '' || /^(?:[\s.,|:()]|\}\})/.test(after)) return token;
  throw new TemplateInvalid(`bad character ${JSON.stringify(after[0])}`, token.at + token.text.length);
}
