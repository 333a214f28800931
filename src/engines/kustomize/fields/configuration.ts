import { z } from 'zod';
import { parseKubeYaml } from '../../kube-yaml/document.js';
import type { Folder } from '../folder.js';
import { RenderError, Unsupported } from '../problem.js';

const text = z.string();

const fieldSpec = z.strictObject({
  group: text.optional(),
  version: text.optional(),
  kind: text.optional(),
  path: text,
  create: z.boolean().optional(),
});

const list = z
  .array(fieldSpec)
  .nullish()
  .transform(found => found ?? []);

const referenced = z.strictObject({
  group: text.optional(),
  version: text.optional(),
  kind: text,
  fieldSpecs: list,
});

/** A file under `configurations`: where else than in the kinds of Kubernetes itself fields of some meaning are. */
const schema = z.strictObject({
  nameReference: z
    .array(referenced)
    .nullish()
    .transform(found => found ?? []),
  varReference: list,
  namespace: list,
  commonLabels: list,
  commonAnnotations: list,
  replicas: list,
});

/** A field of all objects of a kind. */
export type FieldSpec = z.output<typeof fieldSpec>;

export type Configuration = z.output<typeof schema>;

export const noConfiguration = (): Configuration => ({
  nameReference: [],
  varReference: [],
  namespace: [],
  commonLabels: [],
  commonAnnotations: [],
  replicas: [],
});

/** Adds what another configuration says. */
export function mergeConfiguration(into: Configuration, other: Configuration): void {
  into.nameReference.push(...other.nameReference);
  into.varReference.push(...other.varReference);
  into.namespace.push(...other.namespace);
  into.commonLabels.push(...other.commonLabels);
  into.commonAnnotations.push(...other.commonAnnotations);
  into.replicas.push(...other.replicas);
}

/** Reads a file of a kustomization's `configurations`. */
export async function readConfiguration(entry: string, folder: Folder): Promise<Configuration> {
  const file = folder.show(await folder.file(entry));
  const { documents, problems } = parseKubeYaml(await folder.text(entry), file);
  const [problem] = problems;
  if (problem?.rule === 'not-yaml') throw new RenderError(`${file}: line ${problem.line}: ${problem.message}`);
  const [document, ...others] = documents;
  if (problem || others.length > 0) throw new Unsupported(`${file}: cannot be read as a configuration`);
  if (!document) return noConfiguration();
  const read = schema.safeParse(document.value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Unsupported(`${file}: ${issue?.path.map(String).join('.') || 'configuration'}: ${issue?.message}`);
  }
  refuseUnclear(read.data, file);
  return read.data;
}

/** Places whose meaning kustomize gives by more than their path. */
const OWN_PLACES = /^(?:metadata\/(?:name|namespace|labels|annotations)|subjects(?:\/.*)?|roleRef\/.*)$/;

function refuseUnclear(read: Configuration, file: string): void {
  const { nameReference, varReference, ...changed } = read;
  const references = nameReference.flatMap(({ fieldSpecs }) => fieldSpecs);
  const all = [...references, ...varReference, ...Object.values(changed).flat()];
  const odd = all.find(({ path }) => /\\|\[|\*|^\/|\/$|^$/.test(path));
  if (odd) throw new Unsupported(`${file}: the path ${odd.path}`);
  const unclear = Object.values(changed)
    .flat()
    .find(({ path, kind }) => OWN_PLACES.test(path) || kind === undefined);
  if (unclear) throw new Unsupported(`${file}: ${unclear.path} of ${unclear.kind ?? 'every kind'}`);
}
