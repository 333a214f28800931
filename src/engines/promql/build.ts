import type {
  AggregateExpr,
  BinaryExpr,
  CallExpr,
  DurationExpr,
  Expr,
  Matcher,
  Matching,
  ModifiedExpr,
} from './expression.js';
import { parsePromqlNumber } from './lexing/number-literal.js';
import { unquotePromql } from './lexing/string-literal.js';
import { attachSuffix, regroup } from './precedence.js';
import type { PromqlProblem } from './problem.js';
import { childOf, childrenNamed, operandsOf, type SyntaxNode } from './syntax-node.js';

const MAX_DEPTH = 400;

/**
 * Turns a lezer tree without errors into an expression, and finds what the grammar lets pass: unterminated strings, wrong
 * escapes, numbers that are none.
 */
export class ExpressionBuilder {
  readonly problems: PromqlProblem[] = [];
  readonly #text: string;
  #depth = 0;
  #suffixed = false;

  constructor(text: string) {
    this.#text = text;
  }

  build(node: SyntaxNode): Expr {
    const expr = this.#expr(node);
    return this.#suffixed ? regroup(expr) : expr;
  }

  #expr(node: SyntaxNode): Expr {
    this.#depth += 1;
    const expr = this.#depth > MAX_DEPTH ? this.#tooDeep(node) : this.#byName(node);
    this.#depth -= 1;
    return expr;
  }

  #tooDeep({ from, to }: SyntaxNode): Expr {
    this.#problem(`nested more than ${MAX_DEPTH} levels deep`, from, to);
    return { kind: 'number', value: 0, from, to };
  }

  #byName(node: SyntaxNode): Expr {
    const { from, to } = node;
    switch (node.name) {
      case 'NumberDurationLiteral':
        return { kind: 'number', value: this.#number(node), from, to };
      case 'StringLiteral':
        return { kind: 'string', value: this.#string(node), from, to };
      case 'ParenExpr':
        return { kind: 'paren', inner: this.#child(node), from, to };
      case 'UnaryExpr':
        return this.#signed(node);
      case 'VectorSelector':
        return this.#selector(node);
      case 'BinaryExpr':
        return this.#binary(node);
      case 'AggregateExpr':
        return this.#aggregate(node);
      case 'FunctionCall':
        return this.#call(node);
      case 'MatrixSelector':
        return this.#suffix(node, vector => ({
          kind: 'range',
          vector,
          durations: this.#durations(node),
          from: vector.from,
          to,
        }));
      case 'SubqueryExpr':
        return this.#suffix(node, inner => ({
          kind: 'subquery',
          inner,
          durations: this.#durations(node),
          from: inner.from,
          to,
        }));
      default:
        return this.#modified(node);
    }
  }

  /** The grammar takes `-1` for a number or for a negated one, depending on what stands before. */
  #signed(node: SyntaxNode): Expr {
    const inner = this.#child(node);
    const { from, to } = node;
    const isSigned = /[-+]/.test(this.#text[inner.from] ?? '');
    if (inner.kind !== 'number' || isSigned) return { kind: 'unary', inner, from, to };
    return { ...inner, value: this.#text[from] === '-' ? -inner.value : inner.value, from };
  }

  #modified(node: SyntaxNode): Expr {
    const modifier = MODIFIERS[node.name];
    if (modifier === undefined) {
      this.#problem(`unexpected ${node.name}`, node.from, node.to);
      return { kind: 'number', value: 0, from: node.from, to: node.to };
    }
    const literal =
      modifier === 'at' ? node.children.findLast(child => child.name === 'NumberDurationLiteral') : undefined;
    const timestamp = literal ? this.#number(literal) : undefined;
    const durations = this.#durations(node);
    return this.#suffix(node, inner => ({
      kind: 'modified',
      modifier,
      inner,
      durations,
      timestamp,
      from: inner.from,
      to: node.to,
    }));
  }

  /** What stands behind an operand belongs to it alone; the grammar hangs it on everything to its left. */
  #suffix(node: SyntaxNode, wrap: (inner: Expr) => Expr): Expr {
    const inner = this.#child(node);
    if (inner.kind === 'binary' || inner.kind === 'unary') this.#suffixed = true;
    return attachSuffix(inner, wrap);
  }

  #child(node: SyntaxNode): Expr {
    const [child] = operandsOf(node);
    if (child) return this.#expr(child);
    this.#problem('expression expected', node.from, node.to);
    return { kind: 'number', value: 0, from: node.from, to: node.to };
  }

  #selector(node: SyntaxNode): Expr {
    const identifier = childOf(node, 'Identifier');
    const braces = childOf(node, 'LabelMatchers');
    const matchers: Matcher[] = [];
    for (const child of braces?.children ?? []) {
      const matcher = this.#matcher(child);
      if (matcher) matchers.push(matcher);
    }
    const name = identifier ? this.#slice(identifier) : undefined;
    return { kind: 'selector', name, matchers, from: node.from, to: node.to };
  }

  #matcher(node: SyntaxNode): Matcher | undefined {
    const { from, to } = node;
    if (node.name === 'QuotedLabelName') {
      return { name: '__name__', operator: '=', value: this.#quoted(node), from, to, valueSpan: { from, to } };
    }
    if (node.name !== 'UnquotedLabelMatcher' && node.name !== 'QuotedLabelMatcher') return undefined;
    const label = childOf(node, 'LabelName');
    const quoted = childOf(node, 'QuotedLabelName');
    const operator = childOf(node, 'MatchOp');
    const value = childOf(node, 'StringLiteral');
    const text = operator ? this.#slice(operator) : '';
    if (!value || (text !== '=' && text !== '!=' && text !== '=~' && text !== '!~')) return undefined;
    return {
      name: label ? this.#slice(label) : quoted ? this.#quoted(quoted) : '',
      operator: text,
      value: this.#string(value),
      from,
      to,
      valueSpan: { from: value.from, to: value.to },
    };
  }

  #binary(node: SyntaxNode): BinaryExpr {
    const operands = operandsOf(node);
    const [left, right] = [this.#expr(operands[0] ?? node), this.#expr(operands.at(-1) ?? node)];
    const operator = this.#operator(node);
    return {
      kind: 'binary',
      operator: this.#slice(operator).toLowerCase(),
      operatorSpan: { from: operator.from, to: operator.to },
      left,
      right,
      bool: childOf(node, 'BoolModifier') !== undefined,
      matching: this.#matching(childOf(node, 'MatchingModifierClause')),
      fills: childOf(node, 'FillModifier') !== undefined,
      from: node.from,
      to: node.to,
    };
  }

  /** The first child behind the left operand that is no comment. */
  #operator(node: SyntaxNode): SyntaxNode {
    return node.children.slice(1).find(child => child.name !== 'LineComment') ?? node;
  }

  #matching(node: SyntaxNode | undefined): Matching | undefined {
    if (!node) return undefined;
    const lists = childrenNamed(node, 'GroupingLabels').map(list => this.#labels(list));
    const group = childOf(node, 'GroupLeft') ? 'left' : childOf(node, 'GroupRight') ? 'right' : undefined;
    return { on: childOf(node, 'On') !== undefined, labels: lists[0] ?? [], group, include: lists[1] ?? [] };
  }

  #labels(list: SyntaxNode): readonly string[] {
    return [
      ...childrenNamed(list, 'LabelName').map(label => this.#slice(label)),
      ...childrenNamed(list, 'QuotedLabelName').map(label => this.#quoted(label)),
    ];
  }

  #aggregate(node: SyntaxNode): AggregateExpr {
    const operator = childOf(node, 'AggregateOp');
    const modifier = childOf(node, 'AggregateModifier');
    const list = modifier && childOf(modifier, 'GroupingLabels');
    const grouping =
      modifier && list
        ? { without: childOf(modifier, 'Without') !== undefined, labels: this.#labels(list) }
        : undefined;
    return {
      kind: 'aggregate',
      operator: operator ? this.#slice(operator).toLowerCase() : '',
      args: this.#args(node),
      grouping,
      from: node.from,
      to: node.to,
    };
  }

  #call(node: SyntaxNode): CallExpr {
    const identifier = childOf(node, 'FunctionIdentifier');
    const name = identifier ? this.#slice(identifier) : '';
    return { kind: 'call', name, args: this.#args(node), from: node.from, to: node.to };
  }

  #args(node: SyntaxNode): readonly Expr[] {
    const body = childOf(node, 'FunctionCallBody');
    return body ? operandsOf(body).map(argument => this.#expr(argument)) : [];
  }

  #durations(node: SyntaxNode): readonly DurationExpr[] {
    return [...childrenNamed(node, 'DurationExpr'), ...childrenNamed(node, 'OffsetDurationExpr')].map(duration => {
      const { from, to } = duration;
      const written = this.#slice(duration).replace(/\s/g, '');
      // Parentheses around a literal behind `offset` are no arithmetic.
      const text = duration.name === 'OffsetDurationExpr' ? withoutParens(written) : written;
      const plain = /^[+-]?(?:[0-9.][0-9a-z._]*(?:e[+-]?\d+)?|inf|nan)$/i.test(text);
      return { literal: plain ? text : undefined, from, to };
    });
  }

  #number(node: SyntaxNode): number {
    const value = parsePromqlNumber(this.#slice(node));
    if (value === undefined) this.#problem(`not a number or a duration: ${this.#slice(node)}`, node.from, node.to);
    return value ?? 0;
  }

  #quoted(node: SyntaxNode): string {
    const literal = childOf(node, 'StringLiteral');
    return literal ? this.#string(literal) : '';
  }

  #string(node: SyntaxNode): string {
    const unquoted = unquotePromql(this.#slice(node));
    if ('value' in unquoted) return unquoted.value;
    this.#problem(unquoted.message, node.from + unquoted.at, node.to);
    return '';
  }

  #slice({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.#text.slice(from, to);
  }

  #problem(message: string, from: number, to: number): void {
    this.problems.push({ message, from, to });
  }
}

const MODIFIERS: Readonly<Record<string, ModifiedExpr['modifier']>> = {
  OffsetExpr: 'offset',
  StepInvariantExpr: 'at',
  AnchoredExpr: 'anchored',
  SmoothedExpr: 'smoothed',
};

const withoutParens = (text: string): string => text.replace(/^([+-]?)\(+([^()]*)\)+$/, '$1$2');
