import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect } from 'vitest';
import { rateLimit } from '../../src/checks/rate-limit/definition.js';
import { startSite } from '../loopback/site.js';
import { open } from '../ports/opened.js';
import { itWith } from './tool.js';

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** A port that nobody listens on at the moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise(done => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Resolves once somebody listens there. */
async function listening(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const isOpen = await new Promise<boolean>(answer => {
      const socket = connect(port, '127.0.0.1', () => answer(true)).on('error', () => answer(false));
      socket.on('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise(done => setImmediate(done));
  }
  throw new Error('nginx ended');
}

/** nginx in front of a small site, one process in the foreground; `limit` stands in its `location`. */
async function nginx(limit: string, rate = '1r/m'): Promise<string> {
  const site = await startSite({ '*': { body: 'ok' } });
  opened.push(site.close);
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(name => `${name}_temp_path ${folder}/${name};`)
    .join(' ');
  const config = `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http { access_log off; ${temporary}
  limit_req_zone $binary_remote_addr zone=one:1m rate=${rate};
  server { listen 127.0.0.1:${port};
    location / { ${limit} proxy_pass ${site.url}; } } }`;
  writeFileSync(join(folder, 'nginx.conf'), config);
  const child = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder, '-e', join(folder, 'error.log')]);
  opened.push(
    () =>
      new Promise<void>(done => {
        child.once('exit', () => done());
        child.kill();
      }),
  );
  await listening(port, child);
  return `http://127.0.0.1:${port}/login`;
}

async function check(options: Record<string, unknown>) {
  const { ports, [Symbol.asyncDispose]: dispose } = open();
  opened.push(dispose);
  const verdict = await rateLimit.bound.parse({ burst: 30, expect: { from: 11 }, ...options }).run(ports);
  return [verdict.status, ...verdict.findings.map(({ rule }) => rule)];
}

const limit = 'limit_req zone=one burst=9 nodelay;';

describe("nginx's limit_req", () => {
  itWith('nginx', 'passes with 429', async () => {
    const url = await nginx(`${limit} limit_req_status 429;`);
    expect(await check({ url })).toEqual(['passed']);
  });

  itWith('nginx', 'recovers', async () => {
    const url = await nginx(`${limit} limit_req_status 429;`, '60r/m');
    expect(await check({ url, expect: {}, 'recovers-within': '30s' })).toEqual(['passed']);
  });

  itWith('nginx', 'fails with the 503 that it has unless told', async () => {
    expect(await check({ url: await nginx(limit) })).toEqual(['failed', 'wrong-status']);
  });

  itWith('nginx', 'fails without Retry-After, which it does not send by itself', async () => {
    const url = await nginx(`${limit} limit_req_status 429;`);
    expect(await check({ url, 'retry-after': true })).toEqual(['failed', 'retry-after-missing']);
  });

  itWith('nginx', 'fails where there is none', async () => {
    expect(await check({ url: await nginx('') })).toEqual(['failed', 'not-limited']);
  });

  itWith('nginx', 'fails where it lets too many through', async () => {
    const url = await nginx('limit_req zone=one burst=19 nodelay; limit_req_status 429;');
    expect(await check({ url })).toEqual(['failed', 'limit-too-late']);
  });
});
