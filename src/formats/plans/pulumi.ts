import { z } from 'zod';
import { readJson } from '../json/json.js';
import { type Action, type Change, noPlan, type Plan, REMEDY, unfinished } from './plan.js';

const document = z.object({
  steps: z.array(z.object({ op: z.string(), urn: z.string().min(1) })).nullish(),
  changeSummary: z.record(z.string(), z.int()).nullish(),
  diagnostics: z.array(z.object({ severity: z.string(), message: z.string().optional() })).nullish(),
  maybeCorrupt: z.boolean().optional(),
});

/** Every operation of Pulumi's engine; any other is refused. A replacement comes in several steps for one resource. */
const OPERATIONS: Readonly<Record<string, Action>> = {
  same: 'none',
  read: 'none',
  refresh: 'none',
  create: 'create',
  import: 'create',
  update: 'update',
  delete: 'delete',
  replace: 'replace',
  'create-replacement': 'replace',
  'delete-replaced': 'replace',
  'read-replacement': 'replace',
  'import-replacement': 'replace',
  'remove-pending-replace': 'replace',
  discard: 'forget',
  'discard-replaced': 'replace',
  'read-discard': 'none',
};
/** Graver ones first, where a resource has several steps. */
const GRAVITY: readonly Action[] = ['delete', 'replace', 'forget', 'update', 'create', 'none'];

/** Reads `pulumi preview --json`. The steps must be as many as its own summary counts. */
export function readPulumiPlan(text: string, name: string): Plan {
  const said = readJson(Buffer.from(text), document, { name, remedy: REMEDY });
  const error = said.diagnostics?.find(({ severity }) => severity === 'error');
  if (error) throw unfinished(name, 'the preview ended with an error');
  if (said.maybeCorrupt) throw unfinished(name, 'Pulumi says that its own state may be damaged');
  const { steps, changeSummary: summary } = said;
  // It is counted last: a preview that was broken off has steps alone.
  if (!summary) {
    if (steps) throw unfinished(name, 'the preview broke off before its summary');
    throw noPlan(name, 'has neither `steps` nor `changeSummary`');
  }
  const byUrn = new Map<string, Action>();
  for (const { op, urn } of steps ?? []) {
    const action = actionOf(op, name);
    const before = byUrn.get(urn);
    if (before === undefined || GRAVITY.indexOf(action) < GRAVITY.indexOf(before)) byUrn.set(urn, action);
  }
  const changes = [...byUrn].map(([address, action]): Change => ({ address, action }));
  expectWhole(changes, { summary, name });
  const same = summary.same ?? 0;
  if (changes.length === 0 && same === 0) return { changes: [], drift: undefined };
  // What stays as it is is counted alone.
  const unseen = Math.max(0, same - changes.filter(({ action }) => action === 'none').length);
  const rest = Array.from(
    { length: unseen },
    (_, index): Change => ({ address: `unchanged ${index + 1}`, action: 'none' }),
  );
  return { changes: [...changes, ...rest], drift: undefined };
}

function actionOf(op: string, name: string): Action {
  const action = Object.hasOwn(OPERATIONS, op) ? OPERATIONS[op] : undefined;
  if (action === undefined) throw noPlan(name, `has a step "${op.slice(0, 40)}", which is not known here`);
  return action;
}

function expectWhole(
  changes: readonly Change[],
  { summary, name }: { readonly summary: Readonly<Record<string, number>>; readonly name: string },
): void {
  const counted = new Map<Action, number>();
  for (const [op, number] of Object.entries(summary)) {
    const action = actionOf(op, name);
    // The steps of one replacement are counted as three operations.
    const known = counted.get(action) ?? 0;
    counted.set(action, action === 'replace' ? Math.max(known, number) : known + number);
  }
  for (const action of ['delete', 'replace', 'update', 'create'] as const) {
    const told = changes.filter(change => change.action === action).length;
    const promised = counted.get(action) ?? 0;
    if (told < promised) throw noPlan(name, `counts ${promised} to ${action}, and lists ${told}`);
  }
}
