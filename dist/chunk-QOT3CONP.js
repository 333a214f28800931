import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  field,
  isMapping,
  isSequence,
  textField,
  typeName
} from "./chunk-QTDOXDI3.js";

// src/engines/kube-yaml/construct.ts
import { EVENT_ID as EVENT_ID2, getScalarValue as getScalarValue2, SCALAR_STYLE as SCALAR_STYLE2 } from "js-yaml";

// src/engines/kube-yaml/scalar.ts
var INTEGER = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
var DECIMAL = /^(?:0|[1-9][0-9]{0,14})$/;
var FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
var POINT_FIRST = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/;
var MAX_UINT64 = 2n ** 64n - 1n;
var MAX_INT64 = 2n ** 63n - 1n;
var words = new Map([
  ...["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"].map((word) => [word, true]),
  ...["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"].map((word) => [word, false]),
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null]),
  ...[".nan", ".NaN", ".NAN"].map((word) => [word, Number.NaN]),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((word) => [word, Number.POSITIVE_INFINITY]),
  ...["-.inf", "-.Inf", "-.INF"].map((word) => [word, Number.NEGATIVE_INFINITY])
]);
var special = new Uint8Array(128);
for (const character of "+-.0123456789yYnNtTfFoO~") special[character.charCodeAt(0)] = 1;
function resolvePlain(text) {
  const first = text.charCodeAt(0);
  if (text !== "" && (first > 127 || special[first] === 0)) return text;
  const word = words.get(text);
  if (word !== void 0) return word;
  if (first === 46) return POINT_FIRST.test(text) ? finite(text.replaceAll("_", ""), text) : text;
  if (first > 57) return text;
  if (DECIMAL.test(text)) return Number(text);
  const exact = exactInteger(text);
  if (exact !== void 0) return Number(exact);
  const plain = text.replaceAll("_", "");
  return FLOAT.test(plain) ? finite(plain, text) : text;
}
function exactInteger(text) {
  const plain = text.replaceAll("_", "");
  if (!INTEGER.test(plain)) return void 0;
  const digits = /^[-+]/.test(plain) ? plain.slice(1) : plain;
  const value = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase());
  if (plain.startsWith("-")) return value > MAX_INT64 + 1n ? void 0 : -value;
  return value > (plain.startsWith("+") ? MAX_INT64 : MAX_UINT64) ? void 0 : value;
}
function finite(plain, text = plain) {
  const value = Number(plain);
  return Number.isFinite(value) ? value : text;
}

