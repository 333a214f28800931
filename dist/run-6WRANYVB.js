import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tracesRules
} from "./chunk-F2NKD44N.js";
import {
  observer
} from "./chunk-3RN3PEPK.js";
import {
  judgeAll
} from "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  windowMs
} from "./chunk-ZUX3T7AX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  parseJson,
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
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-N3UFVQ2O.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showDuration,
  showNumber
} from "./chunk-WDRWDCXA.js";

// src/checks/traces/jaeger.ts
import { z as z2 } from "zod";

// src/checks/traces/otlp.ts
import { z } from "zod";
var nanoseconds = z.union([z.string(), z.number()]).transform(Number).refine(Number.isFinite);
var id = z.string();
var span = z.object({
  traceId: id,
  spanId: id,
  parentSpanId: id.optional(),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  status: z.object({ code: z.union([z.number(), z.string()]).optional() }).nullish()
});
var attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }).nullish() });
var scope = z.object({ spans: z.array(span).nullish() });
var resourceSpans = z.array(
  z.object({
    resource: z.object({ attributes: z.array(attribute).nullish() }).nullish(),
    scopeSpans: z.array(scope).nullish(),
    instrumentationLibrarySpans: z.array(scope).nullish()
  })
);
function spansOf(resources) {
  return resources.flatMap(({ resource, scopeSpans, instrumentationLibrarySpans }) => {
    const named = resource?.attributes?.find(({ key }) => key === "service.name");
    const service = named?.value?.stringValue ?? "";
    const scopes = [...scopeSpans ?? [], ...instrumentationLibrarySpans ?? []];
    return scopes.flatMap(({ spans: spans2 }) => spans2 ?? []).map((each) => spanOf(each, service));
  });
}
function spanOf({ traceId, spanId, parentSpanId, startTimeUnixNano, endTimeUnixNano, status }, service) {
  const parent = hex(parentSpanId ?? "", 16);
  return {
    traceId: hex(traceId, 32),
    spanId: hex(spanId, 16),
    parentId: /^0*$/.test(parent) ? void 0 : parent,
    service,
    start: startTimeUnixNano / 1e6,
    ms: (endTimeUnixNano - startTimeUnixNano) / 1e6,
    isError: status?.code === 2 || status?.code === "STATUS_CODE_ERROR"
  };
}
function hex(text, length) {
  if (text.length === length && /^[0-9a-f]+$/i.test(text)) return text.toLowerCase();
  return text === "" ? "" : Buffer.from(text, "base64").toString("hex");
}

// src/checks/traces/store.ts
function entriesOf(spans2, service) {
  const services = new Map(spans2.map((span2) => [`${span2.traceId} ${span2.spanId}`, span2.service]));
  return spans2.filter(
    ({ traceId, parentId, service: own }) => own === service && (parentId === void 0 || services.get(`${traceId} ${parentId}`) !== service)
  );
}

