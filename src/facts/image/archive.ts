import { CouldNotTell } from '../../check.js';
import { familiarName, localName, parseImageReference } from '../../engines/image-reference.js';
import {
  type ArchivedImage,
  readArchiveManifest,
  type ScannedArchive,
  scanArchive,
} from '../../formats/docker/archive.js';
import { readImageConfig } from '../../formats/oci/config.js';
import { digestOf, verifyBlob } from '../../formats/oci/digest.js';
import type { Descriptor } from '../../formats/oci/manifest.js';
import { showPlatform } from '../../formats/oci/platform.js';
import type { Ports } from '../../ports/ports.js';
import { noSuchImage } from './absent.js';
import { checkConfig, totals, verifyDiffId } from './blobs.js';
import { blobPath, layoutStore } from './layout.js';
import type { SizedImage, SizedLayer, Store, Wanted } from './sized-image.js';

const REMEDY = 'Save the image again, with `docker save` or `podman save`.';

/** Opens a tar of images: what `docker save` and `podman save` write, or an OCI layout in a tar. Reads it once. */
export async function openArchive(path: string, { files }: Ports): Promise<Store> {
  const shown = files.show(path);
  return archiveStore(await scanArchive(await files.stream(path), shown), { name: `archive ${shown}`, shown });
}

/** A store over an archive that has been read; newer Engines write both kinds of description into it, and either will do. */
function archiveStore(
  archive: ScannedArchive,
  { name, shown }: { readonly name: string; readonly shown: string },
): Store {
  const index = archive.document('index.json');
  if (index && archive.document('oci-layout')) return layoutInArchive(archive, { name, shown, index });
  const manifest = archive.document('manifest.json');
  if (manifest === undefined) {
    const message = `${shown}: neither manifest.json nor index.json in it: cut short, or not a tar of images`;
    throw new CouldNotTell('wrong-format', message, REMEDY);
  }
  const images = readArchiveManifest(manifest, `${shown}: manifest.json`);
  const names = images.flatMap(image => image.names);
  return {
    name,
    list: async () => names,
    measure: async (image, wanted) => {
      const found = select(images, image);
      if (found === undefined) throw noSuchImage(image, { store: name, names });
      return sizeArchived(found, { archive, shown, wanted });
    },
  };
}

function layoutInArchive(
  archive: ScannedArchive,
  { name, shown, index }: { readonly name: string; readonly shown: string; readonly index: Buffer },
): Store {
  const where = (descriptor: Descriptor) => `${shown}: ${blobPath(descriptor)}`;
  return layoutStore({
    name,
    where: `${shown}: index.json`,
    index,
    blobs: {
      where,
      document: async descriptor => present(archive.document(blobPath(descriptor)), where(descriptor)),
      layer: async descriptor => present(archive.layer(blobPath(descriptor)), where(descriptor)),
      transfers: false,
    },
  });
}

/** The image of that name; where there is a single one without a name, that. */
function select(images: readonly ArchivedImage[], image: string): ArchivedImage | undefined {
  const wanted = canonical(image);
  const [only, second] = images;
  if (only && !second && only.names.length === 0) return only;
  return images.find(({ names }) => names.some(name => canonical(name) === wanted));
}

function canonical(name: string): string | undefined {
  const reference = parseImageReference(localName(name));
  return reference && familiarName(reference);
}

function sizeArchived(
  image: ArchivedImage,
  { archive, shown, wanted }: { readonly archive: ScannedArchive; readonly shown: string; readonly wanted: Wanted },
): SizedImage {
  const where = `${shown}: ${image.config}`;
  const bytes = present(archive.document(image.config), where);
  const [hex] = /[0-9a-f]{64}/.exec(image.config) ?? [];
  if (hex !== undefined) {
    verifyBlob({ digest: `sha256:${hex}` }, { digest: digestOf(bytes, 'sha256'), bytes: bytes.length }, where);
  }
  const config = readImageConfig(bytes, where);
  checkConfig(config, { manifest: image, where, platform: wanted.platform });
  let compressed = true;
  const layers = image.layers.map((path, index): SizedLayer => {
    const facts = present(archive.layer(path), `${shown}: ${path}`);
    verifyDiffId(facts, { expected: config.diffIds[index], where: `${shown}: ${path}` });
    compressed &&= facts.compression !== 'none';
    return { uncompressed: facts.content?.bytes, compressed: facts.bytes, command: config.commands[index] };
  });
  const digests = [{ digest: digestOf(bytes, 'sha256'), of: 'config' as const }];
  return totals(layers, { compressed, platform: showPlatform(config), digests });
}

function present<T>(found: T | undefined, where: string): T {
  if (found === undefined) throw new CouldNotTell('truncated', `${where}: missing`, REMEDY);
  return found;
}
