import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/report/status.ts
var STATUSES = ["passed", "failed", "errored", "skipped", "waived", "pending"];

// src/report/report.ts
var REASON_CODES = [
  "all-required-passed",
  "check-failed",
  "check-errored",
  "nothing-checked",
  "checklist-uncovered",
  "sign-off-pending",
  "sign-off-rejected",
  "sign-off-unprotected",
  "evidence-missing",
  "evidence-stale",
  "rollback-triggered",
  "deploy-failed",
  "deploy-unknown",
  "superseded",
  "already-deployed",
  "not-allowed-here",
  "outside-window",
  "cancelled",
  "config-invalid"
];
var CHECK_REASONS = [
  "passed",
  "check-failed",
  "check-errored",
  "nothing-checked",
  "cancelled",
  "when-not-met",
  "need-not-passed",
  "fail-fast",
  "waived",
  "attestation-pending",
  "attested"
];
var ENDING_DAYS = 14;
var RESULT_PHASES = ["checks", "deploy", "verify"];
var LINE_STATES = ["proven", "failed", "unknown", "waits", "other-stage", "excused", "uncovered"];

export {
  STATUSES,
  REASON_CODES,
  CHECK_REASONS,
  ENDING_DAYS,
  RESULT_PHASES,
  LINE_STATES
};
