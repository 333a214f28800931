/** What a child printed on one stream: all of it, or its head and tail around a line that counts what was left out. */
export interface Captured {
  /** Decoded as UTF-8 (invalid bytes become U+FFFD), terminal sequences and carriage-return repaints removed. */
  readonly text: string;
  /** The same with every state of its repainted lines, each on a line of its own; undefined where none was repainted. */
  readonly repainted?: string | undefined;
  /** Bytes printed in all. */
  readonly bytes: number;
  /** True where `text` lacks the middle: never parse such a text. */
  readonly truncated: boolean;
}

export interface Ran {
  /** The exit code; null where a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: Captured;
  readonly stderr: Captured;
  readonly durationMs: number;
  /** The whole output, redacted, under the report directory; undefined where nothing was printed. */
  readonly log: string | undefined;
}

export interface RunOptions {
  /** Relative to the working directory, and inside the workspace. */
  readonly cwd?: string | undefined;
  /** Added to the allow-listed environment; undefined removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly input?: string | undefined;
  /** Bytes kept of each stream, half of them from its head and half from its tail; 128 KiB unless told. */
  readonly keep?: number | undefined;
  /** Gets standard output as it comes, whole: `keep` then bounds standard error alone, and nothing of it is in `Ran`. */
  readonly onStdout?: ((chunk: Buffer) => void) | undefined;
  /** Ends this child alone, by throwing `CouldNotTell('timed-out')`; the step's own timeout always holds. */
  readonly timeoutMs?: number | undefined;
  /** False for a tool that prints secrets: nothing of its output is written anywhere. */
  readonly log?: boolean | undefined;
}

/** A program to start. `shell` is for a config that said `shell: true`, and for nothing else. */
export type Argv = readonly [string, ...string[]];

/** Starts child processes: process groups, allow-listed environment, bounded output, killed on abort. */
export interface Exec {
  /**
   * Runs to the end whatever the exit code. Throws `CouldNotTell` where the tool is missing (`tool-missing`), cannot be
   * started (`tool-crashed`), or the step's signal aborts (the signal's reason).
   */
  readonly run: (argv: Argv, options?: RunOptions) => Promise<Ran>;
  /** The same as a script of bash, which ends at the first failure (sh where there is no bash, `cmd.exe` on Windows). */
  readonly shell: (script: string, options?: RunOptions) => Promise<Ran>;
  /** The absolute path of a tool on the child's PATH, or undefined. */
  readonly find: (tool: string) => Promise<string | undefined>;
}
