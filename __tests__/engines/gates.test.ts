import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { argo, flagger, kayenta } from '../../bench/gates/rules.mjs';
import { verdictOf } from '../../src/checks/metrics/compare.js';
import { judgeValue } from '../../src/checks/metrics/judge.js';
import { metricsOptions } from '../../src/checks/metrics/options.js';
import { scaleOf } from '../../src/checks/metrics/scale.js';
import { judgeProportion } from '../../src/engines/proportion/judge.js';

const STEPS = 20;
/** In a step of 30 s, at two requests a second. */
const REQUESTS = 60;
/** How much windows differ from each other, and steps within one. */
const NOISE = 0.1;

type Answer = 'fail' | 'pass' | 'open';

/** Numbers from 0 to 1 by a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN;

/** Errors of each step. */
const errorsOf = (share: number, next: () => number): readonly number[] =>
  Array.from({ length: STEPS }, () => Array.from({ length: REQUESTS }, next).filter(drawn => drawn < share).length);

/** Times of each step, lognormal, around a p95 of 100 ms times `factor`; what runs beside each other shares its window. */
function timesOf(
  factor: number,
  { next, window }: { readonly next: () => number; readonly window: number },
): readonly (readonly number[])[] {
  return Array.from({ length: STEPS }, () => {
    const step = window * Math.exp(NOISE * normal(next));
    return Array.from({ length: REQUESTS }, () => 100 * factor * step * Math.exp(0.5 * (normal(next) - 1.645)));
  });
}

const windowNoise = (next: () => number): number => Math.exp(NOISE * normal(next));

/** How many releases get each answer, in percent: failed, passed, nobody can tell. */
function shares(answers: readonly Answer[]): readonly [fail: number, pass: number, open: number] {
  const of = (wanted: Answer) => (100 * answers.filter(answer => answer === wanted).length) / answers.length;
  return [of('fail'), of('pass'), of('open')];
}

const repeat = (seed: number, runs: number, judge: (next: () => number) => Answer) => {
  const next = random(seed);
  return shares(Array.from({ length: runs }, () => judge(next)));
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, number) => all + number, 0);

/** A row of the table in docs/performance.md: in health and in sickness, the shares of releases that fail and that pass. */
const row = (name: string, health: readonly number[], sickness: readonly number[]): string =>
  `| ${[name, ...[health[0], health[1], sickness[0], sickness[1]].map(share => `${share ?? '?'} %`)].join(' | ')} |`;

const page = readFileSync(join(import.meta.dirname, '../../docs/performance.md'), 'utf8');

describe('shares of errors: 0.5 % in health and 5 % in sickness, a limit of 2 %', () => {
  const limit = 0.02;
  const rates = (errors: readonly number[]) => errors.map(number => number / REQUESTS);
  const counted = (errors: readonly number[], alpha: number): Answer => {
    const verdict = judgeProportion({ errors: sum(errors), total: errors.length * REQUESTS, limit, alpha });
    return verdict === 'above' ? 'fail' : verdict === 'below' ? 'pass' : 'open';
  };
  /** After 1, 2, 4, 8 and 16 steps and at the end, the confidence shared; the first answer counts. */
  const looked = (errors: readonly number[]): Answer =>
    [1, 2, 4, 8, 16, 20].map(steps => counted(errors.slice(0, steps), 0.05 / 6)).find(answer => answer !== 'open') ??
    'open';

  it.each<[string, (share: number, next: () => number) => Answer]>([
    ['`ratios`, one look', (share, next) => counted(errorsOf(share, next), 0.05)],
    ['`ratios`, six looks, the first answer', (share, next) => looked(errorsOf(share, next))],
    ['Argo Rollouts', (share, next) => argo(rates(errorsOf(share, next)), { limit })],
    [
      'Argo Rollouts, `failureLimit: 3`',
      (share, next) => argo(rates(errorsOf(share, next)), { limit, failureLimit: 3 }),
    ],
    ['Flagger, `threshold: 5`', (share, next) => flagger(rates(errorsOf(share, next)), { limit })],
    ['Kayenta', (share, next) => kayenta(rates(errorsOf(0.005, next)), rates(errorsOf(share, next)))],
  ])('%s', (name, judge) => {
    const health = repeat(11, 500, next => judge(0.005, next));
    const sickness = repeat(12, 500, next => judge(0.05, next));
    if (process.env.ROWS) console.log('ROW', row(name, health, sickness), health[2], sickness[2]);
    expect(page).toContain(row(name, health, sickness));
    if (!name.startsWith('`ratios`')) return;
    expect(health[0]).toBeLessThanOrEqual(1);
    expect(sickness[0]).toBeGreaterThanOrEqual(95);
  });

  it('passes nothing of which too little is known', () => {
    const few = (share: number) => repeat(13, 500, next => counted(errorsOf(share, next).slice(0, 1), 0.05));
    expect(few(0.005)[1]).toBe(0);
    expect(few(0.05)[1]).toBe(0);
  });
});

