import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { COMMANDS, EXIT, NOT_YET } from './front.js';
import { HELP } from './help.js';
import { tool } from './version.js';

const OPTIONS = {
  config: { type: 'string', default: '.github/deploy-validate.yml' },
  'policy-ref': { type: 'string' },
  stage: { type: 'string' },
  only: { type: 'string', multiple: true },
  shard: { type: 'string' },
  shards: { type: 'string' },
  durations: { type: 'string' },
  evidence: { type: 'string' },
  jobs: { type: 'string', short: 'j' },
  'report-dir': { type: 'string', default: '.deploy-validate' },
  'working-directory': { type: 'string', default: '.' },
  remind: { type: 'boolean', default: false },
  'deployed-at': { type: 'string' },
  report: { type: 'string' },
  'report-digest': { type: 'string' },
  approvals: { type: 'string' },
  'fail-fast': { type: 'boolean', default: false },
  format: { type: 'string', default: 'pretty' },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

export type Flags = ReturnType<typeof parse>['values'];

/** The command line: arguments in, exit code out. */
export async function runCli(args: readonly string[]): Promise<number> {
  const parsed = parseOrExplain(args);
  if (typeof parsed === 'string') return usage(parsed);
  const { values, positionals } = parsed;
  const command = positionals[0] ?? 'run';
  if (values.version) return print(`${tool.name} ${tool.version}\n`);
  if (values.help || command === 'help') return print(HELP);
  if (!COMMANDS.includes(command)) return usage(`no command "${command}"; commands: ${COMMANDS.join(', ')}`);
  if (NOT_YET.includes(command)) return usage(`${command}: not yet; see --help`);
  if (command !== 'collect' && positionals.length > 1)
    return usage(`${command} takes no further argument, got "${positionals.slice(1).join(' ')}"`);
  if (values.format !== 'pretty' && values.format !== 'json') {
    return usage(`--format: expected pretty or json, got "${values.format}"`);
  }
  const { runCommand } = await import('./cli-commands.js');
  return runCommand(command, { flags: values, defaultJobs: availableParallelism(), reports: positionals.slice(1) });
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

function parseOrExplain(args: readonly string[]): ReturnType<typeof parse> | string {
  try {
    return parse(args);
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.go;
}

function usage(message: string): number {
  process.stderr.write(`deploy-validate: ${message}\nTry deploy-validate --help.\n`);
  return EXIT.invalid;
}
