import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/prometheus-config/problem.ts
var aboutPath = (path) => path.map(String).join(".");

// src/engines/prometheus-config/yaml-tree.ts
import {
  EVENT_ID,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  YAMLException
} from "js-yaml";
var MAX_DEPTH = 1e3;
var MAX_MENDED = 100;
var STYLES = {
  [SCALAR_STYLE.PLAIN]: "plain",
  [SCALAR_STYLE.SINGLE_QUOTED]: "single",
  [SCALAR_STYLE.DOUBLE_QUOTED]: "double",
  [SCALAR_STYLE.LITERAL_BLOCK]: "literal",
  [SCALAR_STYLE.FOLDED_BLOCK]: "folded"
};
function readYaml(text) {
  let readable = text;
  for (let mended = 0; ; mended += 1) {
    try {
      const builder = new TreeBuilder(readable);
      for (const event of parseEvents(readable, { maxDepth: MAX_DEPTH })) builder.take(event);
      return { text, documents: builder.documents, problem: void 0 };
    } catch (error) {
      const next = mended < MAX_MENDED ? mendIndentation(readable, error) : void 0;
      if (next === void 0) return { text, documents: [], problem: whyUnread(error) };
      readable = next;
    }
  }
}
function mendIndentation(text, error) {
  if (!(error instanceof YAMLException) || error.reason !== "deficient indentation") return void 0;
  const at = text.lastIndexOf("\n", (error.mark?.position ?? 0) - 1);
  if (at < 0 || !isInsideQuotes(text, at)) return void 0;
  return `${text.slice(0, at)} ${text.slice(at + 1)}`;
}
function isInsideQuotes(text, at) {
  const before = text.slice(Math.max(0, at - 2e4), at);
  const opening = [...before.matchAll(/[:\-,[{]\s+(["'])/g)].at(-1);
  if (!opening) return false;
  const [whole, quote] = opening;
  const body = before.slice(opening.index + whole.length);
  const closed = quote === '"' ? /^(?:[^"\\]|\\[\s\S])*"/ : /^(?:[^']|'')*'(?!')/;
  return !closed.test(body);
}
function whyUnread(error) {
  if (error instanceof Unbuildable) return { message: error.message, offset: error.offset };
  if (error instanceof YAMLException) return { message: error.reason, offset: error.mark?.position ?? 0 };
  throw error;
}
var Unbuildable = class extends Error {
  offset;
  constructor(message, offset) {
    super(message);
    this.offset = offset;
  }
};
var TreeBuilder = class {
  documents = [];
  #text;
  #frames = [];
  #anchors = /* @__PURE__ */ new Map();
  #written = 0;
  #expanded = 0;
  constructor(text) {
    this.#text = text;
  }
  take(event) {
    if (event.type === EVENT_ID.DOCUMENT) this.#anchors = /* @__PURE__ */ new Map();
    else if (event.type === EVENT_ID.POP) this.#close();
    else if (event.type === EVENT_ID.ALIAS) this.#alias(this.#text.slice(event.anchorStart, event.anchorEnd), event);
    else if (event.type === EVENT_ID.SCALAR) this.#scalar(event);
    else {
      const node = event.type === EVENT_ID.SEQUENCE ? { kind: "list", start: event.start, items: [] } : { kind: "map", start: event.start, entries: [] };
      const anchor = event.anchorStart === -1 ? void 0 : this.#text.slice(event.anchorStart, event.anchorEnd);
      this.#count(1, event.start);
      this.#frames.push({ node, anchor, sizeBefore: this.#expanded, key: void 0 });
      if (anchor !== void 0) this.#anchors.set(anchor, { node, size: void 0 });
    }
  }
  #scalar(event) {
    const node = {
      kind: "scalar",
      start: event.valueStart,
      end: event.valueEnd,
      style: STYLES[event.style] ?? "plain",
      text: event.fast ? this.#text.slice(event.valueStart, event.valueEnd) : getScalarValue(this.#text, event)
    };
    this.#count(1, event.valueStart);
    if (event.anchorStart !== -1) {
      this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), { node, size: 1 });
    }
    this.#add(node);
  }
  #close() {
    const frame = this.#frames.pop();
    if (!frame) return;
    const anchor = frame.anchor === void 0 ? void 0 : this.#anchors.get(frame.anchor);
    if (anchor?.node === frame.node) anchor.size = this.#expanded - frame.sizeBefore + 1;
    this.#add(frame.node);
  }
  #alias(name, event) {
    const anchor = this.#anchors.get(name);
    if (!anchor) throw new Unbuildable(`unknown anchor "${name}"`, event.anchorStart);
    if (anchor.size === void 0) {
      throw new Unbuildable(`the value of anchor "${name}" contains itself`, event.anchorStart);
    }
    this.#expanded += anchor.size - 1;
    this.#count(1, event.anchorStart);
    this.#add(anchor.node);
  }
  /** Guards against aliases of aliases that multiply, as go-yaml does ("excessive aliasing"). */
  #count(nodes, offset) {
    this.#written += nodes;
    this.#expanded += nodes;
    if (this.#expanded > 2e5 && this.#expanded > 20 * this.#written) {
      throw new Unbuildable("the document contains excessive aliasing", offset);
    }
  }
  #add(node) {
    const frame = this.#frames.at(-1);
    if (!frame) this.documents.push(node);
    else if (frame.node.kind === "list") frame.node.items.push(node);
    else if (frame.key === void 0) frame.key = node;
    else {
      frame.node.entries.push({ key: frame.key, value: node });
      frame.key = void 0;
    }
  }
};
function nodeAt(root, path) {
  if (!root) return void 0;
  let found = { key: void 0, value: root };
  for (const part of path) {
    const { value } = found;
    if (value.kind === "list") {
      const item = value.items[Number(part)];
      if (!item) return void 0;
      found = { key: void 0, value: item };
    } else {
      const entry = value.kind === "map" ? entryOf(value, String(part)) : void 0;
      if (!entry) return void 0;
      found = entry;
    }
  }
  return found;
}
function entryOf(map, name) {
  const own = map.entries.findLast(({ key }) => key.kind === "scalar" && key.text === name);
  if (own) return own;
  for (const merged of mergedMaps(map)) {
    const entry = entryOf(merged, name);
    if (entry) return entry;
  }
  return void 0;
}
function mergedMaps(map) {
  return map.entries.flatMap(({ key, value }) => {
    if (!isMergeKey(key)) return [];
    const sources = value.kind === "list" ? value.items : [value];
    return sources.filter((source) => source.kind === "map");
  });
}
var namesOf = (map) => [
  ...map.entries.flatMap(({ key }) => key.kind === "scalar" ? [key.text] : []),
  ...mergedMaps(map).flatMap(namesOf)
];
var isMergeKey = (key) => key.kind === "scalar" && key.style === "plain" && key.text === "<<";
function offsetAt(root, path, part = "key") {
  for (let length = path.length; length >= 0; length -= 1) {
    const found = nodeAt(root, path.slice(0, length));
    if (!found) continue;
    const key = found.key?.start ?? -1;
    if ((part === "key" || length < path.length) && key >= 0) return key;
    if (found.value.start >= 0) return found.value.start;
    if (key >= 0) return key;
  }
  return 0;
}

// src/engines/prometheus-config/plain-data.ts
var Plain = class {
  text;
  kind;
  constructor(text, kind) {
    this.text = text;
    this.kind = kind;
  }
};
var SPECIAL = /^(?:[-+.\d~]|[nNtTfFyYoO]|$)/;
var NULL = /^(?:~|null|Null|NULL|)$/;
var BOOL = /^(?:true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)$/;
var INT = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|[1-9][\d_]*|0)$/;
var FLOAT = /^[-+]?(?:\.\d+|\d[\d_]*(?:\.\d*)?)(?:[eE][-+]?\d+)?$|^[-+]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$/;
function plainData(root) {
  if (root === void 0) return { value: void 0, problems: [] };
  const reader = new DataReader();
  return { value: reader.read(root), problems: reader.problems };
}
var DataReader = class _DataReader {
  problems = [];
  #path = [];
  read(node) {
    if (node.kind === "scalar") return scalarValue(node);
    return node.kind === "list" ? this.#list(node) : this.#map(node);
  }
  #list({ items }) {
    return items.map((item, index) => {
      this.#path.push(index);
      const value = this.read(item);
      this.#path.pop();
      return value;
    });
  }
  #map(node) {
    const value = /* @__PURE__ */ Object.create(null);
    const seen = /* @__PURE__ */ new Set();
    for (const { key, value: child } of node.entries) {
      if (key.kind !== "scalar") {
        this.#add("a key must be a text", key.start);
        continue;
      }
      if (isMergeKey(key)) continue;
      this.#path.push(key.text);
      if (seen.has(key.text)) this.#add(`"${key.text}" is given twice`, key.start);
      seen.add(key.text);
      value[key.text] = this.read(child);
      this.#path.pop();
    }
    for (const merged of mergedMaps(node)) {
      for (const [key, inherited] of Object.entries(new _DataReader().#map(merged))) {
        if (!seen.has(key)) value[key] = inherited;
        seen.add(key);
      }
    }
    return value;
  }
  #add(message, offset) {
    this.problems.push({ rule: "yaml", message, offset, about: aboutPath(this.#path) });
  }
};
function scalarValue({ text, style }) {
  if (style !== "plain" || !SPECIAL.test(text)) return text;
  if (NULL.test(text)) return null;
  if (BOOL.test(text)) return new Plain(text, "bool");
  if (INT.test(text)) return new Plain(text, "int");
  return FLOAT.test(text) ? new Plain(text, "float") : text;
}

export {
  aboutPath,
  readYaml,
  nodeAt,
  entryOf,
  namesOf,
  offsetAt,
  Plain,
  plainData
};
