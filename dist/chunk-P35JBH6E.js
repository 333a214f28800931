import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  answerOf,
  exitedWith
} from "./chunk-GOBM22IH.js";
import {
  field,
  isMapping,
  isSequence,
  textField
} from "./chunk-QTDOXDI3.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";

// src/facts/cluster/failure.ts
var NOISE = /^(?:[EWIF]\d{4} \d\d:|Warning: |No resources found)/;
var FORBIDDEN = /cannot (\S+) resource "([^"]+)"(?: in API group "([^"]*)")?(?: in the namespace "([^"]+)"| at the cluster scope)?/;
function readSaid(stderr) {
  const forbidden = [];
  const missing = [];
  const unknownKinds = [];
  const others = [];
  for (const line of stderr.split("\n").map((text) => text.trim())) {
    if (line === "" || NOISE.test(line)) continue;
    const [, verb, resource = "", group = "", namespace] = FORBIDDEN.exec(line) ?? [];
    const [, gone] = /\(NotFound\): (.+ ".+") not found/.exec(line) ?? [];
    const [, kind] = /doesn't have a resource type "([^"]+)"/.exec(line) ?? [];
    if (verb !== void 0)
      forbidden.push({ verb, resource: group === "" ? resource : `${resource}.${group}`, namespace });
    else if (gone !== void 0) missing.push(gone);
    else if (kind !== void 0) unknownKinds.push(kind);
    else others.push(line);
  }
  return { forbidden, missing, unknownKinds, others };
}
var showRight = ({ verb, resource, namespace }) => `may not ${verb} ${resource}${namespace === void 0 ? "" : ` in namespace ${namespace}`}`;
function notAllowed(rights, shown) {
  const what = [...new Set(rights.map(showRight))].join(", ");
  const grants = [...new Set(rights.map(({ verb, resource }) => `"${verb}" on "${resource}"`))].join(", ");
  return new CouldNotTell("tool-refused", `${shown}: this job ${what}`, `Grant its account the verb ${grants}.`);
}
var LOGIN = /must be logged in|\(Unauthorized\)|Unauthorized|getting credentials|exec plugin|executable .* not found/i;
var NETWORK = /unable to connect to the server|connection to the server .* was refused|no such host|connection reset|i\/o timeout|TLS handshake|x509: |unexpected EOF|context deadline exceeded|\(Timeout\)|\(ServiceUnavailable\)|\(TooManyRequests\)|\(InternalError\)|couldn't get current server API group list|Client\.Timeout/i;
var SETTING = /context .* does not exist|no context exists|no configuration has been provided|error loading config|invalid configuration/i;
function noAnswer(command, words) {
  const told = words.split("\n").find((text) => text.trim() !== "" && !NOISE.test(text)) ?? "";
  const line = clip(told.trim(), 300);
  const message = `${command}: ${line === "" ? "it failed and does not say why" : line}`;
  if (SETTING.test(line))
    return new CouldNotTell("unreachable", message, "Give the job a kubeconfig, and name one of its contexts.");
  if (LOGIN.test(line))
    return new CouldNotTell("unreachable", message, "Renew the login of this job for the cluster, and run it again.");
  if (NETWORK.test(line))
    return new CouldNotTell("unreachable", message, "Check that the API server is up and can be reached from here.");
  return new CouldNotTell("tool-crashed", message, "Run the command by hand to see why.");
}

