import type { Ran, RunOptions } from './exec.js';

/** A folder of the workspace that has a `.git` of its own, be it readable or not. */
export interface Checkout {
  /** Absolute and real. */
  readonly root: string;
  /**
   * Runs git bound to this `.git` and no other, to the end whatever the exit code. It starts where the working directory is,
   * if that lies in the checkout. `index: 'given'` keeps `GIT_INDEX_FILE`, by which a hook learns what is to be committed.
   */
  readonly run: (args: readonly string[], options?: GitOptions) => Promise<Ran>;
}

export interface GitOptions extends RunOptions {
  readonly index?: 'own' | 'given';
  /** Start at the checkout's root all the same. */
  readonly at?: 'root';
}

/** The one way in which checks ask git. Nothing is discovered: a pull request can add the files of a bare repository. */
export interface Git {
  /** The checkout around the working directory; undefined where the workspace has none. */
  readonly home: Checkout | undefined;
  /** The innermost checkout that holds a file, by its real path; undefined where the workspace has none around it. */
  readonly around: (real: string) => Checkout | undefined;
  /** Binds a tool that starts git by itself to `home`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The same for a tool that makes a clone, which must not be told where its own repository is. */
  readonly settings: Readonly<Record<string, string | undefined>>;
}
