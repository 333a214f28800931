import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  conditionOf,
  isOwnedBy,
  kindOf,
  listField,
  nameOf,
  namespaceOf,
  numberField,
  textsField,
  timeField,
  uidOf
} from "./chunk-KYKIPUZD.js";
import {
  field,
  isMapping,
  textField
} from "./chunk-QTDOXDI3.js";

// src/engines/rollout/pod.ts
function readPod(object2) {
  const scheduled = conditionOf(object2, "PodScheduled");
  return {
    name: nameOf(object2),
    namespace: namespaceOf(object2),
    uid: uidOf(object2),
    phase: textField(object2, "status", "phase") ?? "",
    reason: textField(object2, "status", "reason") ?? "",
    message: textField(object2, "status", "message") ?? "",
    node: textField(object2, "spec", "nodeName") ?? "",
    labels: textsField(object2, "metadata", "labels"),
    createdAt: timeField(object2, "metadata", "creationTimestamp"),
    isLeaving: textField(object2, "metadata", "deletionTimestamp") !== void 0,
    isReady: conditionOf(object2, "Ready")?.status === "True",
    unscheduled: scheduled?.status === "False" ? {
      reason: textField(scheduled, "reason") ?? "",
      message: textField(scheduled, "message") ?? "",
      since: timeField(scheduled, "lastTransitionTime")
    } : void 0,
    containers: [
      ...containersOf(object2, { spec: "initContainers", status: "initContainerStatuses" }),
      ...containersOf(object2, { spec: "containers", status: "containerStatuses" })
    ],
    object: object2
  };
}
function containersOf(object2, { spec, status: status2 }) {
  const statuses = listField(object2, "status", status2);
  return listField(object2, "spec", spec).map((each) => {
    const name = textField(each, "name") ?? "";
    const told = statuses.find((one) => one.name === name);
    const waiting = field(told, "state", "waiting");
    return {
      name,
      isInit: spec === "initContainers",
      isSidecar: spec === "initContainers" && each.restartPolicy === "Always",
      image: textField(each, "image") ?? "",
      digest: digestIn(textField(told, "imageID") ?? ""),
      ready: told?.ready === true,
      running: isMapping(field(told, "state", "running")),
      restarts: numberField(told, "restartCount") ?? 0,
      waiting: isMapping(waiting) ? { reason: textField(waiting, "reason") ?? "", message: textField(waiting, "message") ?? "" } : void 0,
      ended: endedIn(told, "state"),
      endedBefore: endedIn(told, "lastState"),
      spec: each
    };
  });
}
function endedIn(told, state) {
  const ended = field(told, state, "terminated");
  if (!isMapping(ended)) return void 0;
  return {
    reason: textField(ended, "reason") ?? "",
    exitCode: numberField(ended, "exitCode"),
    signal: numberField(ended, "signal"),
    message: textField(ended, "message") ?? "",
    finishedAt: timeField(ended, "finishedAt")
  };
}
var digestIn = (imageId) => /sha256:[0-9a-f]{64}/.exec(imageId)?.[0];
function restartsSince(container, { pod, since }) {
  if (container.restarts === 0) return 0;
  if (since === void 0 || (pod.createdAt ?? since) >= since) return container.restarts;
  const last = container.endedBefore?.finishedAt ?? container.ended?.finishedAt;
  return last !== void 0 && last >= since ? 1 : 0;
}

