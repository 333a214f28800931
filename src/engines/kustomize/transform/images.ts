import { isMapping, isSequence, type KubeMapping, type KubeValue } from '../../kube-yaml/value.js';
import type { ImageEntry, Kustomization } from '../kustomization.js';
import { RenderError, Unsupported } from '../problem.js';
import { idOf, type Resource } from '../resource.js';
import { change, fieldPath } from '../tree.js';

const LISTS = new Set(['containers', 'initContainers']);

/** Gives images of containers another name, tag or digest, wherever a list of containers is found. */
export function setImages(resources: readonly Resource[], { images }: Kustomization): void {
  const entries = images.map(compile);
  if (entries.length === 0) return;
  for (const resource of resources) {
    if (idOf(resource.value).kind === 'CustomResourceDefinition') continue;
    refuseImageVolumes(resource.value, entries);
    const replaced = replaceImages(resource.value, entries);
    if (isMapping(replaced)) resource.value = replaced;
  }
}

function replaceImages(value: KubeValue, entries: readonly Renaming[]): KubeValue {
  if (isSequence(value)) return value.map(item => replaceImages(item, entries));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const below = replaceImages(inner, entries);
      return [key, LISTS.has(key) && isSequence(below) ? below.map(item => withImage(item, entries)) : below];
    }),
  );
}

function withImage(container: KubeValue, entries: readonly Renaming[]): KubeValue {
  if (!isMapping(container) || !Object.hasOwn(container, 'image')) return container;
  const { image } = container;
  if (isMapping(image) || isSequence(image)) {
    throw new RenderError(
      'images: the `image` of a container is no text, which kustomize refuses wherever it renames any',
    );
  }
  return typeof image === 'string' ? { ...container, image: entries.reduce(newImage, image) } : container;
}

const VOLUMES = ['spec/volumes/*/image/reference', 'spec/template/spec/volumes/*/image/reference'].map(fieldPath);

/** kustomize 5.8 renames the images that volumes mount; kubectl's kustomize, up to 5.5 at least, leaves them alone. */
function refuseImageVolumes(value: KubeMapping, entries: readonly Renaming[]): void {
  const refuse = (reference: KubeValue | undefined): KubeValue | undefined => {
    if (typeof reference === 'string' && entries.reduce(newImage, reference) !== reference) {
      throw new Unsupported(`images: ${reference} is the image of a volume, which not every kustomize renames`);
    }
    return reference;
  };
  for (const path of VOLUMES) change(value, path, { with: refuse });
}

const TAG = ':[A-Za-z0-9_.{}-]*';
const DIGEST = '@sha256:[A-Za-z0-9_.{}-]*';

interface Renaming extends ImageEntry {
  readonly pattern: RegExp;
}

function compile(entry: ImageEntry): Renaming {
  const { name } = entry;
  if (!/^[\w./:-]+$/.test(name) || name.slice(name.lastIndexOf('/') + 1).includes(':')) {
    throw new Unsupported(`images: the name ${name} is a pattern, or has a tag`);
  }
  // kustomize takes the name for a regular expression, in which a dot is any character.
  return { ...entry, pattern: new RegExp(`^(${name})(${TAG})?(${DIGEST})?$`) };
}

function newImage(image: string, { pattern, newName = '', newTag = '', digest = '' }: Renaming): string {
  const found = pattern.exec(image);
  if (!found) return image;
  const [, oldName = '', oldTag = '', oldDigest = ''] = found;
  const base = newName === '' ? oldName : newName;
  if (newTag === '' && digest === '') return `${base}${oldTag === ':' ? '' : oldTag}${oldDigest}`;
  return `${base}${newTag === '' ? '' : `:${newTag}`}${digest === '' ? '' : `@${digest}`}`;
}
