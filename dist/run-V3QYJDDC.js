import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  logsRules
} from "./chunk-YAMQ3NVE.js";
import {
  parseLogql
} from "./chunk-IOLZ34BV.js";
import "./chunk-QW2CTSP4.js";
import {
  observer,
  sameTime
} from "./chunk-3RN3PEPK.js";
import "./chunk-HDOT25PL.js";
import "./chunk-UKKJVFSA.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  samplesOf,
  showLabels
} from "./chunk-24MLIEY2.js";
import {
  fillWindow,
  windowMs
} from "./chunk-ZUX3T7AX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  parseJsonLines,
  readJson,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  connect
} from "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  noAnswer,
  notAllowed,
  openCluster,
  readSaid
} from "./chunk-P35JBH6E.js";
import {
  answerOf,
  exitedWith
} from "./chunk-GOBM22IH.js";
import "./chunk-QTDOXDI3.js";
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
  count,
  parseDuration,
  showDuration,
  showNumber
} from "./chunk-WDRWDCXA.js";

// src/checks/logs/loki.ts
import { z } from "zod";

// src/checks/logs/push.ts
async function pushLine({ at, text, labels }, observer2, before = "") {
  const values = [[`${Math.trunc(at)}000000`, text]];
  await observer2.ask({ path: `${before}/loki/api/v1/push`, json: { streams: [{ stream: labels, values }] } });
}

// src/checks/logs/loki.ts
var MOST_LINES = 5e3;
var SLACK_MS = 6e4;
var ADDRESS = "Check `url`: it is the address below which `/loki/api/v1/query_range` answers.";
var envelope = z.object({
  status: z.literal("success"),
  data: z.unknown(),
  warnings: z.array(z.string()).nullish()
});
var streams = z.object({
  resultType: z.literal("streams"),
  result: z.array(
    z.object({
      stream: z.record(z.string(), z.string()),
      // A third element holds structured metadata.
      values: z.array(z.tuple([z.string().regex(/^\d{10,20}$/), z.string()], z.unknown()))
    })
  )
});
function loki(observer2, clock) {
  const { where } = observer2;
  const ask2 = async (path, query) => {
    const answer = await observer2.ask({ path: `/loki/api/v1/${path}`, query });
    sameTime(answer, { now: clock.now(), where });
    return dataOf(answer, where);
  };
  return {
    observer: observer2,
    check: checkLogql,
    lines: async (query, { from, to, most }) => {
      const limit = Math.min(most, MOST_LINES);
      const times = { start: nanoseconds(from), end: nanoseconds(to), limit: String(limit), direction: "backward" };
      const lines = linesOf(await ask2("query_range", { query, ...times }), where);
      inside(lines, { from, to }, where);
      return { lines, isAll: lines.length < limit };
    },
    values: async (query, at) => {
      const samples = samplesOf(await ask2("query", { query, time: nanoseconds(at) }), where);
      return samples.map(({ labels, value }) => ({ labels, value }));
    },
    hasStreams: (query, span) => hasStreams(query, { observer: observer2, span }),
    push: (line) => pushLine(line, observer2),
    holding: (labels, text) => {
      const matchers = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      return `{${matchers.join(", ")}} |= ${JSON.stringify(text)}`;
    }
  };
}
var nanoseconds = (ms) => `${Math.trunc(ms)}000000`;
function checkLogql(query, name) {
  const { gives, problems } = parseLogql(query);
  const [problem] = problems;
  if (problem !== void 0 || gives === void 0) {
    const message = `${name}: column ${(problem?.from ?? 0) + 1} of the query: ${problem?.message ?? "it is no LogQL"}`;
    throw new CouldNotTell("wrong-format", message, "Correct the query; nothing was asked.");
  }
  if (gives === "literal") {
    const message = `${name}: the query is a number by itself, and looks at no logs`;
    throw new CouldNotTell("nothing-checked", message, 'Write a query with a selector, such as {app="backend"}.');
  }
  return gives === "log" ? "lines" : "number";
}
function dataOf({ body }, where) {
  const { data, warnings } = readJson(body, envelope, { name: where, remedy: ADDRESS });
  const [warning] = warnings ?? [];
  if (warning === void 0) return data;
  const message = `${where}: a part of the answer may be missing: ${warning}`;
  throw new CouldNotTell("truncated", message, "Look at the server: it says that its answer is not whole.");
}
function linesOf(data, where) {
  const read = streams.safeParse(data);
  if (!read.success) throw new CouldNotTell("wrong-format", `${where}: the answer holds no streams of lines`, ADDRESS);
  return read.data.result.flatMap(({ stream, values }) => values.map(([at, text]) => ({ at: Number(at) / 1e6, text, labels: stream }))).sort((a, b) => b.at - a.at);
}
function inside(lines, { from, to }, where) {
  const strange = lines.find(({ at }) => at < from - SLACK_MS || at > to + SLACK_MS);
  if (strange === void 0) return;
  const message = `${where}: a line of ${new Date(strange.at).toISOString()} came, outside of the window`;
  throw new CouldNotTell("stale", message, "Set the clocks right, and mistrust caches on the way.");
}
var series = z.object({ status: z.literal("success"), data: z.array(z.unknown()).nullish() });
async function hasStreams(query, { observer: observer2, span }) {
  const { selectors } = parseLogql(query);
  for (const matchers of selectors) {
    const match = `{${matchers.map(({ name, operator, value }) => `${name}${operator}${JSON.stringify(value)}`).join(", ")}}`;
    const asked = { "match[]": match, start: nanoseconds(span.from), end: nanoseconds(span.to) };
    const answer = await observer2.ask({ path: "/loki/api/v1/series", query: asked, statuses: [404] });
    if (answer.status === 404) return void 0;
    const { data } = readJson(answer.body, series, { name: observer2.where, remedy: ADDRESS });
    if ((data ?? []).length === 0) return false;
  }
  return selectors.length > 0;
}

