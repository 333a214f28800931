import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Change } from '../github/github.js';

/** What the workflow says of its run: names, numbers and commits. Everything is undefined outside a workflow. */
export interface Workflow {
  /** `pull_request`, `push` …; `local` outside a workflow. */
  readonly event: string;
  readonly repository: { readonly owner: string; readonly repo: string } | undefined;
  /** The pull request that the event is about. */
  readonly pull: { readonly number: number; readonly head: string | undefined } | undefined;
  /** What the event changed; undefined where the event changes nothing or does not say. */
  readonly change: Change | undefined;
  /** The commit that the event's change is meant for: a pull request's base, what a merge group stands on. */
  readonly base: string | undefined;
  readonly run: { readonly id: string; readonly attempt: string } | undefined;
  /** The run of another workflow that this one follows (`workflow_run`). */
  readonly follows: FollowedRun | undefined;
  /**
   * Why the code that the event is about may be a stranger's although the job holds the repository's own secrets and a
   * token that can write; undefined where GitHub keeps the two apart.
   */
  readonly stranger: string | undefined;
}

/** What GitHub itself says of a run that has ended: nothing of it comes from what the run wrote. */
export interface FollowedRun {
  readonly id: string;
  readonly attempt: string;
  readonly event: string;
  /** The head's commit, branch and repository: of a fork where the pull request came from one. */
  readonly sha: string;
  readonly branch: string;
  readonly repository: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const pull = z.object({
  number: z.int().positive(),
  head: z.object({ sha }).optional(),
  base: z.object({ sha }).optional(),
});

const followed = z.object({
  id: z.int().positive(),
  run_attempt: z.int().positive(),
  event: z.string(),
  head_sha: sha,
  head_branch: z.string().min(1),
  head_repository: z.object({ full_name: z.string().regex(/^[\w.-]+\/[\w.-]+$/) }),
});

/** The parts of GitHub's event payloads that matter here; each reads as undefined where it is absent or odd. */
const payload = z.object({
  pull_request: pull.optional().catch(undefined),
  issue: z
    .object({ number: z.int().positive(), pull_request: z.object({}).optional() })
    .optional()
    .catch(undefined),
  merge_group: z.object({ base_sha: sha, head_sha: sha }).optional().catch(undefined),
  workflow_run: z
    .object({ event: z.string(), head_repository: z.object({ full_name: z.string() }) })
    .optional()
    .catch(undefined),
  before: sha.optional().catch(undefined),
  after: sha.optional().catch(undefined),
});
type Payload = z.output<typeof payload> & { readonly followed?: z.output<typeof followed> | undefined };

/** Reads the runner's variables and the event's payload. A payload that cannot be read is taken for an empty one. */
export async function readWorkflow(env: Environment): Promise<Workflow> {
  const event = env.GITHUB_EVENT_NAME || 'local';
  const said = await readPayload(env.GITHUB_EVENT_PATH);
  return {
    event,
    repository: repositoryOf(env.GITHUB_REPOSITORY),
    pull: pullOf(said),
    change: changeOf(event, said),
    base: said.pull_request?.base?.sha ?? said.merge_group?.base_sha,
    run: runOf(env),
    follows: event === 'workflow_run' ? followsOf(said) : undefined,
    stranger: strangerOf(event, { said, repository: env.GITHUB_REPOSITORY }),
  };
}

async function readPayload(path: string | undefined): Promise<Payload> {
  if (!path) return {};
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    const read = payload.catch({}).parse(value);
    return { ...read, followed: z.object({ workflow_run: followed }).safeParse(value).data?.workflow_run };
  } catch {
    return {};
  }
}

function pullOf({ pull_request, issue }: Payload): Workflow['pull'] {
  if (pull_request) return { number: pull_request.number, head: pull_request.head?.sha };
  return issue?.pull_request ? { number: issue.number, head: undefined } : undefined;
}

function changeOf(event: string, said: Payload): Change | undefined {
  if (event.startsWith('pull_request') && said.pull_request) return { pull: said.pull_request.number };
  if (said.merge_group) return { base: said.merge_group.base_sha, head: said.merge_group.head_sha };
  const created = /^0+$/.test(said.before ?? '0') || /^0+$/.test(said.after ?? '0');
  if (event !== 'push' || created || !said.before || !said.after) return undefined;
  return { base: said.before, head: said.after };
}

function followsOf({ followed: run }: Payload): FollowedRun | undefined {
  return (
    run && {
      id: String(run.id),
      attempt: String(run.run_attempt),
      event: run.event,
      sha: run.head_sha,
      branch: run.head_branch,
      repository: run.head_repository.full_name,
    }
  );
}

function repositoryOf(name: string | undefined): Workflow['repository'] {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(name ?? '') ?? [];
  return owner && repo ? { owner, repo } : undefined;
}

/** Digits alone, so that they can be hidden in a comment and compared. */
function runOf(env: Environment): Workflow['run'] {
  const id = env.GITHUB_RUN_ID ?? '';
  const attempt = env.GITHUB_RUN_ATTEMPT || '1';
  return /^\d{1,20}$/.test(id) && /^\d{1,6}$/.test(attempt) ? { id, attempt } : undefined;
}

/** Events that only people who may push can cause, on code that is in the repository already. */
const OWN_EVENTS: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch', 'release', 'merge_group']);

function strangerOf(
  event: string,
  { said, repository }: { readonly said: Payload; readonly repository: string | undefined },
): string | undefined {
  if (event === 'pull_request_target') return 'pull_request_target runs for pull requests of anybody';
  if (event !== 'workflow_run') return undefined;
  const cause = said.workflow_run;
  if (!cause) return 'the workflow_run does not say what caused it';
  if (!OWN_EVENTS.has(cause.event)) return `the workflow_run was caused by the event ${cause.event}`;
  const from = cause.head_repository.full_name;
  return from === repository ? undefined : `the workflow_run was caused by ${from}`;
}
