import { isMapping, isSequence, type KubeMapping, type KubeValue } from '../kube-yaml/value.js';
import type { ImageEntry } from './kustomization.js';
import { Unsupported } from './problem.js';
import { change, fieldPath } from './tree.js';

const LISTS = new Set(['containers', 'initContainers']);

/** Gives images of containers another name, tag or digest, wherever a list of containers is found. */
export function replaceImages(value: KubeValue, entry: ImageEntry): KubeValue {
  if (isSequence(value)) return value.map(item => replaceImages(item, entry));
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const below = replaceImages(inner, entry);
      return [key, LISTS.has(key) && isSequence(below) ? below.map(item => withImage(item, entry)) : below];
    }),
  );
}

function withImage(container: KubeValue, entry: ImageEntry): KubeValue {
  if (!isMapping(container) || !Object.hasOwn(container, 'image')) return container;
  const { image } = container;
  return typeof image === 'string' ? { ...container, image: newImage(image, entry) } : container;
}

const VOLUMES = ['spec/volumes/*/image/reference', 'spec/template/spec/volumes/*/image/reference'].map(fieldPath);

/** kustomize 5.8 renames the images that volumes mount; kubectl's kustomize, up to 5.5 at least, leaves them alone. */
export function refuseImageVolumes(value: KubeMapping, entry: ImageEntry): void {
  const refuse = (reference: KubeValue | undefined): KubeValue | undefined => {
    if (typeof reference === 'string' && newImage(reference, entry) !== reference) {
      throw new Unsupported(`images: ${entry.name} is the image of a volume, which not every kustomize renames`);
    }
    return reference;
  };
  for (const path of VOLUMES) change(value, path, { with: refuse });
}

const TAG = ':[A-Za-z0-9_.{}-]*';
const DIGEST = '@sha256:[A-Za-z0-9_.{}-]*';

function newImage(image: string, { name, newName = '', newTag = '', digest = '' }: ImageEntry): string {
  if (!/^[\w./:-]+$/.test(name) || name.slice(name.lastIndexOf('/') + 1).includes(':')) {
    throw new Unsupported(`images: the name ${name} is a pattern, or has a tag`);
  }
  // kustomize takes the name for a regular expression, in which a dot is any character.
  const found = new RegExp(`^(${name})(${TAG})?(${DIGEST})?$`).exec(image);
  if (!found) return image;
  const [, oldName = '', oldTag = '', oldDigest = ''] = found;
  const base = newName === '' ? oldName : newName;
  if (newTag === '' && digest === '') return `${base}${oldTag === ':' ? '' : oldTag}${oldDigest}`;
  return `${base}${newTag === '' ? '' : `:${newTag}`}${digest === '' ? '' : `@${digest}`}`;
}
