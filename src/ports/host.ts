/** What belongs to the machine and its user rather than to the repository. */
export interface Host {
  readonly platform: NodeJS.Platform;
  /** The allow-listed environment, the same that child processes get. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * A variable of the program's own environment, which no child process gets by that; undefined where it is not set. Throws
   * `CouldNotTell('unsupported')` for one that is a secret by its name.
   */
  readonly variable: (name: string) => string | undefined;
  /**
   * A small text file of the user's settings for a tool, such as `~/.docker/config.json`: an absolute path, outside the
   * workspace as a rule. Undefined where there is none. It may hold secrets: nothing of it is for a report.
   */
  readonly settings: (path: string) => Promise<string | undefined>;
}
