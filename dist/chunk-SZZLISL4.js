import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/report/delivery.ts
var DEPLOYED = ["no", "partly", "unknown", "yes", "back", "replaced"];
var ROLLBACK_STATUSES = ["none", "refused", "running", "verified", "failed"];
var WATCH_ENDS = ["time", "trigger", "unknown", "superseded", "cancelled"];
var NO_ROLLBACK = { status: "none", steps: [], verify: [] };

export {
  DEPLOYED,
  ROLLBACK_STATUSES,
  WATCH_ENDS,
  NO_ROLLBACK
};
