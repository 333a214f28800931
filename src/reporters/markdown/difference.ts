import type { Difference } from '../../report/difference.js';
import { clip } from '../../text/clip.js';
import { code } from '../../text/escape.js';
import { count, showNumber } from '../../text/units.js';
import { changesOf, headlineOf } from '../difference.js';
import { STATUS_ICON } from '../wording.js';
import { placeOf } from './finding.js';
import { folded, type Page, prose, stack } from './page.js';

/** What is otherwise than in the base's last report: one line, and what is new below it. It decides nothing. */
export function difference(page: Page): string {
  const { compared, extent } = page;
  if (compared === undefined) return '';
  const { difference: found } = compared;
  const line = `**Against ${prose(compared.with, page)}:** ${prose(headlineOf(found) ?? 'nothing changed', page)}`;
  if (extent.folded === 0) return line;
  const parts = [changedChecks(found, page), findings('New', { list: found.fresh, page }), numbers(found, page)];
  const body = stack(...parts, findings('Fixed', { list: found.fixed, page }));
  return stack(line, body === '' ? '' : folded('What changed', body));
}

function changedChecks({ checks }: Difference, page: Page): string {
  const lines = checks.map(({ id, before, after }) => `- ${code(clip(id, 100))}: ${wordOf(before)} → ${wordOf(after)}`);
  return listed(lines, page);
}

const wordOf = (status: keyof typeof STATUS_ICON | undefined): string =>
  status === undefined ? 'not there' : `${STATUS_ICON[status]} ${status}`;

function findings(title: string, { list, page }: { readonly list: Difference['fresh']; readonly page: Page }): string {
  const lines = list.map(finding => {
    const { check, rule, message } = finding;
    const place = title === 'New' ? ` ${placeOf(finding, page)}` : '';
    return `- ${code(clip(check, 100))} ${code(clip(rule, 100))}${place} ${prose(message, page)}`;
  });
  return lines.length === 0 ? '' : stack(`${title}: ${count(list.length, 'finding')}`, listed(lines, page));
}

const numbers = ({ numbers: changed }: Difference, page: Page): string =>
  listed(
    changed.map(number => `- ${code(clip(number.check, 100))}: ${prose(changesOf(number), page)}`),
    page,
  );

function listed(lines: readonly string[], { extent }: Page): string {
  const most = Math.min(extent.folded, 50);
  const rest = lines.length - most;
  return [...lines.slice(0, most), ...(rest > 0 ? [`- … and ${showNumber(rest)} more`] : [])].join('\n');
}
