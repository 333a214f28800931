import { clip } from '../../text/clip.js';
import { code } from '../../text/escape.js';
import { showNumber } from '../../text/units.js';
import { type Page, prose } from './page.js';

/** A change to the gate itself is told before anything else: it decides nothing yet, and will once it is merged. */
export function policyNote(page: Page): string {
  const { policy } = page.report;
  if (policy === undefined || policy.changes.length === 0) return '';
  const shown = policy.changes.slice(0, Math.max(3, page.extent.folded));
  const rest = policy.changes.length - shown.length;
  const lines = [
    `📜 **This change edits the gate itself.** It was judged by the policy of ${policyOf(page)}; what it edits takes effect once it is merged:`,
    '',
    ...shown.map(change => `- ${prose(change, page)}`),
    ...(rest > 0 ? [`- … and ${showNumber(rest)} more`] : []),
  ];
  return lines.map(line => `> ${line}`.trimEnd()).join('\n');
}

/** `base` and its commit, as code. */
export function policyOf({ report }: Page): string {
  const { policy } = report;
  return policy === undefined ? '' : `${code(clip(policy.ref, 100))} (${code(policy.sha.slice(0, 10))})`;
}
