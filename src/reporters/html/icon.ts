import type { Status } from '../../report/report.js';

/** One sign a status, drawn: fonts without emoji show boxes in their place, and printers no colour. */
const PATHS: Readonly<Record<Status, string>> = {
  passed: 'M4.6 8.4 7 10.8l4.4-5',
  failed: 'm5.3 5.3 5.4 5.4m0-5.4-5.4 5.4',
  errored: 'M6 6.3a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.3M8 11.4v.4',
  skipped: 'M5 8h6',
  waived: 'M5 11 11 5',
  pending: 'M8 4.3V8l2.4 1.6',
};

/** The sign of a status; the word beside it says the same. */
export const icon = (status: Status): string =>
  `<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7"/><path d="${PATHS[status]}"/></svg>`;
