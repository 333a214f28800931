import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  duplicateRecords,
  duplicateRules,
  inSource,
  testCases
} from "./chunk-DTSBWZEG.js";
import "./chunk-UDYJ3JKM.js";
import {
  COMPARISONS,
  SET_OPERATORS,
  childrenOf,
  parsePromql,
  typeOf,
  unwrap,
  walk
} from "./chunk-QPEBNVLP.js";
import "./chunk-QW2CTSP4.js";
import {
  parseTemplate
} from "./chunk-27I34YEB.js";
import {
  LEGACY_LABEL,
  LEGACY_METRIC,
  duration,
  int,
  listOf,
  mapOf,
  schemaProblems,
  strict,
  text
} from "./chunk-2T4QA7I4.js";
import {
  groupNodes
} from "./chunk-AT3THJ3Y.js";
import "./chunk-HDOT25PL.js";
import {
  offsetInScalar
} from "./chunk-MB3VA4ZV.js";
import {
  aboutPath,
  nodeAt,
  offsetAt,
  plainData
} from "./chunk-7ILL4VNR.js";
import "./chunk-UKKJVFSA.js";
import "./chunk-HHKYXMH5.js";
import "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/engines/prometheus-config/demands.ts
var RUNBOOK = ["runbook_url", "runbook"];
function unmetDemands({ rule: rule2, group: group3, path, name }, source, demands) {
  if (!rule2.alert) return [];
  const labels = { ...group3.labels, ...rule2.labels };
  const annotations = rule2.annotations ?? {};
  const missing = (at2, message) => ({
    rule: "required",
    message: `alert ${name}: ${message}`,
    offset: offsetAt(source.root, at2),
    about: aboutPath([...path, message])
  });
  const has = (record, names) => names.some((each2) => (record[each2] ?? "").trim() !== "");
  const wanted = [
    ...demands.runbook ? [RUNBOOK] : [],
    ...demands.summary ? [["summary"]] : [],
    ...demands.description ? [["description"]] : [],
    ...(demands.annotations ?? []).map((each2) => [each2])
  ];
  return [
    ...severity(labels.severity ?? "", demands.severity).map(
      (message) => missing([...path, "labels", "severity"], message)
    ),
    ...(demands.labels ?? []).filter((each2) => !has(labels, [each2])).map((each2) => missing([...path, "labels"], `the label ${each2} is missing`)),
    ...wanted.filter((names) => !has(annotations, names)).map((names) => missing([...path, "annotations"], `the annotation ${names.join(" or ")} is missing`)),
    ...waiting(rule2.for ?? 0, demands.for).map((message) => missing([...path, "for"], message))
  ];
}
function severity(given, wanted) {
  if (wanted === void 0 || wanted === false) return [];
  if (given.trim() === "") return ["the label severity is missing"];
  if (wanted === true || given.includes("{{") || wanted.includes(given)) return [];
  return [`severity "${given}" is not one of ${wanted.join(", ")}`];
}
function waiting(given, wanted) {
  if (wanted === void 0 || wanted === false) return [];
  if (given === 0) return ["`for` is missing"];
  return wanted !== true && given < wanted ? [`\`for\` is shorter than ${wanted / 1e3}s`] : [];
}

// src/engines/promql/condition.ts
var CONDITIONS_THEMSELVES = /^ALERTS(?:_FOR_STATE)?$/;
function hasCondition(expr) {
  const bare = unwrap(expr);
  if (bare.kind === "call" && bare.name === "vector") return true;
  return conditional(bare);
}
function conditional(expr) {
  if (expr.kind === "selector") return isCondition(expr.name, expr.matchers);
  if (expr.kind === "call" && /^absent(?:_over_time)?$/.test(expr.name)) return true;
  if (expr.kind === "binary") {
    if (COMPARISONS.has(expr.operator)) return !expr.bool || conditional(expr.left) || conditional(expr.right);
    if (expr.operator === "unless") return true;
    if (expr.operator === "or") return conditional(expr.left) && conditional(expr.right);
  }
  return childrenOf(expr).some(conditional);
}
function isCondition(name, matchers) {
  const metric = name ?? matchers.find((matcher) => matcher.name === "__name__")?.value ?? "";
  return CONDITIONS_THEMSELVES.test(metric);
}

