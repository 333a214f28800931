/** A job of the attempt; times in ISO 8601. */
export interface TimedJob {
  readonly name: string;
  readonly status: string;
  readonly conclusion: string | undefined;
  readonly createdAt: string;
  readonly startedAt: string | undefined;
  readonly completedAt: string | undefined;
}

/** How far the runner's clock, by which the report was written, may be from GitHub's. */
const RUNNER_SKEW_MS = 30_000;
/** GitHub writes down that a job has ended, and creates the next one, in services of their own. */
const SERVICE_SKEW_MS = 5000;

/** What the job is called by that waits for a role. */
export interface SignName {
  readonly environment: string;
  readonly role: string;
}

/**
 * True where a job is the one that waits for an environment's approval. GitHub does not say which environment a job is in,
 * so its name must: the environment's, or the role's in brackets, as a matrix has it. The role's alone may be any job's
 * (`release`, `security`), which then would stand for an approval. A called workflow leads its jobs' names with its own.
 */
export function isJobOf(job: Pick<TimedJob, 'name'>, { environment, role }: SignName): boolean {
  const own = job.name.split(' / ').at(-1) ?? '';
  const [, listed = ''] = /\(([^()]*)\)$/.exec(own) ?? [];
  const said = listed.split(',').map(part => part.trim().toLowerCase());
  const names = [environment.toLowerCase(), role.toLowerCase()];
  return own.toLowerCase() === names[0] || names.some(name => said.includes(name));
}

/** When the last of the jobs ended in which the report may have been written; undefined where none was running then. */
export function validationEnd(jobs: readonly TimedJob[], reportedMs: number): number | undefined {
  const ends = jobs.flatMap(({ startedAt, completedAt }) => {
    const from = Date.parse(startedAt ?? '');
    const to = Date.parse(completedAt ?? '');
    return from - RUNNER_SKEW_MS <= reportedMs && to + RUNNER_SKEW_MS >= reportedMs ? [to] : [];
  });
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** Why a job in an environment is no sign of an approval of what was validated, completing "its job …". */
export function whyNoSign(job: TimedJob, validatedMs: number): string | undefined {
  const { status, conclusion, startedAt, createdAt } = job;
  if (conclusion === 'skipped' || conclusion === 'cancelled') return `was ${conclusion}`;
  if (status === 'waiting' || status === 'pending' || status === 'queued' || startedAt === undefined) {
    return 'waits for approval';
  }
  if (status === 'completed' && conclusion !== 'success') return `ended in ${conclusion ?? 'nothing known'}`;
  const isAfter = Date.parse(startedAt) >= validatedMs && Date.parse(createdAt) >= validatedMs - SERVICE_SKEW_MS;
  return !isAfter ? 'could be approved before the validation had ended' : undefined;
}
