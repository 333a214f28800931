import { tool } from '../version.js';
import type { DeliveryNotes } from './delivery.js';
import type { ChecklistTally, Counts, Evidence, Judgement, PolicyNote, Report, Result, Subject } from './report.js';

/** Puts the parts of a run together. */
export function assembleReport(parts: {
  readonly project: string;
  readonly stage: string;
  readonly subject: Subject;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly judgement: Judgement;
  readonly results: readonly Result[];
  readonly selection: Report['selection'];
  readonly after?: Report['after'];
  readonly collected?: readonly Evidence[] | undefined;
  readonly collectedAt?: Date | undefined;
  readonly checklist: ChecklistTally | undefined;
  readonly notices: readonly string[];
  readonly policy?: PolicyNote | undefined;
  readonly toSign?: Report['toSign'];
  readonly complete?: boolean | undefined;
  readonly delivery?: DeliveryNotes | undefined;
}): Report {
  const { project, stage, subject, startedAt, durationMs, judgement, results, selection, checklist, notices, policy } =
    parts;
  const { after, collected, collectedAt } = parts;
  return {
    schemaVersion: 1,
    tool,
    project,
    stage,
    subject,
    startedAt: startedAt.toISOString(),
    durationMs: Math.round(durationMs),
    ...judgement,
    counts: countStatuses(results),
    ...(parts.complete === undefined ? {} : { complete: parts.complete }),
    ...parts.delivery,
    ...(policy ? { policy } : {}),
    ...(selection ? { selection } : {}),
    ...(after ? { after } : {}),
    ...(collected ? { collected } : {}),
    ...(collectedAt === undefined ? {} : { collectedAt: collectedAt.toISOString() }),
    checks: results,
    ...(parts.toSign ? { toSign: parts.toSign } : {}),
    ...(checklist ? { checklist } : {}),
    ...(notices.length > 0 ? { notices } : {}),
  };
}

/** How many results have each status. */
export function countStatuses(results: readonly Result[]): Counts {
  const counts = { passed: 0, failed: 0, errored: 0, skipped: 0, waived: 0, pending: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}
