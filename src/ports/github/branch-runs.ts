import { z } from 'zod';
import { type GitHubSetting, openGitHub, readAnswer } from './request.js';
import { run, type WorkflowRun } from './runs.js';

const listed = z.object({ workflow_runs: z.array(run) });

const MOST = 20;

/** The newest runs of a workflow on a branch that have ended, as GitHub orders them. Throws `GitHubFailed`. */
export function endedRuns(
  { workflow, branch }: { readonly workflow: string; readonly branch: string },
  setting: GitHubSetting,
): Promise<readonly WorkflowRun[]> {
  return openGitHub(setting)(`list the runs of ${workflow}`, async client => {
    const at = { ...setting.repository, workflow_id: workflow, branch, status: 'completed' as const, per_page: MOST };
    const { data } = await client.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', at);
    return readAnswer(listed, data).workflow_runs;
  });
}
