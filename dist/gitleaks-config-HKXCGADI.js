import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  shapeFault
} from "./chunk-WUMATNDA.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/leaks/gitleaks-config.ts
import { parse, TomlError } from "smol-toml";
import { z } from "zod";
var texts = z.array(z.string()).default([]);
var allowlist = z.object({
  condition: z.string().default("OR"),
  commits: texts,
  paths: texts,
  regexes: texts,
  regexTarget: z.string().default("secret"),
  stopwords: texts,
  targetRules: texts
});
var config = z.object({
  allowlist: allowlist.optional(),
  allowlists: z.array(allowlist).default([]),
  extend: z.record(z.string(), z.unknown()).default({}),
  rules: z.array(z.looseObject({ id: z.string().default("without an id") })).default([])
});
function readGitleaksConfig(text, name) {
  const remedy = "Mend it: `gitleaks dir . --verbose` says more.";
  const found = config.safeParse(tableIn(text, { name, remedy }), { error: shapeFault });
  if (!found.success) {
    const [issue] = found.error.issues;
    const message = `${name}: ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not read"}`;
    throw new CouldNotTell("wrong-format", message, remedy, { cause: found.error });
  }
  const { allowlist: old, allowlists } = found.data;
  const entries = [...old ? [old] : [], ...allowlists];
  return { allowlists: entries.map(asAllowlist), unheeded: unheededIn(found.data, entries) };
}
function asAllowlist(entry) {
  return {
    needs: /^(?:and|&&)$/i.test(entry.condition) ? "all" : "any",
    commits: entry.commits.map((commit) => commit.toLowerCase()),
    paths: entry.paths,
    regexes: entry.regexes,
    // What gitleaks calls a match is known to its own rules alone. The line holds more than it, and would allow more.
    target: entry.regexTarget === "line" ? "line" : "secret",
    stopwords: entry.stopwords.map((word) => word.toLowerCase()),
    rules: entry.targetRules
  };
}
function unheededIn({ extend, rules }, entries) {
  const extended = Object.keys(extend).filter((key) => ["path", "url", "disabledRules"].includes(key));
  const own = rules.flatMap(
    ({ id, ...rule }) => ["allowlist", "allowlists"].filter((key) => key in rule).map((key) => `[[rules]] ${id}: ${key}`)
  );
  const matches = entries.filter(({ regexTarget, regexes }) => regexTarget === "match" && regexes.length > 0);
  return [
    ...extended.map((key) => `[extend] ${key}`),
    ...own,
    ...matches.length === 0 ? [] : ['regexTarget = "match"']
  ];
}
function tableIn(text, { name, remedy }) {
  try {
    return parse(text);
  } catch (cause) {
    const place = cause instanceof TomlError ? `:${cause.line}` : "";
    const what = cause instanceof Error ? cause.message.split("\n")[0] ?? "" : String(cause);
    throw new CouldNotTell("wrong-format", `${name}${place}: ${what}`, remedy, { cause });
  }
}
export {
  readGitleaksConfig
};
