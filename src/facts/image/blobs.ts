import { CouldNotTell } from '../../check.js';
import { type ImageConfig, readImageConfig } from '../../formats/oci/config.js';
import { algorithmOf, digestOf, verifyBlob } from '../../formats/oci/digest.js';
import type { LayerFacts } from '../../formats/oci/layer.js';
import { type Descriptor, type Manifest, type ManifestDocument, readManifest } from '../../formats/oci/manifest.js';
import { choosePlatform, isSamePlatform, type Platform, showPlatform } from '../../formats/oci/platform.js';
import type { ImageDigest, SizedImage, SizedLayer, Wanted } from './sized-image.js';

const MAX_DOCUMENT = 8 * 1024 * 1024;
const MAX_DEPTH = 4;

/** A content-addressed store, as a layout, an archive and a registry are. What it gives out is verified here. */
export interface Blobs {
  readonly where: (descriptor: Descriptor) => string;
  /** A manifest or a config, whole. */
  readonly document: (descriptor: Descriptor, kind: 'manifest' | 'config') => Promise<Buffer>;
  /** Reads a layer through; undefined where that is not wanted. */
  readonly layer: ((descriptor: Descriptor) => Promise<LayerFacts>) | undefined;
  /** Throws where a layer that is not read through is not there, or has another size than its manifest says. */
  readonly present?: ((descriptor: Descriptor) => Promise<void>) | undefined;
  /** True where the manifest's sizes are what goes over the network, whether compressed or not. */
  readonly transfers: boolean;
}

/** Where the way down to an image begins. */
interface Root {
  readonly document: ManifestDocument;
  readonly where: string;
  /** Of the document, where it is the image's own and not a list of all that a place holds. */
  readonly digest?: string | undefined;
}

/** The sizes of an image: down through indexes to the manifest for the platform, then its config and its layers. */
export async function sizeImage(
  root: Root,
  { blobs, wanted }: { readonly blobs: Blobs; readonly wanted: Wanted },
): Promise<SizedImage> {
  const { manifest, where, digests } = await findManifest(root, { blobs, platform: wanted.platform });
  const config = readImageConfig(await verified(manifest.config, 'config', blobs), blobs.where(manifest.config));
  checkConfig(config, { manifest, where, platform: wanted.platform });
  const layers: SizedLayer[] = [];
  let compressed = true;
  for (const [index, descriptor] of manifest.layers.entries()) {
    const facts = await blobs.layer?.(descriptor);
    if (facts === undefined) await blobs.present?.(descriptor);
    if (facts) {
      verifyBlob(descriptor, facts, blobs.where(descriptor));
      verifyDiffId(facts, { expected: config.diffIds[index], where: blobs.where(descriptor) });
    }
    compressed &&= facts?.compression !== 'none';
    layers.push({ compressed: descriptor.size, uncompressed: facts?.content?.bytes, command: config.commands[index] });
  }
  const known = [...digests, { digest: manifest.config.digest, of: 'config' as const }];
  return totals(layers, {
    compressed: compressed || blobs.transfers,
    platform: showPlatform(config),
    digests: known,
  });
}

async function findManifest(
  { document, where, digest }: Root,
  { blobs, platform }: { readonly blobs: Blobs; readonly platform: Platform | undefined },
): Promise<{ readonly manifest: Manifest; readonly where: string; readonly digests: readonly ImageDigest[] }> {
  let current: Root = { document, where, digest };
  const digests: ImageDigest[] = [];
  for (let depth = 0; depth <= MAX_DEPTH; depth += 1) {
    if (current.digest !== undefined) digests.push({ digest: current.digest, of: current.document.kind });
    if (current.document.kind === 'manifest') {
      return { manifest: current.document.manifest, where: current.where, digests };
    }
    const chosen = choosePlatform(current.document.manifests, { wanted: platform, where: current.where });
    const at = blobs.where(chosen);
    const bytes = await verified(chosen, 'manifest', blobs);
    current = { document: readManifest(bytes, at), where: at, digest: chosen.digest };
  }
  throw new CouldNotTell('wrong-format', `${where}: indexes nested too deep`, 'Name the image by its digest.');
}

async function verified(descriptor: Descriptor, kind: 'manifest' | 'config', blobs: Blobs): Promise<Buffer> {
  const where = blobs.where(descriptor);
  if (descriptor.size > MAX_DOCUMENT) {
    const message = `${where}: ${descriptor.size} bytes, too long for a manifest or config`;
    throw new CouldNotTell('wrong-format', message, 'Check that this is a container image.');
  }
  const bytes = await blobs.document(descriptor, kind);
  const digest = digestOf(bytes, algorithmOf(descriptor.digest));
  verifyBlob(descriptor, { digest, bytes: bytes.length }, where);
  return bytes;
}

/** Throws where an image is for another platform than the one asked for, or is none that could be measured. */
export function checkConfig(
  config: ImageConfig,
  at: {
    readonly manifest: { readonly layers: readonly unknown[] };
    readonly where: string;
    readonly platform: Platform | undefined;
  },
): void {
  const { manifest, where, platform } = at;
  if (platform && !isSamePlatform(config, platform)) {
    const message = `${where}: an image for ${showPlatform(config)}, not for ${showPlatform(platform)}`;
    throw new CouldNotTell('unreadable', message, 'Build it for that platform, or change `platform`.');
  }
  if (manifest.layers.length === 0) {
    throw new CouldNotTell('nothing-checked', `${where}: an image without layers`, 'Check what was built.');
  }
  if (config.diffIds.length !== manifest.layers.length) {
    const message = `${where}: ${manifest.layers.length} layers, but the config knows ${config.diffIds.length}`;
    throw new CouldNotTell('wrong-format', message, 'Build or save the image again.');
  }
}

/** Throws where a layer's tar is not the one that the image's config names. */
export function verifyDiffId(
  { content }: LayerFacts,
  { expected, where }: { readonly expected: string | undefined; readonly where: string },
): void {
  if (content === undefined || content.diffId === expected) return;
  const message = `${where}: its content is ${content.diffId}, but the config names ${expected ?? 'none'}`;
  throw new CouldNotTell('wrong-format', message, 'Build or save the image again: what is there is damaged.');
}

/** Adds the layers up; a size that is not known of every layer is not known of the image. */
export function totals(
  layers: readonly SizedLayer[],
  at: { readonly compressed: boolean; readonly platform: string; readonly digests: readonly ImageDigest[] },
): SizedImage {
  const uncompressed = sum(layers.map(layer => layer.uncompressed));
  const compressed = at.compressed ? sum(layers.map(layer => layer.compressed)) : undefined;
  const unknown =
    compressed === undefined
      ? { why: 'its layers are stored uncompressed', remedy: 'Use `measure: uncompressed`, or `source: registry`.' }
      : { why: 'this Node cannot decompress zstd', remedy: 'Use Node 22.15 or newer, or `measure: compressed`.' };
  const { platform, digests } = at;
  return { uncompressed, compressed, layers, platform, digests, unknown };
}

function sum(sizes: readonly (number | undefined)[]): number | undefined {
  return sizes.reduce<number | undefined>(
    (total, bytes) => (total === undefined || bytes === undefined ? undefined : total + bytes),
    0,
  );
}
