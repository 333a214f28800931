import type { BinaryExpr, Expr } from './expression.js';

/** Hangs `offset`, `@` or a range on the last operand: in `a + b offset 5m` the grammar hangs it on the sum. */
export function attachSuffix(expr: Expr, wrap: (inner: Expr) => Expr): Expr {
  if (expr.kind === 'binary') {
    const right = attachSuffix(expr.right, wrap);
    return { ...expr, right, to: right.to };
  }
  if (expr.kind === 'unary') {
    const inner = attachSuffix(expr.inner, wrap);
    return { ...expr, inner, to: inner.to };
  }
  return wrap(expr);
}

/** Of binary operators; the higher binds the tighter. `^` alone binds to the right. */
export const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '<=': 3,
  '<': 3,
  '>=': 3,
  '>': 3,
  '</': 3,
  '>/': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  atan2: 5,
  '^': 6,
};

/** Groups all chains of operators anew by their precedence: a suffix that moved has torn them apart. */
export function regroup(expr: Expr): Expr {
  switch (expr.kind) {
    case 'number':
    case 'string':
    case 'selector':
      return expr;
    case 'range':
      return { ...expr, vector: regroup(expr.vector) };
    case 'aggregate':
    case 'call':
      return { ...expr, args: expr.args.map(regroup) };
    case 'binary': {
      const chain = flatten(expr);
      return climb({ operands: chain.operands.map(regroup), operators: chain.operators, next: 0 }, 0);
    }
    default:
      return { ...expr, inner: regroup(expr.inner) };
  }
}

function flatten(expr: Expr): { readonly operands: readonly Expr[]; readonly operators: readonly BinaryExpr[] } {
  if (expr.kind !== 'binary') return { operands: [expr], operators: [] };
  const [left, right] = [flatten(expr.left), flatten(expr.right)];
  return {
    operands: [...left.operands, ...right.operands],
    operators: [...left.operators, expr, ...right.operators],
  };
}

interface Chain {
  readonly operands: readonly Expr[];
  readonly operators: readonly BinaryExpr[];
  next: number;
}

function climb(chain: Chain, lowest: number): Expr {
  let left = chain.operands[chain.next] ?? { kind: 'number', value: 0, from: 0, to: 0 };
  for (let operator = chain.operators[chain.next]; operator; operator = chain.operators[chain.next]) {
    const precedence = PRECEDENCE[operator.operator] ?? 0;
    if (precedence < lowest) break;
    chain.next += 1;
    const right = climb(chain, operator.operator === '^' ? precedence : precedence + 1);
    left = applied(operator, left, right);
  }
  return left;
}

/** A sign stands before the power that it is written before: `-a ^ b` is `-(a ^ b)`. */
function applied(operator: BinaryExpr, left: Expr, right: Expr): Expr {
  if (operator.operator !== '^' || left.kind !== 'unary')
    return { ...operator, left, right, from: left.from, to: right.to };
  return { ...left, inner: applied(operator, left.inner, right), to: right.to };
}
