import { UsageError } from '../usage-error.js';
import type { World } from './world.js';

const RISKY = new Set(['pull_request_target', 'workflow_run']);

/**
 * Throws `UsageError` where the checkout may hold a stranger's code beside the repository's secrets: the config, the
 * commands in it and the files of their tools would then be the stranger's.
 */
export async function refuseStrangers(env: World['env']): Promise<void> {
  if (!RISKY.has(env.GITHUB_EVENT_NAME ?? '')) return;
  const { readWorkflow } = await import('../ports/runner/workflow.js');
  const { stranger } = await readWorkflow(env);
  if (stranger === undefined) return;
  throw new UsageError(
    `no check is run: ${stranger}, and this job holds the repository's secrets; use the event pull_request`,
  );
}
