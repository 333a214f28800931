import type { Span } from './expression.js';

/** What is wrong with an expression, and where in its text. */
export interface PromqlProblem extends Span {
  readonly message: string;
}
