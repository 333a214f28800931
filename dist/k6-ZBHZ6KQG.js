import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  judgeLoad
} from "./chunk-EWNXBODQ.js";
import "./chunk-ZDTU5CUQ.js";
import "./chunk-73SYK43K.js";
import {
  isNamed,
  loadRules
} from "./chunk-VBV7J7P3.js";
import "./chunk-LPTB6XVL.js";
import "./chunk-C2QR2MO6.js";
import {
  endOf,
  lastWords
} from "./chunk-GOBM22IH.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count,
  showLatency
} from "./chunk-WDRWDCXA.js";

// src/formats/k6/summary.ts
import { z } from "zod";
var numbers = z.record(z.string(), z.unknown()).transform((all) => {
  const known = Object.entries(all).filter((entry) => typeof entry[1] === "number");
  return new Map(known);
});
var structured = z.object({
  type: z.enum(["trend", "counter", "gauge", "rate"]),
  values: numbers,
  thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).optional()
});
var flat = z.looseObject({ thresholds: z.record(z.string(), z.boolean()).optional() }).refine((metric) => !("values" in metric) && !("type" in metric));
var summary = z.object({ metrics: z.record(z.string(), z.unknown()) });
function readK6Summary(value) {
  const read = summary.safeParse(value);
  if (!read.success) return void 0;
  const metrics = /* @__PURE__ */ new Map();
  const thresholds = [];
  for (const [name, raw] of Object.entries(read.data.metrics)) {
    const nested = structured.safeParse(raw);
    const plain = flat.safeParse(raw);
    if (nested.success) {
      metrics.set(name, metricOf(nested.data.values));
      for (const [expression, { ok }] of Object.entries(nested.data.thresholds ?? {}))
        thresholds.push({ metric: name, expression, kept: ok });
    } else if (plain.success) {
      metrics.set(name, metricOf(numbers.parse(plain.data)));
      for (const [expression, crossed] of Object.entries(plain.data.thresholds ?? {}))
        thresholds.push({ metric: name, expression, kept: !crossed });
    } else return void 0;
  }
  return metrics.size === 0 ? void 0 : { metrics, thresholds };
}
function metricOf(values) {
  const isCounter = values.has("count") && values.has("rate") && !values.has("avg");
  const counted = ["count", "passes", "fails"].filter((name) => values.has(name));
  const telling = counted.length > 0 ? counted : [...values.keys()];
  return { values, hasSamples: isCounter || telling.some((name) => (values.get(name) ?? 0) !== 0) };
}

