import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { CouldNotTell, type Verdict } from '../../../src/check.js';
import { load } from '../../../src/checks/load/definition.js';
import { type LoadTarget, nobody, serveLoad, serveSockets } from '../../loopback/load-target.js';
import { open } from '../../ports/opened.js';
import { makeCertificates } from '../image-size/surroundings.js';

const opened: (() => PromiseLike<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function serve(listener: RequestListener): Promise<LoadTarget> {
  const target = await serveLoad(listener);
  opened.push(target.close);
  return target;
}

type Options = Record<string, unknown>;

async function run(
  target: Pick<LoadTarget, 'url' | 'host'>,
  options: Options,
  setting: Parameters<typeof open> = [],
): Promise<Verdict | CouldNotTell> {
  const { ports, [Symbol.asyncDispose]: dispose } = open(...setting);
  opened.push(dispose);
  try {
    return await load.bound.parse({ url: `${target.url}/`, hosts: [target.host], ...options }).run(ports);
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

const rules = (verdict: Verdict | CouldNotTell): readonly string[] =>
  verdict instanceof CouldNotTell
    ? [`${verdict.why}: ${verdict.message}`]
    : verdict.findings.map(({ rule, level }) => `${level} ${rule}`);

const small = { requests: 200, connections: 4 };

describe('load', () => {
  it('passes where all holds, with numbers, charts and the whole story', async () => {
    const target = await serve((_, response) => response.end('ok'));
    const verdict = await run(target, {
      ...small,
      expect: { p95: '<= 10s', 'error-rate': '<= 1%', throughput: '>= 1/s' },
    });
    expect(verdict).toMatchObject({ status: 'passed', findings: [] });
    if (verdict instanceof CouldNotTell) throw verdict;
    expect(verdict.summary).toMatch(
      /^127\.0\.0\.1:\d+: 200 requests over 4 connections in .*: p50 .*, p95 .*, .*\/s, no errors$/,
    );
    expect(verdict.measurements).toContainEqual(
      expect.objectContaining({ name: 'p95', unit: 'ms', limit: 10_000, bound: 'max' }),
    );
    expect(verdict.measurements).toContainEqual(
      expect.objectContaining({ name: 'throughput', limit: 1, bound: 'min' }),
    );
    expect(verdict.charts?.map(({ form }) => form)).toEqual(['distribution', 'series', 'series']);
    expect(verdict.charts?.every(({ points }) => points.length > 0 && points.length <= 500)).toBe(true);
    expect(verdict.details.map(({ title }) => title)).toEqual(['Load', 'Run']);
    expect(verdict.details[0]?.text).toMatch(/^profile [0-9a-f]{16}$/m);
    expect(target.seen()).toBe(200);
  });

  it('fails where times are exceeded', async () => {
    const target = await serve((_, response) => setTimeout(() => response.end(), 300));
    const verdict = await run(target, { requests: 100, connections: 100, expect: { p50: '<= 100us', p95: '<= 10s' } });
    expect(rules(verdict)).toEqual(['error latency']);
    expect(verdict).toMatchObject({ findings: [{ message: expect.stringMatching(/^p50 is .*; expected <= 100us$/) }] });
  });

  it('fails where more than 1 % fail, although nothing is said about errors', async () => {
    let count = 0;
    const target = await serve((_, response) => {
      count += 1;
      response.writeHead(count % 5 === 0 ? 500 : 200).end();
    });
    const verdict = await run(target, { ...small, expect: { p50: '<= 10s' } });
    expect(rules(verdict)).toEqual(['error error-rate']);
    expect(verdict).toMatchObject({ findings: [{ message: 'error-rate is 20 %; expected <= 1%' }] });
  });

  it('takes a redirect, a login page of another host, for an error, and does not go there', async () => {
    const other = await serve((_, response) => response.end());
    const target = await serve((_, response) => response.writeHead(302, { location: other.url }).end());
    expect(rules(await run(target, small))).toEqual(['error error-rate']);
    expect(other.seen()).toBe(0);
  });

  it('judges no time of a run with more than 1 % errors, even where so many are allowed', async () => {
    let count = 0;
    const target = await serve((_, response) => {
      count += 1;
      response.writeHead(count % 20 === 0 ? 500 : 200).end();
    });
    const verdict = await run(target, { ...small, expect: { p50: '<= 10s', 'error-rate': '<= 10%' } });
    expect(rules(verdict)).toEqual([
      expect.stringContaining('more than 1 % of the requests of a run failed, so p50 tells nothing'),
    ]);
  });

  it.each([
    ['p50', 9, 10],
    ['p95', 99, 100],
    ['p99', 999, 1000],
  ])('cannot tell %s from %i requests', async (name, requests, enough) => {
    const target = await serve((_, response) => response.end());
    const expected = { expect: { [name]: '<= 10s' }, connections: 1 };
    expect(rules(await run(target, { ...expected, requests }))).toEqual([
      expect.stringContaining(`${requests} requests are too few to tell ${name}`),
    ]);
    expect(rules(await run(target, { ...expected, requests: enough }))).toEqual([]);
  });

  it('fails by what it can tell although it cannot tell all', async () => {
    const target = await serve((_, response) => setTimeout(() => response.end(), 300));
    const verdict = await run(target, { requests: 50, connections: 50, expect: { p50: '<= 1ms', p99: '<= 10s' } });
    expect(rules(verdict)).toEqual(['error latency']);
    expect(verdict).toMatchObject({ details: [{ text: expect.stringContaining('too few to tell p99') }, {}] });
  });

  it('counts a timeout at its limit', async () => {
    let count = 0;
    const target = await serve((_, response) => {
      count += 1;
      if (count % 100 !== 0) response.end();
    });
    const verdict = await run(target, {
      ...small,
      'request-timeout': '300ms',
      expect: { max: '<= 200ms', p50: '<= 10s' },
    });
    expect(verdict).toMatchObject({ status: 'failed', findings: [{ message: 'max is 300 ms; expected <= 200ms' }] });
  });

  it('judges an open loop', async () => {
    const target = await serve((_, response) => response.end());
    const verdict = await run(target, { rate: '100/s', duration: '1s', expect: { p95: '<= 900ms' } });
    expect(['passed', 'CouldNotTell']).toContain(verdict instanceof CouldNotTell ? verdict.name : verdict.status);
    expect(target.seen()).toBe(100);
  });

  it('asks several in turns by their weights, with their own expectations of a status', async () => {
    const target = await serve((request, response) => response.writeHead(request.url === '/new' ? 201 : 200).end());
    const mix = [
      { url: `${target.url}/old`, weight: 3 },
      { url: `${target.url}/new`, json: { a: 1 }, status: 201 },
    ];
    const verdict = await run(target, { url: undefined, mix, requests: 80, connections: 2, expect: { p50: '<= 10s' } });
    expect(verdict).toMatchObject({ status: 'passed' });
    const text = verdict instanceof CouldNotTell ? '' : verdict.details.map(detail => detail.text).join('\n');
    expect(text).toContain(`GET ${target.url}/old: 60 requests, 0 errors`);
    expect(text).toContain(`POST ${target.url}/new: 20 requests, 0 errors`);
  });

  it('fails where one of several is broken, however seldom it is asked', async () => {
    const target = await serve((request, response) =>
      response.writeHead(request.url?.startsWith('/rare') ? 500 : 200).end(),
    );
    const mix = [{ url: `${target.url}/often`, weight: 199 }, { url: `${target.url}/rare?token=x` }];
    const verdict = await run(target, { url: undefined, mix, requests: 400, connections: 2 });
    expect(verdict).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'error-rate', message: `GET ${target.url}/rare had no answer as wanted in 2 requests` }],
    });
  });

  it('shows no query and no header', async () => {
    const target = await serve((_, response) => response.end());
    const verdict = await run(target, {
      ...small,
      url: `${target.url}/a?token=s3cr3tquery`,
      headers: { authorization: 'Bearer s3cr3theader' },
    });
    expect(verdict).toMatchObject({ status: 'passed' });
    expect(JSON.stringify(verdict)).not.toContain('s3cr3t');
  });
});

