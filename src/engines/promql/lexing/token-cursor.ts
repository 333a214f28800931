import type { Token } from './token.js';

/** Thrown where an expression is not of the plain sort. */
export class NotPlain extends Error {}

/** One instance: making a stack trace for each would cost more than the grammar. */
export const notPlain = new NotPlain();

/** Steps through the tokens of an expression; whatever is not as expected makes it not plain. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  advance(): void {
    this.#next += 1;
  }

  peek(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw notPlain;
    return token;
  }

  take(kind: Token['kind']): Token {
    const token = this.peek();
    if (token.kind !== kind) throw notPlain;
    this.#next += 1;
    return token;
  }

  isSign(text: string): boolean {
    const token = this.peek();
    return token.kind === 'sign' && token.text === text;
  }

  takeSign(text: string): boolean {
    const found = this.isSign(text);
    if (found) this.#next += 1;
    return found;
  }

  takeWord(text: string): Token | undefined {
    const token = this.peek();
    if (token.kind !== 'word' || token.text.toLowerCase() !== text) return undefined;
    this.#next += 1;
    return token;
  }

  expect(text: string): Token {
    const token = this.peek();
    if (token.kind !== 'sign' || token.text !== text) throw notPlain;
    this.#next += 1;
    return token;
  }
}
