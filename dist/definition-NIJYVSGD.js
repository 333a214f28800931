import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  PINNED,
  isPinned,
  place
} from "./chunk-MQECMGZO.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  applyRules
} from "./chunk-4DGQ4H4A.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/apply/options.ts
import { z } from "zod";
var path = z.string().min(1);
var applyOptions = z.strictObject({
  kustomize: path.optional().describe("Directory with a kustomization"),
  paths: z.array(path).min(1).optional().describe("Files, directories or globs of manifests"),
  ...place,
  "field-manager": z.string().regex(/^[\x21-\x7e]{1,128}$/, { error: "expected a name without blanks" }).default("deploy-validate").describe("Under which name the cluster remembers who set a field"),
  "force-conflicts": z.boolean().default(false).describe(
    "Take over fields that somebody else has set. Without it such a conflict fails, and nothing is changed"
  ),
  "load-restrictor": z.enum(["root-only", "none"]).default("root-only").describe("Whether a kustomization may read files outside its own directory")
}).refine(({ kustomize, paths }) => kustomize === void 0 !== (paths === void 0), {
  error: "expected either `kustomize` or `paths`"
}).refine(isPinned, { error: PINNED });

// src/checks/apply/definition.ts
var apply = defineCheck({
  kind: "apply",
  summary: "Manifests are applied to a cluster, after the cluster itself has tried them",
  family: "delivery",
  options: applyOptions,
  needs: {
    tools: [{ tool: "kubectl", versionArgs: ["version", "--client"], why: "applies, with every way to log in" }],
    permissions: []
  },
  mutates: () => true,
  reusable: false,
  rules: applyRules,
  before: async (options, ports) => (await import("./before-776LV7LZ.js")).beforeApply(options, ports),
  replaced: async (options, ports) => (await import("./before-776LV7LZ.js")).replacedSince(options, ports),
  rehearse: async (options, ports) => (await import("./run-JYLMLVV7.js")).rehearseApply(options, ports),
  run: async (options, ports) => (await import("./run-JYLMLVV7.js")).runApply(options, ports)
});
export {
  apply
};
