import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { type Gated, gate } from '../commands/gate.js';
import { redactorFor } from '../commands/open-stage.js';
import type { RunRequest } from '../commands/world.js';
import { ConfigInvalid } from '../config/problem.js';
import { deliverSummary } from '../pipeline/deliver/summary.js';
import type { Surfaces } from '../pipeline/deliver/surfaces.js';
import type { Outcome } from '../pipeline/outcome.js';
import { parseSelection } from '../pipeline/selection.js';
import { readWorkflow, type Workflow } from '../ports/runner/workflow.js';
import type { Origin } from '../report/origin.js';
import { signatureMatrix } from '../report/plan.js';
import type { Report } from '../report/report.js';
import { neutralise } from '../text/escape.js';
import { oneLine } from '../text/visible.js';
import { UsageError } from '../usage-error.js';
import { announcement, callOwner } from './called.js';
import { comparedWith } from './compared.js';
import { cancellation, EXIT, endSoon, exitCode } from './exit.js';
import { type Inputs, parseInputs, readInputs } from './inputs.js';
import { askForChanges, worldOf } from './job-world.js';
import { refuseLostOutputs, setNothingDecided, setOutputs } from './outputs.js';

/** The action: inputs in, outputs, reports and exit code out. The only reader of inputs, the only one to fail the step. */
export async function runAction(): Promise<number> {
  try {
    refuseLostOutputs(process.env.GITHUB_OUTPUT);
    const inputs = parseInputs(readInputs());
    return await COMMANDS[inputs.command](inputs);
  } catch (error) {
    return explain(error);
  }
}

const COMMANDS: Readonly<Record<Inputs['command'], (inputs: Inputs) => Promise<number>>> = {
  run: runGate,
  plan: runPlan,
  collect: runCollect,
  'sign-off': runSignOff,
  deploy: inputs => runDelivery('deploy', inputs),
  verify: inputs => runDelivery('verify', inputs),
  rollback: inputs => runDelivery('rollback', inputs),
  attest: runAttest,
  publish: runPublish,
  'follow-up': runFollowUp,
  schema: printSchema,
};

async function runGate(inputs: Inputs): Promise<number> {
  const workflow = await readWorkflow(process.env);
  return finish(await gate(requestOf(inputs), worldOf(inputs, workflow)), { inputs, workflow });
}

async function runDelivery(command: 'deploy' | 'verify' | 'rollback', inputs: Inputs): Promise<number> {
  const workflow = await readWorkflow(process.env);
  const { deliveryOf, runDeliveryCommand } = await import('./delivery.js');
  const announced = announcement({ inputs, workflow });
  const request = deliveryOf(requestOf(inputs), {
    report: inputs.report,
    reportDigest: inputs['report-digest'],
    rollback: inputs.rollback,
    dryRun: inputs['dry-run'],
    yes: true,
    ...(inputs.watch !== 'false' && inputs.watch !== 'true' && { watch: inputs.watch }),
    watches: inputs.watch !== 'false',
    deployedAt: inputs['deployed-at'],
    record: inputs.record,
    despite: inputs.despite === undefined ? [] : [inputs.despite],
    begun: async sha => announced && show(await announced(sha)),
  });
  const gated = await runDeliveryCommand(command, { request, world: worldOf(inputs, workflow) });
  const code = await finish(gated, { inputs, workflow });
  await guard('The issue about a held stage', async () => show(await callOwner(gated, { inputs, workflow })));
  return code;
}

async function runCollect(inputs: Inputs): Promise<number> {
  const workflow = await readWorkflow(process.env);
  const { collect } = await import('../commands/collect.js');
  const { silent } = await import('../report/progress.js');
  const reports = (inputs.reports ?? '').split(/[\n,]+/).map(name => name.trim());
  const request = { ...requestOf(inputs), reports: reports.filter(name => name !== '') };
  const world = { env: process.env, cancel: cancellation(), progress: silent, token: inputs.token };
  return finish(await collect(request, world), { inputs, workflow });
}

async function runSignOff(inputs: Inputs): Promise<number> {
  const workflow = await readWorkflow(process.env);
  const { signOff } = await import('../commands/sign-off.js');
  const { silent } = await import('../report/progress.js');
  const { report, 'report-digest': reportDigest } = inputs;
  const request = { ...requestOf(inputs), report, reportDigest, approvals: undefined };
  const world = { env: process.env, cancel: cancellation(), progress: silent, token: inputs.token };
  return finish(await signOff(request, world), { inputs, workflow });
}

