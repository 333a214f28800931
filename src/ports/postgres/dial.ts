import { Socket } from 'node:net';
import { type ConnectionOptions, checkServerIdentity } from 'node:tls';
import type { Client, ClientConfig } from 'pg';
import type { PostgresAddress, PostgresTls } from '../postgres.js';
import { hasNoTls, passwordWanted, troubleWith } from './trouble.js';

/** A connection that is logged in. */
export interface Line {
  readonly client: Client;
  readonly isEncrypted: boolean;
  /** What broke it while nobody asked; undefined while it is whole. */
  readonly fault: () => unknown;
  /** Ends it at once, whatever is under way. */
  readonly destroy: () => void;
  readonly close: () => Promise<void>;
}

/** Connects and logs in; in the clear where TLS is only preferred and the server has none. */
export async function dial(address: PostgresAddress, stop: AbortSignal): Promise<Line> {
  stop.throwIfAborted();
  const { tls } = address;
  try {
    return await connect(address, tls, stop);
  } catch (cause) {
    if (stop.aborted) throw stop.reason;
    if (tls?.need !== 'prefer' || !hasNoTls(cause)) throw troubleWith(address, cause);
  }
  try {
    return await connect(address, undefined, stop);
  } catch (cause) {
    if (stop.aborted) throw stop.reason;
    throw troubleWith(address, cause);
  }
}

async function connect(address: PostgresAddress, tls: PostgresTls | undefined, stop: AbortSignal): Promise<Line> {
  const { Client: Driver } = (await import('pg')).default;
  const socket = new Socket();
  const client = new Driver(configOf(address, { tls, socket }));
  let fault: unknown;
  client.on('error', error => {
    fault ??= error;
  });
  const destroy = () => void socket.destroy(stop.aborted ? undefined : new Error('given up'));
  stop.addEventListener('abort', destroy, { once: true });
  // The driver's own limit ends with the connection; a login that hangs must end, too.
  const timer = setTimeout(() => socket.destroy(new Error('timeout expired')), address.connectTimeoutMs);
  try {
    await client.connect();
  } catch (cause) {
    stop.removeEventListener('abort', destroy);
    socket.destroy();
    throw cause;
  } finally {
    clearTimeout(timer);
  }
  const close = async () => {
    stop.removeEventListener('abort', destroy);
    await client.end().catch(() => undefined);
    socket.destroy();
  };
  return { client, isEncrypted: tls !== undefined, fault: () => fault, destroy, close };
}

/** Each key is said: what is left out the driver takes from PGHOST and its like, or from a file of passwords. */
function configOf(
  { host, port, database, user, password, options, connectTimeoutMs }: PostgresAddress,
  { tls, socket }: { readonly tls: PostgresTls | undefined; readonly socket: Socket },
): ClientConfig {
  return {
    host,
    port,
    database,
    user,
    password: () => {
      if (password === undefined) throw passwordWanted();
      return password;
    },
    options: options ?? '',
    application_name: 'deploy-validate',
    fallback_application_name: 'deploy-validate',
    client_encoding: 'UTF8',
    connectionTimeoutMillis: connectTimeoutMs,
    stream: () => socket,
    ssl: tls === undefined ? false : sslOf(tls, host),
  };
}

function sslOf({ verify, ca, cert, key, serverName }: PostgresTls, host: string): ConnectionOptions {
  const name = serverName ?? host;
  return {
    rejectUnauthorized: verify !== 'nothing',
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    // The driver leaves the name out where the host is an address, and Node would then ask for "localhost".
    checkServerIdentity: (_, certificate) => (verify === 'chain' ? undefined : checkServerIdentity(name, certificate)),
  };
}
