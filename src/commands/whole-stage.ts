import type { Config, Stage } from '../config/schema.js';
import type { MergedStep } from '../pipeline/other-runs/merge.js';
import { planStage } from '../pipeline/plan.js';
import type { World } from './world.js';

/**
 * Every check of a stage, for a report that others made. Conditions are not asked again: what git knows of the change, or a
 * variable says, may differ from machine to machine.
 */
export async function wholeStage(at: {
  readonly config: Config;
  readonly stage: Stage;
  readonly env: World['env'];
}): Promise<readonly MergedStep[]> {
  const { config, stage, env } = at;
  const conditional = new Set(stage.checks.filter(({ when }) => when !== undefined).map(({ id }) => id));
  const event = env.GITHUB_EVENT_NAME ?? 'local';
  const circumstances = { event, branch: undefined, env, changed: async () => undefined };
  const steps = await planStage({ config, stage, selection: {}, circumstances });
  return steps.map(step => ({ ...step, always: step.skip === undefined && !conditional.has(step.id) }));
}
