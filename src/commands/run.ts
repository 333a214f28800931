import { dateOf } from '../config/load.js';
import { hasPhases } from '../config/phases/lists.js';
import type { Config, Stage } from '../config/schema.js';
import { agreeOnImages } from '../pipeline/agree.js';
import { strangeFileReasons, strangeFiles } from '../pipeline/checked-commit.js';
import { preloadRenderers } from '../pipeline/deliver/deliver.js';
import { readyIfHeld } from '../pipeline/held.js';
import { judge } from '../pipeline/judge.js';
import { staleResults } from '../pipeline/other-runs/freshness.js';
import type { TakenOver } from '../pipeline/other-runs/take-over.js';
import { planStage } from '../pipeline/plan.js';
import { runSteps } from '../pipeline/run.js';
import { standIns } from '../pipeline/stand-ins.js';
import type { Selection, Step } from '../pipeline/step.js';
import { openWaivers, type Waivers } from '../pipeline/waive.js';
import { readCheckout } from '../ports/git/git-commit.js';
import { openCircumstances } from '../ports/runner/circumstances.js';
import { assembleReport } from '../report/assemble.js';
import { NO_ROLLBACK } from '../report/delivery.js';
import type { Reason, Report, Result, Subject } from '../report/report.js';
import { UsageError } from '../usage-error.js';
import { windowNotes } from './delivery/window.js';
import type { Proven } from './evidence.js';
import { type OpenStage, openStage, originOf, type RuledStage, withRules } from './open-stage.js';
import type { ReadEarlier } from './reuse.js';
import type { Ran, RunRequest, World } from './world.js';

/**
 * Runs a stage's checks and decides; delivers nothing. Throws `ConfigInvalid` and `UsageError` before anything has run.
 */