describe('times: twice as long in sickness, a limit of 1.5 times', () => {
  const one = (more: Readonly<Record<string, unknown>>) => {
    const { queries } = metricsOptions.parse({
      url: 'http://localhost',
      queries: [{ name: 'p95', fail: '> 1.5x', unit: 'ms', ...more }],
    });
    const [entry] = queries ?? [];
    if (entry === undefined) throw new Error('no query');
    return entry;
  };
  const offset = one({ query: 'x', baseline: { offset: '7d' } });
  const judged = (value: number, baselines: readonly number[]): Answer => {
    const subject = { value, of: '', labels: {} };
    const { findings, unknown } = judgeValue({ entry: offset, scale: scaleOf(offset), subject, baselines, hidden: 0 });
    return findings.some(({ level }) => level === 'error') ? 'fail' : unknown.length > 0 ? 'open' : 'pass';
  };
  const side = one({ compare: { baseline: 'x', canary: 'y' } });
  const [comparison] = side.fail ?? [];
  const compared = ([before, after]: Pair): Answer => {
    if (comparison === undefined) throw new Error('no limit');
    const verdict = verdictOf({ before, after }, { comparison, entry: side, scale: scaleOf(side), alpha: 0.02 });
    return verdict === 'beyond' ? 'fail' : verdict === 'within' ? 'pass' : 'open';
  };
  const steps = (factor: number, next: () => number) => timesOf(factor, { next, window: windowNoise(next) }).map(p95);
  const whole = (factor: number, next: () => number) =>
    p95(timesOf(factor, { next, window: windowNoise(next) }).flat());
  type Pair = readonly [before: readonly number[], after: readonly number[]];
  const beside = (factor: number, next: () => number): Pair => {
    const window = windowNoise(next);
    return [timesOf(1, { next, window }).map(p95), timesOf(factor, { next, window }).map(p95)];
  };

  it.each<[string, (factor: number, next: () => number) => Answer]>([
    [
      '`baseline`, five offsets',
      (f, next) =>
        judged(
          whole(f, next),
          Array.from({ length: 5 }, () => whole(1, next)),
        ),
    ],
    ['`compare`, a baseline beside', (f, next) => compared(beside(f, next))],
    ['Argo Rollouts', (f, next) => argo(steps(f, next), { limit: 150 })],
    ['Argo Rollouts, `failureLimit: 3`', (f, next) => argo(steps(f, next), { limit: 150, failureLimit: 3 })],
    ['Flagger, `threshold: 5`', (f, next) => flagger(steps(f, next), { limit: 150 })],
    ['Kayenta', (f, next) => kayenta(...beside(f, next))],
    ['Kayenta, `allowedIncrease: 1.5`', (f, next) => kayenta(...beside(f, next), { allowedIncrease: 1.5 })],
  ])('%s', (name, judge) => {
    const health = repeat(21, 200, next => judge(1, next));
    const sickness = repeat(22, 200, next => judge(2, next));
    if (process.env.ROWS) console.log('ROW', row(name, health, sickness), health[2], sickness[2]);
    expect(page).toContain(row(name, health, sickness));
    if (!name.startsWith('`')) return;
    expect(health[0]).toBeLessThanOrEqual(1);
    expect(sickness[0]).toBeGreaterThanOrEqual(95);
  });
});
