import { posix } from 'node:path';
import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, readValue } from '../json/json.js';
import { mustBeAt, releaseAt } from './archive.js';
import type { Dependency, Importer, LockedPackage, LockGraph } from './lock-graph.js';
import { parseYamlLock } from './yaml-lock.js';

const wanted = z.record(z.string(), z.union([z.string(), z.object({ specifier: z.string(), version: z.string() })]));

const importer = z.object({
  specifiers: z.record(z.string(), z.string()).nullish(),
  dependencies: wanted.nullish(),
  devDependencies: wanted.nullish(),
  optionalDependencies: wanted.nullish(),
});

const versions = z.record(z.string(), z.string()).nullish();

const entry = z
  .object({
    name: z.string().nullish(),
    version: z.string().nullish(),
    resolution: z
      .object({ tarball: z.string().nullish(), repo: z.string().nullish(), directory: z.string().nullish() })
      .nullish(),
    dev: z.string().nullish(),
    dependencies: versions,
    optionalDependencies: versions,
  })
  .nullish();

const lock = importer.extend({
  lockfileVersion: z.string(),
  overrides: z.record(z.string(), z.string()).nullish(),
  importers: z.record(z.string(), importer.nullish()).nullish(),
  packages: z.record(z.string(), entry).nullish(),
  snapshots: z.record(z.string(), entry).nullish(),
});

type Lock = z.output<typeof lock>;
type Entry = NonNullable<z.output<typeof entry>>;

/** How a version of the format writes the key of a package: `/a/1.0.0_b@2.0.0`, `/a@1.0.0(b@2.0.0)`, `a@1.0.0(b@2.0.0)`. */
type Spelling = 'path' | 'slash' | 'plain';

/** Reads `pnpm-lock.yaml`, of lockfileVersion 5.0 to 9.0. */
export function readPnpmLockGraph(text: string, origin: JsonOrigin): LockGraph {
  const documents = parseYamlLock(text, origin).filter(document => document !== null && document !== '');
  // pnpm 11 puts what it runs itself with into a document of its own before the project's.
  const last = documents.at(-1);
  if (last === undefined) throw new CouldNotTell('truncated', `${origin.name}: is empty`, origin.remedy);
  const read = readValue(last, lock, origin);
  const version = Number(read.lockfileVersion);
  if (!(version >= 5 && version < 10)) {
    const message = `${origin.name}: lockfileVersion ${read.lockfileVersion.slice(0, 20)} is not known here`;
    throw new CouldNotTell('unsupported', message, 'Use a version of pnpm that writes lockfileVersion 9.0.');
  }
  // Who needs whom stands behind the packages: without it nobody would miss those that were cut off.
  if (version >= 7 && read.packages && !read.snapshots) {
    throw new CouldNotTell('truncated', `${origin.name}: has packages and no snapshots`, origin.remedy);
  }
  const spelling: Spelling = version < 6 ? 'path' : read.snapshots || version >= 7 ? 'plain' : 'slash';
  const entries = read.snapshots ? withSnapshots(read.packages ?? {}, read.snapshots) : (read.packages ?? {});
  const packages = new Map<string, LockedPackage>();
  for (const [key, found] of Object.entries(entries)) {
    const described = read.packages?.[spelling === 'plain' ? withoutPeers(key) : key] ?? found ?? {};
    packages.set(key, {
      ...describe(key, described, { spelling, origin }),
      dependencies: dependenciesOf(found ?? {}, entries, spelling),
    });
  }
  return {
    format: `pnpm lock v${read.lockfileVersion}`,
    packages,
    importers: importersOf(read, { entries, spelling }),
    forced: Object.keys(read.overrides ?? {}),
  };
}

/** A package has a snapshot for each set of peers; what has none is still there. */
function withSnapshots<T>(packages: Readonly<Record<string, T>>, snapshots: Readonly<Record<string, T>>) {
  const known = new Set(Object.keys(snapshots).map(withoutPeers));
  return { ...Object.fromEntries(Object.entries(packages).filter(([key]) => !known.has(key))), ...snapshots };
}

interface Known {
  readonly entries: Readonly<Record<string, unknown>>;
  readonly spelling: Spelling;
}

