import { showChecklist } from '../report/checklist.js';
import type { Report, Result } from '../report/report.js';
import { clip } from '../text/clip.js';
import { escapeXml } from '../text/escape.js';
import { blockersOf, failing, inFull, sectionsOf } from './blockers.js';
import { showPlace } from './place.js';
import { REASON_TITLE, showEnded } from './wording.js';

/** What any one check says at most; report.json has all of it. */
const FINDINGS = 1000;
const CHARACTERS = 100_000;

type Outcome = 'failure' | 'error' | 'skipped' | undefined;

interface Case {
  readonly name: string;
  readonly id: string;
  readonly seconds: number;
  readonly outcome: Outcome;
  readonly type: string;
  readonly message: string;
  readonly text: string;
  readonly properties: readonly (readonly [string, string])[];
}

/**
 * `junit.xml`: a suite for each section, a case for each check. It has failures or errors exactly where the decision is
 * no-go, so that whoever reads nothing else comes to the same answer: what blocks nothing is `skipped` and says why.
 */
export function renderJunit(report: Report): string {
  const suites = [
    ...sectionsOf(inFull(report).checks).map(({ title, results }) => ({
      name: title ?? 'Checks',
      cases: results.map(result => caseOf(result, report)),
    })),
    { name: 'Decision', cases: decisionCases(report) },
  ].filter(({ cases }) => cases.length > 0);
  const all = suites.flatMap(({ cases }) => cases);
  const checklist = report.checklist && showChecklist(report.checklist);
  const name = `${report.project} ${report.stage}`.trim();
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    // By this the report is known when a glob finds it again: a gate's own answer is no evidence.
    '<!-- written by deploy-validate -->',
    `<testsuites ${attributes({ name, ...totals(all), time: seconds(report.durationMs) })}>`,
    ...suites.flatMap((suite, index) => suiteLines(index === 0 ? { ...suite, checklist } : suite, report)),
    '</testsuites>',
  ];
  return `${lines.join('\n')}\n`;
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
  /** How the written checklist stands, in one suite alone. */
  readonly checklist?: string | undefined;
}

function suiteLines({ name, cases, checklist }: Suite, report: Report) {
  const time = cases.reduce((sum, { seconds: took }) => sum + took, 0).toFixed(3);
  const head = { name, ...totals(cases), time, timestamp: report.startedAt.replace(/(?:\.\d+)?Z$/, '') };
  const property = `<property ${attributes({ name: 'checklist', value: checklist ?? '' })}/>`;
  const said = checklist === undefined ? [] : ['    <properties>', `      ${property}`, '    </properties>'];
  return [
    `  <testsuite ${attributes(head)}>`,
    ...said,
    ...cases.flatMap(item => caseLines(item, report)),
    '  </testsuite>',
  ];
}

function caseOf(result: Result, report: Report): Case {
  return {
    name: result.name,
    id: result.id,
    seconds: result.durationMs / 1000,
    outcome: outcomeOf(result, report),
    type: result.cause ?? result.reasonCode,
    message: messageOf(result),
    text: textOf(result),
    properties: [
      ['kind', result.kind],
      ['required', String(result.required)],
      ['status', result.status],
      ...(result.flaky ? [['flaky', 'true'] as const] : []),
      ...(result.reused ? [['taken over', `${result.reused.source}, ${result.reused.digest}`] as const] : []),
      ...result.measurements.map(
        measurement => [measurement.name, `${measurement.value} ${measurement.unit}`.trim()] as const,
      ),
      ...result.evidence.map(({ path, sha256 }) => [`evidence ${path}`, `sha256:${sha256}`] as const),
    ],
  };
}

function outcomeOf(result: Result, report: Report): Outcome {
  if (result.status === 'passed') return undefined;
  const blocks = report.decision === 'no-go' && report.reasons.some(({ check }) => check === result.id);
  if (!blocks) return 'skipped';
  return result.status === 'failed' ? 'failure' : 'error';
}

function messageOf({ status, required, summary, findings, remedy }: Result): string {
  const waived = findings.find(finding => finding.waived)?.waived;
  if (status === 'waived' && waived) {
    return `waived until ${waived.expires} by ${waived.owner} (${waived.reason}): ${summary}`;
  }
  const prefix = required || status === 'skipped' ? '' : `advisory, ${status}: `;
  return `${prefix}${summary}${remedy === undefined ? '' : ` To mend it: ${remedy}`}`;
}

function textOf(result: Result): string {
  const findings = failing(result);
  const lines = findings.slice(0, FINDINGS).map(finding => {
    const place = showPlace(finding);
    const ended = showEnded(finding);
    const comparison = [
      ...(finding.expected === undefined ? [] : [`expected ${finding.expected}`]),
      ...(finding.actual === undefined ? [] : [`found ${finding.actual}`]),
    ].join(', ');
    return `${place === undefined ? '' : `${place}: `}${finding.message}${comparison === '' ? '' : ` (${comparison})`} [${finding.rule}]${ended === undefined ? '' : ` ${ended}`}`;
  });
  const rest = findings.length - lines.length;
  return clip([...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'), CHARACTERS);
}

/** Reasons that no check stands for would be lost otherwise. */
const decisionCases = (report: Report): readonly Case[] =>
  blockersOf(report)
    .filter(({ result }) => result === undefined || result.status === 'passed')
    .map(({ code, message }) => ({
      name: REASON_TITLE[code],
      id: code,
      seconds: 0,
      outcome: 'error',
      type: code,
      message,
      text: '',
      properties: [],
    }));

function caseLines({ name, id, seconds: took, outcome, type, message, text, properties }: Case, report: Report) {
  const head = attributes({ classname: `${report.stage}.${id}`, name, time: took.toFixed(3) });
  const listed = properties.map(([key, value]) => `        <property ${attributes({ name: key, value })}/>`);
  const body = [
    ...(listed.length > 0 ? ['      <properties>', ...listed, '      </properties>'] : []),
    ...(outcome === undefined ? [] : [outcomeLine({ outcome, type, message, text })]),
  ];
  return body.length === 0 ? [`    <testcase ${head}/>`] : [`    <testcase ${head}>`, ...body, '    </testcase>'];
}

function outcomeLine({ outcome, type, message, text }: Pick<Case, 'outcome' | 'type' | 'message' | 'text'>): string {
  const short = clip(message, 2000);
  const head = attributes(outcome === 'skipped' ? { message: short } : { message: short, type });
  return text === '' ? `      <${outcome} ${head}/>` : `      <${outcome} ${head}>${escapeXml(text)}</${outcome}>`;
}

const totals = (cases: readonly Case[]) => ({
  tests: String(cases.length),
  failures: String(cases.filter(({ outcome }) => outcome === 'failure').length),
  errors: String(cases.filter(({ outcome }) => outcome === 'error').length),
  skipped: String(cases.filter(({ outcome }) => outcome === 'skipped').length),
});

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    // A line's end inside an attribute reads as a space unless it is a reference.
    .map(([name, value]) => `${name}="${escapeXml(value).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join(' ');

const seconds = (ms: number): string => (ms / 1000).toFixed(3);
