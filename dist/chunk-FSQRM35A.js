import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/formats/grafana/values.ts
var fieldOf = (value, key) => typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : void 0;
function at(value, ...keys) {
  return keys.reduce(fieldOf, value);
}
var textOf = (value) => typeof value === "string" ? value : void 0;
var listOf = (value) => Array.isArray(value) ? value : [];
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var textsOf = (value) => (Array.isArray(value) ? value : [value]).flatMap(
  (each) => typeof each === "string" ? [each] : typeof each === "number" || typeof each === "boolean" ? [String(each)] : []
);

// src/formats/grafana/classic.ts
function readClassic(value, path) {
  const id = fieldOf(value, "id");
  return {
    uid: textOf(fieldOf(value, "uid")) || void 0,
    title: textOf(fieldOf(value, "title")) ?? "",
    id: typeof id === "number" ? id : void 0,
    schema: "classic",
    panels: [
      ...panelsIn(fieldOf(value, "panels"), [...path, "panels"]),
      ...listOf(fieldOf(value, "rows")).flatMap(
        (row, index) => panelsIn(fieldOf(row, "panels"), [...path, "rows", index, "panels"])
      )
    ],
    annotations: listOf(at(value, "annotations", "list")).flatMap(
      (each, index) => annotationOf(each, [...path, "annotations", "list", index])
    ),
    variables: listOf(at(value, "templating", "list")).flatMap(
      (each, index) => variableOf(each, [...path, "templating", "list", index])
    ),
    inputs: listOf(fieldOf(value, "__inputs")).flatMap(inputOf),
    elements: elementsOf(fieldOf(value, "__elements")),
    path
  };
}
function inputOf(value) {
  const name = textOf(fieldOf(value, "name"));
  return name === void 0 ? [] : [{ name, pluginId: textOf(fieldOf(value, "pluginId")) }];
}
function elementsOf(value) {
  const elements = isRecord(value) ? Object.values(value) : listOf(value);
  return elements.flatMap((each) => textsOf([fieldOf(each, "uid"), fieldOf(each, "name")]));
}
function panelsIn(value, path) {
  return listOf(value).flatMap((each, index) => {
    const here = [...path, index];
    if (!isRecord(each)) return [];
    const inside = panelsIn(each.panels, [...here, "panels"]);
    return each.type === "row" ? inside : [panelOf(each, here), ...inside];
  });
}
function panelOf(value, path) {
  const datasource = datasourceOf(value.datasource, [...path, "datasource"]);
  const { id, libraryPanel } = value;
  return {
    id: typeof id === "number" ? id : void 0,
    title: textOf(value.title) ?? "",
    type: textOf(value.type) ?? "",
    targets: listOf(value.targets).map((each, index) => targetOf(each, datasource, [...path, "targets", index])),
    datasource,
    library: textOf(fieldOf(libraryPanel, "uid")) ?? textOf(fieldOf(libraryPanel, "name")),
    path
  };
}
function targetOf(value, ofPanel, path) {
  const expr = textOf(fieldOf(value, "expr"));
  return {
    refId: textOf(fieldOf(value, "refId")) ?? "",
    expr,
    datasource: datasourceOf(fieldOf(value, "datasource"), [...path, "datasource"]) ?? ofPanel,
    hidden: fieldOf(value, "hide") === true,
    path: expr === void 0 ? path : [...path, "expr"],
    raw: value
  };
}
function annotationOf(value, path) {
  const target = fieldOf(value, "target");
  const own = textOf(fieldOf(value, "expr"));
  const expr = own ?? textOf(fieldOf(target, "expr"));
  const datasource = datasourceOf(fieldOf(value, "datasource"), [...path, "datasource"]);
  if (expr === void 0 && datasource === void 0) return [];
  return [
    {
      refId: textOf(fieldOf(value, "name")) ?? "",
      expr,
      datasource,
      hidden: fieldOf(value, "enable") === false,
      path: own === void 0 ? [...path, "target", "expr"] : [...path, "expr"],
      raw: value
    }
  ];
}
function variableOf(value, path) {
  const name = textOf(fieldOf(value, "name"));
  if (name === void 0) return [];
  const query = fieldOf(value, "query");
  return [
    {
      name,
      type: textOf(fieldOf(value, "type")) ?? "query",
      query: textOf(query) ?? textOf(fieldOf(query, "query")) ?? textOf(fieldOf(value, "definition")) ?? "",
      values: valuesOf(value),
      datasource: datasourceOf(fieldOf(value, "datasource"), [...path, "datasource"]),
      path
    }
  ];
}
var valuesOf = (value) => [
  ...textsOf(at(value, "current", "value")),
  ...listOf(fieldOf(value, "options")).flatMap((option) => textsOf(fieldOf(option, "value")))
];
function datasourceOf(value, path) {
  if (typeof value === "string" && value !== "") return { uid: void 0, name: value, type: void 0, path };
  if (!isRecord(value)) return void 0;
  const uid = textOf(value.uid) || void 0;
  const type = textOf(value.type) || void 0;
  return uid === void 0 && type === void 0 ? void 0 : { uid, name: void 0, type, path };
}

