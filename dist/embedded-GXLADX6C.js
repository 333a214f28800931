import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  nearest
} from "./chunk-HHKYXMH5.js";
import {
  positionsInSource
} from "./chunk-RIHNBBS3.js";
import {
  AS_WRITTEN,
  KUSTOMIZE,
  Refused,
  construct,
  objectsOf,
  parseKubeYaml,
  readEvents,
  resolvePlain,
  splitDocuments
} from "./chunk-QOT3CONP.js";
import {
  field,
  isMapping,
  isSequence,
  textField
} from "./chunk-QTDOXDI3.js";
import "./chunk-T3DUPKJN.js";
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";
import {
  clip
} from "./chunk-7SIRGS3L.js";
import "./chunk-WDRWDCXA.js";

// src/facts/kubernetes/embedded.ts
import { isAbsolute, join, relative, sep } from "node:path";

// src/engines/kustomize/fields/configuration.ts
import { z } from "zod";

// src/engines/kustomize/problem.ts
var Unsupported = class extends Error {
  name = "Unsupported";
  /** True where a name is near one that is known, and probably misspelt. */
  isMisspelt;
  constructor(message, isMisspelt = false) {
    super(message);
    this.isMisspelt = isMisspelt;
  }
};
var RenderError = class extends Error {
  name = "RenderError";
};

