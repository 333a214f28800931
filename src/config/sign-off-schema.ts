import { z } from 'zod';
import { id } from '../quantities.js';

const login = z
  .string()
  .regex(/^[a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,100}$/i, { error: 'expected a login such as octocat' });
const team = z.string().regex(/^[\w.-]+\/[\w.-]+$/, { error: 'expected a team as org/team, such as octo-org/leads' });

/** What workflows print and call jobs by: a second line could begin with a command to the runner. */
const line = z.string().regex(/^\P{Cc}{1,200}$/u, { error: 'expected one line of at most 200 characters' });

/** One entry of `roles`. */
export const role = z.lazy(() =>
  z
    .strictObject({
      title: line.describe('As the checklist calls it'),
      environment: z
        .string()
        .min(1)
        .optional()
        .describe(
          'Protected environment whose approval counts as the signature; without one, reviews of the pull request do',
        ),
      people: z.array(login).default([]).describe('Who may sign, by login'),
      teams: z
        .array(team)
        .default([])
        .describe('Teams whose members may sign, as `org/team`; GitHub holds them to it, so they need an environment'),
      minimum: z.int().min(1).max(100).default(1).describe('How many different people must sign'),
      'allow-author': z
        .boolean()
        .default(false)
        .describe('true: whoever wrote or committed something since the last release may sign it too'),
      'allow-starter': z.boolean().default(false).describe('true: whoever started the run may sign too'),
    })
    .refine(({ environment, people, teams }) => environment !== undefined || people.length + teams.length > 0, {
      error: 'nobody can sign as it: give it an environment, people or teams',
    })
    .refine(({ environment, teams }) => environment !== undefined || teams.length === 0, {
      path: ['teams'],
      error: 'only an environment can hold a team to it: give the role an environment, or name people',
    })
    .refine(({ people, teams, minimum }) => people.length === 0 || teams.length > 0 || minimum <= people.length, {
      path: ['minimum'],
      error: 'expected no more than the people whom the role names',
    }),
);

/** `sign-off` of a stage. */
export const signOff = z.lazy(() =>
  z.strictObject({
    roles: z.array(id).min(1).describe('Roles that must approve this evidence'),
    at: z
      .enum(['deploy', 'end'])
      .default('deploy')
      .describe('When they sign: before anything is deployed, or at the end, what `verify` and `watch` have shown'),
    since: z
      .string()
      .min(1)
      .optional()
      .describe(
        'Authors of commits newer than this may not sign: `release`, `deployment`, a tag or a commit. Default: the last ' +
          'deployment if the stage names an environment, else the last release',
      ),
  }),
);
