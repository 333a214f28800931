import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  clusterRules
} from "./chunk-BUX3P3D4.js";
import {
  place
} from "./chunk-MQECMGZO.js";
import "./chunk-XHTPEBJJ.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/cluster/options.ts
import { z } from "zod";
var name = z.string().regex(/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/, { error: "expected a name" });
var held = (what) => z.strictObject({
  name: name.describe(`Name of the ${what}`),
  namespace: name.optional().describe("Its namespace; the check's unless given"),
  keys: z.array(z.string().min(1)).prefault([]).describe("Keys that it must have, with a value")
});
var version = z.string().transform((text, context) => {
  const [, operator, major, minor] = /^\s*(>=|<=|==|>|<)\s*v?(\d+)\.(\d+)\s*$/.exec(text) ?? [];
  if (operator === void 0) {
    context.addIssue({ code: "custom", message: 'expected a comparison with a version such as ">= 1.33"' });
    return z.NEVER;
  }
  return { operator, major: Number(major), minor: Number(minor), text: text.trim() };
});
var permission = z.string().transform((text, context) => {
  const [verb, resource, ...more] = text.trim().split(/\s+/);
  if (verb === void 0 || resource === void 0 || more.length > 0 || verb.startsWith("-") || resource.startsWith("-")) {
    context.addIssue({ code: "custom", message: 'expected a verb and a resource such as "patch deployments.apps"' });
    return z.NEVER;
  }
  return { verb, resource };
});
var clusterOptions = z.strictObject({
  ...place,
  ...waiting,
  namespaces: z.array(name).min(1).optional().describe("Namespaces that must be there and not end"),
  nodes: z.strictObject({ ready: z.int().min(1).describe("Fewest nodes that are ready and take pods") }).optional().describe("What must hold of the nodes"),
  secrets: z.array(held("Secret")).min(1).optional().describe("Secrets that must be there. Their values are never read"),
  "config-maps": z.array(held("ConfigMap")).min(1).optional().describe("ConfigMaps that must be there"),
  version: version.optional().describe("Version of the API server, such as `>= 1.33`"),
  "room-for": z.string().min(1).optional().describe("File, directory or glob of manifests whose new pods must find a node with room"),
  permissions: z.array(permission).min(1).optional().describe("What this job must be allowed in its namespace: verb and resource, such as `patch deployments.apps`")
}).refine(
  (options) => [
    options.namespaces,
    options.nodes,
    options.secrets,
    options["config-maps"],
    options.version,
    options["room-for"],
    options.permissions
  ].some((each) => each !== void 0),
  { error: "expected one of namespaces, nodes, secrets, config-maps, version, room-for and permissions" }
);

// src/checks/cluster/definition.ts
var cluster = defineCheck({
  kind: "cluster",
  summary: "A cluster has what a deploy needs: namespaces, nodes, Secrets, room and rights",
  family: "delivery",
  options: clusterOptions,
  needs: {
    tools: [
      { tool: "kubectl", versionArgs: ["version", "--client"], why: "asks the cluster, with every way to log in" }
    ],
    permissions: []
  },
  reusable: false,
  rules: clusterRules,
  run: async (options, ports) => (await import("./run-LLHANJJ3.js")).runCluster(options, ports)
});
export {
  cluster
};