// src/engines/kustomize/fields/configuration.ts
var text = z.string();
var fieldSpec = z.strictObject({
  group: text.optional(),
  version: text.optional(),
  kind: text.optional(),
  path: text,
  create: z.boolean().optional()
});
var list = z.array(fieldSpec).nullish().transform((found) => found ?? []);
var referenced = z.strictObject({
  group: text.optional(),
  version: text.optional(),
  kind: text,
  fieldSpecs: list
});
var schema = z.strictObject({
  nameReference: z.array(referenced).nullish().transform((found) => found ?? []),
  varReference: list,
  namespace: list,
  commonLabels: list,
  commonAnnotations: list,
  replicas: list
});
var noConfiguration = () => ({
  nameReference: [],
  varReference: [],
  namespace: [],
  commonLabels: [],
  commonAnnotations: [],
  replicas: []
});
function mergeConfiguration(into, other) {
  into.nameReference.push(...other.nameReference);
  into.varReference.push(...other.varReference);
  into.namespace.push(...other.namespace);
  into.commonLabels.push(...other.commonLabels);
  into.commonAnnotations.push(...other.commonAnnotations);
  into.replicas.push(...other.replicas);
}
async function readConfiguration(entry, folder) {
  const file = folder.show(await folder.file(entry));
  const { documents, problems } = parseKubeYaml(await folder.text(entry), file);
  const [problem] = problems;
  if (problem?.rule === "not-yaml") throw new RenderError(`${file}: line ${problem.line}: ${problem.message}`);
  const [document, ...others] = documents;
  if (problem || others.length > 0) throw new Unsupported(`${file}: cannot be read as a configuration`);
  if (!document) return noConfiguration();
  const read = schema.safeParse(document.value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Unsupported(`${file}: ${issue?.path.map(String).join(".") || "configuration"}: ${issue?.message}`);
  }
  refuseUnclear(read.data, file);
  return read.data;
}
var OWN_PLACES = /^(?:metadata\/(?:name|namespace|labels|annotations)|subjects(?:\/.*)?|roleRef\/.*)$/;
function refuseUnclear(read, file) {
  const { nameReference, varReference, ...changed } = read;
  const references = nameReference.flatMap(({ fieldSpecs }) => fieldSpecs);
  const all = [...references, ...varReference, ...Object.values(changed).flat()];
  const odd = all.find(({ path }) => /\\|\[|\*|^\/|\/$|^$/.test(path));
  if (odd) throw new Unsupported(`${file}: the path ${odd.path}`);
  const unclear = Object.values(changed).flat().find(({ path, kind }) => OWN_PLACES.test(path) || kind === void 0);
  if (unclear) throw new Unsupported(`${file}: ${unclear.path} of ${unclear.kind ?? "every kind"}`);
}

// src/engines/kustomize/folder.ts
import { isUtf8 } from "node:buffer";

// src/engines/kustomize/work.ts
var MOST = 1e7;
var PER_KUSTOMIZATION = 1e3;
var Work = class {
  #done = 0;
  take(looks, where) {
    this.#done += looks;
    if (this.#done > MOST) throw new Unsupported(`${where}: too many objects, patches and bases on the way to here`);
  }
  open(where) {
    this.take(PER_KUSTOMIZATION, where);
  }
};

// src/engines/kustomize/folder.ts
var NAMES = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
var REMOTE = /^(?:[a-z][a-z0-9+.-]*:|git@|github\.com\/|[^/]+@[^/]+:)|\?(?:ref|version|timeout|submodules)=|\/\/[^/]/i;
function textOf(bytes, what) {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  throw new RenderError(`${what} is not text: its bytes are not UTF-8`);
}
var MAX_DEPTH = 100;
var Folder = class _Folder {
  /** Its own real path, and those of the kustomizations that asked for it. */
  roots;
  /** Path of its kustomization.yaml. */
  kustomization;
  /** Shared with every kustomization of the same rendering. */
  work;
  #reader;
  constructor(kustomization, { reader, roots, work }) {
    this.#reader = reader;
    this.roots = roots;
    this.kustomization = kustomization;
    this.work = work;
  }
  static async open(path, { reader, above = [], work = new Work() }) {
    if (above.length >= MAX_DEPTH) throw new Unsupported(`${reader.show(path)}: more than ${MAX_DEPTH} bases deep`);
    work.open(reader.show(path));
    const root = await reader.real(path);
    const candidates = NAMES.map((name) => reader.join(root, name));
    const kinds2 = await Promise.all(candidates.map((candidate2) => reader.kind(candidate2)));
    const found = candidates.filter((_, index2) => kinds2[index2] !== void 0);
    const [kustomization, other] = found;
    if (kustomization === void 0) throw new RenderError(`${reader.show(path)}: has no kustomization.yaml`);
    if (other !== void 0) throw new RenderError(`${reader.show(path)}: has more than one kustomization`);
    return new _Folder(kustomization, { reader, roots: [root, ...above], work });
  }
  get root() {
    return this.roots[0] ?? "";
  }
  show(path = this.kustomization) {
    return this.#reader.show(path);
  }
  async source() {
    return textOf(await this.#reader.bytes(this.kustomization), this.show());
  }
  /** A file of this kustomization; undefined where the path leads to a directory instead. */
  async file(entry) {
    if (REMOTE.test(entry)) throw new Unsupported(`${this.show()}: ${entry} comes from the network`);
    const path = this.#reader.join(this.root, entry);
    const kind = await this.#reader.kind(path);
    if (kind === void 0) throw new RenderError(`${this.show()}: ${entry} does not exist`);
    if (kind === "directory") return void 0;
    if (!this.#reader.isFree && !this.#reader.isInside(this.root, await this.#reader.real(path))) {
      throw new RenderError(`${this.show()}: ${entry} is not in or below the kustomization's own directory`);
    }
    return path;
  }
  async bytes(entry) {
    const path = await this.file(entry);
    if (path === void 0) throw new RenderError(`${this.show()}: ${entry} is a directory`);
    return this.#reader.bytes(path);
  }
  async text(entry) {
    return textOf(await this.bytes(entry), `${this.show()}: ${entry}`);
  }
  /** Another kustomization. One that holds a kustomization on the way to here would go round in a circle. */
  async open(entry) {
    const path = this.#reader.join(this.root, entry);
    const root = await this.#reader.real(path);
    const holds = this.roots.find((visited) => this.#reader.isInside(root, visited));
    if (holds !== void 0) throw new RenderError(`${this.show()}: ${entry} is a cycle: it holds ${this.show(holds)}`);
    return _Folder.open(path, { reader: this.#reader, above: this.roots, work: this.work });
  }
};

// src/engines/kustomize/kustomization.ts
import { z as z2 } from "zod";
var text2 = z2.string();
var map = z2.record(text2, text2);
var list2 = (item) => z2.array(item).default([]);
var target = z2.strictObject({
  group: text2.optional(),
  version: text2.optional(),
  kind: text2.optional(),
  name: text2.optional(),
  namespace: text2.optional(),
  labelSelector: text2.optional(),
  annotationSelector: text2.optional()
});
var patch = z2.strictObject({
  path: text2.optional(),
  patch: text2.optional(),
  target: target.optional(),
  options: z2.strictObject({ allowNameChange: z2.boolean().optional(), allowKindChange: z2.boolean().optional() }).optional()
});
var generatorOptions = z2.strictObject({
  labels: map.optional(),
  annotations: map.optional(),
  disableNameSuffixHash: z2.boolean().optional(),
  immutable: z2.boolean().optional()
});
var generator = {
  name: text2.optional(),
  namespace: text2.optional(),
  behavior: text2.optional(),
  literals: list2(text2),
  files: list2(text2),
  envs: list2(text2),
  env: text2.optional(),
  options: generatorOptions.optional()
};
var image = z2.strictObject({
  name: text2,
  newName: text2.optional(),
  newTag: text2.optional(),
  digest: text2.optional()
});
var label = z2.strictObject({
  pairs: map.default({}),
  includeSelectors: z2.boolean().default(false),
  includeTemplates: z2.boolean().default(false)
});
var fieldOptions = z2.strictObject({
  delimiter: text2.optional(),
  index: z2.int().optional(),
  create: z2.boolean().optional()
});
var replacement = z2.strictObject({
  path: text2.optional(),
  source: z2.strictObject({
    ...target.omit({ labelSelector: true, annotationSelector: true }).shape,
    fieldPath: text2.optional(),
    options: fieldOptions.optional()
  }).optional(),
  targets: list2(
    z2.strictObject({ select: target, reject: list2(target), fieldPaths: list2(text2), options: fieldOptions.optional() })
  )
});
var variable = z2.strictObject({
  name: text2,
  objref: z2.strictObject({
    apiVersion: text2.optional(),
    group: text2.optional(),
    version: text2.optional(),
    kind: text2.optional(),
    name: text2.optional(),
    namespace: text2.optional()
  }),
  fieldref: z2.strictObject({ fieldPath: text2.optional(), fieldpath: text2.optional() }).optional()
});
var schema2 = z2.strictObject({
  apiVersion: text2.optional(),
  kind: text2.optional(),
  metadata: z2.unknown().optional(),
  resources: list2(text2),
  bases: list2(text2),
  components: list2(text2),
  namePrefix: text2.default(""),
  nameSuffix: text2.default(""),
  namespace: text2.default(""),
  labels: list2(label),
  commonLabels: map.default({}),
  commonAnnotations: map.default({}),
  patches: list2(patch),
  patchesStrategicMerge: list2(text2),
  patchesJson6902: list2(patch),
  images: list2(image),
  replicas: list2(z2.strictObject({ name: text2.optional(), count: z2.int() })),
  configMapGenerator: list2(z2.strictObject(generator)),
  secretGenerator: list2(z2.strictObject({ ...generator, type: text2.optional() })),
  generatorOptions: generatorOptions.optional(),
  replacements: list2(replacement),
  configurations: list2(text2),
  vars: list2(variable),
  /** Which object is printed first says nothing about any of them. */
  sortOptions: z2.unknown().optional()
});
var FOREIGN = [
  "buildMetadata",
  "crds",
  "generators",
  "helmChartInflationGenerator",
  "helmCharts",
  "helmGlobals",
  "imageTags",
  "openapi",
  "transformers",
  "validators"
];
var API_VERSIONS = {
  Kustomization: "kustomize.config.k8s.io/v1beta1",
  Component: "kustomize.config.k8s.io/v1alpha1"
};
function readKustomization(source, file) {
  const { documents, problems } = parseKubeYaml(source, file);
  const [problem] = problems;
  if (problem?.rule === "not-yaml") throw new RenderError(`${file}: line ${problem.line}: ${problem.message}`);
  if (problem) throw new Unsupported(`${file}: line ${problem.line}: ${problem.message}`);
  const [document, ...others] = documents;
  if (!document) throw new RenderError(`${file}: is empty`);
  if (others.length > 0) throw new Unsupported(`${file}: holds more than one document`);
  const read = schema2.safeParse(withoutNothing(document.value));
  if (!read.success) throw refusal(read.error.issues[0], { file, type: schema2 });
  const { kind = "Kustomization", apiVersion } = read.data;
  const expected = API_VERSIONS[kind];
  if (expected === void 0) throw new RenderError(`${file}: kind is ${kind}`);
  if (apiVersion !== void 0 && apiVersion !== expected) {
    throw new RenderError(`${file}: apiVersion is ${apiVersion}, expected ${expected}`);
  }
  if (Object.keys(document.value).every((key) => /^(?:apiVersion|kind|metadata)$/.test(key))) {
    throw new RenderError(`${file}: asks for nothing`);
  }
  return read.data;
}
function readReplacements(value, file) {
  const type = z2.array(replacement);
  const read = type.safeParse(value);
  if (read.success) return read.data;
  throw refusal(read.error.issues[0], { file, type });
}
function withoutNothing(value) {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== null && !(Array.isArray(entry) && entry.length === 0))
  );
}
function refusal(issue, { file, type }) {
  if (!issue) return new RenderError(`${file}: cannot be read`);
  const where = issue.path.map(String).join(".");
  if (issue.code !== "unrecognized_keys") return new RenderError(`${file}: ${where}: ${issue.message}`);
  const known = [...fieldsAt(type, issue.path), ...where === "" ? FOREIGN : []];
  const meant = issue.keys.map((key) => known.includes(key) ? void 0 : nearest(key, known));
  const named = issue.keys.map((key, index2) => {
    const name = where === "" ? key : `${where}.${key}`;
    return meant[index2] === void 0 ? name : `${name} (did you mean "${meant[index2]}"?)`;
  });
  return new Unsupported(
    `${file}: has ${named.join(", ")}`,
    meant.some((name) => name !== void 0)
  );
}
function fieldsAt(type, path) {
  if (type instanceof z2.ZodDefault || type instanceof z2.ZodOptional) return fieldsAt(type.unwrap(), path);
  const [first, ...rest] = path;
  if (type instanceof z2.ZodArray) return fieldsAt(type.element, rest);
  if (!(type instanceof z2.ZodObject)) return [];
  return first === void 0 ? Object.keys(type.shape) : fieldsAt(type.shape[String(first)], rest);
}

// src/engines/kustomize/load-objects.ts
import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE } from "js-yaml";

// src/engines/kustomize/fields/kinds.ts
import { z as z3 } from "zod";

// src/engines/kustomize/fields/kinds-asset.ts
var kindsAsset = (
  // biome-ignore format: one line, as generated
  '{"kinds":{"admissionregistration.k8s.io/v1/MutatingWebhookConfiguration":"v1.MutatingWebhookConfiguration","admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration":"v1.ValidatingWebhookConfiguration","admissionregistration.k8s.io/v1beta1/MutatingWebhookConfiguration":"v1beta1.MutatingWebhookConfiguration","admissionregistration.k8s.io/v1beta1/ValidatingWebhookConfiguration":"v1beta1.ValidatingWebhookConfiguration","apiextensions.k8s.io/v1/CustomResourceDefinition":"v1.CustomResourceDefinition","apiextensions.k8s.io/v1beta1/CustomResourceDefinition":"v1beta1.CustomResourceDefinition","apiregistration.k8s.io/v1/APIService":"v1.APIService","apiregistration.k8s.io/v1beta1/APIService":"v1beta1.APIService","apps/v1/ControllerRevision":"v1.ControllerRevision","apps/v1/DaemonSet":"v1.DaemonSet","apps/v1/Deployment":"v1.Deployment","apps/v1/ReplicaSet":"v1.ReplicaSet","apps/v1/StatefulSet":"v1.StatefulSet","authentication.k8s.io/v1/TokenRequest":"v1.TokenRequest","authentication.k8s.io/v1/TokenReview":"v1.TokenReview","authentication.k8s.io/v1beta1/TokenReview":"v1beta1.TokenReview","authorization.k8s.io/v1/LocalSubjectAccessReview":"v1.LocalSubjectAccessReview","authorization.k8s.io/v1/SelfSubjectAccessReview":"v1.SelfSubjectAccessReview","authorization.k8s.io/v1/SelfSubjectRulesReview":"v1.SelfSubjectRulesReview","authorization.k8s.io/v1/SubjectAccessReview":"v1.SubjectAccessReview","authorization.k8s.io/v1beta1/LocalSubjectAccessReview":"v1beta1.LocalSubjectAccessReview","authorization.k8s.io/v1beta1/SelfSubjectAccessReview":"v1beta1.SelfSubjectAccessReview","authorization.k8s.io/v1beta1/SelfSubjectRulesReview":"v1beta1.SelfSubjectRulesReview","authorization.k8s.io/v1beta1/SubjectAccessReview":"v1beta1.SubjectAccessReview","autoscaling/v1/HorizontalPodAutoscaler":"v1.HorizontalPodAutoscaler","autoscaling/v1/Scale":"v1.Scale","autoscaling/v2beta1/HorizontalPodAutoscaler":"v2beta1.HorizontalPodAutoscaler","autoscaling/v2beta2/HorizontalPodAutoscaler":"v2beta2.HorizontalPodAutoscaler","batch/v1/CronJob":"v1.CronJob","batch/v1/Job":"v1.Job","batch/v1beta1/CronJob":"v1beta1.CronJob","certificates.k8s.io/v1/CertificateSigningRequest":"v1.CertificateSigningRequest","certificates.k8s.io/v1beta1/CertificateSigningRequest":"v1beta1.CertificateSigningRequest","coordination.k8s.io/v1/Lease":"v1.Lease","coordination.k8s.io/v1beta1/Lease":"v1beta1.Lease","discovery.k8s.io/v1/EndpointSlice":"v1.EndpointSlice","discovery.k8s.io/v1beta1/EndpointSlice":"v1beta1.EndpointSlice","events.k8s.io/v1/Event":"events.v1.Event","events.k8s.io/v1beta1/Event":"v1beta1.Event","extensions/v1beta1/Ingress":"v1beta1.Ingress","flowcontrol.apiserver.k8s.io/v1beta1/FlowSchema":"v1beta1.FlowSchema","flowcontrol.apiserver.k8s.io/v1beta1/PriorityLevelConfiguration":"v1beta1.PriorityLevelConfiguration","networking.k8s.io/v1/Ingress":"v1.Ingress","networking.k8s.io/v1/IngressClass":"v1.IngressClass","networking.k8s.io/v1/NetworkPolicy":"v1.NetworkPolicy","networking.k8s.io/v1beta1/Ingress":"networking.v1beta1.Ingress","networking.k8s.io/v1beta1/IngressClass":"v1beta1.IngressClass","node.k8s.io/v1/RuntimeClass":"v1.RuntimeClass","node.k8s.io/v1beta1/RuntimeClass":"v1beta1.RuntimeClass","policy/v1/PodDisruptionBudget":"v1.PodDisruptionBudget","policy/v1beta1/Eviction":"v1beta1.Eviction","policy/v1beta1/PodDisruptionBudget":"v1beta1.PodDisruptionBudget","policy/v1beta1/PodSecurityPolicy":"v1beta1.PodSecurityPolicy","rbac.authorization.k8s.io/v1/ClusterRole":"v1.ClusterRole","rbac.authorization.k8s.io/v1/ClusterRoleBinding":"v1.ClusterRoleBinding","rbac.authorization.k8s.io/v1/Role":"v1.Role","rbac.authorization.k8s.io/v1/RoleBinding":"v1.RoleBinding","rbac.authorization.k8s.io/v1beta1/ClusterRole":"v1beta1.ClusterRole","rbac.authorization.k8s.io/v1beta1/ClusterRoleBinding":"v1beta1.ClusterRoleBinding","rbac.authorization.k8s.io/v1beta1/Role":"v1beta1.Role","rbac.authorization.k8s.io/v1beta1/RoleBinding":"v1beta1.RoleBinding","scheduling.k8s.io/v1/PriorityClass":"v1.PriorityClass","scheduling.k8s.io/v1beta1/PriorityClass":"v1beta1.PriorityClass","storage.k8s.io/v1/CSIDriver":"v1.CSIDriver","storage.k8s.io/v1/CSINode":"v1.CSINode","storage.k8s.io/v1/StorageClass":"v1.StorageClass","storage.k8s.io/v1/VolumeAttachment":"v1.VolumeAttachment","storage.k8s.io/v1beta1/CSIDriver":"v1beta1.CSIDriver","storage.k8s.io/v1beta1/CSINode":"v1beta1.CSINode","storage.k8s.io/v1beta1/CSIStorageCapacity":"v1beta1.CSIStorageCapacity","storage.k8s.io/v1beta1/StorageClass":"v1beta1.StorageClass","storage.k8s.io/v1beta1/VolumeAttachment":"v1beta1.VolumeAttachment","v1/Binding":"v1.Binding","v1/ComponentStatus":"v1.ComponentStatus","v1/ConfigMap":"v1.ConfigMap","v1/Endpoints":"v1.Endpoints","v1/EphemeralContainers":"v1.EphemeralContainers","v1/Event":"v1.Event","v1/LimitRange":"v1.LimitRange","v1/Namespace":"v1.Namespace","v1/Node":"v1.Node","v1/PersistentVolume":"v1.PersistentVolume","v1/PersistentVolumeClaim":"v1.PersistentVolumeClaim","v1/Pod":"v1.Pod","v1/PodTemplate":"v1.PodTemplate","v1/ReplicationController":"v1.ReplicationController","v1/ResourceQuota":"v1.ResourceQuota","v1/Secret":"v1.Secret","v1/Service":"v1.Service","v1/ServiceAccount":"v1.ServiceAccount"},"types":{"v1.MutatingWebhookConfiguration":{"metadata":["v1.ObjectMeta"],"webhooks":["","name"]},"v1.ValidatingWebhookConfiguration":{"metadata":["v1.ObjectMeta"],"webhooks":["","name"]},"v1beta1.MutatingWebhookConfiguration":{"metadata":["v1.ObjectMeta"],"webhooks":["","name"]},"v1beta1.ValidatingWebhookConfiguration":{"metadata":["v1.ObjectMeta"],"webhooks":["","name"]},"v1.ControllerRevision":{"metadata":["v1.ObjectMeta"]},"v1.DaemonSet":{"metadata":["v1.ObjectMeta"],"spec":["v1.DaemonSetSpec"],"status":["v1.DaemonSetStatus"]},"v1.DaemonSetSpec":{"template":["v1.PodTemplateSpec"]},"v1.DaemonSetStatus":{"conditions":["","type"]},"v1.Deployment":{"metadata":["v1.ObjectMeta"],"spec":["v1.DeploymentSpec"],"status":["v1.DeploymentStatus"]},"v1.DeploymentSpec":{"template":["v1.PodTemplateSpec"]},"v1.DeploymentStatus":{"conditions":["","type"]},"v1.ReplicaSet":{"metadata":["v1.ObjectMeta"],"spec":["v1.ReplicaSetSpec"],"status":["v1.ReplicaSetStatus"]},"v1.ReplicaSetSpec":{"template":["v1.PodTemplateSpec"]},"v1.ReplicaSetStatus":{"conditions":["","type"]},"v1.StatefulSet":{"metadata":["v1.ObjectMeta"],"spec":["v1.StatefulSetSpec"],"status":["v1.StatefulSetStatus"]},"v1.StatefulSetSpec":{"template":["v1.PodTemplateSpec"],"volumeClaimTemplates":["v1.PersistentVolumeClaim"]},"v1.StatefulSetStatus":{"conditions":["","type"]},"v1.TokenRequest":{"metadata":["v1.ObjectMeta"]},"v1.TokenReview":{"metadata":["v1.ObjectMeta"]},"v1beta1.TokenReview":{"metadata":["v1.ObjectMeta"]},"v1.LocalSubjectAccessReview":{"metadata":["v1.ObjectMeta"]},"v1.SelfSubjectAccessReview":{"metadata":["v1.ObjectMeta"]},"v1.SelfSubjectRulesReview":{"metadata":["v1.ObjectMeta"]},"v1.SubjectAccessReview":{"metadata":["v1.ObjectMeta"]},"v1beta1.LocalSubjectAccessReview":{"metadata":["v1.ObjectMeta"]},"v1beta1.SelfSubjectAccessReview":{"metadata":["v1.ObjectMeta"]},"v1beta1.SelfSubjectRulesReview":{"metadata":["v1.ObjectMeta"]},"v1beta1.SubjectAccessReview":{"metadata":["v1.ObjectMeta"]},"v1.HorizontalPodAutoscaler":{"metadata":["v1.ObjectMeta"]},"v1.Scale":{"metadata":["v1.ObjectMeta"]},"v2beta1.HorizontalPodAutoscaler":{"metadata":["v1.ObjectMeta"]},"v2beta2.HorizontalPodAutoscaler":{"metadata":["v1.ObjectMeta"]},"v1.CronJob":{"metadata":["v1.ObjectMeta"],"spec":["v1.CronJobSpec"]},"v1.CronJobSpec":{"jobTemplate":["v1.JobTemplateSpec"]},"v1.Job":{"metadata":["v1.ObjectMeta"],"spec":["v1.JobSpec"],"status":["v1.JobStatus"]},"v1.JobSpec":{"template":["v1.PodTemplateSpec"]},"v1.JobStatus":{"conditions":["","type"]},"v1.JobTemplateSpec":{"metadata":["v1.ObjectMeta"],"spec":["v1.JobSpec"]},"v1beta1.CronJob":{"metadata":["v1.ObjectMeta"],"spec":["v1beta1.CronJobSpec"]},"v1beta1.CronJobSpec":{"jobTemplate":["v1beta1.JobTemplateSpec"]},"v1beta1.JobTemplateSpec":{"metadata":["v1.ObjectMeta"],"spec":["v1.JobSpec"]},"v1.CertificateSigningRequest":{"metadata":["v1.ObjectMeta"]},"v1beta1.CertificateSigningRequest":{"metadata":["v1.ObjectMeta"]},"v1.Lease":{"metadata":["v1.ObjectMeta"]},"v1beta1.Lease":{"metadata":["v1.ObjectMeta"]},"v1.Binding":{"metadata":["v1.ObjectMeta"]},"v1.ComponentStatus":{"conditions":["","type"],"metadata":["v1.ObjectMeta"]},"v1.ConfigMap":{"metadata":["v1.ObjectMeta"]},"v1.Container":{"env":["","name"],"ports":["","containerPort","protocol"],"volumeDevices":["","devicePath"],"volumeMounts":["","mountPath"]},"v1.Endpoints":{"metadata":["v1.ObjectMeta"]},"v1.EphemeralContainer":{"env":["","name"],"volumeDevices":["","devicePath"],"volumeMounts":["","mountPath"]},"v1.EphemeralContainers":{"ephemeralContainers":["v1.EphemeralContainer","name"],"metadata":["v1.ObjectMeta"]},"v1.EphemeralVolumeSource":{"volumeClaimTemplate":["v1.PersistentVolumeClaimTemplate"]},"v1.Event":{"metadata":["v1.ObjectMeta"]},"v1.LimitRange":{"metadata":["v1.ObjectMeta"]},"v1.Namespace":{"metadata":["v1.ObjectMeta"],"status":["v1.NamespaceStatus"]},"v1.NamespaceStatus":{"conditions":["","type"]},"v1.Node":{"metadata":["v1.ObjectMeta"],"spec":["v1.NodeSpec"],"status":["v1.NodeStatus"]},"v1.NodeSpec":{"podCIDRs":["",""]},"v1.NodeStatus":{"addresses":["","type"],"conditions":["","type"]},"v1.PersistentVolume":{"metadata":["v1.ObjectMeta"]},"v1.PersistentVolumeClaim":{"metadata":["v1.ObjectMeta"],"status":["v1.PersistentVolumeClaimStatus"]},"v1.PersistentVolumeClaimStatus":{"conditions":["","type"]},"v1.PersistentVolumeClaimTemplate":{"metadata":["v1.ObjectMeta"]},"v1.Pod":{"metadata":["v1.ObjectMeta"],"spec":["v1.PodSpec"],"status":["v1.PodStatus"]},"v1.PodSpec":{"containers":["v1.Container","name"],"ephemeralContainers":["v1.EphemeralContainer","name"],"hostAliases":["","ip"],"imagePullSecrets":["","name"],"initContainers":["v1.Container","name"],"topologySpreadConstraints":["","topologyKey","whenUnsatisfiable"],"volumes":["v1.Volume","name"]},"v1.PodStatus":{"conditions":["","type"],"podIPs":["","ip"]},"v1.PodTemplate":{"metadata":["v1.ObjectMeta"],"template":["v1.PodTemplateSpec"]},"v1.PodTemplateSpec":{"metadata":["v1.ObjectMeta"],"spec":["v1.PodSpec"]},"v1.ReplicationController":{"metadata":["v1.ObjectMeta"],"spec":["v1.ReplicationControllerSpec"],"status":["v1.ReplicationControllerStatus"]},"v1.ReplicationControllerSpec":{"template":["v1.PodTemplateSpec"]},"v1.ReplicationControllerStatus":{"conditions":["","type"]},"v1.ResourceQuota":{"metadata":["v1.ObjectMeta"]},"v1.Secret":{"metadata":["v1.ObjectMeta"]},"v1.Service":{"metadata":["v1.ObjectMeta"],"spec":["v1.ServiceSpec"],"status":["v1.ServiceStatus"]},"v1.ServiceAccount":{"metadata":["v1.ObjectMeta"],"secrets":["","name"]},"v1.ServiceSpec":{"ports":["","port","protocol"]},"v1.ServiceStatus":{"conditions":["","type"]},"v1.Volume":{"ephemeral":["v1.EphemeralVolumeSource"]},"v1.EndpointSlice":{"metadata":["v1.ObjectMeta"]},"v1beta1.EndpointSlice":{"metadata":["v1.ObjectMeta"]},"events.v1.Event":{"metadata":["v1.ObjectMeta"]},"v1beta1.Event":{"metadata":["v1.ObjectMeta"]},"v1beta1.Ingress":{"metadata":["v1.ObjectMeta"]},"v1beta1.FlowSchema":{"metadata":["v1.ObjectMeta"]},"v1beta1.PriorityLevelConfiguration":{"metadata":["v1.ObjectMeta"]},"v1.Ingress":{"metadata":["v1.ObjectMeta"]},"v1.IngressClass":{"metadata":["v1.ObjectMeta"]},"v1.NetworkPolicy":{"metadata":["v1.ObjectMeta"]},"networking.v1beta1.Ingress":{"metadata":["v1.ObjectMeta"]},"v1beta1.IngressClass":{"metadata":["v1.ObjectMeta"]},"v1.RuntimeClass":{"metadata":["v1.ObjectMeta"]},"v1beta1.RuntimeClass":{"metadata":["v1.ObjectMeta"]},"v1.PodDisruptionBudget":{"metadata":["v1.ObjectMeta"],"status":["v1.PodDisruptionBudgetStatus"]},"v1.PodDisruptionBudgetStatus":{"conditions":["","type"]},"v1beta1.Eviction":{"metadata":["v1.ObjectMeta"]},"v1beta1.PodDisruptionBudget":{"metadata":["v1.ObjectMeta"],"status":["v1beta1.PodDisruptionBudgetStatus"]},"v1beta1.PodDisruptionBudgetStatus":{"conditions":["","type"]},"v1beta1.PodSecurityPolicy":{"metadata":["v1.ObjectMeta"]},"v1.ClusterRole":{"metadata":["v1.ObjectMeta"]},"v1.ClusterRoleBinding":{"metadata":["v1.ObjectMeta"]},"v1.Role":{"metadata":["v1.ObjectMeta"]},"v1.RoleBinding":{"metadata":["v1.ObjectMeta"]},"v1beta1.ClusterRole":{"metadata":["v1.ObjectMeta"]},"v1beta1.ClusterRoleBinding":{"metadata":["v1.ObjectMeta"]},"v1beta1.Role":{"metadata":["v1.ObjectMeta"]},"v1beta1.RoleBinding":{"metadata":["v1.ObjectMeta"]},"v1.PriorityClass":{"metadata":["v1.ObjectMeta"]},"v1beta1.PriorityClass":{"metadata":["v1.ObjectMeta"]},"v1.CSIDriver":{"metadata":["v1.ObjectMeta"]},"v1.CSINode":{"metadata":["v1.ObjectMeta"],"spec":["v1.CSINodeSpec"]},"v1.CSINodeSpec":{"drivers":["","name"]},"v1.StorageClass":{"metadata":["v1.ObjectMeta"]},"v1.VolumeAttachment":{"metadata":["v1.ObjectMeta"]},"v1beta1.CSIDriver":{"metadata":["v1.ObjectMeta"]},"v1beta1.CSINode":{"metadata":["v1.ObjectMeta"],"spec":["v1beta1.CSINodeSpec"]},"v1beta1.CSINodeSpec":{"drivers":["","name"]},"v1beta1.CSIStorageCapacity":{"metadata":["v1.ObjectMeta"]},"v1beta1.StorageClass":{"metadata":["v1.ObjectMeta"]},"v1beta1.VolumeAttachment":{"metadata":["v1.ObjectMeta"]},"v1.CustomResourceDefinition":{"metadata":["v1.ObjectMeta"]},"v1beta1.CustomResourceDefinition":{"metadata":["v1.ObjectMeta"]},"v1.ObjectMeta":{"finalizers":["",""],"ownerReferences":["","uid"]},"v1.APIService":{"metadata":["v1.ObjectMeta"],"status":["v1.APIServiceStatus"]},"v1.APIServiceStatus":{"conditions":["","type"]},"v1beta1.APIService":{"metadata":["v1.ObjectMeta"],"status":["v1beta1.APIServiceStatus"]},"v1beta1.APIServiceStatus":{"conditions":["","type"]}},"clusterScoped":["admissionregistration.k8s.io/v1/MutatingWebhookConfiguration","admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration","admissionregistration.k8s.io/v1beta1/MutatingWebhookConfiguration","admissionregistration.k8s.io/v1beta1/ValidatingWebhookConfiguration","apiextensions.k8s.io/v1/CustomResourceDefinition","apiextensions.k8s.io/v1beta1/CustomResourceDefinition","apiregistration.k8s.io/v1/APIService","apiregistration.k8s.io/v1beta1/APIService","certificates.k8s.io/v1/CertificateSigningRequest","certificates.k8s.io/v1beta1/CertificateSigningRequest","flowcontrol.apiserver.k8s.io/v1beta1/FlowSchema","flowcontrol.apiserver.k8s.io/v1beta1/PriorityLevelConfiguration","networking.k8s.io/v1/IngressClass","networking.k8s.io/v1beta1/IngressClass","node.k8s.io/v1/RuntimeClass","node.k8s.io/v1beta1/RuntimeClass","policy/v1beta1/PodSecurityPolicy","rbac.authorization.k8s.io/v1/ClusterRole","rbac.authorization.k8s.io/v1/ClusterRoleBinding","rbac.authorization.k8s.io/v1beta1/ClusterRole","rbac.authorization.k8s.io/v1beta1/ClusterRoleBinding","scheduling.k8s.io/v1/PriorityClass","scheduling.k8s.io/v1beta1/PriorityClass","storage.k8s.io/v1/CSIDriver","storage.k8s.io/v1/CSINode","storage.k8s.io/v1/StorageClass","storage.k8s.io/v1/VolumeAttachment","storage.k8s.io/v1beta1/CSIDriver","storage.k8s.io/v1beta1/CSINode","storage.k8s.io/v1beta1/StorageClass","storage.k8s.io/v1beta1/VolumeAttachment","v1/ComponentStatus","v1/Namespace","v1/Node","v1/PersistentVolume"]}'
);

// src/engines/kustomize/fields/kinds.ts
var asset = z3.object({
  kinds: z3.record(z3.string(), z3.string()),
  types: z3.record(z3.string(), z3.record(z3.string(), z3.array(z3.string()))),
  clusterScoped: z3.array(z3.string())
});
var { kinds, types, clusterScoped } = asset.parse(JSON.parse(kindsAsset));
var withoutNamespace = new Set(clusterScoped);
var keyOf = ({ apiVersion, kind }) => `${apiVersion}/${kind}`;
var typeOf = (id) => ({ type: kinds[keyOf(id)], keys: [] });
function typeBelow({ type }, property) {
  const found = type === void 0 ? void 0 : types[type];
  const [below2, ...keys] = (found && Object.hasOwn(found, property) ? found[property] : void 0) ?? [];
  return { type: below2 === "" ? void 0 : below2, keys };
}
var isClusterScoped = (id) => withoutNamespace.has(keyOf(id));

// src/engines/kustomize/blanks.ts
var BLANK = "\0";
function unmark(marked) {
  const blanks = [];
  const value = unmarkMapping(marked, { path: [], blanks });
  return blanks.length === 0 ? { value: marked, blanks } : { value, blanks };
}
function unmarkMapping(mapping, at2) {
  return Object.fromEntries(Object.entries(mapping).map(([key, value]) => [key, unmarkValue(value, below(at2, key))]));
}
function unmarkValue(value, at2) {
  if (value === BLANK) {
    at2.blanks.push(at2.path);
    return null;
  }
  if (isSequence(value)) return value.map((item, index2) => unmarkValue(item, below(at2, index2)));
  return isMapping(value) ? unmarkMapping(value, at2) : value;
}
var below = ({ path, blanks }, part) => ({ path: [...path, part], blanks });
function withoutBlanks(value, blanks, type) {
  const without = blanks.length === 0 ? value : remove(value, blanks, { type, depth: 0 });
  return isMapping(without) ? without : value;
}
function remove(value, paths, { type, depth }) {
  const below2 = /* @__PURE__ */ new Map();
  for (const path of paths) {
    const same = below2.get(path[depth]);
    if (same) same.push(path);
    else below2.set(path[depth], [path]);
  }
  const inner = (item, part, at2) => {
    const deeper = below2.get(part)?.filter((path) => path.length > depth + 1) ?? [];
    return deeper.length === 0 ? item : remove(item, deeper, { type: at2, depth: depth + 1 });
  };
  if (isSequence(value)) {
    const [key = ""] = type.keys;
    return key === "" ? value : value.map((item, index2) => inner(item, index2, { type: type.type, keys: [] }));
  }
  if (!isMapping(value)) return value;
  const ends = (part) => below2.get(part)?.some((path) => path.length === depth + 1) ?? false;
  const kept = Object.entries(value).filter(([part, item]) => item !== null || !ends(part));
  return Object.fromEntries(kept.map(([part, item]) => [part, inner(item, part, typeBelow(type, part))]));
}

// src/engines/kustomize/tree.ts
var fieldPath = (text3) => text3.split("/");
function change(value, path, { with: changed, create = false }) {
  return descend(value, { path, at: 0, changed, create }) ?? value;
}
function descend(value, descent) {
  const { path, at: at2, changed, create } = descent;
  const part = path[at2];
  if (part === void 0) return changed(value);
  const next = { ...descent, at: at2 + 1 };
  if (part === "*") {
    if (value === null && create) return [];
    return isSequence(value) ? value.map((item) => descend(item, next) ?? item) : value;
  }
  const home = value === void 0 || value === null ? create ? {} : void 0 : value;
  if (home === void 0 || !isMapping(home)) return value;
  const old = Object.hasOwn(home, part) ? home[part] : void 0;
  if ((old === void 0 || old === null) && !create) return value;
  return withEntry(home, part, descend(old, next));
}
function withEntry(mapping, key, value) {
  if (value !== void 0) return { ...mapping, [key]: value };
  return Object.fromEntries(Object.entries(mapping).filter(([name]) => name !== key));
}
var withEntries = (entries) => (value) => ({ ...isMapping(value) ? value : {}, ...entries });

// src/engines/kustomize/load-objects.ts
function loadObjects(text3, file) {
  return loadMarked(text3, file).flatMap((value) => itemsOf(value, file)).map(unmark);
}
function loadMarked(text3, file) {
  const { chunks, badSeparators } = splitDocuments(text3.charCodeAt(0) === 65279 ? text3.slice(1) : text3);
  const [bad] = badSeparators;
  if (bad !== void 0) throw new RenderError(`${file}: line ${bad + 1}: something follows the \`---\``);
  return chunks.flatMap((chunk) => {
    try {
      return readDocument(readEvents(chunk.source), file);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const { message, bomb } = error;
      if (bomb) throw new Unsupported(`${file}: ${message}`);
      throw new RenderError(`${file}: the document at line ${chunk.line + 1} is not YAML: ${message}`);
    }
  });
}
var MARKING = { ...KUSTOMIZE, plain: (text3) => text3 === "" ? BLANK : KUSTOMIZE.plain(text3) };
function readDocument(read, file) {
  const { values, duplicates } = construct(read, MARKING);
  const [twice] = duplicates;
  if (twice) throw new RenderError(`${file}: "${twice.key}" is given twice`);
  if (values.length > 1) throw new Unsupported(`${file}: kustomize reads nothing behind \`...\``);
  refuseFlowOddities(read, file);
  const [value = null] = values;
  if (value === null || value === BLANK) return [];
  if (!isMapping(value)) throw new RenderError(`${file}: a document is no object`);
  return [withTextAnnotations(value, read)];
}
function refuseFlowOddities({ source, events }, file) {
  let flow = 0;
  let depth = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      depth -= 1;
      if (depth < flow) flow = 0;
    } else if (event.type === EVENT_ID.SCALAR) {
      const text3 = source.slice(event.valueStart, event.valueEnd);
      const isOdd = event.style === SCALAR_STYLE.PLAIN && (event.valueStart === -1 || /^\d{4}-\d\d?-\d\d?[tT ]/.test(text3));
      if (flow > 0 && isOdd) throw new Unsupported(`${file}: nothing, or a time, in braces`);
    } else if (event.type !== EVENT_ID.ALIAS) {
      depth += 1;
      const opens = event.type !== EVENT_ID.DOCUMENT && event.style === COLLECTION_STYLE.FLOW;
      if (flow === 0 && opens) flow = depth;
    }
  }
}
function withTextAnnotations(value, read) {
  const metadata = field(value, "metadata");
  if (!isMapping(metadata) || !Object.hasOwn(metadata, "annotations")) return value;
  const annotations = field(metadata, "annotations");
  if (annotations === null || annotations === BLANK || isMapping(annotations) && Object.keys(annotations).length === 0) {
    return { ...value, metadata: withEntry(metadata, "annotations", void 0) };
  }
  if (isMapping(annotations)) refuseTypedKeys(Object.keys(annotations));
  if (!isMapping(annotations) || Object.values(annotations).every(isText)) return value;
  const [written = null] = construct(read, AS_WRITTEN).values;
  const texts = Object.keys(annotations).map((key) => [key, textField(written, "metadata", "annotations", key) ?? ""]);
  return { ...value, metadata: { ...metadata, annotations: Object.fromEntries(texts) } };
}
function refuseTypedKeys(names) {
  const typed = names.find((name) => /^(?:y|yes|n|no|on|off|true|false|null|~|[-+]?[\d.]+)$/i.test(name));
  if (typed !== void 0) throw new Unsupported(`the annotation ${typed} is no text to kustomize`);
}
var isText = (value) => typeof value === "string" && value !== BLANK;
function withAnnotationTexts(value) {
  const metadata = field(value, "metadata");
  const annotations = field(metadata, "annotations");
  if (!isMapping(metadata) || annotations === void 0) return value;
  if (!isMapping(annotations) || Object.keys(annotations).length === 0) {
    return { ...value, metadata: withEntry(metadata, "annotations", void 0) };
  }
  const texts = Object.entries(annotations).map(([key, text3]) => {
    if (typeof text3 === "string") return [key, text3];
    if (typeof text3 === "boolean" || Number.isInteger(text3)) return [key, String(text3)];
    throw new Unsupported(`the annotation ${key}, which a patch sets, is no text`);
  });
  return { ...value, metadata: { ...metadata, annotations: Object.fromEntries(texts) } };
}
function itemsOf(value, file) {
  const items = field(value, "items");
  if (textField(value, "kind")?.endsWith("List") && isSequence(items)) {
    return items.flatMap((item) => {
      if (isMapping(item)) return itemsOf(item, file);
      throw new RenderError(`${file}: an item of a list is no object`);
    });
  }
  demand(value, { file, path: ["kind"] });
  demand(value, { file, path: ["metadata", "name"] });
  refuseInternals(value, file);
  return [value];
}
function demand(value, { file, path }) {
  const found = field(value, ...path);
  if (typeof found === "string" && found !== "" && found !== BLANK) return;
  const kind = textField(value, "kind");
  const what = kind === void 0 ? "an object" : `a ${kind}`;
  if (found === void 0 || found === null || found === "" || found === BLANK) {
    throw new RenderError(`${file}: ${what} lacks ${path.join(".")}`);
  }
  throw new Unsupported(`${file}: ${path.join(".")} of ${what} is not a string`);
}
var INTERNAL = /^(?:internal\.)?config\.kubernetes\.io\/(?!local-config$)|^kustomize\.config\.k8s\.io\//;
function refuseInternals(value, file) {
  const annotations = field(value, "metadata", "annotations");
  const name = isMapping(annotations) ? Object.keys(annotations).find((key) => INTERNAL.test(key)) : void 0;
  if (name !== void 0) throw new Unsupported(`${file}: the annotation ${name} speaks to kustomize`);
}

// src/engines/kustomize/resource.ts
var ids = /* @__PURE__ */ new WeakMap();
function idOf(value) {
  const known = ids.get(value) ?? readId(value);
  ids.set(value, known);
  return known;
}
function readId(value) {
  return {
    apiVersion: textField(value, "apiVersion") ?? "",
    kind: textField(value, "kind") ?? "",
    name: textField(value, "metadata", "name") ?? "",
    namespace: textField(value, "metadata", "namespace") ?? ""
  };
}
var idsOf = (resource) => [...resource.former, idOf(resource.value)];
var effective = (namespace) => namespace === "" ? "default" : namespace;
var keyOf2 = ({ apiVersion, kind, name, namespace }) => [apiVersion, kind, name, effective(namespace)].join("\n");
function sameId(one, other) {
  return one.apiVersion === other.apiVersion && one.kind === other.kind && one.name === other.name && effective(one.namespace) === effective(other.namespace);
}
var showId = ({ kind, name, namespace }) => `${kind}/${name}${namespace === "" ? "" : ` in namespace ${namespace}`}`;
function rename(resource, key, text3) {
  resource.former.push(idOf(resource.value));
  const renamed2 = change(resource.value, fieldPath(`metadata/${key}`), { with: () => text3, create: true });
  if (isMapping(renamed2)) resource.value = renamed2;
}
function edit(resource, path, how) {
  const changed = change(resource.value, fieldPath(path), how);
  if (isMapping(changed)) resource.value = changed;
}
var group = (apiVersion) => apiVersion.includes("/") ? apiVersion.split("/")[0] ?? "" : "";
var version = (apiVersion) => apiVersion.split("/").at(-1) ?? "";

// src/engines/kustomize/sources.ts
import { isUtf8 as isUtf82 } from "node:buffer";
async function readSources(entry, folder) {
  const pairs = [];
  const envs = entry.env === void 0 || entry.env === "" ? entry.envs : [...entry.envs, entry.env];
  for (const file of envs) pairs.push(...envPairs(await folder.text(file), file));
  for (const source of entry.files) {
    const { key, file } = fileSource(source);
    const bytes = await folder.bytes(file);
    pairs.push([key, isUtf82(bytes) ? bytes.toString("utf8") : bytes]);
  }
  pairs.push(...entry.literals.map((literal, index2) => literalPair(literal, `${entry.name}: literals[${index2}]`)));
  const contents = /* @__PURE__ */ new Map();
  for (const [key, content] of pairs) {
    if (contents.has(key)) throw new RenderError(`${entry.name}: the key ${key} is given twice`);
    contents.set(key, content);
  }
  return contents;
}
function fileSource(source) {
  const [first = "", second, ...more] = source.split("=");
  if (more.length > 0) throw new RenderError(`files: ${source}: more than one "="`);
  if (second === void 0) return { key: first.split("/").at(-1) ?? first, file: first };
  if (first === "" || second === "") throw new RenderError(`files: ${source}: expected key=path`);
  return { key: first, file: second };
}
function literalPair(literal, where) {
  const at2 = literal.indexOf("=");
  if (at2 <= 0) throw new RenderError(`${where}: expected key=value`);
  return [literal.slice(0, at2), withoutQuotes(literal.slice(at2 + 1))];
}
var withoutQuotes = (text3) => /^(["'])(.*)\1$/s.exec(text3)?.[2] ?? text3;
function envPairs(text3, file) {
  const lines = text3.replace(/^\uFEFF/, "").split("\n");
  return lines.flatMap((raw, index2) => {
    const line = raw.replace(/\r$/, "").trimStart();
    if (line === "" || line.startsWith("#")) return [];
    const at2 = line.indexOf("=");
    if (at2 === 0) throw new RenderError(`${file}: line ${index2 + 1} has no key`);
    if (at2 === -1) throw new Unsupported(`${file}: line ${index2 + 1} takes its value from the environment`);
    return [[line.slice(0, at2), line.slice(at2 + 1)]];
  });
}

// src/engines/kustomize/transform/generators.ts
async function generate(resources, kustomization, folder) {
  const { configMapGenerator, secretGenerator, generatorOptions: generatorOptions2 } = kustomization;
  const all = [
    ...configMapGenerator.map((entry, index2) => ({ kind: "ConfigMap", entry, index: index2 })),
    ...secretGenerator.map((entry, index2) => ({ kind: "Secret", entry, index: index2 }))
  ];
  for (const { kind, entry, index: index2 } of all) {
    const options = together(generatorOptions2, entry.options);
    const made = await make({ kind, entry, options, index: index2 }, folder);
    take(resources, made, { behavior: entry.behavior, options });
  }
}
function together(all = {}, own = {}) {
  return {
    labels: { ...all.labels, ...own.labels },
    annotations: { ...all.annotations, ...own.annotations },
    disableNameSuffixHash: (all.disableNameSuffixHash ?? false) || (own.disableNameSuffixHash ?? false),
    immutable: (all.immutable ?? false) || (own.immutable ?? false)
  };
}
async function make({ kind, entry, options, index: index2 }, folder) {
  const { name = "", namespace = "", type } = entry;
  if (name === "") throw new RenderError(`a ${kind} is generated without a name`);
  const contents = await readSources(entry, folder);
  const value = {
    apiVersion: "v1",
    kind,
    metadata: {
      name,
      ...namespace === "" ? {} : { namespace },
      ...some("labels", options.labels),
      ...some("annotations", options.annotations)
    },
    ...kind === "Secret" ? { data: base64(contents), type: type || "Opaque" } : configMapData(contents),
    ...options.immutable ? { immutable: true } : {}
  };
  const generator2 = { field: kind === "Secret" ? "secretGenerator" : "configMapGenerator", index: index2 };
  return {
    value,
    origin: { file: folder.kustomization, source: void 0, generator: generator2 },
    blanks: [],
    former: [],
    prefixes: [],
    suffixes: [],
    hashed: !options.disableNameSuffixHash
  };
}
var some = (key, texts) => texts === void 0 || Object.keys(texts).length === 0 ? {} : { [key]: texts };
function configMapData(contents) {
  const texts = {};
  const binary = /* @__PURE__ */ new Map();
  for (const [key, content] of contents) {
    if (typeof content === "string") texts[key] = content;
    else binary.set(key, content);
  }
  return { ...some("data", texts), ...some("binaryData", base64(binary)) };
}
function base64(contents) {
  return Object.fromEntries(
    [...contents].map(([key, content]) => [key, folded(Buffer.from(content).toString("base64"))])
  );
}
var folded = (text3) => text3.length <= 70 ? text3 : text3.replace(/.{1,70}/g, "$&\n");
function take(resources, made, { behavior, options }) {
  const id = idOf(made.value);
  const found = resources.filter((resource) => idsOf(resource).some((other) => sameId(other, id)));
  const [old, another] = found;
  if (another) throw new RenderError(`${id.kind}/${id.name}: there is more than one to merge with`);
  const merges = behavior === "merge" || behavior === "replace";
  if (!merges) {
    if (old)
      throw new RenderError(
        `${id.kind}/${id.name} is generated and is there already: say \`behavior: merge\` or \`replace\``
      );
    resources.push(made);
    return;
  }
  if (!old) throw new RenderError(`${id.kind}/${id.name} does not exist: there is nothing to ${behavior}`);
  if (options.immutable) throw new Unsupported(`${id.kind}/${id.name}: \`immutable\` with \`behavior: ${behavior}\``);
  old.value = merged(old.value, made.value, { behavior, id: idOf(old.value) });
  old.blanks = [];
  old.hashed = old.hashed && made.hashed;
}
function merged(old, made, { behavior, id }) {
  const both = (...path) => ({ ...textsAt(old, path), ...textsAt(made, path) });
  const content = (key) => behavior === "merge" ? both(key) : textsAt(made, [key]);
  return {
    apiVersion: id.apiVersion,
    kind: id.kind,
    metadata: {
      name: id.name,
      ...id.namespace === "" ? {} : { namespace: id.namespace },
      ...some("labels", both("metadata", "labels")),
      ...some("annotations", both("metadata", "annotations"))
    },
    ...id.kind === "Secret" ? { data: content("data") } : some("data", content("data")),
    ...some("binaryData", content("binaryData")),
    ...id.kind === "Secret" ? { type: field(made, "type") ?? "Opaque" } : {}
  };
}
function textsAt(value, path) {
  const found = field(value, ...path);
  if (!isMapping(found)) return {};
  return Object.fromEntries(
    Object.entries(found).map(([key, text3]) => {
      if (typeof text3 === "string") return [key, text3];
      throw new Unsupported(`${path.join(".")}.${key} is no text and is merged with a generated one`);
    })
  );
}

// src/engines/kustomize/transform/hash.ts
import { createHash } from "node:crypto";
var LETTERS = { 0: "g", 1: "h", 3: "k", a: "m", e: "t" };
function contentHash(value) {
  const kind = textField(value, "kind") ?? "";
  const binary = field(value, "binaryData");
  const content = {
    ...isMapping(binary) && Object.keys(binary).length > 0 ? { binaryData: sortedTexts(binary) } : {},
    data: contentOf(field(value, "data")),
    kind,
    name: "",
    ...kind === "Secret" ? { ...stringData(value), type: textField(value, "type") ?? "" } : {}
  };
  const digest = createHash("sha256").update(goJson(content)).digest("hex");
  return [...digest.slice(0, 10)].map((digit) => LETTERS[digit] ?? digit).join("");
}
function contentOf(data) {
  return isMapping(data) ? sortedTexts(data) : "";
}
function stringData(value) {
  const data = field(value, "stringData");
  return isMapping(data) ? { stringData: sortedTexts(data) } : {};
}
function sortedTexts(mapping) {
  const entries = Object.entries(mapping).sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return Object.fromEntries(
    entries.map(([key, value]) => {
      if (typeof value === "string" && !/^\d+$/.test(key)) return [key, value];
      throw new Unsupported(`the hash of a ConfigMap or Secret whose ${key} is no text`);
    })
  );
}
var goJson = (value) => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

// src/engines/kustomize/transform/images.ts
var LISTS = /* @__PURE__ */ new Set(["containers", "initContainers"]);
function setImages(resources, { images }) {
  const entries = images.map(compile);
  if (entries.length === 0) return;
  for (const resource of resources) {
    if (idOf(resource.value).kind === "CustomResourceDefinition") continue;
    refuseImageVolumes(resource.value, entries);
    const replaced = replaceImages(resource.value, entries);
    if (isMapping(replaced)) resource.value = replaced;
  }
}
function replaceImages(value, entries) {
  if (isSequence(value)) return value.map((item) => replaceImages(item, entries));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const below2 = replaceImages(inner, entries);
      return [key, LISTS.has(key) && isSequence(below2) ? below2.map((item) => withImage(item, entries)) : below2];
    })
  );
}
function withImage(container, entries) {
  if (!isMapping(container) || !Object.hasOwn(container, "image")) return container;
  const { image: image2 } = container;
  if (isMapping(image2) || isSequence(image2)) {
    throw new RenderError(
      "images: the `image` of a container is no text, which kustomize refuses wherever it renames any"
    );
  }
  return typeof image2 === "string" ? { ...container, image: entries.reduce(newImage, image2) } : container;
}
var VOLUMES = ["spec/volumes/*/image/reference", "spec/template/spec/volumes/*/image/reference"].map(fieldPath);
function refuseImageVolumes(value, entries) {
  const refuse = (reference) => {
    if (typeof reference === "string" && entries.reduce(newImage, reference) !== reference) {
      throw new Unsupported(`images: ${reference} is the image of a volume, which not every kustomize renames`);
    }
    return reference;
  };
  for (const path of VOLUMES) change(value, path, { with: refuse });
}
var TAG = ":[A-Za-z0-9_.{}-]*";
var DIGEST = "@sha256:[A-Za-z0-9_.{}-]*";
function compile(entry) {
  const { name } = entry;
  if (!/^[\w./:-]+$/.test(name) || name.slice(name.lastIndexOf("/") + 1).includes(":")) {
    throw new Unsupported(`images: the name ${name} is a pattern, or has a tag`);
  }
  return { ...entry, pattern: new RegExp(`^(${name})(${TAG})?(${DIGEST})?$`) };
}
function newImage(image2, { pattern, newName = "", newTag = "", digest = "" }) {
  const found = pattern.exec(image2);
  if (!found) return image2;
  const [, oldName = "", oldTag = "", oldDigest = ""] = found;
  const base = newName === "" ? oldName : newName;
  if (newTag === "" && digest === "") return `${base}${oldTag === ":" ? "" : oldTag}${oldDigest}`;
  return `${base}${newTag === "" ? "" : `:${newTag}`}${digest === "" ? "" : `@${digest}`}`;
}

