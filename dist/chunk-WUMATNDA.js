import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/formats/json/shape-fault.ts
var NOUNS = {
  object: "a map of keys and values",
  record: "a map of keys and values",
  array: "a list",
  tuple: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  null: "nothing"
};
var nounOf = (expected) => NOUNS[expected] ?? expected;
function shapeFault(issue) {
  const missing = issue.input === void 0 ? "missing; " : "";
  if (issue.code === "invalid_type") {
    const got = missing ? "" : `, got ${kindOf(issue.input)}`;
    return `${missing}expected ${nounOf(issue.expected)}${got}`;
  }
  if (issue.code === "invalid_value") return `${missing}expected ${issue.values.map(String).join(" or ")}`;
  if (issue.code === "too_small" && issue.minimum === 1 && ["array", "string"].includes(issue.origin))
    return "is empty";
  return void 0;
}
function kindOf(value) {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return nounOf(typeof value);
}

export {
  nounOf,
  shapeFault
};
