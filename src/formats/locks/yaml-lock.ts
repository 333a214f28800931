import { FAILSAFE_SCHEMA, loadAll, YAMLException } from 'js-yaml';
import { CouldNotTell } from '../../could-not-tell.js';
import type { JsonOrigin } from '../json/json.js';

/** The documents of a lock file in YAML, every scalar a text: `1.10` is a version and no number. */
export function parseYamlLock(text: string, { name, remedy }: JsonOrigin): readonly unknown[] {
  try {
    return loadAll(text, { schema: FAILSAFE_SCHEMA });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const line = error.mark === undefined || error.mark === null ? '' : `:${error.mark.line + 1}`;
    throw new CouldNotTell('wrong-format', `${name}${line}: is not YAML: ${error.reason}`, remedy, { cause: error });
  }
}
