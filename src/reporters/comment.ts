import type { Report } from '../report/report.js';
import { markdownTable } from '../text/table.js';
import { blocking } from './markdown/blocking.js';
import { advisories, nameCell, resultCell } from './markdown/checks.js';
import { footer, remarks, waivers } from './markdown/closing.js';
import { difference } from './markdown/difference.js';
import { selectionNote, subjectLine, tallyLine, top } from './markdown/headline.js';
import { folded, type Page, type PageOptions, stack } from './markdown/page.js';
import { policyNote } from './markdown/policy.js';
import { signOff } from './markdown/sign-off.js';
import { asUrl } from './place.js';
import { type Extent, shrink } from './shrink.js';
import { iconOf } from './wording.js';

/** GitHub refuses a comment that is longer. */
const MAX_CHARACTERS = 65_536;

const EXTENTS: readonly Extent[] = [
  { leading: 5, folded: 10, output: 0, text: 500, checks: 'all', closing: true },
  { leading: 3, folded: 5, output: 0, text: 300, checks: 'all', closing: true },
  { leading: 2, folded: 3, output: 0, text: 150, checks: 'notable', closing: true },
  { leading: 1, folded: 0, output: 0, text: 120, checks: 'none', closing: false },
  { leading: 0, folded: 0, output: 0, text: 100, checks: 'none', closing: false },
  { leading: 0, folded: 0, output: 0, text: 40, checks: 'none', closing: false },
];

/** The first line of the one comment that belongs to a project's stage; nobody sees it. */
export function commentMarker({ project, stage }: Pick<Report, 'project' | 'stage'>): string {
  const key = [project, stage].map(part => encodeURIComponent(part.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  // Two hyphens could end the HTML comment.
  return `<!-- deploy-validate:${key.replaceAll('--', '-%2D')} -->`;
}

/**
 * The comment on a pull request: the decision, what blocks and how to mend it, and the other checks folded. No longer than
 * GitHub takes. `summaryUrl` is the run's page.
 */
export function renderComment(
  report: Report,
  options: PageOptions & { readonly summaryUrl?: string | undefined } = {},
): string {
  const marker = commentMarker(report);
  const render = (extent: Extent) =>
    `${marker}\n${page({ ...options, report, origin: options, extent }, options.summaryUrl)}`;
  return shrink(render, { extents: EXTENTS, limit: MAX_CHARACTERS, sizeOf: text => text.length });
}

function page(page: Page, summaryUrl: string | undefined): string {
  const { extent } = page;
  const url = summaryUrl === undefined ? undefined : asUrl(summaryUrl);
  const link = url === undefined ? '' : `[full report](${url})`;
  return `${stack(
    top(page, '##'),
    [subjectLine(page), link].filter(line => line !== '').join(' · '),
    selectionNote(page),
    policyNote(page),
    difference(page),
    blocking(page, '###'),
    extent.leading > 0 ? advisories(page, '###') : '',
    extent.leading > 0 ? signOff(page, '###') : '',
    extent.closing ? remarks(page, '###') : '',
    checks(page),
    extent.closing ? waivers(page) : '',
    extent === EXTENTS[0] ? '' : '✂️ Shortened to fit into a comment; the full report has more.',
    footer(page, 12),
  )}\n`;
}

function checks(page: Page): string {
  const { report, extent } = page;
  if (extent.checks === 'none') return '';
  const shown = extent.checks === 'all' ? report.checks : report.checks.filter(({ status }) => status !== 'passed');
  if (shown.length === 0) return '';
  const rows = shown.map(result => [iconOf(result), nameCell(result), resultCell(result, page)]);
  return folded(`All checks: ${tallyLine(report)}`, markdownTable(['', 'Check', 'Result'], rows));
}

/**
 * Whether two comments say the same, so that writing the second would change nothing for a reader: measured times and the
 * run's address aside. Compares what is there, so that a comment which somebody has edited is set right.
 */
export const sameComment = (existing: string, wanted: string): boolean => lasting(existing) === lasting(wanted);

const lasting = (body: string): string =>
  body
    .replace(/\r\n/g, '\n')
    .replace(/\b\d+(?:\.\d+)? (?:ms|s|min|h)\b(?: \d+ (?:s|min)\b)?/g, '<time>')
    // Who has to renew a waiver was told on the first day.
    .replace(/\bin \d+ days?\b|\btoday\b/g, '<time>')
    .replace(/\/actions\/runs\/\d+[\w/#?=-]*/g, '/actions/runs/<run>')
    .trim();
