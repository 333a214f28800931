import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  metricsRules
} from "./chunk-LKG7CHUI.js";
import {
  comparisons
} from "./chunk-GNU4ZPIA.js";
import {
  parseComparison
} from "./chunk-4FWVTFAX.js";
import {
  NOUNS,
  VALUE_UNIT_NAMES,
  valueUnit
} from "./chunk-C2QR2MO6.js";
import {
  hasWindow,
  windowOption
} from "./chunk-ZUX3T7AX.js";
import {
  connection,
  httpUrl
} from "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  argv,
  duration,
  oneOrMore,
  shown
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/metrics/options.ts
import { z } from "zod";

// src/checks/metrics/checked-options.ts
var TIMES_100 = /(?<![\w.])100(?:\.0*)?\s*\*|\*\s*100(?:\.0*)?(?![\w.])/;
var STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g;
function faultsOfQuery(given, context) {
  const add = (path, message) => void context.addIssue({ code: "custom", path: path === "" ? [] : [path], message });
  const { query: query2, command: command2, compare: compare2, warn = [], fail = [], baseline: baseline2, floor: floor2, unit, window } = given;
  if ([query2, command2, compare2].filter((each) => each !== void 0).length !== 1)
    add("", "expected one of `query`, `command` and `compare`");
  const limits = [...fail, ...warn];
  if (limits.length === 0) add("", "expected `fail` or `warn`: nothing could be wrong otherwise");
  const times = limits.find((each) => each.dimension === "times");
  if (compare2 === void 0 && times !== void 0 && baseline2 === void 0)
    add("", `"${times.text}" is times the baseline, and there is no \`baseline\``);
  if (compare2 !== void 0 && limits.some((each) => each.dimension !== "times" || !/^[<>]/.test(each.operator)))
    add("fail", '`compare` takes limits such as "> 1.2x" alone');
  if (compare2 !== void 0 && baseline2 !== void 0) add("baseline", "`compare` has a baseline of its own");
  if (command2 !== void 0 && baseline2 !== void 0 && !hasReports(baseline2))
    add("baseline", "a program is compared with `reports` alone");
  const dimensions = new Set(
    [...limits, ...floor2 === void 0 ? [] : [floor2]].map((each) => each.dimension).filter(isOwn)
  );
  const said = unit === void 0 ? void 0 : valueUnit(unit)?.dimension;
  if (said !== void 0) dimensions.add(said);
  if (dimensions.size > 1)
    add("", `values are of one kind; ${[...dimensions].map((each) => NOUNS[each]).join(" and ")} are not`);
  const isPercent = limits.some((each) => each.unit === "%");
  if (isPercent && unit === void 0 && query2 !== void 0 && TIMES_100.test(query2.replace(STRINGS, '""')))
    add("unit", "missing: the query multiplies by 100; write `unit: percent`, or `unit: ratio` where it is none");
  const texts = [query2, compare2?.baseline, compare2?.canary, given.guard?.query].filter((text) => text !== void 0);
  if (window === "since-deploy" && command2 === void 0 && compare2 === void 0 && !texts.some(hasWindow))
    add("window", "the query does not look at it: write `[$window]` in the place of its range");
}
var isOwn = (dimension) => dimension !== "number" && dimension !== "times";
var hasReports = (baseline2) => typeof baseline2 === "object" && baseline2 !== null && "reports" in baseline2;
function faultsOfMetrics(given, context) {
  const { url, queries = [], ratios = [], present = [] } = given;
  const add = (path, message) => void context.addIssue({ code: "custom", path: [...path], message });
  if (queries.length + ratios.length + present.length === 0) add([], "expected `ratios`, `queries` or `present`");
  const asks = present.length > 0 || queries.some((each) => each.command === void 0 || each.guard !== void 0) || ratios.some(({ errors, total }) => "query" in errors || "query" in total);
  if (asks && url === void 0) add(["url"], "missing; expected the address of a server with the Prometheus API");
  const seen = /* @__PURE__ */ new Set();
  for (const [list, entries] of Object.entries({ ratios, queries })) {
    for (const [index, { name: name2 }] of entries.entries()) {
      if (seen.has(name2)) add([list, index, "name"], `"${name2}" is the name of another one`);
      seen.add(name2);
    }
  }
}

