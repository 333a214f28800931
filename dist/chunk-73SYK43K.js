import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UNITS,
  fromBase
} from "./chunk-C2QR2MO6.js";
import {
  showNumber
} from "./chunk-WDRWDCXA.js";

// src/engines/comparison/sentence.ts
var TRIGGERS = {
  "<": (limit) => `less than ${limit}`,
  "<=": (limit) => `${limit} or less`,
  ">": (limit) => `more than ${limit}`,
  ">=": (limit) => `${limit} or more`,
  "==": (limit) => limit,
  "!=": (limit) => `not ${limit}`
};
var NEGATED = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "==": "!=",
  "!=": "=="
};
var sentence = (comparison, at) => `${at.in === "warn" ? "warns" : "fails"} when ${at.of} is ${trigger(comparison, at.in)}`;
var trigger = (comparison, place) => {
  const operator = place === "expect" ? NEGATED[comparison.operator] : comparison.operator;
  return TRIGGERS[operator](showLimit(comparison));
};
function showLimit({ number, unit }) {
  const shown = showNumber(number);
  if (unit === void 0) return shown;
  if (unit === "x") return `${shown} \xD7 the baseline`;
  return unit.startsWith("/") ? `${shown}${unit}` : `${shown} ${unit}`;
}
var DIGITS = [4, 6, 9, 12, 15, 17];
function showBeside(value, { comparison, limit }) {
  const unit = comparison.unit === void 0 ? void 0 : UNITS.get(comparison.unit);
  if (comparison.dimension === "times")
    return `${showDigits(value, limit)} (${showDigits(value / limit * comparison.number, comparison.number)} \xD7 the baseline)`;
  const back = (number) => unit === void 0 ? number : fromBase(number, unit);
  return showLimit({ number: Number(showDigits(back(value), back(limit))), unit: comparison.unit });
}
function showDigits(value, limit) {
  const digits = DIGITS.find((count) => value === limit || Number(value.toPrecision(count)) !== limit) ?? 17;
  return String(Number(value.toPrecision(digits)));
}

export {
  sentence,
  showBeside
};
