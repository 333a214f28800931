import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  levelOf
} from "./chunk-UDYJ3JKM.js";
import {
  groupNodes,
  itemsOf,
  scalarAt
} from "./chunk-AT3THJ3Y.js";
import {
  offsetInScalar
} from "./chunk-MB3VA4ZV.js";
import {
  aboutPath,
  entryOf,
  nodeAt,
  offsetAt
} from "./chunk-7ILL4VNR.js";

// src/checks/prometheus/report.ts
var inSource = (source) => (problem) => ({ source, problem });
function findingsOf(located, policies) {
  return located.flatMap(({ source, problem, level: lowered }) => {
    const level = levelOf(problem.rule, policies);
    return level === "off" ? [] : [finding(source, problem, lowered ?? level)];
  }).sort(byPlace);
}
function finding(source, problem, level) {
  const { rule, message, help, expected, actual } = problem;
  return { rule, level, message, file: source.file, ...source.at(problem.offset), expected, actual, help };
}
var byPlace = (a, b) => (a.file ?? "").localeCompare(b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

// src/engines/prometheus-config/promtool-place.ts
function placeMessage(message, source) {
  const rule = ruleOf(message, source);
  const place = rule ? placeInRule(message, rule, source) : placeInFile(message, source);
  return { rule: ruleId(message.text), message: wording(message), ...place };
}
function wording({ group, rule, name, text }) {
  if (group === void 0) return text;
  return `group "${group}", rule ${rule ?? "?"}${name ? `, "${name}"` : ""}: ${text}`;
}
var IDS = [
  [/^could not parse expression/, "promql"],
  [/^(?:annotation|label) "/, "template"],
  [/^invalid (?:label|annotation) (?:name|value)/, "label-name"],
  [/^groupname: .* is repeated/, "duplicate-group"],
  [/^field \S+ (?:not found|already set) in type /, "unknown-field"],
  [/ already (?:defined|set) /, "yaml"],
  [/^(?:yaml: |did not find |could not find |mapping values are not allowed|found )/, "yaml"]
];
var ruleId = (text) => IDS.find(([pattern]) => pattern.test(text))?.[1] ?? "invalid-value";
function ruleOf({ group, rule, name }, source) {
  if (group === void 0 || rule === void 0) return void 0;
  const candidates = groupNodes(source.root).filter((node) => node.name === group).flatMap((node) => node.rules[rule - 1] ?? []);
  return candidates.find((candidate) => candidate.name === name) ?? candidates[0];
}
function placeInRule(message, rule, source) {
  const path = [...rule.path, ...keysOf(message.text)];
  const found = nodeAt(source.root, path);
  if (message.inner && found?.value.kind === "scalar") {
    return { offset: innerOffset(message.inner, found.value, source), about: aboutPath(path) };
  }
  return { offset: offsetAt(source.root, path), about: aboutPath(path) };
}
function keysOf(text) {
  if (/^could not parse expression|^field 'expr'/.test(text)) return ["expr"];
  const template = /^(annotation|label) "((?:[^"\\]|\\.)*)"/.exec(text);
  if (template) return [`${template[1]}s`, template[2] ?? ""];
  const name = /^invalid (label|annotation) name: (.*)$/.exec(text);
  if (name) return [`${name[1]}s`, name[2] ?? ""];
  const field = /^invalid field '(\w+)' in recording rule/.exec(text)?.[1];
  if (field !== void 0) return [field];
  return /recording rule name|^only one of/.test(text) ? ["record"] : [];
}
function innerOffset(inner, scalar, source) {
  const lines = scalar.text.split("\n");
  const before = lines.slice(0, inner.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const bytes = Buffer.from(lines[inner.line - 1] ?? "");
  return offsetInScalar(source.text, scalar, before + bytes.subarray(0, inner.column - 1).toString().length);
}
function placeInFile(message, source) {
  const field = /^field (\S+) (?:not found|already set)/.exec(message.text)?.[1];
  if (message.line !== void 0) {
    const start = source.lines.offset({ line: message.line, column: message.column ?? 1 });
    const offset = message.column === void 0 ? firstOnLine(source.text, start, field) : start;
    return { offset, about: `line ${message.line} ${field ?? ""}` };
  }
  const repeated = /^groupname: "(.*)" is repeated/.exec(message.text)?.[1];
  if (repeated !== void 0 || /^Groupname must not be empty/.test(message.text)) {
    const group = groupNodes(source.root).findLast((node) => node.name === (repeated ?? ""));
    if (group) return { offset: offsetAt(source.root, group.path), about: aboutPath(group.path) };
  }
  const quoted = [...message.text.matchAll(/"((?:[^"\\]|\\.)+)"/g)].flatMap(([, text]) => text ?? []).reverse();
  const scalar = quoted.flatMap((text) => findScalar(source.root, text) ?? [])[0];
  return { offset: scalar?.start ?? 0, about: message.text };
}
function firstOnLine(text, start, word) {
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end === -1 ? void 0 : end);
  const found = word === void 0 ? -1 : line.indexOf(word);
  return start + (found >= 0 ? found : Math.max(0, line.search(/\S/)));
}
function findScalar(node, text) {
  if (!node) return void 0;
  if (node.kind === "scalar") return node.text === text && node.start >= 0 ? node : void 0;
  const children = node.kind === "list" ? node.items : node.entries.map((entry) => entry.value);
  for (const child of children) {
    const found = findScalar(child, text);
    if (found) return found;
  }
  return void 0;
}

