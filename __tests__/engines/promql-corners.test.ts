import { describe, expect, it } from 'vitest';
import { findImpossible } from '../../src/engines/promql/impossible.js';
import { parsePromql } from '../../src/engines/promql/parse.js';

const isTaken = (text: string) => parsePromql(text).problems.length === 0;

/** As Prometheus' own parser answers (promql/parser). */
describe('a corner of PromQL', () => {
  it.each([
    '1.e2',
    '1.e+2',
    '0x1_2_34',
    '1_000',
    '0x7fffffffffffffff',
    'foo offset -(5)',
    'foo offset (5m)',
    'offset{step="1s"}[5m:]',
    'offset',
    '1 + offset',
    'offset offset 5m',
    '1 atan2 2',
    '{"atan2"}',
    'x # \ufffd',
    'x{a="1_2.3"}',
  ])('is taken: %s', text => {
    expect(isTaken(text)).toBe(true);
  });

  it.each([
    'atan2',
    'atan2{a="b"}',
    '1 + atan2',
    '1e1_2_34',
    '1_0.5',
    '0xFFFFFFFFFFFFFFFFF',
    'x{a="\ufffd"}',
    "x{a='\ufffd'}",
    'x{a=`\ufffd`}',
    'foo offset (5m + 1m)',
    'on',
  ])('is refused: %s', text => {
    expect(isTaken(text)).toBe(false);
  });

  it('puts a condition beside a query with on ()', () => {
    const { expr } = parsePromql('up{job="a"} == 0 and on() vector(1)');
    expect(expr && findImpossible(expr)).toEqual([]);
  });
});