export async function run(request: RunRequest, world: World, given?: ReadEarlier): Promise<Ran> {
  const open = await openStage(request, world);
  const circumstances = openCircumstances(world, open.workspace.root);
  const planned = await planStage({ ...open, selection: request, circumstances });
  const reused = await reuse(planned, { ...open, given });
  const { report, list } = await withRules(open, async ruled => {
    const made = await check({ ...ruled, ...reused, request, world });
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}

export interface PlannedRun extends RuledStage, TakenOver {
  readonly request: Pick<RunRequest, 'jobs' | 'failFast' | 'evidence' | 'reportDirectory' | 'only' | 'shard'>;
  readonly world: World;
}

/** What the checks of a stage have found, before anything is decided. */
export interface Examined {
  readonly results: readonly Result[];
  readonly faults: readonly Reason[];
  readonly waivers: Waivers;
  readonly earlier: Proven | undefined;
  readonly policy: Report['policy'];
  /** Marked where the files are not those of its commit. */
  readonly subject: Subject;
}

/** Runs the checks of a stage. */
export async function examine(planned: PlannedRun): Promise<Examined> {
  const { config, name, request, world, ports, redact, steps, now, subject, workspace } = planned;
  const policy = await planned.policy.note(config);
  const isWorkflow = Boolean(world.env.GITHUB_SHA);
  const before = await readCheckout(workspace.root, world.env);
  const isStrange = isWorkflow && strangeFiles(subject, { before, after: before }).length > 0;
  const waivers = await openWaivers(planned.waivers, { today: dateOf(now), stage: name });
  const earlier = await prove(planned);
  const running = runSteps(
    steps.map(step => holdBack(step, { earlier, isStrange })),
    {
      ports,
      redact,
      waive: waivers.apply,
      progress: world.progress,
      cancel: world.cancel,
      jobs: request.jobs,
      failFast: request.failFast,
    },
  );
  // Once the first tools are at work there is time to spare.
  setImmediate(preloadRenderers);
  const finished = await running;
  const results = agreeOnImages(withDigests(finished, await ports.hideInLogs()));
  const strange = strangeFiles(subject, { before, after: await readCheckout(workspace.root, world.env) });
  const faults = [
    ...(isWorkflow ? strangeFileReasons(strange) : []),
    ...(earlier?.faultsOf(results) ?? []),
    ...staleResults(results, { checks: steps, now: new Date(), again: 'run it again' }),
  ];
  return {
    results,
    faults,
    waivers,
    earlier,
    policy,
    subject: strange.length > 0 ? { ...subject, dirty: true } : subject,
  };
}

async function check(planned: PlannedRun): Promise<Report> {
  const { config, name, labelOf, stage, checklist, request, world, now } = planned;
  const unready = readyIfHeld(
    { project: config.project, stage: labelOf(name), subject: planned.subject, startedAt: now, steps: planned.steps },
    { directory: planned.workspace.reportDirectory, redact: planned.redact },
  );
  const { results, faults, waivers, earlier, policy, subject } = await examine(planned);
  unready();
  const isProven = earlier?.note !== undefined;
  const ticked = checklist?.tick({ stage: name, results: [...results, ...standIns({ stage, isProven })] });
  const { toSign, orphans } = await signing(config, { stage, results });
  const judgement = judge({
    results,
    whenNothingApplies: stage['when-nothing-applies'],
    cancelled: world.cancel.aborted,
    checklist: ticked,
    unsigned: request.shard === undefined && signsNow(stage) ? toSign?.map(({ title }) => title) : undefined,
    faults,
  });
  const selection = selectionOf(request, stage.checks.length);
  return assembleReport({
    project: config.project,
    stage: labelOf(name),
    subject,
    startedAt: now,
    durationMs: Date.now() - now.getTime(),
    judgement,
    results,
    selection,
    complete: selection === undefined && !hasPhases(stage),
    ...(hasPhases(stage) && { delivery: { deployed: 'no', rollback: NO_ROLLBACK } }),
    checklist: ticked,
    notices: [
      ...planned.unhidable,
      ...planned.notices,
      ...(await windowNotes(planned)),
      ...waivers.notices(results),
      ...(checklist?.notices ?? []),
      ...orphans,
    ],
    after: earlier?.note,
    policy,
    toSign: signsNow(stage) ? toSign : undefined,
  });
}

/** Whether people sign what the checks have shown, and not what `verify` and `watch` will. */
const signsNow = (stage: Stage): boolean => stage['sign-off']?.at !== 'end' || !hasPhases(stage);

/** What people are asked to sign afterwards; loaded only where somebody is. */
export async function signing(
  config: Config,
  at: { readonly stage: Stage; readonly results: readonly Result[] },
): Promise<{ readonly toSign: Report['toSign']; readonly orphans: readonly string[] }> {
  if (!at.stage['sign-off'] && !at.results.some(({ status }) => status === 'pending'))
    return { toSign: undefined, orphans: [] };
  const { orphanNotices, toSign } = await import('../pipeline/sign-off/to-sign.js');
  return { toSign: toSign(config, at), orphans: orphanNotices(at) };
}

/** Loads nothing unless results have an age. */
async function reuse(
  steps: readonly Step[],
  open: OpenStage & { readonly given: ReadEarlier | undefined },
): Promise<TakenOver> {
  const isPerishable = open.stage.checks.some(check => check['max-age'] !== undefined);
  if (open.given && !isPerishable)
    throw new UsageError('reuse takes over results of checks that have `max-age`, and no check of this stage has one');
  if (!isPerishable) return { steps, notices: [] };
  const { reuseEarlier } = await import('./reuse.js');
  return reuseEarlier(steps, open);
}

/** Loads nothing unless a proof of the stage before is asked for or given. */
async function prove(
  planned: PlannedRun,
): Promise<(Proven & { readonly faultsOf: (results: readonly Result[]) => Report['reasons'] }) | undefined> {
  const { stage, request } = planned;
  if (stage.after === undefined && request.evidence === undefined) return undefined;
  const { faultsOf, proveEarlier } = await import('./evidence.js');
  const earlier = await proveEarlier(planned, request);
  return earlier && { ...earlier, faultsOf: results => faultsOf(earlier, results) };
}

/** A log that was written anew is evidence by what it holds now. */
const withDigests = (results: readonly Result[], digests: ReadonlyMap<string, string>): readonly Result[] =>
  results.map(result => ({
    ...result,
    evidence: result.evidence.map(({ path, sha256 }) => ({ path, sha256: digests.get(path) ?? sha256 })),
  }));

/** Nothing outside is changed for a stage that must not be reached yet. */
function holdBack(
  step: Step,
  { earlier, isStrange }: { readonly earlier: Pick<Proven, 'stage' | 'note'> | undefined; readonly isStrange: boolean },
): Step {
  if (!step.mutates) return step;
  if (isStrange)
    return {
      ...step,
      skip: step.skip ?? 'it changes something outside, and the checkout is not of the commit of this run',
    };
  if (earlier === undefined || earlier.note !== undefined) return step;
  return { ...step, skip: step.skip ?? `it changes something outside, and ${earlier.stage} is not proven` };
}

function selectionOf({ only, shard }: Selection, of: number): Report['selection'] {
  if (!only && !shard) return undefined;
  // What a shard has stands in its checks: a list of hundreds would say nothing more.
  return shard ? { shard: `${shard.index}/${shard.of}`, of } : { only, of };
}