// src/checks/prometheus/rule-tests.ts
function testCases(source) {
  return itemsOf(source.root, "tests").flatMap(
    ({ node: test, index }) => ["alert_rule_test", "promql_expr_test"].flatMap(
      (key) => itemsOf(test, key).map(({ node, index: number }) => ({
        path: ["tests", index, key, number],
        group: scalarAt(test, "name"),
        alert: scalarAt(node, "alertname"),
        expression: scalarAt(node, "expr"),
        time: scalarAt(node, "eval_time") ?? "0s"
      }))
    )
  );
}
function placeFailures(failures, test, rules) {
  const cases = [...testCases(test)];
  return failures.map((failure) => {
    const ruleFile = rules.find((source) => source.file === failure.file);
    if (failure.message && ruleFile) return inSource(ruleFile)(placeMessage(failure.message, ruleFile));
    if (failure.message) return inSource(test)(placeMessage(failure.message, test));
    const index = cases.findIndex((candidate) => matches(candidate, failure));
    const [found] = index < 0 ? [] : cases.splice(index, 1);
    return inSource(test)(failureProblem(failure, test, found?.path ?? ["tests"]));
  });
}
function matches(candidate, failure) {
  const named = failure.group === void 0 || failure.group === candidate.group;
  const same = failure.alert === void 0 ? candidate.expression !== void 0 && failure.expression === candidate.expression : candidate.alert === failure.alert;
  return named && same && seconds(candidate.time) === seconds(failure.time ?? "");
}
var UNIT_MS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5, w: 6048e5, y: 31536e6 };
function seconds(duration) {
  const parts = [...duration.matchAll(/(\d{1,9})(ms|[smhdwy])/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ""] ?? 0), 0);
}
function failureProblem(failure, test, path) {
  const { alert, expression, time, expected, actual, group } = failure;
  const what = alert === void 0 ? `expression ${expression ?? ""}` : `alert ${alert}`;
  const where = group === void 0 ? "" : `${group}: `;
  return {
    rule: "test-failed",
    message: `${where}${what} at ${time ?? "the end"} is not as expected`,
    offset: offsetAt(test.root, path),
    about: aboutPath(path),
    expected,
    actual
  };
}

// src/engines/prometheus-config/rules/duplicate-rules.ts
function duplicateRules(source) {
  const first = /* @__PURE__ */ new Map();
  return rulesOf(source).flatMap((rule) => {
    const before = first.get(identityOf(rule));
    if (!before) {
      first.set(identityOf(rule), rule);
      return [];
    }
    const { line } = source.at(offsetAt(source.root, before.path));
    return [duplicate(source, rule, `in line ${line}`)];
  });
}
function duplicateRecords(sources) {
  const first = /* @__PURE__ */ new Map();
  return sources.flatMap((source) => {
    const records = new Map(
      rulesOf(source).filter((rule) => scalarAt(rule.node, "record") !== void 0).map((rule) => [identityOf(rule), rule])
    );
    return [...records].flatMap(([identity, rule]) => {
      const before = first.get(identity);
      if (before) return [{ source, problem: duplicate(source, rule, `in ${before.file}`) }];
      first.set(identity, source);
      return [];
    });
  });
}
var rulesOf = (source) => groupNodes(source.root).flatMap((group) => group.rules).filter((rule) => rule.name !== "");
var identityOf = (rule) => JSON.stringify([rule.name, labelsOf(rule)]);
function labelsOf(rule) {
  const labels = entryOf(rule.node, "labels")?.value;
  if (labels?.kind !== "map") return [];
  return labels.entries.map(({ key, value }) => JSON.stringify([textOf(key), textOf(value)])).sort();
}
var textOf = (node) => node.text ?? "";
function duplicate(source, rule, where) {
  return {
    rule: "duplicate-rule",
    message: `"${rule.name}" with the same labels is defined before, ${where}`,
    offset: offsetAt(source.root, rule.path),
    about: aboutPath(rule.path),
    help: "Remove one of the two, or tell them apart by a label."
  };
}

export {
  inSource,
  findingsOf,
  placeMessage,
  testCases,
  placeFailures,
  duplicateRules,
  duplicateRecords
};