// src/engines/kustomize/fields/field-spec.ts
function isOfKind({ apiVersion, kind }, wanted) {
  const isSame = (asked, given) => asked === void 0 || asked === "" || asked === given;
  return isSame(wanted.kind, kind) && isSame(wanted.group, group(apiVersion)) && isSame(wanted.version, version(apiVersion));
}
function changeField(resource, spec, changed) {
  if (!isOfKind(idOf(resource.value), spec)) return;
  const descent = { path: spec.path.split("/"), at: 0, changed, create: spec.create ?? false };
  const value = descend2(resource.value, descent);
  if (isMapping(value)) resource.value = value;
}
function descend2(value, descent) {
  const { path, at: at2, changed, create } = descent;
  const part = path[at2];
  if (part === void 0) return changed(value);
  if (isSequence(value)) return value.map((item) => descend2(item, descent) ?? item);
  const home = value === void 0 || value === null ? create ? {} : void 0 : value;
  if (home === void 0 || !isMapping(home)) return value;
  const old = Object.hasOwn(home, part) ? home[part] : void 0;
  if ((old === void 0 || old === null) && !create) return value;
  return withEntry(home, part, descend2(old, { ...descent, at: at2 + 1 }));
}

// src/engines/kustomize/transform/labels.ts
var place = (path, kinds2, create = true) => ({
  path,
  kinds: new Set(kinds2.split(" ")),
  create
});
var TEMPLATED = "Deployment ReplicaSet DaemonSet ReplicationController batch/Job";
var CRON_JOBS = [
  "spec/jobTemplate/metadata/annotations",
  "spec/jobTemplate/spec/template/metadata/annotations"
];
var TEMPLATE_ANNOTATIONS = [
  place("spec/template/metadata/annotations", `${TEMPLATED} StatefulSet`),
  ...CRON_JOBS.map((path) => place(path, "batch/CronJob"))
];
var TEMPLATE_LABELS = [
  place("spec/template/metadata/labels", `${TEMPLATED} apps/StatefulSet`),
  ...CRON_JOBS.map((path) => place(path.replace("annotations", "labels"), "batch/CronJob")),
  place("spec/volumeClaimTemplates/*/metadata/labels", "apps/StatefulSet")
];
var AFFINITIES = ["podAffinity", "podAntiAffinity"].flatMap((affinity) => [
  `affinity/${affinity}/preferredDuringSchedulingIgnoredDuringExecution/*/podAffinityTerm`,
  `affinity/${affinity}/requiredDuringSchedulingIgnoredDuringExecution/*`
]);
var SELECTORS = [
  place("spec/selector", "Service ReplicationController"),
  place("spec/selector/matchLabels", "Deployment ReplicaSet DaemonSet apps/StatefulSet"),
  place("spec/selector/matchLabels", "batch/Job policy/PodDisruptionBudget", false),
  place("spec/jobTemplate/spec/selector/matchLabels", "batch/CronJob", false),
  ...["podSelector", "ingress/*/from/*/podSelector", "egress/*/to/*/podSelector"].map(
    (path) => place(`spec/${path}/matchLabels`, "networking.k8s.io/NetworkPolicy", false)
  ),
  ...[...AFFINITIES, "topologySpreadConstraints/*"].map(
    (path) => place(`spec/template/spec/${path}/labelSelector/matchLabels`, "apps/Deployment apps/StatefulSet", false)
  )
];
function addLabels(resources, { labels, commonLabels }, more) {
  for (const { pairs, includeSelectors, includeTemplates } of labels) {
    const places = [
      ...includeSelectors || includeTemplates ? TEMPLATE_LABELS : [],
      ...includeSelectors ? SELECTORS : []
    ];
    addAll(resources, { pairs, own: "metadata/labels", places, more: includeSelectors ? more : [] });
  }
  addAll(resources, { pairs: commonLabels, own: "metadata/labels", places: [...TEMPLATE_LABELS, ...SELECTORS], more });
}
function addAnnotations(resources, { commonAnnotations }, more) {
  refuseTypedKeys(Object.keys(commonAnnotations));
  addAll(resources, { pairs: commonAnnotations, own: "metadata/annotations", places: TEMPLATE_ANNOTATIONS, more });
}
function addAll(resources, { pairs, own, places, more }) {
  if (Object.keys(pairs).length === 0) return;
  const changed = withEntries(pairs);
  for (const resource of resources) {
    edit(resource, own, { with: changed, create: true });
    const { kind, apiVersion } = idOf(resource.value);
    for (const { path, kinds: kinds2, create } of places) {
      if (kinds2.has(kind) || kinds2.has(`${group(apiVersion)}/${kind}`)) {
        edit(resource, path, { with: changed, create });
      }
    }
    for (const spec of more) changeField(resource, spec, changed);
  }
}

