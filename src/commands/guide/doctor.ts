import { readConfigText } from '../../config/config-text.js';
import { loadConfig } from '../../config/load.js';
import { ConfigInvalid, showProblem } from '../../config/problem.js';
import { count } from '../../text/units.js';
import { plan } from '../plan.js';
import type { World } from '../world.js';

/** One thing that was looked at. */
export interface Finding {
  readonly isGood: boolean;
  readonly what: string;
  /** What to do, where it is not good. */
  readonly todo?: string | undefined;
}

export interface DoctorRequest {
  readonly config: string;
  readonly workingDirectory: string;
  readonly reportDirectory: string;
}

const OLDEST_NODE = [20, 18] as const;

/** Looks at what a run needs on this machine, stage by stage: Node, the config, tools, variables, permissions, environments. */
export async function doctor(
  request: DoctorRequest,
  world: Pick<World, 'env' | 'cancel' | 'token'>,
): Promise<readonly Finding[]> {
  const node = nodeFinding(process.versions.node);
  try {
    const { config } = await loadConfig(await readConfigText(request.config), world.env);
    const stages = Object.keys(config.stages);
    const found = [{ isGood: true, what: `${request.config} is valid: ${count(stages.length, 'stage')}` }];
    const perStage: Finding[] = [];
    for (const stage of stages) perStage.push(...(await stageFindings(stage, { request, world })));
    return [node, ...found, ...perStage];
  } catch (error) {
    if (!(error instanceof ConfigInvalid)) throw error;
    return [
      node,
      ...error.problems.map(problem => ({ isGood: false, what: showProblem(problem), todo: 'Mend the config.' })),
    ];
  }
}

function nodeFinding(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isGood = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  return {
    isGood,
    what: `Node ${version}`,
    ...(isGood ? {} : { todo: `Install Node ${OLDEST_NODE.join('.')} or newer.` }),
  };
}

async function stageFindings(
  stage: string,
  { request, world }: { readonly request: DoctorRequest; readonly world: Pick<World, 'env' | 'cancel' | 'token'> },
): Promise<readonly Finding[]> {
  const made = await plan(
    {
      ...request,
      policyRef: undefined,
      stage,
      only: undefined,
      shard: undefined,
      shards: undefined,
      durations: undefined,
      jobs: 1,
    },
    world,
  );
  const missing = made.tools.filter(({ missingFor }) => missingFor.length > 0);
  const unset = made.environment.filter(({ set, checks }) => !set && checks !== undefined);
  const uncovered = made.checklist?.uncovered ?? [];
  const all: readonly Finding[] = [
    ...missing.map(({ tool, missingFor, why }) => ({
      isGood: false,
      what: `${stage}: ${tool} is missing for ${missingFor.join(', ')}`,
      todo: `Install ${tool}: it ${why}.`,
    })),
    ...unset.map(({ name, checks = [] }) => ({
      isGood: false,
      what: `${stage}: the variable ${name} is not set, which ${checks.join(', ')} ${checks.length === 1 ? 'needs' : 'need'}`,
      todo: `Set ${name} under \`env:\` of the step that runs this stage.`,
    })),
    ...uncovered.map(slug => ({
      isGood: false,
      what: `${stage}: nothing covers the item ${slug}`,
      todo: 'Name it in `covers` of a check, or under `excused`.',
    })),
  ];
  const permissions = made.permissions.length === 0 ? '' : `; permissions: ${made.permissions.join(', ')}`;
  const signed = made.signatures.flatMap(({ environment }) => environment ?? []);
  const people = signed.length === 0 ? '' : `; environments with required reviewers: ${signed.join(', ')}`;
  const good: Finding = {
    isGood: true,
    what: `${stage}: ${count(made.steps.length, 'check')} planned${permissions}${people}`,
  };
  return [good, ...all];
}

/** What `doctor` prints. */
export const showFindings = (findings: readonly Finding[]): string =>
  findings
    .map(({ isGood, what, todo }) => `${isGood ? '✓' : '✗'} ${what}\n${todo === undefined ? '' : `    ${todo}\n`}`)
    .join('');
