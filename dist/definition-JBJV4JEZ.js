import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  alertsRules
} from "./chunk-4WG5HLVW.js";
import {
  connection,
  httpUrl
} from "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  duration,
  oneOrMore
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/alerts/options.ts
import { z } from "zod";
var labels = z.record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()]).transform(String)).refine((all) => Object.keys(all).length > 0, { error: "expected at least one label" });
var allowed = z.strictObject({
  labels: labels.describe("Labels that an alert must have to be allowed, such as alertname"),
  reason: z.string().min(1).describe("Why it may fire")
});
var firing = z.strictObject({
  max: z.int().min(0).default(0).describe("How many may fire"),
  severity: oneOrMore.prefault(["critical"]).describe("Which alerts count, by their label `severity`; `any` for all of them"),
  allow: z.array(allowed).prefault([]).describe("Alerts that may fire all the same"),
  started: z.enum(["any", "after-deploy"]).default("any").describe("`after-deploy`: those that fired before the release was deployed do not count")
});
var test = z.strictObject({
  labels: labels.describe("Labels by which the test alert is routed, such as severity"),
  receiver: z.string().min(1).describe("The receiver that it must be routed to"),
  "received-at": httpUrl.optional().describe("An address that tells what the receiver got: the id of the test alert must appear in the answer"),
  within: duration.prefault("1m").describe("Until when it must have arrived, and again its end")
});
var alertsOptions = z.strictObject({
  url: httpUrl.describe("The address below which `/api/v2/alerts` answers (Alertmanager, Mimir)"),
  headers: connection.headers,
  tls: connection.tls,
  "request-timeout": connection["request-timeout"],
  firing: firing.prefault({}).describe("How many alerts of which severity may fire"),
  watchdog: z.string().min(1).optional().describe("Name of an alert that must fire: without it, silence may mean that no alert arrives"),
  test: test.optional().describe("Sends an alert of its own and looks whether it arrives. It changes something outside"),
  silences: z.enum(["error", "warning", "note", "off"]).default("warning").describe("How grave it is that an alert which would count is silenced"),
  ...waiting
}).refine(({ firing: { severity } }) => !severity.includes("any") || severity.length === 1, {
  error: "`any` stands alone",
  path: ["firing", "severity"]
});

// src/checks/alerts/definition.ts
var alerts = defineCheck({
  kind: "alerts",
  summary: "No alert fires that must not, and alerts arrive where they should",
  family: "signals",
  options: alertsOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: URL.canParse(url) ? [new URL(url).host] : [] }),
  mutates: ({ test: test2 }) => test2 !== void 0,
  rules: alertsRules,
  run: async (options, ports) => (await import("./run-6JO2UODJ.js")).runAlerts(options, ports)
});
export {
  alerts
};