// src/facts/cluster/record.ts
import { createHash } from "node:crypto";
import { z } from "zod";
var owner = z.object({ by: z.string(), name: z.string() });
var object = z.object({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  /** False for what was not there. */
  exists: z.boolean(),
  uid: z.string().optional(),
  /** Changes exactly when its content does: the pod template's hash for a workload, the spec's for others. */
  version: z.string().optional(),
  /** Of a workload: the number by which `rollout undo` finds it. */
  revision: z.string().optional(),
  replicas: z.number().optional(),
  /** By container, as the template names them. */
  images: z.record(z.string(), z.string()).optional(),
  /** By container, what its pods ran. */
  digests: z.record(z.string(), z.array(z.string())).optional(),
  owner: owner.optional()
});
var record = z.object({
  context: z.string(),
  server: z.string(),
  at: z.string(),
  /** False of what a step was about to change when it wrote this: what runs by now may be anything between. */
  complete: z.boolean(),
  objects: z.array(object)
});
function readRecord(told) {
  const read = record.safeParse(told);
  return read.success ? read.data : void 0;
}
var toRecorded = (made) => JSON.parse(JSON.stringify(made));
var lastRecord = ({ after, before }) => readRecord(after) ?? readRecord(before);
var isWorkload = (kind) => ["Deployment", "StatefulSet", "DaemonSet"].includes(kind);
var placeOf = ({ namespace, kind, name }) => `${namespace === "" ? "" : `${namespace}/`}${kind}/${name}`;
function recordOf(found, more = {}) {
  const kind = kindOf(found);
  const isPodMaker = isWorkload(kind);
  const template = field(found, "spec", "template");
  const containers = [
    ...listField(template, "spec", "initContainers"),
    ...listField(template, "spec", "containers")
  ].map((each) => [textField(each, "name") ?? "", textField(each, "image") ?? ""]);
  const own = ownerOf(found);
  const replicas = numberField(found, "spec", "replicas");
  return {
    kind,
    namespace: namespaceOf(found),
    name: nameOf(found),
    exists: true,
    uid: uidOf(found),
    version: hashOf(isPodMaker ? template : content(found)),
    ...isPodMaker && { images: Object.fromEntries(containers) },
    ...more.revision !== void 0 && { revision: more.revision },
    ...replicas !== void 0 && { replicas },
    ...more.digests && { digests: more.digests },
    ...own && { owner: own }
  };
}
var content = (found) => Object.fromEntries(
  Object.entries(found).filter(([key]) => !["metadata", "status", "kind", "apiVersion"].includes(key))
);
var hashOf = (value) => createHash("sha256").update(stable(value)).digest("hex").slice(0, 32);
function stable(value) {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (!isMapping(value)) return JSON.stringify(value ?? null);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${stable(value[key])}`).join(",")}}`;
}
function ownerOf(found) {
  const labels = textsField(found, "metadata", "labels");
  const annotations = textsField(found, "metadata", "annotations");
  const tracked = annotations["argocd.argoproj.io/tracking-id"] ?? labels["argocd.argoproj.io/instance"];
  if (tracked !== void 0) return { by: "Argo CD", name: tracked.split(":")[0] ?? tracked };
  const flux = labels["kustomize.toolkit.fluxcd.io/name"] ?? labels["helm.toolkit.fluxcd.io/name"];
  if (flux !== void 0) return { by: "Flux", name: flux };
  const release = annotations["meta.helm.sh/release-name"];
  return release === void 0 ? void 0 : { by: "Helm", name: release };
}

