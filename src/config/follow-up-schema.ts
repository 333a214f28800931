import { z } from 'zod';
import { duration, id } from '../quantities.js';

const LOGIN = /^[a-z\d](?:[a-z\d-]{0,98}[a-z\d])?(?:\/[a-z\d][a-z\d._-]{0,99})?$/i;

const task = z.strictObject({
  id: id.describe('Unique within the stage; its tick is found again by it'),
  title: z.string().min(1).max(200).describe('What there is to do, as the checklist calls it'),
  within: duration.describe('How long after the deployment it is due: 1h, 24h, 7d'),
  owner: z
    .string()
    .regex(LOGIN, { error: 'expected a login such as octocat, or a team such as octo-org/operations' })
    .describe('Who is mentioned, and assigned where it is a person: a login, or `org/team`'),
  body: z.string().min(1).max(1000).optional().describe('What belongs to it, Markdown, shown below'),
  covers: z.array(z.string().min(1)).default([]).describe('Items of the written checklist that it stands for, by slug'),
});

/** `follow-up` of a stage. */
export const followUp = z.lazy(() =>
  z.strictObject({
    tasks: z
      .array(task)
      .min(1)
      .max(50)
      .refine(tasks => new Set(tasks.map(({ id: name }) => name)).size === tasks.length, {
        error: 'two tasks have the same id',
      })
      .describe('What people do after the deployment'),
    labels: z.array(z.string().min(1).max(50)).default([]).describe('Labels of the tracking issue'),
  }),
);
