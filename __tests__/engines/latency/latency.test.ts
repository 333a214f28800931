import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { againstBaseline, median, spreadOf } from '../../../src/engines/latency/baseline.js';
import { percentileCurve } from '../../../src/engines/latency/distribution.js';
import { Histogram } from '../../../src/engines/latency/histogram.js';
import { rankInterval, rankOf, Samples } from '../../../src/engines/latency/samples.js';
import { Series } from '../../../src/engines/latency/series.js';

const times = fc.array(fc.double({ min: 0.02, max: 3.6e6, noNaN: true }), { minLength: 1, maxLength: 400 });
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** By definition: the smallest time that at least so large a share of all does not exceed. */
function exact(all: readonly number[], quantile: number): number | undefined {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted.find((_, index) => (index + 1) / sorted.length >= quantile - 1e-12);
}

describe('quantiles', () => {
  it('are exact as long as all times are kept', () => {
    fc.assert(
      fc.property(times, share, (all, quantile) => {
        const samples = new Samples();
        for (const ms of all) samples.add(ms);
        expect(samples.quantile(quantile)).toBe(exact(all, quantile));
        expect(samples.max).toBe(Math.max(...all));
      }),
    );
  });

  it('keep three digits beyond that', () => {
    fc.assert(
      fc.property(times, share, fc.integer({ min: 0, max: 50 }), (all, quantile, kept) => {
        const samples = new Samples(kept);
        for (const ms of all) samples.add(ms);
        const truth = exact(all, quantile) ?? Number.NaN;
        expect(Math.abs(samples.quantile(quantile) - truth) / truth).toBeLessThanOrEqual(0.001);
        expect(samples.count).toBe(all.length);
      }),
    );
  });

  it('stay the same however late they are asked for', () => {
    const samples = new Samples();
    samples.add(2);
    expect(samples.quantile(0.5)).toBe(2);
    samples.add(1);
    expect([samples.quantile(0.5), samples.quantile(1), samples.mean]).toEqual([1, 2, 1.5]);
  });

  it('are no number where there are no times', () => {
    const none = new Samples();
    expect([none.quantile(0.5), none.max, none.mean]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(new Histogram().atRank(1)).toBe(Number.NaN);
  });

  it.each([
    [0.95, 100, 95],
    [0.99, 1000, 990],
    [0.999, 10_000, 9990],
    [0.5, 1, 1],
    [0, 7, 1],
    [1, 7, 7],
  ])('of %d among %d stand at rank %d', (quantile, count, rank) => expect(rankOf(quantile, count)).toBe(rank));

  it('lie within ranks that can be said', () => {
    expect(rankInterval(0.95, 1000)).toEqual([936, 964]);
    expect(rankInterval(0.99, 10)).toEqual([9, 10]);
  });
});

describe('a histogram', () => {
  it('puts two together', () => {
    fc.assert(
      fc.property(times, times, share, (one, other, quantile) => {
        const [a, b, both] = [new Histogram(), new Histogram(), new Histogram()];
        for (const ms of one) a.add(ms);
        for (const ms of other) b.add(ms);
        for (const ms of [...one, ...other]) both.add(ms);
        a.addAll(b);
        const rank = rankOf(quantile, both.count);
        expect([a.count, a.atRank(rank)]).toEqual([both.count, both.atRank(rank)]);
      }),
    );
  });

  it('never puts a longer time below a shorter one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -3, max: 3 }), (power, step) => {
        const units = Math.max(1, 2 ** power + step);
        const [low, high] = [new Histogram(), new Histogram()];
        low.add(units / 1e5);
        high.add((units * 1.01) / 1e5);
        expect(high.atRank(1)).toBeGreaterThanOrEqual(low.atRank(1));
      }),
    );
  });
});

