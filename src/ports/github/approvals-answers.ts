import { z } from 'zod';
import type { Approval, Commit, EnvironmentRules, Job, Person, Reviewer } from './approvals.js';

/** GitHub gives an empty object where it knows no account. */
const account = z
  .object({ id: z.int(), login: z.string().min(1), type: z.string().optional() })
  .transform(({ id, login, type }): Person => ({ id, login, isBot: type === 'Bot' || login.endsWith('[bot]') }));
export const person = z
  .union([account, z.strictObject({}).transform(() => undefined)])
  .nullish()
  .transform(found => found ?? undefined);

export const approvals = z.array(
  z
    .object({
      environments: z.array(z.object({ name: z.string() })),
      state: z.enum(['approved', 'rejected', 'pending']),
      user: person,
      comment: z.string().nullish(),
    })
    .transform(
      ({ environments, state, user, comment }): Approval => ({
        environments: environments.map(({ name }) => name),
        state,
        by: user,
        comment: comment ?? '',
      }),
    ),
);

export const waiting = z.array(z.object({ environment: z.object({ name: z.string() }) }));

const reviewer = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('User'), reviewer: z.object({ login: z.string() }) }),
    z.object({ type: z.literal('Team'), reviewer: z.object({ slug: z.string(), html_url: z.string() }) }),
  ])
  .transform((entry): Reviewer => {
    if (entry.type === 'User') return { kind: 'person', name: entry.reviewer.login };
    const { slug, html_url: page } = entry.reviewer;
    const [, org = ''] = /\/orgs\/([^/]+)\/teams\//.exec(page) ?? [];
    return { kind: 'team', name: `${org}/${slug}` };
  });

const rule = z.object({
  type: z.string(),
  prevent_self_review: z.boolean().optional(),
  reviewers: z.array(reviewer).optional(),
});

export const environment = z
  .object({
    name: z.string(),
    can_admins_bypass: z.boolean().nullish(),
    protection_rules: z.array(rule).default([]),
    deployment_branch_policy: z
      .object({ protected_branches: z.boolean(), custom_branch_policies: z.boolean() })
      .nullish(),
  })
  .transform(({ name, can_admins_bypass: bypass, protection_rules: rules, deployment_branch_policy: policy }) => {
    const review = rules.find(({ type }) => type === 'required_reviewers');
    const refs: 'all' | 'protected' | 'patterns' = policy
      ? policy.protected_branches
        ? 'protected'
        : 'patterns'
      : 'all';
    const found: Omit<EnvironmentRules, 'refs'> = {
      name,
      reviewers: review?.reviewers ?? [],
      preventsSelfReview: review?.prevent_self_review,
      adminsCanBypass: bypass ?? undefined,
    };
    return { ...found, refs };
  });

export const branchPolicies = z.object({
  branch_policies: z.array(z.object({ name: z.string(), type: z.enum(['branch', 'tag']).optional() })),
});

export const attempt = z.object({ head_sha: z.string(), actor: person, triggering_actor: person });

const job = z
  .object({
    name: z.string(),
    status: z.string(),
    conclusion: z.string().nullish(),
    created_at: z.iso.datetime({ offset: true }),
    started_at: z.iso.datetime({ offset: true }).nullish(),
    completed_at: z.iso.datetime({ offset: true }).nullish(),
  })
  .transform(
    ({ name, status, conclusion, created_at, started_at, completed_at }): Job => ({
      name,
      status,
      conclusion: conclusion ?? undefined,
      createdAt: created_at,
      startedAt: started_at ?? undefined,
      completedAt: completed_at ?? undefined,
    }),
  );
export const jobs = z.object({ total_count: z.int(), jobs: z.array(job) });

export const pull = z.object({ user: person, head: z.object({ sha: z.string() }) });

export const reviews = z.array(
  z.object({
    state: z.string(),
    commit_id: z.string().nullish(),
    submitted_at: z.iso.datetime({ offset: true }).nullish(),
    user: person,
    body: z.string().nullish(),
  }),
);

const commit = z
  .object({ sha: z.string(), commit: z.object({ message: z.string() }), author: person, committer: person })
  .transform(({ sha, commit: { message }, author, committer }): Commit => ({ sha, message, author, committer }));
export const commits = z.array(commit);

export const releases = z.array(z.object({ tag_name: z.string(), draft: z.boolean(), prerelease: z.boolean() }));
export const deployments = z.array(z.object({ id: z.int(), sha: z.string(), ref: z.string() }));
export const branch = z.object({ protected: z.boolean() });
export const repository = z.object({ default_branch: z.string() });
export const deploymentStatuses = z.array(z.object({ state: z.string() }));
