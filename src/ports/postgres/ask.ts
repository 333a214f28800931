import type { Query, QueryArrayConfig } from 'pg';
import { CouldNotTell } from '../../could-not-tell.js';
import { showDuration } from '../../text/units.js';
import type { PostgresAddress, PostgresAnswer } from '../postgres.js';
import type { Line } from './dial.js';
import { refusalIn, showAddress, troubleWith } from './trouble.js';

const MAX_ROWS = 10_000;
const MAX_CHARACTERS = 32 * 1024 * 1024;
/** How much later than the server this side gives up. */
const GRACE_MS = 2_000;

export interface Asked {
  readonly sql: string;
  readonly values?: readonly string[];
  /** `simple` takes several statements, `extended` one. */
  readonly how: 'simple' | 'extended';
  readonly address: PostgresAddress;
  readonly stop: AbortSignal;
}

/** Everything as PostgreSQL writes it: a number of 64 bits, a date, an interval. */
const AS_TEXT = { getTypeParser: () => (text: string) => text };

/** Sends statements and collects what comes back, within bounds. */
export async function ask(line: Line, asked: Asked): Promise<PostgresAnswer> {
  const { address, stop } = asked;
  stop.throwIfAborted();
  if (line.fault() !== undefined) throw troubleWith(address, line.fault());
  try {
    return await answerTo(line, asked);
  } catch (cause) {
    if (stop.aborted) throw stop.reason;
    const refusal = refusalIn(cause);
    if (refusal !== undefined) return refusal;
    throw troubleWith(address, cause);
  }
}

/** What the driver says at the end: of several statements, one each. */
interface Ended {
  readonly fields: readonly { readonly name: string }[];
}

async function answerTo({ client, destroy }: Line, asked: Asked): Promise<PostgresAnswer> {
  const { default: pg } = await import('pg');
  return new Promise((resolve, reject) => {
    const query: Query = new pg.Query(wording(asked));
    const rows: (string | null)[][] = [];
    let characters = 0;
    const giveUp = (why: CouldNotTell) => {
      destroy();
      reject(why);
    };
    const { statementTimeoutMs } = asked.address;
    const timer = setTimeout(() => giveUp(silent(asked.address)), statementTimeoutMs + GRACE_MS);
    query.on('row', (row: unknown) => {
      const read = rowOf(row);
      characters += read.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      if (rows.length >= MAX_ROWS || characters > MAX_CHARACTERS) giveUp(tooLong(asked.address));
      else rows.push(read);
    });
    query.on('end', (ended: Ended | readonly Ended[]) => {
      clearTimeout(timer);
      const last = 'fields' in ended ? ended : ended.at(-1);
      resolve({ was: 'rows', columns: last?.fields.map(({ name }) => name) ?? [], rows });
    });
    query.on('error', error => {
      clearTimeout(timer);
      reject(error);
    });
    client.query(query);
  });
}

const wording = ({ sql, values = [], how }: Asked): QueryArrayConfig & { readonly queryMode?: 'extended' } => ({
  text: sql,
  values: [...values],
  rowMode: 'array',
  types: AS_TEXT,
  ...(how === 'extended' && { queryMode: 'extended' }),
});

const rowOf = (row: unknown): (string | null)[] =>
  Array.isArray(row) ? row.map(value => (typeof value === 'string' ? value : null)) : [];

const silent = (address: PostgresAddress): CouldNotTell =>
  new CouldNotTell(
    'timed-out',
    `${showAddress(address)}: no answer within ${showDuration(address.statementTimeoutMs + GRACE_MS)}`,
    'Find out what the server waits for, or give a statement more time.',
  );

const tooLong = (address: PostgresAddress): CouldNotTell =>
  new CouldNotTell(
    'truncated',
    `${showAddress(address)}: the answer is longer than ${MAX_ROWS} rows or 32 MiB`,
    'Ask for less, such as a count.',
  );
