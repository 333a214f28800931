import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  Source
} from "./chunk-BJ4YS6BF.js";
import {
  Plain
} from "./chunk-7ILL4VNR.js";
import {
  re2Problem
} from "./chunk-UKKJVFSA.js";
import {
  byPolicies,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/facts/configuration/located.ts
var inSource = (source) => (problem) => ({ source, problem });
function findingsOf(rules, located, policies) {
  const lowered = located.map(({ source, problem, level }) => ({ finding: placed(rules, source, problem), level }));
  return lowered.flatMap(
    ({ finding, level }) => byPolicies([finding], policies).map((each) => ({ ...each, level: level ?? each.level }))
  ).sort(byPlace);
}
function placed(rules, source, { rule, message, offset, help, expected, actual }) {
  return findingOf(rules, {
    rule,
    message,
    file: source.file,
    ...source.at(offset),
    ...expected === void 0 ? {} : { expected },
    ...actual === void 0 ? {} : { actual },
    ...help === void 0 ? {} : { help }
  });
}
var byPlace = (a, b) => (a.file ?? "").localeCompare(b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
function summaryOf(findings, checked) {
  const wrong = ["error", "warning"].flatMap((level) => {
    const number = findings.filter((finding) => finding.level === level).length;
    return number === 0 ? [] : [count(number, level)];
  });
  return `${wrong.length === 0 ? "no problem" : wrong.join(" and ")} in ${checked.join(", ")}`;
}

// src/facts/configuration/read-sources.ts
import { posix } from "node:path";
async function matchFiles(files, { option, patterns, inFolder }) {
  const found = /* @__PURE__ */ new Set();
  for (const pattern of patterns) {
    const isFolder = !/[*?[{]/.test(pattern) && (await files.facts(pattern).catch(undefinedIfUnknown))?.kind === "directory";
    const glob = isFolder ? posix.join(pattern, `**/${inFolder ?? "*.{yml,yaml}"}`) : pattern;
    const matches = await files.glob([glob], { dot: true, links: "refuse" });
    if (matches.length === 0) {
      const remedy = "Correct the path; it is relative to the working directory.";
      throw new CouldNotTell("nothing-checked", `${option}: "${pattern}" matches no file`, remedy);
    }
    for (const match of matches) found.add(files.show(match));
  }
  return [...found].sort();
}
async function readSources(files, wanted) {
  const sources = [];
  const unreadable = [];
  for (const name of await matchFiles(files, wanted)) {
    try {
      const source = new Source(name, await files.text(name));
      if (isEmpty(source)) unreadable.push(emptyFile(name));
      else sources.push(source);
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      unreadable.push(error);
    }
  }
  return { sources, unreadable };
}
var isEmpty = ({ yaml, root }) => yaml.problem === void 0 && (root === void 0 || root.kind === "scalar" && root.text === "");
var emptyFile = (name) => new CouldNotTell(
  "nothing-checked",
  `${name}: is empty`,
  "Name the file that is deployed, and look at what writes it."
);
function undefinedIfUnknown(error) {
  if (error instanceof CouldNotTell) return void 0;
  throw error;
}

// src/engines/alertmanager-config/matchers.ts
var BARE = `[^\\s{}!=~,\\\\"'\`]+`;
var QUOTED = `"(?:[^"\\\\]|\\\\.)*"`;
var UTF8 = new RegExp(`\\s*(${QUOTED}|${BARE})\\s*(=~|!~|!=|=)\\s*(${QUOTED}|${BARE})\\s*`, "y");
var CLASSIC = /^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(=~|!~|!=|=)\s*([\s\S]*?)\s*$/;
function readMatchers(text) {
  const modern = readUtf8(text);
  const found = modern ?? readClassic(text);
  if (found === void 0) return { problem: whyNone(text) };
  const wrong = found.find(({ operator, value }) => operator.endsWith("~") && re2Problem(value) !== void 0);
  if (wrong) return { problem: `error parsing regexp: ${re2Problem(wrong.value)?.message ?? ""}` };
  return { matchers: found, fallback: modern === void 0 };
}
function withoutBraces(text) {
  const trimmed = text.trim();
  if (trimmed.startsWith("{") !== trimmed.endsWith("}")) return void 0;
  return trimmed.startsWith("{") ? trimmed.slice(1, -1) : trimmed;
}
function readUtf8(text) {
  const body = withoutBraces(text);
  if (body === void 0) return void 0;
  const matchers = [];
  for (let at2 = 0; at2 < body.length && body.slice(at2).trim() !== ""; ) {
    UTF8.lastIndex = at2;
    const [whole, name, operator, value] = UTF8.exec(body) ?? [];
    if (whole === void 0 || name === void 0 || value === void 0) return void 0;
    const unquoted = [unquote(name), unquote(value)];
    const [plainName, plainValue] = unquoted;
    if (plainName === void 0 || plainValue === void 0) return void 0;
    matchers.push({ name: plainName, operator: asOperator(operator), value: plainValue });
    at2 += whole.length;
    if (at2 < body.length && body[at2] !== ",") return void 0;
    at2 += 1;
  }
  return matchers;
}
function readClassic(text) {
  const body = withoutBraces(text);
  if (body === void 0) return void 0;
  const matchers = [];
  for (const part of splitAtCommas(body)) {
    if (part.trim() === "") continue;
    const [, name, operator, raw] = CLASSIC.exec(part) ?? [];
    const value = raw === void 0 ? void 0 : classicValue(raw);
    if (name === void 0 || value === void 0) return void 0;
    matchers.push({ name, operator: asOperator(operator), value });
  }
  return matchers;
}
function splitAtCommas(text) {
  const parts = [];
  let from = 0;
  let quoted = false;
  for (let at2 = 0; at2 < text.length; at2 += 1) {
    if (text[at2] === "\\") at2 += 1;
    else if (text[at2] === '"') quoted = !quoted;
    else if (text[at2] === "," && !quoted) {
      parts.push(text.slice(from, at2));
      from = at2 + 1;
    }
  }
  return [...parts, text.slice(from)];
}
function classicValue(raw) {
  const quoted = raw.startsWith('"');
  if (quoted && (raw.length < 2 || !/(?:^|[^\\])(?:\\\\)*"$/.test(raw.slice(1)))) return void 0;
  const body = quoted ? raw.slice(1, -1) : raw;
  if (/(?:^|[^\\])(?:\\\\)*"/.test(body)) return void 0;
  return body.replace(/\\([\\"n])/g, (_, letter) => letter === "n" ? "\n" : letter);
}
function unquote(text) {
  if (!text.startsWith('"')) return text;
  try {
    const value = JSON.parse(text.replace(/\\([^"\\/bfnrtu])/g, "\\\\$1"));
    return typeof value === "string" ? value : void 0;
  } catch {
    return void 0;
  }
}
var asOperator = (text) => text === "!=" || text === "=~" || text === "!~" ? text : "=";
function whyNone(text) {
  if (/^\s*[^\s=!~"]+\s*(?:==|=>|:)/.test(text)) return "the operator is one of =, !=, =~ and !~";
  if ((text.match(/"/g) ?? []).length % 2 === 1) return "a quote is never closed";
  return 'expected such as severity="critical"';
}
var oldMatchers = (entries, operator) => [...entries].map(([name, value]) => ({ name, operator, value }));
function meets({ name, operator, value }, labels) {
  const actual = labels.get(name) ?? "";
  if (operator === "=") return actual === value;
  if (operator === "!=") return actual !== value;
  const matches = wholeMatch(value, actual);
  return matches === void 0 ? void 0 : operator === "=~" ? matches : !matches;
}
function wholeMatch(pattern, text) {
  const [, flags = ""] = /^\(\?([ims]+)\)/.exec(pattern) ?? [];
  try {
    const body = flags === "" ? pattern : pattern.slice(flags.length + 3);
    return new RegExp(`^(?:${body.replace(/\(\?P</g, "(?<")})$`, `s${flags.replace("s", "")}`).test(text);
  } catch {
    return void 0;
  }
}
var writeMatcher = ({ name, operator, value }) => `${name}${operator}"${value}"`;

// src/engines/alertmanager-config/model.ts
var at = (value, key) => typeof value === "object" && value !== null && !(value instanceof Plain) && Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;
var textOf = (value) => value instanceof Plain ? value.text : typeof value === "string" ? value : void 0;
var listOf = (value) => Array.isArray(value) ? value : [];
var textsOf = (value) => listOf(value).flatMap((each) => textOf(each) ?? []);
function entriesOf(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Plain) ? Object.entries(value) : [];
}
var pairsOf = (value) => entriesOf(value).flatMap(([key, each]) => {
  const text = textOf(each);
  return text === void 0 ? [] : [[key, text]];
});
function routeOf(value, path = ["route"], inherited = "") {
  const receiver = textOf(at(value, "receiver")) || inherited;
  const { matchers, lines } = matchersIn(value, { path, prefix: "" });
  return {
    path,
    receiver,
    matchers,
    lines,
    isOld: at(value, "match") !== void 0 || at(value, "match_re") !== void 0,
    continues: /^(?:t|y|on)/i.test(textOf(at(value, "continue")) ?? ""),
    intervals: ["mute_time_intervals", "active_time_intervals"].flatMap(
      (key) => textsOf(at(value, key)).map((name, index) => ({ name, path: [...path, key, index] }))
    ),
    children: listOf(at(value, "routes")).map((child, index) => routeOf(child, [...path, "routes", index], receiver)),
    raw: value
  };
}
function matchersIn(value, { path, prefix }) {
  const key = `${prefix}matchers`;
  const lines = textsOf(at(value, key)).map((text, index) => ({
    path: [...path, key, index],
    text,
    read: readMatchers(text)
  }));
  return {
    lines,
    matchers: [
      ...oldMatchers(pairsOf(at(value, `${prefix}match`)), "="),
      ...oldMatchers(pairsOf(at(value, `${prefix}match_re`)), "=~"),
      ...lines.flatMap(({ read }) => "matchers" in read ? read.matchers : [])
    ]
  };
}
var allRoutes = (route) => [route, ...route.children.flatMap(allRoutes)];

export {
  meets,
  writeMatcher,
  at,
  textOf,
  listOf,
  textsOf,
  entriesOf,
  routeOf,
  matchersIn,
  allRoutes,
  inSource,
  findingsOf,
  summaryOf,
  matchFiles,
  readSources,
  emptyFile
};
