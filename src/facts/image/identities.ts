import { CouldNotTell } from '../../check.js';
import { parseImageReference } from '../../engines/image-reference.js';
import { readManifest } from '../../formats/oci/manifest.js';
import { MANIFEST_TYPES } from '../../formats/oci/registry.js';
import type { Ports } from '../../ports/ports.js';
import { RegistrySession } from './registry-session.js';

/**
 * Every digest by which a runtime may call the image that has this one: its index, the manifests in it, and their configs.
 * `image` says in which repository it is looked for. Undefined where its registry does not know the digest as an index or
 * manifest. Throws `CouldNotTell` where the registry does not answer.
 */
export async function identitiesOf(
  digest: string,
  { image, ports }: { readonly image: string; readonly ports: Ports },
): Promise<readonly string[] | undefined> {
  const reference = parseImageReference(image);
  if (reference === undefined) {
    throw new CouldNotTell('wrong-format', `${image} is no name of an image`, 'Name the image in full.');
  }
  const { registry, repository } = reference;
  const session = new RegistrySession({ registry, repository, plainHttp: false }, ports);
  return around(digest, session);
}

async function around(digest: string, session: RegistrySession): Promise<readonly string[] | undefined> {
  const path = `manifests/${digest}`;
  const answer = await session.get(path, MANIFEST_TYPES.join(', '));
  if (answer === undefined) return undefined;
  const document = readManifest(answer.body, session.where(path));
  if (document.kind === 'manifest') return [digest, document.manifest.config.digest];
  const inside = await Promise.all(document.manifests.map(each => around(each.digest, session)));
  return [digest, ...inside.flatMap((each, index) => each ?? document.manifests[index]?.digest ?? [])];
}
