import type { EnvironmentRules } from '../../ports/github/approvals.js';
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
  return `Set it up with \`${protectionCommand(role, { found, place, repository })}\` or at ${page}`;
}

/** `gh api` with the whole of the environment's settings: what is left out of a PUT would be reset. */
function protectionCommand(
  role: Role,
  {
    found,
    place,
    repository,
  }: { readonly found: EnvironmentRules | undefined; readonly place: Place; readonly repository: string },
): string {
  const path = `repos/${repository}/environments/${encodeURIComponent(role.environment ?? '')}`;
  const reviewers = [
    ...role.people.map(login => reviewer('User', `users/${login}`)),
    ...role.teams.map(team => reviewer('Team', `orgs/${team.replace('/', '/teams/')}`)),
  ];
  const settings = [
    ...(reviewers.length === 0 ? [] : [`"reviewers": [${reviewers.join(', ')}]`]),
    `"prevent_self_review": ${!role['allow-starter']}`,
    '"can_admins_bypass": false',
    `"deployment_branch_policy": ${policyOf(found?.refs)}`,
  ];
  const body = `{${settings.join(', ')}}`.replaceAll('"', '\\"');
  const put = `echo "${body}" | gh api -X PUT "${path}" --input -`;
  const branch = branchToAdd(found, place);
  return branch === undefined ? put : `${put} && gh api -X POST "${path}/deployment-branch-policies" -f name=${branch}`;
}

/** The shell asks GitHub for the number. */
const reviewer = (type: 'User' | 'Team', path: string): string =>
  `{"type": "${type}", "id": $(gh api ${path} --jq .id)}`;

function policyOf(refs: EnvironmentRules['refs'] | undefined): string {
  if (refs === 'all') return 'null';
  const isProtected = refs === 'protected';
  return `{"protected_branches": ${isProtected}, "custom_branch_policies": ${!isProtected}}`;
}

/** This run's branch, where the environment would admit none; a name that a shell might take for more is left to a person. */
function branchToAdd(found: EnvironmentRules | undefined, { ref }: Place): string | undefined {
  if (found !== undefined && (typeof found.refs === 'string' || found.refs.length > 0)) return undefined;
  const [, branch] = /^refs\/heads\/([\w./-]+)$/.exec(ref ?? '') ?? [];
  return branch;
}
