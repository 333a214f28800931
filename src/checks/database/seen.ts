import { CouldNotTell } from '../../check.js';
import { rowsOf } from '../../facts/database/postgres.js';
import type { PostgresSession } from '../../ports/postgres.js';

/** A number of the server, in the base of its dimension: seconds, bytes, a share. */
export interface Seen {
  readonly value: number;
  /** What it is about, such as the replica or the table; empty where it is the server. */
  readonly of: string;
  /** The number itself where `value` is a share. */
  readonly number?: number | undefined;
}

export interface Server {
  readonly session: PostgresSession;
  /** `PostgreSQL at host:port/name`, without the login. */
  readonly where: string;
  readonly version: number;
  readonly isReplica: boolean;
  /** Whether the role sees other roles' sessions. */
  readonly seesAll: boolean;
}

/** A number as PostgreSQL writes it; undefined for NULL and what is none. */
export function numberIn(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined) return undefined;
  if (text === 't' || text === 'true') return 1;
  if (text === 'f' || text === 'false') return 0;
  if (text === 'NaN') return Number.NaN;
  if (/^[+-]?Infinity$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

/** The rows of one of our own statements. */
export const ask = (
  { session, where }: Pick<Server, 'session' | 'where'>,
  sql: string,
): Promise<readonly (readonly (string | null)[])[]> => rowsOf(session, { sql, about: where });

/** Throws where the role does not see other roles' sessions: what it does not see, it would take for nothing. */
export function mustSeeAll({ seesAll, where }: Server, what: string): void {
  if (seesAll) return;
  const message = `${where}: the role sees its own sessions alone, so that ${what} is not known`;
  throw new CouldNotTell('tool-refused', message, 'GRANT pg_monitor TO the role.');
}

export const unclear = ({ where }: Pick<Server, 'where'>, what: string, remedy: string): CouldNotTell =>
  new CouldNotTell('nothing-checked', `${where}: ${what}`, remedy);
