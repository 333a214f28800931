import { whyFuture, whyOld } from '../../facts/report-file/age.js';
import type { Reason, Report, Result } from '../../report/report.js';

/** A check whose result counts for a time only. */
export interface Perishable {
  readonly id: string;
  readonly required: boolean;
  readonly maxAgeMs?: number | undefined;
}

/** Milliseconds since the epoch at which a check had ended; undefined where it never started. */
export function endOfResult({ startedAt, durationMs }: Result): number | undefined {
  const start = Date.parse(startedAt ?? '');
  return Number.isNaN(start) ? undefined : start + durationMs;
}

/** Why a result is too old to decide on; undefined where it is fresh. */
export function whyStale(result: Result, maxAgeMs: number, now: Date): string | undefined {
  const end = endOfResult(result);
  if (end === undefined) return 'nobody knows when it ran';
  const nowMs = now.getTime();
  const why = whyFuture(end, nowMs) ?? whyOld(end, { nowMs, limitMs: maxAgeMs });
  return why && `its result ${why}`;
}

/** Required checks that passed too long ago for a decision now. `again` says what to do. */
export function staleResults(
  results: readonly Result[],
  { checks, now, again }: { readonly checks: readonly Perishable[]; readonly now: Date; readonly again: string },
): readonly Reason[] {
  const found = new Map(results.map(result => [result.id, result]));
  return checks.flatMap(({ id, required, maxAgeMs }) => {
    const result = found.get(id);
    if (!required || maxAgeMs === undefined || !result) return [];
    if (result.status !== 'passed' && result.status !== 'waived') return [];
    const why = whyStale(result, maxAgeMs, now);
    return why === undefined ? [] : [{ code: 'evidence-stale' as const, check: id, message: `${why}; ${again}` }];
  });
}

/** Reports of the future among those of shards: whatever they say, nobody can have found it yet. */
export const futureShards = (
  shards: readonly { readonly shown: string; readonly report: Report }[],
  now: Date,
): readonly Reason[] =>
  shards.flatMap(({ shown, report }) => {
    const why = whyFuture(Date.parse(report.startedAt) + report.durationMs, now.getTime());
    return why === undefined ? [] : [{ code: 'evidence-stale' as const, message: `${shown}: ${why}` }];
  });
