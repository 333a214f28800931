/** Somebody who has said yes or no. */
export interface Voter {
  /** GitHub's number, which stays when the name changes; undefined where only a name was given. */
  readonly id: number | undefined;
  readonly login: string;
  readonly isBot: boolean;
}

/** Who may sign for a role. */
export interface RoleRules {
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly allowAuthor: boolean;
  readonly allowStarter: boolean;
}

/** Something that was done to what is released, and by whom. */
export interface Deed {
  readonly by: Voter;
  /** `started the run`, `wrote 1f0c3e5`. */
  readonly what: string;
}

/** What separates duties: who started the run, and who wrote what it releases. */
export interface Separation {
  readonly starters: readonly Deed[];
  readonly authors: readonly Deed[];
}

/** Two names of one person: by GitHub's number where both have one, else by the login in whatever letters. */
export const isSame = (a: Voter, b: Voter): boolean =>
  a.id !== undefined && b.id !== undefined ? a.id === b.id : a.login.toLowerCase() === b.login.toLowerCase();

/** Why somebody's yes does not count for a role, completing "@login …"; undefined where it counts. */
export function whyNot(
  voter: Voter,
  { rules, separation }: { readonly rules: RoleRules; readonly separation: Separation },
): string | undefined {
  if (voter.isBot) return 'is a bot';
  const isNamed = rules.people.some(login => login.toLowerCase() === voter.login.toLowerCase());
  // Where teams may sign, and where nobody is named, the environment's reviewers are whom GitHub let approve.
  if (!isNamed && rules.teams.length === 0 && rules.people.length > 0) return 'is not among the people of the role';
  const started = separation.starters.find(({ by }) => isSame(by, voter));
  if (started && !rules.allowStarter) return started.what;
  const wrote = separation.authors.find(({ by }) => isSame(by, voter));
  return wrote && !rules.allowAuthor ? wrote.what : undefined;
}
