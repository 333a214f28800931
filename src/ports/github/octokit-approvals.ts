import { z } from 'zod';
import type { Commit, EnvironmentRules, GitHubApprovals, RefPattern } from './approvals.js';
import * as answers from './approvals-answers.js';
import { GitHubFailed } from './github.js';
import type { Client } from './octokit-client.js';
import { type Ask, type GitHubSetting, openGitHub, PER_PAGE, pages, readAnswer } from './request.js';

type Repository = GitHubSetting['repository'];

/** The real `GitHubApprovals`. It needs `actions: read`, `contents: read`, `pull-requests: read` and `deployments: read`. */
export function octokitApprovals(setting: GitHubSetting): GitHubApprovals {
  const ask = openGitHub(setting);
  const { repository } = setting;
  return { ...ofRuns(ask, repository), ...ofPulls(ask, repository), ...ofHistory(ask, repository) };
}

type OfRuns = Pick<GitHubApprovals, 'approvals' | 'waiting' | 'environment' | 'attempt' | 'jobs'>;

function ofRuns(ask: Ask, repository: Repository): OfRuns {
  const run = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}' as const;
  return {
    approvals: id =>
      ask(`list the approvals of run ${id}`, async client => {
        const { data } = await client.request(`${run}/approvals`, { ...repository, run_id: Number(id) });
        return readAnswer(answers.approvals, data);
      }),
    waiting: id =>
      ask(`say what run ${id} waits for`, async client => {
        const { data } = await client.request(`${run}/pending_deployments`, { ...repository, run_id: Number(id) });
        return readAnswer(answers.waiting, data).map(({ environment }) => environment.name);
      }),
    environment: name =>
      ask(`show the environment ${name}`, client => unlessMissing(() => readEnvironment(client, repository, name))),
    attempt: (id, number) =>
      ask(`show attempt ${number} of run ${id}`, async client => {
        const at = { ...repository, run_id: Number(id), attempt_number: number };
        const { data } = await client.request(`${run}/attempts/{attempt_number}`, at);
        const { head_sha: sha, actor, triggering_actor: starter } = readAnswer(answers.attempt, data);
        return { sha, actor, starter };
      }),
    jobs: (id, number) =>
      ask(`list the jobs of attempt ${number} of run ${id}`, async client => {
        let total = 0;
        const found = await pages(answers.jobs.shape.jobs, async page => {
          const at = { ...repository, run_id: Number(id), attempt_number: number, per_page: PER_PAGE, page };
          const { data, headers } = await client.request(`${run}/attempts/{attempt_number}/jobs`, at);
          total = readAnswer(answers.jobs, data).total_count;
          return { data: data.jobs, headers };
        });
        return whole(found, total);
      }),
  };
}

async function readEnvironment(client: Client, repository: Repository, name: string): Promise<EnvironmentRules> {
  const at = { ...repository, environment_name: name };
  const { data } = await client.request('GET /repos/{owner}/{repo}/environments/{environment_name}', at);
  const found = readAnswer(answers.environment, data);
  if (found.refs !== 'patterns') return { ...found, refs: found.refs };
  const route = 'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies';
  const patterns = await pages(answers.branchPolicies.shape.branch_policies, async page => {
    const { data: listed, headers } = await client.request(route, { ...at, per_page: PER_PAGE, page });
    return { data: listed.branch_policies, headers };
  });
  const refs = patterns.map(({ name: pattern, type = 'branch' }): RefPattern => ({ kind: type, pattern }));
  return { ...found, refs };
}

function ofPulls(ask: Ask, repository: Repository): Pick<GitHubApprovals, 'pull' | 'reviews'> {
  return {
    pull: number =>
      ask(`show pull request #${number}`, async client => {
        const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
        const { data } = await client.request(route, { ...repository, pull_number: number });
        const { user: author, head } = readAnswer(answers.pull, data);
        return { author, head: head.sha };
      }),
    reviews: number =>
      ask(`list the reviews of #${number}`, async client => {
        const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
        const found = await pages(answers.reviews, page =>
          client.request(route, { ...repository, pull_number: number, per_page: PER_PAGE, page }),
        );
        return found.map(({ state, commit_id: commit, submitted_at: submittedAt, user, body }) => ({
          state,
          commit: commit ?? undefined,
          submittedAt: submittedAt ?? undefined,
          by: user,
          comment: body ?? '',
        }));
      }),
  };
}

