import { z } from 'zod';
import { duration, id, pattern } from '../../quantities.js';

/** `after` of a stage: its name, or with the items that its evidence proves. */
export const after = z
  .union([
    z.string(),
    z.strictObject({
      stage: z.string().describe('The stage'),
      covers: z
        .array(z.string().min(1))
        .optional()
        .describe('Items of the written checklist that the evidence of that stage proves, by slug'),
    }),
  ])
  .transform(value =>
    typeof value === 'string' ? { stage: value, covers: [] } : { stage: value.stage, covers: value.covers ?? [] },
  )
  .describe('Stage whose passing evidence for this commit must exist, or `{ stage, covers }`');

/** `2` in a row, or `3/5`: three of the last five. */
const failAfter = z
  .union([
    z.int().min(1).max(1000),
    z.string().regex(/^[1-9]\d{0,2}\/[1-9]\d{0,2}$/, { error: 'expected a number, or two such as 3/5' }),
  ])
  .transform(value => {
    const [failures = 1, of = failures] = typeof value === 'number' ? [value] : value.split('/').map(Number);
    return { failures, of };
  })
  .refine(({ failures, of }) => failures <= of, { error: 'expected the smaller number first, such as 3/5' });

/** `watch` of a stage. */
export const watch = z.lazy(() =>
  z.strictObject({
    for: duration.refine(ms => ms > 0, { error: 'expected more than 0s' }).describe('How long it is looked at'),
    every: duration
      .refine(ms => ms >= 100, { error: 'expected at least 100ms' })
      .prefault('30s')
      .describe('Time from one sample to the next'),
    checks: z.array(id).min(1).describe('Entries of `verify` that are asked for each sample'),
    'fail-after': failAfter
      .prefault(2)
      .describe('How often an entry must fail: `2` in a row, or `3/5`, three of its last five samples'),
    'max-unknown': z
      .int()
      .min(1)
      .max(1000)
      .default(5)
      .describe('So many samples in a row that could not tell end the watch'),
    covers: z
      .array(z.string().min(1))
      .default([])
      .describe('Items of the written checklist that a watch to its end proves, by slug'),
  }),
);

const stateName = z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, { error: 'expected a name such as tag' });

/** `rollback` of a stage; `entry` is the schema of its entries. */
export const rollbackOf = <Entry extends z.ZodType>(entry: Entry) =>
  z.lazy(() =>
    z.strictObject({
      when: z
        .array(id)
        .optional()
        .describe('Required entries of `deploy` and `verify` whose failure triggers it; all of `verify` unless given'),
      state: z
        .record(
          stateName,
          z.strictObject({
            run: z.tuple([z.string().min(1)], z.string()).describe('Program and arguments that print it'),
            matches: pattern.describe('Regular expression that all of what it prints, one line, must match'),
            timeout: duration.prefault('1m').describe('Longest time it may take'),
          }),
        )
        .optional()
        .describe(
          'What no kind can know of what runs now, asked before the first change: `${{ state.NAME }}` in steps',
        ),
      steps: z
        .array(entry)
        .min(1)
        .describe('What takes the release back, in order: entries, `undo` unless they say their kind, or `run:` steps'),
      verify: z
        .array(id)
        .default([])
        .describe('Entries of `checks` or `verify` that are asked anew afterwards and must pass'),
      within: duration.optional().describe('Until when these must hold; asked once unless given'),
      'stable-for': duration.optional().describe('How long they must then stay so'),
      covers: z
        .array(z.string().min(1))
        .default([])
        .describe('Items of the written checklist that are conditions of a rollback, by slug: they are never ticked'),
      owner: z
        .string()
        .regex(/^[\w.-]+(?:\/[\w.-]+)?$/, { error: 'expected a login or a team such as octo-org/on-call' })
        .optional()
        .describe('Login or team that is mentioned where the stage is held or the way back did not help'),
    }),
  );
