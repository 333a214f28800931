import { CouldNotTell } from '../../check.js';
import { rowsOf } from '../../facts/database/postgres.js';
import type { PostgresSession } from '../../ports/postgres.js';
import type { DatabaseOptions } from './options.js';
import { numberIn, type Server } from './seen.js';

const FACTS = `SELECT current_setting('server_version_num'), pg_is_in_recovery(),
  pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')`;

/** What every question needs to know of the server first. */
export async function lookAt(session: PostgresSession, { url }: DatabaseOptions): Promise<Server> {
  const host = url.host.includes(':') ? `[${url.host}]` : url.host;
  const where = `PostgreSQL at ${host}:${url.port}/${url.database}`;
  const [row] = await rowsOf(session, { sql: FACTS, about: where });
  const version = numberIn(row?.[0]);
  if (version === undefined || version < 100_000) {
    const message = `${where}: the server says no version of PostgreSQL 10 or newer`;
    throw new CouldNotTell('unsupported', message, 'Name a server of PostgreSQL 10 or newer.');
  }
  return { session, where, version, isReplica: row?.[1] === 't', seesAll: row?.[2] === 't' };
}

/** `15.8` of 150008. */
export const showVersion = (version: number): string => `${Math.floor(version / 10_000)}.${version % 10_000}`;

/** Whether a version is as wanted; without a minor version all of a major one are equal. */
export function isVersion(version: number, wanted: NonNullable<DatabaseOptions['version']>): boolean {
  const { operator, major, minor } = wanted;
  const actual = minor === undefined ? Math.floor(version / 10_000) : version;
  const limit = minor === undefined ? major : major * 10_000 + minor;
  if (operator === '>=') return actual >= limit;
  if (operator === '<=') return actual <= limit;
  if (operator === '>') return actual > limit;
  return operator === '<' ? actual < limit : actual === limit;
}
