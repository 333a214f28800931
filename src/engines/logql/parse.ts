import { Cursor } from './cursor.js';
import { Expressions, type Gives } from './metric.js';
import { type LogqlProblem, Refused } from './problem.js';
import type { LogqlMatcher } from './selector.js';
import { tokensOf } from './token.js';

/** Loki refuses longer ones. */
const MAX_LENGTH = 131_072;

export interface ParsedLogql {
  /** Log lines, a metric, or a plain number; undefined where the text does not parse. */
  readonly gives: Gives | undefined;
  /** The stream selectors, in the order of the text. */
  readonly selectors: readonly (readonly LogqlMatcher[])[];
  /** The first thing that Loki refuses; what lies behind it is a consequence. */
  readonly problems: readonly LogqlProblem[];
}

/**
 * Reads a LogQL query as Loki 3 does, with what it refuses behind its grammar: unwrap with the wrong function, parameters,
 * groupings, selectors that select nothing, regular expressions. An own parser, since the kept grammar
 * (`@grafana/lezer-logql`) refuses queries that Loki takes, such as an offset behind `unwrap`. Variables of Grafana must be
 * replaced before.
 */
export function parseLogql(text: string): ParsedLogql {
  try {
    if (text.length >= MAX_LENGTH) throw new Refused(`longer than ${MAX_LENGTH} characters`, { from: 0, to: 1 });
    const cursor = new Cursor(tokensOf(text));
    if (cursor.isKind('end')) throw new Refused('the query is empty', { from: 0, to: text.length });
    const expressions = new Expressions(cursor);
    const gives = expressions.read();
    if (!cursor.isKind('end')) cursor.refuse('the query should end here');
    return { gives, selectors: expressions.selectors, problems: [] };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { message, from, to } = error;
    return { gives: undefined, selectors: [], problems: [{ message, from, to: Math.max(to, from + 1) }] };
  }
}
