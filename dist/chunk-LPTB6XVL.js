import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UNITS,
  toBase,
  valueUnit
} from "./chunk-C2QR2MO6.js";

// src/engines/comparison/judge.ts
var HOLDS = {
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "==": (value, limit) => value === limit,
  "!=": (value, limit) => value !== limit
};
function judge(comparison, measured) {
  const { value } = measured;
  if (value === void 0) return { unknown: "there is no value" };
  if (Number.isNaN(value)) return { unknown: "the value is not a number (NaN)" };
  const limit = limitFor(comparison, measured);
  if (typeof limit === "string") return { unknown: limit };
  return { holds: HOLDS[comparison.operator](value, limit), limit };
}
function judgeAll(comparisons, measured) {
  let unknown;
  for (const comparison of comparisons) {
    const judged = judge(comparison, measured);
    if ("unknown" in judged) unknown ??= judged.unknown;
    else if (!judged.holds) return { broken: comparison, limit: judged.limit };
  }
  if (comparisons.length === 0) return { unknown: "there is nothing to compare it with" };
  return unknown === void 0 ? { holds: true } : { unknown };
}
function limitFor(comparison, { unit, baseline }) {
  if (comparison.dimension === "times") {
    if (baseline === void 0) return "there is no baseline";
    if (Number.isNaN(baseline)) return "the baseline is not a number (NaN)";
    if (baseline === 0) return "the baseline is 0";
    if (baseline < 0 || !Number.isFinite(baseline)) return `the baseline is ${baseline}`;
    return comparison.number * baseline;
  }
  const said = unit === void 0 ? void 0 : valueUnit(unit);
  const written = comparison.unit === void 0 ? void 0 : UNITS.get(comparison.unit);
  if (written === void 0) return comparison.number;
  if (said === void 0) return comparison.limit;
  if (said.dimension !== written.dimension) return `a value in ${unit} cannot be compared with ${comparison.text}`;
  if (said.times === written.times && said.per === written.per) return comparison.number;
  return toBase(comparison.number, written) * said.per / said.times;
}

export {
  judge,
  judgeAll
};
