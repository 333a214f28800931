import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";

// src/commands/strangers.ts
var RISKY = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
var SAFE = new Set(
  `local push schedule workflow_dispatch repository_dispatch release merge_group deployment deployment_status create delete
  pull_request pull_request_review pull_request_review_comment page_build registry_package branch_protection_rule
  check_run check_suite status public workflow_call`.split(/\s+/)
);
async function refuseStrangers(env) {
  const event = env.GITHUB_EVENT_NAME || "local";
  if (SAFE.has(event)) return;
  const why = RISKY.has(event) ? await strangerOf(env) : await foreignCheckout(event, env);
  if (why === void 0) return;
  throw new UsageError(
    `no check is run: ${why}, and this job holds the repository's secrets; use the event pull_request`
  );
}
async function strangerOf(env) {
  const { readWorkflow } = await import("./workflow-3DOKQLMS.js");
  return (await readWorkflow(env)).stranger;
}
async function foreignCheckout(event, env) {
  const { readCheckout } = await import("./git-commit-ICJ2QTCB.js");
  const checkout = await readCheckout(env.GITHUB_WORKSPACE || ".", env);
  if (checkout.was === "known" && checkout.sha === env.GITHUB_SHA) return void 0;
  return `anybody can cause the event ${event}, and the checkout is not known to be of the run's own commit`;
}
function refuseAnyCertificate({ NODE_TLS_REJECT_UNAUTHORIZED: told }) {
  if (told !== "0") return;
  throw new UsageError(
    "NODE_TLS_REJECT_UNAUTHORIZED=0 lets any server pass for the one that is asked: unset it, and name your own authority with NODE_EXTRA_CA_CERTS"
  );
}

export {
  refuseStrangers,
  refuseAnyCertificate
};
