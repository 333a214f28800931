import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  choosableRules,
  prometheusRules
} from "./chunk-UDYJ3JKM.js";
import {
  duration
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/prometheus/options.ts
import { z } from "zod";
var paths = (what) => z.array(z.string().min(1)).default([]).describe(what);
var policyLevel = z.enum(["error", "warning", "off"]);
var policies = z.strictObject(
  Object.fromEntries(
    Object.entries(choosableRules).map(([id, { level, means }]) => [id, policyLevel.default(level).describe(means)])
  )
);
var demands = z.strictObject({
  severity: z.union([z.boolean(), z.array(z.string().min(1)).min(1)]).optional().describe("The label `severity`: true for any, a list for those that your routes know"),
  runbook: z.boolean().optional().describe("The annotation `runbook_url` or `runbook`"),
  summary: z.boolean().optional().describe("The annotation `summary`"),
  description: z.boolean().optional().describe("The annotation `description`"),
  for: z.union([z.boolean(), duration]).optional().describe("`for`: true for any, a duration for the shortest allowed"),
  labels: z.array(z.string().min(1)).optional().describe("Further labels, such as team"),
  annotations: z.array(z.string().min(1)).optional().describe("Further annotations, such as dashboard")
});
var prometheusOptions = z.strictObject({
  config: paths("Prometheus configuration files, or patterns; the rule files that they name are checked too"),
  rules: paths("Rule files: patterns, or directories for every .yml, .yaml and .rules below them"),
  tests: paths("Rule unit tests, as `promtool test rules` reads them"),
  engine: z.enum(["auto", "promtool", "embedded"]).default("auto").describe("Who judges: auto is promtool where an acceptable one is present and the embedded engine on top"),
  agent: z.boolean().default(false).describe("The configuration is for Prometheus in agent mode"),
  features: z.array(
    z.string().regex(/^[a-z][a-z0-9-]*$/, { error: "expected a feature flag such as promql-experimental-functions" })
  ).default([]).describe("Feature flags that the server runs with (--enable-feature)"),
  mounts: z.record(z.string().startsWith("/", { error: "expected an absolute path" }), z.string().min(1)).default({}).describe("Where absolute paths of the configuration lie in the repository: /etc/prometheus: monitoring"),
  policies: policies.prefault({}).describe("Levels of rules by id; what Prometheus itself refuses is always an error"),
  require: demands.prefault({}).describe("What every alert must have")
}).refine((options) => options.config.length + options.rules.length + options.tests.length > 0, {
  error: "expected at least one of config, rules and tests"
});

// src/checks/prometheus/definition.ts
var prometheus = defineCheck({
  kind: "prometheus",
  summary: "Prometheus configuration, rules and rule tests are valid",
  family: "configuration",
  options: prometheusOptions,
  needs: (options) => ({
    tools: options.engine === "embedded" ? [] : [
      {
        tool: "promtool",
        why: "checks configuration and rules as Prometheus loads them, and runs rule tests",
        optional: options.engine === "auto" && options.tests.length === 0
      }
    ],
    permissions: []
  }),
  rules: prometheusRules,
  run: async (options, ports) => (await import("./run-5H7AMLLF.js")).runPrometheus(options, ports)
});
export {
  prometheus
};
