import { describe, expect, it } from 'vitest';
import { CouldNotTell, type Verdict } from '../../../src/check.js';
import { load } from '../../../src/checks/load/definition.js';
import type { GeneratorHealth, LoadEnd, LoadPlan, NoAnswer } from '../../../src/ports/load.js';
import { open } from '../../ports/opened.js';

/** What a run brings: times of answers, further codes that are none, and how the generator fared. */
interface Made {
  readonly times: readonly number[];
  readonly codes?: readonly (number | NoAnswer)[];
  readonly health?: Partial<GeneratorHealth>;
  readonly end?: Partial<LoadEnd>;
}

const WELL: GeneratorHealth = { lagP99Ms: 1, lagMaxMs: 2, busy: 0.3 };

/** Judges runs that nobody made: what comes of numbers must not depend on this machine. One entry for each run, by host. */
async function judged(options: Record<string, unknown>, runs: Readonly<Record<string, readonly Made[]>>) {
  const { ports, [Symbol.asyncDispose]: dispose } = open();
  const next = new Map<string, number>();
  const plans: LoadPlan[] = [];
  const told: string[] = [];
  const generator = {
    machine: 'test',
    run: async (plan: LoadPlan, sink: (...ended: Parameters<Parameters<typeof ports.load.run>[1]>) => void) => {
      plans.push(plan);
      const { host } = new URL(plan.requests[0]?.url ?? '');
      const index = next.get(host) ?? 0;
      next.set(host, index + 1);
      const all = runs[host] ?? [];
      const made = all[Math.min(index, all.length - 1)];
      if (made === undefined) throw new Error(`no run for ${host}`);
      for (const took of made.times) sink(0, 200, took, took, 10);
      for (const code of made.codes ?? []) sink(0, code, code === 'timeout' ? plan.timeoutMs : 1, 10, 0);
      const sent = made.times.length + (made.codes?.length ?? 0);
      const health = { ...WELL, ...made.health };
      return { durationMs: 1000, sent, connectionsOpened: 1, addresses: {}, health, ...made.end };
    },
  };
  try {
    const bound = load.bound.parse({ url: 'http://new/', hosts: ['new', 'old'], ...options });
    return { verdict: await bound.run({ ...ports, load: generator, tell: text => void told.push(text) }), plans, told };
  } catch (error) {
    if (error instanceof CouldNotTell) return { verdict: error, plans, told };
    throw error;
  } finally {
    await dispose();
  }
}

const said = (verdict: Verdict | CouldNotTell): string =>
  verdict instanceof CouldNotTell
    ? `${verdict.why}: ${verdict.message}`
    : [verdict.status, ...verdict.findings.map(({ rule, message }) => `${rule}: ${message}`)].join(' | ');

const times = (ms: number, count = 200): readonly number[] => Array.from({ length: count }, () => ms);

