import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { CouldNotTell } from '../../could-not-tell.js';

interface Address {
  readonly address: string;
  readonly family: number;
}

/** What the host names of a load stand for, asked once: a name that changes meanwhile leads the load nowhere else. */
export async function resolveAll(hosts: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly Address[]>> {
  const found = new Map<string, readonly Address[]>();
  for (const host of hosts) {
    try {
      found.set(host, await lookup(host, { all: true }));
    } catch (cause) {
      const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
      const message = `${host}: the name cannot be resolved (${why})`;
      throw new CouldNotTell('unreachable', message, 'Check the name, and that it is known here.', { cause });
    }
  }
  return found;
}

/** A `lookup` for sockets that answers with these addresses. */
export function pinned(addresses: readonly Address[]): LookupFunction {
  return (hostname, options, callback) => {
    const [first] = addresses;
    if (first === undefined) return callback(new Error(`${hostname}: no address`), '', 0);
    if (options.all === true) return callback(null, [...addresses]);
    return callback(null, first.address, first.family);
  };
}
