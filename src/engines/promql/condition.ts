import { childrenOf, type Expr, unwrap } from './expression.js';
import { COMPARISONS } from './type-rules.js';

/** Series that exist only while something is wrong. */
const CONDITIONS_THEMSELVES = /^ALERTS(?:_FOR_STATE)?$/;

/**
 * True where the expression can be empty because a condition does not hold. An alert on anything else fires for as long as
 * the series exist. A constant (`vector(1)`) is an alert that is meant to fire always.
 */
export function hasCondition(expr: Expr): boolean {
  const bare = unwrap(expr);
  if (bare.kind === 'call' && bare.name === 'vector') return true;
  return conditional(bare);
}

function conditional(expr: Expr): boolean {
  if (expr.kind === 'selector') return isCondition(expr.name, expr.matchers);
  if (expr.kind === 'call' && /^absent(?:_over_time)?$/.test(expr.name)) return true;
  if (expr.kind === 'binary') {
    if (COMPARISONS.has(expr.operator)) return !expr.bool || conditional(expr.left) || conditional(expr.right);
    if (expr.operator === 'unless') return true;
    if (expr.operator === 'or') return conditional(expr.left) && conditional(expr.right);
  }
  return childrenOf(expr).some(conditional);
}

function isCondition(
  name: string | undefined,
  matchers: readonly { readonly name: string; readonly value: string }[],
): boolean {
  const metric = name ?? matchers.find(matcher => matcher.name === '__name__')?.value ?? '';
  return CONDITIONS_THEMSELVES.test(metric);
}
