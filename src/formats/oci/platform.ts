import { CouldNotTell } from '../../could-not-tell.js';
import type { Descriptor } from './manifest.js';

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string | undefined;
}

/** Variants that are what the architecture means without one. */
const IMPLIED: Readonly<Record<string, string>> = { arm64: 'v8', amd64: 'v1', arm: 'v7' };

/** `linux/arm/v7` in its parts. */
export function parsePlatform(text: string): Platform {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, variant };
}

export const showPlatform = ({ os, architecture, variant }: Platform): string =>
  `${os}/${architecture}${variant === undefined || variant === '' ? '' : `/${variant}`}`;

/** True where an image for `have` is one for `want`: the same system, architecture and variant. */
export function isSamePlatform(have: Platform, want: Platform): boolean {
  return have.os === want.os && have.architecture === want.architecture && variantOf(have) === variantOf(want);
}

const variantOf = ({ architecture, variant }: Platform): string | undefined =>
  variant === undefined || variant === '' ? IMPLIED[architecture] : variant;

/**
 * The manifest in an index for a platform; without one asked for, the only one there is, or the one for linux/amd64.
 * Attestations that builders put beside the images are passed over.
 */
export function choosePlatform(
  manifests: readonly Descriptor[],
  { wanted, where }: { readonly wanted: Platform | undefined; readonly where: string },
): Descriptor {
  const images = manifests.filter(isImage);
  const only = images[0];
  if (only === undefined)
    throw new CouldNotTell('nothing-checked', `${where}: an index without images`, 'Push an image.');
  // A sole entry without a platform says it in its config, which is read and compared later.
  if (images.length === 1 && (wanted === undefined || only.platform === undefined)) return only;
  const target = wanted ?? { os: 'linux', architecture: 'amd64' };
  const [found, second] = images.filter(({ platform }) => platform && isSamePlatform(platform, target));
  if (found && !second) return found;
  const there = [
    ...new Set(images.map(({ platform }) => (platform ? showPlatform(platform) : 'one without a platform'))),
  ];
  const message = found
    ? `${where}: several images for ${showPlatform(target)}`
    : `${where}: no image for ${showPlatform(target)}, only for ${there.join(', ')}`;
  const remedy = found ? 'Name the one that you mean by its digest.' : 'Say which one with `platform`.';
  throw new CouldNotTell('unreadable', message, remedy);
}

const isImage = ({ platform, annotations }: Descriptor): boolean =>
  annotations['vnd.docker.reference.type'] === undefined && platform?.os !== 'unknown';
