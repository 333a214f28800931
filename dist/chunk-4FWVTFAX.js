import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  UNITS,
  toBase
} from "./chunk-C2QR2MO6.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";

// src/engines/comparison/unit-fault.ts
var MEANT = new Map([
  ...["percent", "percents", "pct", "per cent", "prozent", "\uFF05", "\u066A"].map((word) => [word, "%"]),
  ...["\xB5s", "\u03BCs", "usec", "micros", "microseconds"].map((word) => [word, "us"]),
  ...["msec", "msecs", "millis", "milliseconds", "millisecond"].map((word) => [word, "ms"]),
  ...["nsec", "nanos", "nanoseconds"].map((word) => [word, "ns"]),
  ...["sec", "secs", "second", "seconds"].map((word) => [word, "s"]),
  ...["min", "mins", "minute", "minutes"].map((word) => [word, "m"]),
  ...["hr", "hrs", "hour", "hours"].map((word) => [word, "h"]),
  ...["day", "days"].map((word) => [word, "d"]),
  ...["byte", "bytes"].map((word) => [word, "B"]),
  ...["k", "kb", "kilobytes"].map((word) => [word, "kB"]),
  ...["mb", "megabytes"].map((word) => [word, "MB"]),
  ...["gb", "gigabytes"].map((word) => [word, "GB"]),
  ...["ki", "kib"].map((word) => [word, "KiB"]),
  ...["mi", "mib"].map((word) => [word, "MiB"]),
  ...["gi", "gib"].map((word) => [word, "GiB"]),
  ...["/sec", "/second", "per second", "rps", "req/s", "qps", "hz"].map((word) => [word, "/s"]),
  ...["/min", "/minute", "per minute", "rpm", "req/m"].map((word) => [word, "/m"]),
  ...["/hour", "per hour", "req/h"].map((word) => [word, "/h"]),
  ...["\xD7", "*", "times", "x baseline", "fold"].map((word) => [word, "x"])
]);
function unitFault(written) {
  const known = [...UNITS.keys()];
  if (/\s(?:and|or)\s|&&|\|\||,|[<>=!]/.test(written)) return "one comparison stands alone; write a list of several";
  const meant = MEANT.get(written.toLowerCase()) ?? known.find((unit) => unit.toLowerCase() === written.toLowerCase());
  const near = meant ?? (written.length > 2 ? nearest(written, known) : void 0);
  const hint = near === void 0 ? `write one of ${known.join(" ")}` : `did you mean "${near}"?`;
  return `"${written.slice(0, 40)}" is no unit; ${hint}`;
}

