import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnvironment } from '../process/child-environment.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The commit that a name stands for in the clone around `root`; undefined where the clone has none or git is missing. */
export async function commitInClone(root: string, name: string, env: Environment): Promise<string | undefined> {
  // What begins with a hyphen would be an option.
  if (name.startsWith('-')) return undefined;
  const said = await git(['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { root, env });
  const sha = said?.trim();
  return sha !== undefined && /^[0-9a-f]{40,64}$/.test(sha) ? sha : undefined;
}

/**
 * A file's text as it is in a commit. `absent`: the commit has no such file, or something there that is no file (a link,
 * a folder, a submodule). Undefined where the clone does not have the commit.
 */
export async function textInClone(
  at: { readonly root: string; readonly sha: string; readonly path: string },
  env: Environment,
): Promise<string | 'absent' | undefined> {
  const { root, sha, path } = at;
  const listed = await git(['ls-tree', '-z', '--full-tree', sha, '--', path], { root, env });
  if (listed === undefined) return undefined;
  const [, mode, blob] = /^(\d{6}) blob ([0-9a-f]{40,64})\t/.exec(listed) ?? [];
  if (blob === undefined || !/^100(?:644|755)$/.test(mode ?? '')) return 'absent';
  return git(['cat-file', 'blob', blob], { root, env });
}

/**
 * The commit that is checked out around `root`, where no file that git tracks differs from it; undefined where one does, and
 * where nobody can tell.
 */
export async function cleanCommit(root: string, env: Environment): Promise<string | undefined> {
  const status = ['--no-optional-locks', 'status', '--porcelain', '--untracked-files=no', '--ignore-submodules=none'];
  const changes = await git(status, { root, env });
  return changes === '' ? commitInClone(root, 'HEAD', env) : undefined;
}

/** Standard output; undefined where git fails. Objects as they are: nobody may have put others in their place. */
async function git(
  args: readonly string[],
  { root, env }: { readonly root: string; readonly env: Environment },
): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['--no-replace-objects', ...args], {
      cwd: root,
      env: childEnvironment(env, []),
      maxBuffer: 16 * 1024 * 1024,
      timeout: 30_000,
    });
    return stdout;
  } catch {
    return undefined;
  }
}
