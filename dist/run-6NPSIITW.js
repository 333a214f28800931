import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  metricsRules
} from "./chunk-LKG7CHUI.js";
import {
  againstBaseline,
  median
} from "./chunk-ZDTU5CUQ.js";
import {
  showBeside
} from "./chunk-73SYK43K.js";
import {
  DURATION_EXPRESSIONS,
  EXPERIMENTAL_FUNCTIONS,
  EXTENDED_RANGES,
  FILL_MODIFIERS,
  childrenOf,
  parsePromql,
  unwrap,
  walk
} from "./chunk-QPEBNVLP.js";
import "./chunk-QW2CTSP4.js";
import {
  selector
} from "./chunk-PBGIQ6XI.js";
import {
  judge
} from "./chunk-LPTB6XVL.js";
import {
  fromBase,
  toBase,
  valueUnit
} from "./chunk-C2QR2MO6.js";
import "./chunk-HDOT25PL.js";
import "./chunk-UKKJVFSA.js";
import {
  bare
} from "./chunk-MQ4GDP4O.js";
import {
  samplesOf,
  seriesOf,
  showLabels
} from "./chunk-24MLIEY2.js";
import {
  fillWindow,
  hasWindow,
  windowMs
} from "./chunk-ZUX3T7AX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  parseJson,
  readJson
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import {
  firstFault
} from "./chunk-DWCKG7RK.js";
import {
  connect
} from "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  endOf,
  exitOf,
  printedBy
} from "./chunk-GOBM22IH.js";
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
  showDuration,
  showNumber,
  showQuantity
} from "./chunk-WDRWDCXA.js";

// src/facts/prometheus-api/answer.ts
import { z } from "zod";
var SHOWN = 300;
var envelope = z.object({
  status: z.enum(["success", "error"]),
  data: z.unknown().optional(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  warnings: z.array(z.string()).nullish(),
  infos: z.array(z.string()).nullish(),
  /** VictoriaMetrics: a node of storage did not answer. */
  isPartial: z.boolean().nullish()
});
function readAnswer({ status, headers, body }, where) {
  if (status === 401 || status === 403) {
    const message = `${where}: access was refused (${status})`;
    throw new CouldNotTell("tool-refused", message, "Give `headers` an `authorization` that may read metrics.");
  }
  const text = body.toString("utf8");
  const read = envelope.safeParse(parse(text, { status, type: headers["content-type"] ?? "", where }));
  if (!read.success) {
    const message = `${where}: the answer (${status}) is none of the Prometheus API`;
    throw new CouldNotTell("wrong-format", message, addressRemedy);
  }
  const { data, error, errorType = "error", warnings, infos, isPartial } = read.data;
  if (read.data.status === "error") throw refused(`${errorType}: ${error ?? "no reason was given"}`, { status, where });
  if (status !== 200) throw refused(`status ${status}`, { status, where });
  const missing = [...warnings ?? [], ...isPartial ? ["the answer is partial"] : []];
  if (missing.length > 0) {
    const message = `${where}: a part of the answer may be missing: ${shown(missing.join("; "))}`;
    throw new CouldNotTell("truncated", message, "Look at the storage and the sources that the server reads from.");
  }
  return { data, infos: (infos ?? []).map(shown) };
}
var addressRemedy = "Check `url`: it is the address below which `/api/v1/query` answers.";
var shown = (text) => clip(oneLine(text), SHOWN);
function parse(text, { status, type, where }) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (status === 404) throw new CouldNotTell("wrong-format", `${where}: not found (404)`, addressRemedy, { cause });
    if (status >= 500) throw refused(`status ${status}`, { status, where });
    if (text.trim() === "")
      throw new CouldNotTell("wrong-format", `${where}: the answer (${status}) is empty`, addressRemedy, { cause });
    if (/html/i.test(type) || /^\s*</.test(text)) {
      const message2 = `${where}: a web page (${status}) came, no answer of the Prometheus API`;
      throw new CouldNotTell("wrong-format", message2, `${addressRemedy} A login page wants \`headers\`.`, { cause });
    }
    const isCut = firstFault(text) === text.length;
    const message = isCut ? "the answer ends early" : `the answer (${status}) is not JSON`;
    throw new CouldNotTell(isCut ? "truncated" : "wrong-format", `${where}: ${message}`, addressRemedy, { cause });
  }
}
function refused(why, { status, where }) {
  const isAway = status >= 500 || /^(?:unavailable|internal)/.test(why);
  const isSlow = /^(?:timeout|canceled)/.test(why);
  const remedy = isAway ? "Look at the server: it could not answer." : isSlow ? "Ask for less, or raise the query timeout of the server." : "Mend the query: the server understood the request and refused it.";
  return new CouldNotTell(
    isSlow ? "timed-out" : isAway ? "unreachable" : "tool-refused",
    `${where}: ${shown(why)}`,
    remedy
  );
}

// src/facts/prometheus-api/client.ts
var LONGEST_IN_ADDRESS = 2e3;
var MOST_POINTS = 11e3;
function prometheusApi({
  url,
  connected,
  http
}) {
  const base = new URL(url);
  const path = base.pathname.replace(/\/+$/, "");
  const where = `${base.origin}${path}`;
  const ask2 = async (endpoint, fields) => {
    const form = new URLSearchParams(fields);
    const isLong = form.toString().length > LONGEST_IN_ADDRESS;
    const target = new URL(`${where}/api/v1/${endpoint}`);
    const given = [...base.searchParams, ...isLong ? [] : form];
    for (const [name, value] of given) target.searchParams.append(name, value);
    const { headers } = connected;
    const posted = {
      method: "POST",
      body: form.toString(),
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded" }
    };
    const answer = await http.request({ ...connected, url: target.href, ...isLong && posted }).catch((error) => Promise.reject(bare(error, { long: target.href, short: where })));
    return readAnswer(answer, where);
  };
  return {
    where,
    instant: async (query, at) => {
      const { data, infos } = await ask2("query", { query, ...at !== void 0 && { time: at.toFixed(3) } });
      return { samples: samplesOf(data, where), infos };
    },
    range: async (query, { start, end, step }) => {
      if ((end - start) / step >= MOST_POINTS) throw new RangeError(`more than ${MOST_POINTS} points`);
      const times = { start: start.toFixed(3), end: end.toFixed(3), step: String(step) };
      const { data, infos } = await ask2("query_range", { query, ...times });
      return { series: seriesOf(data, where), infos };
    }
  };
}

