import type { Deployment } from '../../ports/github/deployments.js';

/** States of a deployment that has begun: one that still waits for people or for its turn has changed nothing. */
const BEGUN: ReadonlySet<string> = new Set(['in_progress', 'success', 'failure', 'error', 'inactive']);

/**
 * Why a deployment is not the newest of its environment any more, as a sentence; undefined where it is. `runIds` are the run
 * that has deployed, whose later jobs may name the environment, too, and the one that asks.
 */
export function whyNotNewest(
  deployments: readonly Deployment[],
  own: { readonly runIds: readonly (string | undefined)[]; readonly startedAt: Date; readonly environment: string },
): string | undefined {
  const newer = deployments.find(
    ({ createdAt, state, runId }) =>
      Date.parse(createdAt) > own.startedAt.getTime() &&
      (runId === undefined || !own.runIds.includes(runId)) &&
      state !== undefined &&
      BEGUN.has(state),
  );
  if (newer === undefined) return undefined;
  const by = newer.runId === undefined ? `deployment ${newer.id}` : `run ${newer.runId}`;
  return `${by} has deployed ${newer.sha.slice(0, 12)} to ${own.environment} since`;
}

/** When a commit was last deployed with success, where GitHub knows it. */
export function lastSuccess(deployments: readonly Deployment[]): Date | undefined {
  const found = deployments.find(({ state }) => state === 'success');
  return found?.stateAt === undefined ? undefined : new Date(found.stateAt);
}
