import { CouldNotTell } from '../../could-not-tell.js';
import type { JsonOrigin } from '../json/json.js';
import { readYarnBerry } from './yarn-berry.js';
import { readYarnClassic } from './yarn-classic.js';
import type { YarnLock } from './yarn-lock.js';

/** Reads `yarn.lock` of any yarn. */
export function readYarnLockFile(text: string, origin: JsonOrigin): YarnLock {
  if (/^__metadata:/m.test(text)) return readYarnBerry(text, origin);
  if (/^# yarn lockfile v1\s*$/m.test(text)) return readYarnClassic(text, origin);
  throw new CouldNotTell('wrong-format', `${origin.name}: is no lock file of yarn`, origin.remedy);
}
