import type { Result } from '../../report/report.js';
import { clipMiddle } from '../../text/clip.js';
import { escapeHtml } from '../../text/escape.js';
import { sectionsOf, worstFirst } from '../blockers.js';
import { sortByRule } from '../by-rule.js';
import { countFindings, remarks, showMeasurement, showTook } from '../wording.js';
import { chart } from './chart.js';
import {
  andMore,
  badge,
  code,
  comparison,
  ended,
  help,
  measurement,
  type Page,
  part,
  place,
  prose,
  table,
} from './page.js';

const MEASUREMENTS = 50;
const FIGURES = 4;

/** Every check in its section; what it found and printed is folded below its line. */
export function sections(page: Page): string {
  const groups = sectionsOf(page.report.checks);
  const bodies = groups.map(({ title, results }) => {
    const heading = escapeHtml(title ?? (groups.length > 1 ? 'Other checks' : 'Checks'));
    return `<h3>${heading}</h3>\n${results.map(result => check(result, page)).join('\n')}`;
  });
  return part('All checks', bodies.join('\n'), 'checks');
}

function check(result: Result, page: Page): string {
  const found = countFindings(result.findings);
  const notes = [...remarks(result), ...(found === '' ? [] : [found])].join(', ');
  const line = `${badge(result.status)}<span class="name">${escapeHtml(result.name)}${notes === '' ? '' : ` <small>${notes}</small>`}</span>
<span class="summary">${prose(result.summary)}${figures(result)}</span><span class="took">${showTook(result)}</span>`;
  return `<details class="check ${result.status}" id="check-${escapeHtml(encodeURIComponent(result.id.replace(/\p{Cs}/gu, '')))}"><summary>${line}</summary>\n<div class="inside">\n${inside(result, page)}\n</div></details>`;
}

/** The measured values stand where nobody has to look for them. */
function figures({ measurements }: Result): string {
  // To say that there is one more takes the room of that one.
  const most = measurements.length === FIGURES + 1 ? FIGURES + 1 : FIGURES;
  const shown = measurements.slice(0, most).map(measured => escapeHtml(showMeasurement(measured)));
  const rest = measurements.length - shown.length;
  const all = [...shown, ...(rest > 0 ? [`${rest} more`] : [])];
  return all.length === 0 ? '' : `<small>${all.map(text => `<span>${text}</span>`).join('')}</small>`;
}

function inside(result: Result, page: Page): string {
  return [
    facts(result),
    result.measurements.slice(0, MEASUREMENTS).map(measurement).join('\n'),
    andMore(result.measurements.length - MEASUREMENTS),
    ...(result.charts ?? []).map(chart),
    findings(result, page),
    ...result.details.map(
      ({ title, text }) =>
        `<h4>${escapeHtml(title)}</h4>\n<pre tabindex="0">${escapeHtml(clipMiddle(text, page.output))}</pre>`,
    ),
  ]
    .filter(text => text !== '')
    .join('\n');
}

function facts(result: Result): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Id', code(result.id)],
    ['Kind', code(result.kind)],
    ['Reason', code(result.cause ?? result.reasonCode)],
    ['Required', result.required ? 'yes' : 'no, advisory'],
    ['Proves', result.covers.map(code).join(', ')],
    ['To mend it', result.remedy && prose(result.remedy)],
    ['More', result.help && help(result.help)],
    ['Started', result.startedAt && escapeHtml(result.startedAt)],
    ['Taken over', result.reused && `from ${escapeHtml(result.reused.source)}, ${code(result.reused.digest)}`],
    ['Evidence', result.evidence.map(({ path }) => code(path)).join(', ')],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  return `<dl class="facts">${shown.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function findings(result: Result, page: Page): string {
  if (result.findings.length === 0) return '';
  const shown = worstFirst(sortByRule(result.findings)).slice(0, page.findings);
  const rows = shown.map(finding => [
    `<span class="level ${finding.waived ? 'waived' : finding.level}">${finding.waived ? 'waived' : finding.level}</span>`,
    place(finding, page),
    `${prose(finding.message)}${comparison(finding)}${ended(finding)}${finding.help === undefined ? '' : `<p class="mend">${help(finding.help)}</p>`}`,
    `${code(finding.rule)}<br><small>${escapeHtml(finding.fingerprint)}</small>`,
  ]);
  return (
    table(['Level', 'Where', 'What is wrong', 'Rule, fingerprint'], rows) +
    andMore(result.findings.length - shown.length)
  );
}
