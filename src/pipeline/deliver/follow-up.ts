import type { GitHub } from '../../ports/github/github.js';
import type { GitHubIssues, Issue } from '../../ports/github/issues.js';
import type { FollowUp } from '../../report/follow-up.js';
import type { Origin } from '../../report/origin.js';
import {
  deployedAtOf,
  projectMarker,
  type Release,
  releaseMarker,
  remindedOf,
  renderIssue,
  renderIssueTitle,
  renderReminder,
  tasksOf,
} from '../../reporters/follow-up.js';
import { type Redact, redactDeep } from '../../text/redact.js';
import type { Outcome } from '../outcome.js';

/** What tracking asks of GitHub: issues, and comments on them. */
interface Tracker extends GitHubIssues {
  readonly comments: Pick<GitHub, 'login' | 'comments' | 'createComment'>;
}

/** A release is tracked anew only where nobody has touched its issue for so long. */
const LOOK_BACK_MS = 120 * 86_400_000;
const MAX_ASSIGNEES = 10;

/**
 * Opens the one issue of a release, or brings it up to date with what the config says now. It is found by its marker and by
 * its author: what others wrote is never taken for it.
 */
export async function trackRelease(
  tracker: Tracker,
  at: {
    readonly release: Release;
    readonly followUp: FollowUp;
    readonly origin: Origin;
    readonly redact: Redact;
  },
): Promise<Outcome> {
  const followUp = redactDeep(at.followUp, at.redact);
  const { release, origin } = at;
  const author = await tracker.comments.login();
  const find = async (): Promise<readonly Issue[]> => {
    const since = new Date(Date.now() - LOOK_BACK_MS).toISOString();
    const all = await tracker.openedBy(author, { state: 'all', since });
    return ours(all, { author, begins: releaseMarker(release) });
  };
  const [existing] = await find();
  if (existing) return update(tracker, { ...at, followUp, existing });
  const { number, unassigned } = await tracker.create({
    title: at.redact(renderIssueTitle(release)),
    body: renderIssue(release, { followUp, origin }),
    labels: followUp.labels,
    assignees: peopleOf(followUp),
  });
  const [first] = await find();
  if (first && first.number < number) {
    // Another job has opened it at the same moment.
    await tracker.edit(number, { close: 'duplicate' });
    return did(`Issue #${first.number} tracks this release already.`);
  }
  const opened = did(`Issue #${number} opened: ${followUp.tasks.length} tasks.`);
  if (!unassigned) return opened;
  return {
    ...opened,
    warnings: [`#${number} is assigned to nobody: GitHub does not let one of the owners be assigned.`],
  };
}

async function update(
  tracker: Tracker,
  at: { readonly release: Release; readonly followUp: FollowUp; readonly origin: Origin; readonly existing: Issue },
): Promise<Outcome> {
  const { existing, followUp, origin } = at;
  const { number } = existing;
  if (!existing.isOpen) return did(`Issue #${number} tracks this release, and is closed.`);
  const release = { ...at.release, deployedAt: deployedAtOf(existing.body) ?? at.release.deployedAt };
  const body = renderIssue(release, { followUp, origin, existing: existing.body });
  const isSame = sameText(body, existing.body);
  if (!isSame) await tracker.edit(number, { body });
  if (await closeIfDone(tracker, { ...existing, body })) return did(`Issue #${number} closed: every task is done.`);
  return did(isSame ? `Issue #${number} is up to date.` : `Issue #${number} brought up to date.`);
}

/** The run's address is another one each time, and changes nothing for a reader. */
const sameText = (one: string, other: string): boolean => lasting(one) === lasting(other);
const lasting = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(/\/actions\/runs\/\d+(?:\/attempts\/\d+)?/g, '/actions/runs/')
    .trim();

/** Looks through the open issues of a project: reminds once of each task that is overdue, and closes what is done. */
export async function remindOverdue(
  tracker: Tracker,
  { project, now }: { readonly project: string; readonly now: Date },
): Promise<Outcome> {
  const author = await tracker.comments.login();
  const open = ours(await tracker.openedBy(author, { state: 'open' }), { author, begins: projectMarker(project) });
  const said: string[] = [];
  for (const issue of open) {
    if (await closeIfDone(tracker, issue)) {
      said.push(`Issue #${issue.number} closed: every task is done.`);
    } else {
      said.push(await remind(tracker, { issue, author, now }));
    }
  }
  return { said: said.length > 0 ? said : ['No follow-up is open.'], warnings: [], refused: undefined };
}

async function remind(
  tracker: Tracker,
  { issue, author, now }: { readonly issue: Issue; readonly author: string; readonly now: Date },
): Promise<string> {
  const { number } = issue;
  const open = tasksOf(issue.body).filter(({ isDone }) => !isDone);
  const overdue = open.filter(({ due }) => Date.parse(due) < now.getTime());
  if (overdue.length === 0) return `Issue #${number}: ${open.length} open, none overdue.`;
  const own = (await tracker.comments.comments(number)).filter(comment => comment.author === author);
  const told = new Set(own.flatMap(({ body }) => remindedOf(body)));
  const unclear = overdue.filter(({ id }) => !told.has(id));
  if (unclear.length === 0) return `Issue #${number}: ${overdue.length} overdue, reminded already.`;
  await tracker.comments.createComment(number, renderReminder(unclear, now));
  return `Issue #${number}: reminded of ${unclear.map(({ id }) => id).join(', ')}.`;
}

/** A text without any task proves nothing. */
async function closeIfDone(tracker: Tracker, { number, body }: Issue): Promise<boolean> {
  const tasks = tasksOf(body);
  if (tasks.length === 0 || tasks.some(({ isDone }) => !isDone)) return false;
  await tracker.edit(number, { close: 'completed' });
  return true;
}

const ours = (
  issues: readonly Issue[],
  { author, begins }: { readonly author: string; readonly begins: string },
): readonly Issue[] =>
  issues.filter(issue => issue.author === author && issue.body.startsWith(begins)).sort((a, b) => a.number - b.number);

/** Teams are mentioned; GitHub assigns people alone. */
const peopleOf = ({ tasks }: FollowUp): readonly string[] =>
  [...new Set(tasks.map(({ owner }) => owner).filter(owner => !owner.includes('/')))].slice(0, MAX_ASSIGNEES);

const did = (said: string): Outcome => ({ said: [said], warnings: [], refused: undefined });
