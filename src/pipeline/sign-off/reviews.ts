import { isSame } from '../../engines/sign-off/eligibility.js';
import { validationEnd } from '../../engines/sign-off/order.js';
import type { Person, Review } from '../../ports/github/approvals.js';
import type { Role } from './facts.js';
import { nameOf, nothingSaid, quoted, type Said, type Scene } from './statement.js';

type Word = Review & { readonly by: Person };

/** Reads what the role's people said of the pull request's last commit. */
export function byReview(role: Role, { facts, head, reportedMs }: Scene): Said {
  const { pull } = facts;
  if (pull === undefined) {
    return nothingSaid('has no environment, so only a review can sign it, and this run is about no pull request');
  }
  if ('unknown' in pull) return nothingSaid(`could not tell: ${pull.unknown}`);
  const validated = whenValidated({ facts, reportedMs });
  if (typeof validated === 'string') return nothingSaid(validated);
  const words = latestWords(pull.is.reviews).filter(({ by }) => maySign(role, by));
  const approved = words.filter(({ state }) => state === 'APPROVED');
  const whyVoid = ({ commit, submittedAt }: Word): string | undefined => {
    if (head === undefined || commit !== head) return 'approved another commit';
    return Date.parse(submittedAt ?? '') >= validated ? undefined : 'approved before the validation had ended';
  };
  const yes = approved.filter(word => whyVoid(word) === undefined);
  const dismissed = words.filter(({ state }) => state === 'DISMISSED');
  return {
    yes: yes.map(({ by }) => ({ voter: by, source: 'review' })),
    // Somebody else's yes stands, whatever became of this one.
    no:
      yes.length >= role.minimum
        ? []
        : dismissed.map(({ by, comment }) => `the review of ${nameOf(by)} was dismissed${quoted(comment)}`),
    void: approved.flatMap(word => {
      const why = whyVoid(word);
      return why === undefined ? [] : [`${nameOf(word.by)} ${why}`];
    }),
    obstacles: [],
  };
}

/** When the job that wrote the report had ended, by GitHub's clock as the reviews are; a sentence where nothing tells. */
function whenValidated({ facts: { attempts }, reportedMs }: Pick<Scene, 'facts' | 'reportedMs'>): number | string {
  if ('unknown' in attempts) return `could not tell: ${attempts.unknown}`;
  const jobs = attempts.is.flatMap(attempt => attempt.jobs);
  return validationEnd(jobs, reportedMs) ?? 'no job of this run that has ended was running when the report was written';
}

/** What asking for changes does to a role. */
export interface Objections {
  /** A no, as a sentence. */
  readonly rejections: readonly string[];
  /** Why nobody can tell whether it is a no, as a sentence. */
  readonly obstacles: readonly string[];
}

/**
 * Whoever could sign takes it back by asking for changes, wherever they had approved: the role's people, whoever has
 * approved for it, and the reviewers of its environment. Who belongs to a team is not known here, so where a team may sign
 * anybody's request for changes keeps the role open.
 */
export function objections(
  role: Role,
  {
    facts,
    yes,
    reviewers,
  }: { readonly facts: Scene['facts']; readonly yes: Said['yes']; readonly reviewers: Reviewers },
): Objections {
  const { pull } = facts;
  if (!pull || 'unknown' in pull) return { rejections: [], obstacles: [] };
  const asked = latestWords(pull.is.reviews).filter(({ state }) => state === 'CHANGES_REQUESTED');
  const counts = (by: Person): boolean =>
    maySign(role, by) || yes.some(({ voter }) => isSame(voter, by)) || reviewers.people.has(by.login.toLowerCase());
  const teams = [...new Set([...role.teams, ...reviewers.teams])];
  return {
    rejections: asked
      .filter(({ by }) => counts(by))
      .map(({ by, comment }) => `${nameOf(by)} asked for changes${quoted(comment)}`),
    obstacles:
      teams.length === 0
        ? []
        : asked
            .filter(({ by }) => !counts(by))
            .map(
              ({ by, comment }) =>
                `could not tell whether ${nameOf(by)}, who asked for changes${quoted(comment)}, belongs to ${teams.join(' or ')}: let them approve, or dismiss that review`,
            ),
  };
}

/** Who may approve in a role's environment. Logins in lower case. */
export interface Reviewers {
  readonly people: ReadonlySet<string>;
  readonly teams: readonly string[];
}

/** As GitHub tells it; nobody where it does not, which is an obstacle of its own. */
export function reviewersOf(name: string, { environments }: Scene['facts']): Reviewers {
  const rules = environments.get(name);
  const listed = rules && 'is' in rules ? (rules.is?.reviewers ?? []) : [];
  return {
    people: new Set(listed.flatMap(({ kind, name: login }) => (kind === 'person' ? [login.toLowerCase()] : []))),
    teams: listed.flatMap(({ kind, name: team }) => (kind === 'team' ? [team] : [])),
  };
}

const maySign = ({ people }: Role, by: Person): boolean =>
  people.some(login => login.toLowerCase() === by.login.toLowerCase());

const DECIDING: ReadonlySet<string> = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED']);

/** Each person's latest word: a comment changes nothing, a later review replaces an earlier one. */
function latestWords(reviews: readonly Review[]): readonly Word[] {
  const latest = new Map<number, Word>();
  for (const review of reviews) {
    const { by } = review;
    if (by && DECIDING.has(review.state)) latest.set(by.id, { ...review, by });
  }
  return [...latest.values()];
}
