import type { Dependency, LockGraph } from '../../formats/locks/lock-graph.js';

interface Sought {
  readonly keys: ReadonlySet<string>;
  /** Dependencies for development are no way. */
  readonly production: boolean;
}

/** What one walk over a graph tells of all its packages. */
interface Ways {
  /** How many steps away a package is, its own dependency being 1, and by which package; the nearest come first. */
  readonly reached: ReadonlyMap<string, { readonly by: string | undefined; readonly order: number }>;
  /** The names through which every way to a package leads, its own among them. */
  readonly passed: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The shortest way in which a project comes to one of the packages, as names from its own dependency to the package.
 * Undefined where nothing leads there.
 */
export function wayTo(graph: LockGraph, { keys, production }: Sought): readonly string[] | undefined {
  const { reached } = waysIn(graph, production);
  let nearest: { readonly key: string; readonly order: number } | undefined;
  for (const key of keys) {
    const order = reached.get(key)?.order;
    if (order !== undefined && order < (nearest?.order ?? Number.POSITIVE_INFINITY)) nearest = { key, order };
  }
  if (nearest === undefined) return undefined;
  const way: string[] = [];
  for (let key: string | undefined = nearest.key; key !== undefined; key = reached.get(key)?.by) {
    way.unshift(graph.packages.get(key)?.name ?? '');
  }
  return way;
}

/**
 * The packages through which every way leads to any of these. None where one of them is reached in no way that is known:
 * what brings it in may be anything.
 */
export function passedBy(graph: LockGraph, { keys, production }: Sought): readonly string[] {
  const { passed } = waysIn(graph, production);
  const own = new Set([...keys].map(key => graph.packages.get(key)?.name));
  const [first, ...others] = [...keys].map(key => passed.get(key));
  if (first === undefined || others.some(names => names === undefined)) return [];
  return [...first].filter(name => !own.has(name) && others.every(names => names?.has(name)));
}

/** Graphs do not change: each is walked once, not once for each advisory. */
const walked = new WeakMap<LockGraph, { production?: Ways; all?: Ways }>();

function waysIn(graph: LockGraph, production: boolean): Ways {
  const known = walked.get(graph) ?? {};
  walked.set(graph, known);
  const which = production ? 'production' : 'all';
  known[which] ??= walk(graph, production);
  return known[which];
}

function walk({ packages, importers }: LockGraph, production: boolean): Ways {
  const targets = (dependencies: readonly Dependency[]): readonly string[] =>
    dependencies.flatMap(({ kind, to }) => (production && kind === 'development' ? [] : to));
  const roots = importers.flatMap(({ dependencies }) => targets(dependencies)).filter(key => packages.has(key));
  const reached = new Map<string, { readonly by: string | undefined; readonly order: number }>();
  const queue: string[] = [];
  const reach = (key: string, by: string | undefined): void => {
    if (reached.has(key) || !packages.has(key)) return;
    reached.set(key, { by, order: queue.length });
    queue.push(key);
  };
  for (const key of roots) reach(key, undefined);
  const next = new Map<string, readonly string[]>();
  for (const key of queue) {
    const to = targets(packages.get(key)?.dependencies ?? []);
    next.set(key, to);
    for (const target of to) reach(target, key);
  }
  return { reached, passed: passedNames({ queue, roots, next }, key => packages.get(key)?.name ?? '') };
}

/**
 * Which names all ways to a package share: what the ways to its dependants share, and its own. Starts from the shortest
 * ways and takes away until nothing changes; names, not packages, since two versions of one are one name.
 */
function passedNames(
  {
    queue,
    roots,
    next,
  }: {
    readonly queue: readonly string[];
    readonly roots: readonly string[];
    readonly next: ReadonlyMap<string, readonly string[]>;
  },
  nameOf: (key: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const passed = new Map<string, ReadonlySet<string>>(roots.map(key => [key, new Set([nameOf(key)])]));
  const open = new Set(queue);
  // A set grows while it is walked: a package whose names became fewer is looked at again, and so are those behind it.
  for (const key of open) {
    open.delete(key);
    const names = passed.get(key);
    for (const target of names === undefined ? [] : (next.get(key) ?? [])) {
      const before = passed.get(target);
      const own = nameOf(target);
      const shared =
        before === undefined
          ? new Set([...(names ?? []), own])
          : new Set([...before].filter(name => name === own || names?.has(name)));
      if (before !== undefined && shared.size === before.size) continue;
      passed.set(target, shared);
      open.add(target);
    }
  }
  return passed;
}
