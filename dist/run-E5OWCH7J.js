import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  rolloutRules
} from "./chunk-5DFZELJN.js";
import {
  readManifest
} from "./chunk-OHXWTIZC.js";
import {
  MANIFEST_TYPES,
  RegistrySession
} from "./chunk-FYEL6SM5.js";
import "./chunk-D33GXNBU.js";
import {
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  lastRecord,
  progressOf,
  readRecord,
  restartsSince,
  templateContainers
} from "./chunk-EUWUA46J.js";
import {
  conditionOf,
  kindOf,
  listField,
  nameOf,
  namespaceOf,
  numberField,
  selectorText,
  textsField,
  timeField,
  uidOf
} from "./chunk-KYKIPUZD.js";
import {
  openCluster,
  readSaid,
  showRight
} from "./chunk-P35JBH6E.js";
import {
  printedBy
} from "./chunk-GOBM22IH.js";
import {
  field,
  isSequence,
  textField
} from "./chunk-QTDOXDI3.js";
import {
  failed,
  findingOf,
  passed
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  alignColumns
} from "./chunk-5CTZS7HT.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/rollout/event.ts
function readEvent(object) {
  const about = "involvedObject";
  return {
    isWarning: textField(object, "type") === "Warning",
    reason: textField(object, "reason") ?? "",
    message: (textField(object, "message") ?? "").trim(),
    count: numberField(object, "series", "count") ?? numberField(object, "count") ?? 1,
    at: timeField(object, "series", "lastObservedTime") ?? timeField(object, "lastTimestamp") ?? timeField(object, "eventTime") ?? timeField(object, "deprecatedLastTimestamp") ?? timeField(object, "metadata", "creationTimestamp"),
    kind: textField(object, about, "kind") ?? "",
    name: textField(object, about, "name") ?? "",
    uid: textField(object, about, "uid") ?? "",
    container: /\{([^}]+)\}$/.exec(textField(object, about, "fieldPath") ?? "")?.[1]
  };
}
var eventsOf = (events, { uid, since }) => events.filter((event) => event.uid === uid && (since === void 0 || event.at === void 0 || event.at >= since)).sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
function eventLines(events) {
  const told = /* @__PURE__ */ new Map();
  for (const event of events) {
    const key = `${event.reason} ${plain(event.message)}`;
    const known = told.get(key);
    if (known) known.times += event.count;
    else told.set(key, { event, times: event.count });
  }
  return [...told.values()].map(({ event, times }) => {
    const often = times > 1 ? ` (${times} times)` : "";
    return `${event.isWarning ? "Warning" : "Normal"} ${event.reason}${often}: ${clip(event.message, 500)}`;
  });
}
var plain = (message) => message.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID").replace(/\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?/g, "ADDRESS").replace(/\b[a-z0-9-]+-[a-z0-9]{8,10}-[a-z0-9]{5}\b/g, "POD").replace(/\b[0-9a-f]{12,}\b/g, "ID");

// src/engines/rollout/block.ts
function blocksOf(progress, causes) {
  const groups = /* @__PURE__ */ new Map();
  for (const cause of causes) {
    const key = `${cause.rule} ${cause.container ?? ""} ${withoutRestarts(plain(cause.said))}`;
    groups.set(key, [...groups.get(key) ?? [], cause]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === void 0) return [];
    const pods = [...new Set(group.flatMap(({ pod }) => pod ?? []))];
    const of = Math.max(progress.pods.length, pods.length);
    const where = whereOf(first, pods.length > 0 && of > 1 ? ` (${pods.length} of ${count(of, "pod")})` : "");
    return {
      rule: first.rule,
      subject: progress.subject,
      namespace: progress.namespace,
      sentence: `${where}${first.said}`,
      pods,
      isFatal: group.some(({ isFatal }) => isFatal),
      evidence: first.evidence,
      next: first.next,
      log: first.log
    };
  });
}
var withoutRestarts = (said) => said.replace(/, \d+ restarts?/, "");
function whereOf({ container, pod }, share) {
  if (container !== void 0 && pod !== void 0) return `container ${container} of pod ${pod}${share}: `;
  if (pod !== void 0) return `pod ${pod}${share}: `;
  return container === void 0 ? "" : `container ${container}: `;
}

// src/checks/rollout/autoscalers.ts
async function belowMinimum(progress, cluster) {
  const scaled = progress.filter(({ kind }) => kind === "Deployment" || kind === "StatefulSet");
  const namespaces = [...new Set(scaled.map(({ namespace }) => namespace))];
  const told = await Promise.all(
    namespaces.map(async (namespace) => {
      const { items } = await cluster.get({ of: ["horizontalpodautoscalers.autoscaling"], namespace });
      return items.flatMap((item) => {
        const own = scaled.find(
          (each) => each.namespace === namespace && each.kind === textField(item, "spec", "scaleTargetRef", "kind") && each.name === textField(item, "spec", "scaleTargetRef", "name")
        );
        const least = numberField(item, "spec", "minReplicas") ?? 1;
        if (own === void 0 || own.ready >= least) return [];
        const said = `${own.ready} pods are ready, and its autoscaler ${nameOf(item)} must keep at least ${least}`;
        return [{ progress: own, said, autoscaler: nameOf(item) }];
      });
    })
  );
  return told.flat();
}