// src/engines/kustomize/transform/names.ts
var KEEP_NAME = /* @__PURE__ */ new Set(["Namespace", "CustomResourceDefinition", "APIService"]);
function addPrefixAndSuffix(resources, { namePrefix, nameSuffix }) {
  if (namePrefix === "" && nameSuffix === "") return;
  for (const resource of resources) {
    const { kind, name } = idOf(resource.value);
    if (KEEP_NAME.has(kind)) continue;
    if (namePrefix !== "") resource.prefixes.push(namePrefix);
    if (nameSuffix !== "") resource.suffixes.push(nameSuffix);
    rename(resource, "name", `${namePrefix}${name}${nameSuffix}`);
  }
}
function setNamespace(resources, { namespace }, more) {
  if (namespace === "") return;
  for (const resource of resources) {
    const { kind, apiVersion } = idOf(resource.value);
    if (kind === "Namespace" && apiVersion === "v1") rename(resource, "name", namespace);
    else if (!isClusterScoped({ kind, apiVersion })) rename(resource, "namespace", namespace);
    setInside(resource, { kind, namespace });
    for (const spec of more) changeField(resource, spec, () => namespace);
  }
  const known = /* @__PURE__ */ new Set();
  for (const { value } of resources) {
    const key = keyOf2(idOf(value));
    if (known.has(key)) throw new RenderError(`namespace: there are two of ${showId(idOf(value))} then`);
    known.add(key);
  }
}
function setInside(resource, { kind, namespace }) {
  const set = { with: () => namespace };
  if (kind === "APIService") edit(resource, "spec/service/namespace", { ...set, create: true });
  if (kind === "CustomResourceDefinition") {
    edit(resource, "spec/conversion/webhook/clientConfig/service/namespace", set);
  }
  if (kind !== "RoleBinding" && kind !== "ClusterRoleBinding") return;
  edit(resource, "subjects/*", { with: (subject) => withNamespace(subject, namespace) });
}
function withNamespace(subject, namespace) {
  return isMapping(subject) && textField(subject, "name") === "default" ? { ...subject, namespace } : subject;
}
var SCALED = /* @__PURE__ */ new Set(["Deployment", "StatefulSet", "ReplicaSet", "ReplicationController"]);
function setReplicas(resources, { replicas }, more) {
  for (const { name = "", count } of replicas) {
    const named = resources.filter((resource) => idsOf(resource).some((id) => id.name === name));
    const found = named.filter((resource) => SCALED.has(idOf(resource.value).kind));
    const others = named.filter(({ value }) => more.some((spec) => isOfKind(idOf(value), spec)));
    for (const resource of others) for (const spec of more) changeField(resource, spec, () => count);
    if (found.length + others.length === 0)
      throw new RenderError(`replicas: nothing that has replicas is called ${name}`);
    for (const resource of found) edit(resource, "spec/replicas", { with: () => count, create: true });
  }
}
function isLocal({ value }) {
  const says = field(value, "metadata", "annotations", "config.kubernetes.io/local-config");
  return says !== void 0 && !isSequence(says) && says !== "false";
}

