import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  itemsOf,
  scalarAt
} from "./chunk-AT3THJ3Y.js";
import {
  entryOf,
  nodeAt,
  offsetAt
} from "./chunk-7ILL4VNR.js";

// src/facts/configuration/in-manifests.ts
function filesIn(source, wanted) {
  const { documents } = source.yaml;
  if (!documents.some(isManifest)) return [source];
  return documents.flatMap((node) => inObject(node, source, wanted));
}
var isManifest = (node) => scalarAt(node, "kind") !== void 0 && scalarAt(node, "apiVersion") !== void 0;
function inObject(node, source, wanted) {
  const kind = scalarAt(node, "kind") ?? "";
  if (kind.endsWith("List")) return itemsOf(node, "items").flatMap((item) => inObject(item.node, source, wanted));
  const key = kind === "ConfigMap" ? "data" : kind === "Secret" ? "stringData" : void 0;
  const data = key !== void 0 && node.kind === "map" ? entryOf(node, key)?.value : void 0;
  if (data?.kind !== "map") return [];
  return data.entries.flatMap(
    ({ key: name, value }) => name.kind === "scalar" && wanted.test(name.text) && value.kind === "scalar" ? [source.fileIn(value)] : []
  );
}

// src/engines/loki-config/wrong.ts
var inYaml = ({ root }) => ({ rule, path, message }) => ({
  rule,
  message,
  offset: offsetAt(root, path, nodeAt(root, path)?.value.kind === "scalar" ? "value" : "key"),
  about: path.map(String).join(".")
});

export {
  inYaml,
  filesIn
};
