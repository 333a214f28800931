import { z } from 'zod';
import { parseConfig } from '../config/document.js';
import { followUp } from '../config/follow-up-schema.js';
import { ConfigInvalid } from '../config/problem.js';
import { isPullRequest } from '../pipeline/conditions.js';
import { remindOverdue, trackRelease } from '../pipeline/deliver/follow-up.js';
import type { Outcome } from '../pipeline/outcome.js';
import { noSuchStage } from '../pipeline/plan.js';
import { deadline } from '../ports/deadline.js';
import { GitHubFailed } from '../ports/github/github.js';
import { githubIssues } from '../ports/github/issues.js';
import { octokitGitHub } from '../ports/github/octokit-github.js';
import { secretValues } from '../ports/process/secret-variables.js';
import { readSubject } from '../ports/runner/subject.js';
import { readWorkflow } from '../ports/runner/workflow.js';
import type { FollowUp } from '../report/follow-up.js';
import { createRedactor } from '../text/redact.js';
import { UsageError } from '../usage-error.js';
import { readPolicy } from './policy.js';
import type { PolicyRequest, World } from './world.js';

export interface FollowUpRequest extends PolicyRequest {
  readonly stage: string | undefined;
  /** ISO 8601; now unless given. */
  readonly deployedAt: string | undefined;
  /** Looks after the open issues instead of opening one. */
  readonly remind: boolean;
}

const TIMEOUT_MS = 120_000;
/** Events that no deployment causes: they look after what is open. */
const LATER = new Set(['schedule', 'issues', 'issue_comment']);

/**
 * Keeps one tracking issue for each release, with what people do after it, by when and who; or, on a schedule, reminds of
 * what is overdue and closes what is done. Throws `UsageError` and `ConfigInvalid`.
 */
export async function trackFollowUp(request: FollowUpRequest, world: Pick<World, 'env' | 'token'>): Promise<Outcome> {
  const { env, token } = world;
  const { event, repository } = await readWorkflow(env);
  if (isPullRequest(event)) throw new UsageError(`follow-up is for deployments, and the event is ${event}`);
  if (!repository) throw new UsageError('follow-up needs a repository: GITHUB_REPOSITORY names none');
  if (!token) throw new UsageError('follow-up needs a token with "issues: write"');
  const { source } = await readPolicy(request, world);
  const { project, stages } = outline(source, env);
  const setting = { repository, token, apiUrl: env.GITHUB_API_URL, signal: deadline(TIMEOUT_MS) };
  const github = { ...githubIssues(setting), comments: octokitGitHub(setting) };
  try {
    if (request.remind || LATER.has(event)) return await remindOverdue(github, { project, now: new Date() });
    const { name, tasks } = chosen(stages, request.stage);
    if (!tasks) throw new UsageError(`the stage ${name} has no follow-up; add stages.${name}.follow-up to the config`);
    const subject = { ...readSubject(env, request.workingDirectory), configDigest: '' };
    if (subject.sha === undefined) throw new UsageError('follow-up is about a commit, and there is none here');
    const redact = createRedactor({ values: secretValues(env) });
    const release = { project, stage: name, subject, deployedAt: timeOf(request.deployedAt) };
    return await trackRelease(github, { release, followUp: tasks, origin: { server: env.GITHUB_SERVER_URL }, redact });
  } catch (error) {
    if (!(error instanceof GitHubFailed)) throw error;
    return { said: [], warnings: [], refused: `${error.message}.${remedyFor(error)}` };
  }
}

function remedyFor({ why }: GitHubFailed): string {
  if (why === 'forbidden') return ' Give the job "issues: write".';
  return why === 'not-found' ? ' Are issues turned off in this repository, or may the token not see them?' : '';
}

const shape = z.looseObject({
  project: z.string().min(1),
  stages: z.record(z.string(), z.looseObject({ 'follow-up': followUp.optional() })),
});

/** As much of the config as is needed: variables of checks need not be set here. */
function outline(source: { readonly file: string; readonly text: string }, env: World['env']) {
  const { value, problem, problems } = parseConfig(source, { env });
  if (value === undefined) throw new ConfigInvalid(problems);
  const read = shape.safeParse(value);
  if (!read.success) throw new ConfigInvalid(read.error.issues.map(({ path, message }) => problem(path, message)));
  return read.data;
}

function chosen(
  stages: z.output<typeof shape>['stages'],
  wanted: string | undefined,
): { readonly name: string; readonly tasks: FollowUp | undefined } {
  const [first] = Object.keys(stages).filter(stage => stages[stage]?.['follow-up']);
  const name = wanted ?? first;
  const stage = name === undefined ? undefined : stages[name];
  if (name !== undefined && stage) return { name, tasks: stage['follow-up'] };
  const known = Object.keys(stages);
  if (name !== undefined) throw noSuchStage(name, known);
  throw new UsageError(`no stage has a follow-up; stages: ${known.join(', ')}`);
}

function timeOf(text: string | undefined): string {
  if (text === undefined) return new Date().toISOString();
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new UsageError(`deployed-at: expected a time such as 2026-12-31T12:00:00Z, got "${text}"`);
}