// src/engines/rollout/workload.ts
var WORKLOAD_KINDS = ["Deployment", "StatefulSet", "DaemonSet", "Job"];
var REVISION = "deployment.kubernetes.io/revision";
var TEMPLATE_GENERATION = "deprecated.daemonset.template.generation";
var HASH = "controller-revision-hash";
function progressOf(object2, looked) {
  const kind = WORKLOAD_KINDS.find((each) => each === kindOf(object2));
  if (kind === void 0) return void 0;
  const base = {
    kind,
    object: object2,
    name: nameOf(object2),
    namespace: namespaceOf(object2),
    uid: uidOf(object2),
    subject: `${kind}/${nameOf(object2)}`
  };
  const told = READ[kind](object2, looked);
  const leaving = textField(object2, "metadata", "deletionTimestamp") === void 0 ? void 0 : "it is being deleted";
  const isObserved = kind === "Job" || (numberField(object2, "status", "observedGeneration") ?? 0) >= (numberField(object2, "metadata", "generation") ?? 1);
  const unseen = isObserved ? void 0 : "its controller has not seen the newest change yet";
  const lost = isObserved ? told.lost : void 0;
  return { ...base, ...told, lost, missing: leaving ?? unseen ?? lost ?? told.missing };
}
var status = (object2, name) => numberField(object2, "status", name) ?? 0;
var owned = (object2, pods) => pods.filter((pod) => isOwnedBy(pod, uidOf(object2))).map(readPod);
var isCounted = (pod) => !pod.isLeaving && pod.phase !== "Failed" && pod.phase !== "Succeeded";
var oldest = (pods) => {
  const times = pods.flatMap(({ createdAt }) => createdAt ?? []);
  return times.length === 0 ? void 0 : Math.min(...times);
};
var firstOf = (...faults) => faults.find((fault) => typeof fault === "string");
var scaledTo = (wanted, minReady) => wanted >= minReady ? void 0 : wanted === 0 ? "it is scaled to 0, so nothing of it runs" : `it is scaled to ${wanted}, and at least ${minReady} must be ready`;
function deployment(object2, { replicaSets, pods, minReady }) {
  const wanted = numberField(object2, "spec", "replicas") ?? 1;
  const sets = replicaSets.filter((set) => isOwnedBy(set, uidOf(object2)));
  const revision = textField(object2, "metadata", "annotations", REVISION);
  const newest = sets.find((set) => textField(set, "metadata", "annotations", REVISION) === revision);
  const own = newest === void 0 ? [] : owned(newest, pods).filter(isCounted);
  const old = sets.filter((set) => set !== newest).reduce((sum, set) => sum + owned(set, pods).filter(isCounted).length, 0);
  const ready = own.filter(({ isReady }) => isReady).length;
  const paused = field(object2, "spec", "paused") === true ? "its rollout is paused" : void 0;
  return {
    maker: newest,
    pods: own,
    old,
    wanted,
    ready,
    since: newest === void 0 ? void 0 : oldest(own) ?? timeField(newest, "metadata", "creationTimestamp"),
    lost: firstOf(paused, scaledTo(wanted, minReady)),
    missing: firstOf(
      newest === void 0 && "its newest ReplicaSet is not there yet",
      status(object2, "updatedReplicas") < wanted && `${status(object2, "updatedReplicas")} of ${wanted} pods are updated`,
      status(object2, "replicas") > status(object2, "updatedReplicas") && stillOld(status(object2, "replicas") - status(object2, "updatedReplicas")),
      Math.min(ready, status(object2, "readyReplicas")) < wanted && `${ready} of ${wanted} pods are ready`,
      status(object2, "availableReplicas") < wanted && `${status(object2, "availableReplicas")} of ${wanted} pods are available`,
      old > 0 && stillOld(old)
    )
  };
}
var stillOld = (pods) => pods === 1 ? "1 pod of the old revision is still there" : `${pods} pods of the old revision are still there`;
function statefulSet(object2, { pods, minReady }) {
  const wanted = numberField(object2, "spec", "replicas") ?? 1;
  const revision = textField(object2, "status", "updateRevision") ?? "";
  const all = owned(object2, pods).filter(isCounted);
  const own = all.filter(({ labels }) => labels[HASH] === revision && revision !== "");
  const ready = own.filter(({ isReady }) => isReady).length;
  const old = all.length - own.length;
  const partition = numberField(object2, "spec", "updateStrategy", "rollingUpdate", "partition") ?? 0;
  const isOnDelete = textField(object2, "spec", "updateStrategy", "type") === "OnDelete";
  const held = isOnDelete ? `its strategy is OnDelete, and ${stillOld(old)}` : `its partition is ${partition}, and ${stillOld(old)}`;
  const isHeld = old > 0 && (isOnDelete || partition > 0 && own.length >= wanted - partition);
  return {
    maker: object2,
    pods: own,
    old,
    wanted,
    ready,
    since: oldest(own),
    lost: firstOf(scaledTo(wanted, minReady), isHeld && held),
    missing: firstOf(
      own.length < wanted && `${own.length} of ${wanted} pods are updated`,
      Math.min(ready, status(object2, "readyReplicas")) < wanted && `${ready} of ${wanted} pods are ready`,
      (numberField(object2, "status", "availableReplicas") ?? ready) < wanted && `${status(object2, "availableReplicas")} of ${wanted} pods are available`,
      old > 0 && stillOld(old),
      textField(object2, "status", "currentRevision") !== revision && "its controller still calls another revision the current one"
    )
  };
}
function daemonSet(object2, { pods, minReady }) {
  const wanted = status(object2, "desiredNumberScheduled");
  const generation = textField(object2, "metadata", "annotations", TEMPLATE_GENERATION);
  const all = owned(object2, pods).filter(isCounted);
  const own = generation === void 0 ? all : all.filter((pod) => (pod.labels["pod-template-generation"] ?? generation) === generation);
  const ready = own.filter(({ isReady }) => isReady).length;
  const old = all.length - own.length;
  const isOnDelete = textField(object2, "spec", "updateStrategy", "type") === "OnDelete";
  const isSeen = numberField(object2, "status", "observedGeneration") !== void 0;
  return {
    maker: object2,
    pods: own,
    old,
    wanted,
    ready,
    since: oldest(own),
    lost: firstOf(
      isSeen && wanted < minReady && `it fits ${wanted} nodes, and at least ${minReady} pods must be ready`,
      isOnDelete && old > 0 && `its strategy is OnDelete, and ${stillOld(old)}`
    ),
    missing: firstOf(
      status(object2, "updatedNumberScheduled") < wanted && `${status(object2, "updatedNumberScheduled")} of ${wanted} pods are updated`,
      Math.min(ready, status(object2, "numberReady")) < wanted && `${ready} of ${wanted} pods are ready`,
      status(object2, "numberAvailable") < wanted && `${status(object2, "numberAvailable")} of ${wanted} pods are available`,
      old > 0 && stillOld(old)
    )
  };
}
function job(object2, { pods }) {
  const wanted = numberField(object2, "spec", "completions") ?? 1;
  const own = owned(object2, pods);
  const succeeded = status(object2, "succeeded");
  const failed = conditionOf(object2, "Failed");
  const isComplete = conditionOf(object2, "Complete")?.status === "True";
  const why = [textField(failed, "reason"), textField(failed, "message")].filter(Boolean).join(": ");
  return {
    maker: object2,
    pods: own,
    old: 0,
    wanted,
    ready: succeeded,
    since: timeField(object2, "status", "startTime") ?? timeField(object2, "metadata", "creationTimestamp"),
    lost: firstOf(
      failed?.status === "True" && `it has failed (${why})`,
      field(object2, "spec", "suspend") === true && "it is suspended"
    ),
    missing: isComplete ? void 0 : `${succeeded} of ${wanted} completions`
  };
}
var READ = {
  Deployment: deployment,
  StatefulSet: statefulSet,
  DaemonSet: daemonSet,
  Job: job
};
var templateContainers = (object2) => [
  ...listField(object2, "spec", "template", "spec", "initContainers"),
  ...listField(object2, "spec", "template", "spec", "containers")
];

export {
  restartsSince,
  progressOf,
  templateContainers,
  readRecord,
  toRecorded,
  lastRecord,
  isWorkload,
  placeOf,
  recordOf,
  hashOf,
  ownerOf
};
