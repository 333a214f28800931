import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { exitCode } from './cli-commands.js';
import { gate } from './commands/gate.js';
import { ConfigInvalid } from './config/problem.js';
import { cancellation, EXIT } from './front.js';
import { type Inputs, parseInputs } from './inputs.js';
import { UsageError } from './pipeline/plan.js';
import { silent } from './pipeline/progress.js';
import type { Report } from './pipeline/report.js';
import { parseSelection } from './pipeline/selection.js';
import { readWorkflow, type Workflow } from './ports/workflow.js';
import { neutralise } from './text/escape.js';
import { oneLine } from './text/visible.js';

/** The action: inputs in, outputs, reports and exit code out. The only reader of inputs, the only one to fail the step. */
export async function runAction(): Promise<number> {
  try {
    const inputs = parseInputs(readInputs());
    return await COMMANDS[inputs.command](inputs);
  } catch (error) {
    return explain(error);
  }
}

const COMMANDS: Readonly<Record<Inputs['command'], (inputs: Inputs) => Promise<number>>> = {
  run: runGate,
  plan: runPlan,
  schema: printSchema,
};

const PREFIX = 'INPUT_';

function readInputs(): Record<string, string> {
  const given = Object.entries(process.env).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(
    given.map(([name, value]) => [name.slice(PREFIX.length).toLowerCase(), value?.trim() ?? '']),
  );
}

async function runGate(inputs: Inputs): Promise<number> {
  const workflow = await readWorkflow(process.env);
  refuseStrangers(workflow);
  const cancel = cancellation();
  const request = {
    config: inputs.config,
    stage: inputs.stage,
    ...selectionOf(inputs),
    jobs: inputs.jobs ?? availableParallelism(),
    reportDirectory: inputs['report-dir'],
    workingDirectory: inputs['working-directory'],
    failFast: inputs['fail-fast'],
  };
  const { report, reportDirectory, warnings } = await gate(request, { env: process.env, cancel, progress: silent });
  setOutputs(report, join(reportDirectory, 'report.json'));
  for (const warning of warnings) core.warning(oneLine(warning));
  if (report.decision === 'no-go') core.setFailed(`no-go: ${oneLine(report.reasons[0]?.message ?? report.reasonCode)}`);
  return exitCode(report);
}

async function runPlan(inputs: Inputs): Promise<number> {
  const { plan } = await import('./commands/plan.js');
  const made = await plan(
    {
      config: inputs.config,
      stage: inputs.stage,
      ...selectionOf(inputs),
      shards: inputs.shards,
      reportDirectory: inputs['report-dir'],
      workingDirectory: inputs['working-directory'],
    },
    { env: process.env, cancel: cancellation() },
  );
  if (made.matrix) core.setOutput('matrix', JSON.stringify(made.matrix));
  print(JSON.stringify(made, null, 2));
  return EXIT.go;
}

async function printSchema(): Promise<number> {
  const { schema } = await import('./commands/schema.js');
  print(await schema());
  return EXIT.go;
}

function setOutputs(report: Report, path: string): void {
  core.setOutput('decision', report.decision);
  core.setOutput('reason-code', report.reasonCode);
  core.setOutput('report', path);
  for (const [status, count] of Object.entries(report.counts)) core.setOutput(status, count);
  core.setOutput('rollback', 'none');
}

/** Whatever the checkout holds may then be a stranger's: the config, the commands in it, the files of their tools. */
function refuseStrangers({ stranger }: Workflow): void {
  if (stranger === undefined) return;
  throw new UsageError(
    `no check is run: ${stranger}, and this job holds the repository's secrets; use the event pull_request`,
  );
}

/** Nothing was decided on, so whoever reads the outputs finds no-go. */
function explain(error: unknown): number {
  const invalid = error instanceof UsageError || error instanceof ConfigInvalid;
  core.setOutput('decision', 'no-go');
  if (invalid) core.setOutput('reason-code', 'config-invalid');
  const message = error instanceof Error ? error.message : String(error);
  core.setFailed(oneLine(invalid ? message : `a fault of deploy-validate: ${message}`));
  if (!invalid && error instanceof Error) print(error.stack ?? message);
  return invalid ? EXIT.invalid : EXIT.fault;
}

/** `--shard` is called `shard` here. */
function selectionOf({ only, shard }: Inputs): ReturnType<typeof parseSelection> {
  try {
    return parseSelection({ only: only === undefined ? undefined : [only], shard });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(error.message.replace(/^--(\w+)/, 'input "$1"'), { cause: error });
  }
}

const print = (text: string): void => {
  process.stdout.write(`${neutralise(text).trimEnd()}\n`);
};
