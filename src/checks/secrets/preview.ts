import { pbkdf2Sync } from 'node:crypto';

const SHOWN = 4;
/** Nothing of a short one, and never more than a sixth. */
const SHARE = 6;
/** Enough that guessing what a short one was costs, and little for a run: half a millisecond each. */
const ROUNDS = 1000;
const BYTES = 6;

/** `ghp_…`: at most four characters of a credential; empty for a short one. */
export function previewOf(secret: string): string {
  const shown = secret.slice(0, Math.min(SHOWN, Math.floor(secret.length / SHARE)));
  return /^(?=.*\w)[\w.+/=-]+$/.test(shown) ? `${shown}…` : '';
}

/**
 * Twelve hex digits by which a text in a file is known again wherever it moves to. Keyed by the file's name and stretched,
 * so that no table of common passwords gives it away.
 */
export const fingerprintOf = (text: string, file: string): string =>
  pbkdf2Sync(text, `deploy-validate secrets\0${file}`, ROUNDS, BYTES, 'sha256').toString('hex');
