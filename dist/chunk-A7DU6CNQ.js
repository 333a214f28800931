import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isMap
} from "./chunk-3HIBJKUS.js";

// src/config/entry/entries.ts
var LISTS = [["checks"], ["deploy"], ["verify"], ["rollback", "steps"]];
var valueAt = (value, path) => path.reduce((found, key) => {
  if (Array.isArray(found) && typeof key === "number") return found[key];
  return isMap(found) ? found[String(key)] : void 0;
}, value);
function entriesOf(config) {
  const stages = valueAt(config, ["stages"]);
  if (!isMap(stages)) return [];
  return Object.entries(stages).flatMap(
    ([stage, body]) => LISTS.flatMap((list) => {
      const entries = valueAt(body, list);
      if (!Array.isArray(entries)) return [];
      return entries.flatMap(
        (entry, index) => isMap(entry) ? [
          {
            stage,
            entry,
            path: ["stages", stage, ...list, index],
            kind: textIn(entry.kind)
          }
        ] : []
      );
    })
  );
}
var mayHaveVariables = (path) => path.length > 1 && (path[0] === "defaults" && path[1] === "with" || path[0] === "stages" && (path[2] === "defaults" && path[3] === "with" || path[2] === "rollback" || LISTS.some(([list]) => list === path[2]) && path[4] === "with" && path.length > 4));
var textIn = (value) => typeof value === "string" ? value : void 0;
function withValue(data, path, value) {
  const [first, ...rest] = path;
  if (first === void 0) return value;
  if (Array.isArray(data) && typeof first === "number")
    return data.map((item, index) => index === first ? withValue(item, rest, value) : item);
  if (!isMap(data)) return data;
  return { ...data, [String(first)]: withValue(data[String(first)], rest, value) };
}

export {
  valueAt,
  entriesOf,
  mayHaveVariables,
  withValue
};
