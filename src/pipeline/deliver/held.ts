import { deadline } from '../../ports/deadline.js';
import { GitHubFailed } from '../../ports/github/github.js';
import { githubIssues, type Issue } from '../../ports/github/issues.js';
import { octokitGitHub } from '../../ports/github/octokit-github.js';
import type { GitHubSetting } from '../../ports/github/request.js';
import type { Origin } from '../../report/origin.js';
import type { Report } from '../../report/report.js';
import { callsOwner, endsHold, heldMarker, renderHeld, renderHeldTitle } from '../../reporters/markdown/held.js';
import type { Shown } from './surfaces.js';

interface Setting {
  readonly origin: Origin;
  readonly github: Omit<GitHubSetting, 'signal'>;
}

/** The requests for one issue, waits for GitHub's limits included. */
const DELIVERY_MS = 60_000;

/**
 * Calls whoever looks after a stage that is held, by one issue, and closes it once the stage is held no more. It is found by
 * its marker and by its author: what others wrote is never taken for it. What GitHub does not take is a warning where
 * somebody had to be called.
 */
export async function deliverHeld(report: Report, { origin, github }: Setting): Promise<Shown> {
  const calls = callsOwner(report);
  if (!calls && !endsHold(report)) return { said: [], warnings: [] };
  const setting = { ...github, signal: deadline(DELIVERY_MS) };
  try {
    const open = await openIssue(report, setting);
    return { said: calls ? [await call(report, { open, origin, setting })] : await close(open, setting), warnings: [] };
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    if (!calls) return { said: [], warnings: [] };
    const remedy = error.why === 'forbidden' ? ' Give the job "issues: write".' : '';
    return { said: [], warnings: [`Nobody was called by an issue: ${error.message}.${remedy}`] };
  }
}

async function openIssue(report: Report, setting: GitHubSetting): Promise<Issue | undefined> {
  const author = await octokitGitHub(setting).login();
  const all = await githubIssues(setting).openedBy(author, { state: 'open' });
  const begins = heldMarker(report);
  return all.filter(issue => issue.author === author && issue.body.startsWith(begins)).sort(byNumber)[0];
}

const byNumber = (one: Issue, other: Issue): number => one.number - other.number;

interface At {
  readonly open: Issue | undefined;
  readonly origin: Origin;
  readonly setting: GitHubSetting;
}

async function call(report: Report, { open, origin, setting }: At): Promise<string> {
  const body = renderHeld(report, origin);
  if (open === undefined) {
    const made = { title: renderHeldTitle(report), body, labels: [], assignees: [] };
    const { number } = await githubIssues(setting).create(made);
    return `Issue #${number} opened: the stage is held, and ${report.owner} is called.`;
  }
  if (open.body.trim() === body.trim()) return `Issue #${open.number} says already that the stage is held.`;
  await githubIssues(setting).edit(open.number, { body });
  return `Issue #${open.number} brought up to date: the stage is held.`;
}

async function close(open: Issue | undefined, setting: GitHubSetting): Promise<readonly string[]> {
  if (open === undefined) return [];
  await githubIssues(setting).edit(open.number, { close: 'completed' });
  return [`Issue #${open.number} closed: the stage is held no more.`];
}
