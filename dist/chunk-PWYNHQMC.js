import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  tool
} from "./chunk-UFD3GGFB.js";

// src/report/assemble.ts
function assembleReport(parts) {
  const { project, stage, subject, startedAt, durationMs, judgement, results, selection, checklist, notices, policy } = parts;
  const { after, collected, collectedAt } = parts;
  return {
    schemaVersion: 1,
    tool,
    project,
    stage,
    subject,
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    ...judgement,
    counts: countStatuses(results),
    ...parts.complete === void 0 ? {} : { complete: parts.complete },
    ...parts.delivery,
    ...policy ? { policy } : {},
    ...selection ? { selection } : {},
    ...after ? { after } : {},
    ...collected ? { collected } : {},
    ...collectedAt === void 0 ? {} : { collectedAt: collectedAt.toISOString() },
    checks: results,
    ...parts.toSign ? { toSign: parts.toSign } : {},
    ...checklist ? { checklist } : {},
    ...notices.length > 0 ? { notices } : {}
  };
}
function countStatuses(results) {
  const counts = { passed: 0, failed: 0, errored: 0, skipped: 0, waived: 0, pending: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}

export {
  assembleReport,
  countStatuses
};
