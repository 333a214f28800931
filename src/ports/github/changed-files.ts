import { deadline } from '../deadline.js';
import type { Workflow } from '../runner/workflow.js';
import { octokitGitHub } from './octokit-github.js';

const TIMEOUT_MS = 30_000;

/** What GitHub says that the event changed: the way out where the clone is too shallow for git to know. */
export async function changedFiles(
  { change, repository }: Pick<Workflow, 'change' | 'repository'>,
  { token, apiUrl }: { readonly token: string | undefined; readonly apiUrl: string | undefined },
): Promise<readonly string[] | undefined> {
  if (!change || !repository || !token) return undefined;
  try {
    const signal = deadline(TIMEOUT_MS);
    return await octokitGitHub({ repository, token, apiUrl, signal }).changedFiles(change);
  } catch {
    return undefined;
  }
}
