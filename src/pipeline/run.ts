import { CouldNotTell } from '../check.js';
import type { OpenPorts } from '../ports/open.js';
import type { Progress } from '../report/progress.js';
import type { CheckReason, Result } from '../report/report.js';
import type { Redact } from '../text/redact.js';
import { attemptStep, describe, type Part } from './attempt.js';
import type { Step } from './step.js';

export interface RunSetting {
  readonly ports: OpenPorts;
  readonly progress: Progress;
  readonly redact: Redact;
  /** Applied to every result before anything is decided on it. */
  readonly waive: (result: Result) => Result;
  /** Checks that may run at the same time; at least 1. */
  readonly jobs: number;
  /** Stops at the first required check that fails or errs. */
  readonly failFast: boolean;
  /** Aborted on SIGINT and SIGTERM, with a `CouldNotTell('cancelled')`. */
  readonly cancel: AbortSignal;
  /** Stops what still runs once it says so of a result, as a reason. */
  readonly stopAt?: ((result: Result) => string | undefined) | undefined;
  readonly part?: Part | undefined;
}

/** Runs a plan as a graph: a step starts when its needs have passed and a job is free. Results come in the plan's order. */
export async function runSteps(steps: readonly Step[], setting: RunSetting): Promise<readonly Result[]> {
  setting.progress.begin(steps);
  const results = new Map<string, Result>();
  const running = new Map<string, Promise<void>>();
  const failed = new AbortController();
  const stop = AbortSignal.any([setting.cancel, failed.signal]);
  const settle = (found: Result): void => {
    const result = setting.waive(found);
    results.set(result.id, result);
    setting.progress.finished(result);
    const halt = setting.stopAt?.(result);
    if (halt !== undefined) failed.abort(new CouldNotTell('cancelled', halt, 'Mend that first.'));
    if (setting.failFast && result.required && (result.status === 'failed' || result.status === 'errored')) {
      failed.abort(
        new CouldNotTell('cancelled', `stopped because ${result.id} ${result.status} (fail-fast)`, 'Mend that first.'),
      );
    }
  };
  const start = async (step: Step): Promise<void> => {
    const onAttempt = (attempt: number) => setting.progress.started({ id: step.id, name: step.name, attempt });
    const onTold = (text: string) => setting.progress.told({ id: step.id, name: step.name }, text);
    const { ports, redact, part } = setting;
    settle(await attemptStep(step, { ports, redact, stop, onAttempt, onTold, part }));
    running.delete(step.id);
  };
  while (results.size < steps.length) {
    for (const step of skippable(steps, { results, stop, running })) settle(step);
    for (let next = nextStep(steps, { results, running, jobs: setting.jobs }); next && !stop.aborted; ) {
      running.set(next.id, start(next));
      next = nextStep(steps, { results, running, jobs: setting.jobs });
    }
    if (running.size > 0) await Promise.race(running.values());
  }
  setting.progress.end();
  return steps.flatMap(step => results.get(step.id) ?? []);
}

interface State {
  readonly results: ReadonlyMap<string, Result>;
  readonly running: ReadonlyMap<string, unknown>;
}

/** Waiting steps that will never run, as results; repeated until skipping one skips no other. */
function skippable(steps: readonly Step[], state: State & { readonly stop: AbortSignal }): readonly Result[] {
  const found = new Map(state.results);
  const skipped: Result[] = [];
  // Needs come before what needs them, so one pass settles whole chains.
  for (const step of steps) {
    if (found.has(step.id) || state.running.has(step.id)) continue;
    const result = skipFor(step, { results: found, stop: state.stop });
    if (!result) continue;
    found.set(step.id, result);
    skipped.push(result);
  }
  return skipped;
}

function skipFor(
  step: Step,
  { results, stop }: { readonly results: ReadonlyMap<string, Result>; readonly stop: AbortSignal },
): Result | undefined {
  if (step.skip !== undefined) return skipResult(step, 'when-not-met', step.skip);
  const blocker = step.needs.map(need => results.get(need)).find(need => need && !hasPassed(need));
  if (blocker) return skipResult(step, 'need-not-passed', `it needs ${blocker.id}, which ${verb(blocker)}`);
  if (!stop.aborted) return undefined;
  const reason = stop.reason instanceof Error ? stop.reason.message : 'the run was stopped';
  return skipResult(step, reason.includes('fail-fast') ? 'fail-fast' : 'cancelled', reason);
}

const hasPassed = (result: Result | undefined): boolean => result?.status === 'passed' || result?.status === 'waived';

function verb({ status }: Result): string {
  if (status === 'skipped') return 'was skipped';
  return status === 'pending' ? 'is pending until somebody attests it' : status;
}

/** The result of a step that is not run. */
export const skipResult = (step: Step, reasonCode: CheckReason, summary: string): Result => ({
  ...describe(step),
  status: 'skipped',
  reasonCode,
  summary,
  durationMs: 0,
  attempts: 0,
  findings: [],
  measurements: [],
  evidence: [],
  details: [],
});

/** The next step that may start now. Exclusive steps wait until nothing else is running or ready. */
function nextStep(
  steps: readonly Step[],
  { results, running, jobs }: State & { readonly jobs: number },
): Step | undefined {
  if (running.size >= jobs) return undefined;
  const busy = steps.filter(step => running.has(step.id));
  if (busy.some(step => step.exclusive)) return undefined;
  const ready = steps.filter(
    step =>
      !results.has(step.id) &&
      !running.has(step.id) &&
      step.skip === undefined &&
      step.needs.every(need => hasPassed(results.get(need)) || !steps.some(other => other.id === need)),
  );
  const shared = ready.find(step => !step.exclusive);
  if (shared) return shared;
  return running.size === 0 ? ready[0] : undefined;
}