// src/engines/kustomize/selector.ts
async function select(resources, target3) {
  const texts = [target3.name, target3.namespace, target3.kind, target3.group, target3.version];
  const isPattern = texts.some((text3) => text3 !== void 0 && !LITERAL.test(text3));
  return selectBy(resources, target3, isPattern ? patternMatcher((await import("re2js")).RE2JS) : literalMatcher);
}
var selectExactly = (resources, target3) => selectBy(resources, target3, literalMatcher);
function selectBy(resources, target3, matcher) {
  const name = matcher(target3.name);
  const namespace = matcher(target3.namespace);
  const ofKind = kindMatcher(target3, matcher);
  const labels = requirementsOf(target3.labelSelector);
  const annotations = requirementsOf(target3.annotationSelector);
  return resources.filter(
    (resource) => ofKind(resource) && idsOf(resource).some((id) => name(id.name) && namespace(effective(id.namespace))) && labels.every((holds) => holds(textsAt2(resource.value, "labels"))) && annotations.every((holds) => holds(textsAt2(resource.value, "annotations")))
  );
}
function kindMatcher(target3, matcher) {
  const kind = matcher(target3.kind);
  const groups = matcher(target3.group);
  const versions = matcher(target3.version);
  return ({ value }) => {
    const { apiVersion, kind: own } = idOf(value);
    return kind(own) && groups(group(apiVersion)) && versions(version(apiVersion));
  };
}
var LITERAL = /^[\w /:@-]*$/;
var literalMatcher = (wanted) => (text3) => wanted === void 0 || wanted === "" || text3 === wanted;
var COMMON = /^(?:[\w ./:@^$|()*+?[\]-]|\\[.dws/-])*$/;
var patternMatcher = (re2) => (pattern) => {
  if (pattern === void 0 || LITERAL.test(pattern)) return literalMatcher(pattern);
  if (!COMMON.test(pattern) || pattern.includes("(?")) throw new Unsupported(`the regular expression ${pattern}`);
  try {
    const expression = re2.compile(`^(?:${pattern})$`);
    return (text3) => expression.test(text3);
  } catch (error) {
    throw new RenderError(`${pattern} is no regular expression`, { cause: error });
  }
};
var textsAt2 = (value, key) => {
  const found = field(value, "metadata", key);
  return isMapping(found) ? found : {};
};
var REQUIREMENT = /^\s*(?:(!)\s*([\w./-]+)|([\w./-]+)(?:\s*(==?|!=)\s*([\w.-]*)|\s+(in|notin)\s*\(([\w.,\s-]*)\))?)\s*(?:,|$)/;
function requirementsOf(selector) {
  const requirements = [];
  for (let rest = selector ?? ""; rest.trim() !== ""; ) {
    const found = REQUIREMENT.exec(rest);
    if (!found) throw new Unsupported(`the selector ${selector}`);
    requirements.push(requirementOf(found));
    rest = rest.slice(found[0].length);
  }
  return requirements;
}
function requirementOf(found) {
  const [, not, absent = "", key = absent, sign, value = "", word, values = ""] = found;
  const has = (texts) => Object.hasOwn(texts, key);
  if (not) return (texts) => !has(texts);
  const wanted = word ? values.split(",").map((text3) => text3.trim()) : [value];
  const isWanted = (texts) => has(texts) && wanted.includes(String(texts[key]));
  if (sign === "!=" || word === "notin") return (texts) => !isWanted(texts);
  return sign || word ? isWanted : has;
}

