import type { Dependency, LockGraph } from '../../formats/locks/lock-graph.js';

/**
 * Keys of the packages that are used in production: those that are reached without a dependency for development, and those
 * that nothing reaches and the lock file does not call development's.
 */
export function productionOf({ packages, importers }: LockGraph): ReadonlySet<string> {
  const wanted = (dependencies: readonly Dependency[]): readonly string[] =>
    dependencies.flatMap(({ kind, to }) => (kind === 'development' ? [] : to));
  const found = reach(
    packages,
    importers.flatMap(({ dependencies }) => wanted(dependencies)),
  );
  const all = reach(
    packages,
    importers.flatMap(({ dependencies }) => dependencies.flatMap(({ to }) => to)),
  );
  for (const [key, { production }] of packages) {
    if (production === true || (production === undefined && !all.has(key))) found.add(key);
  }
  return found;
}

function reach(packages: LockGraph['packages'], from: readonly string[]): Set<string> {
  const found = new Set<string>();
  const open = [...from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const known = packages.get(key);
    if (known === undefined || found.has(key)) continue;
    found.add(key);
    open.push(...known.dependencies.flatMap(({ to }) => to));
  }
  return found;
}

interface Asking {
  readonly by: string;
  readonly range: string | undefined;
}

/** Graphs do not change: each is turned round once, not once for each advisory. */
const turned = new WeakMap<
  LockGraph,
  ReadonlyMap<string, readonly { readonly order: number; readonly asking: Asking }[]>
>();

/** Who asks for one of these packages, and in which range: the projects first. */
export function dependantsOf(graph: LockGraph, keys: ReadonlySet<string>): readonly Asking[] {
  const byKey = turned.get(graph) ?? turn(graph);
  turned.set(graph, byKey);
  const found = new Map([...keys].flatMap(key => byKey.get(key) ?? []).map(({ order, asking }) => [order, asking]));
  return [...found].sort(([one], [other]) => one - other).map(([, asking]) => asking);
}

function turn({ packages, importers }: LockGraph) {
  const byKey = new Map<string, { readonly order: number; readonly asking: Asking }[]>();
  let order = 0;
  const add = (by: string, dependencies: readonly Dependency[]): void => {
    for (const { range, to } of dependencies) {
      order += 1;
      for (const key of new Set(to)) {
        const all = byKey.get(key) ?? [];
        all.push({ order, asking: { by, range } });
        byKey.set(key, all);
      }
    }
  };
  for (const { folder, dependencies } of importers) {
    add(folder === '.' ? 'package.json' : `${folder}/package.json`, dependencies);
  }
  for (const { name, version, dependencies } of packages.values()) add(`${name}@${version}`, dependencies);
  return byKey;
}

/**
 * Dependencies that must have an answer in the lock file and have none, as sentences. What no project reaches is left over
 * from earlier: pnpm accepts it, and installs none of it.
 */
export function unanswered({ packages, importers }: LockGraph): readonly string[] {
  const roots = importers.flatMap(({ dependencies }) => dependencies.flatMap(({ to }) => to));
  const reached = reach(packages, roots);
  const isUsed = (key: string): boolean => roots.length === 0 || reached.has(key);
  const lacking = (by: string, dependencies: readonly Dependency[]) =>
    dependencies
      .filter(({ kind, to }) => (kind === 'production' || kind === 'development') && to.length === 0)
      .map(({ name }) => `${name}, which ${by} wants`);
  return [
    ...importers.flatMap(({ folder, dependencies }) =>
      lacking(folder === '.' ? 'package.json' : `${folder}/package.json`, dependencies),
    ),
    ...[...packages].flatMap(([key, { name, version, dependencies }]) =>
      isUsed(key) ? lacking(`${name}@${version}`, dependencies) : [],
    ),
  ];
}
