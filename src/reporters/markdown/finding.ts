import type { ReportedFinding } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code, markdown } from '../../text/escape.js';
import { markdownTable } from '../../text/table.js';
import { showNumber } from '../../text/units.js';
import { worstFirst } from '../blockers.js';
import { groupByRule, type RuleGroup, ruleTitle, sortByRule } from '../by-rule.js';
import { blobUrl, showPlace, subjectBeside } from '../place.js';
import { showEnded } from '../wording.js';
import { helpOf, type Page, prose, value } from './page.js';

const LEVEL_ICON = { error: '❌', warning: '⚠️', note: '💬' } as const;

/** Where a finding is, linked to the line in the commit where that is known. */
export function placeOf(finding: ReportedFinding, { report, origin }: Page): string {
  const place = showPlace(finding);
  if (place === undefined) return '';
  const url = blobUrl(finding, report.subject, origin);
  const shown = code(clip(place, 200));
  const subject = subjectBeside(finding);
  const beside = subject === undefined ? '' : ` ${code(clip(subject, 200))}`;
  return `${url === undefined ? shown : `[${shown}](${url})`}${beside}`;
}

/** Findings as a list, those of one rule together: what, where, expected and found, how to mend it. */
export function findingList(findings: readonly ReportedFinding[], page: Page, most: number): string {
  const { groups, others } = groupByRule(findings, most);
  const rest = others.map(({ rule, size }) => `${code(clip(rule, 100))} (${showNumber(size)})`);
  const more =
    others.length === 0 ? [] : [`- … and ${rest.slice(0, OTHERS).join(', ')}${rest.length > OTHERS ? ', …' : ''}`];
  return [...groups.map(group => ruleItem(group, page)), ...more].join('\n');
}

const OTHERS = 20;

function ruleItem(group: RuleGroup, page: Page): string {
  const { shown, size, message, help } = group;
  const rule = code(clip(group.rule, 100));
  const mend = help === undefined ? '' : `<br>${helpOf(help, page)}`;
  const [only] = shown;
  if (size === 1 && only) return `- ${findingText(only, page, ` (${rule})`)}${mend}`;
  const told = message === undefined ? '' : `: ${prose(message, page)}`;
  const places = shown.map(finding => {
    const own = help === undefined && finding.help !== undefined ? `<br>${helpOf(finding.help, page)}` : '';
    const text = message === undefined ? findingText(finding, page) : whereAndWhat(finding, page);
    return text === '' ? '' : `\n  - ${text}${own}`;
  });
  const rest = size - shown.length;
  return `- ${ruleTitle(group, rule)}${told}${mend}${places.join('')}${rest > 0 ? `\n  - … and ${showNumber(rest)} more` : ''}`;
}

function findingText(finding: ReportedFinding, page: Page, rule = ''): string {
  // A message that names its subject needs no place before it.
  const isNamed = finding.file === undefined && finding.message.includes(finding.subject ?? '');
  const place = isNamed ? '' : placeOf(finding, page);
  const what = `${prose(finding.message, page)}${comparison(finding, page)}${rule}${endedNote(finding, page)}`;
  return `${place === '' ? '' : `${place} `}${what}`;
}

/** The same where the message is told already. */
const whereAndWhat = (finding: ReportedFinding, page: Page): string =>
  `${placeOf(finding, page)}${comparison(finding, page)}${endedNote(finding, page)}`;

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

/** Findings as a table, the gravest first and those of one rule together, with a count of those left out. */
export function findingTable(findings: readonly ReportedFinding[], page: Page): string {
  const shown = worstFirst(sortByRule(findings)).slice(0, page.extent.folded);
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