// src/engines/promql/fragile.ts
var SAMPLING = /* @__PURE__ */ new Set(["topk", "bottomk", "limitk", "limit_ratio"]);
var ARITHMETIC = /* @__PURE__ */ new Set(["+", "-", "*", "/", "%", "^"]);
function findFragile(expr, { waits }) {
  return [...sampled(expr), ...waits ? [] : [...absences(expr), ...mixedJobs(expr)]];
}
function sampled(expr) {
  if (expr.kind === "aggregate") {
    if (!SAMPLING.has(expr.operator)) return [];
    return [at(expr, `${expr.operator}() gives other series from one evaluation to the next, so the alerts flap`)];
  }
  return labelSides(expr).flatMap(sampled);
}
function labelSides(expr) {
  if (expr.kind !== "binary") return childrenOf(expr);
  const { operator, matching, left, right } = expr;
  if (operator === "and" || operator === "unless" || matching?.group === "left") return [left];
  return matching?.group === "right" ? [right] : [left, right];
}
function absences(expr) {
  return walk(expr).flatMap(
    (part) => part.kind === "call" && part.name === "absent" ? [at(part, "absent() without `for` fires while Prometheus starts, before the first scrape")] : []
  );
}
function mixedJobs(expr) {
  return walk(expr).flatMap((part) => {
    if (part.kind !== "binary" || !ARITHMETIC.has(part.operator)) return [];
    const [left, right] = [aggregatedJobs(part.left), aggregatedJobs(part.right)];
    const [job] = left;
    const other = [...right].find((name) => name !== job);
    if (job === void 0 || other === void 0 || left.size > 1 || right.size > 1) return [];
    const message = `sums over the jobs ${job} and ${other} do not fit together while Prometheus starts; give the alert a \`for\``;
    return [at(part.operatorSpan, message)];
  });
}
function aggregatedJobs(expr) {
  const aggregates = walk(expr).some((part) => part.kind === "aggregate" && !SAMPLING.has(part.operator));
  if (!aggregates) return /* @__PURE__ */ new Set();
  const jobs = walk(expr).flatMap(
    (part) => part.kind === "selector" ? part.matchers.filter(({ name, operator }) => name === "job" && operator === "=") : []
  );
  return new Set(jobs.map(({ value }) => value));
}
var at = ({ from, to }, message) => ({ message, from, to });

