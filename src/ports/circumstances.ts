/** What a run knows of the event that caused it. */
export interface Circumstances {
  /** `pull_request`, `push` …; `local` outside a workflow. */
  readonly event: string;
  /** The branch, or the base branch of a pull request; undefined where it is not known. */
  readonly branch: string | undefined;
  /** Files that the event changed, relative to the repository's root; undefined where they cannot be known. */
  readonly changed: () => Promise<readonly string[] | undefined>;
  /** Of a run that follows another one: the event that caused that one; undefined where it is not known. */
  readonly cause?: (() => Promise<string | undefined>) | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}
