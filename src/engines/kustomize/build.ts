import type { KubeMapping } from '../kube-yaml/value.js';
import { type FileReader, Folder } from './folder.js';
import { generate } from './generators.js';
import { contentHash } from './hash.js';
import { setImages } from './images.js';
import { type Kustomization, readKustomization } from './kustomization.js';
import { addAnnotations, addLabels } from './labels.js';
import { loadObjects } from './load-objects.js';
import { addPrefixAndSuffix, isLocal, setNamespace, setReplicas } from './names.js';
import { applyJsonPatches, applyMergePatches, applyPatches } from './patches.js';
import { RenderError } from './problem.js';
import { updateReferences } from './references.js';
import { replace } from './replacements.js';
import { idOf, keyOf, type Resource, type ResourceOrigin, rename, showId } from './resource.js';

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
  await accumulate(resources, folder, undefined);
  for (const resource of resources) addHash(resource);
  updateReferences(resources);
  return resources.filter(resource => !isLocal(resource)).map(({ value, origin }) => ({ value, origin }));
}

/** Adds what a kustomization holds, and changes what is there as it says. */
async function accumulate(
  resources: Resource[],
  folder: Folder,
  kind: 'Kustomization' | 'Component' | undefined,
): Promise<void> {
  const kustomization = readKustomization(await folder.source(), folder.show());
  const given = kustomization.kind ?? 'Kustomization';
  if (kind !== undefined && given !== kind)
    throw new RenderError(`${folder.show()}: is a ${given}, expected a ${kind}`);
  const known = new Set(resources.map(({ value }) => keyOf(idOf(value))));
  for (const entry of [...kustomization.resources, ...kustomization.bases]) {
    for (const resource of await load(entry, folder)) {
      const id = idOf(resource.value);
      const key = keyOf(id);
      if (known.has(key)) throw new RenderError(`${folder.show()}: ${showId(id)} is there more than once`);
      known.add(key);
      resources.push(resource);
    }
  }
  await generate(resources, kustomization, folder);
  for (const entry of kustomization.components) await accumulate(resources, await folder.open(entry), 'Component');
  await transform(resources, kustomization, folder);
}

async function load(entry: string, folder: Folder): Promise<readonly Resource[]> {
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
  await accumulate(loaded, await folder.open(entry), 'Kustomization');
  return loaded;
}

/** In the order in which kustomize does it. */
async function transform(resources: Resource[], kustomization: Kustomization, folder: Folder): Promise<void> {
  folder.work.take(resources.length * changesOf(kustomization), folder.show());
  await applyMergePatches(resources, kustomization, folder);
  await applyPatches(resources, kustomization, folder);
  setNamespace(resources, kustomization);
  addPrefixAndSuffix(resources, kustomization);
  addLabels(resources, kustomization);
  addAnnotations(resources, kustomization);
  await applyJsonPatches(resources, kustomization, folder);
  setReplicas(resources, kustomization);
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
