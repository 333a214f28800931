import { CouldNotTell } from '../../check.js';
import { familiarName, type ImageReference, localName, parseImageReference } from '../../engines/image-reference.js';
import { algorithmOf } from '../../formats/oci/digest.js';
import { type LayerFacts, measureLayer } from '../../formats/oci/layer.js';
import { type Descriptor, readManifest } from '../../formats/oci/manifest.js';
import type { Ports } from '../../ports/ports.js';
import { noSuchImage } from './absent.js';
import { type Blobs, sizeImage } from './blobs.js';
import type { Store } from './sized-image.js';

/** Opens an OCI layout directory: `oci-layout`, `index.json`, `blobs/`. */
export async function openLayout(path: string, { files }: Ports): Promise<Store> {
  const shown = files.show(path);
  if ((await files.facts(`${path}/oci-layout`))?.kind !== 'file') {
    const remedy = 'Name the directory that holds `oci-layout` and `index.json`.';
    throw new CouldNotTell('wrong-format', `${shown}: not an OCI layout: it has no file oci-layout`, remedy);
  }
  const measured = new Map<string, Promise<LayerFacts>>();
  const present = async (descriptor: Descriptor): Promise<string> => {
    const blob = blobPath(descriptor);
    if (await files.facts(`${path}/${blob}`)) return `${path}/${blob}`;
    throw new CouldNotTell('truncated', `${shown}/${blob}: missing`, 'Build or copy the layout again.');
  };
  const measure = async (descriptor: Descriptor): Promise<LayerFacts> => {
    const blob = await files.stream(await present(descriptor));
    const where = `${shown}/${blobPath(descriptor)}`;
    return measureLayer(blob, { where, algorithm: algorithmOf(descriptor.digest) });
  };
  return layoutStore({
    name: `OCI layout ${shown}`,
    where: `${shown}/index.json`,
    index: await files.bytes(`${path}/index.json`),
    blobs: {
      where: descriptor => `${shown}/${blobPath(descriptor)}`,
      document: async descriptor => files.bytes(await present(descriptor)),
      // Images share layers: each is read once.
      layer: descriptor => {
        const facts = measured.get(descriptor.digest) ?? measure(descriptor);
        measured.set(descriptor.digest, facts);
        return facts;
      },
      transfers: false,
    },
  });
}

/** The path of a blob inside a layout; a descriptor's digest has been checked to be one. */
export const blobPath = ({ digest }: Descriptor): string => `blobs/${digest.replace(':', '/')}`;

interface Layout {
  readonly name: string;
  readonly where: string;
  readonly index: Buffer;
  readonly blobs: Blobs;
}

/** A store over the `index.json` of a layout, wherever its blobs are. */
export function layoutStore({ name, where, index, blobs }: Layout): Store {
  const document = readManifest(index, where);
  const entries = document.kind === 'index' ? document.manifests.map(toEntry) : [];
  const names = entries.flatMap(entry => (entry.name ? [familiarName(entry.name)] : []));
  return {
    name,
    list: async () => names,
    measure: async (image, wanted) => {
      const manifests = select(entries, image).map(entry => entry.descriptor);
      if (manifests.length === 0) throw noSuchImage(image, { store: name, names: [...names, ...tags(entries)] });
      return sizeImage({ document: { kind: 'index', manifests }, where }, { blobs, wanted });
    },
  };
}

/** An entry of `index.json`. Builders write a whole name, or only a tag, or neither. */
interface Entry {
  readonly descriptor: Descriptor;
  readonly name: ImageReference | undefined;
  readonly tag: string | undefined;
}

function toEntry(descriptor: Descriptor): Entry {
  const ref = descriptor.annotations['org.opencontainers.image.ref.name'];
  const full = descriptor.annotations['io.containerd.image.name'] ?? (ref && /[/:]/.test(ref) ? ref : undefined);
  return {
    descriptor,
    name: full === undefined ? undefined : parseImageReference(localName(full)),
    tag: full ? undefined : ref,
  };
}

const tags = (entries: readonly Entry[]): readonly string[] => entries.flatMap(({ tag }) => (tag ? [tag] : []));

/**
 * The entries that a name stands for: several where an index lists each platform by itself. A layout without names is
 * taken for the image, and so is one with a single image where no tag was asked for.
 */
function select(entries: readonly Entry[], image: string): readonly Entry[] {
  const wanted = parseImageReference(localName(image));
  if (wanted === undefined) return [];
  const matching = entries.filter(entry => isEntryFor(entry, wanted));
  if (matching.length > 0) return matching;
  if (entries.every(({ name, tag }) => name === undefined && tag === undefined)) return entries;
  const sole = entries.length === 1 && wanted.tag === undefined && wanted.digest === undefined;
  return sole ? entries.filter(({ name }) => name === undefined || isSameRepository(name, wanted)) : [];
}

function isEntryFor({ descriptor, name, tag }: Entry, wanted: ImageReference): boolean {
  if (wanted.digest !== undefined) return descriptor.digest === wanted.digest;
  const version = wanted.tag ?? 'latest';
  if (name === undefined) return tag === version;
  return isSameRepository(name, wanted) && (name.tag ?? 'latest') === version;
}

const isSameRepository = (one: ImageReference, other: ImageReference): boolean =>
  one.registry === other.registry && one.repository === other.repository;
