import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  REMEDY,
  noPlan,
  unfinished
} from "./chunk-54V4EVE2.js";
import {
  readJson
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-ZJL6Y5QL.js";

// src/formats/plans/ansible.ts
import { z } from "zod";
var one = z.object({
  changed: z.boolean().optional(),
  failed: z.boolean().optional(),
  skipped: z.boolean().optional(),
  msg: z.unknown().optional(),
  invocation: z.object({ module_args: z.record(z.string(), z.unknown()).nullish() }).nullish()
});
var result = one.extend({ results: z.array(one).optional() });
var stats = z.object({ failures: z.int(), unreachable: z.int(), changed: z.int() });
var document = z.object({
  plays: z.array(
    z.object({
      tasks: z.array(
        z.object({ task: z.object({ name: z.string().optional() }), hosts: z.record(z.string(), result) })
      )
    })
  ),
  stats: z.record(z.string(), stats)
});
function readAnsiblePlan(text, name) {
  const { plays, stats: hosts } = readJson(Buffer.from(text), document, { name, remedy: REMEDY });
  if (Object.keys(hosts).length === 0) throw noPlan(name, "no host was looked at");
  const broken = Object.entries(hosts).find(([, { failures, unreachable }]) => failures + unreachable > 0);
  if (broken) throw unfinished(name, `the play broke off at ${broken[0]}`);
  const changes = plays.flatMap(({ tasks }) => tasks).flatMap(
    ({ task, hosts: results }) => Object.entries(results).map(([host, said]) => {
      const { action, why } = actionOf(said);
      return { address: `${host}: ${task.name ?? "a task"}`, action, why };
    })
  );
  const told = changes.filter(({ action }) => action !== "none").length;
  const promised = Object.values(hosts).reduce((sum, { changed }) => sum + changed, 0);
  if (told < promised) throw noPlan(name, `counts ${promised} changes, and lists ${told}`);
  return { changes, drift: void 0 };
}
var GONE = /* @__PURE__ */ new Set(["absent", "removed", "deleted", "terminated", "uninstalled", "purged"]);
var GRAVITY = ["delete", "unclear", "update", "none"];
function actionOf(said) {
  const rounds = [said, ...said.results ?? []].map(actionOfOne);
  const gravest = GRAVITY.map((action) => rounds.find((round) => round.action === action)).find(
    (round) => round !== void 0
  );
  return gravest ?? { action: "none" };
}
function actionOfOne({ changed, failed, skipped, msg, invocation }) {
  if (failed) return { action: "unclear", why: "it failed in check mode" };
  if (changed) return { action: GONE.has(invocation?.module_args?.state) ? "delete" : "update" };
  const isPassedOver = skipped && /check mode/i.test(String(msg ?? ""));
  return isPassedOver ? { action: "unclear", why: "check mode passes over it" } : { action: "none" };
}
export {
  readAnsiblePlan
};
