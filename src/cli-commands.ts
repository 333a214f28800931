import type { Flags } from './cli.js';
import { gate } from './commands/gate.js';
import type { RunRequest, World } from './commands/run.js';
import { ConfigInvalid } from './config/problem.js';
import { cancellation, EXIT } from './front.js';
import { UsageError } from './pipeline/plan.js';
import { silent } from './pipeline/progress.js';
import type { Report } from './pipeline/report.js';
import { parseSelection } from './pipeline/selection.js';

interface Call {
  readonly flags: Flags;
  readonly defaultJobs: number;
}

/** Carries out one command of the command line and answers the exit code. */
export async function runCommand(command: string, call: Call): Promise<number> {
  try {
    if (command === 'schema') return await printSchema();
    if (command === 'plan') return await printPlan(call);
    return await runGate(call);
  } catch (error) {
    if (error instanceof ConfigInvalid || error instanceof UsageError) {
      process.stderr.write(`deploy-validate: ${error.message}\n`);
      return EXIT.invalid;
    }
    process.stderr.write(`deploy-validate: fault: ${error instanceof Error ? error.stack : String(error)}\n`);
    return EXIT.fault;
  }
}

async function runGate({ flags, defaultJobs }: Call): Promise<number> {
  const request: RunRequest = {
    config: flags.config,
    stage: flags.stage,
    ...parseSelection(flags),
    jobs: wholeNumber('--jobs', flags.jobs) ?? defaultJobs,
    reportDirectory: flags['report-dir'],
    workingDirectory: flags['working-directory'],
    failFast: flags['fail-fast'],
  };
  const { report, warnings } = await gate(request, await world());
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(flags.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${report.decision}\n`);
  return exitCode(report);
}

async function world(): Promise<World> {
  return { env: process.env, cancel: cancellation(), progress: silent };
}

async function printPlan({ flags }: Call): Promise<number> {
  const { plan } = await import('./commands/plan.js');
  const made = await plan(
    {
      config: flags.config,
      stage: flags.stage,
      ...parseSelection(flags),
      shards: wholeNumber('--shards', flags.shards),
      reportDirectory: flags['report-dir'],
      workingDirectory: flags['working-directory'],
    },
    { env: process.env, cancel: cancellation() },
  );
  process.stdout.write(`${JSON.stringify(made.matrix ?? made, null, 2)}\n`);
  return EXIT.go;
}

async function printSchema(): Promise<number> {
  const { schema } = await import('./commands/schema.js');
  process.stdout.write(await schema());
  return EXIT.go;
}

/** 0 go, 1 no-go, 2 where the config did not let anything run. */
export function exitCode(report: Report): number {
  if (report.decision === 'go') return EXIT.go;
  return report.reasonCode === 'config-invalid' ? EXIT.invalid : EXIT.noGo;
}

function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1024) return number;
  throw new UsageError(`${flag}: expected a whole number from 1 to 1024, got "${text}"`);
}
