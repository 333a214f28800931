import type { AggregateExpr, BinaryExpr, CallExpr, Expr, SelectorExpr } from './expression.js';
import { unwrap } from './expression.js';
import { SET_OPERATORS, typeOf } from './type-rules.js';

/** Which labels the series of an expression may have. */
export interface Labels {
  /** Undefined where there may be any but `gone`. */
  readonly only: ReadonlySet<string> | undefined;
  readonly gone: ReadonlySet<string>;
  /** Labels that every series has, with a value. */
  readonly sure: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const EMPTY: Labels = { only: NONE, gone: NONE, sure: NONE };
const KEEPING = new Set(['topk', 'bottomk', 'limitk', 'limit_ratio']);

export const mayHave = (labels: Labels, name: string): boolean =>
  labels.only ? labels.only.has(name) : !labels.gone.has(name);

const known = new WeakMap<Expr, Labels>();

/** Follows labels from the selectors through aggregations, joins and functions. */
export function labelsOf(expr: Expr): Labels {
  const before = known.get(expr);
  if (before) return before;
  const labels = follow(expr);
  known.set(expr, labels);
  return labels;
}

function follow(expr: Expr): Labels {
  switch (expr.kind) {
    case 'number':
    case 'string':
      return EMPTY;
    case 'selector':
      return ofSelector(expr);
    case 'range':
      return labelsOf(expr.vector);
    case 'aggregate':
      return ofAggregate(expr);
    case 'call':
      return ofCall(expr);
    case 'binary':
      return ofBinary(expr);
    default:
      return labelsOf(expr.inner);
  }
}

function ofSelector({ matchers }: SelectorExpr): Labels {
  const gone = matchers.filter(({ operator, value }) => operator === '=' && value === '').map(({ name }) => name);
  const sure = matchers.filter(
    ({ operator, value }) => (operator === '=' && value !== '') || (operator === '!=' && value === ''),
  );
  return { only: undefined, gone: new Set(gone), sure: new Set(sure.map(({ name }) => name)) };
}

function ofAggregate({ operator, args, grouping }: AggregateExpr): Labels {
  const operand = args.at(-1);
  const inner = operand ? labelsOf(operand) : EMPTY;
  if (KEEPING.has(operator)) return inner;
  const grouped = group(inner, grouping);
  const [parameter] = args;
  return operator === 'count_values' && parameter?.kind === 'string' ? add(grouped, [parameter.value]) : grouped;
}

function group(inner: Labels, grouping: AggregateExpr['grouping']): Labels {
  if (!grouping) return EMPTY;
  if (grouping.without) return remove(inner, grouping.labels);
  const kept = grouping.labels.filter(label => mayHave(inner, label));
  return { only: new Set(kept), gone: NONE, sure: new Set(kept.filter(label => inner.sure.has(label))) };
}

function ofCall({ name, args }: CallExpr): Labels {
  const first = args.find(argument => typeOf(argument) === 'vector' || typeOf(argument) === 'matrix');
  if (name === 'scalar' || name === 'vector' || !first) return EMPTY;
  if (name === 'absent' || name === 'absent_over_time') return ofAbsent(first);
  const inner = labelsOf(first);
  if (name === 'histogram_quantile' || name === 'histogram_fraction') return remove(inner, ['le']);
  const target = args[1];
  const sets = name === 'label_replace' || name === 'label_join' || name === 'histogram_quantiles';
  if (sets && target?.kind === 'string') return add(inner, [target.value]);
  return name === 'info' ? { only: undefined, gone: NONE, sure: inner.sure } : inner;
}

/** `absent` gives the labels that its selector pins to one value. */
function ofAbsent(argument: Expr): Labels {
  let expr = unwrap(argument);
  while (expr.kind === 'range' || expr.kind === 'modified')
    expr = unwrap(expr.kind === 'range' ? expr.vector : expr.inner);
  if (expr.kind !== 'selector') return EMPTY;
  const pinned = new Set(
    expr.matchers.filter(({ operator, value }) => operator === '=' && value !== '').map(({ name }) => name),
  );
  return { only: pinned, gone: NONE, sure: pinned };
}

function ofBinary(expr: BinaryExpr): Labels {
  const [left, right] = [labelsOf(expr.left), labelsOf(expr.right)];
  if (typeOf(expr.left) === 'scalar') return right;
  if (typeOf(expr.right) === 'scalar') return left;
  if (expr.operator === 'or') return either(left, right);
  if (SET_OPERATORS.has(expr.operator)) return left;
  const { matching } = expr;
  if (matching?.group === 'left') return add(left, matching.include);
  if (matching?.group === 'right') return add(right, matching.include);
  if (matching?.on) {
    const kept = matching.labels.filter(label => mayHave(left, label) && mayHave(right, label));
    return {
      only: new Set(kept),
      gone: NONE,
      sure: new Set(kept.filter(label => left.sure.has(label) || right.sure.has(label))),
    };
  }
  const ignored = matching?.labels ?? [];
  return both(remove(left, ignored), remove(right, ignored));
}

function remove(labels: Labels, names: readonly string[]): Labels {
  const without = (set: ReadonlySet<string>) => new Set([...set].filter(name => !names.includes(name)));
  if (labels.only) return { only: without(labels.only), gone: NONE, sure: without(labels.sure) };
  return { only: undefined, gone: new Set([...labels.gone, ...names]), sure: without(labels.sure) };
}

function add(labels: Labels, names: readonly string[]): Labels {
  if (labels.only) return { ...labels, only: new Set([...labels.only, ...names]) };
  return { ...labels, gone: new Set([...labels.gone].filter(name => !names.includes(name))) };
}

function either(left: Labels, right: Labels): Labels {
  const sure = new Set([...left.sure].filter(name => right.sure.has(name)));
  if (left.only && right.only) return { only: new Set([...left.only, ...right.only]), gone: NONE, sure };
  const names = new Set([...left.gone, ...right.gone]);
  return {
    only: undefined,
    gone: new Set([...names].filter(name => !mayHave(left, name) && !mayHave(right, name))),
    sure,
  };
}

/** Series match where all their labels are equal: each side narrows the other. */
function both(left: Labels, right: Labels): Labels {
  const sure = new Set([...left.sure, ...right.sure]);
  const [closed, other] = left.only ? [left.only, right] : [right.only, left];
  if (closed) return { only: new Set([...closed].filter(name => mayHave(other, name))), gone: NONE, sure };
  return { only: undefined, gone: new Set([...left.gone, ...right.gone]), sure };
}
