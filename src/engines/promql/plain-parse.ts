import type { AggregateExpr, BinaryExpr, DurationExpr, Expr, Matcher, Matching, Span } from './expression.js';
import { signatureOf } from './function-signatures.js';
import { plainTokens, type Token } from './lexing/token.js';
import { NotPlain, notPlain, TokenCursor } from './lexing/token-cursor.js';
import { PRECEDENCE } from './precedence.js';

const AGGREGATIONS = new Set(
  'avg bottomk count count_values group limitk limit_ratio max min quantile stddev stdvar sum topk'.split(' '),
);
/** Words that may mean something else than a metric. */
const RESERVED = new Set(
  'anchored and atan2 bool by end fill fill_left fill_right group_left group_right ignoring inf nan offset on or smoothed start unless without'.split(
    ' ',
  ),
);
const MATCH = new Set(['=', '!=', '=~', '!~']);
const UNARY = PRECEDENCE['*'] ?? 0;
const MAX_DEPTH = 200;

/**
 * Parses the PromQL that nearly all rules are made of, several times as fast as the grammar's tables do. Undefined for
 * everything else, broken or only rare: the grammar then decides. It accepts nothing that the grammar refuses and builds
 * the same expression, which the tests hold it to.
 */
export function parsePlain(text: string): Expr | undefined {
  const tokens = plainTokens(text);
  if (!tokens) return undefined;
  const parser = new PlainParser(tokens);
  try {
    return parser.whole();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class PlainParser {
  readonly #tokens: TokenCursor;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = new TokenCursor(tokens);
  }

  whole(): Expr {
    const expr = this.#expr(0);
    if (this.#tokens.peek().kind !== 'end') throw notPlain;
    return expr;
  }

  #expr(lowest: number): Expr {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw notPlain;
    let left = this.#unary();
    for (;;) {
      const operator = this.#tokens.peek();
      const name =
        operator.kind === 'word' ? operator.text.toLowerCase() : operator.kind === 'sign' ? operator.text : '';
      const precedence = PRECEDENCE[name];
      if (precedence === undefined || precedence < lowest) break;
      this.#tokens.advance();
      const bool = this.#tokens.takeWord('bool') !== undefined;
      const matching = this.#matching();
      const right = this.#expr(name === '^' ? precedence : precedence + 1);
      left = binary({ left, right, operator, name, bool, matching });
    }
    this.#depth -= 1;
    return left;
  }

  #unary(): Expr {
    const sign = this.#tokens.peek();
    if (sign.kind !== 'sign' || (sign.text !== '-' && sign.text !== '+')) return this.#postfix(this.#primary());
    this.#tokens.advance();
    const number = this.#tokens.peek();
    if (number.kind === 'number') {
      this.#tokens.advance();
      // The sign belongs to the power then.
      if (this.#tokens.isSign('^')) throw notPlain;
      const value = sign.text === '-' ? -number.number : number.number;
      return this.#postfix({ kind: 'number', value, from: sign.from, to: number.to });
    }
    const inner = this.#expr(UNARY + 1);
    return { kind: 'unary', inner, from: sign.from, to: inner.to };
  }

  #postfix(start: Expr): Expr {
    let expr = start;
    for (;;) {
      const token = this.#tokens.peek();
      if (token.kind === 'sign' && token.text === '[') expr = this.#range(expr);
      else if (token.kind === 'sign' && token.text === '@') expr = this.#at(expr);
      else if (token.kind === 'word' && token.text.toLowerCase() === 'offset') expr = this.#offset(expr);
      else return expr;
    }
  }

  #range(inner: Expr): Expr {
    this.#tokens.advance();
    const durations = [this.#duration(this.#tokens.take('number'))];
    const isSubquery = this.#tokens.takeSign(':');
    if (isSubquery && this.#tokens.peek().kind === 'number')
      durations.push(this.#duration(this.#tokens.take('number')));
    const { to } = this.#tokens.expect(']');
    if (isSubquery) return { kind: 'subquery', inner, durations, from: inner.from, to };
    return { kind: 'range', vector: inner, durations, from: inner.from, to };
  }

  #at(inner: Expr): Expr {
    this.#tokens.advance();
    const time = this.#tokens.take('number');
    return {
      kind: 'modified',
      modifier: 'at',
      inner,
      durations: [],
      timestamp: time.number,
      from: inner.from,
      to: time.to,
    };
  }

  #offset(inner: Expr): Expr {
    this.#tokens.advance();
    const sign = this.#tokens.peek().text === '-' ? this.#tokens.expect('-') : undefined;
    const token = this.#tokens.take('number');
    const duration = this.#duration(token, sign);
    return {
      kind: 'modified',
      modifier: 'offset',
      inner,
      durations: [duration],
      timestamp: undefined,
      from: inner.from,
      to: token.to,
    };
  }

  #duration({ text, from, to }: Token, sign?: Token): DurationExpr {
    return sign ? { literal: `-${text}`, from: sign.from, to } : { literal: text, from, to };
  }

  #primary(): Expr {
    const token = this.#tokens.peek();
    this.#tokens.advance();
    const { from, to } = token;
    if (token.kind === 'number') return { kind: 'number', value: token.number, from, to };
    if (token.kind === 'string') return { kind: 'string', value: token.value, from, to };
    if (token.kind === 'word') return this.#named(token);
    if (token.text === '{') return this.#selector(undefined, token);
    if (token.text !== '(') throw notPlain;
    const inner = this.#expr(0);
    return { kind: 'paren', inner, from, to: this.#tokens.expect(')').to };
  }

  #named(word: Token): Expr {
    const lower = word.text.toLowerCase();
    const { text } = this.#tokens.peek();
    if (RESERVED.has(lower)) throw notPlain;
    if (AGGREGATIONS.has(lower)) return this.#aggregate(word, lower);
    if (text === '(') {
      if (!signatureOf(word.text)) throw notPlain;
      const { args, to } = this.#args();
      return { kind: 'call', name: word.text, args, from: word.from, to };
    }
    if (text !== '{') return { kind: 'selector', name: word.text, matchers: [], from: word.from, to: word.to };
    this.#tokens.advance();
    return this.#selector(word.text, word);
  }

  #selector(name: string | undefined, { from }: Span): Expr {
    const matchers: Matcher[] = [];
    while (!this.#tokens.isSign('}')) {
      const label = this.#tokens.take('word');
      const operator = this.#tokens.take('sign');
      const value = this.#tokens.take('string');
      if (label.text.includes(':') || !isMatch(operator.text)) throw notPlain;
      matchers.push({
        name: label.text,
        operator: operator.text,
        value: value.value,
        from: label.from,
        to: value.to,
        valueSpan: { from: value.from, to: value.to },
      });
      if (!this.#tokens.takeSign(',')) break;
    }
    return { kind: 'selector', name, matchers, from, to: this.#tokens.expect('}').to };
  }

  #aggregate(word: Token, operator: string): AggregateExpr {
    const before = this.#grouping();
    // Without arguments the word is a metric's name, which the grammar tells.
    if (!this.#tokens.isSign('(')) throw notPlain;
    const { args, to } = this.#args();
    const after = before ? undefined : this.#grouping();
    const grouping = before ?? after;
    return {
      kind: 'aggregate',
      operator,
      args,
      grouping: grouping && { without: grouping.without, labels: grouping.labels },
      from: word.from,
      to: after?.to ?? to,
    };
  }

  #grouping(): { without: boolean; labels: readonly string[]; to: number } | undefined {
    const without = this.#tokens.takeWord('without') !== undefined;
    if (!without && this.#tokens.takeWord('by') === undefined) return undefined;
    return { without, ...this.#labels() };
  }

  #labels(): { readonly labels: readonly string[]; readonly to: number } {
    this.#tokens.expect('(');
    const labels: string[] = [];
    while (!this.#tokens.isSign(')')) {
      const label = this.#tokens.take('word').text;
      if (label.includes(':')) throw notPlain;
      labels.push(label);
      if (!this.#tokens.takeSign(',')) break;
    }
    return { labels, to: this.#tokens.expect(')').to };
  }

  #args(): { readonly args: readonly Expr[]; readonly to: number } {
    this.#tokens.expect('(');
    const args: Expr[] = [];
    if (!this.#tokens.isSign(')')) {
      do args.push(this.#expr(0));
      while (this.#tokens.takeSign(','));
    }
    return { args, to: this.#tokens.expect(')').to };
  }

  #matching(): Matching | undefined {
    const on = this.#tokens.takeWord('on') !== undefined;
    if (!on && this.#tokens.takeWord('ignoring') === undefined) return undefined;
    const { labels } = this.#labels();
    const group = this.#tokens.takeWord('group_left')
      ? 'left'
      : this.#tokens.takeWord('group_right')
        ? 'right'
        : undefined;
    const include = group !== undefined && this.#tokens.isSign('(') ? this.#labels().labels : [];
    return { on, labels, group, include };
  }
}

const isMatch = (text: string): text is Matcher['operator'] => MATCH.has(text);

interface Operation {
  readonly left: Expr;
  readonly right: Expr;
  readonly operator: Token;
  readonly name: string;
  readonly bool: boolean;
  readonly matching: Matching | undefined;
}

const binary = ({ left, right, operator, name, bool, matching }: Operation): BinaryExpr => ({
  kind: 'binary',
  operator: name,
  operatorSpan: { from: operator.from, to: operator.to },
  left,
  right,
  bool,
  matching,
  fills: false,
  from: left.from,
  to: right.to,
});
