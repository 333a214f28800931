import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  itemsOf,
  scalarAt
} from "./chunk-AT3THJ3Y.js";
import {
  Source
} from "./chunk-BJ4YS6BF.js";
import {
  entryOf,
  plainData
} from "./chunk-7ILL4VNR.js";

// src/engines/prometheus-config/manifest.ts
import { isDeepStrictEqual } from "node:util";
function ruleSourcesOf(source) {
  const { documents } = source.yaml;
  if (!documents.some(isManifest)) return { sources: [source], problems: [] };
  const objects = documents.flatMap(objectsIn);
  const strays = documents.filter((node) => !isManifest(node) && !(node.kind === "scalar" && node.start === -1));
  return {
    sources: objects.flatMap((object) => rulesIn(object, source)),
    problems: [...strays.map(stray), ...objects.flatMap(unread)]
  };
}
var isManifest = (node) => scalarAt(node, "kind") !== void 0 && scalarAt(node, "apiVersion") !== void 0;
function objectsIn(node) {
  if (node.kind !== "map" || !isManifest(node)) return [];
  const items = itemsOf(node, "items");
  return scalarAt(node, "kind")?.endsWith("List") ? items.flatMap((item) => objectsIn(item.node)) : [node];
}
var valueAt = (node, key) => node?.kind === "map" ? entryOf(node, key)?.value : void 0;
function rulesIn(object, source) {
  const kind = scalarAt(object, "kind");
  if (kind === "PrometheusRule") {
    const spec = valueAt(object, "spec");
    return spec?.kind === "map" ? [source.partAt(spec)] : [];
  }
  const data = kind === "ConfigMap" ? valueAt(object, "data") : kind === "Secret" ? valueAt(object, "stringData") : void 0;
  if (data?.kind !== "map") return [];
  return data.entries.flatMap(({ key, value }) => {
    if (key.kind !== "scalar" || value.kind !== "scalar") return [];
    const file = source.fileIn(value);
    return isRuleFile(key, file) ? [file] : [];
  });
}
var RULES_BY_NAME = /(?:^|[._-])(?:rules?|alerts?|alerting|recording)(?:[._-](?:ya?ml|json|rules))?$/i;
function isRuleFile(key, { root, text, yaml }) {
  if (root?.kind === "map" && entryOf(root, "apiVersion")) return false;
  if (root?.kind === "map" && entryOf(root, "groups")) return true;
  return RULES_BY_NAME.test(key.text) || yaml.problem !== void 0 && /^\s*groups\s*:/m.test(text);
}
var stray = (node) => ({
  rule: "second-document",
  message: "a document that is no Kubernetes object, among others that are: nothing reads it",
  offset: Math.max(0, node.start),
  about: "",
  help: "Give it a file of its own."
});
function unread(object) {
  const kind = scalarAt(object, "kind") ?? "";
  const spec = valueAt(object, "spec");
  if (kind === "PrometheusRule") {
    if (spec?.kind === "map") return [];
    return [{ rule: "invalid-value", message: "a PrometheusRule needs a spec", offset: object.start, about: "spec" }];
  }
  if (!itemsOf(spec, "groups").some(({ node }) => itemsOf(node, "rules").length > 0)) return [];
  const message = `rules in an object of kind ${kind} are not read`;
  return [{ rule: "rules-unread", message, offset: object.start, about: "spec.groups" }];
}
function standaloneText(source) {
  const { root, text } = source;
  if (source.isWhole) return text;
  if (!root || root.start < 0) return void 0;
  const { line, column } = source.at(root.start);
  const lines = text.split("\n");
  const inside = [];
  for (const each of lines.slice(line - 1)) {
    if (each.trim() !== "" && each.slice(0, column - 1).trim() !== "") break;
    inside.push(each.slice(column - 1));
  }
  const cut = `${"\n".repeat(line - 1)}${inside.join("\n")}
`;
  const same = isDeepStrictEqual(plainData(new Source(source.file, cut).root).value, plainData(root).value);
  return same ? cut : void 0;
}

export {
  ruleSourcesOf,
  standaloneText
};
