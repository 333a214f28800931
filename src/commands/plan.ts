import type { WantedVariable } from '../check.js';
import { UNKNOWN_HOST } from '../config/entry/stand-in.js';
import type { Config, Stage } from '../config/schema.js';
import { CouldNotTell } from '../could-not-tell.js';
import { limitsIn } from '../engines/comparison/limits.js';
import { matrixOf } from '../pipeline/matrix.js';
import { expectedDurations } from '../pipeline/other-runs/durations.js';
import { MAX_REPORT_BYTES, readReport } from '../pipeline/other-runs/read-report.js';
import { planEntries, planStage } from '../pipeline/plan.js';
import { rolesOf } from '../pipeline/sign-off/roles.js';
import type { Selection, Step } from '../pipeline/step.js';
import { findTools } from '../pipeline/tools.js';
import type { Circumstances } from '../ports/circumstances.js';
import { openCircumstances } from '../ports/runner/circumstances.js';
import { readReportFile } from '../ports/runner/report-file.js';
import type { FoundTool, Plan, PlannedSignature, PlannedStep } from '../report/plan.js';
import { redactDeep } from '../text/redact.js';
import { UsageError } from '../usage-error.js';
import { windowNotes } from './delivery/window.js';
import { openStage, withRules } from './open-stage.js';
import { refuseStrangers } from './strangers.js';
import type { World } from './world.js';

export interface PlanRequest extends Selection {
  readonly config: string;
  readonly policyRef: string | undefined;
  readonly stage: string | undefined;
  readonly instance?: string | undefined;
  readonly workingDirectory: string;
  readonly reportDirectory: string;
  /** How many parts to cut the plan into; the matrix of a workflow's jobs. */
  readonly shards: number | undefined;
  /** A report of an earlier run, whose durations the parts are balanced by. */
  readonly durations: string | undefined;
  /** Checks at the same time on each machine. */
  readonly jobs: number;
}

/** Says what a run would do, in what order, and what is missing for it. Runs nothing but the tools' own version commands. */
export async function plan(
  request: PlanRequest,
  world: Pick<World, 'env' | 'cancel' | 'changedFiles' | 'token'>,
): Promise<Plan> {
  await refuseStrangers(world.env);
  const open = await openStage(request, world);
  const circumstances = openCircumstances(world, open.workspace.root);
  const steps = await planStage({ ...open, selection: request, circumstances });
  const isWhole = request.only === undefined && request.shard === undefined && request.shards === undefined;
  const later = isWhole ? await laterSteps({ ...open, circumstances }) : [];
  const all = [...steps, ...later];
  return withRules(open, async ruled => {
    const { config, name, labelOf, stage, exec, checklist, redact } = ruled;
    const tools = await findTools(all, exec);
    const parts = await cut(steps, request);
    const made: Plan = {
      project: config.project,
      stage: labelOf(name),
      steps: steps.map(step => planned(step, tools)),
      tools,
      permissions: [...new Set([...all.flatMap(step => step.wants.permissions), ...lookUps(stage)])].sort(),
      environment: environmentOf(all, { passed: config['pass-env'], env: world.env }),
      checklist: checklist && {
        items: checklist.tally.items,
        covered: checklist.tally.covered,
        uncovered: checklist.tally.uncovered,
      },
      signatures: (stage['sign-off']?.roles ?? []).map(role => signature(role, config)),
      ...parts,
      notes: [...(await windowNotes(ruled)), ...parts.notes, ...phaseNotes(later, tools), ...seatNotes(config, stage)],
    };
    return redactDeep(made, redact);
  });
}

/** What `deploy` and `verify` would run after the checks. */
async function laterSteps(at: {
  readonly config: Config;
  readonly stage: Stage;
  readonly circumstances: Circumstances;
}): Promise<readonly Step[]> {
  const { deploy = [], verify = [] } = at.stage;
  return [
    ...(await planEntries(deploy, { ...at, phase: 'deploy' })),
    ...(await planEntries(verify, { ...at, phase: 'verify' })),
  ];
}

