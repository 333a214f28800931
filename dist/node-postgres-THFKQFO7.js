import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/ports/postgres/trouble.ts
var SHOWN = 300;
var showAddress = ({ host, port, database }) => `PostgreSQL at ${host.includes(":") && !host.startsWith("/") ? `[${host}]` : host}:${port}/${database}`;
var LOGIN = "Check user and password, and that the role may log in.";
var PLACE = "Check host and port, and that the server runs and is reachable from here.";
var TLS = "Name the authority in `tls: { ca }`, or check the name that the certificate is for.";
var KNOWN = {
  "28P01": { why: "tool-refused", what: "the login was refused", remedy: LOGIN },
  "28000": { why: "tool-refused", what: "the login was refused", remedy: `${LOGIN} Look at pg_hba.conf, too.` },
  "3D000": { why: "tool-refused", what: "the database does not exist", remedy: "Check the name of the database." },
  "42501": { why: "tool-refused", what: "the role may not connect", remedy: "Grant CONNECT on the database." },
  "53300": { what: "it has no connection left", remedy: "Raise max_connections, or end connections that idle." },
  "57P03": { what: "it takes no connections now", remedy: "Wait until it has started or recovered, with `within`." },
  ECONNREFUSED: { what: "the connection was refused", remedy: PLACE },
  ECONNRESET: { what: "the connection was closed before an answer", remedy: PLACE },
  EPIPE: { what: "the connection was closed before an answer", remedy: PLACE },
  ENOTFOUND: { what: "the name does not exist", remedy: PLACE },
  EAI_AGAIN: { what: "the name could not be resolved just now", remedy: PLACE },
  EHOSTUNREACH: { what: "there is no way to the host", remedy: PLACE },
  ENETUNREACH: { what: "there is no way to the network", remedy: PLACE },
  ETIMEDOUT: { what: "the connection was not made in time", remedy: PLACE },
  ENOENT: { what: "there is no such socket", remedy: PLACE },
  CERT_HAS_EXPIRED: { what: "its certificate has expired", remedy: "Renew the certificate." },
  DEPTH_ZERO_SELF_SIGNED_CERT: { what: "its certificate is signed by itself", remedy: TLS },
  SELF_SIGNED_CERT_IN_CHAIN: { what: "its certificate comes from an authority not trusted here", remedy: TLS },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { what: "its certificate comes from an authority not trusted here", remedy: TLS },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { what: "its certificate comes from an authority not trusted here", remedy: TLS },
  ERR_TLS_CERT_ALTNAME_INVALID: { what: "its certificate is for another name", remedy: TLS }
};
var SAID = [
  [/^timeout expired/, { what: "no login within the time that it has", remedy: PLACE }],
  [
    /does not support SSL/,
    { what: "the server has no TLS", remedy: "Turn on TLS at the server, or write `sslmode=disable`." }
  ],
  [
    /error establishing an SSL|unrecognized|Unknown authenticationOk|Unhandled/i,
    { why: "wrong-format", what: "what answers there does not speak as PostgreSQL does", remedy: PLACE }
  ],
  [/^Connection terminated/, { what: "the connection was closed before an answer", remedy: PLACE }],
  [/SCRAM|SASL/, { why: "tool-refused", what: "the login was refused", remedy: LOGIN }]
];
function troubleWith(address, cause) {
  if (cause instanceof CouldNotTell) return cause;
  const error = cause instanceof AggregateError && cause.errors.length > 0 ? cause.errors[0] : cause;
  const text = error instanceof Error ? error.message : String(error);
  const words = KNOWN[codeOf(error)] ?? SAID.find(([pattern]) => pattern.test(text))?.[1];
  const { why = "unreachable", what, remedy } = words ?? { what: clip(text, SHOWN), remedy: PLACE };
  return new CouldNotTell(why, `${showAddress(address)}: ${what}`, remedy, { cause });
}
var passwordWanted = () => new CouldNotTell(
  "tool-refused",
  "the server asks for a password, and the address has none",
  "Take the whole address from a variable: `url: ${{ env.DATABASE_URL }}`."
);
var hasNoTls = (cause) => cause instanceof Error && /does not support SSL/.test(cause.message);
function refusalIn(cause) {
  const code = codeOf(cause);
  if (!(cause instanceof Error) || !/^[0-9A-Z]{5}$/.test(code) || isBroken(code)) return void 0;
  return { was: "refused", code, message: clip(cause.message.split("\n")[0] ?? "", SHOWN) };
}
var isBroken = (code) => code.startsWith("57P") || code.startsWith("08") || code.startsWith("E");
var codeOf = (error) => error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";

