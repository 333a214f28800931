import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  emptied,
  expectEmpty
} from "./chunk-X7M3UY5C.js";
import {
  openScratchPostgres,
  readPostgresUrl
} from "./chunk-RMETEF2R.js";
import {
  backupRules
} from "./chunk-DAVKBLFX.js";
import {
  judge
} from "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  endOf,
  exitOf,
  exitedWith,
  lastWords
} from "./chunk-GOBM22IH.js";
import {
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/checks/backup/drill.ts
var LOGIN_MS = 1e4;
var QUERY_MS = 6e4;
async function drill(proven, drilling) {
  const { restore, ports, name } = drilling;
  const read = readPostgresUrl(restore.into);
  if ("fault" in read) throw new CouldNotTell("unsupported", `restore.into: ${read.fault}`, "Correct the address.");
  const url = read.address;
  const session = await openScratchPostgres(
    { url, "request-timeout": LOGIN_MS, "statement-timeout": QUERY_MS, tls: void 0 },
    ports
  );
  try {
    await expectEmpty(session, "restore.into");
    const begun = ports.clock.monotonic();
    try {
      const why = await restoreInto(url, { proven, name, ports });
      const tookMs = Math.round(ports.clock.monotonic() - begun);
      if (why !== void 0) return broken(why, tookMs, drilling);
      return await compare(session, { tookMs, drilling });
    } finally {
      if (!ports.signal.aborted) await emptied(session);
    }
  } finally {
    await session.close();
  }
}
var measured = (value, { restore }) => ({
  name: "restored in (RTO)",
  value,
  unit: "ms",
  ...restore["at-most"] !== void 0 && { limit: restore["at-most"] }
});
function broken(why, tookMs, drilling) {
  const message = `${drilling.name} cannot be restored: ${why}`;
  const finding = findingOf(backupRules, { rule: "restore-failed", message, subject: drilling.name });
  return { findings: [finding], measurements: [measured(tookMs, drilling)], rung: 3, how: "it cannot be restored" };
}
async function compare(session, { tookMs, drilling }) {
  const { restore, name } = drilling;
  const findings = [];
  const measurements = [measured(tookMs, drilling)];
  const most = restore["at-most"];
  if (most !== void 0 && tookMs > most) {
    const message = `it took ${showDuration(tookMs)} to restore, more than ${showDuration(most)}`;
    findings.push(findingOf(backupRules, { rule: "restore-failed", message, subject: name }));
  }
  for (const { sql, expect } of restore.queries) {
    const value = await numberOf(session, sql);
    if (typeof value === "string") {
      findings.push(findingOf(backupRules, { rule: "content-differs", message: `${sql}: ${value}`, subject: name }));
      continue;
    }
    const judged = judge(expect, { value });
    if ("unknown" in judged)
      throw new CouldNotTell("wrong-format", `${sql}: ${judged.unknown}`, "Let the query answer one number.");
    measurements.push({ name: sql, value, unit: "" });
    if (judged.holds) continue;
    const message = `${sql}: it is ${value}, and must be ${expect.text}`;
    findings.push(
      findingOf(backupRules, {
        rule: "content-differs",
        message,
        expected: expect.text,
        actual: String(value),
        subject: name
      })
    );
  }
  if (findings.length > 0) return { findings, measurements, rung: 4, how: "its content differs" };
  const compared = restore.queries.length > 0 ? { rung: 5, how: `restored in ${showDuration(tookMs)}, and its content compared` } : { rung: 4, how: `restored in ${showDuration(tookMs)}` };
  if (restore.start === void 0 || compared.rung < 5) return { findings, measurements, ...compared };
  return { measurements, ...await started(restore.start, drilling) };
}
async function numberOf(session, sql) {
  const answer = await session.query(sql);
  if (answer.was === "refused") {
    const error = answer;
    if (/^(?:42P01|42703|3F000|42883)$/.test(error.code)) return error.message;
    throw new CouldNotTell("tool-refused", `${sql}: the server says "${error.message}"`, "Correct the query.");
  }
  const value = answer.rows[0]?.[0];
  if (value === void 0 || value === null || !/^-?\d+(?:\.\d+)?$/.test(value))
    throw new CouldNotTell("wrong-format", `${sql}: answers no number`, "Let the query answer one number.");
  return Number(value);
}
async function started(start, { restore, ports, name }) {
  const ran = await ports.exec.run(start, { env: { DATABASE_URL: restore.into } });
  if (exitedWith(ran, 0)) return { findings: [], rung: 6, how: `restored, and ${start[0]} started on it` };
  const message = `${start[0]} ${endOf(ran)} on what was restored`;
  return {
    findings: [findingOf(backupRules, { rule: "restore-failed", message, subject: name })],
    rung: 5,
    how: "no program starts on it"
  };
}
var REFUSED = /connection to server|could not connect|authentication failed|no pg_hba|unsupported version|server version/i;
async function restoreInto(url, { proven, name, ports }) {
  const { content, seen } = proven;
  const form = seen?.forms.at(-1);
  const tool = form === "sql" ? "psql" : form === "pg-custom" || form === "tar" ? "pg_restore" : void 0;
  if (content === void 0 || tool === void 0) {
    const remedy = "Only dumps of PostgreSQL can be restored: custom, tar or plain, below 2 GiB, and not encrypted.";
    throw new CouldNotTell(
      "unsupported",
      `${name}: a file of the form ${form ?? "unknown"} cannot be restored`,
      remedy
    );
  }
  const file = `${await ports.files.scratch()}/dump`;
  await ports.files.write(file, content);
  const args = tool === "psql" ? ["-X", "-q", "-v", "ON_ERROR_STOP=1", "--single-transaction", "-f", file] : ["--exit-on-error", "--no-owner", "--no-privileges", "--dbname", url.database, file];
  const ran = await ports.exec.run([tool, ...args], { env: environmentOf(url), log: false });
  if (exitedWith(ran, 0)) return void 0;
  const words = lastWords(ran);
  if (exitOf(ran) === void 0 || REFUSED.test(ran.stderr.text) || tool === "psql" && exitedWith(ran, 2))
    throw new CouldNotTell("tool-crashed", `${tool} ${endOf(ran)}: ${words}`, `Run ${tool} by hand to see why.`);
  return `${tool} says ${words}`;
}
var environmentOf = ({
  host,
  port,
  user,
  password,
  database,
  sslMode
}) => ({
  PGHOST: host,
  PGPORT: String(port),
  PGUSER: user,
  PGPASSWORD: password,
  PGDATABASE: database,
  PGSSLMODE: sslMode
});
export {
  drill
};
