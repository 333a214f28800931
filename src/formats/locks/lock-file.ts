import { z } from 'zod';
import { type JsonOrigin, parseJson, readValue } from '../json/json.js';

const npmLock = z.object({
  lockfileVersion: z.int(),
  packages: z
    .record(
      z.string(),
      z.object({
        version: z.string().optional(),
        link: z.boolean().optional(),
        dev: z.boolean().optional(),
        devOptional: z.boolean().optional(),
      }),
    )
    .optional(),
});

/** A lock file, as far as an audit of it must be checked and its findings placed. */
export interface LockFile {
  /** Major version of the format; 0 where it does not tell. */
  readonly version: number;
  /** Packages from elsewhere; `production` leaves out what is for development alone, where the format tells. */
  readonly packages: { readonly all: number; readonly production: number };
  /** Directories of the repository's own packages, relative to the lock file, without the root. */
  readonly workspaces: readonly string[];
  /** The version that lies at a place such as `node_modules/lodash`. */
  readonly versionAt: (place: string) => string | undefined;
}

/** `package-lock.json` and `npm-shrinkwrap.json`. */
export function readNpmLock(text: string, origin: JsonOrigin): LockFile {
  const { lockfileVersion, packages = {} } = readValue(parseJson(text, origin), npmLock, origin);
  const installed = Object.entries(packages).filter(([place, entry]) => isInstalled(place) && !entry.link);
  return {
    version: lockfileVersion,
    packages: {
      all: installed.length,
      production: installed.filter(([, { dev, devOptional }]) => !dev && !devOptional).length,
    },
    workspaces: Object.keys(packages).filter(place => place !== '' && !isInstalled(place)),
    versionAt: place => packages[place]?.version,
  };
}

const isInstalled = (place: string): boolean => /(?:^|\/)node_modules\//.test(place);

/** `pnpm-lock.yaml`, read by its lines: it is always written by pnpm, in one layout. */
export function readPnpmLock(text: string): LockFile {
  const version = Number(/^lockfileVersion: ['"]?(\d+)/m.exec(text)?.[1] ?? 0);
  const section = text.split(/^packages:[ \t]*\r?$/m)[1]?.split(/^\S/m)[0] ?? '';
  const all = section.match(/^ {2}\S.*:[ \t]*\r?$/gm)?.length ?? 0;
  return { version, packages: { all, production: 0 }, workspaces: [], versionAt: () => undefined };
}

/** `yarn.lock`: version 1 of yarn 1, or the `__metadata` version of later ones. */
export function readYarnLock(text: string): LockFile {
  const metadata = /^__metadata:\r?\n {2}version: (\d+)/m.exec(text)?.[1];
  if (metadata === undefined) {
    const version = /^# yarn lockfile v1\s*$/m.test(text) ? 1 : 0;
    const all = text.match(/^ {2}resolved "?/gm)?.length ?? 0;
    return { version, packages: { all, production: 0 }, workspaces: [], versionAt: () => undefined };
  }
  const resolutions = [...text.matchAll(/^ {2}resolution: "(.+)"\r?$/gm)].map(match => match[1] ?? '');
  const own = resolutions.flatMap(resolution => /@workspace:(.+)$/.exec(resolution)?.[1] ?? []);
  return {
    version: Number(metadata),
    packages: { all: resolutions.length - own.length, production: 0 },
    workspaces: own.filter(folder => folder !== '.'),
    versionAt: () => undefined,
  };
}

interface Sought {
  readonly name: string;
  readonly version: string | undefined;
  readonly places: readonly string[];
}

/**
 * Finds the line, counted from 1, where a lock file of any kind speaks of a package: its entry with this version where
 * there is one, else its first entry. The text is read once, however many packages are looked for.
 */
export function packageLines(text: string): (found: Sought) => number | undefined {
  let lines: readonly string[] | undefined;
  let byWord: ReadonlyMap<string, readonly number[]> | undefined;
  return found => {
    lines ??= text.split('\n');
    byWord ??= wordsOf(lines);
    return lineOfPackage(lines, found, byWord);
  };
}

const WORD = /[a-z0-9]+/g;

/** The lines, by each word that stands in them. */
function wordsOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const byWord = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    for (const [word] of line.toLowerCase().matchAll(WORD)) {
      const all = byWord.get(word);
      if (all === undefined) byWord.set(word, [index]);
      else if (all.at(-1) !== index) all.push(index);
    }
  }
  return byWord;
}

/** The lines that hold all words of a text, or a few more. */
function linesWith(text: string, byWord: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  const found = words.map(word => byWord.get(word) ?? []);
  return found.reduce((rarest, each) => (each.length < rarest.length ? each : rarest), found[0] ?? []);
}

function lineOfPackage(
  lines: readonly string[],
  found: Sought,
  byWord: ReadonlyMap<string, readonly number[]>,
): number | undefined {
  const name = escaped(found.name);
  const version = found.version === undefined ? undefined : escaped(found.version);
  const named = linesWith(found.name, byWord);
  for (const place of found.places) {
    const pattern = new RegExp(`^\\s*"${escaped(place)}": \\{`, 'i');
    const index = linesWith(place, byWord).find(at => pattern.test(lines[at] ?? ''));
    if (index !== undefined) return index + 1;
  }
  const starts = [
    ...(version === undefined ? [] : [`['"]?/?${name}@${version}['"(:]`, `${spelled(found.name)}\\s*==\\s*${version}`]),
    `"node_modules/${name}": \\{`,
    `['"]?/?${name}@`,
    ...(version === undefined ? [] : [`(?:require )?${name} v?${version}(?![\\w.-])`]),
    `name = "${spelled(found.name)}"`,
    `${spelled(found.name)}(?![\\w.-])`,
  ];
  for (const start of starts) {
    const pattern = new RegExp(`^\\s*${start}`, 'i');
    const index = named.find(at => pattern.test(lines[at] ?? ''));
    if (index !== undefined) return index + 1;
  }
  return undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Python's index takes `-`, `_` and `.` in names for the same. */
const spelled = (name: string): string =>
  name
    .split(/[-_.]+/)
    .map(escaped)
    .join('[-_.]+');
