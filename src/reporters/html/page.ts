import type { Measurement } from '../../check.js';
import type { Origin } from '../../report/origin.js';
import type { Report, ReportedFinding, Status } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { escapeHtml } from '../../text/escape.js';
import { showNumber } from '../../text/units.js';
import { blobUrl, showPlace, splitHelp, subjectBeside } from '../place.js';
import { showEnded, showMeasurement } from '../wording.js';
import { icon } from './icon.js';

/** What every part of the page is made from. */
export interface Page {
  readonly report: Report;
  readonly origin: Origin;
  /** Findings that each check may show. */
  readonly findings: number;
  /** Characters that each block of a tool's output may show. */
  readonly output: number;
}

/** What a whole page shows before it becomes one that no browser likes; report.json has all of it. */
const ALL_FINDINGS = 700;
/** Of one check: the rest are counted. */
const MOST_FINDINGS = 100;
const ALL_OUTPUT = 8_000_000;

/** Shares out a page's room among the checks that have something to show. */
export function openPage(report: Report, origin: Origin): Page {
  const found = report.checks.filter(({ findings }) => findings.length > 0).length;
  const blocks = report.checks.flatMap(({ details }) => details).length;
  return {
    report,
    origin,
    findings: Math.min(MOST_FINDINGS, Math.max(10, Math.floor(ALL_FINDINGS / Math.max(1, found)))),
    output: Math.min(100_000, Math.max(1000, Math.floor(ALL_OUTPUT / Math.max(1, blocks)))),
  };
}

/** Longest text of a tool's that is shown outside a block of output. */
const LONGEST = 4000;

/** A tool's text; what stands between backticks becomes code. */
export const prose = (text: string): string =>
  clip(text.trim(), LONGEST)
    .split(/`([^`\n]+)`/)
    .map((part, index) =>
      index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part).replaceAll('\n', '<br>'),
    )
    .join('');

export const code = (text: string): string => `<code>${escapeHtml(clip(text, LONGEST))}</code>`;

export const link = (url: string | undefined, content: string): string =>
  url === undefined ? content : `<a href="${escapeHtml(url)}">${content}</a>`;

/** A sentence, and a link where it ends in an address. */
export const help = (text: string): string => {
  const { sentence, url } = splitHelp(text);
  return url === undefined ? prose(text) : `${prose(sentence)} ${link(url, escapeHtml(url))}`.trim();
};

/** Where a finding is, linked to the line in the commit where that is known. */
export function place(finding: ReportedFinding, { report, origin }: Page): string {
  const shown = showPlace(finding);
  const subject = subjectBeside(finding);
  const beside = subject === undefined ? '' : ` ${code(subject)}`;
  return shown === undefined ? '' : `${link(blobUrl(finding, report.subject, origin), code(shown))}${beside}`;
}

/** Who had excused a finding that blocks again. */
export function ended(finding: ReportedFinding): string {
  const text = showEnded(finding);
  return text === undefined ? '' : `<p class="mend">${prose(text)}</p>`;
}

/** What was expected and what was found, where a finding says so. */
export function comparison({ expected, actual }: ReportedFinding): string {
  const rows = [
    ...(expected === undefined ? [] : [`<div><dt>Expected</dt><dd>${code(expected)}</dd></div>`]),
    ...(actual === undefined ? [] : [`<div><dt>Found</dt><dd>${code(actual)}</dd></div>`]),
  ];
  return rows.length === 0 ? '' : `<dl class="comparison">${rows.join('')}</dl>`;
}

/** A status as a word with its sign; the sign is no word to those who listen. */
export const badge = (status: Status): string => `<span class="badge ${status}">${icon(status)} ${status}</span>`;

/** A part of the page under a heading of its own. */
export const part = (title: string, body: string, id?: string): string =>
  body === '' ? '' : `<section${id === undefined ? '' : ` id="${id}"`}>\n<h2>${title}</h2>\n${body}\n</section>`;

/** A table that scrolls by itself where the screen is narrow. Cells are HTML already; empty columns are left out. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const kept = head.map((_, column) => rows.some(row => (row[column] ?? '') !== ''));
  const cells = (row: readonly string[]) => head.flatMap((_, column) => (kept[column] ? [row[column] ?? ''] : []));
  const titles = cells(head).map(title => `<th scope="col">${title}</th>`);
  const body = rows.map(
    row =>
      `<tr>${cells(row)
        .map(cell => `<td>${cell}</td>`)
        .join('')}</tr>`,
  );
  return `<div class="scroll"><table>\n<thead><tr>${titles.join('')}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody></table></div>`;
}

/** A measurement in words, with a bar where it has a limit to be seen against. */
export function measurement(measured: Measurement): string {
  return `<div class="measure">${escapeHtml(showMeasurement(measured))}${bar(measured)}</div>`;
}

const BAR = 120;

function bar({ value, limit, unit }: Measurement): string {
  if (limit === undefined || limit <= 0 || value < 0 || (unit !== 'bytes' && unit !== 'ms' && unit !== '%')) return '';
  const whole = Math.max(value, limit) * 1.1;
  const at = (number: number): string => ((number / whole) * BAR).toFixed(1);
  return (
    `<svg class="bar" viewBox="0 0 ${BAR} 8" width="${BAR}" height="8" aria-hidden="true">` +
    `<rect class="whole" width="${BAR}" height="8" rx="2"/><rect class="value" width="${at(value)}" height="8" rx="2"/>` +
    `<rect class="limit" x="${at(limit)}" width="2" height="8"/></svg>`
  );
}

export const andMore = (number: number): string =>
  number > 0 ? `<p class="muted">… and ${showNumber(number)} more: report.json has them all.</p>` : '';
