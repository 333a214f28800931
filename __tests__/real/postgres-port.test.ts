import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { CouldNotTell } from '../../src/check.js';
import { nodePostgres } from '../../src/ports/postgres/node-postgres.js';
import type { PostgresAddress, PostgresTls } from '../../src/ports/postgres.js';
import { freePort, type PostgresServer, startPostgres } from './postgres-server.js';
import { itWith } from './tool.js';

const has = which.sync('initdb', { nothrow: true }) !== null;
let server: PostgresServer;
const port = nodePostgres(new AbortController().signal);

const address = (more: Partial<PostgresAddress> = {}): PostgresAddress => ({
  host: '127.0.0.1',
  port: server.port,
  database: 'postgres',
  user: 'postgres',
  connectTimeoutMs: 10_000,
  statementTimeoutMs: 1_000,
  ...more,
});

async function ask(sql: string, more: Partial<PostgresAddress> = {}) {
  const session = await port.open(address(more));
  try {
    return await session.query(sql);
  } finally {
    await session.close();
  }
}

async function told(asked: Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await asked);
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return `${error.why}: ${error.message}`.replace(/127\.0\.0\.1:\d+/, 'HERE');
  }
}

beforeAll(async () => {
  if (!has) return;
  server = await startPostgres();
  const key = join(server.folder, 'p/server.key');
  const cert = join(server.folder, 'p/server.crt');
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=localhost'];
  execFileSync('openssl', [...request, '-keyout', key, '-out', cert, '-addext', 'subjectAltName=DNS:localhost'], {
    stdio: 'ignore',
  });
  chmodSync(key, 0o600);
  const { uid, gid } = statSync(server.folder);
  for (const file of [key, cert]) chownSync(file, uid, gid);
  await server.sql("CREATE ROLE app LOGIN PASSWORD 'sw0rdfish'; CREATE TABLE kept (id int)");
  await server.sql('CREATE DATABASE scratch');
  const rules = ['host scratch app 127.0.0.1/32 scram-sha-256', 'host all all 127.0.0.1/32 trust'];
  writeFileSync(join(server.folder, 'p/pg_hba.conf'), `${rules.join('\n')}\n`);
  await server.reload();
}, 60_000);

afterAll(() => server?.stop());

