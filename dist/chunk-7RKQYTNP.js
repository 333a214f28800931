import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  duration,
  shown
} from "./chunk-5M3NKAVS.js";

// src/checks/dependencies/options.ts
import { z } from "zod";
var manager = z.enum(["npm", "pnpm", "yarn", "pip", "osv"]);
var EXCEPTIONS = "`exceptions` have no owner and no end: write each as an entry of `waivers`, { check: \u2026, rule: license-unknown, subject: PACKAGE, reason: \u2026, owner: \u2026, expires: \u2026 }";
var licenses = z.strictObject(
  {
    allow: z.array(z.string().min(1)).min(1).optional().describe("SPDX ids that are allowed; all that are not denied unless given"),
    deny: z.array(z.string().min(1)).default([]).describe("SPDX ids that are never allowed, `or later` and with exceptions neither")
  },
  {
    error: (issue) => issue.code === "unrecognized_keys" && issue.keys.includes("exceptions") ? EXCEPTIONS : void 0
  }
).refine(({ allow, deny }) => allow !== void 0 || deny.length > 0, {
  error: "expected `allow`, `deny` or both"
});
var dependenciesOptions = z.strictObject({
  manager: manager.optional().describe("Whose audit is asked; found by the lock file unless given"),
  lockfile: z.string().min(1).optional().describe("The lock file; looked for in the working directory unless given"),
  engine: z.enum(["auto", "embedded", "tool"]).default("auto").describe(
    "Who looks: `embedded` reads the lock file of npm, pnpm or yarn itself and asks the registry, `tool` starts the manager. auto: the embedded one for those three"
  ),
  report: z.string().min(1).optional().describe("Read this report instead: npm, pnpm, yarn, pip-audit or osv-scanner JSON, recognised by its content"),
  "max-age": duration.optional().meta(shown("24h")).describe("How old the report may be"),
  registry: z.url({ protocol: /^https?$/, error: "expected an address such as https://registry.npmjs.org/" }).optional().describe("The registry whose advisories are asked for (npm, pnpm, yarn)"),
  "fail-on": z.enum(["low", "moderate", "high", "critical"]).default("low").describe("The lowest severity that fails; below it a finding is a warning. An unknown severity always fails"),
  production: z.boolean().default(true).describe("Leave development dependencies out (npm, pnpm, yarn)"),
  licenses: licenses.optional().describe(
    "What licences the packages may have, by SPDX expressions: one of `OR` must be allowed, all of `AND` (npm, pnpm, yarn)"
  ),
  vulnerabilities: z.boolean().default(true).describe("Whether advisories are asked for; false where licences alone are looked at, which needs no network"),
  "allow-unchecked": z.array(z.string().min(1)).default([]).describe("Packages that the audit may skip, such as your own that no index has")
}).refine((options) => options.report === void 0 || options.registry === void 0, {
  path: ["registry"],
  error: "expected no registry beside `report`: nothing is asked then"
}).refine((options) => options.report === void 0 || options.engine === "auto", {
  path: ["engine"],
  error: "expected no engine beside `report`: nothing is run then"
}).refine((options) => options.vulnerabilities || options.licenses !== void 0, {
  path: ["vulnerabilities"],
  error: "expected `licenses` where no advisories are asked for: nothing is looked at then"
}).refine((options) => options.report === void 0 || options.licenses === void 0, {
  path: ["licenses"],
  error: "expected no licenses beside `report`: it tells none"
}).refine((options) => options.report !== void 0 || options["max-age"] === void 0, {
  path: ["max-age"],
  error: "expected `report` beside it: an audit that is run here is always fresh"
});
var LOCK_NAMES = {
  npm: ["npm-shrinkwrap.json", "package-lock.json"],
  pnpm: ["pnpm-lock.yaml"],
  yarn: ["yarn.lock"],
  pip: ["requirements.txt"]
};
function managerOf(lockFile) {
  const name = lockFile.split(/[/\\]/).at(-1) ?? "";
  for (const manager2 of ["npm", "pnpm", "yarn", "pip"]) {
    if (LOCK_NAMES[manager2].includes(name)) return manager2;
  }
  return /^requirements.*\.(?:txt|in)$/.test(name) ? "pip" : "osv";
}

export {
  dependenciesOptions,
  LOCK_NAMES,
  managerOf
};
