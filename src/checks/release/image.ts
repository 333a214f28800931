import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { parseImageReference } from '../../engines/image-reference.js';
import { RegistrySession } from '../../facts/image/registry-session.js';
import { versionInTag } from '../../facts/repository/tags.js';
import { MANIFEST_TYPES } from '../../formats/oci/registry.js';
import type { Ports } from '../../ports/ports.js';
import { releaseRules } from './rules.js';

interface Wanted {
  readonly image: string;
  /** Undefined where no earlier version has a tag. */
  readonly previous: string | undefined;
  readonly plainHttp: boolean;
  readonly ports: Ports;
}

/** Whether the registry still has what one would go back to. */
export async function judgeImage({
  image,
  previous,
  plainHttp,
  ports,
}: Wanted): Promise<{ readonly findings: readonly Finding[]; readonly told: string }> {
  const names = namesOf(image, previous);
  for (const name of names) {
    const reference = parseImageReference(name);
    if (reference === undefined)
      throw new CouldNotTell('unsupported', `${name}: is no name of an image`, 'Correct `image`.');
    const session = new RegistrySession(
      { registry: reference.registry, repository: reference.repository, plainHttp },
      ports,
    );
    const answer = await session.get(
      `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
      MANIFEST_TYPES.join(', '),
    );
    if (answer !== undefined) return { findings: [], told: `${name} is still in its registry` };
  }
  const message = `${names.join(' and ')}: not in the registry any more`;
  return { findings: [findingOf(releaseRules, { rule: 'image-missing', message, subject: names[0] })], told: '' };
}

/** Of a name without a tag, the version's and the tag's own are both usual. */
function namesOf(image: string, previous: string | undefined): readonly string[] {
  const isOpen = /\{(?:version|tag)\}/.test(image);
  const reference = isOpen ? undefined : parseImageReference(image);
  if (!isOpen && (reference?.tag !== undefined || reference?.digest !== undefined)) return [image];
  if (previous === undefined) {
    const remedy = 'Check out with `fetch-depth: 0`, or give `image` a tag or a digest.';
    throw new CouldNotTell(
      'nothing-checked',
      `${image}: no earlier version has a tag, so nobody knows which image is meant`,
      remedy,
    );
  }
  const version = versionInTag(previous);
  if (isOpen) return [image.replaceAll('{version}', version).replaceAll('{tag}', previous)];
  return [...new Set([`${image}:${version}`, `${image}:${previous}`])];
}
