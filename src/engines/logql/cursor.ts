import { Refused } from './problem.js';
import type { Token, TokenKind } from './token.js';

/** A place in a query's tokens. Whatever does not fit is refused where it stands. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#index + ahead, this.#tokens.length - 1)] ?? END;
  }

  take(): Token {
    const token = this.peek();
    this.#index += 1;
    return token;
  }

  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return (token.kind === 'symbol' || token.kind === 'word') && token.text === text;
  }

  isKind(kind: TokenKind, ahead = 0): boolean {
    return this.peek(ahead).kind === kind;
  }

  /** Takes it where it stands next. */
  skip(text: string): boolean {
    if (!this.is(text)) return false;
    this.#index += 1;
    return true;
  }

  want(text: string): Token {
    if (!this.is(text)) this.refuse(`expected "${text}"`);
    return this.take();
  }

  wantKind(kind: TokenKind, what: string): Token {
    if (!this.isKind(kind)) this.refuse(`expected ${what}`);
    return this.take();
  }

  /** Says what stands here in the place of what was expected. */
  refuse(expected: string): never {
    const token = this.peek();
    const got = token.kind === 'end' ? 'the end of the query' : `"${shown(token)}"`;
    throw new Refused(`unexpected ${got}; ${expected}`, token);
  }
}

const END: Token = { kind: 'end', text: '', from: 0, to: 0 };

const shown = ({ kind, text }: Token): string =>
  (kind === 'range' ? `[${text}]` : text.replaceAll('"', '')).slice(0, 40);
