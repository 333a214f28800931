const PROBE = 8192;

/** A file's text, with plain line ends and without a mark; undefined for what is none. Bytes that do not fit become U+FFFD. */
export function plainText(bytes: Buffer): string | undefined {
  const text = decode(bytes);
  return text?.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0)
    return Buffer.from(bytes).swap16().toString('utf16le');
  return bytes.subarray(0, PROBE).includes(0) ? undefined : bytes.toString('utf8');
}
