import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Verdict } from '../../src/check.js';
import { backup } from '../../src/checks/backup/definition.js';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { openPorts } from '../../src/ports/open.js';
import { openWorkspace } from '../../src/ports/runner/workspace.js';
import { createRedactor } from '../../src/text/redact.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';
import { itWith } from './tool.js';

const home = realpathSync(mkdtempSync(join(tmpdir(), 'backup-')));
let server: PostgresServer | undefined;

beforeAll(async () => {
  server = await startPostgres().catch(() => undefined);
  if (server === undefined) return;
  await server.sql('create database drill');
  await server.sql('create table orders (id bigint primary key); insert into orders select generate_series(1, 20000)');
  mkdirSync(join(home, 'b'));
  execFileSync('pg_dump', ['-Fc', '-f', join(home, 'b/a.dump'), server.url]);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

async function judge(options: object): Promise<Verdict | CouldNotTell> {
  const workspace = openWorkspace({
    workingDirectory: home,
    reportDirectory: join(home, 'out'),
    githubWorkspace: home,
  });
  const environment = { PATH: process.env.PATH ?? '', HOME: home };
  const ports = openPorts({ workspace, environment, redact: createRedactor({ values: [] }) });
  try {
    return await backup.bound
      .parse(options)
      .run(ports.forStep({ id: 'real', attempt: 1 }, new AbortController().signal));
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  } finally {
    await ports.dispose();
  }
}

const told = (answer: Verdict | CouldNotTell) =>
  answer instanceof CouldNotTell ? answer.message : answer.findings.map(({ rule }) => rule).join() || answer.status;

describe('backups of a real PostgreSQL', () => {
  itWith('pg_restore', 'are restored, asked, and leave the database empty', async () => {
    const restore = (sql: string) => ({
      into: server?.url.replace(/[^/]*$/, 'drill'),
      queries: [{ sql, expect: '== 20000' }],
    });
    const from = 'b/a.dump';
    expect(told(await judge({ from, restore: restore('select count(*) from orders') }))).toBe('passed');
    expect(told(await judge({ from, restore: restore('select max(id) + 1 from orders') }))).toBe('content-differs');
    expect(told(await judge({ from, restore: restore('select count(*) from nothing') }))).toBe('content-differs');
    const left = await server?.sql("select count(*) from pg_tables where schemaname = 'public'", { database: 'drill' });
    expect(left?.trim()).toBe('0');
  });

  itWith('pg_restore', 'that are cut are damaged, although their list can be read', async () => {
    expect(told(await judge({ from: 'b/a.dump', proof: 3 }))).toBe('passed');
    const whole = readFileSync(join(home, 'b/a.dump'));
    writeFileSync(join(home, 'cut.dump'), whole.subarray(0, whole.length / 2));
    expect(() => execFileSync('pg_restore', ['--list', join(home, 'cut.dump')])).not.toThrow();
    expect(told(await judge({ from: 'cut.dump', proof: 3 }))).toBe('damaged');
  });
});