async function finish(
  { report, origin, reportDirectory, warnings }: Gated,
  { inputs, workflow }: { readonly inputs: Inputs; readonly workflow: Workflow },
): Promise<number> {
  const path = reportDirectory === undefined ? undefined : join(reportDirectory, 'report.json');
  await setOutputs(report, path);
  for (const warning of warnings) core.warning(harmless(warning));
  await deliver(report, { inputs, workflow, origin, path });
  await guard('Artifact and attestation', () => keep(report, { inputs, workflow, origin, path }));
  if (report.decision === 'no-go') core.setFailed(harmless(`no-go: ${inOneSentence(report)}`));
  return exitCode(report);
}

const requestOf = (inputs: Inputs): RunRequest => ({
  config: inputs.config,
  policyRef: inputs['policy-ref'],
  stage: inputs.stage,
  instance: inputs.instance,
  ...selectionOf(inputs),
  jobs: inputs.jobs ?? availableParallelism(),
  reportDirectory: inputs['report-dir'],
  workingDirectory: inputs['working-directory'],
  failFast: inputs['fail-fast'],
  evidence: inputs.evidence,
  reuse: inputs.reuse,
});

function inOneSentence({ reasons, reasonCode }: Report): string {
  const [first, ...more] = reasons;
  const what = first?.check === undefined ? '' : `${first.check}: `;
  return `${what}${first?.message ?? reasonCode}${more.length > 0 ? ` (and ${more.length} more)` : ''}`;
}

interface Destination {
  readonly inputs: Inputs;
  readonly workflow: Workflow;
  readonly origin: Origin;
  /** Of report.json; undefined where it could not be written. */
  readonly path: string | undefined;
}

/** The decision is made: whatever fails in here is a warning. */
async function deliver(report: Report, { inputs, workflow, origin, path }: Destination): Promise<void> {
  await guard('The result', async () => {
    print(inputs.format === 'json' ? await json(report) : await pretty(report, path));
    return undefined;
  });
  await guard('Annotations', async () => {
    if (!inputs.annotations) return undefined;
    const { renderAnnotations } = await import('../reporters/annotations.js');
    for (const line of renderAnnotations(report, origin)) process.stdout.write(`${line}\n`);
    return undefined;
  });
  const compared = await comparedWith(report, inputs);
  await guard('The job summary', async () => {
    const { renderSummary } = await import('../reporters/summary.js');
    return deliverSummary(process.env.GITHUB_STEP_SUMMARY, maxBytes =>
      renderSummary(report, { ...origin, compared, maxBytes }),
    );
  });
  await guard('The comment', async () => {
    const { deliverToPullRequest } = await import('../pipeline/deliver/to-pull-request.js');
    const { comment, token } = inputs;
    const setting = { report, comment, token, workflow, origin, compared, apiUrl: process.env.GITHUB_API_URL };
    const delivery = await deliverToPullRequest(setting);
    if (delivery.did === 'nothing') core.info(harmless(`No comment written: ${delivery.why}.`));
    return delivery.did === 'failed' ? delivery.warning : undefined;
  });
  const surfaces = surfacesOf(inputs);
  if (surfaces === undefined) return;
  await guard('Check run and statuses', async () => {
    const { deliverSurfaces } = await import('../pipeline/deliver/surfaces.js');
    const { token } = inputs;
    const { repository } = workflow;
    const github = token && repository ? { token, repository, apiUrl: process.env.GITHUB_API_URL } : undefined;
    return show(await deliverSurfaces({ report, origin, surfaces, github }));
  });
}

/** Loads nothing unless one of them is asked for. */
async function keep(report: Report, { inputs, origin, path }: Destination): Promise<undefined> {
  if (path === undefined || (!inputs.upload && !inputs.attest)) return;
  const { keepEvidence } = await import('../commands/keep-evidence.js');
  const { abandoned, ...kept } = await keepEvidence(report, { inputs, origin, path, env: process.env });
  show(kept);
  if (abandoned) endSoon();
}

