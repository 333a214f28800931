import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  CouldNotTell
} from "./chunk-ZJL6Y5QL.js";

// src/formats/oci/zstd.ts
import { pipeline, Readable, Transform } from "node:stream";
import * as zlib from "node:zlib";
var FRAME = 4247762216;
var SKIPPABLE = 407710288;
var RLE_BLOCK = 1;
function openZstd() {
  const create = Reflect.get(zlib, "createZstdDecompress");
  if (typeof create !== "function") return void 0;
  const stream = create();
  return stream instanceof Transform ? stream : void 0;
}
var hasZstd = () => typeof Reflect.get(zlib, "createZstdDecompress") === "function";
async function* unpackZstd(chunks) {
  const source = new ByteReader(chunks);
  for (let magic = await source.take(4, "end"); magic !== void 0; magic = await source.take(4, "end")) {
    const number = magic.readUInt32LE();
    if ((number & 4294967280) >>> 0 === SKIPPABLE) {
      const length = (await source.take(4)).readUInt32LE();
      for await (const _ of source.pass(length)) ;
      continue;
    }
    if (number !== FRAME) throw new CouldNotTell("wrong-format", "not zstd where a frame should begin", "");
    const engine = openZstd();
    if (engine === void 0) throw new CouldNotTell("unsupported", "this Node cannot decompress zstd", "");
    yield* pipeline(Readable.from(frame(magic, source)), engine, () => {
    });
  }
}
async function* frame(magic, source) {
  const descriptor = await source.take(1);
  const flags = descriptor.readUInt8();
  const singleSegment = (flags & 32) !== 0;
  const contentSize = [singleSegment ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  yield Buffer.concat([magic, descriptor, await source.take((singleSegment ? 0 : 1) + dictionary + contentSize)]);
  for (let last = false; !last; ) {
    const header = await source.take(3);
    const block = header.readUIntLE(0, 3);
    yield header;
    last = (block & 1) === 1;
    yield* source.pass((block >> 1 & 3) === RLE_BLOCK ? 1 : block >> 3);
  }
  if ((flags & 4) !== 0) yield await source.take(4);
}
var ByteReader = class {
  #chunks;
  #rest = Buffer.alloc(0);
  constructor(chunks) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }
  async take(count, atEnd) {
    const parts = [];
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === void 0 && atEnd && parts.length === 0) return void 0;
      if (part === void 0) throw cutShort();
      parts.push(part);
      left -= part.length;
    }
    return Buffer.concat(parts);
  }
  async *pass(count) {
    for (let left = count; left > 0; ) {
      const part = await this.#next(left);
      if (part === void 0) throw cutShort();
      yield part;
      left -= part.length;
    }
  }
  async #next(atMost) {
    while (this.#rest.length === 0) {
      const { value, done } = await this.#chunks.next();
      if (done) return void 0;
      this.#rest = value;
    }
    const part = this.#rest.subarray(0, atMost);
    this.#rest = this.#rest.subarray(part.length);
    return part;
  }
};
var cutShort = () => new CouldNotTell("truncated", "zstd ends inside a frame", "");

// src/formats/oci/layer.ts
import { createHash } from "node:crypto";
import { pipeline as callbackPipeline, Readable as Readable2 } from "node:stream";
import { pipeline as pipeline2 } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import { z } from "zod";
var REMEDY = "Build, save or push the image again: what is there is damaged.";
async function measureLayer(blob, { where, algorithm = "sha256" }) {
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
  return { bytes, digest: `${algorithm}:${hash.digest("hex")}`, compression, content };
}
async function readContent(stored, compression) {
  if (compression === "zstd" && !hasZstd()) {
    for await (const _ of stored) ;
    return void 0;
  }
  return readTar(decompress(stored, compression));
}
function decompress(stored, compression) {
  if (compression === "none") return stored;
  if (compression === "zstd") return unpackZstd(stored);
  return callbackPipeline(Readable2.from(stored), createGunzip({ chunkSize: 256 * 1024 }), () => {
  });
}
async function readTar(plain) {
  const hash = createHash("sha256");
  let bytes = 0;
  const entries = extract();
  entries.on("entry", (header, content, next) => {
    const size = fileBytes(header);
    if (size === void 0) return next(new Error(`${header.name}: an entry of a type that is not known`));
    bytes += size;
    content.on("error", () => {
    });
    content.on("end", next);
    content.resume();
  });
  await pipeline2(
    Readable2.from(plain),
    async function* (chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    entries
  );
  return { diffId: `sha256:${hash.digest("hex")}`, bytes };
}
function fileBytes({ type, size, pax }) {
  if (HEADER_ONLY.has(type)) return 0;
  if (type !== "file" && type !== "contiguous-file") return void 0;
  const sparse = sparseSize.safeParse(pax).data;
  return Math.max(size, sparse?.["GNU.sparse.realsize"] ?? sparse?.["GNU.sparse.size"] ?? 0);
}
var HEADER_ONLY = /* @__PURE__ */ new Set([
  "link",
  "symlink",
  "directory",
  "block-device",
  "character-device",
  "fifo"
]);
var sparseSize = z.object({
  "GNU.sparse.realsize": z.coerce.number().int().min(0).optional(),
  "GNU.sparse.size": z.coerce.number().int().min(0).optional()
});
function compressionOf(head) {
  if (head[0] === 31 && head[1] === 139) return "gzip";
  return head.length >= 4 && head.readUInt32LE() === 4247762216 ? "zstd" : "none";
}
async function peek(chunks) {
  const iterator = chunks[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
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
async function guard(where, work) {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof CouldNotTell && cause.remedy !== "") throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    const cut = code === "Z_BUF_ERROR" || message === "Unexpected end of data";
    const why = cause instanceof CouldNotTell ? cause.why : cut ? "truncated" : "wrong-format";
    const what = cut ? "ends too early" : code.startsWith("Z") ? `cannot be decompressed: ${message}` : message.replace(/^Invalid tar header.*/, "not a tar, or damaged");
    throw new CouldNotTell(why, `${where}: ${what}`, REMEDY, { cause });
  }
}

export {
  unpackZstd,
  measureLayer,
  decompress,
  compressionOf,
  peek,
  guard
};
