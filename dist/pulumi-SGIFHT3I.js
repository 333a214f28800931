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

// src/formats/plans/pulumi.ts
import { z } from "zod";
var document = z.object({
  steps: z.array(z.object({ op: z.string(), urn: z.string().min(1) })).nullish(),
  changeSummary: z.record(z.string(), z.int()).nullish(),
  diagnostics: z.array(z.object({ severity: z.string(), message: z.string().optional() })).nullish(),
  maybeCorrupt: z.boolean().optional()
});
var OPERATIONS = {
  same: "none",
  read: "none",
  refresh: "none",
  create: "create",
  import: "create",
  update: "update",
  delete: "delete",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  "read-replacement": "replace",
  "import-replacement": "replace",
  "remove-pending-replace": "replace",
  discard: "forget",
  "discard-replaced": "replace",
  "read-discard": "none"
};
var GRAVITY = ["delete", "replace", "forget", "update", "create", "none"];
function readPulumiPlan(text, name) {
  const said = readJson(Buffer.from(text), document, { name, remedy: REMEDY });
  const error = said.diagnostics?.find(({ severity }) => severity === "error");
  if (error) throw unfinished(name, "the preview ended with an error");
  if (said.maybeCorrupt) throw unfinished(name, "Pulumi says that its own state may be damaged");
  const { steps, changeSummary: summary } = said;
  if (!steps && !summary) throw noPlan(name, "has neither `steps` nor `changeSummary`");
  const byUrn = /* @__PURE__ */ new Map();
  for (const { op, urn } of steps ?? []) {
    const action = actionOf(op, name);
    const before = byUrn.get(urn);
    if (before === void 0 || GRAVITY.indexOf(action) < GRAVITY.indexOf(before)) byUrn.set(urn, action);
  }
  const changes = [...byUrn].map(([address, action]) => ({ address, action }));
  expectWhole(changes, { summary: summary ?? {}, name });
  const same = summary?.same ?? 0;
  if (changes.length === 0 && same === 0) return { changes: [], drift: void 0 };
  const unseen = Math.max(0, same - changes.filter(({ action }) => action === "none").length);
  const rest = Array.from(
    { length: unseen },
    (_, index) => ({ address: `unchanged ${index + 1}`, action: "none" })
  );
  return { changes: [...changes, ...rest], drift: void 0 };
}
function actionOf(op, name) {
  const action = Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : void 0;
  if (action === void 0) throw noPlan(name, `has a step "${op.slice(0, 40)}", which is not known here`);
  return action;
}
function expectWhole(changes, { summary, name }) {
  const counted = /* @__PURE__ */ new Map();
  for (const [op, number] of Object.entries(summary)) {
    const action = actionOf(op, name);
    const known = counted.get(action) ?? 0;
    counted.set(action, action === "replace" ? Math.max(known, number) : known + number);
  }
  for (const action of ["delete", "replace", "update", "create"]) {
    const told = changes.filter((change) => change.action === action).length;
    const promised = counted.get(action) ?? 0;
    if (told < promised) throw noPlan(name, `counts ${promised} to ${action}, and lists ${told}`);
  }
}
export {
  readPulumiPlan
};
