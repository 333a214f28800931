import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  SourceFiles
} from "./chunk-GSHUQE4K.js";
import {
  LabelIndex,
  groupKind,
  isBase64,
  isInt32,
  isInt64,
  isMicroTime,
  isQuantity,
  isTime,
  labelsOf,
  matches,
  ownRules,
  policies,
  policyRules,
  readSelector,
  readWorkload,
  showSelector
} from "./chunk-UKACMWJZ.js";
import {
  refuseStaleReport
} from "./chunk-VDM6C736.js";
import {
  parseQuantity
} from "./chunk-MNMBULYP.js";
import {
  kubernetesPresets,
  levelIn
} from "./chunk-JREIKYJ2.js";
import "./chunk-2O7EZNIV.js";
import "./chunk-BMOO5N5W.js";
import "./chunk-FQV4JGOB.js";
import "./chunk-ATU4NNYN.js";
import {
  parseJson,
  readValue
} from "./chunk-MYHED2X6.js";
import "./chunk-WUMATNDA.js";
import "./chunk-DWCKG7RK.js";
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  KEEP,
  findRenderer,
  parseRendered,
  readRendering,
  renderKustomization
} from "./chunk-5OFVXHOW.js";
import {
  readFiles,
  selectFiles
} from "./chunk-UE3QP4UZ.js";
import {
  answerOf,
  endOf,
  exitedWith,
  wholeAnswerOf
} from "./chunk-GOBM22IH.js";
import "./chunk-RIHNBBS3.js";
import {
  splitDocuments
} from "./chunk-QOT3CONP.js";
import {
  field,
  isMapping,
  isSequence,
  showPath,
  textField,
  typeName
} from "./chunk-QTDOXDI3.js";
import {
  byFindings,
  failed
} from "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import {
  count
} from "./chunk-WDRWDCXA.js";

// src/engines/kube-policies/exemption.ts
var IGNORE = "deploy-validate.dev/ignore.";
var NONE = { reasons: /* @__PURE__ */ new Map(), faults: [] };
function readExemptions({ value }, isRule) {
  const annotations = field(value, "metadata", "annotations");
  if (!isMapping(annotations)) return NONE;
  const reasons = /* @__PURE__ */ new Map();
  const faults = [];
  for (const [name, reason] of Object.entries(annotations)) {
    if (!name.startsWith(IGNORE)) continue;
    const rule = name.slice(IGNORE.length);
    const path = ["metadata", "annotations", name];
    if (!isRule(rule)) faults.push({ path, message: `exempt from "${rule}", which is no rule that can be ignored` });
    else if (typeof reason !== "string" || reason.trim() === "")
      faults.push({ path, message: `exempt from ${rule} without a reason: write one`, expected: "a reason" });
    else reasons.set(rule, reason.trim());
  }
  return reasons.size + faults.length === 0 ? NONE : { reasons, faults };
}

// src/engines/kube-policies/secret-makers.ts
function secretsMadeBy({ kind, name, value }) {
  switch (kind) {
    case "ExternalSecret":
      return [textField(value, "spec", "target", "name") || name];
    case "SealedSecret":
      return [textField(value, "spec", "template", "metadata", "name") || name];
    case "SopsSecret":
      return templates(value, "secretTemplates", "name");
    case "Certificate":
      return [textField(value, "spec", "secretName") ?? ""];
    case "SecretProviderClass":
      return templates(value, "secretObjects", "secretName");
    case "VaultStaticSecret":
    case "VaultDynamicSecret":
    case "VaultPKISecret":
      return [textField(value, "spec", "destination", "name") ?? ""];
    case "OnePasswordItem":
      return [name];
    default:
      return [];
  }
}
function templates(value, list, key) {
  const items = field(value, "spec", list);
  return isSequence(items) ? items.map((item) => textField(item, key) ?? "") : [];
}

// src/engines/kube-policies/world.ts
var KEPT = /* @__PURE__ */ new Set([
  "/Service",
  "/ServiceAccount",
  "/ResourceQuota",
  "/LimitRange",
  "/PersistentVolumeClaim",
  "networking.k8s.io/Ingress",
  "networking.k8s.io/NetworkPolicy",
  "policy/PodDisruptionBudget",
  "autoscaling/HorizontalPodAutoscaler"
]);
var Namespace = class {
  pods = new LabelIndex();
  workloads = [];
  secrets = /* @__PURE__ */ new Map();
  configMaps = /* @__PURE__ */ new Map([["kube-root-ca.crt", void 0]]);
  /** The empty string where the objects name none. */
  name;
  world;
  #kept = /* @__PURE__ */ new Map();
  /** Labels of custom resources, whose controllers hand them on to the pods that they make. */
  #custom = [];
  // Made when the first rule asks, which is after everything has been added.
  #byName;
  #named;
  #scaled;
  constructor(name, world) {
    this.name = name;
    this.world = world;
  }
  add(document) {
    const kind = groupKind(document);
    const workload = readWorkload(document);
    if (workload) {
      this.workloads.push(workload);
      this.pods.add(workload);
    } else if (KEPT.has(kind)) {
      const known2 = this.#kept.get(kind);
      if (known2) known2.push(document);
      else this.#kept.set(kind, [document]);
    } else if (kind === "/Secret") {
      const written = textField(document.value, "type") === "kubernetes.io/service-account-token";
      this.secrets.set(document.name, written ? void 0 : keysOf(document, ["data", "stringData"]));
    } else if (kind === "/ConfigMap") {
      this.configMaps.set(document.name, keysOf(document, ["data", "binaryData"]));
    } else if (/^[^/]*\.(?!k8s\.io\/)/.test(kind)) {
      this.#addCustom(document);
    }
  }
  /** The objects of a kind, written `group/Kind`. */
  objects(kind) {
    return this.#kept.get(kind) ?? [];
  }
  find(kind, name) {
    this.#byName ??= new Map(
      [...this.#kept].flatMap(([of, objects]) => objects.map((each) => [`${of}/${each.name}`, each]))
    );
    return this.#byName.get(`${kind}/${name}`);
  }
  hasWorkload(kind, name) {
    this.#named ??= new Set(this.workloads.map((each) => `${each.kind}/${each.document.name}`));
    return this.#named.has(`${kind}/${name}`);
  }
  /** The autoscaler of a workload, if it has one. */
  autoscaler(kind, name) {
    this.#scaled ??= new Map(
      this.objects("autoscaling/HorizontalPodAutoscaler").map((scaler) => {
        const target = field(scaler.value, "spec", "scaleTargetRef");
        return [`${textField(target, "kind")}/${textField(target, "name")}`, scaler];
      })
    );
    return this.#scaled.get(`${kind}/${name}`);
  }
  /** Some pod here has these labels, or may get them from the controller of a custom resource. */
  hasPods(selector) {
    return this.pods.select(selector).length > 0 || this.#custom.some((labels) => matches(selector, labels));
  }
  #addCustom(document) {
    for (const name of secretsMadeBy(document)) this.secrets.set(name, void 0);
    const { value } = document;
    const given = [
      field(value, "metadata", "labels"),
      field(value, "spec", "podMetadata", "labels"),
      field(value, "spec", "template", "metadata", "labels")
    ];
    if (given.some(isMapping)) this.#custom.push(new Map(given.flatMap((labels) => [...labelsOf(labels)])));
  }
};
function keysOf({ value }, fields) {
  return new Set(fields.flatMap((name) => keys(field(value, name))));
}
var keys = (value) => isMapping(value) ? Object.keys(value) : [];
var World = class {
  settings;
  #fallback;
  #namespaces = /* @__PURE__ */ new Map();
  #declared = /* @__PURE__ */ new Map();
  /** Service accounts that some binding gives rights, written `namespace/name`. */
  #bound = /* @__PURE__ */ new Set();
  /** Of both kinds, ClusterRoleBinding and RoleBinding. */
  bindings = [];
  #allMighty = /* @__PURE__ */ new Set(["cluster-admin"]);
  /** Objects without a namespace go to `fallback`, where kubectl or helm is pointed at. */
  constructor(settings, fallback = "default") {
    this.settings = settings;
    this.#fallback = fallback;
  }
  get namespaces() {
    return this.#namespaces.values();
  }
  add(document) {
    const kind = groupKind(document);
    if (kind === "/Namespace") this.#declared.set(document.name, document);
    else if (kind.startsWith("rbac.authorization.k8s.io/")) this.#addRights(document);
    else if (kind !== "apiextensions.k8s.io/CustomResourceDefinition")
      this.#namespace(document.namespace).add(document);
  }
  /** The object of kind Namespace, if it is here. */
  declaration({ name }) {
    return this.#declared.get(name || this.#fallback);
  }
  isBound({ name }, account) {
    return this.#bound.has(`${name || this.#fallback}/${account}`);
  }
  /** True for `cluster-admin` and for roles here that allow the same. */
  isAllMighty(clusterRole) {
    return this.#allMighty.has(clusterRole);
  }
  #namespace(name) {
    const key = name || this.#fallback;
    const known2 = this.#namespaces.get(key);
    if (known2) return known2;
    const namespace = new Namespace(name, this);
    this.#namespaces.set(key, namespace);
    return namespace;
  }
  #addRights(document) {
    const { kind, name, namespace, value } = document;
    if (kind === "ClusterRole" && allowsEverything(field(value, "rules"))) this.#allMighty.add(name);
    if (!kind.endsWith("Binding")) return;
    this.bindings.push(document);
    const subjects = field(value, "subjects");
    if (!isSequence(subjects)) return;
    for (const subject of subjects) {
      if (textField(subject, "kind") !== "ServiceAccount") continue;
      const where = textField(subject, "namespace") || namespace || this.#fallback;
      this.#bound.add(`${where}/${textField(subject, "name") ?? ""}`);
    }
  }
};
function allowsEverything(rules) {
  const any = (rule, name) => {
    const values = field(rule, name);
    return isSequence(values) && values.includes("*");
  };
  return isSequence(rules) && rules.some((rule) => any(rule, "apiGroups") && any(rule, "resources") && any(rule, "verbs"));
}

// src/engines/kube-policies/judge.ts
var EXEMPTION = "exemption-invalid";
var ids = new Set(policies.map(({ id }) => id));
function byKind(active) {
  const found = /* @__PURE__ */ new Map();
  for (const policy of active) {
    if (policy.on !== "object") continue;
    for (const kind of policy.kinds) found.set(kind, [...found.get(kind) ?? [], policy]);
  }
  return found;
}
var PolicyJudge = class {
  #active;
  #byKind;
  #settings;
  #worlds = /* @__PURE__ */ new Map();
  #issues = [];
  /** Files that some rendering was made from: what is applied is the rendering, and it is judged. */
  #sources = /* @__PURE__ */ new Set();
  #exemptions = /* @__PURE__ */ new WeakMap();
  constructor(settings, isOn2) {
    this.#settings = settings;
    this.#active = policies.filter(({ id }) => isOn2(id));
    this.#byKind = byKind(this.#active);
  }
  take(document, { world, namespace }) {
    if (this.#active.length === 0) return [];
    const known2 = this.#worlds.get(world) ?? new World(this.#settings, namespace);
    this.#worlds.set(world, known2);
    known2.add(document);
    if (document.renderedFrom !== void 0) this.#sources.add(document.file);
    for (const complaint of this.#exemptionsOf(document).faults)
      this.#issues.push({ ...complaint, rule: EXEMPTION, document });
    for (const policy of this.#byKind.get(groupKind(document)) ?? [])
      this.#tell(policy, document, policy.check(document));
    return [];
  }
  finish() {
    for (const world of this.#worlds.values()) this.#judgeWorld(world);
    const byDocument = /* @__PURE__ */ new Map();
    for (const issue of this.#issues) {
      if (issue.document.renderedFrom === void 0 && this.#sources.has(issue.document.file)) continue;
      const others = byDocument.get(issue.document);
      if (others) others.push(issue);
      else byDocument.set(issue.document, [issue]);
    }
    return [...byDocument.values()].flat();
  }
  #judgeWorld(world) {
    for (const policy of this.#active) {
      if (policy.on === "object") continue;
      if (policy.on === "world") {
        for (const { document, ...complaint } of policy.check(world)) this.#tell(policy, document, [complaint]);
        continue;
      }
      for (const namespace of world.namespaces) {
        if (policy.on === "namespace") {
          for (const { document, ...complaint } of policy.check(namespace)) this.#tell(policy, document, [complaint]);
          continue;
        }
        for (const pod of namespace.workloads) {
          const found = policy.on === "pod" ? policy.check(pod, namespace) : pod.containers.flatMap((container) => policy.check(container, namespace));
          this.#tell(policy, pod.document, found);
        }
      }
    }
  }
  #tell({ id, remedy, link }, document, complaints) {
    if (complaints.length === 0) return;
    const exempt = this.#exemptionsOf(document).reasons.get(id);
    const help = `${remedy} ${link}`;
    for (const complaint of complaints) this.#issues.push({ ...complaint, rule: id, document, help, exempt });
  }
  #exemptionsOf(document) {
    const known2 = this.#exemptions.get(document);
    if (known2) return known2;
    const read3 = readExemptions(document, (id) => ids.has(id));
    this.#exemptions.set(document, read3);
    return read3;
  }
};

// src/engines/kube-schema/beyond.ts
var MAX_REFUSALS = 100;
function withRefusals(told, refused) {
  if (!refused) return told;
  const kept = told.filter((fault3) => !isGuess(fault3) || refused.some(({ path }) => isBelow(path, placeOf(fault3))));
  const places = kept.filter(({ rule }) => rule !== "deprecated-api").map(placeOf);
  const seen = /* @__PURE__ */ new Set();
  const others = refused.flatMap(({ path, message, rule = "api-validation" }) => {
    const key = JSON.stringify([path, message]);
    if (seen.has(key) || places.some((place) => isBelow(path, place))) return [];
    seen.add(key);
    return [{ rule, path, message, part: "key" }];
  });
  return [...kept, ...others.slice(0, MAX_REFUSALS)];
}
var MISSING = /^"(.+)" is (?:missing|required and must not be null)$/;
var isGuess = ({ rule, message }) => rule === "schema-invalid" && (MISSING.test(message) || /^not a valid (?:key|label): /.test(message));
function placeOf({ path, message }) {
  const missing = MISSING.exec(message)?.[1];
  return missing === void 0 || path.at(-1) === missing ? path : [...path, missing];
}
var isBelow = (path, place) => place.length > 0 && place.length <= path.length && place.every((part, index) => part === path[index]);

// src/engines/kube-schema/pattern.ts
var CLASSES = /* @__PURE__ */ new Map([
  ["alnum", "A-Za-z0-9"],
  ["alpha", "A-Za-z"],
  ["digit", "0-9"],
  ["lower", "a-z"],
  ["space", "\\t\\n\\v\\f\\r "],
  ["upper", "A-Z"],
  ["word", "\\w"],
  ["xdigit", "0-9A-Fa-f"]
]);
var compiled = /* @__PURE__ */ new Map();
function goPattern(source) {
  if (!compiled.has(source)) compiled.set(source, compile(source));
  return compiled.get(source);
}
function compile(source) {
  const [whole, letters = ""] = /^\(\?([imsU]+)\)/.exec(source) ?? [""];
  const body = source.slice(whole.length).replace(/\(\?P</g, "(?<").replace(/\\A/g, "^").replace(/\\z/g, "$").replace(/\\p([A-Z])/g, "\\p{$1}").replace(/\[:(\w+):\]/g, (text2, name) => CLASSES.get(name) ?? text2);
  if (letters.includes("U") || /\\Q|\\C|\(\?[imsU]+[):]|\[:/.test(body)) return void 0;
  try {
    return new RegExp(body, `${letters}${/\\[pP]\{|[\ud800-\udfff]/.test(body) ? "u" : ""}`);
  } catch {
    return void 0;
  }
}

// src/engines/kube-schema/value-rule.ts
import { isDeepStrictEqual } from "node:util";
function brokenRules(value, schema) {
  const broken = [...enumeration(value, schema)];
  if (typeof value === "string") broken.push(...textRules(value, schema));
  else if (typeof value === "number") broken.push(...numberRules(value, schema));
  else if (isSequence(value)) broken.push(...listRules(value, schema));
  return broken;
}
function enumeration(value, schema) {
  const values = field(schema, "enum");
  if (!isSequence(values) || values.some((allowed) => isDeepStrictEqual(allowed, value))) return [];
  const shown = values.slice(0, 12).map((allowed) => typeof allowed === "string" ? allowed : JSON.stringify(allowed));
  return [`expected ${shown.join(", ")}, got ${show(value)}`];
}
function textRules(value, schema) {
  const broken = [];
  const pattern = field(schema, "pattern");
  if (typeof pattern === "string" && goPattern(pattern)?.test(value) === false) {
    broken.push(`${show(value)} does not match ${pattern}`);
  }
  const length = [...value].length;
  broken.push(...bounds(length, schema, { least: "minLength", most: "maxLength", unit: "characters" }));
  const format = field(schema, "format");
  const test2 = typeof format === "string" ? FORMATS.get(format) : void 0;
  if (test2 && !test2(value)) broken.push(`${show(value)} is not of the format ${format}`);
  return broken;
}
function numberRules(value, schema) {
  const broken = [];
  const least = numberAt(schema, "minimum");
  const most = numberAt(schema, "maximum");
  const factor = numberAt(schema, "multipleOf");
  const above = field(schema, "exclusiveMinimum") === true;
  const below = field(schema, "exclusiveMaximum") === true;
  if (least !== void 0 && (above ? value <= least : value < least))
    broken.push(`${value} is not ${above ? "more than" : "at least"} ${least}`);
  if (most !== void 0 && (below ? value >= most : value > most))
    broken.push(`${value} is not ${below ? "less than" : "at most"} ${most}`);
  if (factor && !Number.isInteger(value / factor)) broken.push(`${value} is not a multiple of ${factor}`);
  const format = field(schema, "format");
  if (format === "int32" && !isInt32(value)) broken.push(`${value} does not fit in 32 bits`);
  if (format === "int64" && !isInt64(value)) broken.push(`${value} does not fit in 64 bits`);
  return broken;
}
function listRules(value, schema) {
  const broken = [...bounds(value.length, schema, { least: "minItems", most: "maxItems", unit: "items" })];
  const type = field(schema, "x-kubernetes-list-type");
  const keys2 = field(schema, "x-kubernetes-list-map-keys");
  const identities = type === "map" && isSequence(keys2) ? value.map((item) => JSON.stringify(keys2.map((key) => field(item, String(key)) ?? defaultOf(schema, String(key))))) : type === "set" || field(schema, "uniqueItems") === true ? value.map((item) => JSON.stringify(item)) : [];
  const twice = identities.find((identity2, index) => identities.indexOf(identity2) < index);
  return twice === void 0 ? broken : [...broken, `${twice.slice(0, 60)} is in the list twice`];
}
var defaultOf = (schema, key) => field(schema, "items", "properties", key, "default") ?? null;
var sizeRules = (entries, schema) => bounds(entries, schema, { least: "minProperties", most: "maxProperties", unit: "entries" });
function bounds(size, schema, names) {
  const least = numberAt(schema, names.least);
  const most = numberAt(schema, names.most);
  if (least !== void 0 && size < least) return [`${size} ${names.unit}, expected at least ${least}`];
  if (most !== void 0 && size > most) return [`${size} ${names.unit}, expected at most ${most}`];
  return [];
}
function numberAt(schema, name) {
  const value = field(schema, name);
  return typeof value === "number" ? value : void 0;
}
var show = (value) => JSON.stringify(value).slice(0, 60);
var OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
var IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`);
var isIpv6 = (text2) => /^[0-9A-Fa-f:.]+$/.test(text2) && text2.includes(":") && URL.canParse(`http://[${text2}]/`);
var FORMATS = /* @__PURE__ */ new Map([
  ["date-time", isTime],
  ["date", (text2) => isTime(`${text2}T00:00:00Z`)],
  ["byte", isBase64],
  ["ipv4", (text2) => IPV4.test(text2)],
  ["ipv6", isIpv6],
  ["cidr", isCidr],
  ["uuid", (text2) => /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i.test(text2)],
  ["mac", (text2) => /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(text2)]
]);
function isCidr(text2) {
  const [, address = "", bits] = /^([^/]+)\/(\d{1,3})$/.exec(text2) ?? [];
  return bits !== void 0 && (IPV4.test(address) && Number(bits) <= 32 || isIpv6(address) && Number(bits) <= 128);
}

// src/engines/kube-schema/label.ts
var NAME = /^(?:[A-Za-z0-9][A-Za-z0-9_.-]*)?[A-Za-z0-9]$/;
var SUBDOMAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
function checkLabels(value) {
  const refusals = [];
  for (const name of ["labels", "annotations", "matchLabels"]) {
    const labels = field(value, name);
    if (!isMapping(labels)) continue;
    for (const [key, label] of Object.entries(labels)) {
      if (!isQualifiedName(name === "annotations" ? key.toLowerCase() : key)) {
        refusals.push({
          path: [name, key],
          message: 'not a valid key: expected name or prefix.example/name, each name at most 63 letters, digits, "-", "_" and "."'
        });
      } else if (name !== "annotations" && typeof label === "string" && !isLabelValue(label)) {
        refusals.push({
          path: [name, key],
          message: 'not a valid label: expected at most 63 letters, digits, "-", "_" and ".", a letter or digit at both ends'
        });
      }
    }
  }
  return refusals;
}
function isQualifiedName(key) {
  const [name = "", prefix, ...more] = key.split("/").reverse();
  const fits2 = name.length <= 63 && NAME.test(name) && more.length === 0;
  return fits2 && (prefix === void 0 || isSubdomain(prefix));
}
var isLabelValue = (value) => value === "" || value.length <= 63 && NAME.test(value);
var isSubdomain = (name) => name.length <= 253 && SUBDOMAIN.test(name);
var isDnsLabel = (name) => name.length <= 63 && !name.includes(".") && isSubdomain(name);

// src/engines/kube-schema/scalar-rule.ts
var isString = (value) => typeof value === "string";
var isNumber = (value) => typeof value === "number";
var isInteger = (value) => Number.isInteger(value);
var text = (test2) => (value) => typeof value !== "string" || test2(value);
var number = (test2) => (value) => typeof value !== "number" || test2(value);
var scalarRules = {
  string: { expected: "a string", fits: isString },
  boolean: { expected: "a boolean", fits: (value) => typeof value === "boolean" },
  int32: { expected: "an integer of 32 bits", fits: isInteger, format: number(isInt32) },
  int64: { expected: "an integer of 64 bits", fits: isInteger, format: number(isInt64) },
  number: { expected: "a number", fits: isNumber },
  base64: { expected: "base64", fits: isString, format: text(isBase64) },
  time: { expected: "a time such as 2026-01-31T10:00:00Z", fits: isString, format: text(isTime) },
  "micro-time": {
    expected: "a time with microseconds such as 2026-01-31T10:00:00.000000Z",
    fits: isString,
    format: text(isMicroTime)
  },
  quantity: {
    expected: "a quantity such as 500m or 1Gi",
    fits: (value) => isString(value) || isNumber(value),
    format: text(isQuantity)
  },
  "int-or-string": {
    expected: "an integer or a string",
    fits: (value) => isInteger(value) || isString(value),
    format: number(isInt32)
  },
  object: { expected: "an object", fits: isMapping },
  any: { expected: "anything", fits: () => true }
};

// src/engines/kube-schema/walk.ts
var MAX_FAULTS = 100;
function walkDefinition(value, name, schemas) {
  const walk = new Walk(schemas);
  walk.check(value, { is: "definition", name });
  return walk.faults;
}
var Walk = class {
  faults = [];
  #path = [];
  #schemas;
  constructor(schemas) {
    this.#schemas = schemas;
  }
  check(value, type) {
    switch (type.is) {
      case "definition":
        this.#object(value, type.name);
        break;
      case "list":
        this.#list(value, type.of);
        break;
      case "map":
        this.#map(value, type.of);
        break;
      case "enum":
        this.#enum(value, type.values);
        break;
      case "schema-or":
        this.#schemaOr(value, type);
        break;
      default:
        this.#scalar(value, type.is);
    }
  }
  #object(value, name) {
    const definition = this.#schemas.definition(name);
    if (!definition) return;
    if (!isMapping(value)) {
      this.#wrongType(value, "an object");
      return;
    }
    for (const key in value) {
      const item = value[key];
      if (item === void 0 || !Object.hasOwn(value, key)) continue;
      const type = definition.fields.get(key);
      this.#path.push(key);
      if (!type) this.#unknown(key, definition);
      else if (item !== null) this.check(item, type);
      this.#path.pop();
    }
    for (const key of definition.required) {
      const has = Object.hasOwn(value, key);
      if (has && value[key] !== null) continue;
      const message = has ? `"${key}" is required and must not be null` : `"${key}" is missing`;
      this.#add("schema-invalid", message, has ? { path: [...this.#path, key] } : {});
    }
    if (name === "meta.v1.ObjectMeta" || name === "meta.v1.LabelSelector") {
      for (const fault3 of checkLabels(value))
        this.#add("schema-invalid", fault3.message, { path: [...this.#path, ...fault3.path] });
    }
  }
  #unknown(key, definition) {
    const meant = nearest(key, [...definition.fields.keys()]);
    const since = this.#schemas.since(definition.name, key);
    const hint = since ? ` in ${this.#schemas.version}; it exists from ${since} on` : meant ? `; did you mean "${meant}"?` : "";
    this.#add("unknown-field", `unknown field${hint}`, { expected: since ? void 0 : meant, actual: key });
  }
  #list(value, of) {
    if (!isSequence(value)) {
      this.#wrongType(value, "a list");
      return;
    }
    for (const [index, item] of value.entries()) {
      this.#path.push(index);
      if (item !== null) this.check(item, of);
      else if (of.is === "definition") this.check({}, of);
      this.#path.pop();
    }
  }
  #map(value, of) {
    if (!isMapping(value)) {
      this.#wrongType(value, "an object");
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      if (item === null) continue;
      this.#path.push(key);
      this.check(item, of);
      this.#path.pop();
    }
  }
  #enum(value, values) {
    if (typeof value !== "string") {
      this.#wrongType(value, "a string");
    } else if (value !== "" && !values.includes(value)) {
      const meant = nearest(value, values);
      const message = `expected ${listed(values)}, got "${value.slice(0, 60)}"${meant ? `; did you mean "${meant}"?` : ""}`;
      this.#add("schema-invalid", message, {
        part: "value",
        expected: meant ?? values.join(", "),
        actual: value.slice(0, 60)
      });
    }
  }
  #schemaOr(value, { other, schema }) {
    if (other === "boolean" && typeof value === "boolean") return;
    if (other !== "boolean" && isSequence(value)) this.#list(value, other === "schemas" ? schema : { is: "string" });
    else this.check(value, schema);
  }
  #scalar(value, is) {
    const { expected, fits: fits2, format } = scalarRules[is];
    if (!fits2(value)) this.#wrongType(value, expected);
    else if (format && !format(value)) this.#malformed(value, expected, is === "base64");
  }
  #wrongType(value, expected) {
    const actual = typeName(value);
    this.#add("schema-invalid", `expected ${expected}, got ${actual}`, { part: "value", expected, actual });
  }
  /** What is meant to be base64 may be a secret in the clear: its value is not told. */
  #malformed(value, expected, secret) {
    const actual = secret ? "something else" : JSON.stringify(value).slice(0, 60);
    this.#add("schema-invalid", `expected ${expected}, got ${actual}`, { part: "value", expected, actual });
  }
  #add(rule, message, more) {
    if (this.faults.length >= MAX_FAULTS) return;
    this.faults.push({ rule, message, path: [...this.#path], part: "key", ...more });
  }
};
var listed = (values) => values.length === 1 ? String(values[0]) : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;

// src/engines/kube-schema/custom-walk.ts
var MAX_FAULTS2 = 100;
function walkCustom(value, schema, schemas) {
  const walk = new CustomWalk(schemas);
  walk.check(value, { ...schema, type: "object", [RESOURCE]: true });
  return { faults: walk.faults, celRules: walk.celRules };
}
var RESOURCE = "x-kubernetes-embedded-resource";
var PRESERVE = "x-kubernetes-preserve-unknown-fields";
var CustomWalk = class _CustomWalk {
  faults = [];
  celRules = 0;
  #path = [];
  #schemas;
  /** Off inside allOf, anyOf, oneOf and not, whose properties say nothing about what may be there. */
  #strict = true;
  constructor(schemas) {
    this.#schemas = schemas;
  }
  check(value, schema) {
    if (value === null && field(schema, "nullable") === true) return;
    const expected = mismatch(value, schema);
    if (expected) {
      const actual = typeName(value);
      this.#add("schema-invalid", `expected ${expected}, got ${actual}`, { part: "value", expected, actual });
      return;
    }
    if (this.#strict && isSequence(field(schema, "x-kubernetes-validations"))) this.celRules += 1;
    for (const message of brokenRules(value, schema)) this.#add("schema-invalid", message, { part: "value" });
    this.#patternUnread(value, schema);
    if (isMapping(value)) this.#object(value, schema);
    else if (isSequence(value)) this.#list(value, field(schema, "items"));
    this.#junctors(value, schema);
  }
  /** A pattern that only Go can read leaves the value unjudged, which must not pass for a yes. */
  #patternUnread(value, schema) {
    const pattern = field(schema, "pattern");
    if (typeof value !== "string" || typeof pattern !== "string" || goPattern(pattern)) return;
    this.#add("no-schema", `its pattern ${pattern} is beyond this program: not checked`, { part: "value" });
  }
  #object(value, schema) {
    const properties = mappingAt(schema, "properties");
    const additional2 = field(schema, "additionalProperties");
    const free = field(schema, PRESERVE) === true || additional2 === true || !this.#strict;
    for (const [key, item] of Object.entries(value)) {
      this.#path.push(key);
      const known2 = field(properties, key);
      if (this.#strict && field(schema, RESOURCE) === true && this.#resourceField(key, item)) {
        if (isMapping(known2)) this.#loosely(() => this.check(item, known2));
      } else if (isMapping(known2)) this.#property(item, known2);
      else if (isMapping(additional2)) this.#property(item, additional2);
      else if (!free) this.#unknown(key, Object.keys(properties));
      this.#path.pop();
    }
    for (const message of sizeRules(Object.keys(value).length, schema)) this.#add("schema-invalid", message, {});
    this.#required(value, schema);
  }
  /** The API server drops a null that is not `nullable` before it looks. */
  #property(item, schema) {
    if (item !== null) this.check(item, schema);
  }
  #required(value, schema) {
    const required = field(schema, "required");
    if (!isSequence(required)) return;
    for (const key of required) {
      if (typeof key !== "string") continue;
      const item = field(value, key);
      const nullable = field(schema, "properties", key, "nullable") === true;
      const defaulted = field(schema, "properties", key, "default") !== void 0;
      if (defaulted || item !== void 0 && (item !== null || nullable)) continue;
      this.#add("schema-invalid", `"${key}" is missing`, { expected: key });
    }
  }
  /** What every object has, whether its schema says so or not. True where the field is such a one. */
  #resourceField(key, item) {
    if (key === "apiVersion" || key === "kind") {
      if (typeof item !== "string")
        this.#add("schema-invalid", `expected a string, got ${typeName(item)}`, { part: "value" });
      return true;
    }
    if (key !== "metadata") return false;
    if (!isMapping(item)) {
      this.#add("schema-invalid", `expected an object, got ${typeName(item)}`, { part: "value" });
      return true;
    }
    for (const fault3 of walkDefinition(item, "meta.v1.ObjectMeta", this.#schemas)) {
      this.#add(fault3.rule, fault3.message, { ...fault3, path: [...this.#path, ...fault3.path] });
    }
    return true;
  }
  #list(value, items) {
    if (!isMapping(items)) return;
    for (const [index, item] of value.entries()) {
      this.#path.push(index);
      this.check(item, items);
      this.#path.pop();
    }
  }
  #junctors(value, schema) {
    for (const part of schemasAt(schema, "allOf")) this.#loosely(() => this.check(value, part));
    const any = schemasAt(schema, "anyOf");
    const one = schemasAt(schema, "oneOf");
    const not = field(schema, "not");
    if (any.length > 0 && !any.some((part) => this.#holds(value, part)))
      this.#misfit("none of the forms that it may have");
    const fitting = one.filter((part) => this.#holds(value, part)).length;
    if (one.length > 0 && fitting !== 1)
      this.#misfit(fitting === 0 ? "none of the forms that it may have" : `${fitting} forms at once, expected one`);
    if (isMapping(not) && this.#holds(value, not)) this.#misfit("a form that it must not have");
  }
  #misfit(what) {
    this.#add("schema-invalid", `has ${what}`, { part: "value" });
  }
  #loosely(work) {
    const before = this.#strict;
    this.#strict = false;
    work();
    this.#strict = before;
  }
  #holds(value, schema) {
    const inner = new _CustomWalk(this.#schemas);
    inner.#strict = false;
    inner.check(value, schema);
    return inner.faults.every((fault3) => fault3.rule === "no-schema");
  }
  #unknown(key, known2) {
    const meant = nearest(key, known2);
    this.#add("unknown-field", `unknown field${meant ? `; did you mean "${meant}"?` : ""}`, {
      expected: meant,
      actual: key
    });
  }
  #add(rule, message, more) {
    if (this.faults.length >= MAX_FAULTS2) return;
    const { path = [...this.#path], part = "key", expected, actual } = more;
    this.faults.push({ rule, message, path, part, expected, actual });
  }
};
function mismatch(value, schema) {
  if (field(schema, "x-kubernetes-int-or-string") === true) {
    return Number.isInteger(value) || typeof value === "string" ? void 0 : "an integer or a string";
  }
  switch (field(schema, "type")) {
    case "object":
      return isMapping(value) ? void 0 : "an object";
    case "array":
      return isSequence(value) ? void 0 : "a list";
    case "string":
      return typeof value === "string" ? void 0 : "a string";
    case "boolean":
      return typeof value === "boolean" ? void 0 : "a boolean";
    case "integer":
      return Number.isInteger(value) ? void 0 : "an integer";
    case "number":
      return typeof value === "number" ? void 0 : "a number";
    default:
      return void 0;
  }
}
function mappingAt(schema, name) {
  const found = field(schema, name);
  return isMapping(found) ? found : {};
}
function schemasAt(schema, name) {
  const found = field(schema, name);
  return isSequence(found) ? found.filter(isMapping) : [];
}

// src/engines/kube-schema/object-name.ts
var PATH_NAMES = /* @__PURE__ */ new Set([
  "ClusterRole",
  "ClusterRoleBinding",
  "ClusterTrustBundle",
  "IPAddress",
  "PodDisruptionBudget",
  "Role",
  "RoleBinding"
]);
var LABEL_NAMES = /* @__PURE__ */ new Set(["Namespace", "Service"]);
var NAMELESS_GROUPS = /^(?:authentication|authorization)\.k8s\.io\//;
function checkName({ apiVersion, kind, value }, { namespaced }) {
  const name = field(value, "metadata", "name");
  const namespace = field(value, "metadata", "namespace");
  const faults = [];
  if (name === void 0 || name === null || name === "") {
    const generated = typeof field(value, "metadata", "generateName") === "string";
    if (!generated && !NAMELESS_GROUPS.test(apiVersion)) faults.push(fault('"name" is missing', ["metadata"]));
  } else if (typeof name === "string" && !fits(name, kind)) {
    faults.push(
      fault(`${JSON.stringify(name.slice(0, 60))} is not a valid name: ${wanted(kind)}`, ["metadata", "name"])
    );
  }
  if (namespaced && typeof namespace === "string" && namespace !== "" && !isDnsLabel(namespace)) {
    faults.push(
      fault(`${JSON.stringify(namespace.slice(0, 60))} is not a valid namespace: ${wanted("Namespace")}`, [
        "metadata",
        "namespace"
      ])
    );
  }
  return faults;
}
function fits(name, kind) {
  if (PATH_NAMES.has(kind)) return name !== "." && name !== ".." && !/[/%]/.test(name);
  return LABEL_NAMES.has(kind) ? isDnsLabel(name) : isSubdomain(name);
}
function wanted(kind) {
  if (PATH_NAMES.has(kind)) return 'expected no "/" and no "%"';
  const length = LABEL_NAMES.has(kind) ? 'at most 63 lower-case letters, digits and "-"' : 'lower-case letters, digits, "-" and "."';
  return `expected ${length}, a letter or digit at both ends`;
}
var fault = (message, path) => ({
  rule: "schema-invalid",
  message,
  path,
  part: "key"
});

// src/engines/kube-schema/schemas.ts
import { brotliDecompressSync } from "node:zlib";

// src/engines/kube-schema/schema-type.ts
var SCALARS = /* @__PURE__ */ new Map([
  ["s", "string"],
  ["b", "boolean"],
  ["i", "int32"],
  ["l", "int64"],
  ["d", "number"],
  ["B", "base64"],
  ["t", "time"],
  ["m", "micro-time"],
  ["q", "quantity"],
  ["x", "int-or-string"],
  ["o", "object"],
  ["*", "any"]
]);
var OTHERS = /* @__PURE__ */ new Map([
  ["b", "boolean"],
  ["l", "schemas"],
  ["s", "strings"]
]);
function readType(code, enums) {
  const rest = code.slice(1);
  switch (code[0]) {
    case "[":
      return { is: "list", of: readType(rest, enums) };
    case "{":
      return { is: "map", of: readType(rest, enums) };
    case "#":
      return { is: "definition", name: rest };
    case "e":
      return { is: "enum", values: enums[Number(rest)] ?? [] };
    case "?":
      return { is: "schema-or", other: known(OTHERS, rest), schema: readType(rest.slice(1), enums) };
    default:
      return { is: known(SCALARS, code) };
  }
}
function known(letters, code) {
  const found = letters.get(code.charAt(0));
  if (found === void 0) throw new Error(`asset.ts: unknown type ${code}`);
  return found;
}