// src/engines/rank-test/mann-whitney.ts
var EXACT = 24;
function chanceOfLarger(samples, others) {
  if (samples.length === 0 || others.length === 0) return Number.NaN;
  const ranks = doubledRanks([...samples, ...others]);
  const own = ranks.slice(0, samples.length).reduce((sum, rank) => sum + rank, 0);
  return ranks.length <= EXACT ? counted(ranks, samples.length, own) : approximated(ranks, samples.length, own);
}
function doubledRanks(all) {
  const order = all.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array(all.length).fill(0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to += 1;
    for (let at = from; at <= to; at += 1) ranks[order[at]?.index ?? 0] = from + to + 2;
    from = to + 1;
  }
  return ranks;
}
function counted(ranks, size, sum) {
  const total = ranks.reduce((all2, rank) => all2 + rank, 0);
  const ways = Array.from({ length: size + 1 }, () => new Float64Array(total + 1));
  const [none2] = ways;
  if (none2) none2[0] = 1;
  for (const rank of ranks) {
    for (let chosen = size; chosen >= 1; chosen -= 1) {
      const into = ways[chosen];
      const from = ways[chosen - 1];
      if (into === void 0 || from === void 0) continue;
      for (let at = total; at >= rank; at -= 1) into[at] = (into[at] ?? 0) + (from[at - rank] ?? 0);
    }
  }
  const all = ways[size] ?? new Float64Array();
  const every = all.reduce((total2, number) => total2 + number, 0);
  return all.subarray(sum).reduce((total2, number) => total2 + number, 0) / every;
}
function approximated(ranks, size, doubledSum) {
  const total = ranks.length;
  const other = total - size;
  const u = doubledSum / 2 - size * (size + 1) / 2;
  const groups = /* @__PURE__ */ new Map();
  for (const rank of ranks) groups.set(rank, (groups.get(rank) ?? 0) + 1);
  const ties = [...groups.values()].reduce((sum, number) => sum + number ** 3 - number, 0);
  const variance = size * other / 12 * (total + 1 - ties / (total * (total - 1)));
  if (variance <= 0) return 1;
  return upperTail((u - size * other / 2 - 0.5) / Math.sqrt(variance));
}
function upperTail(z3) {
  const x = Math.abs(z3) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = polynomial * Math.exp(-x * x) / 2;
  return z3 >= 0 ? tail : 1 - tail;
}

// src/facts/prometheus-api/reach.ts
var UNITS_MS = /* @__PURE__ */ new Map([
  ["ms", 1],
  ["s", 1e3],
  ["m", 6e4],
  ["h", 36e5],
  ["d", 864e5],
  ["w", 6048e5],
  ["y", 31536e6]
]);
var PART = /(\d+(?:\.\d+)?)(ms|[smhdwy])/g;
function lengthOf({ literal }) {
  if (literal === void 0) return void 0;
  if (/^\d+(?:\.\d+)?$/.test(literal)) return Number(literal) * 1e3;
  const parts = [...literal.matchAll(PART)];
  if (parts.map(([whole]) => whole).join("") !== literal) return void 0;
  return parts.reduce((sum, [, number, unit]) => sum + Number(number) * (UNITS_MS.get(unit ?? "") ?? 0), 0);
}
function reachOf(expr) {
  const below = Math.max(0, ...childrenOf(expr).map(reachOf));
  if (expr.kind === "range") return lengthOf(expr.durations[0] ?? none) ?? 0;
  if (expr.kind === "subquery") return below + (lengthOf(expr.durations[0] ?? none) ?? 0);
  return below;
}
var none = { literal: void 0, from: 0, to: 0 };

// src/checks/metrics/scale.ts
var MEASURED = {
  number: ["", 1],
  times: ["", 1],
  ratio: ["%", 100],
  time: ["ms", 1e3],
  size: ["bytes", 1],
  rate: ["/s", 1]
};
function scaleOf({ unit, fail = [], warn = [], floor }) {
  const said = unit === void 0 ? void 0 : valueUnit(unit)?.dimension;
  const all = [...fail, ...warn, ...floor === void 0 ? [] : [floor]].map(({ dimension }) => dimension);
  const own = all.find((dimension) => dimension !== "number" && dimension !== "times");
  return { unit, dimension: said ?? own ?? "number" };
}
var baseOf = (value, { unit }) => {
  const known = unit === void 0 ? void 0 : valueUnit(unit);
  return known === void 0 ? value : toBase(value, known);
};
var plain = (value) => Number(value.toPrecision(12));
var measured = (value, scale) => plain(baseOf(value, scale) * MEASURED[scale.dimension][1]);
function fromMeasured(value, scale) {
  const base = value / MEASURED[scale.dimension][1];
  const known = scale.unit === void 0 ? void 0 : valueUnit(scale.unit);
  return known === void 0 ? base : fromBase(base, known);
}
var measuredUnit = ({ dimension }) => MEASURED[dimension][0];
function showValue(value, scale) {
  if (!Number.isFinite(value)) return value > 0 ? "+Inf" : value < 0 ? "-Inf" : "NaN";
  const number = measured(value, scale);
  const short = Number(number.toPrecision(4));
  if (scale.dimension === "rate") return `${short}/s`;
  return showQuantity(scale.dimension === "time" ? short : number, measuredUnit(scale));
}
function showAgainst(value, { comparison, limit, scale }) {
  if (!Number.isFinite(value)) return showValue(value, scale);
  if (comparison.dimension === "times") {
    const times = showBeside(value, { comparison, limit });
    return `${showValue(value, scale)}, ${/\((.*)\)/.exec(times)?.[1] ?? times}`;
  }
  if (comparison.unit === void 0) return `${showBeside(value, { comparison, limit })}${suffix(scale)}`;
  return showBeside(baseOf(value, scale), { comparison, limit: baseOf(limit, scale) });
}
var suffix = ({ unit }) => unit === void 0 ? "" : ` ${unit}`;
function inUnit(base, { unit }) {
  const known = unit === void 0 ? void 0 : valueUnit(unit);
  return known === void 0 ? base : fromBase(base, known);
}

