import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../../bench/promql/mutants.mjs';
import { parseByGrammar } from '../../src/engines/promql/grammar-parse.js';
import { parsePromql } from '../../src/engines/promql/parse.js';
import { parsePlain } from '../../src/engines/promql/plain-parse.js';
import { EXPRESSIONS } from './promql-expressions.js';

const firstProblem = (text: string, features: readonly string[] = []) => {
  const [problem] = parsePromql(text, new Set(features)).problems;
  return problem && `${problem.from}: ${problem.message}`;
};

describe('PromQL that Prometheus accepts', () => {
  it.each(EXPRESSIONS)('%s', text => {
    expect(firstProblem(text)).toBeUndefined();
  });

  it.each([
    ['limitk(3, up)', 'promql-experimental-functions'],
    ['sort_by_label(up, "job", "instance")', 'promql-experimental-functions'],
    ['rate(up[5m * 2])', 'promql-duration-expr'],
    ['rate(up[5m] smoothed)', 'promql-extended-range-selectors'],
    ['a + on (job) fill (0) b', 'promql-binop-fill-modifiers'],
  ])('%s needs the feature flag %s', (text, feature) => {
    expect(firstProblem(text)).toMatch(`must be enabled with --enable-feature=${feature}`);
    expect(firstProblem(text, [feature])).toBeUndefined();
  });
});

