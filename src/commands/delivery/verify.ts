import type { Phase } from '../../config/phases/lists.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { whyNoChange } from '../../pipeline/conditions.js';
import type { Phases } from '../../pipeline/phases/conclude.js';
import type { DeployRecord } from '../../pipeline/phases/record.js';
import { openCircumstances } from '../../ports/runner/circumstances.js';
import { NO_ROLLBACK } from '../../report/delivery.js';
import type { Reason } from '../../report/report.js';
import { UsageError } from '../../usage-error.js';
import { type Gated, settle } from '../gate.js';
import { openStage, originOf, type RuledStage, withRules } from '../open-stage.js';
import type { Ran, World } from '../world.js';
import { findRecord, sayUnknown, whyOther } from './find-record.js';
import { lookAfter } from './look-after.js';
import { openGround } from './open-ground.js';
import { planWay } from './open-way.js';
import { type ProvenPhase, provePhase } from './prove-phase.js';
import type { DeliveryRequest } from './request.js';
import { tellAll } from './tell.js';

/**
 * Asks what is deployed, and watches it. With the report of the phase before, the new one holds all phases and proves the
 * stage; without, it speaks of what is there alone. Throws `UsageError` alone.
 */
export const verify = (request: DeliveryRequest, world: World): Promise<Gated> =>
  settle(request, world, () => askWhatIsThere(request, world));

async function askWhatIsThere(request: DeliveryRequest, world: World): Promise<Ran> {
  const open = await openStage(request, world);
  const { stage, name } = open;
  if (stage.verify === undefined)
    throw new UsageError(`the stage ${name} has no \`verify\`: nothing to ask; \`run\` asks its checks`);
  const circumstances = openCircumstances(world, open.workspace.root);
  const way = await planWay({ ...open, circumstances });
  const { report, list } = await withRules(open, async ruled => {
    const earlier = await earlierPhases(ruled, request);
    const found = await recordOf({ ruled, request, world, earlier });
    const ground = await openGround({
      ruled,
      request,
      world,
      record: found.record,
      hasRecord: found.record !== undefined,
    });
    const forbidden = await whyNoChange(circumstances);
    const mayChange = forbidden === undefined && !request.dryRun && found.record !== undefined;
    const notices = request.rollback === 'auto' && !mayChange ? [sayNoWayBack(forbidden ?? found.why)] : [];
    const results = earlier?.results ?? [];
    const before = results.filter(({ phase }) => phase !== 'deploy');
    const deployed = results.filter(({ phase }) => phase === 'deploy');
    const start: Phases = {
      isGo: true,
      rollback: NO_ROLLBACK,
      ...(deployed.length > 0 && { deploy: deployed }),
    };
    const after = await lookAfter({
      ruled,
      request: mayChange ? request : { ...request, rollback: 'never' },
      ground,
      way,
      deployed: start,
    });
    const planned = { ...ruled, steps: [], notices, request, world };
    const made = await tellAll(
      { ruled: planned, ground },
      {
        phases: after.phases,
        results: [...before, ...after.results],
        faults: [...(earlier?.faults ?? []), ...found.faults],
        signOff: earlier?.report?.signOff,
        after: earlier?.report?.after,
      },
    );
    return { report: made, list: ruled.checklist?.write(made) };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}

/** What the report that was given proves of the phases before. */
async function earlierPhases(ruled: RuledStage, request: DeliveryRequest): Promise<ProvenPhase | undefined> {
  if (request.report === undefined) return undefined;
  const { checks, deploy } = ruled.stage;
  const phases: readonly Phase[] = [
    ...(checks.length > 0 ? (['checks'] as const) : []),
    ...(deploy === undefined ? [] : (['deploy'] as const)),
  ];
  return provePhase(ruled, { report: request.report, reportDigest: request.reportDigest, phases });
}

interface FoundRecord {
  readonly record: DeployRecord | undefined;
  readonly faults: readonly Reason[];
  readonly why?: string | undefined;
}

/** The record of what is looked at, where one is there: without it nothing can be taken back. */
async function recordOf(at: {
  readonly ruled: RuledStage;
  readonly request: DeliveryRequest;
  readonly world: World;
  readonly earlier: ProvenPhase | undefined;
}): Promise<FoundRecord> {
  const { ruled, request, world, earlier } = at;
  const { config, name, labelOf, subject } = ruled;
  if (ruled.stage.deploy === undefined)
    return { record: undefined, faults: [], why: 'somebody else deploys this stage' };
  try {
    const record = await findRecord({ request, world, digest: earlier?.report?.record?.digest });
    if (record === undefined) return { record, faults: [], why: 'there is no record of the deployment' };
    const { sha, configDigest } = subject;
    const other = whyOther(record, { project: config.project, stage: labelOf(name), sha, configDigest });
    if (other === undefined) return { record, faults: [] };
    const isAsked = request.record !== undefined;
    return { record: undefined, faults: isAsked ? [{ code: 'evidence-stale', message: other }] : [], why: other };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    const message = sayUnknown(error);
    return { record: undefined, faults: [{ code: 'evidence-missing', message }], why: message };
  }
}

const sayNoWayBack = (why: string | undefined): string =>
  `Nothing could have been taken back by itself: ${why ?? 'this is a dry run'}.`;
