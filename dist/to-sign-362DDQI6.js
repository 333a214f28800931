import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  rolesOf,
  signersOf
} from "./chunk-G6QSFJ3Q.js";

// src/pipeline/sign-off/to-sign.ts
function toSign(config, { stage, results }) {
  if (!stage["sign-off"]) return void 0;
  return [...rolesOf(config, stage)].map(([name, role]) => ({
    role: name,
    title: role.title,
    by: signersOf(role),
    checks: results.filter(({ status, attestedBy }) => status === "pending" && attestedBy?.role === name).map(({ id }) => id)
  }));
}
function orphanNotices({
  stage,
  results
}) {
  const roles = stage["sign-off"]?.roles ?? [];
  return results.flatMap(
    ({ id, status, attestedBy }) => status !== "pending" || !attestedBy || roles.includes(attestedBy.role) ? [] : [`${id} waits for ${attestedBy.role}, which does not sign this stage off: add it to \`sign-off.roles\`.`]
  );
}
export {
  orphanNotices,
  toSign
};
