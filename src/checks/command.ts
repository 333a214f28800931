import { z } from 'zod';
import { defineCheck } from '../check.js';
import { argv, duration, pattern } from '../config/quantities.js';

const expectations = z
  .strictObject({
    matches: pattern.optional().describe('Regular expression that must match somewhere'),
    'not-matches': pattern.optional().describe('Regular expression that must not match anywhere'),
  })
  .refine(expected => expected.matches !== undefined || expected['not-matches'] !== undefined, {
    error: 'expected `matches`, `not-matches` or both',
  })
  .describe('What the stream must say');

const commandOptions = z
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
    'max-duration': duration.optional().describe('Longest time it may take; longer is a failure, not a timeout'),
    mutates: z
      .boolean()
      .default(false)
      .describe('It changes something outside: never retried, and never run on a pull request'),
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

export const command = defineCheck({
  kind: 'command',
  summary: 'A program exits as expected and says what it should',
  options: commandOptions,
  needs: options => ({
    tools: typeof options.run === 'string' ? [] : [{ tool: options.run[0], why: 'the command itself' }],
    permissions: [],
  }),
  mutates: options => options.mutates,
  docs: {
    about:
      'Runs one program and compares its exit code, its output, a value in the JSON that it prints and the time it took with what you expect. ' +
      'No shell is involved unless you ask for one, so nothing in an argument is ever expanded. ' +
      'A script ends at the first line that fails, and a pipeline fails where any of its commands does: `pytest | tee log` does not hide what pytest said. A command that is cut off because its reader has had enough (`kubectl get pods | grep -q web`) has not failed. Where there is no bash, sh looks at the last command of a pipeline alone. ' +
      'Where the exit code is wrong, the summary repeats the last line that the program wrote to standard error, else to standard output.',
    example: `id: cluster-reachable
kind: command
with:
  run: [kubectl, version, --output=json]
  json: { /serverVersion/major: '1' }
  max-duration: 10s`,
    couldNotTell: [
      'the program is not on PATH, cannot be started, or was ended by a signal',
      'it did not end within the timeout: its whole process group is killed',
      'a pattern must *not* match, or JSON is expected, and the output is too long to be kept whole (16 MiB)',
      '`json` is given and standard output is not JSON',
    ],
    rules: {
      'exit-code': 'it ended with a code that is not in `exit-codes`',
      output: 'a stream does not match, or matches what it must not',
      'json-value': 'the value at a JSON pointer is missing or another one',
      'max-duration': 'it took longer than allowed',
    },
  },
  run: async (options, ports) =>
    (await import(/* webpackChunkName: "command" */ './command/run.js')).runCommand(options, ports),
});
