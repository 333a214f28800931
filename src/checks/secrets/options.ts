import { z } from 'zod';
import { duration, shown, size } from '../../quantities.js';

export const tool = z.enum(['gitleaks', 'trufflehog', 'secretlint', 'git-secrets']);

export type ToolName = z.output<typeof tool>;

export const range = z
  .string()
  .regex(/^[\w@{][\w./@{}~^-]*$/, { error: 'expected a range of commits such as origin/main..HEAD, or all' });

export const pattern = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected small letters, digits and hyphens' })
    .describe('The rule that its findings name'),
  pattern: z
    .string()
    .min(1)
    .describe('An expression in the dialect of RE2; its group `secret` is the secret, else all of it'),
  keywords: z
    .array(
      z.string().regex(/^[!-~]{3,}$/, { error: 'expected three printable ASCII characters or more, without blanks' }),
    )
    .default([])
    .describe(
      'Texts in any case one of which stands in every line that matches; taken from the expression unless given',
    ),
  level: z.enum(['error', 'warning']).default('error').describe('warning: shown, and never blocks'),
});

export type Pattern = z.output<typeof pattern>;

const levels = z.record(z.string().min(1), z.enum(['error', 'warning', 'off']));

export const secretsOptions = z
  .strictObject({
    paths: z
      .array(z.string().min(1))
      .min(1)
      .default(['.'])
      .describe(
        'Files, directories or globs to look at; each must match. What git ignores is left out, unless an entry names nothing else',
      ),
    exclude: z.array(z.string().min(1)).default([]).describe('Globs of files to leave out'),
    tools: z.array(tool).default([]).describe('Tools that run beside the embedded engine, and must all be there'),
    history: z
      .union([range, z.strictObject({ range: range.describe('The same, by name') })])
      .transform(value => (typeof value === 'string' ? value : value.range))
      .optional()
      .describe('Commits to look at as well: a range such as origin/main..HEAD, or all'),
    staged: z
      .boolean()
      .default(false)
      .describe('Look at what is staged for the next commit, and at nothing else: for a hook before it'),
    ignored: z.boolean().default(false).describe('Look at files that git ignores as well'),
    'max-file-size': size.prefault('64MiB').describe('Larger files are not looked at, and each is a finding'),
    patterns: z.array(pattern).default([]).describe('Expressions of your own, which run in linear time'),
    policies: levels
      .default({})
      .describe('Levels of rules by their id, whoever has them: what is given here wins wherever the file lies'),
    rules: levels.optional().meta({ deprecated: true }).describe('The old word for `policies`'),
    report: z
      .string()
      .min(1)
      .optional()
      .describe('Read this report instead: gitleaks, trufflehog, secretlint or SARIF, recognised by its content'),
    'max-age': duration.optional().meta(shown('24h')).describe('How old the report may be'),
  })
  .refine(options => options.report === undefined || (options.tools.length === 0 && options.history === undefined), {
    path: ['report'],
    error: 'expected neither tools nor history beside it: nothing is run then',
  })
  .superRefine(({ report, paths, patterns, ignored }, context) => {
    if (report === undefined) return;
    const idle = { paths: paths.join() !== '.', patterns: patterns.length > 0, ignored };
    for (const [key, isGiven] of Object.entries(idle)) {
      const message = 'expected no `report` beside it: what was looked at is up to whoever wrote that';
      if (isGiven) context.addIssue({ code: 'custom', path: [key], message });
    }
  })
  .refine(options => !options.staged || (options.report ?? options.history) === undefined, {
    path: ['staged'],
    error: 'expected neither report nor history beside it: what is staged is looked at alone',
  })
  .refine(options => !options.staged || options.tools.length === 0, {
    path: ['staged'],
    error: 'expected no tools beside it: the embedded engine alone looks at what is staged',
  })
  .refine(options => new Set(options.patterns.map(({ id }) => id)).size === options.patterns.length, {
    path: ['patterns'],
    error: 'expected each id once',
  })
  .refine(options => options.report !== undefined || options['max-age'] === undefined, {
    path: ['max-age'],
    error: 'expected `report` beside it: a scan that is run here is always fresh',
  })
  .transform(options => ({ ...options, policies: { ...options.rules, ...options.policies } }));

export type SecretsOptions = z.output<typeof secretsOptions>;
