import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  argocdRules
} from "./chunk-NM42NOQR.js";
import {
  connection
} from "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/argocd/options.ts
import { z } from "zod";
var name = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/, { error: "expected an application's name" });
var argocdOptions = z.strictObject({
  ...connection,
  url: connection.url.describe("Address of Argo CD"),
  apps: z.array(name).min(1).max(200).describe("Applications"),
  revision: z.string().min(1).max(200).optional().describe("The commit that must be deployed, whole or its first seven digits and more"),
  expect: z.strictObject({
    sync: z.string().min(1).default("Synced").describe("Status of its sync"),
    health: z.string().min(1).default("Healthy").describe("Status of its health")
  }).prefault({}).describe("What must hold of each application"),
  action: z.enum(["wait", "sync", "rollback", "pause"]).default("wait").describe(
    "`wait` changes nothing; `sync` deploys the revision; `rollback` goes back to what the record, or `revision`, says; `pause` switches automatic syncing off"
  ),
  prune: z.boolean().default(false).describe("Whether a sync or a rollback may delete what is no longer in git"),
  ...waiting,
  within: waiting.within.unwrap().prefault("5m").describe("Until when it must hold")
});

// src/checks/argocd/definition.ts
var argocd = defineCheck({
  kind: "argocd",
  summary: "Applications of Argo CD are synced at the revision that was deployed, and healthy",
  family: "delivery",
  options: argocdOptions,
  needs: ({ url }) => ({ tools: [], permissions: [], servers: URL.canParse(url) ? [new URL(url).host] : [] }),
  mutates: ({ action }) => action !== "wait",
  reusable: false,
  rules: argocdRules,
  before: async (options, ports) => (await import("./run-5JBU4JTD.js")).beforeArgocd(options, ports),
  rehearse: async (options, ports) => (await import("./run-5JBU4JTD.js")).rehearseArgocd(options, ports),
  run: async (options, ports) => (await import("./run-5JBU4JTD.js")).runArgocd(options, ports)
});
export {
  argocd
};
