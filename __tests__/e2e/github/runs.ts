import { z } from 'zod';
import { type Answer, type Area, page, REPOSITORY, refuse, type State } from '../github-api.js';
import type { Exchange, OpenApi } from '../openapi.js';
import { account, showAccount } from './account.js';
import { type Reviewer, reference, showReviewer } from './environments.js';

export interface StoredJob {
  readonly name: string;
  /** ISO 8601; when all that it needs had ended. */
  readonly createdAt: string;
  readonly startedAt: string;
  /** Undefined while it waits or runs. */
  readonly completedAt?: string;
  readonly status?: 'completed' | 'in_progress' | 'waiting' | 'queued';
  readonly conclusion?: 'success' | 'failure' | 'skipped' | 'cancelled';
}

interface StoredAttempt {
  /** Who started this attempt. */
  readonly by: string;
  readonly startedAt: string;
  readonly jobs: readonly StoredJob[];
}

interface StoredApproval {
  readonly environments: readonly string[];
  readonly state: 'approved' | 'rejected';
  readonly by: string;
  readonly comment: string;
}

export interface StoredRun {
  readonly id: number;
  /** Who caused the run. */
  readonly actor: string;
  readonly event: string;
  readonly branch: string;
  readonly sha: string;
  readonly path: string;
  readonly status?: 'completed' | 'in_progress' | 'waiting';
  readonly conclusion?: 'success' | 'failure';
  /** The first is attempt 1. */
  attempts: readonly StoredAttempt[];
  /** Of all attempts, without a time or an attempt: GitHub gives neither. */
  approvals: readonly StoredApproval[];
  /** Environments that wait for somebody. */
  waiting: readonly { readonly environment: string; readonly reviewers: readonly Reviewer[] }[];
}

const example = z.record(z.string(), z.unknown());

/** Workflow runs with their attempts, jobs and approvals. The last attempt is the current one. */
export function runs(stored: readonly StoredRun[]): Area {
  return (exchange, state) => {
    const route = new RegExp(`^/repos/${REPOSITORY}/actions/runs/(\\d+)(?:/attempts/(\\d+))?(?:/(\\w+))?$`);
    const [, id, attempt, part] = route.exec(exchange.path) ?? [];
    if (id === undefined || exchange.method !== 'GET') return undefined;
    if (part !== undefined && !['approvals', 'pending_deployments', 'jobs'].includes(part)) return undefined;
    const run = stored.find(each => each.id === Number(id));
    const number = attempt === undefined ? (run?.attempts.length ?? 0) : Number(attempt);
    const tried = run?.attempts[number - 1];
    if (!run || !tried) return refuse({ status: 404, message: 'Not Found' });
    if (part === 'approvals') return { status: 200, body: run.approvals.map(showApproval) };
    if (part === 'pending_deployments') return { status: 200, body: run.waiting.map(showWaiting) };
    if (part === 'jobs') return listJobs(exchange, { run, tried, number, state });
    return { status: 200, body: showRun(run, { tried, number, api: state.api }) };
  };
}

function showRun(
  run: StoredRun,
  { tried, number, api }: { readonly tried: StoredAttempt; readonly number: number; readonly api: OpenApi },
): Record<string, unknown> {
  return {
    ...example.parse(api.example('workflow-run')),
    id: run.id,
    head_branch: run.branch,
    head_sha: run.sha,
    path: run.path,
    event: run.event,
    status: run.status ?? 'in_progress',
    conclusion: run.conclusion ?? null,
    run_attempt: number,
    run_started_at: tried.startedAt,
    created_at: run.attempts[0]?.startedAt,
    actor: showAccount(run.actor),
    triggering_actor: showAccount(tried.by),
  };
}

function listJobs(
  exchange: Exchange,
  at: { readonly run: StoredRun; readonly tried: StoredAttempt; readonly number: number; readonly state: State },
): Answer {
  const { run, tried, number, state } = at;
  const jobs = tried.jobs.map((job, index) => ({
    ...example.parse(state.api.example('job')),
    steps: [],
    id: run.id * 1000 + number * 100 + index,
    run_id: run.id,
    run_attempt: number,
    head_sha: run.sha,
    head_branch: run.branch,
    name: job.name,
    status: job.status ?? (job.completedAt === undefined ? 'in_progress' : 'completed'),
    conclusion: job.completedAt === undefined ? null : (job.conclusion ?? 'success'),
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt ?? null,
  }));
  const answer = page(exchange, state, jobs);
  return { ...answer, body: { total_count: jobs.length, jobs: answer.body } };
}

const showApproval = ({ environments, state, by, comment }: StoredApproval) => ({
  environments: environments.map(reference),
  state,
  user: showAccount(by),
  comment,
});

const showWaiting = ({ environment, reviewers }: StoredRun['waiting'][number]) => {
  const { created_at: _, updated_at: __, ...named } = reference(environment);
  return {
    environment: { ...named, id: account(`environment ${environment}`).id },
    wait_timer: 0,
    wait_timer_started_at: null,
    current_user_can_approve: false,
    reviewers: reviewers.map(showReviewer),
  };
};