// src/engines/kube-yaml/dialect.ts
var KUBECTL = {
  plain: resolvePlain,
  mergesOver: true,
  onlyStringKeys: false,
  badKey: "a key must not be null"
};
var WORD = /^(?:y|n|yes|no|on|off)$/i;
var TIME = /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[tT]| +)(\d\d?):(\d\d?):(\d\d?)(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/;
var KUSTOMIZE = {
  plain: (text) => WORD.test(text) ? text : timeText(text) ?? resolvePlain(text),
  mergesOver: false,
  onlyStringKeys: true,
  badKey: "kustomize takes no key that is not a string: put it in quotes"
};
var AS_WRITTEN = { ...KUSTOMIZE, plain: (text) => text };
function timeText(text) {
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = TIME.exec(text) ?? [];
  if (year === void 0 || month === void 0 || day === void 0) return void 0;
  if (/[tT]/.test(text) ? zone === void 0 : zone !== void 0) return void 0;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const isDate = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!isDate || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return void 0;
  const two = (part) => part.padStart(2, "0");
  const rest = fraction.slice(0, 10).replace(/\.?0+$/, "");
  const offset = zone === void 0 || zone === "+00:00" ? "Z" : zone;
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${rest}${offset}`;
}

// src/engines/kube-yaml/key.ts
function keyText(key, text) {
  if (key === null) return void 0;
  if (typeof key !== "number") return String(key);
  if (Number.isNaN(key)) return ".nan";
  if (!Number.isFinite(key)) return key > 0 ? ".inf" : "-.inf";
  const exact = exactInteger(text);
  if (exact === void 0) return floatText(Math.fround(key));
  return exact > MAX_INT64 ? void 0 : exact.toString();
}
function floatText(number) {
  if (!Number.isFinite(number)) return number > 0 ? ".inf" : "-.inf";
  const shortest = [1, 2, 3, 4, 5, 6, 7, 8].find((digits) => Math.fround(Number(number.toPrecision(digits))) === number) ?? 9;
  const [mantissa = "0", exponent = "0"] = number.toExponential(shortest - 1).split("e");
  const power = Number(exponent);
  if (power >= -4 && power < 21 && (power < 6 || number === 0)) return String(Number(number.toPrecision(shortest)));
  return `${mantissa}e${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

// src/engines/kube-yaml/refused.ts
var Refused = class extends Error {
  name = "Refused";
  offset;
  /** True for a document that would grow beyond all measure when its aliases are written out. */
  bomb;
  constructor(message, offset, bomb = false) {
    super(message);
    this.offset = offset;
    this.bomb = bomb;
  }
};

// src/engines/kube-yaml/merge.ts
function put(entries, key, value) {
  if (key === "__proto__") {
    Object.defineProperty(entries, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    entries[key] = value;
  }
}
function mergeInto(entries, { value, merged, offset, over }) {
  const came = merged ?? /* @__PURE__ */ new Set();
  const sources = isSequence(value) ? value.toReversed() : [value];
  for (const source of sources) {
    if (!isMapping(source)) throw new Refused("a merge needs a mapping, or a list of mappings", offset);
    for (const [key, item] of Object.entries(source)) {
      const isNew = !Object.hasOwn(entries, key);
      if (isNew) came.add(key);
      if (isNew || over || came.has(key)) put(entries, key, item);
    }
  }
  return came;
}

// src/engines/kube-yaml/position.ts
import { EVENT_ID, getScalarValue, SCALAR_STYLE } from "js-yaml";
function locate(parsed, path, part = "key") {
  let found = { node: 1, offset: offsetOf(parsed.events[1]) ?? 0 };
  for (const name of path) {
    const next = child(parsed, found.node, name);
    if (!next) return found.offset;
    found = next;
  }
  return part === "key" ? found.offset : offsetOf(parsed.events[found.node]) ?? found.offset;
}
function child(parsed, at2, name) {
  const node = target(parsed, at2);
  const event = parsed.events[node];
  if (event?.type === EVENT_ID.SEQUENCE) {
    const item = treeOf(parsed).children(node)[Number(name)];
    const offset = item === void 0 ? void 0 : offsetOf(parsed.events[item]);
    return item === void 0 || offset === void 0 ? void 0 : { node: item, offset };
  }
  return event?.type === EVENT_ID.MAPPING ? entry(parsed, node, String(name)) : void 0;
}
function entry(parsed, mapping, name) {
  const { own, merges } = treeOf(parsed).entries(mapping);
  const found = own.get(name);
  if (found) return found;
  for (const merge of merges.toReversed()) {
    const merged = fromMerge(parsed, merge, name);
    if (merged) return merged;
  }
  return void 0;
}
function fromMerge(parsed, at2, name) {
  const node = target(parsed, at2);
  if (parsed.events[node]?.type === EVENT_ID.MAPPING) return entry(parsed, node, name);
  if (parsed.events[node]?.type !== EVENT_ID.SEQUENCE) return void 0;
  for (const item of treeOf(parsed).children(node)) {
    const mapping = target(parsed, item);
    const found = parsed.events[mapping]?.type === EVENT_ID.MAPPING ? entry(parsed, mapping, name) : void 0;
    if (found) return found;
  }
  return void 0;
}
function target(parsed, at2) {
  return parsed.events[at2]?.type === EVENT_ID.ALIAS ? treeOf(parsed).anchored(at2) : at2;
}
var Tree = class {
  #parsed;
  #children = /* @__PURE__ */ new Map();
  #entries = /* @__PURE__ */ new Map();
  #anchors;
  constructor(parsed) {
    this.#parsed = parsed;
  }
  /** The nodes in a collection; of a mapping a key and its value in turn. */
  children(node) {
    const known = this.#children.get(node);
    if (known) return known;
    const { events } = this.#parsed;
    const children = [];
    for (let at2 = node + 1; at2 < events.length && events[at2]?.type !== EVENT_ID.POP; at2 = after(events, at2)) {
      children.push(at2);
    }
    this.#children.set(node, children);
    return children;
  }
  entries(mapping) {
    const known = this.#entries.get(mapping);
    if (known) return known;
    const own = /* @__PURE__ */ new Map();
    const merges = [];
    const children = this.children(mapping);
    for (let index = 0; index + 1 < children.length; index += 2) {
      const [key = 0, node = 0] = children.slice(index, index + 2);
      const text = keyOf(this.#parsed, key);
      if (text === "<<") merges.push(node);
      if (text !== void 0) own.set(text, { node, offset: offsetOf(this.#parsed.events[key]) ?? 0 });
    }
    this.#entries.set(mapping, { own, merges });
    return { own, merges };
  }
  /** The last node before an alias that has its anchor. */
  anchored(at2) {
    const { source, events } = this.#parsed;
    this.#anchors ??= anchorsOf(this.#parsed);
    const event = events[at2];
    if (event?.type !== EVENT_ID.ALIAS) return at2;
    const nodes = this.#anchors.get(source.slice(event.anchorStart, event.anchorEnd)) ?? [];
    return nodes.findLast((node) => node < at2) ?? at2;
  }
};
function anchorsOf({ source, events }) {
  const anchors = /* @__PURE__ */ new Map();
  for (const [node, event] of events.entries()) {
    if (!("tagStart" in event) || event.anchorStart === -1) continue;
    const name = source.slice(event.anchorStart, event.anchorEnd);
    const same = anchors.get(name);
    if (same) same.push(node);
    else anchors.set(name, [node]);
  }
  return anchors;
}
var trees = /* @__PURE__ */ new WeakMap();
function treeOf(parsed) {
  const tree = trees.get(parsed.events) ?? new Tree(parsed);
  trees.set(parsed.events, tree);
  return tree;
}
function keyOf(parsed, at2) {
  const event = parsed.events[target(parsed, at2)];
  if (event?.type !== EVENT_ID.SCALAR) return void 0;
  const text = getScalarValue(parsed.source, event);
  return event.style === SCALAR_STYLE.PLAIN && event.tagStart === -1 ? keyText(resolvePlain(text), text) : text;
}
function after(events, at2) {
  let depth = 0;
  for (let index = at2; index < events.length; index += 1) {
    const type = events[index]?.type;
    if (type === EVENT_ID.POP) depth -= 1;
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) depth += 1;
    if (depth <= 0) return index + 1;
  }
  return events.length;
}
function offsetOf(event) {
  if (!event) return void 0;
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (event.type === EVENT_ID.SCALAR) return scalarOffset(event);
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : void 0;
}
function scalarOffset(event) {
  if (event.valueStart === -1) return event.anchorStart === -1 ? void 0 : event.anchorStart - 1;
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return quoted ? event.valueStart - 1 : event.valueStart;
}

// src/engines/kube-yaml/tag.ts
var LONG = "tag:yaml.org,2002:";
function resolveTagged(tag, text) {
  switch (shortTag(tag)) {
    case "!!null":
      return resolvePlain(text) === null ? null : void 0;
    case "!!bool":
      return only("boolean", text);
    case "!!int": {
      const value = only("number", text);
      return Number.isInteger(value) && !/^[-+]?(?:[0-9_]*\.|[0-9_]+[eE])/.test(text) ? value : void 0;
    }
    case "!!float":
      return only("number", text);
    case "!!timestamp":
      return /^\d{4}-\d\d?-\d\d?/.test(text) ? text : void 0;
    case "!!binary":
      return decodeBase64(text);
    default:
      return text;
  }
}
function shortTag(tag) {
  const name = tag.startsWith("!<") ? tag.slice(2, -1) : tag;
  return name.startsWith(LONG) ? `!!${name.slice(LONG.length)}` : name;
}
function only(type, text) {
  const value = resolvePlain(text);
  return typeof value === type ? value : void 0;
}
function decodeBase64(text) {
  const compact = text.replace(/[\r\n]/g, "");
  const isBase64 = compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
  return isBase64 ? Buffer.from(compact, "base64").toString("utf8") : void 0;
}

// src/engines/kube-yaml/construct.ts
function construct({ source, events, original }, dialect = KUBECTL) {
  const construction = new Construction(source, dialect);
  try {
    for (const event of events) construction.take(event);
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.message, original(error.offset), error.bomb) : error;
  }
  const duplicates = construction.duplicates.map(({ key, offset }) => ({ key, offset: original(offset) }));
  return { values: construction.values, duplicates };
}
var Construction = class {
  values = [];
  duplicates = [];
  #source;
  #isJson;
  #frames = [];
  #anchors = /* @__PURE__ */ new Map();
  #nodes = 0;
  #aliased = 0;
  #dialect;
  constructor(source, dialect) {
    this.#source = source;
    this.#dialect = dialect;
    this.#isJson = /^\s*\{/.test(source);
  }
  take(event) {
    if (event.type === EVENT_ID2.SCALAR) this.#scalar(event);
    else if (event.type === EVENT_ID2.POP) this.#close();
    else if (event.type === EVENT_ID2.ALIAS) this.#alias(event.anchorStart, event.anchorEnd);
    else if (event.type === EVENT_ID2.DOCUMENT) this.#begin();
    else this.#open(event);
  }
  #begin() {
    this.#anchors = /* @__PURE__ */ new Map();
    this.#nodes = 0;
    this.#aliased = 0;
  }
  #scalar(event) {
    this.#nodes += 1;
    const text = event.fast ? this.#source.slice(event.valueStart, event.valueEnd) : this.#text(event);
    const mapping = this.#awaitsKey();
    if (mapping && text === "<<" && event.style === SCALAR_STYLE2.PLAIN) {
      mapping.merging = true;
      return;
    }
    const value = this.#resolve(event, text);
    if (event.anchorStart !== -1) this.#anchor(event, { value, nodes: 1, open: false });
    if (mapping) this.#key(mapping, this.#keyText(value, text), offsetOf(event) ?? 0);
    else this.#add(value, event);
  }
  /** A block whose last line has no end, because the file ends there, ends in no line break either. */
  #text(event) {
    const text = getScalarValue2(this.#source, event);
    const isBlock = event.style === SCALAR_STYLE2.LITERAL_BLOCK || event.style === SCALAR_STYLE2.FOLDED_BLOCK;
    const isLast = isBlock && event.valueEnd >= this.#source.length && !/[\r\n][ \t]*$/.test(this.#source);
    return isLast && text.endsWith("\n") ? text.slice(0, -1) : text;
  }
  /** The mapping that is open and has no key yet for what comes next. */
  #awaitsKey() {
    const frame = this.#frames.at(-1);
    return frame && "entries" in frame && frame.key === void 0 && !frame.merging ? frame : void 0;
  }
  #resolve(event, text) {
    if (event.tagStart !== -1) {
      const resolved = resolveTagged(this.#source.slice(event.tagStart, event.tagEnd), text);
      if (resolved === void 0) throw new Refused("the value does not fit its tag", event.tagStart);
      return resolved;
    }
    if (event.style === SCALAR_STYLE2.PLAIN) return this.#dialect.plain(text);
    if (!event.fast && event.style === SCALAR_STYLE2.DOUBLE_QUOTED && !this.#isJson) this.#refuseSlash(event);
    return text;
  }
  /** YAML 1.1 has no such escape; kubectl reads it in JSON files alone. */
  #refuseSlash(event) {
    const raw = this.#source.slice(event.valueStart, event.valueEnd);
    const found = /(?:^|[^\\])(?:\\\\)*\\\//.exec(raw);
    if (found) throw new Refused("unknown escape `\\/`", event.valueStart + found.index);
  }
  #alias(anchorStart, anchorEnd) {
    const name = this.#name(anchorStart, anchorEnd);
    const anchor = this.#anchors.get(name);
    if (!anchor) throw new Refused(`unknown anchor "${name}"`, anchorStart - 1);
    if (anchor.open) throw new Refused(`the value of anchor "${name}" contains itself`, anchorStart - 1);
    this.#nodes += 1 + anchor.nodes;
    this.#aliased += anchor.nodes;
    if (isBomb(this.#nodes, this.#aliased)) {
      throw new Refused("its aliases multiply into too many nodes", anchorStart - 1, true);
    }
    const frame = this.#frames.at(-1);
    if (frame && "entries" in frame && frame.merging && !isMapping(anchor.value)) {
      throw new Refused("a merge needs a mapping, or a list of mappings", anchorStart - 1);
    }
    if (this.#awaitsKey()) this.#keyFrom(anchor.value, anchorStart - 1);
    else this.#add(anchor.value, anchorStart - 1);
  }
  #open(event) {
    const before = this.#nodes;
    this.#nodes += 1;
    if (event.type === EVENT_ID2.SEQUENCE) {
      const items = [];
      const anchor2 = event.anchorStart === -1 ? void 0 : this.#anchor(event, { value: items, nodes: 0, open: true });
      this.#frames.push({ start: event.start, before, anchor: anchor2, items });
      return;
    }
    const entries = {};
    const anchor = event.anchorStart === -1 ? void 0 : this.#anchor(event, { value: entries, nodes: 0, open: true });
    this.#frames.push({
      start: event.start,
      before,
      anchor,
      entries,
      merged: void 0,
      key: void 0,
      merging: false
    });
  }
  #close() {
    const frame = this.#frames.pop();
    if (!frame) return;
    if (frame.anchor) {
      frame.anchor.nodes = this.#nodes - frame.before;
      frame.anchor.open = false;
    }
    const value = "entries" in frame ? frame.entries : frame.items;
    if (this.#awaitsKey()) this.#keyFrom(value, frame.start);
    else this.#add(value, frame.start);
  }
  #anchor(at2, anchor) {
    this.#anchors.set(this.#name(at2.anchorStart, at2.anchorEnd), anchor);
    return anchor;
  }
  #name(start, end) {
    const name = this.#source.slice(start, end);
    if (/^[\w-]+$/.test(name)) return name;
    throw new Refused('an anchor is named by letters, digits, "_" and "-"', start - 1);
  }
  #add(value, from) {
    const frame = this.#frames.at(-1);
    if (typeof value === "number" && !Number.isFinite(value))
      throw new Refused(`${value} has no form in JSON`, at(from));
    if (!frame) {
      this.values.push(value);
    } else if ("items" in frame) {
      frame.items.push(value);
    } else if (frame.merging) {
      const over = this.#dialect.mergesOver;
      frame.merged = mergeInto(frame.entries, { value, merged: frame.merged, offset: at(from), over });
      frame.merging = false;
    } else if (frame.key !== void 0) {
      put(frame.entries, frame.key, value);
      frame.key = void 0;
    }
  }
  #keyFrom(value, offset) {
    const mapping = this.#awaitsKey();
    if (typeof value === "object" && value !== null) throw new Refused("a key must be a scalar", offset);
    if (mapping) this.#key(mapping, this.#keyText(value, String(value)), offset);
  }
  #keyText(value, text) {
    if (this.#dialect.onlyStringKeys) return typeof value === "string" ? value : void 0;
    return keyText(value, text);
  }
  #key(mapping, key, offset) {
    if (key === void 0) throw new Refused(this.#dialect.badKey, offset);
    if (Object.hasOwn(mapping.entries, key) && !mapping.merged?.delete(key)) this.duplicates.push({ key, offset });
    mapping.key = key;
  }
};
var at = (from) => typeof from === "number" ? from : offsetOf(from) ?? 0;
function isBomb(nodes, aliased) {
  if (aliased <= 100 || nodes <= 1e3) return false;
  const excess = Math.min(1, Math.max(0, (nodes - 4e5) / 36e5));
  return aliased / nodes > 0.99 - 0.89 * excess;
}

