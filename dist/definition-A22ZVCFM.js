import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  planRules
} from "./chunk-JXJCPQRA.js";
import {
  argv,
  duration,
  isEverything,
  shown
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/plan/options.ts
import { z } from "zod";
var most = z.int().min(0);
var allowed = z.strictObject({
  address: z.string().min(1).refine((glob) => glob.includes(" ") || !isEverything(glob), { error: "fits everything; name what may go" }).describe("What may be deleted or replaced, as the tool calls it; `*` for any characters"),
  reason: z.string().min(1).describe("Why")
});
var planOptions = z.strictObject({
  tool: z.enum(["terraform", "opentofu", "pulumi", "cdk", "helm", "ansible"]).describe("Whose plan it is"),
  file: z.string().min(1).optional().describe("The plan as the tool describes it, in JSON (of `cdk diff` its text)"),
  run: argv.optional().describe("What prints that, such as `[terraform, show, -json, plan.bin]`"),
  deletes: most.default(0).describe("How many may be deleted"),
  replaces: most.default(0).describe("How many may be replaced"),
  changes: most.optional().describe("How many may change in all; any number unless given"),
  allow: z.array(allowed).default([]).describe("What may be deleted or replaced all the same"),
  drift: z.enum(["none", "any"]).default("any").describe(
    "`none`: nothing differs from what the tool did last; with tools that do not tell that, nothing changes"
  ),
  "same-as": z.string().regex(/^(?:sha256:)?[0-9a-f]{64}$/, { error: "expected a digest such as sha256:\u2026, of 64 hexadecimal digits" }).transform((digest) => digest.replace(/^(?:sha256:)?/, "sha256:")).optional().describe("SHA-256 of the plan that was reviewed: another one is refused"),
  "max-age": duration.optional().meta(shown("24h")).describe("How old `file` may be")
}).refine(({ file, run }) => file === void 0 !== (run === void 0), { error: "expected either `file` or `run`" }).refine((given) => given.file !== void 0 || given["max-age"] === void 0, {
  error: "expected `file` beside it",
  path: ["max-age"]
});

// src/checks/plan/definition.ts
var plan = defineCheck({
  kind: "plan",
  summary: "A plan of changes deletes and replaces nothing that it may not, and is the one that was reviewed",
  family: "delivery",
  options: planOptions,
  needs: (options) => ({ tools: toolsOf(options), permissions: [] }),
  rules: planRules,
  run: async (options, ports) => (await import("./run-YZ4C5NTC.js")).runPlan(options, ports)
});
var toolsOf = ({ run }) => run === void 0 ? [] : [{ tool: run[0], why: "prints the plan" }];
export {
  plan
};
