import { CouldNotTell } from '../../could-not-tell.js';
import { strangeFileReasons, strangeFiles } from '../../pipeline/checked-commit.js';
import { whyNoChange } from '../../pipeline/conditions.js';
import { judge } from '../../pipeline/judge.js';
import type { Phases } from '../../pipeline/phases/conclude.js';
import { deploySteps } from '../../pipeline/phases/deploy-steps.js';
import { type Ground, note, runSetting } from '../../pipeline/phases/ground.js';
import { lookBefore, readState, snapshot } from '../../pipeline/phases/look-before.js';
import { withStep } from '../../pipeline/phases/record.js';
import { planStage } from '../../pipeline/plan.js';
import { runSteps } from '../../pipeline/run.js';
import type { Step } from '../../pipeline/step.js';
import { readCheckout } from '../../ports/git/git-commit.js';
import { openCircumstances } from '../../ports/runner/circumstances.js';
import { NO_ROLLBACK } from '../../report/delivery.js';
import type { Report, Result } from '../../report/report.js';
import { UsageError } from '../../usage-error.js';
import { type Gated, settle } from '../gate.js';
import { openStage, originOf, withRules } from '../open-stage.js';
import { type Examined, examine, signing } from '../run.js';
import type { Ran, World } from '../world.js';
import { lookAfter } from './look-after.js';
import { openGround } from './open-ground.js';
import { type PlannedWay, planWay } from './open-way.js';
import { provePhase } from './prove-phase.js';
import type { DeliveryRequest } from './request.js';
import { type Told, tellAll } from './tell.js';
import { whyOutside } from './window.js';

/**
 * A stage's whole way: its checks or their proof, the deployment, verify, watch, and back where a trigger failed. Nothing is
 * changed before everything earlier is proven and the record is kept. Throws `UsageError` alone.
 */
export const deploy = (request: DeliveryRequest, world: World): Promise<Gated> =>
  settle(request, world, () => goTheWay(request, world));

