import { pipeline, Readable, Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { CouldNotTell } from '../../could-not-tell.js';

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
const RLE_BLOCK = 1;

/** A decompressor of one zstd frame, or undefined: `node:zlib` has one from Node 22.15 and 23.8 on. */
function openZstd(): Transform | undefined {
  const create: unknown = Reflect.get(zlib, 'createZstdDecompress');
  if (typeof create !== 'function') return undefined;
  const stream: unknown = create();
  return stream instanceof Transform ? stream : undefined;
}

/** True where this Node can decompress zstd. */
export const hasZstd = (): boolean => typeof Reflect.get(zlib, 'createZstdDecompress') === 'function';

/**
 * Decompresses zstd, frame by frame (RFC 8878). Node's own stream ends after the first frame without a word, and layers
 * made for lazy pulling have a frame for each file.
 */
export async function* unpackZstd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const source = new ByteReader(chunks);
  for (let magic = await source.take(4, 'end'); magic !== undefined; magic = await source.take(4, 'end')) {
    const number = magic.readUInt32LE();
    if ((number & 0xfffffff0) >>> 0 === SKIPPABLE) {
      const length = (await source.take(4)).readUInt32LE();
      for await (const _ of source.pass(length));
      continue;
    }
    if (number !== FRAME) throw new CouldNotTell('wrong-format', 'not zstd where a frame should begin', '');
    const engine = openZstd();
    if (engine === undefined) throw new CouldNotTell('unsupported', 'this Node cannot decompress zstd', '');
    // The generator that reads from the engine gets its errors; nothing is left for the callback.
    yield* pipeline(Readable.from(frame(magic, source)), engine, () => {});
  }
}

/** The bytes of one frame, from its magic number to its end. */
async function* frame(magic: Buffer, source: ByteReader): AsyncGenerator<Buffer> {
  const descriptor = await source.take(1);
  const flags = descriptor.readUInt8();
  const singleSegment = (flags & 0x20) !== 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  yield Buffer.concat([magic, descriptor, await source.take((singleSegment ? 0 : 1) + dictionary + contentSize)]);
  for (let last = false; !last; ) {
    const header = await source.take(3);
    const block = header.readUIntLE(0, 3);
    yield header;
    last = (block & 1) === 1;
    yield* source.pass(((block >> 1) & 3) === RLE_BLOCK ? 1 : block >> 3);
  }
  if ((flags & 0x04) !== 0) yield await source.take(4);
}

/** Cuts a stream of chunks at byte counts. */
class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Exactly so many bytes; where the stream may end here and does, undefined. */
  async take(count: number): Promise<Buffer>;
  async take(count: number, atEnd: 'end'): Promise<Buffer | undefined>;
  async take(count: number, atEnd?: 'end'): Promise<Buffer | undefined> {
    const parts: Buffer[] = [];
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === undefined && atEnd && parts.length === 0) return undefined;
      if (part === undefined) throw cutShort();
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }

  async *pass(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === undefined) throw cutShort();
      yield part;
      left -= part.length;
    }
  }

  async #next(atMost: number): Promise<Buffer | undefined> {
    while (this.#rest.length === 0) {
      const { value, done } = await this.#chunks.next();
      if (done) return undefined;
      this.#rest = value;
    }
    const part = this.#rest.subarray(0, atMost);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }
}

const cutShort = (): CouldNotTell => new CouldNotTell('truncated', 'zstd ends inside a frame', '');
