import { z } from 'zod';
import { argv, duration, oneOrMore, shown } from '../../quantities.js';

export const coverage = z.strictObject({
  file: z
    .string()
    .min(1)
    .describe('A Cobertura XML or LCOV file, recognised by its content; a glob must match one file'),
  min: z.number().min(0).max(100).describe('Lowest share of lines covered, in percent'),
});

export const testsOptions = z
  .strictObject({
    run: argv
      .optional()
      .describe("The suite's command and its arguments; without it, reports of an earlier step are read"),
    cwd: z.string().optional().describe('Directory to run in, relative to the working directory'),
    env: z.record(z.string(), z.string()).default({}).describe('Variables added to the allow-listed environment'),
    junit: oneOrMore.describe('JUnit XML reports: files, globs or directories; each must match at least one report'),
    'min-executed': z.int().min(1).default(1).describe('Fewest tests that must have run; skipped ones do not count'),
    'max-skipped': z.int().min(0).optional().describe('Most tests that may be skipped'),
    'max-flaky': z.int().min(0).optional().describe('Most tests that may have passed only when run again'),
    'max-age': duration.optional().meta(shown('1h')).describe('Without `run`: how old a report may be'),
    leftovers: z
      .enum(['refuse', 'ignore'])
      .default('refuse')
      .describe(
        'What to do about matching reports that this run did not write: give up, or leave them out with a warning',
      ),
    coverage: coverage.optional().describe('A floor under line coverage'),
  })
  .refine(options => options['max-age'] === undefined || options.run === undefined, {
    path: ['max-age'],
    error: 'expected no max-age beside `run`: a report must then come from that run',
  })
  .superRefine(({ run, cwd, env }, context) => {
    if (run !== undefined) return;
    const idle = [...(cwd === undefined ? [] : ['cwd']), ...(Object.keys(env).length === 0 ? [] : ['env'])];
    for (const key of idle) {
      context.addIssue({ code: 'custom', path: [key], message: 'expected `run` beside it: nothing is run without' });
    }
  });

export type TestsOptions = z.output<typeof testsOptions>;
