import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { interpolate, type Lookup } from '../../engines/compose/interpolate.js';
import { type DotenvEntry, parseDotenv } from '../../formats/dotenv.js';
import type { Ports } from '../../ports/ports.js';
import type { ComposeOptions } from './options.js';

const MAX_BYTES = 8 * 1024 * 1024;

/** Variables of a project by name: the config's own, then those of the files, the last file first. */
export async function projectVariables(
  options: ComposeOptions,
  { home, ports }: { readonly home: string; readonly ports: Pick<Ports, 'files'> },
): Promise<Lookup> {
  const beside = posix.join(home, '.env');
  const names = options['env-files'] ?? ((await ports.files.facts(beside)) ? [beside] : []);
  const over: Lookup = name => (Object.hasOwn(options.env, name) ? options.env[name] : undefined);
  return await readVariables(names, { over, ports });
}

/** Those of files, the last one first, below those that are known already. */
export async function readVariables(
  names: readonly string[],
  { over, ports }: { readonly over: Lookup; readonly ports: Pick<Ports, 'files'> },
): Promise<Lookup> {
  const known = new Map<string, string>();
  const lookup: Lookup = name => over(name) ?? known.get(name);
  for (const name of names) {
    const { entries, problems } = parseDotenv(await ports.files.text(name, MAX_BYTES));
    const [problem] = problems;
    if (problem) {
      const message = `${name}:${problem.line}: ${problem.message}`;
      throw new CouldNotTell('wrong-format', message, 'Mend the file of variables.');
    }
    for (const entry of entries) known.set(entry.name, entry.isLiteral ? entry.value : expand(entry, name, lookup));
  }
  return lookup;
}

/** A value may refer to variables that stand before it. */
function expand({ value, line }: DotenvEntry, file: string, lookup: Lookup): string {
  const { text, errors } = interpolate(value, lookup);
  const [error] = errors;
  if (error === undefined) return text;
  const remedy = 'Mend the file of variables, or set it with `env`.';
  throw new CouldNotTell('wrong-format', `${file}:${line}: ${error}`, remedy);
}
