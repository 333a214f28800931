import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** Input that was cut gives what it has. */
const cut = { finishFlush: constants.Z_SYNC_FLUSH };

/**
 * The beginning of a body as it was before it was encoded, no more than `limit` bytes of it however well it was packed;
 * undefined where the encoding is not known or the bytes are not of it.
 */
export async function unpack(body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer | undefined> {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity' || body.length === 0) return body;
  const decoder = decoderOf(name);
  if (decoder === undefined) return undefined;
  const chunks: Buffer[] = [];
  let bytes = 0;
  decoder.end(body);
  try {
    for await (const chunk of decoder) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= limit) break;
    }
  } catch {
    // What came before the fault is worth a look.
    if (bytes === 0) return undefined;
  }
  return Buffer.concat(chunks).subarray(0, limit);
}

function decoderOf(name: string) {
  if (name === 'gzip' || name === 'x-gzip') return createGunzip(cut);
  if (name === 'deflate') return createInflate(cut);
  return name === 'br' ? createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }) : undefined;
}
