import type { Phases } from '../../pipeline/phases/conclude.js';
import { goBack } from '../../pipeline/phases/go-back.js';
import { type Ground, note, runSetting } from '../../pipeline/phases/ground.js';
import { failingWhenSilent } from '../../pipeline/phases/unreachable.js';
import { watch } from '../../pipeline/phases/watch.js';
import { runSteps } from '../../pipeline/run.js';
import { NO_ROLLBACK, type RollbackNote } from '../../report/delivery.js';
import type { Result } from '../../report/report.js';
import type { RuledStage } from '../open-stage.js';
import { type PlannedWay, whyReplaced } from './open-way.js';
import type { DeliveryRequest } from './request.js';

interface After {
  readonly ruled: RuledStage;
  readonly request: Pick<DeliveryRequest, 'rollback' | 'watches' | 'watchMs' | 'despite'>;
  readonly ground: Ground;
  readonly way: PlannedWay;
  /** The phases so far. */
  readonly deployed: Phases;
}

interface LookedAfter {
  readonly phases: Phases;
  /** Of deploy, verify and watch. */
  readonly results: readonly Result[];
}

/** Verify, watch, and back where a trigger has failed and `rollback` is `auto`. */
export async function lookAfter(after: After): Promise<LookedAfter> {
  const { deployed, ground, way } = after;
  const steps = deployed.deploy ?? [];
  const stopped = deployed.superseded !== undefined || !steps.every(isDone);
  if (stopped) {
    const trigger = failedTrigger(steps, after);
    const rollback = await backIfWanted(trigger, after);
    return { phases: { ...deployed, rollback }, results: steps };
  }
  const verify = await verifyAll(after);
  const trigger = failedTrigger(verify, after);
  if (trigger !== undefined || !verify.filter(({ required }) => required).every(isDoneOrPending)) {
    const rollback = await backIfWanted(trigger, after);
    return { phases: { ...deployed, verify, rollback }, results: [...steps, ...verify] };
  }
  const { watches, forMs } = watchOf(after);
  if (!watches) {
    const elsewhere = after.ruled.stage.watch === undefined ? undefined : ('elsewhere' as const);
    const phases = { ...deployed, verify, watch: elsewhere, rollback: NO_ROLLBACK };
    return { phases, results: [...steps, ...verify] };
  }
  const { 'fail-after': rule, 'max-unknown': maxUnknown, every } = after.ruled.stage.watch ?? DEFAULT;
  const before = ground.recorder?.record().before ?? [];
  const asked = way.watched.map(step => failingWhenSilent(step, { before, othersAnswer: ground.othersAnswer }));
  const seen = await watch(
    { steps: asked, forMs, everyMs: every, ...rule, maxUnknown, whyReplaced: () => whyReplaced(way.deploy, ground) },
    ground,
  );
  const last = new Map(seen.results.map(result => [result.id, result]));
  const results = [...steps, ...verify.map(result => last.get(result.id) ?? result)];
  const phases = { ...deployed, verify, watch: { note: seen.note, why: seen.why }, rollback: NO_ROLLBACK };
  const isTrigger = seen.by !== undefined && seen.note.endedBy === 'trigger' && mayTrigger(seen.by, after);
  if (!isTrigger || seen.by === undefined) return { phases, results };
  return { phases: { ...phases, rollback: await backIfWanted(seen.by, after) }, results };
}

const DEFAULT = { every: 30_000, 'fail-after': { failures: 2, of: 2 }, 'max-unknown': 5 };

function watchOf({ ruled, request }: After): { readonly watches: boolean; readonly forMs: number } {
  const { watch: asked } = ruled.stage;
  const forMs = request.watchMs ?? asked?.for ?? 0;
  return { watches: request.watches && asked !== undefined && forMs > 0, forMs };
}

/** Stops what still runs once a trigger has failed that will be acted on. */
async function verifyAll(after: After): Promise<readonly Result[]> {
  const { ground, way, request } = after;
  const before = ground.recorder?.record().before ?? [];
  note(ground, 'verify: begins');
  const steps = way.verify.map(step => failingWhenSilent(step, { before, othersAnswer: ground.othersAnswer }));
  const stopAt = (result: Result) =>
    request.rollback === 'auto' && result.status === 'failed' && mayTrigger(result.id, after)
      ? `stopped because ${result.id} failed, which triggers the rollback`
      : undefined;
  const results = await runSteps(steps, runSetting(ground, { moment: 'verify', stopAt }));
  note(ground, `verify: ${results.every(isDoneOrPending) ? 'passed' : 'not passed'}`);
  return results.map(result => withNote(result, before));
}

/** Whoever reads a failure must know that it was there before. */
function withNote(result: Result, before: readonly { readonly id: string; readonly status: string }[]): Result {
  const wasRed = before.some(({ id, status }) => id === result.id && status === 'failed');
  return wasRed && result.status === 'failed'
    ? { ...result, summary: `${result.summary} (failed before, too)` }
    : result;
}

const isDone = ({ status, reasonCode }: Result): boolean =>
  status === 'passed' || status === 'waived' || (status === 'skipped' && reasonCode === 'when-not-met');

const isDoneOrPending = (result: Result): boolean => isDone(result) || result.status === 'pending';

const failedTrigger = (results: readonly Result[], after: After): string | undefined =>
  results.find(({ id, status }) => status === 'failed' && mayTrigger(id, after))?.id;

/** What failed before the first change triggers nothing. */
function mayTrigger(id: string, { way, ground }: After): boolean {
  const wasRed = ground.recorder?.record().before.some(look => look.id === id && look.status === 'failed');
  return way.triggers.includes(id) && wasRed !== true;
}

async function backIfWanted(trigger: string | undefined, after: After): Promise<RollbackNote> {
  const { ground, way, request, ruled } = after;
  const { rollback } = ruled.stage;
  if (trigger === undefined || request.rollback !== 'auto' || rollback === undefined) return NO_ROLLBACK;
  const record = ground.recorder?.record();
  return goBack(
    {
      trigger,
      triggers: way.triggers,
      isAutomatic: true,
      despite: [],
      steps: way.back,
      verify: way.backVerify,
      within: rollback.within,
      stableFor: rollback['stable-for'],
      state: rollback.state ?? {},
      whyReplaced: () => whyReplaced(way.deploy, ground),
      from: ruled.subject.sha,
      to: record === undefined ? undefined : whatRan(record),
    },
    ground,
  );
}

/** What ran before the deployment, in words; undefined where nothing was recorded. */
export function whatRan({ state }: { readonly state: Readonly<Record<string, string>> }): string | undefined {
  const parts = Object.entries(state).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? undefined : parts.join(', ');
}
