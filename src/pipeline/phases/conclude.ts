import type { DeliveryNotes, RollbackNote, WatchNote } from '../../report/delivery.js';
import type { Reason, Result } from '../../report/report.js';
import { type BarCode, type EndState, endOf, type Way } from './end-states.js';

/** What the phases of a stage have come to. */
export interface Phases {
  readonly barred?: { readonly code: BarCode; readonly why: string } | undefined;
  readonly isGo: boolean;
  readonly deploy?: readonly Result[] | undefined;
  /** Why a deployment stopped between its steps, although none had failed. */
  readonly superseded?: string | undefined;
  readonly verify?: readonly Result[] | undefined;
  readonly watch?: { readonly note: WatchNote; readonly why?: string | undefined } | 'elsewhere' | undefined;
  readonly rollback: RollbackNote;
}

export interface Concluded {
  readonly state: EndState;
  readonly deployed: DeliveryNotes['deployed'];
  /** What goes before the reasons that results give. */
  readonly leading: readonly Reason[];
}

/** The end state of a stage, and the reasons that follow from it; from data alone. */
export function concludePhases(phases: Phases): Concluded {
  const state = endOf(wayOf(phases));
  const superseded = state.code === 'superseded';
  const reasons = reasonOf(state, phases);
  return {
    state,
    deployed: superseded && phases.superseded !== undefined ? 'partly' : state.deployed,
    leading: reasons,
  };
}

export function wayOf(phases: Phases): Way {
  const { barred, deploy, verify, watch, rollback } = phases;
  const watchEnd = watch === undefined ? 'none' : watch === 'elsewhere' ? watch : watch.note.endedBy;
  return {
    barred: barred?.code ?? 'none',
    checks: phases.isGo ? 'go' : 'no-go',
    deploy: deploy === undefined ? 'none' : phaseOf(deploy, 'errored'),
    verify: verify === undefined ? 'none' : phaseOf(verify.filter(isAsked), 'passed'),
    watch: phases.superseded === undefined ? watchEnd : 'superseded',
    rollback: rollback.status,
  };
}

/** What people answer is not over yet when the phase is. */
const isAsked = ({ status }: Result): boolean => status !== 'pending';

function phaseOf(results: readonly Result[], empty: 'passed' | 'errored'): 'passed' | 'failed' | 'errored' {
  const required = results.filter(result => result.required);
  if (required.some(({ status }) => status === 'failed')) return 'failed';
  const holds = ({ status, reasonCode }: Result) =>
    status === 'passed' || status === 'waived' || (status === 'skipped' && reasonCode === 'when-not-met');
  if (required.length === 0) return empty;
  return required.every(holds) ? 'passed' : 'errored';
}

function reasonOf({ code, name }: EndState, phases: Phases): readonly Reason[] {
  if (code === undefined) return held(phases);
  const { barred, rollback, watch, deploy = [] } = phases;
  if (barred) return [{ code, message: barred.why }];
  if (code === 'rollback-triggered') return [{ code, message: sayRollback(rollback) }];
  if (code === 'superseded') {
    const why = phases.superseded ?? (typeof watch === 'object' ? watch.why : undefined);
    return [{ code, message: why ?? 'something newer was deployed' }];
  }
  const status = code === 'deploy-failed' ? 'failed' : 'errored';
  const bad = deploy.find(result => result.status === status);
  if (bad) return [{ code, check: bad.id, message: bad.summary }];
  return [{ code, message: `how the deployment has ended is unknown (${name})` }];
}

/** A watch that ended badly though the last answers of its entries may hold. */
function held({ watch }: Phases): readonly Reason[] {
  if (typeof watch !== 'object' || watch.why === undefined) return [];
  const { endedBy } = watch.note;
  if (endedBy === 'trigger') return [{ code: 'check-failed', message: watch.why }];
  if (endedBy === 'cancelled') return [{ code: 'cancelled', message: watch.why }];
  return endedBy === 'unknown' ? [{ code: 'check-errored', message: watch.why }] : [];
}

function sayRollback({ status, trigger, why, to }: RollbackNote): string {
  const by = trigger === undefined || trigger === 'command' ? '' : `${trigger} failed, and `;
  if (status === 'verified')
    return `${by}the release was taken back${to === undefined ? '' : ` to ${to}`}, which was verified`;
  if (status === 'refused') return `${by}it was not taken back: ${why ?? 'nobody knows why'}`;
  return `${by}the way back has not helped: ${why ?? 'nobody knows why'}`;
}
