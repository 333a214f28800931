import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  showDuration
} from "./chunk-WDRWDCXA.js";

// src/facts/report-file/age.ts
var SKEW_MS = 5 * 6e4;
function whyFuture(made, nowMs) {
  if (made === void 0) return void 0;
  const aheadMs = (typeof made === "number" ? made : made.earliestMs) - nowMs;
  if (Number.isNaN(aheadMs)) return "has a date that cannot be read";
  return aheadMs > SKEW_MS ? `is dated ${showDuration(aheadMs)} in the future` : void 0;
}
function whyOld(made, { nowMs, limitMs }) {
  if (made === void 0) return void 0;
  const ageMs = nowMs - (typeof made === "number" ? made : made.latestMs);
  return ageMs > limitMs ? `is ${showDuration(ageMs)} old, older than ${showDuration(limitMs)}` : void 0;
}
function refuseFuture(subject, { modifiedMs, stated }, nowMs) {
  const why = whyFuture(modifiedMs, nowMs) ?? saidInIt(whyFuture(stated, nowMs));
  if (why === void 0) return;
  const remedy = "Check the clock of the machine that wrote it and of this one, then write it again.";
  throw new CouldNotTell("stale", `${subject} ${why}`, remedy);
}
function refuseNotFresh(subject, times, { nowMs, limitMs, remedy }) {
  refuseFuture(subject, times, nowMs);
  const limit = { nowMs, limitMs };
  const why = whyOld(times.modifiedMs, limit) ?? saidInIt(whyOld(times.stated, limit));
  if (why !== void 0) throw new CouldNotTell("stale", `${subject} ${why}`, remedy);
}
var saidInIt = (why) => why && `${why}, by the date in it`;

export {
  whyFuture,
  whyOld,
  refuseFuture,
  refuseNotFresh
};