// src/engines/rollout/maker-causes.ts
var REFUSALS = [
  {
    matches: /exceeded quota: ([^,]+), requested: (.+), used: (.+), limited: (.+?)(?:$|\n)/,
    rule: "quota",
    said: (_, [, quota, requested, used, limited]) => `ResourceQuota ${quota} is exceeded: requested ${requested}, used ${used}, limited to ${limited}`,
    isFatal: true
  },
  {
    matches: /failed quota: ([^:]+): must specify (.+?)(?:$|\n)/,
    rule: "quota",
    said: (_, [, quota, what]) => `ResourceQuota ${quota} demands that each container says ${what}`,
    isFatal: true
  },
  {
    matches: /(?:maximum|minimum) (?:cpu|memory|ephemeral-storage) usage per \w+ is .+?(?:$|\n)/,
    rule: "quota",
    said: (words) => `a LimitRange refuses it: ${ending(words)}`,
    isFatal: true
  },
  {
    matches: /violates PodSecurity "([^"]+)": (.+?)(?:$|\n)/,
    rule: "admission-refused",
    said: (_, [, level, why]) => `Pod Security "${level}" refuses it: ${why}`,
    isFatal: true
  },
  {
    matches: /admission webhook "([^"]+)" denied the request:? ?(.*?)(?:$|\n)/,
    rule: "admission-refused",
    said: (_, [, hook, why]) => `the admission webhook ${hook} refuses it: ${why || "it does not say why"}`,
    isFatal: true
  },
  {
    matches: /ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request: (.+?)(?:$|\n)/,
    rule: "admission-refused",
    said: (_, [, policy, why]) => `the admission policy ${policy} refuses it: ${why}`,
    isFatal: true
  },
  {
    matches: /failed calling webhook "([^"]+)"/,
    rule: "admission-refused",
    said: (words, [, hook]) => `the admission webhook ${hook} does not answer: ${ending(words)}`,
    isFatal: false
  },
  {
    matches: /serviceaccount "?([^"\s]+)"? not found|error looking up service account ([^:]+)/i,
    rule: "admission-refused",
    said: (_, [, one, other]) => `its service account ${one ?? other} does not exist`,
    isFatal: true
  },
  {
    matches: /no PriorityClass with name (\S+) was found/,
    rule: "admission-refused",
    said: (_, [, name]) => `its PriorityClass ${name} does not exist`,
    isFatal: true
  }
];
var ending = (words) => words.trim().split(/: (?=\S)/).slice(-2).join(": ").slice(-300);
var GRACE_MS = 1e4;
function makerCauses(sight) {
  const { progress, events, now } = sight;
  const { maker } = progress;
  if (maker === void 0 || progress.missing === void 0) return [];
  const failure = conditionOf(maker, "ReplicaFailure") ?? conditionOf(progress.object, "ReplicaFailure");
  const event = eventsOf(events, { uid: uidOf(maker), since: progress.since ?? sight.since }).findLast(
    ({ reason }) => reason === "FailedCreate"
  );
  const stands = failure?.status === "True" ? failure : void 0;
  const words = textField(stands, "message") ?? (kindOf(maker) === "ReplicaSet" ? void 0 : event?.message);
  if (words === void 0 || progress.pods.length >= progress.wanted) return [];
  const since = timeField(stands, "lastTransitionTime") ?? event?.at;
  const hasLasted = progress.pods.length === 0 || since !== void 0 && now - since >= GRACE_MS;
  const evidence = [`${stands ? "ReplicaFailure" : "FailedCreate"}: ${clip(words, 700)}`];
  const next = ["describe", kindOf(maker).toLowerCase(), nameOf(maker)];
  for (const { matches, rule: rule2, said, isFatal } of REFUSALS) {
    const match = matches.exec(words);
    if (match === null) continue;
    const way = rule2 === "quota" ? ["describe", "resourcequota,limitrange"] : next;
    return [
      {
        rule: rule2,
        said: clip(`no pod is made: ${said(words, match)}`, 600),
        isFatal: isFatal && hasLasted,
        evidence,
        next: way
      }
    ];
  }
  const rule = /forbidden|denied|invalid/i.test(words) ? "admission-refused" : "not-progressing";
  return [{ rule, said: `no pod is made: ${ending(words)}`, isFatal: false, evidence, next }];
}
function ownCause({ progress, now }, since) {
  const { missing, lost, kind, name, object } = progress;
  if (missing === void 0) return void 0;
  const progressing = conditionOf(object, "Progressing");
  const isOver = textField(progressing, "reason") === "ProgressDeadlineExceeded";
  const at = timeField(progressing, "lastUpdateTime");
  const isOwn = since === void 0 ? now - (at ?? now) >= GRACE_MS : at !== void 0 && at >= since;
  const said = isOver && isOwn ? `${missing}, and its own progress deadline is over` : missing;
  return {
    rule: kind === "Job" && lost?.startsWith("it has failed") ? "job-failed" : "not-progressing",
    said,
    isFatal: lost !== void 0 || isOver && isOwn,
    evidence: isOver ? [`Progressing is ${textField(progressing, "status")}: ${textField(progressing, "message") ?? ""}`] : [],
    next: lost?.includes("paused") ? ["rollout", "resume", `${kind.toLowerCase()}/${name}`] : ["describe", kind.toLowerCase(), name]
  };
}

// src/engines/rollout/cause.ts
var describePod = (pod) => ["describe", "pod", pod.name];
var logOf = (pod, container, previous) => ({
  pod: pod.name,
  container: container.name,
  previous
});
var logCommand = (pod, container, previous) => [
  "logs",
  pod.name,
  "-c",
  container.name,
  ...previous ? ["--previous"] : []
];

// src/engines/rollout/image-causes.ts
var PULLING = ["ErrImagePull", "ImagePullBackOff"];
var REFUSALS2 = [
  { matches: /toomanyrequests|\b429\b|rate limit/i, said: "the registry limits how often it is asked", isFatal: false },
  {
    matches: /no match for platform|no matching manifest|does not match the specified platform/i,
    said: "there is none for the architecture of the node",
    isFatal: true
  },
  {
    matches: /unauthorized|denied|no basic auth|authentication required|\b401\b|\b403\b|forbidden/i,
    said: "the registry refuses the login (it may be missing, wrong, or the image does not exist)",
    isFatal: true
  },
  {
    matches: /i\/o timeout|no such host|connection refused|connection reset|TLS handshake|x509|deadline exceeded|EOF|\b50\d\b/i,
    said: "the registry cannot be reached from the node",
    isFatal: false
  },
  {
    matches: /not found|manifest unknown|name unknown|does not exist|\b404\b/i,
    said: "the registry has no such image or tag",
    isFatal: true
  }
];
var NAMED = {
  InvalidImageName: { said: "this is no name of an image", isFatal: true },
  ErrImageNeverPull: { said: "it is not on the node, and its policy is never to pull", isFatal: true },
  ImageInspectError: { said: "the node cannot read it", isFatal: false },
  RegistryUnavailable: { said: "the registry cannot be reached from the node", isFatal: false },
  SignatureValidationFailed: { said: "its signature is refused", isFatal: true }
};
function imageCause({ pod, told }, container) {
  const { waiting } = container;
  if (waiting === void 0) return void 0;
  const isPulling = PULLING.includes(waiting.reason);
  const known = isPulling ? void 0 : NAMED[waiting.reason];
  if (!isPulling && known === void 0) return void 0;
  const words = isPulling ? wordsOf(container, { waiting: waiting.message, told }) : [waiting.message];
  const refusal = known ?? REFUSALS2.find(({ matches }) => words.some((text) => matches.test(withoutName(text, container))));
  const { said, isFatal } = refusal ?? { said: "it cannot be pulled", isFatal: false };
  const quote = words.find((text) => text !== "" && !/^back-off pulling image/i.test(text));
  return {
    rule: "image-pull",
    said: `image ${container.image} cannot be had: ${said}`,
    container: container.name,
    pod: pod.name,
    isFatal,
    evidence: [
      `state.waiting.reason ${waiting.reason}`,
      ...quote === void 0 ? [] : [`said: ${clip(quote, 500)}`],
      .../login/.test(said) ? [pullSecrets(pod)] : []
    ],
    next: describePod(pod)
  };
}
function wordsOf(container, at) {
  const pulls = at.told.filter(
    (event) => event.isWarning && event.reason === "Failed" && (event.container ?? container.name) === container.name
  );
  return [at.waiting, ...pulls.map(({ message }) => message).reverse()];
}
var withoutName = (text, { image }) => text.replaceAll(image, "IMAGE");
function pullSecrets({ object }) {
  const names = listField(object, "spec", "imagePullSecrets").map((secret) => textField(secret, "name") ?? "");
  return names.length === 0 ? "the pod names no pull secret" : `pull secrets of the pod: ${names.join(", ")}`;
}

