import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/checks/database/rules.ts
var databaseRules = {
  "replication-lag": {
    level: "error",
    means: "a replica is too far behind",
    remedy: "Look at its load, its network and long queries on it; `pg_stat_replication` shows where it waits."
  },
  replicas: {
    level: "error",
    means: "fewer or more replicas stream than expected",
    remedy: "Look at the log of the replica that is missing."
  },
  connections: {
    level: "error",
    means: "too many connections are open",
    remedy: "Look for sessions that idle, use a pooler, or raise max_connections."
  },
  "cache-hit": {
    level: "error",
    means: "too many blocks are read from disk",
    remedy: "Look at the slowest statements and missing indexes, or raise shared_buffers."
  },
  "longest-transaction": {
    level: "error",
    means: "a transaction has been open for too long",
    remedy: "Find it in pg_stat_activity or pg_prepared_xacts, and end it where nobody needs it."
  },
  "slowest-mean": {
    level: "error",
    means: "a statement takes too long on average",
    remedy: "Look at its plan with EXPLAIN; the report shows the slowest ones."
  },
  "dead-tuples": {
    level: "error",
    means: "a table has too many dead rows",
    remedy: "Find out what keeps autovacuum from cleaning it: long transactions, or its settings."
  },
  blocked: {
    level: "error",
    means: "sessions wait for the lock of another one",
    remedy: "Find the blocking session with pg_blocking_pids(), and end it where nobody needs it."
  },
  wraparound: {
    level: "error",
    means: "a database has used up too many transaction ids",
    remedy: "Let vacuum freeze its tables, and end what holds it back."
  },
  "retained-wal": {
    level: "error",
    means: "a replication slot that nobody reads keeps too much of the log",
    remedy: "Let its reader run again, or drop the slot."
  },
  "invalid-index": {
    level: "error",
    means: "an index is not valid, as a failed CREATE INDEX CONCURRENTLY leaves it",
    remedy: "Drop the index and build it again, or REINDEX INDEX CONCURRENTLY."
  },
  query: {
    level: "error",
    means: "the answer to a statement is not as expected",
    remedy: "Run the statement by hand, and look at the rows behind the number."
  },
  version: {
    level: "error",
    means: "the server has another version than expected",
    remedy: "Upgrade the server, or correct `version`."
  }
};

export {
  databaseRules
};
