import satisfies from 'semver/functions/satisfies.js';
import validRange from 'semver/ranges/valid.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { unanswered } from '../../engines/dependency-graph/graph.js';
import type { Dependency, LockGraph } from '../../formats/locks/lock-graph.js';
import type { PackageJson } from './package-json.js';

/** A dependency as a manifest has it. */
export type Wanted = Omit<Dependency, 'to'>;

/** What a manifest asks for: an optional one goes before another of the same name; optional peers are asked of nobody. */
export function wantedBy(manifest: PackageJson): readonly Wanted[] {
  const { dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = manifest;
  const seen = new Set<string>();
  const of = (ranges: PackageJson['dependencies'], kind: Dependency['kind']): readonly Wanted[] =>
    Object.entries(ranges ?? {}).flatMap(([name, range]) => {
      if (seen.has(name)) return [];
      seen.add(name);
      return [{ name, range, kind }];
    });
  return [
    ...of(optionalDependencies, 'optional'),
    ...of(dependencies, 'production'),
    ...of(devDependencies, 'development'),
    ...of(peerDependencies, 'peer').filter(({ name }) => peerDependenciesMeta?.[name]?.optional !== true),
  ];
}

/** Throws `stale` where the lock file is not of these manifests: what it pins is then not what will be installed. */
export function mustFit(
  graph: LockGraph,
  { lockName, manifests }: { readonly lockName: string; readonly manifests: readonly PackageJson[] },
): void {
  const forced = JSON.stringify([graph.forced, ...manifests.map(own => [own.overrides, own.resolutions, own.pnpm])]);
  const problems = [
    ...manifests.flatMap(manifest => differences(manifest, graph, forced)),
    ...unanswered(graph).map(what => `it has no ${what}`),
  ];
  const [first, ...more] = problems;
  if (first === undefined) return;
  const also = more.length === 0 ? '' : `, and ${more.length} more`;
  const message = `${lockName} does not fit package.json: ${first}${also}`;
  throw new CouldNotTell('stale', message, 'Install once with the package manager, and commit the lock file.');
}

function differences(manifest: PackageJson, graph: LockGraph, forced: string): readonly string[] {
  const where = manifest.folder === '.' ? 'package.json' : `${manifest.folder}/package.json`;
  const importer = graph.importers.find(({ folder }) => folder === manifest.folder);
  if (importer === undefined) return [`it does not know ${where}`];
  const wanted = wantedBy(manifest);
  const locked = new Map(importer.dependencies.map(dependency => [dependency.name, dependency]));
  const names = new Set([...wanted.map(({ name }) => name), ...Object.keys(manifest.peerDependencies ?? {})]);
  return [
    ...wanted.flatMap(one => {
      const found = locked.get(one.name);
      // Peers are installed by some managers and left to others.
      if (found === undefined) return one.kind === 'peer' ? [] : [`${where} wants ${one.name}, which it does not pin`];
      const isForced = forced.includes(`"${one.name}"`) || forced.includes(`"${one.name}@`);
      if (isForced || !isOther(one, found, graph)) return [];
      return [`${where} wants ${one.name} ${one.range}, and it pins ${found.range ?? versionsOf(found, graph)}`];
    }),
    // pnpm pins the Node that a project names under `devEngines`, too.
    ...[...locked.values()]
      .filter(({ name, range }) => !names.has(name) && !range?.startsWith('runtime:'))
      .map(({ name }) => `${where} no longer wants ${name}`),
  ];
}

/** Ranges must be the same; where the lock file has none, the version must be in it. Addresses are spelled in many ways. */
function isOther(wanted: Wanted, found: Dependency, graph: LockGraph): boolean {
  const range = wanted.range ?? '';
  if (found.range !== undefined && found.range !== range) return isPlain(range) && isPlain(found.range);
  if (!isPlain(range) || validRange(range) === null) return false;
  const versions = found.to.flatMap(key => graph.packages.get(key)?.version || []);
  return versions.length > 0 && !versions.some(version => satisfies(version, range, { includePrerelease: true }));
}

/** What a registry has: a range, or another package by `npm:name@range`. */
const isPlain = (range: string): boolean => /^npm:/.test(range) || !/[:/]/.test(range);

const versionsOf = ({ to }: Dependency, graph: LockGraph): string =>
  to.map(key => graph.packages.get(key)?.version ?? key).join(', ');
