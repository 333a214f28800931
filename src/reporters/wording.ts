import type { Measurement } from '../check.js';
import type {
  Decision,
  LineState,
  ReasonCode,
  Report,
  ReportedFinding,
  Result,
  Status,
  WaivedBy,
} from '../report/report.js';
import { ENDING_DAYS, STATUSES } from '../report/report.js';
import { count, showDuration, showNumber, showQuantity } from '../text/units.js';
import { isHeld } from './delivery.js';

/** The signs and words by which every report, on whatever medium, names the same thing. */
export const STATUS_ICON: Readonly<Record<Status, string>> = {
  passed: '✅',
  failed: '❌',
  errored: '❓',
  skipped: '➖',
  waived: '🟡',
  pending: '⏳',
};

/** A result's sign: what blocks nothing looks like a warning. */
export const iconOf = ({ status, required }: Pick<Result, 'status' | 'required'>): string =>
  !required && ['failed', 'errored', 'pending'].includes(status) ? '⚠️' : STATUS_ICON[status];

/** What each status means, for those who read a report a year later. */
export const STATUS_MEANING: Readonly<Record<Status, string>> = {
  passed: 'The evidence shows that it holds.',
  failed: 'The evidence shows that it is wrong.',
  errored: 'The check could not tell: a tool was missing, crashed, hung, or gave too little evidence. Never a pass.',
  skipped: 'It was not run; the reason stands beside it.',
  waived: 'It failed, and every failing finding is covered by a waiver in force.',
  pending: 'A person has yet to attest it.',
};

export const DECISION: Readonly<Record<Decision, { readonly icon: string; readonly word: string }>> = {
  go: { icon: '✅', word: 'GO' },
  'no-go': { icon: '🛑', word: 'NO-GO' },
};

/** The decision as the one word that everybody looks for; that of a dry run is never taken for a real one. */
export const wordOf = (report: Pick<Report, 'decision' | 'reasonCode' | 'signOff' | 'deployed'>): string =>
  `${report.signOff?.dryRun ? 'DRY RUN: ' : ''}${isHeld(report) ? 'HELD: ' : ''}${waitsForPeople(report) ? 'WAITS FOR PEOPLE' : DECISION[report.decision].word}`;

/** Nothing is in the way but that people have yet to sign: no go, and nothing to mend. */
export const waitsForPeople = ({ decision, reasonCode }: Pick<Report, 'decision' | 'reasonCode'>): boolean =>
  decision === 'no-go' && reasonCode === 'sign-off-pending';

/** Who has yet to sign where nothing else is in the way; undefined elsewhere. */
export const stillToSign = (report: Report): string | undefined => {
  const { toSign = [] } = report;
  return waitsForPeople(report) && toSign.length > 0 ? toSign.map(role => role.title).join(', ') : undefined;
};

/** Headings for reasons that no single check stands for. */
export const REASON_TITLE: Readonly<Record<ReasonCode, string>> = {
  'all-required-passed': 'Every required check passed',
  'check-failed': 'A check failed',
  'check-errored': 'A check could not tell',
  'nothing-checked': 'Nothing was checked',
  'checklist-uncovered': 'The checklist is not covered',
  'sign-off-pending': 'A sign-off is missing',
  'sign-off-rejected': 'A sign-off was refused',
  'sign-off-unprotected': 'The sign-off is not protected',
  'evidence-missing': 'Evidence is missing',
  'evidence-stale': 'Evidence is out of date',
  'rollback-triggered': 'The release was rolled back',
  'deploy-failed': 'A step of the deployment failed',
  'deploy-unknown': 'What a step of the deployment has done is unknown',
  superseded: 'Something newer was deployed',
  'already-deployed': 'This run has deployed already',
  'not-allowed-here': 'Nothing may be deployed here',
  'outside-window': 'Outside the hours of deployment',
  cancelled: 'The run was cancelled',
  'config-invalid': 'The configuration is not valid',
};

/** What each state of a line of the written checklist means. */
export const LINE_MEANING: Readonly<Record<LineState, string>> = {
  proven: 'proven',
  failed: 'failed',
  unknown: 'could not be told',
  waits: 'waits for a person',
  'other-stage': 'belongs to another stage',
  excused: 'excused',
  uncovered: 'covered by nothing',
};

/** What to do about reasons that no single check stands for. */
export const REASON_REMEDY: Readonly<Partial<Record<ReasonCode, string>>> = {
  'nothing-checked': 'Give the stage a required check that runs on this event, or set `when-nothing-applies: go`.',
  'checklist-uncovered': 'Add the items to the `covers` of the checks that prove them, or add checks for them.',
  'evidence-stale': 'Run the whole workflow again: what was approved is not what is here.',
  'sign-off-unprotected': 'Change the settings as it says, then start a new run: docs/sign-off.md has them all.',
  'sign-off-rejected': 'Settle it with whoever said no, then start a new run.',
  'deploy-failed': 'Look at what the step has left behind, then deploy again in a new run, or go back.',
  'deploy-unknown': 'Look at what runs now before anything else is deployed.',
  superseded: 'Look at the newer deployment: this one decides nothing any more.',
  'already-deployed': 'Start a new run: a second attempt of a run never deploys again.',
  'not-allowed-here': 'Deploy on a push, a release, a schedule, a dispatch or a deployment.',
  'outside-window': 'Wait until it opens.',
  cancelled: 'Run it again and let it finish.',
  'config-invalid': 'Mend the configuration: nothing runs before all of it is valid.',
};

