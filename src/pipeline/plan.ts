import { hasPhases } from '../config/phases/lists.js';
import type { CheckEntry, Config, Stage } from '../config/schema.js';
import type { Circumstances } from '../ports/circumstances.js';
import type { ResultPhase } from '../report/report.js';
import { nearest } from '../text/nearest.js';
import { UsageError } from '../usage-error.js';
import { isPullRequest, whyNoChange, whyNot } from './conditions.js';
import { shards } from './shards.js';
import type { Selection, Step } from './step.js';

/** The stage asked for by name, or the config's first. Throws `UsageError` with the known names. */
export function selectStage(
  config: Config,
  name: string | undefined,
): { readonly name: string; readonly stage: Stage } {
  const chosen = name ?? Object.keys(config.stages)[0] ?? '';
  const stage = config.stages[chosen];
  if (stage && Object.hasOwn(config.stages, chosen)) return { name: chosen, stage };
  throw noSuchStage(chosen, Object.keys(config.stages));
}

export function noSuchStage(name: string, known: readonly string[]): UsageError {
  const near = nearest(name, known);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return new UsageError(`no stage "${name}" in the config; stages: ${known.join(', ')}${hint}`);
}

/** A stage's checks as steps, in the order of their needs, of a part only where `selection` says so. */
export async function planStage(at: {
  readonly config: Config;
  readonly stage: Stage;
  readonly selection: Selection;
  readonly circumstances: Circumstances;
}): Promise<readonly Step[]> {
  const phase = hasPhases(at.stage) ? 'checks' : undefined;
  const steps = await Promise.all(at.stage.checks.map(entry => toStep(entry, { ...at, phase })));
  return inOrder(select(steps, at.selection));
}

/** The entries of another list of a stage, in the order of their needs; a deployment's and a rollback's as they are written. */
export async function planEntries(
  entries: readonly CheckEntry[],
  at: {
    readonly config: Config;
    readonly circumstances: Circumstances;
    readonly phase: 'deploy' | 'verify' | 'rollback';
  },
): Promise<readonly Step[]> {
  const isChange = at.phase !== 'verify';
  const phase = at.phase === 'rollback' ? undefined : at.phase;
  const steps = await Promise.all(
    entries.map(async entry => {
      const step = await toStep(entry, { ...at, phase });
      return isChange ? asChange(step, entry) : step;
    }),
  );
  return isChange ? steps : inOrder(steps);
}

/** A `command` of a deployment changes something unless it says that it does not; what changes is never tried again. */
function asChange(step: Step, { kind, with: bound }: CheckEntry): Step {
  const mutates = bound.mutates ?? kind === 'command';
  return { ...step, mutates, reusable: false, required: true, retries: mutates ? 0 : step.retries };
}

async function toStep(
  entry: CheckEntry,
  {
    config,
    circumstances,
    phase,
  }: { readonly config: Config; readonly circumstances: Circumstances; readonly phase: ResultPhase | undefined },
): Promise<Step> {
  const bound = entry.with;
  const onPullRequest = bound.mutates === true && isPullRequest(circumstances.event);
  const forbidden = bound.mutates === true ? await whyNoChange(circumstances) : undefined;
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    section: entry.section,
    kind: entry.kind,
    covers: entry.covers,
    required: entry.required,
    help: entry.help,
    timeoutMs: entry.timeout ?? timeoutOf(bound, config),
    // What waits asks again by itself.
    retries: bound.mutates || bound.waitsMs !== undefined ? 0 : (entry.retries ?? config.defaults.retries),
    needs: entry.needs,
    exclusive: entry.exclusive,
    mutates: bound.mutates ?? false,
    reusable: bound.reusable && !bound.mutates && bound.attestedBy === undefined,
    maxAgeMs: entry['max-age'],
    skip: onPullRequest
      ? 'it changes something outside, which a pull request must not'
      : (forbidden ?? (await whyNot(entry.when, circumstances))),
    wants: bound.needs,
    variables: bound.variables,
    options: bound.options,
    attestedBy: bound.attestedBy,
    ...(phase && { phase }),
    reversible: entry.reversible,
    ifBegun: entry['if-begun'],
    looksBefore: entry.before,
    before: bound.before,
    rehearse: bound.rehearse,
    replaced: bound.replaced,
    run: bound.run,
  };
}

const AFTER_WAITING_MS = 60_000;

const timeoutOf = ({ waitsMs }: CheckEntry['with'], { defaults }: Config): number =>
  waitsMs === undefined ? defaults.timeout : waitsMs + AFTER_WAITING_MS;

function select(steps: readonly Step[], { only, shard }: Selection): readonly Step[] {
  const unknown = (only ?? []).filter(id => !steps.some(step => step.id === id));
  if (unknown.length > 0) {
    throw new UsageError(
      `no check "${unknown.join('", "')}" in this stage; checks: ${steps.map(s => s.id).join(', ')}`,
    );
  }
  if (only) return withNeeds(steps, only);
  return shard ? (shards(steps, shard.of)[shard.index - 1] ?? []) : steps;
}

function withNeeds(steps: readonly Step[], ids: readonly string[]): readonly Step[] {
  const wanted = new Set<string>();
  const add = (id: string): void => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const need of steps.find(step => step.id === id)?.needs ?? []) add(need);
  };
  for (const id of ids) add(id);
  return steps.filter(step => wanted.has(step.id));
}

/** Needs before what needs them, else as written. The config has no circles. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  const ordered: Step[] = [];
  const visit = (step: Step): void => {
    if (ordered.includes(step)) return;
    for (const need of step.needs) {
      const found = steps.find(other => other.id === need);
      if (found) visit(found);
    }
    ordered.push(step);
  };
  for (const step of steps) visit(step);
  return ordered;
}
