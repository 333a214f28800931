import { z } from 'zod';
import { comparison } from '../../engines/comparison/schema.js';
import { waiting } from '../../facts/live/waiting.js';
import { duration, OR_TEXT } from '../../quantities.js';

const name = z.string().min(1);
const names = z.array(name).min(1);
const most = z.int().min(0);

const greenOnes = z.strictObject({
  names: names.optional().describe('Names of check runs, jobs and statuses, `*` for any characters; all unless given'),
  except: z.array(name).default([]).describe('Names that do not count, `*` for any characters'),
});

const green = z
  .union([z.literal('green'), names, greenOnes], { error: 'expected green, a list of names, or names and except' })
  .transform(given =>
    given === 'green' ? greenOnes.parse({}) : Array.isArray(given) ? greenOnes.parse({ names: given }) : given,
  );

const workflow = z
  .preprocess(
    given => (typeof given === 'string' ? { file: given } : given),
    z.strictObject({
      file: name
        .regex(/^(?:\.github\/workflows\/)?[\w. -]+\.ya?ml$/, { error: 'expected a file such as ci.yml' })
        .describe('Its file, such as ci.yml'),
      'newer-than': duration.optional().describe('How long ago it may have begun'),
      event: name.optional().describe('The event that caused the run; any unless given'),
    }),
  )
  .meta({ [OR_TEXT]: true });

const reviews = z.strictObject({
  min: z.int().min(1).default(1).describe('How many people have approved the last commit of the pull request'),
  team: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, { error: 'expected organisation/team' })
    .optional()
    .describe('A team, as organisation/team, whose members alone count'),
  'code-owners': z.boolean().default(false).describe('An owner of each changed file has approved, by CODEOWNERS'),
});

const issues = z.strictObject({
  labels: names.optional().describe('Issues with any of these labels count; all unless given'),
  milestone: z
    .union([name, z.int().positive()])
    .optional()
    .describe('Issues of this milestone, by its title or number'),
  max: most.default(0).describe('How many may be open'),
});

const pullRequests = z
  .strictObject({
    merged: z
      .array(z.int().positive())
      .min(1)
      .optional()
      .describe('Numbers of pull requests that are part of this commit'),
    labels: names.optional().describe('Open pull requests with any of these labels count'),
    base: name.optional().describe('Open pull requests for this branch count; for any unless given'),
    max: most.optional().describe('How many may be open; none, where `labels` or `base` is given'),
  })
  .refine(given => Object.values(given).some(value => value !== undefined), {
    error: 'expected `merged`, `labels`, `base` or `max`',
  });

const branch = z
  .strictObject({
    name: name.optional().describe('The branch; that of this run unless given'),
    protected: z.boolean().optional().describe('A rule protects it'),
    'up-to-date': z
      .union([z.boolean(), name])
      .optional()
      .describe('The commit contains all of the branch, or of another one that is named here'),
  })
  .refine(given => given.protected === true || (given['up-to-date'] ?? false) !== false, {
    error: 'expected `protected: true` or `up-to-date`',
  });

const few = comparison({ dimension: 'number' });

const alerts = z
  .strictObject({
    dependabot: few.optional(),
    'code-scanning': few.optional(),
    'secret-scanning': few.optional(),
    severity: z
      .array(z.enum(['low', 'medium', 'high', 'critical']))
      .min(1)
      .optional()
      .describe('Severities that count for `dependabot` and `code-scanning`; all unless given'),
  })
  .refine(given => (given.dependabot ?? given['code-scanning'] ?? given['secret-scanning']) !== undefined, {
    error: 'expected `dependabot`, `code-scanning` or `secret-scanning`',
  });

const release = z.strictObject({
  tag: name.describe('Tag of the release'),
  draft: z.boolean().default(false).describe('true: it is still a draft; false: it is published'),
});

const PARTS = ['checks', 'workflows', 'reviews', 'issues', 'pull-requests', 'branch', 'alerts', 'release'] as const;

export const githubOptions = z
  .strictObject({
    checks: green
      .optional()
      .describe('`green`, or names: check runs and statuses of this commit have succeeded, this run left out'),
    workflows: z.array(workflow).min(1).optional().describe('Workflows that succeeded for this commit, last of all'),
    reviews: reviews.optional().describe('Approvals of the pull request that brought this commit'),
    issues: issues.optional().describe('Open issues'),
    'pull-requests': pullRequests.optional().describe('Pull requests that are merged, and that are open'),
    branch: branch.optional().describe('The branch of this run'),
    alerts: alerts.optional().describe('Open alerts, counted: `== 0`'),
    release: release.optional().describe('A release on GitHub'),
    ...waiting,
  })
  .refine(given => PARTS.some(part => given[part] !== undefined), { error: `expected one of ${PARTS.join(', ')}` });

export type GitHubOptions = z.output<typeof githubOptions>;
