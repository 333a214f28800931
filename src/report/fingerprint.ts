import { createHash } from 'node:crypto';
import type { Finding } from '../check.js';

/**
 * A fingerprint for each finding of a check, in order: sixteen hex digits, the same for the same defect in the next run.
 * Line numbers and figures in the message do not count; findings that are still alike are told apart by their order.
 */
export function fingerprintsOf(
  check: { readonly id: string; readonly kind: string },
  findings: readonly Finding[],
): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, file, subject, message }) => {
    const alike = JSON.stringify([check.kind, check.id, rule, file, subject, message.replace(/\d+/g, '#')]);
    const number = (seen.get(alike) ?? 0) + 1;
    seen.set(alike, number);
    return createHash('sha256').update(`${number} ${alike}`).digest('hex').slice(0, 16);
  });
}
