/** A comment on an issue or a pull request. */
export interface Comment {
  readonly id: number;
  /** Login, `github-actions[bot]` for a workflow's own token; undefined where the account is gone. */
  readonly author: string | undefined;
  readonly body: string;
}

/** Which change is asked about: a pull request, or what lies between two commits. */
export type Change = { readonly pull: number } | { readonly base: string; readonly head: string };

/** What the program asks of GitHub about one repository. Every method throws `GitHubFailed` and nothing else. */
export interface GitHub {
  /** The login that the token writes as. */
  readonly login: () => Promise<string>;
  /** All comments of an issue or pull request, oldest first, however many pages they fill. */
  readonly comments: (issue: number) => Promise<readonly Comment[]>;
  readonly createComment: (issue: number, body: string) => Promise<Comment>;
  readonly updateComment: (id: number, body: string) => Promise<void>;
  readonly deleteComment: (id: number) => Promise<void>;
  /** Paths before and after the change; undefined where GitHub's answer is cut off, so that nobody trusts a part. */
  readonly changedFiles: (change: Change) => Promise<readonly string[] | undefined>;
}

/**
 * `forbidden`: the token may not (401, 403). `not-found`: 404 and 410. `refused`: the request itself (422 and other 4xx).
 * `rate-limited`: and the wait is longer than a delivery takes. `unreachable`: no answer, or 5xx after all tries.
 * `unreadable`: an answer that is not what GitHub documents.
 */
export type GitHubFailure = 'forbidden' | 'not-found' | 'refused' | 'rate-limited' | 'unreachable' | 'unreadable';

export class GitHubFailed extends Error {
  override readonly name = 'GitHubFailed';
  readonly why: GitHubFailure;

  constructor(why: GitHubFailure, message: string, options?: ErrorOptions) {
    super(message, options);
    this.why = why;
  }
}
