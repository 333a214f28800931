import type { Result } from '../../report/report.js';
import { clip, clipMiddle } from '../../text/clip.js';
import { code, fence } from '../../text/escape.js';
import { markdownTable } from '../../text/table.js';
import { showNumber } from '../../text/units.js';
import { sectionsOf, worthALook } from '../blockers.js';
import { countFindings, iconOf, remarks, showMeasurement, showTook } from '../wording.js';
import { findingList, findingTable } from './finding.js';
import { folded, type Page, prose, stack, strong, title } from './page.js';

/** Every check in its section, with what it found folded below. */
export function sections(page: Page): string {
  const { checks } = page.extent;
  if (checks === 'none') return '';
  const shown = checks === 'all' ? page.report.checks : page.report.checks.filter(isNotable);
  const parts = sectionsOf(shown).map(({ title: heading, results }, _, all) =>
    stack(
      `### ${title(heading ?? (all.length > 1 ? 'Other checks' : 'Checks'))}`,
      checkTable(results, page),
      ...results.map(result => fold(result, page)),
    ),
  );
  const left = page.report.checks.length - shown.length;
  return stack(
    '## All checks',
    ...parts,
    left > 0 ? `… and ${showNumber(left)} more that passed or were not run.` : '',
  );
}

const isNotable = ({ status }: Result): boolean => status !== 'passed' && status !== 'skipped';

function checkTable(results: readonly Result[], page: Page): string {
  const rows = results.map(result => [
    iconOf(result),
    nameCell(result),
    resultCell(result, page),
    measurementCell(result),
    unbroken(showTook(result)),
  ]);
  return markdownTable(['', 'Check', 'Result', 'Measured', 'Took'], rows);
}

/** A check's name, its id where that is another, and what is peculiar about it. */
export function nameCell(result: Result): string {
  const id = result.id === result.name ? '' : `<br>${code(clip(result.id, 100))}`;
  const notes = remarks(result);
  return `${strong(result.name)}${id}${notes.length > 0 ? ` *${notes.join(', ')}*` : ''}`;
}

/** A check's summary, and how much it found. */
export function resultCell(result: Result, page: Page): string {
  // A summary of what is wrong counts it already; one of what is right may hide a warning.
  const found = result.status === 'passed' ? countFindings(result.findings) : '';
  const why = result.cause === undefined ? '' : `<br>${code(result.cause)}`;
  return `${prose(result.summary, page)}${why}${found === '' ? '' : `<br><sub>${found}</sub>`}`;
}

const MEASUREMENTS = 20;

function measurementCell({ measurements }: Result): string {
  const shown = measurements.slice(0, MEASUREMENTS).map(measurement => unbroken(title(showMeasurement(measurement))));
  const rest = measurements.length - shown.length;
  return [...shown, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('<br>');
}

/** A number and its unit stay on one line. */
const unbroken = (text: string): string => text.replace(/(\d) (?=[^\s\d(])/g, '$1&nbsp;');

/** Findings and tools' output of one check; empty where it has neither. */
function fold(result: Result, page: Page): string {
  const { extent } = page;
  const findings = extent.folded > 0 ? result.findings : [];
  const details = extent.output > 0 ? result.details : [];
  if (findings.length + details.length === 0) return '';
  const contents = [countFindings(findings), ...details.map(detail => clip(detail.title, 60))].filter(
    part => part !== '',
  );
  return folded(
    `${iconOf(result)} ${clip(result.name, 80)} — ${contents.join(' · ')}`,
    stack(
      findings.length > 0 ? findingTable(findings, page) : '',
      ...details.flatMap(({ title: heading, text }) => [strong(heading), fence(clipMiddle(text, extent.output))]),
    ),
  );
}

/** Advisory checks that did not pass, and checks that passed by luck. */
export function advisories(page: Page, mark: '##' | '###'): string {
  const results = worthALook(page.report);
  if (results.length === 0) return '';
  const lines = results.map(result => {
    const shown = page.extent.leading > 0 ? result.findings : [];
    const told = shown.length === 1 && result.summary.startsWith(shown[0]?.message ?? '');
    const list = shown.length === 0 || told ? '' : `\n${findingList(shown, page, 2).replace(/^/gm, '  ')}`;
    const remedy =
      result.remedy === undefined || page.extent.leading === 0 ? '' : `<br>🔧 ${prose(result.remedy, page)}`;
    return `- ${result.flaky ? '⚠️' : iconOf(result)} ${strong(result.name)}: ${prose(result.summary, page)}${remedy}${list}`;
  });
  return stack(`${mark} Worth a look, does not block`, lines.join('\n'));
}
