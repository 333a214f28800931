import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  showPath
} from "./chunk-FYPLSVJO.js";
import {
  entriesOf,
  mayHaveVariables,
  valueAt,
  withValue
} from "./chunk-A7DU6CNQ.js";
import {
  Unquoted,
  fillDeep,
  isMap,
  notKnown,
  textOf,
  variablesOf
} from "./chunk-3HIBJKUS.js";
import {
  expressionsIn,
  showVariable
} from "./chunk-4H7XPLS4.js";
import {
  shapeFault
} from "./chunk-WUMATNDA.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/config/document.ts
import { isMap as isMap2, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";

// src/config/entry/defaults.ts
var CLUSTER_KEYS = ["context", "server", "namespace", "kubeconfig"];
var CLUSTER_KINDS = ["apply", "rollout", "undo"];
var CLUSTER = "cluster";
var PRESET_KINDS = ["compose", "manifests"];
var KUBECTL = "kubectl";
var KUBECTL_KINDS = ["logs"];
function mergeDefaults(config) {
  const origins = /* @__PURE__ */ new Map();
  let value = config;
  for (const { stage, entry, path, kind } of entriesOf(config)) {
    if (kind === void 0) continue;
    const own = entry.with === void 0 ? {} : entry.with;
    if (!isMap(own)) continue;
    const at = [...path, "with"];
    const layers = [
      ["stages", stage, "defaults", "with"],
      ["defaults", "with"]
    ].flatMap((place) => layersFor(kind, config, place));
    layers.push(...presetFor(kind, config));
    const merged = mergeInto(own, { layers, at, origins });
    const below = KUBECTL_KINDS.includes(kind) ? mergeKubectl(merged, { config, stage, at, origins }) : merged;
    if (below !== own) value = withValue(value, at, below);
  }
  return { value, origin: (path) => originOf(path, origins) };
}
function layersFor(kind, config, place) {
  const own = layer(config, [...place, kind]);
  if (!CLUSTER_KINDS.includes(kind)) return own;
  return [...own, ...layer(config, [...place, CLUSTER]).map(onlyCluster)];
}
function presetFor(kind, config) {
  const preset = valueAt(config, ["preset"]);
  return preset === void 0 || !PRESET_KINDS.includes(kind) ? [] : [{ options: { preset }, path: [] }];
}
function layer(config, path) {
  const options = valueAt(config, path);
  return isMap(options) ? [{ options, path }] : [];
}
var onlyCluster = ({ options, path }) => ({
  path,
  options: Object.fromEntries(Object.entries(options).filter(([key]) => CLUSTER_KEYS.includes(key)))
});
function mergeInto(own, { layers, at, origins }) {
  let merged = own;
  for (const { options, path } of layers) {
    for (const [key, given] of Object.entries(options)) {
      if (Object.hasOwn(merged, key)) continue;
      merged = { ...merged, [key]: given };
      origins.set(JSON.stringify([...at, key]), [...path, key]);
    }
  }
  return merged;
}
function mergeKubectl(options, {
  config,
  stage,
  at,
  origins
}) {
  const kubectl = options[KUBECTL];
  if (!isMap(kubectl)) return options;
  const layers = [
    ["stages", stage, "defaults", "with", CLUSTER],
    ["defaults", "with", CLUSTER]
  ].flatMap((path) => layer(config, path).map(onlyCluster));
  const merged = mergeInto(kubectl, { layers, at: [...at, KUBECTL], origins });
  return merged === kubectl ? options : { ...options, [KUBECTL]: merged };
}
function originOf(path, origins) {
  for (let length = path.length; length > 0; length -= 1) {
    const from = origins.get(JSON.stringify(path.slice(0, length)));
    if (from) return [...from, ...path.slice(length)];
  }
  return path;
}

// src/config/entry/written-secrets.ts
var HEADER = /^(?:proxy-)?authorization$|token|(?:api|access|application|auth)[-_]?key|secret|passw|credential|(?:^|-)auth(?:-|$)/i;
var FIELD = /^(?:passw(?:or)?d|passphrase|secret|token|authorization|bearer|(?:access|auth|refresh|id)[-_]?token|(?:api|access)[-_]?key|client[-_]?secret)$/i;
var SESSION = /(?:^|;)\s*[\w-]*(?:sess|sid|token|auth)[\w-]*\s*=\s*[^;\s]/i;
var EXPECTED = ["expect", "capture"];
var SENT = ["headers", "json", "form", "query", "tls"];
function findWrittenSecrets(value, path = [], sent = void 0) {
  const text = textOf(value);
  if (text !== void 0) return inText(text, path, sent);
  if (Array.isArray(value)) return value.flatMap((item, index) => findWrittenSecrets(item, [...path, index], sent));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (EXPECTED.includes(key) || key === "run" || key === "env") return [];
    return findWrittenSecrets(item, [...path, key], SENT.includes(key) ? key : sent);
  });
}
function inText(text, path, sent) {
  const name = String(path.findLast((part) => typeof part === "string") ?? "");
  const isSecret = sent === "headers" ? HEADER.test(name) || /^cookie$/i.test(name) && SESSION.test(text) : sent !== void 0 || path.length === 1 ? FIELD.test(name) : false;
  if (isSecret && text.trim() !== "" && !text.includes("${{")) return [{ path, message: writtenOut(name) }];
  if (sent === "tls" && /PRIVATE KEY-----/.test(text))
    return [{ path, message: "a private key is written out; name the file that holds it" }];
  const inUrl = credentialInUrl(text);
  return inUrl === void 0 ? [] : [{ path, message: writtenOut(inUrl) }];
}
var writtenOut = (name) => `"${name}" is written out, and whoever reads the config has it; take it from a variable: \${{ env.NAME }}`;
var PARAMETER = /[?&]((?:access[-_]?|auth[-_]?)?token|api[-_]?key|client[-_]?secret|secret|passw(?:or)?d)=([^&#\s]+)/i;
function credentialInUrl(text) {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return void 0;
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*:([^/?#]*)@/i.exec(text)?.[1];
  if (password !== void 0 && password !== "" && !password.includes("${{")) return "password";
  const [, name, value] = PARAMETER.exec(text) ?? [];
  return value !== void 0 && !value.includes("${{") ? name : void 0;
}

// src/config/entry/entry-faults.ts
function findEntryFaults(config) {
  const options = [
    ...entriesOf(config).map(({ entry, path }) => ({ value: entry.with, path: [...path, "with"] })),
    ...sharedOptions(config)
  ];
  const secrets = options.flatMap(
    ({ value, path }) => findWrittenSecrets(value).map((found) => ({ ...found, path: [...path, ...found.path] }))
  );
  return [...secrets, ...shellFaults(valueAt(config, ["stages"]), ["stages"]), ...sharedShellFaults(config)];
}
function sharedOptions(config) {
  const stages = valueAt(config, ["stages"]);
  const names = isMap(stages) ? Object.keys(stages) : [];
  const places = [["defaults", "with"], ...names.map((name) => ["stages", name, "defaults", "with"])];
  return places.flatMap((place) => {
    const kinds = valueAt(config, place);
    return isMap(kinds) ? Object.entries(kinds).map(([kind, value]) => ({ value, path: [...place, kind] })) : [];
  });
}
var sharedShellFaults = (config) => shellFaults(valueAt(config, ["defaults"]), ["defaults"]);
var IN_SHELL = 'a shell would run whatever the variable contains; give it to the script with `env: {NAME: \u2026}` and write "$NAME"';
function shellFaults(value, path) {
  if (Array.isArray(value)) return value.flatMap((item, index) => shellFaults(item, [...path, index]));
  if (!isMap(value)) return [];
  const isShell = value.shell !== void 0 && value.shell !== false;
  const here = isShell && textOf(value.run)?.includes("${{") ? [{ path: [...path, "run"], message: IN_SHELL }] : [];
  return [...here, ...Object.entries(value).flatMap(([key, item]) => shellFaults(item, [...path, key]))];
}

// src/config/entry/late.ts
var knownLookup = ({ env, instance }) => ({ source, name }) => {
  const value = source === "env" ? env[name] : source === "instance" ? instance : void 0;
  return value === "" ? void 0 : value;
};
function bindLate(bound, { raw, check, known }) {
  const before = knownLookup(known);
  const { rehearse } = bound;
  const variables = variablesOf(raw);
  const fill = (values) => {
    const lookup = (variable) => before(variable) ?? lateValue(variable, values);
    const missing = variables.filter((variable) => lookup(variable) === void 0);
    if (missing.length > 0) throw unset(missing, known);
    const parsed = check.bound.safeParse(fillDeep(raw, lookup), { jitless: true, error: shapeFault });
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map(({ path, message: message2 }) => `${showPath(["with", ...path])}: ${message2}`);
    const message = `with the variables filled in, the options are wrong: ${faults.join("; ")}`;
    throw new CouldNotTell("variable-missing", message, "Set each variable to what its option expects.");
  };
  return {
    ...bound,
    variables: variables.map((variable) => ({ ...variable, set: before(variable) !== void 0 })),
    run: async (ports, values = {}) => fill(values).run(ports, values),
    ...bound.before && { before: async (ports, values = {}) => fill(values).before?.(ports, values) ?? null },
    ...rehearse && {
      rehearse: async (ports, values = {}) => (fill(values).rehearse ?? rehearse)(ports, values)
    },
    ...bound.replaced && { replaced: async (ports, values = {}) => fill(values).replaced?.(ports, values) }
  };
}
var lateValue = ({ source, name }, values) => source === "captured" ? values.captured?.[name] : source === "state" ? values.state?.[name] : void 0;
function unset(missing, { env }) {
  const sentences = missing.map(({ source, name }) => {
    if (source === "env") return `the environment variable ${name} is ${env[name] === "" ? "empty" : "not set"}`;
    if (source === "instance") return "no instance is named";
    return source === "captured" ? `no step before has captured "${name}"` : `no state "${name}" is recorded`;
  });
  const remedies = new Set(missing.map(remedyFor));
  return new CouldNotTell("variable-missing", sentences.join("; "), [...remedies].join(" "));
}
function remedyFor(variable) {
  if (variable.source === "env") return "Set it under `env:` of the step that runs this check.";
  if (variable.source === "instance") return "Name it with `--instance NAME`.";
  return `Let a step that runs before it provide \${{ ${showVariable(variable)} }}.`;
}

// src/config/phases/steps.ts
var UNDO = "undo";
var OPTIONS = ["run", "shell", "cwd", "env"];
function normaliseSteps(config) {
  const stages = valueAt(config, ["stages"]);
  const moved = /* @__PURE__ */ new Set();
  let value = config;
  for (const stage of isMap(stages) ? Object.keys(stages) : []) {
    const at = ["stages", stage, "rollback", "steps"];
    const steps = valueAt(config, at);
    if (!Array.isArray(steps)) continue;
    const entries = steps.map((step, index) => {
      if (!isMap(step)) return step;
      if (step.kind === void 0 && step.run !== void 0) moved.add(JSON.stringify([...at, index, "with"]));
      return entryOf(step, index);
    });
    value = withValue(value, at, entries);
  }
  return { value, origin: (path) => originOf2(path, moved) };
}
function entryOf(step, index) {
  const id = step.id ?? nameOf(step.name, index);
  if (step.kind !== void 0) return { ...step, id };
  if (step.run === void 0) return { ...step, id, kind: UNDO };
  const own = Object.entries(step).filter(([key]) => !OPTIONS.includes(key));
  const options = Object.entries(step).filter(([key]) => OPTIONS.includes(key));
  const given = isMap(step.with) ? step.with : {};
  const asked = { ...given, ...Object.fromEntries(options), run: argumentsOf(step) };
  return { ...Object.fromEntries(own), id, kind: "command", with: asked };
}
function argumentsOf({ run, shell }) {
  const text = textOf(run);
  if (text === void 0 || shell !== void 0 && shell !== false) return run;
  const plain = text.replace(/\$\{\{.*?\}\}/g, "");
  return /["'\\|&;<>()$`*?~#\n]/.test(plain) ? run : text.match(/(?:\$\{\{.*?\}\}|\S)+/g) ?? run;
}
function nameOf(name, index) {
  const slug = typeof name === "string" ? name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") : "";
  return slug === "" ? `step-${index + 1}` : slug;
}
function originOf2(path, moved) {
  const length = 6;
  if (path.length <= length || !moved.has(JSON.stringify(path.slice(0, length)))) return path;
  return OPTIONS.includes(String(path[length])) ? [...path.slice(0, length - 1), ...path.slice(length)] : path;
}

// src/config/document.ts
function parseConfig(source, known = { env: {} }) {
  const counter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const at = (offset, path, message) => {
    const { line, col } = counter.linePos(offset);
    return { file: source.file, line: Math.max(1, line), column: Math.max(1, col), path: showPath(path), message };
  };
  const broken = (problems, problem2) => ({
    problems,
    problem: problem2,
    value: void 0,
    raw: void 0
  });
  if (document.errors.length > 0)
    return broken(
      document.errors.map((error) => {
        const line = source.text.split("\n")[counter.linePos(error.pos[0]).line - 1] ?? "";
        return at(error.pos[0], [], syntaxMessage(error.message, line));
      }),
      (path, message) => at(0, path, message)
    );
  const misplaced = markVariables(document);
  keepArguments(document);
  const inFile = (path, message, part = "value") => at(offsetOf(document, path, part), path, message);
  const read = plainData(document);
  if (typeof read === "string") return broken([at(0, [], read)], inFile);
  const steps = normaliseSteps(read.value);
  const { value: raw, origin } = mergeDefaults(steps.value);
  const problem = (path, message, part) => inFile(steps.origin(origin(path)), message, part);
  return {
    problems: [
      ...misplaced.map(({ offset, path, message }) => at(offset, path, message)),
      ...findEntryFaults(raw).map(({ path, message }) => problem(path, message))
    ],
    value: fillDeep(raw, knownLookup(known)),
    raw,
    problem
  };
}
function syntaxMessage(message, line) {
  if (line.includes("${{") && /[{[]/.test(line.replaceAll("${{", "")))
    return `${message}; between { } and [ ] a variable stands in quotes: '\${{ env.NAME }}'`;
  const comparison = /:\s*(?:[<>]=?|!=|[|>])\s*-?\d/.test(line);
  return comparison ? `${message}; a comparison stands in quotes: '> 5%'` : message;
}
function plainData(document) {
  try {
    const value = document.toJS({ maxAliasCount: 100 });
    return isCircular(value) ? "an alias stands inside what it is an alias of" : { value };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
function isCircular(value, above = []) {
  if (typeof value !== "object" || value === null) return false;
  return above.includes(value) || Object.values(value).some((item) => isCircular(item, [...above, value]));
}
function offsetOf(document, path, part) {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap2(parent) ? parent.items.find((item) => (isScalar(item.key) ? String(item.key.value) : String(item.key)) === String(last)) : void 0;
    const value = pair ? pair.value : isSeq(parent) && typeof last === "number" ? parent.items[last] : void 0;
    const key = pair?.key;
    if ((part === "key" || length < path.length || !isScalar(value)) && isNode(key) && key.range) return key.range[0];
    if (isNode(value) && value.range) return value.range[0];
    if (isNode(key) && key.range) return key.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
function keepArguments(document) {
  visit(document, {
    Pair: (_, pair) => {
      if (!isScalar(pair.key) || pair.key.value !== "run" || !isSeq(pair.value)) return;
      for (const item of pair.value.items) {
        if (isScalar(item) && typeof item.value !== "string" && item.value !== null && item.source !== void 0) {
          item.value = item.source;
        }
      }
    }
  });
}
function markVariables(document) {
  const wrong = [];
  visit(document, {
    Scalar: (key, node, ancestors) => {
      if (key === "key" || typeof node.value !== "string" || !node.value.includes("${{")) return;
      const path = pathOf([...ancestors, node]);
      const fault = (message) => wrong.push({ offset: node.range?.[0] ?? 0, path, message });
      if (!mayHaveVariables(path)) {
        fault("${{ \u2026 }} is filled in inside `with` and in steps only");
        return;
      }
      for (const message of expressionsIn(node.value).flatMap((inner) => notKnown(inner) ?? [])) fault(message);
      if (node.type === "PLAIN" && /^\$\{\{[^}]*\}\}$/.test(node.value)) node.value = new Unquoted(node.value);
    }
  });
  return wrong;
}
function pathOf(nodes) {
  const path = [];
  for (const [index, node] of nodes.entries()) {
    if (isPair(node)) path.push(isScalar(node.key) ? String(node.key.value) : String(node.key));
    else if (isSeq(node)) path.push(node.items.indexOf(nodes[index + 1]));
  }
  return path;
}

export {
  knownLookup,
  bindLate,
  parseConfig
};
