import { isJobOf, validationEnd, whyNoSign } from '../../engines/sign-off/order.js';
import type { Approval } from '../../ports/github-approvals.js';
import type { SignOffFacts } from './facts.js';
import { nameOf, nothingSaid, quoted, type Said, type Scene } from './said.js';

/** Reads what was said of a role in its environment. */
export function byApproval(
  { role, environment }: { readonly role: string; readonly environment: string },
  { facts, reportedMs }: Scene,
): Said {
  const { approvals, waiting, attempts } = facts;
  for (const each of [approvals, waiting, attempts]) {
    if ('unknown' in each) return nothingSaid(`could not tell: ${each.unknown}`);
  }
  if ('unknown' in approvals || 'unknown' in waiting || 'unknown' in attempts) return nothingSaid('could not tell');
  const isHere = (other: string): boolean => other.toLowerCase() === environment.toLowerCase();
  const own = approvals.is.filter(({ environments }) => environments.some(isHere));
  const yes = own.filter(({ state }) => state === 'approved');
  const isWaiting = waiting.is.some(isHere);
  const timing =
    yes.length === 0 ? undefined : whyUndated([environment, role], { attempts: attempts.is, yes, reportedMs });
  const problem = isWaiting ? `waits for approval in ${environment} now` : timing;
  return {
    yes: yes.flatMap(({ by }) => (by ? [{ voter: by, source: `environment ${environment}` }] : [])),
    no: own
      .filter(({ state }) => state === 'rejected')
      .map(({ by, comment }) => `${nameOf(by)} rejected it${quoted(comment)}`),
    void: [],
    obstacles: problem === undefined ? [] : [problem],
  };
}

type Attempts = Extract<SignOffFacts['attempts'], { is: unknown }>['is'];

/**
 * Why the approvals may not be of this attempt, or not of what was validated in it. GitHub's log tells neither the time nor
 * the attempt of an approval, so the job in the environment stands for it: it cannot have started before.
 */
function whyUndated(
  names: readonly string[],
  at: { readonly attempts: Attempts; readonly yes: readonly Approval[]; readonly reportedMs: number },
): string | undefined {
  const { attempts, reportedMs } = at;
  const current = attempts.at(-1)?.jobs ?? [];
  const own = current.filter(job => isJobOf(job, names));
  if (own.length === 0) {
    return `no job of this attempt is called ${names[0]}, so nothing tells when it was approved`;
  }
  const others = current.filter(job => !isJobOf(job, names));
  const validated = validationEnd(others, reportedMs);
  if (validated === undefined) return 'no job of this attempt was running when the report was written';
  const early = own.flatMap(job => whyNoSign(job, validated) ?? []);
  if (early.length > 0 && early.length < own.length) {
    return `${own.length} jobs of this run are in its environment, and one of them ${early[0]}: sign one stage in a run`;
  }
  if (early[0] !== undefined) return `its job ${early[0]}`;
  return isOfThisAttempt(names, at)
    ? undefined
    : `GitHub does not say which approval belongs to attempt ${attempts.length}: start a new run instead of another attempt`;
}

/** One person has approved, at least once for each attempt in which the job ran. */
function isOfThisAttempt(
  names: readonly string[],
  { attempts, yes }: { readonly attempts: Attempts; readonly yes: readonly Approval[] },
): boolean {
  if (attempts.length === 1) return true;
  const people = new Set(yes.map(({ by }) => by?.id));
  const ran = attempts.filter(({ jobs }) =>
    jobs.some(job => isJobOf(job, names) && job.conclusion !== 'skipped' && job.conclusion !== 'cancelled'),
  );
  return people.size === 1 && yes.length >= ran.length;
}
