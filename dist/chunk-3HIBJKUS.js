import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  fillText,
  readVariable,
  showVariable,
  variablesIn
} from "./chunk-4H7XPLS4.js";

// src/config/entry/variables.ts
var Unquoted = class {
  text;
  constructor(text) {
    this.text = text;
  }
};
var textOf = (value) => typeof value === "string" ? value : value instanceof Unquoted ? value.text : void 0;
function fillDeep(value, lookup, replace = () => void 0, path = []) {
  const text = textOf(value);
  if (text !== void 0) {
    if (!text.includes("${{")) return text;
    const given = replace(path);
    if (given !== void 0) return given;
    const filled = fillText(text, lookup);
    return value instanceof Unquoted && filled !== text ? typed(filled) : filled;
  }
  if (Array.isArray(value)) return value.map((item, index) => fillDeep(item, lookup, replace, [...path, index]));
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, fillDeep(item, lookup, replace, [...path, key])])
  );
}
var isMap = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Unquoted);
function typed(text) {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return Number(text);
  return text === "true" || text === "false" ? text === "true" : text;
}
function variableTexts(value, path = []) {
  const text = textOf(value);
  if (text !== void 0) {
    const variables = variablesIn(text);
    return variables.length === 0 ? [] : [{ path, value, variables }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => variableTexts(item, [...path, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => variableTexts(item, [...path, key]));
}
function variablesOf(options) {
  const own = ownCaptures(options);
  const all = variableTexts(options).flatMap(({ variables }) => variables);
  const wanted = all.filter(({ source, name }) => source !== "captured" || !own.includes(name));
  return [...new Map(wanted.map((variable) => [showVariable(variable), variable])).values()];
}
function ownCaptures(value) {
  if (Array.isArray(value)) return value.flatMap(ownCaptures);
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(
    ([key, item]) => key === "capture" && isMap(item) ? Object.keys(item) : ownCaptures(item)
  );
}
var notKnown = (inner) => readVariable(inner) === void 0 ? `\${{ ${inner} }} is not known; there are \${{ env.NAME }}, \${{ captured.NAME }}, \${{ state.NAME }} and \${{ instance }}` : void 0;

export {
  Unquoted,
  textOf,
  fillDeep,
  isMap,
  variableTexts,
  variablesOf,
  notKnown
};
