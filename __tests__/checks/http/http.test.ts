import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CouldNotTell, type Verdict } from '../../../src/check.js';
import { http } from '../../../src/checks/http/definition.js';
import { startProxy } from '../../loopback/proxy.js';
import { open } from '../../ports/opened.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

async function serving(answer: Answer) {
  const server = createServer(answer);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: () => {
      server.closeAllConnections();
      return new Promise<void>(done => server.close(() => done()));
    },
  };
}

async function run(options: unknown): Promise<Verdict | CouldNotTell> {
  await using opened = open();
  try {
    return await http.bound.parse(options).run(opened.ports);
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

/** Everything that a report could show of an outcome. */
const told = (outcome: Verdict | CouldNotTell): string =>
  outcome instanceof CouldNotTell ? `${outcome.message}\n${outcome.remedy}` : JSON.stringify(outcome, null, 1);

const statusOf = (outcome: Verdict | CouldNotTell): string =>
  outcome instanceof CouldNotTell ? outcome.why : outcome.status;

const detailOf = (outcome: Verdict | CouldNotTell): string =>
  outcome instanceof CouldNotTell ? '' : (outcome.details[0]?.text ?? '');

const curlOf = (outcome: Verdict | CouldNotTell): string =>
  (/^curl .*$/m.exec(detailOf(outcome))?.[0] ?? '').replace(/127\.0\.0\.1:\d+/g, 'HOST');

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('what a failing request shows', () => {
  const secret = 'Bearer s3cret/of+the=service';

  it('has status, headers, the first of the body and the command that repeats it, and no secret', async () => {
    await using server = await serving((request, response) => {
      const echo = { you: request.headers.authorization, raw: 's3cret/of+the=service' };
      response
        .setHeader('set-cookie', 'sid=c00kie-of-a-session; Path=/')
        .setHeader('x-auth-token', 't0ken-of-a-session');
      response.setHeader('location', `/next?token=${encodeURIComponent('s3cret/of+the=service')}`);
      response.writeHead(500).end(JSON.stringify(echo));
    });
    const outcome = await run({
      base: server.url,
      requests: [{ url: '/a', headers: { Authorization: secret, Accept: 'text/plain' } }],
    });
    expect(statusOf(outcome)).toBe('failed');
    expect(detailOf(outcome)).toContain('HTTP/1.1 500');
    expect(detailOf(outcome)).toContain('set-cookie: sid=***; Path=/');
    expect(told(outcome)).not.toMatch(/s3cret|c00kie|t0ken-of/);
    expect(curlOf(outcome)).toBe(
      `curl -i -m 10 -H 'authorization: '"$AUTHORIZATION" -H 'accept: text/plain' 'http://HOST/a'`,
    );
  });

  it.each([
    [
      'JSON',
      { json: { user: "o'brien", password: 'opensesame' } },
      `-X POST -H 'content-type: application/json' --data-raw '{"user":"o'\\''brien","password":"'"$PASSWORD"'"}'`,
    ],
    [
      'a form',
      { form: { user: 'alice', password: 'opensesame' } },
      `-X POST -H 'content-type: application/x-www-form-urlencoded' --data-raw 'user=alice&password='"$PASSWORD"`,
    ],
    ['a text', { method: 'PUT', body: 'line $HOME `id`' }, "-X PUT --data-raw 'line $HOME `id`'"],
  ])('writes %s for a shell', async (_, entry, expected) => {
    await using server = await serving((_request, response) => response.writeHead(500).end());
    const outcome = await run({ base: server.url, requests: [{ url: '/login', ...entry }] });
    expect(curlOf(outcome)).toBe(`curl -i -m 10 ${expected} 'http://HOST/login'`);
    expect(told(outcome)).not.toContain('opensesame');
  });

  it('names a key in the query, and never shows it', async () => {
    await using server = await serving((_request, response) => response.writeHead(404).end());
    const outcome = await run({ base: server.url, requests: ['/list?api_key=k3y-of-the-service&page=2'] });
    expect(curlOf(outcome)).toBe(`curl -i -m 10 'http://HOST/list?api_key='"$API_KEY"'&page=2'`);
    expect(told(outcome)).not.toContain('k3y-of');
    expect(outcome).toMatchObject({ summary: 'GET /list?api_key&page answered 404, expected 2xx' });
  });

  it('writes what a step captured by its name', async () => {
    await using server = await serving((request, response) => {
      if (request.url === '/login') response.end('{"token":"t0ken-of-a-session"}');
      else response.writeHead(403).end(`not for ${request.headers.authorization}`);
    });
    const steps = [
      { url: '/login', method: 'POST', capture: { token: { json: '/token' } } },
      { url: '/me', headers: { authorization: 'Bearer ${{ captured.token }}' } },
    ];
    const outcome = await run({ base: server.url, steps });
    expect(told(outcome)).not.toContain('t0ken-of');
    expect(curlOf(outcome)).toMatch(/-H 'authorization: '"\$AUTHORIZATION"|-H 'authorization: Bearer '"\$TOKEN"/);
  });
});

describe('redirects', () => {
  it('take no header and no body to another origin', async () => {
    const seen: unknown[] = [];
    await using other = await serving((request, response) => {
      seen.push(request.headers.authorization, request.headers['x-own']);
      response.end('ok');
    });
    await using server = await serving((request, response) => {
      const status = request.method === 'POST' ? 307 : 302;
      response.writeHead(status, { location: `${other.url}/` }).end();
    });
    const entry = { url: '/', follow: 3, headers: { authorization: 'Bearer s3cret-of-tests', 'x-own': '1' } };
    expect(statusOf(await run({ base: server.url, requests: [entry] }))).toBe('passed');
    expect(seen).toEqual([undefined, undefined]);
    const posted = await run({ base: server.url, requests: [{ ...entry, json: { a: 1 } }] });
    expect(statusOf(posted)).toBe('failed');
    expect(seen).toHaveLength(2);
  });

  it('are followed with the cookies of the steps', async () => {
    await using server = await serving((request, response) => {
      if (request.url === '/login')
        response.writeHead(302, { location: '/home', 'set-cookie': 'sid=abcdefgh; HttpOnly' }).end();
      else response.writeHead(request.headers.cookie === 'sid=abcdefgh' ? 200 : 401).end();
    });
    expect(
      statusOf(await run({ base: server.url, steps: [{ url: '/login', method: 'POST', follow: 1 }, '/home'] })),
    ).toBe('passed');
    expect(statusOf(await run({ base: server.url, requests: [{ url: '/login', follow: 1 }] }))).toBe('failed');
  });
});

describe('every address', () => {
  it('is asked, and a dead one does not hide', async () => {
    await using server = await serving((_request, response) => response.end('ok'));
    const url = `http://localhost:${server.port}/`;
    const all = await run({ requests: [url], 'every-address': true });
    const v4 = await run({ requests: [url], 'every-address': true, family: 4 });
    expect(statusOf(v4)).toBe('passed');
    // Where localhost is ::1 as well, nobody listens there.
    expect(['passed', 'unreachable']).toContain(statusOf(all));
  });

  it('cannot be chosen behind a proxy', async () => {
    await using server = await serving((_request, response) => response.end('ok'));
    await using proxy = await startProxy(server.port);
    vi.stubEnv('HTTP_PROXY', proxy.url);
    expect(statusOf(await run({ requests: ['http://shop.invalid/'], 'every-address': true }))).toBe('unsupported');
    expect(statusOf(await run({ requests: ['http://shop.invalid/'] }))).toBe('passed');
  });
});

describe('waiting', () => {
  it('asks on a new connection each time, and the last answer decides', async () => {
    const connections = new Set<number | undefined>();
    let asked = 0;
    await using server = await serving((request, response) => {
      connections.add(request.socket.remotePort);
      asked += 1;
      response.writeHead(asked > 2 ? 200 : 503).end();
    });
    const outcome = await run({ base: server.url, requests: ['/'], within: '10s', every: '50ms' });
    expect(statusOf(outcome)).toBe('passed');
    expect(connections.size).toBe(3);
  });

  it('starts steps anew with an empty jar', async () => {
    let first = true;
    await using server = await serving((request, response) => {
      if (request.url === '/login') response.setHeader('set-cookie', 'sid=abcdefgh').end();
      else {
        response.writeHead(first && request.headers.cookie ? 503 : 200).end();
        first = false;
      }
    });
    expect(statusOf(await run({ base: server.url, steps: ['/login', '/me'], within: '10s', every: '50ms' }))).toBe(
      'passed',
    );
  });
});

describe('steps', () => {
  const page = (request: IncomingMessage, response: ServerResponse) =>
    response.setHeader('content-type', 'text/html').end(`<p>${request.url}</p>`);

  it('are all asked, though headers lack what is only a warning', async () => {
    const asked: unknown[] = [];
    await using server = await serving((request, response) => {
      asked.push(request.url);
      page(request, response);
    });
    const rules = ['csp-missing', 'frame-ancestors-missing', 'nosniff-missing'];
    const policies = Object.fromEntries(rules.map(rule => [rule, 'warning']));
    const outcome = await run({ base: server.url, steps: ['/a', '/b'], 'security-headers': true, policies });
    expect([statusOf(outcome), asked]).toEqual(['passed', ['/a', '/b']]);
  });

  it('show nowhere what was captured into an address', async () => {
    await using server = await serving((request, response) =>
      response.end(request.url === '/login' ? '{"id":"s3cret-of-a-session"}' : 'ok'),
    );
    const steps = [{ url: '/login', capture: { id: { json: '/id' } } }, '/of/${{ captured.id }}'];
    const outcome = await run({ base: server.url, steps });
    expect(statusOf(outcome)).toBe('passed');
    expect(told(outcome)).not.toContain('s3cret');
  });
});

describe('options', () => {
  const faults = (options: unknown): readonly string[] => {
    const parsed = http.bound.safeParse(options);
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  };
  const base = 'https://app.example';
  const expectJson = (json: unknown) => ({ base, requests: [{ url: '/', expect: { json } }] });

  it.each([
    [{ base, requests: ['/'] }],
    [expectJson({ '/a': { b: 1 } })],
    [expectJson({ '/a': { equals: { exists: true } } })],
    [expectJson({ '': [] })],
  ])('takes %j', options => {
    expect(faults(options)).toEqual([]);
  });

  it.each([
    [{ requests: ['/health'] }, 'requests.0.url: is a path, and there is no `base` that it is below'],
    [{ base }, ': expected either `requests` or `steps`'],
    [{ base, requests: ['/'], steps: ['/'] }, ': expected either `requests` or `steps`'],
    [
      { requests: ['https://user:pass@app.example/'] },
      'requests.0.url: expected no login in the address; give `headers` an `authorization`',
    ],
    [{ requests: ['ftp://app.example/'] }, 'requests.0.url: expected http:// or https://'],
    [{ base, requests: [{ url: '/', body: 'a', json: 1 }] }, 'requests.0: expected one of `body`, `json` and `form`'],
    [
      { base, steps: ['/a'], 'every-address': true },
      'every-address: `every-address` asks `requests`; steps go one way',
    ],
    [expectJson({ '/id': 2 ** 60 }), 'requests.0.expect.json./id: a number so large'],
    [expectJson({}), 'requests.0.expect.json: expected at least one pointer or path'],
    [expectJson({ status: 'ok' }), 'requests.0.expect.json.status: Invalid key in record'],
    [expectJson({ '/a': { is: '=> 5' } }), 'requests.0.expect.json./a.is: '],
    [expectJson({ '/a': { exsits: false } }), 'requests.0.expect.json./a: '],
    [expectJson({ '/a': { exists: false, equals: 1 } }), 'requests.0.expect.json./a: `exists: false` stands alone'],
    [
      expectJson({ '/a': { covers: ['/s', '/e', 'now', '2h'] } }),
      'requests.0.expect.json./a.covers.3: expected now, such as +2h',
    ],
    [
      { base, steps: [{ url: '/${{ captured.id }}' }, { url: '/', capture: { id: { json: '/id' } } }] },
      'steps.0: ${{ captured.id }} stands here, and no step before captures "id"',
    ],
    [
      { base, steps: [{ url: '/', expect: { body: { 'not-matches': '${{ captured.id }}' } } }] },
      'steps.0.expect.body.not-matches: ',
    ],
  ])('refuses %j', (options, expected) => {
    expect(faults(options).join('\n')).toContain(expected);
  });
});
