import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { readJson } from '../json/json.js';
import { digestText } from './digest.js';

const platform = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  'os.version': z.string().optional(),
});

const descriptor = z.object({
  mediaType: z.string().default(''),
  digest: digestText,
  size: z.int().min(0),
  platform: platform.optional(),
  annotations: z.record(z.string(), z.string()).default({}),
});

const manifestOrIndex = z.object({
  schemaVersion: z.int(),
  mediaType: z.string().optional(),
  manifests: z.array(descriptor).optional(),
  config: descriptor.optional(),
  layers: z.array(descriptor).optional(),
});

export type Descriptor = z.output<typeof descriptor>;

/** An image's manifest: where its config is, and its layers from the bottom up. */
export interface Manifest {
  readonly config: Descriptor;
  readonly layers: readonly Descriptor[];
}

export type ManifestDocument =
  | { readonly kind: 'index'; readonly manifests: readonly Descriptor[] }
  | { readonly kind: 'manifest'; readonly manifest: Manifest };

const REMEDY = 'Check that this is a container image, and that it is whole.';

/** Reads an OCI image index or manifest, or Docker's schema 2 manifest list or manifest: their fields are the same. */
export function readManifest(bytes: Buffer, where: string): ManifestDocument {
  const {
    schemaVersion,
    mediaType = '',
    manifests,
    config,
    layers,
  } = readJson(bytes, manifestOrIndex, {
    name: where,
    remedy: REMEDY,
  });
  if (schemaVersion !== 2) {
    const remedy = 'Push the image again with a current builder: schema 1 does not tell the sizes of layers.';
    throw new CouldNotTell('unsupported', `${where}: schemaVersion ${schemaVersion}, not 2`, remedy);
  }
  // A document that could be read either way is refused, as the image specification asks since CVE-2021-41190.
  const isIndexType = /image\.index|manifest\.list/.test(mediaType);
  const isManifestType = /image\.manifest|distribution\.manifest\.v/.test(mediaType);
  if ((manifests && (config || layers || isManifestType)) || ((config || layers) && isIndexType)) {
    throw new CouldNotTell('wrong-format', `${where}: both an index and a manifest`, REMEDY);
  }
  if (manifests) return { kind: 'index', manifests };
  if (config && layers) return { kind: 'manifest', manifest: { config, layers } };
  throw new CouldNotTell('wrong-format', `${where}: neither an image's manifest nor an index`, REMEDY);
}
