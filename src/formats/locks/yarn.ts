import { CouldNotTell } from '../../could-not-tell.js';
import type { JsonOrigin } from '../json/json.js';
import { readYarnBerry } from './yarn-berry.js';
import { readYarnClassic } from './yarn-classic.js';

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

/** Reads `yarn.lock` of any yarn. */
export function readYarnLockFile(text: string, origin: JsonOrigin): YarnLock {
  if (/^__metadata:/m.test(text)) return readYarnBerry(text, origin);
  if (/^# yarn lockfile v1\s*$/m.test(text)) return readYarnClassic(text, origin);
  throw new CouldNotTell('wrong-format', `${origin.name}: is no lock file of yarn`, origin.remedy);
}
