import { relative, resolve, sep } from 'node:path';
import { loadConfig } from '../config/load.js';
import { ConfigInvalid, showProblem } from '../config/problem.js';
import { CouldNotTell } from '../could-not-tell.js';
import type { PolicyNote } from '../pipeline/report.js';
import type { Files } from '../ports/files.js';
import { readConfigText } from '../ports/text-file.js';
import { openWorkspace } from '../ports/workspace.js';
import type { RunRequest, World } from './run.js';

export type PolicyRequest = Pick<RunRequest, 'config' | 'policyRef' | 'workingDirectory' | 'reportDirectory'>;

/** The rules that a run is judged by: the config's text, and the written checklist beside it. */
export interface Policy {
  readonly source: { readonly file: string; readonly text: string };
  /** Where the checklist and the records of `waivers-from` are read; the checkout unless the policy comes from a commit. */
  readonly files: Pick<Files, 'text'> | undefined;
  /** Where the policy comes from another commit: what the checkout would change about it, once `checklist` is known. */
  readonly note: (checklist: string | undefined) => Promise<PolicyNote | undefined>;
}

/**
 * Reads the policy: the checkout's own, or that of another commit, so that a change cannot loosen its own gate. Throws
 * `ConfigInvalid` where it cannot be read; never takes another one in its place.
 */
export async function readPolicy(request: PolicyRequest, world: Pick<World, 'env' | 'token'>): Promise<Policy> {
  const { policyRef: ref } = request;
  if (ref === undefined) {
    return { source: await readConfigText(request.config), files: undefined, note: async () => undefined };
  }
  const { openPolicyCommit } = await import('../ports/policy-commit.js');
  const { root, workingDirectory } = openWorkspace({ ...request, githubWorkspace: world.env.GITHUB_WORKSPACE });
  const file = `${request.config}@${ref}`;
  const commit = await openPolicyCommit({ ref, file, root, env: world.env, token: world.token });
  const inCommit = (path: string): string => relative(root, resolve(path)).split(sep).join('/');
  const text = await commit.text(inCommit(request.config));
  if (text === undefined) {
    const message = `no such file in the commit ${commit.sha}; merge one there first, or leave policy-ref out`;
    throw new ConfigInvalid([{ file, line: 1, column: 1, path: '', message }]);
  }
  const checklistText = (path: string): Promise<string | undefined> =>
    commit.text(inCommit(resolve(workingDirectory, path)));
  return {
    source: { file, text },
    files: {
      text: async path => {
        const found = await checklistText(path);
        if (found !== undefined) return found;
        throw new CouldNotTell(
          'unreadable',
          `${path}: no such file in the commit ${commit.sha}`,
          'Merge it there first.',
        );
      },
    },
    note: async checklist => {
      const own = (path: string) =>
        readConfigText(path).then(
          found => found.text,
          () => undefined,
        );
      const { describeConfigChange } = await import('../config/change.js');
      const young = await own(request.config);
      const changes = [
        ...describeConfigChange({ file: request.config, before: text, after: young }),
        ...(young === undefined || young === text
          ? []
          : await faults({ file: request.config, text: young }, world.env)),
      ];
      const before = checklist === undefined ? undefined : await checklistText(checklist);
      if (checklist === undefined || before === undefined) return { ref, sha: commit.sha, changes };
      const { describeChecklistChange } = await import('../checklist/change.js');
      const after = await own(resolve(workingDirectory, checklist));
      const listed = describeChecklistChange({ file: checklist, before, after });
      return { ref, sha: commit.sha, changes: [...changes, ...listed] };
    },
  };
}

/** What would stop every run once it is merged. */
async function faults(source: Policy['source'], env: World['env']): Promise<readonly string[]> {
  try {
    await loadConfig(source, env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return error.problems.map(problem => `not valid: ${showProblem(problem)}`);
  }
}
