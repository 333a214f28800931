import { CouldNotTell } from '../../could-not-tell.js';
import { whyNoChange } from '../../pipeline/conditions.js';
import type { Phases } from '../../pipeline/phases/conclude.js';
import { goBack } from '../../pipeline/phases/go-back.js';
import type { DeployRecord } from '../../pipeline/phases/record.js';
import { openCircumstances } from '../../ports/runner/circumstances.js';
import { NO_ROLLBACK } from '../../report/delivery.js';
import type { Result } from '../../report/report.js';
import { UsageError } from '../../usage-error.js';
import { type Gated, settle } from '../gate.js';
import { openStage, originOf, type RuledStage, withRules } from '../open-stage.js';
import type { Policy } from '../policy.js';
import type { Ran, World } from '../world.js';
import { findKept, findRecord, sayUnknown } from './find-record.js';
import { whatRan } from './look-after.js';
import { openGround } from './open-ground.js';
import { planWay, whyReplaced } from './open-way.js';
import type { DeliveryRequest } from './request.js';
import { tellAll } from './tell.js';

/**
 * Goes back by hand: by the record of a deployment, with the config and the steps that it was deployed with, whatever the
 * checkout has by now. Throws `UsageError` alone.
 */
export async function rollback(request: DeliveryRequest, world: World): Promise<Gated> {
  const { record, source } = await recordOf(request, world);
  const asked = { ...request, stage: stageOf(record, request.stage), instance: record.instance };
  return settle(asked, world, () => goBackByHand(asked, { record, source, world }));
}

interface Found {
  readonly record: DeployRecord;
  /** The run that has left it, where nobody named it. */
  readonly source?: string | undefined;
}

async function recordOf(request: DeliveryRequest, world: World): Promise<Found> {
  try {
    const record = await findRecord({ request, world });
    if (record !== undefined) return { record };
    const kept = await findKept(request, world);
    if (kept !== undefined) return kept;
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    throw new UsageError(sayUnknown(error), { cause: error });
  }
  throw new UsageError('rollback goes back by the record of a deployment, and none is given: --record FILE@sha256:…');
}

function stageOf({ stage, instance }: DeployRecord, wanted: string | undefined): string {
  const name = instance === undefined ? stage : stage.slice(0, -` (${instance})`.length);
  if (wanted !== undefined && wanted !== name)
    throw new UsageError(`the record is of the stage ${name}, not of ${wanted}`);
  return name;
}

interface At extends Found {
  readonly world: World;
}

async function goBackByHand(request: DeliveryRequest, { record, source, world }: At): Promise<Ran> {
  // The config of the record, of which its digest tells that nobody has changed it.
  const policy: Policy = { source: record.config, files: undefined, note: async () => undefined };
  const open = await openStage(request, world, policy);
  const { stage, name } = open;
  const { rollback: wanted } = stage;
  if (wanted === undefined) throw new UsageError(`the stage ${name} has no \`rollback\`: nothing says how to go back`);
  const circumstances = openCircumstances(world, open.workspace.root);
  const way = await planWay({ ...open, circumstances });
  const { report, list } = await withRules(open, async given => {
    const ruled: RuledStage = { ...given, subject: subjectOf(given, record) };
    const ground = await openGround({ ruled, request, world, record });
    const barred = await whyNotNow(request, { forbidden: await whyNoChange(circumstances), name });
    const notices = noticesOf(given, { record, source });
    const planned = { ...ruled, steps: [], notices, request, world };
    if (barred !== undefined) {
      const phases: Phases = { isGo: false, rollback: NO_ROLLBACK, barred: { code: 'not-allowed-here', why: barred } };
      return { report: await tellAll({ ruled: planned, ground }, { phases }), list: undefined };
    }
    const note = await goBack(
      {
        trigger: 'command',
        triggers: way.triggers,
        isAutomatic: false,
        despite: request.despite,
        steps: way.back,
        verify: way.backVerify,
        within: wanted.within,
        stableFor: wanted['stable-for'],
        state: wanted.state ?? {},
        whyReplaced: () => whyReplaced(way.deploy, ground),
        from: record.subject.sha,
        to: whatRan(record),
      },
      ground,
    );
    const none: readonly Result[] = [];
    const made = await tellAll({ ruled: planned, ground }, { phases: { isGo: true, rollback: note, deploy: none } });
    return { report: made, list: undefined };
  });
  return { report, list, redact: open.redact, origin: originOf(world.env, open.workspace) };
}

async function whyNotNow(
  request: DeliveryRequest,
  { forbidden, name }: { readonly forbidden: string | undefined; readonly name: string },
): Promise<string | undefined> {
  if (forbidden !== undefined) return forbidden;
  if (request.dryRun) return 'a dry run changes nothing';
  if (request.confirm && !(await request.confirm(`Take ${name} back?`))) return 'nobody has said yes to the way back';
  return undefined;
}

/** About what was deployed, in the run that takes it back. */
function subjectOf({ subject }: RuledStage, record: DeployRecord): RuledStage['subject'] {
  const { runId, runAttempt, event } = subject;
  return { ...record.subject, runId, runAttempt, event };
}

/** Scripts that steps run are files of the checkout. */
function noticesOf({ subject }: RuledStage, { record, source }: Found): readonly string[] {
  const from = source === undefined ? [] : [`The record is the newest one of ${record.stage}, left by ${source}.`];
  if (subject.sha === record.subject.sha) return from;
  return [
    ...from,
    `The checkout is of ${subject.sha ?? 'no commit'}, and ${record.subject.sha ?? 'no commit'} was deployed: scripts that the steps run are those of the checkout.`,
  ];
}
