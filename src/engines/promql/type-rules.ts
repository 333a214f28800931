import type {
  AggregateExpr,
  BinaryExpr,
  CallExpr,
  DurationExpr,
  Expr,
  ModifiedExpr,
  RangeExpr,
  SelectorExpr,
  Span,
  ValueType,
} from './expression.js';
import {
  DURATION_EXPRESSIONS,
  EXPERIMENTAL_FUNCTIONS,
  EXTENDED_RANGES,
  type Features,
  FILL_MODIFIERS,
} from './features.js';
import { AGGREGATION_PARAMETERS, EXPERIMENTAL_AGGREGATIONS, signatureOf } from './function-signatures.js';
import { parsePromqlNumber } from './lexing/number-literal.js';
import type { PromqlProblem } from './problem.js';
import { re2Problem } from './re2.js';

const NAMES: Readonly<Record<ValueType, string>> = {
  scalar: 'scalar',
  string: 'string',
  vector: 'instant vector',
  matrix: 'range vector',
};

export const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
export const SET_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', 'unless']);

/** What an expression evaluates to, valid or not. */
export function typeOf(expr: Expr): ValueType {
  switch (expr.kind) {
    case 'number':
      return 'scalar';
    case 'string':
      return 'string';
    case 'range':
    case 'subquery':
      return 'matrix';
    case 'binary':
      return typeOf(expr.left) === 'scalar' && typeOf(expr.right) === 'scalar' ? 'scalar' : 'vector';
    case 'call':
      return signatureOf(expr.name)?.returns ?? 'vector';
    case 'paren':
    case 'unary':
    case 'modified':
      return typeOf(expr.inner);
    default:
      return 'vector';
  }
}

/** Everything that Prometheus refuses in an expression that parses: types, arguments, matching, modifiers, durations. */
export function checkTypes(expr: Expr, features: Features): readonly PromqlProblem[] {
  const checker = new TypeChecker(features);
  checker.check(expr);
  return checker.problems;
}

class TypeChecker {
  readonly problems: PromqlProblem[] = [];
  readonly #features: Features;

  constructor(features: Features) {
    this.#features = features;
  }

