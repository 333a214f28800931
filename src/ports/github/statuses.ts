import { z } from 'zod';
import { type GitHubSetting, openGitHub, readAnswer } from './request.js';

/** Anybody who may push can write these, so nothing may be read out of one; they are for people to look at. */
interface CommitStatus {
  readonly sha: string;
  readonly context: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending';
  /** At most 140 characters. */
  readonly description: string;
  readonly url: string | undefined;
}

/** Needs statuses: write; throws `GitHubFailed`. */
export async function writeCommitStatus(status: CommitStatus, setting: GitHubSetting): Promise<void> {
  const { sha, context, state, description, url } = status;
  await openGitHub(setting)('set a commit status', client =>
    client.request('POST /repos/{owner}/{repo}/statuses/{sha}', {
      ...setting.repository,
      sha,
      context,
      state,
      description,
      ...(url === undefined ? {} : { target_url: url }),
    }),
  );
}

export interface DeploymentStatus {
  readonly sha: string;
  readonly environment: string;
  readonly state: 'success' | 'failure' | 'error' | 'pending' | 'inactive' | 'in_progress';
  /** At most 140 characters. */
  readonly description: string;
  readonly logUrl: string | undefined;
  readonly environmentUrl: string | undefined;
}

const deployments = z.array(z.object({ id: z.int() }));

/**
 * Adds a status to the newest deployment of a commit to an environment; false where there is none. Needs deployments:
 * write; throws `GitHubFailed`.
 */
export async function writeDeploymentStatus(status: DeploymentStatus, setting: GitHubSetting): Promise<boolean> {
  const { sha, environment, state, description, logUrl, environmentUrl } = status;
  const { repository } = setting;
  const ask = openGitHub(setting);
  const newest = await ask(`list the deployments to ${environment}`, async client => {
    const route = 'GET /repos/{owner}/{repo}/deployments';
    const { data } = await client.request(route, { ...repository, sha, environment, per_page: 1 });
    return readAnswer(deployments, data)[0];
  });
  if (!newest) return false;
  await ask(`set the status of deployment ${newest.id}`, client =>
    client.request('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
      ...repository,
      deployment_id: newest.id,
      state,
      description,
      // The default takes earlier deployments out of service, which is not for a report to do.
      auto_inactive: false,
      ...(logUrl === undefined ? {} : { log_url: logUrl }),
      ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
    }),
  );
  return true;
}
