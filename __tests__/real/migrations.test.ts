import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Verdict } from '../../src/check.js';
import { migrations } from '../../src/checks/migrations/definition.js';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { openPorts } from '../../src/ports/open.js';
import { openWorkspace } from '../../src/ports/runner/workspace.js';
import { createRedactor } from '../../src/text/redact.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';
import { itWith } from './tool.js';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'migrations-')));
let server: PostgresServer | undefined;

beforeAll(async () => {
  server = await startPostgres().catch(() => undefined);
}, 60_000);

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Judges files of golang-migrate against the server. */
async function judge(files: Readonly<Record<string, string>>, more: object): Promise<Verdict | CouldNotTell> {
  const home = mkdtempSync(join(folder, 'case-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name)), { recursive: true });
    writeFileSync(join(home, name), text);
  }
  const workspace = openWorkspace({
    workingDirectory: home,
    reportDirectory: join(home, 'out'),
    githubWorkspace: home,
  });
  const environment = { PATH: process.env.PATH ?? '', HOME: home };
  const ports = openPorts({ workspace, environment, redact: createRedactor({ values: [] }) });
  const step = ports.forStep({ id: 'real', attempt: 1 }, new AbortController().signal);
  try {
    const options = { tool: 'golang-migrate', directory: 'm', policies: { 'no-lock-timeout': 'off' }, ...more };
    return await migrations.bound.parse(options).run(step);
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  } finally {
    await ports.dispose();
  }
}

const rules = (told: Verdict | CouldNotTell) =>
  told instanceof CouldNotTell ? told.message : told.findings.map(({ rule }) => rule);
const A = { 'm/1_a.up.sql': 'CREATE TABLE a (id bigint PRIMARY KEY, b text);', 'm/1_a.down.sql': 'DROP TABLE a;' };

describe('migrations on a real PostgreSQL', () => {
  itWith('initdb', 'passes where every way back leads to where it began, and leaves nothing', async () => {
    const concurrently = {
      'm/2_b.up.sql': 'CREATE INDEX CONCURRENTLY i ON a (b);',
      'm/2_b.down.sql': 'DROP INDEX CONCURRENTLY i;',
    };
    const told = await judge({ ...A, ...concurrently }, { scratch: server?.url });
    expect(rules(told)).toEqual([]);
    expect(await server?.sql("select count(*) from pg_tables where schemaname = 'public'")).toMatch(/^0\s*$/);
  });

  itWith('initdb', 'finds a way back that leaves something, one that fails, and a way up that fails', async () => {
    const left = { ...A, 'm/1_a.up.sql': `${A['m/1_a.up.sql']} CREATE TYPE mood AS ENUM ('x');` };
    expect(rules(await judge(left, { scratch: server?.url }))).toEqual(['downgrade-differs']);
    const fails = { ...A, 'm/1_a.down.sql': 'DROP TABLE b;' };
    expect(rules(await judge(fails, { scratch: server?.url }))).toEqual(['downgrade-differs']);
    const up = {
      ...A,
      'm/2_b.up.sql': 'CREATE TABLE b (id int REFERENCES nobody);',
      'm/2_b.down.sql': 'DROP TABLE b;',
    };
    expect(rules(await judge(up, { scratch: server?.url }))).toEqual(['upgrade-fails']);
  });

  itWith('initdb', 'starts a server of its own, and ends it', async () => {
    const told = await judge(A, { scratch: 'auto' });
    expect(rules(told)).toEqual([]);
    expect(told).toMatchObject({ summary: expect.stringContaining('1 taken back and applied again') });
  });

  itWith('initdb', 'refuses a scratch database that holds something, and tells what is pending', async () => {
    await server?.sql(
      'create table schema_migrations (version bigint, dirty boolean); insert into schema_migrations values (1, false)',
    );
    expect(rules(await judge(A, { scratch: server?.url }))).toMatch(/holds public\.schema_migrations/);
    expect(rules(await judge(A, { database: server?.url }))).toEqual([]);
    const two = { ...A, 'm/2_b.up.sql': 'CREATE TABLE b (id int);', 'm/2_b.down.sql': 'DROP TABLE b;' };
    expect(rules(await judge(two, { database: server?.url }))).toEqual(['pending']);
    await server?.sql('update schema_migrations set version = 9, dirty = true');
    expect(rules(await judge(A, { database: server?.url, expect: { pending: 'any' } }))).toEqual([
      'pending',
      'pending',
    ]);
  });
});
