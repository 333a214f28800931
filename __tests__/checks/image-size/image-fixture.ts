import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** Container images made in memory, a few kilobytes each: written from the OCI image and image layout specifications. */
interface FakeLayer {
  readonly tar: Buffer;
  readonly blob: Buffer;
  readonly mediaType: string;
  readonly command: string | undefined;
}

export interface FakeImage {
  readonly config: Buffer;
  readonly manifest: Buffer;
  readonly layers: readonly FakeLayer[];
  readonly platform: { readonly os: string; readonly architecture: string; readonly variant?: string };
}

export const sha256 = (bytes: Buffer | string): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

export const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

/** A tar of files: their content, or how many bytes of `x` they are to be. A string names the target of a symbolic link. */
export async function makeTar(files: Readonly<Record<string, Buffer | number | string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, content] of Object.entries(files)) {
    const mtime = new Date(0);
    if (typeof content === 'string') tar.entry({ name, type: 'symlink', linkname: content, mtime });
    else if (name.endsWith('/')) tar.entry({ name, type: 'directory', mtime });
    else tar.entry({ name, mtime }, typeof content === 'number' ? Buffer.alloc(content, 'x') : content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of Readable.from(tar)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A layer with one file of so many bytes. `compress` makes its blob out of its tar; gzip unless told. */
export async function makeLayer(
  bytes: number,
  {
    command,
    compress = gzipSync,
    type = 'tar+gzip',
  }: { command?: string; compress?: (tar: Buffer) => Buffer; type?: string } = {},
): Promise<FakeLayer> {
  const tar = await makeTar({ 'app/': 0, 'app/data': bytes, 'app/link': 'data' });
  return { tar, blob: compress(tar), mediaType: `application/vnd.oci.image.layer.v1.${type}`, command };
}

export function makeImage(layers: readonly FakeLayer[], platform = { os: 'linux', architecture: 'amd64' }): FakeImage {
  const history = [
    ...layers.map(({ command }) => ({ created_by: command })),
    { created_by: 'CMD ["/app"]', empty_layer: true },
  ];
  const config = json({
    ...platform,
    rootfs: { type: 'layers', diff_ids: layers.map(({ tar }) => sha256(tar)) },
    history,
  });
  const manifest = json({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: describe('application/vnd.oci.image.config.v1+json', config),
    layers: layers.map(({ blob, mediaType }) => describe(mediaType, blob)),
  });
  return { config, manifest, layers, platform };
}

export const describe = (mediaType: string, blob: Buffer) => ({ mediaType, digest: sha256(blob), size: blob.length });

export const manifestDescriptor = (
  { manifest, platform }: FakeImage,
  annotations?: Readonly<Record<string, string>>,
) => ({
  ...describe('application/vnd.oci.image.manifest.v1+json', manifest),
  platform,
  ...(annotations && { annotations }),
});

export const makeIndex = (manifests: readonly unknown[]): Buffer =>
  json({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', manifests });

export const blobsOf = (images: readonly FakeImage[]): readonly Buffer[] =>
  images.flatMap(({ config, manifest, layers }) => [config, manifest, ...layers.map(({ blob }) => blob)]);

const blobPath = (blob: Buffer): string => `blobs/${sha256(blob).replace(':', '/')}`;

/** The files of an OCI layout. */
export function layoutFiles(index: Buffer, blobs: readonly Buffer[]): Record<string, Buffer> {
  return {
    'oci-layout': json({ imageLayoutVersion: '1.0.0' }),
    'index.json': index,
    ...Object.fromEntries(blobs.map(blob => [blobPath(blob), blob])),
  };
}

/** The files of what `docker save` of Docker 20 writes: layers first, the manifest at the end. */
export function savedFiles(images: readonly { readonly image: FakeImage; readonly names: readonly string[] | null }[]) {
  const files: Record<string, Buffer | string> = {};
  const manifest = images.map(({ image, names }) => {
    const config = `${sha256(image.config).slice(7)}.json`;
    const layers = image.layers.map(({ tar }) => `${sha256(tar).slice(7)}/layer.tar`);
    for (const [index, path] of layers.entries()) files[path] = image.layers[index]?.tar ?? Buffer.alloc(0);
    files[config] = image.config;
    return { Config: config, RepoTags: names, Layers: layers };
  });
  return { ...files, 'manifest.json': json(manifest) };
}

export function writeFiles(folder: string, files: Readonly<Record<string, Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
