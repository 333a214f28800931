import { CouldNotTell } from '../../check.js';
import type { HistoryStep, InspectedImage, StoredPlatform } from '../../formats/docker/engine.js';
import { isSamePlatform, type Platform, showPlatform } from '../../formats/oci/platform.js';
import type { ImageDigest, SizedImage, Wanted } from './sized-image.js';

interface Inspection {
  /** Newest first, as Engines tell it; or why it is not known. */
  readonly history: readonly HistoryStep[] | CouldNotTell;
  readonly where: string;
  readonly wanted: Wanted;
}

/** The size that an Engine without containerd's store, or podman, tells of an image: the uncompressed one. */
export function sizeInspected(image: InspectedImage, at: Inspection): SizedImage {
  const { os, architecture, variant, size, layers } = image;
  const platform = { os, architecture, variant };
  checkPlatform(platform, { where: at.where, wanted: at.wanted.platform });
  if (layers === 0) {
    throw new CouldNotTell('nothing-checked', `${at.where}: an image without layers`, 'Check what was built.');
  }
  return {
    uncompressed: size,
    compressed: undefined,
    ...layersOf(at.history),
    platform: showPlatform(platform),
    digests: digestsOf('config', image),
    unknown: {
      why: 'the Engine keeps it unpacked',
      remedy: 'Use `measure: uncompressed`, or push the image and use `source: registry`.',
    },
  };
}

/**
 * The sizes of an image in containerd's store, where the image's own `Size` is the compressed content and the unpacked
 * size is told for each platform (API 1.48, Engine 28).
 */
export function sizeInContainerd(image: InspectedImage, { history, where, wanted }: Inspection): SizedImage {
  const { os, architecture, variant, platforms } = image;
  if (platforms === undefined) {
    const message = `${where}: this Engine keeps images in containerd's store and does not tell their unpacked sizes`;
    const remedy = 'Update it to Docker 28 or newer, or use `docker save` and `source: archive`.';
    throw new CouldNotTell('unsupported', message, remedy);
  }
  const target = wanted.platform ?? { os, architecture, variant };
  const found = platforms.find(({ platform }) => isSamePlatform(platform, target));
  if (found === undefined) {
    const there = platforms.map(({ platform }) => showPlatform(platform)).join(', ') || 'none';
    const message = `${where}: not there for ${showPlatform(target)}; there for ${there}`;
    throw new CouldNotTell('unreadable', message, 'Pull it for that platform, or change `platform`.');
  }
  const digests = digestsOf(image.isIndex ? 'index' : 'manifest', image, found.manifest);
  return { ...sizes(found), digests, ...layersOf(history) };
}

/** Each digest once, and first what the id is of. */
function digestsOf(
  of: ImageDigest['of'],
  { id, manifests }: InspectedImage,
  manifest?: string | undefined,
): readonly ImageDigest[] {
  const known = new Map<string, ImageDigest['of']>(id === undefined ? [] : [[id, of]]);
  for (const digest of [...(manifest === undefined ? [] : [manifest]), ...manifests]) {
    if (!known.has(digest)) known.set(digest, 'manifest');
  }
  return [...known].map(([digest, of]) => ({ digest, of }));
}

function sizes({ content, unpacked, platform }: StoredPlatform): Omit<SizedImage, 'layers' | 'digests'> {
  const isUnpacked = unpacked > 0;
  return {
    uncompressed: isUnpacked ? unpacked : undefined,
    // An image that was loaded from a plain archive lies there as it came.
    compressed: isUnpacked && content >= unpacked ? undefined : content,
    platform: showPlatform(platform),
    unknown: isUnpacked
      ? { why: 'the Engine stores its layers uncompressed', remedy: 'Push the image and use `source: registry`.' }
      : {
          why: 'the Engine has not unpacked it',
          remedy: 'Unpack it by creating a container from it, or use `docker save` and `source: archive`.',
        },
  };
}

/** The history begins with the newest step, layers are counted from the bottom. */
function layersOf(history: Inspection['history']): Pick<SizedImage, 'layers' | 'layersUnknown'> {
  if (history instanceof CouldNotTell) return { layers: [], layersUnknown: history.message };
  return { layers: history.map(({ bytes, command }) => ({ uncompressed: bytes, command })).reverse() };
}

/** What it tells, or why it could not: podman 4.3 breaks down over images whose history has no dates. */
export async function historyOrWhy(
  read: () => Promise<readonly HistoryStep[]>,
): Promise<readonly HistoryStep[] | CouldNotTell> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof CouldNotTell) return error;
    throw error;
  }
}

function checkPlatform(
  have: Platform,
  { where, wanted }: { readonly where: string; readonly wanted: Platform | undefined },
): void {
  if (wanted === undefined || isSamePlatform(have, wanted)) return;
  const message = `${where}: an image for ${showPlatform(have)}, not for ${showPlatform(wanted)}`;
  throw new CouldNotTell('unreadable', message, 'Build or pull it for that platform, or change `platform`.');
}
