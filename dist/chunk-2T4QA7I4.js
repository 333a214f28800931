import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parsePrometheusDuration
} from "./chunk-HDOT25PL.js";
import {
  Plain,
  aboutPath,
  offsetAt
} from "./chunk-7ILL4VNR.js";
import {
  re2Problem
} from "./chunk-UKKJVFSA.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/engines/prometheus-config/schema-problems.ts
function schemaProblems(issues, root) {
  return issues.flatMap((issue) => problemsOf(issue, { root, path: issue.path }));
}
function problemsOf(issue, { root, path }) {
  if (issue.code === "unrecognized_keys") {
    const messages = issue.message.split("\n");
    return issue.keys.map((key, index) => {
      const at = [...path, key];
      const message2 = messages[index] ?? `unknown field "${key}"`;
      return { rule: "unknown-field", message: message2, offset: offsetAt(root, at), about: aboutPath(at) };
    });
  }
  const message = issue.path.length === 0 ? issue.message : `${showPlace(issue.path)}: ${issue.message}`;
  const offset = offsetAt(root, path, "value");
  return [{ rule: "invalid-value", message, offset, about: aboutPath(path), actual: shown(issue.input) }];
}
function showPlace(path) {
  const last = path.at(-1);
  if (typeof last !== "number") return String(last);
  const name = path.findLast((part) => typeof part !== "number");
  return name === void 0 ? `[${last}]` : `${String(name)}[${last}]`;
}
function shown(input) {
  if (input instanceof Plain) return input.text;
  return typeof input === "string" ? clip(input, 200) : void 0;
}

// src/engines/prometheus-config/fields.ts
import { z } from "zod";
var plain = z.instanceof(Plain);
var text = z.union([z.string(), plain.transform((value) => value.text), z.null().transform(() => "")], {
  error: "expected a text"
});
var typed = (kind, what) => z.custom((value) => value instanceof Plain && kind.includes(value.kind), { error: `expected ${what}` });
var bool = typed(["bool"], "true or false").transform((value) => /^(?:t|y|on)/i.test(value.text));
var int = typed(["int"], "a whole number").transform((value) => Number(value.text.replaceAll("_", "")));
var count = int.refine((value) => value >= 0, { error: "expected a number that is not negative" });
var float = typed(["int", "float"], "a number").transform((value) => Number(value.text.replaceAll("_", "")));
var duration = text.transform((value, ctx) => {
  const parsed = parsePrometheusDuration(value);
  if (parsed !== void 0) return parsed;
  ctx.addIssue({ code: "custom", message: `not a valid duration: "${value}"; expected one such as 30s, 5m or 1h30m` });
  return z.NEVER;
});
var size = text.refine((value) => /^(?:(?:\d+(?:\.\d+)?(?:[KMGTPE]i?)?B)+|0)$/.test(value), {
  error: "expected a size such as 512MB"
});
var regexp = text.superRefine((value, ctx) => {
  const problem = re2Problem(value);
  if (problem) ctx.addIssue({ code: "custom", message: `error parsing regexp: ${problem.message}` });
});
var url = text.refine((value) => URL.canParse(value) || URL.canParse(value, "http://host"), {
  error: "expected a URL"
});
var LEGACY_LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
var LEGACY_METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
var oneOf = (...values) => text.superRefine((value, ctx) => {
  const message = unknownName(value, values);
  if (message !== void 0) ctx.addIssue({ code: "custom", message });
});
function unknownName(value, known) {
  if (known.includes(value)) return void 0;
  const near = nearest(value, known);
  const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
  return `"${value}" is not known; expected ${known.length > 1 ? "one of " : ""}${known.join(", ")}${hint}`;
}
var listOf = (item) => z.array(item, { error: "expected a list" });
var mapOf = (value) => z.record(z.string(), value, { error: "expected a map of keys and values" });
function strict(shape) {
  const known = Object.keys(shape);
  const object = z.strictObject(shape, {
    error: (issue) => issue.code === "unrecognized_keys" ? unknownKeys(issue.keys, known) : "expected a map of keys and values"
  });
  return z.preprocess((value) => withoutNulls(value, known), object.partial());
}
function withoutNulls(value, known) {
  if (value === null) return {};
  if (typeof value !== "object" || Array.isArray(value) || value instanceof Plain) return value;
  const entries = Object.entries(value);
  if (entries.every(([, child]) => child !== null)) return value;
  return Object.fromEntries(entries.filter(([key, child]) => child !== null || !known.includes(key)));
}
var unknownKeys = (keys, known) => keys.map((key) => `unknown field "${key}"${suggestion(key, known)}`).join("\n");
function suggestion(key, known) {
  const near = nearest(key, known);
  return near === void 0 ? "" : `; did you mean "${near}"?`;
}
var refuse = (find) => (value, ctx) => {
  for (const wrong of find(value)) {
    if (wrong) ctx.addIssue({ code: "custom", path: [...wrong[0]], message: wrong[1] });
  }
};
function atMostOne(value, keys) {
  const set = keys.filter((key) => isSet(Reflect.get(value, key)));
  return set.length > 1 ? [[set[1] ?? ""], `at most one of ${keys.join(", ")} may be set`] : void 0;
}
var isSet = (value) => value !== void 0 && value !== "";
var present = (schema, what) => z.preprocess((value, ctx) => {
  if (value !== null) return value;
  ctx.addIssue({ code: "custom", message: `${what} is empty` });
  return z.NEVER;
}, schema);

export {
  schemaProblems,
  text,
  bool,
  int,
  count,
  float,
  duration,
  size,
  regexp,
  url,
  LEGACY_LABEL,
  LEGACY_METRIC,
  oneOf,
  unknownName,
  listOf,
  mapOf,
  strict,
  refuse,
  atMostOne,
  isSet,
  present
};
