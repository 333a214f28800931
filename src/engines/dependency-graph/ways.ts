import type { Dependency, LockGraph } from '../../formats/locks/lock-graph.js';

interface Sought {
  readonly keys: ReadonlySet<string>;
  /** Dependencies for development are no way. */
  readonly production: boolean;
  /** A package that the way may not lead through. */
  readonly avoiding?: string;
}

/**
 * The shortest way in which a project comes to one of the packages, as names from its own dependency to the package.
 * Undefined where every way is to be avoided, or nothing leads there.
 */
export function wayTo(
  { packages, importers }: LockGraph,
  { keys, production, avoiding }: Sought,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const queue: { readonly key: string; readonly way: readonly string[] }[] = [];
  const follow = (dependencies: readonly Dependency[], way: readonly string[]): void => {
    for (const { kind, to } of dependencies) {
      if (production && kind === 'development') continue;
      for (const key of to) {
        const known = packages.get(key);
        if (known === undefined || known.name === avoiding || seen.has(key)) continue;
        seen.add(key);
        queue.push({ key, way: [...way, known.name] });
      }
    }
  };
  for (const { dependencies } of importers) follow(dependencies, []);
  for (const { key, way } of queue) {
    if (keys.has(key)) return way;
    follow(packages.get(key)?.dependencies ?? [], way);
  }
  return undefined;
}

/**
 * The packages through which every way leads to any of these. None where one of them is reached in no way that is known:
 * what brings it in may be anything.
 */
export function passedBy(graph: LockGraph, { keys, production }: Omit<Sought, 'avoiding'>): readonly string[] {
  const ways = [...keys].map(key => wayTo(graph, { keys: new Set([key]), production }));
  if (ways.some(way => way === undefined)) return [];
  const own = new Set([...keys].map(key => graph.packages.get(key)?.name));
  // Whatever all ways pass through lies on each of them.
  const names = [...new Set(ways[0])].filter(name => !own.has(name));
  return names.filter(avoiding => wayTo(graph, { keys, production, avoiding }) === undefined);
}
