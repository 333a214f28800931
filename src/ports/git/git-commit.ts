import { boundGit as git, isCheckout } from './bound-git.js';

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

/** What is checked out, as far as git can tell. */
export type Checkout =
  | { readonly was: 'none' }
  | { readonly was: 'unknown'; readonly why: string }
  /** `changed`: files that git tracks and that differ from the commit, relative to the checkout's root. */
  | { readonly was: 'known'; readonly sha: string; readonly changed: readonly string[] };

/** The commit that is checked out at `root`, and what of its files differs from it. `none` where there is no `.git`. */
export async function readCheckout(root: string, env: Environment): Promise<Checkout> {
  if (!isCheckout(root)) return { was: 'none' };
  const unknown = (why: string): Checkout => ({ was: 'unknown', why });
  const sha = await commitInClone(root, 'HEAD', env);
  if (sha === undefined) return unknown('git cannot say which commit is checked out');
  const status = ['--no-optional-locks', 'status', '--porcelain', '-z', '--no-renames'];
  const listed = await git([...status, '--untracked-files=no', '--ignore-submodules=untracked'], { root, env });
  if (listed === undefined) return unknown('git cannot say whether its files were changed');
  const changed = listed.split('\0').flatMap(line => (line === '' ? [] : [line.slice(3)]));
  return { was: 'known', sha, changed };
}

/**
 * The commit that is checked out at `root`, where no file that git tracks differs from it; undefined where one does, and
 * where nobody can tell.
 */
export async function cleanCommit(root: string, env: Environment): Promise<string | undefined> {
  const checkout = await readCheckout(root, env);
  return checkout.was === 'known' && checkout.changed.length === 0 ? checkout.sha : undefined;
}