// src/engines/rollout/start-causes.ts
var NO_PROGRAM = /executable file not found|no such file or directory|permission denied|is a directory|not a directory|exec format error/i;
var STARTING = ["CreateContainerError", "RunContainerError"];
var NEVER_STARTED = ["ContainerCannotRun", "StartError"];
function startCause(sight, container) {
  const { waiting } = container;
  const { pod } = sight;
  if (waiting?.reason === "CreateContainerConfigError") return configCause(sight, container);
  const ended = container.ended ?? container.endedBefore;
  const words = waiting !== void 0 && STARTING.includes(waiting.reason) ? waiting.message : ended !== void 0 && NEVER_STARTED.includes(ended.reason) ? ended.message : void 0;
  if (words === void 0) return void 0;
  const { rule, object } = absent(words);
  if (rule !== void 0) return named(sight, container, { rule, object, words, isFatal: true });
  const isFatal = NO_PROGRAM.test(words);
  return {
    rule: container.isInit ? "init-failing" : "crash-loop",
    said: `it cannot be started: ${shortened(words)}`,
    container: container.name,
    pod: pod.name,
    isFatal,
    evidence: [
      `reason ${waiting !== void 0 && STARTING.includes(waiting.reason) ? waiting.reason : ended?.reason ?? ""}, exit code ${ended?.exitCode ?? "unknown"}`,
      ...words === "" ? [] : [`said: ${clip(words, 500)}`]
    ],
    next: describePod(pod)
  };
}
function configCause(sight, container) {
  const words = container.waiting?.message ?? "";
  const { rule = "not-progressing", object } = absent(words);
  const isTransient = /failed to sync|timed out waiting for the condition/i.test(words);
  return named(sight, container, { rule, object, words, isFatal: !isTransient && rule !== "not-progressing" });
}
function named({ pod, progress }, container, what) {
  const kind = what.rule === "missing-config-map" ? "configmap" : "secret";
  const isKnown = what.rule === "missing-secret" || what.rule === "missing-config-map";
  return {
    rule: what.rule,
    said: isKnown ? `it needs ${what.object}` : `it cannot be configured: ${shortened(what.words)}`,
    container: container.name,
    pod: pod.name,
    isFatal: what.isFatal,
    evidence: [
      `state.waiting.reason ${container.waiting?.reason ?? ""}`,
      ...what.words === "" ? [] : [`said: ${clip(what.words, 500)}`]
    ],
    next: isKnown ? ["get", kind, "-n", progress.namespace] : describePod(pod)
  };
}
function absent(words) {
  const [, key, keyKind, keyOf2] = /couldn't find key (\S+) in (Secret|ConfigMap) (?:[a-z0-9.-]+\/)?([a-z0-9.-]+)/i.exec(words) ?? [];
  if (keyKind !== void 0) {
    const [secret, of] = [/secret/i.test(keyKind), keyOf2 ?? ""];
    return {
      rule: secret ? "missing-secret" : "missing-config-map",
      object: `key ${key} of ${secret ? "Secret" : "ConfigMap"} ${of}, which has no such key`
    };
  }
  const [, kind, name] = /\b(secret|configmap)s? "([^"]+)" not found/i.exec(words) ?? [];
  if (kind === void 0) return { rule: void 0, object: "" };
  const isSecret = /secret/i.test(kind);
  return {
    rule: isSecret ? "missing-secret" : "missing-config-map",
    object: `${isSecret ? "Secret" : "ConfigMap"} ${name}, which does not exist`
  };
}
var shortened = (words) => {
  const parts = plain(words.trim()).split(/: (?=\S)/);
  return parts.slice(-3).join(": ").slice(-200) || "it does not say why";
};
var AFTER = 3;
var AFTER_OUT_OF_MEMORY = 2;
function crashCause(sight, container) {
  const { pod, told, progress, maxRestarts } = sight;
  const ended = container.ended ?? container.endedBefore;
  if (ended === void 0 || container.restarts + (container.ended ? 1 : 0) === 0) return void 0;
  const isLooping = container.waiting?.reason === "CrashLoopBackOff";
  const isDone = container.ended?.exitCode === 0 && (container.isInit || progress.kind === "Job");
  if (isDone || container.isInit && !container.isSidecar && container.ready) return void 0;
  const isOver = restartsSince(container, sight) > maxRestarts;
  if (container.ready && !isOver) return void 0;
  const ends = container.restarts + (container.ended && !isLooping ? 1 : 0);
  const killed = told.findLast(
    (event) => /Liveness probe failed|failed liveness probe|failed startup probe/i.test(event.message)
  );
  const isOutOfMemory = ended.reason === "OOMKilled";
  if (killed !== void 0 && !isOutOfMemory && (ended.exitCode ?? 0) !== 0)
    return livenessCause(sight, container, killed.message);
  const rule = isOutOfMemory ? "out-of-memory" : container.isInit && !container.isSidecar ? "init-failing" : "crash-loop";
  const patience = Math.max(isOutOfMemory ? AFTER_OUT_OF_MEMORY : AFTER, maxRestarts + 1);
  const isJob = progress.kind === "Job";
  return {
    rule: isJob && !isOutOfMemory ? "job-failed" : rule,
    said: `${isOutOfMemory ? `it needs more memory than ${memoryLimit(container)}` : howItEnds(container)}${restarted(container)}`,
    container: container.name,
    pod: pod.name,
    isFatal: !isJob && (ends >= patience || isOver && container.ready),
    evidence: [
      `${container.ended ? "state" : "lastState"}.terminated.reason ${ended.reason || "none"}, exit code ${ended.exitCode ?? "unknown"}${ended.signal ? `, signal ${ended.signal}` : ""}`,
      `restartCount ${container.restarts}`,
      ...isOutOfMemory ? [`limits.memory ${textField(container.spec, "resources", "limits", "memory") ?? "none"}`] : [],
      ...ended.message === "" ? [] : [`said: ${ended.message.slice(-500)}`]
    ],
    next: isOutOfMemory ? describePod(pod) : logCommand(pod, container, container.ended === void 0),
    log: logOf(pod, container, container.ended === void 0)
  };
}
var restarted = ({ restarts, ready }) => restarts === 0 ? "" : `, ${count(restarts, "restart")}${ready ? " so far, although it is ready now" : ""}`;
function memoryLimit({ spec }) {
  const limit = textField(spec, "resources", "limits", "memory");
  return limit === void 0 ? "the node has left (no limit is set)" : `its limit of ${limit}`;
}
function howItEnds(container) {
  const ended = container.ended ?? container.endedBefore;
  const code = ended?.exitCode;
  if (code === 0) return "its process ends by itself with exit code 0, and a service must go on";
  if (code === 127) return "its command is not found (exit code 127)";
  if (code === 126) return "its command cannot be executed (exit code 126)";
  if (code === 137 || ended?.signal === 9) return "it is killed (exit code 137, not for its memory)";
  if (code === 143 || ended?.signal === 15) return "it is asked to end again and again (exit code 143)";
  if (code === 139) return "it crashes with a segmentation fault (exit code 139)";
  return `it crashes with exit code ${code ?? "unknown"}`;
}
function livenessCause({ pod, told, maxRestarts }, container, words) {
  const probe = /startup/i.test(words) ? "startup" : "liveness";
  const last = told.findLast((event) => /probe failed/i.test(event.message))?.message ?? words;
  return {
    rule: "probe-failing",
    said: `its ${probe} probe fails and has it killed: ${shortened(last)}`,
    container: container.name,
    pod: pod.name,
    isFatal: container.restarts >= Math.max(AFTER, maxRestarts + 1),
    evidence: [`said: ${clip(last, 500)}`, probeText(container, `${probe}Probe`), `restartCount ${container.restarts}`],
    next: logCommand(pod, container, true),
    log: logOf(pod, container, true)
  };
}
function probeText({ spec }, key) {
  if (field(spec, key) === void 0) return `${key}: none`;
  const path = textField(spec, key, "httpGet", "path");
  const port = field(spec, key, "httpGet", "port") ?? field(spec, key, "tcpSocket", "port") ?? field(spec, key, "grpc", "port");
  const declared = listField(spec, "ports").flatMap((each) => [each.name, each.containerPort]);
  const other = field(spec, key, "exec") === void 0 ? "TCP" : "a command";
  const way = path !== void 0 ? `GET ${path}` : field(spec, key, "grpc") === void 0 ? other : "gRPC";
  if (port === void 0) return `${key}: ${way}`;
  return `${key}: ${way} on port ${port}${declared.includes(port) ? "" : ", which the container does not declare"}`;
}

