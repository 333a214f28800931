import type { Expr } from './expression.js';
import type { Features } from './features.js';
import { parseByGrammar } from './grammar-parse.js';
import { parsePlain } from './plain-parse.js';
import type { PromqlProblem } from './problem.js';
import { checkTypes } from './type-rules.js';

interface ParsedPromql {
  /** Undefined where the text does not parse; present but wrong where only types do not fit. */
  readonly expr: Expr | undefined;
  readonly problems: readonly PromqlProblem[];
}

/**
 * Parses and type-checks a PromQL expression as Prometheus 3 does when it loads a rule. What the plain parser does not
 * take, broken or only rare, the grammar decides.
 */
export function parsePromql(text: string, features: Features = new Set()): ParsedPromql {
  const plain = parsePlain(text);
  const syntax = plain ? { expr: plain } : parseByGrammar(text);
  if ('problems' in syntax) return { expr: undefined, problems: syntax.problems };
  return { expr: syntax.expr, problems: checkTypes(syntax.expr, features) };
}
