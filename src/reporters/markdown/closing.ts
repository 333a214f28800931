import { excusedLines, showChecklist } from '../../report/checklist.js';
import type { ChecklistTally } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code } from '../../text/escape.js';
import { markdownTable } from '../../text/table.js';
import { count, showNumber } from '../../text/units.js';
import { STATUS_ICON, STATUS_MEANING, showProof, showUntil } from '../wording.js';
import { placeOf } from './finding.js';
import { folded, type Page, prose, stack, title } from './page.js';
import { policyOf } from './policy.js';

/** Most rows of a table that nobody needs in order to mend anything. */
const ROWS = 200;

/** Findings that are excused, by whom and until when. */
export function waivers(page: Page): string {
  const all = page.report.checks.flatMap(result => result.findings.map(finding => ({ result, finding })));
  const waived = all.filter(({ finding }) => finding.waived !== undefined);
  if (waived.length === 0) return '';
  const rows = waived
    .slice(0, Math.min(ROWS, Math.max(5, page.extent.folded)))
    .map(({ result, finding }) => [
      code(clip(result.id, 100)),
      `${placeOf(finding, page)} ${prose(finding.message, page)}`.trim(),
      prose(finding.waived?.reason ?? '', page),
      code(clip(finding.waived?.owner ?? '', 100)),
      finding.waived ? title(showUntil(finding.waived, page.report)) : '',
    ]);
  const rest = waived.length - rows.length;
  return folded(
    `${STATUS_ICON.waived} Waived: ${count(waived.length, 'finding')}`,
    stack(
      markdownTable(['Check', 'Finding', 'Because', 'Owner', 'Until'], rows),
      rest > 0 ? `… and ${showNumber(rest)} more.` : '',
    ),
  );
}

/** What has proven the stage before, how much of the written checklist is proven, and waivers that have ended or excuse nothing. */
export function remarks(page: Page, mark: '##' | '###'): string {
  const { after, checklist, notices = [] } = page.report;
  const lines = [
    ...(after === undefined ? [] : [`- 🔗 ${prose(showProof(after), page)}`]),
    ...(checklist === undefined ? [] : checklistOf(checklist, page)),
    ...notices.slice(0, ROWS).map(notice => `- ⚠️ ${prose(notice, page)}`),
    ...(notices.length > ROWS ? [`- … and ${notices.length - ROWS} more`] : []),
  ];
  // Under a heading, or the list would go on with that of the last blocker.
  return lines.length === 0 ? '' : stack(`${mark} Notices`, lines.join('\n'));
}

function checklistOf(tally: ChecklistTally, page: Page): readonly string[] {
  const missing = tally.uncovered.slice(0, ROWS).map(slug => code(clip(slug, 150)));
  const rest = tally.uncovered.length > ROWS ? ' …' : '';
  const open = missing.length === 0 ? '' : ` Covered by nothing: ${missing.join(', ')}${rest}`;
  const excused = excusedLines(tally);
  const most = Math.min(ROWS, Math.max(5, page.extent.folded));
  return [
    `- 📋 Written checklist: ${showChecklist(tally)}${open}`,
    ...excused.slice(0, most).map(({ slug, why }) => {
      const because = why === undefined ? '' : `: ${prose(why, page)}`;
      return `  - Excused: ${code(clip(slug, 150))}${because}`;
    }),
    ...(excused.length > most ? [`  - … and ${showNumber(excused.length - most)} more that are excused`] : []),
  ];
}

/** Files that prove it, with their digests. */
export function evidence({ report }: Page): string {
  const files = report.checks.flatMap(result => result.evidence.map(file => ({ result, file })));
  if (files.length === 0) return '';
  const rows = files
    .slice(0, ROWS)
    .map(({ result, file }) => [code(clip(result.id, 100)), code(clip(file.path, 200)), code(file.sha256)]);
  const rest = files.length - rows.length;
  return folded(
    `🔏 Evidence: ${count(files.length, 'file')} with digests`,
    stack(markdownTable(['Check', 'File', 'SHA-256'], rows), rest > 0 ? `… and ${rest} more.` : ''),
  );
}

/** What the words mean, for whoever reads this a year later. */
export function legend({ report }: Page): string {
  const rows = (['passed', 'failed', 'errored', 'skipped', 'waived', 'pending'] as const)
    .filter(status => report.counts[status] > 0)
    .map(status => [STATUS_ICON[status], `**${status}**`, STATUS_MEANING[status]]);
  const rule =
    '**Go** needs every required check passed, waived, or skipped by its own condition, and at least one passed. Everything else is no-go.';
  return rows.length === 0
    ? ''
    : folded('📖 What the words mean', stack(markdownTable(['', 'Status', 'Means'], rows), rule));
}

/** Which program came to this, by which rules. */
export function footer(page: Page, digits: number): string {
  const { tool, subject, reasonCode, policy } = page.report;
  const config = code(subject.configDigest.slice(0, 'sha256:'.length + digits));
  return `<sub>${title(`${tool.name} ${tool.version}`)} · reason ${code(reasonCode)} · config ${config}${policy ? ` of ${policyOf(page)}` : ''}</sub>`;
}
