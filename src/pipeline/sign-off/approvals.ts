import { isJobOf, type SignName, validationEnd, whyNoSign } from '../../engines/sign-off/order.js';
import type { Approval } from '../../ports/github/approvals.js';
import type { SignOffFacts } from './facts.js';
import { nameOf, nothingSaid, quoted, type Said, type Scene } from './statement.js';

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
    yes.length === 0 ? undefined : whyUndated({ environment, role }, { attempts: attempts.is, yes, reportedMs });
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
  name: SignName,
  at: { readonly attempts: Attempts; readonly yes: readonly Approval[]; readonly reportedMs: number },
): string | undefined {
  const { attempts, reportedMs } = at;
  const current = attempts.at(-1)?.jobs ?? [];
  const own = current.filter(job => isJobOf(job, name));
  if (own.length === 0) {
    return `no job of this attempt is called ${name.environment}, so nothing tells when it was approved`;
  }
  const others = current.filter(job => !isJobOf(job, name));
  const validated = validationEnd(others, reportedMs);
  if (validated === undefined) return 'no job of this attempt was running when the report was written';
  const judged = own.map(job => whyNoSign(job, validated));
  const signs = judged.filter(why => why === undefined).length;
  if (signs === 0) return `its job ${judged.at(-1)}`;
  return isPlain(name, { ...at, signs })
    ? undefined
    : `GitHub does not say which approval in ${name.environment} is of this stage and attempt: sign each stage in a run of its own, and start a new run instead of another attempt`;
}

/**
 * Whether every approval is of this stage and attempt, or all are by one person, at least one for each job that ran: then
 * it matters little which is which. More approvals than jobs were given to jobs of another name.
 */
function isPlain(
  name: SignName,
  at: { readonly attempts: Attempts; readonly yes: readonly Approval[]; readonly signs: number },
): boolean {
  const { attempts, yes, signs } = at;
  const jobs = attempts.flatMap(attempt => attempt.jobs.filter(job => isJobOf(job, name)));
  const ran = jobs.filter(({ conclusion, status, startedAt }) => {
    const isUnder = status === 'in_progress' || status === 'completed';
    return isUnder && startedAt !== undefined && conclusion !== 'skipped' && conclusion !== 'cancelled';
  });
  // What was not tried again stands in both attempts, with its old times.
  const times = new Set(ran.map(({ name, startedAt }) => `${name} ${startedAt}`));
  const people = new Set(yes.map(({ by }) => by?.id));
  const isOwn = times.size <= signs && yes.length <= signs;
  return isOwn || (people.size === 1 && yes.length >= times.size);
}
