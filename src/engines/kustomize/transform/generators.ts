import { field, isMapping, type KubeMapping } from '../../kube-yaml/value.js';
import type { Folder } from '../folder.js';
import type { GeneratorEntry, GeneratorOptions, Kustomization } from '../kustomization.js';
import { RenderError, Unsupported } from '../problem.js';
import { idOf, idsOf, type Resource, type ResourceId, sameId } from '../resource.js';
import { type Content, readSources } from '../sources.js';

interface Generation {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly entry: GeneratorEntry & { readonly type?: string | undefined };
  readonly options: GeneratorOptions;
  readonly index: number;
}

/** Makes the ConfigMaps and Secrets that a kustomization generates, or merges them into those that are there. */
export async function generate(resources: Resource[], kustomization: Kustomization, folder: Folder): Promise<void> {
  const { configMapGenerator, secretGenerator, generatorOptions } = kustomization;
  const all = [
    ...configMapGenerator.map((entry, index) => ({ kind: 'ConfigMap', entry, index }) as const),
    ...secretGenerator.map((entry, index) => ({ kind: 'Secret', entry, index }) as const),
  ];
  for (const { kind, entry, index } of all) {
    const options = together(generatorOptions, entry.options);
    const made = await make({ kind, entry, options, index }, folder);
    take(resources, made, { behavior: entry.behavior, options });
  }
}

function together(all: GeneratorOptions = {}, own: GeneratorOptions = {}): GeneratorOptions {
  return {
    labels: { ...all.labels, ...own.labels },
    annotations: { ...all.annotations, ...own.annotations },
    disableNameSuffixHash: (all.disableNameSuffixHash ?? false) || (own.disableNameSuffixHash ?? false),
    immutable: (all.immutable ?? false) || (own.immutable ?? false),
  };
}

async function make({ kind, entry, options, index }: Generation, folder: Folder): Promise<Resource> {
  const { name = '', namespace = '', type } = entry;
  if (name === '') throw new RenderError(`a ${kind} is generated without a name`);
  const contents = await readSources(entry, folder);
  const value: KubeMapping = {
    apiVersion: 'v1',
    kind,
    metadata: {
      name,
      ...(namespace === '' ? {} : { namespace }),
      ...some('labels', options.labels),
      ...some('annotations', options.annotations),
    },
    ...(kind === 'Secret' ? { data: base64(contents), type: type || 'Opaque' } : configMapData(contents)),
    ...(options.immutable ? { immutable: true } : {}),
  };
  const generator = { field: kind === 'Secret' ? 'secretGenerator' : 'configMapGenerator', index };
  return {
    value,
    origin: { file: folder.kustomization, source: undefined, generator },
    blanks: [],
    former: [],
    prefixes: [],
    suffixes: [],
    hashed: !options.disableNameSuffixHash,
  };
}

type Texts = Readonly<Record<string, string>>;

const some = (key: string, texts: Texts | undefined): Readonly<Record<string, Texts>> =>
  texts === undefined || Object.keys(texts).length === 0 ? {} : { [key]: texts };

function configMapData(contents: ReadonlyMap<string, Content>): Readonly<Record<string, Texts>> {
  const texts: Record<string, string> = {};
  const binary = new Map<string, Content>();
  for (const [key, content] of contents) {
    if (typeof content === 'string') texts[key] = content;
    else binary.set(key, content);
  }
  return { ...some('data', texts), ...some('binaryData', base64(binary)) };
}

function base64(contents: ReadonlyMap<string, Content>): Texts {
  return Object.fromEntries(
    [...contents].map(([key, content]) => [key, folded(Buffer.from(content).toString('base64'))]),
  );
}

/** kustomize folds what is longer than a line of 70 characters, and ends each such line. */
const folded = (text: string): string => (text.length <= 70 ? text : text.replace(/.{1,70}/g, '$&\n'));

interface Taking {
  readonly behavior: string | undefined;
  readonly options: GeneratorOptions;
}

function take(resources: Resource[], made: Resource, { behavior, options }: Taking): void {
  const id = idOf(made.value);
  const found = resources.filter(resource => idsOf(resource).some(other => sameId(other, id)));
  const [old, another] = found;
  if (another) throw new RenderError(`${id.kind}/${id.name}: there is more than one to merge with`);
  const merges = behavior === 'merge' || behavior === 'replace';
  if (!merges) {
    if (old)
      throw new RenderError(
        `${id.kind}/${id.name} is generated and is there already: say \`behavior: merge\` or \`replace\``,
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

/** Of what was there remain name, namespace, labels, annotations and, for a merge, the data: nothing else does. */
function merged(
  old: KubeMapping,
  made: KubeMapping,
  { behavior, id }: { readonly behavior: string; readonly id: ResourceId },
): KubeMapping {
  const both = (...path: readonly string[]) => ({ ...textsAt(old, path), ...textsAt(made, path) });
  const content = (key: string) => (behavior === 'merge' ? both(key) : textsAt(made, [key]));
  return {
    apiVersion: id.apiVersion,
    kind: id.kind,
    metadata: {
      name: id.name,
      ...(id.namespace === '' ? {} : { namespace: id.namespace }),
      ...some('labels', both('metadata', 'labels')),
      ...some('annotations', both('metadata', 'annotations')),
    },
    ...(id.kind === 'Secret' ? { data: content('data') } : some('data', content('data'))),
    ...some('binaryData', content('binaryData')),
    ...(id.kind === 'Secret' ? { type: field(made, 'type') ?? 'Opaque' } : {}),
  };
}

function textsAt(value: KubeMapping, path: readonly string[]): Texts {
  const found = field(value, ...path);
  if (!isMapping(found)) return {};
  return Object.fromEntries(
    Object.entries(found).map(([key, text]) => {
      if (typeof text === 'string') return [key, text];
      throw new Unsupported(`${path.join('.')}.${key} is no text and is merged with a generated one`);
    }),
  );
}
