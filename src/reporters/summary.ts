import type { Report } from '../report/report.js';
import { blocking } from './markdown/blocking.js';
import { advisories, sections } from './markdown/checks.js';
import { evidence, footer, legend, remarks, waivers } from './markdown/closing.js';
import { timeline } from './markdown/delivery.js';
import { difference } from './markdown/difference.js';
import { runLine, selectionNote, subjectLine, top } from './markdown/headline.js';
import { type Page, type PageOptions, stack } from './markdown/page.js';
import { policyNote } from './markdown/policy.js';
import { signOff } from './markdown/sign-off.js';
import { type Extent, shrink } from './shrink.js';

/** GitHub drops a job summary that is longer. */
const MAX_BYTES = 1024 * 1024;

const EXTENTS: readonly Extent[] = [
  { leading: 5, folded: 200, output: 20_000, text: 1000, checks: 'all', closing: true },
  { leading: 5, folded: 50, output: 4000, text: 500, checks: 'all', closing: true },
  { leading: 5, folded: 20, output: 0, text: 300, checks: 'all', closing: true },
  { leading: 3, folded: 0, output: 0, text: 200, checks: 'all', closing: false },
  { leading: 1, folded: 0, output: 0, text: 150, checks: 'notable', closing: false },
  { leading: 0, folded: 0, output: 0, text: 100, checks: 'none', closing: false },
  { leading: 0, folded: 0, output: 0, text: 40, checks: 'none', closing: false },
];

/**
 * `report.md` and the job summary: the decision, what blocks and how to mend it, every check in its section, and at the end
 * what an auditor asks for. Never longer than `maxBytes`, 1 MiB unless given: details go first, what blocks goes last.
 */
export function renderSummary(
  report: Report,
  options: PageOptions & { readonly maxBytes?: number | undefined } = {},
): string {
  const limit = Math.min(options.maxBytes ?? MAX_BYTES - 1, MAX_BYTES - 1);
  const render = (extent: Extent) => page({ ...options, report, origin: options, extent });
  const extents = EXTENTS.filter(({ folded }) => SHORTEST_ROW * countRows(report, folded) <= limit);
  return shrink(render, { extents, limit, sizeOf: Buffer.byteLength });
}

/** Spares rendering what cannot fit. */
const SHORTEST_ROW = 60;

const countRows = ({ checks }: Report, folded: number): number =>
  checks.reduce((sum, { findings }) => sum + Math.min(findings.length, folded), 0);

function page(page: Page): string {
  const { extent } = page;
  const shortened = extent !== EXTENTS[0];
  return `${stack(
    top(page, '#'),
    [subjectLine(page), runLine(page)].filter(line => line !== '').join(' · '),
    selectionNote(page),
    policyNote(page),
    difference(page),
    shortened ? '> ✂️ Shortened to fit into a page; report.json and report.html have more.' : '',
    blocking(page, '##'),
    extent.leading > 0 ? advisories(page, '##') : '',
    extent.leading > 0 ? signOff(page, '##') : '',
    extent.closing ? remarks(page, '##') : '',
    sections(page),
    ...(extent.closing ? [timeline(page), waivers(page), evidence(page), legend(page)] : []),
    footer(page, 64),
  )}\n`;
}
