import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/text/expression.ts
var EXPRESSION = /\$\{\{(.*?)\}\}/g;
function readVariable(inner) {
  const text = inner.trim();
  if (text === "instance") return { source: "instance", name: "" };
  const [, source, name] = /^(env|captured|state)\.([A-Za-z_][A-Za-z0-9_-]*)$/.exec(text) ?? [];
  if (name === void 0 || source === "env" && name.includes("-")) return void 0;
  return source === "env" || source === "captured" || source === "state" ? { source, name } : void 0;
}
var expressionsIn = (text) => text.includes("${{") ? [...text.matchAll(EXPRESSION)].map((match) => (match[1] ?? "").trim()) : [];
var variablesIn = (text) => expressionsIn(text).flatMap((inner) => readVariable(inner) ?? []);
var fillText = (text, lookup) => text.includes("${{") ? text.replace(EXPRESSION, (whole, inner) => {
  const variable = readVariable(inner);
  return (variable && lookup(variable)) ?? whole;
}) : text;
var showVariable = ({ source, name }) => name === "" ? source : `${source}.${name}`;

export {
  readVariable,
  expressionsIn,
  variablesIn,
  fillText,
  showVariable
};
