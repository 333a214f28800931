import { type Voter, whyNot } from '../../engines/sign-off/eligibility.js';
import { byApproval } from './approvals.js';
import type { Role } from './facts.js';
import { byReview, objections, reviewersOf } from './reviews.js';
import { signersOf } from './roles.js';
import type { Separated } from './separation.js';
import { nameOf, type Said, type Scene } from './statement.js';

/** What a role's people have said, and what of it counts. All texts are sentences. */
export interface Ballot {
  readonly role: string;
  readonly title: string;
  readonly seats: number;
  /** Every yes that counts; several of one person are one. */
  readonly votes: Said['yes'];
  /** Every yes that does not. */
  readonly refused: readonly string[];
  /** Why no yes could count. */
  readonly obstacles: readonly string[];
  readonly rejections: readonly string[];
  /** `@octocat or a member of octo-org/leads`. */
  readonly signers: string;
}

/** Counts what was said for a role. Whoever must not sign it is refused with the reason. */
export function countBallot(
  name: string,
  { role, scene, separated }: { readonly role: Role; readonly scene: Scene; readonly separated: Separated },
): Ballot {
  const { environment } = role;
  const said = environment === undefined ? byReview(role, scene) : byApproval({ role: name, environment }, scene);
  const ballot = weigh(name, { role, said, separated });
  // Reviews can take back what was approved elsewhere, so they must be known wherever there are some.
  const { pull } = scene.facts;
  const unseen = environment !== undefined && pull && 'unknown' in pull ? [`could not tell: ${pull.unknown}`] : [];
  const against = objections(role, { facts: scene.facts, yes: said.yes, reviewers: reviewersOf(name, scene.facts) });
  return {
    ...ballot,
    obstacles: [...ballot.obstacles, ...unseen, ...against.obstacles],
    rejections: [...ballot.rejections, ...against.rejections],
  };
}

/** Holds what was said against the rules of the role and the separation of duties. */
export function weigh(
  name: string,
  { role, said, separated }: { readonly role: Role; readonly said: Said; readonly separated: Separated },
): Ballot {
  const { people, teams, 'allow-author': allowAuthor, 'allow-starter': allowStarter } = role;
  const rules = { people, teams, allowAuthor, allowStarter };
  const whyVoid = (voter: Voter): string | undefined => whyNot(voter, { rules, separation: separated });
  const refused = said.yes.flatMap(({ voter }) => {
    const why = whyVoid(voter);
    return why === undefined ? [] : [`${nameOf(voter)} ${why}`];
  });
  return {
    role: name,
    title: role.title,
    seats: role.minimum,
    votes: said.yes.filter(({ voter }) => whyVoid(voter) === undefined),
    refused: [...new Set([...refused, ...said.void])],
    obstacles: [...said.obstacles, ...unknowns(role, separated)],
    rejections: said.no,
    signers: signersOf(role),
  };
}

/** What cannot be known of anybody keeps everybody from signing. */
function unknowns(role: Role, { unknownAuthor, unknownStarter }: Separated): readonly string[] {
  return [
    ...(unknownStarter === undefined || role['allow-starter']
      ? []
      : [`could not tell who started the run: ${unknownStarter}`]),
    ...(unknownAuthor === undefined || role['allow-author']
      ? []
      : [`could not tell whose commits these are: ${unknownAuthor}`]),
  ];
}
