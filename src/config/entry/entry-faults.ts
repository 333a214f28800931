import { entriesOf } from './entries.js';
import { isMap, textOf } from './variables.js';
import { findWrittenSecrets, type Misplaced } from './written-secrets.js';

type Path = readonly PropertyKey[];

/** What no schema of a kind sees: credentials that are written out, and variables in what a shell runs. Defaults are merged. */
export function findEntryFaults(config: unknown): readonly Misplaced[] {
  return entriesOf(config).flatMap(({ entry, path }) => {
    const options = [...path, 'with'];
    const secrets = findWrittenSecrets(entry.with).map(found => ({ ...found, path: [...options, ...found.path] }));
    return [...secrets, ...shellFaults(entry, path)];
  });
}

const IN_SHELL =
  'a shell would run whatever the variable contains; give it to the script with `env: {NAME: …}` and write "$NAME"';

/** Scripts below a value, `run` beside `shell: true`, that have a variable. */
function shellFaults(value: unknown, path: Path): readonly Misplaced[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => shellFaults(item, [...path, index]));
  if (!isMap(value)) return [];
  const isShell = value.shell !== undefined && value.shell !== false;
  const here = isShell && textOf(value.run)?.includes('${{') ? [{ path: [...path, 'run'], message: IN_SHELL }] : [];
  return [...here, ...Object.entries(value).flatMap(([key, item]) => shellFaults(item, [...path, key]))];
}
