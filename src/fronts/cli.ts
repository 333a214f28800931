import { availableParallelism } from 'node:os';
import { nearest } from '../text/nearest.js';
import { tool } from '../version.js';
import { COMMANDS, EXIT, NOT_YET } from './exit.js';
import { misplaced, readCommandLine } from './flags.js';
import { HELP } from './help.js';

/** The command line: arguments in, exit code out. */
export async function runCli(args: readonly string[]): Promise<number> {
  const line = readCommandLine(args);
  if (typeof line === 'string') return usage(line);
  const { flags, positionals, typed } = line;
  const command = positionals[0] ?? 'run';
  if (flags.version) return print(`${tool.name} ${tool.version}\n`);
  if (flags.help || command === 'help') return print(HELP);
  const wrong = misuse(command, { positionals, typed });
  if (wrong !== undefined) return usage(wrong);
  if (flags.format !== 'pretty' && flags.format !== 'json') {
    return usage(`--format: expected pretty or json, got "${flags.format}"`);
  }
  const { runCommand } = await import('./cli-commands.js');
  return runCommand(command, { flags, defaultJobs: availableParallelism(), reports: positionals.slice(1) });
}

/** Commands that take words behind their name. */
const WORDY: readonly string[] = ['collect', 'accept', 'explain', 'report', 'completion'];

function misuse(
  command: string,
  { positionals, typed }: { readonly positionals: readonly string[]; readonly typed: readonly string[] },
): string | undefined {
  if (!COMMANDS.includes(command)) {
    const near = nearest(command, COMMANDS);
    return `no command "${command}"; ${near ? `did you mean ${near}?` : `commands: ${COMMANDS.join(', ')}`}`;
  }
  if (NOT_YET.includes(command)) return `${command}: not yet; see --help`;
  if (!WORDY.includes(command) && positionals.length > 1)
    return `${command} takes no further argument, got "${positionals.slice(1).join(' ')}"`;
  return misplaced(command, typed);
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.go;
}

function usage(message: string): number {
  process.stderr.write(`deploy-validate: ${message}\nTry deploy-validate --help.\n`);
  return EXIT.invalid;
}
