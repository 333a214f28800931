import type { Plan } from '../report/plan.js';
import { shards, type Weigh } from './shards.js';
import type { Step } from './step.js';

/** An environment variable, which an input becomes, takes 128 KiB on Linux. */
const MAX_IDS = 100_000;

/**
 * The parts as jobs of a workflow's matrix. Each says which checks it has, so that `run` makes the same cut without knowing
 * what was weighed here; where that is longer than an input can be, none does, and all are cut by the number of checks.
 */
export function matrixOf(steps: readonly Step[], of: number, weigh: Weigh<Step>): NonNullable<Plan['matrix']> {
  const parts = shards(steps, of, weigh);
  const named = parts.map((part, index) => ({
    shard: `${index + 1}/${parts.length}`,
    checks: part.length,
    only: part.map(step => step.id).join(','),
  }));
  if (named.every(({ only }) => only.length <= MAX_IDS)) return { include: named };
  return {
    include: shards(steps, of).map((part, index) => ({ shard: `${index + 1}/${parts.length}`, checks: part.length })),
  };
}
