import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  loadRules,
  plannedFaults
} from "./chunk-VBV7J7P3.js";
import {
  comparisons
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
import {
  headers,
  httpUrl,
  tls
} from "./chunk-XHTPEBJJ.js";
import {
  requestTimeout
} from "./chunk-AL7NCZMA.js";
import {
  duration
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/load/options.ts
import { z } from "zod";
var MAX_REQUESTS = 1e6;
var MOST_CONNECTIONS = 1e4;
var status = z.union([z.number().int().min(100).max(599), z.string().regex(/^[1-5]xx$/)], {
  error: "expected a status such as 200, or a class such as 2xx"
}).transform((said) => {
  if (typeof said === "number") return [said, said];
  const first = 100 * Number(said[0]);
  return [first, first + 99];
});
var statuses = z.union([status.transform((one) => [one]), z.array(status).min(1)]).prefault("2xx").describe("Statuses of an answer as wanted, one or a list, such as `[200, 404]`. Redirects are never followed");
var request = {
  method: z.string().regex(/^[A-Z]+$/, { error: "expected a method in capitals, such as GET" }).optional().describe("GET unless given; POST where there is a body"),
  ...headers,
  body: z.string().optional().describe("Text that is sent"),
  json: z.json().optional().describe("Value that is sent as JSON"),
  status: statuses
};
var weighted = z.strictObject({
  url: httpUrl.describe("Where it goes"),
  ...request,
  weight: z.number().positive().max(1e3).default(1).describe("How often it is made, beside the others")
});
var rate = z.string({ error: "expected a rate such as 200/s" }).regex(/^\d+(?:\.\d+)?\s*\/\s*[smh]$/, { error: "expected a rate such as 200/s" }).transform((text) => Number.parseFloat(text) / ({ s: 1, m: 60, h: 3600 }[text.at(-1) ?? "s"] ?? 1)).refine((perSecond) => perSecond > 0, { error: "expected more than nothing" });
var host = z.string().regex(/^(?:\[[\da-fA-F:.]+\]|[^\s/:@]+)(?::\d{1,5})?$/, {
  error: "expected a host such as staging.example or staging.example:8443, without https://"
});
var time = comparisons({ dimension: "time", baseline: true }).optional();
var expected = z.strictObject({
  p50: time.describe("The time that half of the requests do not exceed; at least 10 requests"),
  p75: time.describe("The same for three quarters; at least 20"),
  p90: time.describe("The same for 90 %; at least 50"),
  p95: time.describe("The same for 95 %; at least 100"),
  p99: time.describe("The same for 99 %; at least 1,000"),
  "p99.9": time.describe("The same for 99.9 %; at least 10,000"),
  mean: time.describe("The average; at least 10"),
  max: time.describe("The longest"),
  "error-rate": comparisons({ dimension: "ratio" }).optional().describe("Share of requests without an answer as wanted; at most 1 % unless given"),
  throughput: comparisons({ dimension: "rate", baseline: true }).optional().describe("Answers as wanted in a second")
}).prefault({});
var loadOptions = z.strictObject({
  url: httpUrl.optional().describe("What is asked; or `mix`, or `k6`"),
  ...request,
  mix: z.array(weighted).min(1).max(100).optional().describe("Several requests, taken in turns by their `weight`; `headers` above are sent with each"),
  k6: z.string().min(1).optional().describe("A script of k6 that makes the load, judged by its own thresholds"),
  hosts: z.array(host).min(1).describe("Whom it may load: `host:port`, or a host on any port. Nothing is sent to anybody else"),
  connections: z.number().int().min(1).max(MOST_CONNECTIONS).optional().describe("Requests under way at a time. Without it 10, and with `rate` at most 1000"),
  requests: z.number().int().min(1).optional().describe("Requests of one run: 1000 unless `duration` is given"),
  duration: duration.refine((ms) => ms > 0, { error: "expected more than 0s" }).optional().describe("How long one run lasts. A `rate` without it lasts 60s"),
  rate: rate.optional().describe("Requests a second at even intervals, such as `200/s`, whatever the server does"),
  "warm-up": duration.prefault("0s").describe("Time before each run in which requests are made and not judged"),
  "max-requests": z.number().int().min(1).default(MAX_REQUESTS).describe("The most that is ever sent, with warm-up, all runs and the baseline"),
  "request-timeout": requestTimeout["request-timeout"].describe(
    "Longest time of one request. One without an answer by then counts with that time"
  ),
  ...tls,
  expect: expected.describe("What must hold; a list of comparisons must hold together"),
  baseline: z.union([
    z.strictObject({ url: httpUrl.describe("The same load is made here in turns, such as on the version before") }),
    z.strictObject({
      reports: z.string().min(1).describe("Earlier reports (`report.json`), those that passed with the same load"),
      "none-yet": z.enum(["errored", "note"]).default("errored").describe("What fewer than three of them mean: nobody can tell, or a note until there are enough")
    })
  ]).optional().describe("What `1.5x` is held against: `url` or `reports`"),
  floor: duration.prefault("5ms").describe("A difference to the baseline that is no larger means nothing"),
  runs: z.number().int().min(1).max(20).optional().describe("Runs of which the median counts: 3 with a baseline, else 1"),
  processes: z.number().int().min(1).max(64).default(1).describe("Processes that make the load together, where one core is too slow")
}).superRefine((options, context) => {
  for (const { path, message } of plannedFaults(options))
    context.addIssue({ code: "custom", path: [...path], message });
});

// src/checks/load/definition.ts
var load = defineCheck({
  kind: "load",
  summary: "A server answers fast enough under load",
  family: "network",
  options: loadOptions,
  needs: ({ hosts }) => ({ tools: [], permissions: [], servers: hosts }),
  rules: loadRules,
  run: async (options, ports) => (await import("./run-5657BQA7.js")).runLoad(options, ports)
});
export {
  load
};
