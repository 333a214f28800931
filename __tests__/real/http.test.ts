import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createSocketServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { CouldNotTell, type Verdict } from '../../src/check.js';
import { http } from '../../src/checks/http/definition.js';
import { type Authority, startAuthority } from '../loopback/authority.js';
import { open } from '../ports/opened.js';
import { itWith } from './tool.js';

/** nginx as a deployment has it: TLS with HTTP/2, plain HTTP that leads there, compression, a limit, a backend that is gone. */
const conf = (folder: string, { tls, plain, dead }: Ports) => `
daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5; default_type text/plain;
  types { text/html html; application/json json; }
  gzip on; gzip_min_length 20; gzip_types application/json text/plain;
  server {
    listen 127.0.0.1:${plain}; server_name localhost;
    location / { return 301 https://localhost:${tls}$request_uri; }
    location /loop { return 302 /loop; }
  }
  server {
    listen 127.0.0.1:${tls} ssl http2; server_name localhost; root ${folder}/www;
    ssl_certificate ${folder}/site.pem; ssl_certificate_key ${folder}/site.key;
    add_header strict-transport-security "max-age=63072000" always;
    add_header x-content-type-options nosniff always;
    add_header content-security-policy "default-src 'self'; frame-ancestors 'none'" always;
    location /gone { proxy_pass http://127.0.0.1:${dead}; }
  }
}`;

interface Ports {
  readonly tls: number;
  readonly plain: number;
  readonly dead: number;
}

let folder = '';
let ports: Ports = { tls: 0, plain: 0, dead: 0 };
let authority: Authority | undefined;
let server: ChildProcess | undefined;

async function freePort(): Promise<number> {
  const holder = createServer();
  await new Promise<void>(done => holder.listen(0, '127.0.0.1', done));
  const { port } = holder.address() as AddressInfo;
  await new Promise(done => holder.close(done));
  return port;
}

const isUp = (port: number): Promise<boolean> =>
  new Promise(done => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });

