import type { GeneratorHealth } from '../../ports/load.js';
import type { Run } from './tally.js';

const LATE_MS = 10;
const WHOLE_CORE = 0.9;

/** What is wrong with whoever made the load. */
export interface Sick {
  /** A part of a sentence. */
  readonly why: string;
  /** By how much nearly all times may have been measured too long at most, and any; infinite where nobody knows. */
  readonly slackMs: number;
  readonly worstMs: number;
}

/**
 * Whether the generator measured itself. One that is late, or has no room on its core, makes times longer and rates lower
 * than they are, never the reverse.
 */
export function sicknessOf(runs: readonly Run[]): Sick | undefined {
  const all = runs.map(({ end }) => end.health);
  const busiest = worst(all, health => health.busy);
  const latest = worst(all, health => health.lagP99Ms);
  if (busiest >= WHOLE_CORE) {
    const why = `the program that makes the load used a whole core (${Math.round(100 * busiest)} %)`;
    return { why, slackMs: Number.POSITIVE_INFINITY, worstMs: Number.POSITIVE_INFINITY };
  }
  if (latest <= LATE_MS) return undefined;
  const why = `the program that makes the load was late itself (1 % of its timers by ${Math.round(latest)} ms or more)`;
  return { why, slackMs: latest, worstMs: worst(all, health => health.lagMaxMs) };
}

const worst = (all: readonly GeneratorHealth[], of: (health: GeneratorHealth) => number): number =>
  all.reduce((most, health) => Math.max(most, of(health)), 0);
