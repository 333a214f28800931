import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { UsageError } from '../../usage-error.js';

/** The three places of a run, all absolute and real (symbolic links resolved). */
export interface Workspace {
  /** What the config's paths are relative to. */
  readonly workingDirectory: string;
  /** What no path may leave: the repository's checkout. */
  readonly root: string;
  readonly reportDirectory: string;
}

/**
 * Finds the checkout around the working directory: `GITHUB_WORKSPACE`, else the nearest `.git`, else the directory itself.
 * Throws `UsageError` where the working directory is not there, or a file stands where the reports should go.
 */
export function openWorkspace(at: {
  readonly workingDirectory: string;
  readonly reportDirectory: string;
  readonly githubWorkspace: string | undefined;
}): Workspace {
  const given = resolve(at.workingDirectory);
  if (!isDirectory(given)) throw new UsageError(`working directory: ${at.workingDirectory} is no directory`);
  const workingDirectory = realpathSync(given);
  const reportDirectory = realPlace(resolve(at.reportDirectory));
  if (existsSync(reportDirectory) && !isDirectory(reportDirectory))
    throw new UsageError(`report directory: ${at.reportDirectory} is a file; name a directory, it need not exist`);
  return { workingDirectory, root: checkoutRoot(workingDirectory, at.githubWorkspace), reportDirectory };
}

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** The real path of what may not exist yet: of its nearest ancestor that does, and the rest as it is. */
function realPlace(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPlace(parent), basename(path));
  }
}

function checkoutRoot(workingDirectory: string, githubWorkspace: string | undefined): string {
  if (githubWorkspace && existsSync(githubWorkspace)) {
    const root = realpathSync(githubWorkspace);
    if (isInside(root, workingDirectory)) return root;
  }
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return workingDirectory;
  }
}

/** True for the folder itself and everything below it. Both absolute. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
}
