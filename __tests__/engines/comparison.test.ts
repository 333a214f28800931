import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge, judgeAll } from '../../src/engines/comparison/judge.js';
import { limitsIn } from '../../src/engines/comparison/limits.js';
import { type Comparison, OPERATORS, parseComparison } from '../../src/engines/comparison/parse.js';
import { comparison, comparisons } from '../../src/engines/comparison/schema.js';
import { sentence, showBeside } from '../../src/engines/comparison/sentence.js';
import { UNITS } from '../../src/engines/comparison/unit.js';

function read(text: string): Comparison {
  const found = parseComparison(text);
  if ('fault' in found) throw new Error(`column ${found.fault.column}: ${found.fault.message}`);
  return found.comparison;
}

const faultOf = (text: string): string => {
  const found = parseComparison(text);
  return 'fault' in found ? `${found.fault.column}: ${found.fault.message}` : 'none';
};

describe('a comparison', () => {
  it.each([
    ['<= 300ms', { operator: '<=', number: 300, unit: 'ms', dimension: 'time', limit: 0.3 }],
    ['<=300 ms', { operator: '<=', number: 300, unit: 'ms', dimension: 'time', limit: 0.3 }],
    ['  >  5 %  ', { operator: '>', number: 5, unit: '%', dimension: 'ratio', limit: 0.05 }],
    ['< 1.5x', { operator: '<', number: 1.5, unit: 'x', dimension: 'times', limit: 1.5 }],
    ['>= 0', { operator: '>=', number: 0, unit: undefined, dimension: 'number', limit: 0 }],
    ['== -1', { operator: '==', number: -1, unit: undefined, dimension: 'number', limit: -1 }],
    ['!= 3', { operator: '!=', number: 3, unit: undefined, dimension: 'number', limit: 3 }],
    ['>= 120/m', { operator: '>=', number: 120, unit: '/m', dimension: 'rate', limit: 2 }],
    ['< 1KiB', { operator: '<', number: 1, unit: 'KiB', dimension: 'size', limit: 1024 }],
    ['< 2m', { operator: '<', number: 2, unit: 'm', dimension: 'time', limit: 120 }],
    ['== 100%', { operator: '==', number: 100, unit: '%', dimension: 'ratio', limit: 1 }],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual({ ...expected, text: text.trim() });
  });

  it.each([
    ['', '1: expected a comparison such as "<= 5", got an empty text'],
    ['5%', '1: the operator is missing; write "<= 5%" or ">= 5%"'],
    ['= 5', '1: "=" is no operator; write "== 5"'],
    ['=> 5%', '1: "=>" is no operator; write ">= 5%"'],
    ['=< 5%', '1: "=<" is no operator; write "<= 5%"'],
    ['≤ 5%', '1: "≤" is no operator; write "<= 5%"'],
    ['<> 5', '1: "<>" is no operator; write "!= 5"'],
    ['<=> 5', '1: "<=>" is no operator; write one of <, <=, >, >=, ==, !='],
    ['less than 5', '1: words are no operator; write one of <, <=, >, >=, ==, !='],
    ['fast', '1: the operator is missing; write such as "<= 5"'],
    ['<', '2: the number is missing'],
    ['< 5 percent', '5: "percent" is no unit; did you mean "%"?'],
    ['< 5 % ', 'none'],
    ['< 300 MS', '7: "MS" is no unit; did you mean "ms"?'],
    ['< 300 msec', '7: "msec" is no unit; did you mean "ms"?'],
    ['< 5 µs', '5: "µs" is no unit; did you mean "us"?'],
    ['> 100 rps', '7: "rps" is no unit; did you mean "/s"?'],
    ['< 1.5×', '6: "×" is no unit; did you mean "x"?'],
    ['< +5', '3: a number has no "+"; write "5"'],
    ['< 1e3', '3: a number has no exponent; write "1000"'],
    ['< 1,000', '3: a number has no separators; write "1000", or "." before decimals'],
    ['< 1_000', '3: a number has no separators; write "1000", or "." before decimals'],
    ['< 1 000', '3: a number has no separators; write "1000", or "." before decimals'],
    ['< .5', '3: a number begins with a digit; write "0.5"'],
    ['< 5.', '3: a digit is missing behind the point; write "5"'],
    ['< 05', '3: a number begins with no zero; write "5"'],
    ['< −5', '3: the minus sign is a dash; write "-"'],
    ['< Infinity', '3: expected a number; neither infinity nor NaN is one'],
    ['> 1 < 5', '3: one comparison has one operator; write a list of several'],
    ['> 1 and < 5', '5: one comparison stands alone; write a list of several'],
    ['== 0.5', '1: "==" compares whole numbers alone; write two comparisons, such as [">= 0.49", "<= 0.51"]'],
    ['!= 5%', '1: "!=" compares whole numbers alone; write "<" or ">"'],
    [`< ${'9'.repeat(400)}`, '3: the number is too large to be compared'],
  ])('says of %j what was meant', (text, expected) => {
    expect(faultOf(text)).toBe(expected);
  });

  it('reads whatever the grammar can write, and the same with other blanks', () => {
    const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }));
    const blanks = fc.constantFrom('', ' ', '  ', '\t');
    const units = fc.constantFrom('', ...UNITS.keys());
    fc.assert(
      fc.property(fc.constantFrom(...OPERATORS), number, units, blanks, blanks, (operator, value, unit, a, b) => {
        const shown = String(value);
        fc.pre(!shown.includes('e') && operator !== '==' && operator !== '!=');
        const one = read(`${operator}${a}${shown}${b}${unit}`);
        expect(one).toMatchObject({ operator, number: Number(shown), unit: unit === '' ? undefined : unit });
      }),
    );
  });

  it('never throws, and says a column within the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[<>=! 0-9.a-z%/-]{0,12}$/)), text => {
        const found = parseComparison(text);
        if ('fault' in found) expect(found.fault.column).toBeLessThanOrEqual(text.length + 1);
      }),
    );
  });
});

