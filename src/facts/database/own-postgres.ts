import { CouldNotTell } from '../../could-not-tell.js';
import type { PostgresUrl } from '../../formats/postgres/address.js';
import type { Argv, Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { endOf, exitedWith, lastWords } from '../tool/answer.js';
import { openScratchPostgres } from './postgres.js';

/** A PostgreSQL of this check's own, reached over a socket in a scratch folder. */
export interface OwnPostgres {
  readonly address: PostgresUrl;
  readonly stop: () => Promise<void>;
}

/** Where distributions keep the server's programs, beside PATH. */
const FOLDERS = [
  ...[18, 17, 16, 15, 14, 13].map(major => `/usr/lib/postgresql/${major}/bin/`),
  ...[18, 17, 16, 15, 14, 13].map(major => `/opt/homebrew/opt/postgresql@${major}/bin/`),
];
const USER = 'scratch';
const PORT = 5432;
const LOGIN_MS = 10_000;
const PAUSE_MS = 100;
const TRIES = 600;

/** Starts an empty server where its programs are installed. It ends with the check at the latest. */
export async function startOwnPostgres(ports: Ports): Promise<OwnPostgres> {
  const programs = await programsOf(ports);
  const as = await runAs(ports);
  const folder = await ports.files.scratch();
  const data = `${folder}/data`;
  const program = (name: string, ...args: readonly string[]): Argv => {
    const [first = `${programs}${name}`, ...rest] = [...as, `${programs}${name}`, ...args];
    return [first, ...rest];
  };
  if (as.length > 0) await done(['chown', 'postgres', folder], ports);
  await done(program('initdb', '-D', data, '-U', USER, '-A', 'trust', '--no-sync', '-E', 'UTF8', '--locale=C'), ports);
  // It stays a child of this check, so that whatever ends the check ends it, too.
  const server = program('postgres', '-D', data, '-k', folder, '-p', String(PORT), '-c', 'listen_addresses=', '-F');
  let ended: Ran | Error | undefined;
  const serving = ports.exec.run(server, { log: false }).then(
    ran => {
      ended = ran;
    },
    (error: unknown) => {
      ended = error instanceof Error ? error : new Error(String(error));
    },
  );
  const stop = async (): Promise<void> => {
    if (ended === undefined && !ports.signal.aborted)
      await ports.exec.run(program('pg_ctl', '-D', data, '-m', 'immediate', 'stop'), { log: false });
    await serving;
  };
  const address = addressIn(folder);
  try {
    await ready(address, { ports, ended: () => ended });
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop };
}

const addressIn = (folder: string): PostgresUrl => ({
  host: folder,
  port: PORT,
  user: USER,
  password: undefined,
  database: 'postgres',
  sslMode: 'disable',
  sslRootCert: undefined,
  sslCert: undefined,
  sslKey: undefined,
  options: undefined,
});

/** The folder of the programs, with its last slash; empty where they are on PATH. */
async function programsOf({ exec, host }: Ports): Promise<string> {
  if (host.platform !== 'win32') {
    for (const folder of ['', ...FOLDERS]) if ((await exec.find(`${folder}initdb`)) !== undefined) return folder;
  }
  const remedy = 'Install the server of PostgreSQL, or start one for this check and give its address.';
  throw new CouldNotTell('unsupported', 'scratch: no PostgreSQL for this was found', remedy);
}

/** PostgreSQL refuses root: then it runs as the user that its package makes. */
async function runAs(ports: Ports): Promise<readonly string[]> {
  const { stdout } = await done(['id', '-u'], ports);
  return stdout.text.trim() === '0' ? ['runuser', '-u', 'postgres', '--'] : [];
}

async function done(argv: Argv, { exec }: Ports): Promise<Ran> {
  const ran = await exec.run(argv, { log: false });
  if (exitedWith(ran, 0)) return ran;
  const remedy = 'Start a server for this check, such as a service container, and give its address.';
  throw new CouldNotTell('tool-crashed', `scratch: ${argv[0]} ${endOf(ran)}: ${lastWords(ran)}`, remedy);
}

async function ready(
  url: PostgresUrl,
  { ports, ended }: { readonly ports: Ports; readonly ended: () => Ran | Error | undefined },
): Promise<void> {
  const options = { url, tls: undefined, 'request-timeout': LOGIN_MS, 'statement-timeout': LOGIN_MS };
  let last: CouldNotTell | undefined;
  for (let tries = 0; tries < TRIES && ended() === undefined; tries += 1) {
    try {
      const session = await openScratchPostgres(options, ports);
      await session.close();
      return;
    } catch (error) {
      if (!(error instanceof CouldNotTell) || ports.signal.aborted) throw error;
      last = error;
    }
    await ports.clock.sleep(PAUSE_MS, ports.signal);
  }
  const end = ended();
  const why =
    end === undefined ? (last?.message ?? 'it does not answer') : end instanceof Error ? end.message : lastWords(end);
  const remedy = 'Start a server for this check, such as a service container, and give its address.';
  throw new CouldNotTell('tool-crashed', `scratch: the server that was started does not answer: ${why}`, remedy);
}
