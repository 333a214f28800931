import { posix } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Dependency, Importer, LockGraph } from '../../formats/locks/lock-graph.js';
import { readNpmLockGraph } from '../../formats/locks/npm.js';
import { readPnpmLockGraph } from '../../formats/locks/pnpm.js';
import { readYarnLockFile } from '../../formats/locks/yarn.js';
import type { YarnEntry, YarnLock } from '../../formats/locks/yarn-lock.js';
import type { Files } from '../../ports/files.js';
import { mustFit, wantedBy } from './in-step.js';
import { type PackageJson, readProject } from './package-json.js';

/** Managers whose lock files are read here. */
export type Embedded = 'npm' | 'pnpm' | 'yarn';

export const isEmbedded = (manager: string): manager is Embedded => ['npm', 'pnpm', 'yarn'].includes(manager);

/** Reads a lock file with the manifests that it is of. Throws where they do not fit, or where it pins nothing. */
export async function readLockGraph(
  { manager, lockFile, text }: { readonly manager: Embedded; readonly lockFile: string; readonly text: string },
  files: Files,
): Promise<LockGraph> {
  const origin = { name: lockFile, remedy: 'Install once with the package manager, and commit the lock file.' };
  const beside = posix.dirname(lockFile);
  if (manager === 'yarn') {
    const lock = readYarnLockFile(text, origin);
    const folders = lock.entries.flatMap(({ workspace }) => workspace ?? []);
    const manifests = await readProject({ beside, folders }, files);
    return checked(yarnGraph(lock, manifests), { lockName: lockFile, manifests });
  }
  const read = manager === 'npm' ? readNpmLockGraph(text, origin) : readPnpmLockGraph(text, origin);
  const folders = read.importers.map(({ folder }) => folder);
  const manifests = await readProject({ beside, folders }, files);
  // lockfileVersion 1 does not say what the project asks for.
  const isSilent = read.importers.every(({ dependencies }) => dependencies.length === 0);
  const graph = manager === 'npm' && isSilent ? withManifest(read, manifests) : read;
  return checked(graph, { lockName: lockFile, manifests });
}

function checked(graph: LockGraph, at: Parameters<typeof mustFit>[1]): LockGraph {
  mustFit(graph, at);
  if (graph.packages.size > 0) return graph;
  const remedy = 'Name another `lockfile`, or leave this check out.';
  throw new CouldNotTell('nothing-checked', `${at.lockName}: lists no package`, remedy);
}

function withManifest(graph: LockGraph, manifests: readonly PackageJson[]): LockGraph {
  const importers = manifests.map(manifest => ({
    folder: manifest.folder,
    dependencies: wantedBy(manifest).map(one => {
      const place = `node_modules/${one.name}`;
      return { ...one, to: graph.packages.has(place) ? [place] : [] };
    }),
  }));
  return { ...graph, importers };
}

/** A lock file of yarn does not tell dependencies for development from others; the manifests do. */
function yarnGraph({ format, entries }: YarnLock, manifests: readonly PackageJson[]): LockGraph {
  const byPattern = new Map(entries.flatMap(entry => entry.patterns.map(pattern => [pattern, entry] as const)));
  const byName = new Map<string, YarnEntry[]>();
  for (const entry of entries) {
    for (const pattern of entry.patterns) {
      const name = pattern.slice(0, pattern.indexOf('@', 1));
      byName.set(name, [...(byName.get(name) ?? []), entry]);
    }
  }
  const members = new Set(manifests.flatMap(({ name }) => name ?? []));
  const keysOf = (name: string, range: string): readonly string[] => {
    const exact = byPattern.get(`${name}@${range}`) ?? byPattern.get(`${name}@npm:${range}`);
    if (exact) return [keyOf(exact)];
    // A version may be forced upon whoever asks for another, and workspaces are asked for by any range.
    const named = byName.get(name) ?? [];
    return named.length > 0 ? named.map(keyOf) : members.has(name) ? ['workspace:'] : [];
  };
  const importers: readonly Importer[] = manifests.map(manifest => ({
    folder: manifest.folder,
    // Peers of a project are installed by whoever uses it.
    dependencies: wantedBy(manifest).map(one => {
      const isPinned = byPattern.has(`${one.name}@${one.range}`) || byPattern.has(`${one.name}@npm:${one.range}`);
      return { ...one, range: isPinned ? one.range : undefined, to: keysOf(one.name, one.range ?? '') };
    }),
  }));
  const packages = entries
    .filter(({ workspace }) => workspace === undefined)
    .map(entry => {
      const dependencies = entry.dependencies.map(
        ({ name, range, optional }): Dependency => ({
          name,
          range: range.replace(/^npm:/, ''),
          kind: optional ? 'optional' : 'production',
          to: keysOf(name, range),
        }),
      );
      const { name, version, elsewhere } = entry;
      const described = { name, version, elsewhere, license: undefined, production: undefined };
      return [keyOf(entry), { ...described, dependencies }] as const;
    });
  return { format, packages: new Map(packages), importers };
}

const keyOf = ({ patterns }: YarnEntry): string => patterns[0] ?? '';
