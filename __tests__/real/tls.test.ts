import { spawn } from 'node:child_process';
import { chmodSync, chownSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Verdict } from '../../src/check.js';
import { tls } from '../../src/checks/tls/definition.js';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { type Authority, type Issued, startAuthority } from '../loopback/authority.js';
import { open } from '../ports/opened.js';
import { startPostgres } from './postgres-server.js';
import { itWith } from './tool.js';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
  const middle = await authority.issue('middle', { names: '', commonName: 'Middle', isAuthority: true });
  const leaf = await authority.issue('leaf', { by: 'middle' });
  writeFileSync(join(authority.folder, 'full.pem'), leaf.cert + middle.cert);
}, 60_000);
afterAll(() => authority[Symbol.dispose]());

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const freePort = (): Promise<number> =>
  new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

/** nginx with one server; answers once it takes connections. */
async function startNginx(server: string): Promise<string> {
  const { folder } = authority;
  const port = await freePort();
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/log;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3;
  uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server {
    listen 127.0.0.1:${port} ssl http2;
    ssl_certificate_key ${folder}/leaf.key;
    ${server.replaceAll('HERE', folder)}
    location / { return 200 ok; }
  }
}
`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'ignore' });
  const ended = new Promise<void>(done => child.once('close', () => done()));
  closers.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  await using opened = open();
  const tcp = await opened.ports.tcp();
  while (child.exitCode === null) {
    if ((await tcp.knock({ address: '127.0.0.1', port, timeoutMs: 1000 })).was === 'open') return `127.0.0.1:${port}`;
  }
  throw new Error(`nginx ended with ${child.exitCode}`);
}

async function check(host: string, more: Record<string, unknown> = {}): Promise<Verdict | CouldNotTell> {
  await using opened = open({ 'ca.pem': authority.pem });
  try {
    const options = { hosts: [host], ca: 'ca.pem', 'server-name': 'localhost', hsts: true, ...more };
    return await tls.bound.parse(options).run(opened.ports);
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

const rules = (verdict: Verdict | CouldNotTell) =>
  'findings' in verdict ? verdict.findings.map(({ rule }) => rule) : verdict.message;

const HSTS = 'add_header Strict-Transport-Security max-age=63072000 always;';

describe('tls with nginx', () => {
  itWith('nginx', 'passes what is set up well', async () => {
    const host = await startNginx(`ssl_certificate HERE/full.pem; ssl_protocols TLSv1.2 TLSv1.3; ${HSTS}`);
    expect(rules(await check(host))).toEqual([]);
  });

  itWith('nginx', 'finds TLS 1.0 and 1.1, a chain that is not sent, and a missing header', async () => {
    const host = await startNginx(
      'ssl_certificate HERE/leaf.pem; ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers DEFAULT@SECLEVEL=0;',
    );
    const verdict = await check(host);
    expect(rules(verdict)).toEqual(['untrusted', 'chain-incomplete', 'old-protocol', 'hsts-missing']);
    const old = 'findings' in verdict && verdict.findings.find(({ rule }) => rule === 'old-protocol')?.actual;
    expect(old).toBe('TLSv1, TLSv1.1');
  });

  itWith('nginx', 'finds an old protocol whose ciphers are none that this OpenSSL offers at first', async () => {
    const ciphers = 'ssl_ciphers ECDHE-ECDSA-NULL-SHA:ECDHE-ECDSA-AES128-GCM-SHA256:@SECLEVEL=0;';
    const host = await startNginx(`ssl_certificate HERE/full.pem; ssl_protocols TLSv1 TLSv1.2; ${ciphers} ${HSTS}`);
    expect(rules(await check(host))).toEqual(['old-protocol']);
  });

  itWith('nginx', 'needs a certificate of its own where the server asks for one', async () => {
    const host = await startNginx(
      `ssl_certificate HERE/full.pem; ssl_protocols TLSv1.2 TLSv1.3; ssl_verify_client on; ssl_client_certificate HERE/root.pem; ${HSTS}`,
    );
    expect(rules(await check(host, { hsts: false }))).toEqual([]);
  });
});

describe('tls with PostgreSQL, which begins in the clear', () => {
  itWith('pg_ctl', 'finds no TLS, then a good certificate, then the end of a certificate that comes soon', async () => {
    const server = await startPostgres();
    closers.push(server.stop);
    const asked = () => check(`127.0.0.1:${server.port}`, { starttls: 'postgres', hsts: false });
    expect(rules(await asked())).toEqual(['starttls-missing']);
    const serve = async ({ key, cert }: Issued) => {
      const file = (name: string) => join(server.folder, 'p', name);
      writeFileSync(file('server.crt'), cert);
      writeFileSync(file('server.key'), key);
      const { uid, gid } = statSync(server.folder);
      for (const name of ['server.crt', 'server.key']) {
        chownSync(file(name), uid, gid);
        chmodSync(file(name), 0o600);
      }
      await server.sql('ALTER SYSTEM SET ssl = on');
      await server.reload();
    };
    await serve(await authority.issue('whole'));
    await until(async () => !rules(await asked()).includes('starttls-missing'));
    expect(rules(await asked())).toEqual([]);
    await serve(await authority.issue('soon', { from: -300, until: 3 }));
    await until(async () => rules(await asked()).length > 0);
    expect(rules(await asked())).toEqual(['expires-soon']);
  });
});

/** A server that has been told to read its settings again does so in its own time. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let left = 200; left > 0; left -= 1) if (await holds()) return;
}
