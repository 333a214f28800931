import type { ReportedFinding } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code, markdown } from '../../text/escape.js';
import { markdownTable } from '../../text/table.js';
import { showNumber } from '../../text/units.js';
import { worstFirst } from '../blockers.js';
import { blobUrl, showPlace } from '../place.js';
import { showEnded } from '../wording.js';
import { helpOf, type Page, prose, value } from './page.js';

const LEVEL_ICON = { error: '❌', warning: '⚠️', note: '💬' } as const;

/** Where a finding is, linked to the line in the commit where that is known. */
export function placeOf(finding: ReportedFinding, { report, origin }: Page): string {
  const place = showPlace(finding);
  if (place === undefined) return '';
  const url = blobUrl(finding, report.subject, origin);
  const shown = code(clip(place, 200));
  return url === undefined ? shown : `[${shown}](${url})`;
}

/** Findings as a list: what, where, expected and found, how to mend it. */
export function findingList(findings: readonly ReportedFinding[], page: Page): string {
  let helped = '';
  const lines = findings.map(finding => {
    // Many findings of one rule share their help: once is enough.
    const help = finding.help === undefined || finding.help === helped ? '' : `<br>${helpOf(finding.help, page)}`;
    helped = finding.help ?? helped;
    // A message that names its subject needs no place before it.
    const isNamed = finding.file === undefined && finding.message.includes(finding.subject ?? '');
    const place = isNamed ? '' : placeOf(finding, page);
    const what = `${prose(finding.message, page)}${comparison(finding, page)}${endedNote(finding, page)}`;
    return `- ${place === '' ? '' : `${place} `}${what}${help}`;
  });
  return lines.join('\n');
}

/** A waiver that has ended is the first thing to know about what blocks again. */
function endedNote(finding: ReportedFinding, page: Page): string {
  const ended = showEnded(finding);
  return ended === undefined ? '' : `<br>⌛ ${prose(ended, page)}`;
}

/** What the message says already is not said again. */
function comparison({ message, expected, actual }: ReportedFinding, page: Page): string {
  const parts = [
    ...(expected === undefined || message.includes(expected) ? [] : [`expected ${value(expected, page)}`]),
    ...(actual === undefined || message.includes(actual) ? [] : [`found ${value(actual, page)}`]),
  ];
  return parts.length === 0 ? '' : ` — ${parts.join(', ')}`;
}

/** Findings as a table, the gravest first, with a count of those left out. */
export function findingTable(findings: readonly ReportedFinding[], page: Page): string {
  const shown = worstFirst(findings).slice(0, page.extent.folded);
  const rows = shown.map(finding => [
    finding.waived ? '🟡' : LEVEL_ICON[finding.level],
    placeOf(finding, page),
    `${prose(finding.message, page)}${endedNote(finding, page)}`,
    finding.expected === undefined ? '' : value(finding.expected, page),
    finding.actual === undefined ? '' : value(finding.actual, page),
    code(clip(finding.rule, 100)),
  ]);
  const table = markdownTable(['', 'Where', 'What is wrong', 'Expected', 'Found', 'Rule'], rows);
  return table + andMore(findings.length - shown.length);
}

export const andMore = (number: number): string =>
  number > 0 ? `\n\n${markdown(`… and ${showNumber(number)} more: report.json has them all.`)}` : '';
