import { z } from 'zod';
import { type GitHubSetting, openGitHub, readAnswer } from './request.js';

/** A deployment to an environment, with its newest status. */
export interface Deployment {
  readonly id: number;
  readonly sha: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** `in_progress`, `success` …; undefined where it has none yet. */
  readonly state: string | undefined;
  readonly stateAt: string | undefined;
  /** The run of the workflow that its newest status links to. */
  readonly runId: string | undefined;
}

const deployments = z.array(z.object({ id: z.int(), sha: z.string(), created_at: z.string() }));
const statuses = z.array(
  z.object({
    state: z.string(),
    created_at: z.string(),
    log_url: z.string().nullish(),
    target_url: z.string().nullish(),
  }),
);

/** Far more than begin while one deployment is looked at. */
const NEWEST = 20;

/**
 * The newest deployments to an environment, the newest first, no older than `since`; of one commit where that is given. Needs
 * deployments: read; throws `GitHubFailed`.
 */
export async function newestDeployments(
  { environment, since, sha }: { readonly environment: string; readonly since?: Date; readonly sha?: string },
  setting: GitHubSetting,
): Promise<readonly Deployment[]> {
  const { repository } = setting;
  const ask = openGitHub(setting);
  const found = await ask(`list the deployments to ${environment}`, async client => {
    const route = 'GET /repos/{owner}/{repo}/deployments';
    const { data } = await client.request(route, {
      ...repository,
      environment,
      ...(sha !== undefined && { sha }),
      per_page: NEWEST,
    });
    return readAnswer(deployments, data);
  });
  const young = found.filter(({ created_at: at }) => since === undefined || Date.parse(at) >= since.getTime());
  return Promise.all(
    young.map(async ({ id, sha: of, created_at: createdAt }) => {
      const [status] = await ask(`list the statuses of deployment ${id}`, async client => {
        const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
        const { data } = await client.request(route, { ...repository, deployment_id: id, per_page: 1 });
        return readAnswer(statuses, data);
      });
      const link = status?.log_url ?? status?.target_url ?? '';
      const runId = /\/actions\/runs\/(\d+)/.exec(link)?.[1];
      return { id, sha: of, createdAt, state: status?.state, stateAt: status?.created_at, runId };
    }),
  );
}

/** Whether GitHub answers at all. */
export async function githubAnswers(setting: GitHubSetting): Promise<boolean> {
  try {
    await openGitHub(setting)('tell its limits', client => client.request('GET /rate_limit'));
    return true;
  } catch {
    return false;
  }
}
