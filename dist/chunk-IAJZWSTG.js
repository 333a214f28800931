import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  whyFuture,
  whyOld
} from "./chunk-FQV4JGOB.js";

// src/pipeline/other-runs/freshness.ts
function endOfResult({ startedAt, durationMs }) {
  const start = Date.parse(startedAt ?? "");
  return Number.isNaN(start) ? void 0 : start + durationMs;
}
function whyStale(result, maxAgeMs, now) {
  const end = endOfResult(result);
  if (end === void 0) return "nobody knows when it ran";
  const nowMs = now.getTime();
  const why = whyFuture(end, nowMs) ?? whyOld(end, { nowMs, limitMs: maxAgeMs });
  return why && `its result ${why}`;
}
function staleResults(results, { checks, now, again }) {
  const found = new Map(results.map((result) => [result.id, result]));
  return checks.flatMap(({ id, required, maxAgeMs }) => {
    const result = found.get(id);
    if (!required || maxAgeMs === void 0 || !result) return [];
    if (result.status !== "passed" && result.status !== "waived") return [];
    const why = whyStale(result, maxAgeMs, now);
    return why === void 0 ? [] : [{ code: "evidence-stale", check: id, message: `${why}; ${again}` }];
  });
}
var futureShards = (shards, now) => shards.flatMap(({ shown, report }) => {
  const why = whyFuture(Date.parse(report.startedAt) + report.durationMs, now.getTime());
  return why === void 0 ? [] : [{ code: "evidence-stale", message: `${shown}: ${why}` }];
});

export {
  whyStale,
  staleResults,
  futureShards
};
