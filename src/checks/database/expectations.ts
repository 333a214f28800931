import type { Comparison } from '../../engines/comparison/parse.js';
import type { Ports } from '../../ports/ports.js';
import { blocked, cacheHit, connections, deadTuples, longestTransaction, retainedWal, wraparound } from './activity.js';
import { hold, type Told } from './judge.js';
import type { DatabaseOptions, Expected } from './options.js';
import { lagInBytes, lagInTime, replicasOf } from './replication.js';
import type { Seen, Server } from './seen.js';
import { slowest } from './statements.js';

export interface Asking {
  readonly server: Server;
  readonly options: DatabaseOptions;
  readonly ports: Ports;
}

type Look = (expected: readonly Comparison[], asking: Asking) => Promise<Seen>;

const isShare = ([first]: readonly Comparison[]): boolean => first?.dimension === 'ratio';

/** The number itself where a plain number is expected. */
const plainly = (expected: readonly Comparison[], seen: Seen): Seen =>
  isShare(expected) ? seen : { ...seen, value: seen.number ?? seen.value };

const LOOKS: Readonly<Record<Expected, Look>> = {
  'replication-lag': (expected, { server, ports }) =>
    expected.some(({ dimension }) => dimension === 'time')
      ? lagInTime(server, { limit: Math.max(...expected.map(({ limit }) => limit)), ports })
      : lagInBytes(server),
  replicas: async (_, { server }) => ({
    value: (await replicasOf(server)).filter(({ streams }) => streams).length,
    of: '',
  }),
  connections: async (expected, { server }) => plainly(expected, await connections(server)),
  'cache-hit': (_, { server }) => cacheHit(server),
  'longest-transaction': (_, { server }) => longestTransaction(server),
  'slowest-mean': async (_, { server, options, ports }) => {
    const [first] = await slowest(server, { sample: options.sample, ports });
    return { value: first === undefined ? Number.NaN : first.mean / 1000, of: first?.text ?? '' };
  },
  'dead-tuples': async (expected, { server }) =>
    plainly(expected, await deadTuples(server, isShare(expected) ? 'share' : 'number')),
  blocked: (_, { server }) => blocked(server),
  wraparound: (_, { server }) => wraparound(server),
  'retained-wal': (_, { server }) => retainedWal(server),
};

/** Looks at one thing of the server, and holds it against what is expected. */
export async function expectOf(rule: Expected, asking: Asking): Promise<Told> {
  const expected = asking.options.expect[rule] ?? [];
  const { value, of } = await LOOKS[rule](expected, asking);
  return hold(expected, { rule, name: rule, value, of, where: asking.server.where });
}
