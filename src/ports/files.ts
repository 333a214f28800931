import type { Readable } from 'node:stream';

export interface FileFacts {
  readonly kind: 'file' | 'directory' | 'other';
  readonly bytes: number;
  /** Milliseconds since the epoch. */
  readonly modifiedMs: number;
}

/**
 * Reads the workspace. Every path is relative to the working directory (absolute ones are taken as they are) and its real
 * path must lie inside the workspace, the report directory or a scratch directory: `CouldNotTell('unreadable')` otherwise.
 * A missing or unreadable file throws the same with the path in the message.
 */
export interface Files {
  /** The absolute path, for handing to a tool. Checks that it stays inside; it need not exist. */
  readonly resolve: (path: string) => Promise<string>;
  /** The real path of what exists, absolute: no symbolic link is left in it. */
  readonly real: (path: string) => Promise<string>;
  /** The path as reports show it: relative to the working directory, `/` between its parts. */
  readonly show: (path: string) => string;
  readonly facts: (path: string) => Promise<FileFacts | undefined>;
  /** UTF-8; `maxBytes` (64 MiB unless told) guards memory. */
  readonly text: (path: string, maxBytes?: number) => Promise<string>;
  readonly bytes: (path: string, maxBytes?: number) => Promise<Buffer>;
  readonly stream: (path: string) => Promise<Readable>;
  /** Names in a directory, sorted. */
  readonly list: (path: string) => Promise<readonly string[]>;
  /**
   * Files that match, sorted, relative to the working directory. A pattern that names a directory stands for all below
   * it. Symbolic links to places outside the workspace are left out. `node_modules`, `.git` and the report directory are
   * not entered unless a pattern names them.
   */
  readonly glob: (patterns: readonly string[], options?: GlobOptions) => Promise<readonly string[]>;
  /**
   * Reads many files, one after another in the order given, and lets other work go on between them. All share one piece
   * of memory: the bytes that `look` is given are good until it returns, or to its last step. Answers those that it did not read.
   */
  readonly visit: (paths: readonly string[], look: Look, options: VisitOptions) => Promise<readonly Unread[]>;
  /** A fresh empty directory outside the workspace, removed when the run ends. Absolute. */
  readonly scratch: () => Promise<string>;
  /** Writes below a scratch directory; for input files that a tool wants. */
  readonly write: (path: string, text: string | Buffer) => Promise<void>;
  /** A new file in a scratch directory of its own, for what is too large to hold. */
  readonly spool: () => Promise<Spool>;
}

/** A file that grows piece by piece. `close` may be called twice. */
export interface Spool {
  readonly path: string;
  /** Throws `CouldNotTell('unreadable')` where there is no room. */
  readonly write: (chunk: Buffer) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Work on a file's bytes; what takes long goes on in steps, between which other work has its turn. */
export type Look = (path: string, bytes: Buffer) => Iterator<void, void> | void;

export interface VisitOptions {
  /** Larger files are not read. */
  readonly maxBytes: number;
  /** Ends the visit by its reason. */
  readonly signal: AbortSignal;
}

/** A file that a visit did not read: it is too large, or was there when it was listed and is no more. */
export interface Unread {
  readonly path: string;
  readonly why: 'too-large' | 'gone';
  readonly bytes: number;
}

export interface GlobOptions {
  readonly ignore?: readonly string[];
  /** Names that begin with a dot match too. */
  readonly dot?: boolean;
  /** What to do about links that lead outside or nowhere: leave them out, unless told to throw `CouldNotTell('unreadable')`. */
  readonly links?: 'leave-out' | 'refuse';
  /** What to do about folders that cannot be listed: throw `CouldNotTell('unreadable')`, unless told to leave them out. */
  readonly closed?: 'leave-out' | 'refuse';
}
