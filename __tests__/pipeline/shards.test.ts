import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixOf } from '../../src/pipeline/matrix.js';
import { expectedDurations } from '../../src/pipeline/other-runs/durations.js';
import { shards } from '../../src/pipeline/shards.js';
import type { Step } from '../../src/pipeline/step.js';
import { report, result } from '../reporters/sample.js';
import { step } from './step.js';

const ids = (parts: readonly (readonly Step[])[]): readonly (readonly string[])[] =>
  parts.map(part => part.map(({ id }) => id));

/** Steps each of which may need earlier ones, and what each weighs. */
const plans = fc
  .array(fc.record({ weight: fc.integer({ min: 0, max: 1000 }), need: fc.option(fc.nat(50), { nil: undefined }) }), {
    minLength: 1,
    maxLength: 40,
  })
  .map(rows => ({
    steps: rows.map(({ need }, index) =>
      step(`c${index}`, { needs: need !== undefined && need < index ? [`c${need}`] : [] }),
    ),
    weights: new Map(rows.map(({ weight }, index) => [`c${index}`, weight])),
  }));

describe('cutting a plan into shards', () => {
  it('keeps checks that need each other together, and spreads the rest', () => {
    const steps = [step('a'), step('b', { needs: ['a'] }), step('c'), step('d'), step('e', { needs: ['d', 'c'] })];
    expect(ids(shards(steps, 2))).toEqual([
      ['c', 'd', 'e'],
      ['a', 'b'],
    ]);
  });

  it('gives no more parts than there are groups', () => {
    expect(ids(shards([step('a'), step('b', { needs: ['a'] })], 3))).toEqual([['a', 'b']]);
    expect(shards([], 3)).toEqual([[]]);
  });

  it('puts every check into one part with all that it needs, none empty, and none more than one group ahead', () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 1, max: 8 }), ({ steps, weights }, of) => {
        const weigh = ({ id }: Step): number => weights.get(id) ?? 0;
        const parts = shards(steps, of, weigh);
        expect(
          parts
            .flat()
            .map(({ id }) => id)
            .sort(),
        ).toEqual(steps.map(({ id }) => id).sort());
        for (const part of parts) {
          const here = new Set(part.map(({ id }) => id));
          expect(part.length).toBeGreaterThan(0);
          expect(part.flatMap(({ needs }) => needs).filter(need => !here.has(need))).toEqual([]);
        }
        const sum = (part: readonly Step[]): number => part.reduce((total, each) => total + weigh(each), 0);
        // With as many parts as steps each group is alone: the heaviest part is the heaviest group.
        const heaviest = Math.max(...shards(steps, steps.length, weigh).map(sum));
        expect(Math.max(...parts.map(sum)) - Math.min(...parts.map(sum))).toBeLessThanOrEqual(heaviest);
        expect(ids(shards(steps, of, weigh))).toEqual(ids(parts));
      }),
    );
  });

  it('cuts ten thousand checks, a chain among them, into fifty even parts', () => {
    const chain = Array.from({ length: 200 }, (_, n) => step(`n${n}`, { needs: n > 0 ? [`n${n - 1}`] : [] }));
    const rest = Array.from({ length: 9800 }, (_, n) => step(`s${n}`));
    expect(shards([...rest, ...chain], 50).map(part => part.length)).toEqual(Array.from({ length: 50 }, () => 200));
  });
});

describe('the matrix of a plan', () => {
  const took = (id: string, durationMs: number) => result(id, { durationMs });
  const last = report([
    took('slow', 60_000),
    took('middle', 20_000),
    took('quick', 1000),
    took('alone', 12_000),
    result('skipped', { status: 'skipped', reasonCode: 'when-not-met', durationMs: 0, attempts: 0 }),
  ]);
  const weigh = expectedDurations(last, 4);

  it('takes what is unknown for the median, within its timeout', () => {
    const named = [step('slow'), step('new'), step('new', { timeoutMs: 5000 }), step('skipped')];
    expect(named.map(weigh)).toEqual([15_000, 5000, 1250, 5000]);
  });

  it('counts what is exclusive whole, and what does not apply not at all', () => {
    expect([step('alone', { exclusive: true }), step('slow', { skip: 'no' })].map(weigh)).toEqual([12_000, 0]);
  });

  it('counts all alike where nothing is known', () => {
    expect([step('a'), step('b')].map(expectedDurations(report([]), 1))).toEqual([1, 1]);
  });

  it('balances by durations, and says which checks each part has', () => {
    const steps = [step('quick'), step('slow'), step('alone', { exclusive: true }), step('middle')];
    expect(matrixOf(steps, 2, weigh)).toEqual({
      include: [
        { shard: '1/2', checks: 2, only: 'quick,slow' },
        { shard: '2/2', checks: 2, only: 'alone,middle' },
      ],
    });
  });

  it('names no checks where one part has more than an input takes, and cuts as run does', () => {
    const steps = Array.from({ length: 4000 }, (_, n) => step(`${'long'.repeat(12)}-${n}`));
    const heavy = ({ id }: Step): number => (id.endsWith('-1') ? 5000 : 1);
    expect(matrixOf(steps, 2, heavy)).toEqual({
      include: [
        { shard: '1/2', checks: 2000 },
        { shard: '2/2', checks: 2000 },
      ],
    });
  });
});