// src/engines/kube-yaml/density.ts
var SHORT = 2e5;
function valuesIn(source) {
  if (source.length < SHORT) return 0;
  return 1 + countOf(source, ",") + countOf(source, "\n");
}
function countOf(text, sign) {
  let count = 0;
  for (let at2 = text.indexOf(sign); at2 >= 0; at2 = text.indexOf(sign, at2 + 1)) count += 1;
  return count;
}
var MOST = { plain: { values: 25e4, each: 16 }, events: { values: 6e4, each: 30 } };
function refuseDense(source, way) {
  const values = valuesIn(source);
  const { values: most, each } = MOST[way];
  if (values <= most + source.length / each) return;
  throw new Refused(`one document with some ${values} values, more than are read`, 0, true);
}
var isPlaceable = (source) => valuesIn(source) <= 2 * MOST.events.values;

// src/engines/kube-yaml/events.ts
import { parseEvents, YAMLException } from "js-yaml";

// src/engines/kube-yaml/tabs.ts
import { COLLECTION_STYLE, EVENT_ID as EVENT_ID3 } from "js-yaml";
function refuseTabs(source, events, original) {
  const harmless = harmlessRanges(source, events).toSorted(([one], [other]) => one - other);
  let next = 0;
  let covered = 0;
  for (const tab of freeTabs(source)) {
    for (let range = harmless[next]; range && range[0] <= tab; range = harmless[next]) {
      covered = Math.max(covered, range[1]);
      next += 1;
    }
    if (tab >= covered) throw new Refused("a tab must not stand where a key or an item can begin", original(tab));
  }
}
function* freeTabs(source) {
  for (const found of source.matchAll(/^ *(?:[-?:] +)*[-?:]?\t/gm)) yield found.index + found[0].length - 1;
}
function harmlessRanges(source, events) {
  const ranges = [];
  const open = [];
  let cursor = 0;
  for (const event of events) {
    if (event.type === EVENT_ID3.SCALAR) {
      cursor = Math.max(cursor, event.valueEnd);
      ranges.push([event.valueStart, event.valueEnd]);
    } else if (event.type === EVENT_ID3.POP) {
      const collection = open.pop();
      if (!collection?.flow) continue;
      cursor = Math.max(source.indexOf(collection.close, cursor), collection.start) + 1;
      if (!open.at(-1)?.flow) ranges.push([collection.start, cursor]);
    } else if (event.type === EVENT_ID3.MAPPING || event.type === EVENT_ID3.SEQUENCE) {
      const flow = event.style === COLLECTION_STYLE.FLOW;
      if (flow) cursor = Math.max(cursor, event.start + 1);
      open.push({ flow, start: event.start, close: event.type === EVENT_ID3.MAPPING ? "}" : "]" });
    } else if (event.type === EVENT_ID3.DOCUMENT) {
      open.push({ flow: false, start: 0, close: "" });
    }
  }
  return ranges;
}

