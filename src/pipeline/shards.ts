import type { Step } from './step.js';

/** The parts of a step that decide where it runs. */
type Sharded = Pick<Step, 'id' | 'needs'>;

/** What a step costs: milliseconds, or any other measure that adds up. Equal unless told. */
export type Weigh<S> = (step: S) => number;

/**
 * Cuts a plan into parts that can run on machines of their own: checks that need each other stay together, and each group,
 * the heaviest first, goes to the part that has the least so far. The same for the same steps and weights on every machine.
 * Gives fewer parts where there are not as many groups: none is empty, unless there is nothing at all.
 */
export function shards<S extends Sharded>(
  steps: readonly S[],
  of: number,
  weigh: Weigh<S> = () => 1,
): readonly (readonly S[])[] {
  const groups = groupsOf(steps).map(group => ({
    group,
    weight: group.reduce((sum, step) => sum + Math.max(0, weigh(step)), 0),
  }));
  const parts = Array.from({ length: Math.min(of, Math.max(1, groups.length)) }, () => ({
    ids: new Set<string>(),
    load: 0,
  }));
  for (const { group, weight } of groups.sort((a, b) => b.weight - a.weight)) {
    const least = parts.reduce((best, part) => (isLess(part, best) ? part : best));
    for (const { id } of group) least.ids.add(id);
    least.load += weight;
  }
  return parts.map(({ ids }) => steps.filter(step => ids.has(step.id)));
}

interface Part {
  readonly ids: ReadonlySet<string>;
  readonly load: number;
}

/** Of parts that cost the same the one with fewer checks: what costs nothing is spread too. */
const isLess = (a: Part, b: Part): boolean => a.load < b.load || (a.load === b.load && a.ids.size < b.ids.size);

/** Steps that need each other, directly or by way of others; in the order of their first steps. */
function groupsOf<S extends Sharded>(steps: readonly S[]): readonly (readonly S[])[] {
  const neighbours = new Map<string, string[]>(steps.map(step => [step.id, []]));
  for (const { id, needs } of steps) {
    for (const need of needs) {
      neighbours.get(id)?.push(need);
      neighbours.get(need)?.push(id);
    }
  }
  const group = new Map<string, number>();
  let number = 0;
  for (const { id } of steps) {
    if (group.has(id)) continue;
    for (const open = [id]; open.length > 0; ) {
      const next = open.pop() ?? '';
      if (group.has(next) || !neighbours.has(next)) continue;
      group.set(next, number);
      open.push(...(neighbours.get(next) ?? []));
    }
    number += 1;
  }
  const groups: S[][] = Array.from({ length: number }, () => []);
  for (const step of steps) groups[group.get(step.id) ?? 0]?.push(step);
  return groups;
}