// src/facts/prometheus-api/check-query.ts
var ALL = /* @__PURE__ */ new Set([EXPERIMENTAL_FUNCTIONS, DURATION_EXPRESSIONS, EXTENDED_RANGES, FILL_MODIFIERS]);
function checkQuery(query, name) {
  const { expr, problems } = parsePromql(query, ALL);
  const [first] = problems;
  if (expr !== void 0 && first === void 0) return expr;
  const before = query.slice(0, first?.from ?? 0).split("\n");
  const place = `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
  const message = `${name}: the query is no PromQL, at ${place}: ${first?.message ?? "it does not parse"}`;
  throw new CouldNotTell("wrong-format", message, "Mend the query. Nothing was asked.");
}

// src/checks/metrics/source.ts
var WINDOW_MS = 3e5;
var SKEW_S = 300;
var lengthOf2 = (window, { options, ports }) => windowMs(window ?? options.window ?? WINDOW_MS, ports);
async function resolve(query, { name, window, asking }) {
  const text = hasWindow(query) ? fillWindow(query, await lengthOf2(window, asking)) : query;
  try {
    return { text, expr: checkQuery(text, name) };
  } catch (error) {
    if (asking.options.dialect === "metricsql" && error instanceof CouldNotTell) return { text, expr: void 0 };
    throw error;
  }
}
async function notBeforeDeploy({ expr }, { name, ports }) {
  const { delivery, clock } = ports;
  if (expr === void 0 || delivery?.moment !== "verify" && delivery?.moment !== "watch") return;
  const deployed = await delivery.deployedAt();
  if (deployed === void 0) return;
  const since = clock.now().getTime() - deployed.getTime();
  const reach = reachOf(expr);
  if (reach <= Math.max(since, 0) + 1e3) return;
  const message = `${name}: the last ${showDuration(reach)} reach back beyond the deploy, ${showDuration(Math.max(since, 0))} ago`;
  const remedy = "Write `[$window]` with `window: since-deploy`, or wait longer with `within`.";
  throw new CouldNotTell("nothing-checked", message, remedy);
}
async function askQuery({ text }, { name, asking, at }) {
  const { api, ports } = asking;
  if (api === void 0) throw new CouldNotTell("fault", `${name}: there is no \`url\``, "Give `url`.");
  const { samples, infos } = await api.instant(text, at).catch((error) => Promise.reject(named(error, name)));
  const first = samples[0]?.at;
  const gap = first === void 0 || at !== void 0 ? 0 : first - ports.clock.now().getTime() / 1e3;
  if (Math.abs(gap) > SKEW_S) {
    const when = gap > 0 ? "the future" : "the past";
    const message = `${name}: the answer is of ${when}, by ${showDuration(Math.abs(gap) * 1e3)}`;
    throw new CouldNotTell("stale", message, "Compare the clocks of this machine and of the server; mistrust caches.");
  }
  return { values: samples, at: first, infos };
}
var named = (error, name) => error instanceof CouldNotTell ? new CouldNotTell(error.why, `${name}: ${error.message}`, error.remedy, { cause: error }) : error;
var NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
async function askCommand({ run, json }, { name, window, asking }) {
  const { exec, clock } = asking.ports;
  const now = clock.now();
  const since = new Date(now.getTime() - await lengthOf2(window, asking));
  const env = { DEPLOY_SINCE: since.toISOString(), DEPLOY_NOW: now.toISOString() };
  const [program, ...rest] = run;
  const ran = await exec.run([program, ...rest], { env, keep: 4 * 1024 * 1024 });
  const remedy = "Run it by hand; the log has what it printed.";
  const code = exitOf(ran);
  if (code !== 0) {
    const how = code === void 0 ? endOf(ran) : `ended with ${code}`;
    throw new CouldNotTell("tool-crashed", `${name}: ${program} ${how}`, remedy);
  }
  const printed = printedBy(ran);
  if (printed === void 0) throw new CouldNotTell("truncated", `${name}: ${program} printed too much`, remedy);
  const document = parseJson(printed, { name: `${name}: ${program}`, remedy });
  const { nodes } = (await selector(json))(document);
  const found = nodes.flatMap((node) => Array.isArray(node) ? [...node] : node === null ? [] : [node]);
  const values = found.map((node) => {
    if (typeof node === "number") return node;
    if (typeof node === "string" && NUMBER.test(node)) return Number(node);
    throw new CouldNotTell("wrong-format", `${name}: ${program}: what stands at "${json}" is no number`, remedy);
  });
  return { values: values.map((value) => ({ labels: {}, value })), at: void 0, infos: [] };
}

// src/checks/metrics/told.ts
var toldOf = (name, part) => ({
  name,
  findings: [],
  unknown: [],
  measurements: [],
  charts: [],
  lines: [],
  ...part
});

// src/checks/metrics/compare.ts
var STEP_MS = 15e3;
var MOST_SAMPLES = 1e3;
async function tellComparison(entry, compare, asking) {
  const { name, window, reduce: reduce2 } = entry;
  const scale = scaleOf(entry);
  const [baseline, canary] = await Promise.all(
    ["baseline", "canary"].map((side) => resolve(compare[side], { name: `${name}: ${side}`, window, asking }))
  );
  if (baseline === void 0 || canary === void 0) throw new CouldNotTell("fault", name, "Report this.");
  const lengthMs = await lengthOf2(window, asking);
  const stepMs = compare.step ?? Math.max(STEP_MS, ...[baseline, canary].map(({ expr }) => expr ? reachOf(expr) : 0));
  const end = await serverNow({ name, asking });
  const at = { name, reduce: reduce2, asking, lengthMs: Math.min(lengthMs, stepMs * MOST_SAMPLES), stepMs, end };
  const before = await samplesOf2(baseline, { ...at, name: `${name}: baseline` });
  const after = await samplesOf2(canary, { ...at, name: `${name}: canary` });
  const values = { before: before.map(([, value]) => value), after: after.map(([, value]) => value) };
  const alpha = 1 - compare.confidence;
  const judged = [
    ...(entry.fail ?? []).map((comparison) => ({ comparison, rule: "worse-than-beside" })),
    ...(entry.warn ?? []).map((comparison) => ({ comparison, rule: "warn-threshold" }))
  ].map((each) => ({ ...each, verdict: verdictOf(values, { ...each, entry, scale, alpha }) }));
  const middle2 = { before: median(values.before), after: median(values.after) };
  const said = `${name} is ${showValue(middle2.after, scale)}, the baseline ${showValue(middle2.before, scale)} (medians of ${count(after.length, "sample")} and ${before.length})`;
  const sure = `with ${Number((compare.confidence * 100).toPrecision(3))} % confidence`;
  return toldOf(name, {
    said,
    findings: judged.filter(({ verdict }) => verdict === "beyond").map(
      ({ comparison, rule }) => findingOf(metricsRules, {
        rule,
        message: `${said}: beyond ${comparison.text} ${sure}`,
        subject: name,
        expected: `not ${comparison.text}`,
        actual: showValue(middle2.after, scale)
      })
    ),
    unknown: judged.filter(({ verdict, rule }) => verdict === "open" && rule === "worse-than-beside").map(({ comparison }) => undecided(`${said}, which decides nothing at ${comparison.text} ${sure}`)),
    measurements: [
      {
        name,
        value: measured(middle2.after, scale),
        unit: measuredUnit(scale),
        baseline: measured(middle2.before, scale)
      }
    ],
    charts: chartOf(entry, { after, middle: middle2.before, scale }),
    lines: [`baseline ${baseline.text}`, `canary   ${canary.text}`]
  });
}
var undecided = (message) => new CouldNotTell("nothing-checked", message, "Look at a longer `window`, wait with `within`, or give a `floor`.");
async function serverNow({ name, asking }) {
  const { values } = await askQuery({ text: "time()", expr: void 0 }, { name, asking });
  const now = values[0]?.value;
  if (now !== void 0 && Number.isFinite(now)) return now;
  throw new CouldNotTell("wrong-format", `${name}: the server does not tell the time`, "Check `url`.");
}
async function samplesOf2({ text }, { name, asking, lengthMs, stepMs, end }) {
  if (asking.api === void 0) throw new CouldNotTell("fault", `${name}: there is no \`url\``, "Give `url`.");
  const step = stepMs / 1e3;
  const start = end - step * Math.max(0, Math.floor(lengthMs / stepMs) - 1);
  const { series } = await asking.api.range(text, { start, end, step });
  const samples = series.flatMap(({ points }) => points).filter(([, value]) => Number.isFinite(value));
  if (samples.length > 0) return [...samples].sort(([a], [b]) => a - b);
  const remedy = "Correct the query, or look whether the metric is still there and its target is scraped.";
  throw new CouldNotTell("nothing-checked", `${name}: no sample came back`, remedy);
}
function verdictOf({ before, after }, {
  comparison,
  entry,
  scale,
  alpha
}) {
  const { floor } = entry;
  const least = floor === void 0 ? 0 : floor.unit === void 0 ? floor.difference : inUnit(floor.difference, scale);
  const isUpper = comparison.operator.startsWith(">");
  const edges = before.map(
    (value) => isUpper ? Math.max(value * comparison.number, value + least) : Math.min(value * comparison.number, value - least)
  );
  const larger = chanceOfLarger(after, edges);
  const smaller = chanceOfLarger(edges, after);
  const [beyond, inside] = isUpper ? [larger, smaller] : [smaller, larger];
  if (beyond < alpha) return "beyond";
  return inside < alpha ? "within" : "open";
}
function chartOf({ name }, {
  after,
  middle: middle2,
  scale
}) {
  const start = after[0]?.[0] ?? 0;
  const points = after.slice(-500).map(([time, value]) => [Math.round((time - start) * 1e3) / 1e3, measured(value, scale)]);
  if (points.length < 2) return [];
  return [{ title: name, unit: measuredUnit(scale), form: "series", points, baseline: measured(middle2, scale) }];
}

