import { entriesOf, valueAt } from './entries.js';
import { isMap, textOf } from './variables.js';
import { findWrittenSecrets, type Misplaced } from './written-secrets.js';

type Path = readonly PropertyKey[];

/** What no schema of a kind sees: credentials that are written out, and variables in what a shell runs. Defaults are merged. */
export function findEntryFaults(config: unknown): readonly Misplaced[] {
  const options = [
    ...entriesOf(config).map(({ entry, path }) => ({ value: entry.with, path: [...path, 'with'] })),
    ...sharedOptions(config),
  ];
  const secrets = options.flatMap(({ value, path }) =>
    findWrittenSecrets(value).map(found => ({ ...found, path: [...path, ...found.path] })),
  );
  return [...secrets, ...shellFaults(valueAt(config, ['stages']), ['stages']), ...sharedShellFaults(config)];
}

/** Those of `defaults.with`, whether or not an entry has them. */
function sharedOptions(config: unknown): readonly { readonly value: unknown; readonly path: Path }[] {
  const stages = valueAt(config, ['stages']);
  const names = isMap(stages) ? Object.keys(stages) : [];
  const places = [['defaults', 'with'], ...names.map(name => ['stages', name, 'defaults', 'with'])];
  return places.flatMap(place => {
    const kinds = valueAt(config, place);
    return isMap(kinds) ? Object.entries(kinds).map(([kind, value]) => ({ value, path: [...place, kind] })) : [];
  });
}

const sharedShellFaults = (config: unknown): readonly Misplaced[] =>
  shellFaults(valueAt(config, ['defaults']), ['defaults']);

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
