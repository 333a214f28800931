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

// src/formats/plans/terraform.ts
import { z } from "zod";
var change = z.object({
  address: z.string().min(1),
  deposed: z.string().optional(),
  mode: z.string().optional(),
  action_reason: z.string().optional(),
  change: z.object({ actions: z.array(z.string()).min(1) })
});
var document = z.object({
  format_version: z.string(),
  resource_changes: z.array(change).nullish(),
  resource_drift: z.array(change).nullish(),
  deferred_changes: z.array(z.unknown()).nullish(),
  planned_values: z.unknown().optional(),
  values: z.unknown().optional(),
  errored: z.boolean().optional(),
  complete: z.boolean().optional(),
  timestamp: z.string().optional()
});
var ACTIONS = {
  "no-op": "none",
  read: "none",
  create: "create",
  update: "update",
  delete: "delete",
  forget: "forget",
  "delete,create": "replace",
  "create,delete": "replace",
  "create,forget": "forget"
};
function readTerraformPlan(text, name) {
  const said = readJson(Buffer.from(text), document, { name, remedy: REMEDY });
  const { resource_changes: changes, resource_drift: drift } = said;
  if (!/^(?:0|1)\./.test(said.format_version))
    throw noPlan(name, `has the format version ${said.format_version}, which is not known here`);
  if (changes === void 0 || changes === null) {
    const isState = said.values !== void 0 && said.planned_values === void 0;
    throw noPlan(name, isState ? "is a state, not a plan" : "has no `resource_changes`");
  }
  if (said.errored === true) throw unfinished(name, "planning ended with an error");
  if (said.complete === false || (said.deferred_changes ?? []).length > 0)
    throw unfinished(name, "the plan is not complete: it puts changes off to a later one");
  const madeAt = said.timestamp === void 0 ? void 0 : Date.parse(said.timestamp);
  return { changes: changes.map((each) => read(each, name)), drift: (drift ?? []).map((each) => read(each, name)), madeAt };
}
function read(each, name) {
  const actions = each.change.actions.join(",");
  const action = Object.hasOwn(ACTIONS, actions) ? ACTIONS[actions] : void 0;
  if (action === void 0) throw noPlan(name, `${each.address} has the actions ${actions}, which are not known here`);
  const address = each.deposed === void 0 ? each.address : `${each.address} (deposed ${each.deposed})`;
  return { address, action, why: each.action_reason?.replaceAll("_", " ") };
}
export {
  readTerraformPlan
};
