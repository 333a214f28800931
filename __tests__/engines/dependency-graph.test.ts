import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passedBy, wayTo } from '../../src/engines/dependency-graph/ways.js';
import type { LockGraph } from '../../src/formats/locks/lock-graph.js';

/** A graph whose packages are numbered; two of one name stand for two versions. */
function graphOf(edges: readonly (readonly [number, number])[], roots: readonly number[], size: number): LockGraph {
  const dependency = (to: number) => ({
    name: `n${to % 5}`,
    range: '*',
    kind: to % 7 === 6 ? ('development' as const) : ('production' as const),
    to: [`k${to}`],
  });
  const packages = new Map(
    Array.from({ length: size }, (_, at) => [
      `k${at}`,
      {
        name: `n${at % 5}`,
        version: `${at}.0.0`,
        elsewhere: undefined,
        license: undefined,
        production: undefined,
        dependencies: edges.filter(([from]) => from === at).map(([, to]) => dependency(to)),
      },
    ]),
  );
  return { format: 'npm', packages, importers: [{ folder: '.', dependencies: roots.map(dependency) }] };
}

/** The length of the shortest way, found by walking; undefined where there is none without these names. */
function shortest(graph: LockGraph, key: string, { production = false, avoiding = '' }): number | undefined {
  let level = new Set(['']);
  const seen = new Set<string>();
  for (let length = 1; level.size > 0; length += 1) {
    const next = new Set<string>();
    for (const from of level) {
      const dependencies =
        from === ''
          ? graph.importers.flatMap(each => each.dependencies)
          : (graph.packages.get(from)?.dependencies ?? []);
      for (const { kind, to } of dependencies) {
        if (production && kind === 'development') continue;
        for (const each of to) {
          if (seen.has(each) || graph.packages.get(each)?.name === avoiding) continue;
          seen.add(each);
          next.add(each);
        }
      }
    }
    if (next.has(key)) return length;
    level = next;
  }
  return undefined;
}

it('finds the shortest way, and what every way passes, as walking anew for each package does', () => {
  const number = fc.nat({ max: 11 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(number, number), { maxLength: 24 }),
      fc.array(number, { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      (edges, roots, production) => {
        const graph = graphOf(edges, roots, 12);
        for (const [key, { name }] of graph.packages) {
          const keys = new Set([key]);
          const length = shortest(graph, key, { production });
          expect(wayTo(graph, { keys, production })?.length).toBe(length);
          const names = ['n0', 'n1', 'n2', 'n3', 'n4'].filter(
            avoiding =>
              length !== undefined && avoiding !== name && shortest(graph, key, { production, avoiding }) === undefined,
          );
          expect([...passedBy(graph, { keys, production })].sort()).toEqual(names);
        }
      },
    ),
    { numRuns: 200 },
  );
});
