/** How a package or a project asks for another. */
export interface Dependency {
  readonly name: string;
  /** As the lock file or the manifest writes it; undefined where the lock file has only what came of it. */
  readonly range: string | undefined;
  readonly kind: 'production' | 'development' | 'optional' | 'peer';
  /** Keys of the packages that it is answered with; none where the lock file has no answer. */
  readonly to: readonly string[];
}

/** A package that a lock file pins. */
export interface LockedPackage {
  /** Its real name, where it was installed under another. */
  readonly name: string;
  readonly version: string;
  /** Undefined for a registry's package; else where it comes from: `git`, `a file`, `an address`. */
  readonly elsewhere: string | undefined;
  /** Its licence as the lock file tells it. */
  readonly license: string | undefined;
  /** False where the lock file itself says that it is for development alone. */
  readonly production: boolean | undefined;
  readonly dependencies: readonly Dependency[];
}

/** A project that the lock file is of: the one beside it, or a workspace. */
export interface Importer {
  /** Its folder relative to the lock file; `.` for the one beside it. */
  readonly folder: string;
  readonly dependencies: readonly Dependency[];
}

/** A lock file as a graph, whatever wrote it. */
export interface LockGraph {
  /** The format, as summaries name it: `package-lock.json v3`. */
  readonly format: string;
  readonly packages: ReadonlyMap<string, LockedPackage>;
  readonly importers: readonly Importer[];
  /** Names of which the lock file itself says that their versions are forced upon whoever asks for another. */
  readonly forced?: readonly string[];
}
