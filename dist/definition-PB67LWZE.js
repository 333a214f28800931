import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  secretsRules
} from "./chunk-T5ICLZLU.js";
import {
  duration,
  shown,
  size
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/secrets/options.ts
import { z } from "zod";
var tool = z.enum(["gitleaks", "trufflehog", "secretlint", "git-secrets"]);
var range = z.string().regex(/^[\w@{][\w./@{}~^-]*$/, { error: "expected a range of commits such as origin/main..HEAD, or all" });
var pattern = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: "expected small letters, digits and hyphens" }).describe("The rule that its findings name"),
  pattern: z.string().min(1).describe("An expression in the dialect of RE2; its group `secret` is the secret, else all of it"),
  keywords: z.array(
    z.string().regex(/^[!-~]{3,}$/, { error: "expected three printable ASCII characters or more, without blanks" })
  ).default([]).describe(
    "Texts in any case one of which stands in every line that matches; taken from the expression unless given"
  ),
  level: z.enum(["error", "warning"]).default("error").describe("warning: shown, and never blocks")
});
var levels = z.record(z.string().min(1), z.enum(["error", "warning", "off"]));
var secretsOptions = z.strictObject({
  paths: z.array(z.string().min(1)).min(1).default(["."]).describe(
    "Files, directories or globs to look at; each must match. What git ignores is left out, unless an entry names nothing else"
  ),
  exclude: z.array(z.string().min(1)).default([]).describe("Globs of files to leave out"),
  tools: z.array(tool).default([]).describe("Tools that run beside the embedded engine, and must all be there"),
  history: z.union([range, z.strictObject({ range: range.describe("The same, by name") })]).transform((value) => typeof value === "string" ? value : value.range).optional().describe("Commits to look at as well: a range such as origin/main..HEAD, or all"),
  staged: z.boolean().default(false).describe("Look at what is staged for the next commit, and at nothing else: for a hook before it"),
  ignored: z.boolean().default(false).describe("Look at files that git ignores as well"),
  "max-file-size": size.prefault("64MiB").describe("Larger files are not looked at, and each is a finding"),
  patterns: z.array(pattern).default([]).describe("Expressions of your own, which run in linear time"),
  policies: levels.default({}).describe("Levels of rules by their id, whoever has them: what is given here wins wherever the file lies"),
  rules: levels.optional().meta({ deprecated: true }).describe("The old word for `policies`"),
  report: z.string().min(1).optional().describe("Read this report instead: gitleaks, trufflehog, secretlint or SARIF, recognised by its content"),
  "max-age": duration.optional().meta(shown("24h")).describe("How old the report may be")
}).refine((options) => options.report === void 0 || options.tools.length === 0 && options.history === void 0, {
  path: ["report"],
  error: "expected neither tools nor history beside it: nothing is run then"
}).superRefine(({ report, paths, patterns, ignored }, context) => {
  if (report === void 0) return;
  const idle = { paths: paths.join() !== ".", patterns: patterns.length > 0, ignored };
  for (const [key, isGiven] of Object.entries(idle)) {
    const message = "expected no `report` beside it: what was looked at is up to whoever wrote that";
    if (isGiven) context.addIssue({ code: "custom", path: [key], message });
  }
}).refine((options) => !options.staged || (options.report ?? options.history) === void 0, {
  path: ["staged"],
  error: "expected neither report nor history beside it: what is staged is looked at alone"
}).refine((options) => !options.staged || options.tools.length === 0, {
  path: ["staged"],
  error: "expected no tools beside it: the embedded engine alone looks at what is staged"
}).refine((options) => new Set(options.patterns.map(({ id }) => id)).size === options.patterns.length, {
  path: ["patterns"],
  error: "expected each id once"
}).refine((options) => options.report !== void 0 || options["max-age"] === void 0, {
  path: ["max-age"],
  error: "expected `report` beside it: a scan that is run here is always fresh"
}).transform((options) => ({ ...options, policies: { ...options.rules, ...options.policies } }));

// src/checks/secrets/definition.ts
var VERSION_ARGS = {
  gitleaks: ["version"],
  trufflehog: ["--version"],
  secretlint: ["--version"],
  "git-secrets": void 0
};
function needsOf(options) {
  if (options.report !== void 0) return { tools: [], permissions: [] };
  const tools = options.tools.map((name) => ({
    tool: name,
    why: "looks for secrets beside the embedded engine",
    ...VERSION_ARGS[name] ? { versionArgs: VERSION_ARGS[name] } : {}
  }));
  const git = { tool: "git", versionArgs: ["--version"], why: "shows commits and what is staged" };
  return { tools: options.history !== void 0 || options.staged ? [...tools, git] : tools, permissions: [] };
}
var secrets = defineCheck({
  kind: "secrets",
  reusable: false,
  summary: "No secret is committed",
  family: "code",
  options: secretsOptions,
  needs: needsOf,
  rules: secretsRules,
  oldWords: { rules: "policies" },
  catalogue: async () => (await import("./catalogue-ZIPUX73B.js")).secretsCatalogue,
  run: async (options, ports) => (await import("./run-5JJK3KSE.js")).runSecrets(options, ports)
});
export {
  secrets
};
