import type { GitHubSetting } from '../ports/github-request.js';
import { octokitGitHub } from '../ports/octokit-github.js';
import type { FollowedRun } from '../ports/workflow.js';
import { commentMarker, renderComment, sameComment } from '../reporters/comment.js';
import { runUrl } from '../reporters/place.js';
import { type CommentMode, deliverComment } from './deliver-comment.js';
import type { Outcome } from './outcome.js';
import type { Report } from './report.js';

interface ForeignSetting {
  readonly github: GitHubSetting;
  readonly pull: number;
  readonly run: FollowedRun;
  readonly mode: CommentMode;
  readonly server: string | undefined;
  /** Why nobody should believe it, as a sentence. */
  readonly unverified: string;
}

/** A comment of its own, so that nothing that a stranger's run says replaces what a run of this repository has said. */
export async function deliverForeign(
  report: Report,
  { github, pull, run, mode, server, unverified }: ForeignSetting,
): Promise<Outcome> {
  const done = (said: readonly string[], warnings: readonly string[] = []): Outcome => ({
    said,
    warnings,
    refused: undefined,
  });
  if (mode === 'never') return done(['No comment written: comment is never.']);
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
  if (delivery.did === 'failed') return done([], [delivery.warning]);
  return done([
    delivery.did === 'nothing'
      ? `No comment written: ${delivery.why}.`
      : `Comment ${delivery.did} on pull request #${pull}.`,
  ]);
}
