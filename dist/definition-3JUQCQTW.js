import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  alertmanagerRules,
  choosableRules
} from "./chunk-4FZTIRIQ.js";
import {
  policies
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/alertmanager/options.ts
import { z } from "zod";
var paths = (what) => z.array(z.string().min(1)).default([]).describe(what);
var alertmanagerOptions = z.strictObject({
  config: z.array(z.string().min(1)).min(1).describe("Alertmanager configuration files, or patterns"),
  templates: paths("Template files of the repository that the server has where the configuration names others"),
  rules: paths("Rule files of Prometheus whose alerts must reach the receivers that `routes` names"),
  routes: z.array(
    z.strictObject({
      labels: z.record(z.string(), z.string()).describe("Labels of an alert"),
      receiver: z.string().min(1).describe("The receiver that must get it")
    })
  ).default([]).describe("Alerts by their labels, and who must get them"),
  engine: z.enum(["auto", "amtool", "embedded"]).default("auto").describe("Who judges: auto is amtool where it is present, and the embedded engine on top"),
  policies: policies(choosableRules)
});

// src/checks/alertmanager/definition.ts
var alertmanager = defineCheck({
  kind: "alertmanager",
  summary: "Alertmanager configuration is valid, and alerts reach their receivers",
  family: "configuration",
  options: alertmanagerOptions,
  needs: ({ engine }) => ({
    tools: engine === "embedded" ? [] : [{ tool: "amtool", why: "checks the configuration as Alertmanager loads it", optional: engine === "auto" }],
    permissions: []
  }),
  rules: alertmanagerRules,
  run: async (options, ports) => (await import("./run-YFYMTYBQ.js")).runAlertmanager(options, ports)
});
export {
  alertmanager
};
