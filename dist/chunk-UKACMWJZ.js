import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  parseQuantity,
  showBytes
} from "./chunk-MNMBULYP.js";
import {
  parseImageReference
} from "./chunk-ATU4NNYN.js";
import {
  field,
  isMapping,
  isSequence,
  textField
} from "./chunk-QTDOXDI3.js";

// src/engines/kube-policies/policy.ts
var DOCS = "https://kubernetes.io/docs";
var docs = (page) => `${DOCS}/${page}/`;

// src/engines/kube-policies/selector.ts
function labelsOf(value) {
  const labels = /* @__PURE__ */ new Map();
  if (isMapping(value)) for (const [key, label] of Object.entries(value)) labels.set(key, String(label ?? ""));
  return labels;
}
function readSelector(value) {
  const expressions = field(value, "matchExpressions");
  return {
    labels: labelsOf(field(value, "matchLabels")),
    requirements: isSequence(expressions) ? expressions.map(readRequirement) : []
  };
}
function readRequirement(value) {
  const values = field(value, "values");
  return {
    key: textField(value, "key") ?? "",
    operator: textField(value, "operator") ?? "",
    values: isSequence(values) ? values.map(String) : []
  };
}
var readPlainSelector = (value) => ({
  labels: labelsOf(value),
  requirements: []
});
var selectsAll = ({ labels, requirements }) => labels.size + requirements.length === 0;
function matches({ labels, requirements }, of) {
  for (const [key, value] of labels) if (of.get(key) !== value) return false;
  return requirements.every((requirement) => holds(requirement, of.get(requirement.key)));
}
function holds({ operator, values }, value) {
  if (operator === "In") return value !== void 0 && values.includes(value);
  if (operator === "NotIn") return value === void 0 || !values.includes(value);
  if (operator === "Exists") return value !== void 0;
  return operator === "DoesNotExist" && value === void 0;
}
function showSelector({ labels, requirements }) {
  const equal = [...labels].map(([key, value]) => `${key}=${value}`);
  const others = requirements.map(
    ({ key, operator, values }) => values.length > 0 ? `${key} ${operator} (${values.join(", ")})` : `${key} ${operator}`
  );
  return [...equal, ...others].join(", ");
}
var LabelIndex = class {
  #items = [];
  #byLabel = /* @__PURE__ */ new Map();
  add(item) {
    this.#items.push(item);
    for (const [key, value] of item.labels) {
      const label = `${key}=${value}`;
      const known = this.#byLabel.get(label);
      if (known) known.push(item);
      else this.#byLabel.set(label, [item]);
    }
  }
  select(selector) {
    if (selectsAll(selector)) return this.#items;
    let candidates = this.#items;
    for (const [key, value] of selector.labels) {
      const bucket = this.#byLabel.get(`${key}=${value}`) ?? [];
      if (bucket.length < candidates.length) candidates = bucket;
    }
    return candidates.filter((item) => matches(selector, item.labels));
  }
};

// src/engines/kube-policies/rules/availability.ts
var SCALED = /* @__PURE__ */ new Set(["Deployment", "StatefulSet"]);
function fewest({ document, kind, replicas }, namespace) {
  const scaler = namespace.autoscaler(kind, document.name);
  if (!scaler) return replicas;
  const least = field(scaler.value, "spec", "minReplicas");
  return typeof least === "number" ? least : 1;
}
var minReplicas = {
  id: "min-replicas",
  level: "warning",
  reason: "a workload with fewer replicas than `min`, 2 unless given: it is away whenever its node is",
  remedy: "Raise spec.replicas, or minReplicas of its autoscaler.",
  link: docs("concepts/workloads/controllers/deployment"),
  on: "pod",
  check: (pod, namespace) => {
    const wanted = namespace.world.settings.minReplicas;
    if (!SCALED.has(pod.kind) || pod.replicas === 0) return [];
    const replicas = fewest(pod, namespace);
    if (replicas >= wanted) return [];
    const message = `runs with ${replicas} ${replicas === 1 ? "replica" : "replicas"}`;
    return [{ path: ["spec", "replicas"], message, expected: `at least ${wanted}`, actual: String(replicas) }];
  }
};
var podDisruptionBudget = {
  id: "pod-disruption-budget",
  level: "warning",
  reason: "a workload of several replicas without a PodDisruptionBudget: draining nodes may stop all of them at once",
  remedy: "Add a PodDisruptionBudget that selects its pods.",
  link: docs("tasks/run-application/configure-pdb"),
  on: "namespace",
  check: (namespace) => {
    const kept = /* @__PURE__ */ new Set();
    for (const { value } of namespace.objects("policy/PodDisruptionBudget")) {
      const selector = field(value, "spec", "selector");
      if (isMapping(selector)) for (const pod of namespace.pods.select(readSelector(selector))) kept.add(pod);
    }
    return namespace.workloads.flatMap((pod) => {
      if (!SCALED.has(pod.kind) || kept.has(pod) || fewest(pod, namespace) < 2) return [];
      const message = `no PodDisruptionBudget selects its ${fewest(pod, namespace)} replicas`;
      return [{ document: pod.document, path: pod.labelsPath, message }];
    });
  }
};
var antiAffinity = {
  id: "anti-affinity",
  level: "warning",
  reason: "a workload whose replicas may all be put on one node: they are away together with it",
  remedy: "Add affinity.podAntiAffinity or topologySpreadConstraints to the pod.",
  link: docs("concepts/scheduling-eviction/topology-spread-constraints"),
  on: "pod",
  check: (pod, namespace) => {
    if (!SCALED.has(pod.kind) || fewest(pod, namespace) < 2) return [];
    const spread = field(pod.spec, "topologySpreadConstraints");
    const apart = field(pod.spec, "affinity", "podAntiAffinity");
    if (isSequence(spread) && spread.length > 0 || isMapping(apart) && Object.keys(apart).length > 0) return [];
    return [{ path: [...pod.path, "affinity"], message: "nothing keeps its replicas on different nodes" }];
  }
};
var availabilityPolicies = [
  minReplicas,
  podDisruptionBudget,
  antiAffinity
];

// src/engines/kube-policies/workload.ts
var TEMPLATE = ["spec", "template"];
var TEMPLATES = /* @__PURE__ */ new Map([
  ["/Pod", []],
  ["/ReplicationController", TEMPLATE],
  ["apps/Deployment", TEMPLATE],
  ["apps/StatefulSet", TEMPLATE],
  ["apps/DaemonSet", TEMPLATE],
  ["apps/ReplicaSet", TEMPLATE],
  ["batch/Job", TEMPLATE],
  ["batch/CronJob", ["spec", "jobTemplate", "spec", "template"]]
]);
function groupKind({ apiVersion, kind }) {
  const slash = apiVersion.indexOf("/");
  const group = slash < 0 ? "" : apiVersion.slice(0, slash);
  if (group === "extensions")
    return `${kind === "Ingress" || kind === "NetworkPolicy" ? "networking.k8s.io" : "apps"}/${kind}`;
  return `${group}/${kind}`;
}
function readWorkload(document) {
  const template = TEMPLATES.get(groupKind(document));
  if (!template) return void 0;
  const path = [...template, "spec"];
  const spec = field(document.value, ...path);
  if (!isMapping(spec)) return void 0;
  const labelsPath = [...template, "metadata", "labels"];
  const containers = [];
  const replicas = template.length === 0 ? 1 : field(document.value, "spec", "replicas");
  const pod = {
    document,
    kind: document.kind,
    spec,
    path,
    labels: labelsOf(field(document.value, ...labelsPath)),
    labelsPath,
    replicas: typeof replicas === "number" ? replicas : 1,
    containers
  };
  for (const [list, role] of LISTS) containers.push(...readContainers(pod, list, role));
  return pod;
}
var LISTS = [
  ["containers", "container"],
  ["initContainers", "init"],
  ["ephemeralContainers", "ephemeral"]
];
function readContainers(pod, list, listed2) {
  const values = field(pod.spec, list);
  if (!isSequence(values)) return [];
  return values.flatMap((value, index) => {
    if (!isMapping(value)) return [];
    const role = listed2 === "init" && textField(value, "restartPolicy") === "Always" ? "sidecar" : listed2;
    const name = textField(value, "name") ?? `#${index + 1}`;
    const title = `${role === "container" ? "" : `${role} `}container "${name}"`.replace(
      "sidecar container",
      "sidecar"
    );
    return [{ pod, role, value, path: [...pod.path, list, index], title }];
  });
}
function isService({ kind, spec }) {
  if (kind === "Job" || kind === "CronJob") return false;
  return kind !== "Pod" || (textField(spec, "restartPolicy") ?? "Always") === "Always";
}
var isWindows = ({ spec }) => textField(spec, "os", "name") === "windows";
function listed(value, base, ...path) {
  const items = field(value, ...path);
  if (!isSequence(items)) return [];
  return items.flatMap((item, index) => isMapping(item) ? [{ value: item, path: [...base, ...path, index] }] : []);
}