// src/engines/kustomize/transform/json-patch.ts
import { isDeepStrictEqual } from "node:util";
import { z as z4 } from "zod";
var operation = z4.strictObject({
  op: z4.string(),
  path: z4.string(),
  from: z4.string().optional(),
  value: z4.custom().optional()
});
var MOST2 = 2e3;
var OPS = /* @__PURE__ */ new Set(["add", "remove", "replace", "move", "copy", "test"]);
function readOperations(value, from) {
  const read = z4.array(operation).min(1).safeParse(value);
  if (!read.success) throw new RenderError(`${from}: no list of JSON patch operations`);
  if (read.data.length > MOST2) throw new Unsupported(`${from}: more than ${MOST2} operations`);
  for (const { op } of read.data)
    if (!OPS.has(op)) throw new RenderError(`${from}: ${op} is no operation of a JSON patch`);
  return read.data;
}
function applyOperations(value, operations) {
  return operations.reduce(applyOperation, value);
}
function applyOperation(root, { op, path, from, value = null }) {
  const target3 = pointer(path);
  if (op === "add") return put(root, target3, value);
  if (op === "remove") return take2(root, target3);
  if (op === "replace") {
    if (find(root, target3) === void 0 && isMapping(find(root, target3.slice(0, -1)))) return put(root, target3, value);
    return put(take2(root, target3), target3, value);
  }
  if (op === "test") {
    const found = find(root, target3);
    if (found !== void 0 && isDeepStrictEqual(found, value)) return root;
    throw new RenderError(`test ${path}: the value is another one`);
  }
  const source = pointer(from ?? "");
  const moved = find(root, source);
  if (moved === void 0) throw new RenderError(`${op} ${path}: there is nothing at ${from}`);
  return put(op === "move" ? take2(root, source) : root, target3, moved);
}
function pointer(path) {
  if (path === "") throw new Unsupported("a JSON patch for a whole object");
  if (!path.startsWith("/")) throw new RenderError(`${path}: a JSON pointer begins with a slash`);
  return path.slice(1).split("/").map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}
function index(part, length) {
  if (!/^(?:0|[1-9]\d*)$/.test(part)) throw new Unsupported(`${part} as the place in a list`);
  const at2 = Number(part);
  if (at2 >= length) throw new RenderError(`a list has no place ${part}`);
  return at2;
}
function find(value, path) {
  let found = value;
  for (const part of path) {
    if (isMapping(found)) found = Object.hasOwn(found, part) ? found[part] : void 0;
    else if (isSequence(found)) found = /^\d+$/.test(part) ? found[Number(part)] : void 0;
    else return void 0;
  }
  return found;
}
function atHolder(value, path, changed) {
  const [part = "", ...rest] = path;
  if (rest.length === 0) return changed(value, part);
  if (isMapping(value) && Object.hasOwn(value, part)) {
    return withEntry(value, part, atHolder(value[part] ?? null, rest, changed));
  }
  if (isSequence(value))
    return value.with(index(part, value.length), atHolder(value[index(part, value.length)] ?? null, rest, changed));
  throw new RenderError(`/${path.join("/")}: there is nothing`);
}
var put = (root, path, value) => atHolder(root, path, (holder, part) => {
  if (isMapping(holder)) return withEntry(holder, part, value);
  if (!isSequence(holder)) throw new RenderError(`/${path.join("/")}: there is no object or list to add to`);
  return holder.toSpliced(part === "-" ? holder.length : index(part, holder.length + 1), 0, value);
});
var take2 = (root, path) => atHolder(root, path, (holder, part) => {
  if (isMapping(holder) && Object.hasOwn(holder, part)) return withEntry(holder, part, void 0);
  if (isSequence(holder)) return holder.toSpliced(index(part, holder.length), 1);
  throw new RenderError(`/${path.join("/")}: there is nothing to remove`);
});

// src/engines/kustomize/transform/strategic-merge.ts
var DIRECTIVE = "$patch";
function mergeObject(value, patch2, type) {
  const directive = directiveOf(patch2);
  if (directive === "delete") return void 0;
  if (directive === "replace") throw new Unsupported("`$patch: replace` for a whole object");
  return mergeMapping(value, patch2, type);
}
function directiveOf(patch2) {
  const other = Object.keys(patch2).find((key) => key.startsWith("$") && key !== DIRECTIVE);
  if (other !== void 0) throw new Unsupported(`the directive ${other} of a patch`);
  const directive = Object.hasOwn(patch2, DIRECTIVE) ? patch2[DIRECTIVE] : void 0;
  if (directive === "delete" || directive === "replace") return directive;
  if (directive === void 0 || directive === "merge") return void 0;
  throw new Unsupported(`\`$patch: ${JSON.stringify(directive)}\``);
}
function mergeMapping(value, patch2, type) {
  const merged2 = new Map(Object.entries(value));
  for (const [key, change2] of Object.entries(patch2)) {
    if (key === DIRECTIVE) continue;
    const item = mergeValue(merged2.get(key), change2, typeBelow(type, key));
    if (item === void 0) merged2.delete(key);
    else merged2.set(key, item);
  }
  return Object.fromEntries(merged2);
}
function mergeValue(old, patch2, type) {
  if (patch2 === null) return void 0;
  if (isMapping(patch2)) return mergeInto(old, patch2, type);
  if (isSequence(patch2)) return mergeList(old, patch2, type);
  if (isMapping(old) || isSequence(old)) throw new RenderError("a patch has a scalar where the object has more");
  return patch2;
}
function mergeInto(old, patch2, type) {
  const directive = directiveOf(patch2);
  if (directive === "delete") return void 0;
  if (directive === "replace") return mergeMapping({}, patch2, type);
  if (old === void 0 || old === null) return mergeMapping({}, patch2, type);
  if (!isMapping(old)) throw new RenderError("a patch has a mapping where the object has something else");
  return mergeMapping(old, patch2, type);
}
function mergeList(old, patch2, type) {
  if (old !== void 0 && old !== null && !isSequence(old)) {
    throw new RenderError("a patch has a list where the object has something else");
  }
  const before = old ?? [];
  const [first] = type.keys;
  if (first === void 0) return refuseDirectives(patch2);
  if (first === "") return uniteScalars(before, patch2);
  const own = patch2.map(mappingIn);
  const replaces = own.some((item) => directiveOf(item) === "replace");
  const items = own.filter((item) => directiveOf(item) !== "replace");
  return mergeItems(replaces ? [] : before.map(mappingIn), items, type);
}
function refuseDirectives(patch2) {
  for (const item of patch2) {
    if (isMapping(item) && Object.keys(item).some((key) => key.startsWith("$"))) {
      throw new Unsupported("a directive in a list that has no merge key");
    }
  }
  return patch2;
}
function uniteScalars(before, patch2) {
  if ([...before, ...patch2].some((item) => typeof item === "object")) throw new Unsupported("a list of mixed values");
  return [.../* @__PURE__ */ new Set([...patch2, ...before])];
}
function mappingIn(item) {
  if (isMapping(item)) return item;
  throw new Unsupported("an item without a merge key in a list that merges");
}
function mergeItems(before, patch2, type) {
  const keys = keysInUse([...before, ...patch2], type.keys);
  const inPlace = keys.length > 1;
  const idOf2 = (item) => JSON.stringify(keys.map((key) => Object.hasOwn(item, key) ? [item[key]] : []));
  const index2 = (items) => new Map(items.map((item) => [idOf2(item), item]));
  const find2 = (items, item) => items.get(idOf2(item));
  refuseAmbiguity(before, keys);
  refuseAmbiguity(patch2, keys);
  if (inPlace) refuseHalfKeys([...before, ...patch2], keys);
  const [old, changes] = [index2(before), index2(patch2)];
  const itemType = { type: type.type, keys: [] };
  const merge2 = (item, change2) => {
    if (!change2) return item ? [item] : [];
    if (directiveOf(change2) === "delete") return [];
    return [mergeMapping(item ?? {}, change2, itemType)];
  };
  const fresh = inPlace ? patch2.filter((item) => !find2(old, item)) : patch2;
  const rest = inPlace ? before : before.filter((item) => !find2(changes, item));
  return [
    ...fresh.flatMap((item) => merge2(find2(old, item), item)),
    ...rest.flatMap((item) => merge2(item, find2(changes, item)))
  ];
}
function keysInUse(items, keys) {
  const used = keys.filter((key) => items.some((item) => Object.hasOwn(item, key)));
  const [main] = keys;
  const lacking = items.some((item) => main === void 0 || !Object.hasOwn(item, main) || item[main] === null);
  if (lacking) throw new Unsupported(`an item without its merge key \`${main}\` in a list that merges`);
  return used;
}
function refuseAmbiguity(items, keys) {
  const seen = new Set(items.map((item) => JSON.stringify(keys.map((key) => item[key] ?? null))));
  if (seen.size < items.length)
    throw new Unsupported(`two items with the same ${keys.join(" and ")} in a list that merges`);
}
function refuseHalfKeys(items, [main = "", ...others]) {
  const shapes = /* @__PURE__ */ new Map();
  for (const item of items) {
    const shape = others.map((key) => Object.hasOwn(item, key)).join();
    const name = JSON.stringify(item[main]);
    if ((shapes.get(name) ?? shape) !== shape)
      throw new Unsupported(`${main} ${name} with and without ${others.join()}`);
    shapes.set(name, shape);
  }
}

