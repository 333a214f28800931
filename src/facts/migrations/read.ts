import { CouldNotTell } from '../../could-not-tell.js';
import type { Argv } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { readAlembic } from './alembic.js';
import type { History } from './history.js';
import { readPlainSql } from './plain-sql.js';
import { readKnex, readRails } from './scripts.js';
import { readDrizzle, readFlyway, readPairs, readPrisma } from './sql-files.js';

export interface Wanted {
  readonly tool: string;
  readonly directory: string;
  readonly render?: Argv | undefined;
}

type Reader = (wanted: Wanted, ports: Ports) => Promise<History>;

const READERS: Readonly<Record<string, Reader>> = {
  alembic: readAlembic,
  knex: readKnex,
  rails: readRails,
  'golang-migrate': ({ directory }, { files }) => readPairs(directory, files),
  flyway: ({ directory }, { files }) => readFlyway(directory, files),
  prisma: ({ directory }, { files }) => readPrisma(directory, files),
  drizzle: ({ directory }, { files }) => readDrizzle(directory, files),
  sql: ({ directory }, { files }) => readPlainSql(directory, files),
};

/** The chain of migrations as its tool sees it. Throws where there is none. */
export async function readHistory(wanted: Wanted, ports: Ports): Promise<History> {
  const { tool, directory } = wanted;
  const facts = await ports.files.facts(directory);
  if (facts?.kind !== 'directory') {
    const remedy = 'Correct `directory`.';
    throw new CouldNotTell('unreadable', `${directory}: no such folder`, remedy);
  }
  const reader = READERS[tool];
  if (reader === undefined) throw new CouldNotTell('unsupported', `${tool}: cannot be read`, 'Use another tool.');
  return reader({ ...wanted, directory: directory.replace(/(?<=.)\/+$/, '') }, ports);
}
