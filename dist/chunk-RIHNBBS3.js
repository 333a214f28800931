import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  field,
  isSequence,
  textField
} from "./chunk-QTDOXDI3.js";

// src/engines/kube-yaml/source-of.ts
import { isDeepStrictEqual } from "node:util";
function findSource(rendered, candidates) {
  const same = candidates.filter(({ kind }) => kind === rendered.kind);
  const named = same.find(({ name }) => name === rendered.name);
  return named ?? same.find(({ name }) => name !== "" && rendered.name.includes(name)) ?? (same.length === 1 ? same[0] : void 0);
}
function positionsInSource(rendered, source) {
  return (path, part) => {
    const way = sourcePath(rendered, source.value, path);
    if (way) return source.position(way, part);
    return source.position(field(source.value, "metadata", "name") === void 0 ? ["kind"] : ["metadata", "name"]);
  };
}
function sourcePath(rendered, source, path) {
  const way = [];
  for (const [depth, part] of path.entries()) {
    const found = typeof part === "number" ? sameItem(field(rendered, ...path.slice(0, depth + 1)), field(source, ...way), part) : part;
    if (found === void 0) return void 0;
    way.push(found);
  }
  const theirs = field(source, ...way);
  const ours = field(rendered, ...path);
  if (theirs === void 0) return ours === void 0 ? way : void 0;
  const isScalar = typeof ours !== "object" || ours === null;
  return isScalar && !isDeepStrictEqual(ours, theirs) ? void 0 : way;
}
function sameItem(item, list, index) {
  if (!isSequence(list)) return void 0;
  const name = textField(item, "name");
  if (name === void 0) return index < list.length ? index : void 0;
  const found = list.findIndex((other) => textField(other, "name") === name);
  return found === -1 ? void 0 : found;
}

export {
  findSource,
  positionsInSource
};
