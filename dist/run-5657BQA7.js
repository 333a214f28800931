import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tool
} from "./chunk-UFD3GGFB.js";
import {
  LATENCY_METRICS,
  LATENCY_NAMES,
  judgeLoad
} from "./chunk-EWNXBODQ.js";
import {
  median
} from "./chunk-ZDTU5CUQ.js";
import "./chunk-73SYK43K.js";
import {
  loadRules,
  runsOf,
  sizeOf
} from "./chunk-VBV7J7P3.js";
import {
  judge
} from "./chunk-LPTB6XVL.js";
import {
  parseComparison
} from "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
import {
  connect,
  secretsIn
} from "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  count,
  showDuration,
  showLatency,
  showNumber,
  showSize
} from "./chunk-WDRWDCXA.js";

// src/checks/load/health.ts
var LATE_MS = 10;
var WHOLE_CORE = 0.9;
function sicknessOf(runs) {
  const all = runs.map(({ end }) => end.health);
  const busiest = worst(all, (health) => health.busy);
  const latest = worst(all, (health) => health.lagP99Ms);
  if (busiest >= WHOLE_CORE) {
    const why2 = `the program that makes the load used a whole core (${Math.round(100 * busiest)} %)`;
    return { why: why2, slackMs: Number.POSITIVE_INFINITY, worstMs: Number.POSITIVE_INFINITY };
  }
  if (latest <= LATE_MS) return void 0;
  const why = `the program that makes the load was late itself (1 % of its timers by ${Math.round(latest)} ms or more)`;
  return { why, slackMs: latest, worstMs: worst(all, (health) => health.lagMaxMs) };
}
var worst = (all, of) => all.reduce((most, health) => Math.max(most, of(health)), 0);

// src/checks/load/plan.ts
async function planOf(options, ports) {
  const { tls, timeoutMs } = await connect(options, ports);
  const { mix = [], url } = options;
  for (const each of mix) ports.hide(Object.entries(each.headers).flatMap(([name, value]) => secretsIn(name, value)));
  const requests = url === void 0 ? mix.map((each) => requestOf(each, options)) : [requestOf({ ...options, url, weight: 1 }, options)];
  const { count: count2, durationMs, connections } = sizeOf(options);
  return {
    requests,
    connections,
    rate: options.rate,
    count: count2,
    durationMs,
    warmUpMs: options["warm-up"],
    maxRequests: options["max-requests"],
    timeoutMs,
    ...tls && { tls },
    processes: options.processes
  };
}
function requestOf(asked2, { headers }) {
  const { method, body, json, status, url, weight } = asked2;
  const sent = body ?? (json === void 0 ? void 0 : JSON.stringify(json));
  const own = Object.entries({ ...headers, ...asked2.headers }).map(([name, value]) => [
    name.toLowerCase(),
    value
  ]);
  return {
    method: method ?? (sent === void 0 ? "GET" : "POST"),
    url,
    headers: {
      "user-agent": `${tool.name}/${tool.version}`,
      ...json !== void 0 && { "content-type": "application/json" },
      ...Object.fromEntries(own)
    },
    body: sent,
    weight,
    accepts: status
  };
}
function onto(plan, address) {
  const base = new URL(address);
  const requests = plan.requests.map((request) => {
    const own = new URL(request.url);
    const isWhole = plan.requests.length === 1 && (base.pathname !== "/" || base.search !== "");
    const url = isWhole ? base.href : new URL(`${own.pathname}${own.search}`, base.origin).href;
    return { ...request, url };
  });
  return { ...plan, requests };
}

