import { CouldNotTell } from '../../could-not-tell.js';
import type { Ground } from '../../pipeline/phases/ground.js';
import { lastSuccess, whyNotNewest } from '../../pipeline/phases/newer.js';
import { deadline } from '../../ports/deadline.js';
import { githubAnswers, newestDeployments } from '../../ports/github/deployments.js';
import { GitHubFailed } from '../../ports/github/github.js';
import type { GitHubSetting } from '../../ports/github/request.js';
import { octokitRuns } from '../../ports/github/runs.js';
import type { RuledStage } from '../open-stage.js';
import type { World } from '../world.js';

type Asked = Pick<Ground, 'whySuperseded' | 'whyDeployedAlready' | 'othersAnswer' | 'deployedAt'>;

interface At {
  readonly ruled: Pick<RuledStage, 'stage' | 'subject' | 'now'>;
  readonly world: Pick<World, 'env' | 'token' | 'cancel'>;
  /** What the record is called in the run. */
  readonly artifact: string;
  readonly startedAt: Date;
  /** The run that has deployed, where this is a later one. */
  readonly deployedBy: string | undefined;
}

/** GitHub's answers, retries included. */
const TIMEOUT_MS = 60_000;

const nothing: Asked = {
  whySuperseded: async () => undefined,
  whyDeployedAlready: async () => undefined,
  othersAnswer: async () => false,
  deployedAt: async () => undefined,
};

/** What GitHub knows of a stage's deployments; outside a workflow nobody knows anything. */
export function askGitHub({ ruled, world, artifact, startedAt, deployedBy }: At): Asked {
  const { env, token, cancel } = world;
  const { repository, runId, runAttempt, sha } = ruled.subject;
  const [owner, repo] = (repository ?? '').split('/');
  if (env.GITHUB_ACTIONS !== 'true' || runId === undefined || !owner || !repo) return nothing;
  const { environment } = ruled.stage;
  const setting = (): GitHubSetting => {
    if (!token) throw new CouldNotTell('variable-missing', 'there is no token to ask GitHub with', 'Pass `token`.');
    return { apiUrl: env.GITHUB_API_URL, token, repository: { owner, repo }, signal: deadline(TIMEOUT_MS, cancel) };
  };
  return {
    othersAnswer: async () => token !== undefined && githubAnswers(setting()),
    whyDeployedAlready: () =>
      told('actions: read', async () => {
        // No attempt before this one can have left a record, and an upload of the same name is refused.
        if (!token && (runAttempt ?? '1') === '1') return undefined;
        const found = await octokitRuns(setting()).artifacts(runId, artifact);
        if (found.length === 0) return undefined;
        return `this run has the artifact ${artifact} already: an attempt of it has deployed, or has begun to`;
      }),
    whySuperseded: () =>
      told('deployments: read', async () => {
        if (environment === undefined) return undefined;
        const found = await newestDeployments({ environment, since: startedAt }, setting());
        return whyNotNewest(found, { runIds: [runId, deployedBy], startedAt, environment });
      }),
    deployedAt: () =>
      told('deployments: read', async () => {
        if (environment === undefined || sha === undefined || !token) return undefined;
        return lastSuccess(await newestDeployments({ environment, sha }, setting()));
      }),
  };
}

async function told<T>(permission: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    const remedy = error.why === 'forbidden' ? `Give the job "${permission}".` : 'Run it again.';
    throw new CouldNotTell('unreachable', error.message, remedy, { cause: error });
  }
}
