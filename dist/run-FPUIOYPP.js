import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  DURATION_EXPRESSIONS,
  EXPERIMENTAL_FUNCTIONS,
  EXTENDED_RANGES,
  FILL_MODIFIERS,
  parsePromql
} from "./chunk-QPEBNVLP.js";
import {
  parseLogql
} from "./chunk-IOLZ34BV.js";
import "./chunk-QW2CTSP4.js";
import {
  grafanaRules
} from "./chunk-J75ISJEO.js";
import {
  builtInValue,
  fill,
  isBuiltIn,
  readDashboard,
  usesIn
} from "./chunk-FSQRM35A.js";
import {
  itemsOf,
  scalarAt
} from "./chunk-AT3THJ3Y.js";
import {
  parsePrometheusDuration
} from "./chunk-HDOT25PL.js";
import {
  at,
  emptyFile,
  entriesOf,
  findingsOf,
  inSource,
  listOf,
  matchFiles,
  readSources,
  summaryOf,
  textOf
} from "./chunk-WWLHH42W.js";
import {
  Lines,
  Source
} from "./chunk-BJ4YS6BF.js";
import "./chunk-MB3VA4ZV.js";
import {
  entryOf,
  offsetAt,
  plainData
} from "./chunk-7ILL4VNR.js";
import "./chunk-UKKJVFSA.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  firstFault
} from "./chunk-DWCKG7RK.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/grafana/datasources.ts
import { createHash } from "node:crypto";
var OWN = /* @__PURE__ */ new Set([
  "-- Mixed --",
  "-- Dashboard --",
  "-- Grafana --",
  "grafana",
  "__expr__",
  "-100",
  "default"
]);
var Datasources = class {
  #known;
  #byKey = /* @__PURE__ */ new Map();
  /** Some stand for what is filled in at deployment. */
  #isOpen;
  constructor(known) {
    this.#known = known;
    this.#isOpen = known.some(({ uid, name }) => `${uid ?? ""}${name}`.includes("$"));
    for (const each of known) {
      for (const key of [each.name, each.uid ?? madeUid(each.name)])
        if (!this.#byKey.has(key)) this.#byKey.set(key, each);
    }
  }
  get keys() {
    return [...this.#byKey.keys()];
  }
  /** The type behind a reference; undefined where nobody can tell. */
  typeOf(ref, dashboard) {
    if (ref === void 0) return this.#known.find(({ isDefault }) => isDefault)?.type;
    const key = ref.uid ?? ref.name ?? "";
    const variable = usesIn(key)[0]?.name;
    const known = this.#byKey.get(key)?.type;
    if (known !== void 0) return known;
    if (ref.type !== void 0 && !ref.type.includes("$")) return ref.type;
    if (variable === void 0) return void 0;
    const found = dashboard.variables.find(({ name }) => name === variable);
    if (found?.type === "datasource") return found.query;
    return dashboard.inputs.find(({ name }) => name === variable)?.pluginId;
  }
  /** The name or uid that nothing gives; undefined where it is fine, or where nobody can tell. */
  missing(ref) {
    const key = ref.uid ?? ref.name ?? "";
    if (key === "" || this.#isOpen || OWN.has(key) || usesIn(key).length > 0) return void 0;
    return this.#byKey.has(key) ? void 0 : key;
  }
};
var madeUid = (name) => `P${createHash("sha256").update(name).digest("hex").slice(0, 16).toUpperCase()}`;

// src/checks/grafana/judge-files.ts
import { posix } from "node:path";

// src/engines/grafana/candidates.ts
var MOST = 300;
var ANY = ["x", "1", "5m", "sum", "", 'x="y"', '"x"'];
function* fillings(text, uses, variables) {
  if (uses.length === 0) {
    yield { text, original: (offset) => offset };
    return;
  }
  const places = new Map(placesOf(text, uses).map((place, index) => [uses[index], place]));
  const free = [...new Set(uses.filter((use) => places.get(use) === "free").map(({ name }) => name))];
  const choices = free.map((name) => ({ name, values: valuesFor(name, variables.get(name)) }));
  for (const chosen of products(choices)) {
    yield fill(text, uses, (use) => {
      const place = places.get(use);
      if (place === "quoted") return quotedValue(use);
      return place === "range" ? rangeValue(text, use, variables.get(use.name)) : chosen.get(use.name) ?? "x";
    });
  }
}
function placesOf(text, uses) {
  const places = [];
  let quote = "";
  let brackets = 0;
  let next = 0;
  for (let index = 0; next < uses.length && index <= text.length; index += 1) {
    if (index >= (uses[next]?.from ?? 0)) {
      places.push(quote === "" ? brackets > 0 ? "range" : "free" : "quoted");
      index = (uses[next]?.to ?? index + 1) - 1;
      next += 1;
      continue;
    }
    const mark = text[index] ?? "";
    if (quote !== "") {
      if (mark === "\\" && quote !== "`") index += 1;
      else if (mark === quote) quote = "";
    } else if (mark === '"' || mark === "'" || mark === "`") quote = mark;
    else if (mark === "[") brackets += 1;
    else if (mark === "]") brackets -= 1;
    else if (mark === "#") index = Math.min(lineEnd(text, index), uses[next]?.from ?? text.length) - 1;
  }
  return places;
}
function lineEnd(text, from) {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}
var quotedValue = ({ name }) => builtInValue(name) ?? "x";
function rangeValue(text, use, variable) {
  if (/^[a-z]/i.test(text.slice(use.to)) || /\d$/.test(text.slice(0, use.from))) {
    return /\d$/.test(text.slice(0, use.from)) && !/^[a-z]/i.test(text.slice(use.to)) ? "m" : "5";
  }
  const own = builtInValue(use.name);
  if (own !== void 0) return own;
  return variable?.values.find((value) => value !== "" && parsePrometheusDuration(value) !== void 0) ?? "5m";
}
var CLOSED = /* @__PURE__ */ new Set(["custom", "constant", "interval"]);
function valuesFor(name, variable) {
  const own = builtInValue(name);
  if (own !== void 0) return own === "60" ? ["60", "x"] : [own];
  const written = variable && CLOSED.has(variable.type) ? splitCustom(variable.query) : [];
  const known = [.../* @__PURE__ */ new Set([...variable?.values ?? [], ...written])].filter(isPlain);
  if (variable && CLOSED.has(variable.type) && known.length > 0) return known.slice(0, 20);
  return [...known.slice(0, 3), ...ANY];
}
var isPlain = (value) => value !== "$__all" && !value.startsWith("$__auto") && usesIn(value).length === 0;
var splitCustom = (query) => query.split(/(?<!\\),/).map((part) => (/\s:\s*(.*)$/s.exec(part)?.[1] ?? part).trim());
function* products(choices) {
  const most = choices.reduce((product, { values }) => Math.min(product * values.length, MOST), 1);
  for (let number = 0; number < most; number += 1) {
    let rest = number;
    const chosen = /* @__PURE__ */ new Map();
    for (const { name, values } of choices) {
      chosen.set(name, values[rest % values.length] ?? "");
      rest = Math.floor(rest / values.length);
    }
    yield chosen;
  }
}

// src/engines/grafana/query.ts
var ALL_FEATURES = /* @__PURE__ */ new Set([EXPERIMENTAL_FUNCTIONS, DURATION_EXPRESSIONS, EXTENDED_RANGES, FILL_MODIFIERS]);
function queryProblem(text, language, variables, uses = usesIn(text)) {
  let first;
  for (const filled of fillings(text, uses, variables)) {
    const [problem] = language === "promql" ? parsePromql(filled.text, ALL_FEATURES).problems : parseLogql(filled.text).problems;
    if (problem === void 0) return void 0;
    first ??= { message: problem.message, at: filled.original(problem.from) };
  }
  return first;
}
var undefinedUses = (text, known, uses = usesIn(text)) => (
  // A replacement may name a group of its own expression.
  uses.filter(({ name }) => !known.has(name) && !isBuiltIn(name) && !text.includes(`(?P<${name}>`))
);

// src/engines/grafana/judge.ts
var WANTS_QUERY = new Set(
  "timeseries graph stat singlestat gauge bargauge table table-old piechart grafana-piechart-panel barchart heatmap histogram state-timeline status-history logs xychart trend candlestick traces flamegraph nodeGraph".split(" ")
);
var LANGUAGES = {
  prometheus: "promql",
  "grafana-amazonprometheus-datasource": "promql",
  "grafana-azureprometheus-datasource": "promql",
  loki: "logql"
};
var NOBODY = new Datasources([]);
function judgeDashboard(dashboard, { datasources }) {
  const judge = new DashboardJudge(dashboard, datasources);
  return [
    ...judge.head(),
    ...dashboard.panels.flatMap((panel) => judge.panel(panel)),
    ...dashboard.annotations.flatMap((target) => judge.target(target, `the annotation "${target.refId}"`)),
    ...dashboard.variables.flatMap((variable) => judge.variable(variable))
  ];
}
var DashboardJudge = class {
  #dashboard;
  #datasources;
  #variables;
  #known;
  /** Told once for each dashboard and name: a hundred panels share one. */
  #told = /* @__PURE__ */ new Set();
  constructor(dashboard, datasources) {
    this.#dashboard = dashboard;
    this.#datasources = datasources;
    this.#variables = new Map(dashboard.variables.map((each) => [each.name, each]));
    this.#known = /* @__PURE__ */ new Set([...this.#variables.keys(), ...dashboard.inputs.map(({ name }) => name)]);
  }
  head() {
    const { title, id, path, inputs } = this.#dashboard;
    const used = inputs.filter(({ name }) => !this.#variables.has(name));
    return [
      ...title === "" ? [{ rule: "no-title", message: "the dashboard has no title: Grafana refuses it", path }] : [],
      ...id === void 0 ? [] : [
        {
          rule: "database-id",
          message: `id is ${id}, a number of one database; make it null`,
          path: [...path, "id"]
        }
      ],
      ...used.length > 0 && this.#datasources ? [
        {
          rule: "export-for-sharing",
          message: `exported for sharing: ${used.map(({ name }) => `\${${name}}`).join(", ")} is asked of whoever imports it, and provisioning asks nobody`,
          path: [...path, "__inputs"]
        }
      ] : []
    ];
  }
  panel(panel) {
    const name = panel.title === "" ? `panel ${panel.id ?? ""}`.trim() : `the panel "${panel.title}"`;
    if (panel.library !== void 0) return this.#library(panel, name);
    const isBare = panel.targets.length === 0 && WANTS_QUERY.has(panel.type);
    return [
      ...isBare ? [{ rule: "no-query", message: `${name} (${panel.type}) has no query`, path: panel.path }] : [],
      ...panel.datasource ? this.#datasource(panel.datasource) : [],
      ...panel.targets.flatMap((target) => this.target(target, name))
    ];
  }
  #library(panel, name) {
    const { library = "" } = panel;
    if (this.#dashboard.elements.includes(library)) return [];
    const message = `${name} stands in the library of Grafana ("${library}"), which no file brings`;
    return [{ rule: "library-panel", message, path: panel.path }];
  }
  target(target, where) {
    const { expr, datasource, path } = target;
    const found = datasource ? [...this.#datasource(datasource)] : [];
    if (expr === void 0) return found;
    const type = this.#typeOf(datasource);
    const language = type === void 0 ? void 0 : LANGUAGES[type];
    if (language === void 0) return found;
    if (expr.trim() === "") {
      if (!target.hidden)
        found.push({ rule: "no-query", message: `${where}: the query ${target.refId} is empty`, path });
      return found;
    }
    const uses = usesIn(expr);
    for (const use of undefinedUses(expr, this.#known, uses)) {
      if (this.#told.has(`$${use.name}`)) continue;
      this.#told.add(`$${use.name}`);
      const near = nearest(use.name, [...this.#known]);
      const hint = near === void 0 ? "" : `; did you mean $${near}?`;
      const message = `${where}: no variable is called "${use.name}"${hint}`;
      found.push({ rule: "undefined-variable", message, path, within: use.from });
    }
    const problem = queryProblem(expr, language, this.#variables, uses);
    if (problem) {
      const message = `${where}: ${problem.message}`;
      found.push({ rule: language, message, path, within: problem.at, actual: clip(expr, 300) });
    }
    return found;
  }
  #typeOf(ref) {
    if (this.#datasources) return this.#datasources.typeOf(ref, this.#dashboard);
    return NOBODY.typeOf(ref, this.#dashboard);
  }
  #datasource(ref) {
    const key = ref.uid ?? ref.name ?? "";
    if (this.#told.has(key)) return [];
    this.#told.add(key);
    const unknown = usesIn(key).find(({ name }) => !this.#known.has(name) && !isBuiltIn(name));
    if (unknown) {
      const message2 = `the data source is "${key}", and no variable is called "${unknown.name}"`;
      return [{ rule: "undefined-variable", message: message2, path: ref.path }];
    }
    const missing = this.#datasources?.missing(ref);
    if (missing === void 0 || this.#datasources === void 0) return [];
    const near = nearest(missing, this.#datasources.keys);
    const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
    const message = `no provisioned data source has the uid or name "${missing}"${hint}`;
    return [{ rule: "unknown-datasource", message, path: ref.path }];
  }
  /** A query variable may use others; what it asks is in functions of Grafana's own, such as label_values. */
  variable(variable) {
    const unknown = usesIn(variable.query).find(({ name }) => !this.#known.has(name) && !isBuiltIn(name));
    const isQuery = variable.type === "query" && ["prometheus", "loki"].includes(this.#typeOf(variable.datasource) ?? "");
    return [
      ...variable.datasource ? this.#datasource(variable.datasource) : [],
      ...unknown && isQuery && !this.#told.has(`$${unknown.name}`) ? [
        {
          rule: "undefined-variable",
          message: `the variable "${variable.name}": no variable is called "${unknown.name}"`,
          path: variable.path
        }
      ] : []
    ];
  }
};

// src/formats/json/locate.ts
var SPACE = /[\t\n\r ]*/y;
var SCALAR = /[^\s,\]}]*/y;
function locateInJson(text, path) {
  let at2 = skipSpace(text, text.charCodeAt(0) === 65279 ? 1 : 0);
  for (const part of path) {
    const next = childAt(text, at2, part);
    if (next === void 0) return at2;
    at2 = next;
  }
  return at2;
}
function childAt(text, from, part) {
  const isList = text[from] === "[";
  if (!isList && text[from] !== "{") return void 0;
  let found;
  let index = 0;
  let at2 = skipSpace(text, from + 1);
  while (at2 < text.length && text[at2] !== "]" && text[at2] !== "}") {
    let key = index;
    if (!isList) {
      const end = endOfString(text, at2);
      key = keyOf(text.slice(at2, end));
      at2 = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (String(key) === String(part)) {
      found = at2;
      if (isList) return found;
    }
    at2 = skipSpace(text, endOfValue(text, at2));
    if (text[at2] === ",") at2 = skipSpace(text, at2 + 1);
    index += 1;
  }
  return found;
}
var keyOf = (quoted) => quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
var skipSpace = (text, at2) => skip(SPACE, text, at2);
function skip(pattern, text, at2) {
  pattern.lastIndex = at2;
  pattern.test(text);
  return Math.max(pattern.lastIndex, at2);
}
function endOfString(text, start) {
  for (let at2 = text.indexOf('"', start + 1); at2 !== -1; at2 = text.indexOf('"', at2 + 1)) {
    let slashes = 0;
    while (text[at2 - 1 - slashes] === "\\") slashes += 1;
    if (slashes % 2 === 0) return at2 + 1;
  }
  return text.length;
}
function endOfValue(text, start) {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== "{" && first !== "[") return skip(SCALAR, text, start);
  let depth = 0;
  for (let at2 = start; at2 < text.length; ) {
    const mark = text[at2];
    if (mark === '"') {
      at2 = endOfString(text, at2);
      continue;
    }
    at2 += 1;
    if (mark === "{" || mark === "[") depth += 1;
    else if (mark === "}" || mark === "]") depth -= 1;
    if (depth === 0) return at2;
  }
  return text.length;
}

// src/checks/grafana/documents.ts
var MAX_BYTES = 64 * 1024 * 1024;
async function dashboardsIn(files, file) {
  const text = (await files.text(file, MAX_BYTES)).replace(/^\uFEFF/, "");
  if (text.trim() === "") throw emptyFile(file);
  if (!/\.ya?ml$/i.test(file)) {
    return { texts: [{ text, source: lazily(file, text) }] };
  }
  const source = new Source(file, text);
  const { problem } = source.yaml;
  if (problem) {
    return {
      broken: {
        file,
        at: (offset) => source.at(offset),
        message: `not YAML: ${problem.message}`,
        offset: problem.offset
      }
    };
  }
  const texts = source.yaml.documents.flatMap((document) => inManifest(document)).map((scalar) => inScalar(source, scalar));
  if (texts.length > 0) return { texts };
  const remedy = "Name files that hold dashboards: ConfigMaps with .json in their data, or GrafanaDashboards with spec.json.";
  throw new CouldNotTell("nothing-checked", `${file}: holds no dashboard`, remedy);
}
function lazily(file, text) {
  let lines;
  return {
    file,
    at: (offset) => {
      lines ??= new Lines(text);
      return lines.at(offset);
    }
  };
}
function inManifest(node) {
  const kind = scalarAt(node, "kind") ?? "";
  if (kind.endsWith("List")) return itemsOf(node, "items").flatMap((item) => inManifest(item.node));
  if (kind === "GrafanaDashboard") {
    const json = valueAt(valueAt(node, "spec"), "json");
    return json?.kind === "scalar" ? [json] : [];
  }
  const data = kind === "ConfigMap" ? valueAt(node, "data") : void 0;
  if (data?.kind !== "map") return [];
  return data.entries.flatMap(
    ({ key, value }) => key.kind === "scalar" && key.text.endsWith(".json") && value.kind === "scalar" ? [value] : []
  );
}
var valueAt = (node, key) => node?.kind === "map" ? entryOf(node, key)?.value : void 0;
function inScalar(source, scalar) {
  const inner = source.fileIn(scalar);
  return { text: inner.text, source: { file: source.file, at: (offset) => inner.at(offset) } };
}

// src/checks/grafana/judge-files.ts
async function judgeFiles(names, {
  options,
  datasources,
  ports
}) {
  const located = [];
  const { answers, unknown } = await askEach(names, {
    signal: ports.signal,
    ask: async (file) => {
      ports.signal.throwIfAborted();
      const held = await dashboardsIn(ports.files, file);
      if ("broken" in held) {
        located.push(
          inSource(held.broken)({ rule: "yaml", message: held.broken.message, offset: held.broken.offset, about: "" })
        );
        return [];
      }
      return held.texts.flatMap((each) => {
        const judged = judgeText(each, options, datasources);
        if ("unread" in judged) located.push(inSource(each.source)(judged.unread));
        return "unread" in judged ? [] : [judged];
      });
    }
  });
  const seen = answers.flat();
  return {
    seen,
    broken: located.length,
    located: [...located, ...seen.flatMap((each) => each.located), ...twice(seen)],
    unknown
  };
}
function judgeText({ text, source }, options, datasources) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    const offset = Math.min(firstFault(text), Math.max(0, text.length - 1));
    const message = offset >= text.trimEnd().length - 1 ? "the JSON ends early" : "not JSON from here on";
    return { unread: { rule: "json", message, offset, about: "" } };
  }
  const dashboard = readDashboard(value);
  if (dashboard === void 0) {
    const message = "no dashboard: it has neither panels nor elements";
    return { unread: { rule: "no-dashboard", message, offset: 0, about: "" } };
  }
  const problems = [...judgeDashboard(dashboard, { datasources }), ...demands(dashboard, options)];
  const queries = dashboard.panels.reduce((sum, { targets }) => sum + targets.length, 0);
  return {
    file: source.file,
    uid: dashboard.uid,
    title: dashboard.title,
    panels: dashboard.panels.length,
    queries,
    located: problems.map((problem) => inSource(source)(placed(text, problem)))
  };
}
function placed(text, { rule, message, path, within, actual }) {
  const start = locateInJson(text, path);
  const offset = within === void 0 ? start : start + 1 + escapedLength(text, start, within);
  return { rule, message, offset, about: path.join("."), ...actual === void 0 ? {} : { actual } };
}
function escapedLength(text, quote, length) {
  let at2 = quote + 1;
  for (let read = 0; read < length && at2 < text.length; read += 1) {
    at2 += text[at2] !== "\\" ? 1 : text[at2 + 1] === "u" ? 6 : 2;
  }
  return at2 - quote - 1;
}
function demands(dashboard, { require: require2 }) {
  const { uid, path, panels } = dashboard;
  const bare = require2.datasource === true ? panels.filter(({ targets }) => targets.some((target) => !target.datasource)) : [];
  return [
    ...require2.uid === true && uid === void 0 ? [{ rule: "required", message: "the dashboard has no uid", path }] : [],
    ...bare.map((panel) => ({ rule: "required", message: `"${panel.title}" says no data source`, path: panel.path }))
  ];
}
function twice(seen) {
  const found = [];
  const uids = /* @__PURE__ */ new Map();
  const titles = /* @__PURE__ */ new Map();
  for (const each of seen) {
    const start = inSource({ file: each.file, at: () => ({ line: 1, column: 1 }) });
    const other = each.uid === void 0 ? void 0 : uids.get(each.uid);
    if (other)
      found.push(
        start({
          rule: "duplicate-uid",
          message: `${other.file} has the uid "${each.uid}", too`,
          offset: 0,
          about: "uid"
        })
      );
    else if (each.uid !== void 0) uids.set(each.uid, each);
    const key = `${posix.dirname(each.file)}
${each.title.trim().toLowerCase()}`;
    const same = each.title === "" || other ? void 0 : titles.get(key);
    if (same)
      found.push(
        start({
          rule: "duplicate-title",
          message: `${same.file} has the title "${each.title}", too`,
          offset: 0,
          about: "title"
        })
      );
    else titles.set(key, each);
  }
  return found;
}

// src/engines/grafana/provisioning.ts
function readProvisioningFile(source) {
  const { problem } = source.yaml;
  const data = plainData(source.root);
  const value = problem ? void 0 : data.value;
  const items = (key) => listOf(at(value, key)).map((raw, index) => ({ raw, path: [key, index] }));
  return {
    source,
    problems: problem ? [{ rule: "yaml", message: `not YAML: ${problem.message}`, offset: problem.offset, about: "" }] : data.problems,
    datasources: items("datasources").map(({ raw, path }) => ({
      raw,
      path,
      org: textOf(at(raw, "orgId")) ?? "1",
      datasource: datasourceOf(raw)
    })),
    providers: items("providers").map(({ raw, path }) => ({
      raw,
      path,
      name: textOf(at(raw, "name")) ?? "",
      folder: textOf(at(at(raw, "options"), "path")) ?? textOf(at(at(raw, "options"), "folder")) ?? ""
    })),
    contactPoints: items("contactPoints").map(({ raw, path }) => ({
      name: textOf(at(raw, "name")) ?? "",
      path: [...path, "name"]
    })),
    receivers: [
      ...items("policies").flatMap(({ raw, path }) => receiversIn(raw, path)),
      ...items("groups").flatMap(
        ({ raw, path }) => listOf(at(raw, "rules")).flatMap(
          (rule, index) => named(at(at(rule, "notification_settings"), "receiver"), [
            ...path,
            "rules",
            index,
            "notification_settings",
            "receiver"
          ])
        )
      )
    ],
    asked: items("groups").flatMap(
      ({ raw, path }) => listOf(at(raw, "rules")).flatMap(
        (rule, index) => listOf(at(rule, "data")).flatMap(
          (query, number) => named(at(query, "datasourceUid"), [...path, "rules", index, "data", number, "datasourceUid"])
        )
      )
    )
  };
}
var datasourceOf = (raw) => ({
  name: textOf(at(raw, "name")) ?? "",
  uid: textOf(at(raw, "uid")) || void 0,
  type: textOf(at(raw, "type")) ?? "",
  isDefault: /^(?:t|y|on)/i.test(textOf(at(raw, "isDefault")) ?? "")
});
function named(value, path) {
  const name = textOf(value);
  return name === void 0 || name === "" ? [] : [{ name, path }];
}
function receiversIn(policy, path) {
  return [
    ...named(at(policy, "receiver"), [...path, "receiver"]),
    ...listOf(at(policy, "routes")).flatMap((route, index) => receiversIn(route, [...path, "routes", index]))
  ];
}
var literalSecrets = (raw, path) => entriesOf(at(raw, "secureJsonData")).flatMap(([key, value]) => {
  const text = textOf(value) ?? "";
  return text === "" || text.includes("$") ? [] : [{ name: key, path: [...path, "secureJsonData", key] }];
});

// src/engines/grafana/provisioning-problems.ts
var BUILT_IN_CONTACTS = ["grafana-default-email", "email receiver", "empty"];
function judgeProvisioning(files) {
  return [
    ...files.flatMap(({ source, problems }) => problems.map((problem) => ({ source, problem }))),
    ...datasourceProblems(files),
    ...providerProblems(files),
    ...alertingProblems(files)
  ];
}
var inFile = (source, { rule, message, path }) => ({
  source,
  problem: { rule, message, offset: offsetAt(source.root, path, "value"), about: path.join(".") }
});
function datasourceProblems(files) {
  const seen = /* @__PURE__ */ new Set();
  const defaults = /* @__PURE__ */ new Map();
  return files.flatMap(
    ({ source, datasources }) => datasources.flatMap(({ datasource: { name, uid, type, isDefault }, org, raw, path }) => {
      const wrong = (message, key) => inFile(source, { rule: "provisioning", message, path: key === void 0 ? path : [...path, key] });
      const found = [];
      if (name === "") found.push(wrong("a data source needs a name"));
      if (type === "") found.push(wrong(`the data source "${name}" needs a type`));
      for (const [key, value] of [
        ["name", name],
        ["uid", uid]
      ]) {
        if (value === void 0 || value === "") continue;
        if (seen.has(`${org} ${key} ${value}`))
          found.push(wrong(`another data source has the ${key} "${value}", too`, key));
        seen.add(`${org} ${key} ${value}`);
      }
      const other = defaults.get(org);
      if (isDefault && other !== void 0)
        found.push(wrong(`"${other}" is the default already, and there is one alone`, "isDefault"));
      if (isDefault) defaults.set(org, name);
      const secrets = literalSecrets(raw, path).map(
        (secret) => inFile(source, {
          rule: "literal-secret",
          message: `${secret.name} of "${name}" is written out`,
          path: secret.path
        })
      );
      return [...found, ...secrets];
    })
  );
}
function providerProblems(files) {
  const names = /* @__PURE__ */ new Set();
  const folders = /* @__PURE__ */ new Map();
  return files.flatMap(
    ({ source, providers }) => providers.flatMap(({ name, folder, path }) => {
      const found = [];
      const wrong = (message, key) => found.push(inFile(source, { rule: "provisioning", message, path: key === void 0 ? path : [...path, key] }));
      if (name === "") wrong("a provider of dashboards needs a name");
      else if (names.has(name)) wrong(`another provider is named "${name}", too`, "name");
      if (folder === "") wrong(`the provider "${name}" needs options.path`);
      const clean = folder.replace(/\/+$/, "");
      const overlap = [...folders].find(
        ([other]) => clean === other || clean.startsWith(`${other}/`) || other.startsWith(`${clean}/`)
      );
      if (clean !== "" && overlap)
        wrong(
          `its folder lies in that of the provider "${overlap[1]}", or around it: dashboards come twice`,
          "options"
        );
      names.add(name);
      if (clean !== "") folders.set(clean, name);
      return found;
    })
  );
}
function alertingProblems(files) {
  const contacts = files.flatMap(({ contactPoints }) => contactPoints.map(({ name }) => name));
  const known = new Datasources(files.flatMap(({ datasources }) => datasources.map(({ datasource }) => datasource)));
  return files.flatMap(({ source, receivers, asked }) => [
    ...(contacts.length === 0 ? [] : receivers).filter(({ name }) => !contacts.includes(name) && !BUILT_IN_CONTACTS.includes(name) && !name.includes("$")).map(({ name, path }) => {
      const near = nearest(name, contacts);
      const hint = near === void 0 ? "" : `; did you mean "${near}"?`;
      return inFile(source, {
        rule: "undefined-contact-point",
        message: `no contact point is named "${name}"${hint}`,
        path
      });
    }),
    ...(known.keys.length === 0 ? [] : asked).flatMap(({ name, path }) => {
      const missing = known.missing({ uid: name, name: void 0, type: void 0, path: [] });
      if (missing === void 0) return [];
      return [
        inFile(source, {
          rule: "unknown-datasource",
          message: `no provisioned data source has the uid "${name}"`,
          path
        })
      ];
    })
  ]);
}

// src/checks/grafana/provisioning.ts
async function readProvisioning(files, folder) {
  const { sources, unreadable } = await readSources(files, { option: "provisioning", patterns: [folder] });
  const read = sources.map(readProvisioningFile);
  return {
    files: sources.length,
    datasources: read.flatMap(({ datasources }) => datasources.map(({ datasource }) => datasource)),
    located: judgeProvisioning(read).map(({ source, problem }) => inSource(source)(problem)),
    unreadable
  };
}

// src/checks/grafana/run.ts
async function runGrafana(options, ports) {
  const { dashboards } = options;
  const names = dashboards.length === 0 ? [] : await matchFiles(ports.files, { option: "dashboards", patterns: dashboards, inFolder: "*.{json,yml,yaml}" });
  const provisioning = options.provisioning === void 0 ? void 0 : await readProvisioning(ports.files, options.provisioning);
  const known = provisioning?.datasources;
  const datasources = known === void 0 || known.length === 0 ? void 0 : new Datasources(known);
  const { seen, located, broken, unknown } = await judgeFiles(names, { options, datasources, ports });
  if (names.length > 0 && seen.length === 0 && located.length === 0 && unknown.length === 0) throw noDashboard();
  const all = [...located, ...provisioning?.located ?? []];
  const findings = [
    ...findingsOf(grafanaRules, all, options.policies),
    ...names.length === 0 ? [] : tooFew(seen.length + broken + unknown.length, options),
    ...absent(seen, provisioning, options)
  ];
  const summary = summaryOf(findings, checked(seen, provisioning, names.length > 0));
  const told = byFindings(summary, { findings, measurements: measured(seen, names, options) });
  return unlessUnknown(told, [...unknown, ...provisioning?.unreadable ?? []]);
}
var noDashboard = () => new CouldNotTell(
  "nothing-checked",
  "the files hold not a single dashboard",
  "Name the files that hold the dashboards."
);
function tooFew(found, { min, policies }) {
  if (found >= min || policies["too-few"] === "off") return [];
  const message = `${count(found, "dashboard")}, and there must be ${min}`;
  const level = policies["too-few"] ?? "error";
  return [{ ...findingOf(grafanaRules, { rule: "too-few", message, expected: `${min}`, actual: `${found}` }), level }];
}
function absent(seen, provisioning, { require: require2, policies }) {
  const level = policies.required ?? "error";
  if (level === "off") return [];
  const uids = new Set(seen.map(({ uid }) => uid));
  const titles = new Set(seen.map(({ title }) => title));
  const sources = new Set((provisioning?.datasources ?? []).flatMap(({ name, uid, type }) => [name, uid, type]));
  const lacking = (wanted, known, what) => (Array.isArray(wanted) ? wanted : []).filter((each) => !known.has(each)).map((each) => `there is no ${what} "${each}"`);
  return [
    ...lacking(require2.uid, uids, "dashboard with the uid"),
    ...lacking(require2.title, titles, "dashboard with the title"),
    ...lacking(require2.datasource, sources, "provisioned data source")
  ].map((message) => ({ ...findingOf(grafanaRules, { rule: "required", message }), level }));
}
var measured = (seen, names, { min }) => names.length === 0 ? [] : [{ name: "dashboards", value: seen.length, unit: "dashboards", limit: min, bound: "min" }];
function checked(seen, provisioning, isAsked) {
  const total = (of) => seen.reduce((sum, each) => sum + of(each), 0);
  return [
    ...isAsked ? [
      `${count(seen.length, "dashboard")} with ${count(
        total((each) => each.panels),
        "panel"
      )}`
    ] : [],
    ...provisioning ? [count(provisioning.files, "provisioning file")] : []
  ];
}
export {
  runGrafana
};
