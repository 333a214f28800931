import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseQuantity
} from "./chunk-MNMBULYP.js";
import {
  clusterRules
} from "./chunk-BUX3P3D4.js";
import {
  askEach,
  unlessUnknown
} from "./chunk-6XZ27NNX.js";
import {
  until
} from "./chunk-HQLUBS4V.js";
import {
  conditionOf,
  kindOf,
  listField,
  nameOf,
  namespaceOf,
  numberField
} from "./chunk-KYKIPUZD.js";
import {
  readFiles,
  selectFiles
} from "./chunk-UE3QP4UZ.js";
import {
  noAnswer,
  notAllowed,
  openCluster,
  parseJson,
  readSaid
} from "./chunk-P35JBH6E.js";
import {
  answerOf,
  exitedWith
} from "./chunk-GOBM22IH.js";
import "./chunk-QOT3CONP.js";
import {
  field,
  textField
} from "./chunk-QTDOXDI3.js";
import {
  byFindings,
  findingOf
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/checks/cluster/held.ts
var KEYS = '{{"there"}}{{"\\n"}}{{range $key, $value := .data}}{{$key}}{{if $value}} set{{else}} empty{{end}}{{"\\n"}}{{end}}{{range $key, $value := .binaryData}}{{$key}}{{if $value}} set{{else}} empty{{end}}{{"\\n"}}{{end}}';
async function findHeld(wanted, { kind, cluster }) {
  const findings = [];
  for (const each of wanted) findings.push(...await findOne(each, { kind, cluster }));
  return { looked: count(wanted.length, kind), findings };
}
async function findOne({ name, keys, namespace: own }, { kind, cluster }) {
  const namespace = own ?? cluster.namespace;
  const subject = `${namespace}/${kind}/${name}`;
  const command = `kubectl get ${kind.toLowerCase()} ${name}`;
  const rule = kind === "Secret" ? "secret-missing" : "config-map-missing";
  const ran = await cluster.kubectl(["get", kind.toLowerCase(), name, "-n", namespace, "-o", `go-template=${KEYS}`]);
  const { stdout, stderr } = answerOf(ran, { tool: command });
  const { forbidden, missing } = readSaid(stderr);
  if (forbidden.length > 0) throw notAllowed(forbidden, cluster.shown);
  if (missing.length > 0) return [findingOf(clusterRules, { rule, message: `${subject} does not exist`, subject })];
  if (!exitedWith(ran, 0)) throw noAnswer(command, stderr);
  const [first, ...lines] = stdout.trim().split("\n");
  if (first !== "there")
    throw new CouldNotTell("wrong-format", `${command} does not answer by the template`, "Check which kubectl it is.");
  const found = new Map(lines.map((line) => [line.replace(/ \w+$/, ""), line.endsWith(" set")]));
  return keys.flatMap((key) => {
    const isSet = found.get(key);
    if (isSet) return [];
    const message = isSet === void 0 ? `${subject} has no key ${key}` : `key ${key} of ${subject} is empty`;
    return [findingOf(clusterRules, { rule, message, subject })];
  });
}

// src/checks/cluster/nodes.ts
var isOpen = (node) => conditionOf(node, "Ready")?.status === "True" && field(node, "spec", "unschedulable") !== true && !listField(node, "spec", "taints").some(({ effect }) => effect === "NoSchedule" || effect === "NoExecute");

// src/checks/cluster/room.ts
var WORKLOADS = ["Deployment", "StatefulSet", "DaemonSet", "Job"];
async function findRoom(path, { cluster, ports }) {
  const documents = await read(path, ports);
  const live = await cluster.mustGet({
    of: ["nodes", "pods", "deployments.apps", "statefulsets.apps", "daemonsets.apps"],
    everywhere: true
  });
  const nodes = roomOf(live.items);
  if (nodes.length === 0)
    throw new CouldNotTell("nothing-checked", `${cluster.shown} has no node that takes pods`, "Look at its nodes.");
  const demands = documents.flatMap((document) => demandOf(document, { live: live.items, cluster, nodes: nodes.length }));
  const findings = [...demands].sort((one, other) => other.each.memory - one.each.memory || other.each.cpu - one.each.cpu).flatMap((demand) => {
    const left = demand.pods - place(demand, nodes);
    if (left <= 0) return [];
    const { cpu, memory } = demand.each;
    const message = `${demand.subject}: ${left} of ${count(demand.pods, "new pod")} find no node with ${cpu} CPU and ${Math.ceil(memory / 2 ** 20)} MiB left`;
    return [findingOf(clusterRules, { rule: "no-room", message, subject: demand.subject })];
  });
  const pods = demands.reduce((sum, demand) => sum + demand.pods, 0);
  return { looked: `room for ${count(pods, "new pod")}`, findings };
}
async function read(path, { files, signal }) {
  const { selected } = await selectFiles([path], { files, exclude: [], option: "room-for" });
  const documents = [];
  await readFiles(selected, {
    files,
    signal,
    take: (batch) => {
      const [problem] = batch.problems;
      if (problem)
        throw new CouldNotTell(
          "wrong-format",
          `${problem.file}:${problem.line}: ${problem.message}`,
          "Correct the manifest."
        );
      for (const document of batch.documents) documents.push(document);
    }
  });
  const workloads = documents.filter(({ kind }) => WORKLOADS.includes(kind));
  if (workloads.length > 0) return workloads;
  throw new CouldNotTell(
    "nothing-checked",
    `room-for: ${path} has no workload`,
    "Name manifests with a Deployment or the like."
  );
}
var quantity = (value) => parseQuantity(value) ?? 0;
function roomOf(items) {
  const pods = items.filter(
    (item) => kindOf(item) === "Pod" && !/^(?:Succeeded|Failed)$/.test(textField(item, "status", "phase") ?? "")
  );
  return items.filter((item) => kindOf(item) === "Node" && isOpen(item)).map((node) => {
    const has = (what) => quantity(field(node, "status", "allocatable", what));
    const own = pods.filter((pod) => textField(pod, "spec", "nodeName") === nameOf(node)).map((pod) => requestOf(field(pod, "spec")));
    return {
      cpu: own.reduce((left, { cpu }) => left - cpu, has("cpu")),
      memory: own.reduce((left, { memory }) => left - memory, has("memory")),
      pods: has("pods") - own.length
    };
  });
}
function requestOf(spec) {
  const of = (list, what) => listField(spec, list).map(
    (each) => quantity(field(each, "resources", "requests", what) ?? field(each, "resources", "limits", what))
  );
  const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);
  const most = (what) => Math.max(sum(of("containers", what)), ...of("initContainers", what));
  return { cpu: most("cpu"), memory: most("memory"), pods: 1 };
}
function demandOf(document, {
  live,
  cluster,
  nodes
}) {
  const { kind, name, value, subject } = document;
  const namespace = document.namespace || cluster.namespace;
  const found = live.find((item) => kindOf(item) === kind && nameOf(item) === name && namespaceOf(item) === namespace);
  if (kind === "DaemonSet" && found !== void 0) return [];
  const each = requestOf(field(value, "spec", "template", "spec"));
  const replicas = kind === "DaemonSet" ? nodes : numberField(value, "spec", kind === "Job" ? "parallelism" : "replicas") ?? 1;
  const now = found === void 0 ? 0 : numberField(found, "spec", "replicas") ?? 1;
  const surge = found !== void 0 && kind === "Deployment" ? surgeOf(value, replicas) : 0;
  const pods = Math.max(0, replicas - now) + surge;
  return pods === 0 ? [] : [{ subject, pods, each }];
}
function surgeOf(value, replicas) {
  if (textField(value, "spec", "strategy", "type") === "Recreate") return 0;
  const surge = field(value, "spec", "strategy", "rollingUpdate", "maxSurge") ?? "25%";
  if (typeof surge === "number") return surge;
  const [, percent] = typeof surge === "string" ? /^(\d+)%$/.exec(surge) ?? [] : [];
  return percent === void 0 ? 1 : Math.ceil(replicas * Number(percent) / 100);
}
function place({ pods, each }, nodes) {
  let placed = 0;
  for (; placed < pods; placed += 1) {
    const node = nodes.find(({ cpu, memory, pods: left }) => cpu >= each.cpu && memory >= each.memory && left >= 1);
    if (node === void 0) break;
    node.cpu -= each.cpu;
    node.memory -= each.memory;
    node.pods -= 1;
  }
  return placed;
}

