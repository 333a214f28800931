import { CouldNotTell } from '../../check.js';
import type { Expr } from '../../engines/promql/expression.js';
import {
  DURATION_EXPRESSIONS,
  EXPERIMENTAL_FUNCTIONS,
  EXTENDED_RANGES,
  FILL_MODIFIERS,
} from '../../engines/promql/features.js';
import { parsePromql } from '../../engines/promql/parse.js';

/** Which of them a server has on, it alone knows. */
const ALL = new Set([EXPERIMENTAL_FUNCTIONS, DURATION_EXPRESSIONS, EXTENDED_RANGES, FILL_MODIFIERS]);

/** The query, parsed. Throws `CouldNotTell` where it is no PromQL, before anything is asked; `name` is what reports call it. */
export function checkQuery(query: string, name: string): Expr {
  const { expr, problems } = parsePromql(query, ALL);
  const [first] = problems;
  if (expr !== undefined && first === undefined) return expr;
  const before = query.slice(0, first?.from ?? 0).split('\n');
  const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const message = `${name}: the query is no PromQL, at ${place}: ${first?.message ?? 'it does not parse'}`;
  throw new CouldNotTell('wrong-format', message, 'Mend the query. Nothing was asked.');
}