// src/checks/metrics/looks.ts
var isPowerOfTwo = (number) => Number.isInteger(Math.log2(number));
var powersUpTo = (most) => Math.floor(Math.log2(Math.max(1, most))) + 1;
function lookOf(at) {
  const { attempt, elapsedMs, options, delivery } = at;
  const { within, every, "stable-for": stable } = options;
  const sample = delivery?.sample;
  if (sample !== void 0) return { isDue: isPowerOfTwo(sample.number), of: powersUpTo(sample.of) };
  if (within === void 0 && stable === void 0) return { isDue: true, of: 1 };
  const length = (within ?? 0) + (stable ?? 0);
  const isLast = elapsedMs >= (within ?? 0);
  return { isDue: isPowerOfTwo(attempt) || isLast, of: powersUpTo(Math.ceil(length / every) + 1) + 1 };
}

// src/checks/metrics/present.ts
async function tellPresent(selector2, asking) {
  const resolved = await resolve(selector2, { name: selector2, window: void 0, asking });
  const kind = resolved.expr && unwrap(resolved.expr).kind;
  if (kind !== void 0 && kind !== "selector") {
    const message2 = `${selector2}: is no selector of series`;
    throw new CouldNotTell("wrong-format", message2, 'Write one such as up{job="api"}; values belong to `queries`.');
  }
  const text = `count(${resolved.text}
)`;
  const { values } = await askQuery({ ...resolved, text }, { name: selector2, asking });
  const number = values[0]?.value ?? 0;
  if (number > 0)
    return toldOf(selector2, { said: `${selector2} has ${count(number, "series", "series")}`, lines: [text] });
  const message = `${selector2} has no sample: there is no such series, or it has become silent`;
  const finding = findingOf(metricsRules, {
    rule: "series-missing",
    message,
    subject: selector2,
    expected: "a sample in the last minutes",
    actual: "none"
  });
  return toldOf(selector2, { said: `${selector2} is missing`, findings: [finding], lines: [text] });
}

// src/facts/past-reports.ts
import { z as z2 } from "zod";
var MOST_BYTES = 64 * 1024 * 1024;
var SKEW_MS = 5 * 6e4;
var report = z2.object({
  schemaVersion: z2.number(),
  startedAt: z2.iso.datetime({ offset: true }),
  checks: z2.array(
    z2.object({
      id: z2.string(),
      kind: z2.string(),
      status: z2.string(),
      measurements: z2.array(z2.object({ name: z2.string(), value: z2.number() }))
    })
  )
});
async function pastMeasurements(globs, {
  kind,
  name,
  ports
}) {
  const { files, clock } = ports;
  const seen = /* @__PURE__ */ new Map();
  const why = { "not passed": 0, "from the future": 0, "the same run twice": 0 };
  for (const path of await files.glob(globs, { dot: true })) {
    const remedy = "Name reports (`report.json`) of earlier runs alone.";
    const { startedAt, checks } = readJson(await files.text(path, MOST_BYTES), report, { name: path, remedy });
    for (const check of checks) {
      const value = check.measurements.find((each) => each.name === name)?.value;
      if (check.kind !== kind || value === void 0) continue;
      const key = JSON.stringify([startedAt, check.id]);
      if (Date.parse(startedAt) > clock.now().getTime() + SKEW_MS) why["from the future"] += 1;
      else if (check.status !== "passed") why["not passed"] += 1;
      else if (seen.has(key)) why["the same run twice"] += 1;
      else seen.set(key, value);
    }
  }
  const leftOut = Object.entries(why).flatMap(([what, number]) => number === 0 ? [] : [`${number} ${what}`]);
  return { values: [...seen.values()], leftOut };
}

// src/checks/metrics/baseline.ts
async function baselineAnswers(entry, at) {
  const { name, baseline, window } = entry;
  const { resolved, answer, asking, scale } = at;
  if (baseline === void 0) return [];
  const called = `${name}: baseline`;
  if ("query" in baseline) {
    const other = await resolve(baseline.query, { name: called, window, asking });
    return [(await askQuery(other, { name: called, asking, at: answer.at })).values];
  }
  if ("offset" in baseline) {
    if (resolved === void 0 || answer.at === void 0) return [[]];
    const answers = [];
    for (const ms of baseline.offset) {
      answers.push((await askQuery(resolved, { name: called, asking, at: answer.at - ms / 1e3 })).values);
    }
    return answers;
  }
  const past = await pastMeasurements(baseline.reports, { kind: "metrics", name, ports: asking.ports });
  if (past.values.length < baseline.least) {
    const left = past.leftOut.length === 0 ? "" : ` (left out: ${past.leftOut.join(", ")})`;
    const message = `${called}: ${count(past.values.length, "earlier report")} with a value that passed, fewer than ${baseline.least}${left}`;
    throw new CouldNotTell("nothing-checked", message, "Keep the reports of more runs, or lower `least`.");
  }
  return past.values.map((value) => [{ labels: {}, value: fromMeasured(value, scale) }]);
}

// src/checks/metrics/query-limit.ts
function limitOf(fail, { scale, baseline }) {
  const edge = fail.find(({ operator }) => /^[<>]/.test(operator));
  if (edge === void 0) return {};
  const judged = judge(edge, { value: 0, unit: scale.unit, baseline });
  if ("unknown" in judged) return {};
  return { limit: measured(judged.limit, scale), bound: edge.operator.startsWith(">") ? "max" : "min" };
}

