import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  REMEDY,
  noPlan
} from "./chunk-54V4EVE2.js";
import {
  readJson
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import "./chunk-ZJL6Y5QL.js";

// src/formats/plans/helm.ts
import { z } from "zod";
var entry = z.object({
  kind: z.string().min(1),
  name: z.string().min(1),
  namespace: z.string().nullish(),
  change: z.string().optional(),
  changeType: z.string().optional()
});
var CHANGES = {
  ADD: "create",
  MODIFY: "update",
  MODIFY_SUPPRESSED: "update",
  REMOVE: "delete",
  OWNERSHIP: "update"
};
function readHelmPlan(text, name) {
  const entries = readJson(Buffer.from(text), z.array(entry), { name, remedy: REMEDY });
  const changes = entries.map((each) => {
    const said = each.change ?? each.changeType ?? "";
    const action = Object.hasOwn(CHANGES, said) ? CHANGES[said] : void 0;
    if (action === void 0) throw noPlan(name, `has a change "${said.slice(0, 40)}", which is not known here`);
    const address = [...each.namespace ? [each.namespace] : [], each.kind, each.name].join("/");
    return { address, action };
  });
  return { changes, drift: void 0 };
}
export {
  readHelmPlan
};
