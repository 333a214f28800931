import { z } from 'zod';
import { type JsonOrigin, readJson } from '../json/json.js';
import { readableCommand } from '../oci/config.js';

const REMEDY = 'Check that a Docker Engine or podman answers there, and not something else.';

const bytes = z.int().min(0);

const version = z.object({
  Version: z.string(),
  Components: z
    .array(z.object({ Name: z.string() }))
    .nullish()
    .transform(components => components ?? []),
});

/** `GET /version`: the program that answers and its version. */
export function readVersion(body: Buffer, where: string): { readonly program: string; readonly version: string } {
  const { Version, Components } = readJson(body, version, at(where));
  const podman = Components.some(({ Name }) => Name.startsWith('Podman'));
  return { program: podman ? 'podman' : 'Docker Engine', version: Version };
}

const info = z.object({ DriverStatus: z.array(z.array(z.string())).nullish() });

/** `GET /info`: true where images are kept in containerd's store, where an image's `Size` is that of its compressed content. */
export function readContainerdStore(body: Buffer, where: string): boolean {
  const status = readJson(body, info, at(where)).DriverStatus ?? [];
  return status.some(([key, value]) => key === 'driver-type' && value?.startsWith('io.containerd.snapshotter'));
}

const list = z.array(
  z.object({
    RepoTags: z
      .array(z.string())
      .nullish()
      .transform(tags => tags ?? []),
  }),
);

/** `GET /images/json`: the names of all images that have one. */
export function readImageNames(body: Buffer, where: string): readonly string[] {
  const names = readJson(body, list, at(where)).flatMap(({ RepoTags }) => RepoTags);
  return [...new Set(names)].filter(name => !name.includes('<none>'));
}

const summary = z.object({
  ID: z.string().optional(),
  Kind: z.string(),
  Available: z.boolean(),
  Size: z.object({ Content: bytes }),
  ImageData: z
    .object({
      Platform: z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() }),
      Size: z.object({ Unpacked: bytes }),
    })
    .nullish(),
});

const inspected = z.object({
  Id: z.string(),
  /** What `Id` is the digest of, in containerd's store. */
  Descriptor: z.object({ mediaType: z.string() }).nullish(),
  RepoDigests: z.array(z.string()).nullish(),
  /** From podman: of the manifest. */
  Digest: z.string().nullish(),
  Os: z.string(),
  Architecture: z.string(),
  Variant: z.string().optional(),
  Size: bytes,
  RootFS: z.object({
    Layers: z
      .array(z.string())
      .nullish()
      .transform(layers => layers ?? []),
  }),
  Manifests: z.array(summary).nullish(),
});

/** One platform's part of an image in containerd's store. */
export interface StoredPlatform {
  readonly platform: { readonly os: string; readonly architecture: string; readonly variant?: string | undefined };
  /** Of its compressed content. */
  readonly content: number;
  /** Of its manifest. */
  readonly manifest: string | undefined;
  /** On disk once unpacked; 0 where it is not. */
  readonly unpacked: number;
}

export interface InspectedImage {
  /** `sha256:…`; of the config, or in containerd's store of what the name points to. */
  readonly id: string | undefined;
  /** True where the id is an index's. */
  readonly isIndex: boolean;
  /** What registries call it: digests of manifests or indexes. */
  readonly manifests: readonly string[];
  readonly os: string;
  readonly architecture: string;
  readonly variant: string | undefined;
  readonly size: number;
  readonly layers: number;
  /** Only from containerd's store, API 1.48 and newer, where they were asked for. */
  readonly platforms: readonly StoredPlatform[] | undefined;
}

/** In `name@sha256:…`, `sha256:…` or, as podman's command line prints an id, bare digits; undefined where there is none. */
function digest(text: string | null | undefined): string | undefined {
  const found = /^(?:[^@]*@)?(sha256:)?([0-9a-f]{64})$/.exec(text ?? '');
  return found ? `sha256:${found[2]}` : undefined;
}

/** `GET /images/NAME/json` of the Engine's API. */
export function readInspected(body: Buffer, where: string): InspectedImage {
  return toImage(readJson(body, inspected, at(where)));
}

/** What `docker image inspect NAME` and `podman image inspect NAME` print: a list of one. */
export function readInspectedList(text: string, where: string): InspectedImage {
  return toImage(readJson(text, z.tuple([inspected]), at(where))[0]);
}

function toImage(image: z.output<typeof inspected>): InspectedImage {
  const platforms = image.Manifests?.flatMap(({ ID, Kind, Available, Size, ImageData }) =>
    Kind === 'image' && Available && ImageData
      ? [
          {
            platform: ImageData.Platform,
            content: Size.Content,
            manifest: digest(ID),
            unpacked: ImageData.Size.Unpacked,
          },
        ]
      : [],
  );
  const { Id, Os, Architecture, Variant, RootFS } = image;
  const variant = Variant === '' ? undefined : Variant;
  return {
    id: digest(Id),
    isIndex: /index|list/.test(image.Descriptor?.mediaType ?? ''),
    manifests: [...new Set([image.Digest, ...(image.RepoDigests ?? [])].flatMap(text => digest(text) ?? []))],
    os: Os,
    architecture: Architecture,
    variant,
    size: image.Size,
    layers: RootFS.Layers.length,
    platforms,
  };
}

const step = z.object({
  CreatedBy: z.string().default(''),
  Size: bytes.optional(),
  // podman's command line writes it so.
  size: bytes.optional(),
});

/** A layer's size and the command that made it. */
export interface HistoryStep {
  readonly bytes: number;
  readonly command: string | undefined;
}

/** `GET /images/NAME/history`, and `podman history --format json`: newest first. */
export function readHistory(body: Buffer | string, where: string): readonly HistoryStep[] {
  return readJson(body, z.array(step), at(where)).map(({ CreatedBy, Size, size }) => ({
    bytes: Size ?? size ?? 0,
    command: readableCommand(CreatedBy),
  }));
}

const failure = z.object({ message: z.string() });

/** The sentence in an error answer of the API; undefined where there is none. */
export function readFailure(body: Buffer): string | undefined {
  try {
    return readJson(body, failure, at('')).message;
  } catch {
    return undefined;
  }
}

const at = (name: string): JsonOrigin => ({ name, remedy: REMEDY });