// src/engines/promql/label-flow.ts
var NONE = /* @__PURE__ */ new Set();
var EMPTY = { only: NONE, gone: NONE, sure: NONE };
var KEEPING = /* @__PURE__ */ new Set(["topk", "bottomk", "limitk", "limit_ratio"]);
var mayHave = (labels, name) => labels.only ? labels.only.has(name) : !labels.gone.has(name);
var known = /* @__PURE__ */ new WeakMap();
function labelsOf(expr) {
  const before = known.get(expr);
  if (before) return before;
  const labels = follow(expr);
  known.set(expr, labels);
  return labels;
}
function follow(expr) {
  switch (expr.kind) {
    case "number":
    case "string":
      return EMPTY;
    case "selector":
      return ofSelector(expr);
    case "range":
      return labelsOf(expr.vector);
    case "aggregate":
      return ofAggregate(expr);
    case "call":
      return ofCall(expr);
    case "binary":
      return ofBinary(expr);
    default:
      return labelsOf(expr.inner);
  }
}
function ofSelector({ matchers }) {
  const gone = matchers.filter(({ operator, value }) => operator === "=" && value === "").map(({ name }) => name);
  const sure = matchers.filter(
    ({ operator, value }) => operator === "=" && value !== "" || operator === "!=" && value === ""
  );
  return { only: void 0, gone: new Set(gone), sure: new Set(sure.map(({ name }) => name)) };
}
function ofAggregate({ operator, args, grouping }) {
  const operand = args.at(-1);
  const inner = operand ? labelsOf(operand) : EMPTY;
  if (KEEPING.has(operator)) return inner;
  const grouped = group(inner, grouping);
  const [parameter] = args;
  return operator === "count_values" && parameter?.kind === "string" ? add(grouped, [parameter.value]) : grouped;
}
function group(inner, grouping) {
  if (!grouping) return EMPTY;
  if (grouping.without) return remove(inner, grouping.labels);
  const kept = grouping.labels.filter((label) => mayHave(inner, label));
  return { only: new Set(kept), gone: NONE, sure: new Set(kept.filter((label) => inner.sure.has(label))) };
}
function ofCall({ name, args }) {
  const first = args.find((argument) => typeOf(argument) === "vector" || typeOf(argument) === "matrix");
  if (name === "scalar" || name === "vector" || !first) return EMPTY;
  if (name === "absent" || name === "absent_over_time") return ofAbsent(first);
  const inner = labelsOf(first);
  if (name === "histogram_quantile" || name === "histogram_fraction") return remove(inner, ["le"]);
  const target = args[1];
  const sets = name === "label_replace" || name === "label_join" || name === "histogram_quantiles";
  if (sets && target?.kind === "string") return add(inner, [target.value]);
  return name === "info" ? { only: void 0, gone: NONE, sure: inner.sure } : inner;
}
function ofAbsent(argument) {
  let expr = unwrap(argument);
  while (expr.kind === "range" || expr.kind === "modified")
    expr = unwrap(expr.kind === "range" ? expr.vector : expr.inner);
  if (expr.kind !== "selector") return EMPTY;
  const pinned = new Set(
    expr.matchers.filter(({ operator, value }) => operator === "=" && value !== "").map(({ name }) => name)
  );
  return { only: pinned, gone: NONE, sure: pinned };
}
function ofBinary(expr) {
  const [left, right] = [labelsOf(expr.left), labelsOf(expr.right)];
  if (typeOf(expr.left) === "scalar") return right;
  if (typeOf(expr.right) === "scalar") return left;
  if (expr.operator === "or") return either(left, right);
  if (SET_OPERATORS.has(expr.operator)) return left;
  const { matching } = expr;
  if (matching?.group === "left") return add(left, matching.include);
  if (matching?.group === "right") return add(right, matching.include);
  if (matching?.on) {
    const kept = matching.labels.filter((label) => mayHave(left, label) && mayHave(right, label));
    return {
      only: new Set(kept),
      gone: NONE,
      sure: new Set(kept.filter((label) => left.sure.has(label) || right.sure.has(label)))
    };
  }
  const ignored = matching?.labels ?? [];
  return both(remove(left, ignored), remove(right, ignored));
}
function remove(labels, names) {
  const without = (set) => new Set([...set].filter((name) => !names.includes(name)));
  if (labels.only) return { only: without(labels.only), gone: NONE, sure: without(labels.sure) };
  return { only: void 0, gone: /* @__PURE__ */ new Set([...labels.gone, ...names]), sure: without(labels.sure) };
}
function add(labels, names) {
  if (labels.only) return { ...labels, only: /* @__PURE__ */ new Set([...labels.only, ...names]) };
  return { ...labels, gone: new Set([...labels.gone].filter((name) => !names.includes(name))) };
}
function either(left, right) {
  const sure = new Set([...left.sure].filter((name) => right.sure.has(name)));
  if (left.only && right.only) return { only: /* @__PURE__ */ new Set([...left.only, ...right.only]), gone: NONE, sure };
  const names = /* @__PURE__ */ new Set([...left.gone, ...right.gone]);
  return {
    only: void 0,
    gone: new Set([...names].filter((name) => !mayHave(left, name) && !mayHave(right, name))),
    sure
  };
}
function both(left, right) {
  const sure = /* @__PURE__ */ new Set([...left.sure, ...right.sure]);
  const [closed, other] = left.only ? [left.only, right] : [right.only, left];
  if (closed) return { only: new Set([...closed].filter((name) => mayHave(other, name))), gone: NONE, sure };
  return { only: void 0, gone: /* @__PURE__ */ new Set([...left.gone, ...right.gone]), sure };
}

