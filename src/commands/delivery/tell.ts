import { hasPhases } from '../../config/phases/lists.js';
import { judge } from '../../pipeline/judge.js';
import { concludePhases, type Phases } from '../../pipeline/phases/conclude.js';
import type { Ground } from '../../pipeline/phases/ground.js';
import { standIns } from '../../pipeline/stand-ins.js';
import { assembleReport } from '../../report/assemble.js';
import type { DeliveryNotes } from '../../report/delivery.js';
import type { Reason, Report, Result, SignOff } from '../../report/report.js';
import type { Examined, PlannedRun } from '../run.js';
import { signing } from '../run.js';
import { whatRan } from './look-after.js';

export type Told = Report;

interface Asked {
  readonly ruled: PlannedRun;
  readonly ground: Ground;
}

interface Found extends Partial<Pick<Examined, 'waivers' | 'earlier' | 'policy' | 'subject'>> {
  readonly phases: Phases;
  readonly results?: readonly Result[];
  readonly faults?: readonly Reason[];
  /** Of the report that proved the checks. */
  readonly signOff?: SignOff | undefined;
  readonly after?: Report['after'];
}

/** Judges all phases together and puts the report together. */
export async function tellAll({ ruled, ground }: Asked, found: Found): Promise<Report> {
  const { config, name, labelOf, stage, checklist, now, world } = ruled;
  const { phases, results = [], faults = [], signOff } = found;
  const { state, deployed, leading } = concludePhases(phases);
  const hidden = await ruled.ports.hideInLogs();
  const clean = results.map(result => ({
    ...result,
    evidence: result.evidence.map(({ path, sha256 }) => ({ path, sha256: hidden.get(path) ?? sha256 })),
  }));
  const ticked = checklist?.tick({
    stage: name,
    results: [
      ...clean,
      ...standIns({ stage, watch: phases.watch, isProven: (found.earlier?.note ?? found.after) !== undefined }),
    ],
    roles: signOff?.roles,
  });
  const { toSign, orphans } = await signing(config, { stage, results: clean });
  const signsNow = stage['sign-off']?.at === 'end' ? deployed === 'yes' : signOff === undefined;
  const open = signsNow ? toSign : undefined;
  const judgement = judge({
    results: clean,
    leading,
    whenNothingApplies: stage['when-nothing-applies'],
    cancelled: world.cancel.aborted && leading.every(({ code }) => code !== 'cancelled'),
    checklist: ticked,
    unsigned: open?.map(({ title }) => title),
    faults,
  });
  const isLast = state.mayGo === true && phases.verify !== undefined && phases.watch !== 'elsewhere';
  const report = assembleReport({
    project: config.project,
    stage: labelOf(name),
    subject: found.subject ?? ruled.subject,
    startedAt: now,
    durationMs: Date.now() - now.getTime(),
    judgement: state.mayGo === true ? judgement : neverGo(judgement),
    results: clean,
    selection: undefined,
    complete: isLast && holdsAll(clean, stage),
    delivery: notesOf({ ruled, ground }, { phases, deployed, isHeld: state.held === true }),
    checklist: ticked,
    notices: [...ruled.notices, ...(found.waivers?.notices(clean) ?? []), ...(checklist?.notices ?? []), ...orphans],
    after: found.earlier?.note ?? found.after,
    policy: found.policy,
    toSign: open,
  });
  return signOff === undefined ? report : { ...report, signOff };
}

/** The table of end states has the last word: what it does not know as go is none. */
function neverGo(judgement: ReturnType<typeof judge>): ReturnType<typeof judge> {
  if (judgement.decision === 'no-go') return judgement;
  const reason: Reason = { code: 'deploy-unknown', message: 'how the deployment has ended is unknown' };
  return { decision: 'no-go', reasonCode: reason.code, reasons: [reason] };
}

/** Whether the results are those of every phase of the stage. */
function holdsAll(results: readonly Result[], stage: PlannedRun['stage']): boolean {
  if (!hasPhases(stage)) return true;
  const ids = new Set(results.map(({ id }) => id));
  return [...stage.checks, ...(stage.deploy ?? []), ...(stage.verify ?? [])].every(({ id }) => ids.has(id));
}

function notesOf(
  { ruled, ground }: Asked,
  at: { readonly phases: Phases; readonly deployed: DeliveryNotes['deployed']; readonly isHeld: boolean },
): DeliveryNotes {
  const { recorder, timeline } = ground;
  const record = recorder?.record();
  const isKept =
    at.phases.deploy !== undefined || (record?.steps.some(({ begunAt }) => begunAt !== undefined) ?? false);
  const { rollback, watch } = at.phases;
  const owner = ruled.stage.rollback?.owner;
  return {
    deployed: at.deployed,
    ...(recorder && record && isKept
      ? { record: { digest: recorder.digest(), from: whatRan(record), to: record.subject.sha, before: record.before } }
      : {}),
    rollback,
    ...(typeof watch === 'object' && { watch: watch.note }),
    ...(timeline.length > 0 && { timeline }),
    ...(at.isHeld && owner !== undefined && { owner }),
  };
}
