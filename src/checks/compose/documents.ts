import { posix } from 'node:path';
import { CouldNotTell } from '../../check.js';
import { type ComposeFile, parseComposeFile } from '../../engines/compose/file.js';
import { isInclude, readIncludes } from '../../engines/compose/include.js';
import type { Lookup } from '../../engines/compose/interpolate.js';
import { isData } from '../../engines/compose/merge.js';
import type { Ports } from '../../ports/ports.js';
import { readVariables } from './variables.js';

const MAX_BYTES = 8 * 1024 * 1024;
/** Each inclusion can include others. */
const MAX_INCLUDED = 200;

export interface Reading {
  /** The folder that paths in the file are relative to. */
  readonly home: string;
  readonly lookup: Lookup;
  readonly ports: Pick<Ports, 'files'>;
  /** The files that have led here by `include`. */
  readonly way: readonly string[];
}

/** One document of a project, and the variables that hold in it. */
export interface ReadDocument {
  readonly document: ComposeFile;
  readonly lookup: Lookup;
}

/** The documents of one file. `jobs` are not judged. */
export async function readDocuments(
  file: string,
  { home, lookup, ports }: Omit<Reading, 'way'>,
): Promise<readonly [ComposeFile, ...ComposeFile[]]> {
  const documents = parseComposeFile({ file, home, text: await ports.files.text(file, MAX_BYTES) }, lookup);
  if (documents.some(({ value }) => isData(value) && value.jobs !== undefined)) {
    throw new CouldNotTell('unsupported', `${file}: \`jobs\` are not judged`, 'Keep them in a file of their own.');
  }
  return documents;
}

/**
 * The documents of a file, each behind what it includes: it overrides that, and what it includes first overrides what it
 * includes later, as in Compose (compose-go, include.go).
 */
export async function readWithIncludes(file: string, reading: Reading): Promise<readonly ReadDocument[]> {
  const way = [...reading.way, file];
  if (reading.way.includes(file)) {
    throw new CouldNotTell('wrong-format', `files include each other: ${way.join(' → ')}`, 'Take one `include` out.');
  }
  const found: ReadDocument[] = [];
  for (const document of await readDocuments(file, reading)) {
    for (const include of readIncludes(document).toReversed()) {
      if (!isInclude(include))
        throw new CouldNotTell('unsupported', `${file}: ${include}`, 'Include files of this repository.');
      found.push(...(await readIncluded(include, { ...reading, way })));
      if (found.length > MAX_INCLUDED) {
        throw new CouldNotTell(
          'unsupported',
          `${file}: includes more than ${MAX_INCLUDED} documents`,
          'Include fewer.',
        );
      }
    }
    found.push({ document, lookup: reading.lookup });
  }
  return found;
}

/** An included project has a folder of its own, and variables of its own below those of the project around it. */
async function readIncluded(
  { paths, project, variables }: Exclude<ReturnType<typeof readIncludes>[number], string>,
  { home, lookup, ports, way }: Reading,
): Promise<readonly ReadDocument[]> {
  const [main = '', ...overrides] = paths.map(path => posix.join(home, path));
  const own = project === undefined ? posix.dirname(main) : posix.join(home, project);
  const beside = posix.join(own, '.env');
  const given = variables.filter(file => file !== '/dev/null').map(file => posix.join(home, file));
  const names = variables.length > 0 ? given : (await ports.files.facts(beside)) ? [beside] : [];
  const below = await readVariables(names, { over: lookup, ports });
  const found: ReadDocument[] = [];
  for (const file of [main, ...overrides]) {
    found.push(...(await readWithIncludes(file, { home: own, lookup: below, ports, way })));
  }
  return found;
}
