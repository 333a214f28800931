import { parsePrometheusDuration } from '../promql/lexing/number-literal.js';
import { unquotePromql } from '../promql/lexing/string-literal.js';
import { Refused } from './problem.js';
import { FUNCTIONS, RESERVED } from './words.js';

export type TokenKind =
  | 'symbol'
  | 'word'
  | 'function'
  | 'name'
  | 'string'
  | 'number'
  | 'duration'
  | 'bytes'
  | 'range'
  | 'flag'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; words and functions in lower case. */
  readonly text: string;
  /** Of a string, without its quotes. */
  readonly value?: string;
  readonly from: number;
  readonly to: number;
}

const BLANK = /[\s]+|#[^\n]*/y;
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const STRING = /"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`/y;
const NUMBER = /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][-+]?\d+)?/y;
const DURATION = /-?\d[\d.nuµmshdwy]*[nuµmshdwy]/y;
const BYTES = /\d+(?:\.\d*)?(?:[kKMGTP]i?)?B|\d+(?:\.\d*)?[kKMGTP]i?(?![\p{L}\p{N}_])/uy;
const FLAG = /--(?:strict|keep-empty)(?![\p{L}-])/uy;
const SYMBOLS = ['|=', '|~', '|>', '!=', '!~', '!>', '=~', '==', '>=', '<=', ...'{}()=,.|<>+-*/%^'];

/** Splits a query as Loki's lexer does. Throws `Refused` at what is no token. */
export function tokensOf(text: string): readonly Token[] {
  const lexer = new Lexer(text);
  const tokens: Token[] = [];
  for (;;) {
    const token = lexer.next();
    tokens.push(token);
    if (token.kind === 'end') return tokens;
  }
}

class Lexer {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  next(): Token {
    while (this.#match(BLANK) !== undefined);
    const from = this.#at;
    if (from >= this.#text.length) return { kind: 'end', text: '', from, to: from };
    return (
      this.#literal(from) ??
      this.#take('flag', from, FLAG) ??
      this.#duration(from) ??
      this.#take('bytes', from, BYTES) ??
      this.#take('number', from, NUMBER) ??
      this.#named(from) ??
      this.#symbol(from)
    );
  }

  #literal(from: number): Token | undefined {
    const first = this.#text[from];
    if (first === '[') return this.#range(from);
    if (first !== '"' && first !== '`') return undefined;
    const written = this.#match(STRING);
    if (written === undefined) throw new Refused('this string is never closed', { from, to: this.#text.length });
    const unquoted = unquotePromql(written);
    if ('message' in unquoted) throw new Refused(unquoted.message, { from: from + unquoted.at, to: this.#at });
    return { kind: 'string', text: written, value: unquoted.value, from, to: this.#at };
  }

  #range(from: number): Token {
    const end = this.#text.indexOf(']', from);
    if (end < 0) throw new Refused('this bracket is never closed', { from, to: from + 1 });
    const inside = this.#text.slice(from + 1, end);
    this.#at = end + 1;
    if (parsePrometheusDuration(inside) === undefined) {
      throw new Refused(`"${inside}" is no duration; expected one such as 5m`, { from: from + 1, to: end });
    }
    return { kind: 'range', text: inside, from, to: this.#at };
  }

  #take(kind: TokenKind, from: number, pattern: RegExp): Token | undefined {
    const text = this.#match(pattern);
    return text === undefined ? undefined : { kind, text, from, to: this.#at };
  }

  #duration(from: number): Token | undefined {
    const text = this.#match(DURATION);
    if (text === undefined) return undefined;
    if (isDuration(text)) return { kind: 'duration', text, from, to: this.#at };
    this.#at = from;
    return undefined;
  }

  #named(from: number): Token | undefined {
    const text = this.#match(NAME);
    if (text === undefined) return undefined;
    const lower = text.toLowerCase();
    const span = { from, to: this.#at };
    if (FUNCTIONS.has(lower)) {
      const rest = this.#text.slice(this.#at, this.#at + 200);
      return /^\s*(?:\(|(?:by|without)\s*\()/i.test(rest)
        ? { kind: 'function', text: lower, ...span }
        : { kind: 'name', text, ...span };
    }
    return RESERVED.has(lower) ? { kind: 'word', text: lower, ...span } : { kind: 'name', text, ...span };
  }

  #symbol(from: number): Token {
    const found = SYMBOLS.find(symbol => this.#text.startsWith(symbol, from));
    if (found === undefined) throw new Refused(strange(this.#text, from), { from, to: from + 1 });
    this.#at += found.length;
    return { kind: 'symbol', text: found, from, to: this.#at };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined || found === '') return undefined;
    this.#at += found.length;
    return found;
  }
}

/** One of Prometheus (`1h30m`), or of Go, which has fractions and small units (`1.5s`, `10us`). */
const isDuration = (text: string): boolean =>
  parsePrometheusDuration(text) !== undefined || /^-?(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+$/.test(text);

function strange(text: string, at: number): string {
  const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (letter === "'") return 'strings stand in double quotes or backquotes, not in single quotes';
  return letter === '$' ? 'a "$" that no variable stands behind' : `unexpected "${letter}"`;
}
