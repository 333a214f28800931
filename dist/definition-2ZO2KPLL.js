import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  lokiRules
} from "./chunk-IXDFZC3O.js";
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

// src/checks/loki/options.ts
import { z } from "zod";
var paths = (what) => z.array(z.string().min(1)).default([]).describe(what);
var lokiOptions = z.strictObject({
  config: paths("Configuration files of Loki 3, or ConfigMaps that hold them"),
  promtail: paths("Configuration files of Promtail"),
  alloy: paths("Files in the language of Alloy, or folders of them"),
  rules: paths("Rule files of the ruler, with LogQL"),
  require: z.strictObject({
    retention: comparisons({ dimension: "time" }).optional().describe("How long logs are kept, such as `>= 30d`")
  }).prefault({}).describe("What must hold"),
  policies: policies(lokiRules)
}).refine(({ config, promtail, alloy, rules }) => config.length + promtail.length + alloy.length + rules.length > 0, {
  error: "expected at least one of config, promtail, alloy and rules"
}).refine(({ config, require: require2 }) => config.length > 0 || require2.retention === void 0, {
  error: "require.retention looks at config",
  path: ["require", "retention"]
});

// src/checks/loki/definition.ts
var loki = defineCheck({
  kind: "loki",
  summary: "Loki, Promtail and Alloy configuration is valid, and retention works",
  family: "configuration",
  options: lokiOptions,
  needs: { tools: [], permissions: [] },
  rules: lokiRules,
  run: async (options, ports) => (await import("./run-NEGVEI7Q.js")).runLoki(options, ports)
});
export {
  loki
};
