import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseConfig } from '../config/document.js';
import { digestOf } from '../config/load.js';
import { ConfigInvalid } from '../config/problem.js';
import { CouldNotTell } from '../could-not-tell.js';
import type { CommentMode } from '../pipeline/deliver/comment.js';
import { misfits } from '../pipeline/other-runs/foreign-report.js';
import { readReport } from '../pipeline/other-runs/read-report.js';
import type { Outcome } from '../pipeline/outcome.js';
import { deadline } from '../ports/deadline.js';
import { readWhole } from '../ports/files/read-file.js';
import { GitHubFailed } from '../ports/github/github.js';
import { openPullRequestsOf } from '../ports/github/heads.js';
import { type FollowedRun, readWorkflow, type Workflow } from '../ports/runner/workflow.js';
import type { Report } from '../report/report.js';
import { clip } from '../text/clip.js';
import { redactDeep } from '../text/redact.js';
import { UsageError } from '../usage-error.js';
import { redactorFor } from './open-stage.js';
import { readPolicy } from './policy.js';
import type { World } from './world.js';

export interface PublishRequest {
  readonly config: string;
  /** Whose config says which project and stages there are; the commit that this workflow itself comes from unless given. */
  readonly policyRef: string | undefined;
  readonly workingDirectory: string;
  /** Holds the `report.json` that the other run has left. */
  readonly reportDirectory: string;
  readonly comment: CommentMode;
  readonly checkRun: boolean;
}

/** A comment holds 65,536 characters: what is much larger than a report with its findings has another purpose. */
const MAX_BYTES = 16 * 1024 * 1024;
const TIMEOUT_MS = 60_000;

/**
 * Publishes what a run without rights has written: a stranger's data, held against what GitHub says of that run, escaped,
 * and marked as not verified. Runs nothing, decides nothing. Throws `UsageError` where there is no such run.
 */
export async function publish(request: PublishRequest, world: Pick<World, 'env' | 'token'>): Promise<Outcome> {
  const workflow = await readWorkflow(world.env);
  const { run, repository, token } = setting(workflow, world.token);
  const whole = `${repository.owner}/${repository.repo}`;
  const policy = await readPolicy({ ...request, policyRef: request.policyRef ?? world.env.GITHUB_SHA }, world);
  const { project, stages } = outline(policy.source, world.env);
  try {
    const report = redactDeep(await readForeign(request.reportDirectory), redactorFor(undefined, world.env));
    const wrong = misfits(report, { repository: whole, run, project, stages });
    if (wrong.length > 0) return refuse(`the report is not of this run: ${clip(wrong.join('; '), 500)}`);
    const signal = deadline(TIMEOUT_MS);
    const github = { repository, token, apiUrl: world.env.GITHUB_API_URL, signal };
    const numbers = await openPullRequestsOf({ ...run }, github);
    const [pull] = numbers;
    if (pull === undefined || numbers.length > 1) return nothing(numbers, run);
    const { deliverForeign } = await import('../pipeline/deliver/foreign.js');
    return await deliverForeign(report, {
      github,
      pull,
      run,
      mode: request.comment,
      checkRun: request.checkRun,
      server: world.env.GITHUB_SERVER_URL,
      unverified: doubts(report, { repository: whole, run, digest: digestOf(policy.source.text) }),
    });
  } catch (error) {
    if (error instanceof CouldNotTell || error instanceof GitHubFailed) return refuse(error.message);
    throw error;
  }
}

function setting(
  { event, follows, repository }: Workflow,
  token: string | undefined,
): {
  readonly run: FollowedRun;
  readonly repository: NonNullable<Workflow['repository']>;
  readonly token: string;
} {
  if (!follows)
    throw new UsageError(`publish follows another workflow's run (workflow_run), and the event is ${event}`);
  if (follows.event !== 'pull_request') {
    throw new UsageError(
      `publish is for runs of pull requests, and the run ${follows.id} was caused by ${follows.event}`,
    );
  }
  if (!repository) throw new UsageError('GITHUB_REPOSITORY names no repository');
  if (!token) throw new UsageError('publish needs a token with "pull-requests: write"');
  return { run: follows, repository, token };
}

/** As much of the config as is needed; a variable that is not set here does not matter. */
function outline(source: { readonly file: string; readonly text: string }, env: World['env']) {
  const { value, problem } = parseConfig(source, { env });
  const named = z.object({ project: z.string().min(1), stages: z.record(z.string(), z.unknown()) }).safeParse(value);
  if (!named.success) throw new ConfigInvalid([problem([], 'names no project or no stages')]);
  return { project: named.data.project, stages: Object.keys(named.data.stages) };
}

async function readForeign(directory: string): Promise<Report> {
  const shown = join(directory, 'report.json');
  try {
    return readReport((await readWhole(resolve(shown), { maxBytes: MAX_BYTES, shown })).toString('utf8'), shown);
  } catch (error) {
    if (error instanceof CouldNotTell) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CouldNotTell('unreadable', `${shown} cannot be read: ${why}`, "Download the other run's artifact there.");
  }
}

function doubts(
  report: Report,
  at: { readonly repository: string; readonly run: FollowedRun; readonly digest: string },
): string {
  const whose = at.run.repository === at.repository ? 'this change' : `the fork ${at.run.repository}`;
  const rules =
    report.subject.configDigest === at.digest ? '' : ' It was judged by another config than the default branch has.';
  return `this was written by a run of code from ${whose}, which can make it say anything. Nothing relies on it.${rules}`;
}

const refuse = (refused: string): Outcome => ({ said: [], warnings: [], refused: `nothing is published: ${refused}` });

function nothing(numbers: readonly number[], { sha, repository, branch }: FollowedRun): Outcome {
  const why =
    numbers.length === 0
      ? `no open pull request has the head ${sha} of ${repository}, branch ${branch}: it is closed, or has moved on`
      : `several pull requests have this head: ${numbers.map(number => `#${number}`).join(', ')}`;
  return { said: [`Nothing is published: ${why}.`], warnings: [], refused: undefined };
}