describe('a session of PostgreSQL', () => {
  itWith('initdb', 'answers values as PostgreSQL writes them', async () => {
    const answer = await ask("SELECT 9007199254740993::bigint AS big, NULL AS none, '{1,2}'::int[], interval '90 s'");
    const rows = [['9007199254740993', null, '{1,2}', '00:01:30']];
    expect(answer).toEqual({ was: 'rows', columns: ['big', 'none', 'int4', 'interval'], rows });
  });

  itWith('initdb', 'changes nothing, whatever it is asked', async () => {
    expect(await ask('DELETE FROM kept')).toMatchObject({ was: 'refused', code: '25006' });
    expect(await ask('COMMIT; DROP TABLE kept')).toMatchObject({ was: 'refused', code: '42601' });
    const session = await port.open(address());
    expect(await session.query('COMMIT')).toMatchObject({ was: 'rows', rows: [] });
    expect(await session.query('SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE')).toMatchObject({ was: 'rows' });
    expect(await session.query('CREATE TABLE t ()')).toMatchObject({ was: 'refused', code: '25006' });
    expect(await session.query("SELECT set_config('transaction_read_only', 'off', true)")).toMatchObject({
      was: 'refused',
    });
    await session.close();
    expect(await server.sql('SELECT count(*) FROM kept')).toBe('0');
  });

  itWith('initdb', 'ends a statement that takes too long, and goes on', async () => {
    const session = await port.open(address({ statementTimeoutMs: 200 }));
    expect(await session.query('SELECT pg_sleep(60)')).toMatchObject({ was: 'refused', code: '57014' });
    expect(await session.query('SELECT $1::int + 1', ['41'])).toMatchObject({ rows: [['42']] });
    await session.close();
  });

  itWith('initdb', 'could not tell of an endless answer', async () => {
    expect(await told(ask('SELECT generate_series(1, 1000000000)'))).toMatch(/^truncated: .*10000 rows/);
  });

  itWith('initdb', 'could not tell where the server ends it', async () => {
    const session = await port.open(address());
    await server.sql(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'deploy-validate'",
    );
    expect(await told(session.query('SELECT 1'))).toMatch(/^unreachable: PostgreSQL at HERE\/postgres: /);
    await session.close();
  });

  itWith('initdb', 'says why a login fails, without the password', async () => {
    const login = { user: 'app', database: 'scratch' };
    const said = [
      await told(ask('SELECT 1', { ...login, password: 'wr0ngfish' })),
      await told(ask('SELECT 1', login)),
      await told(ask('SELECT 1', { database: 'nowhere' })),
      await told(ask('SELECT 1', { port: await freePort() })),
      await told(ask('SELECT 1', { ...login, password: 'sw0rdfish' })),
    ];
    expect(said).toEqual([
      'tool-refused: PostgreSQL at HERE/scratch: the login was refused',
      'tool-refused: the server asks for a password, and the address has none',
      'tool-refused: PostgreSQL at HERE/nowhere: the database does not exist',
      'unreachable: PostgreSQL at HERE/postgres: the connection was refused',
      '{"was":"rows","columns":["?column?"],"rows":[["1"]]}',
    ]);
  });

  itWith('initdb', 'has TLS as far as it is asked', async () => {
    const over = async (host: string, tls: PostgresTls) => {
      const session = await port.open(address({ host, tls }));
      await session.close();
      return session.isEncrypted;
    };
    const prefer: PostgresTls = { need: 'prefer', verify: 'nothing' };
    expect(await over('127.0.0.1', prefer)).toBe(false);
    expect(await told(over('127.0.0.1', { ...prefer, need: 'require' }))).toMatch(/the server has no TLS/);
    await server.sql('ALTER SYSTEM SET ssl = on');
    await server.reload();
    const ca = readFileSync(join(server.folder, 'p/server.crt'), 'utf8');
    await expect.poll(() => over('127.0.0.1', prefer)).toBe(true);
    const verified: PostgresTls = { need: 'require', verify: 'chain-and-name', ca };
    expect(await over('localhost', verified)).toBe(true);
    expect(await over('127.0.0.1', { ...verified, serverName: 'localhost' })).toBe(true);
    expect(await over('127.0.0.1', { ...verified, verify: 'chain' })).toBe(true);
    expect(await told(over('127.0.0.1', verified))).toMatch(/its certificate is for another name/);
    expect(await told(over('localhost', { ...verified, ca: undefined }))).toMatch(
      /its certificate is signed by itself/,
    );
  });

  itWith('initdb', 'runs scripts on a scratch database', async () => {
    const session = await port.openScratch(address({ user: 'app', database: 'scratch', password: 'sw0rdfish' }));
    expect(await session.script('BEGIN; SELECT 1; COMMIT; SELECT 2')).toMatchObject({ was: 'rows' });
    expect(await session.script('SELECT nothing')).toMatchObject({ was: 'refused', code: '42703' });
    await session.close();
  });

  itWith('initdb', 'could not tell where something else answers, or nothing', async () => {
    const web = createServer(socket => socket.on('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const mute = createServer(() => undefined);
    const ports = await Promise.all(
      [web, mute].map(async each => {
        await new Promise<void>(ready => each.listen(0, '127.0.0.1', ready));
        const at = each.address();
        return at !== null && typeof at !== 'string' ? at.port : 0;
      }),
    );
    const short = { connectTimeoutMs: 300 };
    expect(await told(ask('SELECT 1', { ...short, port: ports[0] ?? 0 }))).toMatch(
      /does not speak as PostgreSQL|closed/,
    );
    expect(await told(ask('SELECT 1', { ...short, port: ports[1] ?? 0 }))).toMatch(/no login within the time/);
    const tls: PostgresTls = { need: 'prefer', verify: 'nothing' };
    expect(await told(ask('SELECT 1', { ...short, port: ports[0] ?? 0, tls }))).toMatch(/does not speak as PostgreSQL/);
    for (const each of [web, mute]) each.close();
  });
});