// src/engines/kube-policies/rules/dangling.ts
var dangling = ({ kind, ...about }, check) => ({
  ...about,
  level: "warning",
  on: "namespace",
  check: (namespace) => namespace.objects(kind).flatMap(
    (document) => check(document, namespace).map((complaint) => ({ ...complaint, document }))
  )
});
function selectsNothing(selector, { path, namespace }) {
  if (selectsAll(selector) || namespace.hasPods(selector)) return [];
  return [{ path, message: `selects no pod here: ${showSelector(selector)}`, actual: showSelector(selector) }];
}
var SERVICES = docs("concepts/services-networking/service");
var service = dangling(
  {
    id: "dangling-service",
    kind: "/Service",
    reason: "a Service that selects no pod, or a port that none of its pods has: nobody answers",
    remedy: "Make spec.selector equal to labels of the pods, and targetPort to the name of one of their ports.",
    link: SERVICES
  },
  ({ value }, namespace) => {
    const selector = readPlainSelector(field(value, "spec", "selector"));
    if (selectsAll(selector) || textField(value, "spec", "type") === "ExternalName") return [];
    const nothing = selectsNothing(selector, { path: ["spec", "selector"], namespace });
    return nothing.length > 0 ? nothing : portsOfNobody(value, { selector, namespace });
  }
);
function portsOfNobody(value, { selector, namespace }) {
  const containers = namespace.pods.select(selector).flatMap((pod) => pod.containers);
  if (containers.length === 0) return [];
  const names = new Set(
    containers.flatMap((each) => listed(each.value, [], "ports").map((port) => field(port.value, "name")))
  );
  return listed(value, [], "spec", "ports").flatMap((port) => {
    const target = field(port.value, "targetPort");
    if (typeof target !== "string" || /^\d+$/.test(target) || names.has(target)) return [];
    const path = [...port.path, "targetPort"];
    return [{ path, message: `no pod that it selects has a port named "${target}"`, actual: target }];
  });
}
var ingress = dangling(
  {
    id: "dangling-ingress",
    kind: "networking.k8s.io/Ingress",
    reason: "an Ingress that leads to a Service, or a port of one, that does not exist: visitors get an error",
    remedy: "Name a Service of the same namespace and one of its ports.",
    link: docs("concepts/services-networking/ingress")
  },
  ({ value }, namespace) => {
    const paths = listed(value, [], "spec", "rules").flatMap(
      (rule) => listed(rule.value, rule.path, "http", "paths").map((each) => ({
        backend: field(each.value, "backend"),
        path: [...each.path, "backend"]
      }))
    );
    const whole = { backend: field(value, "spec", "defaultBackend"), path: ["spec", "defaultBackend"] };
    return [whole, ...paths].flatMap(({ backend, path }) => leadsNowhere(backend, { path, namespace }));
  }
);
function leadsNowhere(backend, { path, namespace }) {
  const name = textField(backend, "service", "name");
  if (name === void 0) return [];
  const found = namespace.find("/Service", name);
  if (!found)
    return [{ path: [...path, "service", "name"], message: `there is no Service "${name}" here`, actual: name }];
  const port = textField(backend, "service", "port", "name") ?? field(backend, "service", "port", "number");
  const ports = listed(found.value, [], "spec", "ports");
  if (port === void 0 || ports.some(({ value }) => field(value, "name") === port || field(value, "port") === port))
    return [];
  return [
    { path: [...path, "service", "port"], message: `Service "${name}" has no port ${port}`, actual: String(port) }
  ];
}
var networkPolicy = dangling(
  {
    id: "dangling-network-policy",
    kind: "networking.k8s.io/NetworkPolicy",
    reason: "a NetworkPolicy that selects no pod: what it was written for goes unprotected",
    remedy: "Make spec.podSelector equal to labels of the pods.",
    link: docs("concepts/services-networking/network-policies")
  },
  ({ value }, namespace) => selectsNothing(readSelector(field(value, "spec", "podSelector")), { path: ["spec", "podSelector"], namespace })
);
var disruptionBudget = dangling(
  {
    id: "dangling-pod-disruption-budget",
    kind: "policy/PodDisruptionBudget",
    reason: "a PodDisruptionBudget that selects no pod: a drained node takes all of them at once",
    remedy: "Make spec.selector equal to labels of the pods.",
    link: docs("tasks/run-application/configure-pdb")
  },
  ({ value }, namespace) => {
    const selector = field(value, "spec", "selector");
    return isMapping(selector) ? selectsNothing(readSelector(selector), { path: ["spec", "selector"], namespace }) : [];
  }
);
var autoscaler = dangling(
  {
    id: "dangling-autoscaler",
    kind: "autoscaling/HorizontalPodAutoscaler",
    reason: "a HorizontalPodAutoscaler of a workload that does not exist: nothing grows under load",
    remedy: "Name a workload of the same namespace in spec.scaleTargetRef.",
    link: docs("tasks/run-application/horizontal-pod-autoscale")
  },
  ({ value }, namespace) => {
    const target = field(value, "spec", "scaleTargetRef");
    const kind = textField(target, "kind") ?? "";
    const name = textField(target, "name") ?? "";
    if (!["Deployment", "StatefulSet", "ReplicaSet"].includes(kind) || namespace.hasWorkload(kind, name)) return [];
    return [{ path: ["spec", "scaleTargetRef", "name"], message: `there is no ${kind} "${name}" here`, actual: name }];
  }
);
var danglingPolicies = [
  service,
  ingress,
  networkPolicy,
  disruptionBudget,
  autoscaler
];

