import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  dependenciesOptions,
  managerOf
} from "./chunk-7RKQYTNP.js";
import "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/dependencies/rules.ts
var known = {
  level: "error",
  means: "a package has this known vulnerability, at or above `fail-on` (below it: a warning)",
  remedy: "Upgrade to the version that the finding names, or write a waiver with a reason and an end."
};
var dependenciesRules = {
  "GHSA-\u2026": known,
  "CVE-\u2026": known,
  "PYSEC-\u2026": known,
  "OSV-\u2026": known,
  "license-refused": {
    level: "error",
    means: "a package has a licence that is not allowed",
    remedy: "Replace the package, allow the licence under `licenses`, or write a waiver for the package."
  },
  "license-unknown": {
    level: "error",
    means: "a package tells no licence, or none that SPDX knows",
    remedy: "Find out its licence, then write a waiver for the package that says it."
  },
  "not-of-a-registry": {
    level: "note",
    means: "a package comes from git, a file or an address, of which no advisory speaks",
    remedy: "Take the package from a registry, or watch its source for vulnerabilities yourself."
  },
  unchecked: {
    level: "note",
    means: "a package was not looked at, which `allow-unchecked` allows",
    remedy: "Take it out of `allow-unchecked` once an index has it."
  }
};

// src/checks/dependencies/definition.ts
var TOOLS = {
  npm: "npm",
  pnpm: "pnpm",
  yarn: "yarn",
  pip: "pip-audit",
  osv: "osv-scanner"
};
var isRead = (manager) => ["npm", "pnpm", "yarn"].includes(manager);
function needsOf(options) {
  if (options.report !== void 0) return { tools: [], permissions: [] };
  const why = "asks for known vulnerabilities of the packages in the lock file";
  const manager = options.manager ?? (options.lockfile === void 0 ? void 0 : managerOf(options.lockfile));
  if (options.engine !== "tool" && manager !== void 0 && isRead(manager)) return { tools: [], permissions: [] };
  const needed = (tool) => ({ tool, versionArgs: ["--version"], why });
  const tools = manager ? [needed(TOOLS[manager])] : Object.values(TOOLS).map((tool) => ({
    ...needed(tool),
    anyOf: "an audit for the lock file",
    // Which lock file there is is known when the check runs, and for most of them nothing is needed.
    optional: options.engine !== "tool"
  }));
  return { tools, permissions: [] };
}
var dependencies = defineCheck({
  kind: "dependencies",
  summary: "Dependencies have no known vulnerability at or above a severity",
  family: "code",
  options: dependenciesOptions,
  needs: needsOf,
  rules: dependenciesRules,
  run: async (options, ports) => (await import("./run-22HNU6HT.js")).runDependencies(options, ports)
});
export {
  dependencies
};