// src/engines/rollout/pod-causes.ts
var UNSCHEDULABLE_MS = 6e4;
function podCauses(sight) {
  return sight.progress.pods.flatMap((pod) => {
    const told = eventsOf(sight.events, { uid: pod.uid, since: void 0 });
    return causesOf({ ...sight, pod, told });
  });
}
function causesOf(sight) {
  const { pod, progress } = sight;
  if (pod.phase === "Succeeded") return [];
  const unscheduled = schedulingCause(sight);
  if (unscheduled) return [unscheduled];
  const own = pod.containers.flatMap(
    (container) => imageCause(sight, container) ?? startCause(sight, container) ?? crashCause(sight, container) ?? []
  );
  const first = own.filter(({ container }) => pod.containers.some((each) => each.isInit && each.name === container));
  if (own.length > 0) return first.length > 0 ? first : own;
  if (pod.isReady || progress.kind === "Job") return volumeCauses(sight);
  const volumes = volumeCauses(sight);
  return volumes.length > 0 ? volumes : readinessCauses(sight);
}
function schedulingCause({ pod, told, now, claims }) {
  const { unscheduled } = pod;
  if (unscheduled === void 0 || pod.node !== "") return void 0;
  if (unscheduled.reason === "SchedulingGated")
    return {
      rule: "unschedulable",
      said: "it waits for its scheduling gates",
      pod: pod.name,
      isFatal: false,
      evidence: [`PodScheduled is False: ${unscheduled.reason}`],
      next: describePod(pod)
    };
  const { message } = unscheduled;
  const claim = /persistentvolumeclaim "([^"]+)" (not found|is being deleted|bound to non-existent)/i.exec(message);
  const isUnbound = /unbound immediate PersistentVolumeClaims|volume node affinity conflict|had no available volume zone/i.test(
    message
  );
  const isScaling = told.some(({ reason }) => reason === "TriggeredScaleUp");
  const waited = unscheduled.since === void 0 ? 0 : now - unscheduled.since;
  const evidence = [`PodScheduled is False: ${clip(message, 500) || unscheduled.reason}`];
  if (claim || isUnbound) {
    const pending = (claims ?? []).filter(({ phase }) => phase !== "Bound").map(({ name, phase }) => `${name} is ${phase}`);
    const what = claim ? `PersistentVolumeClaim ${claim[1]}, which ${claim[2] === "not found" ? "does not exist" : claim[2]}` : "a volume that no claim gives it";
    const next = ["describe", "persistentvolumeclaims"];
    return {
      rule: "missing-volume",
      said: `it needs ${what}`,
      pod: pod.name,
      isFatal: false,
      evidence: [...evidence, ...pending],
      next
    };
  }
  return {
    rule: "unschedulable",
    said: `no node can take it: ${nodesSaid(message)}`,
    pod: pod.name,
    isFatal: waited >= UNSCHEDULABLE_MS && !isScaling,
    evidence: [...evidence, ...requestsOf(pod), ...isScaling ? ["the autoscaler is adding a node"] : []],
    next: describePod(pod)
  };
}
var nodesSaid = (message) => {
  const [counts = message] = message.split(/ preemption: /);
  const plainly = counts.replace(/^0\/(\d+) nodes are available: ?/, "").replace(/[.,]? no new claims to deallocate,?/, "").replace(/\.\s*$/, "");
  return clip(plainly, 300) || "the scheduler does not say why";
};
function requestsOf(pod) {
  return pod.containers.flatMap(({ name, spec }) => {
    const requests = field(spec, "resources", "requests");
    return requests === void 0 ? [] : [
      `${name} requests ${JSON.stringify(requests).replace(/[{}"]/g, "").replaceAll(",", ", ").replaceAll(":", " ")}`
    ];
  });
}
var VOLUME = ["FailedMount", "FailedAttachVolume", "FailedMapVolume"];
function volumeCauses({ pod, told }) {
  if (pod.isReady) return [];
  const mount = told.findLast(({ reason }) => VOLUME.includes(reason));
  const sandbox = told.findLast(({ reason }) => reason === "FailedCreatePodSandBox" || reason === "NetworkNotReady");
  const waits = pod.containers.some(({ waiting }) => /ContainerCreating|PodInitializing/.test(waiting?.reason ?? ""));
  if (!waits && pod.containers.some(({ running }) => running)) return [];
  const base = { pod: pod.name, isFatal: false, next: describePod(pod) };
  if (mount) {
    const { rule = "missing-volume", object } = absent(mount.message);
    const said2 = rule === "missing-volume" ? `a volume of it cannot be mounted: ${shortened(mount.message)}` : `it mounts ${object}`;
    return [{ ...base, rule, said: said2, evidence: [`${mount.reason}: ${clip(mount.message, 500)}`] }];
  }
  if (!sandbox) return [];
  const said = `the node cannot give it a network: ${shortened(sandbox.message)}`;
  return [{ ...base, rule: "not-progressing", said, evidence: [`${sandbox.reason}: ${clip(sandbox.message, 500)}`] }];
}
function readinessCauses(sight) {
  const { pod, told } = sight;
  const waiting = pod.containers.filter(({ isInit, running, ready }) => !isInit && running && !ready);
  const causes = waiting.map((container) => {
    const said2 = told.findLast(
      (event) => /probe failed|probe errored/i.test(event.message) && (event.container ?? container.name) === container.name
    );
    const has = container.spec.readinessProbe !== void 0 || container.spec.startupProbe !== void 0;
    const probe = /startup/i.test(said2?.message ?? "") ? "startupProbe" : "readinessProbe";
    const words = said2 === void 0 ? "it does not say why" : shortened(said2.message.replace(/^\w+ probe (?:failed|errored[^:]*): /i, ""));
    return {
      rule: has ? "probe-failing" : "not-progressing",
      said: has ? `it runs, and its ${probe === "startupProbe" ? "startup" : "readiness"} probe fails: ${words}` : "it runs and is not ready",
      container: container.name,
      pod: pod.name,
      isFatal: false,
      evidence: [...said2 ? [`${said2.reason}: ${clip(said2.message, 500)}`] : [], probeText(container, probe)],
      next: logCommand(pod, container, false),
      log: logOf(pod, container, false)
    };
  });
  if (causes.length > 0) return causes;
  const initializing = pod.containers.find(
    ({ isInit, isSidecar, running, ready }) => isInit && !isSidecar && running && !ready
  );
  if (initializing)
    return [
      {
        rule: "init-failing",
        said: "it still runs, and the others wait for it",
        container: initializing.name,
        pod: pod.name,
        isFatal: false,
        evidence: ["an init container has to end before the others start"],
        next: logCommand(pod, initializing, false),
        log: logOf(pod, initializing, false)
      }
    ];
  const gates = field(pod.object, "spec", "readinessGates");
  const isGated = isSequence(gates) && gates.length > 0 && pod.containers.every(({ ready, isInit }) => ready || isInit);
  if (!isGated) return [];
  const said = "its containers are ready, and a readiness gate holds it back";
  const evidence = [`readinessGates ${clip(JSON.stringify(gates), 200)}`];
  return [{ rule: "not-progressing", said, pod: pod.name, isFatal: false, evidence, next: describePod(pod) }];
}

// src/checks/rollout/diagnose.ts
var BEFORE_MS = 5e3;
async function diagnose(progress, { cluster, now, maxRestarts, since }) {
  const namespaces = [...new Set(progress.map(({ namespace }) => namespace))];
  const told = await Promise.all(namespaces.map((namespace) => background(cluster, namespace)));
  const blocks = progress.flatMap((each) => {
    const found = told[namespaces.indexOf(each.namespace)];
    const begun = since ?? each.since;
    const sight = {
      progress: each,
      events: (found?.events ?? []).filter(
        ({ at }) => begun === void 0 || at === void 0 || at >= begun - BEFORE_MS
      ),
      claims: found?.claims,
      now,
      maxRestarts,
      since: begun
    };
    return causesOf2(sight, since);
  });
  return {
    blocks,
    events: told.flatMap(({ events }) => events),
    unseen: [...new Set(told.flatMap(({ unseen }) => unseen))]
  };
}
function causesOf2(sight, since) {
  const { progress } = sight;
  const own = ownCause(sight, since);
  if (progress.lost !== void 0 && progress.kind !== "Job") return own ? blocksOf(progress, [own]) : [];
  const causes = [...makerCauses(sight), ...podCauses(sight)];
  if (causes.length === 0) return own ? blocksOf(progress, [own]) : [];
  const blocks = blocksOf(progress, causes);
  return own?.isFatal ? blocks.map((block) => ({ ...block, isFatal: true })) : blocks;
}
async function background(cluster, namespace) {
  const { items, forbidden } = await cluster.get({ of: ["events", "persistentvolumeclaims"], namespace });
  const isHidden = (resource) => forbidden.some((right) => right.resource === resource);
  return {
    events: items.filter((item) => kindOf(item) === "Event").map(readEvent),
    claims: isHidden("persistentvolumeclaims") ? void 0 : items.filter((item) => kindOf(item) === "PersistentVolumeClaim").map((item) => ({ name: nameOf(item), phase: textField(item, "status", "phase") ?? "", uid: uidOf(item) })),
    unseen: forbidden.map((right) => `this job ${showRight(right)}`)
  };
}
var STARTING2 = ["", "ContainerCreating", "PodInitializing"];
var isSuspicious = (each) => each.lost !== void 0 || each.pods.length < each.wanted || each.pods.some(
  (pod) => pod.unscheduled !== void 0 || pod.containers.some(
    ({ waiting, restarts, ended, isInit }) => !STARTING2.includes(waiting?.reason ?? "") || restarts > 0 || ended !== void 0 && !(isInit && ended.exitCode === 0)
  )
);

