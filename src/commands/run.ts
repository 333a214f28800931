import { relative } from 'node:path';
import { dateOf, loadConfig } from '../config/load.js';
import type { Config, Stage, Waiver } from '../config/schema.js';
import { agreeOnImages } from '../pipeline/agree.js';
import { preloadRenderers } from '../pipeline/deliver/deliver.js';
import { judge } from '../pipeline/judge.js';
import { staleResults } from '../pipeline/other-runs/freshness.js';
import type { TakenOver } from '../pipeline/other-runs/take-over.js';
import { planStage, selectStage } from '../pipeline/plan.js';
import { runSteps } from '../pipeline/run.js';
import type { Selection, Step } from '../pipeline/step.js';
import { openWaivers } from '../pipeline/waive.js';
import type { Exec } from '../ports/exec.js';
import type { Files } from '../ports/files.js';
import { type OpenPorts, openPorts } from '../ports/open.js';
import { childEnvironment, secretValues } from '../ports/process/child-environment.js';
import { openCircumstances } from '../ports/runner/circumstances.js';
import { readSubject } from '../ports/runner/subject.js';
import { openWorkspace, type Workspace } from '../ports/runner/workspace.js';
import { composeReport } from '../report/assemble.js';
import type { Progress } from '../report/progress.js';
import type { Report, Result } from '../report/report.js';
import type { Origin } from '../reporters/place.js';
import { createRedactor, type Redact, type Redactor } from '../text/redact.js';
import { UsageError } from '../usage-error.js';
import { readPolicy } from './policy.js';
import type { ReadEarlier } from './reuse.js';

const MAX_ALLOW_LIST_BYTES = 1024 * 1024;

/** What `run` was asked for. Paths are as typed: relative to where the program was started. */
export interface RunRequest extends Selection {
  readonly config: string;
  /** `base`, or a branch, tag or SHA whose config and checklist decide; the checkout's own unless given. */
  readonly policyRef: string | undefined;
  readonly stage: string | undefined;
  readonly jobs: number;
  readonly reportDirectory: string;
  readonly workingDirectory: string;
  readonly failFast: boolean;
  /** Proof of the stage before: a file or folder with its report. */
  readonly evidence: string | undefined;
  /** Earlier reports of the stage, whose fresh results are taken over: a file or folder. */
  readonly reuse: string | undefined;
}

/** What the fronts give to a command. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted on SIGINT and SIGTERM, with a `CouldNotTell('cancelled')`. */
  readonly cancel: AbortSignal;
  readonly progress: Progress;
  /** For what is asked of GitHub. */
  readonly token?: string | undefined;
  /** What the event changed, for where git cannot know it; undefined where nobody can. */
  readonly changedFiles?: (() => Promise<readonly string[] | undefined>) | undefined;
}

export interface Ran {
  readonly report: Report;
  readonly redact: Redact;
  readonly origin: Origin;
}

/**
 * Runs a stage's checks and decides; delivers nothing. Throws `ConfigInvalid` and `UsageError` before anything has run.
 */
export async function run(request: RunRequest, world: World, given?: ReadEarlier): Promise<Ran> {
  const startedAt = new Date();
  const today = dateOf(startedAt);
  const policy = await readPolicy(request, world);
  const { source } = policy;
  const { config, digest, variablesOf } = await loadConfig(source, world.env, today);
  const { name, stage } = selectStage(config, request.stage);
  const workspace = openWorkspace({ ...request, githubWorkspace: world.env.GITHUB_WORKSPACE });
  const redact = redactorFor(config, world.env);
  const circumstances = openCircumstances(world, workspace.root);
  const planned = await planStage({ config, stage, selection: request, circumstances });
  const subject = { ...readSubject(world.env, workspace.root), configDigest: digest };
  const { steps, notices } = await reuse(planned, {
    config,
    name,
    stage,
    variablesOf,
    subject,
    given,
    workspace,
    redact,
    world,
    now: startedAt,
  });
  const environment = childEnvironment(world.env, config['pass-env']);
  const ports = openPorts({ workspace, environment, redact });
  try {
    const checklist =
      config.checklist === undefined ? undefined : await tally({ config, source, files: policy.files ?? ports.files });
    const note = await policy.note(config);
    const read = await waiversOf(config, { files: policy.files ?? ports.files, today });
    const waivers = await openWaivers(read, { today, stage: name });
    const setting = { ports, redact, waive: waivers.apply, progress: world.progress, cancel: world.cancel };
    const asked = {
      ...request,
      config,
      stage,
      waivers: read,
      checklist,
      subject,
      world,
      now: startedAt,
      exec: execFor('after', { ports, world }),
    };
    const needsProof = stage.after !== undefined || request.evidence !== undefined;
    const earlier = needsProof ? await prove(asked) : undefined;
    const running = runSteps(
      steps.map(step => holdBack(step, earlier)),
      { ...setting, jobs: request.jobs, failFast: request.failFast },
    );
    // Once the first tools are at work there is time to spare.
    setImmediate(preloadRenderers);
    const finished = await running;
    const results = agreeOnImages(withDigests(finished, await ports.hideInLogs()));
    const judgement = judge({
      results,
      whenNothingApplies: stage['when-nothing-applies'],
      cancelled: world.cancel.aborted,
      checklist,
      faults: [
        ...(earlier?.faultsOf(results) ?? []),
        ...staleResults(results, { checks: steps, now: new Date(), again: 'run it again' }),
      ],
    });
    const { toSign, orphans } = await signing(config, { stage, results });
    const report = composeReport({
      project: config.project,
      stage: name,
      subject,
      startedAt,
      durationMs: Date.now() - startedAt.getTime(),
      judgement,
      results,
      selection: selectionOf(request, stage.checks.length),
      checklist,
      notices: [...notices, ...waivers.notices(results), ...orphans],
      after: earlier?.note,
      policy: note,
      toSign,
    });
    return { report, redact, origin: originOf(world.env, workspace) };
  } finally {
    await ports.dispose();
  }
}

