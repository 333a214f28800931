import { z } from 'zod';
import { nearest } from '../../text/nearest.js';
import { parseKubeYaml } from '../kube-yaml/document.js';
import type { KubeMapping } from '../kube-yaml/value.js';
import { RenderError, Unsupported } from './problem.js';

const text = z.string();
const map = z.record(text, text);
/** Go reads null as nothing at all. */
const list = <T extends z.ZodType>(item: T) => z.array(item).default([]);

const target = z.strictObject({
  group: text.optional(),
  version: text.optional(),
  kind: text.optional(),
  name: text.optional(),
  namespace: text.optional(),
  labelSelector: text.optional(),
  annotationSelector: text.optional(),
});

const patch = z.strictObject({
  path: text.optional(),
  patch: text.optional(),
  target: target.optional(),
  options: z
    .strictObject({ allowNameChange: z.boolean().optional(), allowKindChange: z.boolean().optional() })
    .optional(),
});

const generatorOptions = z.strictObject({
  labels: map.optional(),
  annotations: map.optional(),
  disableNameSuffixHash: z.boolean().optional(),
  immutable: z.boolean().optional(),
});

const generator = {
  name: text.optional(),
  namespace: text.optional(),
  behavior: text.optional(),
  literals: list(text),
  files: list(text),
  envs: list(text),
  env: text.optional(),
  options: generatorOptions.optional(),
};

const image = z.strictObject({
  name: text,
  newName: text.optional(),
  newTag: text.optional(),
  digest: text.optional(),
});

const label = z.strictObject({
  pairs: map.default({}),
  includeSelectors: z.boolean().default(false),
  includeTemplates: z.boolean().default(false),
});

const fieldOptions = z.strictObject({
  delimiter: text.optional(),
  index: z.int().optional(),
  create: z.boolean().optional(),
});

const replacement = z.strictObject({
  path: text.optional(),
  source: z
    .strictObject({
      ...target.omit({ labelSelector: true, annotationSelector: true }).shape,
      fieldPath: text.optional(),
      options: fieldOptions.optional(),
    })
    .optional(),
  targets: list(
    z.strictObject({ select: target, reject: list(target), fieldPaths: list(text), options: fieldOptions.optional() }),
  ),
});

const variable = z.strictObject({
  name: text,
  objref: z.strictObject({
    apiVersion: text.optional(),
    group: text.optional(),
    version: text.optional(),
    kind: text.optional(),
    name: text.optional(),
    namespace: text.optional(),
  }),
  fieldref: z.strictObject({ fieldPath: text.optional(), fieldpath: text.optional() }).optional(),
});

const schema = z.strictObject({
  apiVersion: text.optional(),
  kind: text.optional(),
  metadata: z.unknown().optional(),
  resources: list(text),
  bases: list(text),
  components: list(text),
  namePrefix: text.default(''),
  nameSuffix: text.default(''),
  namespace: text.default(''),
  labels: list(label),
  commonLabels: map.default({}),
  commonAnnotations: map.default({}),
  patches: list(patch),
  patchesStrategicMerge: list(text),
  patchesJson6902: list(patch),
  images: list(image),
  replicas: list(z.strictObject({ name: text.optional(), count: z.int() })),
  configMapGenerator: list(z.strictObject(generator)),
  secretGenerator: list(z.strictObject({ ...generator, type: text.optional() })),
  generatorOptions: generatorOptions.optional(),
  replacements: list(replacement),
  configurations: list(text),
  vars: list(variable),
  /** Which object is printed first says nothing about any of them. */
  sortOptions: z.unknown().optional(),
});

/** Fields of kustomize that this renderer does not know: rightly spelt, all the same. */
const FOREIGN = [
  'buildMetadata',
  'crds',
  'generators',
  'helmChartInflationGenerator',
  'helmCharts',
  'helmGlobals',
  'imageTags',
  'openapi',
  'transformers',
  'validators',
];