async function goTheWay(request: DeliveryRequest, world: World): Promise<Ran> {
  const open = await openStage(request, world);
  const { stage, name } = open;
  if (stage.deploy === undefined)
    throw new UsageError(
      `the stage ${name} has no \`deploy\`: nothing to carry out; \`run\` and \`verify\` ask about it`,
    );
  const circumstances = openCircumstances(world, open.workspace.root);
  const steps = await planStage({ ...open, selection: {}, circumstances });
  const way = await planWay({ ...open, circumstances });
  const { report, list } = await withRules(open, async ruled => {
    const ground = await openGround({ ruled, request, world });
    const why = await whyNotHere(request, await whyNoChange(circumstances));
    const planned = { ...ruled, steps, notices: [], request, world };
    const made = await proceed({ ruled: planned, request, ground, way, forbidden: why });
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}

/** Why nothing may be changed by this command, whatever its checks say. */
async function whyNotHere(request: DeliveryRequest, event: string | undefined): Promise<string | undefined> {
  if (event !== undefined) return event;
  if (request.only !== undefined || request.shard !== undefined)
    return 'a part of the stage was asked for, and nothing is deployed on account of a part';
  return undefined;
}

interface Proceeding {
  readonly ruled: Parameters<typeof examine>[0];
  readonly request: DeliveryRequest;
  readonly ground: Ground;
  readonly way: PlannedWay;
  readonly forbidden: string | undefined;
}

async function proceed(at: Proceeding): Promise<Told> {
  const { ruled, request, ground, way, forbidden } = at;
  const barredHere = forbidden === undefined ? undefined : { code: 'not-allowed-here' as const, why: forbidden };
  if (barredHere) return tellAll(at, { phases: { barred: barredHere, isGo: false, rollback: NO_ROLLBACK } });
  // Nothing is asked for hours where the answer is known by now.
  const closed = request.dryRun ? undefined : await whyOutside(ruled, undefined);
  if (closed !== undefined)
    return tellAll(at, { phases: { barred: outsideWindow(closed), isGo: false, rollback: NO_ROLLBACK } });
  const earlier = await checksOf(at);
  const first = { isGo: earlier.isGo, rollback: NO_ROLLBACK };
  const given = { ...earlier, phases: first };
  if (!earlier.isGo) return tellAll(at, given);
  if (request.dryRun) {
    const dry = { code: 'not-allowed-here' as const, why: sayDryRun(way) };
    const results = [...earlier.results, ...(await rehearse(way.deploy, ground))];
    return tellAll(at, { ...given, results, phases: { ...first, barred: dry } });
  }
  ground.images = imagesOf(at, earlier);
  const barred = (await barByWindow(at, earlier)) ?? (await bar(at));
  if (barred) return tellAll(at, { ...given, phases: { ...first, barred } });
  note(ground, 'deploy: the record is kept');
  await request.begun?.(ruled.subject.sha);
  const { results, superseded } = await deploySteps(way.deploy, ground);
  const deployed: Phases = { ...first, deploy: results, superseded };
  const after = await lookAfter({ ruled, request, ground, way, deployed });
  return tellAll(at, { ...given, phases: after.phases, results: [...earlier.results, ...after.results] });
}

interface Earlier extends Partial<Examined> {
  readonly isGo: boolean;
  readonly results: readonly Result[];
  readonly faults: Examined['faults'];
  /** Of the report that proves them. */
  readonly signOff?: Report['signOff'];
}

/** What the checks say: run now, or proven by the report of the job that ran them. */
async function checksOf({ ruled, request }: Proceeding): Promise<Earlier> {
  const { stage, config, world, checklist, name } = ruled;
  const ticked = (results: readonly Result[]) => checklist?.tick({ stage: name, results });
  const judged = (results: readonly Result[], faults: Examined['faults'], unsigned: readonly string[]) =>
    judge({
      results,
      faults,
      whenNothingApplies: stage['when-nothing-applies'],
      cancelled: world.cancel.aborted,
      checklist: ticked(results),
      unsigned,
    }).decision === 'go';
  if (request.report !== undefined) {
    const { report, results, faults } = await provePhase(ruled, {
      report: request.report,
      reportDigest: request.reportDigest,
      phases: ['checks'],
    });
    const isEmpty = stage.checks.length === 0;
    const all = [...(await strangeness(ruled)), ...faults];
    const proof = { signOff: report?.signOff, after: report?.after };
    return { isGo: isEmpty ? all.length === 0 : judged(results, all, []), results, faults: all, ...proof };
  }
  if (stage.checks.length === 0) {
    const roles = stage['sign-off']?.at === 'deploy' ? stage['sign-off'].roles : [];
    const nothing = await examine(ruled);
    return { ...nothing, isGo: nothing.faults.length === 0 && roles.length === 0 };
  }
  const found = await examine(ruled);
  const { toSign = [] } = await signing(config, { stage, results: found.results });
  const unsigned = stage['sign-off']?.at === 'end' ? [] : toSign.map(({ title }) => title);
  return { ...found, isGo: judged(found.results, found.faults, unsigned) };
}

const outsideWindow = (why: string) => ({ code: 'outside-window' as const, why });

/** The checks may have lasted until after the window, and who has signed is known by now. */
async function barByWindow({ ruled, request }: Proceeding, { signOff }: Earlier): Promise<Phases['barred']> {
  if (request.dryRun) return undefined;
  const signed = (signOff?.roles ?? []).flatMap(({ role, status }) => (status === 'signed' ? [role] : []));
  const why = await whyOutside(ruled, signed);
  return why === undefined ? undefined : outsideWindow(why);
}

/** Why the files here, by which is deployed, are not those of the commit of this run. */
async function strangeness({ subject, workspace, world }: Proceeding['ruled']): Promise<Examined['faults']> {
  if (!world.env.GITHUB_SHA) return [];
  const here = await readCheckout(workspace.root, world.env);
  return strangeFileReasons(strangeFiles(subject, { before: here, after: here }));
}

/** The last look before the first change, and the record; why nothing may begin after all. */
async function bar({ ruled, request, ground, way }: Proceeding): Promise<Phases['barred']> {
  const { recorder } = ground;
  if (recorder === undefined) throw new TypeError('a deployment has a record');
  if (request.confirm && !(await request.confirm(`Deploy ${ruled.name}?`)))
    return { code: 'not-allowed-here', why: 'nobody has said yes to the deployment' };
  try {
    const already = await ground.whyDeployedAlready();
    if (already !== undefined) return { code: 'already-deployed', why: already };
    const superseded = await ground.whySuperseded();
    if (superseded !== undefined) return { code: 'superseded', why: superseded };
    const triggers = way.verify.filter(({ id }) => way.triggers.includes(id));
    const state = await readState(ruled.stage.rollback?.state ?? {}, ground);
    const before = await lookBefore(triggers, ground);
    const runs = await snapshot(way.deploy, ground);
    if (ground.cancel.aborted) return { code: 'cancelled', why: 'the run was cancelled before anything was changed' };
    await recorder.change(record => {
      const noted = [...runs].reduce((value, [id, was]) => withStep(value, { id, before: was }), record);
      return { ...noted, state, before: [...before], images: ground.images };
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const code = ground.cancel.aborted ? 'cancelled' : 'evidence-missing';
    return { code, why: `nothing was changed: ${error.message}. ${error.remedy}` };
  }
}

/** What each step says it would do, of the kinds that can try without changing anything. */
async function rehearse(steps: readonly Step[], ground: Ground): Promise<readonly Result[]> {
  const able = steps.flatMap(({ rehearse: tried, ...step }) =>
    tried === undefined ? [] : [{ ...step, needs: [], mutates: false, run: tried }],
  );
  return runSteps(able, runSetting(ground, { moment: 'before' }));
}

/** The images that checks of this stage and of the one before looked at, by `STAGE/ID`. */
function imagesOf({ ruled }: Proceeding, { results, earlier }: Earlier): Ground['images'] {
  const own = results.map(result => ({ stage: ruled.name, result }));
  const before = (earlier?.results ?? []).map(result => ({ stage: ruled.stage.after?.stage ?? '', result }));
  return Object.fromEntries(
    [...own, ...before].flatMap(({ stage, result: { id, images = [] } }) =>
      images.length === 0 ? [] : [[`${stage}/${id}`, images.map(({ image, digest }) => ({ image, digest }))]],
    ),
  );
}

function sayDryRun({ deploy, verify }: PlannedWay): string {
  const steps = deploy.map(({ id, skip }) => (skip === undefined ? id : `${id} (skipped: ${skip})`));
  return `a dry run changes nothing; it would do ${steps.join(', then ')}, and then ask ${verify.map(({ id }) => id).join(', ')}`;
}
