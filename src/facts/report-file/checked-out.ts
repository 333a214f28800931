import { CouldNotTell } from '../../could-not-tell.js';
import type { Ports } from '../../ports/ports.js';
import { showDuration } from '../../text/units.js';
import { printedBy } from '../tool/answer.js';
import { whyFuture } from './age.js';

/** Files that git is asked about at once: a command line is not endless. */
const AT_ONCE = 500;
/** More than a command line of names. */
const KEEP = 16 * 1024 * 1024;

type Git = (...args: readonly string[]) => Promise<string | undefined>;

/**
 * A checkout gives every file the time of the checkout, so a report that lies in the repository looks as if it had just been
 * written. Throws `stale` where one of the files is as it was checked out and was committed longer ago than `limitMs`, or
 * where nobody can say when. What git does not know, and what was written since, has a time of its own.
 */
export async function refuseCheckedOut(
  paths: readonly string[],
  { limitMs, ports }: { readonly limitMs: number; readonly ports: Ports },
): Promise<void> {
  const now = ports.clock.now().getTime();
  // No file is older than that.
  if (limitMs >= now || (await ports.exec.find('git')) === undefined) return;
  const git: Git = async (...args) => {
    const ran = await ports.exec.run(['git', '--no-optional-locks', '--literal-pathspecs', ...args], {
      log: false,
      keep: KEEP,
    });
    return printedBy(ran);
  };
  for (let from = 0; from < paths.length; from += AT_ONCE) {
    const some = paths.slice(from, from + AT_ONCE);
    if (!(await git('ls-files', '--', ...some))) continue;
    for (const path of some) {
      const why = await staleness(path, { git, now, limitMs });
      if (why === undefined) continue;
      const remedy = 'Let an earlier step write it anew, and take it out of the repository.';
      throw new CouldNotTell('stale', `${path}: is as it was checked out, ${why}`, remedy);
    }
  }
}

async function staleness(
  path: string,
  { git, now, limitMs }: { readonly git: Git; readonly now: number; readonly limitMs: number },
): Promise<string | undefined> {
  const isKnown = (await git('ls-files', '--', path)) !== '';
  // By its time and size alone: one that was written anew may say the same as before.
  const isTouched = (await git('diff-files', '--name-only', '--', path)) !== '';
  if (!isKnown || isTouched) return undefined;
  const shallow = (await git('rev-parse', '--is-shallow-repository'))?.trim();
  if (shallow !== 'false') return 'and the clone is shallow: nobody can say when it was written';
  const seconds = Number((await git('log', '-1', '--format=%ct', '--', path))?.trim() || Number.NaN);
  if (Number.isNaN(seconds)) return 'and git cannot say when it was committed';
  if (whyFuture(seconds * 1000, now) !== undefined) return 'and was committed in the future';
  const age = now - seconds * 1000;
  return age > limitMs ? `and was committed ${showDuration(age)} ago, more than ${showDuration(limitMs)}` : undefined;
}
