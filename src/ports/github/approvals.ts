/** An account on GitHub. Its number stays when its name changes. */
export interface Person {
  readonly id: number;
  readonly login: string;
  readonly isBot: boolean;
}

/** One entry of a run's review log. It says neither when it was made nor in which attempt. */
export interface Approval {
  readonly environments: readonly string[];
  readonly state: 'approved' | 'rejected' | 'pending';
  /** Undefined where the account is gone. */
  readonly by: Person | undefined;
  readonly comment: string;
}

/** Who may approve in an environment: a login, or a team as `org/team`. */
export interface Reviewer {
  readonly kind: 'person' | 'team';
  readonly name: string;
}

/** How an environment is protected. */
export interface EnvironmentRules {
  readonly name: string;
  /** Any one of them suffices; empty where none is asked. */
  readonly reviewers: readonly Reviewer[];
  /** Undefined where the answer does not say. */
  readonly preventsSelfReview: boolean | undefined;
  /** Undefined where the answer does not say. */
  readonly adminsCanBypass: boolean | undefined;
  /** Which branches and tags may use it: all, the protected ones, or those that match a pattern. */
  readonly refs: 'all' | 'protected' | readonly RefPattern[];
}

export interface RefPattern {
  readonly kind: 'branch' | 'tag';
  readonly pattern: string;
}

/** One attempt of a run. */
export interface Attempt {
  readonly sha: string;
  /** Who caused the run. */
  readonly actor: Person | undefined;
  /** Who started this attempt. */
  readonly starter: Person | undefined;
}

/** Times are ISO 8601. */
export interface Job {
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | undefined;
  /** When all that it needs had ended, before anybody could approve it. */
  readonly createdAt: string;
  readonly startedAt: string | undefined;
  readonly completedAt: string | undefined;
}

export interface Review {
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED`, `PENDING`. */
  readonly state: string;
  readonly commit: string | undefined;
  /** ISO 8601; undefined while it is pending. */
  readonly submittedAt: string | undefined;
  readonly by: Person | undefined;
  readonly comment: string;
}

export interface Pull {
  readonly author: Person | undefined;
  /** The commit at its head now. */
  readonly head: string;
}

export interface Commit {
  readonly sha: string;
  readonly message: string;
  /** Undefined where GitHub knows no account of that address. */
  readonly author: Person | undefined;
  readonly committer: Person | undefined;
}

/**
 * What a sign-off asks of GitHub about one repository. Every method throws `GitHubFailed` and nothing else; undefined stands
 * for what is not there.
 */
export interface GitHubApprovals {
  readonly approvals: (run: string) => Promise<readonly Approval[]>;
  /** Environments in which the run waits for somebody now. */
  readonly waiting: (run: string) => Promise<readonly string[]>;
  readonly environment: (name: string) => Promise<EnvironmentRules | undefined>;
  readonly attempt: (run: string, attempt: number) => Promise<Attempt>;
  readonly jobs: (run: string, attempt: number) => Promise<readonly Job[]>;
  readonly pull: (number: number) => Promise<Pull>;
  /** Oldest first. */
  readonly reviews: (pull: number) => Promise<readonly Review[]>;
  /** Commits that `head` has and `base` (a commit or a tag) has not; undefined where there is no `base`. */
  readonly commitsSince: (base: string, head: string) => Promise<readonly Commit[] | undefined>;
  /** Every commit that `head` is made of. */
  readonly allCommits: (head: string) => Promise<readonly Commit[]>;
  /** Tags of releases, latest first, drafts and pre-releases left out; at most a hundred. */
  readonly releases: () => Promise<readonly string[]>;
  /**
   * Commits of deployments to an environment that succeeded, latest first; at most a hundred deployments are looked at. Any
   * job that names the environment makes one, so that only those count whose branch is the default one or protected, or
   * whose tag is of a release: from elsewhere somebody could say "deployed" of his own commits.
   */
  readonly deployed: (environment: string, enough: (sha: string) => Promise<boolean>) => Promise<string | undefined>;
}
