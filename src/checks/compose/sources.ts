import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { type ComposeFile, parseComposeFile } from '../../engines/compose/file.js';
import { interpolate, type Lookup } from '../../engines/compose/interpolate.js';
import { isData } from '../../engines/compose/merge.js';
import { extendedFiles } from '../../engines/compose/project.js';
import { type DotenvEntry, parseDotenv } from '../../formats/dotenv.js';
import type { Ports } from '../../ports/ports.js';
import type { ComposeOptions } from './options.js';

const MAX_BYTES = 8 * 1024 * 1024;

export interface Sources {
  /** In the order in which each overrides the one before. */
  readonly files: readonly ComposeFile[];
  readonly extended: (from: ComposeFile, name: string) => ComposeFile | undefined;
  /** Those that services extend from. */
  readonly others: readonly ComposeFile[];
  /** A file that `docker compose up` adds to these, and that is not among them. */
  readonly leftOut: string | undefined;
}

/** Reads the files of a project, and those that their services extend from. */
export async function readSources(options: ComposeOptions, ports: Pick<Ports, 'files'>): Promise<Sources> {
  const names = await matching(options.files, ports);
  const lookup = await variables(options, { first: names[0] ?? '', ports });
  const files = await Promise.all(names.map(name => readOne(name, { lookup, ports })));
  const others = new Map<string, ComposeFile>();
  for (const queue = [...files]; queue.length > 0; ) {
    const from = queue.pop();
    if (!from) break;
    for (const { name } of extendedFiles(from)) {
      const path = pathFrom(from, name);
      if (others.has(path)) continue;
      const file = await readOne(path, { lookup, ports });
      others.set(path, file);
      queue.push(file);
    }
  }
  return {
    files,
    extended: (from, name) => others.get(pathFrom(from, name)),
    others: [...others.values()],
    leftOut: await overrideLeftOut(names, ports),
  };
}

const DEFAULT = /^(?:docker-)?compose\.ya?ml$/;

/** Without `-f` Compose lays an override over its default file unasked. */
async function overrideLeftOut(names: readonly string[], { files }: Pick<Ports, 'files'>): Promise<string | undefined> {
  const [only = '', ...others] = names;
  if (others.length > 0 || !DEFAULT.test(posix.basename(only))) return undefined;
  for (const name of ['compose.override', 'docker-compose.override'].flatMap(each => [`${each}.yml`, `${each}.yaml`])) {
    const beside = posix.join(posix.dirname(only), name);
    if (await files.facts(beside)) return beside;
  }
  return undefined;
}

const pathFrom = (from: ComposeFile, name: string): string => posix.join(posix.dirname(from.file), name);

async function matching(patterns: readonly string[], { files }: Pick<Ports, 'files'>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pattern of patterns) {
    const matched =
      (await files.facts(pattern))?.kind === 'file'
        ? [files.show(pattern)]
        : await files.glob([pattern], { dot: true, links: 'refuse' });
    if (matched.length === 0) {
      throw new CouldNotTell('nothing-checked', `${pattern}: no such Compose file`, 'Check `files` in the config.');
    }
    found.push(...matched.filter(name => !found.includes(name)));
  }
  return found;
}

interface Reading {
  readonly lookup: Lookup;
  readonly ports: Pick<Ports, 'files'>;
}

async function readOne(file: string, { lookup, ports }: Reading): Promise<ComposeFile> {
  const read = parseComposeFile({ file, text: await ports.files.text(file, MAX_BYTES) }, lookup);
  if (!isData(read.value)) return read;
  if (read.value.include !== undefined) {
    const remedy = 'Name the included files under `files` instead.';
    throw new CouldNotTell('unsupported', `${file}: \`include\` is not followed`, remedy);
  }
  if (read.value.jobs !== undefined) {
    throw new CouldNotTell('unsupported', `${file}: \`jobs\` are not judged`, 'Keep them in a file of their own.');
  }
  return read;
}

/** Variables by name: the config's own, then those of the files, the last file first. */
async function variables(
  options: ComposeOptions,
  { first, ports }: { readonly first: string; readonly ports: Pick<Ports, 'files'> },
): Promise<Lookup> {
  const beside = posix.join(posix.dirname(first), '.env');
  const given = options['env-files'];
  const names = given ?? ((await ports.files.facts(beside)) ? [beside] : []);
  const known = new Map<string, string>();
  const lookup: Lookup = name => (Object.hasOwn(options.env, name) ? options.env[name] : known.get(name));
  for (const name of names) {
    const { entries, problems } = parseDotenv(await ports.files.text(name, MAX_BYTES));
    const [problem] = problems;
    if (problem) {
      throw new CouldNotTell(
        'wrong-format',
        `${name}:${problem.line}: ${problem.message}`,
        'Mend the file of variables.',
      );
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
  throw new CouldNotTell(
    'wrong-format',
    `${file}:${line}: ${error}`,
    'Mend the file of variables, or set it with `env`.',
  );
}