// src/checks/logs/span.ts
async function spanOf(window, ports) {
  const { clock, delivery } = ports;
  const asked = await windowMs(window, ports);
  const isAfter = delivery?.moment === "verify" || delivery?.moment === "watch";
  const isKnown = isAfter && await delivery.deployedAt() !== void 0;
  const since = isKnown ? await windowMs("since-deploy", ports) : asked;
  const ms = Math.min(asked, since);
  const to = clock.now().getTime();
  const shown = ms < asked || window === "since-deploy" ? `the ${showDuration(ms)} since the deploy` : `the last ${showDuration(ms)}`;
  return { from: to - ms, to, ms, shown };
}
function notBeyond(query, { name, span, ports }) {
  const { delivery } = ports;
  if (delivery?.moment !== "verify" && delivery?.moment !== "watch") return;
  const ranges = [...query.matchAll(/\[(\d\w*)\]/g)].map(([, text = ""]) => parseDuration(text) ?? 0);
  const longest = Math.max(0, ...ranges);
  if (longest <= span.ms + 1e3) return;
  const message = `${name}: its range of ${showDuration(longest)} reaches back beyond the deploy`;
  throw new CouldNotTell("nothing-checked", message, "Write `[$window]` in the query, or wait longer with `within`.");
}

// src/checks/logs/told.ts
var LINE_CHARACTERS = 300;
var SEEN = 2e3;
var GRAVITY = [
  /\b(?:fatal|panic|emerg(?:ency)?|alert|crit(?:ical)?)\b/i,
  /\b(?:error|err|exception|traceback|stack trace|failed|failure)\b/i,
  /\bwarn(?:ing)?\b/i
];
var gravityOf = (text) => {
  const index = GRAVITY.findIndex((pattern) => pattern.test(text.slice(0, SEEN)));
  return index < 0 ? GRAVITY.length : index;
};
function worstOf(lines, most) {
  return lines.map((text, index) => ({ text, index, gravity: gravityOf(text) })).sort((a, b) => a.gravity - b.gravity || a.index - b.index).slice(0, most).map(({ text }) => clip(oneLine(text), LINE_CHARACTERS));
}

