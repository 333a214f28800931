import { TemplateInvalid, type Token } from './lexer.js';

/** Steps through the tokens of a template. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  advance(): void {
    this.#next += 1;
  }

  mark(): number {
    return this.#next;
  }

  /** Back to a mark, or a step. */
  reset(mark: number): void {
    this.#next = mark;
  }

  blank(): void {
    while (this.peek()?.kind === 'space') this.advance();
  }

  /** The end of the action. */
  close(context: string): void {
    this.blank();
    if (this.peek()?.kind !== 'close') throw this.invalid(`unexpected ${this.shown()} in ${context}`);
    this.advance();
  }

  at(): number {
    return (this.peek() ?? this.#tokens.at(-1))?.at ?? 0;
  }

  shown(token = this.peek()): string {
    return token ? `<${token.text}>` : 'EOF';
  }

  invalid(message: string, at = this.at()): TemplateInvalid {
    return new TemplateInvalid(message, at);
  }
}
