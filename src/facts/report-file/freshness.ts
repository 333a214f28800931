import type { FileFacts, Files } from '../../ports/files.js';
import { showDuration } from '../../text/units.js';

/** Coarsest time of a file system that is in use (FAT): a file may seem that much older than it is. */
const GRANULARITY_MS = 2000;
/** How far a file's time may lie ahead of ours. */
const SKEW_MS = 60_000;
const MAX_AGE_MS = 3_600_000;

/** Tells evidence of this run from what lay there before. */
export interface Freshness {
  /** Why the file is no evidence; undefined where it is fresh. */
  readonly staleness: (path: string, facts: FileFacts) => string | undefined;
  /** The same for the latest instant that a report itself names. */
  readonly outdated: (endedMs: number | undefined) => string | undefined;
  /** How old evidence may be; undefined where it must be written after a moment. */
  readonly limitMs?: number;
  /** What to do where nothing is fresh. */
  readonly remedy: string;
}

/** Fresh is what is written after now: new, or with another time or size than it has now. */
export async function writtenFrom(
  startMs: number,
  { files, paths }: { readonly files: Files; readonly paths: readonly string[] },
): Promise<Freshness> {
  const before = new Map<string, FileFacts | undefined>();
  for (const path of paths) before.set(path, await files.facts(path));
  return {
    remedy: 'Make the suite write it anew each time; to read what an earlier step left, leave out `run`.',
    outdated: () => undefined,
    staleness: (path, facts) => {
      const was = before.get(path);
      const isUntouched = was?.modifiedMs === facts.modifiedMs && was.bytes === facts.bytes;
      if (!isUntouched && facts.modifiedMs >= startMs - GRANULARITY_MS) return undefined;
      return `was last written ${showDuration(Math.max(0, startMs - facts.modifiedMs))} before the run began`;
    },
  };
}

/** Fresh is what is at most `maxAgeMs` old. */
export function notOlderThan(maxAgeMs: number | undefined, nowMs: number): Freshness & { readonly limitMs: number } {
  const limit = maxAgeMs ?? MAX_AGE_MS;
  return {
    limitMs: limit,
    remedy: 'Run the suite again, or let `max-age` be longer.',
    staleness: (_, { modifiedMs }) => {
      if (modifiedMs > nowMs + SKEW_MS) return `is dated ${showDuration(modifiedMs - nowMs)} in the future`;
      return modifiedMs < nowMs - limit ? `is ${showDuration(nowMs - modifiedMs)} old` : undefined;
    },
    outdated: endedMs =>
      endedMs !== undefined && endedMs < nowMs - limit
        ? `tells of a run that ended by ${new Date(endedMs).toISOString()}, more than ${showDuration(limit)} ago`
        : undefined,
  };
}
