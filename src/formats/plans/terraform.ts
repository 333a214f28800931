import { z } from 'zod';
import { readJson } from '../json/json.js';
import { type Action, type Change, noPlan, type Plan, REMEDY, unfinished } from './plan.js';

const change = z.object({
  address: z.string().min(1),
  deposed: z.string().optional(),
  mode: z.string().optional(),
  action_reason: z.string().optional(),
  change: z.object({ actions: z.array(z.string()).min(1) }),
});

const document = z.object({
  format_version: z.string(),
  resource_changes: z.array(change).nullish(),
  resource_drift: z.array(change).nullish(),
  deferred_changes: z.array(z.unknown()).nullish(),
  planned_values: z.unknown().optional(),
  values: z.unknown().optional(),
  errored: z.boolean().optional(),
  complete: z.boolean().optional(),
  timestamp: z.string().optional(),
});

/** Every list of actions that Terraform and OpenTofu document; any other is refused. */
const ACTIONS: Readonly<Record<string, Action>> = {
  'no-op': 'none',
  read: 'none',
  create: 'create',
  update: 'update',
  delete: 'delete',
  forget: 'forget',
  'delete,create': 'replace',
  'create,delete': 'replace',
  'create,forget': 'forget',
};

/** Reads `terraform show -json PLAN` or `tofu show -json PLAN`. A state, and a plan that broke off, are refused. */
export function readTerraformPlan(text: string, name: string): Plan {
  const said = readJson(Buffer.from(text), document, { name, remedy: REMEDY });
  const { resource_changes: changes, resource_drift: drift } = said;
  if (!/^(?:0|1)\./.test(said.format_version))
    throw noPlan(name, `has the format version ${said.format_version}, which is not known here`);
  if (changes === undefined || changes === null) {
    const isState = said.values !== undefined && said.planned_values === undefined;
    throw noPlan(name, isState ? 'is a state, not a plan' : 'has no `resource_changes`');
  }
  if (said.errored === true) throw unfinished(name, 'planning ended with an error');
  if (said.complete === false || (said.deferred_changes ?? []).length > 0)
    throw unfinished(name, 'the plan is not complete: it puts changes off to a later one');
  const madeAt = said.timestamp === undefined ? undefined : Date.parse(said.timestamp);
  return { changes: changes.map(each => read(each, name)), drift: (drift ?? []).map(each => read(each, name)), madeAt };
}

function read(each: z.output<typeof change>, name: string): Change {
  const actions = each.change.actions.join(',');
  const action = Object.hasOwn(ACTIONS, actions) ? ACTIONS[actions] : undefined;
  if (action === undefined) throw noPlan(name, `${each.address} has the actions ${actions}, which are not known here`);
  const address = each.deposed === undefined ? each.address : `${each.address} (deposed ${each.deposed})`;
  return { address, action, why: each.action_reason?.replaceAll('_', ' ') };
}
