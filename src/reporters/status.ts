import type { Report } from '../report/report.js';
import { oneLine } from '../text/visible.js';
import { isHeld } from './delivery.js';
import { DECISION } from './wording.js';

/** GitHub refuses a description that is longer. */
const MAX_DESCRIPTION = 140;

/** The decision in the words of GitHub's statuses. */
export function stateOf({ decision, reasonCode }: Report): 'success' | 'failure' | 'error' | 'pending' {
  if (decision === 'go') return 'success';
  if (reasonCode === 'sign-off-pending') return 'pending';
  return reasonCode === 'check-failed' || reasonCode === 'sign-off-rejected' ? 'failure' : 'error';
}

/** The same for the deployment itself: one that was taken back is out of service, one that is held has failed. */
export function deploymentStateOf(report: Report): ReturnType<typeof stateOf> | 'inactive' {
  if (report.deployed === 'back' || report.deployed === 'replaced') return 'inactive';
  return isHeld(report) ? 'failure' : stateOf(report);
}

/** `NO-GO: unit-tests: 2 of 128 tests failed`, within what a status holds. */
export function renderDescription({ decision, reasons, reasonCode }: Report): string {
  const [first, ...more] = reasons;
  const what = first?.check === undefined ? '' : `${first.check}: `;
  const rest = more.length > 0 ? ` (and ${more.length} more)` : '';
  const head = `${DECISION[decision].word}: `;
  const said = oneLine(`${what}${first?.message ?? reasonCode}`);
  return `${head}${cut(said, MAX_DESCRIPTION - head.length - rest.length)}${rest}`;
}

/**
 * `deploy-validate/staging`. A part of a stage has a name of its own, so that its go never stands for the whole; undefined
 * for a shard, of which nobody knows what the others say.
 */
export function statusName({ stage, selection }: Pick<Report, 'stage' | 'selection'>): string | undefined {
  if (selection?.shard !== undefined) return undefined;
  const part = selection?.only === undefined ? '' : ` (only ${selection.only.join(', ')})`;
  return cut(oneLine(`deploy-validate/${stage}${part}`), 250);
}

/** Whole characters alone: half of one would be refused. */
const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
