import { CouldNotTell } from '../../check.js';
import { type ImageReference, parseImageReference } from '../../engines/image-reference.js';
import { algorithmOf, digestOf, digestText, verifyBlob } from '../../formats/oci/digest.js';
import { type LayerFacts, measureLayer } from '../../formats/oci/layer.js';
import { type Descriptor, readManifest } from '../../formats/oci/manifest.js';
import { MANIFEST_TYPES } from '../../formats/oci/registry.js';
import type { HttpResponse } from '../../ports/http.js';
import type { Ports } from '../../ports/ports.js';
import { noSuchImage } from './absent.js';
import { type Blobs, sizeImage } from './blobs.js';
import { RegistrySession } from './registry-session.js';
import type { Store } from './sized-image.js';

/** Opens a registry. Layers are downloaded only where the uncompressed size is wanted. */
export function openRegistry(
  { registry, plainHttp }: { readonly registry: string; readonly plainHttp: boolean },
  ports: Ports,
): Store {
  const name = `registry ${registry}`;
  const measured = new Map<string, Promise<LayerFacts>>();
  const present = new Map<string, Promise<void>>();
  return {
    name,
    list: undefined,
    measure: async (image, wanted) => {
      const reference = parseImageReference(image);
      if (reference === undefined) throw noSuchImage(image, { store: name, names: [] });
      const session = new RegistrySession({ registry, repository: reference.repository, plainHttp }, ports);
      const path = `manifests/${reference.digest ?? reference.tag ?? 'latest'}`;
      const answer = await session.get(path, MANIFEST_TYPES.join(', '));
      if (answer === undefined) throw noSuchImage(image, { store: name, names: [] });
      const where = session.where(path);
      verifyManifest(answer, { reference, where });
      const blobs = registryBlobs(session, {
        measured: wanted.measure === 'uncompressed' ? measured : undefined,
        present,
      });
      const digest = reference.digest ?? digestOf(answer.body, 'sha256');
      return sizeImage({ document: readManifest(answer.body, where), where, digest }, { blobs, wanted });
    },
  };
}

/** What was sent must be what was asked for by digest, and what the registry itself says that it sent. */
function verifyManifest(
  { headers, body }: HttpResponse,
  { reference, where }: { readonly reference: ImageReference; readonly where: string },
): void {
  for (const digest of [reference.digest, headers['docker-content-digest']]) {
    if (!digestText.safeParse(digest).success || digest === undefined) continue;
    verifyBlob({ digest }, { digest: digestOf(body, algorithmOf(digest)), bytes: body.length }, where);
  }
}

interface Known {
  /** Undefined where layers are not downloaded. */
  readonly measured: Map<string, Promise<LayerFacts>> | undefined;
  readonly present: Map<string, Promise<void>>;
}

function registryBlobs(session: RegistrySession, { measured, present }: Known): Blobs {
  const pathOf = ({ digest }: Descriptor, kind: 'manifest' | 'config') =>
    kind === 'manifest' ? `manifests/${digest}` : `blobs/${digest}`;
  const measure = (descriptor: Descriptor): Promise<LayerFacts> => {
    const path = `blobs/${descriptor.digest}`;
    const algorithm = algorithmOf(descriptor.digest);
    return measureLayer(session.download(path, descriptor.size), { where: session.where(path), algorithm });
  };
  return {
    where: descriptor => session.where(pathOf(descriptor, 'config')),
    document: async (descriptor, kind) => {
      const path = pathOf(descriptor, kind);
      const answer = await session.get(path, kind === 'manifest' ? MANIFEST_TYPES.join(', ') : '*/*');
      if (answer) return answer.body;
      const remedy = 'Push the image again: the registry has lost a part of it.';
      throw new CouldNotTell('unreadable', `${session.where(path)}: missing`, remedy);
    },
    // Images share layers: each is downloaded once.
    layer:
      measured &&
      (descriptor => {
        const facts = measured.get(descriptor.digest) ?? measure(descriptor);
        measured.set(descriptor.digest, facts);
        return facts;
      }),
    present: descriptor => {
      const key = `${session.where(`blobs/${descriptor.digest}`)} ${descriptor.size}`;
      const asked = present.get(key) ?? mustBePresent(descriptor, session);
      present.set(key, asked);
      return asked;
    },
    transfers: true,
  };
}

/** Layers that are fetched from elsewhere (Windows' base layers) are in no registry. */
const isForeign = ({ mediaType }: Descriptor): boolean => /nondistributable|foreign/.test(mediaType);

/** A manifest may speak of a layer that was never pushed, and say any size of it. */
async function mustBePresent(descriptor: Descriptor, session: RegistrySession): Promise<void> {
  if (isForeign(descriptor)) return;
  const path = `blobs/${descriptor.digest}`;
  const bytes = await session.sizeOf(path);
  if (bytes === descriptor.size) return;
  const where = session.where(path);
  const message =
    bytes === undefined
      ? `${where}: the registry does not say how large this layer is`
      : `${where}: ${bytes} bytes, and its manifest says ${descriptor.size}`;
  const remedy =
    bytes === undefined
      ? 'Measure `uncompressed`, which downloads the layers.'
      : 'Push the image again, and find out who wrote its manifest.';
  throw new CouldNotTell(bytes === undefined ? 'unsupported' : 'wrong-format', message, remedy);
}
