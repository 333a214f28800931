import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { showSize } from '../../text/units.js';
import type { BodyFault } from '../probe.js';

/** A body as far as it came, and what is wrong with it. */
export interface Body {
  readonly body: Buffer;
  readonly fault?: BodyFault | undefined;
}

type Unpack = (packed: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const gunzip: Unpack = promisify<Buffer, object, Buffer>(zlib.gunzip);
const inflate: Unpack = promisify<Buffer, object, Buffer>(zlib.inflate);
const inflateRaw: Unpack = promisify<Buffer, object, Buffer>(zlib.inflateRaw);
const brotli: Unpack = promisify<Buffer, object, Buffer>(zlib.brotliDecompress);
/** Node 22.15 and newer. */
const zstd: Unpack | undefined =
  'zstdDecompress' in zlib && typeof zlib.zstdDecompress === 'function'
    ? (promisify(zlib.zstdDecompress) as Unpack)
    : undefined;

/** RFC 9110 lets `deflate` be wrapped by zlib; servers that leave the wrapper out are as old as the web. */
const deflate: Unpack = (packed, options) =>
  ((packed[0] ?? 0) & 0x0f) === 8 ? inflate(packed, options) : inflateRaw(packed, options);

const ENCODINGS: Readonly<Record<string, Unpack | undefined>> = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate,
  br: brotli,
  ...(zstd && { zstd }),
};

/** What `accept-encoding` offers. */
export const acceptedEncodings: string = zstd ? 'gzip, deflate, br, zstd' : 'gzip, deflate, br';

/** Collects a body up to a limit. */
export class Collector {
  readonly #chunks: Buffer[] = [];
  readonly #limit: number;
  bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** False once the limit is passed. */
  add(chunk: Buffer): boolean {
    this.bytes += chunk.length;
    if (this.bytes > this.#limit) return false;
    this.#chunks.push(chunk);
    return true;
  }

  all(): Buffer {
    return this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
  }
}

export const tooLong = (limit: number): BodyFault => ({
  why: 'truncated',
  message: `the body is longer than ${showSize(limit)}`,
});

export function brokeOff(bytes: number, announced: string | undefined): BodyFault {
  const of = announced !== undefined && /^\d+$/.test(announced) ? ` of ${announced}` : '';
  return { why: 'truncated', message: `the connection broke after ${bytes}${of} bytes of the body` };
}

/** Undoes `content-encoding`, the last one first. */
export async function unpacked(packed: Buffer, encoding: string | undefined, limit: number): Promise<Body> {
  const names = (encoding ?? '')
    .split(',')
    .map(name => name.trim().toLowerCase())
    .filter(name => name !== '' && name !== 'identity');
  let body = packed;
  for (const name of names.reverse()) {
    if (body.length === 0) return { body };
    const unpack = ENCODINGS[name];
    if (unpack === undefined)
      return {
        body,
        fault: { why: 'unsupported', message: `the body is encoded as ${name}, which is not known here` },
      };
    try {
      body = await unpack(body, { maxOutputLength: limit });
    } catch (error) {
      return { body: Buffer.alloc(0), fault: packingFault(error, name, limit) };
    }
  }
  return { body };
}

function packingFault(error: unknown, name: string, limit: number): BodyFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLong(limit);
  const early = code === 'Z_BUF_ERROR' || (error instanceof Error && /unexpected end|truncated/i.test(error.message));
  if (early) return { why: 'truncated', message: `the body ends early: its ${name} is not complete` };
  return { why: 'unreadable', message: `the body is said to be ${name}, and is not` };
}
