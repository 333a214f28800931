import type { FollowUp } from '../report/follow-up.js';
import type { Origin } from '../report/origin.js';
import type { Subject } from '../report/report.js';
import { code, markdownTitle } from '../text/escape.js';
import { count, showDuration } from '../text/units.js';
import { commitUrl, runUrl } from './place.js';
import { showRef, showTime } from './wording.js';

/** What one tracking issue is about. */
export interface Release {
  readonly project: string;
  readonly stage: string;
  readonly subject: Subject;
  /** ISO 8601, UTC. */
  readonly deployedAt: string;
}

/** One task as it stands in an issue's text. */
interface TrackedTask {
  readonly id: string;
  readonly isDone: boolean;
  /** ISO 8601, UTC. */
  readonly due: string;
  readonly owner: string;
  readonly title: string;
}

/** GitHub refuses an issue or a comment that is longer. */
const MAX_CHARACTERS = 65_536;
const NOTES = '<!-- What stands below this line is yours and stays as it is. -->';
const TASK = /^- \[([ xX])\] (.*) <!-- task ([\w.-]+) due (\S+) owner ([\w./-]+) -->$/gm;

const encode = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')).replaceAll('--', '-%2D');

/** What the first line of every tracking issue of a project begins with. */
export const projectMarker = (project: string): string => `<!-- deploy-validate:follow-up:${encode(project)}/`;

/** The first line of the one issue that tracks a release. */
export const releaseMarker = ({ project, stage, subject }: Omit<Release, 'deployedAt'>): string =>
  `${projectMarker(project)}${encode(stage)} ${subject.sha ?? ''} -->`;

/** `Follow-up: toolboxai production, v1.2.0 (89abcdef89)`. */
export function renderIssueTitle({ project, stage, subject }: Release): string {
  const ref = subject.ref === undefined ? '' : `, ${showRef(subject.ref)}`;
  return `Follow-up: ${project} ${stage}${ref} (${subject.sha?.slice(0, 10)})`.slice(0, 250);
}

/** The time of deployment that an earlier text of the issue names; whoever may edit the issue may correct it. */
export function deployedAtOf(body: string): string | undefined {
  const said = /^<!-- deployed (\S+) -->$/m.exec(body)?.[1];
  return said !== undefined && !Number.isNaN(Date.parse(said)) ? new Date(said).toISOString() : undefined;
}

/** The tasks in an issue's text, down to the notes. */
export const tasksOf = (body: string): readonly TrackedTask[] =>
  [...(lines(body).split(NOTES)[0] ?? '').matchAll(TASK)].flatMap(
    ([, tick = ' ', title = '', id = '', due = '', owner = '']) =>
      Number.isNaN(Date.parse(due)) ? [] : [{ id, isDone: tick !== ' ', due, owner, title }],
  );

/** The text of the issue. Ticks and notes that people have left in `existing` stay. */
export function renderIssue(
  release: Release,
  at: { readonly followUp: FollowUp; readonly origin: Origin; readonly existing?: string | undefined },
): string {
  const whole = page(release, { ...at, hasBodies: true });
  return whole.length <= MAX_CHARACTERS ? whole : page(release, { ...at, hasBodies: false }).slice(0, MAX_CHARACTERS);
}

function page(
  release: Release,
  at: {
    readonly followUp: FollowUp;
    readonly origin: Origin;
    readonly existing?: string | undefined;
    readonly hasBodies: boolean;
  },
): string {
  const { followUp, existing = '', hasBodies } = at;
  const done = new Set(tasksOf(existing).flatMap(({ id, isDone }) => (isDone ? [id] : [])));
  const terms = [...new Set(followUp.tasks.map(({ within }) => within))].sort((a, b) => a - b);
  const parts = terms.map(term => {
    const due = new Date(Date.parse(release.deployedAt) + term).toISOString();
    const tasks = followUp.tasks.filter(({ within }) => within === term);
    const shown = tasks.map(task => entry(task, { due, isDone: done.has(task.id), hasBodies }));
    return `### Within ${showTerm(term)}: by ${showTime(due)}\n\n${shown.join('\n')}`;
  });
  const notes = lines(existing).split(NOTES)[1]?.trim() ?? '';
  return [
    `${releaseMarker(release)}\n<!-- deployed ${release.deployedAt} -->\n${headline(release, at.origin)}`,
    ...parts,
    'Tick what is done; the issue closes once all of it is.',
    `${NOTES}${notes === '' ? '' : `\n${notes}`}`,
  ].join('\n\n');
}

function headline({ project, stage, subject, deployedAt }: Release, origin: Origin): string {
  const commit = code(subject.sha?.slice(0, 10) ?? '');
  const url = commitUrl(subject, origin);
  const run = runUrl(subject, origin);
  return [
    `**${markdownTitle(project)}** was deployed to **${markdownTitle(stage)}** on ${showTime(deployedAt)}:`,
    `commit ${url === undefined ? commit : `[${commit}](${url})`}${run === undefined ? '' : `, [run](${run})`}.`,
  ].join(' ');
}

function entry(
  { id, title, owner, body }: FollowUp['tasks'][number],
  at: { readonly due: string; readonly isDone: boolean; readonly hasBodies: boolean },
): string {
  const tick = at.isDone ? 'x' : ' ';
  const line = `- [${tick}] **${markdownTitle(title)}** @${owner} <!-- task ${id} due ${at.due} owner ${owner} -->`;
  if (body === undefined || !at.hasBodies) return line;
  // Indented, it can neither begin a task of its own nor end the list; a comment could hide what follows.
  const shown = body.trim().replaceAll('<!--', '&lt;!--').replace(/^/gm, '  ');
  return `${line}\n${shown}`;
}

const reminderMark = (id: string): string => `<!-- deploy-validate:reminder ${id} -->`;

/** Tasks that a comment has reminded of already. */
export const remindedOf = (comment: string): readonly string[] =>
  [...comment.matchAll(/<!-- deploy-validate:reminder ([\w.-]+) -->/g)].map(([, id = '']) => id);

/** One comment for everything that has become overdue since the last. */
export function renderReminder(overdue: readonly TrackedTask[], now: Date): string {
  const shown = overdue.map(({ id, title, due, owner }) => {
    const late = showDuration(Math.floor((now.getTime() - Date.parse(due)) / 60_000) * 60_000);
    const plain = title.replace(/ @[\w./-]+$/, '');
    return `- ${plain}: due ${showTime(due)}, ${late} ago. @${owner} ${reminderMark(id)}`;
  });
  return `⏰ ${count(overdue.length, 'task')} of this deployment ${overdue.length === 1 ? 'is' : 'are'} overdue:\n\n${shown.join('\n')}\n`;
}

const HOUR = 3_600_000;

/** `1 hour`, `24 hours`, `1 week`. */
function showTerm(ms: number): string {
  if (ms % (7 * 24 * HOUR) === 0) return count(ms / (7 * 24 * HOUR), 'week');
  if (ms % (24 * HOUR) === 0 && ms > 24 * HOUR) return count(ms / (24 * HOUR), 'day');
  if (ms % HOUR === 0) return count(ms / HOUR, 'hour');
  return showDuration(ms);
}

/** A browser's form sends line ends of its own. */
const lines = (text: string): string => text.replaceAll('\r\n', '\n');