// src/engines/kube-policies/rules/host-access.ts
import { posix } from "node:path";
var STANDARDS = docs("concepts/security/pod-security-standards");
var VOLUMES = docs("concepts/storage/volumes");
var hostPidIpc = {
  id: "host-pid-ipc",
  level: "error",
  reason: "a pod that shares process ids or inter-process communication with its node: it sees and ends any process there",
  remedy: "Remove hostPID and hostIPC.",
  link: STANDARDS,
  on: "pod",
  check: ({ spec, path }) => ["hostPID", "hostIPC"].flatMap(
    (name) => field(spec, name) === true ? [{ path: [...path, name], message: `the pod sets ${name}: true` }] : []
  )
};
var hostNetwork = {
  id: "host-network",
  level: "error",
  reason: "a pod in the network of its node: it reaches what listens on loopback there, and no NetworkPolicy holds it",
  remedy: "Remove hostNetwork, and reach the pod through a Service.",
  link: STANDARDS,
  on: "pod",
  check: ({ spec, path }) => field(spec, "hostNetwork") === true ? [{ path: [...path, "hostNetwork"], message: "the pod sets hostNetwork: true" }] : []
};
var hostPort = {
  id: "host-port",
  level: "warning",
  reason: "a container that takes a port of its node: only one such pod fits on a node, and the port is open to its network",
  remedy: "Remove hostPort, and reach the pod through a Service.",
  link: STANDARDS,
  on: "container",
  check: ({ value, path, title, pod }) => (
    // In the node's network every port is one of the node's, which is another rule's affair.
    field(pod.spec, "hostNetwork") === true ? [] : listed(value, path, "ports").flatMap((port) => {
      const number = field(port.value, "hostPort");
      if (number === void 0 || number === null || number === 0) return [];
      return [{ path: [...port.path, "hostPort"], message: `${title} takes port ${number} of its node` }];
    })
  )
};
var SOCKETS = /\/(?:docker|dockershim|containerd|crio|cri-dockerd|podman|buildkitd)\.sock$/;
var EXACT = new Set(
  "/ /bin /dev /etc /lib /lib64 /run /sbin /usr /var /var/lib /var/run".split(" ")
);
var BELOW = /^\/(?:boot|proc|sys|root|etc\/(?:kubernetes|shadow|passwd|ssh|cron[^/]*|systemd)|var\/lib\/(?:kubelet|docker|containerd|etcd|containers|rancher))(?:\/|$)/;
function hostPaths({
  spec,
  path
}) {
  return listed(spec, path, "volumes").flatMap((volume) => {
    const given = textField(volume.value, "hostPath", "path");
    if (given === void 0) return [];
    const host = posix.normalize(given).replace(/(?<=.)\/$/, "");
    return [{ host, path: [...volume.path, "hostPath", "path"] }];
  });
}
function mounts(pod, isMeant) {
  return hostPaths(pod).filter(({ host }) => isMeant(host)).map(({ host, path }) => ({ path, message: `the pod mounts ${host} of its node`, actual: host }));
}
var dockerSock = {
  id: "docker-sock",
  level: "error",
  reason: "a pod that mounts the container runtime's socket: it can start any container, as root, on its node",
  remedy: "Remove the volume; build images with a tool that needs no daemon.",
  link: VOLUMES,
  on: "pod",
  check: (pod) => mounts(pod, (host) => SOCKETS.test(host))
};
var sensitiveHostPath = {
  id: "sensitive-host-path",
  level: "error",
  reason: "a pod that mounts a directory of its node's own system, such as /, /etc or /proc",
  remedy: "Remove the volume, or mount only the one directory that it needs.",
  link: VOLUMES,
  on: "pod",
  check: (pod) => mounts(pod, (host) => !SOCKETS.test(host) && (EXACT.has(host) || BELOW.test(host)))
};
var hostAccessPolicies = [
  hostPidIpc,
  hostNetwork,
  hostPort,
  dockerSock,
  sensitiveHostPath
];

// src/engines/kube-policies/rules/identity.ts
var automountToken = {
  id: "automount-token",
  level: "warning",
  reason: "a pod that carries a token for the API server although nothing here gives its account any right",
  remedy: "Set automountServiceAccountToken: false on the pod or its ServiceAccount.",
  link: docs("tasks/configure-pod-container/configure-service-account"),
  on: "pod",
  check: ({ spec, path }, namespace) => {
    const account = textField(spec, "serviceAccountName") || textField(spec, "serviceAccount") || "default";
    const object = namespace.find("/ServiceAccount", account);
    const mounts2 = field(spec, "automountServiceAccountToken") ?? field(object?.value, "automountServiceAccountToken");
    if (mounts2 === false || account !== "default" && namespace.world.isBound(namespace, account)) return [];
    const message = `the pod carries the token of the service account "${account}"`;
    return [{ path: [...path, "automountServiceAccountToken"], message }];
  }
};
var clusterAdminBinding = {
  id: "cluster-admin-binding",
  level: "error",
  reason: "a binding that lets somebody do everything: cluster-admin, or a role that allows the same",
  remedy: "Bind a role that names what is needed.",
  link: docs("concepts/security/rbac-good-practices"),
  on: "world",
  check: (world) => world.bindings.flatMap((document) => {
    const role = textField(document.value, "roleRef", "name") ?? "";
    const isClusterRole = textField(document.value, "roleRef", "kind") === "ClusterRole";
    if (!isClusterRole || !world.isAllMighty(role)) return [];
    const what = role === "cluster-admin" ? "cluster-admin" : `${role}, which allows everything`;
    return [{ document, path: ["roleRef", "name"], message: `binds ${what}`, actual: role }];
  })
};
var identityPolicies = [automountToken, clusterAdminBinding];

// src/engines/kube-policies/rules/images.ts
var LINK = docs("concepts/containers/images");
var imagePinned = {
  id: "image-pinned",
  level: "error",
  reason: "an image without a tag, or with `latest`: nobody can tell what runs, nor go back to it",
  remedy: "Name a version, or better a digest.",
  link: LINK,
  on: "container",
  check: ({ value, path, title }) => {
    const image = textField(value, "image");
    if (!image) return [{ path: [...path, "image"], message: `${title} has no image` }];
    const reference = parseImageReference(image);
    const at2 = { path: [...path, "image"], actual: image };
    if (!reference) return [{ ...at2, message: `${title}: ${image} is not the name of an image` }];
    if (reference.digest !== void 0) return [];
    if (reference.tag === void 0) return [{ ...at2, message: `${title}: ${image} has no tag, which means latest` }];
    return reference.tag === "latest" ? [{ ...at2, message: `${title}: ${image} is whatever was pushed last` }] : [];
  }
};
var imageDigest = {
  id: "image-digest",
  level: "warning",
  reason: "an image without a digest: its tag can be moved to another image after the tests",
  remedy: "Append the digest that was tested, `name:tag@sha256:\u2026`.",
  link: LINK,
  on: "container",
  check: ({ value, path, title }) => {
    const image = textField(value, "image");
    const reference = image === void 0 ? void 0 : parseImageReference(image);
    if (!reference || reference.digest !== void 0) return [];
    return [{ path: [...path, "image"], message: `${title}: ${image} has no digest`, actual: String(image) }];
  }
};
var imagePolicies = [imagePinned, imageDigest];

