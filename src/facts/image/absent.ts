import { CouldNotTell } from '../../check.js';
import { localName, parseImageReference, repositoryName } from '../../engines/image-reference.js';
import { nearest } from '../../text/nearest.js';

/** The error for an image that is not there, with the name that was probably meant. */
export function noSuchImage(
  image: string,
  { store, names }: { readonly store: string; readonly names: readonly string[] },
): CouldNotTell {
  const similar = similarName(image, names);
  const known = similar === image ? 'it lists that name, but does not find it' : `there is ${similar}`;
  const hint = similar === undefined ? '' : `; ${known}`;
  const remedy = 'Build, pull or load it before this check, or correct the name.';
  return new CouldNotTell('unreadable', `no such image ${image} in ${store}${hint}`, remedy);
}

/** The same repository with another tag, the same below another registry, or a name a few letters away. */
function similarName(image: string, names: readonly string[]): string | undefined {
  const reference = parseImageReference(image);
  const repository = reference && repositoryName(reference);
  const path = repository?.split('/').at(-1);
  const near = nearest(image.includes(':') ? image : `${image}:latest`, names.map(localName));
  return (
    names.find(name => name.startsWith(`${repository}:`)) ??
    names.find(name => name.startsWith(`${path}:`) || name.includes(`/${path}:`)) ??
    names.find(name => localName(name) === near)
  );
}