// src/engines/promql/value-range.ts
var ANY = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
var NEVER_NEGATIVE = { least: 0, most: Number.POSITIVE_INFINITY };
var ONE = { least: 1, most: 1 };
var NON_NEGATIVE_CALLS = new Set(
  "rate irate increase resets changes abs stddev_over_time stdvar_over_time time sqrt timestamp hour minute month year".split(
    " "
  )
);
var PASSING = new Set(
  "max min avg topk bottomk limitk limit_ratio quantile sort sort_desc max_over_time min_over_time avg_over_time last_over_time first_over_time label_replace label_join quantile_over_time".split(
    " "
  )
);
var known2 = /* @__PURE__ */ new WeakMap();
function rangeOf(expr) {
  const before = known2.get(expr);
  if (before) return before;
  const range = derive(expr);
  known2.set(expr, range);
  return range;
}
function derive(expr) {
  switch (expr.kind) {
    case "number":
      return Number.isNaN(expr.value) ? ANY : { least: expr.value, most: expr.value };
    case "range":
      return rangeOf(expr.vector);
    case "paren":
    case "modified":
    case "subquery":
      return rangeOf(expr.inner);
    case "unary":
      return ANY;
    case "aggregate":
    case "call":
      return ofApplied(expr.kind === "call" ? expr.name : expr.operator, expr.args);
    case "binary":
      return ofBinary2(expr);
    default:
      return ANY;
  }
}
function ofApplied(name, args) {
  if (name === "absent" || name === "absent_over_time" || name === "group" || name === "present_over_time") return ONE;
  if (name === "count" || name === "count_over_time") return { least: 1, most: Number.POSITIVE_INFINITY };
  if (name === "stddev" || name === "stdvar" || NON_NEGATIVE_CALLS.has(name)) return NEVER_NEGATIVE;
  const operand = args.find((argument) => typeOf(argument) !== "scalar" && typeOf(argument) !== "string") ?? args[0];
  const inner = operand ? rangeOf(operand) : ANY;
  if (name === "vector" || PASSING.has(name)) return inner;
  if (name === "sum" || name === "sum_over_time")
    return inner.least >= 0 ? { least: 0, most: Number.POSITIVE_INFINITY } : ANY;
  return ANY;
}
function ofBinary2(expr) {
  const [left, right] = [rangeOf(expr.left), rangeOf(expr.right)];
  if (COMPARISONS.has(expr.operator)) {
    if (expr.bool) return { least: 0, most: 1 };
    return typeOf(expr.left) === "scalar" ? narrow(right, MIRRORED[expr.operator] ?? "", left) : narrow(left, expr.operator, right);
  }
  if (expr.operator === "and" || expr.operator === "unless") return left;
  if (expr.operator === "or")
    return { least: Math.min(left.least, right.least), most: Math.max(left.most, right.most) };
  return ofArithmetic(expr.operator, left, right);
}
var MIRRORED = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
  "==": "==",
  "!=": "!="
};
function ofArithmetic(operator, left, right) {
  if (operator === "+") return { least: left.least + right.least, most: left.most + right.most };
  if (operator === "-") return { least: left.least - right.most, most: left.most - right.least };
  const positive = left.least >= 0 && right.least >= 0;
  if (operator === "*" && positive) {
    const finite = Number.isFinite(left.most) && Number.isFinite(right.most);
    return { least: left.least * right.least, most: finite ? left.most * right.most : Number.POSITIVE_INFINITY };
  }
  return operator === "/" && positive ? NEVER_NEGATIVE : ANY;
}
function narrow(range, operator, bound) {
  if (bound.least !== bound.most) return range;
  const value = bound.least;
  switch (operator) {
    case ">":
      return atLeast(range, value, true);
    case ">=":
      return atLeast(range, value, false);
    case "<":
      return atMost(range, value, true);
    case "<=":
      return atMost(range, value, false);
    case "==":
      return atMost(atLeast(range, value, false), value, false);
    case "!=":
      return range.least === value && range.most === value ? { ...range, openLeast: true } : range;
    default:
      return range;
  }
}
var atLeast = (range, least, openLeast) => least > range.least || least === range.least && openLeast ? { ...range, least, openLeast } : range;
var atMost = (range, most, openMost) => most < range.most || most === range.most && openMost ? { ...range, most, openMost } : range;
var isImpossible = ({ least, most, openLeast, openMost }) => least > most || least === most && (openLeast === true || openMost === true) && Number.isFinite(least);

