import { stripVTControlCharacters } from 'node:util';
import { showChecklist } from '../../report/checklist.js';
import type { Report, Result } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { neutralise } from '../../text/escape.js';
import { wrapColumns } from '../../text/table.js';
import { count, showDuration, showNumber } from '../../text/units.js';
import { type Blocker, failing, groupedBlockersOf, splitBlockers, toldUnder, worthALook } from '../blockers.js';
import { deliverySentences, isHeld } from '../delivery.js';
import {
  REASON_REMEDY,
  REASON_TITLE,
  showProof,
  showReused,
  showUntil,
  stillToSign,
  tally,
  waitsForPeople,
  wordOf,
} from '../wording.js';
import { indented, LONGEST, mend, rulesLines } from './findings.js';
import { type Paint, painter, plain, signOf } from './paint.js';

const FINDINGS = 5;
const WAIVED = 20;

/**
 * What `--format pretty` prints: the decision, what blocks, where, how to mend it, the counts, and where the report lies.
 * Colours only where `color` says so.
 */
export function renderResult(
  report: Report,
  options: {
    readonly color?: boolean | undefined;
    readonly reportPath?: string | undefined;
    /** Columns at which lines are broken between words; never unless given. */
    readonly columns?: number | undefined;
  } = {},
): string {
  const paint = painter(options.color ?? false);
  const { causes, consequences } = splitBlockers(groupedBlockersOf(report));
  const advisories = worthALook(report);
  const blocks = [
    headline(report, paint),
    delivered(report, paint),
    partial(report, paint),
    policyNote(report, paint),
    ...causes.map(blocker => blocking(blocker, paint)),
    titled(
      'Not run because of that',
      consequences.flatMap(({ result }) => (result ? [line(result, paint)] : [])),
      paint,
    ),
    titled(
      'Does not block',
      advisories.map(result => line(result, paint)),
      paint,
    ),
    titled('Waived', waivedLines(report), paint),
    titled('Sign-off', signOffLines(report, paint), paint),
    titled(
      'Notices',
      [...(report.after ? [showProof(report.after)] : []), ...(report.notices ?? [])].map(
        notice => `  • ${plain(notice)}`,
      ),
      paint,
    ),
    closing(report, { paint, reportPath: options.reportPath }),
  ];
  const text = blocks.filter(block => block !== '').join('\n\n');
  return `${neutralise(options.columns === undefined ? text : broken(text, options.columns))}\n`;
}

/** What follows a sign stays behind it. */
const INDENT = /^ *(?:[✖✔?–~…→•] )?/;

const broken = (text: string, columns: number): string =>
  text
    .split('\n')
    .map(shown => wrapColumns(shown, { columns, hang: INDENT.exec(stripVTControlCharacters(shown))?.[0].length ?? 0 }))
    .join('\n');

function headline(report: Report, paint: Paint): string {
  const word = wordOf(report);
  const sha = report.subject.sha?.slice(0, 10);
  const about = [report.project, report.stage, sha]
    .filter(part => part !== undefined && part !== '')
    .map(part => plain(part ?? ''));
  const badge = paint(['bold', 'inverse', colorOf(report)], ` ${word} `);
  const why = report.decision === 'go' ? `\n${plain(report.reasons[0]?.message ?? '')}` : '';
  const roles = stillToSign(report);
  const open = roles === undefined ? '' : `\n${paint('yellow', `Still to sign: ${clip(plain(roles), LONGEST)}`)}`;
  return `${badge} ${paint('bold', about.join(' · '))}${why}${open}`;
}

const colorOf = (report: Report): 'green' | 'red' | 'yellow' =>
  report.decision === 'go' ? 'green' : waitsForPeople(report) ? 'yellow' : 'red';

function delivered(report: Report, paint: Paint): string {
  const text = deliverySentences(report).map(plain).join(' ');
  return text === '' ? '' : paint(isHeld(report) ? 'red' : 'bold', clip(text, 2 * LONGEST));
}

function partial({ selection, checks }: Report, paint: Paint): string {
  if (selection === undefined) return '';
  const text = `Only a part of the stage was run: ${checks.length} of its ${count(selection.of, 'check')}. This proves that part alone.`;
  return paint('yellow', text);
}

