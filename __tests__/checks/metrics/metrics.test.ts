import { describe, expect, it } from 'vitest';
import { CouldNotTell } from '../../../src/check.js';
import { metrics } from '../../../src/checks/metrics/definition.js';
import { lookOf } from '../../../src/checks/metrics/looks.js';
import { parsePromql } from '../../../src/engines/promql/parse.js';
import { fillWindow } from '../../../src/facts/live/window.js';
import { reachOf } from '../../../src/facts/prometheus-api/reach.js';
import type { Delivery } from '../../../src/ports/delivery.js';
import { startSite } from '../../loopback/site.js';
import { open } from '../../ports/opened.js';

const URL = 'https://prometheus.example';
const faults = (query: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  metrics.bound
    .safeParse({ url: URL, queries: [{ name: 'q', query: 'x', ...query }], ...more })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];

describe('the options', () => {
  it.each<[Record<string, unknown>, string | undefined]>([
    [{ fail: '> 5%' }, undefined],
    [{}, 'queries.0: expected `fail` or `warn`: nothing could be wrong otherwise'],
    [{ fail: '> 1.5x' }, 'queries.0: "> 1.5x" is times the baseline, and there is no `baseline`'],
    [{ fail: '> 5%', warn: '> 300ms' }, 'queries.0: values are of one kind; a share and a time are not'],
    [{ fail: '> 5%', unit: 'ms' }, 'queries.0: values are of one kind; a share and a time are not'],
    [{ fail: '> 300ms', unit: 'us' }, undefined],
    [{ fail: '> 5%', query: '100 * a / b' }, 'queries.0.unit: missing; the query multiplies by 100'],
    [{ fail: '> 5%', query: 'a / b * 100' }, 'queries.0.unit: missing; the query multiplies by 100'],
    [{ fail: '> 5%', query: '100 * a / b', unit: 'percent' }, undefined],
    [{ fail: '> 5%', query: '100 * a / b', unit: 'ratio' }, undefined],
    [{ fail: '> 5%', query: 'a{path="100 * b"} / 1000' }, undefined],
    [{ fail: '> 5%', guard: 'sum(x)' }, 'queries.0.guard: expected a query, an operator and a number'],
    [{ fail: '> 5%', guard: 'sum(x{a!="b"}) >= 100' }, undefined],
    [{ fail: '> 5%', guard: 'sum(x) >= 1e3' }, 'queries.0.guard: expected a query, an operator and a number'],
    [{ fail: '> 5%', floor: '1.5x' }, 'queries.0.floor: expected a difference such as 20ms, 0.5% or 10'],
    [{ fail: '> 5%', window: 'since-deploy' }, 'queries.0.window: the query does not look at it'],
    [{ fail: '> 5%', window: 'since-deploy', query: 'rate(x[$window])' }, undefined],
    [{ fail: '> 5%', command: { run: ['x'] } }, 'queries.0: expected one of `query`, `command` and `compare`'],
    [{ fail: '> 5%', reduce: 'first' }, 'queries.0.reduce: '],
    [
      { query: undefined, compare: { baseline: 'a', canary: 'b' }, fail: '> 5%' },
      'queries.0.fail: `compare` takes limits such as "> 1.2x" alone',
    ],
    [{ query: undefined, compare: { baseline: 'a', canary: 'b' }, fail: '> 1.2x' }, undefined],
  ])('%j', (query, fault) => {
    if (fault === undefined) expect(faults(query)).toEqual([]);
    else expect(faults(query)[0]?.replace('missing:', 'missing;')).toContain(fault);
  });

  it('want something to look at, a server for it, and a name for each', () => {
    const all = (options: Record<string, unknown>) =>
      metrics.bound.safeParse(options).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    expect(all({ url: URL })).toEqual([': expected `ratios`, `queries` or `present`']);
    expect(all({ present: ['up'] })?.[0]).toContain('url: missing');
    expect(
      all({ ratios: [{ name: 'r', errors: { run: ['x'] }, total: { run: ['x'] }, limit: '5%' }] }),
    ).toBeUndefined();
    expect(all({ url: URL, ratios: [{ name: 'r', errors: 'a', total: 'b', limit: '120%' }] })?.[0]).toContain('limit');
    expect(all({ url: URL, ratios: [{ name: 'r', errors: 'a', total: 'b', limit: '0%' }] })?.[0]).toContain('limit');
    const q = { name: 'q', query: 'x', fail: '> 1' };
    expect(all({ url: URL, queries: [q, q] })).toEqual(['queries.1.name: "q" is the name of another one']);
  });
});

it.each([
  ['sum(rate(x[5m]))', 300],
  ['x', 0],
  ['x offset 1w', 0],
  ['max_over_time(rate(x[5m])[1h:1m])', 3900],
  ['rate(x[1h30m]) / rate(y[90s] offset 1d)', 5400],
  ['rate(x[300])', 300],
])('knows how far back %s reaches', (query, seconds) => {
  const { expr } = parsePromql(query);
  expect(expr && reachOf(expr) / 1000).toBe(seconds);
});