// src/formats/grafana/v2.ts
function readV2(spec, here, uid) {
  const elements = fieldOf(spec, "elements");
  return {
    uid,
    title: textOf(fieldOf(spec, "title")) ?? "",
    id: void 0,
    schema: "v2",
    panels: Object.entries(isRecord(elements) ? elements : {}).map(
      ([name, element]) => panelOf2(element, [...here, "elements", name])
    ),
    annotations: listOf(fieldOf(spec, "annotations")).flatMap((each, index) => {
      const target = queryOf(fieldOf(each, "spec"), [...here, "annotations", index, "spec"]);
      return target === void 0 ? [] : [{ ...target, refId: textOf(at(each, "spec", "name")) ?? "" }];
    }),
    variables: listOf(fieldOf(spec, "variables")).flatMap(
      (each, index) => variableOf2(each, [...here, "variables", index])
    ),
    inputs: [],
    elements: [],
    path: here
  };
}
function panelOf2(element, path) {
  const spec = fieldOf(element, "spec");
  const id = fieldOf(spec, "id");
  const isLibrary = fieldOf(element, "kind") === "LibraryPanel";
  const visualization = fieldOf(spec, "vizConfig");
  const kind = textOf(fieldOf(visualization, "kind")) ?? "";
  const queries = [...path, "spec", "data", "spec", "queries"];
  return {
    id: typeof id === "number" ? id : void 0,
    title: textOf(fieldOf(spec, "title")) ?? "",
    type: kind === "VizConfig" ? textOf(fieldOf(visualization, "group")) ?? "" : kind,
    targets: listOf(at(spec, "data", "spec", "queries")).flatMap((each, index) => {
      const target = queryOf(fieldOf(each, "spec"), [...queries, index, "spec"]);
      return target === void 0 ? [] : [target];
    }),
    datasource: void 0,
    library: isLibrary ? textOf(at(spec, "libraryPanel", "uid")) ?? textOf(at(spec, "libraryPanel", "name")) : void 0,
    path
  };
}
function queryOf(spec, path) {
  const query = fieldOf(spec, "query");
  if (!isRecord(query)) return void 0;
  const expr = textOf(at(query, "spec", "expr"));
  return {
    refId: textOf(fieldOf(spec, "refId")) ?? "",
    expr,
    datasource: sourceOf(spec, query, path),
    hidden: fieldOf(spec, "hidden") === true,
    path: expr === void 0 ? [...path, "query"] : [...path, "query", "spec", "expr"],
    raw: fieldOf(query, "spec")
  };
}
function sourceOf(spec, query, path) {
  const before = datasourceOf(fieldOf(spec, "datasource"), [...path, "datasource"]);
  if (before) return before;
  const group = query.kind === "DataQuery" ? textOf(query.group) : textOf(query.kind);
  const uid = textOf(fieldOf(query.datasource, "name")) || void 0;
  if (uid === void 0 && !group) return void 0;
  return { uid, name: void 0, type: group || void 0, path: [...path, "query", "datasource"] };
}
var TYPES = {
  AdhocVariable: "adhoc",
  ConstantVariable: "constant",
  CustomVariable: "custom",
  DatasourceVariable: "datasource",
  GroupByVariable: "groupby",
  IntervalVariable: "interval",
  QueryVariable: "query",
  SwitchVariable: "switch",
  TextVariable: "textbox"
};
function variableOf2(value, path) {
  const spec = fieldOf(value, "spec");
  const name = textOf(fieldOf(spec, "name"));
  if (name === void 0) return [];
  const query = fieldOf(spec, "query");
  return [
    {
      name,
      type: TYPES[textOf(fieldOf(value, "kind")) ?? ""] ?? "query",
      query: textOf(query) ?? textOf(at(query, "spec", "query")) ?? textOf(at(query, "spec", "__legacyStringValue")) ?? textOf(fieldOf(spec, "pluginId")) ?? "",
      values: [
        ...textsOf(at(spec, "current", "value")),
        ...listOf(fieldOf(spec, "options")).flatMap((option) => textsOf(fieldOf(option, "value")))
      ],
      datasource: isRecord(query) ? sourceOf(spec, query, [...path, "spec"]) : void 0,
      path
    }
  ];
}

