import type { Attestation, Needs, Ports, Verdict } from '../check.js';
import type { CheckEntry, Config, Stage } from '../config/schema.js';
import type { Result } from '../report/report.js';
import { nearest } from '../text/nearest.js';
import { UsageError } from '../usage-error.js';
import { type Circumstances, isPullRequest, whyNot } from './conditions.js';
import { shards } from './shards.js';

export { UsageError };

/** One check, ready to run. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly section: string | undefined;
  readonly kind: string;
  readonly covers: readonly string[];
  readonly required: boolean;
  readonly help: string | undefined;
  readonly timeoutMs: number;
  readonly retries: number;
  readonly needs: readonly string[];
  readonly exclusive: boolean;
  readonly mutates: boolean;
  /** Whether a result of an earlier run may stand for it. */
  readonly reusable: boolean;
  /** How old its result may be where something is decided on it; undefined for any age. */
  readonly maxAgeMs?: number | undefined;
  /** Digest of the checkout and the variables that its result depends on; undefined where that cannot be told. */
  readonly inputs?: string | undefined;
  /** A result of an earlier run that stands for it: it is not run again. */
  readonly taken?: Result | undefined;
  /** Why it does not apply now; it is then skipped by its own condition. */
  readonly skip: string | undefined;
  readonly wants: Needs;
  readonly attestedBy?: Attestation | undefined;
  readonly run: (ports: Ports) => Promise<Verdict>;
}

export interface Selection {
  /** Ids to run, together with what they need; all unless given. */
  readonly only?: readonly string[] | undefined;
  /** One of `of` parts, counting from 1: of as many checks each, unless `only` says which checks it has. */
  readonly shard?: { readonly index: number; readonly of: number } | undefined;
}

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
  const steps = await Promise.all(at.stage.checks.map(entry => toStep(entry, at)));
  return inOrder(select(steps, at.selection));
}

async function toStep(
  entry: CheckEntry,
  { config, circumstances }: { readonly config: Config; readonly circumstances: Circumstances },
): Promise<Step> {
  const bound = entry.with;
  const onPullRequest = bound.mutates && isPullRequest(circumstances.event);
  return {
    id: entry.id,
    name: entry.name ?? entry.id,
    section: entry.section,
    kind: entry.kind,
    covers: entry.covers,
    required: entry.required,
    help: entry.help,
    timeoutMs: entry.timeout ?? config.defaults.timeout,
    retries: bound.mutates ? 0 : (entry.retries ?? config.defaults.retries),
    needs: entry.needs,
    exclusive: entry.exclusive,
    mutates: bound.mutates,
    reusable: bound.reusable && !bound.mutates && bound.attestedBy === undefined,
    maxAgeMs: entry['max-age'],
    skip: onPullRequest
      ? 'it changes something outside, which a pull request must not'
      : await whyNot(entry.when, circumstances),
    wants: bound.needs,
    attestedBy: bound.attestedBy,
    run: bound.run,
  };
}

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