// src/engines/comparison/parse.ts
var OPERATORS = ["<", "<=", ">", ">=", "==", "!="];
var MEANT2 = {
  "=": "==",
  "===": "==",
  "=<": "<=",
  "=>": ">=",
  "\u2264": "<=",
  "\u2A7D": "<=",
  "\u2265": ">=",
  "\u2A7E": ">=",
  "\u2260": "!=",
  "<>": "!=",
  "!==": "!=",
  "!": "!=",
  "<<": "<",
  ">>": ">"
};
var NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?/;
function parseComparison(text) {
  const start = text.length - text.trimStart().length;
  const body = text.trimEnd();
  const symbols = /^[<>=!≤≥⩽⩾≠]*/.exec(body.slice(start))?.[0] ?? "";
  const operator = OPERATORS.find((each) => each === symbols);
  if (operator === void 0) return { fault: operatorFault(body, { start, symbols }) };
  const afterOperator = start + symbols.length;
  const from = afterOperator + blanksAt(body, afterOperator);
  const written = NUMBER.exec(body.slice(from))?.[0];
  const wrong = numberFault(body.slice(from), written);
  if (wrong !== void 0 || written === void 0)
    return { fault: { column: from + 1, message: wrong ?? "expected a number" } };
  const afterNumber = from + written.length;
  const unitFrom = afterNumber + blanksAt(body, afterNumber);
  const unit = body.slice(unitFrom);
  const known = unit === "" ? void 0 : UNITS.get(unit);
  if (unit !== "" && known === void 0) return { fault: { column: unitFrom + 1, message: unitFault(unit) } };
  const number = Number(written);
  const limit = known === void 0 ? number : toBase(number, known);
  if (!Number.isFinite(limit))
    return { fault: { column: from + 1, message: "the number is too large to be compared" } };
  if ((operator === "==" || operator === "!=") && (known?.dimension === "times" || !Number.isInteger(limit)))
    return { fault: { column: start + 1, message: onlyWhole(operator) } };
  const dimension = known?.dimension ?? "number";
  return {
    comparison: { operator, number, unit: unit === "" ? void 0 : unit, dimension, limit, text: text.trim() }
  };
}
var blanksAt = (text, from) => /^\s*/.exec(text.slice(from))?.[0].length ?? 0;
function onlyWhole(operator) {
  const instead = operator === "==" ? 'write two comparisons, such as [">= 0.49", "<= 0.51"]' : 'write "<" or ">"';
  return `"${operator}" compares whole numbers alone; ${instead}`;
}
function operatorFault(text, { start, symbols }) {
  const rest = text.slice(start + symbols.length).trim();
  const column = start + 1;
  if (text.trim() === "") return { column: 1, message: 'expected a comparison such as "<= 5", got an empty text' };
  if (symbols === "") {
    const shown = NUMBER.test(rest) ? `; write "<= ${rest}" or ">= ${rest}"` : '; write such as "<= 5"';
    const words = /^(?:less|more|at|under|over|below|above|equal|not|is|lt|gt|le|ge|lte|gte|max|min)\b/i.test(rest);
    if (words) return { column, message: "words are no operator; write one of <, <=, >, >=, ==, !=" };
    return { column, message: `the operator is missing${shown}` };
  }
  const meant = MEANT2[symbols] ?? MEANT2[symbols.replaceAll(" ", "")];
  const hint = meant === void 0 ? "write one of <, <=, >, >=, ==, !=" : `write "${`${meant} ${rest}`.trim()}"`;
  return { column, message: `"${symbols}" is no operator; ${hint}` };
}
function numberFault(text, written) {
  if (text === "") return "the number is missing";
  if (/^[−–—]/.test(text)) return 'the minus sign is a dash; write "-"';
  if (text.startsWith("+")) return `a number has no "+"; write "${text.slice(1).trim()}"`;
  if (text.startsWith("- ")) return `a blank stands behind the minus sign; write "-${text.slice(1).trim()}"`;
  if (/^-?\./.test(text)) return `a number begins with a digit; write "${text.replace(".", "0.")}"`;
  if (/^-?0\d/.test(text)) return `a number begins with no zero; write "${text.replace(/^(-?)0+(?=\d)/, "$1")}"`;
  if (/^-?(?:inf|∞|nan)/i.test(text)) return "expected a number; neither infinity nor NaN is one";
  if (written === void 0) return "expected a number";
  const next = text.slice(written.length);
  if (/^[,_'\u2019]\d/.test(next) || /^[\u00a0\u202f ]\d{3}/.test(next))
    return `a number has no separators; write "${written}${next.replace(/^[^\d]+/, "")}", or "." before decimals`;
  if (/^\.(?!\d)/.test(next)) return `a digit is missing behind the point; write "${written}${next.slice(1)}"`;
  if (/^[eE][-+]?\d/.test(next)) return `a number has no exponent; write "${plainNumber(written, next)}"`;
  if (/^\s*[<>=!]/.test(next)) return "one comparison has one operator; write a list of several";
  return void 0;
}
function plainNumber(written, next) {
  const exponent = /^[eE][-+]?\d+/.exec(next)?.[0] ?? "";
  const value = Number(written + exponent);
  return `${Number.isFinite(value) && Math.abs(value) < 1e21 ? value : "\u2026"}${next.slice(exponent.length)}`;
}

export {
  OPERATORS,
  parseComparison
};