// src/checks/logs/pods.ts
var WINDOW_MS = 3e5;
var SEEN2 = 16384;
async function askPods(pods, { options, ports }) {
  const span = await spanOf(pods.window ?? options.window ?? WINDOW_MS, ports);
  const cluster = await openCluster(pods, ports);
  const containers = pods.container === void 0 ? ["--all-containers"] : ["-c", pods.container];
  const since = `--since-time=${new Date(span.from).toISOString()}`;
  const args = ["logs", "-n", cluster.namespace, "-l", pods.selector, ...containers, "--prefix", "--tail=-1", since];
  const command = `kubectl logs -l ${pods.selector}`;
  const ran = await cluster.kubectl(args, { timeoutMs: pods["request-timeout"] * 3 });
  const { forbidden, others } = readSaid(ran.stderr.text);
  if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
  if (!exitedWith(ran, 0)) throw noAnswer(command, others[0] ?? ran.stderr.text);
  const { stdout } = answerOf(ran, { tool: command, tooLong: "Look at a shorter `window`, or at one `container`." });
  const lines = stdout.split("\n").filter((line) => line.trim() !== "");
  const where = `pods ${pods.selector} in ${cluster.namespace} of ${cluster.shown}`;
  if (lines.length === 0) {
    const message = `${where}: no line in ${span.shown}`;
    throw new CouldNotTell(
      "nothing-checked",
      message,
      "Check the selector and the namespace, and that the pods run and log."
    );
  }
  const findings = findingsOf(pods, lines);
  const bad = lines.filter((line) => pods.forbid?.some((pattern) => pattern.test(textOf(line))));
  return {
    said: `${count(lines.length, "line")} of ${pods.selector}`,
    findings,
    measurements: [
      { name: `lines of ${pods.selector}`, value: lines.length, unit: "lines", limit: pods.min, bound: "min" }
    ],
    title: `${where}: ${count(lines.length, "line")} in ${span.shown}`,
    text: worstOf(bad.length > 0 ? bad : lines, pods.show).join("\n")
  };
}
var textOf = (line) => line.replace(/^\[pod\/[^\]\s]*\] /, "").slice(0, SEEN2);
function findingsOf({ forbid = [], demand = [], min, selector }, lines) {
  const few = lines.length >= min ? [] : [
    findingOf(logsRules, {
      rule: "too-few-lines",
      message: `${selector}: ${count(lines.length, "line")}, fewer than ${min}`,
      subject: selector
    })
  ];
  const found = forbid.flatMap((pattern) => {
    const matched = lines.filter((line) => pattern.test(textOf(line)));
    const [worst] = worstOf(matched, 1);
    if (worst === void 0) return [];
    const message = `${selector}: ${count(matched.length, "line")} with /${pattern.source}/, such as: ${worst}`;
    return [
      findingOf(logsRules, { rule: "forbidden-line", message, subject: selector, actual: String(matched.length) })
    ];
  });
  const missing = demand.filter((pattern) => !lines.some((line) => pattern.test(textOf(line)))).map((pattern) => {
    const message = `${selector}: no line with /${pattern.source}/`;
    return findingOf(logsRules, { rule: "missing-line", message, subject: selector });
  });
  return [...few, ...found, ...missing];
}

// src/checks/logs/probe.ts
import { randomUUID } from "node:crypto";
var PAUSE_MS = 500;
var AROUND_MS = 3e5;
async function askProbe({ labels, within }, { store, ports }) {
  const { clock, signal } = ports;
  const id = `deploy-validate probe ${randomUUID()}`;
  const begun = clock.monotonic();
  const at = clock.now().getTime();
  await store.push({ at, text: id, labels });
  const query = store.holding(labels, id);
  let unknown;
  for (; ; ) {
    const found = await store.lines(query, { from: at - AROUND_MS, to: clock.now().getTime() + 1e3, most: 2 }).catch(rethrow);
    unknown = found instanceof CouldNotTell ? found : void 0;
    const ms = clock.monotonic() - begun;
    if (!(found instanceof CouldNotTell) && found.lines.some(({ text }) => text === id))
      return back(ms, { within, query });
    if (signal.aborted) throw signal.reason;
    if (ms >= within) break;
    await clock.sleep(Math.min(PAUSE_MS, within - ms), signal);
  }
  if (unknown !== void 0) throw unknown;
  const message = `the line that was pushed cannot be read after ${showDuration(within)}`;
  const findings = [findingOf(logsRules, { rule: "probe-lost", message, subject: "probe" })];
  return { said: message, findings, measurements: [], title: "the probe was lost", text: query };
}
function rethrow(error) {
  if (error instanceof CouldNotTell) return error;
  throw error;
}
function back(ms, { within, query }) {
  const value = Math.round(ms);
  return {
    said: `a line that was pushed came back after ${showDuration(value)}`,
    findings: [],
    measurements: [{ name: "probe line", value, unit: "ms", limit: within }],
    title: "the probe came back",
    text: query
  };
}

