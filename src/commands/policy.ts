import { relative, resolve, sep } from 'node:path';
import { readConfigText } from '../config/config-text.js';
import { loadConfig } from '../config/load.js';
import { ConfigInvalid, showProblem } from '../config/problem.js';
import type { Config } from '../config/schema.js';
import { CouldNotTell } from '../could-not-tell.js';
import type { Files } from '../ports/files.js';
import { openWorkspace } from '../ports/runner/workspace.js';
import type { PolicyNote } from '../report/report.js';
import type { PolicyRequest, World } from './world.js';

/** The rules that a run is judged by: the config's text, and the written checklist beside it. */
export interface Policy {
  readonly source: { readonly file: string; readonly text: string };
  /** Where the checklist and the records of `waivers-from` are read; the checkout unless the policy comes from a commit. */
  readonly files: Pick<Files, 'text'> | undefined;
  /**
   * Where the policy comes from another commit: what the checkout would change about it. To be asked before any check has
   * run, since the code that is checked could put the checkout's files right again.
   */
  readonly note: (config: Pick<Config, 'checklist' | 'waivers-from'>) => Promise<PolicyNote | undefined>;
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
  const { openPolicyCommit } = await import('../config/policy-commit.js');
  const { root, workingDirectory } = openWorkspace({ ...request, githubWorkspace: world.env.GITHUB_WORKSPACE });
  const file = `${request.config}@${ref}`;
  const commit = await openPolicyCommit({ ref, file, root, env: world.env, token: world.token });
  const inCommit = (path: string): string => relative(root, resolve(path)).split(sep).join('/');
  const text = await commit.text(inCommit(request.config));
  if (text === undefined) {
    const message = `no such file in the commit ${commit.sha}; merge one there first, or leave policy-ref out`;
    throw new ConfigInvalid([{ file, line: 1, column: 1, path: '', message }]);
  }
  const textThere = (path: string): Promise<string | undefined> =>
    commit.text(inCommit(resolve(workingDirectory, path)));
  return {
    source: { file, text },
    files: {
      text: async path => {
        const found = await textThere(path);
        if (found !== undefined) return found;
        throw new CouldNotTell(
          'unreadable',
          `${path}: no such file in the commit ${commit.sha}`,
          'Merge it there first.',
        );
      },
    },
    note: async config => {
      const { describeConfigChange } = await import('../config/change.js');
      const inCheckout = {
        config: await textHere(request.config),
        other: (path: string) => textHere(resolve(workingDirectory, path)),
      };
      const changes = [
        ...describeConfigChange({ file: request.config, before: text, after: inCheckout.config }),
        ...(inCheckout.config === undefined || inCheckout.config === text
          ? []
          : await faults({ file: request.config, text: inCheckout.config }, world.env)),
      ];
      const { checklist, 'waivers-from': ledgers } = config;
      const before = checklist === undefined ? undefined : await textThere(checklist);
      if (checklist !== undefined && before !== undefined) {
        const { describeChecklistChange } = await import('../checklist/change.js');
        changes.push(...describeChecklistChange({ file: checklist, before, after: await inCheckout.other(checklist) }));
      }
      for (const { file: ledger } of ledgers) {
        const [old, young] = [await textThere(ledger), await inCheckout.other(ledger)];
        if (old !== young) changes.push(`${ledger}: ${young === undefined ? 'the file is removed' : 'other waivers'}`);
      }
      return { ref, sha: commit.sha, changes };
    },
  };
}

const textHere = (path: string): Promise<string | undefined> =>
  readConfigText(path).then(
    found => found.text,
    () => undefined,
  );

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