describe('times and a generator in its own way', () => {
  const LATE = { lagP99Ms: 30, lagMaxMs: 80 };
  const FULL = { busy: 0.95 };

  it.each([
    ['holds, although it was late', LATE, { p50: '<= 100ms' }, 'passed'],
    ['holds, although it had no room', FULL, { p50: '<= 100ms' }, 'passed'],
    [
      'is exceeded, by more than it was late',
      LATE,
      { p50: '<= 10ms' },
      'failed | latency: p50 is 50 ms; expected <= 10ms',
    ],
    ['may be exceeded by its lateness alone', LATE, { p50: '<= 40ms' }, 'so nobody can tell whether p50 is <= 40ms'],
    ['may be exceeded by the worst of it alone', LATE, { max: '<= 10ms' }, 'so nobody can tell whether max is <= 10ms'],
    ['may be exceeded since it had no room', FULL, { p50: '<= 10ms' }, 'used a whole core (95 %), so nobody can tell'],
    ['is no shorter than expected, as far as it can tell', LATE, { p50: '>= 10ms' }, 'nobody can tell whether p50'],
    ['is reached as a rate', FULL, { throughput: '>= 100/s' }, 'passed'],
    [
      'may be missed as a rate since it had no room',
      FULL,
      { throughput: '>= 500/s' },
      'nobody can tell whether throughput',
    ],
    [
      'is missed as a rate by a generator that is well',
      {},
      { throughput: '>= 500/s' },
      'failed | throughput: throughput is 200/s; expected >= 500/s',
    ],
  ])('%s', async (_, health, expected, outcome) => {
    const { verdict } = await judged({ requests: 200, expect: expected }, { new: [{ times: times(50), health }] });
    expect(said(verdict)).toContain(outcome);
  });

  const open = { rate: '200/s', duration: '1s', expect: { p50: '<= 100ms' } };

  it.each([
    ['holds, although it was late', LATE, [], 'passed'],
    ['was not made by a core without room', FULL, [], 'so the load that was asked for was not made'],
    [
      'was not made, and late answers may be its own',
      FULL,
      Array(50).fill('timeout'),
      'so the load that was asked for was not made',
    ],
    ['was not made, and is wrong all the same', FULL, Array(50).fill(500), 'failed | error-rate'],
    [
      'had late answers that may be its own',
      LATE,
      Array(50).fill('timeout'),
      'nobody can tell whether answers were late',
    ],
    ['had late answers', {}, Array(50).fill('timeout'), 'failed | error-rate'],
  ] as const)('at a rate: %s', async (_, health, codes, outcome) => {
    const { verdict } = await judged(open, { new: [{ times: times(50), codes, health }] });
    expect(said(verdict)).toContain(outcome);
  });

  it('at a rate was not made, although nothing but errors are expected', async () => {
    const { verdict } = await judged({ ...open, expect: {} }, { new: [{ times: times(50), health: FULL }] });
    expect(said(verdict)).toContain('so the load that was asked for was not made');
  });
});

describe('errors', () => {
  it.each([
    ['one in a hundred is allowed', times(1, 99), [500], 'passed'],
    ['two are not', times(1, 98), [500, 'refused'], 'failed | error-rate: error-rate is 2 %; expected <= 1%'],
    ['every answer is wrong', [], [500, 500], 'failed | error-rate: error-rate is 100 %; expected <= 1%'],
    [
      'no answer ever',
      [],
      ['refused', 'timeout'],
      'unreachable: new: nobody answers: connection refused, no answer in time',
    ],
    ['nothing at all', [], [], 'nothing-checked: new: no request was made after the warm-up'],
  ] as const)('%s', async (_, answered, codes, outcome) => {
    const { verdict } = await judged({ requests: 100 }, { new: [{ times: answered, codes }] });
    expect(said(verdict)).toBe(outcome);
  });

  it('of the worst run decide, not their average', async () => {
    const options = { requests: 100, runs: 3, expect: { 'error-rate': '<= 5%' } };
    const runs = [
      { times: times(1, 100) },
      { times: times(1, 90), codes: Array(10).fill(500) },
      { times: times(1, 100) },
    ];
    expect(said((await judged(options, { new: runs })).verdict)).toContain('error-rate is 10 %');
  });

  it('count at their limit where there was no answer in time', async () => {
    const codes = Array<'timeout'>(3).fill('timeout');
    const expected = { max: '<= 1s', 'error-rate': '<= 5%' };
    const { verdict } = await judged({ requests: 100, expect: expected }, { new: [{ times: times(1, 97), codes }] });
    expect(said(verdict)).toContain('more than 1 % of the requests of a run failed, so max tells nothing');
    const one = await judged(
      { requests: 100, expect: expected },
      { new: [{ times: times(1, 99), codes: ['timeout'] }] },
    );
    expect(said(one.verdict)).toBe('failed | latency: max is 10 s; expected <= 1s');
  });
});