describe('a server that gives no answer at all', () => {
  it('is not there', async () => {
    const url = await nobody();
    const verdict = await run({ url, host: new URL(url).host }, { ...small, expect: { 'error-rate': '<= 100%' } });
    expect(rules(verdict)).toEqual([expect.stringMatching(/^unreachable: .*nobody answers: connection refused$/)]);
  });

  it.each([
    ['hangs', () => {}, 'no answer in time'],
    ['closes', socket => socket.once('data', () => socket.end()), 'connection closed before the answer ended'],
    [
      'breaks off',
      socket => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')),
      'connection closed before the answer ended',
    ],
    ['speaks another protocol', socket => socket.once('data', () => socket.end('220 mail\r\n')), 'no HTTP'],
  ] satisfies readonly (readonly [string, Parameters<typeof serveSockets>[0], string])[])(
    '%s',
    async (_, listener, why) => {
      const target = await serveSockets(listener);
      opened.push(target.close);
      const verdict = await run(target, { ...small, 'request-timeout': '100ms' });
      expect(rules(verdict)).toEqual([expect.stringMatching(new RegExp(`^unreachable: .*${why}`))]);
    },
  );

  it('answers 429: what it refuses says nothing', async () => {
    const target = await serve((_, response) => response.writeHead(429).end());
    expect(rules(await run(target, small))).toEqual([expect.stringMatching(/^tool-refused: .*answered 429/)]);
    expect(target.seen()).toBeLessThan(10);
  });

  it('answers 503 and asks to come back later: it is overloaded', async () => {
    const target = await serve((_, response) =>
      response.writeHead(target.seen() > 90 ? 503 : 200, { 'retry-after': '5' }).end(),
    );
    expect(rules(await run(target, { requests: 100_000, connections: 1 }))).toContain('error overloaded');
  });
});

