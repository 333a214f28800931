import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** The three places of a run, all absolute and real (symbolic links resolved). */
export interface Workspace {
  /** What the config's paths are relative to. */
  readonly workingDirectory: string;
  /** What no path may leave: the repository's checkout. */
  readonly root: string;
  readonly reportDirectory: string;
}

/** Finds the checkout around the working directory: `GITHUB_WORKSPACE`, else the nearest `.git`, else the directory itself. */
export function openWorkspace(at: {
  readonly workingDirectory: string;
  readonly reportDirectory: string;
  readonly githubWorkspace: string | undefined;
}): Workspace {
  const workingDirectory = realpathSync(resolve(at.workingDirectory));
  const reportDirectory = realPlace(resolve(at.reportDirectory));
  return { workingDirectory, root: checkoutRoot(workingDirectory, at.githubWorkspace), reportDirectory };
}

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
