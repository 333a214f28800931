import type { Ports } from '../../ports/ports.js';
import { ask, mustSeeAll, numberIn, type Seen, type Server, unclear } from './seen.js';

const PAUSE_MS = 200;
/** Longest wait for replicas to come up to where the primary was. */
const LONGEST_MS = 60_000;
/** A receiver that has heard nothing for so long does not know how far behind it is. */
const SILENT_S = 90;

const REPLICAS = `SELECT coalesce(nullif(application_name, ''), client_addr::text, pid::text), state,
  pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) FROM pg_stat_replication WHERE state <> 'backup' OR state IS NULL`;

interface Replica {
  readonly name: string;
  readonly bytes: number;
  readonly streams: boolean;
}

/** The replicas of a primary. One whose place is not known throws. */
export async function replicasOf(server: Server): Promise<readonly Replica[]> {
  mustSeeAll(server, 'replication');
  return (await ask(server, REPLICAS)).map(([name, state, lag]) => {
    const bytes = numberIn(lag);
    if (bytes !== undefined && state !== null)
      return { name: name ?? '', bytes: Math.max(0, bytes), streams: state === 'streaming' };
    throw unclear(
      server,
      `how far the replica ${name} is behind is not known`,
      'Wait until it streams, with `within`.',
    );
  });
}

const NONE = 'Connect the replica, and look at its log; or ask without `replication-lag`.';

/** By bytes of the log: of the worst replica, or of this one. */
export async function lagInBytes(server: Server): Promise<Seen> {
  if (server.isReplica) return ownBytes(server);
  const replicas = await replicasOf(server);
  const [worst] = [...replicas].sort((a, b) => b.bytes - a.bytes);
  if (worst === undefined) throw unclear(server, 'no replica is connected', NONE);
  return { value: worst.bytes, of: `replica ${worst.name}` };
}

/**
 * By time: how long the slowest replica takes to come to where the primary is now. `replay_lag` would be simpler, and stands
 * still while a replica replays nothing. Not waited longer than `limit` seconds, since it is then known to be more.
 */
export async function lagInTime(server: Server, { limit, ports }: { limit: number; ports: Ports }): Promise<Seen> {
  mustSeeAll(server, 'replication');
  const { clock, signal } = ports;
  const target = server.isReplica ? await heardOf(server) : ((await ask(server, NOW))[0]?.[0] ?? '');
  const begun = clock.monotonic();
  for (;;) {
    const rows = await ask(server, behindOf(server, target));
    if (rows.length === 0) throw unclear(server, 'no replica is connected', NONE);
    const seconds = (clock.monotonic() - begun) / 1000;
    const behind = rows.find(([, lag]) => (numberIn(lag) ?? Number.POSITIVE_INFINITY) > 0);
    if (behind === undefined) return { value: Math.min(seconds, Math.max(limit, 0)), of: rows[0]?.[0] ?? '' };
    // A word of the replica that is older than the limit says nothing of it.
    const age = numberIn(behind[2]);
    if (age !== undefined && seconds - age > limit) return { value: seconds - age, of: behind[0] ?? '' };
    if (seconds > limit + SILENCE_S || seconds * 1000 > LONGEST_MS)
      throw unclear(server, `${behind[0]} has not said for ${Math.round(seconds)} s how far it is`, 'Ask by bytes.');
    if (!server.isReplica) await ask(server, HEARTBEAT);
    await clock.sleep(PAUSE_MS, signal);
  }
}

/** By default a replica that gets nothing speaks up every 10 s (`wal_receiver_status_interval`). */
const SILENCE_S = 15;
/** A transaction that is taken back leaves its end in the log, and what comes over the log is acknowledged at once. */
const HEARTBEAT = 'SELECT txid_current()';
const NOW = 'SELECT pg_current_wal_flush_lsn()::text';

/** How many bytes are left to a place in the log, replica by replica, and how old its word on that is. */
function behindOf({ isReplica, version }: Server, target: string): string {
  const age = version >= 120_000 ? 'extract(epoch FROM clock_timestamp() - reply_time)' : '0';
  const place = `'${target.replace(/[^0-9A-F/]/gi, '')}'::pg_lsn`;
  if (isReplica) return `SELECT 'this replica', pg_wal_lsn_diff(${place}, pg_last_wal_replay_lsn()), 0`;
  return `SELECT 'replica ' || coalesce(nullif(application_name, ''), client_addr::text, pid::text),
    pg_wal_lsn_diff(${place}, replay_lsn), ${age} FROM pg_stat_replication
    WHERE state <> 'backup' OR state IS NULL`;
}

/** How far a replica knows that the log goes; it must have heard from its primary lately. */
async function heardOf(server: Server): Promise<string> {
  const end = server.version >= 130_000 ? 'flushed_lsn' : 'received_lsn';
  const sql = `SELECT greatest(latest_end_lsn, ${end})::text, extract(epoch FROM clock_timestamp() - last_msg_receipt_time)
    FROM pg_stat_wal_receiver WHERE status = 'streaming'`;
  const [[place = null, silent = null] = []] = await ask(server, sql);
  if (place !== null && (numberIn(silent) ?? SILENT_S + 1) <= SILENT_S) return place;
  throw unclear(server, 'it is a replica that hears nothing from its primary', 'Look at its log, and at the primary.');
}

/** Where the server that is asked is a replica itself. */
async function ownBytes(server: Server): Promise<Seen> {
  mustSeeAll(server, 'replication');
  const [row] = await ask(server, behindOf(server, await heardOf(server)));
  const bytes = numberIn(row?.[1]);
  if (bytes === undefined) throw unclear(server, 'it has replayed nothing yet', 'Wait until it has, with `within`.');
  return { value: Math.max(0, bytes), of: 'this replica' };
}
