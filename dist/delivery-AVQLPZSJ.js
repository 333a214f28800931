import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UsageError
} from "./chunk-I7ZXQNS2.js";
import {
  parseDuration
} from "./chunk-WDRWDCXA.js";

// src/fronts/delivery.ts
import { createInterface } from "node:readline";
function deliveryOf(request, typed) {
  const { rollback = "never", watch, deployedAt } = typed;
  if (rollback !== "never" && rollback !== "auto")
    throw new UsageError(`rollback: expected never or auto, got "${rollback}"`);
  const watchMs = watch === void 0 ? void 0 : parseDuration(watch);
  if (watch !== void 0 && watchMs === void 0)
    throw new UsageError(`watch: expected a duration such as 24h, got "${watch}"`);
  if (watch !== void 0 && !typed.watches) throw new UsageError("watch: says how long, and no-watch says not at all");
  return {
    ...request,
    report: typed.report,
    reportDigest: typed.reportDigest,
    rollback,
    dryRun: typed.dryRun,
    watchMs,
    watches: typed.watches,
    deployedAt: deployedAt === void 0 ? void 0 : timeOf(deployedAt),
    record: typed.record,
    despite: (typed.despite ?? []).flatMap((names) => names.split(/[\s,]+/)).filter((name) => name !== ""),
    confirm: typed.yes === true ? void 0 : confirmation()
  };
}
function timeOf(text) {
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time);
  throw new UsageError(`deployed-at: expected a time such as 2026-12-31T12:00:00Z, got "${text}"`);
}
function confirmation() {
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env.CI) return void 0;
  return (question) => new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    lines.question(`${question} [y/N] `, (answer) => {
      lines.close();
      resolve(/^y(?:es)?$/i.test(answer.trim()));
    });
    lines.on("close", () => resolve(false));
  });
}
async function runDeliveryCommand(command, { request, world }) {
  if (command === "deploy") return (await import("./deploy-XCNM7PSM.js")).deploy(request, world);
  if (command === "verify") return (await import("./verify-ZNKYOJJB.js")).verify(request, world);
  return (await import("./rollback-UHBIL5BT.js")).rollback(request, world);
}
export {
  deliveryOf,
  runDeliveryCommand
};
