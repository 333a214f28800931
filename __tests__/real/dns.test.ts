import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect } from 'vitest';
import type { Verdict } from '../../src/check.js';
import { dns } from '../../src/checks/dns/definition.js';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { nodeDns } from '../../src/ports/dns/node-dns.js';
import { open } from '../ports/opened.js';
import { itWith } from './tool.js';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const ZONE = `$TTL 300
@       IN SOA ns1 hostmaster 2026113001 3600 900 604800 60
@       IN NS  ns1
ns1     IN A   127.0.0.1
app 600 IN A   203.0.113.10
app     IN AAAA 2001:db8::10
www     IN CNAME app
@       IN MX  10 mail
mail    IN A   203.0.113.25
@       IN TXT "v=spf1 " "-all"
@       IN CAA 0 issue "ca.example.net"
_sip._tcp IN SRV 1 2 5060 app
${Array.from({ length: 200 }, (_, index) => `many IN A 198.51.${100 + Math.floor(index / 200)}.${index + 1}`).join('\n')}
long    IN TXT ${Array.from({ length: 12 }, (_, index) => `"${String.fromCharCode(97 + index).repeat(250)}"`).join(' ')}
`;

/** A port that is free for UDP and very likely for TCP. */
const freePort = (): Promise<number> =>
  new Promise(done => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });

async function start(program: string, args: readonly string[], port: number): Promise<void> {
  const child: ChildProcess = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise<void>(done => child.once('close', () => done()));
  closers.push(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  const { signal } = new AbortController();
  const server = { address: '127.0.0.1', port };
  const question = { name: 'app.example.test', type: 'A', recurse: true } as const;
  for (;;) {
    const answer = await nodeDns(signal).ask(server, question, 250);
    if (answer.was === 'answered' && answer.code === 'NOERROR') return;
    if (child.exitCode !== null) throw new Error(`${program} ended with ${child.exitCode}`);
  }
}

async function startNsd(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'nsd-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  writeFileSync(join(folder, 'example.test.zone'), ZONE);
  writeFileSync(
    join(folder, 'nsd.conf'),
    `server:
  ip-address: 127.0.0.1@${port}
  username: ""
  zonesdir: "${folder}"
  database: ""
  pidfile: ""
  xfrdir: "${folder}"
  xfrdfile: "${folder}/xfrd"
  zonelistfile: "${folder}/zones"
  logfile: "${folder}/log"
remote-control:
  control-enable: no
zone:
  name: example.test
  zonefile: example.test.zone
`,
  );
  await start('nsd', ['-d', '-c', join(folder, 'nsd.conf')], port);
  return port;
}

/** A resolver with a cache, for the zone of nsd alone. */
async function startUnbound(behind: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'unbound-'));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  const port = await freePort();
  writeFileSync(
    join(folder, 'unbound.conf'),
    `server:
  interface: 127.0.0.1@${port}
  username: ""
  chroot: ""
  directory: "${folder}"
  pidfile: ""
  use-syslog: no
  do-daemonize: no
  do-ip6: no
  do-not-query-localhost: no
  local-zone: "test." nodefault
  domain-insecure: "example.test"
  module-config: "iterator"
  access-control: 127.0.0.0/8 allow
remote-control:
  control-enable: no
stub-zone:
  name: "example.test"
  stub-addr: 127.0.0.1@${behind}
`,
  );
  await start('unbound', ['-d', '-c', join(folder, 'unbound.conf')], port);
  return port;
}

async function check(
  options: Record<string, unknown>,
  own: Parameters<typeof nodeDns>[1] = {},
): Promise<Verdict | CouldNotTell> {
  await using opened = open();
  try {
    const name = nodeDns(opened.ports.signal, own);
    return await dns.bound.parse(options).run({ ...opened.ports, dns: async () => name });
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

const GOOD = [
  { name: 'app.example.test', type: 'A', equals: ['203.0.113.10'] },
  { name: 'app.example.test', type: 'AAAA', equals: ['2001:db8::10'] },
  { name: 'www.example.test', type: 'CNAME', equals: ['app.example.test'] },
  { name: 'www.example.test', type: 'A', equals: ['203.0.113.10'] },
  { name: 'example.test', type: 'MX', equals: ['10 mail.example.test'] },
  { name: 'example.test', type: 'TXT', equals: ['v=spf1 -all'] },
  { name: 'example.test', type: 'NS', equals: ['ns1.example.test'] },
  { name: 'example.test', type: 'CAA', equals: ['0 issue "ca.example.net"'] },
  { name: '_sip._tcp.example.test', type: 'SRV', equals: ['1 2 5060 app.example.test'] },
  { name: 'gone.example.test', type: 'A', absent: true },
  { name: 'mail.example.test', type: 'AAAA', absent: true },
  { name: 'many.example.test', type: 'A', includes: ['198.51.100.1', '198.51.100.200'] },
  { name: 'long.example.test', type: 'TXT', matches: '^a{250}b{250}.*l{250}$' },
];

describe('dns with real servers', () => {
  itWith('nsd', 'reads every type, over TCP where an answer is long', async () => {
    const port = await startNsd();
    const verdict = await check({ records: GOOD, resolvers: [`127.0.0.1:${port}`] });
    expect(verdict).toMatchObject({ status: 'passed', findings: [] });
    const foreign = {
      records: [{ name: 'app.example.org', type: 'A', absent: true }],
      resolvers: [`127.0.0.1:${port}`],
    };
    expect(await check(foreign)).toMatchObject({
      why: 'unreachable',
      message: expect.stringMatching(/it answers REFUSED$/),
    });
  });

  itWith('unbound', 'tells what is left in a cache from what the zone says', async () => {
    const owner = await startNsd();
    const cache = await startUnbound(owner);
    const own = { system: [{ address: '127.0.0.1', port: cache }], authoritativePort: owner };
    expect(await check({ records: GOOD }, own)).toMatchObject({ status: 'passed', findings: [] });
    const record = { name: 'app.example.test', type: 'A', equals: ['203.0.113.10'], 'max-ttl': '5m' };
    expect(await check({ records: [record] }, own)).toMatchObject({
      status: 'failed',
      findings: [{ rule: 'ttl-too-long', message: expect.stringContaining('its TTL is 600 s, more than 5 min') }],
    });
    expect(await check({ records: GOOD, resolvers: ['system', 'authoritative'] }, own)).toMatchObject({
      status: 'passed',
    });
    expect(await check({ records: [{ name: 'app.example.org', type: 'A', absent: true }] }, own)).toMatchObject({
      why: 'unreachable',
      message: expect.stringMatching(/SERVFAIL|no answer/),
    });
  });
});
