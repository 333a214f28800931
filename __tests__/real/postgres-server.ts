import { execFile } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A PostgreSQL of a test's own on loopback. */
export interface PostgresServer {
  readonly folder: string;
  readonly port: number;
  /** `postgres://postgres@127.0.0.1:PORT/postgres`; logins are trusted unless pg_hba.conf was changed. */
  readonly url: string;
  /** Runs statements with psql; answers what it prints, without decoration. */
  readonly sql: (statements: string, more?: { readonly port?: number; readonly database?: string }) => Promise<string>;
  /** A streaming replica of it, on a port of its own. */
  readonly replica: () => Promise<{ readonly port: number; readonly url: string }>;
  readonly reload: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise<void>(done => server.close(() => done()));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** PostgreSQL refuses root. */
async function owner(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const ids = await Promise.all(['-u', '-g'].map(flag => run('id', [flag, 'postgres'])));
  const [uid, gid] = ids.map(({ stdout }) => Number(stdout));
  return { uid: uid ?? 0, gid: gid ?? 0 };
}

const settings = (folder: string, port: number) => `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = '${folder}'
shared_preload_libraries = 'pg_stat_statements'
wal_level = replica
hot_standby = on
fsync = off
shared_buffers = 16MB
max_connections = 30
wal_receiver_status_interval = 1s
`;

/** Starts a primary; `extra` are further lines of postgresql.conf. Needs initdb, pg_ctl and psql on PATH. */
export async function startPostgres(extra = ''): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'pg-'));
  const who = await owner();
  chmodSync(folder, 0o755);
  if (who) chownSync(folder, who.uid, who.gid);
  const as = (program: string, args: readonly string[]) =>
    run(program, [...args], { ...who, cwd: folder, env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8' } });
  const port = await freePort();
  const running: string[] = [];
  const start = async (name: string) => {
    const data = join(folder, name);
    await as('pg_ctl', ['-s', '-w', '-D', data, '-l', join(folder, `${name}.log`), 'start']);
    running.push(data);
  };
  await as('initdb', ['-D', join(folder, 'p'), '-U', 'postgres', '-A', 'trust', '--no-sync', '-E', 'UTF8']);
  appendFileSync(join(folder, 'p/postgresql.conf'), settings(folder, port) + extra);
  await start('p');
  const sql: PostgresServer['sql'] = async (statements, { port: other = port, database = 'postgres' } = {}) => {
    const at = ['-h', '127.0.0.1', '-p', String(other), '-U', 'postgres', '-d', database];
    const { stdout } = await as('psql', [...at, '-v', 'ON_ERROR_STOP=1', '-qAtc', statements]);
    return stdout.trim();
  };
  return {
    folder,
    port,
    url: urlOf(port),
    sql,
    replica: async () => {
      const other = await freePort();
      const at = ['-h', '127.0.0.1', '-p', String(port), '-U', 'postgres', '-D', join(folder, 'r')];
      await as('pg_basebackup', [...at, '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
      mkdirSync(join(folder, 'r-socket'));
      if (who) chownSync(join(folder, 'r-socket'), who.uid, who.gid);
      appendFileSync(join(folder, 'r/postgresql.conf'), settings(join(folder, 'r-socket'), other));
      await start('r');
      return { port: other, url: urlOf(other) };
    },
    reload: async () => void (await as('pg_ctl', ['-s', '-D', join(folder, 'p'), 'reload'])),
    stop: async () => {
      for (const data of running.reverse())
        await as('pg_ctl', ['-s', '-m', 'immediate', '-D', data, 'stop']).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const urlOf = (port: number) => `postgres://postgres@127.0.0.1:${port}/postgres`;
