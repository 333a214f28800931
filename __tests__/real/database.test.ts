import { afterAll, beforeAll, describe, expect } from 'vitest';
import which from 'which';
import { database } from '../../src/checks/database/definition.js';
import { type PostgresServer, startPostgres } from './postgres-server.js';
import { openScene, type Scene } from './scene.js';
import { itWith } from './tool.js';

const has = which.sync('initdb', { nothrow: true }) !== null;
let server: PostgresServer;
let replica: { readonly port: number; readonly url: string };
let scene: Scene;

/** `failed replication-lag: …`, the rules of what was found. */
async function told(options: Readonly<Record<string, unknown>>): Promise<string> {
  const outcome = await scene.check({ url: server.url, ...options });
  if (outcome.status === 'errored') return `errored ${outcome.why}: ${outcome.message.replace(/:\d+\//, '/')}`;
  return `${outcome.status} ${outcome.findings.map(({ rule }) => rule).join(' ')}`.trim();
}

beforeAll(async () => {
  if (!has) return;
  scene = openScene(database);
  server = await startPostgres('max_prepared_transactions = 2\n');
  await server.sql('CREATE EXTENSION pg_stat_statements');
  await server.sql('CREATE TABLE orders (id int); INSERT INTO orders SELECT generate_series(1, 5000)');
  await server.sql('CREATE ROLE app LOGIN; GRANT SELECT ON orders TO app');
  replica = await server.replica();
}, 60_000);

afterAll(async () => {
  scene?.remove();
  await server?.stop();
});

describe('a real PostgreSQL with a replica', () => {
  itWith('initdb', 'is well', async () => {
    await server.sql('SELECT count(*) FROM orders');
    const expected = {
      'replication-lag': '<= 30s',
      replicas: '== 1',
      connections: '<= 80%',
      'longest-transaction': '<= 1m',
      'slowest-mean': '<= 10s',
      'dead-tuples': '<= 50%',
      blocked: '== 0',
      wraparound: '<= 50%',
      'retained-wal': '<= 1GB',
    };
    const queries = [{ sql: 'SELECT count(*) FROM orders', expect: ['>= 5000', '< 6000'] }];
    expect(await told({ expect: expected, queries, version: '>= 13' })).toBe('passed');
    expect(await told({ expect: { 'replication-lag': '<= 10MB' } })).toBe('passed');
    expect(await told({ url: replica.url, expect: { 'replication-lag': ['<= 30s'] } })).toBe('passed');
  });

  itWith('initdb', 'has a replica that replays nothing', async () => {
    await server.sql('SELECT pg_wal_replay_pause()', replica);
    await server.sql('INSERT INTO orders SELECT generate_series(1, 20000)');
    try {
      expect(await told({ expect: { 'replication-lag': '<= 1s' } })).toBe('failed replication-lag');
      expect(await told({ expect: { 'replication-lag': '<= 10kB' } })).toBe('failed replication-lag');
      expect(await told({ url: replica.url, expect: { 'replication-lag': '<= 10kB' } })).toBe('failed replication-lag');
    } finally {
      await server.sql('SELECT pg_wal_replay_resume()', replica);
    }
  });

  itWith('initdb', 'has what must not be', async () => {
    await server.sql('SELECT pg_sleep(0.3)');
    await server.sql('CREATE TABLE twice (id int); INSERT INTO twice VALUES (1), (1)');
    await server.sql('CREATE UNIQUE INDEX CONCURRENTLY twice_id ON twice (id)').catch(() => undefined);
    await server.sql("BEGIN; INSERT INTO twice VALUES (2); PREPARE TRANSACTION 'left'");
    const expected = {
      connections: '< 1',
      'longest-transaction': '<= 1ms',
      'slowest-mean': '<= 200ms',
      replicas: '>= 2',
    };
    const queries = [{ sql: 'SELECT count(*) FROM twice', expect: '== 0' }];
    const all = 'failed version replicas connections longest-transaction slowest-mean query invalid-index';
    expect(await told({ expect: expected, queries, version: 9 })).toBe(all);
    await server.sql("ROLLBACK PREPARED 'left'");
    await server.sql('DROP TABLE twice');
  });

  itWith('initdb', 'leaves what it does not know unclear', async () => {
    const lines = [
      await told({ queries: [{ name: 'none', sql: 'SELECT id FROM orders WHERE false', expect: '== 0' }] }),
      await told({ queries: [{ name: 'many', sql: 'SELECT id FROM orders', expect: '>= 0' }] }),
      await told({ queries: [{ name: 'null', sql: 'SELECT max(id) FROM orders WHERE false', expect: '== 0' }] }),
      await told({ queries: [{ name: 'nan', sql: "SELECT 'NaN'::float", expect: '<= 1' }] }),
      await told({ queries: [{ name: 'gone', sql: 'SELECT count(*) FROM nowhere', expect: '== 0' }] }),
      await told({ queries: [{ name: 'writes', sql: 'DELETE FROM orders RETURNING 1', expect: '== 1' }] }),
      await told({
        queries: [{ name: 'slow', sql: 'SELECT pg_sleep(9)', expect: '== 1' }],
        'statement-timeout': '200ms',
      }),
      await told({ url: server.url.replace('postgres@', 'app@'), expect: { 'longest-transaction': '<= 1h' } }),
      await told({ url: server.url.replace(/postgres$/, 'template1'), expect: { 'slowest-mean': '<= 1s' } }),
      await told({ url: replica.url, expect: { replicas: '>= 0' }, 'invalid-indexes': 'off' }),
    ];
    expect(lines.map(line => line.replace('PostgreSQL at 127.0.0.1/', '').slice(0, 90))).toMatchInlineSnapshot(`
      [
        "errored nothing-checked: postgres: none: there is no row",
        "errored truncated: postgres: the answer is longer than 10000 rows or 32 MiB, and 1 more co",
        "errored nothing-checked: postgres: null: the answer is NULL",
        "errored nothing-checked: postgres: nan: the value is not a number (NaN)",
        "errored tool-refused: postgres: gone: the server says "relation "nowhere" does not exist" ",
        "errored tool-refused: postgres: writes: the server says "cannot execute DELETE in a read-o",
        "errored timed-out: postgres: slow: the server says "canceling statement due to statement t",
        "errored tool-refused: postgres: the role sees its own sessions alone, so that how long tra",
        "errored tool-missing: template1: pg_stat_statements is not installed in this database",
        "passed",
      ]
    `);
  });
});
