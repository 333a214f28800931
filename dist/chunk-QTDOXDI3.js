import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/kube-yaml/value.ts
function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isSequence(value) {
  return Array.isArray(value);
}
function field(value, ...path) {
  let found = value;
  for (const part of path) {
    if (typeof part === "number") found = isSequence(found) ? found[part] : void 0;
    else found = isMapping(found) && Object.hasOwn(found, part) ? found[part] : void 0;
  }
  return found;
}
function textField(value, ...path) {
  const found = field(value, ...path);
  return typeof found === "string" ? found : void 0;
}
function typeName(value) {
  if (value === null) return "null";
  if (isSequence(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return "a string";
  if (typeof value === "boolean") return "a boolean";
  return Number.isInteger(value) ? "an integer" : "a number";
}
function showPath(path) {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (/^[\w$-]+$/.test(part)) text += text === "" ? part : `.${part}`;
    else text += `[${JSON.stringify(part)}]`;
  }
  return text;
}

export {
  isMapping,
  isSequence,
  field,
  textField,
  typeName,
  showPath
};
