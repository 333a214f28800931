import type { Cursor } from './cursor.js';
import { readPipeline } from './pipeline.js';
import { Refused } from './problem.js';
import { checkRegexp, type LogqlMatcher, readSelector } from './selector.js';
import type { Token } from './token.js';
import { GROUPS, NEEDS_UNWRAP, RANGE_FUNCTIONS, REFUSES_UNWRAP, VECTOR_FUNCTIONS } from './words.js';

/** What an expression gives: log lines, a metric, or a plain number. */
export type Gives = 'log' | 'metric' | 'literal';

const BINARY: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  unless: 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '^': 6,
};
const MAX_DEPTH = 200;

/** Reads expressions by precedence, as Loki's grammar has it. */
export class Expressions {
  readonly selectors: (readonly LogqlMatcher[])[] = [];
  readonly #cursor: Cursor;
  #depth = 0;

  constructor(cursor: Cursor) {
    this.#cursor = cursor;
  }

  read(least = 1): Gives {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new Refused(`nested more than ${MAX_DEPTH} levels deep`, this.#cursor.peek());
    let gives = this.#operand();
    for (;;) {
      const operator = this.#cursor.peek();
      const isOperator = operator.kind === 'symbol' || operator.kind === 'word';
      const level = isOperator ? (BINARY[operator.text] ?? 0) : 0;
      if (level < least) break;
      this.#cursor.take();
      this.#modifiers();
      const right = this.read(operator.text === '^' ? level : level + 1);
      gives = combine(operator, gives, right);
    }
    this.#depth -= 1;
    return gives;
  }

  #operand(): Gives {
    const cursor = this.#cursor;
    const token = cursor.peek();
    if (cursor.is('{')) return this.#logs();
    if (cursor.skip('(')) {
      const gives = this.read();
      cursor.want(')');
      return gives;
    }
    if (token.kind === 'number' || cursor.is('+') || cursor.is('-')) {
      if (token.kind !== 'number') cursor.take();
      cursor.wantKind('number', 'a number');
      return 'literal';
    }
    if (token.kind !== 'function') return cursor.refuse('expected a selector such as {app="x"}, or a function');
    if (RANGE_FUNCTIONS.has(token.text)) return this.#overRange();
    if (VECTOR_FUNCTIONS.has(token.text)) return this.#aggregation();
    if (token.text === 'label_replace') return this.#labelReplace();
    if (token.text !== 'vector') return cursor.refuse('expected a selector such as {app="x"}, or a function');
    cursor.take();
    cursor.want('(');
    cursor.wantKind('number', 'a number');
    cursor.want(')');
    return 'metric';
  }

  #logs(): Gives {
    this.selectors.push(readSelector(this.#cursor));
    const { unwrap } = readPipeline(this.#cursor);
    if (unwrap) throw new Refused('unwrap stands inside a function over a range alone', unwrap);
    return 'log';
  }

  #overRange(): Gives {
    const cursor = this.#cursor;
    const name = cursor.take();
    cursor.want('(');
    const parameter = cursor.isKind('number') ? cursor.take() : undefined;
    if (parameter) cursor.want(',');
    if (parameter && name.text !== 'quantile_over_time') {
      throw new Refused(`${name.text} takes no parameter`, parameter);
    }
    if (!parameter && name.text === 'quantile_over_time') {
      throw new Refused('quantile_over_time needs a parameter, such as 0.99', name);
    }
    const unwrap = this.#range();
    cursor.want(')');
    const grouping = this.#grouping();
    if (grouping && !GROUPS.has(name.text)) throw new Refused(`${name.text} allows no grouping`, grouping);
    if (unwrap && REFUSES_UNWRAP.has(name.text)) throw new Refused(`${name.text} does not go with unwrap`, unwrap);
    if (!unwrap && NEEDS_UNWRAP.has(name.text)) throw new Refused(`${name.text} needs "| unwrap LABEL"`, name);
    return 'metric';
  }

  /** `{…} | … [5m] offset 1h`; the range may stand before the pipeline, too. Answers where `unwrap` stands. */
  #range(): Token | undefined {
    const cursor = this.#cursor;
    if (cursor.is('(')) return this.#rangeInParentheses();
    this.selectors.push(readSelector(cursor));
    const before = readPipeline(cursor);
    if (!cursor.isKind('range')) cursor.refuse('expected a range such as [5m]');
    cursor.take();
    this.#offset();
    return before.unwrap ?? readPipeline(cursor).unwrap;
  }

