import type { PostgresSession } from '../../ports/postgres.js';
import { refused } from '../database/postgres.js';
import type { Migration } from './history.js';

/** What a database says of its migrations. */
export interface Applied {
  readonly ids: ReadonlySet<string>;
  /** What it has and no file is for. */
  readonly unknown: readonly string[];
  /** Begun and not ended, or failed. */
  readonly broken: readonly string[];
}

interface Ledger {
  /** Rows of an id, and whether it is whole (`t`). */
  readonly sql: string;
  /** True where a row stands for all that come before it, too. */
  readonly isLast: boolean;
  readonly idOf?: (migration: Migration) => string;
}

const ENDING = /\.[^.]+$/;

const LEDGERS: Readonly<Record<string, Ledger>> = {
  alembic: { sql: "select version_num, 't' from alembic_version", isLast: true },
  'golang-migrate': {
    sql: 'select version::text, not dirty from schema_migrations',
    isLast: true,
    idOf: ({ id }) => String(BigInt(id)),
  },
  flyway: { sql: 'select version, success from flyway_schema_history where version is not null', isLast: false },
  prisma: {
    sql: 'select migration_name, finished_at is not null from _prisma_migrations where rolled_back_at is null',
    isLast: false,
  },
  knex: { sql: "select name, 't' from knex_migrations", isLast: false },
  rails: { sql: "select version, 't' from schema_migrations", isLast: false },
};

/** Tools whose ledger can be read. */
export const hasLedger = (tool: string): boolean => LEDGERS[tool] !== undefined;

/** Reads the tool's own table; one that is not there yet says that nothing was applied. */
export async function readApplied(
  tool: string,
  { migrations, session }: { readonly migrations: readonly Migration[]; readonly session: PostgresSession },
): Promise<Applied> {
  const ledger = LEDGERS[tool];
  const answer = ledger && (await session.query(ledger.sql));
  if (ledger === undefined || answer === undefined || (answer.was === 'refused' && answer.code === '42P01'))
    return { ids: new Set(), unknown: [], broken: [] };
  if (answer.was === 'refused') throw refused(answer, 'the table of migrations');
  const idOf = ledger.idOf ?? (({ id }: Migration) => id);
  const known = migrations.map(idOf);
  const rows = answer.rows.map(([id, whole]) => ({ id: id ?? '', isWhole: whole === 't' || whole === 'true' }));
  const positions = rows.map(({ id }) =>
    known.findIndex(name => name === id || name.replace(ENDING, '') === id.replace(ENDING, '')),
  );
  const last = Math.max(-1, ...positions);
  const applied = migrations.filter((_, index) => (ledger.isLast ? index <= last : positions.includes(index)));
  return {
    ids: new Set(applied.map(({ id }) => id)),
    unknown: rows.flatMap(({ id }, index) => (positions[index] === -1 ? [id] : [])),
    broken: rows.flatMap(({ id, isWhole }) => (isWhole ? [] : [id])),
  };
}
