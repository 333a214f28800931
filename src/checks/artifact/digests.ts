import { createHash } from 'node:crypto';

/** True where the bytes have that digest, written `sha256:` and hexadecimal, or as npm does, `sha512-` and base64. */
export function hasDigest(bytes: Buffer, digest: string): boolean {
  const [, algorithm = '', mark, value = ''] = /^(sha\d+)([:-])(.+)$/.exec(digest) ?? [];
  if (!['sha1', 'sha256', 'sha384', 'sha512'].includes(algorithm)) return false;
  return (
    createHash(algorithm)
      .update(bytes)
      .digest(mark === ':' ? 'hex' : 'base64') === value
  );
}

export const sha256 = (bytes: Buffer): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
