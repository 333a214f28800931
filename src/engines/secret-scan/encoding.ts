/** As git does: a NUL among a file's first bytes makes it binary. */
const LOOKED_AT = 8000;
/** Enough of UTF-16 without a mark at its beginning to tell it from anything else. */
const SAMPLE = 64;

/**
 * A file's bytes as they are searched: those of UTF-8, or of anything else that keeps ASCII as it is, without a mark at
 * their beginning. UTF-16 is turned into UTF-8. Undefined for a binary file.
 */
export function textBytes(bytes: Buffer): Buffer | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes.subarray(2));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(swapped(bytes.subarray(2)));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if (!bytes.subarray(0, LOOKED_AT).includes(0)) return bytes;
  if (isAsciiAt(bytes, 0)) return fromUtf16(bytes);
  return isAsciiAt(bytes, 1) ? fromUtf16(swapped(bytes)) : undefined;
}

const fromUtf16 = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('utf16le'));

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();

/** Every second byte, from the first or the second on, is ASCII text, and the bytes between are all zero. */
function isAsciiAt(bytes: Buffer, first: 0 | 1): boolean {
  const length = Math.min(bytes.length & ~1, SAMPLE);
  if (length < 8) return false;
  for (let index = 0; index < length; index += 2) {
    const letter = bytes[index + first] ?? 0;
    const isText = (letter >= 0x20 && letter < 0x7f) || letter === 0x0a || letter === 0x0d || letter === 0x09;
    if (!isText || bytes[index + 1 - first] !== 0) return false;
  }
  return true;
}
