import { join, relative } from 'node:path';
import { type Gated, gate } from '../commands/gate.js';
import { redactorFor } from '../commands/open-stage.js';
import type { RunRequest } from '../commands/world.js';
import { ConfigInvalid } from '../config/problem.js';
import type { Outcome } from '../pipeline/outcome.js';
import { parseSelection } from '../pipeline/selection.js';
import type { Plan } from '../report/plan.js';
import type { Progress } from '../report/progress.js';
import type { Report } from '../report/report.js';
import { neutralise } from '../text/escape.js';
import { oneLine } from '../text/visible.js';
import { UsageError } from '../usage-error.js';
import { cancellation, EXIT, endSoon, exitCode } from './exit.js';
import type { Flags } from './flags.js';

interface Call {
  readonly flags: Flags;
  readonly defaultJobs: number;
  /** What follows the command: reports to collect. */
  readonly reports: readonly string[];
}

/** Carries out one command of the command line and answers the exit code. */
export async function runCommand(command: string, call: Call): Promise<number> {
  try {
    if (command === 'schema') return await printSchema();
    if (command === 'init') return await (await import('./cli-init.js')).runInit(call.flags);
    const guide = (await import('./cli-guide.js')).guideOf(command);
    if (guide !== undefined) return await guide({ flags: call.flags, words: call.reports });
    if (command === 'plan') return await printPlan(call);
    if (command === 'collect') return await runCollect(call);
    if (command === 'sign-off') return await runSignOff(call);
    if (command === 'attest') return await runAttest(call);
    if (command === 'publish') return await runPublish(call);
    if (command === 'follow-up') return await runFollowUp(call);
    if (command === 'deploy' || command === 'verify' || command === 'rollback') return await runDelivery(command, call);
    return await runGate(call);
  } catch (error) {
    const redact = redactorFor(undefined, process.env);
    if (error instanceof ConfigInvalid || error instanceof UsageError) {
      process.stderr.write(`deploy-validate: ${redact(error.message)}\n`);
      return EXIT.invalid;
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`deploy-validate: fault: ${redact(text)}\n`);
    return EXIT.fault;
  }
}

async function runDelivery(command: 'deploy' | 'verify' | 'rollback', call: Call): Promise<number> {
  const { flags } = call;
  const { deliveryOf, runDeliveryCommand } = await import('./delivery.js');
  const request = deliveryOf(requestOf(call), {
    ...flags,
    reportDigest: flags['report-digest'],
    dryRun: flags['dry-run'],
    deployedAt: flags['deployed-at'],
    watches: !flags['no-watch'],
  });
  const world = { env: process.env, cancel: cancellation(), progress: await openProgress(), token: token() };
  return finish(await runDeliveryCommand(command, { request, world }), flags);
}

async function runGate(call: Call): Promise<number> {
  const { flags } = call;
  const progress = await openProgress();
  const gated = await gate(requestOf(call), {
    env: process.env,
    cancel: cancellation(),
    progress,
    token: token(),
  });
  return finish(gated, flags);
}

function requestOf({ flags, defaultJobs }: Call): RunRequest {
  return {
    config: flags.config,
    policyRef: flags['policy-ref'],
    stage: flags.stage,
    instance: flags.instance,
    ...parseSelection(flags),
    jobs: wholeNumber('--jobs', flags.jobs) ?? defaultJobs,
    reportDirectory: flags['report-dir'],
    workingDirectory: flags['working-directory'],
    failFast: flags['fail-fast'],
    evidence: flags.evidence,
    reuse: flags.reuse,
  };
}

async function runCollect({ flags, reports }: Call): Promise<number> {
  if (reports.length === 0) throw new UsageError('collect: name the reports to merge: files, folders or globs');
  if (flags.stages) return (await import('./cli-guide.js')).runCollectStages({ flags, words: reports });
  const { collect } = await import('../commands/collect.js');
  return finish(await collect({ ...placesOf(flags), evidence: flags.evidence, reports }, await quietWorld()), flags);
}

async function runSignOff({ flags }: Call): Promise<number> {
  const { signOff } = await import('../commands/sign-off.js');
  const { report, 'report-digest': reportDigest, approvals } = flags;
  return finish(await signOff({ ...placesOf(flags), report, reportDigest, approvals }, await quietWorld()), flags);
}

const placesOf = (flags: Flags) => ({
  config: flags.config,
  policyRef: flags['policy-ref'],
  stage: flags.stage,
  instance: flags.instance,
  reportDirectory: flags['report-dir'],
  workingDirectory: flags['working-directory'],
});

/** For commands that run no check and are over in a moment. */
async function quietWorld() {
  const { silent } = await import('../report/progress.js');
  return { env: process.env, cancel: cancellation(), progress: silent, token: token() };
}

async function finish({ report, reportDirectory, warnings }: Gated, flags: Flags): Promise<number> {
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(await result(report, { format: flags.format, reportDirectory }));
  return exitCode(report);
}

