import { z } from 'zod';
import { readJson } from '../json/json.js';
import { type Action, type Change, noPlan, type Plan, REMEDY } from './plan.js';

const entry = z.object({
  kind: z.string().min(1),
  name: z.string().min(1),
  namespace: z.string().nullish(),
  change: z.string().optional(),
  changeType: z.string().optional(),
});

const CHANGES: Readonly<Record<string, Action>> = {
  ADD: 'create',
  MODIFY: 'update',
  MODIFY_SUPPRESSED: 'update',
  REMOVE: 'delete',
  OWNERSHIP: 'update',
};

/** Reads `helm diff upgrade --output json` (or `structured`), which lists what changes and nothing else. */
export function readHelmPlan(text: string, name: string): Plan {
  const entries = readJson(Buffer.from(text), z.array(entry), { name, remedy: REMEDY });
  const changes = entries.map((each): Change => {
    const said = each.change ?? each.changeType ?? '';
    const action = Object.hasOwn(CHANGES, said) ? CHANGES[said] : undefined;
    if (action === undefined) throw noPlan(name, `has a change "${said.slice(0, 40)}", which is not known here`);
    const address = [...(each.namespace ? [each.namespace] : []), each.kind, each.name].join('/');
    return { address, action };
  });
  return { changes, drift: undefined };
}
