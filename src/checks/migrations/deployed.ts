import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { withPostgres } from '../../facts/database/postgres.js';
import { type Applied, hasLedger, readApplied } from '../../facts/migrations/applied.js';
import type { History } from '../../facts/migrations/history.js';
import { readPostgresUrl } from '../../formats/postgres/address.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import type { MigrationsOptions } from './options.js';
import { migrationsRules } from './rules.js';

const STATEMENT_MS = 10_000;

/** Asks the database what it has; undefined where none is named. */
export async function askDatabase(
  history: History,
  options: MigrationsOptions,
  ports: Ports,
): Promise<Applied | undefined> {
  const { database, tool } = options;
  if (database === undefined) return undefined;
  if (!hasLedger(tool)) {
    const remedy = 'Leave `database` out, and name the last one that is deployed in `since`.';
    throw new CouldNotTell('unsupported', `nobody knows where ${tool} writes down what it has applied`, remedy);
  }
  const read = readPostgresUrl(database);
  if ('fault' in read) throw new CouldNotTell('unsupported', `database: ${read.fault}`, 'Correct the address.');
  const connection = {
    url: read.address,
    tls: undefined,
    'request-timeout': options['request-timeout'],
    'statement-timeout': STATEMENT_MS,
  };
  return withPostgres(connection, ports, session => readApplied(tool, { migrations: history.migrations, session }));
}

/** What the database lacks, and what it has that is not here. */
export function judgePending(history: History, applied: Applied, { expect }: MigrationsOptions): readonly Finding[] {
  const tell = (message: string, file?: string) =>
    findingOf(migrationsRules, { rule: 'pending', message, ...(file !== undefined && { file }) });
  const open = history.migrations.filter(({ id }) => !applied.ids.has(id));
  const [first] = open;
  const lacking =
    first === undefined || expect.pending === 'any'
      ? []
      : [tell(`the database lacks ${count(open.length, 'migration')}, ${first.id} first`, first.file)];
  const strange =
    applied.unknown.length === 0
      ? []
      : [tell(`the database has ${applied.unknown.slice(0, 3).join(', ')}, which is not among the files`)];
  const broken =
    applied.broken.length === 0
      ? []
      : [tell(`the migration ${applied.broken.slice(0, 3).join(', ')} has begun in the database and not ended`)];
  return [...broken, ...strange, ...lacking];
}
