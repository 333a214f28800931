import { posix } from 'node:path';
import { familiarName, localName, parseImageReference } from '../../engines/image-reference.js';

/**
 * True where one of the names that a report gives stands for an image: the same repository, and the same tag, or the same
 * digest where the config pins one. A scan of a file is known by the file's path.
 */
export function isNamed(image: string, names: readonly string[], path: string | undefined): boolean {
  const wanted = parseImageReference(localName(image));
  if (wanted === undefined) return false;
  if (path !== undefined && names.some(name => isSamePath(name, path))) return true;
  return names.some(name => {
    const told = parseImageReference(localName(name));
    if (told === undefined) return false;
    if (told.registry !== wanted.registry || told.repository !== wanted.repository) return false;
    if (wanted.digest !== undefined) return told.digest === wanted.digest;
    return told.digest === undefined && familiarName(told) === familiarName(wanted);
  });
}

/** True where a list of packages, which may tell no tag, is of the same repository, and of the same tag where it has one. */
export function isOfRepository(image: string, told: string, path: string | undefined): boolean {
  const [wanted, known] = [image, told].map(name => parseImageReference(localName(name)));
  if (path !== undefined && isSamePath(told, path)) return true;
  if (wanted === undefined || known === undefined) return false;
  if (known.registry !== wanted.registry || known.repository !== wanted.repository) return false;
  return known.tag === undefined || wanted.tag === undefined || known.tag === wanted.tag;
}

const isSamePath = (name: string, path: string): boolean =>
  posix.normalize(name.replace(/^[a-z-]+:(?:\/\/)?/, '')) === posix.normalize(path);
