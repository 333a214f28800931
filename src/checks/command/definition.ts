import { defineCheck } from '../../check.js';
import { commandOptions } from './options.js';

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
    (await import(/* webpackChunkName: "command" */ './run.js')).runCommand(options, ports),
});