// src/checks/metrics/reduce.ts
function reduce(values, how) {
  if (values.length > 1 && how === void 0) {
    const unknown = `${values.length} series came back, and nothing says which counts: ${some(values)}`;
    return { unknown, remedy: "Write `reduce: max`, `min`, `avg` or `all`, or aggregate in the query." };
  }
  const known = values.filter(({ value }) => !Number.isNaN(value));
  const hidden = values.length - known.length;
  const isOne = values.length === 1;
  const all = known.map(({ labels, value }) => ({
    value,
    labels,
    of: isOne || Object.keys(labels).length === 0 ? "" : ` of ${showLabels(labels)}`
  }));
  return { subjects: isOne || how === "all" ? all : one(all, how), count: values.length, hidden };
}
function one(all, how) {
  const [first, ...rest] = all;
  if (first === void 0) return [];
  if (how === "avg") {
    const value = all.reduce((sum, subject) => sum + subject.value, 0) / all.length;
    return [{ value, labels: {}, of: ` on average of ${all.length} series` }];
  }
  const isBetter = (a, b) => how === "min" ? a < b : a > b;
  return [rest.reduce((best, each) => isBetter(each.value, best.value) ? each : best, first)];
}
var SHOWN2 = 3;
var some = (values) => `${values.slice(0, SHOWN2).map(({ labels }) => showLabels(labels)).join(", ")}${values.length > SHOWN2 ? " \u2026" : ""}`;
function baselinesFor(subject, answers, how) {
  return answers.map((values) => {
    if (how === "all" && values.length > 1) {
      const key = keyOf(subject.labels);
      return values.find(({ labels }) => keyOf(labels) === key)?.value;
    }
    const reduced = reduce(values, how);
    if ("unknown" in reduced || reduced.hidden > 0) return void 0;
    return reduced.subjects[0]?.value;
  });
}
var keyOf = (labels) => JSON.stringify(
  Object.entries(labels).filter(([name]) => name !== "__name__").sort(([a], [b]) => a < b ? -1 : 1)
);

// src/checks/metrics/chart.ts
var POINTS = 120;
async function chartOf2(entry, at) {
  const { resolved, answer, asking, scale, of, baseline } = at;
  if (resolved === void 0 || answer.at === void 0 || asking.api === void 0) return [];
  const seconds = Math.max(60, await lengthOf2(entry.window, asking) / 1e3);
  const step = Math.max(1, Math.ceil(seconds / POINTS));
  const start = answer.at - step * Math.floor(seconds / step);
  try {
    const { series } = await asking.api.range(resolved.text, { start, end: answer.at, step });
    const points = pointsOf(series, { entry, of }).map(
      ([time, value]) => [Math.round((time - start) * 1e3) / 1e3, measured(value, scale)]
    );
    if (points.length < 2) return [];
    const { limit } = limitOf(entry.fail ?? [], { scale, baseline });
    return [
      {
        title: `${entry.name}${entry.reduce === "all" ? of.of : ""}`,
        unit: measuredUnit(scale),
        form: "series",
        points,
        ...limit !== void 0 && { limit },
        ...baseline !== void 0 && { baseline: measured(baseline, scale) }
      }
    ];
  } catch (error) {
    if (error instanceof CouldNotTell && !asking.ports.signal.aborted) return [];
    throw error;
  }
}
function pointsOf(series, { entry, of }) {
  const same = (a) => Object.keys(a).length === Object.keys(of.labels).length && Object.entries(of.labels).every(([k, v]) => a[k] === v);
  const counting = entry.reduce === "all" ? series.filter(({ labels }) => same(labels)) : series;
  const byTime = /* @__PURE__ */ new Map();
  for (const { labels, points } of counting) {
    for (const [time, value] of points) {
      const all = byTime.get(time);
      if (all === void 0) byTime.set(time, [{ labels, value }]);
      else all.push({ labels, value });
    }
  }
  return [...byTime].sort(([a], [b]) => a - b).flatMap(([time, values]) => {
    const reduced = reduce(values, entry.reduce);
    const value = "unknown" in reduced ? void 0 : reduced.subjects[0]?.value;
    return value === void 0 || !Number.isFinite(value) ? [] : [[time, value]];
  });
}

// src/checks/metrics/judge.ts
function judgeValue(judging) {
  const { entry, scale, subject } = judging;
  const all = [
    ...(entry.fail ?? []).map((comparison) => ({ comparison, place: "fail" })),
    ...(entry.warn ?? []).map((comparison) => ({ comparison, place: "warn" }))
  ];
  const strange = outOfRange(judging);
  if (strange !== void 0) return { findings: [], unknown: [strange] };
  const ones = all.map(
    ({ comparison, place }) => comparison.dimension === "times" && Number.isFinite(subject.value) ? relative(comparison, place, judging) : absolute(comparison, place, judging)
  );
  const failing = ones.some(({ finding }) => finding?.level === "error");
  const findings = ones.flatMap(({ finding }) => finding ?? []);
  return {
    // A warning beside the failure of the same value says nothing new.
    findings: failing ? findings.filter(({ level }) => level === "error") : findings,
    unknown: ones.flatMap(({ unknown }) => unknown === void 0 ? [] : [`${entry.name}${subject.of}: ${unknown}`])
  };
  function outOfRange({ subject: { value } }) {
    const isShare = all.some(({ comparison }) => comparison.unit === "%");
    if (!isShare || scale.unit !== void 0 || !Number.isFinite(value) || value >= 0 && value <= 1) return void 0;
    return `${entry.name}${subject.of}: ${value} is no share from 0 to 1; write \`unit: percent\`, or \`unit: ratio\` where it is one`;
  }
}
var isSure = ({ operator }, { entry, hidden }) => hidden === 0 || entry.reduce === "all" || entry.reduce === "max" && /^>/.test(operator) || entry.reduce === "min" && /^</.test(operator);
var NAN = "a series answered with what is not a number (NaN)";
function absolute(comparison, place, judging) {
  const { entry, scale, subject } = judging;
  const judged = judge(comparison, { value: subject.value, unit: entry.unit, baseline: judging.baselines[0] });
  if ("unknown" in judged) return { unknown: judged.unknown };
  if (!judged.holds) return {};
  if (!isSure(comparison, judging)) return { unknown: NAN };
  const actual = showAgainst(subject.value, { comparison, limit: judged.limit, scale });
  return { finding: crossed({ comparison, place, judging, actual, rule: "threshold" }) };
}
function crossed(at) {
  const { comparison, place, judging, actual } = at;
  const { entry, subject } = judging;
  const rule = place === "warn" ? "warn-threshold" : at.rule;
  const message = `${entry.name}${subject.of} is ${actual}; it ${place === "fail" ? "fails" : "warns"} at ${comparison.text}`;
  return findingOf(metricsRules, { rule, message, subject: entry.name, expected: `not ${comparison.text}`, actual });
}
function relative(comparison, place, judging) {
  const { entry, scale, subject, baselines } = judging;
  const known = baselines.filter((each) => each !== void 0 && Number.isFinite(each)).map(Number);
  if (baselines.length === 0 || known.length < baselines.length) {
    const isNan = baselines.some((each) => each !== void 0 && Number.isNaN(each));
    return { unknown: isNan ? "the baseline is not a number (NaN)" : "there is no baseline" };
  }
  const compared = againstBaseline({
    runs: [subject.value],
    baselines: known,
    times: comparison.number,
    holds: (ratio) => {
      const judged = judge(comparison, { value: ratio, baseline: 1 });
      return !("holds" in judged) || !judged.holds;
    },
    floor: floorOf(entry, scale)
  });
  const { baseline, noise, outcome } = compared;
  const against = `the baseline of ${showValue(baseline, scale)}`;
  if (outcome === "none") return { unknown: `the baseline is ${baseline}` };
  if (outcome === "holds") return {};
  if (!isSure(comparison, judging)) return { unknown: NAN };
  const actual = `${showAgainst(subject.value, { comparison, limit: comparison.number * baseline, scale })}: ${showValue(baseline, scale)}`;
  if (outcome === "noisy")
    return { unknown: `the baselines differ by ${showValue(noise, scale)} among themselves, too much to tell` };
  if (outcome === "broken")
    return { finding: crossed({ comparison, place, judging, actual, rule: "worse-than-baseline" }) };
  const difference = showValue(Math.abs(subject.value - baseline), scale);
  const message = `${entry.name}${subject.of} is beyond ${comparison.text} of ${against}, by ${difference} alone`;
  return { finding: findingOf(metricsRules, { rule: "within-floor", message, subject: entry.name }) };
}
function floorOf({ floor }, scale) {
  if (floor === void 0) return 0;
  return floor.unit === void 0 ? floor.difference : inUnit(floor.difference, scale);
}