// src/checks/traces/jaeger.ts
var REMEDY = "Check `url`: it is the address of the query service of Jaeger.";
function jaeger(observer2) {
  const { where } = observer2;
  return {
    where,
    search: async (asked) => {
      const { service, from, to, most } = asked;
      const query = {
        "query.service_name": service,
        "query.start_time_min": new Date(from).toISOString(),
        "query.start_time_max": new Date(to).toISOString(),
        "query.num_traces": String(most),
        "query.search_depth": String(most)
      };
      const answer2 = await observer2.ask({ path: "/api/v3/traces", query, statuses: [404, 405, 501] });
      const spans2 = isNone(answer2) ? await old(observer2, asked) : readNew(answer2, where);
      return foundOf(spans2, asked, where);
    },
    trace: async (traceId) => {
      const answer2 = await observer2.ask({ path: `/api/v3/traces/${traceId}`, statuses: [404, 405, 501] });
      if (!isNone(answer2)) return readNew(answer2, where);
      const older = await observer2.ask({ path: `/api/traces/${traceId}`, statuses: [404] });
      return older.status === 404 ? [] : readOld(older, where);
    }
  };
}
var isNone = ({ status }) => status >= 400;
async function old(observer2, { service, from, to, most }) {
  const query = { service, start: `${Math.trunc(from)}000`, end: `${Math.trunc(to)}000`, limit: String(most) };
  const answer2 = await observer2.ask({ path: "/api/traces", query, statuses: [404] });
  return readOld(answer2, observer2.where);
}
var SLACK_MS = 6e4;
function foundOf(spans2, { service, from, to, most }, where) {
  const entries = entriesOf(spans2, service);
  const strange = entries.find(({ start }) => start > to + SLACK_MS);
  if (strange !== void 0) {
    const message = `${where}: a span of ${new Date(strange.start).toISOString()} came, which is yet to come`;
    throw new CouldNotTell("stale", message, "Set the clocks of the services right.");
  }
  const requests = entries.filter(({ start }) => start >= from - SLACK_MS);
  const traces = new Set(requests.map(({ traceId }) => traceId)).size;
  return { traces, requests, isAll: new Set(spans2.map(({ traceId }) => traceId)).size < most };
}
var part = z2.object({
  result: z2.object({ resourceSpans: resourceSpans.nullish() }).optional(),
  resourceSpans: resourceSpans.nullish(),
  error: z2.object({ message: z2.string().optional() }).optional()
});
function readNew({ body }, where) {
  const origin = { name: where, remedy: REMEDY };
  const text = body.toString("utf8");
  const documents = text.trim().includes("}\n{") ? parseJsonLines(text, origin) : [parseJson(text, origin)];
  return documents.flatMap((document) => {
    const { result, resourceSpans: own, error } = readValue(document, part, origin);
    if (error !== void 0) throw new CouldNotTell("tool-refused", `${where}: ${error.message ?? "an error"}`, REMEDY);
    const found = result === void 0 ? own : result.resourceSpans ?? [];
    if (found === void 0 || found === null)
      throw new CouldNotTell("wrong-format", `${where}: the answer holds no traces`, REMEDY);
    return spansOf(found);
  });
}
var oldSpan = z2.object({
  traceID: z2.string(),
  spanID: z2.string(),
  references: z2.array(z2.object({ refType: z2.string(), traceID: z2.string(), spanID: z2.string() })).nullish(),
  startTime: z2.number(),
  duration: z2.number(),
  processID: z2.string(),
  tags: z2.array(z2.object({ key: z2.string(), value: z2.unknown() })).nullish()
});
var oldAnswer = z2.object({
  data: z2.array(
    z2.object({
      spans: z2.array(oldSpan),
      processes: z2.record(z2.string(), z2.object({ serviceName: z2.string() })),
      warnings: z2.unknown().optional()
    })
  ).nullable(),
  errors: z2.array(z2.object({ msg: z2.string() })).nullish()
});
function readOld({ body, status }, where) {
  const origin = { name: where, remedy: REMEDY };
  const { data, errors } = readValue(parseJson(body.toString("utf8"), origin), oldAnswer, origin);
  const [error] = errors ?? [];
  if (error !== void 0 && status !== 404) throw new CouldNotTell("tool-refused", `${where}: ${error.msg}`, REMEDY);
  return (data ?? []).flatMap(
    ({ spans: spans2, processes }) => spans2.map((each) => ({
      traceId: each.traceID.padStart(32, "0"),
      spanId: each.spanID.padStart(16, "0"),
      parentId: each.references?.find(({ refType }) => refType === "CHILD_OF")?.spanID.padStart(16, "0"),
      service: processes[each.processID]?.serviceName ?? "",
      start: each.startTime / 1e3,
      ms: each.duration / 1e3,
      isError: (each.tags ?? []).some(
        ({ key, value }) => key === "error" && (value === true || value === "true") || key === "otel.status_code" && value === "ERROR"
      )
    }))
  );
}