// src/checks/load/k6.ts
var STATS = "avg,min,med,max,p(75),p(90),p(95),p(99),p(99.9),count";
var STAT_OF = {
  p50: "med",
  p75: "p(75)",
  p90: "p(90)",
  p95: "p(95)",
  p99: "p(99)",
  "p99.9": "p(99.9)",
  mean: "avg",
  max: "max"
};
var THRESHOLDS_CROSSED = 99;
var MARKED_AS_FAILED = 110;
async function runK6(script, options, ports) {
  mustBeNamed(await ports.files.text(script), { script, hosts: options.hosts });
  const file = `${await ports.files.scratch()}/summary.json`;
  const flags = ["--quiet", "--no-usage-report", `--summary-trend-stats=${STATS}`, `--summary-export=${file}`];
  const ran = await ports.exec.run(["k6", "run", ...flags, await ports.files.resolve(script)]);
  mustHaveRun(ran);
  const summary2 = await summaryOf(file, ports);
  const numbers2 = numbersOf(summary2);
  mustHaveLoaded(summary2, { script, numbers: numbers2 });
  const judged = judgeLoad(options.expect, {
    runs: [numbers2],
    baselines: void 0,
    sick: void 0,
    isOpen: false,
    floorMs: options.floor
  });
  const findings = [...thresholdFindings(summary2), ...endFindings(ran, { summary: summary2, script }), ...judged.findings];
  if (!findings.some(({ level }) => level === "error")) {
    mustDecide(summary2, { script, expects: Object.values(options.expect).some((all) => all !== void 0) });
    if (judged.unclear.length > 0)
      throw new CouldNotTell("nothing-checked", `${script}: ${judged.unclear.join("; ")}`, "Make more requests.");
  }
  const kept = summary2.thresholds.filter((each) => each.kept).length;
  const told = [
    count(numbers2.samples, "request"),
    `${kept} of ${count(summary2.thresholds.length, "threshold")} kept`,
    ...Number.isFinite(numbers2.value("p95")) ? [`p95 ${showLatency(numbers2.value("p95"))}`] : []
  ];
  return byFindings(`${script}: ${told.join(", ")}`, {
    findings,
    measurements: measurementsOf(numbers2),
    evidence: [script],
    details: ran.stdout.text.trim() === "" ? [] : [{ title: "Summary of k6", text: ran.stdout.text }]
  });
}
function mustBeNamed(text, { script, hosts }) {
  const code = text.replace(/^\s*import\b[^;\n]*/gm, "").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
  const named = [...code.matchAll(/\bhttps?:\/\/[^\s'"`$/?#\\]+/g)].map(([url]) => url).filter((url) => URL.canParse(url));
  const stranger = named.find((url) => !isNamed(url, hosts));
  if (stranger === void 0) return;
  const message = `${script}: names ${new URL(stranger).host}, which is not among \`hosts\``;
  throw new CouldNotTell(
    "unsupported",
    message,
    "Add it to `hosts` if it may be loaded, or take it out of the script."
  );
}
function mustHaveRun(ran) {
  if (ran.code !== null && [0, THRESHOLDS_CROSSED, MARKED_AS_FAILED].includes(ran.code)) return;
  const remedy = "Run it by hand to see why; k6 says what its exit codes mean.";
  throw new CouldNotTell("tool-crashed", `k6 ${endOf(ran)}: ${lastWords(ran) || "it said nothing"}`, remedy);
}
async function summaryOf(file, { files }) {
  const remedy = "Use a k6 that knows --summary-export; 1.8 does.";
  if (await files.facts(file) === void 0) throw new CouldNotTell("unreadable", "k6 wrote no summary", remedy);
  let value;
  try {
    value = JSON.parse(await files.text(file));
  } catch (cause) {
    throw new CouldNotTell("wrong-format", "the summary of k6 is no JSON, or not all of it", remedy, { cause });
  }
  const read = readK6Summary(value);
  if (read === void 0)
    throw new CouldNotTell("wrong-format", "the summary of k6 has a form that is not known", remedy);
  return read;
}
var numberOf = ({ metrics }, metric, stat) => metrics.get(metric)?.values.get(stat) ?? Number.NaN;
var numbersOf = (summary2) => ({
  samples: numberOf(summary2, "http_req_duration", "count") || numberOf(summary2, "http_reqs", "count") || 0,
  errorRate: rateOf(summary2),
  plainErrorRate: rateOf(summary2),
  value: (name) => name === "throughput" ? numberOf(summary2, "http_reqs", "rate") : numberOf(summary2, "http_req_duration", STAT_OF[name])
});
function rateOf(summary2) {
  const rate = numberOf(summary2, "http_req_failed", "rate");
  return Number.isNaN(rate) ? numberOf(summary2, "http_req_failed", "value") : rate;
}
function mustHaveLoaded(summary2, { script, numbers: numbers2 }) {
  const remedy = "Look at the log of k6: an exception in the script ends its iterations, not the test.";
  if (!(numbers2.samples > 0)) throw new CouldNotTell("nothing-checked", `${script}: k6 made no request`, remedy);
  if (!(numberOf(summary2, "iterations", "count") > 0))
    throw new CouldNotTell("nothing-checked", `${script}: no iteration came to its end`, remedy);
  const dropped = numberOf(summary2, "dropped_iterations", "count");
  if (dropped > 0) {
    const message = `${script}: k6 dropped ${count(dropped, "iteration")}, so the load that was asked for was not made`;
    throw new CouldNotTell("nothing-checked", message, "Give the scenario more `preAllocatedVUs`.");
  }
  const empty = summary2.thresholds.find(({ metric }) => !summary2.metrics.get(metric)?.hasSamples);
  if (empty !== void 0) {
    const message = `${script}: nothing was measured for the threshold ${empty.metric}: ${empty.expression}, which k6 calls kept`;
    throw new CouldNotTell("nothing-checked", message, "Measure what the threshold is about, or remove it.");
  }
}
function mustDecide(summary2, { script, expects }) {
  if (summary2.thresholds.length > 0 || expects) return;
  const message = `${script}: it has no thresholds, and nothing is expected here`;
  throw new CouldNotTell(
    "nothing-checked",
    message,
    "Give the script `thresholds`, or write what you expect under `expect`."
  );
}
var thresholdFindings = (summary2) => summary2.thresholds.filter(({ kept }) => !kept).map(
  ({ metric, expression }) => findingOf(loadRules, {
    rule: "k6-threshold",
    message: `${metric}: ${expression} is crossed`,
    expected: expression
  })
);
function endFindings(ran, { summary: summary2, script }) {
  const file = script;
  if (ran.code === MARKED_AS_FAILED)
    return [findingOf(loadRules, { rule: "k6-failed", message: "the script called its test failed (exit 110)", file })];
  if (ran.code !== THRESHOLDS_CROSSED || summary2.thresholds.some(({ kept }) => !kept)) return [];
  return [
    findingOf(loadRules, { rule: "k6-threshold", message: "k6 says that a threshold is crossed (exit 99)", file })
  ];
}
function measurementsOf(numbers2) {
  const names = ["p50", "p95", "p99", "max"];
  const times = names.map((name) => ({ name, value: numbers2.value(name), unit: "ms" }));
  return [
    ...times.filter(({ value }) => Number.isFinite(value)),
    { name: "requests", value: numbers2.samples, unit: "requests" },
    ...Number.isFinite(numbers2.errorRate) ? [{ name: "error-rate", value: 100 * numbers2.errorRate, unit: "%" }] : []
  ];
}
export {
  runK6
};