function phaseNotes(later: readonly Step[], tools: readonly FoundTool[]): readonly string[] {
  return (['deploy', 'verify'] as const).flatMap(phase => {
    const own = later.filter(step => step.phase === phase);
    if (own.length === 0) return [];
    const shown = own.map(step => {
      const { missing } = planned(step, tools);
      return missing.length === 0 ? step.id : `${step.id} (missing: ${missing.join(', ')})`;
    });
    const what = phase === 'deploy' ? 'deploy would then change' : 'verify would ask';
    return [`${what}: ${shown.join(', ')}`];
  });
}

/** What it takes to look an earlier run up. */
const lookUps = ({ evidence, reuse }: Stage): readonly string[] =>
  evidence?.workflow !== undefined || reuse !== undefined ? ['actions: read'] : [];

function signature(role: string, { roles }: Config): PlannedSignature {
  return { role, title: roles[role]?.title ?? role, environment: roles[role]?.environment };
}

/** GitHub asks one person for each job in an environment, and lets all that wait there start on their word. */
function seatNotes(config: Config, stage: Stage): readonly string[] {
  return [...rolesOf(config, stage)].flatMap(([name, { title, environment, minimum }]) =>
    environment === undefined || minimum === 1
      ? []
      : [
          `${title} needs ${minimum} people, and GitHub asks one in ${environment}: give ${minimum} roles the same people and an environment each (${name}, second-${name} …), for nobody signs for two; or leave the environment out, and reviews of the pull request sign. Otherwise it takes ${minimum} jobs there, one after the other, and gate.yml has one`,
        ],
  );
}

function planned(step: Step, tools: readonly FoundTool[]): PlannedStep {
  const { id, name, kind, required, needs, exclusive, mutates, timeoutMs, skip } = step;
  const missing = [
    ...tools.filter(tool => tool.missingFor.includes(id)).map(tool => tool.tool),
    ...(step.variables ?? []).filter(isUnset).map(variable => (variable.name === '' ? '--instance' : variable.name)),
  ];
  // Where a variable names it, something else stands in for the server.
  const servers = (step.wants.servers ?? []).filter(server => !server.includes(UNKNOWN_HOST));
  const limits = limitsIn(step.options);
  return { id, name, kind, required, needs, exclusive, mutates, timeoutMs, skip, missing, servers, limits };
}

/** What steps before have yet to provide is not missing. */
const isUnset = ({ source, set }: WantedVariable): boolean => !set && (source === 'env' || source === 'instance');

/** What is passed on to tools and what kinds want, then what stands in options, each with the checks that have it. */
function environmentOf(
  steps: readonly Step[],
  { passed, env }: { readonly passed: readonly string[]; readonly env: World['env'] },
): Plan['environment'] {
  const names = [...new Set([...passed, ...steps.flatMap(step => step.wants.env ?? [])])];
  const used = new Map<string, string[]>();
  for (const { id, variables = [] } of steps) {
    for (const { name } of variables.filter(({ source }) => source === 'env'))
      used.set(name, [...(used.get(name) ?? []), id]);
  }
  return [
    ...names.filter(name => !used.has(name)).map(name => ({ name, set: env[name] !== undefined })),
    ...[...used].map(([name, checks]) => ({ name, set: (env[name] ?? '') !== '', checks })),
  ];
}

/** GitHub runs at most so many jobs of one matrix. */
const MAX_SHARDS = 256;

async function cut(
  steps: readonly Step[],
  { shards, durations, jobs }: Pick<PlanRequest, 'shards' | 'durations' | 'jobs'>,
): Promise<Pick<Plan, 'matrix' | 'notes'>> {
  if (shards === undefined) return { matrix: undefined, notes: [] };
  if (shards > MAX_SHARDS) throw new UsageError(`shards: a matrix has at most ${MAX_SHARDS} jobs, got ${shards}`);
  if (durations === undefined) return { matrix: matrixOf(steps, shards, () => 1), notes: [] };
  try {
    const report = readReport((await readReportFile(durations, MAX_REPORT_BYTES)).text, durations);
    return { matrix: matrixOf(steps, shards, expectedDurations(report, jobs)), notes: [] };
  } catch (error) {
    if (!(error instanceof CouldNotTell)) throw error;
    // Nothing is decided by it: the first run of all has no earlier report either.
    const note = `the shards have equal numbers of checks, for there are no durations: ${error.message}`;
    return { matrix: matrixOf(steps, shards, () => 1), notes: [note] };
  }
}