// src/checks/traces/probe.ts
import { randomBytes } from "node:crypto";
var PAUSE_MS = 500;
var LENGTH_MS = 10;
var REQUEST_MS = 1e4;
async function askProbe({ otlp, service, within }, { store, ports }) {
  const { clock, http, signal } = ports;
  const ids = {
    trace: randomBytes(16).toString("hex"),
    parent: randomBytes(8).toString("hex"),
    child: randomBytes(8).toString("hex")
  };
  const receiver = observer({
    name: "the receiver",
    url: otlp,
    connected: { headers: {}, timeoutMs: REQUEST_MS },
    http
  });
  const path = new URL(otlp).pathname.endsWith("/v1/traces") ? "" : "/v1/traces";
  const begun = clock.monotonic();
  await receiver.ask({ path, json: spans(ids, { service, end: clock.now().getTime() }) });
  let unknown;
  for (; ; ) {
    const found = await store.trace(ids.trace).catch(rethrow);
    unknown = found instanceof CouldNotTell ? found : void 0;
    const child = found instanceof CouldNotTell ? void 0 : found.find(({ spanId }) => spanId === ids.child);
    const isWhole = !(found instanceof CouldNotTell) && found.some(({ spanId }) => spanId === ids.parent);
    const ms = Math.round(clock.monotonic() - begun);
    if (isWhole && child?.parentId === ids.parent) return back(ms, within);
    if (signal.aborted) throw signal.reason;
    if (ms >= within) break;
    await clock.sleep(Math.min(PAUSE_MS, within - ms), signal);
  }
  if (unknown !== void 0) throw unknown;
  const message = `the spans that were sent cannot be read whole after ${showDuration(within)}`;
  const findings = [findingOf(tracesRules, { rule: "probe-lost", message, subject: "probe" })];
  return { said: message, findings, measurements: [], lines: [`probe: trace ${ids.trace}`] };
}
function rethrow(error) {
  if (error instanceof CouldNotTell) return error;
  throw error;
}
var back = (ms, within) => ({
  said: `the spans that were sent came back after ${showDuration(ms)}`,
  findings: [],
  measurements: [{ name: "probe spans", value: ms, unit: "ms", limit: within }],
  lines: []
});
function spans(ids, { service, end }) {
  const times = {
    startTimeUnixNano: `${Math.trunc(end - LENGTH_MS)}000000`,
    endTimeUnixNano: `${Math.trunc(end)}000000`
  };
  const parent = { traceId: ids.trace, spanId: ids.parent, name: "probe", kind: 2, ...times };
  const child = {
    traceId: ids.trace,
    spanId: ids.child,
    parentSpanId: ids.parent,
    name: "probe child",
    kind: 1,
    ...times
  };
  const attributes = [{ key: "service.name", value: { stringValue: service } }];
  return {
    resourceSpans: [
      { resource: { attributes }, scopeSpans: [{ scope: { name: "deploy-validate" }, spans: [parent, child] }] }
    ]
  };
}