/** `8 passed`, `2 failed (1 advisory)` …: the statuses that occur, in the order of the contract. */
export const tally = ({ counts, checks }: Report): readonly { readonly status: Status; readonly text: string }[] =>
  STATUSES.filter(status => counts[status] > 0).map(status => {
    const advisory = checks.filter(result => result.status === status && !result.required).length;
    const note = advisory > 0 && status !== 'passed' ? ` (${advisory} advisory)` : '';
    return { status, text: `${counts[status]} ${status}${note}` };
  });

/** `backend: 180 MB (at most 200 MB, before 170 MB: +5.9 %)`. */
export function showMeasurement({ name, value, unit, limit, bound, baseline }: Measurement): string {
  const isNamed = ['bytes', 'ms', '%'].includes(unit);
  const bare = (number: number): string => showQuantity(number, isNamed ? unit : '');
  const held = [
    ...(limit === undefined ? [] : [`at ${bound === 'min' ? 'least' : 'most'} ${bare(limit)}`]),
    ...(baseline === undefined ? [] : [`before ${bare(baseline)}${change({ value, baseline, unit })}`]),
  ];
  // `objects: 13 objects` says it twice, and `1 tests` wrongly.
  const one = value === 1 && !isNamed ? unit.replace(/ies$/, 'ys').replace(/([^s])s$/, '$1') : unit;
  const shown = showQuantity(value, unit === name ? '' : one);
  return `${name}: ${shown}${held.length > 0 ? ` (${held.join(', ')})` : ''}`;
}

function change({ value, baseline, unit }: { value: number; baseline: number; unit: string }): string {
  if (baseline === 0 || value === baseline) return '';
  const sign = value > baseline ? '+' : '';
  if (unit === '%') return `: ${sign}${Number((value - baseline).toPrecision(2))} points`;
  const percent = ((value - baseline) / Math.abs(baseline)) * 100;
  return `: ${sign}${Math.abs(percent) < 10 ? percent.toFixed(1) : showNumber(Math.round(percent))} %`;
}

/** `3 errors, 1 warning`; waived findings are counted apart. Empty where there are none. */
export function countFindings(findings: readonly ReportedFinding[]): string {
  const open = findings.filter(finding => !finding.waived);
  const waived = findings.length - open.length;
  const parts = (['error', 'warning', 'note'] as const).flatMap(level => {
    const number = open.filter(finding => finding.level === level).length;
    return number === 0 ? [] : [count(number, level)];
  });
  return [...parts, ...(waived > 0 ? [`${waived} waived`] : [])].join(', ');
}

/** What became of a waiver that would excuse a finding if it had not ended. */
export const showEnded = ({ waiverEnded: ended }: ReportedFinding): string | undefined =>
  ended && `Was waived until ${ended.expires} by ${ended.owner}: ${ended.reason}`;

/** Days from the report to a waiver's last day, where it is time to renew it. */
export function daysLeft({ expires }: Pick<WaivedBy, 'expires'>, { startedAt }: Report): number | undefined {
  const days = Math.round((Date.parse(expires) - Date.parse(startedAt.slice(0, 10))) / 86_400_000);
  return days <= ENDING_DAYS ? Math.max(0, days) : undefined;
}

/** `2026-12-31`, and how long that is where it is soon. */
export function showUntil(by: Pick<WaivedBy, 'expires'>, report: Report): string {
  const days = daysLeft(by, report);
  return days === undefined ? by.expires : `${by.expires} (${days === 0 ? 'today' : `in ${count(days, 'day')}`})`;
}

/** `taken over from run 99 of 2026-11-23 21:04 UTC`; undefined for what this run found itself. */
export function showReused({ reused, startedAt }: Result): string | undefined {
  if (!reused) return undefined;
  const run = reused.runId === undefined ? '' : `run ${reused.runId} of `;
  return `taken over from ${run}${startedAt === undefined ? 'an unknown time' : showTime(startedAt)}`;
}

/** How long a check took in this run; empty where it did not run. */
export const showTook = (result: Result): string =>
  result.startedAt === undefined || result.reused ? '' : showDuration(result.durationMs);

/** What is peculiar about how a check ran: `advisory`, `flaky`, `3 attempts`. */
export function remarks(result: Result): readonly string[] {
  const { required, flaky, attempts } = result;
  const reused = showReused(result);
  return [
    ...(required ? [] : ['advisory']),
    ...(flaky ? ['flaky'] : []),
    ...(attempts > 1 ? [count(attempts, 'attempt')] : []),
    ...(reused === undefined ? [] : [reused]),
  ];
}

/** `2026-11-23 21:04 UTC` of an ISO 8601 time; other text comes back as it is. */
export const showTime = (iso: string): string =>
  iso.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/, '$1 $2 UTC');

/** `refs/heads/main` → `main`, `refs/pull/7/merge` → `pull request 7`. */
export const showRef = (ref: string): string =>
  ref.replace(/^refs\/pull\/(\d+)\/(?:merge|head)$/, 'pull request $1').replace(/^refs\/(?:heads|tags)\//, '');

/** `After staging: run 99 of staging.yml, ended 2026-11-23 21:06 UTC, sha256:…`. */
export const showProof = ({ stage, source, at, digest }: NonNullable<Report['after']>): string =>
  `After ${stage}: ${source}, ended ${showTime(at)}, ${digest}`;
