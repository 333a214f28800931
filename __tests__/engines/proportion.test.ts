import { describe, expect, it } from 'vitest';
import { incompleteBeta, lnGamma } from '../../src/engines/proportion/incomplete-beta.js';
import {
  atLeast,
  atMost,
  boundsOf,
  judgeProportion,
  leastToPass,
  requestsToDecide,
} from '../../src/engines/proportion/judge.js';

const RULE = { limit: 0.05, alpha: 0.05 };

/** The chance of each number of errors, by its definition. */
function binomial(total: number, share: number): readonly number[] {
  let chance = (1 - share) ** total;
  return Array.from({ length: total + 1 }, (_, errors) => {
    if (errors > 0) chance *= (((total - errors + 1) / errors) * share) / (1 - share);
    return chance;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** The most errors that pass and the fewest that fail. */
function edges(total: number): readonly [number | undefined, number | undefined] {
  const verdicts = Array.from({ length: total + 1 }, (_, errors) => judgeProportion({ errors, total, ...RULE }));
  const pass = verdicts.lastIndexOf('below');
  const fail = verdicts.indexOf('above');
  return [pass < 0 ? undefined : pass, fail < 0 ? undefined : fail];
}

const chanceOf = (total: number, share: number, verdict: 'below' | 'above'): number =>
  sum(binomial(total, share).filter((_, errors) => judgeProportion({ errors, total, ...RULE }) === verdict));

/** The table of the rule at a limit of 5 %, in percent: passes true 1 and 2 %, fails true 8 and 10 %, wrongly fails 4 %, wrongly passes 6 %. */
describe.each<[number, readonly [number | undefined, number], readonly number[]]>([
  [20, [undefined, 4], [0, 0, 7, 13, 1, 0]],
  [50, [undefined, 6], [0, 0, 21, 38, 1, 0]],
  [100, [1, 10], [74, 40, 28, 55, 1, 2]],
  [200, [4, 16], [95, 63, 54, 86, 1, 1]],
  [500, [16, 34], [100, 97, 86, 100, 0, 0]],
  [1000, [38, 63], [100, 100, 98, 100, 0, 0]],
  [2000, [83, 117], [100, 100, 100, 100, 0, 0]],
])('of %i requests', (total, expected, chances) => {
  it('passes up to so many errors and fails from so many', () => {
    expect(edges(total)).toEqual(expected);
  });

  it('is wrong and right as often as the table says', () => {
    const seen = [
      chanceOf(total, 0.01, 'below'),
      chanceOf(total, 0.02, 'below'),
      chanceOf(total, 0.08, 'above'),
      chanceOf(total, 0.1, 'above'),
      chanceOf(total, 0.04, 'above'),
      chanceOf(total, 0.06, 'below'),
    ];
    expect(seen.map(chance => Math.round(chance * 100))).toEqual(chances);
  });
});

it('is never wrong more often than it may be, whatever the limit', () => {
  for (const limit of [0.001, 0.01, 0.05, 0.2, 0.5]) {
    for (const total of [10, 60, 300, 1000]) {
      const at = { limit, alpha: 0.05 };
      const chances = binomial(total, limit);
      const wrong = (verdict: string) =>
        sum(chances.filter((_, errors) => judgeProportion({ errors, total, ...at }) === verdict));
      expect(wrong('below')).toBeLessThan(0.05);
      expect(wrong('above')).toBeLessThan(0.05);
    }
  }
});

it('counts the tails of the binomial distribution', () => {
  for (const share of [0.001, 0.05, 0.5]) {
    const chances = binomial(400, share);
    for (const errors of [0, 1, 3, 20, 200, 390, 400]) {
      expect(atMost(errors, 400, share)).toBeCloseTo(sum(chances.slice(0, errors + 1)), 10);
      expect(atLeast(errors, 400, share)).toBeCloseTo(sum(chances.slice(errors)), 10);
    }
  }
});

it('knows known values', () => {
  expect(lnGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  expect(lnGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  expect(incompleteBeta(0.5, 2, 3)).toBeCloseTo(0.6875, 14);
  expect([incompleteBeta(0, 1, 1), incompleteBeta(1, 1, 1), incompleteBeta(0.25, 1, 1)]).toEqual([0, 1, 0.25]);
});

it('bounds a share', () => {
  const { lower, upper } = boundsOf({ errors: 10, total: 100, alpha: 0.05 });
  // qbeta(0.05, 10, 91) and qbeta(0.95, 11, 90)
  expect(lower).toBeCloseTo(0.05526, 4);
  expect(upper).toBeCloseTo(0.1637, 4);
  expect(boundsOf({ errors: 0, total: 60, alpha: 0.05 })).toEqual({ lower: 0, upper: expect.closeTo(0.0487, 4) });
  expect(boundsOf({ errors: 5, total: 5, alpha: 0.05 })).toEqual({ lower: expect.closeTo(0.5493, 4), upper: 1 });
});

it('decides by what the bounds say', () => {
  for (let errors = 0; errors <= 200; errors += 1) {
    const { lower, upper } = boundsOf({ errors, total: 200, alpha: 0.05 });
    const expected = lower > 0.05 ? 'above' : upper < 0.05 ? 'below' : 'open';
    expect(judgeProportion({ errors, total: 200, ...RULE })).toBe(expected);
  }
});

it.each([
  [0.05, 59],
  [0.01, 299],
  [0.001, 2995],
])('needs about three by the limit %d to pass without an error', (limit, least) => {
  expect(leastToPass({ limit, alpha: 0.05 })).toBe(least);
  expect(judgeProportion({ errors: 0, total: least, limit, alpha: 0.05 })).toBe('below');
  expect(judgeProportion({ errors: 0, total: least - 1, limit, alpha: 0.05 })).toBe('open');
});

it('says how many requests would decide', () => {
  const needed = requestsToDecide({ errors: 3, total: 100, ...RULE }) ?? 0;
  expect(judgeProportion({ errors: Math.round(0.03 * needed), total: needed, ...RULE })).toBe('below');
  expect(needed).toBeGreaterThan(200);
  expect(needed).toBeLessThan(600);
  expect(requestsToDecide({ errors: 0, total: 10, ...RULE })).toBe(59);
  expect(requestsToDecide({ errors: 0, total: 0, ...RULE })).toBe(59);
  expect(requestsToDecide({ errors: 5, total: 100, ...RULE })).toBeUndefined();
});

it('counts a billion requests', () => {
  expect(judgeProportion({ errors: 49_980_000, total: 1e9, ...RULE })).toBe('below');
  expect(judgeProportion({ errors: 50_020_000, total: 1e9, ...RULE })).toBe('above');
  expect(judgeProportion({ errors: 50_000_000, total: 1e9, ...RULE })).toBe('open');
});