// src/checks/traces/service.ts
var WINDOW_MS = 9e5;
var MOST = 1500;
var LISTED = 3;
async function askService(entry, { store, options, ports }) {
  const { name, min, expect } = entry;
  const { from, to, shown } = await spanOf2(entry.window ?? options.window ?? WINDOW_MS, ports);
  const found = await store.search({ service: name, from, to, most: Math.max(MOST, min) });
  const said = `${name} ${found.isAll ? "" : "at least "}${count(found.traces, "trace")}`;
  const measured = [
    { name: `traces of ${name}`, value: found.traces, unit: "traces", limit: min, bound: "min" }
  ];
  if (found.traces < min) {
    const message = `${name}: ${found.traces === 0 ? "no trace" : count(found.traces, "trace")} in ${shown}, fewer than ${min}`;
    const finding = findingOf(tracesRules, { rule: "too-few-traces", message, subject: name });
    return { said: message, findings: [finding], measurements: measured, lines: [] };
  }
  if (expect === void 0) return { said, findings: [], measurements: measured, lines: [] };
  if (found.requests.length < entry.samples) {
    const message = `${store.where}: ${name}: ${count(found.requests.length, "request")} in ${shown}, fewer than ${entry.samples}`;
    throw new CouldNotTell(
      "nothing-checked",
      message,
      "Wait for traffic (`within`), look at a longer `window`, or lower `samples`."
    );
  }
  const held = [
    hold("error-rate", { value: errorRate(found.requests), expected: expect["error-rate"], name }),
    hold("p95", { value: quantile(found.requests, 0.95) / 1e3, expected: expect.p95, name })
  ];
  return {
    said: [said, ...held.flatMap((each) => each.said)].join(", "),
    findings: held.flatMap((each) => each.findings),
    measurements: [...measured, ...held.flatMap((each) => each.measurements)],
    lines: worst(found, name)
  };
}
async function spanOf2(window, ports) {
  const { clock, delivery } = ports;
  const asked = await windowMs(window, ports);
  const isAfter = delivery?.moment === "verify" || delivery?.moment === "watch";
  const isKnown = isAfter && await delivery.deployedAt() !== void 0;
  const ms = Math.min(asked, isKnown ? await windowMs("since-deploy", ports) : asked);
  const to = clock.now().getTime();
  const since = ms < asked || window === "since-deploy";
  return {
    from: to - ms,
    to,
    shown: since ? `the ${showDuration(ms)} since the deploy` : `the last ${showDuration(ms)}`
  };
}
var errorRate = (spans2) => spans2.filter(({ isError }) => isError).length / spans2.length;
function quantile(spans2, share) {
  const sorted = spans2.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
function hold(rule, { value, expected, name }) {
  if (expected === void 0) return { said: [], findings: [], measurements: [] };
  const judged = judgeAll(expected, { value });
  if ("unknown" in judged)
    throw new CouldNotTell("nothing-checked", `${name}: ${rule}: ${judged.unknown}`, "Check the spans.");
  const isShare = rule === "error-rate";
  const actual = isShare ? `${showNumber(Math.round(value * 1e4) / 100)} %` : showDuration(value * 1e3);
  const limit = (expected[0]?.limit ?? 0) * (isShare ? 100 : 1e3);
  const bound = expected[0]?.operator.startsWith(">") ? "min" : "max";
  const measurements = [
    {
      name: `${rule} of ${name}`,
      value: Math.round(value * (isShare ? 100 : 1e3) * 1e3) / 1e3,
      unit: isShare ? "%" : "ms",
      limit,
      bound
    }
  ];
  const said = [`${rule} ${actual}`];
  if ("holds" in judged) return { said, findings: [], measurements };
  const message = `${name}: ${rule} is ${actual}, and must be ${judged.broken.text}`;
  const finding = findingOf(tracesRules, { rule, message, expected: judged.broken.text, actual, subject: name });
  return { said: [message], findings: [finding], measurements };
}
function worst({ requests }, name) {
  const failed = requests.filter(({ isError }) => isError).slice(0, LISTED);
  const slow = [...requests].sort((a, b) => b.ms - a.ms).slice(0, LISTED);
  return [
    ...failed.map(({ traceId }) => `${name}: an error in trace ${traceId}`),
    ...slow.map(({ traceId, ms }) => `${name}: ${showDuration(ms)} in trace ${traceId}`)
  ];
}

// src/checks/traces/tempo.ts
import { z as z3 } from "zod";
var REMEDY2 = "Check `url`: it is the address of Tempo, below which `/api/search` answers.";
var SPANS = 100;
var nanoseconds2 = z3.union([z3.string(), z3.number()]).transform(Number).refine(Number.isFinite);
var spanSet = z3.object({
  spans: z3.array(z3.object({ spanID: z3.string(), startTimeUnixNano: nanoseconds2, durationNanos: nanoseconds2 })),
  matched: z3.number().optional()
});
var answer = z3.object({
  traces: z3.array(z3.object({ traceID: z3.string(), spanSets: z3.array(spanSet).nullish(), spanSet: spanSet.nullish() })).nullish(),
  metrics: z3.unknown().optional()
});
var whole = z3.object({
  batches: resourceSpans.nullish(),
  trace: z3.object({ resourceSpans: resourceSpans.nullish() }).nullish()
});
function tempo(observer2) {
  const { where } = observer2;
  const origin = { name: where, remedy: REMEDY2 };
  const search = async (filter, { from, to, most }) => {
    const query = {
      q: filter,
      start: String(Math.floor(from / 1e3)),
      end: String(Math.ceil(to / 1e3)),
      limit: String(most),
      spss: String(SPANS)
    };
    const { traces } = await observer2.read({ path: "/api/search", query }, answer);
    return (traces ?? []).flatMap(
      ({ traceID, spanSets, spanSet: one }) => (spanSets ?? (one === void 0 || one === null ? [] : [one])).flatMap(({ spans: spans2, matched }) => {
        if (matched === void 0 || matched <= spans2.length) return spans2.map((span2) => spanOf3(span2, traceID));
        throw new CouldNotTell(
          "truncated",
          `${where}: a trace has more spans than the answer lists`,
          "Ask for a shorter `window`."
        );
      })
    );
  };
  return {
    where,
    search: async (asked) => {
      const of = `resource.service.name = ${JSON.stringify(asked.service)}`;
      const all = await search(`{ ${of} && (kind = server || kind = consumer) }`, asked);
      const failed = await search(`{ ${of} && (kind = server || kind = consumer) && status = error }`, asked);
      const bad = new Set(failed.map(({ traceId, spanId }) => `${traceId} ${spanId}`));
      const requests = all.map((span2) => ({
        ...span2,
        service: asked.service,
        isError: bad.has(`${span2.traceId} ${span2.spanId}`)
      }));
      const traces = new Set(requests.map(({ traceId }) => traceId)).size;
      return { traces, requests, isAll: traces < asked.most };
    },
    trace: async (traceId) => {
      const come = await observer2.ask({ path: `/api/traces/${traceId}`, statuses: [404] });
      if (come.status === 404) return [];
      const { batches, trace } = readJson(come.body, whole, origin);
      return spansOf(batches ?? trace?.resourceSpans ?? []);
    }
  };
}
var spanOf3 = ({ spanID, startTimeUnixNano, durationNanos }, traceId) => ({
  traceId,
  spanId: spanID,
  parentId: void 0,
  service: "",
  start: startTimeUnixNano / 1e6,
  ms: durationNanos / 1e6,
  isError: false
});

// src/checks/traces/run.ts
async function runTraces(options, ports) {
  const { api, url } = options;
  const connected = await connect(options, ports);
  const asked = observer({ name: api === "jaeger" ? "Jaeger" : "Tempo", url, connected, http: ports.http });
  const store = api === "jaeger" ? jaeger(asked) : tempo(asked);
  return until(() => ask(store, { options, ports }), { waiting: options, ports });
}
async function ask(store, { options, ports }) {
  const { services = [], probe } = options;
  const questions = [
    ...services.map((entry) => () => askService(entry, { store, options, ports })),
    ...probe === void 0 ? [] : [() => askProbe(probe, { store, ports })]
  ];
  const { answers, unknown } = await askEach(questions, { ask: (question) => question(), signal: ports.signal });
  const findings = answers.flatMap((told) => told.findings);
  const lines = answers.flatMap((told) => told.lines);
  const verdict = byFindings(findings[0]?.message ?? answers.map(({ said }) => said).join(", "), {
    findings,
    measurements: answers.flatMap((told) => told.measurements),
    details: lines.length === 0 ? [] : [{ title: "Traces to open", text: lines.join("\n") }]
  });
  return unlessUnknown(verdict, unknown);
}
export {
  runTraces
};