beforeAll(async () => {
  if (which.sync('nginx', { nothrow: true }) === null) return;
  folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  // nginx drops its rights where root starts it.
  chmodSync(folder, 0o755);
  authority = await startAuthority();
  const { key, cert } = await authority.issue('site');
  ports = { tls: await freePort(), plain: await freePort(), dead: await freePort() };
  mkdirSync(join(folder, 'www'));
  writeFileSync(join(folder, 'site.key'), key);
  writeFileSync(join(folder, 'site.pem'), cert);
  writeFileSync(join(folder, 'www/health.json'), JSON.stringify({ status: 'ok', filler: 'x'.repeat(5000) }));
  writeFileSync(join(folder, 'www/index.html'), '<!doctype html><title>hello</title>');
  writeFileSync(join(folder, 'nginx.conf'), conf(folder, ports));
  server = spawn('nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: 'ignore' });
  while (!(await isUp(ports.tls))) {
    if (server.exitCode !== null) throw new Error('nginx did not start');
    await sleep(20);
  }
});

afterAll(async () => {
  if (server && server.exitCode === null) {
    const gone = new Promise(done => server?.once('exit', done));
    server.kill('SIGTERM');
    await gone;
  }
  authority?.[Symbol.dispose]();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

async function run(options: object, { trusted = true } = {}): Promise<Verdict | CouldNotTell> {
  await using opened = open({ 'ca.pem': authority?.pem ?? '' });
  const base = `https://localhost:${ports.tls}`;
  const plain = `http://localhost:${ports.plain}`;
  const filled: object = JSON.parse(JSON.stringify(options).replaceAll('PLAIN', plain).replaceAll('BASE', base));
  try {
    return await http.bound.parse({ base, ...(trusted && { tls: { ca: 'ca.pem' } }), ...filled }).run(opened.ports);
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

const statusOf = (outcome: Verdict | CouldNotTell): string =>
  outcome instanceof CouldNotTell ? `${outcome.why}: ${outcome.message}` : `${outcome.status}: ${outcome.summary}`;

describe('http against nginx', () => {
  itWith('nginx', 'speaks HTTP/2 by TLS, unpacks gzip and times every phase', async () => {
    const expected = {
      version: '2',
      headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' },
      json: { '/status': 'ok', '/filler': { length: '== 5000' } },
    };
    const outcome = await run({ requests: [{ url: '/health.json', expect: expected }], 'security-headers': true });
    expect(statusOf(outcome)).toMatch(/^passed/);
    const names = outcome instanceof CouldNotTell ? [] : outcome.measurements.map(({ name }) => name);
    expect(names).toEqual(['DNS', 'connect', 'TLS', 'first byte', 'transfer', 'total']);
  });

  itWith('nginx', 'speaks HTTP/1.1 where that is wanted', async () => {
    const one = { url: '/health.json', expect: { version: '1.1', json: { '/status': 'ok' } } };
    expect(statusOf(await run({ 'http-version': '1.1', requests: [one] }))).toMatch(/^passed/);
    expect(statusOf(await run({ requests: [one] }))).toMatch(/^failed: .* HTTP\/2, expected HTTP\/1.1/);
  });

  itWith('nginx', 'asks many at once over one session of HTTP/2', async () => {
    const requests = Array.from({ length: 200 }, (_, index) => `/health.json?n=${index}`);
    expect(statusOf(await run({ requests, 'at-once': 64 }))).toMatch(/^passed: 200 requests/);
  });

  itWith('nginx', 'knows whether plain HTTP leads to the same place with TLS', async () => {
    const other = { url: 'PLAIN/a?b=c', expect: { redirect: 'BASE/a?b=c' } };
    expect(statusOf(await run({ requests: [other] }))).toMatch(/^passed/);
    const followed = { url: 'PLAIN/health.json', follow: 1, expect: { json: { '/status': 'ok' } } };
    expect(statusOf(await run({ requests: [followed] }))).toMatch(/^passed/);
    expect(statusOf(await run({ requests: ['PLAIN/health.json'] }))).toMatch(/^failed: .* answered 301/);
    expect(statusOf(await run({ requests: [{ url: 'PLAIN/loop', follow: 5 }] }))).toMatch(/^failed: .* in a circle/);
  });

  itWith('nginx', 'holds pages against the rules of security headers', async () => {
    expect(statusOf(await run({ requests: ['/'], 'security-headers': true }))).toMatch(/^passed/);
    expect(statusOf(await run({ requests: ['/gone'] }))).toMatch(/^failed: .* answered 502/);
  });

  itWith('nginx', 'cannot tell of an authority that is not trusted', async () => {
    expect(statusOf(await run({ requests: ['/'] }, { trusted: false }))).toMatch(/^unreachable: .*certificate/);
  });

  itWith('nginx', 'cannot tell where the connection breaks within an answer of HTTP/2', async () => {
    const cutting = createSocketServer(client => {
      const onward = connect(ports.tls, '127.0.0.1');
      let passed = 0;
      onward.on('data', (chunk: Buffer) => {
        passed += chunk.length;
        // The handshake and the headers go through, the rest of a long body does not.
        if (passed > 40_000) client.destroy();
        else client.write(chunk);
      });
      client.on('error', () => onward.destroy()).on('close', () => onward.destroy());
      onward.on('error', () => client.destroy());
      client.pipe(onward);
    });
    await new Promise<void>(done => cutting.listen(0, '127.0.0.1', done));
    writeFileSync(join(folder, 'www/long.bin'), randomBytes(2_000_000));
    const { port } = cutting.address() as AddressInfo;
    const outcome = await run({ requests: [`https://localhost:${port}/long.bin`] });
    expect(statusOf(outcome)).toMatch(/^(?:truncated|unreachable): /);
    cutting.close();
  });
});
