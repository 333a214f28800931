import { z } from 'zod';
import { GitHubFailed } from './github.js';
import type { Client } from './octokit-client.js';
import { type GitHubSetting, openGitHub, PER_PAGE, pages, readAnswer } from './request.js';

export interface Issue {
  readonly number: number;
  readonly author: string | undefined;
  readonly body: string;
  readonly isOpen: boolean;
}

interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

/** Needs issues: write. Every method throws `GitHubFailed` and nothing else. */
export interface GitHubIssues {
  /** Issues, no pull requests, that one account has opened; those updated since then where that is given. */
  readonly openedBy: (
    login: string,
    which: { readonly state: 'open' | 'all'; readonly since?: string },
  ) => Promise<readonly Issue[]>;
  /** `unassigned` is true where GitHub would not take one of the assignees, and so got none. */
  readonly create: (issue: NewIssue) => Promise<{ readonly number: number; readonly unassigned: boolean }>;
  readonly edit: (number: number, change: IssueChange) => Promise<void>;
}

interface IssueChange {
  readonly body?: string;
  /** Closes it, and says why. */
  readonly close?: 'completed' | 'duplicate';
}

const issue = z.object({
  number: z.int().positive(),
  user: z.object({ login: z.string() }).nullish(),
  body: z.string().nullish(),
  state: z.string(),
  pull_request: z.unknown().optional(),
});

/** The real `GitHubIssues`. */
export function githubIssues(setting: GitHubSetting): GitHubIssues {
  const { repository } = setting;
  const ask = openGitHub(setting);
  return {
    openedBy: (login, { state, since }) =>
      ask('list issues', async client => {
        const all = await pages(z.array(issue), page =>
          client.request('GET /repos/{owner}/{repo}/issues', {
            ...repository,
            creator: login,
            state,
            ...(since === undefined ? {} : { since }),
            per_page: PER_PAGE,
            page,
          }),
        );
        return all.filter(each => each.pull_request === undefined).map(toIssue);
      }),
    create: made => ask('open an issue', client => create(client, { repository, made })),
    edit: async (number, { body, close }) => {
      await ask(`update issue #${number}`, client =>
        client.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
          ...repository,
          issue_number: number,
          ...(body === undefined ? {} : { body }),
          ...(close === undefined ? {} : { state: 'closed' as const, state_reason: close }),
        }),
      );
    },
  };
}

/** One account that cannot be assigned makes GitHub refuse the whole issue. */
async function create(
  client: Client,
  { repository, made }: { readonly repository: GitHubSetting['repository']; readonly made: NewIssue },
): Promise<{ readonly number: number; readonly unassigned: boolean }> {
  const { title, body, labels } = made;
  const post = async (assignees: readonly string[]): Promise<number> => {
    const route = 'POST /repos/{owner}/{repo}/issues';
    const asked = { ...repository, title, body, labels: [...labels], assignees: [...assignees] };
    return readAnswer(issue, (await client.request(route, asked)).data).number;
  };
  try {
    return { number: await post(made.assignees), unassigned: false };
  } catch (error) {
    const isRefused = error instanceof Error && 'status' in error && error.status === 422;
    if (error instanceof GitHubFailed || !isRefused || made.assignees.length === 0) throw error;
    return { number: await post([]), unassigned: true };
  }
}

const toIssue = ({ number, user, body, state }: z.output<typeof issue>): Issue => ({
  number,
  author: user?.login,
  body: body ?? '',
  isOpen: state === 'open',
});
