import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  logsRules
} from "./chunk-YAMQ3NVE.js";
import {
  place
} from "./chunk-MQECMGZO.js";
import {
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
  duration,
  pattern,
  shown
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/logs/options.ts
import { z } from "zod";
var LONGEST_SHOWN = 50;
var number = z.number().min(0);
var window = windowOption.optional().meta(shown("5m")).describe("The time that is looked at, or `since-deploy`");
var show = z.int().min(0).max(LONGEST_SHOWN).default(5).describe("How many lines the report shows, the worst first");
var query = z.strictObject({
  name: z.string().min(1).max(200).describe("What reports call it"),
  query: z.string().min(1).describe("LogQL, for lines or a number; `$window` stands for `window`. With VictoriaLogs, LogsQL"),
  max: number.optional().describe("More of them are wrong"),
  min: number.optional().describe("Fewer are wrong, none included"),
  window: windowOption.optional().describe("Instead of the `window` of all"),
  show,
  "no-streams": z.enum(["errored", "passed"]).default("errored").describe("What it means, under `max` alone, that the services of the selector have logged nothing at all")
}).refine(({ max, min }) => max !== void 0 || min !== void 0, { error: "expected `max`, `min` or both" }).refine(({ max, min }) => max === void 0 || min === void 0 || min <= max, {
  error: "expected `min` to be no more than `max`",
  path: ["min"]
});
var patterns = z.union([pattern.transform((one) => [one]), z.array(pattern).min(1)]);
var kubectl = z.strictObject({
  ...place,
  selector: z.string().min(1).describe("Labels of the pods, such as app=backend"),
  container: z.string().min(1).optional().describe("One container of each pod; all unless given"),
  forbid: patterns.optional().describe("Regular expressions that no line may match"),
  demand: patterns.optional().describe("Regular expressions that some line must match"),
  min: z.int().min(1).default(1).describe("Fewer lines are wrong; none at all tells nothing"),
  window,
  show
});
var probe = z.strictObject({
  labels: z.record(z.string().regex(/^[a-zA-Z_]\w*$/, { error: "expected the name of a label" }), z.string().min(1)).refine((labels) => Object.keys(labels).length > 0, { error: "expected at least one label" }).describe("Labels of the line that is pushed"),
  within: duration.prefault("30s").describe("How long it may take until the line can be read")
});
var logsOptions = z.strictObject({
  url: httpUrl.optional().describe("The address below which `/loki/api/v1/query_range` answers"),
  api: z.enum(["loki", "victorialogs"]).default("loki").describe("How it is asked"),
  headers: connection.headers,
  tls: connection.tls,
  "request-timeout": connection["request-timeout"],
  queries: z.array(query).min(1).max(200).optional().describe("What is counted, and how many there may or must be"),
  probe: probe.optional().describe("Pushes a line of its own, and reads it back"),
  kubectl: kubectl.optional().describe("Where there is no Loki: what the pods have logged"),
  window,
  ...waiting
}).superRefine(({ url, queries, probe: pushed, kubectl: pods, api }, context) => {
  const wants = queries ?? pushed;
  const issue = (message, path = []) => context.addIssue({ code: "custom", message, path });
  if (wants === void 0 && pods === void 0) issue("expected `queries`, `probe` or `kubectl`");
  if (wants !== void 0 && url === void 0) issue("expected `url`, whom the queries and the probe are for");
  if (wants === void 0 && url !== void 0) issue("expected `queries` or `probe` beside `url`");
  if (api === "victorialogs" && queries?.some(({ query: text }) => /^\s*\w+\s*\(/.test(text)))
    issue('VictoriaLogs is asked for lines alone; write LogsQL such as `{app="backend"} error`', ["queries"]);
});

// src/checks/logs/definition.ts
var logs = defineCheck({
  kind: "logs",
  summary: "Logs arrive, and hold what they must and nothing that they must not",
  family: "signals",
  options: logsOptions,
  needs: ({ url, kubectl: kubectl2 }) => ({
    tools: kubectl2 === void 0 ? [] : [{ tool: "kubectl", why: "asks the cluster for the logs of pods" }],
    permissions: [],
    servers: url === void 0 || !URL.canParse(url) ? [] : [new URL(url).host]
  }),
  rules: logsRules,
  run: async (options, ports) => (await import("./run-V3QYJDDC.js")).runLogs(options, ports)
});
export {
  logs
};
