import { z } from 'zod';
import { readJson } from '../json/json.js';
import { type Action, type Change, noPlan, type Plan, REMEDY, unfinished } from './plan.js';

const result = z.object({
  changed: z.boolean().optional(),
  failed: z.boolean().optional(),
  unreachable: z.boolean().optional(),
  skipped: z.boolean().optional(),
  msg: z.unknown().optional(),
  invocation: z.object({ module_args: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

const stats = z.object({ failures: z.int(), unreachable: z.int(), changed: z.int() });

const document = z.object({
  plays: z.array(
    z.object({
      tasks: z.array(
        z.object({ task: z.object({ name: z.string().optional() }), hosts: z.record(z.string(), result) }),
      ),
    }),
  ),
  stats: z.record(z.string(), stats),
});

/**
 * Reads what `ansible-playbook --check` prints with ANSIBLE_STDOUT_CALLBACK=json. A task that check mode passes over says
 * nothing of what it would do.
 */
export function readAnsiblePlan(text: string, name: string): Plan {
  const { plays, stats: hosts } = readJson(Buffer.from(text), document, { name, remedy: REMEDY });
  if (Object.keys(hosts).length === 0) throw noPlan(name, 'no host was looked at');
  const broken = Object.entries(hosts).find(([, { failures, unreachable }]) => failures + unreachable > 0);
  if (broken) throw unfinished(name, `the play broke off at ${broken[0]}`);
  const changes = plays
    .flatMap(({ tasks }) => tasks)
    .flatMap(({ task, hosts: results }) =>
      Object.entries(results).map(([host, said]): Change => {
        const { action, why } = actionOf(said);
        return { address: `${host}: ${task.name ?? 'a task'}`, action, why };
      }),
    );
  const told = changes.filter(({ action }) => action === 'update' || action === 'delete').length;
  const promised = Object.values(hosts).reduce((sum, { changed }) => sum + changed, 0);
  if (told < promised) throw noPlan(name, `counts ${promised} changes, and lists ${told}`);
  return { changes, drift: undefined };
}

function actionOf(said: z.output<typeof result>): { readonly action: Action; readonly why?: string } {
  if (said.changed) return { action: said.invocation?.module_args?.state === 'absent' ? 'delete' : 'update' };
  const isPassedOver = said.skipped && /check mode/i.test(String(said.msg ?? ''));
  return isPassedOver ? { action: 'untold', why: 'check mode passes over it' } : { action: 'none' };
}
