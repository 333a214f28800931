import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  githubRules
} from "./chunk-CLYEO2TG.js";
import {
  comparison
} from "./chunk-GNU4ZPIA.js";
import "./chunk-4FWVTFAX.js";
import "./chunk-C2QR2MO6.js";
import {
  waiting
} from "./chunk-AL7NCZMA.js";
import {
  OR_TEXT,
  duration
} from "./chunk-5M3NKAVS.js";
import "./chunk-HHKYXMH5.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/github/options.ts
import { z } from "zod";
var name = z.string().min(1);
var names = z.array(name).min(1);
var most = z.int().min(0);
var greenOnes = z.strictObject({
  names: names.optional().describe("Names of check runs, jobs and statuses, `*` for any characters; all unless given"),
  except: z.array(name).default([]).describe("Names that do not count, `*` for any characters")
});
var green = z.union([z.literal("green"), names, greenOnes], { error: "expected green, a list of names, or names and except" }).transform(
  (given) => given === "green" ? greenOnes.parse({}) : Array.isArray(given) ? greenOnes.parse({ names: given }) : given
);
var workflow = z.preprocess(
  (given) => typeof given === "string" ? { file: given } : given,
  z.strictObject({
    file: name.regex(/^(?:\.github\/workflows\/)?[\w. -]+\.ya?ml$/, { error: "expected a file such as ci.yml" }).describe("Its file, such as ci.yml"),
    "newer-than": duration.optional().describe("How long ago it may have begun"),
    event: name.optional().describe("The event that caused the run; any unless given")
  })
).meta({ [OR_TEXT]: true });
var reviews = z.strictObject({
  min: z.int().min(1).default(1).describe("How many people have approved the last commit of the pull request"),
  team: z.string().regex(/^[\w.-]+\/[\w.-]+$/, { error: "expected organisation/team" }).optional().describe("A team, as organisation/team, whose members alone count"),
  "code-owners": z.boolean().default(false).describe("An owner of each changed file has approved, by CODEOWNERS")
});
var issues = z.strictObject({
  labels: names.optional().describe("Issues with any of these labels count; all unless given"),
  milestone: z.union([name, z.int().positive()]).optional().describe("Issues of this milestone, by its title or number"),
  max: most.default(0).describe("How many may be open")
});
var pullRequests = z.strictObject({
  merged: z.array(z.int().positive()).min(1).optional().describe("Numbers of pull requests that are part of this commit"),
  labels: names.optional().describe("Open pull requests with any of these labels count"),
  base: name.optional().describe("Open pull requests for this branch count; for any unless given"),
  max: most.optional().describe("How many may be open; none, where `labels` or `base` is given")
}).refine((given) => Object.values(given).some((value) => value !== void 0), {
  error: "expected `merged`, `labels`, `base` or `max`"
});
var branch = z.strictObject({
  name: name.optional().describe("The branch; that of this run unless given"),
  protected: z.boolean().optional().describe("A rule protects it"),
  "up-to-date": z.union([z.boolean(), name]).optional().describe("The commit contains all of the branch, or of another one that is named here")
}).refine((given) => given.protected === true || (given["up-to-date"] ?? false) !== false, {
  error: "expected `protected: true` or `up-to-date`"
});
var few = comparison({ dimension: "number" });
var alerts = z.strictObject({
  dependabot: few.optional(),
  "code-scanning": few.optional(),
  "secret-scanning": few.optional(),
  severity: z.array(z.enum(["low", "medium", "high", "critical"])).min(1).optional().describe("Severities that count for `dependabot` and `code-scanning`; all unless given")
}).refine((given) => (given.dependabot ?? given["code-scanning"] ?? given["secret-scanning"]) !== void 0, {
  error: "expected `dependabot`, `code-scanning` or `secret-scanning`"
});
var release = z.strictObject({
  tag: name.describe("Tag of the release"),
  draft: z.boolean().default(false).describe("true: it is still a draft; false: it is published")
});
var PARTS = ["checks", "workflows", "reviews", "issues", "pull-requests", "branch", "alerts", "release"];
var githubOptions = z.strictObject({
  checks: green.optional().describe("`green`, or names: check runs and statuses of this commit have succeeded, this run left out"),
  workflows: z.array(workflow).min(1).optional().describe("Workflows that succeeded for this commit, last of all"),
  reviews: reviews.optional().describe("Approvals of the pull request that brought this commit"),
  issues: issues.optional().describe("Open issues"),
  "pull-requests": pullRequests.optional().describe("Pull requests that are merged, and that are open"),
  branch: branch.optional().describe("The branch of this run"),
  alerts: alerts.optional().describe("Open alerts, counted: `== 0`"),
  release: release.optional().describe("A release on GitHub"),
  ...waiting
}).refine((given) => PARTS.some((part) => given[part] !== void 0), { error: `expected one of ${PARTS.join(", ")}` });

// src/checks/github/definition.ts
var github = defineCheck({
  kind: "github",
  summary: "GitHub itself says that the commit is ready: checks, workflows, reviews, issues, alerts, the release",
  family: "delivery",
  options: githubOptions,
  needs: (options) => ({ tools: [], permissions: permissionsOf(options) }),
  rules: githubRules,
  run: async (options, ports) => (await import("./run-UZKA4O3P.js")).runGitHub(options, ports)
});
function permissionsOf(options) {
  const { checks, workflows, reviews: reviews2, issues: issues2, "pull-requests": pulls, branch: branch2, alerts: alerts2, release: release2 } = options;
  const wanted = [
    ...checks ? ["checks: read", "statuses: read", "actions: read"] : [],
    ...workflows ? ["actions: read"] : [],
    ...reviews2 ? ["pull-requests: read", "contents: read"] : [],
    ...reviews2?.team ? ["members: read (of the organisation)"] : [],
    ...issues2 ? ["issues: read"] : [],
    ...pulls ? ["pull-requests: read", "contents: read"] : [],
    ...branch2 || release2 ? ["contents: read"] : [],
    ...alerts2?.dependabot ? ["vulnerability-alerts: read"] : [],
    ...alerts2?.["code-scanning"] ? ["security-events: read"] : [],
    ...alerts2?.["secret-scanning"] ? ["secret-scanning-alerts: read"] : []
  ];
  return [...new Set(wanted)];
}
export {
  github
};