// src/checks/logs/query.ts
var WINDOW_MS2 = 3e5;
var COUNTED = 100;
var MOST_LINES2 = 5e3;
async function askQuery(entry2, asking) {
  const { store, options, ports } = asking;
  const span = await spanOf(entry2.window ?? options.window ?? WINDOW_MS2, ports);
  const query = fillWindow(entry2.query, span.ms);
  const gives = store.check(query, entry2.name);
  notBeyond(query, { name: entry2.name, span, ports });
  const counted = gives === "lines" ? await countLines(entry2, { query, span, store }) : await number(query, { span, store });
  const findings = [...findingsOf2(entry2, counted, span)];
  if (findings.length === 0 && entry2.min === void 0)
    findings.push(...await silence(entry2, { query, span, store }));
  const said = saidOf(entry2, counted);
  return {
    said,
    findings,
    measurements: measurementsOf(entry2, counted),
    title: `${entry2.name}: ${said.slice(entry2.name.length + 1)} in ${span.shown}`,
    text: [query, ...worstOf(counted.lines, entry2.show)].join("\n")
  };
}
async function countLines(entry2, { query, span, store }) {
  const { max = 0, min = 0, show } = entry2;
  const needed = Math.max(max + 1, min, show, COUNTED);
  if (needed > MOST_LINES2) {
    const seconds = Math.max(1, Math.floor(span.ms / 1e3));
    const values2 = await store.values(`sum(count_over_time(${query} [${seconds}s]))`, span.to);
    return { values: values2.length === 0 ? [none] : values2, isLeast: false, lines: [], isNumber: false };
  }
  const { lines, isAll } = await store.lines(query, { ...span, most: Math.ceil(needed) });
  const values = [{ labels: {}, value: lines.length }];
  return { values, isLeast: !isAll, lines: lines.map(({ text }) => text), isNumber: false };
}
var none = { labels: {}, value: 0 };
async function number(query, { span, store }) {
  const values = await store.values(query, span.to);
  return { values: values.length === 0 ? [none] : values, isLeast: false, lines: [], isNumber: true };
}
function findingsOf2(entry2, counted, span) {
  const { max, min, name } = entry2;
  const [worst] = worstOf(counted.lines, 1);
  return counted.values.flatMap(({ labels, value }) => {
    if (Number.isNaN(value)) throw notNumber(name);
    const of = Object.keys(labels).length === 0 ? name : `${name} ${showLabels(labels)}`;
    const actual = `${counted.isLeast ? "at least " : ""}${showNumber(value)}`;
    if (max !== void 0 && value > max) {
      const example = worst === void 0 ? "" : `, such as: ${worst}`;
      const message2 = `${of}: ${actual} in ${span.shown}, more than ${showNumber(max)}${example}`;
      return [
        findingOf(logsRules, { rule: "too-many-lines", message: message2, subject: name, expected: `at most ${max}`, actual })
      ];
    }
    if (min === void 0 || value >= min) return [];
    const message = `${of}: ${value === 0 ? "none" : actual} in ${span.shown}, fewer than ${showNumber(min)}`;
    return [
      findingOf(logsRules, { rule: "too-few-lines", message, subject: name, expected: `at least ${min}`, actual })
    ];
  });
}
var notNumber = (name) => new CouldNotTell("nothing-checked", `${name}: the value is not a number (NaN)`, "Write a query that always counts.");
async function silence(entry2, { query, span, store }) {
  if (entry2["no-streams"] === "passed") return [];
  const has = await store.hasStreams(query, span);
  if (has === true) return [];
  if (has === false) {
    const message2 = `${entry2.name}: nothing that the selector names has logged anything in ${span.shown}`;
    const remedy = "Check the labels and the agent that ships the logs; or write `no-streams: passed` where silence is right.";
    throw new CouldNotTell("nothing-checked", message2, remedy);
  }
  const message = `${entry2.name}: whether anything has logged at all is not known`;
  return [findingOf(logsRules, { rule: "streams-unknown", message, subject: entry2.name })];
}
function saidOf({ name }, { values, isLeast, isNumber }) {
  const [first] = values;
  if (values.length !== 1 || first === void 0) return `${name} ${count(values.length, "series", "series")}`;
  const least = isLeast ? "at least " : "";
  return `${name} ${least}${isNumber ? showNumber(first.value) : count(first.value, "line")}`;
}
var measurementsOf = ({ name, max, min }, { values, isNumber }) => values.filter(({ value }) => Number.isFinite(value)).slice(0, 20).map(({ labels, value }) => ({
  name: Object.keys(labels).length === 0 ? name : `${name} ${showLabels(labels)}`,
  value,
  unit: isNumber ? "" : "lines",
  ...max !== void 0 ? { limit: max, bound: "max" } : { limit: min ?? 0, bound: "min" }
}));

