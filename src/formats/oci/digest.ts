import { createHash } from 'node:crypto';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';

export type Algorithm = 'sha256' | 'sha512';

/** A digest of one of the two registered algorithms; nothing else gets through, so it is safe in a path. */
export const digestText = z
  .string()
  .regex(/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/, { error: 'expected a digest sha256:… or sha512:…' });

/** What a descriptor promises of a blob. */
interface Promised {
  readonly digest: string;
  readonly size?: number | undefined;
}

export const algorithmOf = (digest: string): Algorithm => (digest.startsWith('sha512:') ? 'sha512' : 'sha256');

export const digestOf = (bytes: Buffer, algorithm: Algorithm): string =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;

/** Throws where a blob is not what its descriptor promised: it was cut short, or tampered with. */
export function verifyBlob(
  promised: Promised,
  found: { readonly digest: string; readonly bytes: number },
  where: string,
): void {
  const remedy = 'Build, save or push the image again: what is there is damaged.';
  if (promised.size !== undefined && found.bytes !== promised.size) {
    const why = found.bytes < promised.size ? 'truncated' : 'wrong-format';
    throw new CouldNotTell(why, `${where}: ${found.bytes} bytes, but ${promised.size} are promised`, remedy);
  }
  if (found.digest !== promised.digest) {
    throw new CouldNotTell('wrong-format', `${where}: its digest is ${found.digest}, not ${promised.digest}`, remedy);
  }
}
