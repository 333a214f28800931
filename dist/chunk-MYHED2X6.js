import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  shapeFault
} from "./chunk-WUMATNDA.js";
import {
  firstFault
} from "./chunk-DWCKG7RK.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/json/json.ts
function parseJson(given, { name, remedy }) {
  const text = given.replace(/^\uFEFF/, "");
  try {
    return JSON.parse(text);
  } catch {
    if (text.trim() === "") throw new CouldNotTell("truncated", `${name}: is empty`, remedy);
    const at = firstFault(text);
    const place = `${name}:${placeOf(text, at)}`;
    if (at >= text.trimEnd().length) throw new CouldNotTell("truncated", `${place}: the JSON ends early`, remedy);
    const what = /^\s*<[!?a-z]/i.test(text) ? "is a web page or XML, not JSON" : "is not JSON";
    throw new CouldNotTell("wrong-format", `${place}: ${what}`, remedy);
  }
}
function parseJsonLines(text, { name, remedy }) {
  const lines = text.replace(/^\uFEFF/, "").split("\n");
  return lines.flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      return [JSON.parse(line)];
    } catch {
      const at = firstFault(line);
      const place = `${name}:${index + 1}:${at + 1}`;
      const isLast = lines.slice(index + 1).every((later) => later.trim() === "");
      if (isLast && at >= line.trimEnd().length) {
        throw new CouldNotTell("truncated", `${place}: the JSON ends early`, remedy);
      }
      throw new CouldNotTell("wrong-format", `${place}: is not a line of JSON`, remedy);
    }
  });
}
function readValue(value, schema, { name, remedy }) {
  const read = schema.safeParse(value, { error: shapeFault });
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  const pointer = issue?.path.length ? ` at /${issue.path.map(String).join("/")}` : "";
  throw new CouldNotTell("wrong-format", `${name}${pointer}: ${issue?.message ?? "not what it should be"}`, remedy);
}
var readJson = (text, schema, origin) => readValue(parseJson(text.toString(), origin), schema, origin);
function placeOf(text, offset) {
  const before = text.slice(0, offset);
  return `${before.split("\n").length}:${offset - before.lastIndexOf("\n")}`;
}

export {
  parseJson,
  parseJsonLines,
  readValue,
  readJson
};
