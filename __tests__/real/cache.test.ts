import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import which from 'which';
import { cache } from '../../src/checks/cache/definition.js';
import { freePort } from './postgres-server.js';
import { openScene, type Scene } from './scene.js';
import { itWith } from './tool.js';

const has = which.sync('redis-server', { nothrow: true }) !== null;
const folder = mkdtempSync(join(tmpdir(), 'redis-'));
const children: ChildProcess[] = [];
const servers: Server[] = [];
let scene: Scene;
let port: number;

async function start(...more: readonly string[]): Promise<number> {
  const own = await freePort();
  const args = ['--port', String(own), '--bind', '127.0.0.1', '--save', '', '--dir', folder, ...more];
  children.push(spawn('redis-server', args, { stdio: 'ignore' }));
  await vi.waitFor(() => expect(cli(own, 'PING')).toMatch(/PONG|NOAUTH/), { timeout: 10_000 });
  return own;
}

function cli(at: number, ...args: readonly string[]): string {
  try {
    return execFileSync('redis-cli', ['-p', String(at), ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch (error) {
    return String(error);
  }
}

/** A server that answers whatever it gets with the same bytes, or with none. */
async function fake(bytes: string): Promise<number> {
  const server = createServer(socket => {
    socket.on('error', () => undefined);
    socket.on('data', () => void (bytes !== '' && socket.write(bytes)));
  });
  servers.push(server);
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const at = server.address();
  return at !== null && typeof at !== 'string' ? at.port : 0;
}

async function told(options: Readonly<Record<string, unknown>>): Promise<string> {
  const outcome = await scene.check({
    url: `redis://127.0.0.1:${port}`,
    'request-timeout': '1s',
    window: '300ms',
    ...options,
  });
  if (outcome.status === 'errored') return `errored ${outcome.why}: ${outcome.message.replace(/:\d{4,5}/, '')}`;
  return `${outcome.status} ${outcome.findings.map(({ rule }) => rule).join(' ')}`.trim();
}

beforeAll(async () => {
  scene = openScene(cache);
  if (has) port = await start();
}, 30_000);

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const server of servers) server.close();
  scene.remove();
  rmSync(folder, { recursive: true, force: true });
});

describe('a real Redis', () => {
  itWith('redis-server', 'is well', async () => {
    expect(await told({ expect: { memory: '<= 1GB', evictions: '== 0', 'connected-replicas': '== 0' } })).toBe(
      'passed',
    );
    expect(cli(port, 'KEYS', '*')).toBe('');
  });

  itWith('redis-server', 'has its reads counted while it is looked at', async () => {
    cli(port, 'SET', 'there', '1');
    const reads = spawn('redis-cli', ['-p', String(port), '-r', '100000', 'GET', 'there'], { stdio: 'ignore' });
    children.push(reads);
    expect(await told({ expect: { 'hit-rate': '>= 90%' } })).toBe('passed');
    reads.kill('SIGKILL');
    const misses = spawn('redis-cli', ['-p', String(port), '-r', '100000', 'GET', 'nowhere'], { stdio: 'ignore' });
    children.push(misses);
    expect(await told({ expect: { 'hit-rate': '>= 90%' } })).toBe('failed hit-rate');
    misses.kill('SIGKILL');
    expect(await told({ expect: { 'hit-rate': '>= 90%' }, window: '1s' })).toMatch(/nothing-checked|failed|passed/);
  });

  itWith('redis-server', 'is not as it should be', async () => {
    expect(await told({ expect: { memory: '<= 1kB', 'connected-replicas': '>= 1' } })).toBe(
      'failed memory connected-replicas',
    );
    expect(await told({ expect: { memory: '<= 50%' } })).toMatch(/^errored nothing-checked: .*no maxmemory/);
    const replica = await start('--replicaof', '127.0.0.1', String(port));
    await expect.poll(() => told({ expect: { 'connected-replicas': '>= 1' } }), { timeout: 10_000 }).toBe('passed');
    expect(await told({ url: `redis://127.0.0.1:${replica}` })).toBe('failed round-trip');
    expect(await told({ url: `redis://127.0.0.1:${replica}`, 'round-trip': false })).toBe('passed');
  });

  itWith('redis-server', 'wants a login', async () => {
    const own = await start('--requirepass', 'sw0rdfish');
    const lines = [
      await told({ url: `redis://127.0.0.1:${own}` }),
      await told({ url: `redis://:wr0ngfish@127.0.0.1:${own}` }),
      await told({ url: `redis://:sw0rdfish@127.0.0.1:${own}` }),
    ];
    expect(lines).toEqual([
      'errored tool-refused: Redis at 127.0.0.1: INFO is refused: NOAUTH Authentication required.',
      'errored tool-refused: Redis at 127.0.0.1: the login was refused',
      'passed',
    ]);
  });

  itWith('redis-server', 'is something else, or says nothing', async () => {
    const lines = [
      await told({ url: `redis://127.0.0.1:${await fake('HTTP/1.1 400 Bad Request\r\n\r\n')}` }),
      await told({ url: `redis://127.0.0.1:${await fake('')}` }),
      await told({ url: `redis://127.0.0.1:${await fake('+OK\r\n')}` }),
      await told({ url: `redis://127.0.0.1:${await fake('*2\r\n+a\r\n+b\r\n')}` }),
      await told({ url: `rediss://127.0.0.1:${port}` }),
    ];
    expect(lines).toMatchInlineSnapshot(`
      [
        "errored timed-out: Redis at 127.0.0.1: no answer within 1.0 s",
        "errored timed-out: Redis at 127.0.0.1: no answer within 1.0 s",
        "errored wrong-format: Redis at 127.0.0.1: what INFO answers is none of Redis or Valkey",
        "errored wrong-format: Redis at 127.0.0.1: a list came for INFO",
        "errored timed-out: Redis at 127.0.0.1: no answer within 1.0 s",
      ]
    `);
  });
});
