import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  TYPE_NAMES,
  envRules
} from "./chunk-WDFZVC45.js";
import {
  place
} from "./chunk-MQECMGZO.js";
import "./chunk-XHTPEBJJ.js";
import "./chunk-AL7NCZMA.js";
import {
  policies
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/env/options.ts
import { z } from "zod";
var names = (what) => z.array(z.string().min(1)).default([]).describe(what);
var isType = (type) => {
  if (TYPE_NAMES.includes(type)) return true;
  if (/^[a-z]+$/i.test(type)) return false;
  try {
    return new RegExp(type) !== void 0;
  } catch {
    return false;
  }
};
var inCluster = z.strictObject({
  secret: z.string().min(1).optional().describe("A Secret, by its keys; its values are never read"),
  "config-map": z.string().min(1).optional().describe("A ConfigMap, by its keys"),
  ...place
}).refine((at) => at.secret === void 0 !== (at["config-map"] === void 0), {
  error: "expected either secret or config-map"
});
var source = z.union([z.string().min(1), inCluster]);
var envOptions = z.strictObject({
  declared: z.array(z.string().min(1)).default([]).describe("What the software needs: .env.example, compose files, manifests"),
  required: names("Further names that every target must set"),
  optional: names("Declared names that a target may leave out or empty"),
  for: z.record(z.string().min(1), z.union([source, z.array(source).min(1)])).prefault({}).describe("By target, where its variables come from: files, or Secrets and ConfigMaps of a cluster"),
  "used-in": names("Code that reads variables, as globs"),
  "must-differ": names("Names whose values must not be the same in two targets"),
  "must-equal": names("Names whose values must be the same in all targets"),
  types: z.record(
    z.string().min(1),
    z.string().min(1).refine(isType, { error: `expected one of ${TYPE_NAMES.join(", ")}, or a regular expression` })
  ).default({}).describe(`Types of values: ${TYPE_NAMES.join(", ")}, or a regular expression for the whole value`),
  policies: policies(envRules)
}).refine(({ declared, required }) => declared.length + required.length > 0, {
  error: "expected declared, required or both"
}).refine((options) => Object.keys(options.for).length > 0 || options["used-in"].length > 0, {
  error: "expected for, used-in or both: there is nothing to compare with"
}).refine(
  (options) => options["must-differ"].length + options["must-equal"].length === 0 || Object.keys(options.for).length > 1,
  {
    error: "must-differ and must-equal compare targets: name two of them under for"
  }
);

// src/checks/env/definition.ts
var env = defineCheck({
  kind: "env",
  summary: "Every variable that the software needs is set for its target",
  family: "configuration",
  options: envOptions,
  needs: (options) => ({
    tools: Object.values(options.for).flat().some((source2) => typeof source2 !== "string") ? [{ tool: "kubectl", why: "asks the cluster for the keys of Secrets and ConfigMaps" }] : [],
    permissions: []
  }),
  rules: envRules,
  run: async (options, ports) => (await import("./run-DNBN7DQQ.js")).runEnv(options, ports)
});
export {
  env
};
