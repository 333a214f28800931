import type { ReportedFinding } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { showNumber } from '../../text/units.js';
import { linesOf, visible } from '../../text/visible.js';
import { groupByRule, type RuleGroup, ruleTitle } from '../by-rule.js';
import { showPlace, subjectBeside } from '../place.js';
import { showEnded } from '../wording.js';
import { type Paint, plain } from './paint.js';

/** Characters of any text of a tool's that the terminal shows in one piece. */
export const LONGEST = 600;
const OTHERS = 20;

interface Layout {
  readonly paint: Paint;
  /** Columns in front of each line. */
  readonly by: number;
}

/** Findings under their rules: the rule as `policies` and waivers name it, how many there are, and the first places. */
export function rulesLines(
  findings: readonly ReportedFinding[],
  { paint, most, by }: Layout & { readonly most: number },
): readonly string[] {
  const { groups, others } = groupByRule(findings, most);
  const rest = others.slice(0, OTHERS).map(({ rule, size }) => `${plain(clip(rule, 100))} (${showNumber(size)})`);
  const more = `${' '.repeat(by)}… and ${rest.join(', ')}${others.length > OTHERS ? ', …' : ''}`;
  return [
    ...groups.flatMap(group => groupLines(group, { paint, by })),
    ...(others.length > 0 ? [paint('gray', more)] : []),
  ];
}

function groupLines(group: RuleGroup, { paint, by }: Layout): readonly string[] {
  const { size, shown, message, help } = group;
  const inside = { paint, by: by + 2 };
  const rest = size - shown.length;
  return [
    `${' '.repeat(by)}${paint('bold', ruleTitle(group, plain(clip(group.rule, 100))))}`,
    ...(message === undefined ? [] : indented(message, by + 2)),
    ...shown.flatMap(finding => [
      ...findingLines(finding, { ...inside, isTold: message !== undefined }),
      ...(help === undefined ? mend(finding.help, { paint, by: by + 4 }) : []),
    ]),
    ...(rest > 0 ? [paint('gray', `${' '.repeat(by + 2)}… and ${showNumber(rest)} more`)] : []),
    ...mend(help, inside),
  ];
}

function findingLines(
  finding: ReportedFinding,
  { paint, by, isTold }: Layout & { readonly isTold: boolean },
): readonly string[] {
  const { message, expected, actual } = finding;
  // A message that names its subject needs no place before it.
  const isNamed = !isTold && finding.file === undefined && message.includes(finding.subject ?? '');
  const place = isNamed ? undefined : showPlace(finding);
  const subject = subjectBeside(finding);
  const beside = subject === undefined ? '' : paint('gray', ` ${plain(clip(subject, 200))}`);
  const ended = showEnded(finding);
  const comparison = [
    ...(expected === undefined || message.includes(expected) ? [] : [`expected ${clip(plain(expected), 200)}`]),
    ...(actual === undefined || message.includes(actual) ? [] : [`found ${clip(plain(actual), 200)}`]),
  ].join(', ');
  const below = ' '.repeat(by + 2);
  return [
    ...(place === undefined ? [] : [`${' '.repeat(by)}${paint('cyan', plain(place))}${beside}`]),
    ...(isTold ? [] : indented(message, place === undefined ? by : by + 2)),
    ...(comparison === '' ? [] : [`${below}${paint('gray', comparison)}`]),
    ...(ended === undefined ? [] : [`${below}${paint('yellow', clip(plain(ended), LONGEST))}`]),
  ];
}

/** A tool's text, each line of it that far in. */
export const indented = (text: string, by: number): readonly string[] =>
  linesOf(visible(clip(text, LONGEST))).map(shown => `${' '.repeat(by)}${shown.replaceAll('\t', '    ')}`);

/** How to mend it, behind an arrow; nothing where nobody says. */
export const mend = (text: string | undefined, { paint, by }: Layout): readonly string[] =>
  text === undefined ? [] : [`${' '.repeat(by)}${paint('green', '→')} ${clip(plain(text), LONGEST)}`];
