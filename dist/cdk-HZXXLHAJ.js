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

// src/formats/plans/cdk.ts
import { z } from "zod";
function readCdkPlan(text, name) {
  return /^\s*\{/.test(text) ? readChangeSet(text, name) : readDiff(text, name);
}
var changeSet = z.object({
  Status: z.string(),
  StatusReason: z.string().nullish(),
  NextToken: z.string().nullish(),
  Changes: z.array(
    z.object({
      Type: z.string().optional(),
      ResourceChange: z.object({
        Action: z.string(),
        LogicalResourceId: z.string().min(1),
        Replacement: z.string().nullish(),
        PolicyAction: z.string().nullish()
      })
    })
  )
});
function readChangeSet(text, name) {
  const said = readJson(Buffer.from(text), changeSet, { name, remedy: REMEDY });
  if (said.NextToken) throw noPlan(name, "is one page of several: ask for all of them");
  const isEmpty = said.Status === "FAILED" && /no updates|didn't contain changes/i.test(said.StatusReason ?? "");
  if (said.Status !== "CREATE_COMPLETE" && !isEmpty) throw unfinished(name, `the change set is ${said.Status}`);
  const changes = said.Changes.map(({ ResourceChange: each }) => {
    const address = each.LogicalResourceId;
    const isKept = each.PolicyAction === "Retain";
    switch (each.Action) {
      case "Add":
      case "Import":
        return { address, action: "create" };
      case "Remove":
        return { address, action: isKept ? "forget" : "delete" };
      case "Modify":
        return replacement(address, each.Replacement ?? "", name);
      case "Dynamic":
        return { address, action: "unclear", why: "CloudFormation decides it while it deploys" };
      default:
        throw noPlan(name, `has the action ${each.Action.slice(0, 40)}, which is not known here`);
    }
  });
  return { changes, drift: void 0 };
}
function replacement(address, said, name) {
  if (said === "False") return { address, action: "update" };
  if (said === "True") return { address, action: "replace" };
  if (said === "Conditional") return { address, action: "replace", why: "it may be replaced" };
  throw noPlan(name, `does not say whether ${address} is replaced`);
}
var RESOURCE = /^\s{0,2}\[([+~-])\]\s+([\w:]+::[\w:]+)\s+(\S+)(?:\s+(\S+))?(?:\s+(.*))?$/;
var STACK = /^\s*Stack\s+(\S.*?)\s*$/;
var IMPACTS = {
  destroy: "delete",
  orphan: "forget",
  replace: "replace",
  "may be replaced": "replace",
  import: "create",
  "": "update"
};
function readDiff(given, name) {
  const lines = given.replace(new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, "g"), "").split(/\r?\n/);
  const end = lines.find((line) => /Number of stacks with differences:\s*\d+/.test(line));
  const stacks = lines.flatMap((line) => STACK.exec(line)?.[1] ?? []);
  if (end === void 0 || stacks.length === 0) throw noPlan(name, "is not the whole of what `cdk diff` prints");
  let stack = "";
  let depth = 0;
  const changes = [];
  for (const line of lines) {
    stack = STACK.exec(line)?.[1] ?? stack;
    depth = /^Resources\s*$/.test(line) ? 1 : /^\S/.test(line) && !/^\[/.test(line) ? 0 : depth;
    const match = depth === 1 ? RESOURCE.exec(line) : null;
    if (match) changes.push(resourceOf(match, { stack, name }));
    else if (depth === 1 && /^\s{0,2}\[[+~-]\]/.test(line)) throw noPlan(name, "has a resource that cannot be read");
  }
  const differing = Number(/(\d+)\s*$/.exec(end)?.[1] ?? 0);
  if (differing > 0 && changes.length === 0 && !lines.some((line) => /^\s*\[[+~-]\]/.test(line)))
    throw noPlan(name, `counts ${differing} stacks with differences, and lists none`);
  return {
    changes: changes.length > 0 ? changes : stacks.map((each) => ({ address: each, action: "none" })),
    drift: void 0
  };
}
function resourceOf(match, { stack, name }) {
  const [, sign, type = "", path = "", id = "", rest = ""] = match;
  const known = Object.keys(IMPACTS).filter((impact2) => impact2 !== "");
  const tail = `${id} ${rest}`.trim();
  const impact = known.find((each) => tail === each || tail.endsWith(` ${each}`)) ?? "";
  const address = `${stack}/${path}`;
  if (sign === "+") return { address, action: "create" };
  if (sign === "-") return { address, action: impact === "orphan" ? "forget" : "delete" };
  const action = IMPACTS[impact];
  if (action === void 0) throw noPlan(name, `does not say what becomes of ${type} ${path}`);
  return { address, action, why: impact === "may be replaced" ? "it may be replaced" : void 0 };
}
export {
  readCdkPlan
};
