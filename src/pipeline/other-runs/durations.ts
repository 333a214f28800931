import type { Report } from '../../report/report.js';
import type { Weigh } from '../shards.js';
import type { Step } from '../step.js';

/**
 * What each step is expected to take of its machine, in milliseconds, by a report of an earlier run. A step that it does
 * not know counts as the median of those that it knows, and no longer than its timeout. What shares its machine with
 * `jobs - 1` others takes its part of it alone, what is exclusive takes it whole, and what does not apply takes nothing.
 */
export function expectedDurations(report: Pick<Report, 'checks'>, jobs: number): Weigh<Step> {
  const ran = report.checks.filter(check => check.attempts > 0);
  const known = new Map(ran.map(check => [check.id, check.durationMs]));
  const usual = median(ran.map(check => check.durationMs));
  return ({ id, skip, timeoutMs, exclusive }) => {
    if (skip !== undefined) return 0;
    const alone = known.get(id) ?? Math.min(usual, timeoutMs);
    return exclusive ? alone : alone / jobs;
  };
}

/** 1 where there is nothing to take it from: then all steps count alike. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
