import type { FileFacts, Files } from '../../ports/files.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import { type Instant, refuseNotFresh, whyOld } from './age.js';
import { refuseCheckedOut } from './checked-out.js';

/** Coarsest time of a file system that is in use (FAT): a file may seem that much older than it is. */
const GRANULARITY_MS = 2000;

/** Tells evidence of this run from what lay there before. What is of the future is refused elsewhere, whatever the run. */
export interface Freshness {
  /** Why the file is no evidence; undefined where it is fresh. */
  readonly staleness: (path: string, facts: FileFacts) => string | undefined;
  /** The same for the latest instant that a report itself names. */
  readonly outdated: (stated: Instant | undefined) => string | undefined;
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

/** Fresh is what is at most `limitMs` old. */
export const notOlderThan = (limit: { readonly limitMs: number; readonly nowMs: number }): Freshness => ({
  limitMs: limit.limitMs,
  remedy: 'Run the suite again, or let `max-age` be longer.',
  staleness: (_, { modifiedMs }) => whyOld(modifiedMs, limit),
  outdated: stated => {
    const why = whyOld(stated, limit);
    return why && `${why}, by the date in it`;
  },
});

/**
 * Throws `stale` where the report of an earlier step is of the future, older than `limitMs` by its file's time or by the
 * date that it states, or as it was checked out.
 */
export async function refuseStaleReport(
  path: string,
  at: {
    readonly stated?: Instant | undefined;
    readonly limitMs: number;
    readonly remedy: string;
    readonly ports: Ports;
  },
): Promise<void> {
  const { stated, limitMs, remedy, ports } = at;
  const modifiedMs = (await ports.files.facts(path))?.modifiedMs ?? 0;
  refuseNotFresh(`${path}:`, { modifiedMs, stated }, { nowMs: ports.clock.now().getTime(), limitMs, remedy });
  await refuseCheckedOut([path], { limitMs, ports });
}
