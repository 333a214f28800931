import type { Stage } from '../../config/schema.js';
import type { Commit, GitHubApprovals } from '../../ports/github/approvals.js';
import { GitHubFailed } from '../../ports/github/github.js';

/** The commits that a release brings, and since when. */
export interface NewCommits {
  readonly commits: readonly Commit[];
  /** `since v1.4.0`, `of the whole history`. */
  readonly since: string;
}

/** More releases than these in a row that hold this commit already are no release's history. */
const MAX_RELEASES = 30;

/**
 * The commits whose authors may not approve: those since the last release, or the last deployment to the stage's
 * environment, that does not hold this commit already; the whole history where there has been none. Throws `GitHubFailed`
 * where they cannot be known.
 */
export async function newCommits(
  github: GitHubApprovals,
  { head, stage }: { readonly head: string | undefined; readonly stage: Stage },
): Promise<NewCommits> {
  if (head === undefined) throw new GitHubFailed('refused', 'the run does not say which commit it is about');
  const since = stage['sign-off']?.since ?? (stage.environment === undefined ? 'release' : 'deployment');
  if (since === 'release') return sinceRelease(github, head);
  if (since === 'deployment') return sinceDeployment(github, { head, environment: stage.environment });
  const commits = await github.commitsSince(since, head);
  if (commits === undefined) throw new GitHubFailed('not-found', `there is no ${since} to compare ${head} with`);
  if (commits.length === 0)
    throw new GitHubFailed('refused', `${since} holds ${head} already, so nobody would be its author`);
  return { commits, since: `since ${since}` };
}

async function sinceRelease(github: GitHubApprovals, head: string): Promise<NewCommits> {
  const tags = await github.releases();
  // A release that was published to start this run holds this very commit: the one before is meant.
  for (const tag of tags.slice(0, MAX_RELEASES)) {
    const commits = await github.commitsSince(tag, head);
    if (commits && commits.length > 0) return { commits, since: `since the release ${tag}` };
  }
  return wholeHistory(github, head);
}

async function sinceDeployment(
  github: GitHubApprovals,
  { head, environment }: { readonly head: string; readonly environment: string | undefined },
): Promise<NewCommits> {
  if (environment === undefined) {
    throw new GitHubFailed('refused', 'the stage names no environment, so it has no last deployment');
  }
  let commits: readonly Commit[] = [];
  const sha = await github.deployed(environment, async before => {
    if (before === head) return false;
    commits = (await github.commitsSince(before, head)) ?? [];
    return commits.length > 0;
  });
  if (sha === undefined) return wholeHistory(github, head);
  return { commits, since: `since ${sha.slice(0, 10)} was deployed to ${environment}` };
}

const wholeHistory = async (github: GitHubApprovals, head: string): Promise<NewCommits> => ({
  commits: await github.allCommits(head),
  since: 'of the whole history',
});