// src/checks/metrics/options.ts
var AT_ONCE = 8;
var query = z.string().regex(/\S/, { error: "expected a query" });
var command = z.strictObject({
  run: argv.describe("Program and arguments; it prints JSON, and knows DEPLOY_SINCE and DEPLOY_NOW (RFC 3339)"),
  json: z.string().regex(/^(?:|[/$].*)$/, { error: "expected a JSON pointer such as /value" }).default("").describe("Where the number, or a list of numbers, stands: a pointer, or a JSONPath")
});
var counted = z.union([
  query.transform((text) => ({ query: text })),
  z.strictObject({ command: command.describe("A program that prints JSON") }),
  command.transform((given) => ({ command: given }))
]);
var GUARD = /^(?<query>.*\S)\s*(?<operator><=|>=|==|!=|<|>)\s*(?<number>[^<>=!]+)$/s;
var guard = z.string().transform((text, context) => {
  const { query: asked = "", operator = "", number = "" } = GUARD.exec(text.trim())?.groups ?? {};
  const read = parseComparison(`${operator} ${number}`);
  if ("comparison" in read && read.comparison.unit !== "x" && asked !== "")
    return { query: asked, is: read.comparison };
  const message = 'expected a query, an operator and a number, such as "sum(increase(requests_total[5m])) >= 100"';
  context.addIssue({ code: "custom", message });
  return z.NEVER;
});
var share = (example) => z.union([z.string(), z.number()]).transform((given, context) => {
  const read = parseComparison(`< ${typeof given === "number" ? String(given) : given}`);
  const fits = "comparison" in read && (read.comparison.unit === "%" || read.comparison.unit === void 0);
  if (fits && read.comparison.limit > 0 && read.comparison.limit < 1) return read.comparison.limit;
  context.addIssue({ code: "custom", message: `expected a share between 0 and 100 %, such as ${example}` });
  return z.NEVER;
});
var floor = z.union([z.string(), z.number()]).transform((given, context) => {
  const read = parseComparison(`> ${typeof given === "number" ? String(given) : given}`);
  if ("comparison" in read && read.comparison.unit !== "x" && read.comparison.limit >= 0) {
    const { limit, dimension, unit } = read.comparison;
    return { difference: limit, dimension, unit };
  }
  context.addIssue({ code: "custom", message: "expected a difference such as 20ms, 0.5% or 10" });
  return z.NEVER;
});
var offset = z.union([duration, z.array(duration).min(1)]).transform((given) => typeof given === "number" ? [given] : given).refine((all) => all.every((ms) => ms >= 1e3), { error: "expected at least 1s" });
var baseline = z.union([
  z.strictObject({ offset: offset.describe("The same query so long ago; the median of several") }),
  z.strictObject({ query: query.describe("Another query, such as that of the version before") }),
  z.strictObject({
    reports: oneOrMore.describe("Earlier reports (`report.json`), of which those count in which this passed"),
    least: z.int().min(1).max(100).default(3).describe("Fewer of them tell nothing")
  })
]);
var compare = z.strictObject({
  baseline: query.describe("Samples of the version before, or of a baseline beside"),
  canary: query.describe("Samples of the new version"),
  test: z.literal("mann-whitney").default("mann-whitney").describe("How the samples are compared"),
  confidence: share("98%").prefault("98%").describe("How sure a verdict must be"),
  step: duration.refine((ms) => ms >= 1e3, { error: "expected at least 1s" }).optional().describe("Time between samples; the longest range in the queries unless given, so that no sample counts twice")
});
var name = z.string().min(1).max(200).describe("What reports call it");
var metricsQuery = z.strictObject({
  name,
  query: query.optional().describe("PromQL; `[$window]` stands for `window`"),
  command: command.optional().describe("In the place of `query`: a program that prints JSON"),
  compare: compare.optional().describe("In the place of `query`: samples of two, compared by their ranks"),
  guard: guard.optional().describe("A query, an operator and a number. Where that does not hold, nobody can tell"),
  warn: comparisons({ baseline: true }).optional().describe("What is a warning"),
  fail: comparisons({ baseline: true }).optional().describe("What must not be"),
  reduce: z.enum(["max", "min", "avg", "all"]).optional().describe("What counts of several series; `all` judges each of them. Needed where several come back"),
  baseline: baseline.optional().describe("What `1.5x` is held against: `offset`, `query` or `reports`"),
  floor: floor.optional().describe("A difference to the baseline that is no larger means nothing, such as 20ms"),
  "no-data": z.enum(["errored", "passed"]).default("errored").describe("What an empty answer means; nothing else that is missing can be passed"),
  window: windowOption.optional().describe("Instead of the `window` of all"),
  unit: z.enum(VALUE_UNIT_NAMES).optional().describe("What the values are in; the base unit unless given")
}).superRefine(faultsOfQuery);
var ratio = z.strictObject({
  name,
  errors: counted.describe("How many went wrong in the window: PromQL, or `command`"),
  total: counted.describe("How many there were in the window"),
  limit: share("5%").describe("The share of errors that may not be exceeded"),
  confidence: share("95%").prefault("95%").describe("How sure a verdict must be"),
  window: windowOption.optional().describe("Instead of the `window` of all")
});
var metricsOptions = z.strictObject({
  url: httpUrl.optional().describe("The address below which `/api/v1/query` answers"),
  headers: connection.headers,
  tls: connection.tls,
  "request-timeout": connection["request-timeout"],
  ratios: z.array(ratio).min(1).max(500).optional().describe("Shares of errors, judged by their counts"),
  queries: z.array(metricsQuery).min(1).max(2e3).optional().describe("Values, held against limits"),
  present: oneOrMore.optional().describe("Selectors of series that must have a sample now"),
  window: windowOption.optional().meta(shown("5m")).describe("The time that is looked at, or `since-deploy`"),
  dialect: z.enum(["promql", "metricsql"]).default("promql").describe("`metricsql`: queries are checked by the server (VictoriaMetrics) alone"),
  "at-once": z.int().min(1).max(64).default(AT_ONCE).describe("How many queries are asked side by side"),
  ...waiting
}).superRefine(faultsOfMetrics);

// src/checks/metrics/definition.ts
var metrics = defineCheck({
  kind: "metrics",
  summary: "What the running system measures stays within its limits",
  family: "signals",
  options: metricsOptions,
  needs: (options) => ({ tools: toolsOf(options), permissions: [], servers: serversOf(options) }),
  rules: metricsRules,
  run: async (options, ports) => (await import("./run-6NPSIITW.js")).runMetrics(options, ports)
});
var serversOf = ({ url }) => url !== void 0 && URL.canParse(url) ? [new URL(url).host] : [];
function toolsOf({ queries = [], ratios = [] }) {
  const sources = [...queries, ...ratios.flatMap(({ errors, total }) => [errors, total])];
  const programs = sources.flatMap(
    (source) => "command" in source && source.command !== void 0 ? [source.command.run[0]] : []
  );
  return [...new Set(programs)].map((tool) => ({ tool, why: "tells a value" }));
}
export {
  metrics
};