describe('a series', () => {
  it('has a point for each second, with what ended in it', () => {
    const series = new Series();
    for (const at of [100, 900, 2500]) series.add(at, 10, at === 900);
    const [first, second, third] = series.points(3000);
    expect(first).toMatchObject({ at: 0.5, perSecond: 2, errors: 1 });
    expect(first?.p95).toBeCloseTo(10, 0);
    expect(second).toEqual({ at: 1.5, perSecond: 0, p95: Number.NaN, errors: 0 });
    expect(third).toMatchObject({ at: 2.5, perSecond: 1 });
  });

  it('stays below 300 points and loses no request, however long it is', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e7, noNaN: true }), { minLength: 1, maxLength: 200 }), ends => {
        const series = new Series();
        for (const at of ends) series.add(at, 1, false);
        const duration = Math.max(...ends) + 1;
        const points = series.points(duration);
        expect(points.length).toBeLessThanOrEqual(300);
        const spanMs = points.length > 1 ? 2000 * (points[0]?.at ?? 0) : duration;
        const last = duration - (points.length - 1) * spanMs;
        const all = points.reduce(
          (sum, { perSecond }, index) =>
            sum + (perSecond * Math.max(1, index === points.length - 1 ? last : spanMs)) / 1000,
          0,
        );
        expect(all).toBeCloseTo(ends.length, 3);
      }),
    );
  });
});

describe('the curve of percentiles', () => {
  it('rises from the smallest to the largest time, in at most 500 points', () => {
    fc.assert(
      fc.property(times, all => {
        const samples = new Samples();
        for (const ms of all) samples.add(ms);
        const curve = percentileCurve(samples);
        expect(curve.length).toBeLessThanOrEqual(500);
        expect(curve.map(([, ms]) => ms)).toEqual(curve.map(([, ms]) => ms).sort((a, b) => a - b));
        expect(curve.at(-1)?.[0]).toBe(1 - 1 / all.length);
      }),
    );
  });

  it('ends with the largest', () => {
    const samples = new Samples();
    for (let ms = 1; ms <= 1000; ms += 1) samples.add(ms);
    const at = (x: number) => percentileCurve(samples).find(point => Math.abs(point[0] - x) < 1e-9)?.[1];
    expect([at(0), at(0.9), at(0.99), at(0.999)]).toEqual([1, 900, 990, 1000]);
  });

  it('is empty where there are no times', () => expect(percentileCurve(new Samples())).toEqual([]));
});

describe('a baseline', () => {
  const against = (runs: readonly number[], baselines: readonly number[], { times = 1.5, floor = 5 } = {}) =>
    againstBaseline({ runs, baselines, times, floor, holds: ratio => ratio < times }).outcome;

  it.each([
    ['as fast as before', [100, 101, 99], [100, 100, 102], 'holds'],
    ['twice as slow', [200, 210, 190], [100, 101, 99], 'broken'],
    ['one odd run among three', [100, 900, 101], [100, 100, 102], 'holds'],
    ['one odd baseline among three', [200, 201, 202], [100, 100, 900], 'broken'],
    ['twice as slow, by less than the floor', [0.8, 0.8, 0.8], [0.4, 0.4, 0.4], 'floor'],
    ['baselines that differ too much to tell', [150, 150, 150], [50, 100, 160], 'noisy'],
    ['slower than any of baselines that differ much', [900, 900, 900], [50, 100, 160], 'broken'],
    ['faster than any of baselines that differ much', [20, 20, 20], [50, 100, 160], 'holds'],
    ['a baseline of nothing', [1, 1, 1], [0, 0, 0], 'none'],
    ['no baseline', [1], [], 'none'],
    ['no run', [], [1], 'none'],
    ['no number', [Number.NaN], [1], 'none'],
  ] as const)('%s: %s against %s: %s', (_, runs, baselines, outcome) => expect(against(runs, baselines)).toBe(outcome));

  it('is the middle one, and its noise the middle distance', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN]);
    expect(spreadOf([100, 110, 90, 500, 95])).toBe(10);
  });

  it('never calls the same times worse than themselves', () => {
    const runs = fc.array(fc.double({ min: 0.1, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(runs, all => {
        expect(['holds', 'noisy']).toContain(against(all, all));
      }),
    );
  });
});
