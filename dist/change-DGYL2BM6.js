import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseConfig
} from "./chunk-W7Z374JE.js";
import "./chunk-FYPLSVJO.js";
import "./chunk-A7DU6CNQ.js";
import "./chunk-3HIBJKUS.js";
import "./chunk-4H7XPLS4.js";
import "./chunk-WUMATNDA.js";
import "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/config/change.ts
import { isDeepStrictEqual } from "node:util";
var MOST = 30;
var MAX_VALUE = 80;
function describeConfigChange(at) {
  const { file, before, after } = at;
  if (after === void 0) return [`${file}: the file is removed`];
  if (before === after) return [];
  const old = parseConfig({ file, text: before });
  const young = parseConfig({ file, text: after });
  if (young.value === void 0) return [`${file}: the new text is no YAML: ${young.problems[0]?.message ?? ""}`];
  const found = differences(old.value, young.value, []);
  if (found.length === 0) return [`${file}: comments or layout only`];
  const shown = found.slice(0, MOST).map((text) => `${file}: ${text}`);
  return found.length > MOST ? [...shown, `${file}: and ${found.length - MOST} more changes`] : shown;
}
function differences(before, after, path) {
  const [old, young] = [membersOf(before), membersOf(after)];
  if (!old || !young) {
    if (isDeepStrictEqual(before, after)) return [];
    return [`${path.join(".")}: ${show(before)} \u2192 ${show(after)}`];
  }
  return [.../* @__PURE__ */ new Set([...old.keys(), ...young.keys()])].flatMap((key) => {
    const inner = [...path, key];
    if (!young.has(key)) return [`${inner.join(".")} is removed`];
    if (!old.has(key)) return [`${inner.join(".")} is added: ${show(young.get(key))}`];
    return differences(old.get(key), young.get(key), inner);
  });
}
function membersOf(value) {
  if (typeof value !== "object" || value === null) return void 0;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const ids = value.map((item) => typeof item === "object" && item !== null ? Reflect.get(item, "id") : void 0);
  const areNames = value.length > 0 && ids.every((id) => typeof id === "string") && new Set(ids).size === ids.length;
  return areNames ? new Map(value.map((item, index) => [String(ids[index]), item])) : void 0;
}
var show = (value) => clip(JSON.stringify(value) ?? "nothing", MAX_VALUE);
export {
  describeConfigChange
};