export type Kustomization = z.output<typeof schema>;
export type PatchEntry = z.output<typeof patch>;
export type Target = z.output<typeof target>;
export type GeneratorEntry = z.output<z.ZodObject<typeof generator>>;
export type GeneratorOptions = z.output<typeof generatorOptions>;
export type ImageEntry = z.output<typeof image>;
export type VarEntry = z.output<typeof variable>;
export type ReplacementEntry = z.output<typeof replacement>;

const API_VERSIONS: Readonly<Record<string, string>> = {
  Kustomization: 'kustomize.config.k8s.io/v1beta1',
  Component: 'kustomize.config.k8s.io/v1alpha1',
};

/** Reads `kustomization.yaml`. What this renderer does not know is `Unsupported`, whether kustomize knows it or not. */
export function readKustomization(source: string, file: string): Kustomization {
  const { documents, problems } = parseKubeYaml(source, file);
  const [problem] = problems;
  if (problem?.rule === 'not-yaml') throw new RenderError(`${file}: line ${problem.line}: ${problem.message}`);
  if (problem) throw new Unsupported(`${file}: line ${problem.line}: ${problem.message}`);
  const [document, ...others] = documents;
  if (!document) throw new RenderError(`${file}: is empty`);
  if (others.length > 0) throw new Unsupported(`${file}: holds more than one document`);
  const read = schema.safeParse(withoutNothing(document.value));
  if (!read.success) throw refusal(read.error.issues[0], { file, type: schema });
  const { kind = 'Kustomization', apiVersion } = read.data;
  const expected = API_VERSIONS[kind];
  if (expected === undefined) throw new RenderError(`${file}: kind is ${kind}`);
  if (apiVersion !== undefined && apiVersion !== expected) {
    throw new RenderError(`${file}: apiVersion is ${apiVersion}, expected ${expected}`);
  }
  if (Object.keys(document.value).every(key => /^(?:apiVersion|kind|metadata)$/.test(key))) {
    throw new RenderError(`${file}: asks for nothing`);
  }
  return read.data;
}

/** Reads a file of replacements, which `replacements` names. */
export function readReplacements(value: unknown, file: string): readonly ReplacementEntry[] {
  const type = z.array(replacement);
  const read = type.safeParse(value);
  if (read.success) return read.data;
  throw refusal(read.error.issues[0], { file, type });
}

/** Null stands for nothing, and what is empty asks for nothing. */
function withoutNothing(value: KubeMapping): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== null && !(Array.isArray(entry) && entry.length === 0)),
  );
}

function refusal(
  issue: z.core.$ZodIssue | undefined,
  { file, type }: { readonly file: string; readonly type: z.ZodType },
): Error {
  if (!issue) return new RenderError(`${file}: cannot be read`);
  const where = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return new RenderError(`${file}: ${where}: ${issue.message}`);
  const known = [...fieldsAt(type, issue.path), ...(where === '' ? FOREIGN : [])];
  const meant = issue.keys.map(key => (known.includes(key) ? undefined : nearest(key, known)));
  const named = issue.keys.map((key, index) => {
    const name = where === '' ? key : `${where}.${key}`;
    return meant[index] === undefined ? name : `${name} (did you mean "${meant[index]}"?)`;
  });
  return new Unsupported(
    `${file}: has ${named.join(', ')}`,
    meant.some(name => name !== undefined),
  );
}

/** The names of the fields at a path; none where it leads to no mapping with fields of its own. */
function fieldsAt(type: unknown, path: readonly PropertyKey[]): readonly string[] {
  if (type instanceof z.ZodDefault || type instanceof z.ZodOptional) return fieldsAt(type.unwrap(), path);
  const [first, ...rest] = path;
  if (type instanceof z.ZodArray) return fieldsAt(type.element, rest);
  if (!(type instanceof z.ZodObject)) return [];
  return first === undefined ? Object.keys(type.shape) : fieldsAt(type.shape[String(first)], rest);
}
