/** As git does: a NUL among a file's first bytes makes it binary. */
const LOOKED_AT = 8000;
/** Enough of UTF-16 without a mark at its beginning to tell it from anything else. */
const SAMPLE = 64;

/**
 * A file's bytes as they are searched: those of UTF-8, or of anything else that keeps ASCII as it is, without a mark at
 * their beginning. UTF-16 and UTF-32 are turned into UTF-8. Undefined for a binary file; a few NULs in a text make none.
 */
export function textBytes(bytes: Buffer): Buffer | undefined {
  const [first, second, third, fourth] = [bytes[0], bytes[1], bytes[2], bytes[3]];
  if (first === 0xff && second === 0xfe && third === 0 && fourth === 0) return fromUtf32(bytes.subarray(4), 0);
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return fromUtf32(bytes.subarray(4), 3);
  if (first === 0xff && second === 0xfe) return fromUtf16(bytes.subarray(2));
  if (first === 0xfe && second === 0xff) return fromUtf16(swapped(bytes.subarray(2)));
  if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
  if (!bytes.subarray(0, LOOKED_AT).includes(0)) return bytes;
  if (isAsciiAt(bytes, 0)) return fromUtf16(bytes);
  if (isAsciiAt(bytes, 1)) return fromUtf16(swapped(bytes));
  return isMostlyText(bytes.subarray(0, LOOKED_AT)) ? bytes : undefined;
}

/** Tokens are ASCII: of each character its lowest byte is enough, and what is not ASCII becomes a question mark. */
function fromUtf32(bytes: Buffer, lowest: 0 | 3): Buffer {
  const text = Buffer.alloc(bytes.length >> 2);
  for (let index = 0; index < text.length; index += 1) {
    const letter = bytes.subarray(index * 4, index * 4 + 4);
    text[index] = letter.reduce((sum, byte) => sum + byte, 0) < 0x80 ? (letter[lowest] ?? 0) : 0x3f;
  }
  return text;
}

/** What is compressed or compiled is full of control characters; a text has a stray one at most in a hundred. */
function isMostlyText(bytes: Buffer): boolean {
  const odd = bytes.filter(byte => byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)).length;
  return odd * 100 < bytes.length;
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
