import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../src/check.js';
import { exposure } from '../../../src/checks/exposure/definition.js';
import { CouldNotTell } from '../../../src/could-not-tell.js';
import { startSite } from '../../loopback/site.js';
import { open } from '../../ports/opened.js';
import { makeCertificates } from '../image-size/surroundings.js';

const opened: (() => PromiseLike<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  opened.push(() => {
    server.closeAllConnections();
    return new Promise(done => server.close(() => done()));
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const serve = async (listener: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listen(createServer(listener))}/`;

async function check(options: Record<string, unknown>, stop?: Error): Promise<Verdict | CouldNotTell> {
  const { ports, stop: abort, [Symbol.asyncDispose]: dispose } = open();
  opened.push(dispose);
  try {
    const running = exposure.bound.parse(options).run(ports);
    if (stop) abort(stop);
    return await running;
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

describe('exposure', () => {
  it.each([
    ['cf-mitigated', 'challenge'],
    ['x-amzn-waf-action', 'captcha'],
  ])('cannot tell what lies behind a firewall that wants a person: %s', async (name, value) => {
    const url = await serve((request, response) => {
      if (request.url === '/') return void response.end('<html><title>Shop</title>');
      response.writeHead(403, { [name]: value, 'content-type': 'text/html' }).end('<html><title>Just a moment');
    });
    expect(await check({ urls: [url] })).toMatchObject({
      name: 'CouldNotTell',
      message: expect.stringContaining('a firewall answers, and wants a person'),
    });
  });

  it('asks the host of its addresses alone, with GET, and gives a login to no other', async () => {
    const other = await startSite({ '*': { body: 'A_KEY=1' } });
    opened.push(other.close);
    const seen: string[] = [];
    const url = await serve((request, response) => {
      seen.push(`${request.method} ${request.headers.authorization}`);
      if (request.url === '/') return void response.end('<html><script src="http://127.0.0.1:1/x.js"></script>');
      response.writeHead(302, { location: `${other.url}${request.url}` }).end();
    });
    const verdict = await check({ urls: [url], headers: { authorization: 'Basic x' } });
    expect(verdict).toMatchObject({ status: 'passed', findings: [] });
    expect(other.requests).toEqual([]);
    expect(new Set(seen)).toEqual(new Set(['GET Basic x']));
    expect(seen.length).toBeLessThan(250);
  });

  it('stays with an address that redirects within its host, and looks beside the page, not at the root', async () => {
    const site = await startSite({
      '/app/': { status: 302, headers: { location: '/app/start' } },
      '/app/start': { body: 'ok' },
      '/app/.env': { status: 302, headers: { location: '/app/settings' } },
      '/app/settings': { body: 'A_KEY=1' },
      '/.env': { body: 'A_KEY=1' },
    });
    opened.push(site.close);
    const verdict = await check({ urls: [`${site.url}/app/`] });
    expect(verdict instanceof CouldNotTell ? verdict : verdict.findings.map(({ subject }) => subject)).toEqual([
      `${site.url}/app/.env`,
    ]);
  });

  it('reads the beginning of what never ends, and of what grows without bounds', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('A_KEY=1\n'), Buffer.alloc(16 * 1024 * 1024, 'A_KEY=1\n')]));
    const url = await serve((request, response) => {
      if (request.url === '/') return void response.end('ok');
      if (request.url === '/.env') return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      if (request.url !== '/dump.sql') return void response.writeHead(404).end();
      const more = () => {
        while (!response.destroyed && response.write('INSERT INTO users VALUES (1);\n'.repeat(100)));
      };
      response.on('drain', more);
      more();
    });
    const verdict = await check({ urls: [url] });
    expect(verdict instanceof CouldNotTell ? verdict : verdict.findings.map(({ message }) => message)).toEqual([
      `${url}.env is served: environment variables (more than 65.5 kB)`,
      `${url}dump.sql is served: a backup (more than 65.5 kB)`,
    ]);
  });

  it('does not trust a server whose certificate nobody has signed', async () => {
    const workspace = open();
    opened.push(workspace[Symbol.asyncDispose]);
    const folder = join(workspace.folder, 'tls');
    await makeCertificates(folder);
    const tls = { cert: readFileSync(join(folder, 'cert.pem')), key: readFileSync(join(folder, 'key.pem')) };
    const port = await listen(createTlsServer(tls, (_, response) => response.end('ok')));
    const verdict = await check({ urls: [`https://127.0.0.1:${port}/`] });
    expect(verdict).toMatchObject({
      why: 'unreachable',
      message: expect.stringContaining('could not be asked: unable to verify'),
    });
  });

  it('finds what one address exposes even where another says nothing, and says nothing of both otherwise', async () => {
    const exposing = await startSite({ '/': { body: 'ok' }, '/.env': { body: 'A_KEY=1' } });
    const clean = await startSite({ '/': { body: 'ok' } });
    opened.push(exposing.close, clean.close);
    const dead = 'http://127.0.0.1:9/';
    expect(await check({ urls: [dead, `${exposing.url}/`] })).toMatchObject({ status: 'failed' });
    expect(await check({ urls: [`${clean.url}/`, dead] })).toMatchObject({ why: 'unreachable' });
  });

  it('ends when it is told to', async () => {
    const url = await serve((request, response) => void (request.url === '/' && response.end('ok')));
    const stop = new CouldNotTell('cancelled', 'stopped', 'Run it again.');
    expect(await check({ urls: [url] }, stop)).toBe(stop);
  });

  it.each([
    [{ urls: ['ftp://example.org/'] }, 'expected an address such as https://staging.example.org/'],
    [{ urls: ['https://a:b@example.org/'] }, 'expected no login in it; use `headers`'],
    [{ urls: ['https://example.org/'], paths: [{ path: '/a' }] }, 'expected either `contains` or `matches`'],
    [
      { urls: ['https://example.org/'], allow: [{ path: '/**', reason: 'r', owner: 'o', expires: '2026-12-31' }] },
      'matches every path, or nearly; name those that may be served',
    ],
    [
      { urls: ['https://example.org/'], allow: [{ path: '/?*/**', reason: 'r', owner: 'o', expires: '2026-12-31' }] },
      'matches every path, or nearly; name those that may be served',
    ],
    [
      { urls: ['https://example.org/'], allow: [{ path: '/a', reason: 'r', owner: 'o', expires: 'soon' }] },
      'expected a date such as 2026-12-31',
    ],
    [{ urls: ['https://example.org/'], headers: { 'a b': 'c' } }, 'Invalid key in record'],
  ])('refuses options that make no sense: %j', (options, message) => {
    const parsed = exposure.options.safeParse(options);
    expect(parsed.error?.issues[0]?.message).toBe(message);
  });
});
