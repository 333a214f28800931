import type { Clock } from './clock.js';
import type { Delivery } from './delivery.js';
import type { Dns } from './dns.js';
import type { Exec } from './exec.js';
import type { Files } from './files.js';
import type { Git } from './git.js';
import type { Host } from './host.js';
import type { Http } from './http.js';
import type { LoadGenerator } from './load.js';
import type { Postgres } from './postgres.js';
import type { Probe } from './probe.js';
import type { Redis } from './redis.js';
import type { Repository } from './repository.js';
import type { Sql } from './sql.js';
import type { Tcp } from './tcp.js';
import type { Tls } from './tls.js';

/** What a check may touch of the world, and when it must stop. */
export interface Ports {
  readonly exec: Exec;
  /** git is asked by this and not by `exec`. */
  readonly git: Git;
  readonly http: Http;
  readonly load: LoadGenerator;
  readonly probe: Probe;
  readonly files: Files;
  readonly clock: Clock;
  readonly host: Host;
  /** Undefined where nothing is deployed and no time of a deployment is known. */
  readonly delivery?: Delivery | undefined;
  /** What GitHub knows of the repository; throws `CouldNotTell` where there is no token, or nothing says which it is. */
  readonly repository: () => Promise<Repository>;
  /** These are loaded with their first use. */
  readonly dns: () => Promise<Dns>;
  readonly postgres: () => Promise<Postgres>;
  readonly redis: () => Promise<Redis>;
  readonly tcp: () => Promise<Tcp>;
  readonly tls: () => Promise<Tls>;
  readonly sql: () => Promise<Sql>;
  /** Hides what a check found to be secret in every output of the run: other checks' logs, results, comments. */
  readonly hide: (values: Iterable<string>) => void;
  /** Says in a few words how far it has come, at most a few times a second: shown while it runs, and kept nowhere. */
  readonly tell: (text: string) => void;
  /** Aborted on timeout and on cancellation; `signal.reason` is then a `CouldNotTell`. */
  readonly signal: AbortSignal;
}
