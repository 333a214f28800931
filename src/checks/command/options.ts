import { z } from 'zod';
import { argv, duration, pattern } from '../../quantities.js';

const expectations = z
  .strictObject({
    matches: pattern.optional().describe('Regular expression that must match somewhere'),
    'not-matches': pattern.optional().describe('Regular expression that must not match anywhere'),
  })
  .refine(expected => expected.matches !== undefined || expected['not-matches'] !== undefined, {
    error: 'expected `matches`, `not-matches` or both',
  })
  .describe('What the stream must say');

const capture = z
  .union([
    z.strictObject({
      json: z
        .string()
        .regex(/^(?:\/.*)?$/, { error: 'expected a JSON pointer such as /commit' })
        .describe('JSON pointer into standard output'),
    }),
    z.strictObject({
      stdout: pattern.describe('Regular expression; its first group, or all that it matches'),
    }),
  ])
  .describe('Where the value stands');

export const commandOptions = z
  .strictObject({
    run: z
      .union([argv, z.string().min(1)])
      .describe('The program and its arguments as a list; a string with `shell: true`'),
    shell: z
      .boolean()
      .default(false)
      .describe(
        'Run the string as a script: by bash (cmd on Windows), sh where there is none; it ends at the first failure',
      ),
    cwd: z.string().optional().describe('Directory to run in, relative to the working directory'),
    env: z.record(z.string(), z.string()).default({}).describe('Variables added to the allow-listed environment'),
    'exit-codes': z.array(z.int().min(0).max(255)).min(1).default([0]).describe('Exit codes that mean success'),
    stdout: expectations.optional().describe('What standard output must say'),
    stderr: expectations.optional().describe('What standard error must say'),
    json: z
      .record(z.string().regex(/^(?:\/.*)?$/, { error: 'expected a JSON pointer such as /status' }), z.json())
      .optional()
      .describe('JSON pointers into standard output and the value that each must have'),
    capture: z
      .record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_-]*$/, { error: 'expected a name such as commit' }), capture)
      .optional()
      .describe('Of a step of `deploy`: values for the entries after it, as `${{ captured.NAME }}`; one line each'),
    'max-duration': duration.optional().describe('Longest time it may take; longer is a failure, not a timeout'),
    mutates: z
      .boolean()
      .optional()
      .describe(
        'It changes something outside: never retried, and never run on a pull request. A step of `deploy` does so unless this is false',
      ),
  })
  .refine(options => options.shell === (typeof options.run === 'string'), {
    path: ['run'],
    error: 'expected a list [program, argument…], or a string together with `shell: true`',
  })
  .refine(({ run }) => typeof run !== 'string' || run.split('\n').some(line => /^\s*[^\s#]/.test(line)), {
    path: ['run'],
    error: 'expected a script that runs something: it is blank, or comments alone',
  });

export type CommandOptions = z.output<typeof commandOptions>;
