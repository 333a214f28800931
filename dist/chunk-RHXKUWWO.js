import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  hashOf,
  isWorkload,
  progressOf,
  recordOf
} from "./chunk-EUWUA46J.js";
import {
  isOwnedBy,
  kindOf,
  nameOf,
  namespaceOf,
  numberField,
  textsField,
  uidOf
} from "./chunk-KYKIPUZD.js";
import {
  field,
  isMapping,
  textField
} from "./chunk-QTDOXDI3.js";

// src/facts/cluster/look.ts
var REVISION = "deployment.kubernetes.io/revision";
async function makersIn(cluster, at) {
  const { namespace, kinds } = at;
  const of = [
    ...kinds.includes("Deployment") ? ["replicasets.apps"] : [],
    ...kinds.some((kind) => kind !== "Deployment") ? ["controllerrevisions.apps"] : [],
    "pods"
  ];
  const { items } = await cluster.mustGet({ of, namespace });
  const ofKind = (kind) => items.filter((item) => kindOf(item) === kind);
  return { replicaSets: ofKind("ReplicaSet"), revisions: ofKind("ControllerRevision"), pods: ofKind("Pod") };
}
async function recordAll(objects, cluster) {
  const workloads = objects.filter((object) => isWorkload(kindOf(object)));
  const namespaces = [...new Set(workloads.map(namespaceOf))];
  const makers = /* @__PURE__ */ new Map();
  for (const namespace of namespaces) {
    const kinds = workloads.filter((object) => namespaceOf(object) === namespace).map(kindOf);
    makers.set(namespace, await makersIn(cluster, { namespace, kinds }));
  }
  return objects.map((object) => {
    const own = makers.get(namespaceOf(object));
    if (!isWorkload(kindOf(object)) || own === void 0) return recordOf(object);
    const progress = progressOf(object, { ...own, minReady: 0 });
    return recordOf(object, { revision: revisionOf(object, own), ...progress && { digests: digestsOf(progress) } });
  });
}
function digestsOf({ pods }) {
  const digests = /* @__PURE__ */ new Map();
  for (const { name, digest } of pods.flatMap((pod) => pod.containers)) {
    if (digest !== void 0) digests.set(name, (digests.get(name) ?? /* @__PURE__ */ new Set()).add(digest));
  }
  return Object.fromEntries([...digests].map(([name, found]) => [name, [...found].sort()]));
}
function revisionOf(object, { revisions }) {
  if (kindOf(object) === "Deployment") return textField(object, "metadata", "annotations", REVISION);
  const own = revisions.filter((revision) => isOwnedBy(revision, uidOf(object)));
  const name = kindOf(object) === "StatefulSet" ? textField(object, "status", "updateRevision") : void 0;
  const numbers = own.filter((revision) => name === void 0 || nameOf(revision) === name);
  const newest = numbers.flatMap((revision) => numberField(revision, "revision") ?? []);
  return newest.length === 0 ? void 0 : String(Math.max(...newest));
}
function keptRevision(object, recorded, { replicaSets, revisions }) {
  if (kindOf(object) !== "Deployment") {
    const own2 = revisions.filter((revision) => isOwnedBy(revision, uidOf(object)));
    return own2.some((revision) => String(numberField(revision, "revision")) === recorded.revision) ? recorded.revision : void 0;
  }
  const own = replicaSets.filter((set) => isOwnedBy(set, uidOf(object)));
  const same = own.find((set) => templateVersion(set) === recorded.version);
  return same && textField(same, "metadata", "annotations", REVISION);
}
function templateVersion(set) {
  const template = field(set, "spec", "template");
  const metadata = field(template, "metadata");
  if (!isMapping(template) || !isMapping(metadata)) return "";
  const { "pod-template-hash": _, ...labels } = textsField(metadata, "labels");
  return hashOf({ ...template, metadata: { ...metadata, labels } });
}

export {
  makersIn,
  recordAll,
  keptRevision
};