// src/engines/kustomize/transform/patches.ts
async function applyMergePatches(resources, { patchesStrategicMerge }, folder) {
  for (const entry of patchesStrategicMerge) {
    const isInline = entry.includes("\n") || entry.trimStart().startsWith("{");
    const from = isInline ? `${folder.show()}: patchesStrategicMerge` : folder.show(await folder.file(entry));
    mergeEach(resources, loadPatches(isInline ? entry : await folder.text(entry), from), from);
  }
}
async function applyPatches(resources, { patches }, folder) {
  for (const entry of patches) {
    const { text: text3, from } = await textOf2(entry, folder);
    const operations = operationsIn(text3, from);
    if (operations) await applyJson(resources, { entry, operations, from, remembers: true });
    else await applyMerge(resources, { entry, text: text3, from });
  }
}
async function applyJsonPatches(resources, { patchesJson6902 }, folder) {
  for (const entry of patchesJson6902) {
    const { text: text3, from } = await textOf2(entry, folder);
    const operations = operationsIn(text3, from);
    if (!operations) throw new RenderError(`${from}: no JSON patch`);
    await applyJson(resources, { entry, operations, from, remembers: false });
  }
}
async function textOf2({ path, patch: patch2 }, folder) {
  if (path && patch2) throw new RenderError(`${folder.show()}: a patch has both \`path\` and \`patch\``);
  if (path) return { text: await folder.text(path), from: folder.show(await folder.file(path)) };
  if (patch2) return { text: patch2, from: `${folder.show()}: patches` };
  throw new RenderError(`${folder.show()}: a patch has neither \`path\` nor \`patch\``);
}
function targetOf({ target: target3 }, from) {
  if (target3) return target3;
  throw new RenderError(`${from}: a JSON patch needs a target`);
}
function operationsIn(text3, from) {
  const body = text3.replace(/^(?:[ \t]*(?:#.*|---[ \t]*)?\r?\n)*/, "");
  if (!/^\s*(?:-\s|\[)/.test(body)) return void 0;
  const { documents, problems } = parseKubeYaml(`operations:
${indented(body)}`, from);
  const [problem] = problems;
  if (problem) throw new RenderError(`${from}: ${problem.message}`);
  return readOperations(documents[0]?.value.operations ?? null, from);
}
var indented = (text3) => text3.replace(/^(?=.)/gm, "  ");
async function applyJson(all, { entry, operations, from, remembers }) {
  for (const resource of await select(all, targetOf(entry, from))) {
    const patched = withAnnotationTexts(asMapping(applyOperations(resource.value, operations), from));
    const before = idOf(resource.value);
    const after = idOf(patched);
    if (!after.name || !after.kind) throw new Unsupported(`${from}: takes the name or kind of ${showId(before)} away`);
    const isMoved = before.name !== after.name || before.namespace !== after.namespace;
    if (isMoved && !remembers) throw new Unsupported(`${from}: renames ${showId(before)}`);
    if (remembers && (isMoved || !sameId(before, after))) resource.former.push(before);
    resource.value = patched;
    resource.blanks = [];
    if (!sameId(before, after)) refuseTwins(all, { resource, from });
  }
}
function refuseTwins(all, { resource, from }) {
  const id = idOf(resource.value);
  const twin = all.find((other) => other !== resource && sameId(idOf(other.value), id));
  if (twin) throw new Unsupported(`${from}: makes two of ${showId(id)}`);
}
function asMapping(value, from) {
  if (isMapping(value)) return value;
  throw new RenderError(`${from}: what it makes is no object`);
}
async function applyMerge(resources, { entry, text: text3, from }) {
  const patches = loadPatches(text3, from);
  if (!entry.target) {
    mergeEach(resources, patches, from);
    return;
  }
  const [patch2, another] = patches;
  if (!patch2 || another) throw new RenderError(`${from}: a patch with a target is one document`);
  if (entry.options?.allowNameChange || entry.options?.allowKindChange) {
    throw new Unsupported(`${from}: \`options\` of a patch`);
  }
  for (const resource of await select(resources, entry.target)) merge(resources, { resource, patch: patch2, from });
}
function loadPatches(text3, from) {
  const patches = loadObjects(text3, from).map(({ value }) => value);
  if (patches.length === 0) throw new RenderError(`${from}: holds no patch`);
  return patches;
}
function mergeEach(resources, patches, from) {
  for (const patch2 of patches) {
    const id = idOf(patch2);
    const found = resources.filter((resource2) => idsOf(resource2).some((other) => sameId(other, id)));
    const [resource, another] = found;
    if (!resource) throw new RenderError(`${from}: there is no ${showId(id)} to patch`);
    if (another) throw new RenderError(`${from}: there is more than one ${showId(id)} to patch`);
    merge(resources, { resource, patch: patch2, from });
  }
}
function merge(resources, { resource, patch: patch2, from }) {
  const id = idOf(resource.value);
  const type = typeOf(id);
  const merged2 = mergeObject(withoutBlanks(resource.value, resource.blanks, type), patch2, type);
  resource.blanks = [];
  if (!merged2) {
    resources.splice(resources.indexOf(resource), 1);
    return;
  }
  const { metadata } = merged2;
  if (!isMapping(metadata)) throw new RenderError(`${from}: takes the metadata of ${showId(id)} away`);
  const { namespace: _, ...rest } = metadata;
  const kept = { ...rest, name: id.name, ...id.namespace === "" ? {} : { namespace: id.namespace } };
  resource.value = withAnnotationTexts({ ...merged2, apiVersion: id.apiVersion, kind: id.kind, metadata: kept });
}

// src/engines/kustomize/transform/references.ts
import { isDeepStrictEqual as isDeepStrictEqual2 } from "node:util";

// src/engines/kustomize/fields/reference-fields.ts
var POD_SPECS = {
  Pod: "spec",
  PodTemplate: "template/spec",
  Deployment: "spec/template/spec",
  ReplicaSet: "spec/template/spec",
  DaemonSet: "spec/template/spec",
  StatefulSet: "spec/template/spec",
  Job: "spec/template/spec",
  ReplicationController: "spec/template/spec",
  CronJob: "spec/jobTemplate/spec/template/spec"
};
var PODS = "Pod PodTemplate Deployment ReplicaSet DaemonSet StatefulSet Job CronJob";
var WORKLOADS = "Pod Deployment DaemonSet StatefulSet Job CronJob ReplicationController";
var at = (path, kinds2, more = {}) => ({
  path,
  in: new Set(kinds2.split(" ")),
  ...more
});
var inPods = (kinds2, paths) => kinds2.split(" ").flatMap((kind) => paths.map((path) => at(`${POD_SPECS[kind]}/${path}`, kind)));
var inContainers = (path) => [`containers/*/${path}`, `initContainers/*/${path}`];
var target2 = (kind, fields) => ({ kind, fields });
var RESOURCE_NAMES = "rules/*/resourceNames/*";
var BINDINGS = "RoleBinding ClusterRoleBinding";
var SCALE_TARGET = at("spec/scaleTargetRef/name", "HorizontalPodAutoscaler", { says: "kind" });
var WEBHOOKS = "ValidatingWebhookConfiguration MutatingWebhookConfiguration";
var REFERENCE_TARGETS = [
  ...["Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"].map((kind) => target2(kind, [SCALE_TARGET])),
  target2("ConfigMap", [
    ...inPods(PODS, [
      ...inContainers("env/*/valueFrom/configMapKeyRef/name"),
      ...inContainers("envFrom/*/configMapRef/name"),
      "volumes/*/configMap/name",
      "volumes/*/projected/sources/*/configMap/name"
    ]),
    at(RESOURCE_NAMES, "Role ClusterRole"),
    at("spec/configSource/configMap/name", "Node")
  ]),
  target2("Secret", [
    ...inPods(PODS, [
      ...inContainers("env/*/valueFrom/secretKeyRef/name"),
      ...inContainers("envFrom/*/secretRef/name"),
      "imagePullSecrets/*/name",
      "volumes/*/secret/secretName",
      "volumes/*/projected/sources/*/secret/name"
    ]),
    at("imagePullSecrets/*/name", "ServiceAccount"),
    at("spec/tls/*/secretName", "Ingress"),
    at("spec/azureFile/secretName", "PersistentVolume"),
    at(RESOURCE_NAMES, "Role ClusterRole")
  ]),
  target2("Service", [
    at("spec/serviceName", "StatefulSet"),
    at("spec/defaultBackend/service/name", "Ingress"),
    at("spec/rules/*/http/paths/*/backend/service/name", "Ingress"),
    at("spec/backend/serviceName", "Ingress"),
    at("spec/rules/*/http/paths/*/backend/serviceName", "Ingress"),
    at("spec/service/name", "APIService", { namespaced: true }),
    at("webhooks/*/clientConfig/service/name", WEBHOOKS, { namespaced: true })
  ]),
  target2("Role", [at("roleRef/name", "RoleBinding", { says: "kind" })]),
  target2("ClusterRole", [at("roleRef/name", BINDINGS, { says: "kind" })]),
  target2("ServiceAccount", [
    at("subjects/*/name", BINDINGS, { namespaced: true }),
    ...inPods(WORKLOADS, ["serviceAccountName"])
  ]),
  target2("PersistentVolumeClaim", inPods(WORKLOADS, ["volumes/*/persistentVolumeClaim/claimName"])),
  target2("PersistentVolume", [at("spec/volumeName", "PersistentVolumeClaim"), at(RESOURCE_NAMES, "ClusterRole")]),
  target2("StorageClass", [
    at("spec/storageClassName", "PersistentVolume PersistentVolumeClaim"),
    at("spec/volumeClaimTemplates/*/spec/storageClassName", "StatefulSet")
  ]),
  target2("PriorityClass", inPods(WORKLOADS, ["priorityClassName"])),
  target2("ValidatingAdmissionPolicy", [at("spec/policyName", "ValidatingAdmissionPolicyBinding")])
];
var configuredTargets = ({ nameReference }) => nameReference.map(({ fieldSpecs, ...wanted }) => ({
  kind: wanted.kind,
  only: (id) => isOfKind(id, wanted),
  fields: fieldSpecs.map((spec) => ({ path: spec.path, in: (id) => isOfKind(id, spec) }))
}));

// src/engines/kustomize/transform/references.ts
function updateReferences(resources, configuration) {
  for (const target3 of [...REFERENCE_TARGETS, ...configuredTargets(configuration)]) {
    const isMeant2 = (id) => id.kind === target3.kind && (target3.only?.(id) ?? true);
    const named = resources.filter(({ value, former }) => former.length > 0 && isMeant2(idOf(value)));
    if (named.length === 0) continue;
    const byName = indexByName(named);
    for (const referrer of resources) {
      const id = idOf(referrer.value);
      for (const field2 of target3.fields) {
        if (typeof field2.in === "function" ? !field2.in(id) : !field2.in.has(id.kind)) continue;
        const updated = walk(referrer.value, { path: fieldPath(field2.path), at: 0, field: field2, target: target3, byName, referrer });
        if (isMapping(updated)) referrer.value = updated;
      }
    }
  }
}
function indexByName(resources) {
  const index2 = /* @__PURE__ */ new Map();
  for (const resource of resources) {
    for (const name of new Set(idsOf(resource).map((id) => id.name))) {
      const same = index2.get(name);
      if (same) same.push(resource);
      else index2.set(name, [resource]);
    }
  }
  return index2;
}
function walk(value, walking) {
  const { path, at: at2 } = walking;
  const part = path[at2];
  if (part === void 0) return value;
  const isLast = at2 === path.length - 1;
  if (part === "*") {
    if (!isSequence(value)) return value;
    return value.map((item) => isLast ? renamed(item, walking) : walk(item, { ...walking, at: at2 + 1 }));
  }
  if (isSequence(value)) return value.map((item) => walk(item, walking));
  if (!isMapping(value) || !Object.hasOwn(value, part)) return value;
  if (isLast) return inMapping(value, part, walking);
  return { ...value, [part]: walk(value[part] ?? null, { ...walking, at: at2 + 1 }) };
}
function renamed(item, { byName, referrer }) {
  if (typeof item !== "string") return item;
  const found = candidate(item, { byName, referrer });
  return found ? idOf(found.value).name : item;
}
function inMapping(mapping, key, walking) {
  const { field: field2, target: target3, byName, referrer } = walking;
  const value = mapping[key];
  if (isSequence(value)) return { ...mapping, [key]: value.map((item) => renamed(item, walking)) };
  if (isMapping(value)) throw new Unsupported(`${showId(idOf(referrer.value))}: ${field2.path} is no name`);
  const name = textField(mapping, key);
  if (name === void 0) return mapping;
  if (field2.says && textField(mapping, "kind") !== target3.kind) return mapping;
  const place3 = field2.namespaced ? { explicit: textField(mapping, "namespace") } : void 0;
  const found = candidate(name, { byName, referrer, place: place3 });
  if (!found) return mapping;
  const id = idOf(found.value);
  const isMoved = field2.namespaced && id.namespace !== "";
  return { ...mapping, [key]: id.name, ...isMoved ? { namespace: id.namespace } : {} };
}
function candidate(name, { byName, referrer, place: place3 }) {
  const explicit = place3?.explicit;
  const all = (byName.get(name) ?? []).filter(
    (resource) => !explicit || idsOf(resource).some((id) => effective(id.namespace) === explicit)
  );
  const near = place3 ? all : all.filter((resource) => isInReach(resource, referrer));
  const [first] = near;
  if (near.length < 2) return first;
  const alike = near.filter(
    ({ prefixes, suffixes }) => isDeepStrictEqual2(prefixes, referrer.prefixes) && isDeepStrictEqual2(suffixes, referrer.suffixes)
  );
  const [only] = alike;
  if (only && alike.length === 1) return only;
  const from = idOf(referrer.value);
  throw new Unsupported(`${showId(from)} refers to ${name}, and ${near.length} objects have, or had, that name`);
}
function isInReach(resource, referrer) {
  const theirs = idOf(resource.value);
  const own = idOf(referrer.value);
  if (isClusterScoped(theirs) || isClusterScoped(own)) return true;
  return effective(theirs.namespace) === effective(own.namespace);
}

// src/engines/kustomize/transform/replacements.ts
async function replace(resources, entries, folder) {
  for (const entry of entries.replacements) {
    if (!entry.path) {
      replaceOne(resources, entry, folder.show());
      continue;
    }
    if (entry.source || entry.targets.length > 0)
      throw new RenderError(`${folder.show()}: a replacement with \`path\` has more`);
    const from = folder.show(await folder.file(entry.path));
    for (const inner of replacementsIn(await folder.text(entry.path), from)) replaceOne(resources, inner, from);
  }
}
function replacementsIn(text3, from) {
  const body = text3.replace(/^(?=.)/gm, "  ");
  const { documents, problems } = parseKubeYaml(`replacements:
${body}`, from);
  const [problem] = problems;
  const value = documents[0]?.value.replacements;
  if (problem || documents.length !== 1 || value === void 0) throw new Unsupported(`${from}: cannot be read`);
  return readReplacements(isSequence(value) ? value : [value], from);
}
function replaceOne(resources, { source, targets }, from) {
  if (!source || targets.length === 0) throw new RenderError(`${from}: a replacement needs a source and targets`);
  const { fieldPath: fieldPath2, options, ...selector } = source;
  const found = exactly(resources, selector);
  const [origin, another] = found;
  if (!origin || another) throw new RenderError(`${from}: the source of a replacement is ${found.length} objects`);
  const path = partsOf(fieldPath2 || "metadata.name");
  const value = pick(valueAt(origin.value, path, `${from}: ${fieldPath2}`), options, from);
  for (const target3 of targets) {
    const rejected = new Set(target3.reject.flatMap((reject) => exactly(resources, reject)));
    for (const resource of exactly(resources, target3.select)) {
      if (rejected.has(resource)) continue;
      const paths = target3.fieldPaths.length > 0 ? target3.fieldPaths : ["metadata.name"];
      for (const text3 of paths) write(resource, { parts: partsOf(text3), text: text3, value, options: target3.options, from });
    }
  }
}
function exactly(resources, selector) {
  const { labelSelector: _, annotationSelector: __, ...names } = selector;
  for (const text3 of Object.values(names)) {
    if (text3 !== void 0 && !/^[\w./:-]*$/.test(text3))
      throw new Unsupported(`${text3} in the selector of a replacement`);
  }
  return selectExactly(resources, selector);
}
function partsOf(written) {
  const path = written.replace(/^\./, "");
  const parts = path.match(/\[[^\]]*\]|(?:\\.|[^.\\[])+/g) ?? [];
  if (parts.join(".") !== path) throw new Unsupported(`${path} as the path of a replacement`);
  return parts.map((part) => /^\[[^=]*\]$/.test(part) ? part.slice(1, -1) : part.replaceAll("\\.", "."));
}
function valueAt(value, parts, from) {
  const found = field(value, ...parts.map((part) => /^\d+$/.test(part) ? Number(part) : part));
  if (parts.some((part) => part.startsWith("["))) throw new Unsupported(`${from}: a list in the source of a replacement`);
  if (found === void 0) throw new RenderError(`${from}: the source of a replacement lacks the field`);
  if (typeof found === "object") throw new Unsupported(`${from}: more than a scalar is replaced`);
  return found;
}
function pick(value, options, from) {
  if (options?.create) throw new Unsupported(`${from}: \`create\` for the source of a replacement`);
  if (!options?.delimiter) return value;
  if (typeof value !== "string") throw new Unsupported(`${from}: a delimiter in what is no text`);
  const part = value.split(options.delimiter)[options.index ?? 0];
  if (part === void 0) throw new RenderError(`${from}: the source of a replacement has no part ${options.index}`);
  return part;
}
function write(resource, writing) {
  const { parts, text: text3, from } = writing;
  const [first, second] = parts;
  if (first === "kind" || first === "apiVersion" || first === "metadata" && /^name/.test(second ?? "")) {
    throw new Unsupported(`${from}: a replacement of ${text3}`);
  }
  const places = { found: 0 };
  const written = descend3(resource.value, parts, { ...writing, places });
  if (places.found === 0) throw new RenderError(`${from}: there is no ${text3} to replace`);
  if (isMapping(written)) resource.value = written;
}
function descend3(value, [part, ...rest], at2) {
  if (part === void 0) {
    at2.places.found += 1;
    return combine(value, at2);
  }
  if (isSequence(value)) return inList(value, part, { rest, at: at2 });
  const home = value ?? (at2.options?.create ? {} : void 0);
  if (!isMapping(home)) return value;
  if (part === "*" || part.startsWith("[")) throw new Unsupported(`${at2.from}: ${at2.text} where there is no list`);
  const old = Object.hasOwn(home, part) ? home[part] : void 0;
  if (old === void 0 && !at2.options?.create) return value;
  return withEntry(home, part, descend3(old, rest, at2));
}
function inList(list3, part, { rest, at: at2 }) {
  const [, key, wanted] = /^\[([^=]+)=(.*)\]$/.exec(part) ?? [];
  const isWanted = (item, index2) => {
    if (part === "*") return true;
    if (key !== void 0) return isMapping(item) && field(item, key) === wanted;
    return String(index2) === part;
  };
  if (at2.options?.create && !list3.some(isWanted))
    throw new Unsupported(`${at2.from}: an item that a replacement creates`);
  return list3.map((item, index2) => isWanted(item, index2) ? descend3(item, rest, at2) ?? item : item);
}
function combine(old, { value, options, from, text: text3 }) {
  if (options?.delimiter) {
    if (old !== void 0 && typeof old !== "string") throw new Unsupported(`${from}: a delimiter in ${text3}, no text`);
    return withPart((old ?? "").split(options.delimiter), options.index ?? 0, String(value)).join(options.delimiter);
  }
  if (old === void 0 || typeof old === typeof value) return value;
  if (typeof old === "string" && Number.isInteger(value)) return String(value);
  const number = typeof value === "string" && Number.isInteger(old) ? resolvePlain(value) : void 0;
  if (Number.isInteger(number)) return number ?? null;
  throw new Unsupported(`${from}: a replacement of ${text3} by a value of another type`);
}
function withPart(parts, index2, text3) {
  if (index2 < 0) return [text3, ...parts];
  return index2 < parts.length ? parts.with(index2, text3) : [...parts, text3];
}

// src/engines/kustomize/fields/variable-fields.ts
var IN_CONTAINERS = ["containers", "initContainers"].flatMap(
  (list3) => ["args", "command", "env/value", "volumeMounts/mountPath"].map((field2) => `${list3}/${field2}`)
);
var inPods2 = (home, kinds2, more = []) => kinds2.split(" ").flatMap((kind) => [...IN_CONTAINERS, ...more].map((path) => ({ kind, path: `${home}/${path}` })));
var NFS = ["volumes/nfs/server"];
var TEMPLATE = "spec/template/spec";
var VARIABLE_FIELDS = [
  { path: "metadata/annotations" },
  { path: "metadata/labels" },
  ...inPods2("spec", "Pod", NFS),
  ...inPods2(TEMPLATE, "Deployment DaemonSet ReplicaSet Job", NFS),
  ...inPods2(TEMPLATE, "StatefulSet"),
  ...inPods2("spec/jobTemplate/spec/template/spec", "CronJob"),
  { kind: "Deployment", path: "spec/template/metadata/annotations" },
  { kind: "PersistentVolume", path: "spec/nfs/server" },
  { kind: "Service", path: "spec/ports/targetPort" },
  { kind: "Ingress", path: "spec/rules/host" },
  { kind: "Ingress", path: "spec/tls/hosts" },
  { kind: "Ingress", path: "spec/tls/secretName" }
];

// src/engines/kustomize/transform/vars.ts
function bindVars(known, entries, resources) {
  const bound = entries.map((entry) => {
    const found = resources.filter((resource) => isMeant(resource, entry));
    const [source, another] = found;
    if (another) throw new RenderError(`vars: ${entry.name} may mean ${found.length} objects`);
    return { ...entry, source };
  });
  mergeVars(known, bound);
}
function mergeVars(known, others) {
  for (const each of others) {
    if (known.some(({ name }) => name === each.name)) throw new RenderError(`vars: ${each.name} is there twice`);
    known.push(each);
  }
}
function isMeant(resource, { objref }) {
  const { apiVersion, kind, name, namespace = "" } = objref;
  const wanted = apiVersion === void 0 ? objref : { group: group(apiVersion), version: version(apiVersion) };
  return idsOf(resource).some(
    (id) => id.kind === kind && id.name === name && group(id.apiVersion) === (wanted.group ?? "") && version(id.apiVersion) === (wanted.version ?? "") && (namespace === "" || effective(id.namespace) === effective(namespace))
  );
}
function resolveVars(resources, vars, more) {
  if (vars.length === 0) return;
  const values = new Map(vars.map((each) => [each.name, valueFor(each, resources)]));
  const seen = /* @__PURE__ */ new Set();
  for (const spec of [...VARIABLE_FIELDS, ...more]) {
    const key = JSON.stringify([spec.group ?? "", spec.version ?? "", spec.kind ?? "", spec.path]);
    if (seen.has(key)) continue;
    seen.add(key);
    for (const resource of resources) changeField(resource, spec, (value) => substituted(value, values, resource));
  }
}
function valueFor({ name, source, fieldref }, resources) {
  if (!source || !resources.includes(source)) throw new RenderError(`vars: there is no object for ${name}`);
  const path = fieldref?.fieldPath ?? fieldref?.fieldpath ?? "metadata.name";
  if (!/^[\w-]+(?:\[\d+\]|\.[\w-]+)*$/.test(path)) throw new Unsupported(`vars: ${name}: the path ${path}`);
  let value = source.value;
  for (const part of path.split(/[.[\]]+/).filter((each) => each !== "")) {
    if (isSequence(value)) value = value[Number(part)];
    else value = isMapping(value) && Object.hasOwn(value, part) ? value[part] : void 0;
  }
  if (value === void 0) throw new RenderError(`vars: ${name}: there is no ${path}`);
  const isWhole = typeof value === "string" || typeof value === "boolean" || Number.isInteger(value);
  if (!isWhole || isMapping(value) || isSequence(value)) throw new Unsupported(`vars: ${name}: what is at ${path}`);
  return value;
}
function substituted(value, values, resource) {
  if (typeof value === "string") return expand(value, values);
  if (isSequence(value)) return value.map((item) => inList2(item, values, resource));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (typeof item === "string") return [key, expand(item, values)];
      throw new Unsupported(`vars: ${idOf(resource.value).name}: ${key} is no text where a variable may stand`);
    })
  );
}
function inList2(item, values, { value }) {
  if (typeof item === "string") return expand(item, values);
  const { kind, name } = idOf(value);
  if (typeof item === "number" || typeof item === "boolean")
    throw new RenderError(`vars: ${kind}/${name}: ${item} is no text`);
  throw new Unsupported(`vars: ${kind}/${name}: a list of more than texts where a variable may stand`);
}
function expand(text3, values) {
  const whole = /^\$\(([^()$]*)\)$/.exec(text3)?.[1];
  const only = whole === void 0 ? void 0 : values.get(whole);
  if (only !== void 0) return only;
  return text3.replace(/\$(?:\$|\(([^)]*)\))/g, (found, name) => {
    if (found === "$$") return "$";
    const value = name === void 0 ? void 0 : values.get(name);
    return value === void 0 ? found : String(value);
  });
}

