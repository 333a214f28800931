import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import type { ComposeFile } from '../../engines/compose/file.js';
import type { Lookup } from '../../engines/compose/interpolate.js';
import { extendedFiles } from '../../engines/compose/project.js';
import type { Ports } from '../../ports/ports.js';
import { type Reading, readDocuments, readWithIncludes } from './documents.js';
import type { ComposeOptions } from './options.js';
import { projectVariables } from './variables.js';

export interface Sources {
  /** In the order in which each overrides the one before. */
  readonly files: readonly ComposeFile[];
  readonly extended: (from: ComposeFile, name: string) => ComposeFile | undefined;
  /** Those that services extend from. */
  readonly others: readonly ComposeFile[];
  /** A file that `docker compose up` adds to these, and that is not among them. */
  readonly leftOut: string | undefined;
}

/** Reads the files of a project, what they include, and those that their services extend from. */
export async function readSources(options: ComposeOptions, ports: Pick<Ports, 'files'>): Promise<Sources> {
  const names = await matching(options.files, ports);
  const home = posix.dirname(names[0] ?? '');
  const lookup = await projectVariables(options, { home, ports });
  const files: ComposeFile[] = [];
  const lookups = new Map<ComposeFile, Lookup>();
  for (const file of names) {
    for (const read of await readWithIncludes(file, { home, lookup, ports, way: [] })) {
      files.push(read.document);
      lookups.set(read.document, read.lookup);
    }
  }
  const others = new Map<string, ComposeFile>();
  for (const queue = [...files]; queue.length > 0; ) {
    const from = queue.pop();
    if (!from) break;
    for (const { name } of extendedFiles(from)) {
      const path = pathFrom(from, name);
      if (others.has(path)) continue;
      const own = lookups.get(from) ?? lookup;
      const file = await readExtended(path, { home: posix.dirname(path), lookup: own, ports });
      others.set(path, file);
      lookups.set(file, own);
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

const pathFrom = (from: ComposeFile, name: string): string => posix.join(from.home, name);

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

async function readExtended(file: string, reading: Omit<Reading, 'way'>): Promise<ComposeFile> {
  const [first, ...others] = await readDocuments(file, reading);
  if (others.length === 0) return first;
  const remedy = 'Keep the services that others extend in a file of one document.';
  throw new CouldNotTell('unsupported', `${file}: a service extends from it, and it holds several documents`, remedy);
}