  #rangeInParentheses(): Token | undefined {
    const cursor = this.#cursor;
    cursor.want('(');
    if (cursor.is('(')) {
      const unwrap = this.#rangeInParentheses();
      cursor.want(')');
      return unwrap;
    }
    this.selectors.push(readSelector(cursor));
    let { unwrap } = readPipeline(cursor);
    const isInside = cursor.isKind('range');
    if (isInside) {
      cursor.take();
      this.#offset();
      unwrap ??= readPipeline(cursor).unwrap;
    }
    cursor.want(')');
    if (isInside) return unwrap;
    cursor.wantKind('range', 'a range such as [5m]');
    this.#offset();
    return unwrap ?? readPipeline(cursor).unwrap;
  }

  #offset(): void {
    if (this.#cursor.skip('offset')) this.#cursor.wantKind('duration', 'a duration such as 1h');
  }

  #aggregation(): Gives {
    const cursor = this.#cursor;
    const name = cursor.take();
    const before = this.#grouping();
    cursor.want('(');
    const takes = name.text === 'topk' || name.text === 'bottomk' || name.text === 'approx_topk';
    const parameter = cursor.isKind('number') && cursor.is(',', 1) ? cursor.take() : undefined;
    if (parameter) cursor.take();
    if (takes && !parameter) throw new Refused(`${name.text} needs how many first, such as ${name.text}(10, …)`, name);
    if (parameter && !takes) throw new Refused(`${name.text} takes no parameter`, parameter);
    if (parameter && !/^[1-9]\d*$/.test(parameter.text)) {
      throw new Refused(`${name.text} needs a whole number above 0`, parameter);
    }
    const from = cursor.peek().from;
    const gives = this.read();
    if (gives === 'log') {
      const message = `${name.text} needs a metric; count lines with a function such as rate({…}[5m])`;
      throw new Refused(message, { from, to: cursor.peek().from });
    }
    cursor.want(')');
    const grouping = before ?? this.#grouping();
    const isSort = name.text.startsWith('sort') && grouping !== undefined;
    if (grouping && (name.text === 'approx_topk' || isSort))
      throw new Refused(`${name.text} allows no grouping`, grouping);
    return 'metric';
  }

  #labelReplace(): Gives {
    const cursor = this.#cursor;
    cursor.take();
    cursor.want('(');
    if (this.read() === 'log') cursor.refuse('label_replace needs a metric');
    for (const what of ['label', 'replacement', 'source', 'expression']) {
      cursor.want(',');
      const text = cursor.wantKind('string', `a text (${what})`);
      if (what === 'expression') checkRegexp(text);
    }
    cursor.want(')');
    return 'metric';
  }

  #grouping(): Token | undefined {
    const cursor = this.#cursor;
    const word = cursor.peek();
    if (!cursor.skip('by') && !cursor.skip('without')) return undefined;
    this.#labels();
    return word;
  }

  #labels(): void {
    const cursor = this.#cursor;
    cursor.want('(');
    if (cursor.skip(')')) return;
    do cursor.wantKind('name', 'the name of a label');
    while (cursor.skip(','));
    cursor.want(')');
  }

  #modifiers(): void {
    const cursor = this.#cursor;
    cursor.skip('bool');
    if (!cursor.skip('on') && !cursor.skip('ignoring')) return;
    this.#labels();
    if (!cursor.skip('group_left') && !cursor.skip('group_right')) return;
    // Behind it a parenthesis may as well begin the right side.
    const isList =
      cursor.is('(') && (cursor.is(')', 1) || (cursor.isKind('name', 1) && (cursor.is(')', 2) || cursor.is(',', 2))));
    if (isList) this.#labels();
  }
}

function combine(operator: Token, left: Gives, right: Gives): Gives {
  if (left === 'log' || right === 'log') {
    const side = left === 'log' ? 'left' : 'right';
    throw new Refused(`"${operator.text}" needs metrics, and log lines stand on its ${side}`, operator);
  }
  if (/^[a-z]/.test(operator.text) && (left === 'literal' || right === 'literal')) {
    throw new Refused(`"${operator.text}" does not go with a plain number`, operator);
  }
  return left === 'literal' && right === 'literal' ? 'literal' : 'metric';
}
