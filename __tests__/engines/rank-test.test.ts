import { describe, expect, it } from 'vitest';
import { chanceOfLarger, upperTail } from '../../src/engines/rank-test/mann-whitney.js';

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** By trying every choice. */
function tried(samples: readonly number[], others: readonly number[]): number {
  const all = [...samples, ...others];
  const wins = (own: readonly number[], rest: readonly number[]): number =>
    own.reduce((sum, a) => sum + rest.reduce((part, b) => part + (a > b ? 1 : a === b ? 0.5 : 0), 0), 0);
  const seen = wins(samples, others);
  let reached = 0;
  let every = 0;
  for (let mask = 0; mask < 2 ** all.length; mask += 1) {
    const own = all.filter((_, index) => (mask >> index) & 1);
    if (own.length !== samples.length) continue;
    every += 1;
    if (
      wins(
        own,
        all.filter((_, index) => !((mask >> index) & 1)),
      ) >= seen
    )
      reached += 1;
  }
  return reached / every;
}

describe('the chance of larger samples', () => {
  it('is that of the most extreme choice where all are larger', () => {
    expect(chanceOfLarger([4, 5, 6], [1, 2, 3])).toBeCloseTo(1 / 20, 12);
    expect(chanceOfLarger([1, 2, 3], [4, 5, 6])).toBe(1);
    expect(chanceOfLarger(range(11, 20), range(1, 10))).toBeCloseTo(1 / 184_756, 12);
  });

  it.each<[readonly number[], readonly number[]]>([
    [
      [1, 5, 3],
      [2, 4, 6, 8],
    ],
    [
      [1, 1, 2, 2],
      [1, 2, 3],
    ],
    [
      [0, 1, 2, 1, 0, 0],
      [0, 0, 0, 0, 0, 0],
    ],
    [[7], [7]],
    [
      [5, 5, 5],
      [5, 5, 5],
    ],
  ])('is counted out: %j above %j', (samples, others) => {
    expect(chanceOfLarger(samples, others)).toBeCloseTo(tried(samples, others), 12);
  });

  it('is approximated where samples are many', () => {
    const mixed = range(1, 30).map(value => value * 2);
    // wilcox.test(2 * 1:30, 2 * 1:30 - 1, alternative = "greater", exact = FALSE): W = 465
    expect(
      chanceOfLarger(
        mixed,
        mixed.map(value => value - 1),
      ),
    ).toBeCloseTo(upperTail((465 - 450 - 0.5) / Math.sqrt(4575)), 12);
    expect(chanceOfLarger(range(31, 60), range(1, 30))).toBeLessThan(1e-9);
    expect(chanceOfLarger(range(1, 30), range(31, 60))).toBeGreaterThan(0.999999);
    expect(chanceOfLarger(new Array(30).fill(1), new Array(30).fill(1))).toBe(1);
  });

  it('is none where there is nothing to compare', () => {
    expect([chanceOfLarger([], [1]), chanceOfLarger([1], [])]).toEqual([Number.NaN, Number.NaN]);
  });
});

it.each([
  [0, 0.5],
  [1.644854, 0.05],
  [2.326348, 0.01],
  [-1.959964, 0.975],
])('knows the normal distribution above %d', (z, chance) => {
  expect(upperTail(z)).toBeCloseTo(chance, 6);
});
