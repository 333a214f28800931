import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  grafanaRules
} from "./chunk-J75ISJEO.js";
import {
  policies
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/grafana/options.ts
import { z } from "zod";
var demand = (what) => z.union([
  z.boolean(),
  z.string().min(1).transform((one) => [one]),
  z.array(z.string().min(1)).min(1)
]).optional().describe(what);
var grafanaOptions = z.strictObject({
  dashboards: z.array(z.string().min(1)).default([]).describe(
    "Dashboards: JSON files, or manifests that hold them (ConfigMap, GrafanaDashboard); patterns or folders"
  ),
  provisioning: z.string().min(1).optional().describe(
    "The provisioning folder, with datasources/, dashboards/ and alerting/ below it; dashboards may use no other data source"
  ),
  min: z.int().min(1).default(1).describe("How many dashboards there must be at least"),
  require: z.strictObject({
    uid: demand("true: every dashboard has a uid; a list: dashboards with these uids are there"),
    title: demand("true: every dashboard has a title; a list: dashboards with these titles are there"),
    datasource: demand(
      "true: every query says its data source; a list: data sources with these names, uids or types are provisioned"
    )
  }).prefault({}).describe("What there must be"),
  policies: policies(grafanaRules)
}).refine(({ dashboards, provisioning }) => dashboards.length > 0 || provisioning !== void 0, {
  error: "expected dashboards, provisioning or both"
});

// src/checks/grafana/definition.ts
var grafana = defineCheck({
  kind: "grafana",
  summary: "Grafana dashboards and their provisioning are whole",
  family: "configuration",
  options: grafanaOptions,
  needs: { tools: [], permissions: [] },
  rules: grafanaRules,
  run: async (options, ports) => (await import("./run-FPUIOYPP.js")).runGrafana(options, ports)
});
export {
  grafana
};