// src/engines/kube-yaml/events.ts
var MAX_DEPTH = 1e3;
var MAX_REPAIRS = 1e3;
var MAX_REPAIRED = 2e7;
var INDENT = " ".repeat(256);
function readEvents(given) {
  let source = given;
  const inserted = [];
  const original = (offset) => Math.max(0, offset - inserted.filter((at2) => at2 < offset).length * INDENT.length);
  for (let repairs = 0; ; repairs += 1) {
    try {
      const events = parseEvents(source, { maxDepth: MAX_DEPTH });
      if (given.includes("	")) refuseTabs(source, events, original);
      return { source, events, original };
    } catch (error) {
      if (!(error instanceof YAMLException) || !error.mark) throw error;
      const { position } = error.mark;
      const start = Math.max(source.lastIndexOf("\n", position - 1), source.lastIndexOf("\r", position - 1)) + 1;
      const before = source.slice(start, position);
      const repairable = error.reason === "deficient indentation" && repairs < MAX_REPAIRS && repairs * source.length < MAX_REPAIRED;
      if (repairable && before.trim() === "" && !inserted.includes(start)) {
        for (const [index, at2] of inserted.entries()) if (at2 > start) inserted[index] = at2 + INDENT.length;
        inserted.push(start);
        source = source.slice(0, start) + INDENT + source.slice(start);
      } else if (repairable && withoutTabs(before) !== before) {
        source = source.slice(0, start) + withoutTabs(before) + source.slice(position);
      } else {
        throw new Refused(error.reason, original(position));
      }
    }
  }
}
var withoutTabs = (line) => line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\t/g, (part) => part === "	" ? " " : part);

