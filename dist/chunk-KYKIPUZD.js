import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  field,
  isMapping,
  isSequence,
  textField
} from "./chunk-QTDOXDI3.js";

// src/engines/rollout/read.ts
function numberField(value, ...path) {
  const found = field(value, ...path);
  return typeof found === "number" && Number.isFinite(found) ? found : void 0;
}
function listField(value, ...path) {
  const found = field(value, ...path);
  return isSequence(found) ? found.filter(isMapping) : [];
}
function textsField(value, ...path) {
  const found = field(value, ...path);
  if (!isMapping(found)) return {};
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, item]) => typeof item === "string" ? [[key, item]] : [])
  );
}
function timeField(value, ...path) {
  const at = Date.parse(textField(value, ...path) ?? "");
  return Number.isNaN(at) ? void 0 : at;
}
var nameOf = (object) => textField(object, "metadata", "name") ?? "";
var namespaceOf = (object) => textField(object, "metadata", "namespace") ?? "";
var uidOf = (object) => textField(object, "metadata", "uid") ?? "";
var kindOf = (object) => textField(object, "kind") ?? "";
var conditionOf = (object, type) => listField(object, "status", "conditions").find((condition) => condition.type === type);
var isOwnedBy = (object, uid) => uid !== "" && listField(object, "metadata", "ownerReferences").some((owner) => owner.uid === uid);
function selectorText(selector) {
  const labels = Object.entries(textsField(selector, "matchLabels")).map(([key, value]) => `${key}=${value}`);
  const expressions = listField(selector, "matchExpressions").map((each) => {
    const key = textField(each, "key") ?? "";
    const given = field(each, "values");
    const values = isSequence(given) ? given.join(",") : "";
    const operator = textField(each, "operator");
    if (operator === "In" || operator === "NotIn") return `${key} ${operator.toLowerCase()} (${values})`;
    return operator === "DoesNotExist" ? `!${key}` : key;
  });
  const all = [...labels, ...expressions];
  return all.length === 0 ? void 0 : all.join(",");
}

export {
  numberField,
  listField,
  textsField,
  timeField,
  nameOf,
  namespaceOf,
  uidOf,
  kindOf,
  conditionOf,
  isOwnedBy,
  selectorText
};
