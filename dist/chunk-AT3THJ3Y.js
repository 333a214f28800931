import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  entryOf
} from "./chunk-7ILL4VNR.js";

// src/engines/prometheus-config/rules/nodes.ts
var known = /* @__PURE__ */ new WeakMap();
function groupNodes(root) {
  if (!root) return [];
  const before = known.get(root);
  if (before) return before;
  const groups = itemsOf(root, "groups").map(({ node, index }) => {
    const path = ["groups", index];
    const rules = itemsOf(node, "rules").flatMap(
      ({ node: rule, index: number }) => rule.kind === "map" ? [{ node: rule, path: [...path, "rules", number], name: ruleName(rule) }] : []
    );
    return { path, name: scalarAt(node, "name") ?? "", rules };
  });
  known.set(root, groups);
  return groups;
}
var ruleName = (rule) => scalarAt(rule, "alert") ?? scalarAt(rule, "record") ?? "";
function itemsOf(node, key) {
  const list = node?.kind === "map" ? entryOf(node, key)?.value : void 0;
  return list?.kind === "list" ? list.items.map((item, index) => ({ node: item, index })) : [];
}
function scalarAt(node, key) {
  const value = node?.kind === "map" ? entryOf(node, key)?.value : void 0;
  return value?.kind === "scalar" ? value.text : void 0;
}

export {
  groupNodes,
  itemsOf,
  scalarAt
};
