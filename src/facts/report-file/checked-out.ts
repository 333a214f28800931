import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import { whyFuture } from './age.js';
import { committedMs, isAsCheckedOut, trackedAmong, trackedFile } from './committed.js';

/**
 * A checkout gives every file the time of the checkout, so a report that lies in the repository looks as if it had just been
 * written. Throws `stale` where one of the files is as it was checked out and was committed longer ago than `limitMs`, or
 * where nobody can say when. What lies in no checkout, what git does not know, and what was written since has a time of its own.
 */
export async function refuseCheckedOut(
  paths: readonly string[],
  { limitMs, ports }: { readonly limitMs: number; readonly ports: Ports },
): Promise<void> {
  const now = ports.clock.now().getTime();
  // No file is older than that.
  if (limitMs >= now) return;
  for (const path of await trackedAmong(paths, ports)) {
    const why = await staleness(path, { now, limitMs, ports });
    if (why === undefined) continue;
    const remedy = 'Let an earlier step write it anew, and take it out of the repository.';
    throw new CouldNotTell('stale', `${path}: is as it was checked out, ${why}`, remedy);
  }
}

async function staleness(
  path: string,
  { now, limitMs, ports }: { readonly now: number; readonly limitMs: number; readonly ports: Ports },
): Promise<string | undefined> {
  const tracked = await trackedFile(path, ports);
  const facts = tracked && (await ports.files.facts(path));
  if (!tracked || !facts || !(await isAsCheckedOut(tracked, facts, ports))) return undefined;
  const committed = await committedMs(tracked, ports);
  if (whyFuture(committed, now) !== undefined) return 'and was committed in the future';
  const age = now - committed;
  return age > limitMs ? `and was committed ${showDuration(age)} ago, more than ${showDuration(limitMs)}` : undefined;
}
