import { z } from 'zod';
import { readJson } from '../json/json.js';
import { type Action, type Change, noPlan, type Plan, REMEDY, unfinished } from './plan.js';

const one = z.object({
  changed: z.boolean().optional(),
  failed: z.boolean().optional(),
  skipped: z.boolean().optional(),
  msg: z.unknown().optional(),
  invocation: z.object({ module_args: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});
type One = z.output<typeof one>;

/** A task in a loop has a result for each round. */
const result = one.extend({ results: z.array(one).optional() });

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
  const told = changes.filter(({ action }) => action !== 'none').length;
  const promised = Object.values(hosts).reduce((sum, { changed }) => sum + changed, 0);
  if (told < promised) throw noPlan(name, `counts ${promised} changes, and lists ${told}`);
  return { changes, drift: undefined };
}

/** Words of modules for what is no longer there afterwards. */
const GONE: ReadonlySet<unknown> = new Set(['absent', 'removed', 'deleted', 'terminated', 'uninstalled', 'purged']);
/** Graver ones first, where the rounds of a loop differ. */
const GRAVITY: readonly Action[] = ['delete', 'unclear', 'update', 'none'];

function actionOf(said: z.output<typeof result>): Pick<Change, 'action' | 'why'> {
  const rounds = [said, ...(said.results ?? [])].map(actionOfOne);
  const gravest = GRAVITY.map(action => rounds.find(round => round.action === action)).find(
    round => round !== undefined,
  );
  return gravest ?? { action: 'none' };
}

function actionOfOne({ changed, failed, skipped, msg, invocation }: One): Pick<Change, 'action' | 'why'> {
  if (failed) return { action: 'unclear', why: 'it failed in check mode' };
  if (changed) return { action: GONE.has(invocation?.module_args?.state) ? 'delete' : 'update' };
  const isPassedOver = skipped && /check mode/i.test(String(msg ?? ''));
  return isPassedOver ? { action: 'unclear', why: 'check mode passes over it' } : { action: 'none' };
}
