import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isQuantity,
  manifestsRules,
  ownRules
} from "./chunk-UKACMWJZ.js";
import "./chunk-MNMBULYP.js";
import "./chunk-ATU4NNYN.js";
import {
  duration,
  preset,
  shown
} from "./chunk-5M3NKAVS.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import "./chunk-QTDOXDI3.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/manifests/options.ts
import { z } from "zod";
var paths = (what) => z.array(z.string().min(1)).default([]).describe(what);
var level = z.enum(["error", "warning", "off"]);
var setting = z.strictObject({
  level: level.optional().describe("Instead of its own level"),
  exclude: paths("Objects to leave out: globs over `Kind/name` or `namespace/Kind/name`"),
  min: z.int().min(1).optional().meta(shown(2)).describe("`min-replicas`: how many there must be"),
  max: z.string().refine(isQuantity, { error: "expected a quantity such as 500Gi" }).optional().describe("`storage-quota`: the most that the claims of a namespace may ask for together")
});
var ruleIds = Object.keys(ownRules);
var FOREIGN_RULE = /^(?:kube-linter|kube-score|polaris):[\w.-]+$/;
var ruleId = z.string().refine((id) => ruleIds.includes(id) || FOREIGN_RULE.test(id), {
  error: ({ input }) => {
    const near = nearest(String(input), ruleIds);
    return near === void 0 ? "no such rule; docs/kinds/manifests.md lists them" : `no such rule; did you mean "${near}"?`;
  }
});
var policies = z.record(ruleId, z.union([level, setting])).superRefine((given, context) => {
  for (const [rule, owner] of [
    ["min", "min-replicas"],
    ["max", "storage-quota"]
  ]) {
    for (const [id, value] of Object.entries(given)) {
      if (typeof value === "string" || value[rule] === void 0 || id === owner) continue;
      context.addIssue({ code: "custom", path: [id, rule], message: `only ${owner} has a \`${rule}\`` });
    }
  }
});
var chart = z.strictObject({
  chart: z.string().min(1).describe("Directory of the chart, or its .tgz"),
  values: paths("Values files, later ones over earlier ones"),
  set: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}).describe("Single values (--set)"),
  release: z.string().min(1).default("release").describe("Name of the release"),
  namespace: z.string().min(1).optional().describe("Namespace of the release")
});
var manifestsOptions = z.strictObject({
  paths: paths("Manifests: files, globs, or directories for every .yaml, .yml and .json below them"),
  exclude: paths("Globs of files under `paths` to leave out"),
  kustomize: paths("Directories of kustomizations to render and check"),
  helm: z.array(chart).default([]).describe("Charts to render and check"),
  "kubernetes-version": z.string({ error: 'expected a version in quotes such as "1.34"' }).regex(/^v?\d+\.\d+(?:\.\d+)?$/, { error: 'expected a version such as "1.34"' }).optional().describe("Version of the cluster; the newest that is known unless given"),
  crds: paths("CustomResourceDefinitions to check custom resources by; those among the manifests are used anyway"),
  preset,
  policies: z.union([z.literal("off"), policies]).default({}).describe(
    "Rules by their ids: a level, or a map of what is below. `off` leaves only what a cluster would refuse, too"
  ),
  "external-secrets": paths("Names, or globs of them, of Secrets that something else makes"),
  "external-config-maps": paths("Names, or globs of them, of ConfigMaps that something else makes"),
  renderer: z.enum(["auto", "kustomize", "kubectl", "embedded"]).default("auto").describe("What renders kustomizations; auto: kustomize, else `kubectl kustomize`, else the embedded renderer"),
  "load-restrictor": z.enum(["root-only", "none"]).default("root-only").describe("none: kustomizations may read files outside their own directories (`LoadRestrictionsNone`)"),
  "server-dry-run": z.boolean().default(false).describe("Ask the cluster, too: `kubectl apply --dry-run=server` with the configuration that kubectl finds"),
  diff: z.boolean().default(false).describe("Show in the report what would change in the cluster: `kubectl diff`"),
  tools: z.array(z.enum(["kubeconform"])).default([]).describe("Tools to ask as well"),
  "schema-location": paths("Schema locations for kubeconform; its own unless given, which needs the internet"),
  reports: paths(
    "JSON reports of kube-linter, kube-score or polaris, recognised by their content: files or globs, each must match"
  ),
  "max-age": duration.optional().meta(shown("1h")).describe("How old a report may be")
}).refine((options) => options.paths.length + options.kustomize.length + options.helm.length > 0, {
  error: "expected at least one of paths, kustomize and helm"
}).refine((options) => options["max-age"] === void 0 || options.reports.length > 0, {
  path: ["max-age"],
  error: "expected no max-age without reports"
}).refine((options) => options["schema-location"].length === 0 || options.tools.includes("kubeconform"), {
  path: ["schema-location"],
  error: "expected kubeconform among `tools`: nobody else reads them"
}).refine((options) => options.renderer === "auto" || options.kustomize.length > 0, {
  path: ["renderer"],
  error: "expected `kustomize` beside it: nothing else is rendered by it"
}).refine((options) => options.exclude.length === 0 || options.paths.length > 0, {
  path: ["exclude"],
  error: "expected `paths` beside it: nothing else is left out by it"
});

// src/checks/manifests/definition.ts
function toolsFor(options) {
  const renders = (tool) => ({
    tool,
    why: "renders kustomizations; else the embedded renderer does",
    optional: true
  });
  const asked = options["server-dry-run"] || options.diff;
  const { renderer } = options;
  return [
    ...options.kustomize.length > 0 && renderer === "auto" ? [renders("kustomize"), renders("kubectl")] : [],
    ...options.kustomize.length > 0 && (renderer === "kustomize" || renderer === "kubectl") ? [{ tool: renderer, why: "renders kustomizations" }] : [],
    ...options.helm.length > 0 ? [{ tool: "helm", why: "renders charts" }] : [],
    ...asked ? [{ tool: "kubectl", why: "asks the cluster" }] : [],
    ...options.tools.map((tool) => ({ tool, why: "checks the same manifests by its own schemas" }))
  ];
}
var manifests = defineCheck({
  kind: "manifests",
  summary: "Kubernetes manifests are valid for the version that they will meet, and safe to run",
  family: "kubernetes",
  options: manifestsOptions,
  needs: (options) => ({ tools: toolsFor(options), permissions: [] }),
  rules: manifestsRules,
  run: async (options, ports) => (await import("./run-7FGXMZNF.js")).runManifests(options, ports)
});
export {
  manifests
};
