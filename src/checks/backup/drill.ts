import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { judge } from '../../engines/comparison/judge.js';
import { openScratchPostgres } from '../../facts/database/postgres.js';
import { emptied, expectEmpty } from '../../facts/database/scratch.js';
import { endOf, exitedWith, exitOf, lastWords } from '../../facts/tool/answer.js';
import { type PostgresUrl, readPostgresUrl } from '../../formats/postgres/address.js';
import type { Ports } from '../../ports/ports.js';
import type { PostgresScratch } from '../../ports/postgres.js';
import { showDuration } from '../../text/units.js';
import type { Restore } from './options.js';
import type { Proven } from './prove.js';
import { backupRules } from './rules.js';

const LOGIN_MS = 10_000;
const QUERY_MS = 60_000;

interface Drilling {
  readonly restore: Restore;
  readonly ports: Ports;
  readonly name: string;
}

export interface Drill {
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  readonly rung: number;
  readonly how: string;
}

/** Restores into an empty database, asks it, and leaves it empty. */
export async function drill(proven: Proven, drilling: Drilling): Promise<Drill> {
  const { restore, ports, name } = drilling;
  const read = readPostgresUrl(restore.into);
  if ('fault' in read) throw new CouldNotTell('unsupported', `restore.into: ${read.fault}`, 'Correct the address.');
  const url = read.address;
  const session = await openScratchPostgres(
    { url, 'request-timeout': LOGIN_MS, 'statement-timeout': QUERY_MS, tls: undefined },
    ports,
  );
  try {
    await expectEmpty(session, 'restore.into');
    const begun = ports.clock.monotonic();
    try {
      const why = await restoreInto(url, { proven, name, ports });
      const tookMs = Math.round(ports.clock.monotonic() - begun);
      if (why !== undefined) return broken(why, tookMs, drilling);
      return await compare(session, { tookMs, drilling });
    } finally {
      if (!ports.signal.aborted) await emptied(session);
    }
  } finally {
    await session.close();
  }
}

const measured = (value: number, { restore }: Drilling): Measurement => ({
  name: 'restored in (RTO)',
  value,
  unit: 'ms',
  ...(restore['at-most'] !== undefined && { limit: restore['at-most'] }),
});

function broken(why: string, tookMs: number, drilling: Drilling): Drill {
  const message = `${drilling.name} cannot be restored: ${why}`;
  const finding = findingOf(backupRules, { rule: 'restore-failed', message, subject: drilling.name });
  return { findings: [finding], measurements: [measured(tookMs, drilling)], rung: 3, how: 'it cannot be restored' };
}

async function compare(
  session: PostgresScratch,
  { tookMs, drilling }: { readonly tookMs: number; readonly drilling: Drilling },
): Promise<Drill> {
  const { restore, name } = drilling;
  const findings: Finding[] = [];
  const measurements: Measurement[] = [measured(tookMs, drilling)];
  const most = restore['at-most'];
  if (most !== undefined && tookMs > most) {
    const message = `it took ${showDuration(tookMs)} to restore, more than ${showDuration(most)}`;
    findings.push(findingOf(backupRules, { rule: 'restore-failed', message, subject: name }));
  }
  for (const { sql, expect } of restore.queries) {
    const value = await numberOf(session, sql);
    if (typeof value === 'string') {
      findings.push(findingOf(backupRules, { rule: 'content-differs', message: `${sql}: ${value}`, subject: name }));
      continue;
    }
    const judged = judge(expect, { value });
    if ('unknown' in judged)
      throw new CouldNotTell('wrong-format', `${sql}: ${judged.unknown}`, 'Let the query answer one number.');
    measurements.push({ name: sql, value, unit: '' });
    if (judged.holds) continue;
    const message = `${sql}: it is ${value}, and must be ${expect.text}`;
    findings.push(
      findingOf(backupRules, {
        rule: 'content-differs',
        message,
        expected: expect.text,
        actual: String(value),
        subject: name,
      }),
    );
  }
  if (findings.length > 0) return { findings, measurements, rung: 4, how: 'its content differs' };
  const compared =
    restore.queries.length > 0
      ? { rung: 5, how: `restored in ${showDuration(tookMs)}, and its content compared` }
      : { rung: 4, how: `restored in ${showDuration(tookMs)}` };
  if (restore.start === undefined || compared.rung < 5) return { findings, measurements, ...compared };
  return { measurements, ...(await started(restore.start, drilling)) };
}

