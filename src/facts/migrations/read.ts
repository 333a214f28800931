import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import type { History } from './history.js';
import { readPlainSql } from './plain-sql.js';
import { readDrizzle, readFlyway, readPairs, readPrisma } from './sql-files.js';

export interface Wanted {
  readonly tool: string;
  readonly directory: string;
}

const READERS: Readonly<Record<string, (directory: string, files: Ports['files']) => Promise<History>>> = {
  'golang-migrate': readPairs,
  flyway: readFlyway,
  prisma: readPrisma,
  drizzle: readDrizzle,
  sql: readPlainSql,
};

/** The chain of migrations as its tool sees it. Throws where there is none. */
export async function readHistory({ tool, directory }: Wanted, { files }: Ports): Promise<History> {
  const facts = await files.facts(directory);
  if (facts?.kind !== 'directory') {
    const remedy = 'Correct `directory`.';
    throw new CouldNotTell('unreadable', `${directory}: no such folder`, remedy);
  }
  const reader = READERS[tool];
  if (reader === undefined) throw new CouldNotTell('unsupported', `${tool}: cannot be read yet`, 'Use another tool.');
  return reader(directory.replace(/\/+$/, ''), files);
}
