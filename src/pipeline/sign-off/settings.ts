import type { EnvironmentRules } from '../../ports/github-approvals.js';
import type { Role } from './facts.js';

/** Where the settings are. */
export interface Place {
  /** Address of the GitHub server. */
  readonly server: string;
  /** `owner/name`; undefined where the run does not know it. */
  readonly repository: string | undefined;
  readonly ref: string | undefined;
}

/** How to protect a role's environment, as a sentence with the command and the page. docs/sign-off.md explains both. */
export function settingsFor(
  role: Role,
  { found, place }: { readonly found: EnvironmentRules | undefined; readonly place: Place },
): string {
  const repository = place.repository ?? 'OWNER/REPO';
  const page = `${place.server}/${repository}/settings/environments`;
  return `Set it up with \`${protectionCommand(role, { found, repository })}\` or at ${page}`;
}

/** `gh api` with the whole of the environment's settings: what is left out of a PUT would be reset. */
function protectionCommand(
  role: Role,
  { found, repository }: { readonly found: EnvironmentRules | undefined; readonly repository: string },
): string {
  const environment = encodeURIComponent(role.environment ?? '');
  const reviewers = [
    ...role.people.map(login => reviewer('User', `users/${login}`)),
    ...role.teams.map(team => reviewer('Team', `orgs/${team.replace('/', '/teams/')}`)),
  ].join(' ');
  const fields = [
    `-F prevent_self_review=${role['allow-starter'] ? 'false' : 'true'}`,
    '-F can_admins_bypass=false',
    ...(reviewers === '' ? [] : [reviewers]),
    ...policyFields(found?.refs),
  ];
  return `gh api -X PUT repos/${repository}/environments/${environment} ${fields.join(' ')}`;
}

const reviewer = (type: 'User' | 'Team', path: string): string =>
  `-F 'reviewers[][type]=${type}' -F "reviewers[][id]=$(gh api ${path} --jq .id)"`;

function policyFields(refs: EnvironmentRules['refs'] | undefined): readonly string[] {
  if (refs === 'all') return ['-F deployment_branch_policy=null'];
  const isProtected = refs === 'protected';
  return [
    `-F 'deployment_branch_policy[protected_branches]=${isProtected}'`,
    `-F 'deployment_branch_policy[custom_branch_policies]=${!isProtected}'`,
  ];
}