// src/checks/metrics/query.ts
var QUERY_SHOWN = 1e3;
var SUBJECTS_SHOWN = 20;
async function tellQuery(entry, asking) {
  const { name } = entry;
  await guarded(entry, asking);
  const resolved = await questionOf(entry, asking);
  const answer = await answerOf(entry, resolved, asking);
  const lines = [lineOf(entry, resolved), ...answer.values.slice(0, SUBJECTS_SHOWN).map(shownValue)];
  const remarks = answer.infos.map((info) => note("remark", name, `${name}: ${info}`));
  if (answer.values.length === 0) {
    const { findings: findings2 } = noData(entry, resolved);
    return toldOf(name, { said: `${name} has no data`, findings: [...findings2, ...remarks], lines });
  }
  const reduced = reduce(answer.values, entry.reduce);
  if ("unknown" in reduced) throw new CouldNotTell("nothing-checked", `${name}: ${reduced.unknown}`, reduced.remedy);
  const { subjects, hidden } = reduced;
  const scale = scaleOf(entry);
  const baselines = await baselineAnswers(entry, { resolved, answer, asking, scale });
  const judged = subjects.map((subject) => {
    const own = baselinesFor(subject, baselines, entry.reduce);
    return { subject, own, ...judgeValue({ entry, scale, subject, baselines: own, hidden }) };
  });
  const failing = judged.filter(({ findings: findings2 }) => findings2.some(({ level }) => level === "error"));
  const worst = failing[0] ?? judged[0];
  const unknown = [...judged.flatMap((each) => each.unknown), ...nan(entry, hidden)];
  const findings = [...judged.flatMap((each) => each.findings), ...remarks];
  const wrong = failing.length > 0;
  return toldOf(name, {
    said: worst && `${name}${worst.subject.of} is ${showValue(worst.subject.value, scale)}`,
    findings,
    unknown: wrong ? [] : unknown.map((why) => new CouldNotTell("nothing-checked", why, REMEDY)),
    measurements: judged.slice(0, SUBJECTS_SHOWN).flatMap((each) => measurementOf(entry, { ...each, scale })),
    charts: worst ? await chartOf2(entry, { resolved, answer, asking, scale, of: worst.subject, baseline: middle(worst.own) }) : [],
    lines: [...lines, ...baselines.flatMap((values) => values.slice(0, 1).map((value) => `baseline ${shownValue(value)}`))]
  });
}
var REMEDY = "Look at what the query answers; the details have it as it was asked.";
var nan = ({ name }, hidden) => {
  if (hidden === 0) return [];
  const what = hidden === 1 ? "the value is" : `${hidden} values are`;
  return [`${name}: ${what} not a number (NaN), as where 0 is divided by 0`];
};
var note = (rule, subject, message) => findingOf(metricsRules, { rule, message, subject });
async function guarded({ name, guard, window }, asking) {
  if (guard === void 0) return;
  const called = `${name}: guard`;
  const resolved = await resolve(guard.query, { name: called, window, asking });
  const { values } = await askQuery(resolved, { name: called, asking });
  const [first, ...rest] = values;
  const remedy = "Wait for more (`within`), or look at a longer window.";
  const refuse = (why) => new CouldNotTell("nothing-checked", `${called}: ${why}`, remedy);
  if (rest.length > 0) throw refuse(`${values.length} series came back; write a query for one number, such as sum(\u2026)`);
  const judged = judge(guard.is, { value: first?.value });
  if ("unknown" in judged) throw refuse(judged.unknown);
  if (!judged.holds)
    throw refuse(`${showPlain(first?.value)} is not ${guard.is.text}, so the value would tell nothing`);
}
var showPlain = (value) => value === void 0 ? "nothing" : String(Number(value.toPrecision(6)));
async function questionOf(entry, asking) {
  const { name, query, window } = entry;
  if (query === void 0) return void 0;
  const resolved = await resolve(query, { name, window, asking });
  await notBeforeDeploy(resolved, { name, ports: asking.ports });
  return resolved;
}
async function answerOf(entry, resolved, asking) {
  const { name, command, window } = entry;
  if (resolved !== void 0) return askQuery(resolved, { name, asking });
  if (command !== void 0) return askCommand(command, { name, window, asking });
  throw new CouldNotTell("fault", `${name}: there is nothing to ask`, "Write a `query`.");
}
var lineOf = ({ command }, resolved) => clip(oneLine(resolved?.text ?? command?.run.join(" ") ?? ""), QUERY_SHOWN);
var shownValue = ({ labels, value }) => `  ${value} ${Object.keys(labels).length === 0 ? "" : oneLine(JSON.stringify(labels))}`.trimEnd();
function noData(entry, resolved) {
  const { name } = entry;
  const message = `${name}: the answer is empty: there is no such series, or none with a sample now`;
  if (entry["no-data"] === "passed") return { findings: [note("no-data", name, `${message}; it counts as passed`)] };
  const isRatio = resolved?.expr !== void 0 && resolved.text.includes("/");
  const remedy = isRatio ? "Where the series of errors begins with the first error, write `(\u2026 or vector(0)) / \u2026`, or use `ratios`." : "Correct the query, or look whether the metric is still there and its target is scraped.";
  throw new CouldNotTell("nothing-checked", message, remedy);
}
function middle(baselines) {
  const known = baselines.flatMap((each) => each !== void 0 && Number.isFinite(each) ? [each] : []);
  return known.length === 0 ? void 0 : median(known);
}
function measurementOf({ name, fail = [], reduce: how }, at) {
  const { subject, own, scale } = at;
  if (!Number.isFinite(subject.value)) return [];
  const baseline = middle(own);
  return [
    {
      name: how === "all" ? `${name}${subject.of}` : name,
      value: measured(subject.value, scale),
      unit: measuredUnit(scale),
      ...limitOf(fail, { scale, baseline }),
      ...baseline !== void 0 && { baseline: measured(baseline, scale) }
    }
  ];
}

