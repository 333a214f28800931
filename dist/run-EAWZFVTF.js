import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  judgeAll
} from "./chunk-LPTB6XVL.js";
import {
  cacheRules
} from "./chunk-M3IPFODO.js";
import "./chunk-C2QR2MO6.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  showLatency,
  showNumber,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/cache/info.ts
async function infoOf(session, where) {
  const answer = await session.command("INFO", "default");
  if (answer.was === "refused") {
    const message = `${where}: INFO is refused: ${answer.message}`;
    throw new CouldNotTell("tool-refused", message, "Let the user run INFO: `ACL SETUSER \u2026 +info`.");
  }
  const lines = String(answer.value ?? "").split(/\r?\n/);
  const info = new Map(lines.flatMap((line) => pairOf(line)));
  if (info.has("run_id") && info.has("keyspace_hits")) return info;
  throw new CouldNotTell(
    "wrong-format",
    `${where}: what INFO answers is none of Redis or Valkey`,
    "Check the address."
  );
}
function pairOf(line) {
  const at = line.indexOf(":");
  return at < 1 || line.startsWith("#") ? [] : [[line.slice(0, at), line.slice(at + 1).trim()]];
}
function numberOf(info, name, where) {
  const text = info.get(name);
  if (text !== void 0 && /^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  throw new CouldNotTell("wrong-format", `${where}: INFO has no number "${name}"`, "Check which server it is.");
}

// src/checks/cache/expectations.ts
var COUNTS = ["hit-rate", "evictions"];
var READS = {
  "hit-rate": (looks, { options }) => {
    const hits = grown(looks, "keyspace_hits");
    const all = hits + grown(looks, "keyspace_misses");
    if (all >= options["min-reads"]) return hits / all;
    const message = `${looks.where}: ${all} reads in ${showNumber(looks.seconds)} s, fewer than ${options["min-reads"]}`;
    throw new CouldNotTell("nothing-checked", message, "Look at a longer `window`, while the application works.");
  },
  memory: ({ after, where }, { expected }) => {
    const used = numberOf(after, "used_memory", where);
    if (expected.every(({ dimension }) => dimension !== "ratio")) return used;
    const most = numberOf(after, "maxmemory", where);
    if (most > 0) return used / most;
    throw new CouldNotTell("nothing-checked", `${where}: it has no maxmemory`, "Set maxmemory, or write a size.");
  },
  evictions: (looks, { expected }) => {
    const number = grown(looks, "evicted_keys");
    return expected.some(({ dimension }) => dimension === "rate") ? number / looks.seconds : number;
  },
  "connected-replicas": ({ after, where }) => {
    const told = numberOf(after, "connected_slaves", where);
    const online = [...after].filter(
      ([name, text]) => /^slave\d+$/.test(name) && /(?:^|,)state=online(?:,|$)/.test(text)
    );
    return Math.min(told, online.length);
  }
};
function grown({ before, after, where }, name) {
  const difference = numberOf(after, name, where) - numberOf(before, name, where);
  if (difference >= 0 && before.get("run_id") === after.get("run_id")) return difference;
  const message = `${where}: the server started anew, or its statistics were reset, while they were counted`;
  throw new CouldNotTell("nothing-checked", message, "Ask again once it stays up.");
}
function hold(rule, looks, options) {
  const expected = options.expect[rule] ?? [];
  const value = READS[rule](looks, { expected, options });
  const judged = judgeAll(expected, { value });
  if ("unknown" in judged)
    throw new CouldNotTell("nothing-checked", `${looks.where}: ${rule}: ${judged.unknown}`, "Check `expect`.");
  const dimension = expected[0]?.dimension ?? "number";
  const actual = show(value, dimension);
  const said = `${rule} ${actual}`;
  const measurements = [measure(rule, { value, dimension, expected })];
  if ("holds" in judged) return { said, findings: [], measurements };
  const wanted = judged.broken.text;
  const message = `${rule} is ${actual}, and must be ${wanted}`;
  const finding = findingOf(cacheRules, { rule, message, expected: wanted, actual, subject: rule });
  return { said: message, findings: [finding], measurements };
}
function show(value, dimension) {
  if (dimension === "ratio") return `${showNumber(Math.round(value * 1e4) / 100)} %`;
  return dimension === "size" ? showSize(value) : `${showNumber(value)}${dimension === "rate" ? "/s" : ""}`;
}
function measure(name, { value, dimension, expected }) {
  const times = dimension === "ratio" ? 100 : 1;
  const unit = dimension === "ratio" ? "%" : dimension === "size" ? "bytes" : dimension === "rate" ? "/s" : "";
  const [first] = expected;
  const bound = first?.operator.startsWith("<") ? "max" : first?.operator.startsWith(">") ? "min" : void 0;
  const limit = first === void 0 || bound === void 0 ? {} : { limit: first.limit * times, bound };
  return { name, value: Math.round(value * times * 1e3) / 1e3, unit, ...limit };
}

// src/checks/cache/round-trip.ts
import { randomUUID } from "node:crypto";
var EXPIRY_S = 30;
async function roundTrip(session, { clock, max }) {
  const value = randomUUID();
  const key = `deploy-validate:${value}`;
  const begun = clock.monotonic();
  const set = await session.command("SET", key, value, "EX", String(EXPIRY_S), "NX");
  if (!isText(set, "OK")) return failed(`writing a key was refused: ${wordsOf(set)}`);
  const got = await session.command("GET", key);
  const ms = clock.monotonic() - begun;
  const gone = await session.command("DEL", key);
  if (!isText(got, value)) return failed(`a key that was just written came back as ${wordsOf(got)}`);
  if (gone.was !== "answered" || gone.value !== 1) return failed(`removing a key was refused: ${wordsOf(gone)}`);
  const measurements = [
    { name: "round trip", value: Math.round(ms * 100) / 100, unit: "ms", ...max !== void 0 && { limit: max } }
  ];
  const said = `round trip ${showLatency(ms)}`;
  if (max === void 0 || ms <= max) return { said, findings: [], measurements };
  const message = `the round trip takes ${showLatency(ms)}, longer than ${showLatency(max)}`;
  return {
    said: message,
    findings: [findingOf(cacheRules, { rule: "slow", message, subject: "round-trip" })],
    measurements
  };
}
var isText = (answer, text) => answer.was === "answered" && answer.value === text;
var wordsOf = (answer) => answer.was === "refused" ? answer.message : answer.value === null ? "nothing" : "something else";
function failed(message) {
  return {
    said: message,
    findings: [findingOf(cacheRules, { rule: "round-trip", message, subject: "round-trip" })],
    measurements: []
  };
}

// src/checks/cache/run.ts
async function runCache(options, ports) {
  const address = await addressOf(options, ports);
  const redis = await ports.redis();
  return until(
    async () => {
      const session = await redis.open(address);
      try {
        return await look(session, { options, ports });
      } finally {
        session.close();
      }
    },
    { waiting: options, ports }
  );
}
async function addressOf({ url, tls, "request-timeout": timeoutMs }, { files, hide }) {
  if (url.password !== void 0) hide([url.password, encodeURIComponent(url.password)]);
  const read = async (file) => file === void 0 ? void 0 : files.text(file);
  const { host, port, user, password, database, isSecure } = url;
  const plain = { host, port, user, password, database, timeoutMs };
  if (!isSecure && tls === void 0) return plain;
  const {
    ca,
    cert,
    key,
    "server-name": serverName
  } = { ca: void 0, cert: void 0, key: void 0, "server-name": void 0, ...tls };
  return { ...plain, tls: { ca: await read(ca), cert: await read(cert), key: await read(key), serverName } };
}
async function look(session, { options, ports }) {
  const { url, expect } = options;
  const where = `Redis at ${url.host.includes(":") ? `[${url.host}]` : url.host}:${url.port}`;
  const wanted = Object.keys(expect).filter((key) => key in expect);
  const looks = await looksAt(session, { options, ports, where, isCounted: wanted.some((key) => COUNTS.includes(key)) });
  const loading = looks.after.get("loading");
  if (loading !== void 0 && loading !== "0")
    throw new CouldNotTell("unreachable", `${where}: it loads its data`, "Wait until it has, with `within`.");
  const questions = [
    ...options["round-trip"] ? [() => roundTrip(session, { clock: ports.clock, max: options["max-latency"] })] : [],
    ...wanted.map((key) => () => hold(key, looks, options))
  ];
  const { answers, unknown } = await askEach(questions, { ask: (question) => question(), signal: ports.signal });
  const findings = answers.flatMap((told) => told.findings);
  const server = `${looks.after.has("valkey_version") ? "Valkey" : "Redis"} ${looks.after.get("valkey_version") ?? looks.after.get("redis_version") ?? ""}`;
  const said = [`${server}, ${looks.after.get("role") ?? "of an unknown role"}`, ...answers.map((told) => told.said)];
  const verdict = byFindings(findings[0]?.message ?? said.join(", "), {
    findings,
    measurements: answers.flatMap((told) => told.measurements)
  });
  return unlessUnknown(verdict, unknown);
}
async function looksAt(session, { options, ports, where, isCounted }) {
  const { clock, signal } = ports;
  const before = await infoOf(session, where);
  if (!isCounted) return { before, after: before, seconds: 0, where };
  const begun = clock.monotonic();
  await clock.sleep(options.window, signal);
  const after = await infoOf(session, where);
  return { before, after, seconds: (clock.monotonic() - begun) / 1e3, where };
}
export {
  runCache
};
