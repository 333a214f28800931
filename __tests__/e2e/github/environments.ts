import { z } from 'zod';
import { type Answer, type Area, page, REPOSITORY, refuse, type State } from '../github-api.js';
import type { Exchange } from '../openapi.js';
import { account, showAccount } from './account.js';

export type Reviewer = { readonly user: string } | { readonly team: string };

export interface StoredEnvironment {
  readonly reviewers: readonly Reviewer[];
  readonly preventSelfReview: boolean;
  /** Undefined leaves it out of the answer, as GitHub's description does. */
  readonly adminsBypass: boolean | undefined;
  /** `all`, `protected`, or patterns of branches and tags (`tag:v*`). */
  readonly branches: 'all' | 'protected' | readonly string[];
}

/** What GitHub makes of an environment that a workflow names and nobody has set up. */
export const UNPROTECTED: StoredEnvironment = {
  reviewers: [],
  preventSelfReview: false,
  adminsBypass: true,
  branches: 'all',
};

/** As docs/sign-off.md sets one up. */
export const protectedBy = (...reviewers: readonly Reviewer[]): StoredEnvironment => ({
  reviewers,
  preventSelfReview: true,
  adminsBypass: false,
  branches: ['main'],
});

const change = z.object({
  prevent_self_review: z.boolean().optional(),
  can_admins_bypass: z.boolean().optional(),
  reviewers: z.array(z.object({ type: z.enum(['User', 'Team']), id: z.int() })).nullish(),
  deployment_branch_policy: z
    .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
    .nullish(),
});

/** The repository's environments, by name: read, created and changed. `accounts` are the logins that a change may name. */
export function environments(
  stored: Map<string, StoredEnvironment>,
  { accounts = [] }: { readonly accounts?: readonly Reviewer[] } = {},
): Area {
  const base = new RegExp(`^/repos/${REPOSITORY}/environments/([^/]+)(/deployment-branch-policies)?$`);
  return (exchange, state) => {
    const [, encoded, policies] = base.exec(exchange.path) ?? [];
    if (encoded === undefined) return undefined;
    const name = decodeURIComponent(encoded);
    const found = stored.get(name);
    if (policies) return found ? branchPolicies(exchange, { found, stored, name, state }) : missing;
    if (exchange.method === 'PUT') {
      stored.set(name, changed(change.parse(exchange.body ?? {}), accounts));
      return { status: 200, body: show(name, stored.get(name) ?? UNPROTECTED) };
    }
    return found ? { status: 200, body: show(name, found) } : missing;
  };
}

const missing: Answer = refuse({ status: 404, message: 'Not Found' });

function branchPolicies(
  exchange: Exchange,
  at: {
    readonly found: StoredEnvironment;
    readonly stored: Map<string, StoredEnvironment>;
    readonly name: string;
    readonly state: State;
  },
): Answer {
  const { found, stored, name, state } = at;
  const patterns = typeof found.branches === 'string' ? [] : found.branches;
  if (exchange.method === 'POST') {
    const { name: pattern, type } = z.object({ name: z.string(), type: z.string().optional() }).parse(exchange.body);
    stored.set(name, { ...found, branches: [...patterns, type === 'tag' ? `tag:${pattern}` : pattern] });
    return { status: 200, body: showPolicy(pattern, 0) };
  }
  const answer = page(exchange, state, patterns.map(showPolicy));
  return { ...answer, body: { total_count: patterns.length, branch_policies: answer.body } };
}

const showPolicy = (pattern: string, index: number) => ({
  id: 361_471 + index,
  node_id: 'MDE2OkdhdGVCcmFuY2hQb2xpY3kzNjE0NzE=',
  name: pattern.replace(/^tag:/, ''),
  type: pattern.startsWith('tag:') ? 'tag' : 'branch',
});

function changed(body: z.output<typeof change>, accounts: readonly Reviewer[]): StoredEnvironment {
  const policy = body.deployment_branch_policy;
  return {
    reviewers: (body.reviewers ?? []).flatMap(({ id }) =>
      accounts.filter(each => account('user' in each ? each.user : each.team).id === id),
    ),
    preventSelfReview: body.prevent_self_review ?? false,
    adminsBypass: body.can_admins_bypass ?? true,
    branches: policy?.protected_branches ? 'protected' : policy?.custom_branch_policies ? [] : 'all',
  };
}

function show(name: string, environment: StoredEnvironment): Record<string, unknown> {
  const { reviewers, preventSelfReview, adminsBypass, branches } = environment;
  return {
    ...reference(name),
    protection_rules: [
      ...(reviewers.length === 0
        ? []
        : [
            {
              id: 3755,
              node_id: 'MDQ6R2F0ZTM3NTU=',
              type: 'required_reviewers',
              prevent_self_review: preventSelfReview,
              reviewers: reviewers.map(showReviewer),
            },
          ]),
      ...(branches === 'all' ? [] : [{ id: 3756, node_id: 'MDQ6R2F0ZTM3NTY=', type: 'branch_policy' }]),
    ],
    deployment_branch_policy:
      branches === 'all'
        ? null
        : { protected_branches: branches === 'protected', custom_branch_policies: branches !== 'protected' },
    ...(adminsBypass === undefined ? {} : { can_admins_bypass: adminsBypass }),
  };
}

export function showReviewer(reviewer: Reviewer): Record<string, unknown> {
  if ('user' in reviewer) return { type: 'User', reviewer: showAccount(reviewer.user) };
  const [org = '', slug = ''] = reviewer.team.split('/');
  const { id } = account(reviewer.team);
  return {
    type: 'Team',
    reviewer: {
      id,
      node_id: 'MDQ6VGVhbTE=',
      url: `https://api.github.com/teams/${id}`,
      html_url: `https://github.com/orgs/${org}/teams/${slug}`,
      name: slug,
      slug,
      description: null,
      privacy: 'closed',
      notification_setting: 'notifications_enabled',
      permission: 'push',
      members_url: `https://api.github.com/teams/${id}/members{/member}`,
      repositories_url: `https://api.github.com/teams/${id}/repos`,
      type: 'organization',
      parent: null,
    },
  };
}

/** As an environment is named inside other things. */
export const reference = (name: string): Record<string, unknown> => ({
  id: account(`environment ${name}`).id,
  node_id: 'MDExOkVudmlyb25tZW50MTYxMDg4MDY4',
  name,
  url: `https://api.github.com/repos/${REPOSITORY}/environments/${encodeURIComponent(name)}`,
  html_url: `https://github.com/${REPOSITORY}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
  created_at: '2020-11-23T22:00:40Z',
  updated_at: '2020-11-23T22:00:40Z',
});
