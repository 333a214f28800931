import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  databaseRules
} from "./chunk-3C6PCMUP.js";
import {
  refused,
  rowsOf,
  withPostgres
} from "./chunk-RMETEF2R.js";
import {
  judgeAll
} from "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  showDuration,
  showLatency,
  showNumber,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/database/seen.ts
function numberIn(text) {
  if (text === null || text === void 0) return void 0;
  if (text === "t" || text === "true") return 1;
  if (text === "f" || text === "false") return 0;
  if (text === "NaN") return Number.NaN;
  if (/^[+-]?Infinity$/.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : void 0;
}
var ask = ({ session, where }, sql) => rowsOf(session, { sql, about: where });
function mustSeeAll({ seesAll, where }, what) {
  if (seesAll) return;
  const message = `${where}: the role sees its own sessions alone, so that ${what} is not known`;
  throw new CouldNotTell("tool-refused", message, "GRANT pg_monitor TO the role.");
}
var unclear = ({ where }, what, remedy) => new CouldNotTell("nothing-checked", `${where}: ${what}`, remedy);

// src/checks/database/activity.ts
var LEAST_BLOCKS = 1e4;
var LEAST_ROWS = 1e3;
var LATER = "Wait until the server has had some work; statistics may have been reset just now.";
async function connections(server) {
  const reserved = server.version >= 16e4 ? "- current_setting('reserved_connections')::int" : "";
  const [row] = await ask(
    server,
    `SELECT sum(numbackends), current_setting('max_connections')::int
      - current_setting('superuser_reserved_connections')::int ${reserved} FROM pg_stat_database`
  );
  const [open, most] = (row ?? []).map(numberIn);
  if (open === void 0 || most === void 0 || most <= 0)
    throw unclear(server, "it does not say its connections", LATER);
  return { value: open / most, number: open, of: "" };
}
async function cacheHit(server) {
  const [row] = await ask(
    server,
    "SELECT sum(blks_hit), sum(blks_hit) + sum(blks_read) FROM pg_stat_database WHERE datname = current_database()"
  );
  const [hit, all] = (row ?? []).map(numberIn);
  if (hit === void 0 || all === void 0 || all < LEAST_BLOCKS)
    throw unclear(
      server,
      `only ${all ?? 0} blocks were read since statistics were reset, fewer than ${LEAST_BLOCKS}`,
      LATER
    );
  return { value: hit / all, of: "" };
}
async function longestTransaction(server) {
  mustSeeAll(server, "how long transactions are open");
  const [row] = await ask(
    server,
    `SELECT extract(epoch FROM age), of FROM (
      SELECT clock_timestamp() - xact_start AS age, 'session ' || pid || ' (' || coalesce(state, 'unknown') || ')' AS of
        FROM pg_stat_activity WHERE xact_start IS NOT NULL AND pid <> pg_backend_pid() AND backend_type = 'client backend'
      UNION ALL SELECT clock_timestamp() - prepared, 'a prepared transaction' FROM pg_prepared_xacts) AS open
      ORDER BY age DESC LIMIT 1`
  );
  return { value: row === void 0 ? 0 : numberIn(row[0]) ?? Number.NaN, of: row?.[1] ?? "" };
}
async function deadTuples(server, by) {
  const order = by === "share" ? "n_dead_tup::float / nullif(n_live_tup + n_dead_tup, 0)" : "n_dead_tup";
  const rows = await ask(
    server,
    `SELECT schemaname || '.' || relname, n_dead_tup, n_live_tup + n_dead_tup FROM pg_stat_user_tables
      ${by === "share" ? `WHERE n_live_tup + n_dead_tup >= ${LEAST_ROWS} OR n_live_tup + n_dead_tup = 0` : ""}
      ORDER BY ${order} DESC NULLS LAST LIMIT 1`
  );
  const [[any] = []] = await ask(server, "SELECT count(*) FROM pg_stat_user_tables");
  if (numberIn(any) === 0) throw unclear(server, "it has no table of a user", "Check the name of the database.");
  const [name = "", dead, all] = rows[0] ?? [];
  const number = numberIn(dead) ?? 0;
  const of = number === 0 ? "" : `table ${name}`;
  return { value: by === "share" ? number / Math.max(1, numberIn(all) ?? 1) : number, number, of };
}
async function blocked(server) {
  const [row] = await ask(server, "SELECT count(*) FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0");
  return { value: numberIn(row?.[0]) ?? Number.NaN, of: "" };
}
async function wraparound(server) {
  const [row] = await ask(
    server,
    "SELECT datname, age(datfrozenxid)::float / 2147483648 FROM pg_database ORDER BY age(datfrozenxid) DESC LIMIT 1"
  );
  return { value: numberIn(row?.[1]) ?? Number.NaN, of: `database ${row?.[0] ?? ""}` };
}
async function retainedWal(server) {
  const now = server.isReplica ? "pg_last_wal_replay_lsn()" : "pg_current_wal_lsn()";
  const [row] = await ask(
    server,
    `SELECT slot_name, pg_wal_lsn_diff(${now}, restart_lsn) FROM pg_replication_slots
      WHERE NOT active AND restart_lsn IS NOT NULL ORDER BY 2 DESC LIMIT 1`
  );
  return row === void 0 ? { value: 0, of: "" } : { value: numberIn(row[1]) ?? Number.NaN, of: `slot ${row[0]}` };
}
var invalidIndexes = async (server) => {
  const building = server.version >= 12e4 ? "AND indexrelid NOT IN (SELECT index_relid FROM pg_stat_progress_create_index)" : "";
  const rows = await ask(
    server,
    `SELECT indexrelid::regclass::text || ' on ' || indrelid::regclass::text FROM pg_index WHERE NOT indisvalid ${building} ORDER BY 1`
  );
  return rows.map(([name]) => name ?? "");
};

// src/checks/database/judge.ts
function hold(expected, held) {
  const { rule, name, value, unit, of, where } = held;
  const judged = judgeAll(expected, { value, unit });
  if ("unknown" in judged)
    throw unclear({ where }, `${name}: ${judged.unknown}`, "Let the server answer with a number.");
  const dimension = unit === void 0 ? expected[0]?.dimension ?? "number" : "number";
  const actual = `${show(value, dimension)}${unit === void 0 ? "" : ` ${unit}`}`;
  const said = `${name} ${actual}${of === "" ? "" : ` (${of})`}`;
  const measurements = measure(held, { expected, dimension });
  if ("holds" in judged) return { said, findings: [], measurements };
  const wanted = judged.broken.text;
  const message = `${name} is ${actual}${of === "" ? "" : ` (${of})`}, and must be ${wanted}`;
  const finding = findingOf(databaseRules, {
    rule,
    message,
    expected: wanted,
    actual,
    subject: of === "" ? name : `${name} ${of}`
  });
  return { said: message, findings: [finding], measurements };
}
function show(value, dimension) {
  if (!Number.isFinite(value)) return String(value);
  if (dimension === "ratio") return `${showNumber(Math.round(value * 1e4) / 100)} %`;
  if (dimension === "time") return showDuration(value * 1e3);
  return dimension === "size" ? showSize(value) : showNumber(value);
}
var SCALES = {
  ratio: [100, "%"],
  time: [1e3, "ms"],
  size: [1, "bytes"]
};
function measure({ name, value, unit = "" }, { expected, dimension }) {
  if (!Number.isFinite(value)) return [];
  const [times, shown2] = SCALES[dimension] ?? [1, unit];
  const [first] = expected;
  const bound = first?.operator.startsWith("<") ? "max" : first?.operator.startsWith(">") ? "min" : void 0;
  const limit = first === void 0 || bound === void 0 || unit !== "" ? {} : { limit: first.limit * times, bound };
  return [{ name, value: Math.round(value * times * 1e3) / 1e3, unit: shown2, ...limit }];
}

// src/checks/database/replication.ts
var PAUSE_MS = 200;
var LONGEST_MS = 6e4;
var SILENT_S = 90;
var REPLICAS = `SELECT coalesce(nullif(application_name, ''), client_addr::text, pid::text), state,
  pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) FROM pg_stat_replication WHERE state <> 'backup' OR state IS NULL`;
async function replicasOf(server) {
  mustSeeAll(server, "replication");
  return (await ask(server, REPLICAS)).map(([name, state, lag]) => {
    const bytes = numberIn(lag);
    if (bytes !== void 0 && state !== null)
      return { name: name ?? "", bytes: Math.max(0, bytes), streams: state === "streaming" };
    throw unclear(
      server,
      `how far the replica ${name} is behind is not known`,
      "Wait until it streams, with `within`."
    );
  });
}
var NONE = "Connect the replica, and look at its log; or ask without `replication-lag`.";
async function lagInBytes(server) {
  if (server.isReplica) return ownBytes(server);
  const replicas = await replicasOf(server);
  const [worst] = [...replicas].sort((a, b) => b.bytes - a.bytes);
  if (worst === void 0) throw unclear(server, "no replica is connected", NONE);
  return { value: worst.bytes, of: `replica ${worst.name}` };
}
async function lagInTime(server, { limit, ports }) {
  mustSeeAll(server, "replication");
  const { clock, signal } = ports;
  const target = server.isReplica ? await heardOf(server) : (await ask(server, NOW))[0]?.[0] ?? "";
  const begun = clock.monotonic();
  for (; ; ) {
    const rows = await ask(server, behindOf(server, target));
    if (rows.length === 0) throw unclear(server, "no replica is connected", NONE);
    const seconds = (clock.monotonic() - begun) / 1e3;
    const behind = rows.find(([, lag]) => (numberIn(lag) ?? Number.POSITIVE_INFINITY) > 0);
    if (behind === void 0) return { value: Math.min(seconds, Math.max(limit, 0)), of: rows[0]?.[0] ?? "" };
    const age = numberIn(behind[2]);
    if (age !== void 0 && seconds - age > limit) return { value: seconds - age, of: behind[0] ?? "" };
    if (seconds > limit + SILENCE_S || seconds * 1e3 > LONGEST_MS)
      throw unclear(server, `${behind[0]} has not said for ${Math.round(seconds)} s how far it is`, "Ask by bytes.");
    if (!server.isReplica) await ask(server, HEARTBEAT);
    await clock.sleep(PAUSE_MS, signal);
  }
}
var SILENCE_S = 15;
var HEARTBEAT = "SELECT txid_current()";
var NOW = "SELECT pg_current_wal_flush_lsn()::text";
function behindOf({ isReplica, version }, target) {
  const age = version >= 12e4 ? "extract(epoch FROM clock_timestamp() - reply_time)" : "0";
  const place = `'${target.replace(/[^0-9A-F/]/gi, "")}'::pg_lsn`;
  if (isReplica) return `SELECT 'this replica', pg_wal_lsn_diff(${place}, pg_last_wal_replay_lsn()), 0`;
  return `SELECT 'replica ' || coalesce(nullif(application_name, ''), client_addr::text, pid::text),
    pg_wal_lsn_diff(${place}, replay_lsn), ${age} FROM pg_stat_replication
    WHERE state <> 'backup' OR state IS NULL`;
}
async function heardOf(server) {
  const end = server.version >= 13e4 ? "flushed_lsn" : "received_lsn";
  const sql = `SELECT greatest(latest_end_lsn, ${end})::text, extract(epoch FROM clock_timestamp() - last_msg_receipt_time)
    FROM pg_stat_wal_receiver WHERE status = 'streaming'`;
  const [[place = null, silent = null] = []] = await ask(server, sql);
  if (place !== null && (numberIn(silent) ?? SILENT_S + 1) <= SILENT_S) return place;
  throw unclear(server, "it is a replica that hears nothing from its primary", "Look at its log, and at the primary.");
}
async function ownBytes(server) {
  mustSeeAll(server, "replication");
  const [row] = await ask(server, behindOf(server, await heardOf(server)));
  const bytes = numberIn(row?.[1]);
  if (bytes === void 0) throw unclear(server, "it has replayed nothing yet", "Wait until it has, with `within`.");
  return { value: Math.max(0, bytes), of: "this replica" };
}

// src/checks/database/statements.ts
var SHOWN = 120;
var MOST = 5e3;
async function slowest(server, { sample, ports }) {
  const before = sample === void 0 ? [] : await statements(server);
  if (sample !== void 0) await ports.clock.sleep(sample, ports.signal);
  const known = new Map(before.map((each) => [each.key, each]));
  const ran = (await statements(server)).flatMap((each) => {
    const old = known.get(each.key);
    const isSame = old !== void 0 && old.calls <= each.calls && old.total <= each.total;
    const calls = each.calls - (isSame ? old.calls : 0);
    const total = each.total - (isSame ? old.total : 0);
    return calls > 0 ? [{ ...each, calls, total, mean: total / calls }] : [];
  });
  if (ran.length > 0) return ran.sort((a, b) => b.mean - a.mean);
  throw unclear(server, "pg_stat_statements knows no statement of this time", "Wait until some work was done.");
}
async function statements(server) {
  const [extension] = await ask(
    server,
    `SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_stat_statements'`
  );
  if (extension === void 0) throw missing(server, "pg_stat_statements is not installed in this database");
  const total = server.version >= 13e4 ? "total_exec_time" : "total_time";
  const level = server.version >= 14e4 ? "toplevel::text" : "'t'";
  const catalog = String.raw`\m(pg_(stat|wal_|current_wal|last_wal|last_xact|is_in_recovery|blocking_pids|size_)|txid_current)`;
  const tables = String.raw`\mpg_(class|index|extension|namespace|database|settings|locks|prepared_xacts|attribute|roles)\M`;
  const session = String.raw`^\s*(begin|start|set|show|rollback|commit)\M`;
  const own = `query !~* '${catalog}' AND query !~* '${tables}' AND query !~* '${session}'`;
  const answer = await server.session.query(
    `SELECT userid || ' ' || queryid || ' ' || ${level}, calls, ${total}, query FROM ${extension[0]}.pg_stat_statements
      WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND queryid IS NOT NULL AND ${own}
      ORDER BY ${total} / nullif(calls, 0) DESC NULLS LAST LIMIT ${MOST}`
  );
  if (answer.was === "refused") {
    if (answer.code === "55000") throw missing(server, "pg_stat_statements is installed and not loaded");
    throw refused(answer, server.where);
  }
  return answer.rows.map(([key, calls, time, text]) => ({
    key: key ?? "",
    calls: numberIn(calls) ?? 0,
    total: numberIn(time) ?? 0,
    text: shown(text ?? "")
  }));
}
var missing = ({ where }, what) => new CouldNotTell(
  "tool-missing",
  `${where}: ${what}`,
  "Put pg_stat_statements into shared_preload_libraries, restart, and CREATE EXTENSION pg_stat_statements."
);
var shown = (text) => /^\s*(?:select|insert|update|delete|with|merge)\b/i.test(text) ? clip(oneLine(text.replace(/\s+/g, " ").trim()), SHOWN) : `${/^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? "hidden"} \u2026`;

// src/checks/database/expectations.ts
var isShare = ([first]) => first?.dimension === "ratio";
var plainly = (expected, seen) => isShare(expected) ? seen : { ...seen, value: seen.number ?? seen.value };
var LOOKS = {
  "replication-lag": (expected, { server, ports }) => expected.some(({ dimension }) => dimension === "time") ? lagInTime(server, { limit: Math.max(...expected.map(({ limit }) => limit)), ports }) : lagInBytes(server),
  replicas: async (_, { server }) => ({
    value: (await replicasOf(server)).filter(({ streams }) => streams).length,
    of: ""
  }),
  connections: async (expected, { server }) => plainly(expected, await connections(server)),
  "cache-hit": (_, { server }) => cacheHit(server),
  "longest-transaction": (_, { server }) => longestTransaction(server),
  "slowest-mean": async (_, { server, options, ports }) => {
    const [first] = await slowest(server, { sample: options.sample, ports });
    return { value: first === void 0 ? Number.NaN : first.mean / 1e3, of: first?.text ?? "" };
  },
  "dead-tuples": async (expected, { server }) => plainly(expected, await deadTuples(server, isShare(expected) ? "share" : "number")),
  blocked: (_, { server }) => blocked(server),
  wraparound: (_, { server }) => wraparound(server),
  "retained-wal": (_, { server }) => retainedWal(server)
};
async function expectOf(rule, asking) {
  const expected = asking.options.expect[rule] ?? [];
  const { value, of } = await LOOKS[rule](expected, asking);
  return hold(expected, { rule, name: rule, value, of, where: asking.server.where });
}

// src/checks/database/server.ts
var FACTS = `SELECT current_setting('server_version_num'), pg_is_in_recovery(),
  pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')`;
async function lookAt(session, { url }) {
  const host = url.host.includes(":") ? `[${url.host}]` : url.host;
  const where = `PostgreSQL at ${host}:${url.port}/${url.database}`;
  const [row] = await rowsOf(session, { sql: FACTS, about: where });
  const version = numberIn(row?.[0]);
  if (version === void 0 || version < 1e5) {
    const message = `${where}: the server says no version of PostgreSQL 10 or newer`;
    throw new CouldNotTell("unsupported", message, "Name a server of PostgreSQL 10 or newer.");
  }
  return { session, where, version, isReplica: row?.[1] === "t", seesAll: row?.[2] === "t" };
}
var showVersion = (version) => `${Math.floor(version / 1e4)}.${version % 1e4}`;
function isVersion(version, wanted) {
  const { operator, major, minor } = wanted;
  const actual = minor === void 0 ? Math.floor(version / 1e4) : version;
  const limit = minor === void 0 ? major : major * 1e4 + minor;
  if (operator === ">=") return actual >= limit;
  if (operator === "<=") return actual <= limit;
  if (operator === ">") return actual > limit;
  return operator === "<" ? actual < limit : actual === limit;
}

// src/checks/database/run.ts
var LABEL = 80;
var runDatabase = (options, ports) => until(
  () => withPostgres(options, ports, async (session) => look({ options, ports, server: await lookAt(session, options) })),
  { waiting: options, ports }
);
async function look(asking) {
  const { options, ports } = asking;
  const wanted = Object.keys(options.expect).filter((key) => key in options.expect);
  const questions = [
    ...options.version === void 0 ? [] : [() => judgeVersion(asking)],
    ...wanted.filter((key) => options.expect[key] !== void 0).map((key) => () => expectOf(key, asking)),
    ...(options.queries ?? []).map((query) => () => judgeQuery(query, asking)),
    ...options["invalid-indexes"] === "off" ? [] : [() => judgeIndexes(asking)]
  ];
  const { answers, unknown } = await askEach(questions, { ask: (question) => question(), signal: ports.signal });
  const findings = answers.flatMap((told) => told.findings);
  const [first] = findings.filter(({ level }) => level === "error");
  const { server } = asking;
  const role = server.isReplica ? "a replica" : "a primary";
  const said = [`PostgreSQL ${showVersion(server.version)}, ${role}`, ...answers.map((told) => told.said)];
  const summary = first?.message ?? said.filter((text) => text !== "").join(", ");
  const verdict = byFindings(summary, {
    findings,
    measurements: answers.flatMap((told) => told.measurements),
    details: await detailsOf(asking, unknown)
  });
  return unlessUnknown(verdict, unknown);
}
async function judgeVersion({ server, options }) {
  const { version } = options;
  if (version === void 0 || isVersion(server.version, version)) return { said: "", findings: [], measurements: [] };
  const actual = showVersion(server.version);
  const message = `the server is PostgreSQL ${actual}, and must be ${version.text}`;
  const finding = findingOf(databaseRules, { rule: "version", message, expected: version.text, actual });
  return { said: message, findings: [finding], measurements: [] };
}
async function judgeQuery({ name, sql, expect, unit }, { server }) {
  const label = name ?? clip(oneLine(sql.trim()), LABEL);
  const rows = await rowsOf(server.session, { sql, about: `${server.where}: ${label}` });
  const [row] = rows;
  const remedy = "Write a statement that answers with one row of one number, such as SELECT count(*) \u2026";
  if (row === void 0) throw unclear(server, `${label}: there is no row`, remedy);
  if (rows.length > 1 || row.length !== 1)
    throw unclear(server, `${label}: ${rows.length} rows of ${row.length} columns came back, not one number`, remedy);
  const value = numberIn(row[0]);
  if (value === void 0)
    throw unclear(server, `${label}: the answer is ${row[0] === null ? "NULL" : "no number"}`, remedy);
  return hold(expect, { rule: "query", name: label, value, unit, of: "", where: server.where });
}
async function judgeIndexes({ server, options }) {
  const level = options["invalid-indexes"] === "warning" ? "warning" : "error";
  const findings = (await invalidIndexes(server)).map((index) => {
    const message = `the index ${index} is not valid`;
    return findingOf(databaseRules, { rule: "invalid-index", level, message, subject: index });
  });
  return { said: "", findings, measurements: [] };
}
async function detailsOf({ server, options, ports }, unknown) {
  if (options.expect["slowest-mean"] === void 0 || unknown.length > 0) return [];
  const all = await slowest(server, { sample: void 0, ports });
  const lines = all.slice(0, options.top).map(({ mean, calls, text }) => `${showLatency(mean)} \xD7 ${calls}: ${text}`);
  return [{ title: "The slowest statements by their mean, since statistics were reset", text: lines.join("\n") }];
}
export {
  runDatabase
};