describe('judging', () => {
  it.each([
    ['<= 300ms', { value: 0.3 }, { holds: true, limit: 0.3 }],
    ['<= 300ms', { value: 0.30000000000000004 }, { holds: false, limit: 0.3 }],
    ['<= 300ms', { value: 300, unit: 'ms' }, { holds: true, limit: 300 }],
    ['<= 300ms', { value: 300_001, unit: 'us' }, { holds: false, limit: 300_000 }],
    ['> 5%', { value: Number.POSITIVE_INFINITY }, { holds: true, limit: 0.05 }],
    ['> 5%', { value: Number.NEGATIVE_INFINITY }, { holds: false, limit: 0.05 }],
    ['> 5%', { value: 5, unit: 'percent' }, { holds: false, limit: 5 }],
    ['> 5%', { value: 0.06, unit: 'ratio' }, { holds: true, limit: 0.05 }],
    ['< 5', { value: 4, unit: 'ms' }, { holds: true, limit: 5 }],
    ['< 1.5x', { value: 0.31, baseline: 0.2 }, { holds: false, limit: 0.3 }],
    ['> 5%', { value: Number.NaN }, { unknown: 'the value is not a number (NaN)' }],
    ['!= 5', { value: Number.NaN }, { unknown: 'the value is not a number (NaN)' }],
    ['> 5%', { value: undefined }, { unknown: 'there is no value' }],
    ['< 1.5x', { value: 1 }, { unknown: 'there is no baseline' }],
    ['< 1.5x', { value: 1, baseline: 0 }, { unknown: 'the baseline is 0' }],
    ['< 1.5x', { value: 1, baseline: Number.NaN }, { unknown: 'the baseline is not a number (NaN)' }],
    ['< 1.5x', { value: 1, baseline: Number.POSITIVE_INFINITY }, { unknown: 'the baseline is Infinity' }],
    ['< 1.5x', { value: -9, baseline: -1 }, { unknown: 'the baseline is -1' }],
    ['> 5%', { value: 5, unit: 'ms' }, { unknown: 'a value in ms cannot be compared with > 5%' }],
  ])('%s against %j', (text, measured, expected) => {
    const judged = judge(read(text), measured);
    if ('limit' in judged && 'limit' in expected) {
      expect(judged.holds).toBe(expected.holds);
      expect(judged.limit).toBeCloseTo(expected.limit ?? Number.NaN, 12);
    } else expect(judged).toEqual(expected);
  });

  it('lets a comparison that is broken decide, whatever cannot be told of the others', () => {
    const all = [read('< 1.5x'), read('< 5ms')];
    expect(judgeAll(all, { value: 1 })).toMatchObject({ limit: 0.005 });
    expect(judgeAll(all, { value: 0.001 })).toEqual({ unknown: 'there is no baseline' });
    expect(judgeAll(all, { value: 0.001, baseline: 0.001 })).toEqual({ holds: true });
    expect(judgeAll([], { value: 1 })).toEqual({ unknown: 'there is nothing to compare it with' });
  });
});

