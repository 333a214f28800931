import type { Deployed, RollbackStatus, WatchEnd } from '../../report/delivery.js';
import type { ReasonCode } from '../../report/report.js';

/** How far a stage has come, phase by phase. A phase that was not begun is `none`. */
export interface Way {
  /** Why nothing could begin. */
  readonly barred: BarCode | 'none';
  /** What the judge says of the checks, or of their proof. */
  readonly checks: 'go' | 'no-go';
  readonly deploy: 'none' | 'passed' | 'failed' | 'errored';
  readonly verify: 'none' | 'passed' | 'failed' | 'errored';
  /** `elsewhere`: another job's, or none that this run was asked for. */
  readonly watch: 'none' | 'elsewhere' | WatchEnd;
  readonly rollback: RollbackStatus;
}

export type BarCode = Extract<
  ReasonCode,
  'not-allowed-here' | 'already-deployed' | 'superseded' | 'outside-window' | 'evidence-missing' | 'cancelled'
>;

/** A row of the table of end states: what holds of the way, and what follows. */
export interface EndState {
  readonly name: string;
  /** Each phase that is named must be one of these. */
  readonly where: { readonly [Phase in keyof Way]?: readonly Way[Phase][] };
  readonly deployed: Deployed;
  /** Goes before every reason that a result gives; undefined where the results say it all. */
  readonly code?: ReasonCode | undefined;
  /** Deployed, and not as it should be: the first line of every report, and somebody is mentioned. */
  readonly held?: true;
  /** Nothing but a result, a fault or a signature that is missing can keep it from being go. */
  readonly mayGo?: true;
}

/**
 * Every way ends in the first row that fits it. The last one fits all, so that what nobody has thought of is unknown and no
 * go.
 */
export const END_STATES: readonly EndState[] = [
  { name: 'barred as superseded', where: { barred: ['superseded'] }, deployed: 'no', code: 'superseded' },
  { name: 'not allowed here', where: { barred: ['not-allowed-here'] }, deployed: 'no', code: 'not-allowed-here' },
  { name: 'deployed already', where: { barred: ['already-deployed'] }, deployed: 'no', code: 'already-deployed' },
  { name: 'outside its hours', where: { barred: ['outside-window'] }, deployed: 'no', code: 'outside-window' },
  { name: 'no record', where: { barred: ['evidence-missing'] }, deployed: 'no', code: 'evidence-missing' },
  { name: 'cancelled before a change', where: { barred: ['cancelled'] }, deployed: 'no', code: 'cancelled' },
  {
    name: 'checks no-go',
    where: { barred: ['none'], checks: ['no-go'], deploy: ['none'], verify: ['none'] },
    deployed: 'no',
  },
  {
    name: 'checks go',
    where: { barred: ['none'], checks: ['go'], deploy: ['none'], verify: ['none'], rollback: ['none'] },
    deployed: 'no',
    mayGo: true,
  },
  { name: 'taken back', where: { rollback: ['verified'] }, deployed: 'back', code: 'rollback-triggered' },
  {
    name: 'not helped',
    where: { rollback: ['failed', 'running'] },
    deployed: 'unknown',
    code: 'rollback-triggered',
    held: true,
  },
  {
    name: 'a step failed, and the way back was refused',
    where: { rollback: ['refused'], deploy: ['failed'] },
    deployed: 'partly',
    code: 'rollback-triggered',
    held: true,
  },
  {
    name: 'replaced while watched',
    where: { watch: ['superseded'] },
    deployed: 'replaced',
    code: 'superseded',
  },
  {
    name: 'triggered, refused',
    where: { rollback: ['refused'] },
    deployed: 'yes',
    code: 'rollback-triggered',
    held: true,
  },
  { name: 'a step failed', where: { deploy: ['failed'] }, deployed: 'partly', code: 'deploy-failed', held: true },
  { name: 'a step unknown', where: { deploy: ['errored'] }, deployed: 'unknown', code: 'deploy-unknown', held: true },
  { name: 'verify failed', where: { verify: ['failed'] }, deployed: 'yes', held: true },
  { name: 'verify could not tell', where: { verify: ['errored', 'none'] }, deployed: 'yes', held: true },
  { name: 'watch ended badly', where: { watch: ['trigger', 'unknown', 'cancelled'] }, deployed: 'yes', held: true },
  { name: 'watch elsewhere', where: { verify: ['passed'], watch: ['elsewhere'] }, deployed: 'yes', mayGo: true },
  { name: 'all passed', where: { verify: ['passed'], watch: ['none', 'time'] }, deployed: 'yes', mayGo: true },
  { name: 'unforeseen', where: {}, deployed: 'unknown', code: 'deploy-unknown', held: true },
];

/** The row in which a way ends. */
export function endOf(way: Way): EndState {
  const found = END_STATES.find(({ where }) => fits(way, where));
  if (found === undefined) throw new TypeError('the last row fits every way');
  return found;
}

function fits(way: Way, where: EndState['where']): boolean {
  return (
    isAmong(way.barred, where.barred) &&
    isAmong(way.checks, where.checks) &&
    isAmong(way.deploy, where.deploy) &&
    isAmong(way.verify, where.verify) &&
    isAmong(way.watch, where.watch) &&
    isAmong(way.rollback, where.rollback)
  );
}

const isAmong = <Value>(value: Value, allowed: readonly Value[] | undefined): boolean =>
  allowed === undefined || allowed.includes(value);