function importersOf(read: Lock, known: Known): readonly Importer[] {
  const all = read.importers ?? { '.': read };
  return Object.entries(all).map(([folder, found]) => ({
    folder: posix.normalize(folder),
    dependencies: [
      ...askedFor(found?.dependencies, 'production', found?.specifiers),
      ...askedFor(found?.devDependencies, 'development', found?.specifiers),
      ...askedFor(found?.optionalDependencies, 'optional', found?.specifiers),
    ].map(({ version, ...dependency }) => ({ ...dependency, to: keysOf(dependency.name, version, known) })),
  }));
}

function askedFor(
  dependencies: z.output<typeof wanted> | null | undefined,
  kind: Dependency['kind'],
  specifiers: Readonly<Record<string, string>> | null | undefined,
) {
  return Object.entries(dependencies ?? {}).map(([name, found]) =>
    typeof found === 'string'
      ? { name, kind, version: found, range: specifiers?.[name] }
      : { name, kind, version: found.version, range: found.specifier },
  );
}

/** What the lock file keeps of a package's own wishes is what came of them. */
function dependenciesOf(found: Entry, entries: Known['entries'], spelling: Spelling): readonly Dependency[] {
  const of = (versions: Entry['dependencies'], kind: Dependency['kind']): readonly Dependency[] =>
    Object.entries(versions ?? {}).map(([name, version]) => ({
      name,
      range: undefined,
      kind,
      to: keysOf(name, version, { entries, spelling }),
    }));
  return [...of(found.dependencies, 'production'), ...of(found.optionalDependencies, 'optional')];
}

/** A version, or for aliases and what is no registry's the whole key. Links lead to an importer, which is looked at anyway. */
function keysOf(name: string, version: string, { entries, spelling }: Known): readonly string[] {
  if (/^(?:link|workspace):/.test(version)) return [LINK];
  const own = { path: `/${name}/${version}`, slash: `/${name}@${version}`, plain: `${name}@${version}` }[spelling];
  return [own, version, `/${version}`].filter(key => key in entries).slice(0, 1);
}

/** Stands for another project of the workspace; no package has it for a key. */
const LINK = 'link:';

const withoutPeers = (key: string): string => {
  const at = key.indexOf('(');
  return at < 0 ? key : key.slice(0, at);
};

function describe(
  key: string,
  found: Entry,
  { spelling, origin }: { readonly spelling: Spelling; readonly origin: JsonOrigin },
): Omit<LockedPackage, 'dependencies'> {
  const { name, version } = spelling === 'path' ? splitPath(key) : splitAt(withoutPeers(key).replace(/^\//, ''));
  const isVersion = /^\d+\.\d+\.\d+/.test(version);
  const address = found.resolution?.tarball ?? undefined;
  // By its address an archive is a release of its registry.
  const release = isVersion ? undefined : releaseAt(address);
  const elsewhere = isVersion || release ? undefined : (sourceOf(found) ?? 'elsewhere');
  if (isVersion) mustBeAt({ name: found.name ?? name, version }, address, origin);
  if (release && found.version) mustBeAt({ name: release.name, version: found.version }, address, origin);
  return {
    name: release?.name ?? found.name ?? name,
    version: isVersion ? version : (release?.version ?? found.version ?? ''),
    elsewhere,
    license: undefined,
    production: found.dev === undefined || found.dev === null ? undefined : found.dev !== 'true',
  };
}

function sourceOf({ resolution }: Entry): string | undefined {
  if (resolution?.repo || /codeload\.github\.com/.test(resolution?.tarball ?? '')) return 'git';
  if (resolution?.directory || /^file:/.test(resolution?.tarball ?? '')) return 'a file';
  return resolution?.tarball ? 'an address' : undefined;
}

/** `/@scope/name/1.0.0_peer@2.0.0`; before it there may be the host of another registry. */
function splitPath(key: string): { readonly name: string; readonly version: string } {
  const found = /^(?:[^/]*)\/((?:@[^/]+\/)?[^/]+)\/([^/_]+)/.exec(key);
  return { name: found?.[1] ?? key, version: found?.[2] ?? '' };
}

function splitAt(key: string): { readonly name: string; readonly version: string } {
  const at = key.indexOf('@', 1);
  return at < 0 ? { name: key, version: '' } : { name: key.slice(0, at), version: key.slice(at + 1) };
}