type OfHistory = Pick<GitHubApprovals, 'commitsSince' | 'allCommits' | 'releases' | 'deployed'>;

function ofHistory(ask: Ask, repository: Repository): OfHistory {
  return {
    commitsSince: (base, head) =>
      ask(`compare ${base} with ${head}`, client =>
        unlessMissing(() => compare(client, repository, `${base}...${head}`)),
      ),
    allCommits: head =>
      ask(`list the commits of ${head}`, client =>
        pages(answers.commits, page =>
          client.request('GET /repos/{owner}/{repo}/commits', { ...repository, sha: head, per_page: PER_PAGE, page }),
        ),
      ),
    releases: () =>
      ask('list the releases', async client => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/releases', {
          ...repository,
          per_page: PER_PAGE,
        });
        const published = readAnswer(answers.releases, data).filter(({ draft, prerelease }) => !draft && !prerelease);
        return published.map(({ tag_name: tag }) => tag);
      }),
    deployed: (environment, enough) =>
      ask(`list the deployments to ${environment}`, async client => {
        const at = { ...repository, environment, per_page: PER_PAGE };
        const { data } = await client.request('GET /repos/{owner}/{repo}/deployments', at);
        const counts = guardedRefs(client, repository);
        for (const { id, sha, ref } of readAnswer(answers.deployments, data)) {
          if ((await succeeded(client, repository, id)) && (await counts(ref)) && (await enough(sha))) return sha;
        }
        return undefined;
      }),
  };
}

/** Tells of a ref whether not everybody who can push can make it: asked once for each. */
function guardedRefs(client: Client, repository: Repository): (ref: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  let main: Promise<string> | undefined;
  const mainBranch = async (): Promise<string> => {
    const { data } = await client.request('GET /repos/{owner}/{repo}', { ...repository });
    return readAnswer(answers.repository, data).default_branch;
  };
  const ask = async (name: string): Promise<boolean> => {
    main ??= mainBranch();
    if ((await main) === name) return true;
    const branch = await unlessMissing(async () => {
      const { data } = await client.request('GET /repos/{owner}/{repo}/branches/{branch}', {
        ...repository,
        branch: name,
      });
      return readAnswer(answers.branch, data);
    });
    if (branch !== undefined) return branch.protected;
    const { data } = await client.request('GET /repos/{owner}/{repo}/releases', { ...repository, per_page: PER_PAGE });
    return readAnswer(answers.releases, data).some(({ tag_name: tag, draft }) => tag === name && !draft);
  };
  return ref => {
    const name = ref.replace(/^refs\/(?:heads|tags)\//, '');
    const asked = known.get(name) ?? ask(name);
    known.set(name, asked);
    return asked;
  };
}

async function compare(client: Client, repository: Repository, basehead: string): Promise<readonly Commit[]> {
  let total = 0;
  const found = await pages(answers.commits, async page => {
    const at = { ...repository, basehead, per_page: PER_PAGE, page };
    const { data, headers } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', at);
    const read = readAnswer(z.object({ total_commits: z.int(), commits: z.unknown() }), data);
    total = read.total_commits;
    return { data: read.commits, headers };
  });
  return whole(found, total);
}

async function succeeded(client: Client, repository: Repository, id: number): Promise<boolean> {
  const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  const { data } = await client.request(route, { ...repository, deployment_id: id, per_page: PER_PAGE });
  return readAnswer(answers.deploymentStatuses, data).some(({ state }) => state === 'success');
}

/** A list that is shorter than GitHub itself counts would hide somebody. */
function whole<Item>(items: readonly Item[], total: number): readonly Item[] {
  if (items.length === total) return items;
  throw new GitHubFailed('unreadable', `its list has ${items.length} of ${total} entries`);
}

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'status' in error && error.status === 404) return undefined;
    throw error;
  }
}
