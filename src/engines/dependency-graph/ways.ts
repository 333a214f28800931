import type { Dependency, LockGraph } from './graph.js';

/** More steps than a search through a large lock file takes. */
const MAX_STEPS = 200_000;

export interface Sought {
  readonly keys: ReadonlySet<string>;
  /** Dependencies for development are no way. */
  readonly production: boolean;
  /** Names one after the other, none of which the way may hold: `[['webpack', 'terser']]`. */
  readonly avoiding?: readonly (readonly string[])[];
  /** Names one after the other that it must hold. */
  readonly through?: readonly string[];
}

interface Reached {
  readonly key: string;
  readonly way: readonly string[];
  readonly passed: boolean;
}

/**
 * The shortest way in which a project comes to one of the packages, as names from its own dependency to the package.
 * Undefined where every way is to be avoided, or nothing leads there. `too-many` where the search was given up.
 */
export function wayTo(
  { packages, importers }: LockGraph,
  { keys, production, avoiding = [], through = [] }: Sought,
): readonly string[] | 'too-many' | undefined {
  const memory = Math.max(through.length, ...avoiding.map(names => names.length)) - 1;
  const seen = new Set<string>();
  const queue: Reached[] = [];
  const follow = (dependencies: readonly Dependency[], { way, passed }: Omit<Reached, 'key'>): void => {
    for (const { kind, to } of dependencies) {
      if (production && kind === 'development') continue;
      for (const key of to) {
        const known = packages.get(key);
        if (known === undefined) continue;
        const next = [...way, known.name];
        if (avoiding.some(names => endsWith(next, names))) continue;
        const hasPassed = passed || endsWith(next, through);
        const state = `${key}\n${memory <= 0 ? '' : next.slice(-memory).join('\n')}\n${hasPassed}`;
        if (seen.has(state)) continue;
        seen.add(state);
        queue.push({ key, way: next, passed: hasPassed });
      }
    }
  };
  for (const { dependencies } of importers) follow(dependencies, { way: [], passed: through.length === 0 });
  for (let step = 0; step < queue.length; step += 1) {
    if (step > MAX_STEPS) return 'too-many';
    const at = queue[step];
    if (at === undefined) break;
    if (at.passed && keys.has(at.key)) return at.way;
    follow(packages.get(at.key)?.dependencies ?? [], at);
  }
  return undefined;
}

const endsWith = (way: readonly string[], names: readonly string[]): boolean =>
  names.length > 0 &&
  names.length <= way.length &&
  names.every((name, index) => way[way.length - names.length + index] === name);
