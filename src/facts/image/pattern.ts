import picomatch from 'picomatch';
import { familiarName, localName, parseImageReference, repositoryName } from '../../engines/image-reference.js';

/**
 * The names that a pattern stands for. `*` does not reach over a `/`, as with `docker images`; a pattern without a tag
 * stands for all tags; names on Docker Hub and names that podman built are compared without their prefix.
 */
export function matchNames(pattern: string, names: readonly string[]): readonly string[] {
  const plain = pattern.replace(/^(?:(?:index\.)?docker\.io\/(?:library\/)?|localhost\/)/, '');
  const isMatch = picomatch(plain, { dot: true, nonegate: true });
  const tagged = plain.lastIndexOf(':') > plain.lastIndexOf('/');
  return names.filter(name => {
    const reference = parseImageReference(localName(name));
    return reference !== undefined && isMatch(tagged ? familiarName(reference) : repositoryName(reference));
  });
}
