import type { Config, Stage } from '../../config/schema.js';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Ground } from '../../pipeline/phases/ground.js';
import { partOf } from '../../pipeline/phases/ground.js';
import { planEntries, planStage } from '../../pipeline/plan.js';
import type { Step } from '../../pipeline/step.js';
import type { Circumstances } from '../../ports/circumstances.js';

/** The steps of a stage's way after its checks. */
export interface PlannedWay {
  readonly deploy: readonly Step[];
  readonly verify: readonly Step[];
  /** Entries of `verify` that a watch asks. */
  readonly watched: readonly Step[];
  /** Ids of what triggers a rollback. */
  readonly triggers: readonly string[];
  readonly back: readonly Step[];
  /** Asked anew after the way back. */
  readonly backVerify: readonly Step[];
}

/** Plans every phase after the checks. */
export async function planWay(at: {
  readonly config: Config;
  readonly stage: Stage;
  readonly circumstances: Circumstances;
}): Promise<PlannedWay> {
  const { config, stage, circumstances } = at;
  const { rollback } = stage;
  const deploy = await planEntries(stage.deploy ?? [], { config, circumstances, phase: 'deploy' });
  const verify = await planEntries(stage.verify ?? [], { config, circumstances, phase: 'verify' });
  const checks = await planStage({ config, stage, selection: {}, circumstances });
  const required = verify.filter(step => step.required && step.attestedBy === undefined).map(({ id }) => id);
  const named = rollback?.verify ?? [];
  const wanted = named.length > 0 ? named : required;
  const watched = verify.filter(({ id }) => stage.watch?.checks.includes(id));
  // What does not apply here says nothing of the release; a watch of nothing at all would pass.
  const applying = watched.filter(({ skip }) => skip === undefined);
  return {
    deploy,
    verify,
    watched: applying.length > 0 ? applying : watched,
    triggers: rollback === undefined ? [] : (rollback.when ?? required),
    back: await planEntries(rollback?.steps ?? [], { config, circumstances, phase: 'rollback' }),
    backVerify: [...checks, ...verify].filter(({ id }) => wanted.includes(id)).map(({ taken: _, ...step }) => step),
  };
}

/** What runs by now instead of what the begun steps have left, as a sentence; the first kind that can tell says it. */
export async function whyReplaced(deploy: readonly Step[], ground: Ground): Promise<string | undefined> {
  const begun = new Set(
    (ground.recorder?.record().steps ?? []).flatMap(({ id, begunAt }) => (begunAt === undefined ? [] : [id])),
  );
  const part = partOf(ground, 'watch');
  for (const step of deploy) {
    if (step.replaced === undefined || !begun.has(step.id)) continue;
    const signal = AbortSignal.any([ground.cancel, AbortSignal.timeout(step.timeoutMs)]);
    const ports = ground.ports.forStep({ id: `${step.id}.now`, attempt: 1, delivery: part.delivery(step) }, signal);
    try {
      const why = await step.replaced(ports, part.values());
      if (why !== undefined) return why;
    } catch (error) {
      if (error instanceof CouldNotTell || !signal.aborted) throw error;
      throw new CouldNotTell('timed-out', `${step.id} did not say in time what runs now`, 'Ask the cluster by hand.');
    }
  }
  return undefined;
}
