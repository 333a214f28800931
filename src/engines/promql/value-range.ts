import type { BinaryExpr, Expr } from './expression.js';
import { COMPARISONS, typeOf } from './type-rules.js';

/** The values that an expression can have; `least` may be equal to `most`. */
interface Range {
  readonly least: number;
  readonly most: number;
  /** Whether the bounds themselves can be reached. */
  readonly openLeast?: boolean;
  readonly openMost?: boolean;
}

const ANY: Range = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
const NEVER_NEGATIVE: Range = { least: 0, most: Number.POSITIVE_INFINITY };
const ONE: Range = { least: 1, most: 1 };

const NON_NEGATIVE_CALLS = new Set(
  'rate irate increase resets changes abs stddev_over_time stdvar_over_time time sqrt timestamp hour minute month year'.split(
    ' ',
  ),
);
/** They answer one of their input's values, or something between two of them. */
const PASSING = new Set(
  'max min avg topk bottomk limitk limit_ratio quantile sort sort_desc max_over_time min_over_time avg_over_time last_over_time first_over_time label_replace label_join quantile_over_time'.split(
    ' ',
  ),
);

const known = new WeakMap<Expr, Range>();

/** What can be known of the values without any data. */
export function rangeOf(expr: Expr): Range {
  const before = known.get(expr);
  if (before) return before;
  const range = derive(expr);
  known.set(expr, range);
  return range;
}

function derive(expr: Expr): Range {
  switch (expr.kind) {
    case 'number':
      return Number.isNaN(expr.value) ? ANY : { least: expr.value, most: expr.value };
    case 'range':
      return rangeOf(expr.vector);
    case 'paren':
    case 'modified':
    case 'subquery':
      return rangeOf(expr.inner);
    case 'unary':
      return ANY;
    case 'aggregate':
    case 'call':
      return ofApplied(expr.kind === 'call' ? expr.name : expr.operator, expr.args);
    case 'binary':
      return ofBinary(expr);
    default:
      return ANY;
  }
}

function ofApplied(name: string, args: readonly Expr[]): Range {
  if (name === 'absent' || name === 'absent_over_time' || name === 'group' || name === 'present_over_time') return ONE;
  if (name === 'count' || name === 'count_over_time') return { least: 1, most: Number.POSITIVE_INFINITY };
  if (name === 'stddev' || name === 'stdvar' || NON_NEGATIVE_CALLS.has(name)) return NEVER_NEGATIVE;
  const operand = args.find(argument => typeOf(argument) !== 'scalar' && typeOf(argument) !== 'string') ?? args[0];
  const inner = operand ? rangeOf(operand) : ANY;
  if (name === 'vector' || PASSING.has(name)) return inner;
  if (name === 'sum' || name === 'sum_over_time')
    return inner.least >= 0 ? { least: 0, most: Number.POSITIVE_INFINITY } : ANY;
  return ANY;
}

function ofBinary(expr: BinaryExpr): Range {
  const [left, right] = [rangeOf(expr.left), rangeOf(expr.right)];
  if (COMPARISONS.has(expr.operator)) {
    if (expr.bool) return { least: 0, most: 1 };
    return typeOf(expr.left) === 'scalar'
      ? narrow(right, MIRRORED[expr.operator] ?? '', left)
      : narrow(left, expr.operator, right);
  }
  if (expr.operator === 'and' || expr.operator === 'unless') return left;
  if (expr.operator === 'or')
    return { least: Math.min(left.least, right.least), most: Math.max(left.most, right.most) };
  return ofArithmetic(expr.operator, left, right);
}

const MIRRORED: Readonly<Record<string, string>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
  '==': '==',
  '!=': '!=',
};

function ofArithmetic(operator: string, left: Range, right: Range): Range {
  if (operator === '+') return { least: left.least + right.least, most: left.most + right.most };
  if (operator === '-') return { least: left.least - right.most, most: left.most - right.least };
  const positive = left.least >= 0 && right.least >= 0;
  if (operator === '*' && positive) {
    const finite = Number.isFinite(left.most) && Number.isFinite(right.most);
    return { least: left.least * right.least, most: finite ? left.most * right.most : Number.POSITIVE_INFINITY };
  }
  return operator === '/' && positive ? NEVER_NEGATIVE : ANY;
}

/** What a filtering comparison with a constant lets through. */
function narrow(range: Range, operator: string, bound: Range): Range {
  if (bound.least !== bound.most) return range;
  const value = bound.least;
  switch (operator) {
    case '>':
      return atLeast(range, value, true);
    case '>=':
      return atLeast(range, value, false);
    case '<':
      return atMost(range, value, true);
    case '<=':
      return atMost(range, value, false);
    case '==':
      return atMost(atLeast(range, value, false), value, false);
    case '!=':
      return range.least === value && range.most === value ? { ...range, openLeast: true } : range;
    default:
      return range;
  }
}

const atLeast = (range: Range, least: number, openLeast: boolean): Range =>
  least > range.least || (least === range.least && openLeast) ? { ...range, least, openLeast } : range;

const atMost = (range: Range, most: number, openMost: boolean): Range =>
  most < range.most || (most === range.most && openMost) ? { ...range, most, openMost } : range;

/** True where no value is left. */
export const isImpossible = ({ least, most, openLeast, openMost }: Range): boolean =>
  least > most || (least === most && (openLeast === true || openMost === true) && Number.isFinite(least));
