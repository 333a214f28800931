import { isMapping, isSequence, type KubeValue } from '../kube-yaml/value.js';
import type { ImageEntry } from './kustomization.js';
import { Unsupported } from './problem.js';

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