// src/engines/kustomize/build.ts
async function buildKustomization(directory, reader) {
  const folder = await Folder.open(directory, { reader });
  const resources = [];
  const level = { configuration: noConfiguration(), vars: [] };
  await accumulate(resources, { folder, level });
  for (const resource of resources) addHash(resource);
  updateReferences(resources, level.configuration);
  resolveVars(resources, level.vars, level.configuration.varReference);
  return resources.filter((resource) => !isLocal(resource)).map(({ value, origin }) => ({ value, origin }));
}
async function accumulate(resources, { folder, level, kind }) {
  const kustomization = readKustomization(await folder.source(), folder.show());
  const given = kustomization.kind ?? "Kustomization";
  if (kind !== void 0 && given !== kind)
    throw new RenderError(`${folder.show()}: is a ${given}, expected a ${kind}`);
  const known = new Set(resources.map(({ value }) => keyOf2(idOf(value))));
  for (const entry of [...kustomization.resources, ...kustomization.bases]) {
    for (const resource of await load(entry, folder, level)) {
      const id = idOf(resource.value);
      const key = keyOf2(id);
      if (known.has(key)) throw new RenderError(`${folder.show()}: ${showId(id)} is there more than once`);
      known.add(key);
      resources.push(resource);
    }
  }
  for (const entry of kustomization.configurations) {
    mergeConfiguration(level.configuration, await readConfiguration(entry, folder));
  }
  await generate(resources, kustomization, folder);
  for (const entry of kustomization.components) {
    await accumulate(resources, { folder: await folder.open(entry), level, kind: "Component" });
  }
  await transform(resources, kustomization, { folder, level });
  bindVars(level.vars, kustomization.vars, resources);
}
async function load(entry, folder, above) {
  const file = await folder.file(entry);
  if (file !== void 0) {
    const shown = folder.show(file);
    return loadObjects(await folder.text(entry), shown).map(({ value, blanks }) => ({
      value,
      blanks,
      origin: { file, source: idOf(value) },
      former: [],
      prefixes: [],
      suffixes: [],
      hashed: false
    }));
  }
  const loaded = [];
  const level = { configuration: noConfiguration(), vars: [] };
  await accumulate(loaded, { folder: await folder.open(entry), level, kind: "Kustomization" });
  mergeConfiguration(above.configuration, level.configuration);
  mergeVars(above.vars, level.vars);
  return loaded;
}
async function transform(resources, kustomization, { folder, level: { configuration } }) {
  folder.work.take(resources.length * changesOf(kustomization), folder.show());
  await applyMergePatches(resources, kustomization, folder);
  await applyPatches(resources, kustomization, folder);
  setNamespace(resources, kustomization, configuration.namespace);
  addPrefixAndSuffix(resources, kustomization);
  addLabels(resources, kustomization, configuration.commonLabels);
  addAnnotations(resources, kustomization, configuration.commonAnnotations);
  await applyJsonPatches(resources, kustomization, folder);
  setReplicas(resources, kustomization, configuration.replicas);
  setImages(resources, kustomization);
  await replace(resources, kustomization, folder);
}
function changesOf(kustomization) {
  const { patches, patchesStrategicMerge, patchesJson6902, images, replicas, labels, replacements } = kustomization;
  const generated = [...kustomization.configMapGenerator, ...kustomization.secretGenerator];
  const lists = [patches, patchesStrategicMerge, patchesJson6902, images, replicas, labels, replacements, generated];
  const targets = replacements.flatMap((entry) => entry.targets);
  return [...lists, targets].reduce((sum, list3) => sum + list3.length, 1);
}
function addHash(resource) {
  if (resource.hashed) rename(resource, "name", `${idOf(resource.value).name}-${contentHash(resource.value)}`);
}

// src/facts/kubernetes/embedded.ts
async function renderEmbedded(target3, { files, sources, home, isFree }) {
  try {
    const objects = await buildKustomization(target3, readerOf(files, isFree));
    return await Promise.all(objects.map((object, index2) => place2(object, { index: index2, sources, files, home })));
  } catch (error) {
    if (error instanceof RenderError) return { failure: clip(error.message, 1e3) };
    if (!(error instanceof Unsupported)) throw error;
    throw new CouldNotTell(
      "unsupported",
      `the embedded renderer cannot do this: ${clip(error.message, 500)}`,
      error.isMisspelt ? "Correct the name. Where it is right, install kustomize or kubectl, which are used where they are on PATH." : "Install kustomize or kubectl, which are used where they are on PATH."
    );
  }
}
var readerOf = (files, isFree) => ({
  isFree,
  kind: async (path) => (await files.facts(path))?.kind,
  real: (path) => files.real(path),
  bytes: (path) => files.bytes(path),
  join: (folder, path) => isAbsolute(path) ? path : join(folder, path),
  isInside: (folder, path) => {
    const way = relative(folder, path);
    return way === "" || !(way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way));
  },
  show: (path) => files.show(path)
});
async function place2({ value, origin }, { index: index2, sources, files, home }) {
  const shown = files.show(origin.file);
  const documents = await sources.documents(origin.file);
  const { source, generator: generator2 } = origin;
  const found = source ? documents.find(
    (document2) => document2.kind === source.kind && document2.name === source.name && document2.namespace === source.namespace && document2.apiVersion === source.apiVersion
  ) : documents[0];
  const inSource = found && !generator2 ? positionsInSource(value, found) : void 0;
  const position = (path, part) => generator2 ? found?.position([generator2.field, generator2.index, "name"], part) : inSource?.(path, part);
  const [document] = objectsOf(value, { file: shown, index: index2, renderedFrom: home, position });
  if (!document) throw new Error(`${shown}: rendered no object`);
  return document;
}
export {
  renderEmbedded
};
