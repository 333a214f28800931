import { CouldNotTell } from '../../could-not-tell.js';
import type { Result } from '../../report/report.js';
import { runSteps, skipResult } from '../run.js';
import type { Step } from '../step.js';
import { type Ground, note, partOf, runSetting } from './ground.js';
import { withStep } from './record.js';

export interface Deployed {
  readonly results: readonly Result[];
  /** Why it stopped although no step failed: something newer was deployed. */
  readonly superseded?: string | undefined;
}

/**
 * Carries out the steps of a deployment one at a time, each in the record before it begins and after it has ended. The rest is
 * skipped once one is not passed.
 */
export async function deploySteps(steps: readonly Step[], ground: Ground): Promise<Deployed> {
  const { recorder, cancel } = ground;
  if (recorder === undefined) throw new TypeError('a deployment has a record');
  const results: Result[] = [];
  const part = partOf(ground, 'deploy');
  let stopped: string | undefined;
  let superseded: string | undefined;
  for (const step of steps) {
    if (stopped === undefined && cancel.aborted) stopped = 'the run was cancelled before it began';
    if (stopped === undefined && step.skip === undefined && step.mutates) {
      superseded = await whyNotNow(ground);
      stopped = superseded;
    }
    if (stopped !== undefined) {
      results.push(skipResult(step, 'need-not-passed', stopped));
      continue;
    }
    if (step.skip === undefined) {
      await recorder.change(value => withStep(value, { id: step.id, begunAt: ground.now().toISOString() }));
      note(ground, `deploy: ${step.id} begins`);
    }
    const [result] = await runSteps([{ ...step, needs: [] }], runSetting(ground, { moment: 'deploy', part }));
    if (result === undefined) throw new TypeError('a step has a result');
    const kept = await keep(result, { ground, captured: part.values().captured ?? {} });
    results.push(kept);
    if (step.skip === undefined) note(ground, `deploy: ${step.id} ${kept.status}`);
    const isDone = kept.status === 'passed' || (kept.status === 'skipped' && kept.reasonCode === 'when-not-met');
    if (!isDone) stopped = `${step.id} ${kept.status === 'errored' ? 'could not tell' : kept.status}`;
  }
  return { results, superseded };
}

/** A step whose end is in no record has an unknown effect. */
async function keep(
  result: Result,
  { ground, captured }: { readonly ground: Ground; readonly captured: Readonly<Record<string, string>> },
): Promise<Result> {
  const at = ground.now().toISOString();
  const { id, status } = result;
  if (status === 'skipped') return result;
  try {
    await ground.recorder?.change(value => ({
      ...withStep(value, { id, status, endedAt: at }),
      // A secret is for the steps of this run alone.
      captured: { ...value.captured, ...withoutSecrets(captured, ground) },
      deployedAt: at,
    }));
    return result;
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return {
      ...result,
      status: 'errored',
      reasonCode: 'check-errored',
      cause: error.why,
      summary: `it ${status}, and its end is in no record: ${error.message}`,
      remedy: error.remedy,
    };
  }
}

/** Before each change this deployment must be known to be the newest one still. */
async function whyNotNow(ground: Ground): Promise<string | undefined> {
  try {
    return await ground.whySuperseded();
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return `nobody can tell whether something newer was deployed: ${error.message}`;
  }
}

const withoutSecrets = (
  values: Readonly<Record<string, string>>,
  { redact }: Pick<Ground, 'redact'>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => redact(value) === value));
