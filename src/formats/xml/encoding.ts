import { isAscii, isUtf8 } from 'node:buffer';
import { CouldNotTell } from '../../could-not-tell.js';
import type { ByteSource } from './byte-source.js';

/** Enough bytes to see a byte order mark and the XML declaration's encoding. */
const PREAMBLE = 256;

interface Decoder {
  readonly decode: (chunk: Buffer) => string;
  readonly finish: () => string;
}

/**
 * The text of an XML file in pieces, without its byte order mark: UTF-8, UTF-16, or what the XML declaration names.
 * Bytes that are not valid in the encoding are `CouldNotTell('wrong-format')`.
 */
export async function* decodeXml({ name, chunks }: ByteSource): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  let preamble = Buffer.alloc(0);
  for await (const bytes of chunks) {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!decoder) {
      preamble = Buffer.concat([preamble, chunk]);
      if (preamble.length < PREAMBLE) continue;
      decoder = decoderFor(preamble, name);
      chunk = preamble;
    }
    yield decoder.decode(chunk);
  }
  if (!decoder) {
    decoder = decoderFor(preamble, name);
    yield decoder.decode(preamble);
  }
  yield decoder.finish();
}

function decoderFor(preamble: Buffer, name: string): Decoder {
  const [first, second] = preamble;
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return labelled('utf-16be', name);
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return labelled('utf-16le', name);
  const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(preamble.toString('latin1', 0, PREAMBLE));
  const label = declaration?.[1]?.toLowerCase() ?? 'utf-8';
  // Writers that build a string and save it as UTF-8 leave `encoding="utf-16"` in it; the bytes say otherwise.
  const isBytes = /^(?:utf-?8|us-ascii|ascii|utf-?16(?:le|be)?)$/.test(label);
  return isBytes ? utf8(name) : labelled(label, name);
}

function labelled(label: string, name: string): Decoder {
  const decoder = openDecoder(label, name);
  const guard = (work: () => string): string => {
    try {
      return work();
    } catch (cause) {
      const remedy = 'Make the reporter write UTF-8.';
      throw new CouldNotTell('wrong-format', `${name}: has bytes that are not ${label}`, remedy, { cause });
    }
  };
  return {
    decode: chunk => guard(() => decoder.decode(chunk, { stream: true })),
    finish: () => guard(() => decoder.decode()),
  };
}

function openDecoder(label: string, name: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    const remedy = 'Make the reporter write UTF-8.';
    throw new CouldNotTell('unsupported', `${name}: unknown encoding ${label}`, remedy, { cause });
  }
}

/** Several times faster than `TextDecoder`, and pure ASCII stays at one byte a character. */
function utf8(name: string): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  const text = (bytes: Buffer): string => {
    const start = offset;
    offset += bytes.length;
    const from = start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    if (isAscii(bytes)) return bytes.toString('latin1');
    if (isUtf8(bytes)) return bytes.toString('utf8', from);
    throw invalid(name, start + validLength(bytes));
  };
  return {
    decode: chunk => {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = wholeLength(bytes);
      rest = Buffer.from(bytes.subarray(end));
      return text(bytes.subarray(0, end));
    },
    finish: () => text(rest),
  };
}

/** How much of it ends with a whole character. */
function wholeLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needs > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** The first byte that does not survive decoding. */
function validLength(bytes: Buffer): number {
  const decoded = Buffer.from(bytes.toString('utf8'));
  return bytes.findIndex((byte, index) => byte !== decoded[index]);
}

const invalid = (name: string, offset: number): CouldNotTell =>
  new CouldNotTell('wrong-format', `${name}: byte ${offset} is not UTF-8`, 'Make the reporter write UTF-8.');
