import type { Deed, Separation, Voter } from '../../engines/sign-off/eligibility.js';
import type { Commit } from '../../ports/github/approvals.js';
import type { SignOffFacts } from './facts.js';

/** Who may not sign because of what they did, and why that could not be known. */
export interface Separated extends Separation {
  /** Why nobody can be told from whoever started the run; undefined where they can. */
  readonly unknownStarter: string | undefined;
  /** Why nobody can be told from the authors; undefined where they can. */
  readonly unknownAuthor: string | undefined;
}

/** Reads from the facts who started the run and who wrote what it releases. */
export function separate({ attempts, commits, pull }: SignOffFacts): Separated {
  const tried = 'is' in attempts ? attempts.is : [];
  const starters = tried.flatMap(({ actor, starter }, index): readonly Deed[] => [
    ...(actor ? [{ by: actor, what: 'caused this run' }] : []),
    ...(starter
      ? [{ by: starter, what: index === 0 ? 'started this run' : `started attempt ${index + 1} of this run` }]
      : []),
  ]);
  const nameless = tried.some(({ actor, starter }) => actor === undefined || starter === undefined);
  const pullAuthor = pull && 'is' in pull ? pull.is.author : undefined;
  return {
    starters,
    unknownStarter:
      'unknown' in attempts ? attempts.unknown : nameless ? 'GitHub does not say who started the run' : undefined,
    authors: [
      ...(pullAuthor ? [{ by: pullAuthor, what: 'opened the pull request' }] : []),
      ...('is' in commits ? commits.is.commits.flatMap(deedsOf) : []),
    ],
    unknownAuthor: 'unknown' in commits ? commits.unknown : unknownCommit(commits.is.commits),
  };
}

function deedsOf({ sha, message, author, committer }: Commit): readonly Deed[] {
  const short = sha.slice(0, 10);
  return [
    ...(author ? [{ by: author, what: `wrote the commit ${short}` }] : []),
    ...(committer ? [{ by: committer, what: `committed ${short}` }] : []),
    ...coAuthors(message).map(by => ({ by, what: `helped to write the commit ${short}` })),
  ];
}

/** Only GitHub's own addresses say whose they are. By number and by name: a name may have changed, a number be made up. */
function coAuthors(message: string): readonly Voter[] {
  const trailers = message.matchAll(/^co-authored-by:.*<(?:(\d{1,15})\+)?([\w[\]-]+)@users\.noreply\.[\w.-]+>\s*$/gim);
  return [...trailers].flatMap(([, number, login = '']): readonly Voter[] => {
    const named = { id: undefined, login, isBot: login.endsWith('[bot]') };
    return number === undefined ? [named] : [{ ...named, id: Number(number) }, named];
  });
}

function unknownCommit(commits: readonly Commit[]): string | undefined {
  const odd = commits.filter(({ author, committer }) => author === undefined || committer === undefined);
  const [first] = odd;
  if (first === undefined) return undefined;
  const more = odd.length > 1 ? ` and ${odd.length - 1} more` : '';
  return `no account belongs to the address of who wrote the commit ${first.sha.slice(0, 10)}${more}`;
}
