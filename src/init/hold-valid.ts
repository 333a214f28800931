import type { Check } from '../check.js';
import { kindNames, loadChecks } from '../checks/index.js';
import { standIn } from '../config/entry/stand-in.js';
import type { Entry, Proposal } from './draft.js';
import type { ConfigPlan } from './plan-config.js';
import type { PlannedStage } from './planned.js';
import type { Roles } from './roles.js';

/**
 * Holds every entry against the schema of its kind. What does not fit is asked of people instead, and says why, so that the
 * config is valid at once and no line is lost.
 */
export async function holdValid(plan: ConfigPlan): Promise<ConfigPlan> {
  const kinds = [
    ...new Set(plan.stages.flatMap(({ entries, steps }) => [...entries, ...steps].map(({ kind }) => kind))),
  ];
  const checks = await loadChecks(kinds.filter(kind => kindNames.includes(kind)));
  const stages = plan.stages.map((stage): PlannedStage => {
    const steps = stage.steps.filter(entry => faultOf(entry, checks) === undefined);
    const entries = stage.entries.map(entry => orAsked(entry, { fault: faultOf(entry, checks), roles: plan.roles }));
    const asked = new Set(entries.filter(({ kind }) => kind === ASKED).map(({ id }) => id));
    const told = (ids: readonly string[]): readonly string[] => ids.filter(id => !asked.has(id));
    return {
      ...stage,
      entries,
      steps,
      triggers: told(stage.triggers),
      verifyBack: told(stage.verifyBack),
      watch: stage.watch && { ...stage.watch, checks: told(stage.watch.checks) },
    };
  });
  return { ...plan, stages };
}

const ASKED = 'manual';

function faultOf({ kind, with: options }: Proposal, checks: readonly Check[]): string | undefined {
  const check = checks.find(each => each.kind === kind);
  if (check === undefined) return `there is no kind ${kind}`;
  const lookup = () => undefined;
  const stood = standIn(options, { check, lookup });
  const read = check.bound.safeParse(stood.options, { jitless: true });
  if (read.success) return undefined;
  const [issue] = read.error.issues;
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'is not valid'}`;
}

function orAsked(entry: Entry, { fault, roles }: { readonly fault: string | undefined; readonly roles: Roles }): Entry {
  if (fault === undefined) return entry;
  const role = roles.for(entry.stage, entry.name);
  return {
    ...entry,
    // People are asked before a deployment or after it, and never in its midst.
    phase: entry.phase === 'deploy' || entry.stage === 'production' ? 'checks' : entry.phase,
    kind: ASKED,
    changes: false,
    with: { role: role.id, ask: entry.name },
    notes: [...(entry.notes ?? []), `could be ${entry.kind}, but ${fault}`],
  };
}