// src/formats/grafana/read.ts
function readDashboard(value, path = []) {
  if (!isRecord(value)) return void 0;
  if (isRecord(value.dashboard)) return readDashboard(value.dashboard, [...path, "dashboard"]);
  if (textOf(value.apiVersion)?.startsWith("dashboard.grafana.app/") && isRecord(value.spec)) {
    const uid = textOf(at(value, "metadata", "name"));
    const here = [...path, "spec"];
    if (isRecord(value.spec.elements)) return readV2(value.spec, here, uid);
    const classic = readClassic(value.spec, here);
    return { ...classic, uid: uid ?? classic.uid };
  }
  if (isRecord(value.elements) && isRecord(value.layout)) return readV2(value, path, void 0);
  const isClassic = Array.isArray(value.panels) || Array.isArray(value.rows) || typeof value.schemaVersion === "number";
  return isClassic ? readClassic(value, path) : void 0;
}

// src/engines/grafana/fill.ts
var USE = /\$(\w+)|\[\[(\w+?)(?::\w+)?\]\]|\$\{(\w+)(?:\.[^:^}]+)?(?::[^}]+)?\}/g;
function usesIn(text) {
  if (!text.includes("$") && !text.includes("[[")) return [];
  return [...text.matchAll(USE)].flatMap(({ index, 0: written, 1: plain, 2: old, 3: braced }) => {
    const name = plain ?? old ?? braced ?? "";
    return /^\d/.test(name) ? [] : [{ name, from: index, to: index + written.length }];
  });
}
function fill(text, uses, valueFor) {
  const parts = [];
  const jumps = [];
  let read = 0;
  let length = 0;
  for (const use of uses) {
    const value = valueFor(use);
    if (value === void 0) continue;
    const before = text.slice(read, use.from);
    parts.push(before, value);
    jumps.push({ at: length + before.length, end: length + before.length + value.length, use });
    length += before.length + value.length;
    read = use.to;
  }
  parts.push(text.slice(read));
  return {
    text: parts.join(""),
    original: (offset) => {
      const jump = jumps.findLast(({ at: at2 }) => at2 <= offset);
      if (jump === void 0) return offset;
      return offset < jump.end ? jump.use.from : jump.use.to + offset - jump.end;
    }
  };
}

// src/engines/grafana/built-in.ts
var VALUES = {
  __interval: "1m",
  __rate_interval: "5m",
  __range: "1h",
  __auto: "5m",
  __auto_interval: "1m"
};
var OTHERS = /* @__PURE__ */ new Set(["timeFilter", "timezone"]);
var isBuiltIn = (name) => name.startsWith("__") || OTHERS.has(name);
function builtInValue(name) {
  if (!isBuiltIn(name)) return void 0;
  return VALUES[name] ?? (name.startsWith("__auto_interval") ? "1m" : "60");
}

export {
  fieldOf,
  at,
  listOf,
  isRecord,
  readDashboard,
  isBuiltIn,
  builtInValue,
  usesIn,
  fill
};