it('fills in the window', () => {
  expect(fillWindow('rate(x[$window]) + rate(y[${window}]) + $windows', 90_500)).toBe(
    'rate(x[90s]) + rate(y[90s]) + $windows',
  );
});

describe('the looks at a ratio', () => {
  const of = (attempt: number, elapsedMs: number, more: Record<string, number> = {}) =>
    lookOf({ attempt, elapsedMs, options: { within: 600_000, every: 30_000, ...more }, delivery: undefined });

  it('are the 1st, 2nd, 4th, 8th … question, and the one where the time ends', () => {
    const due = Array.from({ length: 21 }, (_, index) => index + 1).filter(n => of(n, (n - 1) * 30_000).isDue);
    expect(due).toEqual([1, 2, 4, 8, 16, 21]);
    expect(of(1, 0).of).toBe(6);
  });

  it('are the steps of a watch, and its last', () => {
    const delivery = (number: number): Delivery => ({
      moment: 'watch',
      notes: [],
      note: async () => {},
      deployedAt: async () => undefined,
      sample: { number, of: 60 },
    });
    const look = (number: number) =>
      lookOf({ attempt: 1, elapsedMs: 0, options: { every: 1000 }, delivery: delivery(number) });
    const due = Array.from({ length: 60 }, (_, index) => index + 1).filter(number => look(number).isDue);
    expect(due).toEqual([1, 2, 4, 8, 16, 32, 60]);
    expect(look(1).of).toBe(7);
  });

  it('are one where it is asked once', () => {
    expect(lookOf({ attempt: 1, elapsedMs: 0, options: { every: 1000 }, delivery: undefined })).toEqual({
      isDue: true,
      of: 1,
    });
  });
});

describe('after a deploy', () => {
  const vector = (value: string) =>
    JSON.stringify({
      status: 'success',
      data: { resultType: 'vector', result: [{ metric: {}, value: [Math.floor(Date.now() / 1000), value] }] },
    });

  /** A minute after the deploy. */
  async function tell(options: Record<string, unknown>, deployed: Date | undefined, sample?: number) {
    const site = await startSite({ '*': { headers: { 'content-type': 'application/json' }, body: vector('0.01') } });
    await using opened = open();
    const delivery: Delivery = {
      moment: sample === undefined ? 'verify' : 'watch',
      notes: [],
      note: async () => {},
      deployedAt: async () => deployed,
      ...(sample !== undefined && { sample: { number: sample, of: 60 } }),
    };
    try {
      const bound = metrics.bound.parse({ url: site.url, ...options });
      const { status } = await bound.run({ ...opened.ports, delivery });
      return { said: status, asked: site.requests.map(request => decodeURIComponent(request.split('?')[1] ?? '')) };
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      return { said: error.message.replace(/\d+\.\d s/, 'N s'), asked: site.requests };
    } finally {
      await site.close();
    }
  }
  const query = (text: string, more: Record<string, unknown> = {}) => ({
    queries: [{ name: 'it', query: text, fail: '> 5%', ...more }],
  });
  const minuteAgo = () => new Date(Date.now() - 61_500);

  it('tells nothing by a range that reaches back beyond it', async () => {
    const { said } = await tell(query('sum(rate(x[5m]))'), minuteAgo());
    expect(said).toMatch(/^it: the last 5 min reach back beyond the deploy, 1 min/);
    expect((await tell(query('sum(rate(x[1m]))'), minuteAgo())).said).toBe('passed');
    expect((await tell(query('sum(rate(x[5m]))'), undefined)).said).toBe('passed');
  });

  it('looks at what was since then', async () => {
    const { said, asked } = await tell(query('sum(rate(x[$window]))', { window: 'since-deploy' }), minuteAgo());
    expect(said).toBe('passed');
    expect(asked[0]).toMatch(/^query=sum\(rate\(x\[6[12]s\]\)\)$/);
  });

  it('tells nothing since a deploy of the future', async () => {
    const { said } = await tell(
      query('x + rate(x[$window])', { window: 'since-deploy' }),
      new Date(Date.now() + 60_000),
    );
    expect(said).toMatch(/which is yet to come$/);
  });
});

it('shows neither a header nor what is behind the question mark of the address', async () => {
  await using opened = open();
  const hidden: string[] = [];
  const options = {
    url: 'http://127.0.0.1:9/prom?token=s3cr3t-in-url',
    headers: { authorization: 'Bearer s3cr3t-t0ken' },
    present: ['up'],
  };
  const ports = { ...opened.ports, hide: (values: Iterable<string>) => hidden.push(...values) };
  const error = await metrics.bound
    .parse(options)
    .run({ ...ports, hide: values => void ports.hide(values) })
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(CouldNotTell);
  expect(error instanceof Error && error.message).toBe('up: http://127.0.0.1:9/prom: connect ECONNREFUSED 127.0.0.1:9');
  expect(hidden).toContain('s3cr3t-t0ken');
});
