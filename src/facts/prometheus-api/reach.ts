import { childrenOf, type DurationExpr, type Expr } from '../../engines/promql/expression.js';

const UNITS_MS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
  ['y', 31_536_000_000],
]);
const PART = /(\d+(?:\.\d+)?)(ms|[smhdwy])/g;

/** Milliseconds of `5m`, `1h30m` or `300`; undefined for arithmetic, which only the server works out. */
function lengthOf({ literal }: DurationExpr): number | undefined {
  if (literal === undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(literal)) return Number(literal) * 1000;
  const parts = [...literal.matchAll(PART)];
  if (parts.map(([whole]) => whole).join('') !== literal) return undefined;
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (UNITS_MS.get(unit ?? '') ?? 0), 0);
}

/** How far back the ranges of a query reach, in milliseconds, those within subqueries added up; offsets do not count. */
export function reachOf(expr: Expr): number {
  const below = Math.max(0, ...childrenOf(expr).map(reachOf));
  if (expr.kind === 'range') return lengthOf(expr.durations[0] ?? none) ?? 0;
  if (expr.kind === 'subquery') return below + (lengthOf(expr.durations[0] ?? none) ?? 0);
  return below;
}

const none: DurationExpr = { literal: undefined, from: 0, to: 0 };