// src/facts/cluster/cluster.ts
var KEEP = 64 * 1024 * 1024;
var REQUESTS = 3;
async function openCluster(place, ports) {
  const kubeconfig = await kubeconfigOf(place, ports);
  const timeoutMs = REQUESTS * place["request-timeout"] + 5e3;
  const base = [...kubeconfig, ...place.context === void 0 ? [] : ["--context", place.context]];
  const command = "kubectl config view --minify";
  const ran = await ports.exec.run(["kubectl", "config", "view", "--minify", "-o", "json", ...base], {
    keep: KEEP,
    log: false,
    timeoutMs
  });
  if (!exitedWith(ran, 0)) throw noAnswer(command, ran.stderr.text);
  const { context, server, namespace } = readView(answerOf(ran, { tool: command }).stdout, command);
  const shown = `${context} (${server})`;
  if (place.server !== void 0 && !isSameServer(place.server, server)) {
    const message = `kubectl's context "${context}" leads to ${server}, and \`server\` says ${place.server}`;
    throw new CouldNotTell("tool-refused", message, "Name the right context, or correct `server`. Nothing was asked.");
  }
  const way = [...kubeconfig, "--context", context, "--request-timeout", `${place["request-timeout"]}ms`];
  const cluster = {
    context,
    server,
    namespace: place.namespace ?? namespace,
    shown,
    kubectl: (args, options) => ports.exec.run(["kubectl", ...args, ...way], { keep: KEEP, log: false, timeoutMs, ...options })
  };
  return {
    ...cluster,
    get: (wanted) => get(wanted, cluster),
    mustGet: async (wanted) => {
      const { forbidden, ...got } = await get(wanted, cluster);
      if (forbidden.length > 0) throw notAllowed(forbidden, shown);
      return got;
    }
  };
}
async function kubeconfigOf({ kubeconfig }, { files, host }) {
  if (kubeconfig === void 0) return [];
  const home = host.environment.HOME ?? host.environment.USERPROFILE;
  const path = home === void 0 ? kubeconfig : kubeconfig.replace(/^~(?=[/\\])/, home);
  const isAbsolute = /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
  return ["--kubeconfig", isAbsolute ? path : await files.resolve(path)];
}
function readView(text, command) {
  const view = parseJson(text, command);
  const context = textField(view, "current-context") ?? textField(view, "contexts", 0, "name");
  const server = textField(view, "clusters", 0, "cluster", "server");
  if (context === void 0 || server === void 0) {
    const message = `${command} names no context with a server`;
    throw new CouldNotTell("unreachable", message, "Give the job a kubeconfig, and name one of its contexts.");
  }
  return { context, server, namespace: textField(view, "contexts", 0, "context", "namespace") || "default" };
}
function isSameServer(wanted, actual) {
  const plain = (text) => {
    if (!URL.canParse(text)) return text;
    const { origin, pathname } = new URL(text);
    return origin + pathname.replace(/\/+$/, "");
  };
  return plain(wanted) === plain(actual);
}
async function get(wanted, cluster) {
  const names = wanted.of.some((each) => each.includes("/")) ? wanted.of : [wanted.of.join(",")];
  const place = wanted.everywhere ? ["--all-namespaces"] : wanted.namespace === null ? [] : ["-n", wanted.namespace ?? cluster.namespace];
  const args = [
    ...place,
    ...wanted.selector === void 0 ? [] : ["-l", wanted.selector],
    ...wanted.fields === void 0 ? [] : ["--field-selector", wanted.fields],
    ...wanted.more ?? []
  ];
  const command = `kubectl get ${names.join(" ")}`;
  const ran = await cluster.kubectl(["get", ...names, "-o", "json", ...args]);
  const { stdout } = answerOf(ran, { tool: command, tooLong: "Name fewer workloads, or look at one namespace." });
  const { forbidden, missing, unknownKinds, others } = readSaid(ran.stderr.text);
  const isTold = forbidden.length + missing.length + unknownKinds.length > 0;
  if (!exitedWith(ran, 0) && (!isTold || others.length > 0)) throw noAnswer(command, others[0] ?? ran.stderr.text);
  if (unknownKinds.length > 0) {
    const message = `${cluster.shown} has no kind ${unknownKinds.join(", ")}`;
    throw new CouldNotTell("unsupported", message, "Check the kind in the config, and the version of the cluster.");
  }
  if (stdout.trim() === "") {
    if (isTold || wanted.more?.includes("--ignore-not-found")) return { items: [], missing, forbidden };
    throw new CouldNotTell("wrong-format", `${command} printed nothing`, "Run it by hand to see why.");
  }
  return { items: itemsOf(parseJson(stdout, command), command), missing, forbidden };
}
function itemsOf(value, command) {
  const items = field(value, "items");
  if (!textField(value, "kind")?.endsWith("List")) {
    if (textField(value, "metadata", "name") !== void 0) return [value];
  } else if (isSequence(items)) {
    const objects = items.filter(isMapping);
    if (objects.length === items.length) return objects;
  }
  throw new CouldNotTell("wrong-format", `${command} printed no Kubernetes objects`, "Check which kubectl it is.");
}
function parseJson(text, command) {
  try {
    const value = JSON.parse(text);
    if (isMapping(value ?? void 0) && value !== null) return value;
  } catch (cause) {
    const what = text.trim() === "" ? "printed nothing" : "printed no whole JSON";
    throw new CouldNotTell("wrong-format", `${command} ${what}`, "Run it by hand to see what it prints.", { cause });
  }
  throw new CouldNotTell("wrong-format", `${command} printed no object`, "Run it by hand to see what it prints.");
}

export {
  readSaid,
  showRight,
  notAllowed,
  noAnswer,
  openCluster,
  parseJson
};