// src/engines/proportion/incomplete-beta.ts
var LARGE = 15;
var STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360];
var TINY = 1e-300;
var EPSILON = 1e-15;
var MOST_STEPS = 2e6;
function lnGamma(x) {
  let shift = 0;
  let large = x;
  for (; large < LARGE; large += 1) shift += Math.log(large);
  const series = STIRLING.reduce((sum, coefficient, index) => sum + coefficient / large ** (2 * index + 1), 0);
  return (large - 0.5) * Math.log(large) - large + Math.log(2 * Math.PI) / 2 + series - shift;
}
function incompleteBeta(x, a, b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const front = Math.exp(lnGamma(a + b) - lnGamma(a) - lnGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return front === 0 ? 0 : front * fraction(x, a, b);
}
function fraction(x, a, b) {
  let c = 1;
  let d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
  let value = d;
  for (let step = 1; step <= MOST_STEPS; step += 1) {
    const even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < EPSILON) return value;
  }
  return value;
}
var awayFromZero = (number) => Math.abs(number) < TINY ? TINY : number;

// src/engines/proportion/judge.ts
function judgeProportion({ errors, total, limit, alpha }) {
  if (total <= 0) return "open";
  if (atLeast(errors, total, limit) < alpha) return "above";
  return atMost(errors, total, limit) < alpha ? "below" : "open";
}
var atLeast = (errors, total, share) => errors <= 0 ? 1 : errors > total ? 0 : incompleteBeta(share, errors, total - errors + 1);
var atMost = (errors, total, share) => errors >= total ? 1 : errors < 0 ? 0 : incompleteBeta(1 - share, total - errors, errors + 1);
var HALVINGS = 60;
function boundsOf({ errors, total, alpha }) {
  const lower = errors <= 0 ? 0 : bisect((share) => atLeast(errors, total, share) < alpha);
  const upper = errors >= total ? 1 : bisect((share) => atMost(errors, total, share) >= alpha);
  return { lower, upper };
}
function bisect(holds) {
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle2 = (low + high) / 2;
    if (holds(middle2)) low = middle2;
    else high = middle2;
  }
  return (low + high) / 2;
}
var MOST_REQUESTS = 1e9;
var leastToPass = ({ limit, alpha }) => Math.floor(Math.log(alpha) / Math.log1p(-limit)) + 1;
function requestsToDecide({ errors, total, limit, alpha }) {
  const share = total > 0 ? errors / total : 0;
  const decides = (requests) => judgeProportion({ errors: Math.round(share * requests), total: requests, limit, alpha }) !== "open";
  let high = Math.max(1, total);
  while (!decides(high)) {
    high *= 2;
    if (high > MOST_REQUESTS) return void 0;
  }
  let low = Math.max(0, total);
  while (high - low > Math.max(1, high / 200)) {
    const middle2 = Math.floor((low + high) / 2);
    if (decides(middle2)) high = middle2;
    else low = middle2;
  }
  return high;
}

// src/checks/metrics/error-series.ts
async function missingErrorSeries(expr, { called, asking, at }) {
  const selectors = walk(expr).filter((part) => part.kind === "selector");
  if (selectors.length === 0) return "it selects no series";
  for (const selector2 of selectors) {
    const known = knownBy(selector2);
    if (known === void 0) return "it names no metric";
    const text = `count(${known.selector})`;
    const { values } = await askQuery({ text, expr: void 0 }, { name: called, asking, at });
    if (!((values[0]?.value ?? 0) > 0)) return `no series ${known.what} has a sample now`;
  }
  return void 0;
}
function knownBy({ name, matchers }) {
  const metric = name ?? matchers.find((each) => each.name === "__name__" && each.operator === "=")?.value;
  if (metric === void 0) return void 0;
  const labels = [...new Set(matchers.filter(demands).map((each) => each.name))];
  const quoted = JSON.stringify(metric);
  const there = labels.map((label) => `${JSON.stringify(label)}!=""`);
  const isPlain = /^[A-Za-z_:][A-Za-z0-9_:]*$/.test(metric) && labels.every((label) => /^[A-Za-z_]\w*$/.test(label));
  const selector2 = isPlain ? `${metric}{${labels.map((label) => `${label}!=""`).join(",")}}` : `{${[quoted, ...there].join(",")}}`;
  return { selector: selector2, what: labels.length === 0 ? `of ${metric}` : `of ${metric} with ${labels.join(", ")}` };
}
var demands = ({ name, operator, value }) => name !== "__name__" && (operator === "=" && value !== "" || operator === "=~" || operator === "!=" && value === "");

