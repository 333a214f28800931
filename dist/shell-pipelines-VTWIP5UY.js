import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/ports/process/shell-pipelines.ts
import { forEachChild, parse } from "unbash";
var LEAVES = /* @__PURE__ */ new Set(["return", "break", "continue"]);
var LOOPS = /* @__PURE__ */ new Set(["While", "For", "Select", "ArithmeticFor"]);
var TESTS = /* @__PURE__ */ new Set(["[", "test", "true", "false", ":", "exit", ...LEAVES]);
var OWN_RULES = /\b(?:pipefail|PIPESTATUS)\b/;
function forgiving(script) {
  const tree = parse(script);
  if ((tree.errors ?? []).length > 0) return script;
  const marker = new Marker(!OWN_RULES.test(script));
  marker.visit(tree);
  return marker.write(script);
}
var Marker = class {
  #marksConditions;
  #marks = /* @__PURE__ */ new Map();
  #inserts = [];
  constructor(marksConditions) {
    this.#marksConditions = marksConditions;
  }
  /** Marks outer nodes before inner ones, and ends them in the other order. */
  visit(node) {
    if (node.type === "Script" && (node.source !== void 0 || (node.errors ?? []).length > 0)) return;
    this.#look(node);
    const marks = this.#marks.get(node) ?? [];
    for (const { from, before } of marks) this.#inserts.push({ at: from, text: before });
    const isQuoted = node.type === "CommandExpansion" && node.text.startsWith("`");
    if (!isQuoted) forEachChild(node, (child) => this.visit(child));
    for (const { to, after } of marks.toReversed()) this.#inserts.push({ at: to, text: after });
  }
  write(script) {
    let written = "";
    let from = 0;
    for (const { at, text } of this.#inserts.toSorted((a, b) => a.at - b.at)) {
      written += script.slice(from, at) + text;
      from = at;
    }
    return written + script.slice(from);
  }
  #look(node) {
    if (node.type === "Pipeline") {
      for (const feeder of node.commands.slice(0, -1)) this.#feed(feeder);
      if (node.prefixes.some(({ type }) => type === "Negation")) this.#negated(node);
    }
    if (node.type === "AndOr") for (const asked of node.commands.slice(0, -1)) this.#ask(asked);
    if (node.type !== "If" && node.type !== "Elif" && node.type !== "While") return;
    for (const { command, background } of node.clause.commands) {
      if (background) continue;
      const last = command.type === "AndOr" ? command.commands.at(-1) : command;
      if (last) this.#ask(last);
    }
  }
  #feed(node) {
    if (nameOf(node) !== "trap") this.#mark(node, { ...node, before: '{ _dv_feed "$_" && : "$_"; ', after: "; }" });
  }
  /** A pipeline that `!` turns is marked by itself, behind it. */
  #ask(node) {
    if (node.type !== "Pipeline" || node.prefixes.every(({ type }) => type !== "Negation")) this.#condition(node, node);
  }
  #negated(node) {
    const [first] = node.commands;
    if (first) this.#condition(node, { pos: first.pos, end: node.end });
  }
  #condition(node, { pos, end }) {
    const told = node.type === "Pipeline" && node.commands.length === 1 ? node.commands[0] : node;
    if (!this.#marksConditions || !told || isTest(told) || leaves(told)) return;
    this.#mark(node, { pos, end, before: '{ _dv_ask "$_"; ', after: '; _dv_told "$_"; }' });
  }
  #mark(node, { pos, end, before, after }) {
    this.#marks.set(node, [...this.#marks.get(node) ?? [], { from: pos, to: end, before, after }]);
  }
};
var nameOf = (node) => node.type === "Command" ? node.name?.value : void 0;
var isTest = (node) => node.type === "TestCommand" || node.type === "ArithmeticCommand" || TESTS.has(nameOf(node) ?? "");
function leaves(node, isInLoop = false) {
  if (node.type === "Function" || node.type === "Subshell" || node.type === "Script") return false;
  const name = nameOf(node) ?? "";
  if (LEAVES.has(name)) return !isInLoop || name === "return" || node.type === "Command" && node.suffix.length > 0;
  let found = false;
  forEachChild(node, (child) => {
    found ||= leaves(child, isInLoop || LOOPS.has(node.type));
  });
  return found;
}
export {
  forgiving
};
