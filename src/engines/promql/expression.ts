/** Offsets in the expression's text. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

type MatchOperator = '=' | '!=' | '=~' | '!~';

export interface Matcher extends Span {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
  /** Of the quoted value. */
  readonly valueSpan: Span;
}

interface NumberExpr extends Span {
  readonly kind: 'number';
  readonly value: number;
}

interface StringExpr extends Span {
  readonly kind: 'string';
  readonly value: string;
}

export interface SelectorExpr extends Span {
  readonly kind: 'selector';
  /** The metric's name before the braces; one inside them is a matcher of `__name__`. */
  readonly name: string | undefined;
  readonly matchers: readonly Matcher[];
}

export interface RangeExpr extends Span {
  readonly kind: 'range';
  readonly vector: Expr;
  readonly durations: readonly DurationExpr[];
}

export interface SubqueryExpr extends Span {
  readonly kind: 'subquery';
  readonly inner: Expr;
  readonly durations: readonly DurationExpr[];
}

/** A duration between brackets or behind `offset`. `literal` is undefined for arithmetic, which is experimental. */
export interface DurationExpr extends Span {
  readonly literal: string | undefined;
}

/** `offset 5m`, `@ 0`, `@ end()`, `anchored` or `smoothed` behind a selector. */
export interface ModifiedExpr extends Span {
  readonly kind: 'modified';
  readonly modifier: 'offset' | 'at' | 'anchored' | 'smoothed';
  readonly inner: Expr;
  readonly durations: readonly DurationExpr[];
  /** Of an `@` with a number. */
  readonly timestamp: number | undefined;
}

export interface ParenExpr extends Span {
  readonly kind: 'paren';
  readonly inner: Expr;
}

export interface UnaryExpr extends Span {
  readonly kind: 'unary';
  readonly inner: Expr;
}

export interface Matching {
  readonly on: boolean;
  readonly labels: readonly string[];
  readonly group: 'left' | 'right' | undefined;
  readonly include: readonly string[];
}

export interface BinaryExpr extends Span {
  readonly kind: 'binary';
  readonly operator: string;
  readonly operatorSpan: Span;
  readonly left: Expr;
  readonly right: Expr;
  readonly bool: boolean;
  readonly matching: Matching | undefined;
  /** It says what stands in for missing series (`fill`). */
  readonly fills: boolean;
}

export interface AggregateExpr extends Span {
  readonly kind: 'aggregate';
  /** In lower case. */
  readonly operator: string;
  readonly args: readonly Expr[];
  readonly grouping: { readonly without: boolean; readonly labels: readonly string[] } | undefined;
}

export interface CallExpr extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expr[];
}

/** A PromQL expression as Prometheus understands it. */
export type Expr =
  | NumberExpr
  | StringExpr
  | SelectorExpr
  | RangeExpr
  | SubqueryExpr
  | ModifiedExpr
  | ParenExpr
  | UnaryExpr
  | BinaryExpr
  | AggregateExpr
  | CallExpr;

export type ValueType = 'scalar' | 'string' | 'vector' | 'matrix';

/** The expressions directly below one. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return [];
    case 'range':
      return [expr.vector];
    case 'binary':
      return [expr.left, expr.right];
    case 'aggregate':
    case 'call':
      return expr.args;
    default:
      return [expr.inner];
  }
}

/** The expression and all below it, parents first. */
export function walk(expr: Expr, found: Expr[] = []): readonly Expr[] {
  found.push(expr);
  for (const child of childrenOf(expr)) walk(child, found);
  return found;
}

/** Without the parentheses around it. */
export function unwrap(expr: Expr): Expr {
  return expr.kind === 'paren' ? unwrap(expr.inner) : expr;
}