describe('what is said', () => {
  it.each([
    ['<= 1.5x', 'expect', 'fails when p95 is more than 1.5 × the baseline'],
    ['< 300ms', 'expect', 'fails when p95 is 300 ms or more'],
    ['>= 100/s', 'expect', 'fails when p95 is less than 100/s'],
    ['== 3', 'expect', 'fails when p95 is not 3'],
    ['!= 3', 'expect', 'fails when p95 is 3'],
    ['> 5%', 'fail', 'fails when p95 is more than 5 %'],
    ['>= 1000000', 'warn', 'warns when p95 is 1,000,000 or more'],
  ] as const)('%s in %s', (text, place, expected) => {
    expect(sentence(read(text), { of: 'p95', in: place })).toBe(expected);
  });

  it.each([
    ['<= 300ms', 0.412, 0.3, '412 ms'],
    ['<= 300ms', 0.300_004, 0.3, '300.004 ms'],
    ['<= 5%', 0.0512, 0.05, '5.12 %'],
    ['< 1.5x', 0.45, 0.3, '0.45 (2.25 × the baseline)'],
    ['< 5', 7, 5, '7'],
  ])('a value beside %s', (text, value, limit, expected) => {
    expect(showBeside(value, { comparison: read(text), limit })).toBe(expected);
  });
});

describe('the schema', () => {
  const wrong = (
    schema: { safeParse: (value: unknown) => { error?: { issues: readonly { message: string }[] } } },
    value: unknown,
  ) => schema.safeParse(value).error?.issues.map(({ message }) => message);

  it('refuses another dimension, a baseline that is not there, and a share beyond 1', () => {
    expect(wrong(comparison({ dimension: 'time' }), '<= 5%')).toEqual([
      'column 5: a share cannot be compared with a time; write such as "<= 300ms"',
    ]);
    expect(wrong(comparison({ dimension: 'ratio' }), '<= 300ms')).toEqual([
      'column 7: a time cannot be compared with a share; write such as "<= 5%"',
    ]);
    expect(wrong(comparison({ dimension: 'time' }), '<= 300')).toEqual([
      'column 7: a plain number cannot be compared with a time; write such as "<= 300ms"',
    ]);
    expect(wrong(comparison({ dimension: 'time' }), '<= 2x')).toEqual([
      'column 5: "x" is times the baseline, and there is no baseline here; write a number with its unit',
    ]);
    expect(wrong(comparison({ dimension: 'ratio' }), '<= 5')).toEqual([
      'column 5: a share is at most 1; write "<= 5%"',
    ]);
    expect(wrong(comparison(), 5)).toEqual(['the operator is missing; write "<= 5" or ">= 5", with its unit']);
    expect(comparison({ dimension: 'ratio' }).parse('<= 0.05').limit).toBe(0.05);
    expect(comparison({ dimension: 'time', baseline: true }).parse('<= 2x').dimension).toBe('times');
  });

  it('takes a list of which all must hold', () => {
    expect(
      comparisons({ dimension: 'time' })
        .parse(['>= 1ms', '<= 5ms'])
        .map(({ text }) => text),
    ).toEqual(['>= 1ms', '<= 5ms']);
    expect(
      comparisons({ dimension: 'time' })
        .parse('<= 5ms')
        .map(({ text }) => text),
    ).toEqual(['<= 5ms']);
    expect(comparisons().safeParse([]).success).toBe(false);
  });
});

describe('the limits of options', () => {
  it('are said with what they are about', () => {
    const options = {
      expect: { p95: comparisons({ dimension: 'time' }).parse(['<= 300ms', '>= 1ms']) },
      queries: [{ name: 'errors', fail: read('> 5%'), warn: read('> 1%'), guard: read('> 0') }],
      requests: [{ url: '/health', expect: { json: { '/items': { length: read('>= 3') } } } }],
      database: [{ sql: 'select count(*) from jobs', expect: read('== 0') }],
      pattern: /x/,
    };
    expect(limitsIn(options)).toEqual([
      'fails when p95 is more than 300 ms',
      'fails when p95 is less than 1 ms',
      'fails when errors is more than 5 %',
      'warns when errors is more than 1 %',
      'fails when the length of /items of /health is less than 3',
      'fails when select count(*) from jobs of database is not 0',
    ]);
    expect(limitsIn(undefined)).toEqual([]);
  });
});
