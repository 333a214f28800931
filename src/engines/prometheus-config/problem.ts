import type { YamlPath } from './yaml-tree.js';

/** Something wrong in one file; the check that asked gives it its level. */
export interface Problem {
  readonly rule: string;
  readonly message: string;
  /** Where to look, an offset in the file's text. */
  readonly offset: number;
  /** What it is about, for telling whether two problems are the same: `groups.0.rules.2.expr`. */
  readonly about: string;
  readonly help?: string | undefined;
  readonly expected?: string | undefined;
  readonly actual?: string | undefined;
}

export const aboutPath = (path: YamlPath): string => path.map(String).join('.');
