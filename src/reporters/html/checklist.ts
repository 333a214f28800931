import { showChecklist } from '../../report/checklist.js';
import type { LineState } from '../../report/report.js';
import { escapeHtml } from '../../text/escape.js';
import { LINE_MEANING } from '../wording.js';
import { andMore, code, type Page, part, prose, table } from './page.js';

const ROWS = 1000;

/** What a reader looks for first. */
const ORDER: readonly LineState[] = ['uncovered', 'failed', 'unknown', 'waits', 'excused', 'proven', 'other-stage'];

/** How much of the written checklist is proven, and what became of each line. */
export function checklist({ report }: Page): string {
  const tally = report.checklist;
  if (tally === undefined) return '';
  const open = tally.uncovered.slice(0, ROWS).map(slug => `<li>${code(slug)}</li>`);
  const uncovered =
    open.length === 0
      ? ''
      : `\n<p>Covered by nothing:</p>\n<ul>${open.join('\n')}</ul>${andMore(tally.uncovered.length - open.length)}`;
  const lines = [...(tally.lines ?? [])].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const rows = lines
    .slice(0, ROWS)
    .map(({ text, slug, state, by, why }) => [
      escapeHtml(LINE_MEANING[state]),
      `${prose(text)}<br>${code(slug)}`,
      why === undefined ? by.map(each => code(each)).join(', ') : prose(why),
    ]);
  const all =
    rows.length === 0 ? '' : `\n${table(['State', 'Item', 'By'], rows)}${andMore(lines.length - rows.length)}`;
  return part('Written checklist', `<p>${escapeHtml(showChecklist(tally))}</p>${uncovered}${all}`, 'checklist');
}
