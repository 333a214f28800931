import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  DECISION,
  STATUS_ICON
} from "./chunk-TNULEZAG.js";
import "./chunk-7SUMUGD6.js";
import {
  oneLine
} from "./chunk-N3UFVQ2O.js";
import {
  count,
  showQuantity
} from "./chunk-WDRWDCXA.js";

// src/reporters/difference.ts
var MOST_SHOWN = 20;
function headlineOf({ decision, checks, fresh, fixed, numbers }) {
  const parts = [
    ...decision.before === decision.after ? [] : [`${DECISION[decision.before].word} \u2192 ${DECISION[decision.after].word}`],
    ...fresh.length > 0 ? [`${fresh.length} new`] : [],
    ...fixed.length > 0 ? [`${fixed.length} fixed`] : [],
    ...fresh.length + fixed.length === 0 && checks.length > 0 ? [`${count(checks.length, "check")} changed`] : [],
    ...numbers.slice(0, 3).map(showChange)
  ];
  return parts.length === 0 ? void 0 : parts.join(", ");
}
function renderDifference(difference) {
  const { checks, fresh, fixed, numbers } = difference;
  const lines = [
    headlineOf(difference) ?? "nothing changed",
    ...part(
      "Checks",
      checks.map(({ id, before, after }) => `${wordOf(before)} \u2192 ${wordOf(after)}  ${id}`)
    ),
    ...part("New findings", fresh.map(showFinding)),
    ...part("Fixed findings", fixed.map(showFinding)),
    ...part(
      "Numbers",
      numbers.map(
        (number) => `${number.check}: ${showChange(number)} (${showQuantity(number.before, number.unit)} \u2192 ${showQuantity(number.after, number.unit)})`
      )
    )
  ];
  return `${lines.map(oneLine).join("\n")}
`;
}
var wordOf = (status) => status === void 0 ? "not there" : `${STATUS_ICON[status]} ${status}`;
var showFinding = ({ check, rule, message, file, line }) => {
  const place = file === void 0 ? "" : ` ${file}${line === void 0 ? "" : `:${line}`}`;
  return `${check} \xB7 ${rule}${place}: ${message}`;
};
function part(title, lines) {
  if (lines.length === 0) return [];
  const rest = lines.length - MOST_SHOWN;
  return [
    "",
    title,
    ...lines.slice(0, MOST_SHOWN).map((line) => `  ${line}`),
    ...rest > 0 ? [`  and ${rest} more`] : []
  ];
}
function showChange({ name, unit, before, after }) {
  const change = after - before;
  const sign = change < 0 ? "\u2212" : "+";
  if (unit !== "bytes" && before !== 0) return `${name} ${sign}${Math.abs(Math.round(100 * change / before))} %`;
  return `${name} ${sign}${showQuantity(Math.abs(change), unit)}`;
}
export {
  headlineOf,
  renderDifference
};
