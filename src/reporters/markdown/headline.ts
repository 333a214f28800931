import type { Report } from '../../report/report.js';
import { clip } from '../../text/clip.js';
import { code, markdown } from '../../text/escape.js';
import { count, showDuration } from '../../text/units.js';
import { blockersOf } from '../blockers.js';
import { commitUrl, runUrl } from '../place.js';
import {
  DECISION,
  REASON_TITLE,
  STATUS_ICON,
  showRef,
  showTime,
  stillToSign,
  tally,
  waitsForPeople,
  wordOf,
} from '../wording.js';
import { deliveryNote } from './delivery.js';
import { type Page, prose, stack, title } from './page.js';

/** `🛑 NO-GO · toolboxai · pre-deployment`. */
export function headline({ report, unverified }: Page): string {
  const { decision, project, stage, signOff } = report;
  const word = wordOf(report);
  const icon = signOff?.dryRun ? '🧪' : waitsForPeople(report) ? '⏳' : DECISION[decision].icon;
  return [unverified === undefined ? `${icon} ${word}` : `🍴 Unverified: ${word}`, title(project), title(stage)]
    .filter(part => part !== '')
    .join(' · ');
}

/** The decision in one sentence. */
export function verdict(page: Page): string {
  const { report } = page;
  if (report.decision === 'go') return `**Nothing blocks:** ${prose(report.reasons[0]?.message ?? '', page)}.`;
  const roles = stillToSign(report);
  if (roles !== undefined) return `**Nothing is left to mend. Still to sign:** ${title(roles)}.`;
  const blockers = blockersOf(report);
  const { failed, errored } = countRequired(report);
  const parts = [
    ...(failed > 0 ? [`${count(failed, 'check')} failed`] : []),
    ...(errored > 0 ? [`${errored} could not tell`] : []),
    ...general(report),
  ];
  const what = parts.length > 0 ? parts.join(', ') : title(blockers[0]?.message ?? '');
  return `**${what}.**`;
}

const countRequired = ({ checks }: Report) => ({
  failed: checks.filter(({ required, status }) => required && status === 'failed').length,
  errored: checks.filter(({ required, status }) => required && status === 'errored').length,
});

/** Reasons that no single check stands for, each once. */
const general = ({ reasons }: Report): readonly string[] => [
  ...new Set(
    reasons
      .filter(({ check }) => check === undefined)
      .map(({ code: reason }) => REASON_TITLE[reason].replace(/^[A-Z]/, letter => letter.toLowerCase())),
  ),
];

/** `✅ 8 passed · ❌ 2 failed`. */
export const tallyLine = (report: Report): string =>
  tally(report)
    .map(({ status, text }) => `${STATUS_ICON[status]} ${text}`)
    .join(' · ');

/** What was checked: commit, branch, event. The same for every run of the same commit. */
export function subjectLine(page: Page): string {
  const { subject } = page.report;
  const sha = subject.sha === undefined ? undefined : code(clip(subject.sha, 64).slice(0, 10));
  const url = commitUrl(subject, page.origin);
  return [
    ...(sha === undefined ? [] : [`Commit ${url === undefined ? sha : `[${sha}](${url})`}`]),
    ...(subject.ref === undefined ? [] : [code(clip(showRef(subject.ref), 100))]),
    ...(subject.event === undefined ? [] : [code(clip(subject.event, 100))]),
  ].join(' · ');
}

/** When and where it was checked: different in every run. */
export function runLine(page: Page): string {
  const { report, origin } = page;
  const url = runUrl(report.subject, origin);
  return [
    ...(url === undefined ? [] : [`[run ${report.subject.runId}](${url})`]),
    title(showTime(report.startedAt)),
    `took ${showDuration(report.durationMs)}`,
  ].join(' · ');
}

/** A report of a part of the stage must not be taken for the whole. */
export function selectionNote({ report }: Page): string {
  const { selection } = report;
  if (selection === undefined) return '';
  const which = [
    ...(selection.only ? [`only ${selection.only.map(id => code(clip(id, 100))).join(', ')}`] : []),
    ...(selection.shard === undefined ? [] : [`part ${code(selection.shard)}`]),
  ].join(', ');
  return `> ✂️ **Only a part of the stage was run** (${which}): ${report.checks.length} of its ${count(selection.of, 'check')}. This report proves that part alone.`;
}

const unverifiedNote = ({ unverified }: Page): string =>
  unverified === undefined ? '' : `> 🍴 **Not verified:** ${markdown(unverified)}`;

/** The top of a page. */
export const top = (page: Page, mark: '#' | '##'): string =>
  stack(
    `${mark} ${headline(page)}`,
    unverifiedNote(page),
    deliveryNote(page),
    `${verdict(page)} ${tallyLine(page.report)}`.trim(),
  );