// src/engines/latency/histogram.ts
var UNITS_PER_MS = 1e5;
var Histogram = class {
  count = 0;
  counts = new Uint32Array(0);
  half;
  constructor(bits = 11) {
    this.half = 2 ** (bits - 1);
  }
  add(ms) {
    const index = this.indexOf(Math.max(0, ms * UNITS_PER_MS));
    if (index >= this.counts.length) {
      const grown = new Uint32Array(Math.max(index + 1, 2 * this.counts.length));
      grown.set(this.counts);
      this.counts = grown;
    }
    this.counts[index] = (this.counts[index] ?? 0) + 1;
    this.count += 1;
  }
  addAll(other) {
    if (other.counts.length > this.counts.length) {
      const grown = new Uint32Array(other.counts.length);
      grown.set(this.counts);
      this.counts = grown;
    }
    for (const [index, number] of other.counts.entries()) this.counts[index] = (this.counts[index] ?? 0) + number;
    this.count += other.count;
  }
  /** The time at a rank, counted from 1: the middle of its bucket. NaN where there is none. */
  atRank(rank) {
    let seen = 0;
    for (const [index, number] of this.counts.entries()) {
      seen += number;
      if (seen >= rank) return this.middleOf(index) / UNITS_PER_MS;
    }
    return Number.NaN;
  }
  indexOf(units) {
    if (units < 2 * this.half) return Math.floor(units);
    let shift = Math.floor(Math.log2(units / this.half));
    if (units < this.half * 2 ** shift) shift -= 1;
    else if (units >= 2 * this.half * 2 ** shift) shift += 1;
    return shift * this.half + Math.floor(units / 2 ** shift);
  }
  middleOf(index) {
    if (index < 2 * this.half) return index + 0.5;
    const shift = Math.floor(index / this.half) - 1;
    return (index - shift * this.half + 0.5) * 2 ** shift;
  }
};

// src/engines/latency/samples.ts
var EXACT = 1e6;
var rankOf = (quantile, count2) => (
  // 0.95 × 100 must be 95, whatever binary fractions make of it.
  Math.min(count2, Math.max(1, Math.ceil(Number((quantile * count2).toPrecision(12)))))
);
function rankInterval(quantile, count2) {
  const half = 1.96 * Math.sqrt(count2 * quantile * (1 - quantile));
  const low = Math.floor(count2 * quantile - half);
  const high = Math.ceil(count2 * quantile + half);
  return [Math.max(1, low), Math.min(count2, high)];
}
var Samples = class {
  count = 0;
  max = Number.NaN;
  sum = 0;
  times = new Float64Array(1024);
  isSorted = true;
  folded;
  exact;
  constructor(exact = EXACT) {
    this.exact = exact;
  }
  add(ms) {
    if (this.folded === void 0 && this.count >= this.exact) this.fold();
    if (this.folded) this.folded.add(ms);
    else this.keep(ms);
    this.count += 1;
    this.sum += ms;
    if (!(this.max >= ms)) this.max = ms;
  }
  get mean() {
    return this.count === 0 ? Number.NaN : this.sum / this.count;
  }
  /** NaN where there are no times. */
  quantile(quantile) {
    if (this.count === 0) return Number.NaN;
    return quantile >= 1 ? this.max : this.atRank(rankOf(quantile, this.count));
  }
  /** The time at a rank, counted from 1. */
  atRank(rank) {
    if (this.folded) return Math.min(this.max, this.folded.atRank(rank));
    if (!this.isSorted) this.times.subarray(0, this.count).sort();
    this.isSorted = true;
    return this.times[rank - 1] ?? Number.NaN;
  }
  keep(ms) {
    if (this.count === this.times.length) {
      const grown = new Float64Array(2 * this.count);
      grown.set(this.times);
      this.times = grown;
    }
    this.times[this.count] = ms;
    this.isSorted = false;
  }
  fold() {
    this.folded = new Histogram();
    for (const ms of this.times.subarray(0, this.count)) this.folded.add(ms);
    this.times = new Float64Array(0);
  }
};

