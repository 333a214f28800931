import type { Config, Stage } from '../../config/schema.js';
import type {
  Approval,
  Attempt,
  Commit,
  EnvironmentRules,
  GitHubApprovals,
  Job,
  Pull,
  Review,
} from '../../ports/github/approvals.js';
import { GitHubFailed } from '../../ports/github/github.js';
import type { Subject } from '../../report/report.js';
import { type NewCommits, newCommits } from './history.js';

export type Role = Config['roles'][string];

/** What was found out, or why it could not be. */
export type Known<T> = { readonly is: T } | { readonly unknown: string };

/** Everything that a sign-off is decided on, as GitHub tells it. */
export interface SignOffFacts {
  /** By role; undefined where there is no such environment. */
  readonly environments: ReadonlyMap<string, Known<EnvironmentRules | undefined>>;
  readonly approvals: Known<readonly Approval[]>;
  /** Environments in which the run waits for somebody now. */
  readonly waiting: Known<readonly string[]>;
  /** The first is attempt 1, the last the current one. */
  readonly attempts: Known<readonly (Attempt & { readonly jobs: readonly Job[] })[]>;
  /** Undefined where the run is about no pull request. */
  readonly pull: Known<Pull & { readonly reviews: readonly Review[] }> | undefined;
  readonly commits: Known<NewCommits>;
}

export interface Asked {
  readonly roles: ReadonlyMap<string, Role>;
  readonly stage: Stage;
  readonly run: { readonly id: string; readonly attempt: number };
  readonly subject: Subject;
  readonly pull: number | undefined;
}

/** Asks GitHub for all of it at once. What it does not answer is unknown, and never an empty list. */
export async function gatherFacts(github: GitHubApprovals, asked: Asked): Promise<SignOffFacts> {
  const { roles, run, subject, pull } = asked;
  const isInEnvironments = [...roles.values()].some(({ environment }) => environment !== undefined);
  const [environments, approvals, waiting, attempts, reviewed, commits] = await Promise.all([
    Promise.all([...roles].flatMap(([name, { environment }]) => environmentOf(github, { name, environment }))),
    isInEnvironments ? known(() => github.approvals(run.id)) : { is: [] },
    isInEnvironments ? known(() => github.waiting(run.id)) : { is: [] },
    known(() => attemptsOf(github, run)),
    pull === undefined ? undefined : known(() => pullOf(github, pull)),
    known(() => newCommits(github, { head: subject.sha, stage: asked.stage })),
  ]);
  return { environments: new Map(environments), approvals, waiting, attempts, pull: reviewed, commits };
}

function environmentOf(
  github: GitHubApprovals,
  { name, environment }: { readonly name: string; readonly environment: string | undefined },
): readonly Promise<readonly [string, Known<EnvironmentRules | undefined>]>[] {
  if (environment === undefined) return [];
  return [known(() => github.environment(environment)).then(found => [name, found] as const)];
}

const attemptsOf = (github: GitHubApprovals, { id, attempt }: Asked['run']) =>
  Promise.all(
    Array.from({ length: attempt }, async (_, index) => {
      const [found, jobs] = await Promise.all([github.attempt(id, index + 1), github.jobs(id, index + 1)]);
      return { ...found, jobs };
    }),
  );

async function pullOf(github: GitHubApprovals, number: number) {
  const [pull, reviews] = await Promise.all([github.pull(number), github.reviews(number)]);
  return { ...pull, reviews };
}

async function known<T>(ask: () => Promise<T>): Promise<Known<T>> {
  try {
    return { is: await ask() };
  } catch (error) {
    if (error instanceof GitHubFailed) return { unknown: error.message };
    throw error;
  }
}

export type { Commit };
