/** Where links and annotations point. */
export interface Origin {
  /** Address of the GitHub server; `https://github.com` unless given. */
  readonly server?: string | undefined;
  /** The working directory as a path inside the repository; empty where it is the repository itself. */
  readonly root?: string | undefined;
}