async function result(
  report: Report,
  to: { readonly format: string; readonly reportDirectory: string | undefined },
): Promise<string> {
  if (to.format === 'json')
    return (await import(/* webpackChunkName: "reports" */ '../reporters/json.js')).renderJson(report);
  const { renderResult } = await import(/* webpackChunkName: "reports" */ '../reporters/terminal/result.js');
  return renderResult(report, {
    color: hasColor(process.stdout),
    columns: widthOfTerminal(),
    reportPath: to.reportDirectory === undefined ? undefined : join(shorter(to.reportDirectory), 'report.html'),
  });
}

/** Relative to where the program was started, where it lies below. */
function shorter(path: string): string {
  const shown = relative(process.cwd(), path);
  return shown.startsWith('..') ? path : shown;
}

/** On standard error: a live list on a terminal, folded groups in a workflow's log, plain lines elsewhere. */
async function openProgress(): Promise<Progress> {
  const write = (text: string): void => {
    process.stderr.write(text);
  };
  if (process.env.GITHUB_ACTIONS === 'true') {
    return (await import(/* webpackChunkName: "reports" */ '../reporters/terminal/workflow-log.js')).workflowProgress(
      write,
    );
  }
  if (!process.stderr.isTTY || process.env.CI || process.env.TERM === 'dumb') {
    return (await import(/* webpackChunkName: "reports" */ '../reporters/terminal/plain.js')).plainProgress(write);
  }
  const { liveProgress } = await import(/* webpackChunkName: "reports" */ '../reporters/terminal/live.js');
  return liveProgress({
    write,
    columns: () => process.stderr.columns,
    now: () => performance.now(),
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
    color: hasColor(process.stderr),
  });
}

/** Of the terminal that is written to; undefined where it is none. */
const widthOfTerminal = (): number | undefined => (process.stdout.isTTY ? process.stdout.columns : undefined);

/** Colours on a terminal, unless NO_COLOR asks for none. */
const hasColor = (stream: { readonly isTTY?: boolean }): boolean => stream.isTTY === true && !process.env.NO_COLOR;

async function printPlan({ flags, defaultJobs }: Call): Promise<number> {
  const { plan } = await import('../commands/plan.js');
  const made = await plan(
    {
      config: flags.config,
      policyRef: flags['policy-ref'],
      stage: flags.stage,
      instance: flags.instance,
      ...parseSelection(flags),
      shards: wholeNumber('--shards', flags.shards),
      durations: flags.durations,
      jobs: wholeNumber('--jobs', flags.jobs) ?? defaultJobs,
      reportDirectory: flags['report-dir'],
      workingDirectory: flags['working-directory'],
    },
    { env: process.env, cancel: cancellation(), token: token() },
  );
  if (made.matrix) for (const note of made.notes) process.stderr.write(`note: ${note}\n`);
  process.stdout.write(await showPlan(made, flags.format));
  return EXIT.go;
}

/** With `--shards` the matrix alone, on one line: what a workflow's job hands to `fromJSON`. */
async function showPlan(made: Plan, format: string): Promise<string> {
  if (made.matrix) return `${JSON.stringify(made.matrix)}\n`;
  if (format === 'json') return `${JSON.stringify(made, null, 2)}\n`;
  const { renderPlan } = await import('../reporters/terminal/plan.js');
  return renderPlan(made, { color: hasColor(process.stdout), columns: widthOfTerminal() });
}

async function runAttest({ flags }: Call): Promise<number> {
  const { attest } = await import('../commands/attest.js');
  const { report = join(flags['report-dir'], 'report.json'), 'report-digest': reportDigest } = flags;
  const { abandoned, ...outcome } = await attest({ report, reportDigest }, { env: process.env, token: token() });
  if (abandoned) endSoon();
  return tell(outcome);
}

async function runPublish({ flags }: Call): Promise<number> {
  const { publish } = await import('../commands/publish.js');
  const request = {
    config: flags.config,
    policyRef: flags['policy-ref'],
    reportDirectory: flags['report-dir'],
    workingDirectory: flags['working-directory'],
    comment: 'always' as const,
    checkRun: false,
  };
  return tell(await publish(request, { env: process.env, token: token() }));
}

async function runFollowUp({ flags }: Call): Promise<number> {
  const { trackFollowUp } = await import('../commands/follow-up.js');
  const request = {
    config: flags.config,
    policyRef: flags['policy-ref'],
    stage: flags.stage,
    reportDirectory: flags['report-dir'],
    workingDirectory: flags['working-directory'],
    remind: flags.remind,
    deployedAt: flags['deployed-at'],
  };
  return tell(await trackFollowUp(request, { env: process.env, token: token() }));
}

function tell({ said, warnings, refused }: Outcome): number {
  for (const line of said) process.stdout.write(`${neutralise(oneLine(line))}\n`);
  for (const warning of warnings) process.stderr.write(`warning: ${oneLine(warning)}\n`);
  if (refused === undefined) return EXIT.go;
  process.stderr.write(`deploy-validate: ${oneLine(refused)}\n`);
  return EXIT.noGo;
}

async function printSchema(): Promise<number> {
  const { schema } = await import('../commands/schema.js');
  process.stdout.write(await schema());
  return EXIT.go;
}

/** As `gh` takes it. */
const token = (): string | undefined => process.env.GH_TOKEN || process.env.GITHUB_TOKEN || undefined;

function wholeNumber(flag: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 1024) return number;
  throw new UsageError(`${flag}: expected a whole number from 1 to 1024, got "${text}"`);
}
