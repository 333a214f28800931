import { posix } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import { Source } from '../../engines/prometheus-config/source.js';
import type { Files } from '../../ports/files.js';

/** Which files an option asks for. */
export interface Wanted {
  readonly option: string;
  readonly patterns: readonly string[];
  /** What of a folder is meant where a pattern names one: `*.{yml,yaml}` below it unless given. */
  readonly inFolder?: string;
}

export interface ReadSources {
  readonly sources: readonly Source[];
  /** Files that could not be read, or that are empty. */
  readonly unreadable: readonly CouldNotTell[];
}

/** The names of the files that each pattern matches. Throws where one matches none: there would be nothing behind a pass. */
export async function matchFiles(files: Files, { option, patterns, inFolder }: Wanted): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const pattern of patterns) {
    const isFolder =
      !/[*?[{]/.test(pattern) && (await files.facts(pattern).catch(undefinedIfUnknown))?.kind === 'directory';
    const glob = isFolder ? posix.join(pattern, `**/${inFolder ?? '*.{yml,yaml}'}`) : pattern;
    const matches = await files.glob([glob], { dot: true, links: 'refuse' });
    if (matches.length === 0) {
      const remedy = 'Correct the path; it is relative to the working directory.';
      throw new CouldNotTell('nothing-checked', `${option}: "${pattern}" matches no file`, remedy);
    }
    for (const match of matches) found.add(files.show(match));
  }
  return [...found].sort();
}

/** YAML files, read once each; what cannot be read hides nothing of the others. */
export async function readSources(files: Files, wanted: Wanted): Promise<ReadSources> {
  const sources: Source[] = [];
  const unreadable: CouldNotTell[] = [];
  for (const name of await matchFiles(files, wanted)) {
    try {
      const source = new Source(name, await files.text(name));
      if (isEmpty(source)) unreadable.push(emptyFile(name));
      else sources.push(source);
    } catch (error) {
      if (!(error instanceof CouldNotTell)) throw error;
      unreadable.push(error);
    }
  }
  return { sources, unreadable };
}

/** Nothing but comments, or a lone `---`. */
const isEmpty = ({ yaml, root }: Source): boolean =>
  yaml.problem === undefined && (root === undefined || (root.kind === 'scalar' && root.text === ''));

export const emptyFile = (name: string): CouldNotTell =>
  new CouldNotTell(
    'nothing-checked',
    `${name}: is empty`,
    'Name the file that is deployed, and look at what writes it.',
  );

function undefinedIfUnknown(error: unknown): undefined {
  if (error instanceof CouldNotTell) return undefined;
  throw error;
}
