import { writeCheckRun } from '../../ports/github/checks.js';
import { GitHubFailed } from '../../ports/github/github.js';
import { octokitGitHub } from '../../ports/github/octokit-github.js';
import type { GitHubSetting } from '../../ports/github/request.js';
import type { FollowedRun } from '../../ports/runner/workflow.js';
import type { Report } from '../../report/report.js';
import { renderCheckRun } from '../../reporters/check-run.js';
import { commentMarker, renderComment, sameComment } from '../../reporters/comment.js';
import { runUrl } from '../../reporters/place.js';
import { statusName } from '../../reporters/status.js';
import type { Outcome } from '../outcome.js';
import { type CommentMode, deliverComment } from './comment.js';

interface ForeignSetting {
  readonly github: GitHubSetting;
  readonly pull: number;
  readonly run: FollowedRun;
  readonly mode: CommentMode;
  readonly checkRun: boolean;
  readonly server: string | undefined;
  /** Why nobody should believe it, as a sentence. */
  readonly unverified: string;
}

/**
 * A comment and a check run of their own, so that nothing that a stranger's run says replaces what a run of this repository
 * has said.
 */
export async function deliverForeign(report: Report, setting: ForeignSetting): Promise<Outcome> {
  const shown = [await comment(report, setting), ...(setting.checkRun ? [await checkRun(report, setting)] : [])];
  return {
    said: shown.flatMap(({ said }) => said ?? []),
    warnings: shown.flatMap(({ warning }) => warning ?? []),
    refused: undefined,
  };
}

interface Shown {
  readonly said?: string;
  readonly warning?: string;
}

async function comment(report: Report, setting: ForeignSetting): Promise<Shown> {
  const { github, pull, run, mode, server, unverified } = setting;
  if (mode === 'never') return { said: 'No comment written: comment is never.' };
  const marker = commentMarker(report).replace(/ -->$/, ' unverified -->');
  const body = renderComment(report, { server, summaryUrl: runUrl(report.subject, { server }), unverified });
  const delivery = await deliverComment(octokitGitHub(github), {
    issue: pull,
    marker,
    body: body.replace(commentMarker(report), () => marker),
    decision: report.decision,
    mode,
    run: { id: run.id, attempt: run.attempt },
    same: sameComment,
  });
  if (delivery.did === 'failed') return { warning: delivery.warning };
  if (delivery.did === 'nothing') return { said: `No comment written: ${delivery.why}.` };
  return { said: `Comment ${delivery.did} on pull request #${pull}.` };
}

async function checkRun(report: Report, { github, run, server, unverified }: ForeignSetting): Promise<Shown> {
  const stage = statusName(report);
  if (stage === undefined) return { said: 'No check run written: this is one shard of the stage.' };
  const shown = renderCheckRun(report, { server, unverified });
  const detailsUrl = runUrl(report.subject, { server });
  try {
    await writeCheckRun({ ...shown, name: `${stage} (unverified)`, sha: run.sha, detailsUrl }, github);
    return { said: `Check run ${stage} (unverified) written.` };
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    return { warning: `No check run: ${error.message}. The job needs "checks: write".` };
  }
}