// src/engines/kube-policies/rules/network.ts
var POLICIES = docs("concepts/services-networking/network-policies");
var DIRECTIONS = ["Ingress", "Egress"];
function directions({ value }) {
  const types = field(value, "spec", "policyTypes");
  if (isSequence(types) && types.length > 0) return DIRECTIONS.filter((direction) => types.includes(direction));
  const egress = field(value, "spec", "egress");
  return isSequence(egress) && egress.length > 0 ? DIRECTIONS : ["Ingress"];
}
function covered(namespace) {
  const pods = { Ingress: /* @__PURE__ */ new Set(), Egress: /* @__PURE__ */ new Set() };
  for (const policy2 of namespace.objects("networking.k8s.io/NetworkPolicy")) {
    const selected = namespace.pods.select(readSelector(field(policy2.value, "spec", "podSelector")));
    for (const direction of directions(policy2)) for (const pod of selected) pods[direction].add(pod);
  }
  return pods;
}
var networkPolicyMissing = {
  id: "network-policy-missing",
  level: "warning",
  reason: "a pod that no NetworkPolicy covers for incoming or for outgoing traffic: everything may talk to it, or it to everything",
  remedy: "Add a NetworkPolicy that denies all by default in the namespace, and one for what the pod needs.",
  link: POLICIES,
  on: "namespace",
  check: (namespace) => {
    const pods = covered(namespace);
    return namespace.workloads.flatMap((pod) => {
      if (field(pod.spec, "hostNetwork") === true) return [];
      const open = DIRECTIONS.filter((direction) => !pods[direction].has(pod)).map((name) => name.toLowerCase());
      if (open.length === 0) return [];
      const message = `no NetworkPolicy covers the pod for ${open.join(" and ")}`;
      return [{ document: pod.document, path: pod.labelsPath, message }];
    });
  }
};
var isEverywhere = (peer) => {
  const except = field(peer, "ipBlock", "except");
  const cidr = textField(peer, "ipBlock", "cidr");
  return (cidr === "0.0.0.0/0" || cidr === "::/0") && !(isSequence(except) && except.length > 0);
};
var isEmpty = (value) => !isSequence(value) || value.length === 0;
function allowsAll(rule, peers) {
  const list = field(rule, peers);
  return isEmpty(field(rule, "ports")) && (!isSequence(list) || list.length === 0 || list.some(isEverywhere));
}
var networkPolicyAllowsAll = {
  id: "network-policy-allows-all",
  level: "warning",
  reason: "a NetworkPolicy that allows everything in a direction: it restricts nothing, and undoes what others restrict",
  remedy: "Name the peers or the ports that it is for.",
  link: POLICIES,
  on: "object",
  kinds: ["networking.k8s.io/NetworkPolicy"],
  check: (document) => directions(document).flatMap((direction) => {
    const [list, peers] = direction === "Ingress" ? ["ingress", "from"] : ["egress", "to"];
    return listed(document.value, [], "spec", list).filter(({ value }) => allowsAll(value, peers)).map(({ path }) => ({ path, message: `allows all ${list}` }));
  })
};
var CERTIFICATE_ANNOTATIONS = [
  "alb.ingress.kubernetes.io/certificate-arn",
  "ingress.gcp.kubernetes.io/pre-shared-cert",
  "networking.gke.io/managed-certificates",
  "appgw.ingress.kubernetes.io/appgw-ssl-certificate"
];
var isCovered = (host, by) => host === by || by.startsWith("*.") && host.slice(host.indexOf(".")) === by.slice(1);
var ingressTls = {
  id: "ingress-tls",
  level: "warning",
  reason: "an Ingress that serves a host without TLS: passwords and sessions travel in the clear",
  remedy: "Add the host to spec.tls with the Secret that holds its certificate.",
  link: docs("concepts/services-networking/ingress"),
  on: "object",
  kinds: ["networking.k8s.io/Ingress"],
  check: ({ value }) => {
    if (CERTIFICATE_ANNOTATIONS.some((name) => textField(value, "metadata", "annotations", name))) return [];
    const tls = listed(value, [], "spec", "tls");
    if (tls.length === 0) return [{ path: ["spec", "tls"], message: "serves without TLS" }];
    if (tls.some((entry) => isEmpty(field(entry.value, "hosts")))) return [];
    const hosts = tls.flatMap((entry) => sequence(field(entry.value, "hosts")).map(String));
    return listed(value, [], "spec", "rules").flatMap((rule) => {
      const host = textField(rule.value, "host") ?? "";
      if (hosts.some((known) => isCovered(host, known))) return [];
      return [{ path: [...rule.path, "host"], message: `serves ${host || "every host"} without TLS` }];
    });
  }
};
var sequence = (value) => isSequence(value) ? value : [];
var nodePort = {
  id: "node-port",
  level: "warning",
  reason: "a Service that opens a port on every node, past the Ingress and what it protects",
  remedy: "Use type ClusterIP behind an Ingress, or LoadBalancer.",
  link: docs("concepts/services-networking/service"),
  on: "object",
  kinds: ["/Service"],
  check: ({ value }) => textField(value, "spec", "type") === "NodePort" ? [{ path: ["spec", "type"], message: "opens a port on every node (type: NodePort)" }] : []
};
var networkPolicies = [
  networkPolicyMissing,
  networkPolicyAllowsAll,
  ingressTls,
  nodePort
];

// src/engines/kube-policies/rules/plaintext.ts
import { Buffer } from "node:buffer";

