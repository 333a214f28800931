import { CouldNotTell } from '../../could-not-tell.js';
import { showDuration } from '../../text/units.js';

/** How far the clock of another machine may lie ahead of ours. */
const SKEW_MS = 5 * 60_000;

/** An instant of which only the span is known, such as a day or a time without its zone. Milliseconds since the epoch. */
export interface Span {
  readonly earliestMs: number;
  readonly latestMs: number;
}

/** When something was made, in milliseconds since the epoch. */
export type Instant = number | Span;

/** When a report was made, by its file and by what it states itself. */
export interface ReportTimes {
  readonly modifiedMs?: number | undefined;
  readonly stated?: Instant | undefined;
}

interface AgeLimit {
  readonly nowMs: number;
  /** The oldest that is allowed. */
  readonly limitMs: number;
}

/** Why what was made then cannot be believed: it is of the future, or of no time at all. Completes "the report …". */
export function whyFuture(made: Instant | undefined, nowMs: number): string | undefined {
  if (made === undefined) return undefined;
  const aheadMs = (typeof made === 'number' ? made : made.earliestMs) - nowMs;
  if (Number.isNaN(aheadMs)) return 'has a date that cannot be read';
  return aheadMs > SKEW_MS ? `is dated ${showDuration(aheadMs)} in the future` : undefined;
}

/** Why what was made then is too old: completes "the report …". Undefined where it is not. */
export function whyOld(made: Instant | undefined, { nowMs, limitMs }: AgeLimit): string | undefined {
  if (made === undefined) return undefined;
  const ageMs = nowMs - (typeof made === 'number' ? made : made.latestMs);
  return ageMs > limitMs ? `is ${showDuration(ageMs)} old, older than ${showDuration(limitMs)}` : undefined;
}

/**
 * Throws `stale` where the report is of the future by either of its times: whoever wrote that has no clock to go by.
 * `subject` begins the message, such as `audit.json:`.
 */
export function refuseFuture(subject: string, { modifiedMs, stated }: ReportTimes, nowMs: number): void {
  const why = whyFuture(modifiedMs, nowMs) ?? saidInIt(whyFuture(stated, nowMs));
  if (why === undefined) return;
  const remedy = 'Check the clock of the machine that wrote it and of this one, then write it again.';
  throw new CouldNotTell('stale', `${subject} ${why}`, remedy);
}

/** Throws `stale` where the report is of the future, or too old by either of its times; `remedy` is for the latter. */
export function refuseNotFresh(
  subject: string,
  times: ReportTimes,
  { nowMs, limitMs, remedy }: AgeLimit & { readonly remedy: string },
): void {
  refuseFuture(subject, times, nowMs);
  const limit = { nowMs, limitMs };
  const why = whyOld(times.modifiedMs, limit) ?? saidInIt(whyOld(times.stated, limit));
  if (why !== undefined) throw new CouldNotTell('stale', `${subject} ${why}`, remedy);
}

const saidInIt = (why: string | undefined): string | undefined => why && `${why}, by the date in it`;