describe('PromQL that Prometheus refuses', () => {
  it.each([
    ['', '0: no expression found in input'],
    ['# only a comment', '0: no expression found in input'],
    ['sum(rate(up[5m])', '3: unclosed left parenthesis'],
    ['up{job="a"', '2: unclosed left brace'],
    ['rate(up[5m', '7: unclosed left bracket'],
    ['sum(up))', '7: unexpected ")"'],
    ['up = 0', '3: unexpected "="'],
    ['up == == 0', '6: unexpected "=="'],
    ['up up', '3: unexpected "up"'],
    ['up{job=a}', '7: unexpected "a"'],
    ['up{job="a}', '7: unterminated quoted string'],
    ["up{job='a\n'}", '7: unterminated quoted string'],
    ['up{job="a\\d"}', '9: unknown escape sequence "\\d"'],
    ['up{job=~"(?=a)"}', '8: error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
    ['up{job=~"[a"}', '8: error parsing regexp: missing closing ]: `[a`'],
    ['{}', '0: vector selector must contain at least one non-empty matcher'],
    ['{job=~".*"}', '0: vector selector must contain at least one non-empty matcher'],
    ['up{__name__="down"}', '0: metric name must not be set twice: "up" or "down"'],
    ['ratee(up[5m])', '0: unknown function with name "ratee"; did you mean "rate"?'],
    [
      'holt_winters(up[5m], 0.5, 0.5)',
      '0: unknown function with name "holt_winters"; did you mean "double_exponential_smoothing"?',
    ],
    ['rate(up)', '5: expected type range vector in call to function "rate", got instant vector'],
    ['rate(up[5m], 1)', '0: expected 1 argument(s) in call to "rate", got 2'],
    ['round()', '0: expected at least 1 argument(s) in call to "round", got 0'],
    ['round(up, 1, 2)', '0: expected at most 2 argument(s) in call to "round", got 3'],
    ['sum()', '0: no arguments for aggregate expression provided'],
    ['topk(up)', '0: wrong number of arguments for aggregate expression provided, expected 2, got 1'],
    ['topk("3", up)', '5: expected type scalar in aggregation parameter, got string'],
    ['count_values(3, up)', '13: expected type string in aggregation parameter, got scalar'],
    ['sum(1)', '4: expected type instant vector in aggregation expression, got scalar'],
    ['1 == 2', '2: comparisons between scalars must use BOOL modifier'],
    ['up + bool 1', '3: bool modifier can only be used on comparison operators'],
    ['up and 1', '0: set operator "and" not allowed in binary scalar expression'],
    ['up and on (job) group_left up', '0: no grouping allowed for "and" operation'],
    ['up + on (job) group_left (job) up', '3: label "job" must not occur in ON and GROUP clause at once'],
    ['up + on (job) 1', '0: vector matching only allowed between instant vectors'],
    ['up[5m] > 1', '0: binary expression must contain only scalar and instant vector types'],
    ['-"a"', '0: unary expression only allowed on expressions of type scalar or instant vector, got string'],
    ['(up + up)[5m]', '0: ranges only allowed for vector selectors'],
    ['up offset 5m [5m]', '0: no offset modifiers allowed before range'],
    ['rate(up[5m:1m][5m])', '5: ranges only allowed for vector selectors'],
    [
      'sum(up) offset 5m',
      '0: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery',
    ],
    ['up offset 5m offset 5m', '0: offset modifier may not be set multiple times'],
    ['up @ 1 @ 2', '0: @ modifier may not be set multiple times'],
    ['up @ inf', '0: timestamp out of bounds for @ modifier'],
    ['up[0s]', '3: duration must be greater than 0'],
    ['up[1m1h]', '5: unexpected "1h"'],
    ['up\u00a0== 0', '2: unexpected character: "\u00a0"'],
    ['up[$__interval]', '3: unexpected "$"'],
  ])('%j: %s', (text, problem) => {
    expect(firstProblem(text)).toBe(problem);
  });

  it.each([1_000, 20_000])('says so too where it is nested %i levels deep', levels => {
    expect(firstProblem(`${'('.repeat(levels)}up${')'.repeat(levels)}`)).toMatch(/nested more than|unexpected/);
  });
});

describe('operators', () => {
  it('bind as Prometheus binds them, whatever stands behind an operand', () => {
    const shape = (text: string): string => {
      const { expr } = parsePromql(text);
      return expr?.kind === 'binary' ? expr.operator : (expr?.kind ?? 'none');
    };
    expect(shape('a > b offset 1h * 2')).toBe('>');
    expect(shape('a + b[5m:1m] == c')).toBe('==');
    expect(shape('a or b offset 5m and c')).toBe('or');
    expect(shape('-a ^ b')).toBe('unary');
  });

  it('give each problem its place in the text', () => {
    const text = 'sum(up) / sum by (job) (rate(errors))';
    const [problem] = parsePromql(text).problems;
    expect(problem && text.slice(problem.from, problem.to)).toBe('errors');
  });
});

describe('the plain parser', () => {
  it('takes most of what rules are made of', () => {
    const plain = EXPRESSIONS.filter(text => parsePlain(text) !== undefined);
    expect(plain.length / EXPRESSIONS.length).toBeGreaterThan(0.7);
  });

  it('builds what the grammar builds, and takes nothing that the grammar refuses', () => {
    const mutants = mutantsOf(EXPRESSIONS, { seed: 2026, count: 4000 }).map(({ expression }) => expression);
    for (const text of [...EXPRESSIONS, ...mutants]) {
      const expr = parsePlain(text);
      if (expr) expect({ text, expr }).toEqual({ text, ...parseByGrammar(text) });
    }
  });
});

describe('any text', () => {
  it('gives an expression or problems inside the text', () => {
    const token = fc.constantFrom(
      'sum',
      '(',
      ')',
      'up',
      '[5m]',
      '{',
      '}',
      'a="b"',
      ',',
      ' by ',
      '"',
      "'",
      '`',
      '\\',
      '#',
      '\n',
      '-',
      '1',
      '1.',
      '0x',
      ' and ',
      ' offset ',
      '@',
      '=~',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(token).map(tokens => tokens.join('')),
    );
    fc.assert(
      fc.property(text, input => {
        const { expr, problems } = parsePromql(input);
        expect(expr !== undefined || problems.length > 0).toBe(true);
        for (const { from, to } of problems) expect(from >= 0 && from <= to && to <= input.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
