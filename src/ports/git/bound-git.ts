import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { childEnvironment } from '../process/child-environment.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings that keep git from running what a repository brings along, and from taking a folder of data files for a
 * repository (`safe.bareRepository`): a pull request can add the files of a bare repository, whose `core.fsmonitor` would be
 * a program of its own.
 */
const SETTINGS = {
  'safe.bareRepository': 'explicit',
  'core.fsmonitor': 'false',
  'core.hooksPath': devNull,
} as const;

/**
 * What binds git, and every tool that starts git, to the checkout at `root`: its own `.git` and no other. Without the
 * binding where `root` has no `.git`. The variables replace whatever the process was started with.
 */
export function gitBinding(root: string): Readonly<Record<string, string | undefined>> {
  const place = isCheckout(root) ? { GIT_DIR: join(root, '.git'), GIT_WORK_TREE: root } : {};
  return { ...gitSettings(), ...place };
}

/** What of the binding does not name the checkout. */
export function gitSettings(): Readonly<Record<string, string | undefined>> {
  const entries = Object.entries(SETTINGS);
  return {
    GIT_DIR: undefined,
    GIT_WORK_TREE: undefined,
    GIT_INDEX_FILE: undefined,
    GIT_OBJECT_DIRECTORY: undefined,
    GIT_COMMON_DIR: undefined,
    GIT_CONFIG_COUNT: String(entries.length),
    ...Object.fromEntries(
      entries.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}

/** Whether a folder has a `.git` of its own, be it readable or not: a link that leads nowhere is one, too. */
export const isCheckout = (root: string): boolean =>
  lstatSync(join(root, '.git'), { throwIfNoEntry: false }) !== undefined;

/**
 * Standard output of git in the checkout at `root`; undefined where git is missing, fails, or there is no `.git`. Objects as
 * they are: nobody may have put others in their place.
 */
export async function boundGit(
  args: readonly string[],
  { root, env }: { readonly root: string; readonly env: Environment },
): Promise<string | undefined> {
  if (!isCheckout(root)) return undefined;
  try {
    const { stdout } = await promisify(execFile)('git', ['--no-replace-objects', ...args], {
      cwd: root,
      env: { ...childEnvironment(env, []), ...gitBinding(root) },
      maxBuffer: 64 * 1024 * 1024,
      timeout: 30_000,
    });
    return stdout;
  } catch {
    return undefined;
  }
}
