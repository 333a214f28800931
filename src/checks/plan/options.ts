import { z } from 'zod';
import { argv, duration, isEverything, shown } from '../../quantities.js';

const most = z.int().min(0);

const allowed = z.strictObject({
  address: z
    .string()
    .min(1)
    .refine(glob => glob.includes(' ') || !isEverything(glob), { error: 'fits everything; name what may go' })
    .describe('What may be deleted or replaced, as the tool calls it; `*` for any characters'),
  reason: z.string().min(1).describe('Why'),
});

export const planOptions = z
  .strictObject({
    tool: z.enum(['terraform', 'opentofu', 'pulumi', 'cdk', 'helm', 'ansible']).describe('Whose plan it is'),
    file: z.string().min(1).optional().describe('The plan as the tool describes it, in JSON (of `cdk diff` its text)'),
    run: argv.optional().describe('What prints that, such as `[terraform, show, -json, plan.bin]`'),
    deletes: most.default(0).describe('How many may be deleted'),
    replaces: most.default(0).describe('How many may be replaced'),
    changes: most.optional().describe('How many may change in all; any number unless given'),
    allow: z.array(allowed).default([]).describe('What may be deleted or replaced all the same'),
    drift: z
      .enum(['none', 'any'])
      .default('any')
      .describe(
        '`none`: nothing differs from what the tool did last; with tools that do not tell that, nothing changes',
      ),
    'same-as': z
      .string()
      .regex(/^(?:sha256:)?[0-9a-f]{64}$/, { error: 'expected a digest such as sha256:…, of 64 hexadecimal digits' })
      .transform(digest => digest.replace(/^(?:sha256:)?/, 'sha256:'))
      .optional()
      .describe('SHA-256 of the plan that was reviewed: another one is refused'),
    'max-age': duration.optional().meta(shown('24h')).describe('How old `file` may be'),
  })
  .refine(({ file, run }) => (file === undefined) !== (run === undefined), { error: 'expected either `file` or `run`' })
  .refine(given => given.file !== undefined || given['max-age'] === undefined, {
    error: 'expected `file` beside it',
    path: ['max-age'],
  });

export type PlanOptions = z.output<typeof planOptions>;
