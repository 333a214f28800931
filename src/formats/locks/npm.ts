import { z } from 'zod';
import { CouldNotTell } from '../../could-not-tell.js';
import { type JsonOrigin, parseJson, readValue } from '../json/json.js';
import { mustBeAt, releaseAt } from './archive.js';
import type { Dependency, Importer, LockedPackage, LockGraph } from './lock-graph.js';
import { flattenNpmTree } from './npm-tree.js';
import { originOf } from './origin.js';

const ranges = z.record(z.string(), z.string()).nullish();

const entry = z.object({
  name: z.string().nullish(),
  version: z.string().nullish(),
  resolved: z.union([z.string(), z.boolean()]).nullish(),
  link: z.boolean().nullish(),
  dev: z.boolean().nullish(),
  license: z.unknown().optional(),
  dependencies: ranges,
  devDependencies: ranges,
  optionalDependencies: ranges,
  peerDependencies: ranges,
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.boolean().nullish() })).nullish(),
});

const lock = z.object({
  lockfileVersion: z.int().nullish(),
  packages: z.record(z.string(), entry).nullish(),
});

type Entries = Readonly<Record<string, z.output<typeof entry>>>;

/** Reads `package-lock.json` and `npm-shrinkwrap.json` of lockfileVersion 1 to 3, by npm's own rules of who finds what. */
export function readNpmLockGraph(text: string, origin: JsonOrigin): LockGraph {
  const value = parseJson(text, origin);
  const { lockfileVersion, packages } = readValue(value, lock, origin);
  const version = lockfileVersion ?? 1;
  if (version < 1 || version > 3) {
    const message = `${origin.name}: lockfileVersion ${version} is not known here`;
    throw new CouldNotTell('unsupported', message, 'Use a version of npm that writes lockfileVersion 3.');
  }
  if (packages && version === 1) {
    const message = `${origin.name}: has "packages", which lockfileVersion 1 does not have`;
    throw new CouldNotTell('wrong-format', message, origin.remedy);
  }
  if (packages) return { format: `npm lock v${version}`, ...graphOf(packages, origin) };
  if (version > 1) throw new CouldNotTell('truncated', `${origin.name}: has no "packages"`, origin.remedy);
  const { packages: flat } = graphOf(flattenNpmTree(value, origin), origin);
  return { format: 'npm lock v1', packages: flat, importers: [{ folder: '.', dependencies: [] }] };
}

function graphOf(entries: Entries, origin: JsonOrigin): Omit<LockGraph, 'format'> {
  const packages = new Map<string, LockedPackage>();
  const importers: Importer[] = [];
  for (const [place, found] of Object.entries(entries)) {
    if (found.link) continue;
    const dependencies = dependenciesOf(place, found, entries);
    if (!isInstalled(place)) importers.push({ folder: place === '' ? '.' : place, dependencies });
    else packages.set(place, { ...describe(place, found, origin), dependencies });
  }
  return { packages, importers };
}

function describe(place: string, found: Entries[string], origin: JsonOrigin): Omit<LockedPackage, 'dependencies'> {
  const { license } = found;
  const resolved = typeof found.resolved === 'string' ? found.resolved : undefined;
  const name = found.name ?? nameAt(place);
  const version = found.version || releaseAt(resolved)?.version;
  const elsewhere = resolved && (originOf(resolved) ?? (version ? undefined : 'an address'));
  if (elsewhere === undefined && !version) {
    throw new CouldNotTell('truncated', `${origin.name}: ${place} has no version`, origin.remedy);
  }
  if (version) mustBeAt({ name, version }, resolved, origin);
  return {
    name,
    version: version ?? '',
    elsewhere,
    license: typeof license === 'string' ? license : undefined,
    production: !found.dev,
  };
}

/** `optionalDependencies` go before `dependencies` of the same name; only a project's own are for development. */
function dependenciesOf(place: string, found: Entries[string], entries: Entries): readonly Dependency[] {
  const optional = found.optionalDependencies ?? {};
  const isOptionalPeer = (name: string) => found.peerDependenciesMeta?.[name]?.optional === true;
  const all = [
    ...Object.entries(optional).map(([name, range]) => ({ name, range, kind: 'optional' as const })),
    ...Object.entries(found.dependencies ?? {})
      .filter(([name]) => !(name in optional))
      .map(([name, range]) => ({ name, range, kind: 'production' as const })),
    ...(isInstalled(place) ? [] : Object.entries(found.devDependencies ?? {})).map(([name, range]) => ({
      name,
      range,
      kind: 'development' as const,
    })),
    ...Object.entries(found.peerDependencies ?? {})
      .filter(([name]) => !isOptionalPeer(name))
      .map(([name, range]) => ({ name, range, kind: 'peer' as const })),
  ];
  return all.map(dependency => ({ ...dependency, to: placesOf(dependency.name, place, entries) }));
}

/** Where Node finds a package from a folder: in its own `node_modules`, then in those of the folders above. */
function placesOf(name: string, from: string, entries: Entries): readonly string[] {
  for (let folder = from; ; folder = parentOf(folder)) {
    const place = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const found = entries[place];
    if (found?.link)
      return typeof found.resolved === 'string' && Object.hasOwn(entries, found.resolved) ? [found.resolved] : [];
    if (found) return [place];
    if (folder === '') return [];
  }
}

/** `a/node_modules/b` is looked up in `a`, never in `a/node_modules`. */
function parentOf(folder: string): string {
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  return parent === 'node_modules' || parent.endsWith('/node_modules')
    ? parent.slice(0, Math.max(0, parent.length - '/node_modules'.length))
    : parent;
}

export const isInstalled = (place: string): boolean => /(?:^|\/)node_modules\//.test(place);

const nameAt = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
