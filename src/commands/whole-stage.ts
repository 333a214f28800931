import { entriesOfPhases, type Phase } from '../config/phases/lists.js';
import type { Config, Stage } from '../config/schema.js';
import type { MergedStep } from '../pipeline/other-runs/merge.js';
import { planEntries, planStage } from '../pipeline/plan.js';
import type { World } from './world.js';

/**
 * Every entry of a stage's phases, for a report that others made: its checks unless told. Conditions are not asked again: what
 * git knows of the change, or a variable says, may differ from machine to machine.
 */
export async function wholeStage(at: {
  readonly config: Config;
  readonly stage: Stage;
  readonly env: World['env'];
  readonly phases?: readonly Phase[];
}): Promise<readonly MergedStep[]> {
  const { config, stage, env, phases = ['checks'] } = at;
  const all = entriesOfPhases(stage);
  const conditional = new Set(all.filter(({ when }) => when !== undefined).map(({ id }) => id));
  const event = env.GITHUB_EVENT_NAME ?? 'local';
  const circumstances = { event, branch: undefined, env, changed: async () => undefined };
  const steps = [
    ...(phases.includes('checks') ? await planStage({ config, stage, selection: {}, circumstances }) : []),
    ...(phases.includes('deploy')
      ? await planEntries(stage.deploy ?? [], { config, circumstances, phase: 'deploy' })
      : []),
    ...(phases.includes('verify')
      ? await planEntries(stage.verify ?? [], { config, circumstances, phase: 'verify' })
      : []),
  ];
  return steps.map(step => ({ ...step, always: step.skip === undefined && !conditional.has(step.id) }));
}
