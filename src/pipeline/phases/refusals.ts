import type { DeployRecord } from './record.js';

/** Why an automatic way back is not taken; whoever goes back by hand can override it by its name. */
export interface Refusal {
  readonly name: string;
  readonly why: string;
  /** Nobody can override it: there is nothing to go back to, or nothing to take back. */
  readonly final?: true;
}

export interface WayBack {
  readonly record: DeployRecord;
  /** Nobody has asked for it by hand. */
  readonly isAutomatic: boolean;
  /** Ids of all triggers. */
  readonly triggers: readonly string[];
  /** Why what runs is not what this run deployed, or why that could not be told. */
  readonly replaced?: { readonly why: string } | undefined;
  /** Kinds of the steps that would take it back. */
  readonly kinds: readonly string[];
}

/** Every reason against the way back, from data alone; empty where it may be taken. */
export function refusalsOf(way: WayBack): readonly Refusal[] {
  const { record, replaced } = way;
  const begun = record.steps.filter(({ begunAt }) => begunAt !== undefined);
  const oneWay = begun.filter(({ reversible }) => !reversible);
  return [
    ...(begun.some(({ mutates }) => mutates)
      ? []
      : [
          {
            name: 'nothing-changed',
            why: 'nothing was changed, so there is nothing to take back',
            final: true as const,
          },
        ]),
    ...(record.rollback === undefined
      ? []
      : [
          {
            name: 'rolled-back',
            why: `it was taken back already at ${record.rollback.begunAt}: ${record.rollback.status}`,
          },
        ]),
    ...oneWay.map(({ id }) => ({
      name: id,
      why: `the step ${id} had begun, and it has no way back (reversible: false)`,
    })),
    ...(replaced === undefined ? [] : [{ name: 'replaced', why: replaced.why }]),
    ...unrecorded(way),
    ...redBefore(way),
  ];
}

function unrecorded({ record, kinds }: WayBack): readonly Refusal[] {
  if (!kinds.includes('undo')) return [];
  const changed = record.steps.filter(
    ({ begunAt, kind }) => begunAt !== undefined && (kind === 'apply' || kind === 'argocd'),
  );
  if (changed.length > 0 && changed.every(({ before }) => before !== undefined)) return [];
  const why = 'the record does not say what ran before, so that `undo` has nothing to go back to';
  return [{ name: 'not-recorded', why, final: true }];
}

/** The remedy of an outage must not be taken back because the outage goes on. */
function redBefore({ record, triggers, isAutomatic }: WayBack): readonly Refusal[] {
  if (!isAutomatic) return [];
  const looked = record.before.filter(({ id }) => triggers.includes(id));
  if (looked.length === 0 || looked.some(({ status }) => status !== 'failed')) return [];
  return [{ name: 'red-before', why: 'everything that was looked at before the deployment had failed then, too' }];
}
