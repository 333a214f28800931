import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  loadChecks
} from "./chunk-TI4SLVDO.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  commonRules
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";

// src/commands/guide/explain.ts
async function explain(id) {
  const known = (await Promise.all((await loadChecks()).map(rulesOf))).flat();
  const found = known.filter((rule) => rule.id === id);
  if (found.length > 0) return found;
  const standing = known.filter(
    (rule) => rule.id.length > 1 && rule.id.includes("\u2026") && id.startsWith(rule.id.split("\u2026")[0] ?? " ")
  );
  if (standing.length > 0) return standing;
  const near = nearest(id, [...new Set(known.map((rule) => rule.id))]);
  if (near !== void 0) throw new UsageError(`explain: no rule is called "${id}"; did you mean ${near}?`);
  const any = known.filter((rule) => rule.id === "\u2026" && /^[a-z0-9-]+$/.test(id));
  if (any.length > 0) return any.map((rule) => ({ ...rule, id }));
  throw new UsageError(`explain: no rule is called "${id}"`);
}
async function rulesOf(check) {
  const rules = { ...commonRules, ...check.rules, ...await check.catalogue?.() };
  const shape = "shape" in check.options ? check.options.shape : void 0;
  const hasLevels = typeof shape === "object" && shape !== null && "policies" in shape;
  return Object.entries(rules).map(([id, rule]) => ({ id, kind: check.kind, rule, hasLevels }));
}
export {
  explain
};
