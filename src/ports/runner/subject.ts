import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Subject } from '../../report/report.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a run is about: from the workflow's variables, else from the checkout's `.git` (read, no git needed). */
export function readSubject(env: Environment, root: string): Omit<Subject, 'configDigest'> {
  const head = env.GITHUB_SHA ? undefined : readHead(root);
  return {
    repository: env.GITHUB_REPOSITORY,
    sha: env.GITHUB_SHA ?? head?.sha,
    ...headOf(env),
    ref: env.GITHUB_REF ?? head?.ref,
    event: env.GITHUB_EVENT_NAME,
    runId: env.GITHUB_RUN_ID,
    runAttempt: env.GITHUB_RUN_ATTEMPT,
  };
}

const payload = z.object({
  pull_request: z.object({ head: z.object({ sha: z.string().regex(/^[0-9a-f]{40,64}$/) }) }),
});

/** In a run for a pull request `GITHUB_SHA` is a merge that no branch holds. */
function headOf(env: Environment): Pick<Subject, 'head'> {
  if (!env.GITHUB_EVENT_NAME?.startsWith('pull_request')) return {};
  try {
    const event = payload.parse(JSON.parse(readFileSync(env.GITHUB_EVENT_PATH ?? '', 'utf8')));
    return { head: event.pull_request.head.sha };
  } catch {
    return {};
  }
}

/** The commit that is checked out, and its branch's ref; undefined where this is no checkout or has no commit. */
export function readHead(
  root: string,
): { readonly sha: string | undefined; readonly ref: string | undefined } | undefined {
  const git = gitDirectory(root);
  const head = git === undefined ? undefined : read(join(git, 'HEAD'));
  if (git === undefined || head === undefined) return undefined;
  const ref = /^ref: (\S+)$/.exec(head)?.[1];
  if (ref === undefined) return { sha: head, ref: undefined };
  // A linked worktree keeps its refs in the main checkout's directory.
  const common = resolve(git, read(join(git, 'commondir')) ?? '.');
  const packed = read(join(common, 'packed-refs'))
    ?.split('\n')
    .find(line => line.endsWith(` ${ref}`));
  return { sha: read(join(common, ref)) ?? packed?.split(' ')[0], ref };
}

function gitDirectory(root: string): string | undefined {
  const path = join(root, '.git');
  try {
    if (statSync(path).isDirectory()) return path;
  } catch {
    return undefined;
  }
  const link = /^gitdir: (.+)$/.exec(read(path) ?? '')?.[1];
  return link === undefined ? undefined : resolve(root, link);
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
