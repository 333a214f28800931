import { posix } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract } from 'tar-stream';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { readJson } from '../json/json.js';
import { compressionOf, decompress, guard, type LayerFacts, measureLayer, peek } from '../oci/layer.js';

/** No image's JSON is longer: registries refuse manifests beyond 4 MiB. */
const MAX_DOCUMENT = 8 * 1024 * 1024;

/** An archive of images after one pass: its small JSON files whole, of everything that may be a layer the facts. */
export interface ScannedArchive {
  readonly document: (path: string) => Buffer | undefined;
  readonly layer: (path: string) => LayerFacts | undefined;
}

/**
 * Reads a tar of images (`docker save`, `podman save`, an OCI layout in a tar), plain or compressed, once and from front
 * to back: what its layers are is told at its end, so everything that looks like one is measured.
 */
export async function scanArchive(stream: AsyncIterable<Buffer>, where: string): Promise<ScannedArchive> {
  const contents = new Contents(where);
  await guard(where, async () => {
    const { head, all } = await peek(stream);
    if (head.length === 0) throw new CouldNotTell('truncated', `${where}: empty`, 'Save the image again.');
    const entries = extract();
    const feeding = pipeline(Readable.from(decompress(all, compressionOf(head))), entries);
    // Its error comes out of the loop too; until then it must not count as unhandled.
    feeding.catch(() => {});
    for await (const entry of entries) await contents.add(entry.header, Readable.from(entry));
    await feeding;
  });
  return contents;
}

class Contents implements ScannedArchive {
  readonly #where: string;
  readonly #documents = new Map<string, Buffer>();
  readonly #layers = new Map<string, LayerFacts>();
  readonly #links = new Map<string, string>();

  constructor(where: string) {
    this.#where = where;
  }

  async add(header: { name: string; type: string; linkname: string; size: number }, content: AsyncIterable<Buffer>) {
    const path = posix.normalize(header.name);
    if (header.type === 'symlink') this.#links.set(path, posix.join(posix.dirname(path), header.linkname));
    if (header.type === 'link') this.#links.set(path, posix.normalize(header.linkname));
    const { head, all } = await peek(content);
    if (looksLikeLayer(head)) {
      const algorithm = path.startsWith('blobs/sha512/') ? 'sha512' : 'sha256';
      this.#layers.set(path, await measureLayer(all, { where: `${this.#where}: ${path}`, algorithm }));
      return;
    }
    const keep = header.size <= MAX_DOCUMENT && /^\s*[{[]/.test(head.toString('latin1'));
    const chunks: Buffer[] = [];
    for await (const chunk of all) if (keep) chunks.push(chunk);
    if (keep) this.#documents.set(path, Buffer.concat(chunks));
  }

  document(path: string): Buffer | undefined {
    return this.#documents.get(this.#target(path));
  }

  layer(path: string): LayerFacts | undefined {
    return this.#layers.get(this.#target(path));
  }

  /** `docker save` of older Engines stores a layer once and links to it from there on. */
  #target(path: string): string {
    const plain = posix.normalize(path);
    return this.#links.get(plain) ?? plain;
  }
}

/** Compressed, or a tar (its magic stands at 257), or an empty tar, which is all zeros. */
const looksLikeLayer = (head: Buffer): boolean =>
  compressionOf(head) !== 'none' ||
  head.toString('latin1', 257, 262) === 'ustar' ||
  (head.length === 512 && head.every(byte => byte === 0));

const manifest = z.array(
  z.object({
    Config: z.string(),
    RepoTags: z
      .array(z.string())
      .nullish()
      .transform(tags => tags ?? []),
    Layers: z
      .array(z.string())
      .nullish()
      .transform(layers => layers ?? []),
  }),
);

/** One image of a `docker save` archive: paths inside it. */
export interface ArchivedImage {
  readonly config: string;
  readonly names: readonly string[];
  readonly layers: readonly string[];
}

/** Reads `manifest.json` of a `docker save` archive. */
export function readArchiveManifest(bytes: Buffer, where: string): readonly ArchivedImage[] {
  const remedy = 'Save the image with `docker save` or `podman save`.';
  return readJson(bytes, manifest, { name: where, remedy }).map(({ Config, RepoTags, Layers }) => ({
    config: Config,
    names: RepoTags,
    layers: Layers,
  }));
}
