import type { KubeMapping } from '../kube-yaml/value.js';
import { type Configuration, mergeConfiguration, noConfiguration, readConfiguration } from './fields/configuration.js';
import { type FileReader, Folder } from './folder.js';
import { type Kustomization, readKustomization } from './kustomization.js';
import { loadObjects } from './load-objects.js';
import { RenderError } from './problem.js';
import { idOf, keyOf, type Resource, type ResourceOrigin, rename, showId } from './resource.js';
import { generate } from './transform/generators.js';
import { contentHash } from './transform/hash.js';
import { setImages } from './transform/images.js';
import { addAnnotations, addLabels } from './transform/labels.js';
import { addPrefixAndSuffix, isLocal, setNamespace, setReplicas } from './transform/names.js';
import { applyJsonPatches, applyMergePatches, applyPatches } from './transform/patches.js';
import { updateReferences } from './transform/references.js';
import { replace } from './transform/replacements.js';
import { bindVars, mergeVars, resolveVars, type Var } from './transform/vars.js';

/** An object that came out, and where it came from. */
export interface RenderedObject {
  readonly value: KubeMapping;
  readonly origin: ResourceOrigin;
}

/**
 * Renders a directory as `kubectl kustomize` does, object by object. Throws `RenderError` where kustomize refuses, and
 * `Unsupported` wherever it is not known for sure what kustomize would make of it.
 */
export async function buildKustomization(directory: string, reader: FileReader): Promise<readonly RenderedObject[]> {
  const folder = await Folder.open(directory, { reader });
  const resources: Resource[] = [];
  const level: Level = { configuration: noConfiguration(), vars: [] };
  await accumulate(resources, { folder, level });
  for (const resource of resources) addHash(resource);
  updateReferences(resources, level.configuration);
  resolveVars(resources, level.vars, level.configuration.varReference);
  return resources.filter(resource => !isLocal(resource)).map(({ value, origin }) => ({ value, origin }));
}

/** What bases tell the kustomizations above them beside their objects; a component adds to what the one above has. */
interface Level {
  readonly configuration: Configuration;
  readonly vars: Var[];
}

interface Accumulation {
  readonly folder: Folder;
  readonly level: Level;
  /** What it must be. */
  readonly kind?: 'Kustomization' | 'Component';
}

/** Adds what a kustomization holds, and changes what is there as it says. */
async function accumulate(resources: Resource[], { folder, level, kind }: Accumulation): Promise<void> {
  const kustomization = readKustomization(await folder.source(), folder.show());
  const given = kustomization.kind ?? 'Kustomization';
  if (kind !== undefined && given !== kind)
    throw new RenderError(`${folder.show()}: is a ${given}, expected a ${kind}`);
  const known = new Set(resources.map(({ value }) => keyOf(idOf(value))));
  for (const entry of [...kustomization.resources, ...kustomization.bases]) {
    for (const resource of await load(entry, folder, level)) {
      const id = idOf(resource.value);
      const key = keyOf(id);
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
    await accumulate(resources, { folder: await folder.open(entry), level, kind: 'Component' });
  }
  await transform(resources, kustomization, { folder, level });
  bindVars(level.vars, kustomization.vars, resources);
}

async function load(entry: string, folder: Folder, above: Level): Promise<readonly Resource[]> {
  const file = await folder.file(entry);
  if (file !== undefined) {
    const shown = folder.show(file);
    return loadObjects(await folder.text(entry), shown).map(({ value, blanks }) => ({
      value,
      blanks,
      origin: { file, source: idOf(value) },
      former: [],
      prefixes: [],
      suffixes: [],
      hashed: false,
    }));
  }
  const loaded: Resource[] = [];
  const level: Level = { configuration: noConfiguration(), vars: [] };
  await accumulate(loaded, { folder: await folder.open(entry), level, kind: 'Kustomization' });
  mergeConfiguration(above.configuration, level.configuration);
  mergeVars(above.vars, level.vars);
  return loaded;
}

/** In the order in which kustomize does it. */
async function transform(
  resources: Resource[],
  kustomization: Kustomization,
  { folder, level: { configuration } }: Pick<Accumulation, 'folder' | 'level'>,
): Promise<void> {
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

/** How often each object is looked at, or nearly so. */
function changesOf(kustomization: Kustomization): number {
  const { patches, patchesStrategicMerge, patchesJson6902, images, replicas, labels, replacements } = kustomization;
  const generated = [...kustomization.configMapGenerator, ...kustomization.secretGenerator];
  const lists = [patches, patchesStrategicMerge, patchesJson6902, images, replicas, labels, replacements, generated];
  const targets = replacements.flatMap(entry => entry.targets);
  return [...lists, targets].reduce((sum, list) => sum + list.length, 1);
}

function addHash(resource: Resource): void {
  if (resource.hashed) rename(resource, 'name', `${idOf(resource.value).name}-${contentHash(resource.value)}`);
}
