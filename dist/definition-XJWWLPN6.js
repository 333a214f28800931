import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tracesRules
} from "./chunk-F2NKD44N.js";
import {
  comparisons
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
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
  shown
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/traces/options.ts
import { z } from "zod";
var expect = z.strictObject({
  "error-rate": comparisons({ dimension: "ratio" }).optional().describe("Share of requests whose span has an error"),
  p95: comparisons({ dimension: "time" }).optional().describe("Time that 95 % of requests stay below")
});
var service = z.strictObject({
  name: z.string().min(1).max(200).describe("Name of the service, as its spans have it"),
  min: z.int().min(1).default(1).describe("Fewer traces are wrong, none included"),
  expect: expect.optional().describe("What must hold of its requests"),
  samples: z.int().min(1).default(20).describe("With fewer requests, nobody can tell what `expect` asks"),
  window: windowOption.optional().describe("Instead of the `window` of all")
});
var probe = z.strictObject({
  otlp: httpUrl.describe(
    "Where spans are sent: the address of an OTLP receiver over HTTP, such as http://collector:4318"
  ),
  service: z.string().min(1).default("deploy-validate").describe("Name of the service that the probe has"),
  within: duration.prefault("30s").describe("How long it may take until the spans can be read")
});
var tracesOptions = z.strictObject({
  ...connection,
  url: connection.url.describe("The address of Jaeger or Tempo"),
  api: z.enum(["jaeger", "tempo"]).default("jaeger").describe("How it is asked"),
  services: z.array(service).min(1).max(100).optional().describe("Services whose traces must arrive"),
  probe: probe.optional().describe("Sends two spans of its own, and reads them back"),
  window: windowOption.optional().meta(shown("15m")).describe("The time that is looked at, or `since-deploy`"),
  ...waiting
}).refine(({ services, probe: sent }) => services !== void 0 || sent !== void 0, {
  error: "expected `services`, `probe` or both"
});

// src/checks/traces/definition.ts
var traces = defineCheck({
  kind: "traces",
  summary: "Traces arrive, and requests are quick and free of errors",
  family: "signals",
  options: tracesOptions,
  needs: ({ url, probe: probe2 }) => ({
    tools: [],
    permissions: [],
    servers: [url, ...probe2 === void 0 ? [] : [probe2.otlp]].flatMap(
      (each) => URL.canParse(each) ? [new URL(each).host] : []
    )
  }),
  rules: tracesRules,
  run: async (options, ports) => (await import("./run-6WRANYVB.js")).runTraces(options, ports)
});
export {
  traces
};