// src/engines/promql/impossible.ts
function findImpossible(expr) {
  return walk(expr).flatMap((part) => {
    if (part.kind === "selector") return contradictions(part);
    if (part.kind === "aggregate") return missingGroups(part);
    return part.kind === "binary" ? [...deadComparison(part), ...deadMatch(part)] : [];
  });
}
function contradictions({ matchers }) {
  return matchers.flatMap((matcher, index) => {
    const earlier = matchers.slice(0, index).find((other) => other.name === matcher.name && contradict(other, matcher));
    if (!earlier) return [];
    const message = `no series has ${matcher.name}${earlier.operator}"${earlier.value}" and ${matcher.name}${matcher.operator}"${matcher.value}"`;
    return [{ message, from: matcher.from, to: matcher.to }];
  });
}
function contradict(one, other) {
  const [pin, against] = one.operator === "=" ? [one, other] : [other, one];
  if (pin.operator !== "=") return false;
  if (against.operator === "=") return pin.value !== against.value;
  return against.operator === "!=" && pin.value === against.value;
}
function missingGroups(expr) {
  const operand = expr.args.at(-1);
  if (!expr.grouping || expr.grouping.without || !operand) return [];
  const inner = labelsOf(operand);
  const missing = expr.grouping.labels.filter((label) => !mayHave(inner, label));
  return missing.map((label) => ({
    message: `${expr.operator} by (${label}): the query inside has removed the label ${label}`,
    from: expr.from,
    to: expr.to
  }));
}
function deadComparison(expr) {
  if (!COMPARISONS.has(expr.operator) || expr.bool) return [];
  const isAboutConstant = [expr.left, expr.right].some((side) => isConstant(side));
  if (!isAboutConstant || !isImpossible(rangeOf(expr))) return [];
  const { from, to } = expr.operatorSpan;
  const inner = walk(expr.left).find((part) => part.kind !== "paren");
  const counts = inner?.kind === "aggregate" && inner.operator === "count" ? ": where nothing is counted there is no result; use absent()" : "";
  return [{ message: `this comparison can never be true${counts}`, from, to }];
}
function isConstant(expr) {
  const range = rangeOf(expr);
  return range.least === range.most && typeOf(expr) === "scalar";
}
function deadMatch(expr) {
  if (typeOf(expr.left) !== "vector" || typeOf(expr.right) !== "vector" || expr.operator === "or") return [];
  if (expr.matching?.on && expr.matching.labels.length === 0) return [];
  const sides = { left: labelsOf(expr.left), right: labelsOf(expr.right) };
  const { from, to } = expr.operatorSpan;
  if (expr.matching?.on) {
    return expr.matching.labels.flatMap((label) => {
      const lacking = ["left", "right"].filter((side) => !mayHave(sides[side], label));
      if (lacking.length === 0) return [];
      const where = lacking.length === 2 ? "both sides have" : `the ${lacking[0]} side has`;
      return [{ message: `on (${label}): ${where} no label ${label}`, from, to }];
    });
  }
  const ignored = expr.matching?.labels ?? [];
  for (const [side, other] of [
    ["left", "right"],
    ["right", "left"]
  ]) {
    const label = [...sides[side].sure].find(
      (name) => name !== "__name__" && !ignored.includes(name) && !mayHave(sides[other], name)
    );
    if (label === void 0) continue;
    const message = `the two sides never match: all series of the ${side} side have the label ${label}, none of the ${other} side has it`;
    return [{ message, from, to }];
  }
  return [];
}

