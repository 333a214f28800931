import type { Postgres, PostgresAddress, PostgresAnswer, PostgresScratch, PostgresSession } from '../postgres.js';
import { type Asked, ask } from './ask.js';
import { dial, type Line } from './dial.js';

/** The real `Postgres` of one step. The driver is loaded with the first session. */
export const nodePostgres = (stop: AbortSignal): Postgres => ({
  open: async address => readOnly(await dial(address, stop), { address, stop }),
  openScratch: async address => scratch(await dial(address, stop), { address, stop }),
});

interface Of {
  readonly address: PostgresAddress;
  readonly stop: AbortSignal;
}

/** Longest wait for a lock: who only looks stands in nobody's way. */
const LOCK_TIMEOUT_MS = 1_000;

function readOnly(line: Line, { address, stop }: Of): PostgresSession {
  const { statementTimeoutMs } = address;
  const asked = (more: Omit<Asked, 'address' | 'stop'>): Asked => ({ ...more, address, stop });
  const begin = [
    'BEGIN TRANSACTION READ ONLY',
    `SET LOCAL statement_timeout = ${statementTimeoutMs}`,
    `SET LOCAL lock_timeout = ${Math.min(LOCK_TIMEOUT_MS, statementTimeoutMs)}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${statementTimeoutMs * 2}`,
  ].join('; ');
  let turn: Promise<unknown> = Promise.resolve();
  const query = async (sql: string, values: readonly string[]): Promise<PostgresAnswer> => {
    const begun = await ask(line, asked({ sql: begin, how: 'simple' }));
    if (begun.was === 'refused') {
      await ask(line, asked({ sql: 'ROLLBACK', how: 'simple' }));
      return begun;
    }
    // The extended protocol takes one statement alone: no text can end the transaction and go on.
    const answer = await ask(line, asked({ sql, values, how: 'extended' }));
    await ask(line, asked({ sql: 'ROLLBACK', how: 'simple' }));
    return answer;
  };
  return {
    isEncrypted: line.isEncrypted,
    close: line.close,
    query: (sql, values = []) => {
      const mine = turn.then(() => query(sql, values));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
}

function scratch(line: Line, { address, stop }: Of): PostgresScratch {
  return { ...readOnly(line, { address, stop }), script: sql => ask(line, { sql, how: 'simple', address, stop }) };
}
