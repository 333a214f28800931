import type { Gated } from '../commands/gate.js';
import type { Workflow } from '../ports/runner/workflow.js';
import type { Inputs } from './inputs.js';

interface At {
  readonly inputs: Inputs;
  readonly workflow: Workflow;
}

interface Told {
  readonly said: readonly string[];
  readonly warnings: readonly string[];
}

/** Calls whoever looks after a stage that is held, who reads no log of a run. Nobody is called without a token. */
export async function callOwner({ report, origin }: Gated, { inputs, workflow }: At): Promise<Told> {
  const { repository } = workflow;
  if (!inputs.token || !repository) return { said: [], warnings: [] };
  const { deliverHeld } = await import('../pipeline/deliver/held.js');
  return deliverHeld(report, {
    origin,
    github: { token: inputs.token, repository, apiUrl: process.env.GITHUB_API_URL },
  });
}

/** Says on GitHub that a deployment has begun, where `deployment-status` names its environment; undefined elsewhere. */
export function announcement({ inputs, workflow }: At): ((sha: string | undefined) => Promise<Told>) | undefined {
  const { token, 'deployment-status': environment } = inputs;
  const { repository } = workflow;
  if (!token || !repository || environment === undefined) return undefined;
  return async sha => {
    const { announceDeployment } = await import('../pipeline/deliver/surfaces.js');
    const github = { token, repository, apiUrl: process.env.GITHUB_API_URL };
    return announceDeployment({ sha, environment, environmentUrl: inputs['environment-url'], github });
  };
}
