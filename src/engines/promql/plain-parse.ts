import type { AggregateExpr, BinaryExpr, DurationExpr, Expr, Matcher, Matching, Span } from './expression.js';
import { signatureOf } from './function-signatures.js';
import { PRECEDENCE } from './precedence.js';
import { plainTokens, type Token } from './token.js';

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

class NotPlain extends Error {}

/** One instance: making a stack trace for each would cost more than the grammar. */
const notPlain = new NotPlain();

class PlainParser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  whole(): Expr {
    const expr = this.#expr(0);
    if (this.#peek().kind !== 'end') throw notPlain;
    return expr;
  }

  #expr(lowest: number): Expr {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw notPlain;
    let left = this.#unary();
    for (;;) {
      const operator = this.#peek();
      const name =
        operator.kind === 'word' ? operator.text.toLowerCase() : operator.kind === 'sign' ? operator.text : '';
      const precedence = PRECEDENCE[name];
      if (precedence === undefined || precedence < lowest) break;
      this.#next += 1;
      const bool = this.#takeWord('bool') !== undefined;
      const matching = this.#matching();
      const right = this.#expr(name === '^' ? precedence : precedence + 1);
      left = binary({ left, right, operator, name, bool, matching });
    }
    this.#depth -= 1;
    return left;
  }

  #unary(): Expr {
    const sign = this.#peek();
    if (sign.kind !== 'sign' || (sign.text !== '-' && sign.text !== '+')) return this.#postfix(this.#primary());
    this.#next += 1;
    const number = this.#peek();
    if (number.kind === 'number') {
      this.#next += 1;
      // The sign belongs to the power then.
      if (this.#isSign('^')) throw notPlain;
      const value = sign.text === '-' ? -number.number : number.number;
      return this.#postfix({ kind: 'number', value, from: sign.from, to: number.to });
    }
    const inner = this.#expr(UNARY + 1);
    return { kind: 'unary', inner, from: sign.from, to: inner.to };
  }

  #postfix(start: Expr): Expr {
    let expr = start;
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'sign' && token.text === '[') expr = this.#range(expr);
      else if (token.kind === 'sign' && token.text === '@') expr = this.#at(expr);
      else if (token.kind === 'word' && token.text.toLowerCase() === 'offset') expr = this.#offset(expr);
      else return expr;
    }
  }

  #range(inner: Expr): Expr {
    this.#next += 1;
    const durations = [this.#duration(this.#take('number'))];
    const isSubquery = this.#takeSign(':');
    if (isSubquery && this.#peek().kind === 'number') durations.push(this.#duration(this.#take('number')));
    const { to } = this.#expect(']');
    if (isSubquery) return { kind: 'subquery', inner, durations, from: inner.from, to };
    return { kind: 'range', vector: inner, durations, from: inner.from, to };
  }

  #at(inner: Expr): Expr {
    this.#next += 1;
    const time = this.#take('number');
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
    this.#next += 1;
    const sign = this.#peek().text === '-' ? this.#expect('-') : undefined;
    const token = this.#take('number');
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
    const token = this.#peek();
    this.#next += 1;
    const { from, to } = token;
    if (token.kind === 'number') return { kind: 'number', value: token.number, from, to };
    if (token.kind === 'string') return { kind: 'string', value: token.value, from, to };
    if (token.kind === 'word') return this.#named(token);
    if (token.text === '{') return this.#selector(undefined, token);
    if (token.text !== '(') throw notPlain;
    const inner = this.#expr(0);
    return { kind: 'paren', inner, from, to: this.#expect(')').to };
  }

  #named(word: Token): Expr {
    const lower = word.text.toLowerCase();
    const { text } = this.#peek();
    if (RESERVED.has(lower)) throw notPlain;
    if (AGGREGATIONS.has(lower)) return this.#aggregate(word, lower);
    if (text === '(') {
      if (!signatureOf(word.text)) throw notPlain;
      const { args, to } = this.#args();
      return { kind: 'call', name: word.text, args, from: word.from, to };
    }
    if (text !== '{') return { kind: 'selector', name: word.text, matchers: [], from: word.from, to: word.to };
    this.#next += 1;
    return this.#selector(word.text, word);
  }

  #selector(name: string | undefined, { from }: Span): Expr {
    const matchers: Matcher[] = [];
    while (!this.#isSign('}')) {
      const label = this.#take('word');
      const operator = this.#take('sign');
      const value = this.#take('string');
      if (label.text.includes(':') || !isMatch(operator.text)) throw notPlain;
      matchers.push({
        name: label.text,
        operator: operator.text,
        value: value.value,
        from: label.from,
        to: value.to,
        valueSpan: { from: value.from, to: value.to },
      });
      if (!this.#takeSign(',')) break;
    }
    return { kind: 'selector', name, matchers, from, to: this.#expect('}').to };
  }

  #aggregate(word: Token, operator: string): AggregateExpr {
    const before = this.#grouping();
    // Without arguments the word is a metric's name, which the grammar tells.
    if (!this.#isSign('(')) throw notPlain;
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
    const without = this.#takeWord('without') !== undefined;
    if (!without && this.#takeWord('by') === undefined) return undefined;
    return { without, ...this.#labels() };
  }

  #labels(): { readonly labels: readonly string[]; readonly to: number } {
    this.#expect('(');
    const labels: string[] = [];
    while (!this.#isSign(')')) {
      const label = this.#take('word').text;
      if (label.includes(':')) throw notPlain;
      labels.push(label);
      if (!this.#takeSign(',')) break;
    }
    return { labels, to: this.#expect(')').to };
  }

  #args(): { readonly args: readonly Expr[]; readonly to: number } {
    this.#expect('(');
    const args: Expr[] = [];
    if (!this.#isSign(')')) {
      do args.push(this.#expr(0));
      while (this.#takeSign(','));
    }
    return { args, to: this.#expect(')').to };
  }

  #matching(): Matching | undefined {
    const on = this.#takeWord('on') !== undefined;
    if (!on && this.#takeWord('ignoring') === undefined) return undefined;
    const { labels } = this.#labels();
    const group = this.#takeWord('group_left') ? 'left' : this.#takeWord('group_right') ? 'right' : undefined;
    const include = group !== undefined && this.#isSign('(') ? this.#labels().labels : [];
    return { on, labels, group, include };
  }

  #peek(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw notPlain;
    return token;
  }

  #take(kind: Token['kind']): Token {
    const token = this.#peek();
    if (token.kind !== kind) throw notPlain;
    this.#next += 1;
    return token;
  }

  #isSign(text: string): boolean {
    const token = this.#peek();
    return token.kind === 'sign' && token.text === text;
  }

  #takeSign(text: string): boolean {
    const found = this.#isSign(text);
    if (found) this.#next += 1;
    return found;
  }

  #takeWord(text: string): Token | undefined {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text.toLowerCase() !== text) return undefined;
    this.#next += 1;
    return token;
  }

  #expect(text: string): Token {
    const token = this.#peek();
    if (token.kind !== 'sign' || token.text !== text) throw notPlain;
    this.#next += 1;
    return token;
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
