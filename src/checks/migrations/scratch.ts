import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { startOwnPostgres } from '../../facts/database/own-postgres.js';
import { openScratchPostgres, rowsOf } from '../../facts/database/postgres.js';
import { emptied, expectEmpty } from '../../facts/database/scratch.js';
import type { Migration, Script } from '../../facts/migrations/history.js';
import { type PostgresUrl, readPostgresUrl } from '../../formats/postgres/address.js';
import type { Ports } from '../../ports/ports.js';
import type { PostgresScratch } from '../../ports/postgres.js';
import { migrationsRules } from './rules.js';
import { SCHEMA } from './schema-query.js';

const STATEMENT_MS = 120_000;
const LOGIN_MS = 10_000;

export interface Tried {
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  /** How many were taken back and applied again. */
  readonly back: number;
}

interface Trying {
  readonly migrations: readonly Migration[];
  /** Those that are taken back and applied again. */
  readonly open: readonly Migration[];
  readonly ports: Ports;
}

/** Applies all migrations to an empty database; takes back each that is open, and applies it again. */
export async function tryOut(address: string, trying: Trying): Promise<Tried> {
  if (address === 'auto') {
    const own = await startOwnPostgres(trying.ports);
    try {
      return await tryOn(own.address, trying);
    } finally {
      await own.stop();
    }
  }
  const read = readPostgresUrl(address);
  if ('fault' in read) throw new CouldNotTell('unsupported', `scratch: ${read.fault}`, 'Correct the address.');
  return tryOn(read.address, trying);
}

async function tryOn(url: PostgresUrl, trying: Trying): Promise<Tried> {
  const options = { url, tls: undefined, 'request-timeout': LOGIN_MS, 'statement-timeout': STATEMENT_MS };
  const session = await openScratchPostgres(options, trying.ports);
  try {
    await expectEmpty(session, 'scratch');
    try {
      return await all(session, trying);
    } finally {
      if (!trying.ports.signal.aborted) await emptied(session);
    }
  } finally {
    await session.close();
  }
}

async function all(session: PostgresScratch, { migrations, open, ports }: Trying): Promise<Tried> {
  const findings: Finding[] = [];
  const isOpen = new Set(open);
  const begun = ports.clock.monotonic();
  let back = 0;
  for (const migration of migrations) {
    if (migration.up === undefined) {
      const remedy = 'Install the tool, or give `render` a command that prints the SQL.';
      throw new CouldNotTell('unsupported', `${migration.file}: cannot be tried, for its SQL is not known`, remedy);
    }
    const before = await schemaOf(session);
    const failed = await run(session, migration.up);
    if (failed !== undefined) {
      findings.push(fault('upgrade-fails', migration, `${migration.id} fails on an empty database: ${failed}`));
      break;
    }
    if (!isOpen.has(migration) || typeof migration.down === 'string') continue;
    back += 1;
    const wrong = await thereAndBack(session, { migration, down: migration.down, up: migration.up, before });
    if (wrong === undefined) continue;
    findings.push(fault('downgrade-differs', migration, wrong));
    break;
  }
  const tookMs = Math.round(ports.clock.monotonic() - begun);
  const measurements = [
    { name: 'taken back and applied again', value: back, unit: 'migrations' },
    { name: 'tried in', value: tookMs, unit: 'ms' },
  ];
  return { findings, measurements, back };
}

const fault = (rule: 'upgrade-fails' | 'downgrade-differs', { file }: Migration, message: string): Finding =>
  findingOf(migrationsRules, { rule, message, file });

interface Way {
  readonly migration: Migration;
  readonly up: Script;
  readonly down: Script;
  readonly before: readonly string[];
}

/** What is wrong with the way down and up again; undefined where it leads to where it began. */
async function thereAndBack(
  session: PostgresScratch,
  { migration: { id }, up, down, before }: Way,
): Promise<string | undefined> {
  const after = await schemaOf(session);
  const failed = await run(session, down);
  if (failed !== undefined) return `the way back of ${id} fails: ${failed}`;
  const left = difference(before, await schemaOf(session));
  if (left !== undefined) return `the way back of ${id} does not lead to where it began: ${left}`;
  const again = await run(session, up);
  if (again !== undefined) return `${id} cannot be applied again: ${again}`;
  const second = difference(after, await schemaOf(session));
  return second === undefined ? undefined : `${id} leads elsewhere when it is applied again: ${second}`;
}

/** What the server refuses; undefined where all of it ran. */
async function run(session: PostgresScratch, { text, transaction }: Script): Promise<string | undefined> {
  if (text.trim() === '') return undefined;
  const answer = await session.script(transaction === 'around' ? `BEGIN;\n${text}\n;COMMIT;` : text);
  if (answer.was === 'rows') return undefined;
  await session.script('ROLLBACK');
  return `${answer.message} (${answer.code})`;
}

async function schemaOf(session: PostgresScratch): Promise<readonly string[]> {
  const rows = await rowsOf(session, { sql: SCHEMA, about: 'scratch' });
  return rows.map(([line]) => line ?? '');
}

function difference(expected: readonly string[], actual: readonly string[]): string | undefined {
  const [there, wanted] = [new Set(actual), new Set(expected)];
  const lacking = expected.find(line => !there.has(line));
  if (lacking !== undefined) return `${lacking} is missing`;
  const extra = actual.find(line => !wanted.has(line));
  return extra === undefined ? undefined : `${extra} is left`;
}
