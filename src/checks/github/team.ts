import { z } from 'zod';
import { type Asking, hidden } from './part.js';
import { read } from './read.js';

const PERMISSION = 'members: read';

/**
 * Logins of a team's members in lower case, by `organisation/team`. A workflow's own token may not ask for
 * them: it takes one of an app or a person.
 */
export async function teamMembers(team: string, { repository }: Asking): Promise<ReadonlySet<string>> {
  const [org = '', slug = ''] = team.split('/');
  const answer = await repository.all({
    route: 'GET /orgs/{org}/teams/{team_slug}/members',
    with: { org, team_slug: slug },
    what: `list the members of ${team}`,
    permission: PERMISSION,
  });
  if (answer === undefined) throw hidden(`team ${team}`, PERMISSION);
  const members = read(z.array(z.object({ login: z.string() })), answer, `the members of ${team}`);
  return new Set(members.map(({ login }) => login.toLowerCase()));
}
