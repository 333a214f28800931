import type { Deployed } from '../report/delivery.js';
import type { Report } from '../report/report.js';
import { count, showDuration } from '../text/units.js';

/** Deployed, in part or perhaps, and not as it should be, with nobody but people left to end it. */
export const isHeld = ({
  deployed,
  decision,
  reasonCode,
}: Pick<Report, 'deployed' | 'decision' | 'reasonCode'>): boolean =>
  decision === 'no-go' &&
  reasonCode !== 'sign-off-pending' &&
  (deployed === 'yes' || deployed === 'partly' || deployed === 'unknown');

const DEPLOYED: Readonly<Record<Deployed, string>> = {
  no: 'Nothing was deployed.',
  partly: 'A part of the release is deployed.',
  unknown: 'Nobody knows what of the release is deployed.',
  yes: 'The release is deployed.',
  back: 'The release was taken back.',
  replaced: 'Something newer was deployed meanwhile.',
};

/** What became of the release and of the way back, a sentence each; empty for a stage that is a list of checks. */
export function deliverySentences(report: Report): readonly string[] {
  const { deployed, rollback, watch, record, complete } = report;
  if (deployed === undefined) return [];
  const red = (record?.before ?? []).filter(({ status }) => status === 'failed').map(({ id }) => id);
  return [
    DEPLOYED[deployed],
    ...(rollback === undefined || rollback.status === 'none' ? [] : [sayRollback(rollback)]),
    ...(red.length > 0 ? [`Failed before the deployment, too: ${red.join(', ')}.`] : []),
    ...(watch ? [sayWatch(watch)] : []),
    ...(report.decision === 'go' && complete === false
      ? ['This report does not prove the stage: phases are missing.']
      : []),
  ];
}

/** What whoever is called to a held stage can do. */
export const HELD = 'It stays so until `verify` finds it good, or `rollback` takes it back.';

function sayRollback({ status, trigger, why, to, despite }: NonNullable<Report['rollback']>): string {
  const by = trigger === undefined || trigger === 'command' ? '' : `, triggered by ${trigger},`;
  const overridden = despite === undefined ? '' : ` Overridden by name: ${despite.join(', ')}.`;
  if (status === 'verified')
    return `The way back${by} led to ${to ?? 'what ran before'}, and was verified.${overridden}`;
  if (status === 'refused') return `The way back${by} was refused: ${why ?? 'nobody knows why'}.${overridden}`;
  return `The way back${by} has not helped: ${why ?? 'it had not ended'}.${overridden}`;
}

const ENDS = {
  time: 'to its end',
  trigger: 'until something failed',
  unknown: 'until too much was unknown',
  superseded: 'until something newer was deployed',
  cancelled: 'until the run was cancelled',
} as const;

const sayWatch = ({ for: ms, samples, unknown, endedBy }: NonNullable<Report['watch']>): string =>
  `Watched ${ENDS[endedBy]}: ${count(samples, 'sample')} of ${showDuration(ms)}${unknown > 0 ? `, ${unknown} unknown` : ''}.`;
