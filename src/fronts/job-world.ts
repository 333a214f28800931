import type { World } from '../commands/world.js';
import type { Workflow } from '../ports/runner/workflow.js';
import { workflowProgress } from '../reporters/terminal/workflow-log.js';
import { cancellation } from './exit.js';
import type { Inputs } from './inputs.js';

type Asking = Pick<Inputs, 'token'>;

/** What a command of the action works with. */
export const worldOf = (inputs: Asking, workflow: Workflow): World => ({
  env: process.env,
  cancel: cancellation(),
  progress: workflowProgress(text => process.stdout.write(text)),
  changedFiles: () => askForChanges(inputs, workflow),
  token: inputs.token,
});

/** Undefined where GitHub cannot or may not say: a check that depends on it then runs. */
export async function askForChanges({ token }: Asking, workflow: Workflow): Promise<readonly string[] | undefined> {
  const { changedFiles } = await import('../ports/github/changed-files.js');
  return changedFiles(workflow, { token, apiUrl: process.env.GITHUB_API_URL });
}
