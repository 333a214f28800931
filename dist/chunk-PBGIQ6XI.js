import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/http-answer/select.ts
async function selector(path) {
  return path.startsWith("$") ? byPath(path) : byPointer(path);
}
function byPointer(pointer) {
  const keys = pointer.split("/").slice(1).map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  return (document) => {
    const parent = keys.slice(0, -1).reduce(childOf, { value: document });
    const last = keys.at(-1);
    const found = last === void 0 || parent === void 0 ? parent : childOf(parent, last);
    return {
      nodes: found === void 0 ? [] : [found.value],
      singular: true,
      hasParent: parent !== void 0 && (last === void 0 || canHold(parent.value, !/^\d+$/.test(last)))
    };
  };
}
var canHold = (value, byName) => isContainer(value) && !(byName && Array.isArray(value));
var isContainer = (value) => typeof value === "object" && value !== null;
function childOf(found, key) {
  if (found === void 0 || !isContainer(found.value) || !Object.hasOwn(found.value, key)) return void 0;
  if (Array.isArray(found.value) && !/^(?:0|[1-9]\d*)$/.test(key)) return void 0;
  return { value: Reflect.get(found.value, key) };
}
async function byPath(path) {
  const { jsonpath } = await import("json-p3");
  const query = jsonpath.compile(path);
  const singular = query.singularQuery();
  const stem = stemOf(path, (text) => {
    try {
      return jsonpath.compile(text).singularQuery();
    } catch {
      return false;
    }
  });
  const parent = jsonpath.compile(stem);
  const byName = /^\.[^.*]|^\[\s*["']/.test(path.slice(stem.length));
  return (document) => {
    if (!isContainer(document)) return { nodes: path === "$" ? [document] : [], singular, hasParent: false };
    const json = document;
    const held = parent.query(json).values();
    return {
      nodes: query.query(json).values(),
      singular,
      hasParent: path === "$" || held.length === 1 && canHold(held[0], byName)
    };
  };
}
function stemOf(path, isSingular) {
  for (let end = path.length - 1; end > 1; end -= 1) {
    const next = path[end] ?? "";
    if ((next === "." || next === "[") && isSingular(path.slice(0, end))) return path.slice(0, end);
  }
  return "$";
}

export {
  selector
};