describe('a baseline', () => {
  it('of another address is loaded in turns with the first', async () => {
    const order: string[] = [];
    const noting = (name: string) =>
      serve((_, response) => {
        order.push(name);
        response.end();
      });
    const old = await noting('old');
    const target = await noting('new');
    const hosts = [target.host, old.host];
    await run(target, { hosts, requests: 10, connections: 1, baseline: { url: old.url }, expect: { p50: '< 2x' } });
    const turns = order.filter((each, index) => index % 10 === 0 && each !== undefined);
    expect([turns, order.length]).toEqual([['new', 'old', 'old', 'new', 'new', 'old'], 60]);
  });
});

describe('a server with a certificate', () => {
  it('is asked by who trusts it, and by nobody else', async () => {
    const workspace = open();
    opened.push(workspace[Symbol.asyncDispose]);
    const folder = join(workspace.folder, 'tls');
    await makeCertificates(folder);
    const read = (name: string) => readFileSync(join(folder, name));
    const server = createTlsServer({ cert: read('cert.pem'), key: read('key.pem') }, (_, response) => response.end());
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    opened.push(() => {
      server.closeAllConnections();
      return new Promise(done => server.close(() => done(undefined)));
    });
    const address = server.address();
    const host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
    const target = { url: `https://${host}`, host };
    const trusting = await run(target, { ...small, tls: { ca: 'ca.pem' } }, [{ 'ca.pem': read('ca.pem') }]);
    expect(trusting).toMatchObject({ status: 'passed' });
    expect(rules(await run(target, small))).toEqual([expect.stringMatching(/^unreachable: .*: no secure connection$/)]);
  });
});

describe('earlier reports', () => {
  const reportOf = (verdict: Verdict, { p50 = 20, at = '2026-01-01T00:00:00Z', status = 'passed' } = {}): string =>
    JSON.stringify({
      schemaVersion: 1,
      startedAt: at,
      checks: [
        {
          kind: 'load',
          status,
          details: verdict.details,
          measurements: verdict.measurements.map(each => (each.name === 'p50' ? { ...each, value: p50 } : each)),
        },
      ],
    });
  const options = {
    requests: 60,
    connections: 60,
    runs: 1,
    baseline: { reports: 'past/*.json' },
    expect: { p50: '< 2x' },
  };

  async function against(files: (verdict: Verdict) => Record<string, string>, more: Options = {}) {
    const target = await serve((_, response) => void setTimeout(() => response.end(), 300));
    const first = await run(target, { ...options, baseline: undefined, expect: {} });
    if (first instanceof CouldNotTell) throw first;
    return run(target, { ...options, ...more }, [files(first)]);
  }

  const three = (verdict: Verdict, each: Parameters<typeof reportOf>[1] = {}): Record<string, string> =>
    Object.fromEntries(
      [1, 2, 3].map(day => [`past/${day}.json`, reportOf(verdict, { at: `2026-01-0${day}T00:00:00Z`, ...each })]),
    );

  it('are what a run is held against', async () => {
    expect(rules(await against(verdict => three(verdict, { p50: 100_000 })))).toEqual([]);
    expect(rules(await against(verdict => three(verdict, { p50: 1 })))).toEqual(['error worse-than-baseline']);
  });

  it.each([
    ['none at all', () => ({}), 'no earlier run that passed'],
    ['too few', (verdict: Verdict) => ({ 'past/1.json': reportOf(verdict) }), 'only 1 earlier run'],
    ['of failed runs', (verdict: Verdict) => three(verdict, { status: 'failed' }), '3 not passed'],
    ['of the future', (verdict: Verdict) => three(verdict, { at: '2999-01-01T00:00:00Z' }), '3 from the future'],
    ['of one run thrice', (verdict: Verdict) => three(verdict, { at: '2026-01-01T00:00:00Z' }), '2 the same run twice'],
    ['of another load', (verdict: Verdict) => three({ ...verdict, details: [] }), '3 unlike'],
    [
      'cut off',
      (verdict: Verdict) => ({ 'past/1.json': reportOf(verdict).slice(0, -9) }),
      'not JSON, or not all of it',
    ],
    ['of something else', () => ({ 'past/1.json': '{"checks":[]}' }), 'not a report of deploy-validate'],
    ['empty', () => ({ 'past/1.json': '' }), 'not JSON'],
  ])('are no baseline: %s', async (_, files, why) => {
    expect(rules(await against(files))).toEqual([expect.stringContaining(why)]);
  });

  it('may be too few for a while, which is a note', async () => {
    const baseline = { reports: 'past/*.json', 'none-yet': 'note' };
    expect(rules(await against(() => ({}), { baseline }))).toEqual(['note no-baseline-yet']);
  });
});

