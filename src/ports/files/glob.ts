import { readdir, realpath as realpathOf, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CouldNotTell } from '../../could-not-tell.js';
import type { GlobOptions } from '../files.js';
import type { Workspace } from '../runner/workspace.js';

interface GlobSetting {
  readonly options: GlobOptions;
  readonly workspace: Workspace;
  readonly show: (path: string) => string;
  /** Throws for a path whose real path lies outside the workspace. */
  readonly safe: (path: string) => Promise<string>;
  readonly isSafe: (real: string) => boolean;
}

/** Files that match, sorted. A link that leads out of the workspace is never entered, so none can lead to the whole disk. */
export async function globFiles(patterns: readonly string[], setting: GlobSetting): Promise<readonly string[]> {
  const { options, workspace } = setting;
  const { escapePath, glob } = await import('tinyglobby');
  const named = (folder: string) => patterns.some(pattern => pattern.split(/[/\\]/).includes(folder));
  const dead: DeadLink[] = [];
  const closed: string[] = [];
  const own = setting.show(workspace.reportDirectory);
  const found = await glob([...patterns], {
    cwd: workspace.workingDirectory,
    ignore: [
      ...(options.ignore ?? []),
      ...(named('node_modules') ? [] : ['**/node_modules/**']),
      ...(named('.git') ? [] : ['**/.git/**']),
      // What an earlier check or run wrote is no input, unless a pattern says so.
      ...(isBelow(own) && !patterns.some(pattern => pattern.includes(own)) ? [`${escapePath(own)}/**`] : []),
    ],
    dot: options.dot ?? false,
    expandDirectories: true,
    followSymbolicLinks: true,
    onlyFiles: true,
    fs: { realpath: realpathWithin(setting, dead), readdir: noting(closed) },
  });
  const inside = await withoutOutside(found, setting);
  if (options.links === 'refuse') await refuseDeadLinks(dead, { patterns, setting });
  if (options.closed !== 'leave-out') refuseClosed(closed, setting);
  return inside.sort();
}

const isBelow = (shown: string): boolean => shown !== '.' && !shown.startsWith('..');

interface DeadLink {
  readonly path: string;
  /** Where it leads; undefined where that does not exist. */
  readonly real: string | undefined;
}

/** `realpath` as the walk calls it for each link, which fails for those that lead outside, and notes them. */
function realpathWithin({ isSafe }: GlobSetting, dead: DeadLink[]): typeof realpathOf {
  const walk = (path: string, done: (error: NodeJS.ErrnoException | null, real: string) => void) => {
    realpathOf.native(path, (error, real) => {
      if (!error && isSafe(real)) {
        done(null, real);
        return;
      }
      dead.push({ path, real: error ? undefined : real });
      done(error ?? new Error(`${path}: leads outside the workspace`), real);
    });
  };
  // The walk calls it in this one way; the other ways that node's own can be called are not needed.
  return walk as typeof realpathOf;
}

/** `readdir` as the walk calls it, which takes a folder that it may not list for an empty one: those are noted. */
function noting(closed: string[]): typeof readdir {
  const list = (path: string, options: { withFileTypes: true }, done: Parameters<typeof readdir>[2]) => {
    readdir(path, options, (error, entries) => {
      if (error && error.code !== 'ENOENT' && error.code !== 'ENOTDIR') closed.push(path);
      Reflect.apply(done, undefined, [error, entries]);
    });
  };
  // The walk calls it in this one way.
  return list as unknown as typeof readdir;
}

function refuseClosed([path]: readonly string[], { show }: GlobSetting): void {
  if (path === undefined) return;
  const remedy = 'Give this user the right to list it, or leave it out.';
  throw new CouldNotTell('unreadable', `${show(path)}: the folder cannot be listed`, remedy);
}

/** A pattern may itself begin outside, or behind a link: one look at each folder tells. */
async function withoutOutside(found: readonly string[], { safe, options }: GlobSetting): Promise<string[]> {
  const folders = new Map<string, boolean>();
  for (const folder of new Set(found.map(path => dirname(path)))) {
    try {
      await safe(folder);
      folders.set(folder, true);
    } catch (error) {
      if (!(error instanceof CouldNotTell) || options.links === 'refuse') throw error;
      folders.set(folder, false);
    }
  }
  return found.filter(path => folders.get(dirname(path)));
}

/** Only what the patterns ask for: a link to a folder, or one whose own name matches. */
async function refuseDeadLinks(
  dead: readonly DeadLink[],
  { patterns, setting }: { readonly patterns: readonly string[]; readonly setting: GlobSetting },
): Promise<void> {
  if (dead.length === 0) return;
  const { default: picomatch } = await import('picomatch');
  const ignored = picomatch([...(setting.options.ignore ?? [])]);
  const matches = picomatch([...patterns]);
  for (const { path, real } of dead) {
    const shown = setting.show(path);
    const isFolder = real !== undefined && statSync(real, { throwIfNoEntry: false })?.isDirectory() === true;
    if (ignored(shown) || !(isFolder || matches(shown))) continue;
    const where = real === undefined ? 'leads nowhere' : `leads outside the workspace (${real})`;
    throw new CouldNotTell(
      'unreadable',
      `${shown}: ${where}`,
      'Replace the link by what belongs to the repository, or leave it out.',
    );
  }
}