function surfacesOf(inputs: Inputs): Surfaces | undefined {
  const { 'check-run': checkRun, status, 'deployment-status': deployment } = inputs;
  if (!checkRun && !status && deployment === undefined) return undefined;
  return { checkRun, status, deployment, environmentUrl: inputs['environment-url'] };
}

async function json(report: Report): Promise<string> {
  const { renderJson } = await import('../reporters/json.js');
  return renderJson(report);
}

async function pretty(report: Report, path: string | undefined): Promise<string> {
  const { renderResult } = await import('../reporters/terminal/result.js');
  return renderResult(report, { color: !process.env.NO_COLOR, reportPath: path });
}

async function guard(what: string, work: () => Promise<string | undefined>): Promise<void> {
  try {
    const warning = await work();
    if (warning !== undefined) core.warning(harmless(warning));
  } catch (error) {
    core.warning(harmless(`${what} could not be delivered: ${error instanceof Error ? error.message : String(error)}`));
  }
}

async function runPlan(inputs: Inputs): Promise<number> {
  const workflow = await readWorkflow(process.env);
  const { plan } = await import('../commands/plan.js');
  const request = { ...requestOf(inputs), shards: inputs.shards, durations: inputs.durations };
  const changedFiles = () => askForChanges(inputs, workflow);
  const made = await plan(request, { env: process.env, cancel: cancellation(), changedFiles, token: inputs.token });
  if (made.matrix) core.setOutput('matrix', JSON.stringify(made.matrix));
  const signatures = signatureMatrix(made);
  core.setOutput('roles', signatures === undefined ? '' : JSON.stringify(signatures));
  core.setOutput('sign-off', made.signatures.length > 0);
  const { renderPlan } = await import('../reporters/terminal/plan.js');
  print(inputs.format === 'json' ? JSON.stringify(made, null, 2) : renderPlan(made, { color: !process.env.NO_COLOR }));
  return EXIT.go;
}

async function runAttest(inputs: Inputs): Promise<number> {
  const { attest } = await import('../commands/attest.js');
  const { report = join(inputs['report-dir'], 'report.json'), 'report-digest': reportDigest } = inputs;
  const { abandoned, ...outcome } = await attest({ report, reportDigest }, { env: process.env, token: inputs.token });
  if (abandoned) endSoon();
  return tell(outcome);
}

async function runPublish(inputs: Inputs): Promise<number> {
  const { publish } = await import('../commands/publish.js');
  const request = { ...requestOf(inputs), comment: inputs.comment, checkRun: inputs['check-run'] };
  return tell(await publish(request, { env: process.env, token: inputs.token }));
}

async function runFollowUp(inputs: Inputs): Promise<number> {
  const { trackFollowUp } = await import('../commands/follow-up.js');
  const request = { ...requestOf(inputs), remind: inputs.remind, deployedAt: inputs['deployed-at'] };
  return tell(await trackFollowUp(request, { env: process.env, token: inputs.token }));
}

function show({ said, warnings }: Pick<Outcome, 'said' | 'warnings'>): undefined {
  for (const line of said) core.info(harmless(line));
  for (const warning of warnings) core.warning(harmless(warning));
}

function tell({ refused, ...done }: Outcome): number {
  show(done);
  if (refused === undefined) return EXIT.go;
  core.setFailed(harmless(refused));
  return EXIT.noGo;
}

async function printSchema(): Promise<number> {
  const { schema } = await import('../commands/schema.js');
  print(await schema());
  return EXIT.go;
}

/** Nothing was decided on, so whoever reads the outputs finds no-go. */
function explain(error: unknown): number {
  const invalid = error instanceof UsageError || error instanceof ConfigInvalid;
  setNothingDecided(invalid ? 'config-invalid' : undefined);
  const redact = redactorFor(undefined, process.env);
  const message = redact(error instanceof Error ? error.message : String(error));
  core.setFailed(harmless(invalid ? message : `a fault of deploy-validate: ${message}`));
  if (!invalid && error instanceof Error) print(redact(error.stack ?? message));
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

/** One line in which the runner finds no command, wherever its words came from. */
const harmless = (text: string): string => neutralise(oneLine(text));

const print = (text: string): void => {
  process.stdout.write(`${neutralise(text).trimEnd()}\n`);
};