// src/engines/latency/series.ts
var MOST_POINTS = 300;
var BITS = 8;
var Series = class {
  spanMs = 1e3;
  spans = [];
  add(atMs, tookMs, isError) {
    let index = Math.floor(atMs / this.spanMs);
    while (index >= MOST_POINTS) {
      this.halve();
      index = Math.floor(atMs / this.spanMs);
    }
    while (this.spans.length <= index) this.spans.push({ requests: 0, errors: 0, times: new Histogram(BITS) });
    const span = this.spans[index];
    if (span === void 0) return;
    span.requests += 1;
    if (isError) span.errors += 1;
    span.times.add(tookMs);
  }
  /** `durationMs` is the run's: its last span is shorter, and its rate is of what it has. */
  points(durationMs) {
    return this.spans.map(({ requests, errors, times }, index) => {
      const begin = index * this.spanMs;
      const length = Math.max(1, Math.min(this.spanMs, durationMs - begin));
      return {
        at: (begin + length / 2) / 1e3,
        perSecond: requests * 1e3 / length,
        p95: times.count === 0 ? Number.NaN : times.atRank(rankOf(0.95, times.count)),
        errors
      };
    });
  }
  halve() {
    this.spanMs *= 2;
    const merged = [];
    for (const [index, span] of this.spans.entries()) {
      const into = merged[index >> 1];
      if (into === void 0) {
        merged.push(span);
        continue;
      }
      into.requests += span.requests;
      into.errors += span.errors;
      into.times.addAll(span.times);
    }
    this.spans = merged;
  }
};

