import { byFindings, type CouldNotTell, type Detail, findingOf, type Verdict } from '../../check.js';
import { rowsOf, withPostgres } from '../../facts/database/postgres.js';
import { until } from '../../facts/live/until.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { showLatency } from '../../text/units.js';
import { oneLine } from '../../text/visible.js';
import { askEach, unlessUnknown } from '../../told-in-part.js';
import { invalidIndexes } from './activity.js';
import { type Asking, expectOf } from './expectations.js';
import { hold, type Told } from './judge.js';
import type { DatabaseOptions, DatabaseQuery, Expected } from './options.js';
import { databaseRules } from './rules.js';
import { numberIn, unclear } from './seen.js';
import { isVersion, lookAt, showVersion } from './server.js';
import { slowest } from './statements.js';

const LABEL = 80;

/** Looks at the database until it is as it should be, in sessions that change nothing. */
export const runDatabase = (options: DatabaseOptions, ports: Ports): Promise<Verdict> =>
  until(
    () =>
      withPostgres(options, ports, async session => look({ options, ports, server: await lookAt(session, options) })),
    { waiting: options, ports },
  );

async function look(asking: Asking): Promise<Verdict> {
  const { options, ports } = asking;
  const wanted = Object.keys(options.expect).filter((key): key is Expected => key in options.expect);
  const questions: (() => Promise<Told>)[] = [
    ...(options.version === undefined ? [] : [() => judgeVersion(asking)]),
    ...wanted.filter(key => options.expect[key] !== undefined).map(key => () => expectOf(key, asking)),
    ...(options.queries ?? []).map(query => () => judgeQuery(query, asking)),
    ...(options['invalid-indexes'] === 'off' ? [] : [() => judgeIndexes(asking)]),
  ];
  const { answers, unknown } = await askEach(questions, { ask: question => question(), signal: ports.signal });
  const findings = answers.flatMap(told => told.findings);
  const [first] = findings.filter(({ level }) => level === 'error');
  const { server } = asking;
  const role = server.isReplica ? 'a replica' : 'a primary';
  const said = [`PostgreSQL ${showVersion(server.version)}, ${role}`, ...answers.map(told => told.said)];
  const summary = first?.message ?? said.filter(text => text !== '').join(', ');
  const verdict = byFindings(summary, {
    findings,
    measurements: answers.flatMap(told => told.measurements),
    details: await detailsOf(asking, unknown),
  });
  return unlessUnknown(verdict, unknown);
}

async function judgeVersion({ server, options }: Asking): Promise<Told> {
  const { version } = options;
  if (version === undefined || isVersion(server.version, version)) return { said: '', findings: [], measurements: [] };
  const actual = showVersion(server.version);
  const message = `the server is PostgreSQL ${actual}, and must be ${version.text}`;
  const finding = findingOf(databaseRules, { rule: 'version', message, expected: version.text, actual });
  return { said: message, findings: [finding], measurements: [] };
}

/** One row with one number. */
async function judgeQuery({ name, sql, expect, unit }: DatabaseQuery, { server }: Asking): Promise<Told> {
  const label = name ?? clip(oneLine(sql.trim()), LABEL);
  const rows = await rowsOf(server.session, { sql, about: `${server.where}: ${label}` });
  const [row] = rows;
  const remedy = 'Write a statement that answers with one row of one number, such as SELECT count(*) …';
  if (row === undefined) throw unclear(server, `${label}: there is no row`, remedy);
  if (rows.length > 1 || row.length !== 1)
    throw unclear(server, `${label}: ${rows.length} rows of ${row.length} columns came back, not one number`, remedy);
  const value = numberIn(row[0]);
  if (value === undefined)
    throw unclear(server, `${label}: the answer is ${row[0] === null ? 'NULL' : 'no number'}`, remedy);
  return hold(expect, { rule: 'query', name: label, value, unit, of: '', where: server.where });
}

async function judgeIndexes({ server, options }: Asking): Promise<Told> {
  const level = options['invalid-indexes'] === 'warning' ? 'warning' : 'error';
  const findings = (await invalidIndexes(server)).map(index => {
    const message = `the index ${index} is not valid`;
    return findingOf(databaseRules, { rule: 'invalid-index', level, message, subject: index });
  });
  return { said: '', findings, measurements: [] };
}

/** The slowest statements, where they were asked about. */
async function detailsOf(
  { server, options, ports }: Asking,
  unknown: readonly CouldNotTell[],
): Promise<readonly Detail[]> {
  if (options.expect['slowest-mean'] === undefined || unknown.length > 0) return [];
  const all = await slowest(server, { sample: undefined, ports });
  const lines = all.slice(0, options.top).map(({ mean, calls, text }) => `${showLatency(mean)} × ${calls}: ${text}`);
  return [{ title: 'The slowest statements by their mean, since statistics were reset', text: lines.join('\n') }];
}
