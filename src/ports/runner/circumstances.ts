import { z } from 'zod';
import type { Circumstances } from '../circumstances.js';
import { readFile } from '../files/file-system.js';
import { boundGit } from '../git/bound-git.js';
import { readHead } from './subject.js';

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const payload = z.looseObject({
  before: sha.optional().catch(undefined),
  pull_request: z
    .looseObject({ base: z.looseObject({ sha }) })
    .optional()
    .catch(undefined),
});

const followed = z.looseObject({ workflow_run: z.looseObject({ event: z.string() }) });

interface Outside {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly changedFiles?: (() => Promise<readonly string[] | undefined>) | undefined;
}

/** What the workflow's variables, the event's payload and git tell of the event. */
export function openCircumstances({ env, changedFiles: ask }: Outside, root: string): Circumstances {
  let changed: Promise<readonly string[] | undefined> | undefined;
  return {
    event: env.GITHUB_EVENT_NAME ?? 'local',
    branch: branchOf(env, root),
    env,
    cause: () => causeOf(env),
    changed: () => {
      changed ??= changedFiles(env, root).then(found => found ?? ask?.());
      return changed;
    },
  };
}

/** What caused the run that this one follows. */
async function causeOf(env: Readonly<Record<string, string | undefined>>): Promise<string | undefined> {
  try {
    const event = followed.parse(JSON.parse(await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8')));
    return event.workflow_run.event;
  } catch {
    return undefined;
  }
}

function branchOf(env: Readonly<Record<string, string | undefined>>, root: string): string | undefined {
  if (env.GITHUB_BASE_REF) return env.GITHUB_BASE_REF;
  if (env.GITHUB_REF_NAME) return env.GITHUB_REF_TYPE === 'tag' ? undefined : env.GITHUB_REF_NAME;
  return readHead(root)?.ref?.replace(/^refs\/heads\//, '');
}

/** Undefined where they cannot be known: no event, a shallow clone, a new branch, no git. */
async function changedFiles(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Promise<readonly string[] | undefined> {
  try {
    const event = payload.parse(JSON.parse(await readFile(env.GITHUB_EVENT_PATH ?? '', 'utf8')));
    const base = event.pull_request?.base.sha ?? event.before;
    if (base === undefined || /^0+$/.test(base)) return undefined;
    const range = event.pull_request ? `${base}...HEAD` : `${base}..HEAD`;
    // A `.gitmodules` may say `ignore = all`, and whoever changes a submodule can change that too.
    const args = ['diff', '--name-only', '--no-renames', '--ignore-submodules=none', '-z', range, '--'];
    const stdout = await boundGit(args, { root, env });
    return stdout?.split('\0').filter(name => name !== '');
  } catch {
    return undefined;
  }
}
