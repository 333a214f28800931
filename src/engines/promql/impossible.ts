import { type BinaryExpr, type Expr, type Matcher, type SelectorExpr, walk } from './expression.js';
import { labelsOf, mayHave } from './label-flow.js';
import type { PromqlProblem } from './problem.js';
import { COMPARISONS, typeOf } from './type-rules.js';
import { isImpossible, rangeOf } from './value-range.js';

/** Parts of an expression that can never give or change anything, whatever the data. */
export function findImpossible(expr: Expr): readonly PromqlProblem[] {
  return walk(expr).flatMap(part => {
    if (part.kind === 'selector') return contradictions(part);
    if (part.kind === 'aggregate') return missingGroups(part);
    return part.kind === 'binary' ? [...deadComparison(part), ...deadMatch(part)] : [];
  });
}

function contradictions({ matchers }: SelectorExpr): readonly PromqlProblem[] {
  return matchers.flatMap((matcher, index) => {
    const earlier = matchers.slice(0, index).find(other => other.name === matcher.name && contradict(other, matcher));
    if (!earlier) return [];
    const message = `no series has ${matcher.name}${earlier.operator}"${earlier.value}" and ${matcher.name}${matcher.operator}"${matcher.value}"`;
    return [{ message, from: matcher.from, to: matcher.to }];
  });
}

function contradict(one: Matcher, other: Matcher): boolean {
  const [pin, against] = one.operator === '=' ? [one, other] : [other, one];
  if (pin.operator !== '=') return false;
  if (against.operator === '=') return pin.value !== against.value;
  return against.operator === '!=' && pin.value === against.value;
}

function missingGroups(expr: Extract<Expr, { kind: 'aggregate' }>): readonly PromqlProblem[] {
  const operand = expr.args.at(-1);
  if (!expr.grouping || expr.grouping.without || !operand) return [];
  const inner = labelsOf(operand);
  const missing = expr.grouping.labels.filter(label => !mayHave(inner, label));
  return missing.map(label => ({
    message: `${expr.operator} by (${label}): the query inside has removed the label ${label}`,
    from: expr.from,
    to: expr.to,
  }));
}

function deadComparison(expr: BinaryExpr): readonly PromqlProblem[] {
  if (!COMPARISONS.has(expr.operator) || expr.bool) return [];
  const isAboutConstant = [expr.left, expr.right].some(side => isConstant(side));
  if (!isAboutConstant || !isImpossible(rangeOf(expr))) return [];
  const { from, to } = expr.operatorSpan;
  const inner = walk(expr.left).find(part => part.kind !== 'paren');
  const counts =
    inner?.kind === 'aggregate' && inner.operator === 'count'
      ? ': where nothing is counted there is no result; use absent()'
      : '';
  return [{ message: `this comparison can never be true${counts}`, from, to }];
}

function isConstant(expr: Expr): boolean {
  const range = rangeOf(expr);
  return range.least === range.most && typeOf(expr) === 'scalar';
}

function deadMatch(expr: BinaryExpr): readonly PromqlProblem[] {
  if (typeOf(expr.left) !== 'vector' || typeOf(expr.right) !== 'vector' || expr.operator === 'or') return [];
  // `on ()` matches whatever there is, which is how a condition is put beside a query.
  if (expr.matching?.on && expr.matching.labels.length === 0) return [];
  const sides = { left: labelsOf(expr.left), right: labelsOf(expr.right) };
  const { from, to } = expr.operatorSpan;
  if (expr.matching?.on) {
    return expr.matching.labels.flatMap(label => {
      const lacking = (['left', 'right'] as const).filter(side => !mayHave(sides[side], label));
      if (lacking.length === 0) return [];
      const where = lacking.length === 2 ? 'both sides have' : `the ${lacking[0]} side has`;
      return [{ message: `on (${label}): ${where} no label ${label}`, from, to }];
    });
  }
  const ignored = expr.matching?.labels ?? [];
  for (const [side, other] of [
    ['left', 'right'],
    ['right', 'left'],
  ] as const) {
    const label = [...sides[side].sure].find(
      name => name !== '__name__' && !ignored.includes(name) && !mayHave(sides[other], name),
    );
    if (label === undefined) continue;
    const message = `the two sides never match: all series of the ${side} side have the label ${label}, none of the ${other} side has it`;
    return [{ message, from, to }];
  }
  return [];
}
