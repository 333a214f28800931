import { ask, mustSeeAll, numberIn, type Seen, type Server, unclear } from './seen.js';

/** Under so many blocks a share of hits says nothing. */
const LEAST_BLOCKS = 10_000;
/** Smaller tables have a large share of dead rows at once, and nobody notices. */
const LEAST_ROWS = 1_000;
const LATER = 'Wait until the server has had some work; statistics may have been reset just now.';

export async function connections(server: Server): Promise<Seen> {
  const reserved = server.version >= 160_000 ? "- current_setting('reserved_connections')::int" : '';
  const [row] = await ask(
    server,
    `SELECT sum(numbackends), current_setting('max_connections')::int
      - current_setting('superuser_reserved_connections')::int ${reserved} FROM pg_stat_database`,
  );
  const [open, most] = (row ?? []).map(numberIn);
  if (open === undefined || most === undefined || most <= 0)
    throw unclear(server, 'it does not say its connections', LATER);
  return { value: open / most, number: open, of: '' };
}

export async function cacheHit(server: Server): Promise<Seen> {
  const [row] = await ask(
    server,
    'SELECT sum(blks_hit), sum(blks_hit) + sum(blks_read) FROM pg_stat_database WHERE datname = current_database()',
  );
  const [hit, all] = (row ?? []).map(numberIn);
  if (hit === undefined || all === undefined || all < LEAST_BLOCKS)
    throw unclear(
      server,
      `only ${all ?? 0} blocks were read since statistics were reset, fewer than ${LEAST_BLOCKS}`,
      LATER,
    );
  return { value: hit / all, of: '' };
}

/** Prepared transactions hold their locks without any session. */
export async function longestTransaction(server: Server): Promise<Seen> {
  mustSeeAll(server, 'how long transactions are open');
  const [row] = await ask(
    server,
    `SELECT extract(epoch FROM age), of FROM (
      SELECT clock_timestamp() - xact_start AS age, 'session ' || pid || ' (' || coalesce(state, 'unknown') || ')' AS of
        FROM pg_stat_activity WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid() AND backend_type = 'client backend'
      UNION ALL SELECT clock_timestamp() - prepared, 'a prepared transaction' FROM pg_prepared_xacts) AS open
      ORDER BY age DESC LIMIT 1`,
  );
  return { value: row === undefined ? 0 : (numberIn(row[0]) ?? Number.NaN), of: row?.[1] ?? '' };
}

export async function deadTuples(server: Server, by: 'share' | 'number'): Promise<Seen> {
  const order = by === 'share' ? 'n_dead_tup::float / nullif(n_live_tup + n_dead_tup, 0)' : 'n_dead_tup';
  const rows = await ask(
    server,
    `SELECT schemaname || '.' || relname, n_dead_tup, n_live_tup + n_dead_tup FROM pg_stat_user_tables
      ${by === 'share' ? `WHERE n_live_tup + n_dead_tup >= ${LEAST_ROWS} OR n_live_tup + n_dead_tup = 0` : ''}
      ORDER BY ${order} DESC NULLS LAST LIMIT 1`,
  );
  const [[any] = []] = await ask(server, 'SELECT count(*) FROM pg_stat_user_tables');
  if (numberIn(any) === 0) throw unclear(server, 'it has no table of a user', 'Check the name of the database.');
  const [name = '', dead, all] = rows[0] ?? [];
  const number = numberIn(dead) ?? 0;
  const of = number === 0 ? '' : `table ${name}`;
  return { value: by === 'share' ? number / Math.max(1, numberIn(all) ?? 1) : number, number, of };
}

export async function blocked(server: Server): Promise<Seen> {
  const [row] = await ask(server, 'SELECT count(*) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0');
  return { value: numberIn(row?.[0]) ?? Number.NaN, of: '' };
}

/** Half of the 32 bits are the future of the other half. */
export async function wraparound(server: Server): Promise<Seen> {
  const [row] = await ask(
    server,
    'SELECT datname, age(datfrozenxid)::float / 2147483648 FROM pg_database ORDER BY age(datfrozenxid) DESC LIMIT 1',
  );
  return { value: numberIn(row?.[1]) ?? Number.NaN, of: `database ${row?.[0] ?? ''}` };
}

export async function retainedWal(server: Server): Promise<Seen> {
  const now = server.isReplica ? 'pg_last_wal_replay_lsn()' : 'pg_current_wal_lsn()';
  const [row] = await ask(
    server,
    `SELECT slot_name, pg_wal_lsn_diff(${now}, restart_lsn) FROM pg_replication_slots
      WHERE NOT active AND restart_lsn IS NOT NULL ORDER BY 2 DESC LIMIT 1`,
  );
  return row === undefined ? { value: 0, of: '' } : { value: numberIn(row[1]) ?? Number.NaN, of: `slot ${row[0]}` };
}

/** Those that are being built just now are not valid yet, and left out. */
export const invalidIndexes = async (server: Server): Promise<readonly string[]> => {
  const building =
    server.version >= 120_000 ? 'AND indexrelid NOT IN (SELECT index_relid FROM pg_stat_progress_create_index)' : '';
  const rows = await ask(
    server,
    `SELECT indexrelid::regclass::text || ' on ' || indrelid::regclass::text FROM pg_index WHERE NOT indisvalid ${building} ORDER BY 1`,
  );
  return rows.map(([name]) => name ?? '');
};
