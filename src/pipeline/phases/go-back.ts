import { failed, passed, type Verdict } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { until } from '../../facts/live/until.js';
import type { RollbackNote, Taken } from '../../report/delivery.js';
import { silent } from '../../report/progress.js';
import type { Result } from '../../report/report.js';
import { runSteps, skipResult } from '../run.js';
import type { Step } from '../step.js';
import { type Ground, note, runSetting } from './ground.js';
import { readState, type StateQuestion } from './look-before.js';
import { type Refusal, refusalsOf } from './refusals.js';

export interface BackAsked {
  /** The entry whose failure triggered it; `command` where somebody asks for it. */
  readonly trigger: string;
  readonly triggers: readonly string[];
  readonly isAutomatic: boolean;
  /** Names of refusals that somebody overrides. */
  readonly despite: readonly string[];
  readonly steps: readonly Step[];
  /** Asked anew afterwards. */
  readonly verify: readonly Step[];
  readonly within: number | undefined;
  readonly stableFor: number | undefined;
  readonly state: Readonly<Record<string, StateQuestion>>;
  /** Why what runs is not what this run deployed, as a sentence. Throws `CouldNotTell`. */
  readonly whyReplaced: () => Promise<string | undefined>;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** Goes back by the record, once, and asks anew whether it has helped; or says why it does not. */
export async function goBack(asked: BackAsked, ground: Ground): Promise<RollbackNote> {
  const { trigger, from, to } = asked;
  const { recorder } = ground;
  const base = { trigger, from, to, steps: [], verify: [] };
  if (recorder === undefined) return { ...base, status: 'refused', why: 'there is no record of the deployment' };
  const refusals = await refuse(asked, ground);
  const standing = refusals.filter(({ name, final }) => final === true || !asked.despite.includes(name));
  const despite = refusals.filter(({ name }) => asked.despite.includes(name)).map(({ name }) => name);
  const shown = { ...base, ...(despite.length > 0 && { despite }) };
  if (standing.length > 0) {
    const why = standing.map(refusal => (asked.isAutomatic ? refusal.why : withName(refusal))).join('; ');
    note(ground, `rollback: refused: ${why}`);
    return { ...shown, status: 'refused', why };
  }
  const begunAt = ground.now().toISOString();
  try {
    await recorder.change(value => ({ ...value, rollback: { begunAt, status: 'running' } }));
  } catch (error) {
    if (error instanceof CouldNotTell) return { ...shown, status: 'refused', why: error.message };
    throw error;
  }
  note(ground, `rollback: begins, triggered by ${trigger}`);
  const back = await carryOut(asked, ground);
  note(ground, `rollback: ${back.status}`);
  const end = { begunAt, endedAt: ground.now().toISOString(), status: back.status };
  const { status } = back;
  if (status === 'verified' || status === 'failed')
    await recorder.change(value => ({ ...value, rollback: { ...end, status } })).catch(() => undefined);
  return { ...shown, ...back };
}

/** Whoever goes back by hand is told how to override it. */
const withName = ({ name, why, final }: Refusal): string => (final ? why : `${why} (--despite ${name} overrides it)`);

async function refuse(asked: BackAsked, ground: Ground): Promise<readonly Refusal[]> {
  const { recorder } = ground;
  if (recorder === undefined) return [];
  const why = await replacedOf(asked, ground);
  const record = recorder.record();
  const { triggers, isAutomatic } = asked;
  const kinds = asked.steps.map(({ kind }) => kind);
  return refusalsOf({ record, triggers, isAutomatic, replaced: why === undefined ? undefined : { why }, kinds });
}

async function replacedOf(asked: BackAsked, ground: Ground): Promise<string | undefined> {
  try {
    return (await ground.whySuperseded()) ?? (await asked.whyReplaced());
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    return `nobody can tell whether what runs is what was deployed: ${error.message}`;
  }
}

type Back = Pick<RollbackNote, 'status' | 'why' | 'steps' | 'verify'>;

async function carryOut(asked: BackAsked, ground: Ground): Promise<Back> {
  const steps = await takeSteps(asked.steps, ground);
  const taken = steps.map(takenOf);
  const broken = steps.find(({ status }) => status !== 'passed' && status !== 'skipped');
  const [first] = steps.filter(({ status }) => status !== 'skipped');
  // The owner of what runs would undo it, or there is nothing to go back to: nothing was touched.
  if (broken !== undefined && broken === first && broken.status === 'errored' && broken.cause === 'tool-refused')
    return { status: 'refused', why: broken.summary, steps: taken, verify: [] };
  if (broken)
    return {
      status: 'failed',
      why: `the step ${broken.id} ${wordOf(broken)}: ${broken.summary}`,
      steps: taken,
      verify: [],
    };
  if (!steps.some(({ status }) => status === 'passed'))
    return { status: 'failed', why: 'none of its steps was run', steps: taken, verify: [] };
  const verify = await askAnew(asked, ground);
  const bad = verify.find(result => !holds(result));
  const asWas = verify.map(takenOf);
  if (bad)
    return {
      status: 'failed',
      why: `it did not help: ${bad.id} ${wordOf(bad)}: ${bad.summary}`,
      steps: taken,
      verify: asWas,
    };
  if (!verify.some(({ status }) => status === 'passed'))
    return { status: 'failed', why: 'nothing was asked afterwards', steps: taken, verify: [] };
  const state = await whyOtherState(asked, ground);
  if (state !== undefined) return { status: 'failed', why: state, steps: taken, verify: asWas };
  return { status: 'verified', steps: taken, verify: asWas };
}

/** What was skipped by its own condition proves nothing, and takes nothing away. */
const holds = ({ status, reasonCode }: Result): boolean =>
  status === 'passed' || status === 'waived' || (status === 'skipped' && reasonCode === 'when-not-met');

const wordOf = ({ status }: Result): string => (status === 'errored' ? 'could not tell' : status);

const takenOf = ({ id, status, summary, durationMs }: Result): Taken => ({ id, status, summary, durationMs });

/** One at a time; the rest is skipped once one is not passed. */
async function takeSteps(steps: readonly Step[], ground: Ground): Promise<readonly Result[]> {
  const begun = new Set(
    (ground.recorder?.record().steps ?? []).flatMap(({ id, begunAt }) => (begunAt === undefined ? [] : [id])),
  );
  const results: Result[] = [];
  let stopped: string | undefined;
  for (const step of steps) {
    if (ground.cancel.aborted) stopped ??= 'the run was cancelled before it began';
    const isFor = step.ifBegun === undefined || step.ifBegun.some(id => begun.has(id));
    const idle = isFor ? undefined : `none of ${step.ifBegun?.join(', ')} had begun`;
    if (stopped !== undefined || idle !== undefined) {
      results.push(skipResult(step, idle === undefined ? 'cancelled' : 'when-not-met', idle ?? stopped ?? ''));
      continue;
    }
    const [result] = await runSteps([{ ...step, needs: [] }], runSetting(ground, { moment: 'rollback' }));
    if (result === undefined) throw new TypeError('a step has a result');
    note(ground, `rollback: ${step.id} ${result.status}`);
    results.push(result);
    if (result.status !== 'passed' && result.status !== 'skipped') stopped = `${step.id} ${wordOf(result)}`;
  }
  return results.map(result =>
    result.status === 'skipped' && result.reasonCode === 'cancelled' && ground.cancel.aborted
      ? { ...result, status: 'errored', summary: `not run: ${result.summary}` }
      : result,
  );
}

/** The entries after the way back, until all of them hold at once. */
async function askAnew({ verify, within, stableFor }: BackAsked, ground: Ground): Promise<readonly Result[]> {
  const alone = verify.map(step => ({
    ...step,
    needs: step.needs.filter(need => verify.some(({ id }) => id === need)),
  }));
  let last: readonly Result[] = [];
  const ask = async (): Promise<Verdict> => {
    last = await runSteps(alone, runSetting({ ...ground, progress: silent }, { moment: 'rollback' }));
    const bad = last.find(result => !holds(result));
    if (bad === undefined) return passed('all hold');
    return failed(`${bad.id}: ${bad.summary}`, { findings: [] });
  };
  const waiting = { within, every: 2000, 'stable-for': stableFor };
  await until(ask, { waiting, ports: { clock: ground.ports.clock, signal: ground.cancel } }).catch(error => {
    if (!(error instanceof CouldNotTell)) throw error;
  });
  return last;
}

/** What was recorded of the state must be so again: a way back that leads elsewhere is none. */
async function whyOtherState({ state, despite }: BackAsked, ground: Ground): Promise<string | undefined> {
  if (Object.keys(state).length === 0 || despite.length > 0) return undefined;
  const wanted = ground.recorder?.record().state ?? {};
  try {
    const found = await readState(state, ground);
    const other = Object.keys(state).find(name => found[name] !== wanted[name]);
    if (other === undefined) return undefined;
    return `the state "${other}" is ${found[other]}, and ${wanted[other]} was recorded before the deployment`;
  } catch (error) {
    if (error instanceof CouldNotTell) return `the state cannot be told after the way back: ${error.message}`;
    throw error;
  }
}