/** The first value of the first row; a text where what is asked for is not in the backup. */
async function numberOf(session: PostgresScratch, sql: string): Promise<number | string> {
  const answer = await session.query(sql);
  if (answer.was === 'refused') {
    const error = answer;
    if (/^(?:42P01|42703|3F000|42883)$/.test(error.code)) return error.message;
    throw new CouldNotTell('tool-refused', `${sql}: the server says "${error.message}"`, 'Correct the query.');
  }
  const value = answer.rows[0]?.[0];
  if (value === undefined || value === null || !/^-?\d+(?:\.\d+)?$/.test(value))
    throw new CouldNotTell('wrong-format', `${sql}: answers no number`, 'Let the query answer one number.');
  return Number(value);
}

async function started(
  start: readonly [string, ...string[]],
  { restore, ports, name }: Drilling,
): Promise<Pick<Drill, 'findings' | 'rung' | 'how'>> {
  const ran = await ports.exec.run(start, { env: { DATABASE_URL: restore.into } });
  if (exitedWith(ran, 0)) return { findings: [], rung: 6, how: `restored, and ${start[0]} started on it` };
  const message = `${start[0]} ${endOf(ran)} on what was restored`;
  return {
    findings: [findingOf(backupRules, { rule: 'restore-failed', message, subject: name })],
    rung: 5,
    how: 'no program starts on it',
  };
}

const REFUSED =
  /connection to server|could not connect|authentication failed|no pg_hba|unsupported version|server version/i;

/** Why it cannot be restored; undefined where it was, without an error. */
async function restoreInto(
  url: PostgresUrl,
  { proven, name, ports }: { readonly proven: Proven; readonly name: string; readonly ports: Ports },
): Promise<string | undefined> {
  const { content, seen } = proven;
  const form = seen?.forms.at(-1);
  const tool = form === 'sql' ? 'psql' : form === 'pg-custom' || form === 'tar' ? 'pg_restore' : undefined;
  if (content === undefined || tool === undefined) {
    const remedy = 'Only dumps of PostgreSQL can be restored: custom, tar or plain, and not encrypted.';
    throw new CouldNotTell(
      'unsupported',
      `${name}: a file of the form ${form ?? 'unknown'} cannot be restored`,
      remedy,
    );
  }
  const args =
    tool === 'psql'
      ? ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '--single-transaction', '-f', content]
      : ['--exit-on-error', '--no-owner', '--no-privileges', '--dbname', url.database, content];
  const ran = await ports.exec.run([tool, ...args], { env: environmentOf(url), log: false });
  if (exitedWith(ran, 0)) return undefined;
  const words = lastWords(ran);
  if (exitOf(ran) === undefined || REFUSED.test(ran.stderr.text) || (tool === 'psql' && exitedWith(ran, 2)))
    throw new CouldNotTell('tool-crashed', `${tool} ${endOf(ran)}: ${words}`, `Run ${tool} by hand to see why.`);
  return `${tool} says ${words}`;
}

/** So that no password stands in the list of processes. */
const environmentOf = ({
  host,
  port,
  user,
  password,
  database,
  sslMode,
}: PostgresUrl): Readonly<Record<string, string | undefined>> => ({
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  PGPASSWORD: password,
  PGDATABASE: database,
  PGSSLMODE: sslMode,
});
