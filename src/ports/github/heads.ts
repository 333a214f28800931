import { z } from 'zod';
import { type GitHubSetting, openGitHub, PER_PAGE, pages } from './request.js';

/** Where a pull request's commits come from. */
interface Head {
  /** `owner/name`; another repository where it is a fork. */
  readonly repository: string;
  readonly branch: string;
  readonly sha: string;
}

const pulls = z.array(
  z.object({
    number: z.int().positive(),
    head: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ full_name: z.string() }).nullable() }),
  }),
);

/**
 * Numbers of the open pull requests whose head is exactly this one. GitHub links no pull request to a run of a fork, and
 * what such a run says of itself is not to be believed, so it is asked by branch and held against the commit. Needs the
 * permission pull-requests: read; throws `GitHubFailed`.
 */
export function openPullRequestsOf(head: Head, setting: GitHubSetting): Promise<readonly number[]> {
  const { repository, branch, sha } = head;
  return openGitHub(setting)('list pull requests', async client => {
    const listed = await pages(pulls, page =>
      client.request('GET /repos/{owner}/{repo}/pulls', {
        ...setting.repository,
        state: 'open',
        head: `${repository.split('/')[0]}:${branch}`,
        per_page: PER_PAGE,
        page,
      }),
    );
    return listed
      .filter(pull => pull.head.sha === sha && pull.head.ref === branch && pull.head.repo?.full_name === repository)
      .map(pull => pull.number);
  });
}
