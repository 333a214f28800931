import { showChecklist } from '../report/checklist.js';
import type { Origin } from '../report/origin.js';
import type { Report, ReportedFinding, Result } from '../report/report.js';
import { clip } from '../text/clip.js';
import { escapeCommandData, escapeCommandProperty, neutralise } from '../text/escape.js';
import { showNumber } from '../text/units.js';
import { oneLine, visible } from '../text/visible.js';
import { advisoriesOf, type Blocker, blockersOf, failing, inFull, splitBlockers } from './blockers.js';
import { repositoryPath } from './place.js';
import { daysLeft, REASON_REMEDY, REASON_TITLE, showEnded } from './wording.js';

/** GitHub shows so many of each level for a step, and cuts a message at 4,096 characters. */
const PER_LEVEL = 10;
const MAX_MESSAGE = 4000;

const LEVELS = ['error', 'warning', 'notice'] as const;
type Level = (typeof LEVELS)[number];

/** Something that stands at a line, or at none. */
export interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly message: string;
  readonly finding: ReportedFinding | undefined;
  /** The check's id; annotations are shared out among these. */
  readonly source: string;
}

/** Everything in a report that is wrong or worth a word, what blocks first. */
export const annotationsOf = (report: Report): readonly Annotation[] => {
  const whole = inFull(report);
  return [...blocking(whole), ...advisory(whole), ...remaining(whole)];
};

/**
 * A report as workflow commands, one a line, within what GitHub shows of a step: what blocks are errors, what else is wrong
 * warnings, what is waived or merely said notices. Each check gets its turn, and the last of a level counts the rest.
 */
export function renderAnnotations(report: Report, options: Origin = {}): readonly string[] {
  const all = [...annotationsOf(report), ...ticks(report), ...notices(report)];
  return LEVELS.flatMap(level => {
    const fair = takeTurns(all.filter(annotation => annotation.level === level));
    return within(fair, PER_LEVEL - reserved(report, level)).map(annotation => command(annotation, options));
  });
}

function blocking(report: Report): readonly Annotation[] {
  return splitBlockers(blockersOf(report)).causes.flatMap(blocker => {
    const { result } = blocker;
    if (result?.status === 'errored') {
      return [unplaced(blocker), ...failing(result).map(finding => about(finding, result, 'error'))];
    }
    if (result?.status !== 'failed') return [unplaced(blocker)];
    const findings = failing(result);
    return findings.length === 0 ? [unplaced(blocker)] : findings.map(finding => about(finding, result, 'error'));
  });
}

function unplaced({ code, message, result }: Blocker): Annotation {
  const remedy = result === undefined ? REASON_REMEDY[code] : (result.remedy ?? result.help);
  return {
    level: 'error',
    title: result?.name ?? REASON_TITLE[code],
    message: remedy === undefined ? message : `${message}\nTo mend it: ${remedy}`,
    finding: undefined,
    source: result?.id ?? code,
  };
}

const advisory = (report: Report): readonly Annotation[] =>
  advisoriesOf(report).flatMap(result => {
    if (result.status === 'failed') return failing(result).map(finding => about(finding, result, 'warning'));
    const message = result.remedy === undefined ? result.summary : `${result.summary}\nTo mend it: ${result.remedy}`;
    const unknown = { level: 'warning' as const, title: result.name, message, finding: undefined, source: result.id };
    const beside = result.status === 'errored' ? failing(result) : [];
    return [unknown, ...beside.map(finding => about(finding, result, 'warning'))];
  });

/** Findings that fail nothing. */
const remaining = (report: Report): readonly Annotation[] =>
  report.checks.flatMap(result => {
    const told = new Set(result.status === 'failed' || result.status === 'errored' ? failing(result) : []);
    return result.findings
      .filter(finding => !told.has(finding))
      .map(finding => about(finding, result, levelOf(finding, report)));
  });

/** A waiver that must be renewed soon wants somebody to do it. */
function levelOf({ waived, level }: ReportedFinding, report: Report): Level {
  if (waived) return daysLeft(waived, report) === undefined ? 'notice' : 'warning';
  return level === 'note' ? 'notice' : 'warning';
}

/** How the written checklist stands, where its lines are known. */
function ticks({ checklist }: Report): readonly Annotation[] {
  if (checklist?.lines === undefined) return [];
  const message = showChecklist(checklist);
  return [{ level: 'notice', title: 'Written checklist', message, finding: undefined, source: 'checklist' }];
}

const notices = (report: Report): readonly Annotation[] =>
  (report.notices ?? []).map(message => ({
    level: 'notice',
    title: report.project,
    message,
    finding: undefined,
    source: 'notices',
  }));

function about(finding: ReportedFinding, result: Result, level: Level): Annotation {
  const { message, expected, actual, help, waived } = finding;
  const ended = showEnded(finding);
  const lines = [
    message,
    ...(expected === undefined ? [] : [`Expected: ${expected}`]),
    ...(actual === undefined ? [] : [`Found: ${actual}`]),
    ...(help === undefined ? [] : [`To mend it: ${help}`]),
    ...(ended === undefined ? [] : [ended]),
    ...(waived === undefined ? [] : [`Waived until ${waived.expires} by ${waived.owner}: ${waived.reason}`]),
  ];
  return { level, title: `${result.name}: ${finding.rule}`, message: lines.join('\n'), finding, source: result.id };
}

/** The first of each source, then the second of each, and so on. */
function takeTurns(annotations: readonly Annotation[]): readonly Annotation[] {
  const turns = new Map<string, number>();
  const numbered = annotations.map(annotation => {
    const turn = turns.get(annotation.source) ?? 0;
    turns.set(annotation.source, turn + 1);
    return { annotation, turn };
  });
  return numbered.sort((a, b) => a.turn - b.turn).map(({ annotation }) => annotation);
}

/** The decision itself is the step's last error. */
const reserved = ({ decision }: Report, level: Level): number => (decision === 'no-go' && level === 'error' ? 1 : 0);

function within(annotations: readonly Annotation[], most: number): readonly Annotation[] {
  if (annotations.length <= most) return annotations;
  const shown = annotations.slice(0, most - 1);
  const rest = annotations.slice(most - 1);
  const [first] = rest;
  return first === undefined ? shown : [...shown, countOf(rest, first.level)];
}

function countOf(rest: readonly Annotation[], level: Level): Annotation {
  const numbers = new Map<string, number>();
  for (const { source } of rest) numbers.set(source, (numbers.get(source) ?? 0) + 1);
  const most = [...numbers].sort((a, b) => b[1] - a[1]).slice(0, 20);
  const where = most.map(([source, number]) => `${showNumber(number)} in ${source}`).join(', ');
  const more = numbers.size > most.length ? `, and ${numbers.size - most.length} more checks` : '';
  return {
    level,
    title: `${showNumber(rest.length)} more ${level}s`,
    message: `${where}${more}. The job summary and report.json have them.`,
    finding: undefined,
    source: '',
  };
}

function command({ level, title, message, finding }: Annotation, origin: Origin): string {
  const file = repositoryPath(finding?.file, origin);
  const line = file === undefined ? undefined : finding?.line;
  const properties = Object.entries({
    file,
    line,
    col: line === undefined ? undefined : finding?.column,
    title: neutralise(clip(oneLine(title), 200)),
  }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${escapeCommandProperty(String(value))}`]));
  return `::${level} ${properties.join(',')}::${escapeCommandData(neutralise(clip(visible(message), MAX_MESSAGE)))}`;
}