// src/checks/metrics/ratio.ts
async function tellRatio(ratio, { asking, looks }) {
  const { name, limit, confidence } = ratio;
  const total = await ask(ratio.total, { ratio, called: `${name}: total`, asking });
  const all = countOf(total.answer, `${name}: total`);
  if (all === void 0 || all === 0) {
    const why = all === 0 ? "there were no requests" : "the answer is empty: no series counts requests";
    throw new CouldNotTell("nothing-checked", `${name}: total: ${why}`, EMPTY);
  }
  const errors = await ask(ratio.errors, { ratio, called: `${name}: errors`, asking, at: total.answer.at });
  const found = countOf(errors.answer, `${name}: errors`);
  if (found === void 0) await provenNone(errors, { ratio, asking, at: total.answer.at });
  const counts = { errors: found ?? 0, total: all };
  if (counts.errors > counts.total) throw uneven(name, counts);
  const alpha = (1 - confidence) / looks;
  const at = { ...counts, limit, alpha };
  const verdict = judgeProportion(at);
  const said = `${name} is ${showCounts(counts)}`;
  const findings = found === void 0 ? [
    findingOf(metricsRules, {
      rule: "no-error-series",
      message: `${name}: no series counts errors`,
      subject: name
    })
  ] : [];
  const { lower, upper } = boundsOf(at);
  const shared = looks === 1 ? "" : `, shared among ${looks} looks`;
  const sure = `with ${percent(confidence)} confidence${shared}`;
  if (verdict === "above") {
    const message = `${said}: above ${percent(limit)} ${sure} (at least ${percent(lower)})`;
    const expected = `at most ${percent(limit)}`;
    findings.push(
      findingOf(metricsRules, { rule: "error-ratio", message, subject: name, expected, actual: showCounts(counts) })
    );
  }
  return toldOf(name, {
    said: verdict === "below" ? `${said}, below ${percent(limit)} ${sure} (at most ${percent(upper)})` : said,
    findings,
    unknown: verdict === "open" ? [undecided2(`${said}, which decides nothing at ${percent(limit)}`, at)] : [],
    measurements: measurementsOf(ratio, counts),
    lines: [
      `errors ${errors.asked}`,
      `  ${counts.errors}`,
      `total  ${total.asked}`,
      `  ${counts.total}`,
      `the true share is from ${percent(lower)} to ${percent(upper)}, each bound ${sure}`
    ]
  });
}
var EMPTY = "Correct the query, or look whether the metric is still there and anything is asked of the service.";
async function ask(source, at) {
  const { ratio, called, asking } = at;
  const { window } = ratio;
  if ("command" in source) {
    const answer2 = await askCommand(source.command, { name: called, window, asking });
    return { answer: answer2, asked: source.command.run.join(" "), resolved: void 0 };
  }
  const resolved = await resolve(source.query, { name: called, window, asking });
  await notBeforeDeploy(resolved, { name: called, ports: asking.ports });
  const answer = await askQuery(resolved, { name: called, asking, at: at.at });
  return { answer, asked: resolved.text, resolved };
}
function countOf({ values }, called) {
  if (values.length === 0) return void 0;
  const sum = values.reduce((all, { value }) => all + value, 0);
  if (Number.isFinite(sum) && values.every(({ value }) => value >= 0)) return Math.round(sum);
  const message = `${called}: ${sum} is no count`;
  throw new CouldNotTell("nothing-checked", message, "Write a query for a count, such as sum(increase(\u2026[$window])).");
}
async function provenNone({ resolved }, { ratio, asking, at }) {
  const called = `${ratio.name}: errors`;
  const missing = resolved?.expr === void 0 ? "nothing shows that there would be one" : await missingErrorSeries(resolved.expr, { called, asking, at });
  if (missing === void 0) return;
  const message = `${called}: the answer is empty, and ${missing}`;
  const remedy = "Correct the query; where the series begins with the first error, add `or vector(0)`.";
  throw new CouldNotTell("nothing-checked", message, remedy);
}
var uneven = (name, counts) => {
  const message = `${name}: ${showCounts(counts)}: more errors than there were in all`;
  return new CouldNotTell("nothing-checked", message, "Let both queries count the same requests in the same window.");
};
function undecided2(what, at) {
  const needed = requestsToDecide(at);
  const least = leastToPass(at);
  const share = percent(at.errors / at.total);
  const how = needed === void 0 ? `${share} is too close to the limit for any number of requests` : `about ${showNumber(rounded(needed))} requests would decide, if it stays ${share}`;
  const few = at.total < least ? `; fewer than ${showNumber(least)} never show that it holds` : "";
  const remedy = "Look at a longer `window`, wait with `within`, or choose a limit further away.";
  return new CouldNotTell("nothing-checked", `${what}: ${how}${few}`, remedy);
}
function rounded(number) {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(number)) - 1);
  return Math.ceil(number / step) * step;
}
var percent = (share) => `${Number((share * 100).toPrecision(3))} %`;
var showCounts = ({ errors, total }) => `${percent(errors / total)} (${showNumber(errors)} of ${showNumber(total)})`;
function measurementsOf({ name, limit }, { errors, total }) {
  const value = Number((errors / total * 100).toPrecision(12));
  return [
    { name, value, unit: "%", limit: Number((limit * 100).toPrecision(12)), bound: "max" },
    { name: `${name}: total`, value: total, unit: "" }
  ];
}

// src/checks/metrics/run.ts
var SAID = 3;
var CHARTS = 24;
var lastLooks = /* @__PURE__ */ new WeakMap();
async function runMetrics(options, ports) {
  const { url } = options;
  const connected = await connect(options, ports);
  const api = url === void 0 ? void 0 : prometheusApi({ url, connected, http: ports.http });
  const asking = { api, options, ports };
  const begun = ports.clock.monotonic();
  let ratios = (ports.delivery?.sample && lastLooks.get(options)) ?? [];
  return until(
    async ({ attempt }) => {
      const { delivery, clock } = ports;
      const look = lookOf({ attempt, elapsedMs: clock.monotonic() - begun, options, delivery });
      const isMissing = ratios.some(({ unknown }) => unknown.some(({ why }) => why !== "nothing-checked"));
      const fresh = look.isDue || isMissing || ratios.length === 0;
      const jobs = [
        ...(fresh ? options.ratios ?? [] : []).map((ratio) => ({
          name: ratio.name,
          tell: () => tellRatio(ratio, { asking, looks: look.of })
        })),
        ...(options.queries ?? []).map((query) => ({
          name: query.name,
          tell: () => query.compare === void 0 ? tellQuery(query, asking) : tellComparison(query, query.compare, asking)
        })),
        ...(options.present ?? []).map((selector2) => ({
          name: selector2,
          tell: () => tellPresent(selector2, asking)
        }))
      ];
      const told = await tellAll(jobs, asking);
      if (fresh) ratios = told.slice(0, options.ratios?.length ?? 0);
      if (delivery?.sample !== void 0) lastLooks.set(options, ratios);
      const rest = fresh ? told.slice(options.ratios?.length ?? 0) : told;
      return verdictOf2([...ratios, ...rest], api?.where);
    },
    { waiting: options, ports }
  );
}
async function tellAll(jobs, { options, ports }) {
  const all = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < jobs.length; index = next++) {
      const job = jobs[index];
      if (job === void 0) continue;
      all[index] = await job.tell().catch((error) => {
        if (!(error instanceof CouldNotTell) || ports.signal.aborted) throw error;
        return toldOf(job.name, { unknown: [error] });
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(options["at-once"], jobs.length) }, worker));
  return all;
}
function verdictOf2(told, where) {
  const findings = told.flatMap((each) => each.findings);
  const unknown = told.flatMap((each) => each.unknown);
  const isWrong = findings.some(({ level }) => level === "error");
  if (!isWrong && unknown.length > 0) throw unclear(unknown);
  const wrong = told.filter((each) => each.findings.some(({ level }) => level === "error"));
  const named2 = (isWrong ? wrong : told).flatMap(({ said }) => said ?? []);
  const more = named2.length > SAID ? `, and ${count(named2.length - SAID, "more", "more")}` : "";
  const others = isWrong && unknown.length > 0 ? `; ${count(unknown.length, "other")} could not be told` : "";
  const lines = told.flatMap(
    ({ name, lines: own }) => own.length === 0 ? [] : [name, ...own.map((line) => `  ${line}`)]
  );
  return byFindings(`${named2.slice(0, SAID).join(", ")}${more}${others}`, {
    findings,
    measurements: told.flatMap((each) => each.measurements),
    charts: [...wrong, ...told.filter((each) => !wrong.includes(each))].flatMap((each) => each.charts).slice(0, CHARTS),
    details: [
      { title: where === void 0 ? "what was asked" : `what was asked of ${where}`, text: lines.join("\n") },
      ...unknown.length === 0 ? [] : [{ title: "what could not be told", text: unknown.map(({ message }) => message).join("\n") }]
    ]
  });
}
function unclear([first, ...others]) {
  if (first === void 0) return new CouldNotTell("fault", "nothing was asked", "Report this.");
  const messages = [...new Set(others.map(({ message }) => message))].slice(0, SAID);
  const more = others.length > SAID ? `; and ${others.length - SAID} more` : "";
  return new CouldNotTell(first.why, [first.message, ...messages].join("; ") + more, first.remedy, { cause: first });
}
export {
  runMetrics,
  verdictOf2 as verdictOf
};
