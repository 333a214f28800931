import { isAbsolute, join, relative, sep } from 'node:path';
import { CouldNotTell } from '../could-not-tell.js';
import type { Redactor } from '../text/redact.js';
import type { Clock } from './clock.js';
import type { Delivery } from './delivery.js';
import { inTurn, sha256Of } from './files/digest.js';
import { nodeFiles } from './files/node-files.js';
import type { Files } from './files.js';
import { nodeGit } from './git/node-git.js';
import { undiciHttp } from './http/undici-http.js';
import { nodeLoad } from './load/node-load.js';
import type { Ports } from './ports.js';
import { nodeProbe } from './probe/node-probe.js';
import { withheldNames } from './process/child-environment.js';
import { openLogs } from './process/logs.js';
import { nodeExec } from './process/node-exec.js';
import { nodeHost } from './runner/node-host.js';
import { systemClock } from './runner/system-clock.js';
import { isInside, type Workspace } from './runner/workspace.js';

/** The real ports of one run. */
export interface OpenPorts {
  readonly clock: Clock;
  readonly files: Files;
  /** Ports for one attempt at one check; `signal` ends everything that goes through them. */
  readonly forStep: (
    step: {
      readonly id: string;
      readonly attempt: number;
      readonly tell?: (text: string) => void;
      readonly delivery?: Delivery | undefined;
    },
    signal: AbortSignal,
  ) => Ports;
  /** Variables that are set and that commands do not see, by name. */
  readonly withheld: readonly string[];
  /** A file as evidence: its path as reports show it and the SHA-256 of its bytes. */
  readonly digest: (path: string) => Promise<{ readonly path: string; readonly sha256: string }>;
  /**
   * Hides in logs that were written already what was known for a secret only later. Answers the digests of those that it
   * wrote anew, by their paths as reports show them.
   */
  readonly hideInLogs: () => Promise<ReadonlyMap<string, string>>;
  /** Removes scratch directories. */
  readonly dispose: () => Promise<void>;
}

export function openPorts(setting: {
  readonly workspace: Workspace;
  readonly environment: Readonly<Record<string, string>>;
  readonly redact: Redactor;
  /** The program's own environment and its token of GitHub; `environment` and none unless given. */
  readonly program?: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly token?: string | undefined;
  };
  /** The system's unless given. */
  readonly clock?: Clock;
}): OpenPorts {
  const { workspace, environment, redact, program, clock = systemClock } = setting;
  const { files, dispose } = nodeFiles(workspace);
  const logs = openLogs(redact);
  return {
    hideInLogs: async () => {
      const digests = new Map<string, string>();
      for (const log of await logs.rewrite()) digests.set(shownPath(log, { workspace, files }), await sha256Of(log));
      return digests;
    },
    clock,
    files,
    dispose,
    withheld: withheldNames(program?.env ?? {}, environment),
    digest: inTurn(async path => ({
      path: shownPath(path, { workspace, files }),
      sha256: await digestOf(path, files),
    })),
    forStep: ({ id, attempt, tell = () => {}, delivery }, signal) => {
      const exec = nodeExec({
        workingDirectory: workspace.workingDirectory,
        environment,
        openLog: logs.open,
        signal,
        resolve: files.resolve,
        logPath: number => join(workspace.reportDirectory, 'logs', logName({ id, attempt, number })),
      });
      return {
        tell,
        ...(delivery && { delivery }),
        clock,
        files,
        host: nodeHost(environment, program?.env),
        http: undiciHttp(signal),
        load: nodeLoad({ signal, environment }),
        probe: nodeProbe(signal),
        repository: async () => {
          const { openRepository } = await import('./github/repository.js');
          const { env = environment, token } = program ?? {};
          return openRepository({ env, token, root: workspace.root, signal });
        },
        dns: async () => (await import('./dns/node-dns.js')).nodeDns(signal),
        postgres: async () => (await import('./postgres/node-postgres.js')).nodePostgres(signal),
        redis: async () => (await import('./redis/node-redis.js')).nodeRedis(signal),
        tcp: async () => (await import('./tls/node-tcp.js')).nodeTcp(signal),
        tls: async () => (await import('./tls/node-tls.js')).nodeTls(signal),
        sql: async () => (await import('./sql/node-sql.js')).nodeSql(signal),
        hide: logs.hide,
        signal,
        exec,
        git: nodeGit(workspace, exec),
      };
    },
  };
}

/** `unit-tests.log`, `unit-tests.2.log` for its second command, `unit-tests.retry-1.log` for its second attempt. */
function logName({ id, attempt, number }: { id: string; attempt: number; number: number }): string {
  const retry = attempt > 1 ? `.retry-${attempt - 1}` : '';
  return `${id}${retry}${number > 1 ? `.${number}` : ''}.log`;
}

/** Relative to the report directory where it lies there, else to the working directory. */
function shownPath(path: string, { workspace, files }: { workspace: Workspace; files: Files }): string {
  if (!isAbsolute(path) || !isInside(workspace.reportDirectory, path)) return files.show(path);
  return relative(workspace.reportDirectory, path).split(sep).join('/');
}

async function digestOf(path: string, files: Files): Promise<string> {
  const file = await files.resolve(path);
  try {
    return await sha256Of(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new CouldNotTell('unreadable', `${files.show(path)}: ${why}`, 'Keep evidence until the run ends.', { cause });
  }
}