describe('a baseline', () => {
  const options = { requests: 200, baseline: { url: 'http://old/' }, expect: { p95: '< 1.5x' } };
  const runs = (...all: readonly number[]): readonly Made[] => all.map(ms => ({ times: times(ms) }));

  it.each([
    ['as fast', runs(50, 51, 49), runs(50, 50, 52), 'passed'],
    ['a little slower', runs(70, 71, 69), runs(50, 50, 52), 'passed'],
    [
      'twice as slow',
      runs(100, 105, 99),
      runs(50, 50, 52),
      'failed | worse-than-baseline: p95 is 100 ms, 2 × the baseline of 50 ms (median of 3 and of 3 runs); expected < 1.5x',
    ],
    ['slow in one run of three', runs(50, 500, 51), runs(50, 50, 52), 'passed'],
    [
      'twice as slow by less than the floor',
      runs(2, 2, 2),
      runs(1, 1, 1),
      'passed | within-noise: p95 is 2 ms, 2 × the baseline of 1 ms',
    ],
    ['too noisy to tell', runs(70, 71, 69), runs(20, 50, 90), 'too much to tell'],
    [
      'a baseline of failures',
      runs(50, 50, 50),
      [{ times: times(50, 150), codes: Array(50).fill(500) }],
      'more than 1 % of the requests of a run failed',
    ],
    ['a baseline of too few', runs(50, 50, 50), [{ times: times(50, 99) }], '99 requests are too few to tell p95'],
    ['a generator without room', [{ times: times(50), health: { busy: 1 } }], runs(50), 'and that hides a difference'],
    [
      'a generator that is late by more than the difference',
      [{ times: times(50), health: { lagP99Ms: 30 } }],
      runs(45),
      'and that hides a difference in p95',
    ],
    [
      'a generator that is late by less than the difference',
      [{ times: times(500), health: { lagP99Ms: 30 } }],
      runs(100),
      'failed | worse-than-baseline',
    ],
  ] as const)('%s', async (_, news, olds, outcome) => {
    const { verdict } = await judged(options, { new: news, old: olds });
    expect(said(verdict)).toContain(outcome);
  });

  it('is asked the same: path, headers and body, but not another mix', async () => {
    const { plans } = await judged(
      { ...options, url: 'http://new/a?b=c', json: { d: 1 }, runs: 1 },
      { new: runs(50), old: runs(50) },
    );
    expect(plans.map(({ requests }) => requests.map(({ url, method, body }) => `${method} ${url} ${body}`))).toEqual([
      ['POST http://new/a?b=c {"d":1}'],
      ['POST http://old/a?b=c {"d":1}'],
    ]);
  });

  it('never lets all runs together send more than the ceiling', async () => {
    const closed = { ...options, requests: undefined, duration: '1s', 'max-requests': 500 };
    const { verdict, plans } = await judged(closed, { new: runs(50), old: runs(50) });
    expect(plans.map(({ maxRequests }) => maxRequests)).toEqual([500, 300, 100]);
    expect(said(verdict)).toContain('were sent before the last run');
  });
});

it('says each second how far it has come', async () => {
  const all = Array.from({ length: 30 }, (_, index) => 100 * (index + 1));
  const { told } = await judged({ requests: 30, runs: 2 }, { new: [{ times: all }] });
  expect(told).toEqual([
    'run 1 of 2: 10 requests, 10/s, no errors',
    'run 1 of 2: 20 requests, 10/s, no errors',
    'run 1 of 2: 30 requests, 10/s, no errors',
    'run 2 of 2: 10 requests, 10/s, no errors',
    'run 2 of 2: 20 requests, 10/s, no errors',
    'run 2 of 2: 30 requests, 10/s, no errors',
  ]);
});

describe('a run that ends early', () => {
  it.each([
    ['too-many-requests', 'tool-refused: new: answered 429 (too many requests) after 200 requests'],
    ['nobody-answers', 'unreachable: new: nobody answers'],
    [
      'retry-after',
      'failed | overloaded: the server answered 503 and asked to come back later (Retry-After) after 200 requests',
    ],
    ['ceiling', 'passed | ended-early: `max-requests` was reached after 200 requests, before the end of the run'],
  ] as const)('by %s', async (ended, outcome) => {
    const { verdict } = await judged({ duration: '5s' }, { new: [{ times: times(1), end: { ended } }] });
    expect(said(verdict)).toContain(outcome);
  });
});
