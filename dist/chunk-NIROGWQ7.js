import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  Unquoted,
  fillDeep,
  textOf,
  variableTexts
} from "./chunk-3HIBJKUS.js";
import {
  fillText
} from "./chunk-4H7XPLS4.js";

// src/config/entry/stand-in.ts
var UNKNOWN_HOST = "variable.invalid";
var GUESSES = [
  "variable",
  "1",
  `https://${UNKNOWN_HOST}/`,
  `postgres://variable@${UNKNOWN_HOST}/variable`,
  `redis://${UNKNOWN_HOST}`,
  "1s",
  "1MB",
  "<= 1",
  "<= 1s",
  "<= 1%",
  `${UNKNOWN_HOST}:1`,
  "/variable",
  "192.0.2.1",
  "2030-01-01",
  "2030-01-01T00:00:00Z",
  "0".repeat(40),
  `sha256:${"0".repeat(64)}`
];
function standIn(raw, asked) {
  const plain = tryGuesses(raw, leavesOf(raw, asked.lookup, []), asked);
  if (plain.fits) return plain;
  for (const host of [UNKNOWN_HOST, ...hostsIn(raw)]) {
    const found = tryGuesses(raw, leavesOf(raw, asked.lookup, [host, `https://${host}/`]), asked);
    if (found.fits) return found;
  }
  return plain;
}
function tryGuesses(raw, leaves, { check, lookup }) {
  for (; ; ) {
    const options = fillDeep(raw, lookup, (path) => {
      const leaf = leaves.find((each) => same(each.path, path));
      return leaf?.guesses[leaf.tried];
    });
    const parsed = check.bound.safeParse(options, { jitless: true });
    if (parsed.success) return { options, unfit: [], fits: true };
    const faults = parsed.error.issues.flatMap(faultsOf);
    if (faults.filter((fault) => moveOn(fault, leaves)).length > 0) continue;
    return { options, unfit: unfitOf(faults, leaves), fits: false };
  }
}
function unfitOf(faults, leaves) {
  return leaves.filter((leaf) => faults.some(({ path }) => same(leaf.path, path))).map(({ path }) => path);
}
function leavesOf(raw, lookup, first) {
  return variableTexts(raw).flatMap(({ path, value }) => {
    const text = textOf(value) ?? "";
    const known = fillText(text, lookup);
    if (!known.includes("${{")) return [];
    const filled = (guess) => known.replace(/\$\{\{.*?\}\}/g, guess);
    const others = value instanceof Unquoted ? [1, true] : [];
    return [{ path, guesses: [...first.map(filled), known, ...GUESSES.map(filled), ...others], tried: 0 }];
  });
}
var MOST_HOSTS = 20;
function hostsIn(value) {
  const text = textOf(value);
  if (text === void 0) {
    const below = typeof value === "object" && value !== null ? Object.values(value).flatMap(hostsIn) : [];
    return [...new Set(below)].slice(0, MOST_HOSTS);
  }
  if (/^(?:localhost|[\w-]+(?:\.[\w-]+)+)(?::\d+)?$/.test(text)) return [text];
  return /^https?:\/\//i.test(text) && !text.includes("${{") && URL.canParse(text) ? [new URL(text).host] : [];
}
function faultsOf(issue) {
  const values = issue.code === "invalid_value" ? issue.values : [];
  const nested = issue.code === "invalid_union" ? issue.errors.flat().flatMap(faultsOf) : [];
  return [{ path: issue.path, values }, ...nested.map((fault) => ({ ...fault, path: [...issue.path, ...fault.path] }))];
}
function moveOn({ path, values }, leaves) {
  const exact = leaves.find((leaf2) => same(leaf2.path, path));
  const leaf = exact ?? leaves.find((each) => begins(each.path, path) && each.tried < each.guesses.length - 1);
  if (leaf === void 0) return false;
  const fresh = values.filter((value) => !leaf.guesses.includes(value));
  leaf.guesses.splice(leaf.tried + 1, 0, ...fresh);
  if (leaf.tried >= leaf.guesses.length - 1) return false;
  leaf.tried += 1;
  return true;
}
var begins = (path, beginning) => beginning.every((part, index) => path[index] === part);
var same = (a, b) => a.length === b.length && begins(a, b);

export {
  UNKNOWN_HOST,
  standIn
};
