import { createInterface } from 'node:readline/promises';
import { init } from '../commands/guide/init.js';
import type { Value } from '../init/values.js';
import { neutralise } from '../text/escape.js';
import { oneLine } from '../text/visible.js';
import { UsageError } from '../usage-error.js';
import { cancellation, EXIT } from './exit.js';
import type { Flags } from './flags.js';

/** `init` on the command line: the config to its file or to stdout, what to know about it to stderr. */
export async function runInit(flags: Flags): Promise<number> {
  const isAttended = process.stdin.isTTY === true && process.stderr.isTTY === true && !process.env.CI;
  const made = await init(
    {
      config: flags.config,
      workingDirectory: flags['working-directory'],
      from: flags.from,
      values: valuesOf(flags.set ?? []),
      workflow: flags.workflow,
      force: flags.force,
      dryRun: flags['dry-run'],
      ask: isAttended ? askOnTerminal : undefined,
    },
    { env: process.env, cancel: cancellation() },
  );
  if (flags['dry-run']) process.stdout.write(made.text);
  for (const file of made.written) process.stdout.write(`wrote ${file}\n`);
  for (const line of made.said) process.stderr.write(`${neutralise(oneLine(line))}\n`);
  if (made.written.length > 0) process.stderr.write('next: deploy-validate plan, then deploy-validate run\n');
  return EXIT.go;
}

function valuesOf(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((text): [string, string] => {
      const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.+)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined) throw new UsageError(`--set: expected NAME=VALUE, got "${text}"`);
      return [name, value];
    }),
  );
}

/** An empty answer leaves the variable. */
async function askOnTerminal(values: readonly Value[]): Promise<ReadonlyMap<string, string>> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answers = new Map<string, string>();
  try {
    for (const { name, ask } of values) {
      const answer = (await terminal.question(`${ask} (${name}, empty: later): `)).trim();
      if (answer !== '') answers.set(name, answer);
    }
    return answers;
  } finally {
    terminal.close();
  }
}