// src/checks/load/tally.ts
var EXACT_OF_ONE = 1e5;
var WORDS = {
  timeout: "no answer in time",
  refused: "connection refused",
  reset: "connection reset",
  closed: "connection closed before the answer ended",
  tls: "no secure connection",
  name: "name not resolved",
  protocol: "no HTTP",
  other: "other faults of the connection"
};
var Tally = class {
  /** Times of answers as wanted, and of requests that had none in time, at their limit. */
  samples = new Samples();
  series = new Series();
  byRequest;
  total = 0;
  errors = 0;
  bytes = 0;
  #causes = /* @__PURE__ */ new Map();
  #plan;
  constructor(plan) {
    this.#plan = plan;
    this.byRequest = plan.requests.map(() => ({ total: 0, errors: 0, samples: new Samples(EXACT_OF_ONE) }));
  }
  sink = (index, code, took, at, bytes) => {
    const isWanted = typeof code === "number" && this.#isWanted(index, code);
    const own = this.byRequest[index];
    this.total += 1;
    this.bytes += bytes;
    if (own) own.total += 1;
    this.series.add(at, took, !isWanted);
    if (!isWanted) {
      this.errors += 1;
      if (own) own.errors += 1;
      const cause = typeof code === "number" ? `status ${code}` : WORDS[code];
      this.#causes.set(cause, (this.#causes.get(cause) ?? 0) + 1);
    }
    if (!isWanted && code !== "timeout") return;
    this.samples.add(took);
    own?.samples.add(took);
  };
  #isWanted(index, status) {
    for (const [first, last] of this.#plan.requests[index]?.accepts ?? [])
      if (status >= first && status <= last) return true;
    return false;
  }
  /** Errors by cause, most first. */
  get causes() {
    return [...this.#causes].sort(([, a], [, b]) => b - a);
  }
  get errorRate() {
    return this.total === 0 ? Number.NaN : this.errors / this.total;
  }
  /** Without those that had no answer in time. */
  get plainErrorRate() {
    return this.total === 0 ? Number.NaN : (this.errors - (this.#causes.get(WORDS.timeout) ?? 0)) / this.total;
  }
};
function latencyOf({ tally }, name) {
  const { quantile } = LATENCY_METRICS[name];
  return quantile === "mean" ? tally.samples.mean : tally.samples.quantile(quantile);
}
var throughputOf = ({ tally, end }) => end.durationMs > 0 ? (tally.total - tally.errors) * 1e3 / end.durationMs : Number.NaN;

// src/checks/load/measure.ts
var TELL_MS = 1e3;
async function measure(options, { plan, ports }) {
  const { baseline } = options;
  const other = baseline !== void 0 && "url" in baseline ? onto(plan, baseline.url) : void 0;
  const runs = [];
  const baselines = [];
  const all = runsOf(options) * (other ? 2 : 1);
  let left = plan.maxRequests;
  const make = async (load, into) => {
    if (left <= 0) throw spent(plan);
    const which = all === 1 ? "" : `run ${runs.length + baselines.length + 1} of ${all}: `;
    const run = await once({ ...load, maxRequests: left }, { ports, which });
    left -= run.end.sent;
    into.push(run);
  };
  for (let round2 = 0; round2 < runsOf(options); round2 += 1) {
    if (round2 % 2 === 1 && other) await make(other, baselines);
    await make(plan, runs);
    if (round2 % 2 === 0 && other) await make(other, baselines);
  }
  return { runs, baselines };
}
var spent = ({ maxRequests }) => new CouldNotTell(
  "nothing-checked",
  `all ${showNumber(maxRequests)} requests of \`max-requests\` were sent before the last run`,
  "Raise `max-requests`, or ask for a shorter `duration`."
);
async function once(plan, { ports, which }) {
  const tally = new Tally(plan);
  const end = await ports.load.run(
    plan,
    telling(tally, (text) => ports.tell(`${which}${text}`))
  );
  const run = { tally, end };
  const where = hostsOf(plan);
  if (end.ended === "too-many-requests") {
    const message = `${where}: answered 429 (too many requests) after ${count(end.sent, "request")}, so the load was stopped`;
    throw new CouldNotTell(
      "tool-refused",
      message,
      "Exempt the load from the rate limit, or ask for less than it allows."
    );
  }
  if (tally.total > 0 && tally.errors === tally.total && hasNoAnswer(run)) throw nobody(where, run);
  if (end.ended === "nobody-answers") throw nobody(where, run);
  if (tally.total === 0 && end.ended !== "retry-after") {
    const message = `${where}: no request was made after the warm-up`;
    throw new CouldNotTell("nothing-checked", message, "Raise `max-requests`, or shorten `warm-up`.");
  }
  return run;
}
function telling(tally, tell) {
  let told = 0;
  return (request, code, took, at, bytes) => {
    tally.sink(request, code, took, at, bytes);
    if (at - told < TELL_MS) return;
    told = at;
    const rate = showNumber(Math.round(1e3 * tally.total / at));
    tell(
      `${count(tally.total, "request")}, ${rate}/s, ${tally.errors === 0 ? "no errors" : count(tally.errors, "error")}`
    );
  };
}
var hasNoAnswer = ({ tally }) => tally.causes.every(([cause]) => !cause.startsWith("status "));
function nobody(where, { tally }) {
  const causes = tally.causes.map(([cause]) => cause).join(", ");
  const message = `${where}: nobody answers: ${causes || "no answer in the warm-up"}`;
  return new CouldNotTell("unreachable", message, "Check the address, and that it is up and reachable from here.");
}
var hostsOf = ({ requests }) => [...new Set(requests.map(({ url }) => new URL(url).host))].join(", ");

// src/checks/load/past.ts
import { createHash } from "node:crypto";
import { z } from "zod";
var LEAST_BASELINES = 3;
var MOST_BYTES = 64 * 1024 * 1024;
var SKEW_MS = 5 * 6e4;
var PROFILE = /^profile (?<digest>[0-9a-f]{16})$/m;
var measurement = z.object({ name: z.string(), value: z.number() });
var report = z.object({
  schemaVersion: z.number(),
  startedAt: z.string(),
  checks: z.array(
    z.object({
      kind: z.string(),
      status: z.string(),
      reused: z.unknown().optional(),
      measurements: z.array(measurement),
      details: z.array(z.object({ title: z.string(), text: z.string() }))
    })
  )
});
function profileOf(plan, { machine, hosts }) {
  const { tls: _, maxRequests: __, ...load } = plan;
  const requests = load.requests.map(({ headers, ...request }) => ({
    ...request,
    headers: Object.keys(headers).sort()
  }));
  return createHash("sha256").update(JSON.stringify([{ ...load, requests }, machine, [...hosts].sort()])).digest("hex").slice(0, 16);
}
var profileLine = (profile) => `profile ${profile}`;
async function pastRuns(glob, { profile, ports }) {
  const { files, clock } = ports;
  const paths = await files.glob([glob], { dot: true });
  const seen = /* @__PURE__ */ new Set();
  const baselines = [];
  const why = { unlike: 0, "not passed": 0, "from the future": 0, "the same run twice": 0 };
  for (const path of paths) {
    const read = readReport(await files.text(path, MOST_BYTES), path);
    if (Date.parse(read.startedAt) > clock.now().getTime() + SKEW_MS) {
      why["from the future"] += 1;
      continue;
    }
    for (const check of read.checks.filter(({ kind }) => kind === "load")) {
      const own = check.details.map(({ text }) => PROFILE.exec(text)?.groups?.digest).find((digest) => digest !== void 0);
      const key = JSON.stringify([read.startedAt, check.measurements]);
      if (own !== profile) why.unlike += 1;
      else if (check.status !== "passed") why["not passed"] += 1;
      else if (seen.has(key)) why["the same run twice"] += 1;
      else {
        seen.add(key);
        baselines.push(numbersOf(check.measurements));
      }
    }
  }
  const leftOut = Object.entries(why).flatMap(([what, number]) => number === 0 ? [] : [`${number} ${what}`]);
  return { baselines, leftOut };
}
function readReport(text, path) {
  const remedy = "Name reports (`report.json`) of earlier runs alone.";
  let value;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CouldNotTell("wrong-format", `${path}: not JSON, or not all of it`, remedy, { cause });
  }
  const read = report.safeParse(value);
  if (read.success && Number.isFinite(Date.parse(read.data.startedAt))) return read.data;
  throw new CouldNotTell("wrong-format", `${path}: not a report of deploy-validate`, remedy);
}
function numbersOf(measurements) {
  const find = (name) => measurements.find((each) => each.name === name)?.value ?? Number.NaN;
  return {
    samples: find("requests in a run") || 0,
    errorRate: find("error-rate") / 100,
    plainErrorRate: find("error-rate") / 100,
    value: find
  };
}

// src/engines/latency/distribution.ts
var PER_DECADE = 24;
function percentileCurve(samples) {
  if (samples.count === 0) return [];
  const points = [];
  const last = samples.count;
  for (let step = 0; ; step += 1) {
    const times = 10 ** (step / PER_DECADE);
    if (times >= last) break;
    const share = 1 - 1 / times;
    points.push([share, round(samples.atRank(rankOf(share, samples.count)))]);
  }
  points.push([1 - 1 / last, round(samples.max)]);
  return points;
}
var round = (number) => Number(number.toPrecision(4));

// src/checks/load/details.ts
function detailsOf({ plan, runs, baselines, profile, unclear }) {
  const load = [
    ...plan.requests.map(
      ({ method, url, weight }) => `${method} ${bare(url)}${plan.requests.length > 1 ? `, weight ${weight}` : ""}`
    ),
    asked(plan),
    ...unclear.length === 0 ? [] : ["", "Nobody can tell:", ...unclear],
    "",
    profileLine(profile)
  ];
  return [
    { title: "Load", text: load.join("\n") },
    ...runs.map((run, index) => ({ title: runs.length === 1 ? "Run" : `Run ${index + 1}`, text: runText(run, plan) })),
    ...baselines === void 0 || baselines.length === 0 ? [] : [{ title: "Baselines", text: baselines.map(oneLine).join("\n") }]
  ];
}
var bare = (url) => url.split("?")[0] ?? url;
function asked({ rate, count: count2, durationMs, connections, warmUpMs, timeoutMs, processes }) {
  const parts = [
    rate === void 0 ? `closed loop over ${showNumber(connections)} connections` : `open loop at ${showNumber(Number(rate.toPrecision(4)))}/s over at most ${showNumber(connections)} connections`,
    ...count2 === void 0 ? [] : [`${showNumber(count2)} requests`],
    ...durationMs === void 0 ? [] : [`for ${showDuration(durationMs)}`],
    ...warmUpMs === 0 ? [] : [`after a warm-up of ${showDuration(warmUpMs)}`],
    `each within ${showDuration(timeoutMs)}`,
    ...processes === 1 ? [] : [`from ${processes} processes`]
  ];
  return parts.join(", ");
}
function runText(run, plan) {
  const { tally, end } = run;
  const { samples } = tally;
  const known = LATENCY_NAMES.filter((name) => samples.count >= LATENCY_METRICS[name].least);
  const mix = plan.requests.length === 1 ? [] : plan.requests.map(({ method, url }, index) => {
    const own = tally.byRequest[index];
    const median2 = own === void 0 || own.samples.count === 0 ? "" : `, p50 ${showLatency(own.samples.quantile(0.5))}, p95 ${showLatency(own.samples.quantile(0.95))}`;
    return `${method} ${bare(url)}: ${showNumber(own?.total ?? 0)} requests, ${showNumber(own?.errors ?? 0)} errors${median2}`;
  });
  const { health } = end;
  return [
    `${showNumber(tally.total)} requests ended in ${showDuration(end.durationMs)}, ${showNumber(Number((tally.total * 1e3 / Math.max(1, end.durationMs)).toPrecision(4)))}/s, ${showNumber(Number(throughputOf(run).toPrecision(4)))}/s as wanted`,
    ...known.map((name) => `${name.padEnd(6)} ${showLatency(latencyOf(run, name))}${interval(run, name)}`),
    ...tally.causes.map(([cause, number]) => `error: ${cause}: ${showNumber(number)}`),
    ...mix,
    `${showSize(tally.bytes)} of bodies, ${showNumber(end.connectionsOpened)} connections opened, ${showNumber(end.sent)} requests sent with the warm-up`,
    ...Object.entries(end.addresses).map(([host, addresses]) => `${host}: ${addresses.join(" ")}`),
    `the generator itself: ${Math.round(100 * health.busy)} % of a core, timers late by ${showLatency(health.lagP99Ms)} (p99), ${showLatency(health.lagMaxMs)} at most`
  ].join("\n");
}
function interval({ tally: { samples } }, name) {
  const { quantile } = LATENCY_METRICS[name];
  if (quantile === "mean" || quantile === 1) return "";
  const [low, high] = rankInterval(quantile, samples.count);
  return ` (${showLatency(samples.atRank(low))} to ${showLatency(samples.atRank(high))} with 95 %)`;
}
function oneLine(numbers) {
  const times = LATENCY_NAMES.filter((name) => Number.isFinite(numbers.value(name))).map(
    (name) => `${name} ${showLatency(numbers.value(name))}`
  );
  return [
    `${showNumber(numbers.samples)} requests`,
    ...times,
    `${Number(numbers.value("throughput").toPrecision(4))}/s`
  ].join(", ");
}

// src/checks/load/verdict.ts
function withDefaults(expected) {
  const read = parseComparison("<= 1%");
  return "comparison" in read ? { "error-rate": [read.comparison], ...defined(expected) } : expected;
}
var defined = (expected) => Object.fromEntries(Object.entries(expected).filter(([, all]) => all !== void 0));
var numbersOf2 = (run) => ({
  samples: run.tally.samples.count,
  errorRate: run.tally.errorRate,
  plainErrorRate: run.tally.plainErrorRate,
  value: (name) => name === "throughput" ? throughputOf(run) : latencyOf(run, name)
});
function verdictOf(told) {
  const { runs, judged, plan, sick } = told;
  const findings = [...judged.findings, ...endings(runs), ...broken(told), ...told.notes];
  const summary = summaryOf(told);
  const isWrong = findings.some(({ level }) => level === "error");
  if (!isWrong && judged.unclear.length > 0) {
    const message = `${hostsOf(plan)}: ${judged.unclear.join("; ")} (${summary})`;
    throw new CouldNotTell(sick === void 0 ? "nothing-checked" : "unsupported", message, remedyOf(sick));
  }
  return byFindings(`${hostsOf(plan)}: ${summary}`, {
    findings,
    measurements: measurementsOf(told),
    charts: chartsOf(told),
    details: detailsOf({ ...told, unclear: judged.unclear })
  });
}
var remedyOf = (sick) => sick === void 0 ? "Make more requests, or expect what so many can tell." : "Let nothing run beside it (`exclusive: true`), ask for less, or share the load with `processes`.";
function broken({ plan, runs }) {
  if (plan.requests.length === 1) return [];
  return plan.requests.flatMap(({ method, url }, index) => {
    const total = runs.reduce((sum, { tally }) => sum + (tally.byRequest[index]?.total ?? 0), 0);
    const errors = runs.reduce((sum, { tally }) => sum + (tally.byRequest[index]?.errors ?? 0), 0);
    if (total === 0 || errors < total) return [];
    const message = `${method} ${bare(url)} had no answer as wanted in ${count(total, "request")}`;
    return [findingOf(loadRules, { rule: "error-rate", message, expected: "an answer as wanted", actual: "none" })];
  });
}
function endings(runs) {
  const ends = new Set(runs.map(({ end }) => end.ended));
  const sent = runs.reduce((sum, { end }) => sum + end.sent, 0);
  const after = `after ${count(sent, "request")}`;
  const found = [];
  if (ends.has("retry-after")) {
    const message = `the server answered 503 and asked to come back later (Retry-After) ${after}`;
    found.push(findingOf(loadRules, { rule: "overloaded", message }));
  }
  if (ends.has("ceiling")) {
    const message = `\`max-requests\` was reached ${after}, before the end of the run`;
    found.push(findingOf(loadRules, { rule: "ended-early", message }));
  }
  return found;
}
function summaryOf({ runs, plan }) {
  const total = runs.reduce((sum, { tally }) => sum + tally.total, 0);
  const errors = runs.reduce((sum, { tally }) => sum + tally.errors, 0);
  const took = runs.reduce((sum, { end }) => sum + end.durationMs, 0);
  const how = plan.rate === void 0 ? `over ${count(plan.connections, "connection")}` : `at ${showRate(plan.rate)}`;
  const several = runs.length === 1 ? "" : ` in ${runs.length} runs`;
  const known = ["p50", "p95", "p99"].filter((name) => runs.every((run) => isTold(run, name)));
  const times = known.map((name) => `${name} ${showLatency(medianOf(runs, name))}`);
  const rate = medianOf(runs, "throughput");
  const rest = [
    ...times,
    ...Number.isFinite(rate) ? [showRate(rate)] : [],
    errors === 0 ? "no errors" : count(errors, "error")
  ];
  return `${count(total, "request")} ${how}${several} in ${showDuration(took)}: ${rest.join(", ")}`;
}
var showRate = (perSecond) => `${showNumber(Number(perSecond.toPrecision(3)))}/s`;
var isTold = ({ tally }, name) => tally.samples.count >= LATENCY_METRICS[name].least;
var medianOf = (runs, name) => median(runs.map((run) => numbersOf2(run).value(name)));
function measurementsOf({ runs, expected, baselines }) {
  const names = LATENCY_NAMES.filter((name) => expected[name] !== void 0 || runs.every((run) => isTold(run, name)));
  const against = (name) => baselines === void 0 || baselines.length === 0 ? {} : { baseline: rounded(median(baselines.map((each) => each.value(name)))) };
  const samples = Math.min(...runs.map(({ tally }) => tally.samples.count));
  return [
    ...names.map((name) => ({
      name,
      value: rounded(medianOf(runs, name)),
      unit: "ms",
      ...limitOf(expected, name),
      ...against(name)
    })),
    {
      name: "throughput",
      value: rounded(medianOf(runs, "throughput")),
      unit: "requests/s",
      ...limitOf(expected, "throughput"),
      ...against("throughput")
    },
    {
      name: "error-rate",
      value: 100 * Math.max(...runs.map(({ tally }) => tally.errorRate)),
      unit: "%",
      ...limitOf(expected, "error-rate")
    },
    { name: "requests in a run", value: samples, unit: "requests" }
  ];
}
var rounded = (value) => Number(value.toPrecision(5));
function limitOf(expected, name) {
  const comparison = expected[name]?.find(({ dimension, operator }) => dimension !== "times" && /[<>]/.test(operator));
  if (comparison === void 0) return {};
  const judged = judge(comparison, { value: 0 });
  if ("unknown" in judged) return {};
  const times = name === "error-rate" ? 100 : name === "throughput" ? 1 : 1e3;
  return { limit: rounded(judged.limit * times), bound: comparison.operator.startsWith("<") ? "max" : "min" };
}
function chartsOf({ runs, expected, baselines }) {
  const sorted = [...runs].sort((a, b) => latencyOf(a, "p95") - latencyOf(b, "p95"));
  const run = sorted[Math.floor(sorted.length / 2)];
  if (run === void 0) return [];
  const { tally, end } = run;
  const limit = limitOf(expected, "p95").limit;
  const old = baselines === void 0 || baselines.length === 0 ? void 0 : median(baselines.map((each) => each.value("p95")));
  const points = tally.series.points(end.durationMs);
  const drawn = { ...limit !== void 0 && { limit }, ...old !== void 0 && { baseline: old } };
  return [
    {
      title: "Time of a request by share of requests",
      unit: "ms",
      form: "distribution",
      points: percentileCurve(tally.samples),
      ...drawn
    },
    {
      title: "p95 over time",
      unit: "ms",
      form: "series",
      points: points.map(({ at, p95 }) => [at, p95]),
      ...drawn
    },
    {
      title: "Requests that ended in a second",
      unit: "requests/s",
      form: "series",
      points: points.map(({ at, perSecond }) => [at, perSecond])
    },
    ...tally.errors === 0 ? [] : [
      {
        title: "Errors over time",
        unit: "errors",
        form: "series",
        points: points.map(({ at, errors }) => [at, errors])
      }
    ]
  ];
}

// src/checks/load/run.ts
async function runLoad(options, ports) {
  if (options.k6 !== void 0) return (await import("./k6-ZBHZ6KQG.js")).runK6(options.k6, options, ports);
  const plan = await planOf(options, ports);
  const profile = profileOf(plan, { machine: ports.load.machine, hosts: options.hosts });
  const past = await earlier(options, { profile, ports });
  const measured = await measure(options, { plan, ports });
  const sick = sicknessOf([...measured.runs, ...measured.baselines]);
  const baselines = past?.baselines ?? (measured.baselines.length === 0 ? void 0 : measured.baselines.map(numbersOf2));
  const expected = withDefaults(options.expect);
  const judged = judgeLoad(expected, {
    runs: measured.runs.map(numbersOf2),
    baselines,
    sick,
    isOpen: plan.rate !== void 0,
    floorMs: options.floor
  });
  const notes = past?.notes ?? [];
  return verdictOf({ plan, expected, runs: measured.runs, baselines, judged, notes, profile, sick: sick?.why });
}
async function earlier({ baseline }, { profile, ports }) {
  if (baseline === void 0 || "url" in baseline) return void 0;
  const { baselines, leftOut } = await pastRuns(baseline.reports, { profile, ports });
  if (baselines.length >= LEAST_BASELINES) return { baselines, notes: [] };
  const rest = leftOut.length === 0 ? "" : `; left out: ${leftOut.join(", ")}`;
  const found = baselines.length === 0 ? "no earlier run" : `only ${count(baselines.length, "earlier run")}`;
  const message = `${baseline.reports}: ${found} that passed with the same load; a baseline takes ${LEAST_BASELINES}${rest}`;
  if (baseline["none-yet"] === "note") {
    return { baselines: void 0, notes: [findingOf(loadRules, { rule: "no-baseline-yet", message })] };
  }
  const remedy = "Give it the reports of runs that passed, or write `none-yet: note` until there are enough.";
  throw new CouldNotTell("nothing-checked", message, remedy);
}
export {
  runLoad
};
