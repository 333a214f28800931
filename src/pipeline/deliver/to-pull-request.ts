import { deadline } from '../../ports/deadline.js';
import { octokitGitHub } from '../../ports/github/octokit-github.js';
import type { Workflow } from '../../ports/runner/workflow.js';
import type { Compared } from '../../report/difference.js';
import type { Origin } from '../../report/origin.js';
import type { Report } from '../../report/report.js';
import { commentMarker, renderComment, sameComment } from '../../reporters/comment.js';
import { runUrl } from '../../reporters/place.js';
import { type CommentMode, type Delivery, deliverComment } from './comment.js';

/** A comment is worth a minute, waits for GitHub's limits included. */
const DELIVERY_MS = 60_000;

interface PullRequestSetting {
  readonly report: Report;
  readonly comment: CommentMode;
  readonly token: string | undefined;
  readonly workflow: Workflow;
  readonly origin: Origin;
  /** What changed since the base's last report. */
  readonly compared?: Compared | undefined;
  readonly apiUrl: string | undefined;
}

/** Keeps the comment of this stage up to date on the event's pull request, where there is one and a token to do it. */
export async function deliverToPullRequest(setting: PullRequestSetting): Promise<Delivery> {
  const { report, workflow, origin, compared, apiUrl } = setting;
  const target = targetOf(setting);
  if (typeof target === 'string') return { did: 'nothing', why: target };
  const github = octokitGitHub({ ...target, apiUrl, signal: deadline(DELIVERY_MS) });
  const marker = markerOf(report);
  const body = renderComment(report, { ...origin, compared, summaryUrl: runUrl(report.subject, origin) });
  return deliverComment(github, {
    issue: target.pull,
    marker,
    body: body.replace(commentMarker(report), () => marker),
    decision: report.decision,
    mode: target.mode,
    run: workflow.run,
    same: sameComment,
  });
}

interface Target {
  readonly pull: number;
  readonly repository: { readonly owner: string; readonly repo: string };
  readonly token: string;
  readonly mode: Exclude<CommentMode, 'never'>;
}

/** Where to write, or why nowhere. */
function targetOf({ report, comment, token, workflow }: PullRequestSetting): Target | string {
  const { pull, repository } = workflow;
  if (comment === 'never') return 'comment is never';
  if (!pull) return `the event ${workflow.event} is about no pull request`;
  if (!repository) return 'GITHUB_REPOSITORY names no repository';
  if (!token) return 'there is no token';
  if (report.project === '') return 'the config does not say whose comment it would be';
  // Shards run side by side, and the last one's part would pass for the whole.
  if (report.selection?.shard !== undefined) return 'this is one shard of the stage';
  return { pull: pull.number, repository, token, mode: comment };
}

/** A selection of checks has a comment of its own, so that its go never hides the whole stage's no-go. */
function markerOf(report: Report): string {
  const marker = commentMarker(report);
  const only = report.selection?.only;
  return only ? marker.replace(/ -->$/, ` only ${only.join(',').replaceAll('--', '-%2D')} -->`) : marker;
}