/** The config's own, and those of other tools' files where it names some. Throws `ConfigInvalid`. */
export async function waiversOf(
  config: Config,
  at: { readonly files: Pick<Files, 'text'>; readonly today: string },
): Promise<readonly Waiver[]> {
  if (config['waivers-from'].length === 0) return config.waivers;
  const { importWaivers } = await import('../config/import-waivers.js');
  return importWaivers(config, { read: file => at.files.text(file, MAX_ALLOW_LIST_BYTES), today: at.today });
}

export async function tally(at: Parameters<typeof import('../checklist/load.js').loadChecklist>[0]) {
  const { loadChecklist } = await import('../checklist/load.js');
  return loadChecklist(at);
}

/** What people are asked to sign afterwards; loaded only where somebody is. */
export async function signing(
  config: Config,
  at: { readonly stage: Stage; readonly results: readonly Result[] },
): Promise<{ readonly toSign: Report['toSign']; readonly orphans: readonly string[] }> {
  if (!at.stage['sign-off'] && !at.results.some(({ status }) => status === 'pending'))
    return { toSign: undefined, orphans: [] };
  const { orphanNotices, toSign } = await import('../pipeline/sign-off/to-sign.js');
  return { toSign: toSign(config, at), orphans: orphanNotices(at) };
}

/** Loads nothing unless results have an age. */
async function reuse(
  steps: readonly Step[],
  asked: Parameters<typeof import('./reuse.js').reuseEarlier>[1],
): Promise<TakenOver> {
  const isPerishable = asked.stage.checks.some(check => check['max-age'] !== undefined);
  if (asked.given && !isPerishable)
    throw new UsageError('reuse takes over results of checks that have `max-age`, and no check of this stage has one');
  if (!isPerishable) return { steps, notices: [] };
  const { reuseEarlier } = await import('./reuse.js');
  return reuseEarlier(steps, asked);
}

async function prove(asked: Parameters<typeof import('./evidence.js').proveEarlier>[0]) {
  const { faultsOf, proveEarlier } = await import('./evidence.js');
  const earlier = await proveEarlier(asked);
  return { ...earlier, faultsOf: (results: Report['checks']) => faultsOf(earlier, results) };
}

/** A log that was written anew is evidence by what it holds now. */
const withDigests = (results: readonly Result[], digests: ReadonlyMap<string, string>): readonly Result[] =>
  results.map(result => ({
    ...result,
    evidence: result.evidence.map(({ path, sha256 }) => ({ path, sha256: digests.get(path) ?? sha256 })),
  }));

/** Nothing outside is changed for a stage that must not be reached yet. */
function holdBack(step: Step, earlier: { readonly stage?: string; readonly note?: unknown } | undefined): Step {
  if (!step.mutates || earlier === undefined || earlier.note !== undefined) return step;
  return { ...step, skip: step.skip ?? `it changes something outside, and ${earlier.stage} is not proven` };
}

/** Where the links of reports lead. */
export const originOf = (env: World['env'], workspace: Pick<Workspace, 'root' | 'workingDirectory'>): Origin => ({
  server: env.GITHUB_SERVER_URL,
  root: relative(workspace.root, workspace.workingDirectory),
});

/** Everything that must never be shown: secret-like variables of the environment, and what the config names. */
export const redactorFor = (config: Pick<Config, 'redact'> | undefined, env: World['env']): Redactor =>
  createRedactor({ values: secretValues(env), patterns: config?.redact ?? [] });

function selectionOf({ only, shard }: Selection, of: number): Report['selection'] {
  if (!only && !shard) return undefined;
  // What a shard has stands in its checks: a list of hundreds would say nothing more.
  return shard ? { shard: `${shard.index}/${shard.of}`, of } : { only, of };
}

/** For what a command itself has to ask a tool. */
export const execFor = (id: string, at: { readonly ports: OpenPorts; readonly world: World }): Exec =>
  at.ports.forStep({ id, attempt: 1 }, at.world.cancel).exec;
