import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseDuration,
  parseSize
} from "./chunk-WDRWDCXA.js";

// src/quantities.ts
import { z } from "zod";
var duration = z.string({ error: "expected a duration such as 90s, 5m, 24h or 30d" }).refine((text) => parseDuration(text) !== void 0, { error: "expected a duration such as 90s, 5m, 24h or 30d" }).transform((text) => parseDuration(text) ?? 0);
var size = z.string({ error: "expected a size such as 200MB (decimal) or 200MiB (binary)" }).refine((text) => parseSize(text) !== void 0, {
  error: "expected a size such as 200MB (decimal) or 200MiB (binary)"
}).transform((text) => parseSize(text) ?? 0);
var OR_TEXT = "x-or-text";
var oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]).transform((value) => typeof value === "string" ? [value] : value);
var isEverything = (glob) => !/[\p{L}\p{N}_-]/u.test(glob) || glob.includes("!") || /[{,|(][*/.?]+[,}|)]/.test(glob);
var pattern = z.string().min(1).refine(isRegExp, { error: "expected a regular expression" }).transform((source) => new RegExp(source, "m"));
function isRegExp(source) {
  try {
    return new RegExp(source, "m") !== void 0;
  } catch {
    return false;
  }
}
var argument = z.union([z.string(), z.number(), z.boolean()]).transform(String);
var argv = z.tuple([argument.refine((text) => text !== "", { error: "expected a program" })], argument);
var id = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, { error: 'expected letters, digits, ".", "_" and "-"' });
var shown = (fallback) => ({ _prefault: fallback });
var preset = z.enum(["baseline", "recommended", "strict"]).default("recommended").describe(
  "How hard the rules are: `baseline` blocks on the gravest alone, `recommended` on what the field blocks on, `strict` on more; `policies` goes before it"
);
var policies = (rules) => z.partialRecord(z.enum(Object.keys(rules)), z.enum(["error", "warning", "off"])).default({}).describe("The level of a rule by its id");

export {
  duration,
  size,
  OR_TEXT,
  oneOrMore,
  isEverything,
  pattern,
  argv,
  id,
  shown,
  preset,
  policies
};
