import { createHash } from 'node:crypto';
import { pipeline as callbackPipeline, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Algorithm } from './digest.js';
import { hasZstd, unpackZstd } from './zstd.js';

type Compression = 'none' | 'gzip' | 'zstd';

/** What was counted while a layer's blob went by. */
export interface LayerFacts {
  /** Of the blob as it is stored. */
  readonly bytes: number;
  readonly digest: string;
  readonly compression: Compression;
  /** Undefined where this Node cannot decompress it. */
  readonly content: LayerContent | undefined;
}

interface LayerContent {
  /** The digest of the tar, uncompressed, as the config's `diff_ids` have it. */
  readonly diffId: string;
  /** The sizes of the files in it added up, which is what Docker reports for a layer. */
  readonly bytes: number;
}

const REMEDY = 'Build, save or push the image again: what is there is damaged.';

/** Reads a layer's blob to its end, holding no more than a chunk of it. `where` is for errors. */
export async function measureLayer(
  blob: AsyncIterable<Buffer>,
  { where, algorithm = 'sha256' }: { readonly where: string; readonly algorithm?: Algorithm },
): Promise<LayerFacts> {
  const hash = createHash(algorithm);
  let bytes = 0;
  const { head, all } = await peek(blob);
  const compression = compressionOf(head);
  const stored = async function* () {
    for await (const chunk of all) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  const content = await guard(where, () => readContent(stored(), compression));
  return { bytes, digest: `${algorithm}:${hash.digest('hex')}`, compression, content };
}

async function readContent(stored: AsyncIterable<Buffer>, compression: Compression): Promise<LayerContent | undefined> {
  if (compression === 'zstd' && !hasZstd()) {
    for await (const _ of stored);
    return undefined;
  }
  return readTar(decompress(stored, compression));
}

/** The bytes as they were before compression. An error of the source comes out of the result. */
export function decompress(stored: AsyncIterable<Buffer>, compression: Compression): AsyncIterable<Buffer> {
  if (compression === 'none') return stored;
  if (compression === 'zstd') return unpackZstd(stored);
  return callbackPipeline(Readable.from(stored), createGunzip({ chunkSize: 256 * 1024 }), () => {});
}

async function readTar(plain: AsyncIterable<Buffer>): Promise<LayerContent> {
  const hash = createHash('sha256');
  let bytes = 0;
  const entries = extract();
  entries.on('entry', (header, content, next) => {
    const size = fileBytes(header);
    if (size === undefined) return next(new Error(`${header.name}: an entry of a type that is not known`));
    bytes += size;
    // The pipeline below reports it: an entry fails only together with the archive.
    content.on('error', () => {});
    content.on('end', next);
    content.resume();
  });
  await pipeline(
    Readable.from(plain),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    entries,
  );
  return { diffId: `sha256:${hash.digest('hex')}`, bytes };
}

/** Of a sparse file the size that it has once unpacked, of links and directories none; undefined for an unknown type. */
function fileBytes({ type, size, pax }: Header): number | undefined {
  if (HEADER_ONLY.has(type)) return 0;
  if (type !== 'file' && type !== 'contiguous-file') return undefined;
  const sparse = sparseSize.safeParse(pax).data;
  return Math.max(size, sparse?.['GNU.sparse.realsize'] ?? sparse?.['GNU.sparse.size'] ?? 0);
}

const HEADER_ONLY: ReadonlySet<string> = new Set([
  'link',
  'symlink',
  'directory',
  'block-device',
  'character-device',
  'fifo',
]);

const sparseSize = z.object({
  'GNU.sparse.realsize': z.coerce.number().int().min(0).optional(),
  'GNU.sparse.size': z.coerce.number().int().min(0).optional(),
});

/** By its magic number, whatever the media type says. */
export function compressionOf(head: Buffer): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  return head.length >= 4 && head.readUInt32LE() === 0xfd2fb528 ? 'zstd' : 'none';
}

/** The first bytes of a stream (512 where there are so many), and the whole of it again. */
export async function peek(
  chunks: AsyncIterable<Buffer>,
): Promise<{ readonly head: Buffer; readonly all: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < 512) {
    const { value, done } = await iterator.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const all = async function* () {
    if (head.length > 0) yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  };
  return { head, all: all() };
}

/** Runs a reader and says of its error where it happened and whether the stream was cut short. */
export async function guard<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CouldNotTell && cause.remedy !== '') throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const cut = code === 'Z_BUF_ERROR' || message === 'Unexpected end of data';
    const why = cause instanceof CouldNotTell ? cause.why : cut ? 'truncated' : 'wrong-format';
    const what = cut
      ? 'ends too early'
      : code.startsWith('Z')
        ? `cannot be decompressed: ${message}`
        : message.replace(/^Invalid tar header.*/, 'not a tar, or damaged');
    throw new CouldNotTell(why, `${where}: ${what}`, REMEDY, { cause });
  }
}