// src/engines/kube-yaml/plain/text.ts
var NotPlain = class {
};
var BREAKS_PLAIN = /:(?: |$)| #/m;
function readPlainText(source, from, indent) {
  let at2 = from;
  let last2 = 0;
  for (; at2 < source.length; at2 += 1) {
    const code = source.charCodeAt(at2);
    if (code === 10 || code === 35 && last2 === 32) break;
    if (code === 32 && last2 === 58) throw new NotPlain();
    last2 = code;
  }
  const text = source.slice(from, at2).trimEnd();
  if (text.endsWith(":")) throw new NotPlain();
  if (source.charCodeAt(at2) === 35) return { text, end: lineEnd(source, at2) + 1 };
  return nextPart(source, at2, indent) !== -1 ? readFolded(source, { text, end: at2, indent }) : { text, end: at2 + 1 };
}
function nextPart(source, end, indent) {
  let at2 = end + 1;
  let start = at2;
  for (; at2 < source.length; at2 += 1) {
    const code = source.charCodeAt(at2);
    if (code === 10) start = at2 + 1;
    else if (code !== 32) return at2 - start > indent && code !== 35 ? start : -1;
  }
  return -1;
}
function readFolded(source, first) {
  const lines = [first.text];
  let end = first.end;
  for (let start = nextPart(source, end, first.indent); start !== -1; start = nextPart(source, end, first.indent)) {
    for (let at2 = lineEnd(source, end + 1); at2 < start; at2 = lineEnd(source, at2 + 1)) lines.push("");
    end = lineEnd(source, start);
    const line = source.slice(start, end).trim();
    if (BREAKS_PLAIN.test(line)) throw new NotPlain();
    lines.push(line);
  }
  return { text: fold(lines), end: end + 1 };
}
function fold(lines) {
  let text = lines[0] ?? "";
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    if (line === "" && index < lines.length - 1) breaks += 1;
    else {
      text += (breaks === 0 ? " " : "\n".repeat(breaks)) + line;
      breaks = 0;
    }
  }
  return text;
}
function readQuotedText(source, from, indent) {
  const isDouble = source.charCodeAt(from) === 34;
  const close = isDouble ? closeOfDouble(source, from) : closeOfSingle(source, from);
  const raw = source.slice(from + 1, close);
  const end = lineEnd(source, close);
  if (!/^(?: *$| +#)/.test(source.slice(close + 1, end))) throw new NotPlain();
  const text = isDouble ? withoutEscapes(foldDouble(raw, indent)) : foldQuoted(raw.replaceAll("''", "'").split("\n"), indent);
  return { text, end: end + 1 };
}
function closeOfDouble(source, from) {
  let at2 = from + 1;
  for (let code = source.charCodeAt(at2); code !== 34; code = source.charCodeAt(at2)) {
    if (Number.isNaN(code)) throw new NotPlain();
    at2 += code === 92 ? 2 : 1;
  }
  return at2;
}
function closeOfSingle(source, from) {
  let close = source.indexOf("'", from + 1);
  while (close !== -1 && source.charCodeAt(close + 1) === 39) close = source.indexOf("'", close + 2);
  if (close === -1) throw new NotPlain();
  return close;
}
var ESCAPES = { '"': '"', "\\": "\\", " ": " ", n: "\n", t: "	" };
function withoutEscapes(raw) {
  if (!raw.includes("\\")) return raw;
  return raw.replace(/\\(.)/gs, (_, sign) => {
    const meant = ESCAPES[sign];
    if (meant === void 0) throw new NotPlain();
    return meant;
  });
}
function foldDouble(raw, indent) {
  if (!raw.includes("\n")) return raw;
  const lines = [];
  let head;
  for (const line of raw.split("\n")) {
    const bare = line.trimStart();
    if (head !== void 0 && (bare === "" || line.length - bare.length <= indent)) throw new NotPlain();
    const end = /(?<!\\)(?:\\\\)*\\( *)$/.exec(line);
    if (end?.[1]) throw new NotPlain();
    const whole = head === void 0 ? line : head + bare;
    head = end ? whole.slice(0, -1) : void 0;
    if (!end) lines.push(whole);
  }
  return foldQuoted(lines, indent);
}
function foldQuoted(lines, indent) {
  if (lines.length === 1) return lines[0] ?? "";
  const last2 = lines.length - 1;
  return fold(
    lines.map((line, index) => {
      const bare = line.trimStart();
      const isBlank = bare === "" && index < last2;
      if (index > 0 && !isBlank && line.length - bare.length <= indent) throw new NotPlain();
      if (index === 0) return line.trimEnd();
      return index === last2 ? bare : bare.trimEnd();
    })
  );
}
function readBlockText(source, from, indent) {
  const header = lineEnd(source, from);
  const strip = source.charCodeAt(from + 1) === 45;
  if (header !== from + (strip ? 2 : 1)) throw new NotPlain();
  const lines = [];
  let start = header + 1;
  let inner = -1;
  for (; start < source.length; ) {
    const end = lineEnd(source, start);
    let at2 = start;
    while (source.charCodeAt(at2) === 32) at2 += 1;
    const isBlank = at2 === end;
    const spaces = at2 - start;
    if (!isBlank && inner === -1) inner = spaces;
    if (isBlank && inner === -1 && spaces > 0) throw new NotPlain();
    if (!isBlank && spaces <= indent) break;
    if (!isBlank && spaces < inner) throw new NotPlain();
    lines.push(isBlank && spaces <= Math.max(0, inner) ? "" : source.slice(start + inner, end));
    start = end + 1;
  }
  if (start > source.length || inner <= indent) throw new NotPlain();
  while (lines.at(-1) === "") lines.pop();
  const text = lines.join("\n");
  return { text: strip ? text : `${text}
`, end: start };
}
function lineEnd(source, at2) {
  const end = source.indexOf("\n", at2);
  return end === -1 ? source.length : end;
}

// src/engines/kube-yaml/plain/flow.ts
var TOKEN = / *(?:([[\]{},])|"([^"\\]*)"|'([^']*)'|(-{0,2}[\w./](?:[\w./@+=%*-]|:(?=[\w./])| +(?=\w))*))(:?)/y;
var MAX_DEPTH2 = 20;
function readPlainFlow(line, resolve) {
  const reader = new FlowReader(line, resolve);
  const value = reader.value(reader.next(), 0);
  reader.end();
  return value;
}
var FlowReader = class {
  #line;
  #resolve;
  #at = 0;
  constructor(line, resolve) {
    this.#line = line;
    this.#resolve = resolve;
  }
  next() {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#line);
    if (!found) throw new NotPlain();
    this.#at = TOKEN.lastIndex;
    const [, sign, double, single, plain, colon] = found;
    const isKey = colon === ":";
    if (isKey && (sign !== void 0 || this.#line.charAt(this.#at) !== " ")) throw new NotPlain();
    return { sign, quoted: double ?? single, plain, colon: isKey };
  }
  end() {
    if (this.#line.slice(this.#at).trim() !== "") throw new NotPlain();
  }
  value(token, depth) {
    if (depth > MAX_DEPTH2 || token.colon) throw new NotPlain();
    if (token.sign === "[") return this.#items(depth);
    if (token.sign === "{") return this.#entries(depth);
    return this.#scalar(token);
  }
  #items(depth) {
    const items = [];
    let token = this.next();
    while (token.sign !== "]") {
      items.push(this.value(token, depth + 1));
      token = this.#behind("]");
    }
    return items;
  }
  #entries(depth) {
    const entries = {};
    let token = this.next();
    while (token.sign !== "}") {
      const key = token.quoted ?? token.plain ?? "";
      if (!token.colon || Object.hasOwn(entries, key) || this.#scalar(token) !== key) throw new NotPlain();
      put(entries, key, this.value(this.next(), depth + 1));
      token = this.#behind("}");
    }
    return entries;
  }
  /** What follows an item: the collection's end, or the next item behind a comma. */
  #behind(end) {
    const token = this.next();
    if (token.sign === end) return token;
    if (token.sign !== ",") throw new NotPlain();
    const next = this.next();
    if (next.sign === end) throw new NotPlain();
    return next;
  }
  #scalar({ quoted, plain }) {
    if (quoted !== void 0) return quoted;
    if (plain === void 0) throw new NotPlain();
    const value = this.#resolve(plain);
    if (typeof value === "number" && !Number.isFinite(value)) throw new NotPlain();
    return value;
  }
};

// src/engines/kube-yaml/plain/block.ts
var UNUSUAL = /[\t\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
var MAX_DEPTH3 = 100;
var MAX_KEY = 500;
var NEWLINE = 10;
var SPACE = 32;
var HASH = 35;
var DASH = 45;
var COLON = 58;
var indicators = marked("?:,[]{}#&*!|>'\"%@`");
var keyCharacters = marked("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-");
function readPlainBlock(source, { isAscii = false, resolve = resolvePlain } = {}) {
  if (!isAscii && UNUSUAL.test(source)) return void 0;
  try {
    return new BlockReader(source, resolve).document();
  } catch (error) {
    if (error instanceof NotPlain) return void 0;
    throw error;
  }
}
var BlockReader = class {
  #source;
  #resolve;
  /** Offset of the first character of the line that comes next, and the spaces before it; -1 at the end. */
  #at = 0;
  #indent = -1;
  #depth = 0;
  constructor(source, resolve) {
    this.#source = source;
    this.#resolve = resolve;
  }
  document() {
    this.#advance(0);
    if (this.#at === this.#source.length) throw new NotPlain();
    const value = this.#block(0);
    if (this.#at < this.#source.length || !isMapping(value)) throw new NotPlain();
    return value;
  }
  /** Goes to the next line, from the beginning of one, that holds something besides space and a comment. */
  #advance(from) {
    const source = this.#source;
    let start = from;
    while (start < source.length) {
      let at2 = start;
      while (source.charCodeAt(at2) === SPACE) at2 += 1;
      const code = source.charCodeAt(at2);
      if (code === HASH) at2 = lineEnd(source, at2);
      else if (code !== NEWLINE && at2 < source.length) {
        this.#at = at2;
        this.#indent = at2 - start;
        if (at2 === start && source.startsWith("...", at2)) throw new NotPlain();
        return;
      }
      start = at2 + 1;
    }
    this.#at = source.length;
    this.#indent = -1;
  }
  #block(indent) {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH3) throw new NotPlain();
    const value = this.#isItem() ? this.#sequence(indent) : this.#mapping(indent);
    this.#depth -= 1;
    return value;
  }
  #isItem() {
    return this.#source.charCodeAt(this.#at) === DASH && isSpace(this.#source.charCodeAt(this.#at + 1));
  }
  #mapping(indent) {
    const entries = {};
    while (this.#indent === indent) {
      const end = this.#keyEnd(this.#at);
      if (end === -1) throw new NotPlain();
      const key = this.#source.slice(this.#at, end);
      if (Object.hasOwn(entries, key) || this.#resolve(key) !== key) throw new NotPlain();
      put(entries, key, this.#value(end + 1, indent, true));
    }
    if (this.#indent > indent) throw new NotPlain();
    return entries;
  }
  /** Where a key ends that begins here; -1 where none does. */
  #keyEnd(from) {
    const source = this.#source;
    let at2 = from;
    while (keyCharacters[source.charCodeAt(at2)] === 1) at2 += 1;
    const ends = at2 > from && source.charCodeAt(from) !== DASH && at2 - from < MAX_KEY && source.charCodeAt(at2) === COLON;
    return ends && isSpace(source.charCodeAt(at2 + 1)) ? at2 : -1;
  }
  #sequence(indent) {
    const items = [];
    while (this.#indent === indent && this.#isItem()) {
      let at2 = this.#at + 1;
      while (this.#source.charCodeAt(at2) === SPACE) at2 += 1;
      if (this.#keyEnd(at2) === -1) items.push(this.#value(this.#at + 1, indent, false));
      else {
        this.#indent = indent + at2 - this.#at;
        this.#at = at2;
        items.push(this.#block(this.#indent));
      }
    }
    if (this.#indent > indent) throw new NotPlain();
    return items;
  }
  /** What stands behind a colon or a dash, be it in the lines below. */
  #value(from, indent, inMapping) {
    const source = this.#source;
    let at2 = from;
    while (source.charCodeAt(at2) === SPACE) at2 += 1;
    const code = source.charCodeAt(at2);
    if (code === NEWLINE || at2 >= source.length || code === HASH && at2 > from)
      return this.#below(at2, indent, inMapping);
    if (code < 128 && indicators[code] === 1) return this.#marked(at2, indent);
    if (code === DASH && isSpace(source.charCodeAt(at2 + 1))) throw new NotPlain();
    const read = readPlainText(source, at2, indent);
    this.#advance(read.end);
    const value = this.#resolve(read.text);
    if (typeof value === "number" && !Number.isFinite(value)) throw new NotPlain();
    return value;
  }
  #below(at2, indent, inMapping) {
    this.#advance(lineEnd(this.#source, at2) + 1);
    if (this.#indent > indent) return this.#block(this.#indent);
    return inMapping && this.#indent === indent && this.#isItem() ? this.#block(indent) : null;
  }
  #marked(at2, indent) {
    const source = this.#source;
    const sign = source.charAt(at2);
    if (sign === '"' || sign === "'") return this.#take(readQuotedText(source, at2, indent));
    if (sign === "|") return this.#take(readBlockText(source, at2, indent));
    if (sign !== "[" && sign !== "{") throw new NotPlain();
    const end = lineEnd(source, at2);
    const value = readPlainFlow(source.slice(at2, end), this.#resolve);
    this.#advance(end + 1);
    return value;
  }
  #take({ text, end }) {
    this.#advance(end);
    return text;
  }
};
function marked(characters) {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}
var isSpace = (code) => code === SPACE || code === NEWLINE || Number.isNaN(code);

// src/engines/kube-yaml/plain/json.ts
var TOKEN2 = /"((?:[^"\\]|\\["\\/bfnrt])*)"([ \n]*:)?|-?\d[\d.eE+-]*/g;
var WHOLE = /^(?:0|-?[1-9]\d{0,14})$/;
var MAX_KEY2 = 500;
var MAX_DEPTH4 = 100;
function readPlainJson(source, { isAscii }) {
  if (!isAscii || !/^\s*\{/.test(source)) return void 0;
  const keys = plainKeys(source);
  if (keys === void 0) return void 0;
  try {
    const value = JSON.parse(source);
    return isMapping(value) && keysIn(value, 0) === keys ? value : void 0;
  } catch (error) {
    if (error instanceof SyntaxError) return void 0;
    throw error;
  }
}
function plainKeys(source) {
  let keys = 0;
  for (const [token, text, colon] of source.matchAll(TOKEN2)) {
    if (text === void 0) {
      if (!WHOLE.test(token)) return void 0;
    } else if (colon !== void 0) {
      if (text.length > MAX_KEY2 || text.includes("\\") || text === "__proto__" || text === "<<") return void 0;
      keys += 1;
    }
  }
  return keys;
}
function keysIn(value, depth) {
  if (depth > MAX_DEPTH4) return Number.NaN;
  if (isSequence(value)) return value.reduce((sum, item) => sum + keysIn(item, depth + 1), 0);
  if (!isMapping(value)) return 0;
  const items = Object.values(value);
  return items.reduce((sum, item) => sum + keysIn(item, depth + 1), items.length);
}

// src/engines/kube-yaml/split.ts
function splitDocuments(source) {
  const chunks = [];
  const badSeparators = [];
  let start = 0;
  let startLine = 0;
  let line = 0;
  const close = (end) => {
    if (hasContent(source, start, end)) chunks.push({ source: source.slice(start, end), line: startLine });
  };
  let counted = 0;
  for (let at2 = nextMarker(source, 0); at2 !== -1; at2 = nextMarker(source, at2 + 3)) {
    line += countBreaks(source, counted, at2);
    counted = at2;
    close(at2);
    const end = source.indexOf("\n", at2);
    const rest = source.slice(at2 + 3, end === -1 ? void 0 : end).trim();
    if (rest !== "" && !rest.startsWith("#")) badSeparators.push(line);
    start = end === -1 ? source.length : end + 1;
    startLine = line + 1;
  }
  close(source.length);
  return { chunks, badSeparators };
}
function nextMarker(source, from) {
  if (from === 0 && source.startsWith("---")) return 0;
  const found = source.indexOf("\n---", Math.max(0, from - 1));
  return found === -1 ? -1 : found + 1;
}
function countBreaks(source, from, to) {
  let breaks = 0;
  for (let at2 = from; at2 < to; at2 += 1) {
    const code = source.charCodeAt(at2);
    if (code === 10 || code === 13 && source.charCodeAt(at2 + 1) !== 10) breaks += 1;
  }
  return breaks;
}
function hasContent(source, from, to) {
  for (let at2 = from; at2 < to; at2 += 1) {
    const code = source.charCodeAt(at2);
    if (code === 35) {
      const end = source.indexOf("\n", at2);
      if (end === -1 || end >= to) return false;
      at2 = end;
    } else if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 65279) {
      return true;
    }
  }
  return false;
}

// src/engines/kube-yaml/text-lines.ts
var last;
function lineAt(source, offset) {
  if (last?.source !== source) last = { source, begins: lineBegins(source) };
  const { begins } = last;
  let low = 0;
  for (let high = begins.length - 1; low < high; ) {
    const middle = Math.ceil((low + high) / 2);
    if ((begins[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, begin: begins[low] ?? 0 };
}
function lineBegins(source) {
  const begins = [0];
  for (let at2 = 0; at2 < source.length; at2 += 1) {
    const code = source.charCodeAt(at2);
    if (code === 10 || code === 13 && source.charCodeAt(at2 + 1) !== 10) begins.push(at2 + 1);
  }
  return begins;
}

// src/engines/kube-yaml/document.ts
var BEYOND_ASCII = /[^\n -~]/;
var NON_PRINTABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|(?!^)\uFEFF/;
function parseKubeYaml(source, file) {
  const documents = [];
  const problems = [];
  const isAscii = !BEYOND_ASCII.test(source);
  const control = isAscii ? null : NON_PRINTABLE.exec(source);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
    const where = positionAt(source, control.index, 0);
    return {
      documents,
      problems: [{ rule: "not-yaml", file, message: `not text: control character U+${code}`, ...where }]
    };
  }
  const { chunks, badSeparators } = splitDocuments(source.charCodeAt(0) === 65279 ? source.slice(1) : source);
  for (const line of badSeparators) {
    const message = "not YAML that kubectl reads: only space or a comment may follow `---` on its line";
    problems.push({ rule: "not-yaml", file, message, line: line + 1, column: 1 });
  }
  for (const chunk of chunks) readChunk(chunk, { file, isAscii, documents, problems });
  return { documents, problems };
}
function readChunk(chunk, { file, isAscii, documents, problems }) {
  const problem = (rule, message, offset) => problems.push({ rule, file, message, ...positionAt(chunk.source, offset, chunk.line) });
  try {
    const position = (path, part) => positionIn(chunk, path, part);
    refuseDense(chunk.source, "plain");
    const plain = readPlainBlock(chunk.source, { isAscii }) ?? readPlainJson(chunk.source, { isAscii });
    if (plain) {
      for (const object of objectsOf(plain, { file, index: documents.length, position })) documents.push(object);
      return;
    }
    refuseDense(chunk.source, "events");
    const { source, events, original } = readEvents(chunk.source);
    const { values, duplicates } = construct({ source, events, original });
    for (const { key, offset } of duplicates) problem("duplicate-key", `"${key}" is given twice`, offset);
    if (values.slice(1).some((value2) => value2 !== null)) {
      problem(
        "not-yaml",
        "kubectl reads nothing behind `...`: part documents with `---`",
        chunk.source.search(/^\.\.\./m)
      );
    }
    const value = values[0];
    if (value === void 0 || value === null) return;
    if (!isMapping(value)) {
      problem(
        "not-yaml",
        `not a Kubernetes object: expected an object, got ${typeName(value)}`,
        firstContent(chunk.source)
      );
      return;
    }
    for (const object of objectsOf(value, { file, index: documents.length, position })) documents.push(object);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { message, offset, bomb } = error;
    if (bomb) problem("alias-bomb", message, offset);
    else problem("not-yaml", describeUnread(chunk.source, message), offset);
  }
}
function describeUnread(source, message) {
  const template = /\{\{-?\s*[^}]{0,60}/.exec(source)?.[0].trim();
  if (template === void 0) return `not YAML: ${message}`;
  return `a template, not YAML (it has \`${template.slice(0, 40)}\`): render it first`;
}
function objectsOf(value, origin) {
  const kind = textField(value, "kind") ?? "";
  const items = field(value, "items");
  if (!kind.endsWith("List") || !isSequence(items)) return [documentOf(value, origin)];
  const outer = { apiVersion: textField(value, "apiVersion") ?? "", kind: kind.slice(0, -"List".length) };
  return items.flatMap((item, index) => {
    const position = (path, part) => origin.position(["items", index, ...path], part);
    const inner = isMapping(item) && kind !== "List" ? { ...outer, ...item } : item;
    const at2 = { ...origin, index: origin.index + index, position };
    return isMapping(inner) ? objectsOf(inner, at2) : [documentOf({}, at2)];
  });
}
function documentOf(value, { file, index, renderedFrom, position }) {
  const kind = textField(value, "kind") ?? "";
  const name = textField(value, "metadata", "name") ?? "";
  const generateName = textField(value, "metadata", "generateName");
  return {
    file,
    index,
    value,
    apiVersion: textField(value, "apiVersion") ?? "",
    kind,
    name,
    namespace: textField(value, "metadata", "namespace") ?? "",
    subject: `${kind || "object"}/${name || (generateName ? `${generateName}*` : "?")}`,
    renderedFrom,
    position
  };
}
var lastRead;
function positionIn(chunk, path, part) {
  if (lastRead?.given !== chunk.source) {
    lastRead = { given: chunk.source, read: isPlaceable(chunk.source) ? readEvents(chunk.source) : void 0 };
  }
  const { read } = lastRead;
  if (!read) return positionAt(chunk.source, firstContent(chunk.source), chunk.line);
  return positionAt(chunk.source, read.original(locate(read, path, part)), chunk.line);
}
function positionAt(source, offset, firstLine) {
  if (offset === 0) return { line: firstLine + 1, column: 1 };
  const { line, begin } = lineAt(source, offset);
  return { line: firstLine + line + 1, column: offset - begin + 1 };
}
var firstContent = (source) => Math.max(0, source.search(/^(?![ \t]*(?:#|$))/m));

export {
  resolvePlain,
  KUSTOMIZE,
  AS_WRITTEN,
  Refused,
  construct,
  readEvents,
  splitDocuments,
  parseKubeYaml,
  objectsOf
};
