import { byFindings, CouldNotTell, type Finding, findingOf, type Verdict } from '../../check.js';
import type { Action, Change, Plan } from '../../formats/plans/plan.js';
import type { Ports } from '../../ports/ports.js';
import { count } from '../../text/units.js';
import { fitsWildcard } from '../../text/wildcard.js';
import { unlessUnknown } from '../../told-in-part.js';
import type { PlanOptions } from './options.js';
import { type Found, readPlan } from './read.js';
import { planRules } from './rules.js';

const SHOWN = 50;
const NOUNS = {
  create: 'created',
  update: 'updated',
  delete: 'deleted',
  replace: 'replaced',
  forget: 'left alone',
} as const;

/** Holds what a plan would do against what it may, and the plan against the one that was reviewed. */
export async function runPlan(options: PlanOptions, ports: Ports): Promise<Verdict> {
  const found = await readPlan(options, ports);
  const { plan, digest } = found;
  // Tools that list changes alone say by an empty list that there are none.
  if (plan.changes.length === 0 && options.tool !== 'helm' && options.tool !== 'cdk')
    throw new CouldNotTell('nothing-checked', 'the plan is about nothing at all', 'Check what was planned.');
  const judged = [...overLimit('delete', options, plan), ...overLimit('replace', options, plan)];
  const findings = [
    ...reviewed(options, digest),
    ...judged,
    ...tooMany(options, plan),
    ...drifted(options, plan),
    ...unused(options, plan),
  ];
  const [first] = findings.filter(({ level }) => level === 'error');
  const more = findings.length > 1 ? `, and ${count(findings.length - 1, 'more finding')}` : '';
  const summary = first === undefined ? `the plan ${summed(plan)}; its digest is ${digest}` : `${first.message}${more}`;
  return unlessUnknown(byFindings(summary, { findings, ...shown(found, options) }), unclear(options, plan));
}

const isAllowed = ({ allow }: PlanOptions, { address }: Change): boolean =>
  allow.some(each => fitsWildcard(address, each.address));

/** Every one of them, where they are more than may be. */
function overLimit(action: 'delete' | 'replace', options: PlanOptions, { changes }: Plan): readonly Finding[] {
  const rule = `${action}s` as const;
  const limit = options[rule];
  const found = changes.filter(change => change.action === action && !isAllowed(options, change));
  if (found.length <= limit) return [];
  const listed = found.slice(0, SHOWN).map(({ address, why }) => {
    const message = `${address} would be ${NOUNS[action]}${why === undefined ? '' : ` (${why})`}`;
    return findingOf(planRules, { rule, message, subject: address, expected: `at most ${limit} ${NOUNS[action]}` });
  });
  if (found.length <= SHOWN) return listed;
  const message = `${found.length - SHOWN} more would be ${NOUNS[action]}`;
  return [...listed, findingOf(planRules, { rule, message })];
}

function tooMany({ changes: limit }: PlanOptions, plan: Plan): readonly Finding[] {
  const changing = plan.changes.filter(({ action }) => action !== 'none').length;
  if (limit === undefined || changing <= limit) return [];
  const message = `the plan changes ${count(changing, 'resource')}, at most ${limit} may be`;
  return [findingOf(planRules, { rule: 'changes', message, expected: `at most ${limit}`, actual: String(changing) })];
}

function drifted({ drift, tool }: PlanOptions, plan: Plan): readonly Finding[] {
  if (drift !== 'none') return [];
  const found = (plan.drift ?? plan.changes).filter(({ action }) => action !== 'none' && action !== 'unclear');
  const what = plan.drift === undefined ? `is not as ${tool} would leave it` : `was changed outside ${tool}`;
  return found.slice(0, SHOWN).map(({ address }) => {
    const message = `${address} ${what}`;
    return findingOf(planRules, { rule: 'drift', message, subject: address });
  });
}

function reviewed({ 'same-as': expected }: PlanOptions, digest: string): readonly Finding[] {
  if (expected === undefined || expected === digest) return [];
  const message = 'the plan is not the one that was reviewed';
  return [findingOf(planRules, { rule: 'not-the-reviewed', message, expected, actual: digest })];
}

function unused({ allow }: PlanOptions, { changes }: Plan): readonly Finding[] {
  return allow
    .filter(({ address }) => !changes.some(change => change.action !== 'none' && fitsWildcard(change.address, address)))
    .map(({ address }) => {
      const message = `\`allow\` names ${address}, and nothing in the plan fits`;
      return findingOf(planRules, { rule: 'allow-unused', message, subject: address });
    });
}

/** What the tool cannot say beforehand may be a delete. */
function unclear(options: PlanOptions, { changes }: Plan): readonly CouldNotTell[] {
  return changes
    .filter(change => change.action === 'unclear' && !isAllowed(options, change))
    .map(({ address, why }) => {
      const remedy = 'Make it say so, or name it in `allow` with a reason.';
      return new CouldNotTell('unsupported', `${address}: nobody can tell what it would do (${why})`, remedy);
    });
}

const numberOf = ({ changes }: Plan, wanted: Action): number =>
  changes.filter(({ action }) => action === wanted).length;

function summed(plan: Plan): string {
  const parts = (['create', 'update', 'replace', 'delete', 'forget'] as const).flatMap(action => {
    const number = numberOf(plan, action);
    return number === 0 ? [] : [`${number} ${NOUNS[action]}`];
  });
  return parts.length === 0 ? 'changes nothing' : `leaves ${parts.join(', ')}`;
}

function shown({ plan, digest, evidence }: Found, { deletes, replaces }: PlanOptions) {
  const number = (name: string, action: Action, limit?: number) => ({
    name,
    value: numberOf(plan, action),
    unit: 'resources',
    ...(limit !== undefined && { limit }),
  });
  const lines = plan.changes
    .filter(({ action }) => action !== 'none')
    .slice(0, SHOWN * 4)
    .map(({ address, action, why }) => `${action.padEnd(8)} ${address}${why === undefined ? '' : ` (${why})`}`);
  return {
    evidence,
    details: [{ title: `the plan, ${digest}`, text: lines.length === 0 ? 'changes nothing' : lines.join('\n') }],
    measurements: [
      number('created', 'create'),
      number('updated', 'update'),
      number('replaced', 'replace', replaces),
      number('deleted', 'delete', deletes),
    ],
  };
}
