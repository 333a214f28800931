import type { Variable } from '../../formats/grafana/dashboard.js';
import { parseLogql } from '../logql/parse.js';
import { DURATION_EXPRESSIONS, EXPERIMENTAL_FUNCTIONS, EXTENDED_RANGES, FILL_MODIFIERS } from '../promql/features.js';
import { parsePromql } from '../promql/parse.js';
import { isBuiltIn } from './built-in.js';
import { fillings } from './candidates.js';
import { type Use, usesIn } from './fill.js';

export type Language = 'promql' | 'logql';

/** What is wrong with a query; `at` is an offset in it as it is written. */
export interface QueryProblem {
  readonly message: string;
  readonly at: number;
}

/** A dashboard does not say which flags the server runs with. */
const ALL_FEATURES = new Set([EXPERIMENTAL_FUNCTIONS, DURATION_EXPRESSIONS, EXTENDED_RANGES, FILL_MODIFIERS]);

/** Why a query does not parse, whatever its variables hold; undefined where it does. */
export function queryProblem(
  text: string,
  language: Language,
  variables: ReadonlyMap<string, Variable>,
  uses: readonly Use[] = usesIn(text),
): QueryProblem | undefined {
  let first: QueryProblem | undefined;
  for (const filled of fillings(text, uses, variables)) {
    const [problem] =
      language === 'promql' ? parsePromql(filled.text, ALL_FEATURES).problems : parseLogql(filled.text).problems;
    if (problem === undefined) return undefined;
    first ??= { message: problem.message, at: filled.original(problem.from) };
  }
  return first;
}

/** Variables that a text uses and neither the dashboard nor Grafana knows. */
export const undefinedUses = (text: string, known: ReadonlySet<string>, uses = usesIn(text)): readonly Use[] =>
  // A replacement may name a group of its own expression.
  uses.filter(({ name }) => !known.has(name) && !isBuiltIn(name) && !text.includes(`(?P<${name}>`));
