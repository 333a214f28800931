import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tls
} from "./chunk-XHTPEBJJ.js";
import {
  duration
} from "./chunk-5M3NKAVS.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/postgres/address.ts
var SSL_MODES = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];
var SCHEME = /^(?:postgres|postgresql)(?:\+[a-z0-9]+)?:\/\//i;
var SHAPE = /^(?:([^@/?#]*)@)?(\[[^\]]*\]|[^:/?#,]*)(?::(\d{1,5}))?(?:\/([^/?#]*))?(?:\?([^#]*))?$/;
function readPostgresUrl(text) {
  const scheme = SCHEME.exec(text)?.[0];
  if (scheme === void 0) return { fault: "expected an address such as postgres://user@db.example:5432/app" };
  const rest = text.slice(scheme.length);
  if (/^[^?]*,/.test(rest.slice(rest.lastIndexOf("@") + 1)))
    return { fault: "names several hosts; name one, since each is a server of its own" };
  const shape = SHAPE.exec(rest);
  if (shape === null)
    return { fault: "cannot be read; write special characters of user and password as %23, %2F, %3F, %40" };
  try {
    return build(shape);
  } catch {
    return { fault: 'has a "%" that starts no percent-encoded character; write %25 for it' };
  }
}
function build([, login = "", place = "", port, name, query = ""]) {
  const parameters = new Map(
    query.split("&").filter((pair) => pair !== "").map((pair) => {
      const [key = "", ...value] = pair.split("=");
      return [decodeURIComponent(key).toLowerCase(), decodeURIComponent(value.join("="))];
    })
  );
  const [user = "", ...secret] = login.split(":");
  const host = decodeURIComponent(place.replace(/^\[|\]$/g, "")) || (parameters.get("host") ?? "localhost");
  const owner = decodeURIComponent(user) || (parameters.get("user") ?? "");
  if (owner === "") return { fault: "names no user; write postgres://USER@host/name" };
  const number = Number(port ?? parameters.get("port") ?? 5432);
  if (!Number.isInteger(number) || number < 1 || number > 65535) return { fault: "has no port from 1 to 65535" };
  const mode = sslModeOf(parameters);
  if (mode === "unknown") return { fault: `has an unknown sslmode; it is one of ${SSL_MODES.join(", ")}` };
  return {
    address: {
      host,
      port: number,
      user: owner,
      password: secret.length === 0 ? parameters.get("password") : decodeURIComponent(secret.join(":")),
      database: decodeURIComponent(name ?? "") || (parameters.get("dbname") ?? owner),
      sslMode: mode,
      sslRootCert: parameters.get("sslrootcert"),
      sslCert: parameters.get("sslcert"),
      sslKey: parameters.get("sslkey"),
      options: parameters.get("options")
    }
  };
}
function sslModeOf(parameters) {
  const said = parameters.get("sslmode") ?? parameters.get("ssl");
  if (said === void 0 || said === "") return void 0;
  if (said === "true" || said === "1") return "require";
  if (said === "false" || said === "0") return "disable";
  if (said === "no-verify") return "require";
  return SSL_MODES.find((mode) => mode === said) ?? "unknown";
}

// src/facts/database/postgres.ts
import { z } from "zod";
var postgresUrl = z.string({ error: "expected an address such as ${{ env.DATABASE_URL }}" }).transform((text, context) => {
  const read = readPostgresUrl(text);
  if ("address" in read) return read.address;
  context.addIssue({ code: "custom", message: read.fault });
  return z.NEVER;
});
var positive = duration.refine((ms) => ms > 0, { error: "expected more than 0s" });
var postgresConnection = {
  tls: tls.tls,
  "request-timeout": positive.prefault("10s").describe("Longest time of the login"),
  "statement-timeout": positive.prefault("5s").describe("Longest time of one statement; the server is told so, too")
};
var connectionSchema = z.object(postgresConnection);
async function openPostgres(options, ports) {
  const address = await addressOf(options, ports);
  return (await ports.postgres()).open(address);
}
async function openScratchPostgres(options, ports) {
  const address = await addressOf(options, ports);
  return (await ports.postgres()).openScratch(address);
}
async function withPostgres(options, ports, ask) {
  const session = await openPostgres(options, ports);
  try {
    return await ask(session);
  } finally {
    await session.close();
  }
}
async function rowsOf(session, { sql, values, about }) {
  const answer = await session.query(sql, values);
  if (answer.was === "rows") return answer.rows;
  throw refused(answer, about);
}
var REMEDIES = {
  "42501": "Grant the role what it asks for; to watch a server, `GRANT pg_monitor TO \u2026` is enough.",
  "57014": "Give it more time with `statement-timeout`, or ask for less.",
  "55P03": "Somebody holds the lock; ask again later, with `within`.",
  "42P01": "Check the name of the table and its schema, and that this is the right database.",
  "42703": "Check the names of the columns.",
  "42601": "Correct the statement.",
  "25006": "Write a statement that only reads."
};
var refused = ({ code, message }, about) => new CouldNotTell(
  code === "57014" || code === "55P03" ? "timed-out" : "tool-refused",
  `${about}: the server says "${message}" (${code})`,
  REMEDIES[code] ?? "Run the statement by hand as the same role, and see what is wrong."
);
async function addressOf(options, { files, hide }) {
  const { url } = options;
  if (url.password !== void 0) hide([url.password, encodeURIComponent(url.password)]);
  return {
    host: url.host,
    port: url.port,
    database: url.database,
    user: url.user,
    password: url.password,
    options: url.options,
    tls: await tlsOf(options, files),
    connectTimeoutMs: options["request-timeout"],
    statementTimeoutMs: options["statement-timeout"]
  };
}
async function tlsOf({ url, tls: own }, files) {
  const mode = url.sslMode;
  if (mode === "disable" || mode === "allow" && own === void 0 || url.host.startsWith("/")) return void 0;
  const read = async (file) => file === void 0 ? void 0 : files.text(file);
  const root = own?.ca ?? (url.sslRootCert === "system" ? void 0 : url.sslRootCert);
  const isVerified = own !== void 0 || url.sslRootCert !== void 0 || mode === "verify-full";
  const verify = mode === "verify-ca" ? "chain" : isVerified ? "chain-and-name" : "nothing";
  return {
    need: verify === "nothing" && (mode === void 0 || mode === "prefer") ? "prefer" : "require",
    verify,
    ca: await read(root),
    cert: await read(own?.cert ?? url.sslCert),
    key: await read(own?.key ?? url.sslKey),
    serverName: own?.["server-name"]
  };
}

export {
  readPostgresUrl,
  postgresUrl,
  postgresConnection,
  openScratchPostgres,
  withPostgres,
  rowsOf,
  refused
};
