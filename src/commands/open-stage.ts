import { relative } from 'node:path';
import type { Checklist } from '../checklist/load.js';
import { dateOf, type LoadedConfig, loadConfig } from '../config/load.js';
import type { Config, Stage, Waiver } from '../config/schema.js';
import { selectStage } from '../pipeline/plan.js';
import type { Exec } from '../ports/exec.js';
import type { Files } from '../ports/files.js';
import { type OpenPorts, openPorts } from '../ports/open.js';
import { childEnvironment } from '../ports/process/child-environment.js';
import { secretValues, unhidable } from '../ports/process/secret-variables.js';
import { openScratch } from '../ports/runner/scratch.js';
import { readSubject } from '../ports/runner/subject.js';
import { openWorkspace, type Workspace } from '../ports/runner/workspace.js';
import type { Origin } from '../report/origin.js';
import type { Subject } from '../report/report.js';
import { createRedactor, type Redactor } from '../text/redact.js';
import { UsageError } from '../usage-error.js';
import { type Policy, readPolicy } from './policy.js';
import type { PolicyRequest, World } from './world.js';

const MAX_ALLOW_LIST_BYTES = 1024 * 1024;

/** What of the world a stage is opened with. */
export type Surroundings = Pick<World, 'env' | 'token' | 'cancel'>;

/** A stage of a valid config, and what every command that looks at it has to know. Commands add to it as they go. */
export interface OpenStage {
  readonly now: Date;
  readonly world: Surroundings;
  readonly policy: Policy;
  readonly config: Config;
  readonly variablesOf: LoadedConfig['variablesOf'];
  readonly name: string;
  /** What reports call a stage of the config: `production (api)` where an instance is named. */
  readonly labelOf: (stage: string) => string;
  readonly stage: Stage;
  readonly workspace: Workspace;
  readonly redact: Redactor;
  /** Sentences about secrets that are too short or too ordinary to hide. */
  readonly unhidable: readonly string[];
  readonly subject: Subject;
}

/** The same at work: with its ports, and what the policy's other files say. */
export interface RuledStage extends OpenStage {
  readonly ports: OpenPorts;
  /** For what the command itself has to ask a tool. */
  readonly exec: Exec;
  /** The config's own waivers, and those of other tools' files where it names some. */
  readonly waivers: readonly Waiver[];
  /** Undefined where the config names no written list. */
  readonly checklist: Checklist | undefined;
}

type Request = PolicyRequest & { readonly stage: string | undefined };

/** Reads policy and config, unless one is given, and finds the stage. Throws `ConfigInvalid` and `UsageError`; nothing has run by then. */
export async function openStage(request: Request, world: Surroundings, given?: Policy): Promise<OpenStage> {
  checkInstance(request.instance);
  const now = new Date();
  const policy = given ?? (await readPolicy(request, world));
  const { config, digest, variablesOf } = await loadConfig(policy.source, world.env, {
    today: dateOf(now),
    instance: request.instance,
  });
  const { name, stage } = selectStage(config, request.stage);
  const workspace = openWorkspace({ ...request, githubWorkspace: world.env.GITHUB_WORKSPACE });
  const redact = redactorFor(config, world.env);
  const subject = { ...readSubject(world.env, workspace.root), configDigest: digest };
  const labelOf = (stageName: string) => stageLabel(stageName, request.instance);
  return {
    now,
    world,
    policy,
    config,
    variablesOf,
    name,
    labelOf,
    stage,
    workspace,
    redact,
    unhidable: unhidable(world.env),
    subject,
  };
}

/** A stage of one service of a monorepo is a stage of its own: in reports, comments, artifacts and proofs. */
export const stageLabel = (stage: string, instance: string | undefined): string =>
  instance === undefined ? stage : `${stage} (${instance})`;

function checkInstance(instance: string | undefined): void {
  if (instance === undefined || /^[a-z0-9][a-z0-9._-]*$/i.test(instance)) return;
  throw new UsageError(`instance: expected letters, digits, ".", "_" and "-", got "${instance}"`);
}

/** Does the work of a command with the stage's ports and rules at hand, and puts the ports away. */
export async function withRules<T>(open: OpenStage, work: (ruled: RuledStage) => Promise<T>): Promise<T> {
  const { config, policy, workspace, redact, world, now } = open;
  const scratch = await openScratch(world.env);
  const environment = { ...childEnvironment(world.env, config['pass-env']), ...scratch.environment };
  const ports = openPorts({ workspace, environment, redact, program: world });
  try {
    const files = policy.files ?? ports.files;
    const checklist = await readChecklist(config, { source: policy.source, files, today: dateOf(now) });
    const waivers = await waiversOf(config, { files, today: dateOf(now) });
    const { exec } = ports.forStep({ id: 'after', attempt: 1 }, world.cancel);
    return await work({ ...open, ports, exec, waivers, checklist });
  } finally {
    await ports.dispose();
    await scratch.dispose();
  }
}

async function waiversOf(
  config: Config,
  at: { readonly files: Pick<Files, 'text'>; readonly today: string },
): Promise<readonly Waiver[]> {
  if (config['waivers-from'].length === 0) return config.waivers;
  const { importWaivers } = await import('../config/import-waivers.js');
  return importWaivers(config, { read: file => at.files.text(file, MAX_ALLOW_LIST_BYTES), today: at.today });
}

async function readChecklist(
  config: Config,
  at: { readonly source: Policy['source']; readonly files: Pick<Files, 'text'>; readonly today: string },
): Promise<Checklist | undefined> {
  if (config.checklist === undefined) return undefined;
  const { loadChecklist } = await import('../checklist/load.js');
  return loadChecklist({ config, ...at });
}

/** Where the links of reports lead. */
export const originOf = (env: World['env'], workspace: Pick<Workspace, 'root' | 'workingDirectory'>): Origin => ({
  server: env.GITHUB_SERVER_URL,
  root: relative(workspace.root, workspace.workingDirectory),
});

/** Everything that must never be shown: secret-like variables of the environment, and what the config names. */
export const redactorFor = (config: Pick<Config, 'redact'> | undefined, env: World['env']): Redactor =>
  createRedactor({ values: secretValues(env), patterns: config?.redact ?? [] });