// src/checks/logs/victoria-logs.ts
import { z as z2 } from "zod";
var MOST_LINES3 = 5e3;
var entry = z2.looseObject({ _time: z2.iso.datetime({ offset: true }), _msg: z2.string().optional() });
var fields = z2.record(z2.string(), z2.string());
function victoriaLogs(observer2, clock) {
  const { where } = observer2;
  const unsupported = () => new CouldNotTell("unsupported", `${where}: it is asked for lines alone`, "Write a query for lines.");
  return {
    observer: observer2,
    check: () => "lines",
    lines: async (query, { from, to, most }) => {
      const limit = Math.min(most, MOST_LINES3);
      const times = { start: new Date(from).toISOString(), end: new Date(to).toISOString(), limit: String(limit) };
      const answer = await observer2.ask({ path: "/select/logsql/query", query: { query, ...times } });
      sameTime(answer, { now: clock.now(), where });
      const origin = {
        name: where,
        remedy: "Check `url`: it is the address below which `/select/logsql/query` answers."
      };
      const lines = parseJsonLines(answer.body.toString("utf8"), origin).map((value) => ({ read: readValue(value, entry, origin), all: readValue(value, fields, origin) })).map(({ read, all }) => ({ at: Date.parse(read._time), text: read._msg ?? "", labels: all })).sort((a, b) => b.at - a.at);
      return { lines, isAll: lines.length < limit };
    },
    values: () => Promise.reject(unsupported()),
    hasStreams: async (query, { from, to }) => {
      const [selector] = /^\s*\{[^}]*\}/.exec(query) ?? [];
      if (selector === void 0) return void 0;
      const times = { start: new Date(from).toISOString(), end: new Date(to).toISOString(), limit: "1" };
      const answer = await observer2.ask({ path: "/select/logsql/query", query: { query: selector, ...times } });
      return answer.body.toString("utf8").trim() !== "";
    },
    push: (line) => pushLine(line, observer2, "/insert"),
    holding: (labels, text) => {
      const matchers = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
      return `{${matchers.join(",")}} ${JSON.stringify(text)}`;
    }
  };
}

// src/checks/logs/run.ts
async function runLogs(options, ports) {
  const store = options.url === void 0 ? void 0 : await storeAt(options.url, { options, ports });
  return until(() => ask({ options, ports, store }), { waiting: options, ports });
}
async function storeAt(url, { options, ports }) {
  const connected = await connect(options, ports);
  const name = options.api === "loki" ? "Loki" : "VictoriaLogs";
  const asked = observer({ name, url, connected, http: ports.http });
  return options.api === "loki" ? loki(asked, ports.clock) : victoriaLogs(asked, ports.clock);
}
async function ask({ options, ports, store }) {
  const { queries = [], probe, kubectl } = options;
  const questions = [
    ...store === void 0 ? [] : queries.map((entry2) => () => askQuery(entry2, { store, options, ports })),
    ...store === void 0 || probe === void 0 ? [] : [() => askProbe(probe, { store, ports })],
    ...kubectl === void 0 ? [] : [() => askPods(kubectl, { options, ports })]
  ];
  const { answers, unknown } = await askEach(questions, { ask: (question) => question(), signal: ports.signal });
  if (answers.length + unknown.length === 0)
    throw new CouldNotTell("nothing-checked", "there is nothing to ask", "Give `queries`, `probe` or `kubectl`.");
  const findings = answers.flatMap(({ findings: found }) => found);
  const [first] = findings.filter(({ level }) => level === "error");
  const summary = first?.message ?? answers.map(({ said }) => said).join(", ");
  const verdict = byFindings(summary, {
    findings,
    measurements: answers.flatMap(({ measurements }) => measurements),
    details: answers.map(({ title, text }) => ({ title, text }))
  });
  return unlessUnknown(verdict, unknown);
}
export {
  runLogs
};
