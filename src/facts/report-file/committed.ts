import { CouldNotTell } from '../../could-not-tell.js';
import type { FileFacts } from '../../ports/files.js';
import type { Checkout } from '../../ports/git.js';
import type { Ports } from '../../ports/ports.js';
import { printedBy } from '../tool/answer.js';

/** Files that git is asked about at once: a command line is not endless. */
const AT_ONCE = 500;
/** More than a command line of names. */
const KEEP = 16 * 1024 * 1024;

/** A file that git tracks, as its index knows it. */
export interface Tracked {
  readonly checkout: Checkout;
  /** Relative to the checkout, `/` between its parts. */
  readonly path: string;
  readonly blob: string;
  /** When it was written last, as far as the index knows: milliseconds since the epoch, 0 where it does not. */
  readonly modifiedMs: number;
  /** Whether the index knows fractions of its seconds. */
  readonly isExact: boolean;
}

/** Those of the files that git tracks: most are not, and one question is enough for many. Throws as `trackedFile` does. */
export async function trackedAmong(paths: readonly string[], ports: Ports): Promise<readonly string[]> {
  const homes = new Map<string, { readonly checkout: Checkout; readonly files: Map<string, string> }>();
  for (const path of paths) {
    const real = await ports.files.real(path);
    const checkout = ports.git.around(real);
    if (checkout === undefined) continue;
    const home = homes.get(checkout.root) ?? { checkout, files: new Map<string, string>() };
    homes.set(checkout.root, home);
    home.files.set(inside(real, checkout), path);
  }
  const tracked: string[] = [];
  for (const { checkout, files } of homes.values()) {
    const names = [...files.keys()];
    for (let from = 0; from < names.length; from += AT_ONCE) {
      const some = names.slice(from, from + AT_ONCE);
      const listed = await askGit(checkout, ['ls-files', '-z', '--', ...some], { path: paths[0] ?? '', ports });
      tracked.push(...listed.split('\0').flatMap(name => files.get(name) ?? []));
    }
  }
  return tracked;
}

const inside = (real: string, { root }: Checkout): string => real.slice(root.length + 1).replaceAll('\\', '/');

/**
 * The entry of git's index for a file, in the innermost checkout around its real path; undefined where there is no checkout,
 * or where git does not know the file. Throws `stale` where there is a `.git`, and git cannot be asked.
 */
export async function trackedFile(path: string, ports: Ports): Promise<Tracked | undefined> {
  const real = await ports.files.real(path);
  const checkout = ports.git.around(real);
  if (checkout === undefined) return undefined;
  const name = inside(real, checkout);
  const listed = await askGit(checkout, ['ls-files', '--stage', '--debug', '--', name], { path, ports });
  if (listed === '') return undefined;
  const [, mode, blob, stage] = /^(\d{6}) ([0-9a-f]{40,64}) (\d)\t/.exec(listed) ?? [];
  const [, seconds, fraction] = /^\s+mtime: (\d+):(\d+)$/m.exec(listed) ?? [];
  if (blob === undefined || seconds === undefined || stage !== '0' || !mode?.startsWith('100')) {
    throw cannotAsk(path, 'git does not know it as one plain file');
  }
  const modifiedMs = Number(seconds) * 1000 + Number(fraction) / 1e6;
  return { checkout, path: name, blob, modifiedMs, isExact: Number(fraction) !== 0 };
}

/**
 * Whether it is as it was checked out. That is told by the index's time: a filter for line ends makes an untouched file look
 * changed, and a file that was written anew may say the same as before. Where the index has no time, the bytes decide.
 */
export async function isAsCheckedOut(tracked: Tracked, facts: FileFacts, ports: Ports): Promise<boolean> {
  const { checkout, path, blob, modifiedMs, isExact } = tracked;
  if (modifiedMs === 0) {
    const hashed = async (...how: readonly string[]) =>
      (await askGit(checkout, ['hash-object', ...how, '--', path], { path, ports })).trim();
    return (await hashed('--no-filters')) === blob || (await hashed()) === blob;
  }
  const isWhole = !isExact || facts.modifiedMs % 1000 === 0;
  if (isWhole) return Math.floor(facts.modifiedMs / 1000) === Math.floor(modifiedMs / 1000);
  return Math.abs(facts.modifiedMs - modifiedMs) < 0.01;
}

/** When a tracked file was last committed, in milliseconds since the epoch. Throws `stale` where nobody can say. */
export async function committedMs({ checkout, path }: Tracked, ports: Ports): Promise<number> {
  const shallow = await askGit(checkout, ['rev-parse', '--is-shallow-repository'], { path, ports });
  if (shallow.trim() !== 'false') {
    throw cannotAsk(path, 'the clone is shallow: nobody can say when it was written');
  }
  const said = await askGit(checkout, ['log', '-1', '--format=%ct', '--', path], { path, ports });
  if (!/^\d+$/.test(said.trim())) throw cannotAsk(path, 'git cannot say when it was committed');
  return Number(said.trim()) * 1000;
}

/** What git printed, seen from the checkout's root. Throws `stale` where it fails. */
async function askGit(
  { run }: Checkout,
  args: readonly string[],
  { path, ports }: { readonly path: string; readonly ports: Ports },
): Promise<string> {
  if ((await ports.exec.find('git')) === undefined) {
    throw cannotAsk(path, 'it lies in a checkout, and git is not installed to say since when');
  }
  const said = printedBy(await run(['--literal-pathspecs', ...args], { keep: KEEP, at: 'root' }));
  if (said === undefined)
    throw cannotAsk(path, `it lies in a checkout, and git cannot be asked (git ${args[0]} fails)`);
  return said;
}

function cannotAsk(path: string, why: string): CouldNotTell {
  const remedy = 'Check the whole history out with git (`fetch-depth: 0`), or take the file out of the repository.';
  return new CouldNotTell('stale', `${path}: ${why}`, remedy);
}
