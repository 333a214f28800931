/** What a lock file of yarn pins, before manifests say who asks for it. */
export interface YarnEntry {
  /** `lodash@^4.17.0` and whatever else it answers. */
  readonly patterns: readonly string[];
  readonly name: string;
  readonly version: string;
  readonly elsewhere: string | undefined;
  /** The folder of a workspace, where it is one. */
  readonly workspace: string | undefined;
  readonly dependencies: readonly { readonly name: string; readonly range: string; readonly optional: boolean }[];
}

export interface YarnLock {
  readonly format: string;
  readonly entries: readonly YarnEntry[];
}