// src/text/mask.ts
var NAMED2 = /((?:passw(?:or)?d|passphrase|secret|token|api[-_]?key|access[-_]?key|credentials?|private[-_]?key)["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;}&]+)/gi;
var maskNamed = (line) => line.replace(NAMED2, "$1***");

// src/checks/rollout/evidence.ts
var LINES = 20;
var LINE_LENGTH = 400;
var MAX_LOGS = 8;
var MAX_EVENTS = 12;
var nextCommand = (block, cluster) => {
  const place = block.next.includes("-n") ? [] : ["-n", block.namespace];
  return ["kubectl", ...block.next, ...place, "--context", cluster.context].map(quoted).join(" ");
};
var quoted = (text) => /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
async function evidenceOf(blocks, at) {
  const logs = await Promise.all(
    blocks.map((block, index) => index < MAX_LOGS ? lastLines(block, at.cluster) : void 0)
  );
  return blocks.map((block, index) => {
    const events = eventLines(eventsAbout(block, at)).slice(-MAX_EVENTS);
    const log = logs[index];
    const text = [
      `${block.subject}: ${block.sentence}`,
      ...block.evidence.map((line) => `  ${line}`),
      ...events.length === 0 ? [] : ["  events:", ...events.map((line) => `    ${line}`)],
      ...log === void 0 ? [] : [`  ${log.title}`, ...log.lines.map((line) => `    ${line}`)],
      `  next: ${nextCommand(block, at.cluster)}`
    ].join("\n");
    return { title: `Why: ${block.rule}, ${block.subject}`, text };
  });
}
function eventsAbout({ pods, namespace, subject }, { events, progress }) {
  const own = progress.find((each) => each.subject === subject && each.namespace === namespace);
  const uids = new Set(own?.pods.filter(({ name }) => pods.includes(name)).map(({ uid }) => uid));
  const makers = /* @__PURE__ */ new Set([own?.uid ?? "", own?.maker === void 0 ? "" : uidOf(own.maker)]);
  const about = pods.length > 0 ? uids : makers;
  const isTelling = ({ isWarning, reason }) => isWarning || reason === "Killing";
  return events.filter((event) => event.uid !== "" && about.has(event.uid) && isTelling(event)).sort((one, other) => (one.at ?? 0) - (other.at ?? 0)).map((event) => ({ ...event, message: maskNamed(event.message) }));
}
async function lastLines({ log, namespace }, { kubectl }) {
  if (log === void 0) return void 0;
  for (const previous of log.previous ? [true, false] : [false, true]) {
    const ran = await kubectl([
      "logs",
      log.pod,
      "-c",
      log.container,
      "-n",
      namespace,
      `--tail=${LINES}`,
      "--limit-bytes=65536",
      ...previous ? ["--previous"] : []
    ]);
    const printed = printedBy(ran)?.trimEnd();
    const title = `last lines of the ${previous ? "previous " : ""}log of ${log.container} in pod ${log.pod}:`;
    if (printed !== void 0 && printed !== "")
      return {
        title,
        lines: printed.split("\n").slice(-LINES).map((line) => clip(maskNamed(line), LINE_LENGTH))
      };
    const [right] = readSaid(ran.stderr.text).forbidden;
    if (right) return { title, lines: [`not shown: this job ${showRight(right)}`] };
  }
  return { title: `log of ${log.container} in pod ${log.pod}:`, lines: ["there is none"] };
}

// src/checks/rollout/gather.ts
var GROUP = { deployment: ".apps", statefulset: ".apps", daemonset: ".apps", job: ".batch" };
async function gather(targets, { cluster, minReady, known }) {
  const namespaces = [...new Set(targets.map(({ namespace }) => namespace))];
  const told = await Promise.all(
    namespaces.map(
      (namespace) => gatherIn(
        targets.filter((target) => target.namespace === namespace),
        { cluster, minReady, known, namespace }
      )
    )
  );
  return { progress: told.flatMap(({ progress }) => progress), absent: told.flatMap(({ absent: absent2 }) => absent2) };
}
async function gatherIn(targets, { cluster, minReady, known, namespace }) {
  const [only] = targets.length === 1 ? targets : [];
  const key = only && `${namespace}/${only.kind}/${only.name}`;
  const asked = named2(targets, { cluster, namespace });
  const selector = key === void 0 ? void 0 : known.get(key);
  const isTogether = key === void 0 || selector !== void 0;
  const [found, made] = isTogether ? await Promise.all([asked, makings(targets, { cluster, namespace, selector })]) : [await asked, void 0];
  const [first] = found;
  const own = key !== void 0 && first ? selectorText(field(first, "spec", "selector")) : void 0;
  if (key !== void 0 && own !== void 0) known.set(key, own);
  const objects = made ?? (first === void 0 ? [] : await makings(targets, { cluster, namespace, selector: own }));
  const looked = {
    replicaSets: objects.filter((object) => kindOf(object) === "ReplicaSet"),
    pods: objects.filter((object) => kindOf(object) === "Pod"),
    minReady
  };
  return {
    progress: found.flatMap((object) => progressOf(object, looked) ?? []),
    absent: targets.filter((target) => !found.some((object) => isTarget(object, target)))
  };
}
var isTarget = (object, { kind, name }) => kindOf(object).toLowerCase() === kind && nameOf(object) === name;
async function named2(targets, { cluster, namespace }) {
  const of = targets.map(({ kind, name }) => `${kind}${GROUP[kind]}/${name}`);
  const { items } = await cluster.mustGet({ of, namespace });
  const strange = items.find((item) => !targets.some((target) => isTarget(item, target)));
  if (strange === void 0) return items;
  const message = `kubectl answered with ${kindOf(strange)}/${nameOf(strange)}, which was not asked for`;
  throw new CouldNotTell("wrong-format", message, "Check which kubectl it is.");
}
async function makings(targets, {
  cluster,
  namespace,
  selector
}) {
  const hasSets = targets.some(({ kind }) => kind === "deployment");
  const of = hasSets ? ["replicasets.apps", "pods"] : ["pods"];
  return (await cluster.mustGet({ of, namespace, selector })).items;
}

// src/engines/rollout/image.ts
function judgeImages(progress, wanted) {
  const causes = [];
  const unknown = [];
  for (const image of wanted) {
    let met = 0;
    for (const pod of progress.pods) {
      for (const container of pod.containers) {
        if (image.container === void 0 ? container.isInit : container.name !== image.container) continue;
        met += 1;
        if (container.digest === void 0)
          unknown.push(`pod ${pod.name} does not say which image ${container.name} runs`);
        else if (!image.digests.includes(container.digest)) {
          const said = `it runs ${container.image} as ${container.digest}, and ${image.shown} is wanted`;
          if (!image.isWhole)
            unknown.push(
              `container ${container.name} of pod ${pod.name}: ${said}; whether one is an index or a manifest of the other nobody could tell`
            );
          else
            causes.push({
              rule: "wrong-image",
              said,
              container: container.name,
              pod: pod.name,
              isFatal: false,
              evidence: [`imageID ${container.digest}`, ...image.digests.map((digest) => `wanted ${digest}`)],
              next: ["get", "pod", pod.name, "-o", "yaml"]
            });
        }
      }
    }
    if (met === 0 && progress.pods.length > 0)
      unknown.push(
        `${progress.subject} has no container ${image.container ?? ""}, of which \`images\` speaks`.replace("  ", " ")
      );
  }
  return { causes, unknown: [...new Set(unknown)] };
}
function movedTags(progress) {
  const seen = /* @__PURE__ */ new Map();
  for (const pod of progress.pods) {
    for (const { name, image, digest } of pod.containers) {
      if (digest === void 0) continue;
      const key = `${name} ${image}`;
      const known = seen.get(key) ?? /* @__PURE__ */ new Map();
      if (!known.has(digest)) known.set(digest, pod.name);
      seen.set(key, known);
    }
  }
  return [...seen].flatMap(([key, digests]) => {
    if (digests.size < 2) return [];
    const [container = "", image = ""] = key.split(" ");
    const said = `its pods run ${digests.size} different images under the one name ${image}`;
    const evidence = [...digests].map(([digest, pod]) => `pod ${pod}: ${digest}`);
    return [
      { rule: "wrong-image", said, container, isFatal: false, evidence, next: ["get", "pods", "-o", "wide"] }
    ];
  });
}

// src/facts/image/identities.ts
async function identitiesOf(digest, { image, ports }) {
  const reference = parseImageReference(image);
  if (reference === void 0) {
    throw new CouldNotTell("wrong-format", `${image} is no name of an image`, "Name the image in full.");
  }
  const { registry, repository } = reference;
  const session = new RegistrySession({ registry, repository, plainHttp: false }, ports);
  return around(digest, session);
}
async function around(digest, session) {
  const path = `manifests/${digest}`;
  const answer = await session.get(path, MANIFEST_TYPES.join(", "));
  if (answer === void 0) return void 0;
  const document = readManifest(answer.body, session.where(path));
  if (document.kind === "manifest") return [digest, document.manifest.config.digest];
  const inside = await Promise.all(document.manifests.map((each) => around(each.digest, session)));
  return [digest, ...inside.flatMap((each, index) => each ?? document.manifests[index]?.digest ?? [])];
}

// src/checks/rollout/images.ts
async function holdImages(progress, { options, ports }) {
  const { delivery } = ports;
  const isBack = delivery?.moment === "rollback";
  const wanted = isBack ? void 0 : await wantedOf(options, { progress, delivery });
  const held = [];
  for (const each of progress) {
    const own = wanted?.get(each) ?? recorded(each, delivery, isBack);
    const judged = await withRegistry(each, { wanted: own, ports });
    const template = isBack ? otherTemplate(each, delivery) : [];
    held.push({ progress: each, causes: [...judged.causes, ...template, ...movedTags(each)], unknown: judged.unknown });
  }
  return held;
}
function recordOf({ kind, name, namespace }, delivery) {
  const objects = (delivery?.notes ?? []).flatMap(({ before }) => readRecord(before)?.objects ?? []);
  return objects.find((each) => each.kind === kind && each.name === name && each.namespace === namespace);
}
function otherTemplate(progress, delivery) {
  const images = recordOf(progress, delivery)?.images ?? {};
  return templateContainers(progress.object).flatMap((each) => {
    const [name, image] = [textField(each, "name") ?? "", textField(each, "image") ?? ""];
    const was = images[name];
    if (was === void 0 || was === image) return [];
    const said = `its template names ${image}, and ${was} was recorded before the deploy`;
    const next = ["rollout", "history", `${progress.kind.toLowerCase()}/${progress.name}`];
    return [{ rule: "wrong-image", said, container: name, isFatal: false, evidence: [], next }];
  });
}
function recorded(progress, delivery, isBack) {
  if (!isBack) return [];
  const own = recordOf(progress, delivery);
  return Object.entries(own?.digests ?? {}).map(([container, digests]) => ({
    container,
    digests,
    // The same runtime calls the same image by the same digest.
    isWhole: true,
    shown: `what was recorded before the deploy (${digests.join(", ")})`
  }));
}
async function wantedOf({ images }, { progress, delivery }) {
  const wanted = /* @__PURE__ */ new Map();
  for (const [key, given] of Object.entries(images)) {
    const digests = await digestsOf(given, delivery);
    const matched = progress.flatMap((each) => {
      const container = containerOf(key, each);
      return container === false ? [] : [{ each, container }];
    });
    if (matched.length === 0) {
      const message = `images: nothing that is looked at is called ${key}`;
      throw new CouldNotTell("nothing-checked", message, "Name a container, or a workload such as deployment/backend.");
    }
    for (const { each, container } of matched) {
      wanted.set(each, [...wanted.get(each) ?? [], { container, digests, isWhole: false, shown: given }]);
    }
  }
  return wanted;
}
function containerOf(key, progress) {
  const has = (name) => progress.pods.some(({ containers }) => containers.some((container) => container.name === name));
  const [first = "", second, third] = key.split("/");
  if (second === void 0) return has(first) ? first : first === progress.name ? void 0 : false;
  if (first.toLowerCase() === progress.kind.toLowerCase()) return second === progress.name ? third : false;
  return first === progress.name && has(second) ? second : false;
}
async function digestsOf(given, delivery) {
  const [digest] = /sha256:[0-9a-f]{64}$/.exec(given) ?? [];
  if (digest !== void 0) return [digest];
  const seen = await delivery?.imagesOf?.(given);
  if (seen !== void 0 && seen.length > 0) return seen.map((each) => each.digest);
  const message = `images: no check ${given} of this release has told a digest`;
  throw new CouldNotTell(
    "nothing-checked",
    message,
    "Name a check that looks at the image before the deploy, or write the digest."
  );
}
async function withRegistry(progress, { wanted, ports }) {
  const judged = judgeImages(progress, wanted);
  if (judged.unknown.length === 0) return judged;
  const known = await Promise.all(wanted.map((image) => widened(image, { progress, ports })));
  return judgeImages(progress, known);
}
async function widened(image, { progress, ports }) {
  const containers = progress.pods.flatMap((pod) => pod.containers).filter((each) => image.container === void 0 ? !each.isInit : each.name === image.container);
  const name = containers[0]?.image;
  if (name === void 0) return image;
  const running = new Set(containers.flatMap(({ digest }) => digest ?? []));
  try {
    const around2 = await Promise.all(image.digests.map((digest) => identitiesOf(digest, { image: name, ports })));
    const all = /* @__PURE__ */ new Set([...image.digests, ...around2.flatMap((each) => each ?? [])]);
    for (const digest of running) {
      const inside = all.has(digest) ? void 0 : await identitiesOf(digest, { image: name, ports });
      if (inside?.some((each) => all.has(each))) all.add(digest);
    }
    return { ...image, digests: [...all], isWhole: around2.some((each) => each !== void 0) };
  } catch (error) {
    if (!(error instanceof CouldNotTell) || ports.signal.aborted) throw error;
    return image;
  }
}

// src/engines/rollout/network.ts
function judgeNetwork(network, given) {
  const services = network.services.filter(
    (service) => given.applied.has(`Service/${nameOf(service)}`) || given.workloads.some((workload) => isSelecting(service, workload) || isNamesake(service, workload))
  );
  const names = new Set(services.map(nameOf));
  const ingresses = network.ingresses.filter(
    (ingress) => given.applied.has(`Ingress/${nameOf(ingress)}`) || backendsOf(ingress).some(({ service }) => names.has(service))
  );
  return [
    ...services.flatMap((service) => judgeService(service, { network, workloads: given.workloads })),
    ...ingresses.map((ingress) => judgeIngress(ingress, network))
  ];
}
function isSelecting(service, { namespace, object }) {
  const selector = Object.entries(textsField(service, "spec", "selector"));
  const labels = textsField(object, "spec", "template", "metadata", "labels");
  return namespaceOf(service) === namespace && selector.length > 0 && selector.every(([key, value]) => labels[key] === value);
}
var isNamesake = (service, { namespace, name, kind }) => kind !== "Job" && namespaceOf(service) === namespace && nameOf(service) === name;
function judgeService(service, { network, workloads }) {
  const name = nameOf(service);
  const selector = textsField(service, "spec", "selector");
  if (Object.keys(selector).length === 0 || textField(service, "spec", "type") === "ExternalName") return [];
  const slices = network.slices.filter(
    (slice) => textsField(slice, "metadata", "labels")["kubernetes.io/service-name"] === name
  );
  const endpoints = slices.flatMap((slice) => listField(slice, "endpoints"));
  const ready = endpoints.filter((endpoint) => field(endpoint, "conditions", "ready") !== false);
  const shown = Object.entries(selector).map(([key, value]) => `${key}=${value}`).join(",");
  const reach = { object: `Service/${name}`, namespace: namespaceOf(service) };
  const next = ["get", "endpointslices", "-l", `kubernetes.io/service-name=${name}`, "-o", "yaml"];
  const fault = (rule, said, evidence) => ({
    rule,
    said,
    isFatal: false,
    evidence,
    next
  });
  if (ready.length === 0) {
    const selecting = workloads.filter((workload) => isSelecting(service, workload));
    const why = endpoints.length > 0 ? `${endpoints.length} selected, none of them ready` : selecting.length === 0 ? `its selector ${shown} matches no pod of what was rolled out` : `its selector ${shown} has no endpoint yet`;
    return [
      { ...reach, causes: [fault("no-endpoints", `no ready endpoint: ${why}`, [`selector ${shown}`])], warnings: [] }
    ];
  }
  const port = unservedPort(service, { slices, workloads });
  if (port !== void 0)
    return [{ ...reach, causes: [fault("no-endpoints", port, [`selector ${shown}`])], warnings: [] }];
  if (textField(service, "spec", "type") === "LoadBalancer" && listField(service, "status", "loadBalancer", "ingress").length === 0) {
    const said = "its load balancer has no address yet";
    return [
      {
        ...reach,
        causes: [
          {
            ...fault("no-address", said, ["status.loadBalancer.ingress is empty"]),
            next: ["describe", "service", name]
          }
        ],
        warnings: []
      }
    ];
  }
  return [{ ...reach, causes: [], warnings: [] }];
}
function unservedPort(service, { slices, workloads }) {
  const selecting = workloads.filter((workload) => isSelecting(service, workload));
  if (selecting.length === 0) return void 0;
  const declared = new Set(
    selecting.flatMap(
      ({ object }) => templateContainers(object).flatMap(
        (each) => listField(each, "ports").flatMap((port) => textField(port, "name") ?? [])
      )
    )
  );
  const served = new Set(slices.flatMap((slice) => listField(slice, "ports").map((port) => textField(port, "name") ?? "")));
  for (const port of listField(service, "spec", "ports")) {
    const target = port.targetPort;
    if (typeof target !== "string" || declared.has(target) || served.has(textField(port, "name") ?? "")) continue;
    return `its port ${port.port} leads to the container port "${target}", which no container has`;
  }
  return void 0;
}
function backendsOf(ingress) {
  const all = [
    field(ingress, "spec", "defaultBackend"),
    ...listField(ingress, "spec", "rules").flatMap((rule) => listField(rule, "http", "paths").map((path) => path.backend))
  ];
  return all.flatMap((backend) => {
    const service = textField(backend, "service", "name");
    const number = field(backend, "service", "port", "number");
    return service === void 0 ? [] : [{ service, port: typeof number === "number" ? number : textField(backend, "service", "port", "name") }];
  });
}
function judgeIngress(ingress, { services }) {
  const name = nameOf(ingress);
  const reach = { object: `Ingress/${name}`, namespace: namespaceOf(ingress) };
  const next = ["describe", "ingress", name];
  const causes = backendsOf(ingress).flatMap(({ service, port }) => {
    const known = services.find((each) => nameOf(each) === service && namespaceOf(each) === namespaceOf(ingress));
    const has = known && listField(known, "spec", "ports").some((each) => each.port === port || each.name === port);
    if (known && (has || port === void 0)) return [];
    const said = known ? `it leads to port ${port} of Service ${service}, which has no such port` : `it leads to Service ${service}, which does not exist`;
    return [{ rule: "no-endpoints", said, isFatal: false, evidence: [`backend ${service}:${port ?? ""}`], next }];
  });
  const isAddressed = listField(ingress, "status", "loadBalancer", "ingress").length > 0;
  const warnings = isAddressed ? [] : ["it has no address; some controllers never say one"];
  const seen = /* @__PURE__ */ new Set();
  return { ...reach, causes: causes.filter(({ said }) => !seen.has(said) && seen.add(said)), warnings };
}

// src/checks/rollout/network.ts
async function holdNetwork(progress, {
  options,
  cluster,
  applied
}) {
  const serving = progress.filter(({ kind }) => kind !== "Job");
  const namespaces = [...new Set(serving.map(({ namespace }) => namespace))];
  if (!options.services && !options.ingresses) return [];
  const of = [
    "services",
    ...options.services ? ["endpointslices.discovery.k8s.io"] : [],
    ...options.ingresses ? ["ingresses.networking.k8s.io"] : []
  ];
  const told = await Promise.all(
    namespaces.map(async (namespace) => {
      const { items } = await cluster.mustGet({ of, namespace });
      const network = {
        services: items.filter((item) => kindOf(item) === "Service"),
        slices: items.filter((item) => kindOf(item) === "EndpointSlice"),
        ingresses: items.filter((item) => kindOf(item) === "Ingress")
      };
      const workloads = serving.filter((each) => each.namespace === namespace);
      return judgeNetwork(network, { workloads, applied: applied.get(namespace) ?? /* @__PURE__ */ new Set() });
    })
  );
  return told.flat().filter(({ object }) => options.services || !object.startsWith("Service/"));
}

// src/checks/rollout/targets.ts
var KINDS = ["deployment", "statefulset", "daemonset", "job"];
async function findTargets(options, at) {
  const { delivery } = at;
  const records = (delivery?.notes ?? []).flatMap((note) => lastRecord(note) ?? []);
  const objects = records.flatMap((record) => record.objects);
  const deployed = objects.flatMap((object) => {
    const kind = KINDS.find((each) => each === object.kind.toLowerCase());
    if (kind === void 0 || kind === "job" && !options.jobs) return [];
    return [{ kind, name: object.name, namespace: object.namespace, isDeployed: true }];
  });
  const applied = /* @__PURE__ */ new Map();
  for (const { kind, name, namespace } of objects) {
    applied.set(namespace, (applied.get(namespace) ?? /* @__PURE__ */ new Set()).add(`${kind}/${name}`));
  }
  const begun = (delivery?.notes ?? []).flatMap(({ before }) => readRecord(before)?.at ?? []).map((text) => Date.parse(text));
  const since = begun.length > 0 ? Math.min(...begun) : (await delivery?.deployedAt())?.getTime();
  const named3 = options.workloads?.map(({ kind, name, namespace = at.namespace }) => ({
    kind,
    name,
    namespace,
    isDeployed: deployed.some((each) => each.kind === kind && each.name === name && each.namespace === namespace)
  }));
  const targets = unique(named3 ?? deployed);
  if (targets.length > 0) return { targets, applied, since };
  const message = "no workload is named, and this run has deployed none";
  throw new CouldNotTell("nothing-checked", message, "Name what must be rolled out under `workloads`.");
}
function unique(targets) {
  const seen = new Map(targets.map((target) => [`${target.namespace}/${target.kind}/${target.name}`, target]));
  return [...seen.values()];
}

// src/checks/rollout/verdict.ts
var SHOWN = 4;
var MEASURED = 40;
function verdictOf(told) {
  const { cluster, progress, blocks, others } = told;
  const extra = {
    measurements: progress.slice(0, MEASURED).map(measured),
    details: [...told.details, table(told)]
  };
  const [first, ...more] = blocks;
  if (first === void 0) {
    const shown = progress.slice(0, SHOWN).map(shortly).join(", ");
    const rest = progress.length > SHOWN ? ` and ${progress.length - SHOWN} more` : "";
    return passed(`${shown}${rest} in ${cluster.shown}`, { ...extra, findings: others });
  }
  const besides = more.length === 0 ? "" : `; and ${count(more.length, "more cause")}`;
  const findings = [...blocks.map((block) => findingFor(block, cluster)), ...others];
  return failed(`${first.subject} is not rolled out: ${first.sentence}${besides}`, { ...extra, findings });
}
function findingFor(block, cluster) {
  const help = `${rolloutRules[block.rule].remedy} Next: \`${nextCommand(block, cluster)}\``;
  return findingOf(rolloutRules, {
    rule: block.rule,
    message: `${block.subject}: ${block.sentence}`,
    subject: block.subject,
    actual: block.evidence[0],
    help
  });
}
var shortly = ({ subject, ready, kind }) => kind === "Job" ? `${subject} has completed` : `${subject} runs ${count(ready, "ready pod")}`;
var measured = ({ subject, ready, wanted, kind }) => ({
  name: kind === "Job" ? `completions of ${subject}` : `ready pods of ${subject}`,
  value: ready,
  unit: kind === "Job" ? "completions" : "pods",
  limit: wanted,
  bound: "min"
});
function table({ cluster, progress, unseen }) {
  const rows = progress.map(({ namespace, subject, ready, wanted, missing, pods }) => [
    `${namespace}/${subject}`,
    `${ready}/${wanted}`,
    missing ?? "complete",
    [...new Set(pods.flatMap((pod) => pod.containers.flatMap(({ digest }) => digest?.slice(0, 19) ?? [])))].join(" ")
  ]);
  const head = [
    `context ${cluster.context}, server ${cluster.server}`,
    ...unseen.map((line) => `not looked at: ${line}`)
  ];
  return { title: "What was looked at", text: [...head, ...alignColumns(rows)].join("\n") };
}
function progressLine(progress) {
  const done = progress.filter(({ missing }) => missing === void 0).length;
  const waiting = progress.find(({ missing }) => missing !== void 0);
  const now = waiting === void 0 ? "" : `, ${waiting.subject}: ${waiting.missing}`;
  return `${done} of ${progress.length} complete${now}`;
}

// src/checks/rollout/run.ts
async function runRollout(options, ports) {
  const cluster = await openCluster(options, ports);
  const found = await findTargets(options, { namespace: cluster.namespace, delivery: ports.delivery });
  const watch = { ...found, options, cluster, ports, known: /* @__PURE__ */ new Map(), seen: /* @__PURE__ */ new Set() };
  const lost = /* @__PURE__ */ new WeakSet();
  const ask = async (question) => {
    const { verdict, isLost } = await look(watch, question);
    if (isLost) lost.add(verdict);
    return verdict;
  };
  return until(ask, { waiting: options, ports, isLost: (verdict) => lost.has(verdict) });
}
async function look(watch, { isLast }) {
  const { cluster, options, ports, targets, known, seen } = watch;
  const { progress, absent: absent2 } = await gather(targets, { cluster, minReady: options["min-ready"], known });
  ports.tell(progressLine(progress));
  const gone = absent2.filter((target) => target.isDeployed || seen.has(keyOf(target)));
  const unknown = absent2.filter((target) => !gone.includes(target)).map((target) => notThere(target, cluster));
  for (const { kind, name, namespace } of progress) seen.add(keyOf({ kind: kind.toLowerCase(), name, namespace }));
  const faulty = progress.filter((each) => each.missing !== void 0 || isRestarted(each, watch));
  const isWorth = isLast || faulty.some(isSuspicious);
  const now = ports.clock.now().getTime();
  const told = faulty.length > 0 && isWorth ? await diagnose(faulty, { cluster, now, maxRestarts: options["max-restarts"], since: watch.since }) : { blocks: faulty.map(shortBlock), events: [], unseen: [] };
  const rest = faulty.length + absent2.length === 0 ? await beyondPods(progress, watch) : NOTHING;
  const blocks = [...gone.map(goneBlock), ...told.blocks, ...rest.blocks];
  const isLost = blocks.some(({ isFatal }) => isFatal);
  const details = isLast || isLost ? await evidenceOf(blocks, { cluster, events: told.events, progress }) : [];
  const verdict = verdictOf({ cluster, progress, blocks, details, others: rest.others, unseen: told.unseen });
  return { verdict: unlessUnknown(verdict, [...unknown, ...rest.unknown]), isLost };
}
var keyOf = ({ kind, name, namespace }) => `${namespace}/${kind}/${name}`;
var isRestarted = (progress, { options, since }) => progress.kind !== "Job" && progress.pods.some(
  (pod) => pod.containers.some(
    (container) => (!container.isInit || container.isSidecar) && restartsSince(container, { pod, since: since ?? progress.since }) > options["max-restarts"]
  )
);
function notThere({ kind, name, namespace }, cluster) {
  const message = `${cluster.shown} has no ${kind}/${name} in namespace ${namespace}`;
  return new CouldNotTell("nothing-checked", message, "Check name and namespace in the config.");
}
var plainBlock = (progress, cause) => ({
  rule: "not-progressing",
  subject: progress.subject,
  namespace: progress.namespace,
  sentence: "it is not complete",
  pods: [],
  isFatal: false,
  evidence: [],
  next: ["get", "events", "--sort-by=.lastTimestamp"],
  log: void 0,
  ...cause
});
var shortBlock = (progress) => plainBlock(progress, { sentence: progress.missing ?? "a container was restarted" });
function goneBlock({ kind, name, namespace }) {
  const sentence = "it does not exist any more: somebody has deleted it";
  return plainBlock({ subject: `${SHOWN2[kind]}/${name}`, namespace }, { sentence, isFatal: true, next: ["get", kind] });
}
var SHOWN2 = { deployment: "Deployment", statefulset: "StatefulSet", daemonset: "DaemonSet", job: "Job" };
var NOTHING = { blocks: [], others: [], unknown: [] };
async function beyondPods(progress, watch) {
  const [held, reaches, below] = await Promise.all([
    holdImages(progress, watch),
    holdNetwork(progress, watch),
    belowMinimum(progress, watch.cluster)
  ]);
  const scaled = below.map(
    ({ progress: each, said, autoscaler }) => plainBlock(each, { sentence: said, next: ["describe", "horizontalpodautoscaler", autoscaler] })
  );
  const images = held.flatMap((each) => blocksOf(each.progress, each.causes));
  const ways = reaches.flatMap(
    ({ object, namespace, causes }) => causes.map(
      ({ rule, said, evidence, next }) => plainBlock({ subject: object, namespace }, { rule, sentence: said, evidence, next })
    )
  );
  const others = reaches.flatMap(
    ({ object, warnings }) => warnings.map(
      (said) => findingOf(rolloutRules, { rule: "no-ingress-address", message: `${object}: ${said}`, subject: object })
    )
  );
  const remedy = "Name the digest that the nodes report, or let this job read the registry.";
  const unknown = held.flatMap((each) => each.unknown).map((text) => new CouldNotTell("unsupported", text, remedy));
  return { blocks: [...images, ...scaled, ...ways], others, unknown };
}
export {
  runRollout
};