// src/engines/kube-policies/credential.ts
var NAMED = /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|(?:api|access|secret|private|signing|encryption|auth|account|master)[_.-]?key)s?(?:[_.-]?\d+)?$/i;
var NOT_ITSELF = /^(?:true|false|yes|no|on|off|none|null|nil|enabled|disabled|required|optional|\d{1,5}|\d+(?:ms|s|m|h|d))$/i;
var PLACEHOLDER = /^(?:\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_][\w.:-]*|<[^<>]+>|\{\{.*\}\}|%[^%]+%|ENC\[.*\]|(?:vault|secretref|ref\+\w+|op|awssm|arn):.*)$/s;
var PATH = /^(?:\.{0,2}\/[\w./@-]+|[A-Za-z]:\\.*|file:.*)$/;
var URL_WITH_PASSWORD = /:\/\/[^\s:/@'"]*:([^\s@/'"]+)@[^\s'"]/;
var KEY_BLOCK = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/;
var ISSUED = [
  ["AKIA", /\bAKIA[0-9A-Z]{16}\b/],
  ["ASIA", /\bASIA[0-9A-Z]{16}\b/],
  ["gh", /\bgh[pousr]_[A-Za-z0-9]{36,}\b/],
  ["github_pat_", /\bgithub_pat_\w{40,}\b/],
  ["glpat-", /\bglpat-[\w-]{20,}/],
  ["xox", /\bxox[abpr]-[\w-]{20,}/],
  ["sk_live_", /\bsk_live_\w{16,}\b/],
  ["AIza", /\bAIza[\w-]{35}/],
  ["npm_", /\bnpm_[A-Za-z0-9]{36}\b/]
];
var isPlaceholder = (value) => PLACEHOLDER.test(value.trim());
var isCredentialName = (name) => NAMED.test(name.replace(/([a-z0-9])([A-Z])/g, "$1_$2"));
function credentialIn(value) {
  if (KEY_BLOCK.test(value)) return "a private key";
  if (ISSUED.some(([begin, token]) => value.includes(begin) && token.test(value))) return "an access token";
  const [, password] = URL_WITH_PASSWORD.exec(value) ?? [];
  return password !== void 0 && !isPlaceholder(password) ? "a URL with a password" : void 0;
}
function plaintextCredential(name, value) {
  const found = credentialIn(value);
  if (found !== void 0) return found;
  const text = value.trim();
  const harmless = text === "" || NOT_ITSELF.test(text) || isPlaceholder(text) || PATH.test(text) || /^https?:\/\//.test(text);
  return isCredentialName(name) && !harmless ? "a credential, by its name" : void 0;
}
var CANDIDATE = /(?:pass(?:word|wd|phrase)?|pwd|secret|token|credential|key)s?(?:[_.-]?\d+)?["']?[ \t]*[:=]/gi;
var ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?["']?([A-Za-z][\w.-]{0,80})["']?[ \t]*[:=][ \t]*(\S.*)$/;
var LONGEST_NAME = 100;
var MAX_SETTINGS = 64 * 1024;
function credentialInFile(text) {
  const found = credentialIn(text);
  if (found !== void 0 || text.length > MAX_SETTINGS) return found;
  for (const { index } of text.matchAll(CANDIDATE)) {
    const before = text.slice(Math.max(0, index - LONGEST_NAME), index);
    const line = before.slice(before.lastIndexOf("\n") + 1) + /.*/.exec(text.slice(index, index + 1e3));
    const [, name = "", rest = ""] = ASSIGNMENT.exec(line) ?? [];
    const value = rest.replace(/[ \t]+#.*$/, "").replace(/,$/, "").trim();
    const [, quoted = value] = /^["'](.*)["']$/.exec(value) ?? [];
    if (/[\s(){}[\]|]/.test(quoted) || /^[|>&*]/.test(quoted)) continue;
    if (plaintextCredential(name, quoted) !== void 0) return `a credential, by the name ${name} in it`;
  }
  return void 0;
}

// src/engines/kube-policies/rules/plaintext.ts
var PUBLIC = /^(?:-----BEGIN (?:[A-Z0-9]+ )*(?:CERTIFICATE|PUBLIC KEY|CERTIFICATE REQUEST)-----|ssh-(?:rsa|ed25519|dss) )/;
var KEY_BLOCK2 = /PRIVATE KEY/;
function inSecret({ value }) {
  if (textField(value, "type") === "kubernetes.io/service-account-token") return [];
  return ["data", "stringData"].flatMap((part) => {
    const entries = field(value, part);
    if (!isMapping(entries)) return [];
    return Object.entries(entries).filter(([, given]) => typeof given === "string" && isSecret(part === "data" ? decode(given) : given)).map(([key]) => ({
      path: [part, key],
      message: `the value of "${key}" is in the manifest, for everybody to read`
    }));
  });
}
var decode = (base64) => Buffer.from(base64, "base64").toString("utf8");
function isSecret(text) {
  const value = text.trim();
  return value !== "" && !isPlaceholder(value) && !(PUBLIC.test(value) && !KEY_BLOCK2.test(value));
}
function inConfigMap({ value }) {
  const data = field(value, "data");
  if (!isMapping(data)) return [];
  return Object.entries(data).flatMap(([key, given]) => {
    if (typeof given !== "string") return [];
    const why = given.includes("\n") ? credentialInFile(given) : plaintextCredential(key, given);
    return why === void 0 ? [] : [{ path: ["data", key], message: `"${key}" holds ${why}` }];
  });
}
function inContainer(container) {
  const { value, path, title } = container;
  const env = listed(value, path, "env").flatMap((variable) => {
    const name = textField(variable.value, "name") ?? "";
    const why = plaintextCredential(name, textField(variable.value, "value") ?? "");
    return why === void 0 ? [] : [{ path: [...variable.path, "value"], message: `${title}: ${name} holds ${why}` }];
  });
  return [...env, ...inArguments(container, "command"), ...inArguments(container, "args")];
}
function inArguments({ value, path, title }, list) {
  const given = field(value, list);
  if (!isSequence(given)) return [];
  return given.flatMap((argument, index) => {
    const [, name, rest] = typeof argument === "string" && /^--?([\w.-]+)=(.*)$/s.exec(argument) || [];
    const why = name === void 0 ? void 0 : plaintextCredential(name, rest ?? "");
    const at2 = [...path, list, index];
    return why === void 0 ? [] : [{ path: at2, message: `${title}: the argument --${name} holds ${why}` }];
  });
}
function inPod(document) {
  return readWorkload(document)?.containers.flatMap(inContainer) ?? [];
}
var LOOK = {
  Secret: inSecret,
  ConfigMap: inConfigMap
};
var plaintextSecret = {
  id: "plaintext-secret",
  level: "error",
  reason: "a credential in plain text: in a Secret, a ConfigMap, an environment variable or an argument",
  remedy: "Take it out, change it, and let an operator or the pipeline make the Secret from a vault.",
  link: docs("concepts/security/secrets-good-practices"),
  on: "object",
  kinds: [
    "/Secret",
    "/ConfigMap",
    "/Pod",
    "/ReplicationController",
    "apps/Deployment",
    "apps/StatefulSet",
    "apps/DaemonSet",
    "apps/ReplicaSet",
    "batch/Job",
    "batch/CronJob"
  ],
  check: (document) => (LOOK[document.kind] ?? inPod)(document)
};
var plaintextPolicies = [plaintextSecret];

// src/engines/kube-policies/rules/probes.ts
var LINK2 = docs("tasks/configure-pod-container/configure-liveness-readiness-startup-probes");
var probe = (about, name) => ({
  ...about,
  level: "warning",
  link: LINK2,
  on: "container",
  check: ({ value, path, title, pod, role }) => role !== "container" || !isService(pod) || isMapping(field(value, name)) ? [] : [{ path: [...path, name], message: `${title} has no ${name}` }]
});
var probePolicies = [
  probe(
    {
      id: "readiness-probe",
      reason: "a container without a readiness probe: it gets requests before it can answer them",
      remedy: "Add a readinessProbe that asks whether it can serve."
    },
    "readinessProbe"
  ),
  probe(
    {
      id: "liveness-probe",
      reason: "a container without a liveness probe: nobody restarts it when it hangs",
      remedy: "Add a livenessProbe that asks whether it is alive, and nothing behind it."
    },
    "livenessProbe"
  )
];

// src/engines/kube-policies/rules/references.ts
function read(value, { kind, path, nameKey = "name" }) {
  const name = textField(value, nameKey);
  if (!name || !isMapping(value) || field(value, "optional") === true) return [];
  const key = textField(value, "key");
  const keys = [
    ...key === void 0 ? [] : [{ name: key, path: [...path, "key"] }],
    ...listed(value, path, "items").map((item) => ({
      name: textField(item.value, "key") ?? "",
      path: [...item.path, "key"]
    }))
  ];
  return [{ kind, name, path: [...path, nameKey], keys }];
}
function fromContainers({ containers }) {
  return containers.flatMap(({ value, path }) => [
    ...listed(value, path, "env").flatMap(({ value: value2, path: path2 }) => [
      ...read(field(value2, "valueFrom", "secretKeyRef"), {
        kind: "Secret",
        path: [...path2, "valueFrom", "secretKeyRef"]
      }),
      ...read(field(value2, "valueFrom", "configMapKeyRef"), {
        kind: "ConfigMap",
        path: [...path2, "valueFrom", "configMapKeyRef"]
      })
    ]),
    ...listed(value, path, "envFrom").flatMap(({ value: value2, path: path2 }) => [
      ...read(field(value2, "secretRef"), { kind: "Secret", path: [...path2, "secretRef"] }),
      ...read(field(value2, "configMapRef"), { kind: "ConfigMap", path: [...path2, "configMapRef"] })
    ])
  ]);
}
function fromVolumes({ spec, path }) {
  return listed(spec, path, "volumes").flatMap((volume) => [
    ...read(field(volume.value, "secret"), { kind: "Secret", path: [...volume.path, "secret"], nameKey: "secretName" }),
    ...read(field(volume.value, "configMap"), { kind: "ConfigMap", path: [...volume.path, "configMap"] }),
    ...listed(volume.value, volume.path, "projected", "sources").flatMap(({ value, path: path2 }) => [
      ...read(field(value, "secret"), { kind: "Secret", path: [...path2, "secret"] }),
      ...read(field(value, "configMap"), { kind: "ConfigMap", path: [...path2, "configMap"] })
    ])
  ]);
}
var pullSecrets = ({ spec, path }) => listed(spec, path, "imagePullSecrets").flatMap(({ value, path: path2 }) => read(value, { kind: "Secret", path: path2 }));
var references = (pod) => [
  ...fromContainers(pod),
  ...fromVolumes(pod),
  ...pullSecrets(pod)
];
function undefinedReferences(all, { defined, isExternal }) {
  return all.flatMap(({ kind, name, path, keys }) => {
    if (isExternal(name)) return [];
    if (!defined.has(name)) return [{ path, message: `there is no ${kind} "${name}" here`, actual: name }];
    const known = defined.get(name);
    return keys.filter((key) => known && !known.has(key.name)).map((key) => ({ path: key.path, message: `${kind} "${name}" has no key "${key.name}"`, actual: key.name }));
  });
}
function certificates(value) {
  const annotations = field(value, "metadata", "annotations");
  const made = isMapping(annotations) && Object.keys(annotations).some(isIssuer);
  if (made || !isMapping(value)) return [];
  return listed(value, [], "spec", "tls").flatMap(
    (entry) => read(entry.value, { kind: "Secret", path: entry.path, nameKey: "secretName" })
  );
}
var isIssuer = (annotation) => /^(?:cert-manager\.io\/(?:cluster-)?issuer|kubernetes\.io\/tls-acme|acme\.cert-manager\.io\/.+)$/.test(annotation);
var secretUndefined = {
  id: "secret-undefined",
  level: "warning",
  reason: "a Secret, or a key of one, that is referred to and neither defined here nor listed under `external-secrets`",
  remedy: "Correct the name, or list it under `external-secrets` if something else makes it.",
  link: docs("concepts/configuration/secret"),
  on: "namespace",
  check: (namespace) => {
    const known = { defined: namespace.secrets, isExternal: namespace.world.settings.isExternalSecret };
    const pods = namespace.workloads.flatMap((pod) => {
      const named = references(pod).filter(({ kind }) => kind === "Secret");
      return undefinedReferences(named, known).map((complaint) => ({ ...complaint, document: pod.document }));
    });
    const ingresses = namespace.objects("networking.k8s.io/Ingress").flatMap(
      (document) => undefinedReferences(certificates(document.value), known).map((complaint) => ({ ...complaint, document }))
    );
    return [...pods, ...ingresses];
  }
};
var configMapUndefined = {
  id: "config-map-undefined",
  level: "warning",
  reason: "a ConfigMap, or a key of one, that is referred to and neither defined here nor listed under `external-config-maps`",
  remedy: "Correct the name, or list it under `external-config-maps` if something else makes it.",
  link: docs("concepts/configuration/configmap"),
  on: "pod",
  check: (pod, namespace) => undefinedReferences(
    references(pod).filter(({ kind }) => kind === "ConfigMap"),
    { defined: namespace.configMaps, isExternal: namespace.world.settings.isExternalConfigMap }
  )
};
var referencePolicies = [secretUndefined, configMapUndefined];

// src/engines/kube-policies/rules/resources.ts
var LINK3 = docs("concepts/configuration/manage-resources-containers");
function effective(container, { side, resource, namespace }) {
  const own = field(container.value, "resources", side, resource) ?? field(container.pod.spec, "resources", side, resource);
  if (own !== void 0 && own !== null) return own;
  const limit = side === "requests" ? field(container.value, "resources", "limits", resource) : void 0;
  return limit ?? rangeDefault({ side, resource, namespace });
}
function rangeDefault({ side, resource, namespace }) {
  for (const { value } of namespace.objects("/LimitRange")) {
    for (const { value: limit } of listed(value, [], "spec", "limits")) {
      if (textField(limit, "type") !== "Container") continue;
      const most = field(limit, "default", resource) ?? field(limit, "max", resource);
      const least = field(limit, "defaultRequest", resource) ?? most ?? field(limit, "min", resource);
      const found = side === "limits" ? most : least;
      if (found !== void 0) return found;
    }
  }
  return void 0;
}
function missing(container, asked) {
  if (container.role === "ephemeral") return [];
  const { side, resource } = asked;
  const given = effective(container, asked);
  const path = [...container.path, "resources", side, resource];
  const name = `${resource} ${side === "requests" ? "request" : "limit"}`;
  if (given === void 0) return [{ path, message: `${container.title} has no ${name}` }];
  const amount = parseQuantity(given);
  if (amount === 0) return [{ path, message: `${container.title} has a ${name} of 0, which is none`, actual: "0" }];
  return side === "requests" && amount !== void 0 ? aboveLimit(container, { asked, amount }) : [];
}
function aboveLimit(container, { asked, amount }) {
  const { resource } = asked;
  const limit = field(container.value, "resources", "limits", resource);
  const most = parseQuantity(limit);
  if (most === void 0 || amount <= most) return [];
  return [
    {
      path: [...container.path, "resources", "requests", resource],
      message: `${container.title} asks for more ${resource} than its limit, which the API server refuses`,
      expected: `at most ${limit}`,
      actual: String(field(container.value, "resources", "requests", resource))
    }
  ];
}
var policy = (about, { side, resource }) => ({
  ...about,
  on: "container",
  link: LINK3,
  check: (container, namespace) => missing(container, { side, resource, namespace })
});
var ephemeralStorage = {
  id: "ephemeral-storage",
  level: "warning",
  reason: "a container without request or limit for scratch space: it can fill the disk of its node",
  remedy: "Set resources.requests.ephemeral-storage and resources.limits.ephemeral-storage.",
  link: docs("concepts/storage/ephemeral-storage"),
  on: "container",
  check: (container, namespace) => {
    const limit = missing(container, { side: "limits", resource: "ephemeral-storage", namespace });
    return limit.length > 0 ? limit : missing(container, { side: "requests", resource: "ephemeral-storage", namespace });
  }
};
var resourcePolicies = [
  policy(
    {
      id: "cpu-request",
      level: "warning",
      reason: "a container without a CPU request: the scheduler takes it for one that needs none",
      remedy: "Set resources.requests.cpu to what it uses on an ordinary day."
    },
    { side: "requests", resource: "cpu" }
  ),
  policy(
    {
      id: "cpu-limit",
      level: "warning",
      reason: "a container without a CPU limit: it can slow down all others on its node",
      remedy: "Set resources.limits.cpu."
    },
    { side: "limits", resource: "cpu" }
  ),
  policy(
    {
      id: "memory-request",
      level: "warning",
      reason: "a container without a memory request: it is among the first to be evicted",
      remedy: "Set resources.requests.memory to what it uses on an ordinary day."
    },
    { side: "requests", resource: "memory" }
  ),
  policy(
    {
      id: "memory-limit",
      level: "warning",
      reason: "a container without a memory limit: a leak takes the whole node down",
      remedy: "Set resources.limits.memory."
    },
    { side: "limits", resource: "memory" }
  ),
  ephemeralStorage
];

// src/engines/kube-policies/rules/security-context.ts
var STANDARDS2 = docs("concepts/security/pod-security-standards");
var CONTEXT = docs("tasks/configure-pod-container/security-context");
var inherited = ({ value, pod }, name) => field(value, "securityContext", name) ?? field(pod.spec, "securityContext", name);
var at = ({ path }, ...rest) => [...path, "securityContext", ...rest];
var privileged = {
  id: "privileged",
  level: "error",
  reason: "a privileged container: it is root on its node",
  remedy: "Remove securityContext.privileged, and add the one capability that it needs.",
  link: STANDARDS2,
  on: "container",
  check: (container) => field(container.value, "securityContext", "privileged") === true ? [{ path: at(container, "privileged"), message: `${container.title} is privileged` }] : []
};
var privilegeEscalation = {
  id: "privilege-escalation",
  level: "error",
  reason: "a container whose processes can gain more privileges than they began with, which is the default",
  remedy: "Set securityContext.allowPrivilegeEscalation: false on the container.",
  link: CONTEXT,
  on: "container",
  check: (container) => {
    const given = field(container.value, "securityContext", "allowPrivilegeEscalation");
    if (given === false || isWindows(container.pod)) return [];
    const why = given === true ? "" : ": it does not set allowPrivilegeEscalation: false";
    return [
      {
        path: at(container, "allowPrivilegeEscalation"),
        message: `${container.title} allows privilege escalation${why}`
      }
    ];
  }
};
var runAsRoot = {
  id: "run-as-root",
  level: "error",
  reason: "a container that runs as root, or may: whoever breaks out of it is root on the node",
  remedy: "Set runAsNonRoot: true, or runAsUser above 0, on the container or the pod.",
  link: CONTEXT,
  on: "container",
  check: (container) => {
    const user = inherited(container, "runAsUser");
    if (user === 0)
      return [{ path: runAs(container, "runAsUser"), message: `${container.title} runs as root`, actual: "0" }];
    if (typeof user === "number" || inherited(container, "runAsNonRoot") === true) return [];
    const message = `${container.title} may run as root: neither runAsNonRoot: true nor runAsUser is set`;
    return [{ path: runAs(container, "runAsNonRoot"), message }];
  }
};
function runAs(container, name) {
  const own = field(container.value, "securityContext", name) !== void 0;
  const pod = field(container.pod.spec, "securityContext", name) !== void 0;
  return own || !pod ? at(container, name) : [...container.pod.path, "securityContext", name];
}
var HARMLESS = /* @__PURE__ */ new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT"
]);
var capabilities = (container, side) => {
  const names = field(container.value, "securityContext", "capabilities", side);
  return isSequence(names) ? names.map((name) => String(name).toUpperCase().replace(/^CAP_/, "")) : [];
};
var dangerousCapabilities = {
  id: "dangerous-capabilities",
  level: "error",
  reason: "a container that adds a capability beyond the Baseline level, such as SYS_ADMIN or NET_ADMIN",
  remedy: "Remove it from securityContext.capabilities.add.",
  link: STANDARDS2,
  on: "container",
  check: (container) => capabilities(container, "add").flatMap(
    (name, index) => HARMLESS.has(name) ? [] : [{ path: at(container, "capabilities", "add", index), message: `${container.title} adds ${name}` }]
  )
};
var dropAllCapabilities = {
  id: "drop-all-capabilities",
  level: "warning",
  reason: "a container that keeps capabilities which hardly any program needs",
  remedy: "Set securityContext.capabilities.drop: [ALL], and add back what it needs.",
  link: STANDARDS2,
  on: "container",
  check: (container) => capabilities(container, "drop").includes("ALL") || isWindows(container.pod) ? [] : [{ path: at(container, "capabilities", "drop"), message: `${container.title} does not drop all capabilities` }]
};
var readOnlyRoot = {
  id: "read-only-root",
  level: "warning",
  reason: "a container that can write to its own root file system, as can whoever breaks into it",
  remedy: "Set securityContext.readOnlyRootFilesystem: true, and mount an emptyDir where it writes.",
  link: CONTEXT,
  on: "container",
  check: (container) => field(container.value, "securityContext", "readOnlyRootFilesystem") === true || isWindows(container.pod) ? [] : [
    {
      path: at(container, "readOnlyRootFilesystem"),
      message: `${container.title} can write to its root file system`
    }
  ]
};
var seccomp = {
  id: "seccomp",
  level: "warning",
  reason: "a container that may make any system call",
  remedy: "Set securityContext.seccompProfile.type: RuntimeDefault on the pod.",
  link: docs("tutorials/security/seccomp"),
  on: "container",
  check: (container) => {
    const type = textField(inherited(container, "seccompProfile"), "type");
    if (type === "RuntimeDefault" || type === "Localhost" || isWindows(container.pod)) return [];
    const message = `${container.title} has ${type === void 0 ? "no seccomp profile" : `the seccomp profile ${type}`}`;
    return [{ path: at(container, "seccompProfile"), message }];
  }
};
var securityContextPolicies = [
  privileged,
  privilegeEscalation,
  runAsRoot,
  dangerousCapabilities,
  dropAllCapabilities,
  readOnlyRoot,
  seccomp
];

// src/engines/kube-policies/rules/storage.ts
function claimsOf(namespace) {
  const plain = namespace.objects("/PersistentVolumeClaim").map((document) => ({ document, value: document.value, path: [], name: document.name, times: 1 }));
  return [...plain, ...namespace.workloads.flatMap(templates)].flatMap(readClaim);
}
function templates(pod) {
  const { document, replicas: times } = pod;
  const own = pod.kind === "StatefulSet" ? listed(document.value, [], "spec", "volumeClaimTemplates") : [];
  const ephemeral = listed(pod.spec, pod.path, "volumes").flatMap((volume) => {
    const value = field(volume.value, "ephemeral", "volumeClaimTemplate");
    const name = textField(volume.value, "name") ?? "";
    return isMapping(value) ? [{ value, path: [...volume.path, "ephemeral", "volumeClaimTemplate"], name }] : [];
  });
  const named = own.map((each) => ({ ...each, name: textField(each.value, "metadata", "name") ?? "" }));
  return [...named, ...ephemeral].map((each) => ({ ...each, document, name: `${document.subject} ${each.name}`, times }));
}
function readClaim({ document, value, path, name, times }) {
  const bytes = parseQuantity(field(value, "spec", "resources", "requests", "storage"));
  if (bytes === void 0) return [];
  const storageClass = textField(value, "spec", "storageClassName");
  const amount = times === 1 ? showBytes(bytes) : `${times} \xD7 ${showBytes(bytes)}`;
  const at2 = [...path, "spec", "resources", "requests", "storage"];
  return [{ document, path: at2, title: `${name}: ${amount}`, bytes, times, storageClass }];
}
var total = (claims) => claims.reduce((sum, { bytes, times }) => sum + bytes * times, 0);
function above({ name, most, claims }) {
  const sum = total(claims);
  const [largest] = [...claims].sort((a, b) => b.bytes * b.times - a.bytes * a.times);
  if (most === void 0 || !largest || sum <= most) return [];
  const { document, path } = largest;
  const list = claims.slice(0, 5).map(({ title }) => title).join(", ");
  const message = `claims ask for ${showBytes(sum)} of storage, more than ${name} of ${showBytes(most)}: ${list}`;
  return [{ document, path, message, expected: `at most ${showBytes(most)}`, actual: showBytes(sum) }];
}
function againstQuota(quota, claims) {
  const hard = field(quota.value, "spec", "hard");
  if (!isMapping(hard)) return [];
  return Object.entries(hard).flatMap(([key, value]) => {
    const most = parseQuantity(value);
    const name = `${key} in ${quota.subject}`;
    if (key === "requests.storage") return above({ name, most, claims });
    if (key === "persistentvolumeclaims") return tooMany(claims, { name, most });
    const [, storageClass] = /^(.+)\.storageclass\.storage\.k8s\.io\/requests\.storage$/.exec(key) ?? [];
    const ofClass = claims.filter((claim) => claim.storageClass === storageClass);
    return storageClass === void 0 ? [] : above({ name, most, claims: ofClass });
  });
}
function tooMany(claims, { name, most }) {
  const number = claims.reduce((sum, { times }) => sum + times, 0);
  const [widest] = [...claims].sort((a, b) => b.times - a.times);
  if (most === void 0 || !widest || number <= most) return [];
  const { document, path } = widest;
  const message = `there are ${number} claims for storage, more than ${name} of ${most}`;
  return [{ document, path, message, expected: `at most ${most}`, actual: String(number) }];
}
function againstRange(range, claims) {
  return listed(range.value, [], "spec", "limits").filter(({ value }) => textField(value, "type") === "PersistentVolumeClaim").flatMap(({ value }) => {
    const most = parseQuantity(field(value, "max", "storage")) ?? Number.POSITIVE_INFINITY;
    const least = parseQuantity(field(value, "min", "storage")) ?? 0;
    return claims.flatMap(({ document, path, bytes }) => {
      if (bytes >= least && bytes <= most) return [];
      const [than, expected] = bytes > most ? ["more than the most", `at most ${showBytes(most)}`] : ["less than the least", `at least ${showBytes(least)}`];
      const message = `the claim asks for ${showBytes(bytes)}, ${than} that ${range.subject} allows`;
      return [{ document, path, message, expected, actual: showBytes(bytes) }];
    });
  });
}
var storageQuota = {
  id: "storage-quota",
  level: "error",
  reason: "claims for storage, times the replicas that each get one, that exceed a ResourceQuota, a LimitRange or `max`",
  remedy: "Ask for less storage or fewer replicas, or raise the quota.",
  link: docs("concepts/policy/resource-quotas"),
  on: "namespace",
  check: (namespace) => {
    const claims = claimsOf(namespace);
    if (claims.length === 0) return [];
    return [
      ...above({ name: "`max`", most: namespace.world.settings.maxStorage, claims }),
      ...namespace.objects("/ResourceQuota").flatMap((quota) => againstQuota(quota, claims)),
      ...namespace.objects("/LimitRange").flatMap((range) => againstRange(range, claims))
    ];
  }
};
var missing2 = (about, kind) => ({
  ...about,
  level: "warning",
  on: "namespace",
  check: (namespace) => {
    const [first] = namespace.workloads;
    if (!first || namespace.objects(`/${kind}`).length > 0) return [];
    const declared = namespace.world.declaration(namespace);
    const where = namespace.name === "" ? "the namespace" : `namespace "${namespace.name}"`;
    const message = `${where} has no ${kind} here`;
    return [{ document: declared ?? first.document, path: ["metadata", "name"], message }];
  }
});
var quotaMissing = missing2(
  {
    id: "quota-missing",
    reason: "a namespace with workloads and without a ResourceQuota: one of them can take the whole cluster",
    remedy: "Add a ResourceQuota to the namespace.",
    link: docs("concepts/policy/resource-quotas")
  },
  "ResourceQuota"
);
var limitRangeMissing = missing2(
  {
    id: "limit-range-missing",
    reason: "a namespace with workloads and without a LimitRange: nothing bounds a container that names no limits",
    remedy: "Add a LimitRange to the namespace.",
    link: docs("concepts/policy/limit-range")
  },
  "LimitRange"
);
var storagePolicies = [storageQuota, quotaMissing, limitRangeMissing];

// src/engines/kube-policies/catalogue.ts
var policies = [
  ...resourcePolicies,
  ...imagePolicies,
  ...probePolicies,
  ...securityContextPolicies,
  ...hostAccessPolicies,
  ...identityPolicies,
  ...plaintextPolicies,
  ...networkPolicies,
  ...availabilityPolicies,
  ...danglingPolicies,
  ...referencePolicies,
  ...storagePolicies
];

// src/checks/manifests/rules.ts
var fixed = {
  "not-yaml": {
    level: "error",
    means: "a file that is no YAML which kubectl reads: a template, a binary, a broken document",
    remedy: "Mend the file at this line, or leave it out with `exclude` where it is no manifest."
  },
  "duplicate-key": {
    level: "error",
    means: "a key that is given twice: one of the values is lost without a word",
    remedy: "Take one of the two out."
  },
  "schema-invalid": {
    level: "error",
    means: "a field that is missing, of the wrong type, or holds what the API server refuses",
    remedy: "Give the field what the finding expects; `kubectl explain` describes it."
  },
  "api-validation": {
    level: "error",
    means: "a value that the API server's validation refuses: fields that contradict each other, names, ranges, formats",
    remedy: "Give the field what the finding says; `kubectl apply --dry-run=server` shows it, too."
  },
  "api-warning": {
    level: "warning",
    means: "what the API server takes with a warning: old fields, what has no effect, names given twice",
    remedy: "Mend what the finding says, or turn the rule off in `policies`."
  },
  "pod-security": {
    level: "error",
    means: "a pod that its namespace refuses: Pod Security by the labels of a Namespace among the manifests",
    remedy: "Give the pod what the standard asks, or the Namespace a lower level in `pod-security.kubernetes.io/enforce`.",
    link: "https://kubernetes.io/docs/concepts/security/pod-security-standards/"
  },
  "pod-security-warning": {
    level: "warning",
    means: "a pod that its namespace warns of (`pod-security.kubernetes.io/warn`)",
    remedy: "Give the pod what the standard asks.",
    link: "https://kubernetes.io/docs/concepts/security/pod-security-standards/"
  },
  "selector-mismatch": {
    level: "error",
    means: "a workload whose selector does not match the labels of its own pods: the API server refuses it",
    remedy: "Make spec.selector.matchLabels equal to labels in spec.template.metadata.labels.",
    link: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/"
  },
  "unknown-field": {
    level: "error",
    means: "a field that Kubernetes, or the definition of the custom resource, does not have",
    remedy: "Correct its name or its indentation; `kubectl explain` lists the fields."
  },
  "unknown-kind": {
    level: "error",
    means: "a kind that this version of Kubernetes does not have",
    remedy: "Correct `kind` and `apiVersion`; give the definition of a custom resource in `crds`."
  },
  "removed-api": {
    level: "error",
    means: "an API version that is no longer served",
    remedy: "Move the object to the API version that the finding names."
  },
  "deprecated-api": {
    level: "warning",
    means: "an API version that will be removed",
    remedy: "Move the object to the API version that the finding names, before the cluster is upgraded."
  },
  "no-schema": {
    level: "error",
    means: "a custom resource whose definition nobody gave: it was not checked",
    remedy: "Give its CustomResourceDefinition in `crds`."
  },
  "render-failed": {
    level: "error",
    means: "kustomize or helm refuses to render",
    remedy: "Mend what the message names; the same command shows it on your machine."
  },
  "server-rejected": {
    level: "error",
    means: "the cluster refuses it (`server-dry-run`)",
    remedy: "Mend what the cluster says; `kubectl apply --dry-run=server` shows it again."
  },
  "server-warning": {
    level: "warning",
    means: "the cluster takes it with a warning (`server-dry-run`)",
    remedy: "Mend what the cluster says, or turn the rule off in `policies`."
  },
  "exemption-invalid": {
    level: "error",
    means: "an annotation that exempts from no rule that there is, or without a reason",
    remedy: "Correct the name of the rule in the annotation, and say why as its value."
  },
  kubeconform: {
    level: "error",
    means: "kubeconform refuses it (`tools: [kubeconform]`)",
    remedy: "Mend what kubeconform says."
  }
};
var foreign = {
  "kube-linter:\u2026": {
    level: "error",
    means: "what kube-linter reports (`reports`)",
    remedy: "See kube-linter's page of its checks.",
    link: "https://docs.kubelinter.io/#/generated/checks"
  },
  "kube-score:\u2026": {
    level: "error",
    means: "what kube-score calls critical, or finds wanting (a warning) (`reports`)",
    remedy: "See kube-score's page of its checks.",
    link: "https://github.com/zegl/kube-score/blob/master/README_CHECKS.md"
  },
  "polaris:\u2026": {
    level: "error",
    means: "what polaris calls a danger or a warning (a warning) (`reports`)",
    remedy: "See polaris' page of its checks.",
    link: "https://polaris.docs.fairwinds.com/checks/security/"
  }
};
var policyRules = /* @__PURE__ */ new Set(["exemption-invalid", ...policies.map(({ id }) => id)]);
var ownRules = {
  ...fixed,
  ...Object.fromEntries(
    policies.map(({ id, level, reason, remedy, link }) => [
      id,
      { level, means: reason, remedy, link }
    ])
  )
};
var manifestsRules = { ...ownRules, ...foreign };

// src/engines/kube-schema/format.ts
var QUANTITY = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
var TIME = /^\d{4}-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-]\d\d:\d\d)$/;
var isQuantity = (text) => QUANTITY.test(text);
function isTime(text) {
  const [, month, day, hour, minute, second] = (TIME.exec(text) ?? []).map(Number);
  if (month === void 0 || day === void 0 || hour === void 0) return false;
  const date = new Date(Date.UTC(Number(text.slice(0, 4)), month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && hour < 24 && Number(minute) < 60 && Number(second) < 60;
}
var isMicroTime = (text) => isTime(text) && /:\d\d[.,]\d{6}(?:Z|[+-])/.test(text);
function isBase64(text) {
  const compact = /[\r\n]/.test(text) ? text.replace(/[\r\n]/g, "") : text;
  return compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
}
var isInt32 = (value) => Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
var isInt64 = (value) => Number.isInteger(value) && value >= -(2 ** 63) && value <= 2 ** 63;

export {
  isQuantity,
  isTime,
  isMicroTime,
  isBase64,
  isInt32,
  isInt64,
  labelsOf,
  readSelector,
  matches,
  showSelector,
  LabelIndex,
  groupKind,
  readWorkload,
  policies,
  policyRules,
  ownRules,
  manifestsRules
};
