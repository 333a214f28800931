import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  dashboardsRules
} from "./chunk-VOMYMKI5.js";
import {
  windowOption
} from "./chunk-ZUX3T7AX.js";
import {
  connection
} from "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  oneOrMore,
  policies,
  shown
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/dashboards/options.ts
import { z } from "zod";
var name = z.string().min(1);
var panels = z.union([
  z.literal("data").transform(() => ({ "allow-empty": [] })),
  z.strictObject({
    "allow-empty": oneOrMore.describe(
      "Titles of panels that may be empty, such as one of errors; `*` stands for any text"
    )
  })
]);
var dashboardsOptions = z.strictObject({
  ...connection,
  url: connection.url.describe("The address of Grafana, below which `/api/health` answers"),
  min: z.int().min(1).optional().describe("How many dashboards there must be; 5 where nothing else is asked"),
  uids: z.array(name).min(1).max(200).optional().describe("Dashboards that must be there, by their uid"),
  datasources: z.union([z.literal("healthy"), z.array(name).min(1)]).optional().describe("`healthy`: each data source must be; or the names of those that must be there and be healthy"),
  panels: panels.optional().describe("`data`: the queries of each panel return data, in the dashboards of `uids` or in all of them"),
  "alert-channels": z.array(name).min(1).optional().describe("Contact points that must be there, by their name"),
  window: windowOption.optional().meta(shown("15m")).describe("The time that panels are asked for"),
  policies: policies(dashboardsRules),
  ...waiting
});

// src/checks/dashboards/definition.ts
var dashboards = defineCheck({
  kind: "dashboards",
  summary: "Grafana is healthy, and its dashboards show data",
  family: "signals",
  options: dashboardsOptions,
  needs: ({ url }) => ({
    tools: [],
    permissions: [],
    servers: URL.canParse(url) ? [new URL(url).host] : []
  }),
  rules: dashboardsRules,
  run: async (options, ports) => (await import("./run-PIOYE4KJ.js")).runDashboards(options, ports)
});
export {
  dashboards
};
