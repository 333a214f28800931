import { CouldNotTell } from '../../check.js';
import { type ImageReference, parseImageReference } from '../../engines/image-reference.js';
import { RegistrySession } from '../../facts/image/registry-session.js';
import { algorithmOf, digestOf, verifyBlob } from '../../formats/oci/digest.js';
import { type Manifest, readManifest } from '../../formats/oci/manifest.js';
import { MANIFEST_TYPES } from '../../formats/oci/registry.js';
import { type Asking, NotPublished, type Published } from './published.js';

/** What a registry has under a tag: every digest that is its name, and how large its largest platform is, compressed. */
export interface PublishedImage extends Published {
  readonly digests: readonly string[];
  readonly bytes: number;
  /** `registry/repository@sha256:…` */
  readonly pinned: string;
}

/** By its tag, else by the digest that must be there. */
export const image = (name: string, asking: Asking): Promise<PublishedImage> => {
  const { version, digest } = asking.options;
  const reference = parseImageReference(name);
  if (reference?.tag !== undefined || reference?.digest !== undefined) return ociArtifact(name, asking);
  return ociArtifact(version === undefined ? `${name}@${digest}` : `${name}:${version}`, asking);
};

/** Asks for the manifest, those of its platforms, and whether each layer is there. */
export async function ociArtifact(name: string, { ports }: Asking): Promise<PublishedImage> {
  const reference = parseImageReference(name);
  if (reference === undefined) throw new CouldNotTell('unsupported', `${name} is no name of an image`, 'Correct it.');
  const { registry, repository } = reference;
  const session = new RegistrySession({ registry, repository, plainHttp: false }, ports);
  const top = await manifestAt(versionOf(reference), { session, name });
  const digests = [top.digest];
  let largest = 0;
  if (top.document.kind === 'manifest') largest = await wholeSize(top.document.manifest, session);
  else {
    for (const { digest, platform } of top.document.manifests) {
      const each = await manifestAt(digest, { session, name });
      if (each.document.kind !== 'manifest')
        throw new CouldNotTell('unsupported', `${name}: an index of indexes`, 'Name one.');
      // Attestations of a build stand beside its platforms.
      if (platform?.os === 'unknown') continue;
      digests.push(digest);
      largest = Math.max(largest, await wholeSize(each.document.manifest, session));
    }
    if (digests.length === 1)
      throw new CouldNotTell('nothing-checked', `${name}: an index of nothing`, 'Push it again.');
  }
  return { name, files: [], notes: [], digests, bytes: largest, pinned: `${registry}/${repository}@${top.digest}` };
}

const versionOf = ({ digest, tag }: ImageReference): string => digest ?? tag ?? 'latest';

async function manifestAt(
  version: string,
  { session, name }: { readonly session: RegistrySession; readonly name: string },
) {
  const path = `manifests/${version}`;
  const answer = await session.get(path, MANIFEST_TYPES.join(', '));
  if (answer === undefined) throw new NotPublished(`${name} is not published: ${session.where(path)} is not there`);
  const isDigest = version.includes(':');
  const algorithm = isDigest ? algorithmOf(version) : 'sha256';
  const digest = digestOf(answer.body, algorithm);
  if (isDigest) verifyBlob({ digest: version }, { digest, bytes: answer.body.length }, session.where(path));
  return { digest, document: readManifest(answer.body, session.where(path)) };
}

/** Layers that Windows fetches from elsewhere are in no registry. */
const isForeign = (mediaType: string): boolean => /nondistributable|foreign/.test(mediaType);

async function wholeSize({ config, layers }: Manifest, session: RegistrySession): Promise<number> {
  let sum = 0;
  for (const { digest, size, mediaType } of [config, ...layers]) {
    if (isForeign(mediaType)) continue;
    const bytes = await session.sizeOf(`blobs/${digest}`);
    if (bytes !== undefined && bytes !== size)
      throw new CouldNotTell(
        'wrong-format',
        `${session.where(`blobs/${digest}`)}: ${bytes} bytes, not ${size}`,
        'Push it again.',
      );
    sum += size;
  }
  return sum;
}
