import type { Deed, Separation, Voter } from '../../engines/sign-off/eligibility.js';
import type { Commit } from '../../ports/github/approvals.js';
import { clip } from '../../text/clip.js';
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
    ...coAuthors(message)
      .flatMap(({ voters }) => voters)
      .map(by => ({ by, what: `helped to write the commit ${short}` })),
  ];
}

/** One co-author of a commit: by number and by name, for a name may have changed and a number be made up. */
interface CoAuthor {
  /** As the trailer has it, without the address. */
  readonly shown: string;
  /** Empty where the address is not GitHub's own: then nobody can say whose it is. */
  readonly voters: readonly Voter[];
}

/**
 * Trailers as git and GitHub read them: in any letters, indented or not, with blanks around the colon, in any block of the
 * message, their value folded over several lines.
 */
const TRAILER = /^[ \t]*co-authored-by[ \t]*[:=][ \t]*(.*(?:\r?\n[ \t]+\S.*)*)/gim;
const OWN_ADDRESS = /^(?:(\d{1,15})\+)?([\w[\]-]+)@users\.noreply\.[\w.-]+$/i;

function coAuthors(message: string): readonly CoAuthor[] {
  return [...message.matchAll(TRAILER)].map(([, value = '']): CoAuthor => {
    const folded = value.replace(/\s+/g, ' ').trim();
    const address = /<([^<>]*)>/.exec(folded)?.[1]?.trim() ?? '';
    const shown = clip(folded.replace(/<[^<>]*>?/, '').trim() || 'somebody without a name', 80);
    const [, number, login = ''] = OWN_ADDRESS.exec(address) ?? [];
    if (login === '') return { shown, voters: [] };
    const named = { id: undefined, login, isBot: login.endsWith('[bot]') };
    return { shown, voters: number === undefined ? [named] : [{ ...named, id: Number(number) }, named] };
  });
}

/** Why nobody can say who wrote all of it; undefined where everybody is known. */
function unknownCommit(commits: readonly Commit[]): string | undefined {
  const odd = commits.flatMap(({ sha, author, committer, message }) => {
    const short = sha.slice(0, 10);
    if (author === undefined || committer === undefined)
      return [`no account belongs to the address of who wrote the commit ${short}`];
    const [nobody] = coAuthors(message).filter(({ voters }) => voters.length === 0);
    return nobody === undefined ? [] : [`no account is known for ${nobody.shown}, a co-author of the commit ${short}`];
  });
  const [first] = odd;
  if (first === undefined) return undefined;
  return odd.length > 1 ? `${first} and ${odd.length - 1} more` : first;
}
