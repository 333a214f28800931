import { afterEach, describe, expect, it } from 'vitest';
import { rateLimit } from '../../../src/checks/rate-limit/definition.js';
import { leastLetThrough, mostLetThrough } from '../../../src/checks/rate-limit/options.js';
import { retryAfterMs } from '../../../src/checks/rate-limit/refusal.js';
import { startSite } from '../../loopback/site.js';
import { open } from '../../ports/opened.js';

const opened: (() => PromiseLike<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const faults = (options: Record<string, unknown>) =>
  rateLimit.bound.safeParse(options).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('the options', () => {
  it('want a burst that shows whether too many are let through', () => {
    const url = 'https://app.example/login';
    expect(faults({ url, burst: 20, expect: { from: 20 } })).toEqual([
      'burst: expected more than 21, or nobody would notice that too many are let through',
    ]);
    expect(faults({ url, burst: 22, expect: { from: 20 } })).toBeUndefined();
  });

  it('want the hosts of a large burst, and ask no other', () => {
    const url = 'https://app.example:8443/login';
    expect(faults({ url, burst: 101 })).toEqual([
      'hosts: missing; a burst of more than 100 requests must name whom it may ask, such as ["app.example:8443"]',
    ]);
    expect(faults({ url, burst: 101, hosts: ['other.example'] })).toEqual([
      'url: app.example:8443 is not among `hosts`',
    ]);
    expect(faults({ url, burst: 101, hosts: ['app.example:8443'] })).toBeUndefined();
    expect(faults({ url, burst: 101, hosts: ['app.example'] })).toBeUndefined();
  });

  it.each([
    [11, 5, 11],
    [20, 10, 21],
    [2, 1, 2],
    [101, 50, 110],
    [21, 10, 22],
  ])('let through from half to a tenth more: from %i', (from, least, most) => {
    expect([leastLetThrough(from), mostLetThrough(from)]).toEqual([least, most]);
  });
});

it.each([
  ['1', 1000],
  [' 120 ', 120_000],
  ['0', 0],
  ['Mon, 30 Nov 2026 20:00:30 GMT', 30_000],
  ['Mon, 30 Nov 2026 19:00:00 GMT', 0],
  ['soon', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['2026-11-30', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads Retry-After: %j', (value, expected) => {
  expect(retryAfterMs(value, new Date('2026-11-30T20:00:00Z'))).toBe(expected);
});

it('sends no more than its burst, and hides what its headers contain', async () => {
  const site = await startSite({ '/': { first: 10, later: { status: 429 } } });
  const { ports, [Symbol.asyncDispose]: dispose } = open();
  opened.push(site.close, dispose);
  const hidden: string[] = [];
  const hide = (values: Iterable<string>) => hidden.push(...values);
  const options = {
    url: `${site.url}/`,
    burst: 40,
    expect: { from: 11 },
    headers: { authorization: 'Bearer s3cr3t-t0ken' },
  };
  const verdict = await rateLimit.bound.parse(options).run({ ...ports, hide });
  expect(verdict.status).toBe('passed');
  expect(site.requests).toHaveLength(40);
  expect(hidden).toEqual(['Bearer s3cr3t-t0ken', 's3cr3t-t0ken']);
});