  check(expr: Expr): ValueType {
    switch (expr.kind) {
      case 'selector':
        this.#selector(expr);
        break;
      case 'range':
        this.check(expr.vector);
        this.#range(expr);
        for (const duration of expr.durations) this.#duration(duration, 'positive');
        break;
      case 'subquery':
        this.#expect(expr.inner, 'vector', 'subquery');
        for (const duration of expr.durations) this.#duration(duration, 'positive');
        break;
      case 'modified':
        this.#modified(expr);
        break;
      case 'paren':
        this.check(expr.inner);
        break;
      case 'unary': {
        const type = this.check(expr.inner);
        if (type === 'string' || type === 'matrix') {
          this.#add(
            `unary expression only allowed on expressions of type scalar or instant vector, got ${NAMES[type]}`,
            expr,
          );
        }
        break;
      }
      case 'binary':
        this.#binary(expr);
        break;
      case 'aggregate':
        this.#aggregate(expr);
        break;
      case 'call':
        this.#call(expr);
        break;
      default:
        break;
    }
    return typeOf(expr);
  }

  #selector(expr: SelectorExpr, { labelsOnly = false } = {}): void {
    for (const { operator, value, valueSpan } of expr.matchers) {
      if (operator !== '=~' && operator !== '!~') continue;
      const problem = re2Problem(value);
      if (problem) this.#add(`error parsing regexp: ${problem.message}`, valueSpan);
    }
    const named = expr.matchers.filter(matcher => matcher.name === '__name__');
    if (expr.name !== undefined) {
      const again = named[0];
      if (again) this.#add(`metric name must not be set twice: "${expr.name}" or "${again.value}"`, expr);
    } else if (!labelsOnly && expr.matchers.every(matchesEmpty)) {
      this.#add('vector selector must contain at least one non-empty matcher', expr);
    }
  }

  /** Prometheus refuses modifiers before a range, but for `@ start()` and `@ end()`, which it overlooks. */
  #range(expr: RangeExpr): void {
    let inner = expr.vector;
    while (inner.kind === 'modified' && inner.modifier === 'at' && inner.timestamp === undefined) inner = inner.inner;
    if (inner.kind === 'modified') this.#add(`no ${inner.modifier} modifiers allowed before range`, expr);
    else if (inner.kind !== 'selector') this.#add('ranges only allowed for vector selectors', expr);
  }

  #modified(expr: ModifiedExpr): void {
    this.check(expr.inner);
    const { modifier } = expr;
    if (modifier === 'anchored' || modifier === 'smoothed') {
      if (!this.#features.has(EXTENDED_RANGES)) this.#experimental(`${modifier} modifier`, EXTENDED_RANGES, expr);
      return;
    }
    const name = modifier === 'at' ? '@ modifier' : 'offset modifier';
    if (!isSelection(expr.inner)) {
      this.#add(`${name} must be preceded by an instant vector selector or range vector selector or a subquery`, expr);
    }
    for (let inner = expr.inner; inner.kind === 'modified'; inner = inner.inner) {
      if (inner.modifier === modifier) this.#add(`${name} may not be set multiple times`, expr);
    }
    for (const duration of expr.durations) this.#duration(duration, 'any');
    const { timestamp } = expr;
    if (timestamp !== undefined && !(Math.abs(timestamp) < 2 ** 63))
      this.#add('timestamp out of bounds for @ modifier', expr);
  }

  #duration(duration: DurationExpr, sign: 'positive' | 'any'): void {
    if (duration.literal === undefined) {
      if (!this.#features.has(DURATION_EXPRESSIONS))
        this.#experimental('duration expression', DURATION_EXPRESSIONS, duration);
      return;
    }
    const value = parsePromqlNumber(duration.literal);
    if (value === undefined) this.#add(`not a valid duration: "${duration.literal}"`, duration);
    else if (!(Math.abs(value) < 2 ** 63 / 1e9)) this.#add('duration out of range', duration);
    else if (sign === 'positive' && value <= 0) this.#add('duration must be greater than 0', duration);
  }

  #binary(expr: BinaryExpr): void {
    const { operator, operatorSpan, left, right, matching } = expr;
    const types = [this.check(left), this.check(right)] as const;
    const isSet = SET_OPERATORS.has(operator);
    const scalars = types.filter(type => type === 'scalar').length;
    if (expr.bool && !COMPARISONS.has(operator)) {
      this.#add('bool modifier can only be used on comparison operators', operatorSpan);
    }
    if (COMPARISONS.has(operator) && !expr.bool && scalars === 2) {
      this.#add('comparisons between scalars must use BOOL modifier', operatorSpan);
    }
    const both = matching?.on ? matching.labels.find(label => matching.include.includes(label)) : undefined;
    if (both !== undefined) this.#add(`label "${both}" must not occur in ON and GROUP clause at once`, operatorSpan);
    for (const [index, side] of [left, right].entries()) {
      if (types[index] === 'vector' || types[index] === 'scalar') continue;
      this.#add('binary expression must contain only scalar and instant vector types', side);
    }
    const vectors = types.every(type => type === 'vector');
    if (matching && matching.labels.length > 0 && !vectors) {
      this.#add('vector matching only allowed between instant vectors', expr);
    }
    if (isSet && vectors && matching?.group !== undefined)
      this.#add(`no grouping allowed for "${operator}" operation`, expr);
    if (isSet && scalars > 0) this.#add(`set operator "${operator}" not allowed in binary scalar expression`, expr);
    if (expr.fills && !this.#features.has(FILL_MODIFIERS)) this.#experimental('fill modifier', FILL_MODIFIERS, expr);
  }

  #aggregate(expr: AggregateExpr): void {
    const parameter = AGGREGATION_PARAMETERS[expr.operator];
    const wanted = parameter === undefined ? 1 : 2;
    if (EXPERIMENTAL_AGGREGATIONS.has(expr.operator) && !this.#features.has(EXPERIMENTAL_FUNCTIONS)) {
      this.#experimental(`${expr.operator}()`, EXPERIMENTAL_FUNCTIONS, expr);
      return;
    }
    if (expr.args.length === 0) {
      this.#add('no arguments for aggregate expression provided', expr);
      return;
    }
    if (expr.args.length !== wanted) {
      const message = `wrong number of arguments for aggregate expression provided, expected ${wanted}, got ${expr.args.length}`;
      this.#add(message, expr);
      return;
    }
    for (const [index, argument] of expr.args.entries()) {
      const isParameter = parameter !== undefined && index === 0;
      if (isParameter) this.#expect(argument, parameter, 'aggregation parameter');
      else this.#expect(argument, 'vector', 'aggregation expression');
    }
  }

  #call(expr: CallExpr): void {
    const signature = signatureOf(expr.name);
    if (!signature) {
      this.#add(`unknown function with name "${expr.name}"`, expr);
      return;
    }
    if (signature.experimental && !this.#features.has(EXPERIMENTAL_FUNCTIONS)) {
      this.#experimental(`function "${expr.name}"`, EXPERIMENTAL_FUNCTIONS, expr);
      return;
    }
    this.#arity(expr, signature);
    for (const [index, argument] of expr.args.entries()) {
      const wanted = signature.args[index] ?? (signature.variadic === 0 ? undefined : signature.args.at(-1));
      if (wanted === undefined) break;
      const bare = expr.name === 'info' && index === 1 && argument.kind === 'selector' && argument.name === undefined;
      if (bare) this.#selector(argument, { labelsOnly: true });
      else this.#expect(argument, wanted, `call to function "${expr.name}"`);
    }
  }

  #arity(expr: CallExpr, { args, variadic }: { readonly args: readonly ValueType[]; readonly variadic: number }): void {
    const given = expr.args.length;
    const least = variadic === 0 ? args.length : args.length - 1;
    const most = variadic < 0 ? Number.POSITIVE_INFINITY : least + variadic;
    if (given >= least && given <= most) return;
    const bound = variadic === 0 ? String(least) : given < least ? `at least ${least}` : `at most ${most}`;
    this.#add(`expected ${bound} argument(s) in call to "${expr.name}", got ${given}`, expr);
  }

  #expect(expr: Expr, wanted: ValueType, context: string): void {
    const type = this.check(expr);
    if (type !== wanted) this.#add(`expected type ${NAMES[wanted]} in ${context}, got ${NAMES[type]}`, expr);
  }

  #experimental(what: string, feature: string, span: Span): void {
    this.#add(`${what} is experimental and must be enabled with --enable-feature=${feature}`, span);
  }

  #add(message: string, { from, to }: Span): void {
    this.problems.push({ message, from, to });
  }
}

/** What an `offset` or an `@` may stand behind; it may carry the other one already. */
function isSelection(expr: Expr): boolean {
  if (expr.kind === 'modified') return isSelection(expr.inner);
  return expr.kind === 'selector' || expr.kind === 'range' || expr.kind === 'subquery';
}

function matchesEmpty({ operator, value }: SelectorExpr['matchers'][number]): boolean {
  if (operator === '=') return value === '';
  if (operator === '!=') return value !== '';
  const matches = matchesEmptyText(value);
  return operator === '=~' ? matches : !matches;
}

/** RE2 and JavaScript agree on the empty text wherever both know the syntax. */
function matchesEmptyText(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern.replace(/^\(\?[imsU]+\)/, '').replaceAll('(?P<', '(?<')})$`, 's').test('');
  } catch {
    return false;
  }
}