// src/engines/kube-schema/schemas.ts
var loaded;
async function loadAsset() {
  loaded ??= import("./asset-JNDRMN6B.js").then(
    ({ schemasAsset }) => JSON.parse(brotliDecompressSync(Buffer.from(schemasAsset, "base64")).toString("utf8"))
  );
  return loaded;
}
async function knownVersions() {
  return (await loadAsset()).versions;
}
async function loadSchemas(version) {
  const asset = await loadAsset();
  const index = version === void 0 ? asset.versions.length - 1 : asset.versions.indexOf(version);
  return index === -1 ? void 0 : new KubeSchemas(asset, index);
}
var KubeSchemas = class {
  version;
  #asset;
  #index;
  #definitions = /* @__PURE__ */ new Map();
  #groups;
  constructor(asset, index) {
    this.#asset = asset;
    this.#index = index;
    this.version = asset.versions[index] ?? "";
  }
  definition(name) {
    if (!this.#definitions.has(name)) this.#definitions.set(name, this.#read(name));
    return this.#definitions.get(name);
  }
  #read(name) {
    const written = this.#at(this.#asset.definitions[name]);
    if (!written) return void 0;
    const fields = Object.entries(written.p).map(
      ([field2, code]) => [field2, readType(code, this.#asset.enums)]
    );
    return { name, fields: new Map(fields), required: written.r ?? [] };
  }
  kind(apiVersion, kind) {
    const found = this.#at(own(this.#asset.kinds, `${apiVersion}/${kind}`));
    return found && { definition: found[0], namespaced: found[1] === 1 };
  }
  /** Kinds that this version has under an `apiVersion`. */
  kindsIn(apiVersion) {
    const keys2 = Object.keys(this.#asset.kinds).filter((key) => apiVersionOf(key) === apiVersion);
    return keys2.filter((key) => this.#at(this.#asset.kinds[key])).map(kindOf);
  }
  /** The versions of Kubernetes' own API that have a kind: `apps/v1`, newest first. */
  apiVersionsOf(kind) {
    const keys2 = Object.keys(this.#asset.kinds).filter((key) => kindOf(key) === kind && this.#at(this.#asset.kinds[key]));
    return keys2.map(apiVersionOf).sort((a, b) => rank(b) - rank(a));
  }
  /** True for groups that are Kubernetes' own, in whatever version of it: the core group is the empty string. */
  isBuiltIn(group) {
    const { kinds, lifecycle } = this.#asset;
    this.#groups ??= new Set([...Object.keys(kinds), ...Object.keys(lifecycle)].map((key) => groupOf(apiVersionOf(key))));
    return this.#groups.has(group);
  }
  lifecycle(apiVersion, kind) {
    const found = own(this.#asset.lifecycle, `${apiVersion}/${kind}`);
    if (!found) return void 0;
    const [deprecated, removed, replacement] = found;
    return {
      deprecated: deprecated || void 0,
      removed: removed || void 0,
      replacement: replacement || void 0
    };
  }
  /** The first and last version with a kind, where this one does not have it. */
  elsewhere(apiVersion, kind) {
    const changes = own(this.#asset.kinds, `${apiVersion}/${kind}`);
    const first = changes?.[0]?.[0];
    if (!changes || first === void 0) return void 0;
    const gone = changes.find(([, value]) => value === null)?.[0];
    return {
      from: this.#asset.versions[first] ?? "",
      until: gone === void 0 ? void 0 : this.#asset.versions[gone]
    };
  }
  /** The version that brought a field which this one does not have yet. */
  since(definition, field2) {
    const later = this.#asset.definitions[definition]?.find(
      ([from, value]) => from > this.#index && value && Object.hasOwn(value.p, field2)
    );
    return later && this.#asset.versions[later[0]];
  }
  /** True where a version such as `1.25` is this one or before it. */
  isReached(version) {
    return minor(version) <= minor(this.version);
  }
  #at(changes) {
    return changes?.findLast(([from]) => from <= this.#index)?.[1] ?? void 0;
  }
};
var groupOf = (apiVersion) => apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
var apiVersionOf = (key) => key.slice(0, key.lastIndexOf("/"));
var kindOf = (key) => key.slice(key.lastIndexOf("/") + 1);
var minor = (version) => Number(version.split(".")[1]);
var own = (record, key) => Object.hasOwn(record, key) ? record[key] : void 0;
function rank(apiVersion) {
  const [, major = "0", stage, step = "0"] = /v(\d+)(?:(alpha|beta)(\d+))?$/.exec(apiVersion) ?? [];
  const maturity = stage === void 0 ? 2 : stage === "beta" ? 1 : 0;
  return maturity * 1e4 + Number(major) * 100 + Number(step);
}

// src/engines/kube-schema/validator.ts
var KubeValidator = class {
  #schemas;
  #custom;
  #beyond;
  constructor(schemas, custom, beyond) {
    this.#schemas = schemas;
    this.#custom = custom;
    this.#beyond = beyond;
  }
  /** True where the answer does not depend on custom resources that may be defined later. */
  isBuiltIn({ apiVersion, kind }) {
    return this.#schemas.kind(apiVersion, kind) !== void 0;
  }
  judge(document) {
    const { apiVersion, kind, value } = document;
    const nameless = typeMeta(document);
    if (nameless.length > 0) return { faults: nameless, celRules: 0 };
    const known2 = this.#schemas.kind(apiVersion, kind);
    const custom = this.#custom.get(apiVersion, kind);
    if (known2) {
      const faults2 = [
        ...this.#deprecated(document),
        ...walkDefinition(value, known2.definition, this.#schemas),
        ...checkName(document, known2)
      ];
      const reading = { minor: Number(this.#schemas.version.split(".")[1]), namespaced: known2.namespaced };
      return { faults: withRefusals(faults2, this.#beyond(document, reading)), celRules: 0 };
    }
    if (!custom) return { faults: [this.#absent(document)], celRules: 0 };
    if (!custom.schema) {
      return {
        faults: [fault2("no-schema", `the definition of ${kind} has no schema for ${apiVersion}`, "apiVersion")],
        celRules: 0
      };
    }
    const { faults, celRules } = walkCustom(value, custom.schema, this.#schemas);
    return { faults: [...this.#version(custom), ...faults, ...checkName(document, custom)], celRules };
  }
  #version({ apiVersion, kind, served, deprecated }) {
    const others = this.#custom.apiVersionsOf(kind).filter((other) => other !== apiVersion);
    const help = others[0] && `Use ${others[0]}.`;
    if (!served)
      return [
        fault2("removed-api", `${apiVersion} of ${kind} is not served`, "apiVersion", { help, expected: others[0] })
      ];
    return deprecated ? [fault2("deprecated-api", `${apiVersion} of ${kind} is deprecated`, "apiVersion", { help })] : [];
  }
  #deprecated({ apiVersion, kind }) {
    const life = this.#schemas.lifecycle(apiVersion, kind);
    if (!life?.deprecated || !this.#schemas.isReached(life.deprecated)) return [];
    const use = this.#replacement(apiVersion, kind);
    const removal = life.removed ? ` and will be removed in ${life.removed}` : "";
    const message = `${apiVersion} ${kind} is deprecated since ${life.deprecated}${removal}`;
    return [fault2("deprecated-api", message, "apiVersion", { expected: use, help: use && `Use ${use}.` })];
  }
  /** What took the place of an API: the newest version that has the kind now, else what the old one's authors named. */
  #replacement(apiVersion, kind) {
    const named2 = this.#schemas.lifecycle(apiVersion, kind)?.replacement;
    const current = this.#schemas.apiVersionsOf(kind).filter((other) => other !== apiVersion);
    const same = current.find((other) => groupOf(other) === groupOf(apiVersion));
    if (same) return same;
    const cut = named2?.lastIndexOf("/") ?? -1;
    return named2 && this.#schemas.kind(named2.slice(0, cut), named2.slice(cut + 1)) ? named2.slice(0, cut) : current[0];
  }
  #absent({ apiVersion, kind }) {
    const { version } = this.#schemas;
    const life = this.#schemas.lifecycle(apiVersion, kind);
    const elsewhere = this.#schemas.elsewhere(apiVersion, kind);
    const removed = elsewhere?.until ?? life?.removed;
    if (removed && this.#schemas.isReached(removed)) {
      const use = this.#replacement(apiVersion, kind);
      const help = use ? `Use ${use}.` : "See https://kubernetes.io/docs/reference/using-api/deprecation-guide/";
      return fault2("removed-api", `${apiVersion} ${kind} was removed in Kubernetes ${removed}`, "apiVersion", {
        expected: use,
        actual: apiVersion,
        help
      });
    }
    if (elsewhere) {
      return fault2(
        "unknown-kind",
        `${apiVersion} ${kind} exists from Kubernetes ${elsewhere.from} on, not in ${version}`,
        "apiVersion"
      );
    }
    return this.#unknownKind(apiVersion, kind);
  }
  #unknownKind(apiVersion, kind) {
    const group = groupOf(apiVersion);
    const siblings = [...this.#schemas.kindsIn(apiVersion), ...this.#custom.kindsIn(apiVersion)];
    const meant = nearest(kind, siblings);
    const others = [...this.#schemas.apiVersionsOf(kind), ...this.#custom.apiVersionsOf(kind)];
    const hint = meant ? `; did you mean ${meant}?` : others[0] ? `; it is in ${others[0]}` : "";
    if (this.#schemas.isBuiltIn(group) || siblings.length > 0) {
      const expected = meant ?? others[0];
      return fault2(
        "unknown-kind",
        `Kubernetes ${this.#schemas.version} has no ${kind} in ${apiVersion}${hint}`,
        meant ? "kind" : "apiVersion",
        { expected }
      );
    }
    const message = `no schema for ${apiVersion} ${kind}: not in Kubernetes ${this.#schemas.version}, and no CustomResourceDefinition of it was given${hint}`;
    return fault2("no-schema", message, "apiVersion", { help: "Name its CustomResourceDefinition under `crds`." });
  }
};
function typeMeta({ value }) {
  const missing = ["apiVersion", "kind"].filter((key) => (field(value, key) ?? "") === "");
  if (missing.length > 0) {
    const message = `not a Kubernetes object: it has no ${missing.join(" and no ")}`;
    return [{ rule: "schema-invalid", message, path: [], part: "key" }];
  }
  return ["apiVersion", "kind"].flatMap((key) => {
    const found = field(value, key) ?? null;
    return typeof found === "string" ? [] : [fault2("schema-invalid", `${key}: expected a string, got ${typeName(found)}`, key)];
  });
}
function fault2(rule, message, at, more = {}) {
  return { rule, message, path: [at], part: "key", ...more };
}

// src/engines/kube-schema/judge.ts
var SchemaJudge = class {
  /** Places in the custom resources judged that have rules in CEL, which nobody evaluated. */
  celRules = 0;
  /** Objects for whose kind there is no schema. */
  unjudged = 0;
  #validator;
  #custom;
  #waiting = [];
  constructor(schemas, custom, beyond) {
    this.#validator = new KubeValidator(schemas, custom, beyond);
    this.#custom = custom;
  }
  take(document) {
    if (!this.#validator.isBuiltIn(document)) {
      this.#waiting.push(document);
      return [];
    }
    this.#custom.add(document);
    return this.#judge(document);
  }
  finish() {
    return this.#waiting.flatMap((document) => this.#judge(document));
  }
  #judge(document) {
    const { faults, celRules } = this.#validator.judge(document);
    this.celRules += celRules;
    if (faults.some(({ rule, path }) => rule === "no-schema" && path[0] === "apiVersion")) this.unjudged += 1;
    return faults.map((fault3) => issueOf(document, fault3));
  }
};
function issueOf(document, { message, ...fault3 }) {
  const inside = fault3.path.length > 0 && !["apiVersion", "kind"].includes(String(fault3.path[0]));
  return { ...fault3, document, message: inside ? `${showPath(fault3.path)}: ${message}` : message };
}

// src/engines/kube-validation/at.ts
var At = class _At {
  value;
  path;
  #sheet;
  constructor(value, path, sheet) {
    this.value = value;
    this.path = path;
    this.#sheet = sheet;
  }
  get minor() {
    return this.#sheet.minor;
  }
  has(key) {
    return (field(this.value, key) ?? null) !== null;
  }
  get(key) {
    return field(this.value, key) ?? null;
  }
  text(key) {
    const found = field(this.value, key);
    return typeof found === "string" ? found : "";
  }
  number(key) {
    const found = field(this.value, key);
    return typeof found === "number" ? found : void 0;
  }
  flag(key) {
    return field(this.value, key) === true;
  }
  /** The object under a key, if there is one. */
  child(key) {
    const found = field(this.value, key);
    return isMapping(found) ? new _At(found, [...this.path, key], this.#sheet) : void 0;
  }
  /** The object under a key, an empty one where there is none. */
  open(key) {
    return this.child(key) ?? new _At({}, [...this.path, key], this.#sheet);
  }
  /** The same place with other fields: what defaults and merging make of it. */
  with(fields) {
    return new _At({ ...this.value, ...fields }, this.path, this.#sheet);
  }
  /** The same fields at a place below: where a field holds what others hold one level higher. */
  within(key) {
    return new _At(this.value, [...this.path, key], this.#sheet);
  }
  values(key) {
    const found = field(this.value, key);
    return isSequence(found) ? found : [];
  }
  /** The objects of a list, null as an empty one. */
  list(key) {
    return this.values(key).map(
      (item, index) => new _At(isMapping(item) ? item : {}, [...this.path, key, index], this.#sheet)
    );
  }
  texts(key) {
    return this.values(key).map((item) => typeof item === "string" ? item : "");
  }
  entries(key) {
    const found = field(this.value, key);
    return isMapping(found) ? Object.entries(found) : [];
  }
  /** A map of texts, null as the empty one. */
  map(key) {
    return new Map(this.entries(key).map(([name, text2]) => [name, typeof text2 === "string" ? text2 : ""]));
  }
  /** Refuses what is at a path below this place. */
  refuse(message, ...below) {
    this.#sheet.refusals.push({ path: [...this.path, ...below], message });
  }
  /** The same under a rule with a name of its own. */
  refuseAs(rule, message, ...below) {
    this.#sheet.refusals.push({ rule, path: [...this.path, ...below], message });
  }
  /** What has been refused so far, to see whether something below is in order. */
  get refused() {
    return this.#sheet.refusals.length;
  }
  /** Refuses a text that is empty or breaks a rule. */
  need(key, rule) {
    const text2 = this.text(key);
    if (text2 === "") this.refuse("must be given", key);
    else this.check(key, rule);
  }
  /** Refuses a text that breaks a rule; the empty one passes. */
  check(key, rule) {
    const text2 = this.text(key);
    if (text2 !== "") this.judge(text2, rule, key);
  }
  /** Refuses a text that breaks a rule, at a path below this place. */
  judge(text2, rule, ...below) {
    const why = rule?.(text2);
    if (why !== void 0) this.refuse(`${show2(text2)}: ${why}`, ...below);
  }
  /** Refuses each text of a list that breaks a rule. */
  each(key, rule) {
    for (const [index, text2] of this.texts(key).entries()) this.judge(text2, rule, key, index);
  }
  /** Refuses a text that is given and not among some. */
  oneOf(key, allowed) {
    if (this.has(key) && !allowed.includes(this.text(key))) this.refuse(among(allowed, this.text(key)), key);
  }
  /** The same, where the empty text stands for a default. */
  oneOfOrEmpty(key, allowed) {
    if (this.text(key) !== "") this.oneOf(key, allowed);
  }
  /** The same, where none is refused, too. */
  needOneOf(key, allowed) {
    if (!allowed.includes(this.text(key))) this.refuse(among(allowed, this.text(key)), key);
  }
  least(key, least) {
    const number3 = this.number(key);
    if (number3 !== void 0 && number3 < least) this.refuse(`must be at least ${least}, got ${number3}`, key);
  }
  range(key, least, most) {
    const number3 = this.number(key);
    if (number3 !== void 0 && (number3 < least || number3 > most))
      this.refuse(`must be between ${least} and ${most}, got ${number3}`, key);
  }
  /** Refuses what is given of some fields. */
  bar(why, ...keys2) {
    for (const key of keys2) if (this.has(key)) this.refuse(why, key);
  }
};
var show2 = (value) => {
  const text2 = JSON.stringify(value);
  return text2.length > 80 ? `${text2.slice(0, 77)}\u2026` : text2;
};
var among = (allowed, got) => `must be ${listed2(allowed)}, got ${got === "" ? "nothing" : show2(got)}`;
var listed2 = (values) => values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} or ${values.at(-1)}`;
function repeated(items, identity2) {
  const seen = /* @__PURE__ */ new Set();
  const twice = /* @__PURE__ */ new Set();
  for (const item of items) {
    const id = identity2(item);
    if (seen.has(id)) twice.add(item);
    seen.add(id);
  }
  return twice;
}

// src/engines/kube-validation/pod/os.ts
var WINDOWS_POD = ["hostUsers", "hostPID", "hostIPC", "shareProcessNamespace"];
var WINDOWS_SECURITY = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "fsGroup",
  "fsGroupChangePolicy",
  "runAsUser",
  "runAsGroup",
  "supplementalGroups",
  "supplementalGroupsPolicy"
];
var WINDOWS_CONTAINER = [
  "appArmorProfile",
  "seLinuxOptions",
  "seccompProfile",
  "capabilities",
  "readOnlyRootFilesystem",
  "privileged",
  "allowPrivilegeEscalation",
  "procMount",
  "runAsUser",
  "runAsGroup"
];
function validateOs(pod) {
  validateHostProcess(pod);
  const os = pod.child("os");
  if (!os) return;
  const name = os.text("name");
  if (name !== "linux" && name !== "windows") {
    os.refuse("must be linux or windows", "name");
    return;
  }
  const security = [pod, ...containersOf(pod)].map((at) => at.open("securityContext"));
  if (name === "linux") {
    for (const at of security) at.bar("is not for a pod of Linux", "windowsOptions");
    return;
  }
  const why = "is not for a pod of Windows";
  for (const key of WINDOWS_POD)
    if (pod.has(key) && pod.get(key) !== (/^hostU|^share/.test(key) ? null : false)) pod.refuse(why, key);
  const [own2, ...others] = security;
  own2?.bar(why, ...WINDOWS_SECURITY, ...pod.minor >= 33 ? ["seLinuxChangePolicy"] : []);
  if (own2 && own2.values("sysctls").length > 0) own2.refuse(why, "sysctls");
  for (const at of others) at.bar(why, ...WINDOWS_CONTAINER);
}
var containersOf = (pod) => [...pod.list("initContainers"), ...pod.list("containers")];
function validateHostProcess(pod) {
  const own2 = pod.open("securityContext").open("windowsOptions").get("hostProcess");
  const containers = containersOf(pod);
  let processes = 0;
  for (const container of containers) {
    const options = container.open("securityContext").open("windowsOptions");
    const value = options.get("hostProcess");
    if (typeof own2 === "boolean" && typeof value === "boolean" && own2 !== value)
      options.refuse("must be as for the pod", "hostProcess");
    if ((value ?? own2) === true) processes += 1;
  }
  if (processes === 0) return;
  if (processes !== containers.length) pod.refuse("must have all containers be host processes, or none");
  if (!pod.flag("hostNetwork")) pod.refuse("must be true for host processes", "hostNetwork");
}

// src/engines/kube-validation/admission/restricted.ts
var VOLUMES = new Set(
  "name hostPath configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret".split(" ")
);
var PROFILES = ["RuntimeDefault", "Localhost"];
function validateRestricted(pod) {
  const own2 = pod.open("securityContext");
  const windows = pod.open("os").text("name") === "windows";
  for (const volume of pod.list("volumes"))
    for (const key of Object.keys(volume.value))
      if (!VOLUMES.has(key) && volume.has(key)) volume.refuse("is no kind of volume that is allowed", key);
  if (own2.number("runAsUser") === 0) own2.refuse("must not be 0", "runAsUser");
  if (own2.get("runAsNonRoot") === false) own2.refuse("must be true", "runAsNonRoot");
  for (const container of containersOf(pod)) {
    const at = container.open("securityContext");
    if (at.number("runAsUser") === 0) at.refuse("must not be 0", "runAsUser");
    if ((at.get("runAsNonRoot") ?? own2.get("runAsNonRoot")) !== true) at.refuse("must be true", "runAsNonRoot");
    if (!windows) validateLinux(at, own2);
  }
}
function validateLinux(at, own2) {
  if (at.get("allowPrivilegeEscalation") !== false) at.refuse("must be false", "allowPrivilegeEscalation");
  const profile = at.has("seccompProfile") ? at.open("seccompProfile") : own2.open("seccompProfile");
  if (!PROFILES.includes(profile.text("type"))) at.refuse(`must be ${PROFILES.join(" or ")}`, "seccompProfile", "type");
  const capabilities = at.open("capabilities");
  if (!capabilities.texts("drop").includes("ALL")) capabilities.refuse("must hold ALL", "drop");
  for (const [index, name] of capabilities.texts("add").entries())
    if (name !== "NET_BIND_SERVICE") capabilities.refuse(`must not add ${name}`, "add", index);
}

// src/engines/kube-validation/admission/pod-standards.ts
var CAPABILITIES = new Set(
  "AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT".split(
    " "
  )
);
var SYSCTLS = {
  "kernel.shm_rmid_forced": 0,
  "net.ipv4.ip_local_port_range": 0,
  "net.ipv4.ip_unprivileged_port_start": 0,
  "net.ipv4.tcp_syncookies": 0,
  "net.ipv4.ping_group_range": 0,
  "net.ipv4.ip_local_reserved_ports": 27,
  "net.ipv4.tcp_keepalive_time": 29,
  "net.ipv4.tcp_fin_timeout": 29,
  "net.ipv4.tcp_keepalive_intvl": 29,
  "net.ipv4.tcp_keepalive_probes": 29,
  "net.ipv4.tcp_rmem": 32,
  "net.ipv4.tcp_wmem": 32
};
var SELINUX = ["", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"];
var APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
function validateStandard(owner, level) {
  const pod = owner.open("spec");
  for (const key of ["hostNetwork", "hostPID", "hostIPC"]) if (pod.flag(key)) pod.refuse("must not be true", key);
  for (const volume of pod.list("volumes")) if (volume.has("hostPath")) volume.refuse("must not be given", "hostPath");
  validateSecurity(pod.open("securityContext"));
  for (const sysctl of pod.open("securityContext").list("sysctls")) {
    const name = sysctl.text("name").replaceAll("/", ".");
    if (!Object.hasOwn(SYSCTLS, name) || (SYSCTLS[name] ?? 0) > pod.minor) sysctl.refuse("is no safe sysctl", "name");
  }
  for (const [key, value] of owner.open("metadata").map("annotations"))
    if (key.startsWith(APP_ARMOR) && value !== "" && value !== "runtime/default" && !value.startsWith("localhost/"))
      owner.refuse("must not turn AppArmor off", "metadata", "annotations", key);
  for (const container of containersOf(pod)) validateContainer(container);
  if (level === "restricted") validateRestricted(pod);
}
function validateContainer(container) {
  const security = container.open("securityContext");
  validateSecurity(security);
  if (security.flag("privileged")) security.refuse("must not be true", "privileged");
  if (security.has("procMount") && security.text("procMount") !== "Default")
    security.refuse("must be Default", "procMount");
  const capabilities = security.open("capabilities");
  for (const [index, name] of capabilities.texts("add").entries())
    if (!CAPABILITIES.has(name)) capabilities.refuse(`must not add ${name}`, "add", index);
  for (const port of container.list("ports"))
    if ((port.number("hostPort") ?? 0) !== 0) port.refuse("must not be given", "hostPort");
  if (container.minor >= 34) validateHosts(container);
}
function validateSecurity(at) {
  if (at.open("windowsOptions").flag("hostProcess")) at.refuse("must not be true", "windowsOptions", "hostProcess");
  if (at.open("seccompProfile").text("type") === "Unconfined")
    at.refuse("must not be Unconfined", "seccompProfile", "type");
  if (at.open("appArmorProfile").text("type") === "Unconfined")
    at.refuse("must not be Unconfined", "appArmorProfile", "type");
  const options = at.open("seLinuxOptions");
  if (!SELINUX.includes(options.text("type"))) options.refuse(`must be ${SELINUX.slice(1).join(", ")}`, "type");
  for (const key of ["user", "role"]) if (options.text(key) !== "") options.refuse("must not be given", key);
}
function validateHosts(container) {
  const lifecycle = container.open("lifecycle");
  const handlers = [
    ...["livenessProbe", "readinessProbe", "startupProbe"].map((key) => container.open(key)),
    ...["postStart", "preStop"].map((key) => lifecycle.open(key))
  ];
  for (const handler of handlers)
    for (const key of ["httpGet", "tcpSocket"])
      if (handler.open(key).text("host") !== "") handler.refuse("must not be given", key, "host");
}

// src/engines/kube-validation/admission/judge.ts
var LABEL = "pod-security.kubernetes.io/";
var PodSecurityJudge = class {
  #minor;
  #namespaces = /* @__PURE__ */ new Map();
  #pods = [];
  constructor(minor2) {
    this.#minor = minor2;
  }
  take(document, { world, namespace = "default" }) {
    if (groupKind(document) === "/Namespace") this.#namespaces.set(`${world}/${document.name}`, document);
    else if (readWorkload(document))
      this.#pods.push({ document, place: `${world}/${document.namespace || namespace}` });
    return [];
  }
  finish() {
    return this.#pods.flatMap(({ document, place }) => {
      const namespace = this.#namespaces.get(place);
      if (!namespace) return [];
      const enforced = this.#judge(document, { namespace, mode: "enforce" });
      return enforced.length > 0 ? enforced : this.#judge(document, { namespace, mode: "warn" });
    });
  }
  #judge(document, { namespace, mode }) {
    const labels = field(namespace.value, "metadata", "labels");
    const level = textField(labels, LABEL + mode);
    const workload = readWorkload(document);
    if (!workload || level !== "baseline" && level !== "restricted") return [];
    const pinned = /^v1\.(\d+)$/.exec(textField(labels, `${LABEL}${mode}-version`) ?? "")?.[1];
    const path = workload.path.slice(0, -1);
    const owner = path.length === 0 ? document.value : field(document.value, ...path);
    const refusals = [];
    if (isMapping(owner)) {
      const sheet = { refusals, minor: pinned === void 0 ? this.#minor : Math.min(Number(pinned), this.#minor) };
      validateStandard(new At(owner, path, sheet), level);
    }
    const by = `its namespace ${mode === "enforce" ? "enforces" : "warns of"} the ${level} Pod Security Standard`;
    const rule = mode === "enforce" ? "pod-security" : "pod-security-warning";
    return refusals.map(
      (refusal) => ({
        document,
        rule,
        path: refusal.path,
        message: `${showPath(refusal.path)}: ${refusal.message}: ${by}`
      })
    );
  }
};

// src/engines/kube-validation/text/names.ts
var LABEL2 = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
var LABEL_1035 = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;
var SUBDOMAIN2 = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
var UNDERSCORED = /^_?[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?(?:\._?[a-z0-9](?:[a-z0-9_-]*[a-z0-9])?)*$/;
var PART = /^(?:[A-Za-z0-9][A-Za-z0-9_.-]*)?[A-Za-z0-9]$/;
var tooLong = (text2, most) => Buffer.byteLength(text2) > most ? `must be no longer than ${most} characters` : void 0;
function shape(pattern, most, what) {
  return (text2) => tooLong(text2, most) ?? (pattern.test(text2) ? void 0 : `must be ${what}`);
}
var dnsLabel = shape(LABEL2, 63, 'lower-case letters, digits and "-", a letter or digit at both ends');
var dnsLabel1035 = shape(
  LABEL_1035,
  63,
  'lower-case letters, digits and "-", a letter first, a letter or digit last'
);
var subdomain = shape(
  SUBDOMAIN2,
  253,
  'lower-case letters, digits, "-" and ".", a letter or digit at both ends of each part'
);
var underscoredSubdomain = shape(
  UNDERSCORED,
  253,
  'lower-case letters, digits, "-", "_" and ".", a letter or digit at both ends of each part'
);
var wildcardSubdomain = shape(
  new RegExp(`^\\*\\.${SUBDOMAIN2.source.slice(1)}`),
  253,
  '"*." and a domain: a wildcard stands for the whole first part'
);
var qualifiedName = (text2) => {
  const [name = "", prefix, ...more] = text2.split("/").reverse();
  if (more.length > 0) return 'must have one "/" at most';
  if (prefix !== void 0) {
    const why = subdomain(prefix);
    if (why !== void 0) return `what stands before "/" ${why}`;
  }
  if (name === "") return "must not be empty";
  return tooLong(name, 63) ?? (PART.test(name) ? void 0 : 'must be letters, digits, "-", "_" and ".", a letter or digit at both ends');
};
var annotationKey = (text2) => qualifiedName(text2.toLowerCase());
var labelValue = (text2) => text2 === "" ? void 0 : tooLong(text2, 63) ?? (PART.test(text2) ? void 0 : 'must be letters, digits, "-", "_" and ".", a letter or digit at both ends');
var pathSegment = (text2) => text2 === "." || text2 === ".." ? 'must not be "." or ".."' : /[/%]/.test(text2) ? 'must not contain "/" or "%"' : void 0;
var portName = (text2) => {
  if (text2.length > 15) return "must be no longer than 15 characters";
  if (!/^[a-z0-9-]+$/.test(text2)) return 'must be lower-case letters, digits and "-"';
  if (!/[a-z]/.test(text2)) return "must contain a letter";
  return /^-|--|-$/.test(text2) ? 'must not have "-" at an end or twice in a row' : void 0;
};
var leavesFolder = (text2) => text2 === "." || text2.startsWith("..") ? 'must not be "." and must not begin with ".."' : void 0;
var configKey = (text2) => tooLong(text2, 253) ?? (/^[-._a-zA-Z0-9]+$/.test(text2) ? leavesFolder(text2) : 'must be letters, digits, "-", "_" and "."');
var strictEnvName = (text2) => /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text2) ? leavesFolder(text2) : 'must be letters, digits, "_", "-" and ".", and not begin with a digit';
var relaxedEnvName = (text2) => /^[ -<>-~]+$/.test(text2) ? void 0 : 'must be printable ASCII characters other than "="';
var headerName = (text2) => /^[-A-Za-z0-9]+$/.test(text2) ? void 0 : 'must be letters, digits and "-"';
var csiDriverName = (text2) => tooLong(text2, 63) ?? subdomain(text2.toLowerCase());
var domainPath = (text2) => {
  const cut = text2.indexOf("/");
  if (cut <= 0 || cut === text2.length - 1) return 'must be a path behind a domain, such as "acme.io/foo"';
  const why = subdomain(text2.slice(0, cut));
  if (why !== void 0) return `the domain ${why}`;
  return /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(text2.slice(cut + 1)) ? void 0 : "the path must be one of a URL";
};
var domainOf = (parts) => (text2) => subdomain(text2) ?? (text2.split(".").length < parts ? `must have ${parts} parts or more between dots` : void 0);
var fullDomain = (text2) => {
  const name = text2.endsWith(".") ? text2.slice(0, -1) : text2;
  const why = domainOf(2)(name);
  if (why !== void 0) return why;
  return name.split(".").map(dnsLabel).find((part) => part !== void 0);
};
var NEVER_ENDS = /-$/;
var asPrefix = (rule) => (text2) => rule(NEVER_ENDS.test(text2) ? `${text2.slice(0, -1)}a` : text2);
var descendingPath = (text2) => text2.startsWith("/") ? "must be a relative path" : noBacksteps(text2);
var noBacksteps = (text2) => text2.split("/").includes("..") ? 'must not contain ".."' : void 0;
var localPath = (text2) => descendingPath(text2) ?? (/^\.\.[^/]/.test(text2) ? 'must not begin with ".."' : void 0);

// src/engines/kube-validation/labels.ts
function validateLabels(at, key) {
  for (const [name, value] of at.map(key)) {
    at.judge(name, qualifiedName, key, name);
    at.judge(value, labelValue, key, name);
  }
}
var MAX_ANNOTATIONS = 256 * 1024;
function validateAnnotations(at, key = "annotations") {
  let size = 0;
  for (const [name, value] of at.map(key)) {
    at.judge(name, annotationKey, key, name);
    size += Buffer.byteLength(name) + Buffer.byteLength(value);
  }
  if (size > MAX_ANNOTATIONS) at.refuse(`must be no larger than 256 KiB together, is ${size} bytes`, key);
}
var SET = ["In", "NotIn"];
var PRESENCE = ["Exists", "DoesNotExist"];
function validateSelector(at, key) {
  const selector = at.child(key);
  if (selector) validateSelectorAt(selector);
}
function validateSelectorAt(selector) {
  validateLabels(selector, "matchLabels");
  for (const expression of selector.list("matchExpressions")) {
    validateRequirement(expression, [...SET, ...PRESENCE]);
    expression.each("values", labelValue);
    expression.judge(expression.text("key"), qualifiedName, "key");
  }
}
function validateRequirement(at, operators) {
  const operator = at.text("operator");
  const { length } = at.values("values");
  if (!operators.includes(operator)) at.refuse(`must be ${listed2(operators)}`, "operator");
  else if (SET.includes(operator) && length === 0) at.refuse(`must be given with ${operator}`, "values");
  else if (PRESENCE.includes(operator) && length > 0) at.refuse(`must not be given with ${operator}`, "values");
}
function selectorAt(at, key) {
  const selector = readSelector(at.get(key));
  const sound = selector.requirements.every(
    ({ key: name, operator, values }) => qualifiedName(name) === void 0 && values.every((value) => labelValue(value) === void 0) && (SET.includes(operator) ? values.length > 0 : PRESENCE.includes(operator) && values.length === 0)
  );
  const labels = [...selector.labels].every(
    ([name, value]) => qualifiedName(name) === void 0 && labelValue(value) === void 0
  );
  return sound && labels ? selector : void 0;
}
var selects = (selector, labels) => matches(selector, labels);
var isEmptySelector = (at, key) => at.open(key).entries("matchLabels").length + at.open(key).values("matchExpressions").length === 0;

// src/engines/kube-validation/text/webhook.ts
function validateClient(at) {
  if (at.has("url") === at.has("service")) {
    at.refuse("must have exactly one of url and service");
    return;
  }
  const why = at.has("url") ? badUrl(at.text("url")) : void 0;
  if (why !== void 0) at.refuse(why, "url");
  const service = at.child("service");
  if (service) validateService(service);
}
function badUrl(text2) {
  if (!URL.canParse(text2)) return "must be a URL";
  const url = new URL(text2);
  if (url.protocol !== "https:") return "must begin with https://";
  if (url.host === "") return "must name a host";
  if (url.username !== "" || url.password !== "") return "must hold no user and no password";
  if (text2.includes("#") && url.hash !== "") return "must have no fragment";
  return url.search === "" ? void 0 : "must have no query";
}
function validateService(at) {
  at.need("name");
  at.need("namespace");
  at.range("port", 1, 65535);
  const path = at.text("path");
  if (path === "" || path === "/") return;
  if (path === "//" || !path.startsWith("/")) {
    at.refuse('must begin with one "/"', "path");
    return;
  }
  const steps = path.slice(1).replace(/\/$/, "").split("/");
  const why = steps.map((step) => step === "" ? "must not have an empty part" : subdomain(step)).find(Boolean);
  if (why !== void 0) at.refuse(why, "path");
}

// src/engines/kube-validation/kinds/admission.ts
var validateMutatingWebhooks = (at) => validateWebhooks(at, { mutating: true });
var validateValidatingWebhooks = (at) => validateWebhooks(at, { mutating: false });
function validateWebhooks(at, { mutating }) {
  const hooks = at.list("webhooks");
  for (const hook of hooks) {
    hook.need("name", domainOf(3));
    for (const rule of hook.list("rules")) validateRule(rule);
    hook.oneOf("failurePolicy", ["Fail", "Ignore"]);
    hook.oneOf("matchPolicy", ["Equivalent", "Exact"]);
    hook.needOneOf("sideEffects", ["None", "NoneOnDryRun"]);
    hook.range("timeoutSeconds", 1, 30);
    validateSelector(hook, "namespaceSelector");
    validateSelector(hook, "objectSelector");
    if (mutating) hook.oneOf("reinvocationPolicy", ["IfNeeded", "Never"]);
    validateClient(hook.open("clientConfig"));
    validateConditions(hook);
    validateReviewVersions(hook, "admissionReviewVersions");
  }
  for (const again of repeated(hooks, (hook) => hook.text("name")))
    if (again.text("name") !== "") again.refuse("must not be the name of two webhooks", "name");
}
function validateReviewVersions(at, key) {
  const versions = at.texts(key);
  if (versions.length === 0) {
    at.refuse("must hold v1 or v1beta1", key);
    return;
  }
  for (const [index, version] of versions.entries()) {
    if (versions.indexOf(version) < index) at.refuse("must not stand here twice", key, index);
    else at.judge(version, dnsLabel1035, key, index);
  }
  if (!versions.some((version) => version === "v1" || version === "v1beta1")) at.refuse("must hold v1 or v1beta1", key);
}
var OPERATIONS = ["*", "CONNECT", "CREATE", "DELETE", "UPDATE"];
function validateRule(rule) {
  for (const key of ["operations", "apiGroups", "apiVersions", "resources"]) {
    const items = rule.texts(key);
    if (items.length === 0) rule.refuse("must not be empty", key);
    if (key !== "resources" && items.length > 1 && items.includes("*"))
      rule.refuse('must hold nothing beside "*"', key);
  }
  for (const [index, operation] of rule.texts("operations").entries())
    if (!OPERATIONS.includes(operation))
      rule.refuse("must be CREATE, UPDATE, DELETE, CONNECT or *", "operations", index);
  for (const [index, version] of rule.texts("apiVersions").entries())
    if (version === "") rule.refuse("must not be empty", "apiVersions", index);
  validateRuleResources(rule);
  rule.oneOf("scope", ["*", "Cluster", "Namespaced"]);
}
function validateRuleResources(rule) {
  const items = rule.texts("resources");
  const wholes = /* @__PURE__ */ new Set();
  const subs = /* @__PURE__ */ new Set();
  for (const [index, item] of items.entries()) {
    if (item === "") rule.refuse("must not be empty", "resources", index);
    if (item === "" || item === "*" || item === "*/*" || !item.includes("/")) continue;
    const [resource = "", sub = ""] = item.split("/");
    if (wholes.has(resource)) rule.refuse(`is among ${resource}/* before it`, "resources", index);
    if (subs.has(sub)) rule.refuse(`is among */${sub} before it`, "resources", index);
    if (sub === "*") wholes.add(resource);
    if (resource === "*") subs.add(sub);
  }
  if (items.length > 1 && items.includes("*/*")) rule.refuse('must hold nothing beside "*/*"', "resources");
  const last = items.filter((item) => item !== "" && !item.includes("/")).at(-1);
  if (items.includes("*") && last !== "*") rule.refuse('must hold no resource beside "*"', "resources");
}
function validateConditions(at) {
  const conditions = at.list("matchConditions");
  if (conditions.length > 64) at.refuse("must hold 64 conditions at most", "matchConditions");
  for (const condition of conditions) {
    if (condition.text("expression").trim() === "") condition.refuse("must be given", "expression");
    condition.need("name", qualifiedName);
  }
  for (const again of repeated(conditions, (condition) => condition.text("name")))
    if (again.text("name") !== "") again.refuse("must not stand here twice", "name");
}
var RESERVED = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " "
  )
);
var isIdentifier = (name) => /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !RESERVED.has(name);
function validateAdmissionPolicy(at) {
  const spec = at.open("spec");
  spec.oneOf("failurePolicy", ["Fail", "Ignore"]);
  const kind = spec.child("paramKind");
  if (kind) validateParamKind(kind);
  const constraints = spec.child("matchConstraints");
  if (!constraints) spec.refuse("must be given", "matchConstraints");
  else {
    validateMatch(constraints);
    if (constraints.values("resourceRules").length === 0) constraints.refuse("must hold a rule", "resourceRules");
  }
  validateConditions(spec);
  for (const variable of spec.list("variables")) {
    const name2 = variable.text("name");
    if (name2.trim() === "") variable.refuse("must be given", "name");
    else if (!isIdentifier(name2)) variable.refuse('must be a name in CEL: letters, digits and "_"', "name");
    if (variable.text("expression").trim() === "") variable.refuse("must be given", "expression");
  }
  const metadata = at.open("metadata");
  const name = metadata.text("name") || `${metadata.text("generateName")}x`;
  const [validations, audits] = [spec.list("validations"), spec.list("auditAnnotations")];
  if (validations.length + audits.length === 0) spec.refuse("must have validations or auditAnnotations");
  for (const validation of validations) validateValidation(validation);
  if (audits.length > 20) spec.refuse("must hold 20 at most", "auditAnnotations");
  for (const audit of audits) {
    audit.judge(`${name}/${audit.text("key")}`, qualifiedName, "key");
    const expression = audit.text("valueExpression").trim();
    if (expression === "") audit.refuse("must be given", "valueExpression");
    if (expression.length > 5120) audit.refuse("must be no longer than 5 KiB", "valueExpression");
  }
  for (const again of repeated(audits, (audit) => audit.text("key"))) again.refuse("must not stand here twice", "key");
}
function validateValidation(at) {
  if (at.text("expression").trim() === "") at.refuse("must be given", "expression");
  for (const key of ["message", "messageExpression"])
    if (at.text(key) !== "" && at.text(key).trim() === "") at.refuse("must not be blanks alone", key);
  if (/[\n\r]/.test(at.text("message").trim())) at.refuse("must be one line", "message");
  at.oneOf("reason", ["Forbidden", "Invalid", "RequestEntityTooLarge"]);
}
function validateParamKind(at) {
  const apiVersion = at.text("apiVersion");
  const [version = "", group, ...more] = apiVersion.split("/").reverse();
  if (apiVersion === "") at.refuse("must be given", "apiVersion");
  else if (more.length > 0) at.refuse('must have one "/" at most', "apiVersion");
  else {
    if (group !== void 0 && group !== "") at.judge(group, subdomain, "apiVersion");
    at.judge(version, (text2) => text2 === "" ? "must name a version" : dnsLabel1035(text2), "apiVersion");
  }
  at.need("kind", (text2) => dnsLabel1035(text2.toLowerCase()));
}
function validateMatch(at) {
  at.oneOf("matchPolicy", ["Equivalent", "Exact"]);
  validateSelector(at, "namespaceSelector");
  validateSelector(at, "objectSelector");
  for (const key of ["resourceRules", "excludeResourceRules"]) {
    for (const rule of at.list(key)) {
      const names = rule.texts("resourceNames");
      for (const [index, name] of names.entries()) {
        rule.judge(name, pathSegment, "resourceNames", index);
        if (names.indexOf(name) < index) rule.refuse("must not stand here twice", "resourceNames", index);
      }
      validateRule(rule);
    }
  }
}
function validatePolicyBinding(at) {
  const spec = at.open("spec");
  spec.need("policyName", subdomain);
  const ref = spec.child("paramRef");
  if (ref) {
    if (ref.text("name") !== "") ref.check("name", pathSegment);
    validateSelector(ref, "selector");
    if (ref.text("name") !== "" === ref.has("selector")) ref.refuse("must have exactly one of name and selector");
    ref.needOneOf("parameterNotFoundAction", ["Allow", "Deny"]);
  }
  const match = spec.child("matchResources");
  if (match) validateMatch(match);
  const actions = spec.texts("validationActions");
  if (actions.length === 0) spec.refuse("must hold an action", "validationActions");
  for (const [index, action] of actions.entries()) {
    if (!["Audit", "Deny", "Warn"].includes(action))
      spec.refuse("must be Deny, Warn or Audit", "validationActions", index);
    if (actions.indexOf(action) < index) spec.refuse("must not stand here twice", "validationActions", index);
  }
  if (actions.includes("Deny") && actions.includes("Warn"))
    spec.refuse("must not hold both Deny and Warn", "validationActions");
}

// src/engines/kube-validation/definitions/path.ts
var STEP = /\.([A-Za-z_$][\w$-]*)|\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]/y;
function leadsTo(schema, path) {
  let at = schema;
  let end = 0;
  STEP.lastIndex = 0;
  while (at && end < path.length) {
    const step = STEP.exec(path);
    if (!step) return void 0;
    end = STEP.lastIndex;
    const name = step[1] ?? step[2];
    at = name === void 0 ? at.child("items") : at.open("properties").child(name) ?? at.child("additionalProperties");
  }
  return path === "" ? void 0 : at;
}

// src/engines/kube-validation/definitions/list-type.ts
var TYPE = "x-kubernetes-list-type";
var KEYS = "x-kubernetes-list-map-keys";
function validateListType(at) {
  const type = at.text(TYPE);
  const keys2 = at.texts(KEYS);
  const items = at.child("items");
  if (at.has(TYPE)) {
    if (at.text("type") !== "array") at.refuse(`must be array for ${TYPE}`, "type");
    at.oneOf(TYPE, ["atomic", "map", "set"]);
  }
  if (keys2.length > 0 && type !== "map") at.refuse(`must be map with ${KEYS}`, TYPE);
  if (type === "set" && items) validateSet(items);
  if ((type === "set" || type === "map") && items?.flag("nullable"))
    items.refuse(`must not be true in a list of the type ${type}`, "nullable");
  if (type !== "map") return;
  if (keys2.length === 0) at.refuse("must be given for a list of the type map", KEYS);
  if (!items) at.refuse("must be given for a list of the type map", "items");
  else if (items.text("type") !== "object") items.refuse("must be object in a list of the type map", "type");
  else validateKeys(at, { keys: keys2, items });
}
function validateSet(items) {
  if (items.text("type") === "array" && items.has(TYPE) && items.text(TYPE) !== "atomic")
    items.refuse("must be atomic in a set", TYPE);
  if (items.text("type") === "object" && items.text("x-kubernetes-map-type") !== "atomic")
    items.refuse("must be atomic in a set", "x-kubernetes-map-type");
}
function validateKeys(at, { keys: keys2, items }) {
  const properties = items.open("properties");
  const required = items.texts("required");
  const entries = keys2.map((key) => ({ key }));
  for (const again of repeated(entries, ({ key }) => key)) at.refuse(`must not hold ${again.key} twice`, KEYS);
  for (const key of keys2) {
    const property = properties.child(key);
    if (!property) {
      at.refuse(`"${key}" must be a property of the items`, KEYS);
      continue;
    }
    if (/^(?:array|object)$/.test(property.text("type")))
      property.refuse("must be a scalar: it is a key of the list", "type");
    if (!required.includes(key) && property.get("default") === null)
      property.refuse("must be required or have a default: it is a key of the list");
    if (property.flag("nullable")) property.refuse("must not be true: it is a key of the list", "nullable");
  }
}

// src/engines/kube-validation/definitions/nested.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";

// src/engines/kube-validation/definitions/pattern.ts
function validatePattern(at) {
  const pattern = at.text("pattern");
  if (pattern === "") return;
  const twice = /\(\?[=!<](?![A-Za-z])/.test(pattern) || /\\[1-9]/.test(pattern);
  if (twice || goPattern(pattern) === void 0 && isBroken(pattern))
    at.refuse("must be a regular expression of RE2", "pattern");
}
function isBroken(pattern) {
  try {
    new RegExp(pattern);
    return false;
  } catch {
    return !/\(\?|\[\[:|\\[ACQzpP]/.test(pattern);
  }
}

// src/engines/kube-validation/definitions/unsupported.ts
var NOT_SUPPORTED = ["id", "$ref", "$schema", "additionalItems", "patternProperties", "definitions", "dependencies"];
function refuseUnsupported(at) {
  for (const key of NOT_SUPPORTED) {
    const isEmpty = /^(?:definitions|patternProperties)$/.test(key) ? at.entries(key).length === 0 : !at.has(key);
    if (!isEmpty && at.get(key) !== "") at.refuse("is not supported", key);
  }
  if (at.flag("uniqueItems")) at.refuse("must not be true: say x-kubernetes-list-type: set", "uniqueItems");
  if (at.get("x-kubernetes-preserve-unknown-fields") === false)
    at.refuse("must be true, or not given", "x-kubernetes-preserve-unknown-fields");
}

// src/engines/kube-validation/definitions/nested.ts
var EITHER = [{ type: "integer" }, { type: "string" }];
var STRUCTURE = ["type", "default", "title", "description", "nullable"];
var EXTENSIONS = [
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-embedded-resource",
  "x-kubernetes-int-or-string",
  "x-kubernetes-list-map-keys",
  "x-kubernetes-list-type",
  "x-kubernetes-map-type"
];
var isIntOrString = (at) => isDeepStrictEqual2(
  at.list("anyOf").map(({ value }) => Object.fromEntries(Object.entries(value).filter(([key, item]) => !isNothing(key, item)))),
  EITHER
);
var isNothing = (key, item) => item === null || item === false || item === "" || /^(?:id|\$schema|\$ref|example|externalDocs)$/.test(key) || key !== "required" && key !== "not" && typeof item === "object" && Object.keys(item).length === 0;
function validateNested(at) {
  if (at.flag("x-kubernetes-int-or-string")) for (const either of at.list("anyOf")) refuseUnsupported(either);
  for (const condition of conditionsOf(at)) validateCondition(condition, { structure: at, all: false });
}
function conditionsOf(at) {
  const either = at.flag("x-kubernetes-int-or-string") && isIntOrString(at);
  const [first, ...others] = at.list("allOf");
  const firstAll = first && at.flag("x-kubernetes-int-or-string") && isIntOrString(first) ? [] : first ? [first] : [];
  const not = at.child("not");
  return [...either ? [] : at.list("anyOf"), ...firstAll, ...others, ...at.list("oneOf"), ...not ? [not] : []];
}
function validateCondition(at, { structure, all }) {
  const isAll = all || at.path.at(-2) === "allOf";
  for (const key of STRUCTURE) {
    const value = at.get(key);
    if (value !== null && value !== "" && value !== false)
      at.refuse("must not be in a condition: it belongs to the structure", key);
  }
  for (const key of EXTENSIONS) {
    const value = at.get(key);
    if (value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
      at.refuse("must not be in a condition: it belongs to the structure", key);
  }
  if (at.values("x-kubernetes-validations").length > 0 && !(isAll && at.minor >= 30))
    at.refuse("must not be in a condition", "x-kubernetes-validations");
  if (at.has("additionalProperties"))
    at.refuse("must not be in a condition: it belongs to the structure", "additionalProperties");
  refuseUnsupported(at);
  validatePattern(at);
  for (const inner of conditionsOf(at)) validateCondition(inner, { structure, all: isAll });
  validateItems(at, { structure, all: isAll });
  for (const [name] of at.entries("properties")) {
    const property = at.open("properties").open(name);
    if (name === "metadata") property.refuse("must not be in a condition");
    const own2 = structure?.open("properties").child(name) ?? additional(structure);
    if (structure && !own2) structure.refuse(`must have "${name}", as a condition speaks of it`, "properties");
    validateCondition(property, { structure: own2, all: isAll });
  }
}
function validateItems(at, { structure, all }) {
  const items = at.child("items");
  if (!items) return;
  const own2 = structure?.child("items");
  if (structure && !own2) structure.refuse("must be given, as a condition speaks of it", "items");
  validateCondition(items, { structure: own2, all });
}
var additional = (structure) => structure && isMapping(structure.get("additionalProperties")) ? structure.child("additionalProperties") : void 0;

// src/engines/kube-validation/definitions/schema.ts
var TYPES = ["array", "boolean", "integer", "number", "object", "string"];
var AT_ROOT = /* @__PURE__ */ new Set([
  "description",
  "type",
  "format",
  "title",
  "maximum",
  "exclusiveMaximum",
  "minimum",
  "exclusiveMinimum",
  "maxLength",
  "minLength",
  "pattern",
  "maxItems",
  "minItems",
  "uniqueItems",
  "multipleOf",
  "required",
  "items",
  "properties",
  "externalDocs",
  "example",
  "x-kubernetes-preserve-unknown-fields",
  "x-kubernetes-validations"
]);
function validateSchema(at, { status }) {
  if (status) {
    const other = Object.keys(at.value).find((key) => at.has(key) && at.get(key) !== false && !AT_ROOT.has(key));
    if (other !== void 0) at.refuse("must not be at the top where there is the subresource status", other);
  }
  if (at.flag("nullable")) at.refuse("must not be true at the top", "nullable");
  validateStructural(at, { level: "root", meta: false });
}
function validateStructural(at, place) {
  const type = at.text("type");
  validateOwn(at, place);
  validateList(at);
  validateListType(at);
  validateCel(at);
  validateNested(at);
  const items = at.child("items");
  if (items) validateStructural(items, { ...place, level: "item" });
  else if (type === "array") at.refuse("must be given for a list", "items");
  if (Array.isArray(at.get("items"))) at.refuse("must be one schema, not a list", "items");
  validateProperties(at, place);
  const more = at.get("additionalProperties");
  if (more === null) return;
  if (place.level === "root") at.refuse("must not be given at the top", "additionalProperties");
  if (at.entries("properties").length > 0 && more !== true)
    at.refuse("must not be given beside properties", "additionalProperties");
  if (isMapping(more)) validateStructural(at.open("additionalProperties"), { ...place, level: "field" });
}
function validateOwn(at, { level, meta }) {
  const type = at.text("type");
  const [either, unknown, embedded] = ["int-or-string", "preserve-unknown-fields", "embedded-resource"].map(
    (name) => at.flag(`x-kubernetes-${name}`)
  );
  if (type !== "" && !TYPES.includes(type)) at.refuse(`must be ${listed2(TYPES)}`, "type");
  if (level === "root" && type !== "object") at.refuse("must be object at the top", "type");
  else if (embedded && type !== "object") at.refuse("must be object for an embedded resource", "type");
  else if (type === "" && !either && !unknown) at.refuse("must be given", "type");
  if (either && unknown)
    at.refuse("must not be true with x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields");
  if (either && embedded)
    at.refuse("must not be true with x-kubernetes-int-or-string", "x-kubernetes-embedded-resource");
  refuseUnsupported(at);
  if (Object.hasOwn(at.value, "default") && at.get("default") !== null && meta)
    at.refuse("must not be given for the metadata of an object", "default");
  validatePattern(at);
  if (embedded && at.has("additionalProperties"))
    at.refuse("must not be given for an embedded resource", "additionalProperties");
  if (embedded && !unknown && at.entries("properties").length === 0)
    at.refuse("must be given for an embedded resource", "properties");
}
var META = /* @__PURE__ */ new Set(["apiVersion", "kind", "metadata"]);
function validateProperties(at, { level, meta }) {
  const whole = level === "root" || at.flag("x-kubernetes-embedded-resource");
  const properties = at.open("properties");
  for (const [name] of at.entries("properties")) {
    const property = properties.open(name);
    if (whole && META.has(name)) validateMeta(property, { name, root: level === "root" });
    const skip = level === "root" && name === "metadata";
    if (!skip) validateStructural(property, { level: "field", meta: meta || level === "root" && META.has(name) });
  }
}
function validateMeta(at, { name, root }) {
  const expected = name === "metadata" ? "object" : "string";
  if (at.text("type") !== expected) at.refuse(`must be ${expected}`, "type");
  if (name !== "metadata" || !root) return;
  const known2 = at.entries("properties").every(([key]) => key === "name" || key === "generateName");
  const other = Object.keys(at.value).some(
    (key) => !["type", "properties", "default"].includes(key) && (/^(?:required|not|x-kubernetes-validations)$/.test(key) || !isZero(at.get(key)))
  );
  if (!known2 || other) at.refuse("must say nothing but of name and generateName: the API server knows the rest");
}
var isZero = (value) => value === null || value === false || value === "" || value === 0 || typeof value === "object" && Object.keys(value).length === 0;
function validateCel(at) {
  for (const rule of at.list("x-kubernetes-validations")) {
    const [text2, message] = [rule.text("rule").trim(), rule.text("message")];
    if (text2 === "") rule.refuse("must be given", "rule");
    else if (message !== "" && message.trim() === "") rule.refuse("must not be blanks alone", "message");
    else if (/[\n\r]/.test(message.trim())) rule.refuse("must be one line", "message");
    else if (/[\n\r]/.test(text2) && message.trim() === "")
      rule.refuse("must be given where the rule has several lines", "message");
    for (const key of ["messageExpression", "fieldPath"])
      if (rule.text(key) !== "" && rule.text(key).trim() === "") rule.refuse("must not be blanks alone", key);
    if (/[\n\r]/.test(rule.text("fieldPath"))) rule.refuse("must be one line", "fieldPath");
    if (rule.text("fieldPath").trim() !== "" && !leadsTo(at, rule.text("fieldPath")))
      rule.refuse("must be a path to a property of the schema", "fieldPath");
    rule.oneOf("reason", ["FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired"]);
  }
}
function validateList(at) {
  const map = at.get("x-kubernetes-map-type");
  if (map !== null) {
    if (at.text("type") !== "object") at.refuse("must be object for x-kubernetes-map-type", "type");
    at.oneOf("x-kubernetes-map-type", ["atomic", "granular"]);
  }
}

// src/engines/kube-validation/definitions/definition.ts
var COLUMN_TYPES = ["boolean", "date", "integer", "number", "string"];
var COLUMN_FORMATS = ["byte", "date", "date-time", "double", "float", "int32", "int64", "password"];
function validateDefinition(at) {
  const spec = at.open("spec");
  const names = spec.open("names");
  const expected = `${names.text("plural")}.${spec.text("group")}`;
  const name = at.open("metadata").text("name");
  if (name !== "" && name !== expected)
    at.refuse(`must be "${expected}": the plural and the group`, "metadata", "name");
  spec.need("group", (text2) => subdomain(text2) ?? (text2.includes(".") ? void 0 : "must have a dot in it"));
  spec.needOneOf("scope", ["Cluster", "Namespaced"]);
  if (spec.flag("preserveUnknownFields"))
    spec.refuse("must not be true: say x-kubernetes-preserve-unknown-fields in the schema", "preserveUnknownFields");
  validateNames(names);
  validateVersions(spec);
  validateConversion(spec);
  validateApproval(at);
}
var lowered = (text2) => dnsLabel1035(text2.toLowerCase());
function validateNames(at) {
  at.need("plural", dnsLabel1035);
  at.need("kind", lowered);
  at.check("singular", dnsLabel1035);
  at.check("listKind", lowered);
  at.each("shortNames", dnsLabel1035);
  at.each("categories", dnsLabel1035);
  if (at.text("kind") !== "" && at.text("kind") === at.text("listKind"))
    at.refuse("must not be the kind itself", "listKind");
}
function validateVersions(spec) {
  const versions = spec.list("versions");
  const names = versions.map((version) => version.text("name"));
  for (const [index, version] of versions.entries()) {
    version.judge(version.text("name"), dnsLabel1035, "name");
    if (names.indexOf(version.text("name")) < index) version.refuse("must not be the name of two versions", "name");
    validateVersion(version);
  }
  const stored = versions.filter((version) => version.flag("storage")).length;
  if (stored !== 1) spec.refuse(`must have exactly one version with storage: true, has ${stored}`, "versions");
}
function validateVersion(at) {
  if (at.has("deprecationWarning")) {
    const text2 = at.text("deprecationWarning");
    if (!at.flag("deprecated")) at.refuse("must not be given unless deprecated is true", "deprecationWarning");
    else if (text2 === "" || text2.length > 256 || /[^\P{C}]|[\p{Zl}\p{Zp}]/u.test(text2))
      at.refuse("must be 1 to 256 characters that can be printed", "deprecationWarning");
  }
  const schema = at.open("schema").child("openAPIV3Schema");
  if (schema) validateSchema(schema, { status: at.open("subresources").has("status") });
  else at.refuse("must be given", "schema", "openAPIV3Schema");
  const scale = at.open("subresources").child("scale");
  if (scale) validateScale(scale);
  for (const column of at.list("additionalPrinterColumns")) {
    column.need("name");
    column.needOneOf("type", COLUMN_TYPES);
    column.check("format", (text2) => COLUMN_FORMATS.includes(text2) ? void 0 : `must be ${listed2(COLUMN_FORMATS)}`);
    column.need("jsonPath", simplePath);
  }
  const fields = at.list("selectableFields");
  if (at.minor >= 31 && fields.length > 8) at.refuse("must hold 8 fields at most", "selectableFields");
  for (const field2 of at.minor >= 31 && schema ? fields : []) {
    const path = field2.text("jsonPath");
    const found = schema && !path.includes("[") ? leadsTo(schema, path) : void 0;
    if (path === "") field2.refuse("must be given", "jsonPath");
    else if (!found || path.startsWith(".metadata") || !/^(?:boolean|integer|string)$/.test(found.text("type")))
      field2.refuse("must be a path to a string, a boolean or an integer outside the metadata", "jsonPath");
  }
  for (const again of repeated(fields, (field2) => field2.text("jsonPath")))
    if (at.minor >= 31) again.refuse("must not stand here twice", "jsonPath");
}
var simplePath = (text2) => text2.startsWith(".") ? void 0 : 'must be a path that begins with "."';
function validateScale(at) {
  const under = (...starts) => (text2) => simplePath(text2) ?? (starts.some((start) => text2.startsWith(start)) ? void 0 : `must begin with ${listed2(starts)}`);
  at.need("specReplicasPath", under(".spec."));
  at.need("statusReplicasPath", under(".status."));
  at.check("labelSelectorPath", under(".spec.", ".status."));
}
function validateConversion(spec) {
  const at = spec.child("conversion");
  if (!at) return;
  at.needOneOf("strategy", ["None", "Webhook"]);
  const webhook = at.child("webhook");
  if (at.text("strategy") !== "Webhook") {
    at.bar("must not be given unless strategy is Webhook", "webhook");
    return;
  }
  const client = webhook?.child("clientConfig");
  if (client) validateClient(client);
  else at.refuse("must be given where strategy is Webhook", "webhook", "clientConfig");
  if (webhook) validateReviewVersions(webhook, "conversionReviewVersions");
}
var APPROVED = "api-approved.kubernetes.io";
function validateApproval(at) {
  const group = at.open("spec").text("group");
  if (!/(?:^|\.)(?:k8s|kubernetes)\.io$/.test(group)) return;
  const given = at.open("metadata").map("annotations").get(APPROVED);
  if (given === void 0 || given === "")
    at.refuse(`must be given for the group ${group}`, "metadata", "annotations", APPROVED);
  else if (!given.startsWith("unapproved") && !isUrl(given))
    at.refuse('must be the URL of the approval, or begin with "unapproved"', "metadata", "annotations", APPROVED);
}
var isUrl = (text2) => URL.canParse(text2) && new URL(text2).host !== "";

// src/engines/kube-validation/gates.ts
var SINCE = {
  ContainerRestartRules: 35,
  EnvFiles: 35,
  HPAConfigurableTolerance: 35,
  HPAScaleToZero: 37,
  HostnameOverride: 35,
  ImageVolume: 35,
  JobManagedBy: 32,
  JobSuccessPolicy: 31,
  MatchLabelKeysInPodAffinity: 31,
  MaxUnavailableStatefulSet: 37,
  MatchLabelKeysSelectorMerge: 34,
  MultiCIDRServiceAllocator: 33,
  PodLevelResources: 34,
  PodLifecycleSleepAction: 30,
  PodLifecycleSleepActionAllowZero: 33,
  PreferSameTrafficDistribution: 34,
  ProcMountType: 33,
  RecursiveReadOnlyMounts: 31,
  RelaxedDNSSearchValidation: 33,
  RelaxedEnvironmentVariableValidation: 32,
  RelaxedServiceNameValidation: 36,
  RestartAllContainersOnContainerExits: 36,
  SELinuxChangePolicy: 33,
  ServiceTrafficDistribution: 31,
  SidecarContainers: 29,
  StrictIPCIDRValidation: 36,
  SupplementalGroupsPolicy: 33,
  UserNamespacesSupport: 33,
  VolumeAttributesClass: 34,
  ClusterTrustBundleProjection: 37,
  PodCertificateRequest: 37
};
var isOn = (gate, { minor: minor2 }) => minor2 >= SINCE[gate];

// src/engines/kube-validation/text/quantity.ts
var SHAPE = /^([+-]?)(\d*)\.?(\d*)(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/;
var BINARY = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
var DECIMAL = { n: -9, u: -6, m: -3, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 };
var MAX_DIGITS = 60;
var HUGE = 10n ** 60n;
function readNanos(value) {
  const text2 = typeof value === "number" ? String(value) : value;
  const [, sign, whole = "", fraction = "", binary, decimal, exponent] = typeof text2 === "string" && SHAPE.exec(text2) || [];
  if (sign === void 0 || whole + fraction === "") return void 0;
  if (whole.length + fraction.length > MAX_DIGITS) return sign === "-" ? -HUGE : HUGE;
  const digits = BigInt(whole + fraction);
  const power = exponent === void 0 ? DECIMAL[decimal ?? ""] ?? 0 : Number(exponent);
  if (Math.abs(power) > 1e3) return digits === 0n ? 0n : void 0;
  const factor = binary === void 0 ? 1n : 1024n ** BigInt(BINARY.indexOf(binary) + 1);
  const scale = power + 9 - fraction.length;
  const product = digits * factor;
  const nanos = scale >= 0 ? product * 10n ** BigInt(scale) : roundUp(product, 10n ** BigInt(-scale));
  return sign === "-" ? -nanos : nanos;
}
var roundUp = (value, by) => (value + by - 1n) / by;
var NANO = 1000000000n;
var wholeUnits = (nanos) => nanos >= 0n ? roundUp(nanos, NANO) : -(-nanos / NANO);

// src/engines/kube-validation/pod/resource-names.ts
var COUNTS = [
  "pods",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "services.nodeports",
  "services.loadbalancers"
];
var COMPUTE = ["cpu", "memory", "ephemeral-storage"];
var QUOTA = /* @__PURE__ */ new Set([
  ...COUNTS,
  ...COMPUTE,
  ...COMPUTE.flatMap((name) => [`requests.${name}`, `limits.${name}`]),
  "requests.storage"
]);
var isHugePages = (name) => name.startsWith("hugepages-");
var isQuotaHugePages = (name) => isHugePages(name) || name.startsWith("requests.hugepages-");
var isQuotaResource = (name) => QUOTA.has(name) || isQuotaHugePages(name);
var isStandard = (name) => name === "storage" || isQuotaResource(name);
var isNative = (name) => !name.includes("/") || name.includes("kubernetes.io/");
var isExtended = (name) => !isNative(name) && !name.startsWith("requests.") && qualifiedName(`requests.${name}`) === void 0;
var isOvercommitAllowed = (name) => isNative(name) && !isHugePages(name);
var isInteger2 = (name) => COUNTS.includes(name) || isExtended(name);

// src/engines/kube-validation/pod/resources.ts
var containerResource = (name) => {
  const why = resourceName(name);
  if (why !== void 0) return why;
  if (!name.includes("/")) {
    const known2 = ["cpu", "memory", "ephemeral-storage"].includes(name) || isHugePages(name);
    return known2 ? void 0 : "is no resource of containers: cpu, memory, ephemeral-storage or hugepages-\u2026";
  }
  return name.includes("kubernetes.io/") || isExtended(name) ? void 0 : "is no name of an extended resource";
};
var resourceName = (name) => qualifiedName(name) ?? (name.includes("/") || isStandard(name) ? void 0 : "no such resource: others need a domain, as in example.com/name");
var podResource = (name) => resourceName(name) ?? (["cpu", "memory"].includes(name) || isHugePages(name) ? void 0 : "is no resource of whole pods: cpu, memory or hugepages-\u2026");
function validateAmount(at, name, value, ...below) {
  const nanos = readNanos(value);
  if (nanos === void 0) return;
  if (nanos < 0n) at.refuse("must not be negative", ...below);
  if (isInteger2(name) && roundedMillis(nanos) % 1000n !== 0n) at.refuse("must be a whole number", ...below);
}
var roundedMillis = (nanos) => nanos >= 0n ? (nanos + 999999n) / 1000000n : nanos / 1000000n;
function validateResources(at, { claims, whole }) {
  const rule = whole ? podResource : containerResource;
  const limits = new Map(at.entries("limits"));
  const requests = at.entries("requests");
  for (const [name, value] of limits) validateEntry(at, { list: "limits", name, value, rule });
  for (const [name, value] of requests) {
    validateEntry(at, { list: "requests", name, value, rule });
    compare(at, { name, value, limit: limits.get(name) });
  }
  const names = [...limits.keys(), ...requests.map(([name]) => name)];
  if (names.some(isHugePages) && !names.some((name) => name === "cpu" || name === "memory"))
    at.refuse("huge pages need cpu or memory beside them");
  if (!whole) validateClaims(at, claims);
}
function validateEntry(at, { list, name, value, rule }) {
  at.judge(name, rule, list, name);
  validateAmount(at, name, value, list, name);
  if (isHugePages(name) && !isPages(name, value)) at.refuse("must be a multiple of the size of a page", list, name);
}
function isPages(name, value) {
  const size = readNanos(name.slice("hugepages-".length));
  if (size === void 0 || size <= 0n || size % NANO !== 0n) return false;
  return wholeUnits(readNanos(value) ?? 0n) % (size / NANO) === 0n;
}
function compare(at, { name, value, limit }) {
  if (limit === void 0) {
    if (!isOvercommitAllowed(name)) at.refuse(`must have ${name}, as it is requested`, "limits");
    return;
  }
  const [asked, most] = [readNanos(value) ?? 0n, readNanos(limit) ?? 0n];
  if (isOvercommitAllowed(name)) {
    if (asked > most) at.refuse(`must be no more than the limit of ${limit}`, "requests", name);
  } else if (asked !== most) at.refuse(`must equal the limit of ${limit}`, "requests", name);
}
function validateClaims(at, known2) {
  const seen = /* @__PURE__ */ new Set();
  for (const claim of at.list("claims")) {
    const name = claim.text("name");
    if (name === "") {
      claim.refuse("must name a claim");
      continue;
    }
    const request = claim.text("request");
    if (!seen.has(name)) claim.check("request", dnsLabel);
    const key = request === "" ? name : `${name}/${request}`;
    const overlaps = request === "" && [...seen].some((other) => other.startsWith(`${name}/`));
    if (seen.has(name) || seen.has(key) || overlaps) claim.refuse("must not stand here twice");
    seen.add(key);
    if (!known2.has(name)) claim.refuse("must be one of spec.resourceClaims of the pod");
  }
}

// src/engines/kube-validation/kinds/autoscaling.ts
function validateAutoscaler(at) {
  const spec = at.open("spec");
  validateReplicas(spec);
  const metrics = spec.list("metrics");
  for (const metric of metrics) validateMetric(metric);
  if (spec.number("minReplicas") === 0 && !metrics.some((metric) => /^(?:Object|External)$/.test(metric.text("type"))))
    spec.refuse("must hold a metric of the type Object or External where minReplicas is 0", "metrics");
  for (const key of ["scaleUp", "scaleDown"]) {
    const rules = spec.open("behavior").child(key);
    if (rules) validateScalingRules(rules);
  }
}
function validateAutoscalerV1(at) {
  const spec = at.open("spec");
  validateReplicas(spec);
  spec.least("targetCPUUtilizationPercentage", 1);
  if (spec.number("minReplicas") === 0) spec.refuse("must be at least 1", "minReplicas");
}
function validateReplicas(spec) {
  const least = isOn("HPAScaleToZero", spec) ? 0 : 1;
  spec.least("minReplicas", least);
  const most = spec.number("maxReplicas") ?? 0;
  if (most < 1) spec.refuse("must be at least 1", "maxReplicas");
  const min = spec.number("minReplicas") ?? 1;
  if (most < min) spec.refuse(`must be no less than minReplicas: it is ${most}, minReplicas is ${min}`, "maxReplicas");
  const target = spec.open("scaleTargetRef");
  validateTarget(target);
  if (target.minor >= 34 && target.text("kind") !== "ReplicationController" && !target.text("apiVersion").includes("/"))
    target.refuse("must name a group, as in apps/v1", "apiVersion");
}
function validateTarget(ref) {
  ref.need("kind", pathSegment);
  ref.need("name", pathSegment);
  const apiVersion = ref.text("apiVersion");
  if (apiVersion.split("/").length > 2) ref.refuse('must have one "/" at most', "apiVersion");
}
var SOURCES = {
  Object: "object",
  External: "external",
  Pods: "pods",
  Resource: "resource",
  ContainerResource: "containerResource"
};
function validateMetric(at) {
  at.needOneOf("type", Object.keys(SOURCES));
  const own2 = (Object.hasOwn(SOURCES, at.text("type")) ? SOURCES[at.text("type")] : void 0) ?? "";
  const given = Object.values(SOURCES).filter((key) => at.has(key));
  const [first] = given;
  if (first !== void 0) READ[first]?.(at.open(first));
  if (own2 !== "" && !given.includes(own2)) at.refuse(`must be given for the type ${at.text("type")}`, own2);
  if (given.length === 1) return;
  for (const other of given.filter((key) => key !== own2))
    at.refuse(`must not be given for the type ${at.text("type")}`, other);
}
var READ = {
  object: (at) => {
    validateTarget(at.open("describedObject"));
    validateIdentifier(at);
    const target = validateMetricTarget(at);
    if (!target.has("value") && !target.has("averageValue")) target.refuse("must have a value or an averageValue");
  },
  external: (at) => {
    validateIdentifier(at);
    const target = validateMetricTarget(at);
    if (target.has("value") === target.has("averageValue"))
      target.refuse("must have exactly one of value and averageValue");
  },
  pods: (at) => {
    validateIdentifier(at);
    const target = validateMetricTarget(at);
    if (!target.has("averageValue")) target.refuse("must be given", "averageValue");
  },
  resource: (at) => {
    at.need("name");
    validateUtilization(at);
  },
  containerResource: (at) => {
    at.need("name", containerResource);
    at.need("container", dnsLabel);
    validateUtilization(at);
  }
};
function validateUtilization(at) {
  const target = validateMetricTarget(at);
  if (target.has("averageUtilization") === target.has("averageValue"))
    target.refuse("must have exactly one of averageUtilization and averageValue");
}
function validateMetricTarget(at) {
  const target = at.open("target");
  const types = ["Utilization", "Value", "AverageValue"];
  if (!types.includes(target.text("type"))) target.refuse(`must be ${listed2(types)}`, "type");
  for (const key of ["value", "averageValue"])
    if (target.has(key) && (readNanos(target.get(key)) ?? 0n) <= 0n) target.refuse("must be more than 0", key);
  target.least("averageUtilization", 1);
  return target;
}
function validateIdentifier(at) {
  at.open("metric").need("name", pathSegment);
}
function validateScalingRules(rules) {
  rules.range("stabilizationWindowSeconds", 0, 3600);
  rules.oneOf("selectPolicy", ["Disabled", "Max", "Min"]);
  if (rules.has("policies") && rules.values("policies").length === 0) rules.refuse("must hold a policy", "policies");
  for (const policy of rules.list("policies")) {
    policy.needOneOf("type", ["Percent", "Pods"]);
    if ((policy.number("value") ?? 0) < 1) policy.refuse("must be at least 1", "value");
    const period = policy.number("periodSeconds") ?? 0;
    if (period < 1 || period > 1800) policy.refuse("must be between 1 and 1800", "periodSeconds");
  }
  if (isOn("HPAConfigurableTolerance", rules) && (readNanos(rules.get("tolerance")) ?? 0n) < 0n)
    rules.refuse("must not be negative", "tolerance");
}

// src/engines/kube-validation/pod/affinity.ts
var REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
var PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";
function validateAffinity(pod) {
  const affinity = pod.child("affinity");
  if (!affinity) return;
  const node = affinity.child("nodeAffinity");
  if (node) {
    const required = node.child(REQUIRED);
    if (required) validateNodeSelector(required);
    for (const term of node.list(PREFERRED)) {
      validateWeight(term);
      validateNodeTerm(term.open("preference"), { values: false });
    }
  }
  for (const key of ["podAffinity", "podAntiAffinity"]) {
    const at = affinity.child(key);
    if (!at) continue;
    for (const term of at.list(REQUIRED)) validatePodTerm(term);
    for (const term of at.list(PREFERRED)) {
      validateWeight(term);
      validatePodTerm(term.open("podAffinityTerm"));
    }
  }
}
function validateWeight(term) {
  const weight = term.number("weight") ?? 0;
  if (weight < 1 || weight > 100) term.refuse(`must be between 1 and 100, got ${weight}`, "weight");
}
function validateNodeSelector(at) {
  const terms = at.list("nodeSelectorTerms");
  if (terms.length === 0) at.refuse("must hold a term", "nodeSelectorTerms");
  for (const term of terms) validateNodeTerm(term, { values: true });
}
var OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt"];
function validateNodeTerm(term, { values }) {
  for (const expression of term.list("matchExpressions")) {
    const operator = expression.text("operator");
    const { length } = expression.values("values");
    if (!OPERATORS.includes(operator)) expression.refuse(`must be ${listed2(OPERATORS)}`, "operator");
    else if (/In$/.test(operator) && length === 0) expression.refuse(`must be given with ${operator}`, "values");
    else if (/t$/.test(operator) && operator.length === 2 && length !== 1)
      expression.refuse(`must be one value with ${operator}`, "values");
    else if (/Exist/.test(operator) && length > 0) expression.refuse(`must not be given with ${operator}`, "values");
    expression.judge(expression.text("key"), qualifiedName, "key");
    if (values) expression.each("values", labelValue);
  }
  for (const field2 of term.list("matchFields")) {
    field2.needOneOf("operator", ["In", "NotIn"]);
    if (["In", "NotIn"].includes(field2.text("operator")) && field2.values("values").length !== 1)
      field2.refuse("must be one value", "values");
    if (field2.text("key") === "metadata.name") field2.each("values", subdomain);
    else field2.refuse("must be metadata.name", "key");
  }
}
function validatePodTerm(term) {
  validateSelector(term, "labelSelector");
  validateSelector(term, "namespaceSelector");
  term.each("namespaces", dnsLabel);
  if (isOn("MatchLabelKeysInPodAffinity", term)) validateLabelKeys(term);
  const key = term.text("topologyKey");
  if (key === "") term.refuse("must be given", "topologyKey");
  else term.check("topologyKey", qualifiedName);
}
function validateLabelKeys(at) {
  const selector = at.child("labelSelector");
  const keys2 = at.texts("matchLabelKeys");
  const others = at.texts("mismatchLabelKeys");
  for (const key of ["matchLabelKeys", "mismatchLabelKeys"]) {
    if (at.values(key).length === 0) continue;
    if (selector) at.each(key, qualifiedName);
    else at.refuse("must not be given without labelSelector", key);
  }
  const used = new Set(selector?.map("matchLabels").keys());
  for (const expression of selector?.list("matchExpressions") ?? []) {
    const name = expression.text("key");
    if (keys2.includes(name) && used.has(name)) at.refuse(`"${name}" is in the selector, too`, "matchLabelKeys");
    used.add(name);
  }
  for (const [index, key] of keys2.entries())
    if (others.includes(key)) at.refuse("must not be among mismatchLabelKeys, too", "matchLabelKeys", index);
}

// src/engines/kube-validation/pod/container-ports.ts
function validateContainerPorts(container) {
  const names = /* @__PURE__ */ new Set();
  for (const port of container.list("ports")) {
    const name = port.text("name");
    if (name !== "") {
      const why = portName(name);
      if (why !== void 0) port.refuse(why, "name");
      else if (names.has(name)) port.refuse("must not be the name of two ports", "name");
      names.add(name);
    }
    if ((port.number("containerPort") ?? 0) === 0) port.refuse("must be given", "containerPort");
    else port.range("containerPort", 1, 65535);
    if ((port.number("hostPort") ?? 0) !== 0) port.range("hostPort", 1, 65535);
    port.oneOfOrEmpty("protocol", ["TCP", "UDP", "SCTP"]);
  }
}
function validateHostPorts(containers) {
  const ports = containers.flatMap((container) => container.list("ports")).filter((port) => (port.number("hostPort") ?? 0) !== 0);
  const again = repeated(
    ports,
    (port) => [port.text("protocol") || "TCP", port.text("hostIP"), port.number("hostPort")].join("/")
  );
  for (const port of again) port.refuse("must not be taken twice", "hostPort");
}
function validateHostNetworkPorts(pod) {
  if (!pod.flag("hostNetwork")) return;
  for (const port of pod.list("containers").flatMap((container) => container.list("ports"))) {
    const host = port.number("hostPort") ?? 0;
    if (host !== 0 && host !== (port.number("containerPort") ?? 0))
      port.refuse("must equal containerPort where hostNetwork is true", "hostPort");
  }
}

// src/engines/kube-validation/pod/env.ts
function validateEnv(container) {
  const name = isOn("RelaxedEnvironmentVariableValidation", container) ? relaxedEnvName : strictEnvName;
  for (const variable of container.list("env")) {
    variable.need("name", name);
    validateValueFrom(variable);
  }
  for (const source of container.list("envFrom")) validateEnvFrom(source, name);
}
function validateEnvFrom(at, name) {
  at.check("prefix", name);
  const sources = ["configMapRef", "secretRef"].filter((key) => at.has(key));
  for (const key of sources) at.open(key).need("name", subdomain);
  if (sources.length !== 1) at.refuse("must have exactly one of configMapRef and secretRef");
}
var SOURCES2 = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"];
function validateValueFrom(variable) {
  const at = variable.child("valueFrom");
  if (!at) return;
  const keys2 = isOn("EnvFiles", at) ? SOURCES2 : SOURCES2.slice(0, -1);
  const given = keys2.filter((key) => at.has(key));
  if (at.has("fieldRef")) validateFieldRef(at.open("fieldRef"), ENV_FIELDS);
  if (at.has("resourceFieldRef")) validateResourceRef(at.open("resourceFieldRef"), { volume: false });
  for (const key of ["configMapKeyRef", "secretKeyRef"]) {
    const ref = at.child(key);
    if (!ref) continue;
    ref.judge(ref.text("name"), (text2) => text2 === "" ? "must be given" : subdomain(text2), "name");
    ref.need("key", configKey);
  }
  if (given.includes("fileKeyRef")) validateFileKey(at.open("fileKeyRef"));
  if (given.length === 0) at.refuse(`must have one of ${keys2.join(", ")}`);
  else if (variable.text("value") !== "") at.refuse("must not be given beside a value");
  else if (given.length > 1) at.refuse("must have one source only");
}
function validateFileKey(at) {
  at.need("key", relaxedEnvName);
  at.need("volumeName", dnsLabel);
  at.need("path", noBacksteps);
}
var ENV_FIELDS = [
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
  "spec.nodeName",
  "spec.serviceAccountName",
  "status.hostIP",
  "status.hostIPs",
  "status.podIP",
  "status.podIPs"
];
var VOLUME_FIELDS = [
  "metadata.name",
  "metadata.namespace",
  "metadata.labels",
  "metadata.annotations",
  "metadata.uid"
];
function validateFieldRef(at, known2) {
  const version = at.text("apiVersion") || "v1";
  const path = at.text("fieldPath");
  if (path === "") {
    at.refuse("must be given", "fieldPath");
    return;
  }
  if (version !== "v1") {
    at.refuse(`must be v1, got ${version}`, "fieldPath");
    return;
  }
  const [, map, key] = /^([^[\]]+)\['(.*)'\]$/s.exec(path) ?? [];
  if (map !== void 0 && key !== void 0) {
    if (map !== "metadata.labels" && map !== "metadata.annotations")
      at.refuse("has no entries to choose from", "fieldPath");
    else at.judge(key, map === "metadata.labels" ? qualifiedName : annotationKey, "fieldPath");
  } else if (!known2.includes(path === "spec.host" ? "spec.nodeName" : path)) {
    at.refuse(`"${path}" is no field that can be read here: ${known2.join(", ")}`, "fieldPath");
  }
}
var RESOURCES = ["cpu", "memory", "ephemeral-storage"].flatMap((name) => [`limits.${name}`, `requests.${name}`]);
var SIZES = new Set(
  ["1", ...[..."kMGTPE"].map((unit) => `1${unit}`), ...[..."KMGTPE"].map((unit) => `1${unit}i`)].map(
    (text2) => readNanos(text2)
  )
);
var CPU_DIVISORS = /* @__PURE__ */ new Set([readNanos("1m"), readNanos("1")]);
function validateResourceRef(at, { volume }) {
  const resource = at.text("resource");
  const isHugePages2 = /^(?:limits|requests)\.hugepages-/.test(resource);
  if (volume && at.text("containerName") === "") at.refuse("must be given", "containerName");
  else if (resource === "") at.refuse("must be given", "resource");
  else if (!RESOURCES.includes(resource) && !isHugePages2)
    at.refuse(`must be one of ${RESOURCES.join(", ")}`, "resource");
  const divisor = readNanos(at.get("divisor")) ?? 0n;
  if (divisor === 0n) return;
  const isCpu = resource.endsWith(".cpu");
  if (!isCpu && !RESOURCES.includes(resource) && !isHugePages2) return;
  if (isCpu ? !CPU_DIVISORS.has(divisor) : !SIZES.has(divisor))
    at.refuse(isCpu ? "must be 1 or 1m" : "must be 1 of a unit: 1, 1k, 1Ki, 1M, 1Mi \u2026", "divisor");
}

// src/engines/kube-validation/pod/probes.ts
function validatePort(at, key) {
  const port = at.get(key);
  if (typeof port === "string") at.judge(port, (text2) => text2 === "" ? "must name a port" : portName(text2), key);
  else if (typeof port === "number") at.range(key, 1, 65535);
  else at.refuse("must be given", key);
}
function validateRunning(container, { pod }) {
  const lifecycle = container.child("lifecycle");
  if (lifecycle) {
    for (const hook of ["postStart", "preStop"]) {
      const at = lifecycle.child(hook);
      if (at) validateHandler(at, { pod, keys: ["exec", "httpGet", "tcpSocket", "sleep"] });
    }
  }
  for (const key of ["livenessProbe", "readinessProbe", "startupProbe"]) {
    const probe = container.child(key);
    if (!probe) continue;
    validateProbe(probe, pod);
    if (key === "readinessProbe") probe.bar("must not be given for a readiness probe", "terminationGracePeriodSeconds");
    else if ((probe.number("successThreshold") || 1) !== 1) probe.refuse("must be 1", "successThreshold");
  }
}
function validateProbe(at, pod) {
  validateHandler(at, { pod, keys: ["exec", "httpGet", "tcpSocket", "grpc"] });
  for (const key of ["initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold"])
    at.least(key, 0);
  at.least("terminationGracePeriodSeconds", 1);
}
function validateHandler(at, { pod, keys: keys2 }) {
  const known2 = keys2.filter((key) => key !== "sleep" || isOn("PodLifecycleSleepAction", at));
  const [first, ...others] = known2.filter((key) => at.has(key));
  if (first === void 0) at.refuse(`must have one of ${known2.join(", ")}`);
  else validateAction(at.open(first), { kind: first, pod });
  for (const other of others) at.refuse(`must not be given beside ${first}`, other);
}
function validateAction(at, { kind, pod }) {
  if (kind === "exec" && at.values("command").length === 0) at.refuse("must be given", "command");
  if (kind === "httpGet") {
    validatePort(at, "port");
    at.oneOfOrEmpty("scheme", ["HTTP", "HTTPS"]);
    for (const header of at.list("httpHeaders")) header.judge(header.text("name"), headerName, "name");
  }
  if (kind === "tcpSocket") validatePort(at, "port");
  if (kind === "grpc") {
    if (at.has("port")) at.range("port", 1, 65535);
    else at.refuse("must be given", "port");
  }
  if (kind === "sleep") {
    const grace = pod.number("terminationGracePeriodSeconds") ?? 30;
    const least = isOn("PodLifecycleSleepActionAllowZero", at) ? 0 : 1;
    const seconds = at.number("seconds") ?? 0;
    if (seconds < least || seconds > grace)
      at.refuse(`must be between ${least} and the pod's grace period of ${grace} seconds`, "seconds");
  }
}

// src/engines/kube-validation/pod/restart-rules.ts
function validateRestartRules(container) {
  const rules = container.list("restartPolicyRules");
  if (container.has("restartPolicy")) container.oneOf("restartPolicy", ["Always", "Never", "OnFailure"]);
  else if (rules.length > 0) container.refuse("must be given with restartPolicyRules", "restartPolicy");
  if (rules.length > 20) container.refuse("must hold 20 rules at most", "restartPolicyRules");
  const actions = isOn("RestartAllContainersOnContainerExits", container) ? ["Restart", "RestartAllContainers"] : ["Restart"];
  for (const rule of rules) {
    rule.needOneOf("action", actions);
    const codes = rule.child("exitCodes");
    if (!codes) {
      rule.refuse("must be given", "exitCodes");
      continue;
    }
    codes.needOneOf("operator", ["In", "NotIn"]);
    if (codes.values("values").length > 255) codes.refuse("must hold 255 values at most", "values");
  }
}

// src/engines/kube-validation/pod/security-context.ts
var MAX_ID = 2 ** 31 - 1;
function validateSecurityContext(at, pod) {
  for (const key of ["runAsUser", "runAsGroup"]) at.range(key, 0, MAX_ID);
  validateProcMount(at, pod);
  validateSeccomp(at);
  if (at.get("allowPrivilegeEscalation") === false) {
    if (at.flag("privileged")) at.refuse("must not be false with privileged: true", "allowPrivilegeEscalation");
    if (at.open("capabilities").texts("add").includes("CAP_SYS_ADMIN"))
      at.refuse("must not be false with the capability CAP_SYS_ADMIN", "allowPrivilegeEscalation");
  }
  validateWindowsOptions(at);
  if (at.minor >= 30) validateAppArmor(at);
}
function validateProcMount(at, pod) {
  if (!at.has("procMount") || !isOn("ProcMountType", at)) return;
  at.oneOf("procMount", ["Default", "Unmasked"]);
  if (at.text("procMount") === "Unmasked" && pod.get("hostUsers") !== false)
    at.refuse("must not be Unmasked unless hostUsers is false", "procMount");
}
function validateSeccomp(security) {
  const at = security.child("seccompProfile");
  if (!at) return;
  at.needOneOf("type", ["Localhost", "RuntimeDefault", "Unconfined"]);
  if (at.text("type") !== "Localhost") at.bar("must not be given unless type is Localhost", "localhostProfile");
  else if (!at.has("localhostProfile")) at.refuse("must be given where type is Localhost", "localhostProfile");
  else at.judge(at.text("localhostProfile"), descendingPath, "localhostProfile");
}
function validateAppArmor(security) {
  const at = security.child("appArmorProfile");
  if (!at) return;
  at.needOneOf("type", ["Localhost", "RuntimeDefault", "Unconfined"]);
  if (at.text("type") !== "Localhost") {
    at.bar("must not be given unless type is Localhost", "localhostProfile");
    return;
  }
  const profile = at.text("localhostProfile");
  if (profile.trim() === "") at.refuse("must be given where type is Localhost", "localhostProfile");
  else if (profile !== profile.trim()) at.refuse("must not begin or end with blanks", "localhostProfile");
  else if (profile.length > 4095) at.refuse("must be no longer than 4095 characters", "localhostProfile");
}
var DOMAIN_PART = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
var DOMAIN = new RegExp(`^${DOMAIN_PART}(?:\\.${DOMAIN_PART})*$`);
var NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
function validateWindowsOptions(security) {
  const at = security.child("windowsOptions");
  if (!at) return;
  if (at.has("gmsaCredentialSpecName"))
    at.judge(at.text("gmsaCredentialSpecName"), subdomain, "gmsaCredentialSpecName");
  if (at.has("gmsaCredentialSpec")) {
    const size = Buffer.byteLength(at.text("gmsaCredentialSpec"));
    if (size === 0) at.refuse("must not be empty", "gmsaCredentialSpec");
    if (size > 65536) at.refuse("must be no larger than 64 KiB", "gmsaCredentialSpec");
  }
  if (at.has("runAsUserName")) at.judge(at.text("runAsUserName"), badUserName, "runAsUserName");
}
function badUserName(name) {
  if (name === "") return "must not be empty";
  if (/[\0-\x1f\x7f]/.test(name)) return "must not contain control characters";
  const parts = name.split("\\");
  if (parts.length > 2) return "must have one backslash at most";
  const [user = "", domain] = parts.reverse();
  if (domain !== void 0 && (domain.length >= 256 || !(NETBIOS.test(domain) || DOMAIN.test(domain))))
    return "what stands before the backslash must be a domain";
  if (user === "") return "must name a user";
  if (user.length > 104) return "must be no longer than 104 characters";
  if (/^[. ]+$/.test(user)) return "must not be dots and blanks alone";
  return /["/\\:;|=,+*?<>@[\]]/.test(user) ? 'must not contain any of "/\\:;|=,+*?<>@[]' : void 0;
}

// src/engines/kube-validation/pod/volumes/mounts.ts
function validateMounts(container, volumes) {
  const devices = container.list("volumeDevices");
  const [deviceNames, devicePaths] = [textsOf(devices, "name"), textsOf(devices, "devicePath")];
  const places = /* @__PURE__ */ new Set();
  for (const mount of container.list("volumeMounts")) {
    const [name, path] = [mount.text("name"), mount.text("mountPath")];
    if (name === "") mount.refuse("must be given", "name");
    else if (!volumes.has(name)) mount.refuse(`no volume of the pod is called "${name}"`, "name");
    if (path === "") mount.refuse("must be given", "mountPath");
    else if (places.has(path)) mount.refuse("must not be the place of two volumes", "mountPath");
    places.add(path);
    if (deviceNames.has(name)) mount.refuse("must not be among volumeDevices, too", "name");
    if (devicePaths.has(path)) mount.refuse("must not be the place of a device, too", "mountPath");
    mount.check("subPath", descendingPath);
    mount.check("subPathExpr", descendingPath);
    if (mount.text("subPath") !== "" && mount.text("subPathExpr") !== "")
      mount.refuse("must not be given beside subPath", "subPathExpr");
    validatePropagation(mount, container);
  }
}
function validatePropagation(mount, container) {
  mount.oneOf("mountPropagation", ["Bidirectional", "HostToContainer", "None"]);
  const propagation = mount.text("mountPropagation");
  if (propagation === "Bidirectional" && !container.open("securityContext").flag("privileged"))
    mount.refuse("Bidirectional is for privileged containers alone", "mountPropagation");
  if (!mount.has("recursiveReadOnly") || !isOn("RecursiveReadOnlyMounts", mount)) return;
  mount.oneOf("recursiveReadOnly", ["Disabled", "Enabled", "IfPossible"]);
  if (mount.text("recursiveReadOnly") === "Disabled") return;
  if (!mount.flag("readOnly")) mount.refuse("must not be given unless readOnly is true", "recursiveReadOnly");
  if (mount.has("mountPropagation") && propagation !== "None")
    mount.refuse("must not be given with mountPropagation", "recursiveReadOnly");
}
function validateDevices(container, volumes) {
  const mounts = container.list("volumeMounts");
  const [mountNames, mountPaths] = [textsOf(mounts, "name"), textsOf(mounts, "mountPath")];
  const [names, paths] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
  for (const device of container.list("volumeDevices")) {
    const [name, path] = [device.text("name"), device.text("devicePath")];
    const volume = volumes.get(name);
    if (name === "") device.refuse("must be given", "name");
    else if (!volume) device.refuse(`no volume of the pod is called "${name}"`, "name");
    else if (!volume.has("persistentVolumeClaim") && !volume.has("ephemeral"))
      device.refuse("only a claim can be a device", "name");
    if (names.has(name)) device.refuse("must not be given twice", "name");
    if (path === "") device.refuse("must be given", "devicePath");
    else if (paths.has(path)) device.refuse("must not be given twice", "devicePath");
    device.check("devicePath", noBacksteps);
    if (mountNames.has(name)) device.refuse("must not be among volumeMounts, too", "name");
    if (mountPaths.has(path)) device.refuse("must not be the place of a mount, too", "devicePath");
    if (name !== "") names.add(name);
    paths.add(path);
  }
}
var textsOf = (items, key) => new Set(items.map((item) => item.text(key)));

// src/engines/kube-validation/pod/containers.ts
function validateContainers(around) {
  const { pod } = around;
  const containers = pod.list("containers");
  if (containers.length === 0) pod.refuse("must hold a container", "containers");
  for (const container of containers) {
    validateCommon(container, around);
    validateRunning(container, around);
    if (isOn("ContainerRestartRules", pod)) validateRestartRules(container);
    else if (isOn("SidecarContainers", pod) && pod.minor < 34)
      container.bar("is for init containers alone", "restartPolicy");
  }
  for (const again of repeated(containers, nameOf)) again.refuse("must not be the name of two containers", "name");
  validateHostPorts(containers);
  validateInitContainers(around, new Set(containers.map(nameOf)));
}
var nameOf = (container) => container.text("name");
function validateInitContainers(around, names) {
  for (const container of around.pod.list("initContainers")) {
    validateCommon(container, around);
    const name = nameOf(container);
    if (names.has(name)) container.refuse("must not be the name of two containers", "name");
    if (name !== "") names.add(name);
    validateHostPorts([container]);
    validateInitRestart(container);
    const runs = container.text("restartPolicy") === "Always" && isOn("SidecarContainers", container);
    if (runs) validateRunning(container, around);
    else
      container.bar(
        "is for containers that keep running: an init container needs restartPolicy: Always for it",
        ...isForgotten(container.open("lifecycle")) ? [] : ["lifecycle"],
        "livenessProbe",
        "readinessProbe",
        "startupProbe"
      );
  }
}
var isForgotten = (lifecycle) => lifecycle.has("stopSignal") && !lifecycle.has("postStart") && !lifecycle.has("preStop");
function validateInitRestart(container) {
  if (!container.has("restartPolicy") || !isOn("SidecarContainers", container)) return;
  if (!isOn("ContainerRestartRules", container)) {
    if (container.minor < 34) container.oneOf("restartPolicy", ["Always"]);
  } else if (container.text("restartPolicy") !== "Always") validateRestartRules(container);
  else if (container.values("restartPolicyRules").length > 0)
    container.refuse("must not be given with restartPolicy: Always", "restartPolicyRules");
}
function validateCommon(container, { pod, volumes, claims }) {
  container.need("name", dnsLabel);
  validateImage(container);
  container.oneOfOrEmpty("terminationMessagePolicy", ["File", "FallbackToLogsOnError"]);
  container.oneOfOrEmpty("imagePullPolicy", ["Always", "IfNotPresent", "Never"]);
  validateContainerPorts(container);
  validateEnv(container);
  validateMounts(container, volumes);
  validateDevices(container, volumes);
  const resources = container.child("resources");
  if (resources) validateResources(resources, { claims });
  validateResizePolicy(container, pod);
  const security = container.child("securityContext");
  if (security) validateSecurityContext(security, pod);
}
function validateImage(container) {
  const image = container.text("image");
  if (image === "") container.refuse("must be given", "image");
}
function validateResizePolicy(container, pod) {
  if (container.minor < 33) return;
  const policies2 = container.list("resizePolicy");
  for (const policy of policies2) {
    if (policy.text("resourceName") === "") policy.refuse("must be given", "resourceName");
    else policy.oneOf("resourceName", ["cpu", "memory"]);
    if (policy.text("restartPolicy") === "") policy.refuse("must be given", "restartPolicy");
    else policy.oneOf("restartPolicy", ["NotRequired", "RestartContainer"]);
    const never = pod.text("restartPolicy") === "Never" && policy.text("restartPolicy") !== "NotRequired";
    if (never) policy.refuse("must be NotRequired in a pod that is never restarted", "restartPolicy");
  }
  for (const again of repeated(policies2, (policy) => policy.text("resourceName")))
    again.refuse("must not name a resource twice", "resourceName");
}

// src/engines/kube-validation/text/addresses.ts
function readAddress(text2) {
  if (/^\d+(?:\.\d+){3}$/.test(text2)) return readIpv4(text2);
  return text2.includes(":") ? readIpv6(text2) : void 0;
}
function readIpv4(text2) {
  const bytes = text2.split(".").map(Number);
  return bytes.length === 4 && bytes.every((byte) => byte <= 255) ? bytes : void 0;
}
function readIpv6(text2) {
  if (!/^[0-9A-Fa-f:.]+$/.test(text2) || /:::/.test(text2) || text2.split("::").length > 2) return void 0;
  const [head = "", tail] = text2.split("::");
  const before = groups(head);
  const after = tail === void 0 ? [] : groups(tail);
  if (!before || !after) return void 0;
  const missing = 16 - before.length - after.length;
  if (tail === void 0 ? missing !== 0 : missing < 2) return void 0;
  return [...before, ...Array.from({ length: missing }, () => 0), ...after];
}
function groups(text2) {
  if (text2 === "") return [];
  const parts = text2.split(":");
  const bytes = [];
  for (const [index, part] of parts.entries()) {
    if (part.includes(".")) {
      const four = index === parts.length - 1 && /^\d+(?:\.\d+){3}$/.test(part) ? readIpv4(part) : void 0;
      if (!four) return void 0;
      bytes.push(...four);
    } else {
      if (!/^[0-9A-Fa-f]{1,4}$/.test(part)) return void 0;
      const group = Number.parseInt(part, 16);
      bytes.push(group >> 8, group & 255);
    }
  }
  return bytes;
}
var isMapped = (bytes) => bytes.length === 16 && bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
var plain = (bytes) => isMapped(bytes) ? bytes.slice(12) : bytes;
var isIpv62 = (text2) => {
  const bytes = readAddress(text2);
  return bytes !== void 0 && plain(bytes).length === 16;
};
var isIpv4 = (text2) => {
  const bytes = readAddress(text2);
  return bytes !== void 0 && plain(bytes).length === 4;
};
var NO_ADDRESS = "must be an IP address, such as 10.9.8.7 or 2001:db8::ffff";
var hasLeadingZero = (text2) => text2.includes(".") && /(?:^|[.:])0\d+(?=\.|$)/.test(text2);
var looseAddress = (strict) => (text2) => {
  const bytes = readAddress(text2);
  if (!bytes) return NO_ADDRESS;
  if (!strict) return void 0;
  if (hasLeadingZero(text2)) return "must not have leading zeros";
  return isMapped(bytes) ? "must not be an address of IPv4 written as one of IPv6" : void 0;
};
var strictAddress = (text2) => {
  const why = looseAddress(true)(text2);
  if (why !== void 0) return why;
  const canonical = showAddress(readAddress(text2) ?? []);
  return text2 === canonical ? void 0 : `must be written as ${canonical}`;
};
function showAddress(bytes) {
  if (bytes.length === 4) return bytes.join(".");
  const parts = Array.from({ length: 8 }, (_, index) => (bytes[index * 2] ?? 0) << 8 | (bytes[index * 2 + 1] ?? 0));
  let [start, length] = [-1, 1];
  for (let from = 0; from < 8; from += 1) {
    let to = from;
    while (to < 8 && parts[to] === 0) to += 1;
    if (to - from > length) [start, length] = [from, to - from];
  }
  const text2 = (some) => some.map((part) => part.toString(16)).join(":");
  return start < 0 ? text2(parts) : `${text2(parts.slice(0, start))}::${text2(parts.slice(start + length))}`;
}
function readRange(text2) {
  const [, host = "", length = ""] = /^([^/]+)\/(\d{1,4})$/.exec(text2) ?? [];
  const bytes = readAddress(host);
  if (!bytes) return void 0;
  const bits = Number(length);
  if (bits > bytes.length * 8) return void 0;
  return { address: bytes, network: masked(bytes, bits), bits };
}
var masked = (bytes, bits) => bytes.map((byte, index) => byte & 256 - 2 ** (8 - Math.min(8, Math.max(0, bits - index * 8))));
function isWithin(inner, outer) {
  const network = plain(inner.network);
  const around = plain(outer.network);
  const same = network.length === around.length && masked(network, outer.bits).join() === around.join();
  return same && inner.bits > outer.bits;
}
var NO_RANGE = "must be a range of addresses, such as 10.9.8.0/24 or 2001:db8::/64";
var looseRange = (strict) => (text2) => {
  const range = readRange(text2);
  if (!range) return NO_RANGE;
  if (!strict) return void 0;
  if (hasLeadingZero(text2.split("/")[0] ?? "") || /\/0\d/.test(text2)) return "must not have leading zeros";
  if (isMapped(range.address)) return "must not be a range of IPv4 written as one of IPv6";
  return range.address.join() === range.network.join() ? void 0 : "must not have bits beyond its prefix";
};
var strictRange = (text2) => {
  const why = looseRange(true)(text2);
  if (why !== void 0) return why;
  const range = readRange(text2);
  const canonical = range ? `${showAddress(range.network)}/${range.bits}` : text2;
  return text2 === canonical ? void 0 : `must be written as ${canonical}`;
};
var endpointAddress = (text2) => {
  const bytes = readAddress(text2);
  if (!bytes) return NO_ADDRESS;
  const [first = 0, second = 0, ...rest] = plain(bytes);
  const is4 = rest.length === 2;
  if (first === 0 && second === 0 && rest.every((byte) => byte === 0)) return "must not be the unspecified address";
  if (is4 ? first === 127 : text2 !== "" && isLoopback6(plain(bytes))) return "must not be a loopback address";
  if (is4 ? first === 169 && second === 254 : first === 254 && (second & 192) === 128)
    return "must not be a link-local address";
  if (is4 ? first === 224 && second === 0 && rest[0] === 0 : first === 255 && (second & 15) === 2)
    return "must not be a link-local multicast address";
  return void 0;
};
var isLoopback6 = (bytes) => bytes.at(-1) === 1 && bytes.slice(0, -1).every((byte) => byte === 0);

// src/engines/kube-validation/pod/dns.ts
var POLICIES = ["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"];
function validateDns(pod) {
  pod.oneOfOrEmpty("dnsPolicy", POLICIES);
  const isNone = pod.text("dnsPolicy") === "None";
  const at = pod.child("dnsConfig");
  if (!at) {
    if (isNone) pod.refuse("must be given where dnsPolicy is None", "dnsConfig");
    return;
  }
  const servers = at.values("nameservers").length;
  if (isNone && servers === 0) {
    at.refuse("must hold a server where dnsPolicy is None", "nameservers");
    return;
  }
  if (servers > 3) at.refuse("must hold 3 servers at most", "nameservers");
  at.each("nameservers", looseAddress(isOn("StrictIPCIDRValidation", at)));
  const searches = at.texts("searches");
  if (searches.length > 32) at.refuse("must hold 32 domains at most", "searches");
  if (searches.join(" ").length > 2048) at.refuse("must be no longer than 2048 characters together", "searches");
  const relaxed = isOn("RelaxedDNSSearchValidation", at);
  for (const [index, search] of searches.entries()) {
    if (relaxed && search === ".") continue;
    at.judge(search.replace(/\.$/, ""), relaxed ? underscoredSubdomain : subdomain, "searches", index);
  }
  for (const option of at.list("options")) option.need("name");
}
function validateHosts2(pod) {
  for (const alias of pod.list("hostAliases")) {
    alias.judge(alias.text("ip"), looseAddress(isOn("StrictIPCIDRValidation", alias)), "ip");
    alias.each("hostnames", subdomain);
  }
  if (!pod.has("hostnameOverride") || !isOn("HostnameOverride", pod)) return;
  const name = pod.text("hostnameOverride");
  if (pod.flag("setHostnameAsFQDN")) pod.refuse("must not be given with setHostnameAsFQDN", "hostnameOverride");
  if (pod.flag("hostNetwork")) pod.refuse("must not be given with hostNetwork", "hostnameOverride");
  if (name.length > 64) pod.refuse("must be no longer than 64 characters", "hostnameOverride");
  pod.judge(name, subdomain, "hostnameOverride");
}

// src/engines/kube-validation/pod/pod-resources.ts
function validatePodResources(pod) {
  const at = pod.child("resources");
  if (!at) return;
  if (pod.open("os").text("name") === "windows") {
    at.refuse("is not for a pod of Windows");
    return;
  }
  if (at.has("claims")) at.refuse("must not be given for a whole pod", "claims");
  validateResources(at, { claims: /* @__PURE__ */ new Set(), whole: true });
  for (const [name, value] of at.entries("requests")) {
    if ((readNanos(value) ?? 0n) < sum(pod, "requests", name))
      at.refuse("must be no less than the containers request together", "requests", name);
  }
  for (const [name, value] of at.entries("limits")) {
    if (isHugePages(name) && (readNanos(value) ?? 0n) < sum(pod, "limits", name))
      at.refuse("must be no less than the limits of the containers together", "limits", name);
    for (const container of pod.list("containers")) {
      const limit = container.open("resources").open("limits").get(name);
      if (limit !== null && (readNanos(limit) ?? 0n) > (readNanos(value) ?? 0n))
        container.refuse(`must be no more than the pod's limit of ${value}`, "resources", "limits", name);
    }
  }
}
function sum(pod, list, name) {
  const amount = (container) => {
    const resources = container.open("resources");
    const own2 = resources.open(list).get(name);
    return readNanos(own2 ?? (list === "requests" && pod.path.length === 1 ? resources.open("limits").get(name) : null)) ?? 0n;
  };
  let [together, most] = [0n, 0n];
  for (const container of pod.list("containers")) together += amount(container);
  let sideCars = 0n;
  for (const container of containersOf(pod).slice(0, pod.values("initContainers").length)) {
    const own2 = amount(container);
    if (container.text("restartPolicy") === "Always") {
      together += own2;
      sideCars += own2;
      if (sideCars > most) most = sideCars;
    } else if (own2 + sideCars > most) most = own2 + sideCars;
  }
  return together > most ? together : most;
}

// src/engines/kube-validation/pod/pod-security.ts
var MAX_ID2 = 2 ** 31 - 1;
var SYSCTL = /^(?:[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9](?:[-_a-z0-9]*[a-z0-9])?$/;
var IPC = /^(?:kernel\.(?:sem|shmall|shmmax|shmmni|shm_rmid_forced|shm|msgmax|msgmnb|msgmni|msg)$|fs\.mqueue\.)/;
function validatePodSecurity(pod) {
  if (pod.flag("hostPID") && pod.flag("shareProcessNamespace"))
    pod.refuse("must not be true with hostPID", "shareProcessNamespace");
  validateHostUsers(pod);
  const at = pod.child("securityContext");
  if (!at) return;
  for (const key of ["fsGroup", "runAsUser", "runAsGroup"]) at.range(key, 0, MAX_ID2);
  for (const [index, group] of at.values("supplementalGroups").entries())
    if (typeof group === "number" && (group < 0 || group > MAX_ID2))
      at.refuse(`must be between 0 and ${MAX_ID2}`, "supplementalGroups", index);
  at.oneOf("fsGroupChangePolicy", ["Always", "OnRootMismatch"]);
  if (isOn("SupplementalGroupsPolicy", at)) at.oneOf("supplementalGroupsPolicy", ["Merge", "Strict"]);
  if (isOn("SELinuxChangePolicy", at)) at.oneOf("seLinuxChangePolicy", ["MountOption", "Recursive"]);
  validateSysctls(at, pod);
  validateSeccomp(at);
  validateWindowsOptions(at);
  if (at.minor >= 30) validateAppArmor(at);
}
function validateSysctls(at, pod) {
  const sysctls = at.list("sysctls");
  for (const sysctl of sysctls) {
    const name = sysctl.text("name");
    sysctl.need(
      "name",
      (text2) => text2.length <= 253 && SYSCTL.test(text2) ? void 0 : 'must be parts of lower-case letters, digits, "-" and "_" with dots between'
    );
    const dotted = normalised(name);
    if (pod.flag("hostNetwork") && dotted.startsWith("net."))
      sysctl.refuse("must not be of the network where hostNetwork is true", "name");
    if (pod.flag("hostIPC") && IPC.test(dotted)) sysctl.refuse("must not be of IPC where hostIPC is true", "name");
  }
  for (const again of repeated(sysctls, (sysctl) => sysctl.text("name")))
    if (SYSCTL.test(again.text("name"))) again.refuse("must not stand here twice", "name");
}
function normalised(name) {
  const first = /[./]/.exec(name)?.[0];
  return first === "/" ? name.replace(/[./]/g, (sign) => sign === "/" ? "." : "/") : name;
}
function validateHostUsers(pod) {
  if (pod.get("hostUsers") !== false || !isOn("UserNamespacesSupport", pod)) return;
  for (const key of ["hostNetwork", "hostPID", "hostIPC"])
    if (pod.flag(key)) pod.refuse("must not be true where hostUsers is false", key);
  for (const container of [...pod.list("initContainers"), ...pod.list("containers")])
    if (container.values("volumeDevices").length > 0 && container.minor >= 34)
      container.refuse("must not be given where hostUsers is false", "volumeDevices");
}

// src/engines/kube-validation/pod/scheduling.ts
var EFFECTS = ["NoSchedule", "PreferNoSchedule", "NoExecute"];
function validateTolerations(at) {
  for (const toleration of at.list("tolerations")) {
    const operator = toleration.text("operator");
    toleration.check("key", qualifiedName);
    if (toleration.text("key") === "" && operator !== "Exists")
      toleration.refuse("must be Exists where there is no key", "operator");
    if (toleration.has("tolerationSeconds") && toleration.text("effect") !== "NoExecute")
      toleration.refuse("must be NoExecute where tolerationSeconds is given", "effect");
    if (operator === "Exists") {
      if (toleration.text("value") !== "") toleration.refuse("must not be given where operator is Exists", "value");
    } else if (operator === "" || operator === "Equal") toleration.check("value", labelValue);
    else toleration.refuse("must be Equal or Exists", "operator");
    toleration.oneOfOrEmpty("effect", EFFECTS);
  }
}
function validateTaints(at) {
  const taints = at.list("taints");
  for (const taint of taints) {
    taint.judge(taint.text("key"), qualifiedName, "key");
    taint.check("value", labelValue);
    taint.needOneOf("effect", EFFECTS);
  }
  for (const again of repeated(taints, (taint) => `${taint.text("key")} ${taint.text("effect")}`))
    again.refuse("must not repeat a key with the same effect");
}
function validateSpread(pod) {
  const constraints = pod.list("topologySpreadConstraints");
  for (const at of constraints) {
    if ((at.number("maxSkew") ?? 0) < 1) at.refuse("must be at least 1", "maxSkew");
    at.need("topologyKey");
    const action = at.text("whenUnsatisfiable");
    at.needOneOf("whenUnsatisfiable", ["DoNotSchedule", "ScheduleAnyway"]);
    if (at.has("minDomains")) {
      at.least("minDomains", 1);
      if (action !== "DoNotSchedule")
        at.refuse("must not be given unless whenUnsatisfiable is DoNotSchedule", "minDomains");
    }
    for (const key of ["nodeAffinityPolicy", "nodeTaintsPolicy"]) at.oneOf(key, ["Honor", "Ignore"]);
    if (isOn("MatchLabelKeysSelectorMerge", at)) validateLabelKeys(at);
    else validateSpreadKeys(at);
    validateSelector(at, "labelSelector");
  }
  const identity2 = (at) => `${at.text("topologyKey")} ${at.text("whenUnsatisfiable")}`;
  for (const again of repeated(constraints, identity2))
    again.refuse("must not repeat a topologyKey with the same whenUnsatisfiable");
}
function validateSpreadKeys(at) {
  const keys2 = at.texts("matchLabelKeys");
  if (keys2.length === 0) return;
  const selector = at.child("labelSelector");
  if (!selector) at.refuse("must not be given without labelSelector", "matchLabelKeys");
  const used = /* @__PURE__ */ new Set([
    ...selector?.map("matchLabels").keys() ?? [],
    ...(selector?.list("matchExpressions") ?? []).map((expression) => expression.text("key"))
  ]);
  for (const [index, key] of keys2.entries()) {
    at.judge(key, qualifiedName, "matchLabelKeys", index);
    if (used.has(key)) at.refuse("must not be in the selector, too", "matchLabelKeys", index);
  }
}

// src/engines/kube-validation/text/signers.ts
var badSignerName = (text2) => {
  if (text2.length > 571) return "must be no longer than 571 characters";
  const [domain = "", path, ...more] = text2.split("/");
  if (path === void 0 || more.length > 0) return 'must be a domain, "/" and a name';
  const why = subdomain(domain);
  if (why !== void 0) return `the domain ${why}`;
  if (!domain.includes(".")) return "the domain must have two parts at least";
  const rest = subdomain(path);
  return rest === void 0 ? void 0 : `the name ${rest}`;
};
var badTrustBundleName = (text2) => {
  const cut = text2.lastIndexOf(":");
  if (cut < 0) return subdomain(text2);
  const why = badSignerName(text2.slice(0, cut).replace(":", "/"));
  return why ?? pathSegment(text2.slice(cut + 1)) ?? subdomain(text2.slice(cut + 1));
};

// src/engines/kube-validation/storage/claim.ts
var MODES = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"];
function validateAccessModes(at) {
  const modes = at.texts("accessModes");
  if (modes.length === 0) at.refuse("must hold a mode", "accessModes");
  for (const [index, mode] of modes.entries())
    if (!MODES.includes(mode)) at.refuse(`must be one of ${MODES.join(", ")}`, "accessModes", index);
  if (modes.includes("ReadWriteOncePod") && modes.some((mode) => mode !== "ReadWriteOncePod" && MODES.includes(mode)))
    at.refuse("ReadWriteOncePod must stand alone", "accessModes");
}
var withoutForgotten = (spec) => spec.open("dataSourceRef").text("namespace") === "" ? spec : spec.with({ dataSourceRef: null });
function validateClaimSpec(at) {
  validateAccessModes(at);
  validateSelector(at, "selector");
  const requests = at.open("resources").open("requests");
  const size = readNanos(requests.get("storage"));
  if (!requests.has("storage") && !Object.hasOwn(requests.value, "storage"))
    at.refuse("must ask for storage", "resources", "requests", "storage");
  else if ((size ?? 0n) <= 0n) at.refuse("must be more than nothing", "resources", "requests", "storage");
  at.check("storageClassName", subdomain);
  at.oneOf("volumeMode", ["Block", "Filesystem"]);
  validateDataSources(at);
  if (isOn("VolumeAttributesClass", at)) at.check("volumeAttributesClassName", subdomain);
}
function validateDataSources(at) {
  const source = at.child("dataSource");
  const ref = at.child("dataSourceRef");
  for (const from of [source, ref]) {
    if (!from) continue;
    from.need("name");
    from.need("kind");
    const group = from.text("apiGroup");
    if (group === "" && from.text("kind") !== "PersistentVolumeClaim")
      from.refuse("must be PersistentVolumeClaim where there is no apiGroup", "kind");
    from.check("apiGroup", subdomain);
  }
  ref?.check("namespace", dnsLabel);
  if (!source || !ref) return;
  const same = ["apiGroup", "kind", "name"].every((key) => source.get(key) === ref.get(key));
  if (ref.text("namespace") !== "") at.refuse("must not be given where dataSourceRef has a namespace", "dataSource");
  else if (!same) at.refuse("must equal dataSourceRef", "dataSource");
}

// src/engines/kube-validation/pod/volumes/volume-files.ts
var MAX_MODE = 511;
var validateMode = (at, key) => {
  const mode = at.number(key);
  if (mode !== void 0 && (mode < 0 || mode > MAX_MODE))
    at.refuse(`must be between 0 and 0777, got 0${mode.toString(8)}`, key);
};
function validateFiles(at, kind) {
  validateMode(at, "defaultMode");
  if (kind === "secret") at.need("secretName");
  if (kind === "configMap") at.need("name");
  for (const item of at.list("items")) {
    if (kind === "downwardAPI") validateDownwardFile(item);
    else validateKeyToPath(item);
  }
}
function validateKeyToPath(item) {
  item.need("key");
  item.need("path", localPath);
  validateMode(item, "mode");
}
function validateDownwardFile(item) {
  item.need("path", localPath);
  const field2 = item.child("fieldRef");
  const resource = item.child("resourceFieldRef");
  if (field2) {
    validateFieldRef(field2, VOLUME_FIELDS);
    if (resource) item.refuse("must have one of fieldRef and resourceFieldRef only");
  } else if (resource) validateResourceRef(resource, { volume: true });
  else item.refuse("must have fieldRef or resourceFieldRef");
  validateMode(item, "mode");
}
function validateClaimTemplate(template2) {
  const metadata = template2.child("metadata");
  if (metadata) {
    validateAnnotations(metadata);
    validateLabels(metadata, "labels");
    for (const key of Object.keys(metadata.value)) {
      const value = metadata.get(key);
      const isEmpty = value === null || value === "" || value === 0 || Array.isArray(value) && value.length === 0;
      if (key !== "labels" && key !== "annotations" && !isEmpty) metadata.refuse("must not be given here", key);
    }
  }
  validateClaimSpec(withoutForgotten(template2.open("spec")));
}

// src/engines/kube-validation/pod/volumes/projected.ts
var KINDS = ["secret", "configMap", "downwardAPI", "serviceAccountToken", "clusterTrustBundle", "podCertificate"];
function validateProjected(at) {
  validateMode(at, "defaultMode");
  const paths = /* @__PURE__ */ new Set();
  const takes = (place, path) => {
    if (path === "") return;
    if (paths.has(path)) place.refuse("must not be the path of two files", "path");
    paths.add(path);
  };
  for (const source of at.list("sources")) {
    const given = KINDS.filter((kind) => source.has(kind) && isThere(kind, source));
    if (given.length > 1) source.refuse(`must have one source only, has ${listed2(given)}`);
    for (const kind of given) READ2[kind]?.(source.open(kind), takes);
  }
}
var isThere = (kind, source) => (kind !== "clusterTrustBundle" || isOn("ClusterTrustBundleProjection", source)) && (kind !== "podCertificate" || isOn("PodCertificateRequest", source));
function validateKeys2(at, takes) {
  at.need("name");
  for (const item of at.list("items")) {
    validateKeyToPath(item);
    takes(item, item.text("path"));
  }
}
var READ2 = {
  secret: validateKeys2,
  configMap: validateKeys2,
  downwardAPI: (at, takes) => {
    for (const item of at.list("items")) {
      validateDownwardFile(item);
      takes(item, item.text("path"));
    }
  },
  serviceAccountToken: (at) => {
    at.range("expirationSeconds", 600, 2 ** 32);
    at.need("path", localPath);
  },
  clusterTrustBundle: (at, takes) => {
    validateBundle(at);
    at.need("path", localPath);
    takes(at, at.text("path"));
  },
  podCertificate: validateCertificate
};
function validateBundle(at) {
  if (at.has("name") === at.has("signerName")) {
    at.refuse("must have exactly one of name and signerName");
    return;
  }
  if (at.has("name")) {
    at.need("name", badTrustBundleName);
    at.bar("must not be given with a name", "labelSelector");
  } else {
    at.need("signerName", badSignerName);
    validateSelector(at, "labelSelector");
  }
}
var KEYS2 = ["RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519"];
var [HOUR, DAY, MOST] = [3600, 86400, 7862400];
function validateCertificate(at, takes) {
  at.need("signerName", badSignerName);
  at.needOneOf("keyType", KEYS2);
  at.range("maxExpirationSeconds", HOUR, /^[^/]*kubernetes\.io\//.test(at.text("signerName")) ? DAY : MOST);
  const files = ["credentialBundlePath", "keyPath", "certificateChainPath"].filter((key) => at.text(key) !== "");
  if (files.length === 0) at.refuse("must have a path for the bundle, the key or the chain");
  for (const key of files) {
    at.check(key, localPath);
    takes(at, at.text(key));
  }
}

// src/engines/kube-validation/pod/volumes/volume-sources.ts
var NEEDS = {
  emptyDir: [],
  hostPath: ["path"],
  gcePersistentDisk: ["pdName"],
  awsElasticBlockStore: ["volumeID"],
  gitRepo: ["repository"],
  nfs: ["server", "path"],
  iscsi: ["targetPortal", "iqn"],
  glusterfs: ["endpoints", "path"],
  persistentVolumeClaim: ["claimName"],
  rbd: ["image"],
  flexVolume: ["driver"],
  cinder: ["volumeID"],
  cephfs: [],
  flocker: [],
  fc: [],
  azureFile: ["secretName", "shareName"],
  vsphereVolume: ["volumePath"],
  quobyte: ["registry", "volume"],
  azureDisk: ["diskName", "diskURI"],
  photonPersistentDisk: ["pdID"],
  portworxVolume: ["volumeID"],
  scaleIO: ["gateway", "system"],
  local: ["path"],
  storageos: ["volumeName"],
  csi: ["driver"]
};
var PERSISTENT_SOURCES = [
  ...[
    "hostPath",
    "gcePersistentDisk",
    "awsElasticBlockStore",
    "glusterfs",
    "flocker",
    "nfs",
    "rbd",
    "quobyte",
    "cephfs"
  ],
  ...["iscsi", "cinder", "fc", "flexVolume", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume"],
  ...["azureDisk", "scaleIO", "local", "storageos", "csi"]
];
function validateSource(at, source) {
  for (const key of NEEDS[source.kind] ?? []) at.need(key);
  MORE[source.kind]?.(at, source);
}
var HOST_TYPES = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket"
];
var partition = (at) => at.range("partition", 0, 255);
var monitors = (at) => {
  if (at.values("monitors").length === 0) at.refuse("must be given", "monitors");
};
var MORE = {
  emptyDir: (at) => {
    if ((readNanos(at.get("sizeLimit")) ?? 0n) < 0n) at.refuse("must not be negative", "sizeLimit");
  },
  hostPath: (at) => {
    at.check("path", noBacksteps);
    if (at.text("path") !== "") at.oneOf("type", HOST_TYPES);
  },
  gcePersistentDisk: partition,
  awsElasticBlockStore: partition,
  gitRepo: (at) => at.check("directory", descendingPath),
  nfs: (at) => at.check("path", (text2) => text2.startsWith("/") ? void 0 : "must be an absolute path"),
  iscsi: validateIscsi,
  glusterfs: (at, { persistent }) => {
    if (persistent && at.has("endpointsNamespace"))
      at.judge(at.text("endpointsNamespace"), dnsLabel, "endpointsNamespace");
  },
  rbd: monitors,
  cephfs: monitors,
  flexVolume: (at) => {
    for (const [name] of at.entries("options")) {
      const domain = `.${(name.includes("/") ? name.split("/")[0] ?? "" : name).toLowerCase()}`;
      if (/\.(?:kubernetes|k8s)\.io$/.test(domain))
        at.refuse("is a name that Kubernetes keeps for itself", "options", name);
    }
  },
  cinder: (at, { persistent }) => needSecret(at, persistent),
  flocker: (at) => {
    const [name, id] = [at.text("datasetName"), at.text("datasetUUID")];
    if (name === "" === (id === "")) at.refuse("must have exactly one of datasetName and datasetUUID");
    at.check("datasetName", (text2) => text2.includes("/") ? 'must not contain "/"' : void 0);
  },
  fc: (at) => {
    const [names, ids2] = [at.values("targetWWNs").length, at.values("wwids").length];
    if (names > 0 === ids2 > 0) at.refuse("must have exactly one of targetWWNs and wwids", "targetWWNs");
    if (names > 0 && !at.has("lun")) at.refuse("must be given with targetWWNs", "lun");
    if (names > 0) at.range("lun", 0, 255);
  },
  azureFile: (at, { persistent }) => {
    if (persistent && at.has("secretNamespace") && at.text("secretNamespace") === "")
      at.refuse("must not be empty", "secretNamespace");
  },
  quobyte: (at) => {
    if (at.text("tenant").length >= 65) at.refuse("must be no longer than 64 characters", "tenant");
    else at.check("registry", badHosts);
  },
  azureDisk: validateAzureDisk,
  scaleIO: (at) => at.need("volumeName"),
  local: (at) => at.check("path", noBacksteps),
  storageos: (at, { persistent }) => {
    at.check("volumeName", dnsLabel);
    at.check("volumeNamespace", dnsLabel);
    needSecret(at, persistent);
  },
  csi: validateCsi
};
var badHosts = (text2) => text2.split(",").every((pair) => /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/.test(pair)) ? void 0 : "must be host:port, or several with commas";
function needSecret(at, persistent) {
  const secret = at.child("secretRef");
  if (!secret) return;
  secret.need("name");
  if (persistent) secret.need("namespace");
}
function badInitiator(text2) {
  if (text2.startsWith("iqn"))
    return /iqn\.\d{4}-\d{2}\.([A-Za-z0-9.-]+)(:[^,;*&$|\s]+)$/.test(text2) ? void 0 : "must be like iqn.2001-04.com.example:disk";
  if (text2.startsWith("eui")) return /^eui.[A-Za-z0-9]{16}$/.test(text2) ? void 0 : "must be eui. and 16 digits";
  if (text2.startsWith("naa")) return /^naa.[A-Za-z0-9]{32}$/.test(text2) ? void 0 : "must be naa. and 32 digits";
  return "must begin with iqn, eui or naa";
}
function validateIscsi(at, { owner, persistent }) {
  at.check("iqn", badInitiator);
  at.range("lun", 0, 255);
  const secret = at.child("secretRef");
  if ((at.flag("chapAuthDiscovery") || at.flag("chapAuthSession")) && !secret)
    at.refuse("must be given with CHAP", "secretRef");
  if (secret && persistent) secret.need("name");
  if (!at.has("initiatorName")) return;
  at.judge(at.text("initiatorName"), badInitiator, "initiatorName");
  const name = persistent ? at.text("volume") : owner.text("name");
  if (`${name}:${at.text("targetPortal")}`.length > 64)
    at.refuse("must be shorter: with the name of the volume it has more than 64 characters", "targetPortal");
}
function validateAzureDisk(at) {
  at.oneOf("cachingMode", ["None", "ReadOnly", "ReadWrite"]);
  const kinds = ["Dedicated", "Managed", "Shared"];
  at.oneOf("kind", kinds);
  const managed = at.text("kind") === "Managed";
  const start = managed ? "/subscriptions/" : "https://";
  if (!at.text("diskURI").startsWith(start))
    at.refuse(`must begin with ${start} for ${managed ? "Managed" : listed2(["Dedicated", "Shared"])} disks`, "diskURI");
}
var SECRETS = [
  "controllerPublishSecretRef",
  "controllerExpandSecretRef",
  "nodePublishSecretRef",
  "nodeExpandSecretRef"
];
function validateCsi(at, { persistent }) {
  at.check("driver", csiDriverName);
  if (persistent) {
    at.need("volumeHandle");
    for (const key of SECRETS) {
      const secret = at.child(key);
      secret?.need("name", subdomain);
      secret?.need("namespace", dnsLabel);
    }
  } else at.child("nodePublishSecretRef")?.need("name", subdomain);
}

// src/engines/kube-validation/pod/volumes/volumes.ts
function validateVolumes(pod, name) {
  const volumes = pod.list("volumes");
  const sound = /* @__PURE__ */ new Map();
  const made = new Set(
    volumes.filter((volume) => volume.has("ephemeral")).map((volume) => `${name}-${volume.text("name")}`)
  );
  for (const volume of volumes) {
    const before = volume.refused;
    const own2 = volume.text("name");
    if (isForgotten2(volume)) {
      sound.set(own2, volume);
      continue;
    }
    validateVolume(volume, name);
    volume.need("name", dnsLabel);
    if (sound.has(own2)) volume.refuse("must not be the name of two volumes", "name");
    if (volume.refused === before) sound.set(own2, volume);
    const claim = volume.open("persistentVolumeClaim").text("claimName");
    if (name !== void 0 && claim !== "" && made.has(claim))
      volume.refuse("must not be a claim that another volume makes", "persistentVolumeClaim", "claimName");
  }
  return sound;
}
var isForgotten2 = (volume) => volume.has("image") && !isOn("ImageVolume", volume);
var FILES = ["secret", "configMap", "downwardAPI"];
var KINDS2 = [
  ...["emptyDir", "hostPath", "gitRepo", "gcePersistentDisk", "awsElasticBlockStore", "secret", "nfs", "iscsi"],
  ...["glusterfs", "flocker", "persistentVolumeClaim", "rbd", "cinder", "cephfs", "quobyte", "downwardAPI", "fc"],
  ...["flexVolume", "configMap", "azureFile", "vsphereVolume", "photonPersistentDisk", "portworxVolume", "azureDisk"],
  ...["storageos", "projected", "scaleIO", "csi", "ephemeral", "image"]
];
function validateVolume(volume, name) {
  const given = KINDS2.filter((kind) => volume.has(kind) && (kind !== "image" || isOn("ImageVolume", volume)));
  for (const other of given.slice(1))
    volume.refuse(`must not be given beside ${given[0]}: a volume has one source`, other);
  for (const kind of given.slice(0, 1)) {
    const at = volume.open(kind);
    if (FILES.includes(kind)) validateFiles(at, kind);
    else if (kind === "projected") validateProjected(at);
    else if (kind === "ephemeral") validateEphemeral(volume, at, name);
    else if (kind === "image") at.oneOfOrEmpty("pullPolicy", ["Always", "IfNotPresent", "Never"]);
    else validateSource(at, { kind, owner: volume, persistent: false });
  }
}
function validateEphemeral(volume, at, name) {
  const template2 = at.child("volumeClaimTemplate");
  if (!template2) {
    at.refuse("must be given", "volumeClaimTemplate");
    return;
  }
  validateClaimTemplate(template2);
  if (name === void 0 || volume.text("name") === "") return;
  const why = subdomain(`${name}-${volume.text("name")}`);
  if (why !== void 0) volume.refuse(`makes a claim whose name ${why}`, "name");
}
function withClaims(pod, templates2) {
  if (templates2.length === 0) return pod;
  const names = new Set(templates2.map((template2) => template2.open("metadata").text("name")));
  const kept = pod.list("volumes").filter((volume) => !names.has(volume.text("name")));
  const own2 = [...names].map((name) => ({ name, persistentVolumeClaim: { claimName: name } }));
  return pod.with({ volumes: [...kept.map((volume) => volume.value), ...own2] });
}

// src/engines/kube-validation/pod/pod-spec.ts
var MAX_INT32 = 2 ** 31 - 1;
function validatePodSpec(pod, name) {
  const volumes = validateVolumes(pod, name === "" ? void 0 : name);
  const claims = validateResourceClaims(pod);
  validateContainers({ pod, volumes, claims });
  validateFileKeys(pod);
  if (isOn("PodLevelResources", pod)) validatePodResources(pod);
  validateHostNetworkPorts(pod);
  pod.oneOfOrEmpty("restartPolicy", ["Always", "Never", "OnFailure"]);
  validateLabels(pod, "nodeSelector");
  validatePodSecurity(pod);
  validateAffinity(pod);
  validateDns(pod);
  validateHosts2(pod);
  validateGates(pod);
  validateSpread(pod);
  validateTolerations(pod);
  validateNames2(pod);
  const overhead = pod.get("overhead");
  if (overhead !== null) validateResources(pod.with({ limits: overhead }).within("overhead"), { claims: /* @__PURE__ */ new Set() });
  validateOs(pod);
}
function validateNames2(pod) {
  pod.check("serviceAccountName", subdomain);
  if (pod.text("serviceAccountName") === "") pod.check("serviceAccount", subdomain);
  pod.check("nodeName", subdomain);
  pod.range("activeDeadlineSeconds", 1, MAX_INT32);
  pod.check("hostname", dnsLabel);
  pod.check("subdomain", dnsLabel);
  pod.check("priorityClassName", subdomain);
  if (pod.has("runtimeClassName")) pod.judge(pod.text("runtimeClassName"), subdomain, "runtimeClassName");
  pod.oneOf("preemptionPolicy", ["Never", "PreemptLowerPriority"]);
}
function validateGates(pod) {
  for (const gate of pod.list("readinessGates")) gate.judge(gate.text("conditionType"), qualifiedName, "conditionType");
  const gates = pod.list("schedulingGates");
  for (const gate of gates) gate.judge(gate.text("name"), qualifiedName, "name");
  for (const again of repeated(gates, (gate) => gate.text("name"))) again.refuse("must not stand here twice");
}
function validateResourceClaims(pod) {
  const names = /* @__PURE__ */ new Set();
  if (pod.minor < 34) return new Set(pod.list("resourceClaims").map((claim) => claim.text("name")));
  for (const claim of pod.list("resourceClaims")) {
    const name = claim.text("name");
    if (name === "") claim.refuse("must be given", "name");
    else if (names.has(name)) claim.refuse("must not be the name of two claims", "name");
    else claim.check("name", dnsLabel);
    if (name !== "") names.add(name);
    if (claim.has("resourceClaimName") === claim.has("resourceClaimTemplateName"))
      claim.refuse("must have exactly one of resourceClaimName and resourceClaimTemplateName");
    for (const key of ["resourceClaimName", "resourceClaimTemplateName"])
      if (claim.has(key)) claim.judge(claim.text(key), subdomain, key);
  }
  return names;
}
function validateFileKeys(pod) {
  if (!isOn("EnvFiles", pod)) return;
  const volumes = new Map(pod.list("volumes").map((volume) => [volume.text("name"), volume]));
  for (const container of [...pod.list("initContainers"), ...pod.list("containers")]) {
    for (const variable of container.list("env")) {
      const ref = variable.open("valueFrom").child("fileKeyRef");
      if (!ref) continue;
      const volume = volumes.get(ref.text("volumeName"));
      if (!volume) ref.refuse("no volume of the pod is called so", "volumeName");
      else if (!isEmptyDir(volume)) ref.refuse("must be a volume of the kind emptyDir", "volumeName");
    }
  }
}
var isEmptyDir = (volume) => volume.has("emptyDir") || Object.keys(volume.value).every((key) => key === "name" || !volume.has(key));

// src/engines/kube-validation/pod/template.ts
function validateTemplate(template2) {
  const metadata = template2.open("metadata");
  validateLabels(metadata, "labels");
  validateAnnotations(metadata);
  const spec = template2.open("spec");
  validatePodSpec(spec);
  validatePodAnnotations(metadata, spec);
  if (spec.values("ephemeralContainers").length > 0)
    spec.refuse("must not be given in a template", "ephemeralContainers");
}
var SECCOMP = "seccomp.security.alpha.kubernetes.io/pod";
var SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
var APP_ARMOR2 = "container.apparmor.security.beta.kubernetes.io/";
var DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
function validatePodAnnotations(metadata, spec) {
  for (const [key, value] of metadata.map("annotations")) {
    const refuse = (why) => metadata.refuse(why, "annotations", key);
    if (key === DELETION_COST && !isDeletionCost(value)) refuse("must be an integer of 32 bits");
    if (key === SECCOMP || key.startsWith(SECCOMP_CONTAINER)) {
      const why = badSeccomp(value);
      if (why !== void 0) refuse(why);
    }
    if (key.startsWith(APP_ARMOR2)) {
      const name = key.slice(APP_ARMOR2.length);
      if (!containersOf(spec).some((container) => container.text("name") === name))
        refuse("names no container of the pod");
      if (!["", "runtime/default", "unconfined"].includes(value) && !value.startsWith("localhost/"))
        refuse("must be runtime/default, unconfined or localhost/\u2026");
    }
    if (key === "kubernetes.io/config.mirror" && spec.text("nodeName") === "")
      refuse("must not be given without spec.nodeName");
  }
  validateAgreement(metadata, spec);
}
var isDeletionCost = (text2) => /^(?:0|-?[1-9]\d*)$/.test(text2) && Math.abs(Number(text2)) < 2 ** 31;
function badSeccomp(profile) {
  if (["runtime/default", "docker/default", "unconfined"].includes(profile)) return void 0;
  return profile.startsWith("localhost/") ? descendingPath(profile.slice("localhost/".length)) : "must be runtime/default, unconfined or localhost/\u2026";
}
function validateAgreement(metadata, spec) {
  const annotations = metadata.map("annotations");
  const own2 = spec.open("securityContext");
  compare2(own2, "seccompProfile", annotations.get(SECCOMP));
  for (const container of containersOf(spec)) {
    const at = container.open("securityContext");
    const name = container.text("name");
    compare2(at, "seccompProfile", annotations.get(SECCOMP_CONTAINER + name));
    if (at.minor >= 30 && spec.open("os").text("name") !== "windows")
      compare2(at.has("appArmorProfile") ? at : own2, "appArmorProfile", annotations.get(APP_ARMOR2 + name));
  }
}
function compare2(at, key, annotation) {
  const profile = at.child(key);
  if (!profile || annotation === void 0) return;
  const named2 = {
    Unconfined: ["unconfined"],
    RuntimeDefault: key === "seccompProfile" ? ["runtime/default", "docker/default"] : ["runtime/default"],
    Localhost: [`localhost/${profile.text("localhostProfile")}`]
  };
  const expected = Object.hasOwn(named2, profile.text("type")) ? named2[profile.text("type")] : void 0;
  if (expected && !expected.includes(annotation)) profile.refuse("must agree with the annotation", "type");
}

// src/engines/kube-validation/text/cron.ts
var FIELDS = [
  { name: "minute", least: 0, most: 59 },
  { name: "hour", least: 0, most: 23 },
  { name: "day of the month", least: 1, most: 31 },
  {
    name: "month",
    least: 1,
    most: 12,
    names: ["", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  },
  { name: "day of the week", least: 0, most: 6, names: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] }
];
var DESCRIPTORS = /* @__PURE__ */ new Set(["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"]);
var DURATION = /^[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
function badSchedule(schedule) {
  if (schedule.includes("TZ")) return "must not name a time zone: write it under timeZone";
  if (schedule.startsWith("@")) {
    if (DESCRIPTORS.has(schedule)) return void 0;
    if (schedule.startsWith("@every "))
      return DURATION.test(schedule.slice(7)) ? void 0 : 'must name a duration such as "@every 1h30m"';
    return "must be one of @yearly, @monthly, @weekly, @daily, @hourly and @every, or five fields";
  }
  const parts = schedule.split(/\s+/u).filter((part) => part !== "");
  if (parts.length !== 5) return `must have 5 fields, has ${parts.length}`;
  for (const [index, field2] of FIELDS.entries()) {
    for (const range of (parts[index] ?? "").split(",")) {
      const why = range === "" ? void 0 : badRange(range, field2);
      if (why !== void 0) return `the ${field2.name}, ${range}: ${why}`;
    }
  }
  return void 0;
}
function badRange(text2, field2) {
  const [range = "", step, ...more] = text2.split("/");
  const [low = "", high, ...others] = range.split("-");
  if (more.length > 0) return 'has more than one "/"';
  const isAll = low === "*" || low === "?";
  if (!isAll && others.length > 0) return 'has more than one "-"';
  const start = isAll ? field2.least : read(low, field2);
  const last = isAll ? field2.most : high === void 0 ? start : read(high, field2);
  const width = step === void 0 ? 1 : read(step, { ...field2, names: [] });
  if (start === void 0 || last === void 0 || width === void 0) return "is no number";
  const end = step !== void 0 && high === void 0 ? field2.most : last;
  if (start < field2.least) return `must be at least ${field2.least}`;
  if (end > field2.most) return `must be at most ${field2.most}`;
  if (start > end) return "begins behind its end";
  return width === 0 ? "must have a step of 1 or more" : void 0;
}
function read(text2, { names = [] }) {
  const named2 = text2 === "" ? -1 : names.indexOf(text2.toLowerCase());
  if (named2 >= 0) return named2;
  return /^\+?\d+$/.test(text2) ? Number(text2) : void 0;
}

// src/engines/kube-validation/text/time-zone.ts
var PART2 = /^[A-Za-z.\-_0-9+]{1,14}$/;
function badTimeZone(zone) {
  if (zone === "") return "must name a time zone";
  const isName = zone.split("/").every((part) => part !== "." && part !== ".." && !part.startsWith("-") && PART2.test(part));
  if (!isName) return "is no name of a time zone";
  if (zone.toLowerCase() === "local") return "must be a time zone of its own, such as Etc/UTC";
  return isKnown(zone) ? void 0 : "no such time zone";
}
function isKnown(zone) {
  if (/^[+-]/.test(zone) || !/^[A-Z]/.test(zone)) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions();
    return timeZone === zone || timeZone.toLowerCase() !== zone.toLowerCase();
  } catch {
    return false;
  }
}

// src/engines/kube-validation/kinds/workloads.ts
function validatePod(pod) {
  const spec = pod.open("spec");
  validatePodSpec(hostPorts(spec), pod.open("metadata").text("name"));
  validatePodAnnotations(pod.open("metadata"), spec);
  for (const container of [...spec.list("containers"), ...spec.list("initContainers")]) {
    const image = container.text("image");
    if (image !== image.trim()) container.refuse("must not begin or end with blanks", "image");
  }
  if (spec.values("ephemeralContainers").length > 0)
    spec.refuse("must not be given at creation", "ephemeralContainers");
  if (spec.text("nodeName") !== "" && spec.values("schedulingGates").length > 0)
    spec.refuse("must not be given with schedulingGates", "nodeName");
  for (const volume of spec.list("volumes")) {
    const image = volume.child("image");
    if (image && isOn("ImageVolume", image)) image.need("reference");
    for (const source of volume.open("projected").list("sources"))
      if (spec.text("serviceAccountName") === "" && spec.text("serviceAccount") === "" && source.has("serviceAccountToken") && spec.minor < 0)
        source.refuse("must not be given without serviceAccountName", "serviceAccountToken");
  }
}
function hostPorts(spec) {
  if (!spec.flag("hostNetwork")) return spec;
  const containers = spec.list("containers").map((container) => {
    if (container.values("ports").length === 0) return container.value;
    const ports = container.list("ports").map((port) => ({
      ...port.value,
      hostPort: (port.number("hostPort") ?? 0) === 0 ? port.get("containerPort") : port.get("hostPort")
    }));
    return { ...container.value, ports };
  });
  return spec.with({ containers });
}
var NO_DEADLINE = "must not be given: these pods run for ever";
function validateForever(template2) {
  const spec = template2.open("spec");
  spec.oneOfOrEmpty("restartPolicy", ["Always"]);
  spec.bar(NO_DEADLINE, "activeDeadlineSeconds");
}
function validateOwnSelector(spec) {
  if (!spec.has("selector")) {
    spec.refuse("must be given", "selector");
    return;
  }
  validateSelector(spec, "selector");
  if (isEmptySelector(spec, "selector")) spec.refuse("must not be empty", "selector");
  const selector = selectorAt(spec, "selector");
  if (selector) compareLabels(spec, selector);
}
var labelsOf2 = (spec) => spec.open("template").open("metadata").map("labels");
function compareLabels(spec, selector) {
  const labels = labelsOf2(spec);
  if (selects(selector, labels)) return;
  const [first] = Object.keys(spec.open("selector").value);
  const deeper = first === "matchLabels" || first === "matchExpressions" ? [first] : [];
  const pods = [...labels].map(([key, value]) => `${key}=${value}`).join(", ") || "no labels";
  const message = `its selector (${showSelector(selector)}) does not match its pods (${pods})`;
  spec.refuseAs("selector-mismatch", message, "selector", ...deeper);
}
function validateReplicaSet(at) {
  const spec = at.open("spec");
  spec.least("replicas", 0);
  spec.least("minReadySeconds", 0);
  validateOwnSelector(spec);
  validateTemplate(spec.open("template"));
  validateForever(spec.open("template"));
}
function validateDeployment(at) {
  validateReplicaSet(at);
  const spec = at.open("spec");
  spec.least("revisionHistoryLimit", 0);
  const deadline = spec.number("progressDeadlineSeconds") ?? 600;
  if (deadline < 0) spec.refuse("must be at least 0", "progressDeadlineSeconds");
  if (deadline <= (spec.number("minReadySeconds") ?? 0))
    spec.refuse(`must be more than minReadySeconds: it is ${deadline}`, "progressDeadlineSeconds");
  const strategy = spec.open("strategy");
  strategy.oneOfOrEmpty("type", ["Recreate", "RollingUpdate"]);
  if (strategy.text("type") === "Recreate") strategy.bar("must not be given where type is Recreate", "rollingUpdate");
  else validateRolling(strategy.open("rollingUpdate"), { maxUnavailable: "25%", maxSurge: "25%" });
}
var PERCENT = /^[0-9]+%$/;
function validateShare(at, key, { most = true } = {}) {
  const value = at.get(key);
  if (typeof value === "number") at.least(key, 0);
  if (typeof value !== "string") return;
  if (!PERCENT.test(value)) at.refuse('must be a number, or a percentage such as "5%"', key);
  else if (most && Number.parseInt(value, 10) > 100) at.refuse("must not be more than 100%", key);
}
function validateRolling(at, defaults) {
  const [missing, more] = [
    at.get("maxUnavailable") ?? defaults.maxUnavailable,
    at.get("maxSurge") ?? defaults.maxSurge
  ];
  validateShare(at, "maxUnavailable");
  validateShare(at, "maxSurge", { most: false });
  if (number2(missing) === 0 && number2(more) === 0) at.refuse("must not be 0 where maxSurge is 0", "maxUnavailable");
}
var number2 = (value) => typeof value === "string" ? PERCENT.test(value) ? Number.parseInt(value, 10) : 0 : Number(value);
function validateDaemonSet(at) {
  const spec = at.open("spec");
  validateSelector(spec, "selector");
  const selector = spec.has("selector") ? selectorAt(spec, "selector") : void 0;
  if (!spec.has("selector")) spec.refuse("must be given", "selector");
  else {
    if (isEmptySelector(spec, "selector")) spec.refuse("must not be empty", "selector");
    if (selector) compareLabels(spec, selector);
  }
  validateTemplate(spec.open("template"));
  validateForever(spec.open("template"));
  spec.least("minReadySeconds", 0);
  spec.least("revisionHistoryLimit", 0);
  const strategy = spec.open("updateStrategy");
  strategy.oneOfOrEmpty("type", ["OnDelete", "RollingUpdate"]);
  if (strategy.text("type") !== "OnDelete") validateDaemonRolling(strategy.open("rollingUpdate"));
}
function validateDaemonRolling(at) {
  validateShare(at, "maxUnavailable");
  validateShare(at, "maxSurge");
  const missing = number2(at.get("maxUnavailable") ?? 1);
  const more = number2(at.get("maxSurge") ?? 0);
  if (missing === 0 && more === 0) at.refuse("must not be 0 where maxSurge is 0", "maxUnavailable");
  if (missing !== 0 && more !== 0) at.refuse("must not be given where maxUnavailable is not 0", "maxSurge");
}
function validateStatefulSet(at) {
  const spec = at.open("spec");
  spec.oneOfOrEmpty("podManagementPolicy", ["OrderedReady", "Parallel"]);
  validateStatefulStrategy(spec.open("updateStrategy"));
  const retention = spec.child("persistentVolumeClaimRetentionPolicy");
  if (retention) for (const key of ["whenDeleted", "whenScaled"]) retention.oneOfOrEmpty(key, ["Delete", "Retain"]);
  const claims = spec.list("volumeClaimTemplates");
  if (spec.minor >= 30) for (const claim of claims) validateClaimSpec(claim.open("spec"));
  for (const key of ["replicas", "minReadySeconds"]) spec.least(key, 0);
  spec.open("ordinals").least("start", 0);
  if (spec.minor >= 33) spec.check("serviceName", dnsLabel);
  validateOwnSelector(spec);
  const template2 = spec.open("template");
  const pod = withClaims(template2.open("spec"), claims);
  validateTemplate(template2.with({ spec: { ...pod.value, hostname: null, subdomain: null } }));
  validateForever(template2);
}
function validateStatefulStrategy(at) {
  at.oneOfOrEmpty("type", ["OnDelete", "RollingUpdate"]);
  const rolling = at.child("rollingUpdate");
  if (!rolling) return;
  if (at.text("type") === "OnDelete") {
    at.refuse("must not be given where type is OnDelete", "rollingUpdate");
    return;
  }
  rolling.least("partition", 0);
  if (!isOn("MaxUnavailableStatefulSet", rolling) || !rolling.has("maxUnavailable")) return;
  validateShare(rolling, "maxUnavailable");
  if (number2(rolling.get("maxUnavailable")) === 0) rolling.refuse("must not be 0", "maxUnavailable");
}
function validateReplicationController(at) {
  const spec = at.open("spec");
  for (const key of ["minReadySeconds", "replicas"]) spec.least(key, 0);
  const template2 = spec.child("template");
  const own2 = spec.map("selector");
  const labels = labelsOf2(spec);
  const selector = own2.size > 0 ? own2 : labels;
  if (selector.size === 0) spec.refuse("must not be empty", "selector");
  if (!template2) {
    spec.refuse("must be given", "template");
    return;
  }
  compareLabels(spec, { labels: own2, requirements: [] });
  validateTemplate(template2);
  validateForever(template2);
}
function validateRevision(at) {
  at.least("revision", 0);
  if (!at.child("data")) at.refuse("must be an object", "data");
}
var validateDisruptionBudget = (at) => {
  const spec = at.open("spec");
  if (spec.has("minAvailable") && spec.has("maxUnavailable"))
    spec.refuse("must have one of minAvailable and maxUnavailable only");
  for (const key of ["minAvailable", "maxUnavailable"]) validateShare(spec, key);
  validateSelector(spec, "selector");
  spec.oneOf("unhealthyPodEvictionPolicy", ["AlwaysAllow", "IfHealthyBudget"]);
};

// src/engines/kube-validation/kinds/batch.ts
var MANY = 1e5;
function validateJob(at) {
  const spec = at.open("spec");
  validateJobSelector(spec);
  const none = !spec.has("completions") && !spec.has("parallelism");
  validateJobSpec(none ? spec.with({ completions: 1 }) : spec);
  const completions = spec.number("completions") ?? 0;
  const name = at.open("metadata").text("name");
  if (spec.text("completionMode") === "Indexed" && completions > 0 && name !== "") {
    const why = dnsLabel(`${name}-${completions - 1}`);
    if (why !== void 0) at.refuse(`with the number of a pod behind it, it ${why}`, "metadata", "name");
  }
}
function validateJobSelector(spec) {
  const own2 = spec.child("selector");
  if (spec.flag("manualSelector")) {
    if (!own2) spec.refuse("must be given where manualSelector is true", "selector");
    validateSelector(spec, "selector");
    const selector = own2 && selectorAt(spec, "selector");
    if (selector) compareLabels(spec, selector);
    return;
  }
  validateSelector(spec, "selector");
  if (own2 && own2.entries("matchLabels").length + own2.values("matchExpressions").length > 0)
    spec.refuse("must not be given: the API server makes it, unless manualSelector is true", "selector");
}
function validateJobSpec(spec) {
  for (const key of [
    "parallelism",
    "completions",
    "activeDeadlineSeconds",
    "backoffLimit",
    "ttlSecondsAfterFinished",
    "backoffLimitPerIndex",
    "maxFailedIndexes"
  ])
    spec.least(key, 0);
  if (spec.has("maxFailedIndexes") && !spec.has("backoffLimitPerIndex"))
    spec.refuse("must be given with maxFailedIndexes", "backoffLimitPerIndex");
  if (isOn("JobManagedBy", spec) && spec.has("managedBy")) {
    spec.judge(spec.text("managedBy"), domainPath, "managedBy");
    if (spec.text("managedBy").length > 63) spec.refuse("must be no longer than 63 characters", "managedBy");
  }
  spec.oneOf("completionMode", ["Indexed", "NonIndexed"]);
  if (spec.text("completionMode") === "Indexed") validateIndexed(spec);
  else
    for (const key of ["backoffLimitPerIndex", "maxFailedIndexes"])
      spec.bar("must not be given unless completionMode is Indexed", key);
  validateFailurePolicy(spec);
  validateSuccessPolicy(spec);
  if (spec.minor >= 29) validateReplacement(spec);
  validateTemplate(spec.open("template"));
  const pod = spec.open("template").open("spec");
  const policy = pod.text("restartPolicy");
  if (policy !== "OnFailure" && policy !== "Never")
    pod.refuse("must be OnFailure or Never: a job comes to an end", "restartPolicy");
  else if (spec.has("podFailurePolicy") && policy !== "Never")
    pod.refuse("must be Never with podFailurePolicy", "restartPolicy");
}
function validateReplacement(spec) {
  if (!spec.has("podReplacementPolicy")) return;
  spec.oneOf("podReplacementPolicy", spec.has("podFailurePolicy") ? ["Failed"] : ["Failed", "TerminatingOrFailed"]);
}
function validateIndexed(spec) {
  const [completions, parallelism, failed2] = ["completions", "parallelism", "maxFailedIndexes"].map(
    (key) => spec.number(key)
  );
  if (completions === void 0) spec.refuse("must be given where completionMode is Indexed", "completions");
  if ((parallelism ?? 0) > MANY) spec.refuse(`must be at most ${MANY} where completionMode is Indexed`, "parallelism");
  if (completions !== void 0 && failed2 !== void 0 && failed2 > completions)
    spec.refuse("must be no more than completions", "maxFailedIndexes");
  if ((failed2 ?? 0) > MANY) spec.refuse(`must be at most ${MANY}`, "maxFailedIndexes");
  if ((completions ?? 0) <= MANY || !spec.has("backoffLimitPerIndex")) return;
  if (failed2 === void 0) spec.refuse(`must be given where completions are more than ${MANY}`, "maxFailedIndexes");
  for (const key of ["parallelism", "maxFailedIndexes"])
    if ((spec.number(key) ?? 0) > 1e4)
      spec.refuse(`must be at most 10000 where completions are more than ${MANY}`, key);
}
var ACTIONS = ["Count", "FailIndex", "FailJob", "Ignore"];
function validateFailurePolicy(spec) {
  const at = spec.child("podFailurePolicy");
  if (!at) return;
  const rules = at.list("rules");
  if (rules.length > 20) at.refuse("must hold 20 rules at most", "rules");
  const names = new Set(containersOf(spec.open("template").open("spec")).map((container) => container.text("name")));
  for (const rule of rules) {
    const action = rule.text("action");
    if (!ACTIONS.includes(action)) rule.refuse(`must be ${listed2(ACTIONS)}`, "action");
    if (action === "FailIndex" && !spec.has("backoffLimitPerIndex") && rule.minor >= 29)
      rule.refuse("FailIndex needs backoffLimitPerIndex", "action");
    const codes = rule.child("onExitCodes");
    const conditions = rule.list("onPodConditions");
    if (codes) validateExitCodes(codes, names);
    if (conditions.length > 20) rule.refuse("must hold 20 conditions at most", "onPodConditions");
    for (const condition of conditions) {
      condition.judge(condition.text("type"), qualifiedName, "type");
      condition.oneOfOrEmpty("status", ["False", "True", "Unknown"]);
    }
    if (codes !== void 0 === conditions.length > 0)
      rule.refuse("must have exactly one of onExitCodes and onPodConditions");
  }
}
function validateExitCodes(at, names) {
  at.needOneOf("operator", ["In", "NotIn"]);
  if (at.has("containerName") && !names.has(at.text("containerName")))
    at.refuse("must be the name of a container of the template", "containerName");
  const values = at.values("values");
  if (values.length === 0) at.refuse("must hold a value", "values");
  if (values.length > 255) at.refuse("must hold 255 values at most", "values");
  let ordered = true;
  for (const [index, value] of values.entries()) {
    if (at.text("operator") === "In" && (value ?? 0) === 0) at.refuse("must not be 0 with In", "values", index);
    if (values.findIndex((other) => (other ?? 0) === (value ?? 0)) < index)
      at.refuse("must not stand here twice", "values", index);
    if (index > 0 && Number(values[index - 1] ?? 0) > Number(value ?? 0)) ordered = false;
  }
  if (!ordered) at.refuse("must be in order", "values");
}
function validateSuccessPolicy(spec) {
  const at = spec.child("successPolicy");
  if (!at || !isOn("JobSuccessPolicy", at)) return;
  if (spec.text("completionMode") !== "Indexed") {
    spec.refuse("must not be given unless completionMode is Indexed", "successPolicy");
    return;
  }
  const rules = at.list("rules");
  if (rules.length === 0) at.refuse("must hold a rule", "rules");
  if (rules.length > 20) at.refuse("must hold 20 rules at most", "rules");
  const completions = spec.number("completions") ?? 1;
  for (const rule of rules) {
    if (!rule.has("succeededCount") && !rule.has("succeededIndexes"))
      rule.refuse("must have succeededCount or succeededIndexes");
    const indexes = rule.has("succeededIndexes") ? countIndexes(rule.text("succeededIndexes"), completions) : void 0;
    if (typeof indexes === "string") rule.refuse(indexes, "succeededIndexes");
    const count2 = rule.number("succeededCount");
    if (count2 === void 0) continue;
    rule.least("succeededCount", 0);
    if (count2 > completions) rule.refuse(`must be no more than the completions, ${completions}`, "succeededCount");
    if (rule.has("succeededIndexes") && count2 > (typeof indexes === "number" ? indexes : 0))
      rule.refuse("must be no more than succeededIndexes has", "succeededCount");
  }
}
function countIndexes(text2, completions) {
  if (text2 === "") return 0;
  let [last, total] = [-1, 0];
  for (const part of text2.split(",")) {
    const [from = "", to = from, ...more] = part.split("-");
    if (more.length > 0 || !/^\+?\d+$/.test(from) || !/^\+?\d+$/.test(to))
      return `"${part}" is no index and no range of them`;
    const [low, high] = [Number(from), Number(to)];
    if (low >= completions || high >= completions) return `"${part}" is beyond the completions`;
    if (low > high || part.includes("-") && low === high || low <= last) return "must be in order";
    total += high - low + 1;
    last = high;
  }
  return total;
}
function validateCronJob(at) {
  const spec = at.open("spec");
  spec.need("schedule", badSchedule);
  for (const key of ["startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"])
    spec.least(key, 0);
  if (spec.has("timeZone")) spec.judge(spec.text("timeZone"), badTimeZone, "timeZone");
  spec.oneOfOrEmpty("concurrencyPolicy", ["Allow", "Forbid", "Replace"]);
  const job = spec.open("jobTemplate").open("spec");
  validateJobSpec(job);
  job.bar("must not be given: the API server makes it", "selector");
  if (job.flag("manualSelector")) job.refuse("must not be true here", "manualSelector");
  if (at.open("metadata").text("name").length > 52)
    at.refuse("must be no longer than 52 characters: names of the jobs have 11 more", "metadata", "name");
}

// src/engines/kube-validation/kinds/cluster.ts
var HIGHEST = 1e9;
var SYSTEM = /* @__PURE__ */ new Map([
  ["system-node-critical", 2 * HIGHEST + 1e3],
  ["system-cluster-critical", 2 * HIGHEST]
]);
function validatePriorityClass(at) {
  const name = at.open("metadata").text("name");
  const value = at.number("value") ?? 0;
  if (name.startsWith("system-")) {
    if (SYSTEM.get(name) !== value || at.flag("globalDefault"))
      at.refuse('names that begin with "system-" are for Kubernetes alone', "metadata", "name");
  } else if (value > HIGHEST) at.refuse(`must be at most ${HIGHEST}`, "value");
  at.oneOf("preemptionPolicy", ["Never", "PreemptLowerPriority"]);
}
function validateLease(at) {
  const spec = at.open("spec");
  spec.least("leaseDurationSeconds", 1);
  spec.least("leaseTransitions", 0);
}
function validateRuntimeClass(at) {
  at.judge(at.text("handler"), dnsLabel, "handler");
  const overhead = at.child("overhead");
  if (overhead) validateResources(overhead.with({ limits: overhead.get("podFixed") }), { claims: /* @__PURE__ */ new Set() });
  const scheduling = at.child("scheduling");
  if (!scheduling) return;
  validateLabels(scheduling, "nodeSelector");
  validateTolerations(scheduling);
  const identity2 = (toleration) => JSON.stringify(["key", "operator", "value", "effect"].map((key) => toleration.text(key)));
  for (const again of repeated(scheduling.list("tolerations"), identity2)) again.refuse("must not stand here twice");
}
var USAGES = /* @__PURE__ */ new Set([
  "signing",
  "digital signature",
  "content commitment",
  "key encipherment",
  "key agreement",
  "data encipherment",
  "cert sign",
  "crl sign",
  "encipher only",
  "decipher only",
  "any",
  "server auth",
  "client auth",
  "code signing",
  "email protection",
  "s/mime",
  "ipsec end system",
  "ipsec tunnel",
  "ipsec user",
  "timestamping",
  "ocsp signing",
  "microsoft sgc",
  "netscape sgc"
]);
function validateSigningRequest(at) {
  const spec = at.open("spec");
  const request = Buffer.from(spec.text("request"), "base64").toString("latin1");
  if (!/-----BEGIN CERTIFICATE REQUEST-----[\s\S]+-----END CERTIFICATE REQUEST-----/.test(request))
    spec.refuse("must be a certificate request in PEM, as base64", "request");
  const usages = spec.texts("usages");
  if (usages.length === 0) spec.refuse("must hold a usage", "usages");
  for (const [index, usage] of usages.entries()) {
    if (!USAGES.has(usage)) spec.refuse("is no usage of keys that Kubernetes knows", "usages", index);
    if (usages.indexOf(usage) < index) spec.refuse("must not stand here twice", "usages", index);
  }
  if (spec.text("signerName") === "kubernetes.io/legacy-unknown")
    spec.refuse("must not be the legacy signer", "signerName");
  else spec.judge(spec.text("signerName"), badSignerName, "signerName");
  spec.least("expirationSeconds", 600);
}
function validateTrustBundle(at) {
  const spec = at.open("spec");
  const [name, signer] = [at.open("metadata").text("name"), spec.text("signerName")];
  spec.check("signerName", badSignerName);
  const prefix = `${signer.replace("/", ":")}:`;
  if (signer !== "" && name !== "" && !name.startsWith(prefix))
    at.refuse(`must begin with ${prefix}`, "metadata", "name");
  if (signer === "" && name.includes(":"))
    at.refuse('must not contain ":" without spec.signerName', "metadata", "name");
  if (!/-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----/.test(spec.text("trustBundle")))
    spec.refuse("must hold a certificate in PEM", "trustBundle");
}

// src/engines/kube-validation/metadata.ts
var OWN_FINALIZERS = /* @__PURE__ */ new Set(["kubernetes", "orphan", "foregroundDeletion"]);
function validateMetadata(object, { name, namespaced, lax }) {
  const at = object.open("metadata");
  const generated = at.text("generateName");
  if (generated !== "") at.judge(generated, asPrefix(name), "generateName");
  if (at.text("name") !== "") at.check("name", name);
  else if (generated === "") at.refuse("must be given", "name");
  if (namespaced) at.check("namespace", dnsLabel);
  validateLabels(at, "labels");
  validateAnnotations(at);
  validateOwners(at);
  validateManagers(at);
  validateFinalizers(at, lax);
}
function validateOwners(at) {
  let controllers = 0;
  for (const owner of at.list("ownerReferences")) {
    const apiVersion = owner.text("apiVersion");
    const version = apiVersion.split("/").length > 2 ? "" : apiVersion.split("/").at(-1) ?? "";
    if (version === "") owner.refuse("must name a version", "apiVersion");
    for (const key of ["kind", "name", "uid"]) owner.need(key);
    if (apiVersion === "v1" && owner.text("kind") === "Event") owner.refuse("an Event must not own anything");
    if (owner.flag("controller")) controllers += 1;
  }
  if (controllers > 1) at.refuse("must have one controller at most", "ownerReferences");
}
function validateManagers(at) {
  for (const entry of at.list("managedFields")) {
    entry.needOneOf("operation", ["Apply", "Update"]);
    entry.oneOfOrEmpty("fieldsType", ["FieldsV1"]);
    if (entry.text("manager").length > 128) entry.refuse("must be no longer than 128 characters", "manager");
  }
}
var finalizer = (text2) => qualifiedName(text2) ?? (text2.includes("/") || OWN_FINALIZERS.has(text2) ? void 0 : "must be a name behind a domain: example.com/name");
function validateFinalizers(at, lax) {
  const names = at.texts("finalizers");
  at.each("finalizers", lax ? qualifiedName : finalizer);
  if (names.includes("orphan") && names.includes("foregroundDeletion"))
    at.refuse("must not hold both orphan and foregroundDeletion", "finalizers");
}

// src/engines/kube-validation/kinds/config.ts
var MAX_SIZE = 1024 * 1024;
var bytesOf = (base64) => Buffer.from(base64, "base64");
function validateConfigMap(at) {
  const binary = at.map("binaryData");
  let size = 0;
  for (const [key, value] of at.map("data")) {
    at.judge(key, configKey, "data", key);
    if (binary.has(key)) at.refuse("must not be in binaryData, too", "data", key);
    size += Buffer.byteLength(value);
  }
  for (const [key, value] of binary) {
    at.judge(key, configKey, "binaryData", key);
    size += bytesOf(value).length;
  }
  if (size > MAX_SIZE)
    at.refuse(`must be no larger than 1 MiB together, is ${size} bytes`, at.has("data") ? "data" : "binaryData");
}
function validateSecret(at) {
  const data = new Map([...at.map("data")].map(([key, value]) => [key, bytesOf(value)]));
  for (const [key, value] of at.map("stringData")) data.set(key, Buffer.from(value));
  let size = 0;
  const holder = (key) => at.map("stringData").has(key) || !at.has("data") ? "stringData" : "data";
  for (const [key, value] of data) {
    const why = configKey(key);
    if (why !== void 0) at.refuse(why, holder(key), key);
    size += value.length;
  }
  if (size > MAX_SIZE) at.refuse(`must be no larger than 1 MiB together, is ${size} bytes`, holder(""));
  const need = (key) => {
    if (!data.has(key))
      at.refuse(`must be given for the type ${at.text("type")}`, at.has("data") ? "data" : "stringData", key);
  };
  const json = (key) => {
    need(key);
    const value = data.get(key);
    if (value && !isJsonObject(value)) at.refuse("must be a JSON object", holder(key), key);
  };
  switch (at.text("type")) {
    case "kubernetes.io/service-account-token":
      if ((at.open("metadata").map("annotations").get("kubernetes.io/service-account.name") ?? "") === "")
        at.refuse("must be given for this type", "metadata", "annotations", "kubernetes.io/service-account.name");
      break;
    case "kubernetes.io/dockercfg":
      json(".dockercfg");
      break;
    case "kubernetes.io/dockerconfigjson":
      json(".dockerconfigjson");
      break;
    case "kubernetes.io/basic-auth":
      if (!data.has("username")) {
        for (const key of ["username", "password"]) if (!data.has("password")) need(key);
      }
      break;
    case "kubernetes.io/ssh-auth":
      if ((data.get("ssh-privatekey")?.length ?? 0) === 0)
        at.refuse("must be given for the type kubernetes.io/ssh-auth", holder("ssh-privatekey"), "ssh-privatekey");
      break;
    case "kubernetes.io/tls":
      for (const key of ["tls.crt", "tls.key"]) need(key);
      break;
    default:
  }
}
function isJsonObject(bytes) {
  try {
    const value = JSON.parse(bytes.toString("utf8"));
    return typeof value === "object" && !Array.isArray(value);
  } catch {
    return false;
  }
}
function validateNamespace(at) {
  at.open("spec").each("finalizers", finalizer);
}

// src/engines/kube-validation/kinds/discovery.ts
var PROTOCOLS = ["SCTP", "TCP", "UDP"];
function validateEndpointSlice(at) {
  const type = at.text("addressType");
  at.needOneOf("addressType", ["FQDN", "IPv4", "IPv6"]);
  const ports = at.list("ports");
  if (ports.length > 2e4) at.refuse("must hold 20000 ports at most", "ports");
  for (const port of ports) {
    port.check("name", dnsLabel);
    port.oneOf("protocol", PROTOCOLS);
    if (port.has("appProtocol")) port.judge(port.text("appProtocol"), qualifiedName, "appProtocol");
  }
  for (const again of repeated(ports, (port) => port.text("name")))
    again.refuse("must not be the name of two ports", "name");
  const endpoints = at.list("endpoints");
  if (endpoints.length > 1e3) at.refuse("must hold 1000 endpoints at most", "endpoints");
  for (const endpoint of endpoints) validateEndpoint(endpoint, type);
}
function validateEndpoint(at, type) {
  const addresses = at.texts("addresses");
  if (addresses.length === 0) at.refuse("must hold an address", "addresses");
  if (addresses.length > 100) at.refuse("must hold 100 addresses at most", "addresses");
  const strict = isOn("StrictIPCIDRValidation", at);
  for (const [index, address] of addresses.entries()) {
    const why = type === "IPv4" ? looseAddress(strict)(address) ?? (isIpv4(address) ? endpointAddress(address) : "must be an address of IPv4") : type === "IPv6" ? strictAddress(address) ?? (isIpv62(address) ? endpointAddress(address) : "must be an address of IPv6") : type === "FQDN" ? fullDomain(address) : void 0;
    if (why !== void 0) at.refuse(why, "addresses", index);
  }
  if (at.has("nodeName")) at.judge(at.text("nodeName"), subdomain, "nodeName");
  if (at.has("hostname")) at.judge(at.text("hostname"), dnsLabel, "hostname");
  const hints = at.child("hints");
  if (hints) validateHints(hints);
}
function validateHints(hints) {
  for (const [key, rule] of [
    ["forZones", labelValue],
    ["forNodes", subdomain]
  ]) {
    if (key === "forNodes" && !isOn("PreferSameTrafficDistribution", hints)) continue;
    const items = hints.list(key);
    if (items.length > 8) hints.refuse("must hold 8 at most", key);
    for (const item of items) item.judge(item.text("name"), rule, "name");
    for (const again of repeated(items, (item) => item.text("name"))) again.refuse("must not stand here twice", "name");
  }
}
function validateEndpoints(at) {
  for (const subset of at.list("subsets")) {
    const addresses = [...subset.list("addresses"), ...subset.list("notReadyAddresses")];
    if (addresses.length === 0) subset.refuse("must have addresses or notReadyAddresses");
    for (const address of addresses) {
      const strict = looseAddress(isOn("StrictIPCIDRValidation", address));
      address.judge(address.text("ip"), (text2) => strict(text2) ?? endpointAddress(text2), "ip");
      address.check("hostname", dnsLabel);
      if (address.has("nodeName")) address.judge(address.text("nodeName"), subdomain, "nodeName");
    }
    const ports = subset.list("ports");
    for (const port of ports) {
      if (ports.length > 1 && port.text("name") === "")
        port.refuse("must be given where there are several ports", "name");
      port.check("name", dnsLabel);
      if (port.has("port")) port.range("port", 1, 65535);
      else port.refuse("must be given", "port");
      port.oneOfOrEmpty("protocol", PROTOCOLS);
      if (port.has("appProtocol")) port.judge(port.text("appProtocol"), qualifiedName, "appProtocol");
    }
  }
}
function validateNode(at) {
  const spec = at.open("spec");
  validateTaints(spec);
  const [first, given] = [spec.text("podCIDR"), spec.texts("podCIDRs")];
  const ranges = first !== "" && given[0] !== first ? [first] : given;
  const rule = looseRange(isOn("StrictIPCIDRValidation", spec));
  for (const [index, range] of ranges.entries())
    spec.judge(range, rule, ...ranges === given ? ["podCIDRs", index] : ["podCIDR"]);
  const families = ranges.map((range) => readRange(range)?.network.length);
  if (ranges.length > 2 || ranges.length === 2 && families[0] === families[1])
    spec.refuse("must hold one range of each family at most", "podCIDRs");
}

// src/engines/kube-validation/kinds/flowcontrol.ts
var VERBS = ["create", "delete", "deletecollection", "get", "list", "patch", "proxy", "update", "watch"];
function validateFlowSchema(at) {
  const spec = at.open("spec");
  const precedence = spec.number("matchingPrecedence") || 1e3;
  if (precedence < 1 || precedence > 1e4) spec.refuse("must be between 1 and 10000", "matchingPrecedence");
  if (precedence === 1 && at.open("metadata").text("name") !== "exempt")
    spec.refuse("1 is for the schema called exempt alone", "matchingPrecedence");
  spec.child("distinguisherMethod")?.needOneOf("type", ["ByNamespace", "ByUser"]);
  spec.open("priorityLevelConfiguration").need("name", subdomain);
  for (const rule of spec.list("rules")) {
    if (rule.values("subjects").length === 0) rule.refuse("must hold a subject", "subjects");
    for (const subject of rule.list("subjects")) validateSubject(subject);
    const [resources, others] = [rule.list("resourceRules"), rule.list("nonResourceRules")];
    if (resources.length + others.length === 0) rule.refuse("must have resourceRules or nonResourceRules");
    for (const each of resources) validateResourceRule(each);
    for (const each of others) validateUrlRule(each);
  }
}
var SUBJECTS = { Group: "group", ServiceAccount: "serviceAccount", User: "user" };
function validateSubject(at) {
  at.needOneOf("kind", Object.keys(SUBJECTS));
  const own2 = Object.hasOwn(SUBJECTS, at.text("kind")) ? SUBJECTS[at.text("kind")] : void 0;
  if (own2 === void 0) return;
  for (const other of Object.values(SUBJECTS))
    if (other !== own2) at.bar(`must not be given for the kind ${at.text("kind")}`, other);
  const subject = at.child(own2);
  if (!subject) {
    at.refuse("must be given", own2);
    return;
  }
  if (own2 !== "serviceAccount") subject.need("name");
  else {
    subject.need("name", (name) => name === "*" ? void 0 : subdomain(name));
    subject.need("namespace", dnsLabel);
  }
}
function validateList2(at, key) {
  const items = at.texts(key);
  if (items.length === 0) at.refuse("must not be empty", key);
  if (items.length > 1 && items.includes("*")) at.refuse('must hold nothing beside "*"', key);
  return items.includes("*") ? [] : items;
}
function validateVerbs(at) {
  if (validateList2(at, "verbs").some((verb) => !VERBS.includes(verb)))
    at.refuse(`must be ${listed2(VERBS)}, or "*"`, "verbs");
}
function validateResourceRule(at) {
  validateVerbs(at);
  validateList2(at, "apiGroups");
  validateList2(at, "resources");
  const names = at.texts("namespaces");
  if (names.length === 0) {
    if (!at.flag("clusterScope")) at.refuse("must not be empty where clusterScope is not true", "namespaces");
  } else
    for (const [index, name] of validateList2(at, "namespaces").entries()) at.judge(name, dnsLabel, "namespaces", index);
}
function validateUrlRule(at) {
  validateVerbs(at);
  for (const [index, url] of validateList2(at, "nonResourceURLs").entries()) {
    const why = badUrl2(url);
    if (why !== void 0) at.refuse(why, "nonResourceURLs", index);
  }
}
function badUrl2(path) {
  if (!path.startsWith("/")) return 'must begin with "/"';
  if (/ |\/\//.test(path)) return 'must not contain blanks or "//"';
  const stars = path.split("*").length - 1;
  return stars > 1 || stars === 1 && !path.endsWith("/*") ? 'must have "*" at its end alone' : void 0;
}
function validatePriorityLevel(at) {
  const spec = at.open("spec");
  const exempt = spec.text("type") === "Exempt";
  spec.needOneOf("type", ["Exempt", "Limited"]);
  if (exempt !== (at.open("metadata").text("name") === "exempt"))
    spec.refuse("Exempt is for the one called exempt alone", "type");
  if (exempt) {
    spec.bar("must not be given for the type Exempt", "limited");
    validateShares(spec.open("exempt"));
  } else if (spec.text("type") === "Limited") {
    spec.bar("must not be given for the type Limited", "exempt");
    const limited = spec.child("limited");
    if (!limited) spec.refuse("must be given for the type Limited", "limited");
    else validateLimited(limited);
  }
}
function validateShares(at) {
  at.least("nominalConcurrencyShares", 0);
  at.range("lendablePercent", 0, 100);
  at.least("borrowingLimitPercent", 0);
}
function validateLimited(at) {
  validateShares(at);
  const response = at.open("limitResponse");
  response.needOneOf("type", ["Queue", "Reject"]);
  if (response.text("type") === "Reject") response.bar("must not be given for the type Reject", "queuing");
  if (response.text("type") !== "Queue") return;
  const queuing = response.child("queuing");
  if (!queuing) {
    response.refuse("must be given for the type Queue", "queuing");
    return;
  }
  const [queues, hand] = [queuing.number("queues") || 64, queuing.number("handSize") || 8];
  if ((queuing.number("queueLengthLimit") || 50) < 1) queuing.refuse("must be at least 1", "queueLengthLimit");
  if (queues < 1 || queues > 1e7) queuing.refuse("must be between 1 and 10000000", "queues");
  if (hand < 1) queuing.refuse("must be at least 1", "handSize");
  else if (hand > queues) queuing.refuse(`must be no more than the queues: it is ${hand} of ${queues}`, "handSize");
  else if (Math.ceil(Math.log2(queues)) * hand > 60) queuing.refuse("must be smaller for so many queues", "handSize");
}

// src/engines/kube-validation/kinds/networking.ts
function validateNetworkPolicy(at) {
  const spec = at.open("spec");
  validateSelectorAt(spec.open("podSelector"));
  for (const [direction, peers] of [
    ["ingress", "from"],
    ["egress", "to"]
  ]) {
    for (const rule of spec.list(direction)) {
      for (const port of rule.list("ports")) validatePolicyPort(port);
      for (const peer of rule.list(peers)) validatePeer(peer);
    }
  }
  const types = spec.texts("policyTypes");
  if (types.length > 2) spec.refuse("must hold two types at most", "policyTypes");
  for (const [index, type] of types.entries())
    if (type !== "Ingress" && type !== "Egress") spec.refuse("must be Ingress or Egress", "policyTypes", index);
}
function validatePolicyPort(at) {
  at.oneOf("protocol", ["TCP", "UDP", "SCTP"]);
  const port = at.get("port");
  const end = at.number("endPort");
  if (typeof port === "number") {
    at.range("port", 1, 65535);
    if (end !== void 0 && end < port) at.refuse("must be no less than port", "endPort");
    at.range("endPort", 1, 65535);
  } else {
    if (end !== void 0)
      at.refuse(port === null ? "must not be given without port" : "must not be given with a named port", "endPort");
    if (typeof port === "string") at.judge(port, (text2) => text2 === "" ? "must name a port" : portName(text2), "port");
  }
}
function validatePeer(at) {
  validateSelector(at, "podSelector");
  validateSelector(at, "namespaceSelector");
  const block = at.child("ipBlock");
  const others = at.has("podSelector") || at.has("namespaceSelector");
  if (!block) {
    if (!others) at.refuse("must have podSelector, namespaceSelector or ipBlock");
    return;
  }
  if (others) at.refuse("must not have a selector beside ipBlock");
  const rule = looseRange(isOn("StrictIPCIDRValidation", block));
  block.need("cidr", rule);
  const outer = readRange(block.text("cidr"));
  if (!outer) return;
  for (const [index, text2] of block.texts("except").entries()) {
    block.judge(text2, rule, "except", index);
    const inner = readRange(text2);
    if (inner && !isWithin(inner, outer)) block.refuse("must be inside cidr, and smaller", "except", index);
  }
}
function validateIngress(at) {
  const spec = at.open("spec");
  if (spec.values("rules").length === 0 && !spec.has("defaultBackend"))
    spec.refuse("must have rules or a defaultBackend");
  const backend = spec.child("defaultBackend");
  if (backend) validateBackend(backend);
  for (const rule of spec.list("rules")) validateIngressRule(rule);
  for (const tls of spec.list("tls")) {
    tls.each("hosts", (host) => host.includes("*") ? wildcardSubdomain(host) : subdomain(host));
    tls.check("secretName", subdomain);
  }
  if (spec.has("ingressClassName")) spec.judge(spec.text("ingressClassName"), subdomain, "ingressClassName");
  const key = "kubernetes.io/ingress.class";
  const annotation = at.open("metadata").map("annotations").get(key);
  if (annotation !== void 0 && spec.has("ingressClassName") && annotation !== spec.text("ingressClassName"))
    at.refuse("must agree with spec.ingressClassName", "metadata", "annotations", key);
}
function validateIngressRule(rule) {
  const host = rule.text("host");
  if (host !== "") {
    if (readAddress(host)) rule.refuse(`"${host}" must be a name of DNS, not an address`, "host");
    rule.check("host", host.includes("*") ? wildcardSubdomain : subdomain);
  }
  const http = rule.child("http");
  if (!http) return;
  if (http.values("paths").length === 0) http.refuse("must hold a path", "paths");
  for (const path of http.list("paths")) validateIngressPath(path);
}
var DOTS = ["//", "/./", "/../", "%2f", "%2F"];
function validateIngressPath(at) {
  const type = at.text("pathType");
  const path = at.text("path");
  if (!at.has("pathType")) {
    at.refuse("must be given", "pathType");
    return;
  }
  at.oneOf("pathType", ["Exact", "ImplementationSpecific", "Prefix"]);
  if (type === "Exact" || type === "Prefix") {
    if (!path.startsWith("/")) at.refuse('must begin with "/"', "path");
    const bad = DOTS.find((text2) => path.includes(text2)) ?? ["/..", "/."].find((end) => path.endsWith(end));
    if (bad !== void 0) at.refuse(`must not contain "${bad}"`, "path");
  } else if (type === "ImplementationSpecific" && path !== "" && !path.startsWith("/"))
    at.refuse('must begin with "/"', "path");
  validateBackend(at.open("backend"));
}
function validateBackend(at) {
  const [service, resource] = [at.child("service"), at.child("resource")];
  if (resource && service) at.refuse("must have one of service and resource only");
  else if (resource) validateObjectRef(resource);
  else if (service) {
    service.need("name", isOn("RelaxedServiceNameValidation", at) ? dnsLabel : dnsLabel1035);
    const port = service.open("port");
    const number3 = port.number("number") ?? 0;
    if (port.text("name") !== "" && number3 !== 0) port.refuse("must have one of name and number only");
    else if (port.text("name") !== "") port.check("name", portName);
    else if (number3 !== 0) port.range("number", 1, 65535);
    else port.refuse("must have a name or a number");
  } else at.refuse("must have a service or a resource");
}
function validateObjectRef(at) {
  if (at.has("apiGroup")) at.judge(at.text("apiGroup"), subdomain, "apiGroup");
  at.need("kind", pathSegment);
  at.need("name", pathSegment);
}
function validateIngressClass(at) {
  const spec = at.open("spec");
  if (spec.text("controller").length > 250) spec.refuse("must be no longer than 250 characters", "controller");
  spec.need("controller", domainPath);
  const parameters = spec.child("parameters");
  if (!parameters) return;
  validateObjectRef(parameters);
  parameters.oneOf("scope", ["Cluster", "Namespace"]);
  if (parameters.text("scope") === "Namespace") parameters.need("namespace", dnsLabel);
  else if (["", "Cluster"].includes(parameters.text("scope")))
    parameters.bar("must not be given where scope is Cluster", "namespace");
}
function validateIpAddress(at) {
  const ref = at.open("spec").child("parentRef");
  if (!ref) {
    at.refuse("must be given", "spec", "parentRef");
    return;
  }
  ref.check("group", subdomain);
  ref.need("resource", pathSegment);
  ref.need("name", pathSegment);
  ref.check("namespace", pathSegment);
}
function validateServiceCidr(at) {
  const spec = at.open("spec");
  const ranges = spec.texts("cidrs");
  if (ranges.length === 0) spec.refuse("must hold a range", "cidrs");
  if (ranges.length > 2) spec.refuse("must hold two ranges at most", "cidrs");
  spec.each("cidrs", strictRange);
  const lengths = ranges.map((range) => readRange(range)?.network.length);
  if (ranges.length === 2 && lengths[0] === lengths[1] && lengths[0] !== void 0)
    spec.refuse("must hold one range of each family at most", "cidrs");
}

// src/engines/kube-validation/kinds/quota.ts
var COMPUTE2 = ["cpu", "memory", "limits.cpu", "limits.memory", "requests.cpu", "requests.memory"];
var PODS = ["pods", ...COMPUTE2];
var CLAIMS = ["persistentvolumeclaims", "requests.storage"];
var SCOPES = {
  Terminating: PODS,
  NotTerminating: PODS,
  BestEffort: ["pods"],
  NotBestEffort: PODS,
  PriorityClass: PODS,
  CrossNamespacePodAffinity: PODS,
  VolumeAttributesClass: CLAIMS
};
var CONFLICTS = [
  ["BestEffort", "NotBestEffort"],
  ["Terminating", "NotTerminating"]
];
function validateResourceQuota(at) {
  const spec = at.open("spec");
  for (const [name, value] of spec.entries("hard")) {
    spec.judge(
      name,
      (text2) => resourceName(text2) ?? (text2.includes("/") || isQuotaResource(text2) ? void 0 : "is no resource that a quota can bound"),
      "hard",
      name
    );
    validateAmount(spec, name, value, "hard", name);
  }
  const hard = spec.entries("hard").map(([name]) => name);
  const names = spec.texts("scopes");
  for (const [index, scope] of names.entries())
    validateScope(scope, { hard, refuse: (why) => spec.refuse(why, "scopes", index) });
  validateConflicts(names, (why) => spec.refuse(why, "scopes"));
  const selector = spec.child("scopeSelector");
  if (!selector) return;
  const expressions = selector.list("matchExpressions");
  for (const at2 of expressions) validateScopeExpression(at2, hard);
  validateConflicts(
    expressions.map((expression) => expression.text("scopeName")),
    (why) => selector.refuse(why, "matchExpressions")
  );
}
function validateScope(scope, { hard, refuse }) {
  const known2 = Object.hasOwn(SCOPES, scope) ? SCOPES[scope] : void 0;
  if (!known2) refuse(`must be ${listed2(Object.keys(SCOPES))}`);
  const other = hard.find((name) => known2 && isQuotaResource(name) && !known2.includes(name));
  if (other !== void 0) refuse(`${scope} does not apply to ${other}`);
}
function validateConflicts(scopes, refuse) {
  for (const pair of CONFLICTS)
    if (pair.every((scope) => scopes.includes(scope))) refuse(`must not hold both ${pair.join(" and ")}`);
}
function validateScopeExpression(at, hard) {
  const scope = at.text("scopeName");
  validateScope(scope, { hard, refuse: (why) => at.refuse(why, "scopeName") });
  const operator = at.text("operator");
  const { length } = at.values("values");
  if (operator !== "Exists" && Object.hasOwn(SCOPES, scope) && !["PriorityClass", "VolumeAttributesClass"].includes(scope))
    at.refuse(`must be Exists for ${scope}`, "operator");
  if (operator === "In" || operator === "NotIn") {
    if (length === 0) at.refuse(`must be given with ${operator}`, "values");
  } else if (operator === "Exists" || operator === "DoesNotExist") {
    if (length > 0) at.refuse(`must not be given with ${operator}`, "values");
  } else at.refuse("must be In, NotIn, Exists or DoesNotExist", "operator");
}
var TYPES2 = ["Container", "PersistentVolumeClaim", "Pod"];
function validateLimitRange(at) {
  const types = /* @__PURE__ */ new Set();
  for (const limit of at.open("spec").list("limits")) {
    const type = limit.text("type");
    limit.judge(
      type,
      (text2) => qualifiedName(text2) ?? (text2.includes("/") || TYPES2.includes(text2) ? void 0 : `must be ${listed2(TYPES2)}`),
      "type"
    );
    if (types.has(type)) limit.refuse("must not stand here twice", "type");
    types.add(type);
    validateLimits(limit, type);
  }
}
function validateLimits(limit, type) {
  const rule = type === "Pod" || type === "Container" ? containerResource : resourceName;
  const read3 = (key) => {
    for (const [name] of limit.entries(key)) limit.judge(name, rule, key, name);
    return new Map(
      limit.entries(key).map(([name, value]) => [name, readNanos(value) ?? 0n])
    );
  };
  const [max, min] = [read3("max"), read3("min")];
  if (type === "Pod") {
    for (const key of ["default", "defaultRequest"])
      if (limit.entries(key).length > 0) limit.refuse("must not be given for the type Pod", key);
  }
  const [usual, asked] = type === "Pod" ? [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()] : [read3("default"), read3("defaultRequest")];
  if (type === "Container") fill(usual, asked, { max, min });
  if (type === "PersistentVolumeClaim" && !max.has("storage") && !min.has("storage"))
    limit.refuse("must have a storage value under min or max");
  const order = (low, high, [key, what]) => {
    for (const [name, value] of low) {
      const other = high.get(name);
      if (other !== void 0 && value > other) limit.refuse(what, key, name);
    }
  };
  order(min, max, ["min", "must be no more than max"]);
  order(min, asked, ["defaultRequest", "must be no less than min"]);
  order(asked, max, ["defaultRequest", "must be no more than max"]);
  order(asked, usual, ["defaultRequest", "must be no more than default"]);
  order(min, usual, ["default", "must be no less than min"]);
  order(usual, max, ["default", "must be no more than max"]);
  validateRatios(limit, read3("maxLimitRequestRatio"), { max, min });
  for (const [name, value] of usual) {
    const other = asked.get(name);
    if (!isOvercommitAllowed(name) && other !== void 0 && other !== value)
      limit.refuse("must equal default", "defaultRequest", name);
  }
}
function fill(usual, asked, { max, min }) {
  for (const [name, value] of max) if (!usual.has(name)) usual.set(name, value);
  for (const [name, value] of usual) if (!asked.has(name)) asked.set(name, value);
  for (const [name, value] of min) if (!asked.has(name)) asked.set(name, value);
}
function validateRatios(limit, ratios, { max, min }) {
  for (const [name, ratio] of ratios) {
    if (ratio < NANO) limit.refuse("must be at least 1", "maxLimitRequestRatio", name);
    const [most, least] = [max.get(name), min.get(name)];
    if (most === void 0 || least === void 0 || least === 0n) continue;
    if (least > 0n ? ratio * least > most * NANO : ratio * least < most * NANO)
      limit.refuse("must be no more than max divided by min", "maxLimitRequestRatio", name);
  }
}

// src/engines/kube-validation/kinds/rbac.ts
var GROUP = "rbac.authorization.k8s.io";
var validateRole = (at) => validateRules(at, { namespaced: true });
function validateClusterRole(at) {
  validateRules(at, { namespaced: false });
  const aggregation = at.child("aggregationRule");
  if (!aggregation) return;
  const selectors = aggregation.list("clusterRoleSelectors");
  if (selectors.length === 0) aggregation.refuse("must hold a selector", "clusterRoleSelectors");
  for (const [index, selector] of selectors.entries()) {
    const before = aggregation.refused;
    validateSelectorAt(selector);
    const wrapped = aggregation.with({ selector: selector.value });
    if (aggregation.refused === before && !selectorAt(wrapped, "selector"))
      aggregation.refuse("is no selector of labels", "clusterRoleSelectors", index);
  }
}
function validateRules(at, { namespaced }) {
  for (const rule of at.list("rules")) {
    const has = (key) => rule.values(key).length > 0;
    if (!has("verbs")) rule.refuse("must hold a verb", "verbs");
    if (has("nonResourceURLs")) {
      if (namespaced) rule.refuse("is for a ClusterRole alone", "nonResourceURLs");
      else if (has("apiGroups") || has("resources") || has("resourceNames"))
        rule.refuse("must not be given beside resources", "nonResourceURLs");
      continue;
    }
    if (!has("apiGroups")) rule.refuse('must hold a group; "" is the core group', "apiGroups");
    if (!has("resources")) rule.refuse("must hold a resource", "resources");
  }
}
var validateRoleBinding = (at) => validateBinding(at, { namespaced: true });
var validateClusterRoleBinding = (at) => validateBinding(at, { namespaced: false });
function validateBinding(at, { namespaced }) {
  const ref = at.open("roleRef");
  ref.oneOfOrEmpty("apiGroup", [GROUP]);
  ref.needOneOf("kind", namespaced ? ["Role", "ClusterRole"] : ["ClusterRole"]);
  ref.need("name", pathSegment);
  for (const subject of at.list("subjects")) {
    subject.need("name");
    const group = subject.text("apiGroup");
    switch (subject.text("kind")) {
      case "ServiceAccount":
        subject.check("name", subdomain);
        if (group !== "") subject.refuse("must be empty for a ServiceAccount", "apiGroup");
        if (!namespaced && subject.text("namespace") === "")
          subject.refuse("must be given for a ServiceAccount", "namespace");
        break;
      case "User":
      case "Group":
        if (group !== "" && group !== GROUP) subject.refuse(`must be ${GROUP}`, "apiGroup");
        break;
      default:
        subject.refuse("must be ServiceAccount, User or Group", "kind");
    }
  }
}

// src/engines/kube-validation/kinds/service.ts
var TYPES3 = ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"];
var DAY2 = 86400;
function validateService2(at) {
  const spec = at.open("spec");
  const type = spec.text("type") || "ClusterIP";
  const ips = clusterIps(spec);
  const headless = ips.length === 1 && ips[0] === "None";
  spec.oneOfOrEmpty("type", TYPES3);
  if (spec.values("ports").length === 0 && !headless && type !== "ExternalName") spec.refuse("must be given", "ports");
  if (headless && (type === "LoadBalancer" || type === "NodePort"))
    spec.refuse(`must not be None for the type ${type}`, "clusterIP");
  if (type === "ExternalName") validateExternalName(spec);
  else validateAddresses(spec, ips);
  validatePorts(spec, type);
  validateLabels(spec, "selector");
  validateAffinity2(spec);
  validateExternal(at, type);
  validatePolicies(spec, type);
  const annotations = at.open("metadata").map("annotations");
  const [hints, mode] = ["service.kubernetes.io/topology-aware-hints", "service.kubernetes.io/topology-mode"];
  if (annotations.has(hints) && annotations.has(mode) && annotations.get(hints) !== annotations.get(mode))
    at.refuse(`must equal ${hints}`, "metadata", "annotations", mode);
}
function clusterIps(spec) {
  if (spec.values("clusterIPs").length > 0) return spec.texts("clusterIPs");
  return spec.text("clusterIP") === "" ? [] : [spec.text("clusterIP")];
}
function validateExternalName(spec) {
  const why = "must not be given for the type ExternalName";
  if (clusterIps(spec).length > 0) spec.refuse(why, spec.values("clusterIPs").length > 0 ? "clusterIPs" : "clusterIP");
  if (spec.values("ipFamilies").length > 0) spec.refuse(why, "ipFamilies");
  spec.bar(why, "ipFamilyPolicy");
  const name = spec.text("externalName").replace(/\.$/, "");
  if (name === "") spec.refuse("must be given for the type ExternalName", "externalName");
  else spec.judge(name, subdomain, "externalName");
}
function validateAddresses(spec, ips) {
  const first = spec.text("clusterIP");
  if (spec.values("clusterIPs").length > 0 && first !== ips[0]) spec.refuse("must begin with clusterIP", "clusterIPs");
  const families = spec.texts("ipFamilies");
  for (const [index, family] of families.entries()) {
    if (family !== "IPv4" && family !== "IPv6") spec.refuse("must be IPv4 or IPv6", "ipFamilies", index);
    if (families.indexOf(family) < index) spec.refuse("must not stand here twice", "ipFamilies", index);
  }
  spec.oneOf("ipFamilyPolicy", ["PreferDualStack", "RequireDualStack", "SingleStack"]);
  const strict = looseAddress(isOn("StrictIPCIDRValidation", spec));
  const path = (index) => spec.values("clusterIPs").length > 0 ? ["clusterIPs", index] : ["clusterIP"];
  let sound = true;
  for (const [index, ip] of ips.entries()) {
    if (index === 0 && ip === "None") {
      if (ips.length > 1) spec.refuse("None must stand alone", "clusterIPs");
      sound &&= ips.length === 1;
      continue;
    }
    const why = strict(ip);
    if (why !== void 0) spec.refuse(why, ...path(index));
    sound &&= why === void 0;
  }
  if (ips.length > 2) spec.refuse("must hold two addresses at most", "clusterIPs");
  if (!sound) return;
  if (ips.length > 1 && !(ips.some(isIpv4) && ips.some(isIpv62)))
    spec.refuse("must hold one address of each family at most", "clusterIPs");
  for (const [index, ip] of ips.entries()) {
    const family = families[index] ?? (families.length === 0 && index === 0 && ips.length === 1 ? void 0 : families[index]);
    if (ip === "None" || family === void 0) continue;
    if (family === "IPv4" ? isIpv62(ip) : family === "IPv6" && !isIpv62(ip))
      spec.refuse(`must be an address of ${family}, as ipFamilies says`, ...path(index));
  }
}
function validatePorts(spec, type) {
  const ports = spec.list("ports");
  const names = /* @__PURE__ */ new Set();
  for (const port of ports) {
    const name = port.text("name");
    if (name === "" && ports.length > 1) port.refuse("must be given where there are several ports", "name");
    port.check("name", dnsLabel);
    if (name !== "" && names.has(name)) port.refuse("must not be the name of two ports", "name");
    names.add(name);
    if (port.has("port")) port.range("port", 1, 65535);
    else port.refuse("must be given", "port");
    port.oneOfOrEmpty("protocol", ["SCTP", "TCP", "UDP"]);
    const target = port.get("targetPort");
    if (target !== null && target !== 0 && target !== "") validatePort(port, "targetPort");
    if (port.has("appProtocol")) port.judge(port.text("appProtocol"), qualifiedName, "appProtocol");
    const node = port.number("nodePort") ?? 0;
    if (node !== 0 && type === "ClusterIP") port.refuse("must not be given for the type ClusterIP", "nodePort");
  }
  const protocol = (port) => port.text("protocol") || "TCP";
  const nodePorts = ports.filter((port) => (port.number("nodePort") ?? 0) !== 0);
  for (const again of repeated(nodePorts, (port) => `${protocol(port)} ${port.number("nodePort")}`))
    again.refuse("must not be taken twice", "nodePort");
  for (const again of repeated(ports, (port) => `${protocol(port)} ${port.number("port") ?? 0}`))
    again.refuse("must not repeat a port with the same protocol", "port");
}
function validateAffinity2(spec) {
  spec.oneOfOrEmpty("sessionAffinity", ["ClientIP", "None"]);
  if (spec.text("sessionAffinity") !== "ClientIP") return;
  spec.open("sessionAffinityConfig").open("clientIP").range("timeoutSeconds", 1, DAY2);
}
function validateExternal(at, type) {
  const spec = at.open("spec");
  const strict = isOn("StrictIPCIDRValidation", spec);
  for (const [index, ip] of spec.texts("externalIPs").entries())
    spec.judge(ip, (text2) => looseAddress(strict)(text2) ?? endpointAddress(text2), "externalIPs", index);
  const balanced = type === "LoadBalancer";
  const ranges = spec.texts("loadBalancerSourceRanges");
  const key = "service.beta.kubernetes.io/load-balancer-source-ranges";
  const annotation = at.open("metadata").map("annotations").get(key);
  const why = "must not be given unless the type is LoadBalancer";
  if (ranges.length > 0) {
    if (!balanced) spec.refuse(why, "loadBalancerSourceRanges");
    for (const [index, range] of ranges.entries())
      spec.judge(range.trim(), looseRange(strict), "loadBalancerSourceRanges", index);
  } else if (annotation !== void 0) {
    if (!balanced) at.refuse(why, "metadata", "annotations", key);
    for (const range of annotation.trim() === "" ? [] : annotation.split(","))
      at.judge(range.trim(), looseRange(strict), "metadata", "annotations", key);
  }
  if (!balanced) spec.bar(why, "allocateLoadBalancerNodePorts", "loadBalancerClass");
  else if (spec.has("loadBalancerClass"))
    spec.judge(spec.text("loadBalancerClass"), qualifiedName, "loadBalancerClass");
}
function validatePolicies(spec, type) {
  const open = type === "LoadBalancer" || type === "NodePort" || type === "ClusterIP" && spec.values("externalIPs").length > 0;
  if (open) spec.oneOfOrEmpty("externalTrafficPolicy", ["Cluster", "Local"]);
  else if (spec.text("externalTrafficPolicy") !== "")
    spec.refuse("must not be given for a Service that is not reached from outside", "externalTrafficPolicy");
  const port = spec.number("healthCheckNodePort") ?? 0;
  if (port !== 0) {
    if (type === "LoadBalancer" && spec.text("externalTrafficPolicy") === "Local")
      spec.range("healthCheckNodePort", 1, 65535);
    else
      spec.refuse(
        "must not be given unless the type is LoadBalancer and externalTrafficPolicy is Local",
        "healthCheckNodePort"
      );
  }
  spec.oneOf("internalTrafficPolicy", ["Cluster", "Local"]);
  if (!isOn("ServiceTrafficDistribution", spec)) return;
  const near = isOn("PreferSameTrafficDistribution", spec) ? ["PreferClose", "PreferSameNode", "PreferSameZone"] : ["PreferClose"];
  spec.oneOf("trafficDistribution", near);
}

// src/engines/kube-validation/storage/persistent.ts
import { posix } from "node:path";
function validateClaim(at) {
  const spec = withoutForgotten(at.open("spec"));
  const source = spec.child("dataSource");
  const known2 = source && /^(?:\/PersistentVolumeClaim|snapshot\.storage\.k8s\.io\/VolumeSnapshot)$/.test(
    `${source.text("apiGroup")}/${source.text("kind")}`
  );
  const referred = spec.has("dataSourceRef");
  validateClaimSpec(known2 || referred ? spec : spec.with({ dataSource: null }));
}
function validateVolume2(at) {
  const spec = at.open("spec");
  validateAccessModes(spec);
  validateCapacity(spec);
  spec.oneOfOrEmpty("persistentVolumeReclaimPolicy", ["Delete", "Recycle", "Retain"]);
  validateVolumeSource(spec, at.open("metadata").text("name"));
  const affinity = spec.child("nodeAffinity");
  if (affinity) {
    const required = affinity.child("required");
    if (required) validateNodeSelector(required);
    else affinity.refuse("must be given", "required");
  }
  const path = spec.open("hostPath").text("path");
  if (path !== "" && posix.normalize(path) === "/" && spec.text("persistentVolumeReclaimPolicy") === "Recycle")
    spec.refuse("must not be Recycle for the whole disk of a node", "persistentVolumeReclaimPolicy");
  spec.check("storageClassName", subdomain);
  spec.oneOf("volumeMode", ["Block", "Filesystem"]);
  if (!spec.has("volumeAttributesClassName") || !isOn("VolumeAttributesClass", spec)) return;
  spec.need("volumeAttributesClassName", subdomain);
  if (!spec.has("csi")) spec.refuse("must be given with volumeAttributesClassName", "csi");
}
function validateCapacity(spec) {
  const capacity = spec.entries("capacity");
  if (capacity.length === 0) spec.refuse("must be given", "capacity");
  else if (capacity.length > 1 || capacity[0]?.[0] !== "storage")
    spec.refuse("must hold storage and nothing else", "capacity");
  for (const [name, value] of capacity)
    if ((readNanos(value) ?? 0n) <= 0n) spec.refuse("must be more than nothing", "capacity", name);
}
function validateVolumeSource(spec, name) {
  const [kind, ...others] = PERSISTENT_SOURCES.filter((source) => spec.has(source));
  if (kind === void 0) {
    spec.refuse("must have a source: csi, nfs, hostPath \u2026");
    return;
  }
  for (const other of others) if (other !== "flexVolume") spec.refuse(`must not be given beside ${kind}`, other);
  const at = spec.open(kind);
  validateSource(kind === "iscsi" ? at.with({ volume: name }) : at, { kind, owner: spec, persistent: true });
  if (others.includes("flexVolume"))
    validateSource(spec.open("flexVolume"), { kind: "flexVolume", owner: spec, persistent: true });
  if (kind === "local" && !spec.has("nodeAffinity")) spec.refuse("must be given for a local volume", "nodeAffinity");
}

// src/engines/kube-validation/storage/classes.ts
var MAX_PARAMETERS = 256 * 1024;
function validateStorageClass(at) {
  validateProvisioner(at, "provisioner");
  validateParameters(at, { empty: true });
  at.oneOfOrEmpty("reclaimPolicy", ["Delete", "Retain"]);
  at.oneOf("volumeBindingMode", ["Immediate", "WaitForFirstConsumer"]);
  const terms = at.list("allowedTopologies");
  for (const term of terms) {
    const expressions = term.list("matchLabelExpressions");
    if (expressions.length === 0) term.refuse("must not be empty", "matchLabelExpressions");
    for (const expression of expressions) {
      const values = expression.texts("values");
      if (values.length === 0) expression.refuse("must hold a value", "values");
      for (const [index, value] of values.entries())
        if (values.indexOf(value) < index) expression.refuse("must not stand here twice", "values", index);
      expression.judge(expression.text("key"), qualifiedName, "key");
    }
    for (const again of repeated(expressions, (expression) => expression.text("key")))
      again.refuse("must not stand here twice", "key");
  }
  const identity2 = (term) => JSON.stringify(
    term.list("matchLabelExpressions").map((expression) => [expression.text("key"), [...expression.texts("values")].sort()]).sort()
  );
  for (const again of repeated(terms, identity2)) again.refuse("must not stand here twice", "matchLabelExpressions");
}
function validateProvisioner(at, key) {
  at.need(key, (text2) => qualifiedName(text2.toLowerCase()));
}
function validateParameters(at, { empty }) {
  const parameters = at.map("parameters");
  if (parameters.size > 512) at.refuse("must hold 512 entries at most", "parameters");
  if (parameters.has("")) at.refuse("must not have an empty key", "parameters");
  const size = [...parameters].reduce(
    (sum2, [key, value]) => sum2 + Buffer.byteLength(key) + Buffer.byteLength(value),
    0
  );
  if (size > MAX_PARAMETERS) at.refuse("must be no larger than 256 KiB together", "parameters");
  if (!empty && parameters.size === 0) at.refuse("must hold an entry", "parameters");
}
function validateAttributesClass(at) {
  validateProvisioner(at, "driverName");
  validateParameters(at, { empty: false });
}
function validateCsiDriver(at) {
  const spec = at.open("spec");
  spec.oneOf("fsGroupPolicy", ["File", "None", "ReadWriteOnceWithFSType"]);
  const requests = spec.list("tokenRequests");
  const again = repeated(requests, (request) => request.text("audience"));
  for (const request of requests) {
    if (again.has(request)) request.refuse("must not stand here twice", "audience");
    else request.range("expirationSeconds", 600, 2 ** 32);
  }
  for (const [index, mode] of spec.texts("volumeLifecycleModes").entries())
    if (mode !== "Persistent" && mode !== "Ephemeral")
      spec.refuse("must be Persistent or Ephemeral", "volumeLifecycleModes", index);
  if (spec.minor >= 35) spec.least("nodeAllocatableUpdatePeriodSeconds", 10);
}
function validateCsiNode(at) {
  const drivers = at.open("spec").list("drivers");
  for (const driver of drivers) {
    driver.need("name", csiDriverName);
    driver.need(
      "nodeID",
      (text2) => Buffer.byteLength(text2) > 256 ? "must be no longer than 256 characters" : void 0
    );
    driver.open("allocatable").least("count", 0);
    const keys2 = driver.texts("topologyKeys");
    for (const [index, key] of keys2.entries()) {
      driver.judge(key, qualifiedName, "topologyKeys", index);
      if (keys2.indexOf(key) < index) driver.refuse("must not stand here twice", "topologyKeys", index);
    }
  }
  for (const again of repeated(drivers, (driver) => driver.text("name")))
    again.refuse("must not stand here twice", "name");
}
function validateStorageCapacity(at) {
  validateSelector(at, "nodeTopology");
  at.judge(at.text("storageClassName"), subdomain, "storageClassName");
  if ((readNanos(at.get("capacity")) ?? 0n) < 0n) at.refuse("must not be negative", "capacity");
}
function validateAttachment(at) {
  const spec = at.open("spec");
  spec.need("attacher", csiDriverName);
  spec.judge(spec.text("nodeName"), subdomain, "nodeName");
  const source = spec.open("source");
  const volume = source.has("persistentVolumeName");
  if (volume === source.has("inlineVolumeSpec"))
    source.refuse("must have exactly one of persistentVolumeName and inlineVolumeSpec");
  if (volume) source.need("persistentVolumeName", subdomain);
  const inline = source.child("inlineVolumeSpec");
  if (inline && !volume) validateInline(inline);
}
function validateInline(at) {
  at.bar("must not be given for an inline volume", "claimRef", "nodeAffinity");
  if (at.entries("capacity").length > 0) at.refuse("must not be given for an inline volume", "capacity");
  if (at.text("storageClassName") !== "") at.refuse("must not be given for an inline volume", "storageClassName");
  if (!at.has("csi")) at.refuse("must be given for an inline volume", "csi");
  at.oneOfOrEmpty("persistentVolumeReclaimPolicy", ["Retain"]);
  at.oneOf("volumeMode", ["Filesystem"]);
  validateAccessModes(at);
  validateVolumeSource(at, "");
}

// src/engines/kube-validation/warnings/addresses.ts
function warnOfAddress(at, text2, ...path) {
  const bytes = readAddress(text2);
  if (!bytes || at.minor < 33) return;
  const why = strictAddress(text2);
  if (why !== void 0) at.refuse(`${text2} ${why}, as a later version of Kubernetes will insist`, ...path);
}
function warnOfRange(at, text2, ...path) {
  const range = readRange(text2);
  if (!range || at.minor < 33) return;
  if (range.address.join() !== range.network.join())
    at.refuse(`${text2} may mean ${showAddress(range.network)}/${range.bits} or a single address`, ...path);
  else {
    const why = strictRange(text2);
    if (why !== void 0) at.refuse(`${text2} ${why}, as a later version of Kubernetes will insist`, ...path);
  }
}

// src/engines/kube-validation/warnings/fractions.ts
function warnOfFractions(at, key, names = ["memory", "ephemeral-storage"]) {
  for (const [name, value] of at.entries(key)) {
    const nanos = readNanos(value) ?? 0n;
    if (names.includes(name) && nanos % 1000000000n !== 0n)
      at.refuse(`${value} is no whole number of bytes`, key, name);
  }
}

// src/engines/kube-validation/warnings/ports.ts
function warnOfPorts(pod) {
  const known2 = [];
  const names = /* @__PURE__ */ new Set();
  for (const port of containersOf(pod).flatMap((container) => container.list("ports")).slice(0, 2e3)) {
    const [ip, host] = [port.text("hostIP"), port.number("hostPort") ?? 0];
    if (ip !== "" && host === 0) port.refuse("has no effect without hostPort", "hostIP");
    for (const other of known2.filter((each) => identity(each) === identity(port))) warnOfPair(port, other);
    known2.push(port);
    const name = port.text("name");
    if (name !== "" && names.has(name))
      port.refuse(`"${name}" is the name of an earlier port, which Services and probes use`, "name");
    names.add(name);
  }
}
var identity = (port) => `${port.number("containerPort")}/${port.text("protocol") || "TCP"}`;
function warnOfPair(port, other) {
  const [ip, otherIp] = [port.text("hostIP"), other.text("hostIP")];
  const [host, otherHost] = [port.number("hostPort") ?? 0, other.number("hostPort") ?? 0];
  if (ip === otherIp && host === otherHost) port.refuse("is the same as an earlier port");
  else if (host === 0 || otherHost === 0) port.refuse("overlaps an earlier port");
  else if (host === otherHost && ip === "" !== (otherIp === "")) port.refuse("cannot be told from an earlier port");
}

// src/engines/kube-validation/warnings/volumes.ts
var GONE = {
  photonPersistentDisk: "1.16",
  gitRepo: "1.33, unless the cluster turns it on",
  scaleIO: "1.22",
  flocker: "1.25",
  storageos: "1.25",
  quobyte: "1.25",
  glusterfs: "1.26",
  cephfs: "1.31",
  rbd: "1.31"
};
function warnOfSource(at) {
  for (const [key, since] of Object.entries(GONE))
    if (at.has(key)) at.refuse(`is deprecated, and does not work since Kubernetes ${since}`, key);
}
function warnOfVolumes(pod) {
  for (const volume of pod.list("volumes")) {
    if (volume.has("image") && !isOn("ImageVolume", volume)) continue;
    warnOfSource(volume);
    const claim = volume.open("ephemeral").open("volumeClaimTemplate").open("spec");
    for (const key of ["requests", "limits"]) warnOfFractions(claim.open("resources"), key, ["storage"]);
    warnOfOverlaps(volume);
  }
}
function warnOfOverlaps(volume) {
  for (const key of ["configMap", "secret", "downwardAPI"]) warnOfPaths(volume.open(key).list("items"));
  const sources = volume.open("projected").list("sources");
  for (const source of sources)
    if (Object.values(source.value).every((value) => value === null)) source.refuse("has no source");
  const items = sources.flatMap((source) => {
    const kind = ["configMap", "secret", "downwardAPI"].find((key) => source.open(key).has("items"));
    if (kind !== void 0) return source.open(kind).list("items");
    const single = ["serviceAccountToken", "clusterTrustBundle"].find((key) => source.has(key));
    return single === void 0 ? [] : [source.open(single)];
  });
  warnOfPaths(items);
}
function warnOfPaths(items) {
  const paths = [];
  for (const item of items.slice(0, 2e3)) {
    const path = item.text("path").replace(/\/+$/, "");
    if (path === "") continue;
    const other = paths.find((each) => `${each}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${each}/`));
    if (other !== void 0) item.refuse(`overlaps the path ${other}`, "path");
    paths.push(path);
  }
}

// src/engines/kube-validation/warnings/pod.ts
var RENAMED = /* @__PURE__ */ new Map([
  ["beta.kubernetes.io/arch", "kubernetes.io/arch"],
  ["beta.kubernetes.io/os", "kubernetes.io/os"],
  ["beta.kubernetes.io/instance-type", "node.kubernetes.io/instance-type"],
  ["failure-domain.beta.kubernetes.io/region", "topology.kubernetes.io/region"],
  ["failure-domain.beta.kubernetes.io/zone", "topology.kubernetes.io/zone"]
]);
var ANNOTATIONS = /* @__PURE__ */ new Map([
  ["scheduler.alpha.kubernetes.io/critical-pod", "priorityClassName"],
  ["security.alpha.kubernetes.io/sysctls", "sysctls"],
  ["security.alpha.kubernetes.io/unsafe-sysctls", "sysctls"]
]);
function warnOfPod(owner) {
  const pod = owner.open("spec");
  for (const [key] of pod.entries("nodeSelector")) warnOfLabel(pod, key, ["nodeSelector", key]);
  const node = pod.open("affinity").open("nodeAffinity");
  for (const term of node.open("requiredDuringSchedulingIgnoredDuringExecution").list("nodeSelectorTerms"))
    warnOfTerm(term);
  for (const term of node.list("preferredDuringSchedulingIgnoredDuringExecution")) warnOfTerm(term.open("preference"));
  for (const at of pod.list("topologySpreadConstraints")) {
    warnOfLabel(at, at.text("topologyKey"), ["topologyKey"]);
    if (!at.has("labelSelector")) at.refuse("without one it selects no pod", "labelSelector");
  }
  for (const key of ["podAffinity", "podAntiAffinity"]) warnOfPodTerms(pod.open("affinity").open(key));
  const annotations = owner.open("metadata").map("annotations");
  for (const [key, field2] of ANNOTATIONS)
    if (annotations.has(key))
      owner.refuse(`has no effect any more: use the field ${field2}`, "metadata", "annotations", key);
  warnOfVolumes(pod);
  warnOfNames(pod);
  for (const container of containersOf(pod)) warnOfContainer(container);
  warnOfPorts(pod);
  if ((pod.number("terminationGracePeriodSeconds") ?? 0) < 0)
    pod.refuse("is negative, and counts as 1", "terminationGracePeriodSeconds");
  for (const [index, server] of pod.open("dnsConfig").texts("nameservers").entries())
    warnOfAddress(pod, server, "dnsConfig", "nameservers", index);
  for (const alias of pod.list("hostAliases")) warnOfAddress(alias, alias.text("ip"), "ip");
}
function warnOfLabel(at, key, path) {
  const now = RENAMED.get(key);
  if (now !== void 0) at.refuse(`${key} is deprecated: use ${now}`, ...path);
}
function warnOfTerm(term) {
  for (const expression of term.list("matchExpressions")) warnOfLabel(expression, expression.text("key"), ["key"]);
}
function warnOfPodTerms(at) {
  const terms = [
    ...at.list("requiredDuringSchedulingIgnoredDuringExecution"),
    ...at.list("preferredDuringSchedulingIgnoredDuringExecution").map((term) => term.open("podAffinityTerm"))
  ];
  for (const term of terms)
    if (!term.has("labelSelector")) term.refuse("without one it selects no pod", "labelSelector");
}
function warnOfNames(pod) {
  for (const again of repeated(pod.list("hostAliases"), (alias) => alias.text("ip")))
    again.refuse("stands here twice", "ip");
  const secrets = pod.list("imagePullSecrets");
  for (const again of repeated(secrets, (secret) => secret.text("name"))) again.refuse("stands here twice", "name");
  for (const secret of secrets) if (secret.text("name") === "") secret.refuse("is empty", "name");
  warnOfFractions(pod, "overhead");
}
function warnOfContainer(container) {
  for (const key of ["limits", "requests"]) warnOfFractions(container.open("resources"), key);
  const variables = container.list("env");
  for (const again of repeated(variables, (variable) => variable.text("name"))) {
    const ref = `$(${again.text("name")})`;
    const value = again.text("value");
    if (again.has("valueFrom") || value === ref || !value.includes(ref))
      again.refuse(`hides an earlier ${again.text("name")}, which "apply" may drop`);
  }
}

// src/engines/kube-validation/warnings/warn.ts
var template = (at) => warnOfPod(at.open("spec").open("template"));
var named = (warn) => (at) => {
  const metadata = at.open("metadata");
  if (metadata.text("name") !== "" && dnsLabel(metadata.text("name")) !== void 0)
    metadata.refuse("becomes the name of a host: a label of DNS is better", "name");
  warn(at);
};
var KINDS3 = {
  "v1/Pod": named(warnOfPod),
  "v1/PodTemplate": (at) => warnOfPod(at.open("template")),
  "v1/ReplicationController": named(template),
  "v1/Service": warnOfService,
  "v1/Node": warnOfNode,
  "v1/Endpoints": (at) => {
    for (const subset of at.list("subsets"))
      for (const address of [...subset.list("addresses"), ...subset.list("notReadyAddresses")])
        warnOfAddress(address, address.text("ip"), "ip");
  },
  "v1/PersistentVolume": warnOfVolume,
  "v1/PersistentVolumeClaim": (at) => {
    warnOfAnnotation(at, "volume.beta.kubernetes.io/storage-class", "spec.storageClassName");
    for (const key of ["requests", "limits"]) warnOfFractions(at.open("spec").open("resources"), key, ["storage"]);
  },
  "apps/v1/DaemonSet": template,
  "apps/v1/Deployment": named(template),
  "apps/v1/ReplicaSet": named(template),
  "apps/v1/StatefulSet": warnOfStatefulSet,
  "batch/v1/Job": named(template),
  "batch/v1/CronJob": named((at) => template(at.open("spec").open("jobTemplate"))),
  "storage.k8s.io/v1/CSIDriver": (at) => {
    const spec = at.open("spec");
    if (at.minor >= 35 && spec.values("tokenRequests").length > 0 && !spec.has("serviceAccountTokenInSecrets"))
      spec.refuse("true keeps tokens out of logs, where the driver can do it", "serviceAccountTokenInSecrets");
  },
  "discovery.k8s.io/v1/EndpointSlice": (at) => {
    if (at.text("addressType") === "FQDN" && at.minor >= 33) at.refuse("FQDN is deprecated", "addressType");
    for (const endpoint of at.list("endpoints"))
      for (const [index, address] of endpoint.texts("addresses").entries())
        warnOfAddress(endpoint, address, "addresses", index);
  },
  "networking.k8s.io/v1/Ingress": (at) => {
    if (!at.open("spec").has("ingressClassName"))
      warnOfAnnotation(at, "kubernetes.io/ingress.class", "spec.ingressClassName");
  },
  "networking.k8s.io/v1/NetworkPolicy": warnOfNetworkPolicy
};
function warnOfAnnotation(at, key, field2) {
  if (at.open("metadata").map("annotations").has(key))
    at.refuse(`is deprecated: use ${field2}`, "metadata", "annotations", key);
}
function warnOfStatefulSet(at) {
  template(at);
  const spec = at.open("spec");
  for (const claim of spec.list("volumeClaimTemplates"))
    for (const key of ["requests", "limits"]) warnOfFractions(claim.open("spec").open("resources"), key, ["storage"]);
  if ((spec.number("revisionHistoryLimit") ?? 0) < 0)
    spec.refuse("is negative, and keeps everything", "revisionHistoryLimit");
}
function warnOfService(at) {
  const spec = at.open("spec");
  const type = spec.text("type") || "ClusterIP";
  warnOfAnnotation(at, "service.kubernetes.io/topology-aware-hints", "service.kubernetes.io/topology-mode");
  const ip = spec.text("clusterIP");
  if (ip !== "" && ip !== "None") warnOfAddress(spec, ip, "clusterIP");
  if (type === "ClusterIP" && ip === "None") {
    const why = "has no effect for a headless Service";
    if (spec.text("loadBalancerIP") !== "") spec.refuse(why, "loadBalancerIP");
    if (spec.values("externalIPs").length > 0) spec.refuse(why, "externalIPs");
    if (!["", "None"].includes(spec.text("sessionAffinity"))) spec.refuse(why, "sessionAffinity");
  }
  const reaches = type !== "ExternalName" && !(type === "ClusterIP" && ip === "None");
  if (at.minor >= 36 && reaches && spec.values("externalIPs").length > 0)
    spec.refuse("is deprecated, and some clusters do nothing for it", "externalIPs");
  for (const [index, address] of spec.texts("externalIPs").entries())
    warnOfAddress(spec, address, "externalIPs", index);
  if (spec.text("loadBalancerIP") !== "") warnOfAddress(spec, spec.text("loadBalancerIP"), "loadBalancerIP");
  for (const [index, range] of spec.texts("loadBalancerSourceRanges").entries())
    warnOfRange(spec, range, "loadBalancerSourceRanges", index);
  if (type === "ExternalName" && spec.values("externalIPs").length > 0)
    spec.refuse("has no effect for the type ExternalName", "externalIPs");
  if (type !== "ExternalName" && spec.text("externalName") !== "")
    spec.refuse(`has no effect for the type ${type}`, "externalName");
}
function warnOfNode(at) {
  const spec = at.open("spec");
  if (spec.text("externalID") !== "") spec.refuse("is deprecated, and unused", "externalID");
  for (const [index, range] of spec.texts("podCIDRs").entries()) warnOfRange(spec, range, "podCIDRs", index);
}
function warnOfVolume(at) {
  const spec = at.open("spec");
  warnOfAnnotation(at, "volume.beta.kubernetes.io/storage-class", "spec.storageClassName");
  if (at.minor >= 31) warnOfAnnotation(at, "volume.beta.kubernetes.io/mount-options", "spec.mountOptions");
  if (spec.text("persistentVolumeReclaimPolicy") === "Recycle")
    spec.refuse("Recycle is deprecated", "persistentVolumeReclaimPolicy");
  warnOfSource(spec);
  for (const term of spec.open("nodeAffinity").open("required").list("nodeSelectorTerms")) warnOfTerm(term);
}
function warnOfNetworkPolicy(at) {
  const spec = at.open("spec");
  const peers = [
    ...spec.list("ingress").flatMap((rule) => rule.list("from")),
    ...spec.list("egress").flatMap((rule) => rule.list("to"))
  ];
  for (const block of peers.map((peer) => peer.open("ipBlock"))) {
    warnOfRange(block, block.text("cidr"), "cidr");
    for (const [index, range] of block.texts("except").entries()) warnOfRange(block, range, "except", index);
  }
}
function warnOfObject({ apiVersion, kind, value }, minor2) {
  const key = `${apiVersion}/${kind}`;
  const refusals = [];
  if (Object.hasOwn(KINDS3, key)) KINDS3[key]?.(new At(value, [], { refusals, minor: minor2 }));
  return refusals;
}

// src/engines/kube-validation/validate.ts
var nothing = () => void 0;
var KINDS4 = {
  "/ConfigMap": validateConfigMap,
  "/Endpoints": validateEndpoints,
  "/LimitRange": validateLimitRange,
  "/Namespace": validateNamespace,
  "/Node": validateNode,
  "/PersistentVolume": validateVolume2,
  "/PersistentVolumeClaim": validateClaim,
  "/Pod": validatePod,
  "/PodTemplate": (at) => validateTemplate(at.open("template")),
  "/ReplicationController": validateReplicationController,
  "/ResourceQuota": validateResourceQuota,
  "/Secret": validateSecret,
  "/Service": validateService2,
  "/ServiceAccount": nothing,
  "admissionregistration.k8s.io/MutatingWebhookConfiguration": validateMutatingWebhooks,
  "admissionregistration.k8s.io/ValidatingAdmissionPolicy": validateAdmissionPolicy,
  "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding": validatePolicyBinding,
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration": validateValidatingWebhooks,
  "apiextensions.k8s.io/CustomResourceDefinition": validateDefinition,
  "apps/ControllerRevision": validateRevision,
  "apps/DaemonSet": validateDaemonSet,
  "apps/Deployment": validateDeployment,
  "apps/ReplicaSet": validateReplicaSet,
  "apps/StatefulSet": validateStatefulSet,
  "autoscaling/HorizontalPodAutoscaler": validateAutoscaler,
  "batch/CronJob": validateCronJob,
  "batch/Job": validateJob,
  "certificates.k8s.io/CertificateSigningRequest": validateSigningRequest,
  "certificates.k8s.io/ClusterTrustBundle": validateTrustBundle,
  "coordination.k8s.io/Lease": validateLease,
  "discovery.k8s.io/EndpointSlice": validateEndpointSlice,
  "flowcontrol.apiserver.k8s.io/FlowSchema": validateFlowSchema,
  "flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration": validatePriorityLevel,
  "networking.k8s.io/IPAddress": validateIpAddress,
  "networking.k8s.io/Ingress": validateIngress,
  "networking.k8s.io/IngressClass": validateIngressClass,
  "networking.k8s.io/NetworkPolicy": validateNetworkPolicy,
  "networking.k8s.io/ServiceCIDR": validateServiceCidr,
  "node.k8s.io/RuntimeClass": validateRuntimeClass,
  "policy/PodDisruptionBudget": validateDisruptionBudget,
  "rbac.authorization.k8s.io/ClusterRole": validateClusterRole,
  "rbac.authorization.k8s.io/ClusterRoleBinding": validateClusterRoleBinding,
  "rbac.authorization.k8s.io/Role": validateRole,
  "rbac.authorization.k8s.io/RoleBinding": validateRoleBinding,
  "scheduling.k8s.io/PriorityClass": validatePriorityClass,
  "storage.k8s.io/CSIDriver": validateCsiDriver,
  "storage.k8s.io/CSINode": validateCsiNode,
  "storage.k8s.io/CSIStorageCapacity": validateStorageCapacity,
  "storage.k8s.io/StorageClass": validateStorageClass,
  "storage.k8s.io/VolumeAttachment": validateAttachment,
  "storage.k8s.io/VolumeAttributesClass": validateAttributesClass
};
var anything = () => void 0;
var NAMES = {
  Namespace: dnsLabel,
  StatefulSet: dnsLabel,
  PodDisruptionBudget: pathSegment,
  ClusterRole: pathSegment,
  ClusterRoleBinding: pathSegment,
  Role: pathSegment,
  RoleBinding: pathSegment,
  IPAddress: strictAddress,
  CertificateSigningRequest: anything,
  ClusterTrustBundle: anything
};
var LAX = /* @__PURE__ */ new Set([
  "policy/PodDisruptionBudget",
  "node.k8s.io/RuntimeClass",
  "coordination.k8s.io/Lease",
  "apiextensions.k8s.io/CustomResourceDefinition",
  "admissionregistration.k8s.io/MutatingWebhookConfiguration",
  "admissionregistration.k8s.io/ValidatingAdmissionPolicy",
  "admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding",
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration"
]);
function nameRule(kind, at) {
  if (kind === "Service") return isOn("RelaxedServiceNameValidation", at) ? dnsLabel : dnsLabel1035;
  return NAMES[kind] ?? subdomain;
}
function validateObject(document, { minor: minor2, namespaced }) {
  const { apiVersion, kind, value } = document;
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  const key = `${group}/${kind}`;
  const validate = apiVersion === "autoscaling/v1" ? validateAutoscalerV1 : Object.hasOwn(KINDS4, key) ? KINDS4[key] : void 0;
  if (!validate) return void 0;
  const refusals = [];
  const at = new At(value, [], { refusals, minor: minor2 });
  validateMetadata(at, { name: nameRule(kind, at), namespaced, lax: LAX.has(key) });
  validate(at);
  const warnings = warnOfObject(document, minor2).map((each) => ({ ...each, rule: "api-warning" }));
  return [...refusals, ...warnings];
}
var validatedKinds = Object.keys(KINDS4);

// src/engines/kube-schema/custom-resource.ts
function readCustomKinds({ apiVersion, kind, value }) {
  if (kind !== "CustomResourceDefinition" || apiVersion !== "apiextensions.k8s.io/v1") return [];
  const group = textField(value, "spec", "group");
  const name = textField(value, "spec", "names", "kind");
  const versions = field(value, "spec", "versions");
  if (group === void 0 || name === void 0 || !isSequence(versions)) return [];
  return versions.flatMap((version) => {
    const schema = field(version, "schema", "openAPIV3Schema");
    const label = textField(version, "name");
    if (label === void 0) return [];
    return {
      apiVersion: `${group}/${label}`,
      kind: name,
      namespaced: textField(value, "spec", "scope") !== "Cluster",
      served: field(version, "served") !== false,
      deprecated: field(version, "deprecated") === true,
      schema: isMapping(schema) ? schema : void 0
    };
  });
}
var CustomKinds = class {
  #kinds = /* @__PURE__ */ new Map();
  add(document) {
    for (const found of readCustomKinds(document)) this.#kinds.set(`${found.apiVersion}/${found.kind}`, found);
  }
  get(apiVersion, kind) {
    return this.#kinds.get(`${apiVersion}/${kind}`);
  }
  /** Kinds of a group, or of one version in it. */
  kindsIn(apiVersion) {
    return [...this.#kinds.values()].filter((known2) => known2.apiVersion === apiVersion).map(({ kind }) => kind);
  }
  apiVersionsOf(kind) {
    return [...this.#kinds.values()].filter((known2) => known2.kind === kind && known2.served).map(({ apiVersion }) => apiVersion);
  }
  get size() {
    return this.#kinds.size;
  }
};

// src/facts/kubernetes/crds.ts
async function readCrds(entries, { files, signal }) {
  const kinds = new CustomKinds();
  const { selected } = await selectFiles(entries, { files, exclude: [], option: "crds" });
  const unused = new Set(entries);
  const take = ({ entry, documents, problems }) => {
    const [problem] = problems;
    if (problem) {
      const message2 = `crds: ${problem.file}:${problem.line}: ${problem.message}`;
      throw new CouldNotTell("wrong-format", message2, "Name files that hold CustomResourceDefinitions.");
    }
    const before = kinds.size;
    for (const document of documents) kinds.add(document);
    if (kinds.size > before) unused.delete(entry);
  };
  await readFiles(selected, { files, signal, take });
  const [nothing3] = unused;
  if (nothing3 === void 0) return kinds;
  const message = `crds: ${nothing3} has no CustomResourceDefinition of apiextensions.k8s.io/v1`;
  throw new CouldNotTell("nothing-checked", message, "Name the files that the operator brings along.");
}

// src/checks/manifests/report.ts
var Report = class {
  #findings = /* @__PURE__ */ new Map();
  #rules;
  constructor(rules) {
    this.#rules = rules;
  }
  problem({ rule, ...finding }) {
    this.add(rule, finding);
  }
  issue({ rule, document, message, path, part, expected, actual, help, exempt }) {
    if (this.#rules.level(rule) === "off" || this.#rules.isExcluded(rule, document)) return;
    const place = placeOf2(document, document.position(path, part));
    if (exempt === void 0) this.add(rule, { ...place, message, expected, actual, help });
    else this.#add("note", { rule, ...place, message: `${message} (exempt: ${exempt})`, expected, actual });
  }
  add(rule, finding) {
    const level = this.#rules.level(rule);
    if (level !== "off") this.#add(level, { rule, ...finding });
  }
  /** What another tool found, at the level that it has there unless the config gives another. */
  addForeign({ rule, level: own2, ...finding }, { subject = "", namespace }) {
    const level = this.#rules.level(rule, own2);
    if (level !== "off" && !this.#rules.isExcluded(rule, { subject, namespace }))
      this.#add(level, { rule, ...finding });
  }
  #add(level, { rule, ...finding }) {
    const { file, line, column, subject, message } = finding;
    const key = [rule, file, line, column, subject, message].join("\n");
    if (!this.#findings.has(key)) this.#findings.set(key, { rule, level, ...finding });
  }
  /** In the order of the files and lines. */
  get findings() {
    return [...this.#findings.values()].sort(
      (a, b) => compare3(a.file ?? "", b.file ?? "") || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
    );
  }
};
var compare3 = (a, b) => a < b ? -1 : a > b ? 1 : 0;
function placeOf2(document, position) {
  const { file, subject, renderedFrom } = document;
  return { file, ...position, subject: renderedFrom === void 0 ? subject : `${subject} in ${renderedFrom}` };
}

// src/checks/manifests/cluster.ts
var KEEP2 = 16 * 1024 * 1024;
var WARNING = "Warning: ";
var ACCEPTED = /^[a-z][a-z0-9.-]*\/\S+(?: \(.*\))?$/;
async function askCluster(options, setting) {
  if (options["server-dry-run"]) await dryRun(setting);
  return options.diff ? [await diff(setting)] : [];
}
var stream = (documents) => documents.map(({ value }) => `${JSON.stringify(value)}
`).join("");
async function dryRun({ documents, report: report4, ports }) {
  const argv = ["kubectl", "apply", "--dry-run=server", "--validate=strict", "--output=name", "--filename=-"];
  const ran2 = await ports.exec.run([...argv], { input: stream(documents), keep: KEEP2 });
  throwIfUnclear(ran2, "kubectl apply --dry-run=server");
  const answers = answersOf(ran2.stderr.text);
  const refusals = exitedWith(ran2, 0) ? [] : answers.filter((answer) => !answer.startsWith(WARNING));
  for (const answer of answers.filter((answer2) => answer2.startsWith(WARNING))) {
    report4.add("server-warning", { ...about(answer, documents), message: answer.slice(WARNING.length) });
  }
  for (const answer of refusals) {
    report4.add("server-rejected", { ...about(answer, documents), message: `the cluster refuses it: ${answer}` });
  }
  if (!exitedWith(ran2, 0) && refusals.length === 0) throw silent("kubectl apply --dry-run=server", ran2);
  const accepted = ran2.stdout.text.split("\n").filter((line) => ACCEPTED.test(line.trim())).length;
  if (exitedWith(ran2, 0) && accepted < documents.length) {
    const message = `kubectl apply --dry-run=server answered for ${accepted} of ${documents.length} objects`;
    throw new CouldNotTell("truncated", message, "Run it by hand; its whole output is in the log.");
  }
}
async function diff({ documents, ports }) {
  const ran2 = await ports.exec.run(["kubectl", "diff", "--filename=-"], { input: stream(documents), keep: KEEP2 });
  throwIfUnclear(ran2, "kubectl diff", [0, 1]);
  const failed2 = exitedWith(ran2, 0, 1) ? void 0 : ran2.stderr.text.trim();
  if (failed2 !== void 0)
    throw new CouldNotTell("tool-crashed", `kubectl diff: ${clip(failed2, 500)}`, "Run it by hand.");
  return { title: "what would change in the cluster", text: ran2.stdout.text.trim() || "nothing" };
}
var UNREACHABLE = /unable to connect to the server|connection to the server .* was refused|no configuration has been provided|must be logged in|\(Unauthorized\)|\(Forbidden\)|context .* does not exist|couldn't get current server API group list|failed to download openapi|\(ServiceUnavailable\)|\(Timeout\)|\(InternalError\)|\(TooManyRequests\)|unexpected EOF|connection reset|i\/o timeout|TLS handshake|x509: /i;
function throwIfUnclear(ran2, name, answers = [0]) {
  const said = wholeAnswerOf(ran2, { tool: name, tooLong: "Check fewer objects at once." }).stderr.trim();
  if (exitedWith(ran2, ...answers)) return;
  const reason = UNREACHABLE.exec(said);
  if (reason) {
    const line = said.split("\n").find((text2) => UNREACHABLE.test(text2)) ?? reason[0];
    throw new CouldNotTell(
      "unreachable",
      `${name}: ${clip(line, 300)}`,
      "Give the job a kubeconfig for a cluster that it may write to."
    );
  }
  if (said === "") throw silent(name, ran2);
}
var silent = (name, ran2) => new CouldNotTell("tool-crashed", `${name} ${endOf(ran2)} and does not say why`, "Run it by hand.");
var LOGGED = /^[EWIF]\d{4} \d\d:/;
function answersOf(text2) {
  const answers = [];
  for (const line of text2.split("\n").filter((text3) => text3.trim() !== "" && !LOGGED.test(text3))) {
    if (/^\s*\*|^ensure CRDs/.test(line) && answers.length > 0) answers[answers.length - 1] += ` ${line.trim()}`;
    else answers.push(line.trim());
  }
  return answers;
}
function about(answer, documents) {
  const lower = answer.toLowerCase();
  const named2 = documents.filter(({ name }) => name !== "" && answer.includes(`"${name}"`));
  const found = named2.find(({ kind }) => lower.includes(kind.toLowerCase())) ?? (named2.length === 1 ? named2[0] : void 0);
  return found ? placeOf2(found, found.position(["metadata", "name"])) : {};
}

// src/formats/lints/kube-linter.ts
import { z } from "zod";
var diagnosis = z.object({
  Diagnostic: z.object({ Message: z.string() }),
  Check: z.string().min(1),
  Remediation: z.string().nullish(),
  Object: z.object({
    Metadata: z.object({ FilePath: z.string() }),
    K8sObject: z.object({
      Namespace: z.string(),
      Name: z.string(),
      GroupVersionKind: z.object({ Kind: z.string() })
    })
  })
});
var report = z.object({
  Checks: z.array(z.object({ name: z.string() })).nullable(),
  Reports: z.array(diagnosis).nullable(),
  Summary: z.object({
    ChecksStatus: z.enum(["Passed", "Failed"]),
    CheckEndTime: z.iso.datetime({ offset: true })
  })
});
var isKubeLinter = (value) => typeof value === "object" && value !== null && "Checks" in value && "Reports" in value && "Summary" in value;
function readKubeLinter(value, origin) {
  const { Checks, Reports, Summary } = readValue(value, report, origin);
  const { name, remedy } = origin;
  if (Checks === null || Checks.length === 0) {
    throw new CouldNotTell("nothing-checked", `${name} at /Checks: kube-linter ran not a single check`, remedy);
  }
  const reports = Reports ?? [];
  if (reports.length > 0 !== (Summary.ChecksStatus === "Failed")) {
    const message = `${name} at /Summary/ChecksStatus: does not agree with what is reported`;
    throw new CouldNotTell("wrong-format", message, remedy);
  }
  return {
    tool: "kube-linter",
    objects: void 0,
    endedMs: Date.parse(Summary.CheckEndTime),
    faults: reports.map(({ Diagnostic, Check, Remediation, Object: { Metadata, K8sObject } }) => ({
      check: Check,
      level: "error",
      message: Diagnostic.Message,
      // A file that it could not load has an object without kind and name.
      subject: K8sObject.Name === "" ? void 0 : `${K8sObject.GroupVersionKind.Kind}/${K8sObject.Name}`,
      namespace: K8sObject.Namespace,
      file: Metadata.FilePath || void 0,
      help: Remediation || void 0
    }))
  };
}

// src/formats/lints/kube-score.ts
import { z as z2 } from "zod";
var comment = z2.object({ path: z2.string(), summary: z2.string(), description: z2.string() });
var test = z2.object({
  check: z2.object({ id: z2.string().min(1), name: z2.string() }),
  grade: z2.int(),
  skipped: z2.boolean(),
  comments: z2.array(comment).nullable()
});
var scored = z2.object({
  type_meta: z2.object({ kind: z2.string() }),
  object_meta: z2.object({ name: z2.string().default(""), namespace: z2.string().default("") }),
  checks: z2.array(test).nullable(),
  file_name: z2.string(),
  file_row: z2.int().min(0)
});
var report2 = z2.array(scored);
var CRITICAL = 1;
var WARNING2 = 5;
var isKubeScore = (value) => value === null || Array.isArray(value) && (value.length === 0 || isScored(value[0]));
var isScored = (value) => typeof value === "object" && value !== null && "object_name" in value;
function readKubeScore(value, origin) {
  const objects = readValue(value ?? [], report2, origin).filter(({ checks }) => ran(checks).length > 0);
  if (objects.length === 0) {
    throw new CouldNotTell("nothing-checked", `${origin.name}: kube-score scored not a single object`, origin.remedy);
  }
  return {
    tool: "kube-score",
    objects: objects.map(subjectOf),
    endedMs: void 0,
    faults: objects.flatMap((object) => ran(object.checks).flatMap((scoring) => faultsOf(object, scoring)))
  };
}
var ran = (checks) => (checks ?? []).filter(({ skipped }) => !skipped);
var subjectOf = ({ type_meta, object_meta }) => `${type_meta.kind}/${object_meta.name}`;
function faultsOf(object, { check, grade, comments }) {
  if (grade > WARNING2) return [];
  const said = comments?.length ? comments : [{ path: "", summary: check.name, description: "" }];
  return said.map(({ path, summary, description }) => ({
    check: check.id,
    level: grade <= CRITICAL ? "error" : "warning",
    message: path === "" ? summary : `${path}: ${summary}`,
    subject: subjectOf(object),
    namespace: object.object_meta.namespace,
    file: object.file_name || void 0,
    line: object.file_row > 0 ? object.file_row : void 0,
    help: description || void 0
  }));
}

// src/formats/lints/polaris.ts
import { z as z3 } from "zod";
var outcome = z3.object({
  ID: z3.string().min(1),
  Message: z3.string(),
  Success: z3.boolean(),
  Severity: z3.string()
});
var outcomes = z3.record(z3.string(), outcome).nullish().transform((given) => Object.values(given ?? {}));
var audited = z3.object({
  Name: z3.string(),
  Namespace: z3.string().default(""),
  Kind: z3.string(),
  Results: outcomes,
  PodResult: z3.object({
    Results: outcomes,
    ContainerResults: z3.array(z3.object({ Name: z3.string(), Results: outcomes })).nullish()
  }).nullish()
});
var report3 = z3.object({
  PolarisOutputVersion: z3.string(),
  AuditTime: z3.iso.datetime({ offset: true }),
  Results: z3.array(audited).nullable(),
  Score: z3.int().min(0).max(100)
});
var isPolaris = (value) => typeof value === "object" && value !== null && "PolarisOutputVersion" in value;
function readPolaris(value, origin) {
  const { AuditTime, Results, Score } = readValue(value, report3, origin);
  const looked = (Results ?? []).flatMap(lookedAt);
  const { name, remedy } = origin;
  if (looked.length === 0) {
    throw new CouldNotTell("nothing-checked", `${name} at /Results: tells of not a single check`, remedy);
  }
  const failed2 = looked.filter(({ outcome: outcome2 }) => !outcome2.Success);
  if (failed2.length === 0 && Score < 100) {
    const message = `${name} at /Score: ${Score} although every check that is told of passed`;
    throw new CouldNotTell("truncated", message, remedy);
  }
  const endedMs = Date.parse(AuditTime);
  return {
    tool: "polaris",
    objects: [...new Set(looked.map(({ object }) => subjectOf2(object)))],
    // Go's zero time stands for none.
    endedMs: endedMs < 0 ? void 0 : endedMs,
    faults: failed2.map(toFault)
  };
}
var subjectOf2 = ({ Kind, Name }) => `${Kind}/${Name}`;
function lookedAt(object) {
  const { Results, PodResult } = object;
  const of = (given, container) => given.map((outcome2) => ({ object, container, outcome: outcome2 }));
  const containers = PodResult?.ContainerResults ?? [];
  return [
    ...of([...Results, ...PodResult?.Results ?? []], ""),
    ...containers.flatMap((container) => of(container.Results, container.Name))
  ];
}
var toFault = ({ object, container, outcome: outcome2 }) => ({
  check: outcome2.ID,
  level: outcome2.Severity === "warning" ? "warning" : "error",
  message: container === "" ? outcome2.Message : `${container}: ${outcome2.Message}`,
  subject: subjectOf2(object),
  namespace: object.Namespace
});

// src/checks/manifests/foreign-reports.ts
var HOUR_MS = 36e5;
async function readReports(options, setting) {
  const { documents, report: report4, ports, unclear } = setting;
  const places = new Places(documents, new SourceFiles(ports.files));
  const files = await select(options.reports, ports);
  const lines = [];
  for (const file of files) {
    ports.signal.throwIfAborted();
    const { tool, objects, faults } = await readFresh(file, { limitMs: options["max-age"], ports });
    const told = objects?.filter((subject) => places.has(subject)).length;
    if (told === 0) unclear.push(ofOthers(file, tool));
    for (const fault3 of faults.toSorted(byText)) {
      const { check, level, message, namespace, help } = fault3;
      const place = await places.of(fault3);
      report4.addForeign(
        { rule: `${tool}:${check}`, level, message, help, ...place },
        { subject: fault3.subject, namespace }
      );
    }
    const about2 = told === void 0 ? "" : `${told} of ${count(documents.length, "object")}, `;
    lines.push(`${file}: ${tool}, ${about2}${count(faults.length, "finding")}`);
  }
  return { files, details: [{ title: "reports of other linters", text: lines.join("\n") }] };
}
async function select(patterns, { files }) {
  const found = /* @__PURE__ */ new Set();
  for (const pattern of patterns) {
    const matches2 = await files.glob([pattern]);
    if (matches2.length === 0) {
      const remedy = "Let an earlier step write it, or correct the path in the config.";
      throw new CouldNotTell("nothing-checked", `reports: nothing matches ${pattern}`, remedy);
    }
    for (const match of matches2) found.add(match);
  }
  return [...found];
}
async function readFresh(file, { limitMs = HOUR_MS, ports }) {
  const read3 = readLintReport(await ports.files.text(file), file);
  const remedy = `Run ${read3.tool} again, or allow more in \`max-age\`.`;
  await refuseStaleReport(file, { stated: read3.endedMs, limitMs, remedy, ports });
  return read3;
}
function ofOthers(file, tool) {
  const message = `${file}: ${tool} looked at none of the objects that are checked here`;
  return new CouldNotTell("nothing-checked", message, "Run it over the same manifests, rendered where they are here.");
}
var Places = class {
  #documents = /* @__PURE__ */ new Map();
  #sources;
  constructor(documents, sources) {
    this.#sources = sources;
    for (const document of documents) {
      const others = this.#documents.get(document.subject);
      if (others) others.push(document);
      else this.#documents.set(document.subject, [document]);
    }
  }
  has(subject) {
    return this.#documents.has(subject);
  }
  async of({ subject, namespace, file: told, line }) {
    const file = told === void 0 ? void 0 : await this.#find(told.replaceAll("\\", "/"));
    const named2 = subject === void 0 ? [] : this.#documents.get(subject) ?? [];
    const same = named2.filter((known2) => namespace === "" || known2.namespace === "" || known2.namespace === namespace);
    const document = same.find((known2) => known2.file === file) ?? (file === void 0 ? same[0] : void 0);
    if (document) return placeOf2(document, document.position(["metadata", "name"]));
    return { subject, file, line: file === void 0 ? void 0 : line };
  }
  /** As it stands, else by its last parts, two at the least. */
  async #find(path) {
    const parts = path.split("/").filter((part) => part !== "");
    const tails = parts.slice(1, -1).map((_, index) => parts.slice(index + 1).join("/"));
    for (const candidate of [path, ...tails]) {
      const found = await this.#sources.find(candidate);
      if (found !== void 0) return found;
    }
    return void 0;
  }
};
var keyOf = ({ subject, check, message }) => [subject, check, message].join("\n");
var byText = (a, b) => keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0;
var REMEDY = "Write it with `kube-linter lint --format json`, `kube-score score --output-format json` or `polaris audit --format json`, without filters, over the manifests that are checked here.";
function readLintReport(text2, name) {
  const origin = { name, remedy: REMEDY };
  const value = parseJson(text2, origin);
  if (isKubeLinter(value)) return readKubeLinter(value, origin);
  if (isPolaris(value)) return readPolaris(value, origin);
  if (isKubeScore(value)) return readKubeScore(value, origin);
  throw new CouldNotTell(
    "wrong-format",
    `${name}: is no report of kube-linter, kube-score or polaris that is known here`,
    REMEDY
  );
}

// src/checks/manifests/intake.ts
var Intake = class {
  kinds = /* @__PURE__ */ new Map();
  kept = [];
  /** What nobody could judge: no pass while there is any. */
  unclear = [];
  objects = 0;
  files = 0;
  renderings = 0;
  #judges;
  #report;
  #keep;
  constructor({ judges, report: report4, keep }) {
    this.#judges = judges;
    this.#report = report4;
    this.#keep = keep;
  }
  takeFile(documents, problems) {
    this.files += 1;
    for (const problem of problems) this.#problem(problem);
    this.#take(documents, { world: "files" });
  }
  /** Objects without a namespace go to the one given. */
  takeRendering(documents, namespace) {
    this.renderings += 1;
    this.#take(documents, { world: `rendering ${this.renderings}`, namespace });
  }
  #take(documents, setting) {
    for (const document of documents) {
      this.objects += 1;
      this.kinds.set(document.kind, (this.kinds.get(document.kind) ?? 0) + 1);
      if (this.#keep) this.kept.push(document);
      for (const judge of this.#judges) for (const issue of judge.take(document, setting)) this.#report.issue(issue);
    }
  }
  finish() {
    for (const judge of this.#judges) for (const issue of judge.finish()) this.#report.issue(issue);
  }
  #problem(problem) {
    if (problem.rule !== "alias-bomb") {
      this.#report.problem(problem);
      return;
    }
    const message = `${problem.file}:${problem.line}: ${problem.message}`;
    const remedy = "Write the values out instead of nesting aliases, and give each object a document of its own.";
    this.unclear.push(new CouldNotTell("unsupported", message, remedy));
  }
};

// src/checks/manifests/kubeconform.ts
import { z as z4 } from "zod";
var output = z4.object({
  resources: z4.array(
    z4.object({
      kind: z4.string(),
      name: z4.string(),
      version: z4.string(),
      status: z4.string(),
      msg: z4.string().default(""),
      validationErrors: z4.array(z4.object({ path: z4.string(), msg: z4.string() })).nullish()
    })
  ),
  summary: z4.object({ valid: z4.int(), invalid: z4.int(), errors: z4.int(), skipped: z4.int() })
});
async function askKubeconform(options, { documents, report: report4, ports, version, unclear }) {
  const locations = options["schema-location"].flatMap((location) => ["-schema-location", location]);
  const ran2 = await ports.exec.run(
    ["kubeconform", "-strict", "-summary", "-output", "json", "-kubernetes-version", `${version}.0`, ...locations, "-"],
    { input: documents.map(({ value }) => JSON.stringify(value)).join("\n---\n"), keep: 64 * 1024 * 1024 }
  );
  const tooLong2 = "Check fewer objects at once.";
  const { stdout } = answerOf(ran2, { tool: "kubeconform", exits: [0, 1], tooLong: tooLong2 });
  const { resources, summary } = read2(stdout);
  const checked = summary.valid + summary.invalid + summary.errors + summary.skipped;
  if (checked < documents.length) {
    throw new CouldNotTell(
      "truncated",
      `kubeconform looked at ${checked} of ${documents.length} objects`,
      "Run it by hand."
    );
  }
  mustAgree({ ran: ran2, summary, listed: resources.filter(({ status }) => !FINE.has(status)).length });
  for (const { kind, name, version: apiVersion, status, msg, validationErrors } of resources) {
    const document = documents.find(
      (known2) => known2.kind === kind && known2.name === name && known2.apiVersion === apiVersion
    );
    if (status === "statusInvalid") {
      const causes = validationErrors?.map(({ path, msg: why }) => ({ path: path.split("/").slice(1), why })) ?? [];
      for (const { path, why } of causes.length > 0 ? causes : [{ path: [], why: msg }]) {
        const way = path.map((part) => /^\d+$/.test(part) ? Number(part) : part);
        const place = document ? placeOf2(document, document.position(way)) : { subject: `${kind}/${name}` };
        report4.add("kubeconform", {
          ...place,
          message: `kubeconform: ${way.length > 0 ? `${showPath(way)}: ` : ""}${why}`
        });
      }
    } else if (!FINE.has(status)) {
      const message = `kubeconform could not check ${kind}/${name}: ${msg || status}`;
      unclear.push(new CouldNotTell("unsupported", message, "Give it a schema for the kind under `schema-location`."));
    }
  }
  if (summary.skipped > 0) {
    unclear.push(
      new CouldNotTell(
        "nothing-checked",
        `kubeconform skipped ${count(summary.skipped, "object")}`,
        "Give it a schema for every kind."
      )
    );
  }
}
var FINE = /* @__PURE__ */ new Set(["statusValid", "statusEmpty"]);
function mustAgree({
  ran: ran2,
  summary,
  listed: listed3
}) {
  const wrong = summary.invalid + summary.errors;
  if (wrong <= listed3 && exitedWith(ran2, 0) === (wrong === 0)) return;
  const message = `kubeconform ${endOf(ran2)}, calls ${count(wrong, "object")} invalid and lists ${listed3}`;
  throw new CouldNotTell("tool-crashed", message, "Run it by hand.");
}
function read2(text2) {
  try {
    return output.parse(JSON.parse(text2));
  } catch (cause) {
    const what = text2.trim() === "" ? "printed nothing" : "printed something else than its JSON";
    throw new CouldNotTell("wrong-format", `kubeconform ${what}`, "Run it by hand with -output json -summary.", {
      cause
    });
  }
}

// src/checks/manifests/rule-settings.ts
import picomatch from "picomatch";
var RuleSettings = class {
  #preset;
  #off;
  #settings;
  #excluded = /* @__PURE__ */ new Map();
  #known = new Map(Object.entries(ownRules));
  constructor({ policies: policies2, preset }) {
    this.#preset = preset;
    this.#off = policies2 === "off";
    const given = Object.entries(policies2 === "off" ? {} : policies2);
    this.#settings = new Map(
      given.map(([id, setting]) => [id, typeof setting === "string" ? plain2(setting) : setting])
    );
    for (const [id, { exclude }] of this.#settings)
      if (exclude.length > 0) this.#excluded.set(id, picomatch(exclude, { dot: true }));
  }
  /** `own`: the level of a rule that is not one of ours. */
  level(rule, own2 = "error") {
    if (this.#off && policyRules.has(rule)) return "off";
    return this.#settings.get(rule)?.level ?? this.#own(rule) ?? own2;
  }
  /** What a cluster would refuse is an error in every preset. */
  #own(rule) {
    const known2 = this.#known.get(rule);
    if (known2 === void 0 || !policyRules.has(rule) || rule === "exemption-invalid") return known2?.level;
    return levelIn(this.#preset, { id: rule, level: known2.level }, kubernetesPresets);
  }
  /** The config leaves this object out of the rule, by `Kind/name` or `namespace/Kind/name`. */
  isExcluded(rule, { subject, namespace }) {
    const isMatch = this.#excluded.get(rule);
    return isMatch !== void 0 && (isMatch(subject) || isMatch(`${namespace}/${subject}`));
  }
  /** Numbers and lists, as the engine takes them. */
  forPolicies(options) {
    return {
      minReplicas: this.#settings.get("min-replicas")?.min ?? 2,
      maxStorage: parseQuantity(this.#settings.get("storage-quota")?.max),
      isExternalSecret: anyOf(options["external-secrets"]),
      isExternalConfigMap: anyOf(options["external-config-maps"])
    };
  }
};
var plain2 = (level) => ({ level, exclude: [] });
var anyOf = (patterns) => patterns.length === 0 ? () => false : picomatch([...patterns], { dot: true });

// src/facts/kubernetes/helm.ts
import { posix as posix2 } from "node:path";
async function renderChart(chart, { version, ports }) {
  const { exec, files } = ports;
  if (!await files.facts(chart.chart)) {
    throw new CouldNotTell(
      "unreadable",
      `helm: ${chart.chart}: no such chart`,
      "Name the directory that holds Chart.yaml, or the .tgz."
    );
  }
  const path = await files.resolve(chart.chart);
  const values = await Promise.all(chart.values.map((file) => files.resolve(file)));
  const argv = [
    "helm",
    "template",
    chart.release,
    path,
    "--include-crds",
    "--kube-version",
    version,
    ...chart.namespace === void 0 ? [] : ["--namespace", chart.namespace],
    ...values.flatMap((file) => ["--values", file]),
    ...Object.entries(chart.set).flatMap(([key, value]) => ["--set", `${key}=${value}`])
  ];
  const home = files.show(chart.chart);
  const text2 = readRendering(await exec.run(argv, { keep: KEEP }), `helm template ${home}`);
  if (typeof text2 !== "string") return text2;
  const objects = [];
  for (const { source } of splitDocuments(text2).chunks) {
    const file = await templateOf(source, { home, ports });
    const documents = parseRendered(source, { name: "helm template", home });
    objects.push(...documents.map((document, index) => ({ ...document, file, index: objects.length + index })));
  }
  return objects;
}
async function templateOf(document, { home, ports }) {
  const [, path] = /^# Source: [^/\n]+\/(.+?)\r?$/m.exec(document) ?? [];
  if (path === void 0) return home;
  const file = posix2.join(home, path);
  return await ports.files.facts(file) ? file : home;
}

// src/checks/manifests/sources.ts
async function readSources(options, reading) {
  let used;
  const leftOut = await readPaths(options, reading);
  if (options.kustomize.length > 0) {
    const renderer = await findRenderer(options.renderer, reading.ports);
    used = renderer.name;
    for (const directory of options.kustomize) {
      takeRendered(
        await renderKustomization(directory, {
          renderer,
          ports: reading.ports,
          isFree: options["load-restrictor"] === "none"
        }),
        {
          name: directory,
          by: renderer.name,
          reading
        }
      );
    }
  }
  for (const chart of options.helm) {
    takeRendered(await renderChart(chart, reading), {
      name: chart.chart,
      by: "helm",
      namespace: chart.namespace,
      reading
    });
  }
  return { leftOut, renderer: used };
}
async function readPaths({ paths, exclude }, { ports, intake }) {
  const { selected, leftOut } = await selectFiles(paths, { files: ports.files, exclude, option: "paths" });
  const empty = new Set(paths);
  const take = ({ entry, documents, problems }) => {
    if (documents.length > 0 || problems.length > 0) empty.delete(entry);
    intake.takeFile(documents, problems);
  };
  await readFiles(selected, { files: ports.files, signal: ports.signal, take });
  const shared = new Set(selected.map(({ entry }) => entry));
  for (const entry of empty) {
    if (shared.has(entry)) intake.unclear.push(nothing2(`paths: ${entry} holds not a single object`));
  }
  return leftOut;
}
function takeRendered(rendered, { name, by, namespace, reading }) {
  const { intake, report: report4, ports } = reading;
  if ("failure" in rendered) {
    intake.takeRendering([]);
    report4.add("render-failed", {
      file: ports.files.show(name),
      message: `${by} refuses ${name}: ${rendered.failure}`,
      subject: name
    });
    return;
  }
  if (rendered.length === 0) intake.unclear.push(nothing2(`${by}: ${name} renders not a single object`));
  intake.takeRendering(rendered, namespace);
}
var nothing2 = (message) => new CouldNotTell(
  "nothing-checked",
  message,
  "Check the path in the config; files of comments alone hold nothing to check."
);

// src/checks/manifests/run.ts
async function runManifests(options, ports) {
  const schemas = await schemasFor(options["kubernetes-version"]);
  const judge = new SchemaJudge(schemas, await readCrds(options.crds, ports), validateObject);
  const rules = new RuleSettings(options);
  const report4 = new Report(rules);
  const policies2 = new PolicyJudge(rules.forPolicies(options), (rule) => rules.level(rule) !== "off");
  const podSecurity = new PodSecurityJudge(Number(schemas.version.split(".")[1]));
  const asks = options["server-dry-run"] || options.diff || options.tools.length > 0;
  const keep = asks || options.reports.length > 0;
  const intake = new Intake({ judges: [judge, policies2, podSecurity], report: report4, keep });
  const read3 = await readSources(options, { ports, intake, report: report4, version: schemas.version });
  intake.finish();
  const setting = { documents: intake.kept, report: report4, ports, version: schemas.version, unclear: intake.unclear };
  const details = [];
  if (options.tools.includes("kubeconform")) await askKubeconform(options, setting);
  if (options["server-dry-run"] || options.diff) details.push(...await askCluster(options, setting));
  const reports = options.reports.length > 0 ? await readReports(options, setting) : void 0;
  details.push(...reports?.details ?? []);
  if (intake.objects === judge.unjudged) intake.unclear.push(nothingJudged(intake.objects));
  if (judge.celRules + judge.unjudged > 0) details.push(notChecked(judge));
  details.unshift(overview(intake, { ...read3, policies: options.policies !== "off" }));
  return verdict({ intake, report: report4, details, evidence: reports?.files ?? [], version: schemas.version });
}
async function schemasFor(asked) {
  const version = asked && /\d+\.\d+/.exec(asked)?.[0];
  const schemas = await loadSchemas(version);
  if (schemas) return schemas;
  const known2 = (await knownVersions()).join(", ");
  throw new CouldNotTell("unsupported", `kubernetes-version: no schemas for ${version}`, `Known are ${known2}.`);
}
function verdict({ intake, report: report4, details, evidence, version }) {
  const { findings } = report4;
  const errors = findings.filter(({ level }) => level === "error").length;
  const warnings = findings.filter(({ level }) => level === "warning").length;
  const { files, renderings } = intake;
  const sources = [files > 0 ? count(files, "file") : "", renderings > 0 ? count(renderings, "rendering") : ""];
  const from = sources.filter((text2) => text2 !== "").join(" and ");
  const checked = `${count(intake.objects, "object")} in ${from} for Kubernetes ${version}`;
  const measurements = [{ name: "objects", value: intake.objects, unit: "objects" }];
  if (errors > 0) {
    const first = `${count(errors, "error")} in ${checked}`;
    return failed(warnings > 0 ? `${first}, and ${count(warnings, "warning")}` : first, {
      findings,
      measurements,
      details,
      evidence
    });
  }
  const [unclear] = intake.unclear;
  if (unclear) throw unclear;
  const summary = warnings > 0 ? `${count(warnings, "warning")} in ${checked}` : `${checked}: all valid`;
  return byFindings(summary, { findings, measurements, details, evidence });
}
function overview(intake, { leftOut, renderer, policies: policies2 }) {
  const kinds = [...intake.kinds].sort(([a], [b]) => a < b ? -1 : 1);
  const lines = kinds.map(([kind, number3]) => `${String(number3).padStart(6)} ${kind || "without a kind"}`);
  const skipped = leftOut.slice(0, 20).map((file) => `left out, as it is for kustomize: ${file}`);
  if (leftOut.length > 20) skipped.push(`and ${leftOut.length - 20} more`);
  const unclear = intake.unclear.map(({ message }) => `could not tell: ${message}`);
  const rendered = renderer === void 0 ? [] : [`kustomizations are rendered by ${renderer}`];
  const off = policies2 ? [] : ["policies are off: only what a cluster would refuse is looked for"];
  return { title: "what was checked", text: [...lines, ...off, ...rendered, ...skipped, ...unclear].join("\n") };
}
function notChecked({ celRules, unjudged }) {
  const cel = `Rules in CEL (x-kubernetes-validations) at ${count(celRules, "place")} of custom resources: \`server-dry-run\` asks a cluster.`;
  const kinds = `${count(unjudged, "object")} of kinds without a schema: name their CustomResourceDefinitions under \`crds\`.`;
  return {
    title: "what was not checked",
    text: [celRules > 0 ? cel : "", unjudged > 0 ? kinds : ""].filter(Boolean).join("\n")
  };
}
function nothingJudged(objects) {
  const what = objects === 0 ? "there is not a single object" : "there is a schema for none of the objects";
  return new CouldNotTell(
    "nothing-checked",
    what,
    "Check the paths in the config, and name CustomResourceDefinitions under `crds`."
  );
}
export {
  runManifests
};