// src/checks/cluster/run.ts
async function runCluster(options, ports) {
  const cluster = await openCluster(options, ports);
  return until(() => once(options, { cluster, ports }), { waiting: options, ports });
}
async function once(options, { cluster, ports }) {
  const { namespaces, nodes, secrets, version, permissions } = options;
  const configMaps = options["config-maps"];
  const room = options["room-for"];
  const asks = [
    version && (() => findVersion(version, cluster)),
    namespaces && (() => findNamespaces(namespaces, cluster)),
    nodes && (() => findNodes(nodes.ready, cluster)),
    secrets && (() => findHeld(secrets, { kind: "Secret", cluster })),
    configMaps && (() => findHeld(configMaps, { kind: "ConfigMap", cluster })),
    room === void 0 ? void 0 : () => findRoom(room, { cluster, ports }),
    permissions && (() => findRights(permissions, cluster))
  ];
  const { answers, unknown } = await askEach(
    asks.flatMap((ask) => ask ?? []),
    { ask: (ask) => ask(), signal: ports.signal }
  );
  return toVerdict(answers, { cluster, unknown });
}
function toVerdict(told, { cluster, unknown }) {
  const findings = told.flatMap((each) => each.findings);
  const looked = told.map((each) => each.looked).join(", ");
  const [first] = findings;
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, "more fault")}` : "";
  const summary = first ? `${first.message}${more}, in ${cluster.shown}` : `${looked} in ${cluster.shown}`;
  const verdict = byFindings(summary, { findings, measurements: told.flatMap((each) => each.measurements ?? []) });
  return unlessUnknown(verdict, unknown);
}
async function findVersion(wanted, cluster) {
  const name = "kubectl version";
  const ran = await cluster.kubectl(["version", "-o", "json"]);
  if (!exitedWith(ran, 0)) throw noAnswer(name, ran.stderr.text);
  const text = textField(parseJson(answerOf(ran, { tool: name }).stdout, name), "serverVersion", "gitVersion") ?? "";
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(text) ?? [];
  if (major === void 0) throw noAnswer(name, `it names no version of the server${text === "" ? "" : `: ${text}`}`);
  const difference = Number(major) * 1e3 + Number(minor) - (wanted.major * 1e3 + wanted.minor);
  const holds = wanted.operator === "==" ? difference === 0 : wanted.operator.startsWith(">") ? difference > 0 || difference === 0 && wanted.operator === ">=" : difference < 0 || difference === 0 && wanted.operator === "<=";
  const message = `the API server is ${text}, expected ${wanted.text}`;
  return {
    looked: `Kubernetes ${text}`,
    findings: holds ? [] : [findingOf(clusterRules, { rule: "version", message, expected: wanted.text, actual: text })]
  };
}
async function findNamespaces(names, cluster) {
  const { items, missing } = await cluster.mustGet({ of: names.map((name) => `namespace/${name}`), namespace: null });
  const findings = names.flatMap((name) => {
    const found = items.find((item) => nameOf(item) === name);
    const phase = textField(found, "status", "phase");
    if (found && phase === "Active") return [];
    if (found === void 0 && missing.length === 0)
      throw noAnswer("kubectl get namespace", `it says nothing of ${name}`);
    const message = `namespace ${name} ${found ? `is ${phase ?? "in no phase"}` : "does not exist"}`;
    return [findingOf(clusterRules, { rule: "namespace-missing", message, subject: `Namespace/${name}` })];
  });
  return { looked: count(names.length, "namespace"), findings };
}
async function findNodes(ready, cluster) {
  const { items } = await cluster.mustGet({ of: ["nodes"], namespace: null });
  const open = items.filter(isOpen).length;
  const others = items.filter((node) => !isOpen(node)).map((node) => `${nameOf(node)} ${conditionOf(node, "Ready")?.status === "True" ? "takes no pods" : "is not ready"}`);
  const why = others.length === 0 ? "" : ` (${others.slice(0, 5).join(", ")})`;
  const message = `${open} of ${count(items.length, "node")} ready and open for pods${why}, expected ${ready}`;
  return {
    looked: `${count(open, "node")} ready`,
    findings: open >= ready ? [] : [findingOf(clusterRules, { rule: "too-few-nodes", message })],
    measurements: [{ name: "nodes ready", value: open, unit: "nodes", limit: ready, bound: "min" }]
  };
}
async function findRights(rights, cluster) {
  const findings = [];
  for (const { verb, resource } of rights) {
    const ran = await cluster.kubectl(["auth", "can-i", verb, resource, "-n", cluster.namespace]);
    const said = ran.stdout.text.trim().split("\n").at(-1) ?? "";
    if (/^yes\b/.test(said) && exitedWith(ran, 0)) continue;
    if (!/^no\b/.test(said)) throw noAnswer(`kubectl auth can-i ${verb} ${resource}`, ran.stderr.text);
    const message = `this job may not ${verb} ${resource} in namespace ${cluster.namespace}`;
    findings.push(findingOf(clusterRules, { rule: "not-allowed", message, subject: `${verb} ${resource}` }));
  }
  return { looked: count(rights.length, "right"), findings };
}
export {
  runCluster
};
