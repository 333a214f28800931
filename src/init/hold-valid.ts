import type { Check } from '../check.js';
import { standIn } from '../config/entry/stand-in.js';
import type { Desk } from './desk.js';
import { asksPeople, type Entry, type Proposal } from './draft.js';
import type { Roles } from './roles.js';
import { CLUSTER_KINDS } from './share-defaults.js';

/**
 * Holds every entry against the schema of its kind. What does not fit is asked of people instead, and says why, so that the
 * config is valid at once and no line is lost.
 */
export function holdValid({ book, roles }: Pick<Desk, 'book' | 'roles'>, checks: readonly Check[]): void {
  for (const { name } of book.all) {
    const stage = book.stage(name);
    const broken = stage.steps.filter(entry => faultOf(entry, checks) !== undefined);
    stage.notes.push(...broken.flatMap(({ from }) => from.map(({ text, line }) => `line ${line}: ${text}`)));
    stage.steps = stage.steps.filter(entry => !broken.includes(entry));
    stage.entries = stage.entries.map(entry => orAsked(entry, { fault: faultOf(entry, checks), roles }));
    const asked = new Set(stage.entries.filter(asksPeople).map(({ id }) => id));
    const told = (ids: readonly string[]): string[] => ids.filter(id => !asked.has(id));
    stage.triggers = told(stage.triggers);
    stage.verifyBack = told(stage.verifyBack);
    stage.watch = stage.watch && { ...stage.watch, checks: told(stage.watch.checks) };
  }
}

const ASKED = 'manual';

/** Why an entry does not fit its kind's schema; undefined where it does. */
export function faultOf({ kind, with: options }: Proposal, checks: readonly Check[]): string | undefined {
  const check = checks.find(each => each.kind === kind);
  if (check === undefined) return `there is no kind ${kind}`;
  const lookup = () => undefined;
  // Where a cluster is stands in the defaults of the stage.
  const whole = CLUSTER_KINDS.includes(kind) ? { context: 'of-the-stage', ...options } : options;
  const stood = standIn(whole, { check, lookup });
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
