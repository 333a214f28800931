import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  undoRules
} from "./chunk-QJ6BA2VL.js";
import {
  place
} from "./chunk-MQECMGZO.js";
import {
  headers,
  httpUrl,
  tls
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

// src/checks/undo/options.ts
import { z } from "zod";
var undoOptions = z.strictObject({
  of: z.array(z.string().min(1)).min(1).optional().describe(
    "Ids of the deploy steps that are taken back; all `apply` and `argocd` steps that have begun unless given"
  ),
  ...place,
  argocd: z.strictObject({
    url: httpUrl.describe("Address of Argo CD; the deploy step's unless given").optional(),
    ...headers,
    ...tls
  }).prefault({}).describe("How Argo CD is reached, where a step of `argocd` is taken back"),
  within: waiting.within.unwrap().prefault("2m").describe("Until when the cluster must say that it has gone back")
});

// src/checks/undo/definition.ts
var undo = defineCheck({
  kind: "undo",
  summary: "What a deploy has changed in a cluster is taken back, by what was recorded before it",
  family: "delivery",
  options: undoOptions,
  needs: {
    tools: [
      { tool: "kubectl", versionArgs: ["version", "--client"], optional: true, why: "takes back what `apply` changed" }
    ],
    permissions: []
  },
  mutates: () => true,
  reusable: false,
  rules: undoRules,
  rehearse: async (options, ports) => (await import("./run-Y2EZM6AR.js")).runUndo(options, ports, { isRehearsal: true }),
  run: async (options, ports) => (await import("./run-Y2EZM6AR.js")).runUndo(options, ports, { isRehearsal: false })
});
export {
  undo
};