function policyNote({ policy }: Report, paint: Paint): string {
  if (policy === undefined || policy.changes.length === 0) return '';
  const by = `${plain(policy.ref)} (${plain(policy.sha.slice(0, 10))})`;
  const title = `This change edits the gate itself. It was judged by the policy of ${by}; once merged, this takes effect:`;
  return [paint('yellow', title), ...policy.changes.map(change => `  • ${clip(plain(change), LONGEST)}`)].join('\n');
}

function blocking({ code, message, result }: Blocker, paint: Paint): string {
  if (result === undefined) {
    const title = `${paint('red', '✖')} ${paint('bold', REASON_TITLE[code])}`;
    return [
      title,
      ...message.split('\n').flatMap(each => indented(each, 2)),
      ...mend(REASON_REMEDY[code], { paint, by: 2 }),
    ].join('\n');
  }
  const id = result.id === result.name ? '' : paint('gray', ` (${plain(result.id)})`);
  const findings = toldUnder(message, failing(result));
  const isTold = findings.length === 1 && findings[0]?.message === message;
  return [
    `${signOf(result, paint)} ${paint('bold', plain(result.name))}${id}`,
    ...(isTold ? [] : indented(message, 2)),
    ...rulesLines(findings, { paint, most: FINDINGS, by: isTold ? 2 : 4 }),
    ...mend(result.remedy, { paint, by: 2 }),
    ...mend(result.help, { paint, by: 2 }),
  ].join('\n');
}

function waivedLines(report: Report): readonly string[] {
  const waived = report.checks.flatMap(({ id, findings }) =>
    findings.flatMap(({ waived: by, message }) => (by ? [{ id, message, by }] : [])),
  );
  const rest = waived.length - WAIVED;
  return [
    ...waived
      .slice(0, WAIVED)
      .map(
        ({ id, message, by }) =>
          `  ~ ${plain(id)}: ${clip(plain(message), 200)} (until ${plain(showUntil(by, report))}, ${clip(plain(`${by.owner}: ${by.reason}`), 200)})`,
      ),
    ...(rest > 0 ? [`  … and ${showNumber(rest)} more`] : []),
  ];
}

function line(result: Result, paint: Paint): string {
  const reused = showReused(result);
  const note = reused === undefined ? '' : ` (${reused})`;
  return `  ${signOf(result, paint)} ${plain(result.name)}: ${clip(plain(result.summary), 300)}${note}`;
}

const SIGNS = { signed: ['green', '✔'], pending: ['yellow', '…'], rejected: ['red', '✖'] } as const;

function signOffLines({ signOff, toSign }: Report, paint: Paint): readonly string[] {
  if (signOff === undefined) {
    return (toSign ?? []).map(({ title, by, checks }) => {
      const lines = checks.length === 0 ? '' : `; attests ${checks.map(plain).join(', ')}`;
      return `  ${paint('yellow', '…')} ${plain(title)}: by ${plain(by)}${lines}`;
    });
  }
  return signOff.roles.map(({ role, title, status, person, source, why }) => {
    const [color, sign] = SIGNS[status];
    const who = person === undefined ? '' : ` by ${plain(person)}`;
    const through = source === undefined ? '' : ` (${plain(source)})`;
    // Why it is open stands among what blocks.
    const because = status === 'signed' && why !== undefined ? `: ${plain(why)}` : '';
    return `  ${paint(color, sign)} ${plain(title ?? role)}: ${status}${who}${through}${because}`;
  });
}

const titled = (title: string, lines: readonly string[], paint: Paint): string =>
  lines.length === 0 ? '' : [paint('bold', title), ...lines].join('\n');

function closing(
  report: Report,
  { paint, reportPath }: { readonly paint: Paint; readonly reportPath: string | undefined },
): string {
  const { checklist } = report;
  const word = paint(['bold', colorOf(report)], wordOf(report));
  const counts = tally(report).map(({ text }) => text);
  return [
    ...(checklist === undefined ? [] : [`Checklist: ${plain(showChecklist(checklist))}`]),
    `${word}: ${counts.length === 0 ? 'nothing was run' : counts.join(', ')} in ${showDuration(report.durationMs)}`,
    ...(reportPath === undefined ? [] : [paint('gray', `Report: ${plain(reportPath)}`)]),
  ].join('\n');
}
