import type { Voter } from '../../engines/sign-off/eligibility.js';
import { seat } from '../../engines/sign-off/matching.js';
import type { RoleSignOff } from '../../report/report.js';
import type { Ballot } from './ballot.js';
import { nameOf } from './statement.js';

/** Gives each role its signatures, of distinct people, and says of each that is still open why, and who could close it. */
export function countBallots(ballots: readonly Ballot[]): readonly RoleSignOff[] {
  const isOpen = ({ obstacles, rejections }: Ballot): boolean => obstacles.length + rejections.length === 0;
  const seating = seat(
    ballots.map(ballot => ({
      role: ballot.role,
      seats: ballot.seats,
      candidates: isOpen(ballot) ? ballot.votes.map(({ voter }) => keyOf(voter)) : [],
    })),
  );
  return ballots.map(ballot => outcome(ballot, { seating, ballots }));
}

function outcome(
  ballot: Ballot,
  at: { readonly seating: ReadonlyMap<string, readonly string[]>; readonly ballots: readonly Ballot[] },
): RoleSignOff {
  const { role, title, seats, rejections, obstacles, signers } = ballot;
  const seated = at.seating.get(role) ?? [];
  if (rejections.length > 0) return { role, title, status: 'rejected', why: sentences(rejections) };
  const signed = ballot.votes.filter(({ voter }) => seated.includes(keyOf(voter)));
  const person = [...new Set(signed.map(({ voter }) => voter.login))].join(', ');
  if (seated.length >= seats) {
    return {
      role,
      title,
      status: 'signed',
      person,
      source: [...new Set(signed.map(({ source }) => source))].join(', '),
    };
  }
  const counted = seats > 1 ? [`${seated.length} of ${seats} have signed${person === '' ? '' : ` (${person})`}`] : [];
  const all = [...counted, ...obstacles, ...ballot.refused, ...elsewhere(ballot, at)];
  const open = all.length === 0 ? ['nobody has signed'] : all;
  return { role, title, status: 'pending', why: sentences([...open, `It can be signed by ${signers}`]) };
}

/** Those who have said yes to several roles and are needed for another. */
function elsewhere(
  { votes, role }: Ballot,
  {
    seating,
    ballots,
  }: { readonly seating: ReadonlyMap<string, readonly string[]>; readonly ballots: readonly Ballot[] },
): readonly string[] {
  const told = votes.flatMap(({ voter }) => {
    const other = ballots.find(each => each.role !== role && seating.get(each.role)?.includes(keyOf(voter)));
    return other ? [`${nameOf(voter)} signs as ${other.title} already`] : [];
  });
  return [...new Set(told)];
}

/** GitHub's number stays when a name changes, and no two accounts have one name at a time. */
const keyOf = ({ id, login }: Voter): string => (id === undefined ? login.toLowerCase() : `#${id}`);

/** Several sentences in a row, each with a capital letter where it begins with a word. */
export const sentences = (texts: readonly string[]): string =>
  texts.map(text => `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/\.?$/, '.')).join(' ');
