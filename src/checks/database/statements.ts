import { CouldNotTell } from '../../check.js';
import { refused } from '../../facts/database/postgres.js';
import type { Ports } from '../../ports/ports.js';
import { clip } from '../../text/clip.js';
import { oneLine } from '../../text/visible.js';
import { ask, numberIn, type Server, unclear } from './seen.js';

const SHOWN = 120;
const MOST = 5_000;

/** A statement, and what it took. */
export interface Statement {
  readonly key: string;
  readonly calls: number;
  /** Milliseconds in all. */
  readonly total: number;
  readonly text: string;
}

/** The slowest statements of this database by their mean, in milliseconds, the slowest first. */
export async function slowest(
  server: Server,
  { sample, ports }: { readonly sample: number | undefined; readonly ports: Ports },
): Promise<readonly (Statement & { readonly mean: number })[]> {
  const before = sample === undefined ? [] : await statements(server);
  if (sample !== undefined) await ports.clock.sleep(sample, ports.signal);
  const known = new Map(before.map(each => [each.key, each]));
  const ran = (await statements(server)).flatMap(each => {
    const old = known.get(each.key);
    // Statistics that were reset meanwhile count from nothing again.
    const isSame = old !== undefined && old.calls <= each.calls && old.total <= each.total;
    const calls = each.calls - (isSame ? old.calls : 0);
    const total = each.total - (isSame ? old.total : 0);
    return calls > 0 ? [{ ...each, calls, total, mean: total / calls }] : [];
  });
  if (ran.length > 0) return ran.sort((a, b) => b.mean - a.mean);
  throw unclear(server, 'pg_stat_statements knows no statement of this time', 'Wait until some work was done.');
}

async function statements(server: Server): Promise<readonly Statement[]> {
  const [extension] = await ask(
    server,
    `SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_stat_statements'`,
  );
  if (extension === undefined) throw missing(server, 'pg_stat_statements is not installed in this database');
  const total = server.version >= 130_000 ? 'total_exec_time' : 'total_time';
  const level = server.version >= 140_000 ? 'toplevel::text' : "'t'";
  // What watches the server is no work of it, and what we ask ourselves least of all.
  const catalog = String.raw`\m(pg_(stat|wal_|current_wal|last_wal|last_xact|is_in_recovery|blocking_pids|size_)|txid_current)`;
  const tables = String.raw`\mpg_(class|index|extension|namespace|database|settings|locks|prepared_xacts|attribute|roles)\M`;
  const session = String.raw`^\s*(begin|start|set|show|rollback|commit)\M`;
  const own = `query !~* '${catalog}' AND query !~* '${tables}' AND query !~* '${session}'`;
  const answer = await server.session.query(
    `SELECT userid || ' ' || queryid || ' ' || ${level}, calls, ${total}, query FROM ${extension[0]}.pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND queryid IS NOT NULL AND ${own}
      ORDER BY ${total} / nullif(calls, 0) DESC NULLS LAST LIMIT ${MOST}`,
  );
  if (answer.was === 'refused') {
    if (answer.code === '55000') throw missing(server, 'pg_stat_statements is installed and not loaded');
    throw refused(answer, server.where);
  }
  return answer.rows.map(([key, calls, time, text]) => ({
    key: key ?? '',
    calls: numberIn(calls) ?? 0,
    total: numberIn(time) ?? 0,
    text: shown(text ?? ''),
  }));
}

const missing = ({ where }: Server, what: string): CouldNotTell =>
  new CouldNotTell(
    'tool-missing',
    `${where}: ${what}`,
    'Put pg_stat_statements into shared_preload_libraries, restart, and CREATE EXTENSION pg_stat_statements.',
  );

/** Values of these are replaced by the extension; of others, such as ALTER ROLE, they are not. */
const shown = (text: string): string =>
  /^\s*(?:select|insert|update|delete|with|merge)\b/i.test(text)
    ? clip(oneLine(text.replace(/\s+/g, ' ').trim()), SHOWN)
    : `${/^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'hidden'} …`;
