import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type PostgresUrl, readPostgresUrl } from '../../formats/postgres/address.js';
import type { Ports } from '../../ports/ports.js';
import type { PostgresAddress, PostgresScratch, PostgresSession, PostgresTls } from '../../ports/postgres.js';
import { duration } from '../../quantities.js';
import { tls } from '../live/connection.js';

/** The address of a PostgreSQL database; read once parsed. It is secret where it holds a password. */
export const postgresUrl = z
  .string({ error: 'expected an address such as ${{ env.DATABASE_URL }}' })
  .transform((text, context): PostgresUrl => {
    const read = readPostgresUrl(text);
    if ('address' in read) return read.address;
    context.addIssue({ code: 'custom', message: read.fault });
    return z.NEVER;
  });

const positive = duration.refine(ms => ms > 0, { error: 'expected more than 0s' });

/** `tls`, `statement-timeout` and `request-timeout` of a database, to be spread into the options beside a `postgresUrl`. */
export const postgresConnection = {
  tls: tls.tls,
  'request-timeout': positive.prefault('10s').describe('Longest time of the login'),
  'statement-timeout': positive.prefault('5s').describe('Longest time of one statement; the server is told so, too'),
};

const connectionSchema = z.object(postgresConnection);

export type PostgresOptions = z.output<typeof connectionSchema> & { readonly url: PostgresUrl };

/** Opens a session in which nothing can be changed. To be closed by whoever opens it. */
export async function openPostgres(options: PostgresOptions, ports: Ports): Promise<PostgresSession> {
  const address = await addressOf(options, ports);
  return (await ports.postgres()).open(address);
}

/** The same, of a database that may be changed. */
export async function openScratchPostgres(options: PostgresOptions, ports: Ports): Promise<PostgresScratch> {
  const address = await addressOf(options, ports);
  return (await ports.postgres()).openScratch(address);
}

/** Opens, asks and closes, whatever comes of it. */
export async function withPostgres<Answer>(
  options: PostgresOptions,
  ports: Ports,
  ask: (session: PostgresSession) => Promise<Answer>,
): Promise<Answer> {
  const session = await openPostgres(options, ports);
  try {
    return await ask(session);
  } finally {
    await session.close();
  }
}

/** One row of a statement that must not be refused; values are as PostgreSQL writes them. */
export async function rowsOf(
  session: Pick<PostgresSession, 'query'>,
  { sql, values, about }: { readonly sql: string; readonly values?: readonly string[]; readonly about: string },
): Promise<readonly (readonly (string | null)[])[]> {
  const answer = await session.query(sql, values);
  if (answer.was === 'rows') return answer.rows;
  throw refused(answer, about);
}

const REMEDIES: Readonly<Record<string, string>> = {
  '42501': 'Grant the role what it asks for; to watch a server, `GRANT pg_monitor TO …` is enough.',
  '57014': 'Give it more time with `statement-timeout`, or ask for less.',
  '55P03': 'Somebody holds the lock; ask again later, with `within`.',
  '42P01': 'Check the name of the table and its schema, and that this is the right database.',
  '42703': 'Check the names of the columns.',
  '42601': 'Correct the statement.',
  '25006': 'Write a statement that only reads.',
};

/** Why nobody can tell, of a statement that the server refused. */
export const refused = ({ code, message }: { readonly code: string; readonly message: string }, about: string) =>
  new CouldNotTell(
    code === '57014' || code === '55P03' ? 'timed-out' : 'tool-refused',
    `${about}: the server says "${message}" (${code})`,
    REMEDIES[code] ?? 'Run the statement by hand as the same role, and see what is wrong.',
  );

async function addressOf(options: PostgresOptions, { files, hide }: Ports): Promise<PostgresAddress> {
  const { url } = options;
  if (url.password !== undefined) hide([url.password, encodeURIComponent(url.password)]);
  return {
    host: url.host,
    port: url.port,
    database: url.database,
    user: url.user,
    password: url.password,
    options: url.options,
    tls: await tlsOf(options, files),
    connectTimeoutMs: options['request-timeout'],
    statementTimeoutMs: options['statement-timeout'],
  };
}

/**
 * As libpq: TLS where the server has it, unverified, unless `sslmode` or an authority says more. An authority is verified with
 * the name, unless the mode is `verify-ca`.
 */
async function tlsOf({ url, tls: own }: PostgresOptions, files: Ports['files']): Promise<PostgresTls | undefined> {
  const mode = url.sslMode;
  if (mode === 'disable' || (mode === 'allow' && own === undefined) || url.host.startsWith('/')) return undefined;
  const read = async (file: string | undefined) => (file === undefined ? undefined : files.text(file));
  const root = own?.ca ?? (url.sslRootCert === 'system' ? undefined : url.sslRootCert);
  const isVerified = own !== undefined || url.sslRootCert !== undefined || mode === 'verify-full';
  const verify = mode === 'verify-ca' ? 'chain' : isVerified ? 'chain-and-name' : 'nothing';
  return {
    need: verify === 'nothing' && (mode === undefined || mode === 'prefer') ? 'prefer' : 'require',
    verify,
    ca: await read(root),
    cert: await read(own?.cert ?? url.sslCert),
    key: await read(own?.key ?? url.sslKey),
    serverName: own?.['server-name'],
  };
}