/** Those inside unions, too. */
function messagesOf(issues: readonly z.core.$ZodIssue[]): readonly string[] {
  return issues.flatMap(issue => [
    issue.message,
    ...(issue.code === 'invalid_union' ? issue.errors.flatMap(inner => messagesOf(inner)) : []),
  ]);
}

describe('options', () => {
  const base = { url: 'http://a.example/', hosts: ['a.example'] };

  it.each([
    [{ url: 'http://a.example/' }, 'Invalid input: expected array, received undefined'],
    [
      { ...base, url: 'http://b.example/' },
      'b.example is not among `hosts`, so it may not be loaded; add it there if it is yours',
    ],
    [
      { ...base, hosts: ['a.example:8080'] },
      'a.example is not among `hosts`, so it may not be loaded; add it there if it is yours',
    ],
    [
      { hosts: ['a.example'], mix: [{ url: 'http://c.example/' }] },
      'c.example is not among `hosts`, so it may not be loaded; add it there if it is yours',
    ],
    [
      { ...base, baseline: { url: 'http://b.example' }, expect: { p95: '< 1.5x' } },
      'b.example is not among `hosts`, so it may not be loaded; add it there if it is yours',
    ],
    [
      { ...base, requests: 500, 'max-requests': 100 },
      '500 requests are planned, more than `max-requests` (100) allows',
    ],
    [
      { ...base, rate: '100/s', duration: '10s', 'warm-up': '1s', 'max-requests': 1000 },
      '1,100 requests are planned, more than `max-requests` (1,000) allows',
    ],
    [
      {
        ...base,
        requests: 200,
        'max-requests': 1000,
        baseline: { url: 'http://a.example/b' },
        expect: { p95: '< 1.5x' },
      },
      '1,200 requests are planned, more than `max-requests` (1,000) allows',
    ],
    [{ ...base, mix: [{ url: 'http://a.example/' }] }, 'expected one of `url`, `mix` and `k6`, got `url` and `mix`'],
    [{ hosts: ['a.example'] }, 'expected one of `url`, `mix` and `k6`, got none of them'],
    [{ ...base, requests: 5, duration: '5s' }, 'expected either `requests` or `duration`'],
    [{ ...base, requests: 5, rate: '5/s' }, 'with `rate` the `duration` says how much is sent'],
    [{ ...base, rate: '200' }, 'expected a rate such as 200/s'],
    [{ ...base, processes: 20 }, 'expected no more than there are `connections`'],
    [
      { ...base, expect: { p95: '< 1.5x' } },
      '"x" is times the baseline, and there is none; give `baseline` a `url` or `reports`',
    ],
    [
      { ...base, baseline: { reports: '*.json' } },
      'nothing is held against it; write such as `p95: "< 1.5x"` under `expect`',
    ],
    [
      { ...base, expect: { p95: '<= 5%' } },
      'column 5: a share cannot be compared with a time; write such as "<= 300ms"',
    ],
    [
      { ...base, expect: { 'error-rate': '<= 300ms' } },
      expect.stringContaining('a time cannot be compared with a share'),
    ],
    [
      { ...base, url: 'http://me:secret@a.example/' },
      'expected no login in the address; give `headers` an `authorization`',
    ],
    [
      { ...base, hosts: ['http://a.example'] },
      'expected a host such as staging.example or staging.example:8443, without https://',
    ],
    [{ ...base, body: 'a', json: 1 }, 'expected either `body` or `json`'],
    [{ hosts: ['a.example'], k6: 'load.js', requests: 5 }, 'the script of `k6` says how much is sent, not `requests`'],
  ])('that make no sense are refused before anything is sent: %j', (options, message) => {
    const { error } = load.options.safeParse(options);
    expect(messagesOf(error?.issues ?? [])).toContainEqual(message);
  });

  it.each([
    [['a.example'], 'https://a.example:8443/'],
    [['a.example:443'], 'https://a.example/'],
    [['A.example:80'], 'http://a.example/'],
    [['[::1]:8080'], 'http://[::1]:8080/'],
  ])('name whom it may load: %j and %s', (hosts, url) => {
    expect(load.options.safeParse({ hosts, url }).success).toBe(true);
  });
});
