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
import { parsePromqlNumber } from './number-literal.js';
import { attachSuffix, regroup } from './precedence.js';
import type { PromqlProblem } from './problem.js';
import { unquotePromql } from './string-literal.js';
import type { SyntaxNode } from './syntax.js';

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
        return { kind: 'unary', inner: this.#child(node), from, to };
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

  #modified(node: SyntaxNode): Expr {
    const modifier = MODIFIERS[node.name];
    if (modifier === undefined) {
      this.#problem(`unexpected ${node.name}`, node.from, node.to);
      return { kind: 'number', value: 0, from: node.from, to: node.to };
    }
    const literal = modifier === 'at' ? node.getChild('NumberDurationLiteral') : null;
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
    const child = node.getChild('Expr');
    if (child) return this.#expr(child);
    this.#problem('expression expected', node.from, node.to);
    return { kind: 'number', value: 0, from: node.from, to: node.to };
  }

  #selector(node: SyntaxNode): Expr {
    const identifier = node.getChild('Identifier');
    const braces = node.getChild('LabelMatchers');
    const matchers: Matcher[] = [];
    for (let child = braces?.firstChild ?? null; child; child = child.nextSibling) {
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
    const label = node.getChild('LabelName');
    const quoted = node.getChild('QuotedLabelName');
    const operator = node.getChild('MatchOp');
    const value = node.getChild('StringLiteral');
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
    const [left, right] = [this.#expr(node.firstChild ?? node), this.#expr(node.lastChild ?? node)];
    const operator = this.#operator(node);
    return {
      kind: 'binary',
      operator: this.#slice(operator).toLowerCase(),
      operatorSpan: { from: operator.from, to: operator.to },
      left,
      right,
      bool: node.getChild('BoolModifier') !== null,
      matching: this.#matching(node.getChild('MatchingModifierClause')),
      fills: node.getChild('FillModifier') !== null,
      from: node.from,
      to: node.to,
    };
  }

  /** The first child behind the left operand that is no comment. */
  #operator(node: SyntaxNode): SyntaxNode {
    let child = node.firstChild?.nextSibling;
    while (child && child.name === 'LineComment') child = child.nextSibling;
    return child ?? node;
  }

  #matching(node: SyntaxNode | null): Matching | undefined {
    if (!node) return undefined;
    const lists = node.getChildren('GroupingLabels').map(list => this.#labels(list));
    const group = node.getChild('GroupLeft') ? 'left' : node.getChild('GroupRight') ? 'right' : undefined;
    return { on: node.getChild('On') !== null, labels: lists[0] ?? [], group, include: lists[1] ?? [] };
  }

  #labels(list: SyntaxNode): readonly string[] {
    return [
      ...list.getChildren('LabelName').map(label => this.#slice(label)),
      ...list.getChildren('QuotedLabelName').map(label => this.#quoted(label)),
    ];
  }

  #aggregate(node: SyntaxNode): AggregateExpr {
    const operator = node.getChild('AggregateOp');
    const modifier = node.getChild('AggregateModifier');
    const list = modifier?.getChild('GroupingLabels');
    const grouping =
      modifier && list ? { without: modifier.getChild('Without') !== null, labels: this.#labels(list) } : undefined;
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
    const identifier = node.getChild('FunctionIdentifier');
    const name = identifier ? this.#slice(identifier) : '';
    return { kind: 'call', name, args: this.#args(node), from: node.from, to: node.to };
  }

  #args(node: SyntaxNode): readonly Expr[] {
    return (node.getChild('FunctionCallBody')?.getChildren('Expr') ?? []).map(argument => this.#expr(argument));
  }

  #durations(node: SyntaxNode): readonly DurationExpr[] {
    return [...node.getChildren('DurationExpr'), ...node.getChildren('OffsetDurationExpr')].map(duration => {
      const { from, to } = duration;
      const text = this.#slice(duration).replace(/\s/g, '');
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
    const literal = node.getChild('StringLiteral');
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
