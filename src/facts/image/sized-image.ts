import type { SeenImage } from '../../check.js';
import type { Platform } from '../../formats/oci/platform.js';

/** Which of its sizes an image is held by. */
export type Measure = 'uncompressed' | 'compressed';

export type ImageDigest = Pick<SeenImage, 'digest' | 'of'>;

/** The sizes of an image as far as they are known, in bytes. */
export interface SizedImage {
  readonly uncompressed: number | undefined;
  readonly compressed: number | undefined;
  /** From the bottom up. */
  readonly layers: readonly SizedLayer[];
  readonly platform: string;
  /** Which image it is, by every digest that the source tells. */
  readonly digests: readonly ImageDigest[];
  /** Why there are no layers to show; their sizes are a help to the reader, and the image's own is known without. */
  readonly layersUnknown?: string | undefined;
  /** Why a size is not known where it is not, and what to do about it. */
  readonly unknown: { readonly why: string; readonly remedy: string };
}

export interface SizedLayer {
  readonly uncompressed?: number | undefined;
  readonly compressed?: number | undefined;
  /** The command that made it. */
  readonly command?: string | undefined;
}

export interface Wanted {
  readonly platform: Platform | undefined;
  readonly measure: Measure;
}

/** A place that holds images: an Engine, a registry, a layout, an archive. */
export interface Store {
  /** As reports name it: `Docker Engine 28.2.2 at unix:///var/run/docker.sock`. */
  readonly name: string;
  /** The names of its images; undefined where it does not tell them. */
  readonly list: (() => Promise<readonly string[]>) | undefined;
  /** Throws `CouldNotTell` where there is no such image or it cannot be read. */
  readonly measure: (image: string, wanted: Wanted) => Promise<SizedImage>;
}