// src/ports/postgres/ask.ts
var MAX_ROWS = 1e4;
var MAX_CHARACTERS = 32 * 1024 * 1024;
var GRACE_MS = 2e3;
var AS_TEXT = { getTypeParser: () => (text) => text };
async function ask(line, asked) {
  const { address, stop } = asked;
  stop.throwIfAborted();
  if (line.fault() !== void 0) throw troubleWith(address, line.fault());
  try {
    return await answerTo(line, asked);
  } catch (cause) {
    if (stop.aborted) throw stop.reason;
    const refusal = refusalIn(cause);
    if (refusal !== void 0) return refusal;
    throw troubleWith(address, cause);
  }
}
async function answerTo({ client, destroy }, asked) {
  const { default: pg } = await import("pg");
  return new Promise((resolve, reject) => {
    const query = new pg.Query(wording(asked));
    const rows = [];
    let characters = 0;
    const giveUp = (why) => {
      destroy();
      reject(why);
    };
    const { statementTimeoutMs } = asked.address;
    const timer = setTimeout(() => giveUp(silent(asked.address)), statementTimeoutMs + GRACE_MS);
    query.on("row", (row) => {
      const read = rowOf(row);
      characters += read.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      if (rows.length >= MAX_ROWS || characters > MAX_CHARACTERS) giveUp(tooLong(asked.address));
      else rows.push(read);
    });
    query.on("end", (ended) => {
      clearTimeout(timer);
      const last = "fields" in ended ? ended : ended.at(-1);
      resolve({ was: "rows", columns: last?.fields.map(({ name }) => name) ?? [], rows });
    });
    query.on("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    client.query(query);
  });
}
var wording = ({ sql, values = [], how }) => ({
  text: sql,
  values: [...values],
  rowMode: "array",
  types: AS_TEXT,
  ...how === "extended" && { queryMode: "extended" }
});
var rowOf = (row) => Array.isArray(row) ? row.map((value) => typeof value === "string" ? value : null) : [];
var silent = (address) => new CouldNotTell(
  "timed-out",
  `${showAddress(address)}: no answer within ${showDuration(address.statementTimeoutMs + GRACE_MS)}`,
  "Find out what the server waits for, or give a statement more time."
);
var tooLong = (address) => new CouldNotTell(
  "truncated",
  `${showAddress(address)}: the answer is longer than ${MAX_ROWS} rows or 32 MiB`,
  "Ask for less, such as a count."
);

// src/ports/postgres/dial.ts
import { Socket } from "node:net";
import { checkServerIdentity } from "node:tls";
async function dial(address, stop) {
  stop.throwIfAborted();
  const { tls } = address;
  try {
    return await connect(address, tls, stop);
  } catch (cause) {
    if (stop.aborted) throw stop.reason;
    if (tls?.need !== "prefer" || !hasNoTls(cause)) throw troubleWith(address, cause);
  }
  try {
    return await connect(address, void 0, stop);
  } catch (cause) {
    if (stop.aborted) throw stop.reason;
    throw troubleWith(address, cause);
  }
}
async function connect(address, tls, stop) {
  const { Client: Driver } = (await import("pg")).default;
  const socket = new Socket();
  const client = new Driver(configOf(address, { tls, socket }));
  let fault;
  client.on("error", (error) => {
    fault ??= error;
  });
  const destroy = () => void socket.destroy(stop.aborted ? void 0 : new Error("given up"));
  stop.addEventListener("abort", destroy, { once: true });
  const timer = setTimeout(() => socket.destroy(new Error("timeout expired")), address.connectTimeoutMs);
  try {
    await client.connect();
  } catch (cause) {
    stop.removeEventListener("abort", destroy);
    socket.destroy();
    throw cause;
  } finally {
    clearTimeout(timer);
  }
  const close = async () => {
    stop.removeEventListener("abort", destroy);
    await client.end().catch(() => void 0);
    socket.destroy();
  };
  return { client, isEncrypted: tls !== void 0, fault: () => fault, destroy, close };
}
function configOf({ host, port, database, user, password, options, connectTimeoutMs }, { tls, socket }) {
  return {
    host,
    port,
    database,
    user,
    password: () => {
      if (password === void 0) throw passwordWanted();
      return password;
    },
    options: options ?? "",
    application_name: "deploy-validate",
    fallback_application_name: "deploy-validate",
    client_encoding: "UTF8",
    connectionTimeoutMillis: connectTimeoutMs,
    stream: () => socket,
    ssl: tls === void 0 ? false : sslOf(tls, host)
  };
}
function sslOf({ verify, ca, cert, key, serverName }, host) {
  const name = serverName ?? host;
  return {
    rejectUnauthorized: verify !== "nothing",
    ...ca !== void 0 && { ca },
    ...cert !== void 0 && { cert },
    ...key !== void 0 && { key },
    // The driver leaves the name out where the host is an address, and Node would then ask for "localhost".
    checkServerIdentity: (_, certificate) => verify === "chain" ? void 0 : checkServerIdentity(name, certificate)
  };
}

// src/ports/postgres/node-postgres.ts
var nodePostgres = (stop) => ({
  open: async (address) => readOnly(await dial(address, stop), { address, stop }),
  openScratch: async (address) => scratch(await dial(address, stop), { address, stop })
});
var LOCK_TIMEOUT_MS = 1e3;
function readOnly(line, { address, stop }) {
  const { statementTimeoutMs } = address;
  const asked = (more) => ({ ...more, address, stop });
  const begin = [
    "BEGIN TRANSACTION READ ONLY",
    `SET LOCAL statement_timeout = ${statementTimeoutMs}`,
    `SET LOCAL lock_timeout = ${Math.min(LOCK_TIMEOUT_MS, statementTimeoutMs)}`,
    `SET LOCAL idle_in_transaction_session_timeout = ${statementTimeoutMs * 2}`
  ].join("; ");
  let turn = Promise.resolve();
  const query = async (sql, values) => {
    const begun = await ask(line, asked({ sql: begin, how: "simple" }));
    if (begun.was === "refused") {
      await ask(line, asked({ sql: "ROLLBACK", how: "simple" }));
      return begun;
    }
    const answer = await ask(line, asked({ sql, values, how: "extended" }));
    await ask(line, asked({ sql: "ROLLBACK", how: "simple" }));
    return answer;
  };
  return {
    isEncrypted: line.isEncrypted,
    close: line.close,
    query: (sql, values = []) => {
      const mine = turn.then(() => query(sql, values));
      turn = mine.catch(() => void 0);
      return mine;
    }
  };
}
function scratch(line, { address, stop }) {
  return { ...readOnly(line, { address, stop }), script: (sql) => ask(line, { sql, how: "simple", address, stop }) };
}
export {
  nodePostgres
};