// src/engines/promql/regexp-use.ts
var PATTERN = /[\\^$.|?*+()[\]{}]/;
function findUselessRegexps(expr) {
  return walk(expr).flatMap(
    (part) => part.kind === "selector" ? part.matchers.flatMap((matcher) => {
      const message = useless(matcher);
      return message === void 0 ? [] : [{ message, from: matcher.from, to: matcher.to }];
    }) : []
  );
}
function useless({ name, operator, value }) {
  if (operator !== "=~" && operator !== "!~") return void 0;
  const plain = operator === "=~" ? "=" : "!=";
  const quoted = JSON.stringify(value);
  if (!PATTERN.test(value)) return `${name}${operator}${quoted} holds no pattern: write ${name}${plain}${quoted}`;
  if (value === ".*") {
    return operator === "=~" ? `${name}=~".*" matches every series: leave it out` : `${name}!~".*" matches no series at all`;
  }
  if (/^\^/.test(value) || /(?<!\\)(?:\\\\)*\$$/.test(value)) {
    return `${name}${operator}${quoted}: ^ and $ are redundant, Prometheus matches the whole value anyway`;
  }
  return void 0;
}

// src/engines/prometheus-config/rules/schema.ts
var rule = strict({
  record: text,
  alert: text,
  expr: text,
  for: duration,
  keep_firing_for: duration,
  labels: mapOf(text),
  annotations: mapOf(text)
});
var group2 = strict({
  name: text,
  interval: duration,
  query_offset: duration,
  limit: int,
  rules: listOf(rule),
  labels: mapOf(text)
});
var ruleFileSchema = strict({ groups: listOf(group2) });

