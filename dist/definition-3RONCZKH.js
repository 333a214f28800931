import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tracingRules
} from "./chunk-ZWUIYNKA.js";
import {
  comparisons
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
import {
  policies
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/tracing/options.ts
import { z } from "zod";
var paths = (what) => z.array(z.string().min(1)).default([]).describe(what);
var tracingOptions = z.strictObject({
  collector: paths("Configuration of the OpenTelemetry Collector, or ConfigMaps that hold it"),
  jaeger: paths("Configuration of Jaeger 2, which is a Collector with a storage"),
  manifests: paths("Manifests or compose files of the services that must send traces"),
  require: z.strictObject({
    services: z.array(z.string().min(1)).default([]).describe(
      "Services that must carry endpoint and name; all that have a variable of OpenTelemetry unless given"
    ),
    sampling: comparisons({ dimension: "ratio" }).optional().describe("Which share of traces must be kept, such as `>= 10%`")
  }).prefault({}).describe("What must hold"),
  policies: policies(tracingRules)
}).refine(({ collector, jaeger, manifests }) => collector.length + jaeger.length + manifests.length > 0, {
  error: "expected at least one of collector, jaeger and manifests"
}).refine(({ manifests, require: require2 }) => manifests.length > 0 || require2.services.length === 0, {
  error: "require.services looks at manifests",
  path: ["require", "services"]
});

// src/checks/tracing/definition.ts
var tracing = defineCheck({
  kind: "tracing",
  summary: "Collector and Jaeger configuration is wired, and services send traces",
  family: "configuration",
  options: tracingOptions,
  needs: { tools: [], permissions: [] },
  rules: tracingRules,
  run: async (options, ports) => (await import("./run-HLC5AIM3.js")).runTracing(options, ports)
});
export {
  tracing
};
