/** One kind of thing that is asked of GitHub. `{owner}` and `{repo}` in its route are filled in. */
export interface GitHubQuestion {
  readonly route: `GET /${string}`;
  readonly with?: Readonly<Record<string, string | number | boolean>> | undefined;
  /** Completes "GitHub did not …". */
  readonly what: string;
  /** What the token needs for it, as workflows write it: `checks: read`. */
  readonly permission: string;
}

/**
 * What GitHub knows of the repository that a run is about. Both questions answer undefined for 404, which GitHub also says of
 * what a token may not see, and throw `CouldNotTell` where it gives no whole answer: with the permission where that is missing.
 */
export interface Repository {
  /** `owner/name` */
  readonly name: string;
  /** The commit that checks and statuses are shown at: in a pull request its head. */
  readonly commit: string | undefined;
  /** The pull request of the event. */
  readonly pull: number | undefined;
  /** The branch of this run, in a pull request the one that it is for; undefined for a tag. */
  readonly branch: string | undefined;
  /** This run of the workflow; undefined outside one. */
  readonly run: string | undefined;
  readonly one: (question: GitHubQuestion) => Promise<unknown>;
  /** Every page; `under` names the list where it stands in a map, whose `total_count` then must be reached. */
  readonly all: (question: GitHubQuestion & { readonly under?: string }) => Promise<readonly unknown[] | undefined>;
}