// src/engines/prometheus-config/rules/file.ts
function readRuleFile(source, features) {
  const { problem } = source.yaml;
  if (problem)
    return {
      rules: [],
      problems: [{ rule: "yaml", message: `not YAML: ${problem.message}`, offset: problem.offset, about: "" }]
    };
  const { value, problems } = plainData(source.root);
  if (value === void 0 || value === null) return { rules: [], problems };
  const parsed = ruleFileSchema.safeParse(value, { reportInput: true });
  if (!parsed.success)
    return { rules: [], problems: [...problems, ...schemaProblems(parsed.error.issues, source.root)] };
  const reader = new RuleReader(source, features);
  const rules = (parsed.data.groups ?? []).flatMap((group3, index) => reader.group(group3, ["groups", index]));
  return { rules, problems: [...problems, ...reader.problems] };
}
var RuleReader = class {
  problems = [];
  #source;
  #features;
  #groups = /* @__PURE__ */ new Set();
  constructor(source, features) {
    this.#source = source;
    this.#features = features;
  }
  group(group3, path) {
    const name = group3.name ?? "";
    if (name === "") this.#add("invalid-value", "a group needs a name", path);
    else if (this.#groups.has(name))
      this.#add("duplicate-group", `another group of this file is named "${name}" too`, [...path, "name"]);
    this.#groups.add(name);
    this.#labels(group3.labels, [...path, "labels"]);
    return (group3.rules ?? []).map((rule2, index) => this.#rule(rule2, group3, [...path, "rules", index]));
  }
  #rule(rule2, group3, path) {
    const alert = rule2.alert ?? "";
    const record = rule2.record ?? "";
    if (alert !== "" && record !== "")
      this.#add("invalid-value", "only one of record and alert may be set", [...path, "record"]);
    if (alert === "" && record === "") this.#add("invalid-value", "a rule needs record or alert", path);
    if (record !== "") this.#recording(rule2, path);
    this.#labels(rule2.labels, [...path, "labels"]);
    this.#annotations(rule2, [...path, "annotations"]);
    const expr = this.#expr(rule2.expr ?? "", { path: [...path, "expr"], name: alert || record });
    const templates = alert === "" ? [] : this.#templates(rule2, path);
    return { rule: rule2, group: group3, path, name: alert || record, expr, templates };
  }
  #recording(rule2, path) {
    const record = rule2.record ?? "";
    if (Object.keys(rule2.annotations ?? {}).length > 0) {
      this.#add("invalid-value", "a recording rule has no annotations", [...path, "annotations"]);
    }
    for (const key of ["for", "keep_firing_for"]) {
      if ((rule2[key] ?? 0) !== 0) this.#add("invalid-value", `a recording rule has no ${key}`, [...path, key]);
    }
    if (/[{}]/.test(record)) {
      this.#add("invalid-value", `braces in the name of a recording rule: ${record}; do they belong into expr?`, [
        ...path,
        "record"
      ]);
    } else if (!LEGACY_METRIC.test(record)) {
      this.#add("utf8-name", `"${record}" is a metric name that only Prometheus 3 accepts`, [...path, "record"]);
    }
  }
  #labels(labels, path) {
    for (const name of Object.keys(labels ?? {})) {
      if (name === "" || name === "__name__")
        this.#add("label-name", `"${name}" cannot be set as a label`, [...path, name]);
      else if (!LEGACY_LABEL.test(name))
        this.#add("utf8-name", `"${name}" is a label name that only Prometheus 3 accepts`, [...path, name]);
    }
  }
  #annotations(rule2, path) {
    for (const name of Object.keys(rule2.annotations ?? {})) {
      if (name === "") this.#add("label-name", "an annotation needs a name", [...path, name]);
      else if (!LEGACY_LABEL.test(name))
        this.#add("utf8-name", `"${name}" is an annotation name that only Prometheus 3 accepts`, [...path, name]);
    }
  }
  #expr(text2, { path, name }) {
    if (text2 === "") {
      this.#add("invalid-value", "a rule needs expr", path);
      return void 0;
    }
    const { expr, problems } = parsePromql(text2, this.#features);
    for (const { message, from } of problems) this.#inside("promql", `${name}: ${message}`, path, from);
    return problems.length > 0 ? void 0 : expr;
  }
  #templates(rule2, path) {
    return ["labels", "annotations"].flatMap(
      (key) => Object.entries(rule2[key] ?? {}).map(([name, text2]) => {
        const at2 = [...path, key, name];
        const parsed = parseTemplate(text2);
        if (parsed.problem)
          this.#inside(
            "template",
            `${rule2.alert}: ${key.slice(0, -1)} "${name}": ${parsed.problem.message}`,
            at2,
            parsed.problem.at
          );
        return { path: at2, parsed };
      })
    );
  }
  #inside(rule2, message, path, index) {
    this.problems.push(problemInside(this.#source, { rule: rule2, message, path, index }));
  }
  #add(rule2, message, path) {
    this.problems.push({ rule: rule2, message, offset: offsetAt(this.#source.root, path), about: aboutPath(path) });
  }
};
function problemInside(source, { rule: rule2, message, path, index }) {
  const value = nodeAt(source.root, path)?.value;
  const offset = value?.kind === "scalar" ? offsetInScalar(source.text, value, index) : offsetAt(source.root, path);
  return { rule: rule2, message, offset, about: aboutPath(path) };
}

// src/engines/prometheus-config/rules/advice.ts
function adviseRule(rule2, source) {
  const { expr } = rule2;
  const path = [...rule2.path, "expr"];
  const place = (id) => (problem) => problemInside(source, { rule: id, message: `${rule2.name}: ${problem.message}`, path, index: problem.from });
  if (!expr) return adviseTemplates(rule2, source);
  const general = [
    ...findImpossible(expr).map(place("impossible")),
    ...findUselessRegexps(expr).map(place("useless-regexp"))
  ];
  if (!rule2.rule.alert) return general;
  const condition = {
    message: "an alert without a comparison fires for as long as the series exist",
    from: expr.from,
    to: expr.to
  };
  return [
    ...general,
    ...hasCondition(expr) ? [] : [place("no-condition")(condition)],
    ...findFragile(expr, { waits: (rule2.rule.for ?? 0) > 0 }).map(place("fragile")),
    ...adviseTemplates(rule2, source)
  ];
}
function adviseTemplates({ expr, templates, name: alert }, source) {
  const labels = expr && labelsOf(expr);
  return templates.flatMap(({ path, parsed }) => {
    const inside = (rule2, message, index) => problemInside(source, { rule: rule2, message: `${alert}: ${message}`, path, index });
    const lost = parsed.labels.filter(({ name }) => labels && !mayHave(labels, name));
    const known3 = labels?.only && labels.only.size > 0 ? `keeps only ${[...labels.only].join(", ")}` : "keeps no labels";
    const reason = labels?.only ? known3 : "removes it";
    return [
      ...lost.map(
        ({ name, at: at2 }) => inside("lost-label", `the template uses the label ${name}, but the query ${reason}`, at2)
      ),
      ...path.includes("labels") && path.at(-2) === "labels" && parsed.usesValue ? [
        inside(
          "value-in-label",
          "the value in a label makes a new alert each time it changes; put it into an annotation",
          0
        )
      ] : [],
      ...parsed.queries.flatMap(
        (query) => query.text.includes("%") ? [] : parsePromql(query.text).problems.slice(0, 1).map((problem) => inside("template-query", `query in the template: ${problem.message}`, query.at))
      )
    ];
  });
}

// src/checks/prometheus/judge-by-engine.ts
async function judgeByEngine(subject, options) {
  const { rules, tests } = subject;
  return [
    ...subject.configs.length > 0 ? await judgeConfigs(subject, options) : [],
    ...subject.missing.map(({ source, mention }) => inSource(source)(missingFile(source, mention))),
    ...subject.targetPatterns.filter(({ matches, mention }) => matches.length === 0 && !mention.text.startsWith("/")).map(({ source, mention }) => inSource(source)(missingFile(source, mention))),
    ...each(rules, (source) => ruleProblems(source, options)),
    ...duplicateRecords(rules).map(({ source, problem }) => inSource(source)(problem)),
    ...each(tests, (source) => unknownAlerts(source, subject.tested.get(source) ?? []))
  ];
}
async function judgeConfigs({ configs, scrapes, targets, patterns }, { agent }) {
  const { problemsTogether, readConfigFile, readScrapeFile, readTargetFile } = await import("./config-file-RDFB5UQV.js");
  const files = new Map(scrapes.map((source) => [source.file, readScrapeFile(source)]));
  const together = configs.flatMap((source) => {
    const { config } = readConfigFile(source, { agent });
    const named = patterns.filter(
      ({ source: by, mention }) => by === source && mention.path[0] === "scrape_config_files"
    );
    const taken = named.flatMap(({ matches }) => matches.flatMap((match) => files.get(match) ?? []));
    return config === void 0 ? [] : problemsTogether(source, config, taken);
  });
  return [
    ...each(configs, (source) => readConfigFile(source, { agent }).problems),
    ...[...files.values()].flatMap(({ source, problems }) => problems.map(inSource(source))),
    ...together.map(({ source, problem }) => inSource(source)(problem)),
    ...each(targets, readTargetFile)
  ];
}
var each = (sources, read) => sources.flatMap((source) => read(source).map(inSource(source)));
function missingFile(source, { path, text: text2 }) {
  const message = `"${text2}" is not in the repository`;
  return { rule: "file-missing", message, offset: offsetAt(source.root, path, "value"), about: aboutPath(path) };
}
function ruleProblems(source, { features, require: require2 }) {
  const { rules, problems } = readRuleFile(source, new Set(features));
  return [
    ...problems,
    ...duplicateRules(source),
    ...rules.flatMap((rule2) => [...adviseRule(rule2, source), ...unmetDemands(rule2, source, require2)])
  ];
}
function unknownAlerts(test, tested) {
  const names = new Set(
    tested.flatMap((source) => groupNodes(source.root).flatMap((group3) => group3.rules.map((rule2) => rule2.name)))
  );
  return testCases(test).flatMap(
    ({ alert, path }) => alert === void 0 || names.has(alert) ? [] : [
      {
        rule: "unknown-alert",
        message: `no rule of this test's rule_files defines the alert "${alert}"`,
        offset: offsetAt(test.root, [...path, "alertname"], "value"),
        about: aboutPath(path)
      }
    ]
  );
}
export {
  judgeByEngine
};
