import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  textRules
} from "./chunk-E42V4TY6.js";
import {
  OR_TEXT,
  oneOrMore,
  pattern
} from "./chunk-5M3NKAVS.js";
import {
  defineCheck
} from "./chunk-T3DUPKJN.js";
import "./chunk-ZJL6Y5QL.js";
import "./chunk-WDRWDCXA.js";

// src/checks/text/options.ts
import { z } from "zod";
var reason = z.string().min(1).optional().describe("Why; shown where it does not hold");
var demanded = z.strictObject({
  matches: pattern.refine((expression) => !expression.test(""), { error: "fits an empty text, so every file would hold it" }).describe("A regular expression that each of the files must hold"),
  reason
});
var forbidden = z.strictObject({
  matches: pattern.describe("A regular expression that none of the files may hold"),
  reason
});
var pointer = z.string().regex(/^[/$]/, {
  error: "expected a JSON pointer such as /version, or a JSONPath such as $.version"
});
var matches = pattern.describe("A regular expression; its first group, or all of it, is the value");
var inFile = z.strictObject({
  file: z.string().min(1).describe("A file, or a glob of files that must all agree"),
  json: pointer.optional().describe("Where the value stands in the JSON"),
  yaml: pointer.optional().describe("Where the value stands in the YAML"),
  toml: pointer.optional().describe("Where the value stands in the TOML"),
  matches: matches.optional()
}).refine(({ json, yaml, toml }) => [json, yaml, toml].filter((given) => given !== void 0).length <= 1, {
  error: "expected one of `json`, `yaml` and `toml`"
}).refine((given) => (given.json ?? given.yaml ?? given.toml ?? given.matches) !== void 0, {
  error: "expected where the value stands: `json`, `yaml`, `toml` or `matches`"
});
var place = z.preprocess(
  (given) => given === "tag" ? { tag: true } : given,
  z.union(
    [
      z.strictObject({ tag: z.literal(true).describe("The tag that is released"), matches: matches.optional() }),
      z.strictObject({ env: z.string().min(1).describe("An environment variable"), matches: matches.optional() }),
      inFile
    ],
    { error: "expected `tag`, or a map with `file` (and `json`, `yaml`, `toml` or `matches`), `env` or `tag`" }
  )
).meta({ [OR_TEXT]: true });
var same = z.strictObject({
  name: z.string().min(1).describe("What the value is, such as version"),
  in: z.array(place).min(1).describe("Where it stands. A leading `v` before a digit does not count"),
  "greater-than": z.union([
    z.literal("last-tag").transform(() => "*"),
    z.strictObject({ "last-tag": z.string().min(1).describe("Which tags count, such as `api-v*`") }).transform((given) => given["last-tag"])
  ]).optional().describe("The version must be higher than that of every tag that the commit contains")
}).refine((given) => given.in.length > 1 || given["greater-than"] !== void 0 || isSeveral(given.in), {
  error: "expected at least two places that must agree, or `greater-than`",
  path: ["in"]
});
var isSeveral = ([first]) => first !== void 0 && "file" in first && /[*?[{]/.test(first.file);
var textOptions = z.strictObject({
  files: oneOrMore.optional().describe("Files or globs for `demand` and `forbid`. Each must match a file"),
  exclude: z.array(z.string().min(1)).default([]).describe("Globs of files that are left out"),
  demand: z.array(demanded).prefault([]).describe("What every file must hold"),
  forbid: z.array(forbidden).prefault([]).describe("What no file may hold"),
  same: z.array(same).prefault([]).describe("Values that must be the same wherever they stand")
}).refine((given) => given.demand.length + given.forbid.length + given.same.length > 0, {
  error: "expected `demand`, `forbid` or `same`"
}).refine((given) => given.demand.length + given.forbid.length > 0 === (given.files !== void 0), {
  error: "expected `files` together with `demand` or `forbid`",
  path: ["files"]
});

// src/checks/text/definition.ts
var text = defineCheck({
  kind: "text",
  summary: "Texts and versions in files say what they must, and agree",
  family: "delivery",
  options: textOptions,
  needs: { tools: [], permissions: [] },
  rules: textRules,
  run: async (options, ports) => (await import("./run-CXOE6WVE.js")).runText(options, ports)
});
export {
  text
};
