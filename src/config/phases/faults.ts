import type { ConfigDocument } from '../document.js';
import { valueAt } from '../entry/entries.js';
import type { Outline, OutlinedCheck } from '../outline.js';
import type { Problem } from '../problem.js';
import { unknownName } from '../unknown-name.js';
import { listsOf } from './lists.js';

type Path = readonly PropertyKey[];

interface At {
  readonly document: ConfigDocument;
  readonly base: Path;
  readonly stage: Outline['stages'][string];
}

/** What is wrong with the phases of a stage and with what names their entries. */
export function findPhaseFaults(
  stage: Outline['stages'][string],
  at: { readonly document: ConfigDocument; readonly base: Path },
): readonly Problem[] {
  const setting = { ...at, stage };
  return [
    ...missingPhases(setting),
    ...listsOf(stage).flatMap(({ phase, path, entries }) =>
      entries.flatMap((entry, index) => misplaced(entry, { ...setting, phase, path: [...at.base, ...path, index] })),
    ),
    ...watchFaults(setting),
    ...rollbackFaults(setting),
  ];
}

function missingPhases({ document, base, stage }: At): readonly Problem[] {
  const { checks, deploy, verify, watch, rollback } = stage;
  const has = (list: readonly unknown[] | undefined) => list !== undefined && list.length > 0;
  // A list that is there and empty is told already.
  const isGiven = valueAt(document.raw, [...base, 'checks']) !== undefined;
  const isBare = !has(checks) && !has(verify) && !isGiven;
  const noDeploy = deploy === undefined && verify !== undefined && rollback !== undefined;
  return [
    ...(isBare ? [document.problem([...base, 'checks'], 'missing; a stage has `checks`, or `verify`, or both')] : []),
    ...(deploy !== undefined && verify === undefined
      ? [document.problem([...base, 'deploy'], 'needs `verify` beside it: what was deployed must be looked at', 'key')]
      : []),
    ...(watch !== undefined && verify === undefined
      ? [document.problem([...base, 'watch'], 'asks entries of `verify`, and this stage has none', 'key')]
      : []),
    ...(noDeploy
      ? [document.problem([...base, 'rollback'], 'takes back what `deploy` changes, and this stage has none', 'key')]
      : []),
  ];
}

/** Keys that mean nothing, or something dangerous, where an entry stands. */
function misplaced(
  entry: OutlinedCheck,
  { document, phase, path, stage }: At & { readonly phase: string; readonly path: Path },
): readonly Problem[] {
  const isChange = phase === 'deploy' || phase === 'rollback';
  const wrong = (key: string, message: string) => [document.problem([...path, key], message, 'key')];
  const isLateAsked = phase === 'verify' && stage['sign-off']?.at === 'end';
  const canAsk = phase === 'checks' || isLateAsked;
  return [
    ...(entry.reversible !== undefined && phase !== 'deploy'
      ? wrong('reversible', 'says that a step of `deploy` has no way back, and stands there alone')
      : []),
    ...(entry['if-begun'] !== undefined && phase !== 'rollback'
      ? wrong('if-begun', 'says when a step of `rollback` is run, and stands there alone')
      : []),
    ...(entry.before !== undefined && phase !== 'verify'
      ? wrong('before', 'says whether an entry of `verify` is asked before the first change, and stands there alone')
      : []),
    ...(entry['max-age'] !== undefined && phase !== 'checks'
      ? wrong('max-age', `an entry of \`${phase}\` is always asked anew, so that its result has no age`)
      : []),
    ...(isChange && entry.required === false
      ? wrong('required', `the steps of \`${phase}\` build on each other, so that each is required`)
      : []),
    ...(entry.with?.attestedBy !== undefined && !canAsk
      ? wrong('kind', 'people answer here only in `verify` of a stage with `sign-off.at: end`')
      : []),
  ];
}

function watchFaults({ document, base, stage }: At): readonly Problem[] {
  const known = idsOf(stage.verify);
  return (stage.watch?.checks ?? []).flatMap((name, index) => [
    ...unknownName(document, { path: [...base, 'watch', 'checks', index], name, known, what: 'entry of `verify`' }),
    ...waiting(stage.verify, name).map(why => document.problem([...base, 'watch', 'checks', index], why)),
  ]);
}

/** Whether a person answers, whom no sample can ask. */
const waiting = (entries: readonly OutlinedCheck[] = [], name: string): readonly string[] =>
  entries.some(({ id, with: bound }) => id === name && bound?.attestedBy !== undefined)
    ? [`"${name}" waits for people, and a watch asks a machine`]
    : [];

function rollbackFaults({ document, base, stage }: At): readonly Problem[] {
  const { rollback, checks, deploy, verify } = stage;
  if (rollback === undefined) return [];
  const triggers = deploy === undefined ? [...checks, ...(verify ?? [])] : [...deploy, ...(verify ?? [])];
  const what = deploy === undefined ? 'check of this stage' : 'entry of `deploy` or `verify`';
  const advisory = new Set(triggers.filter(({ required }) => required === false).map(({ id }) => id));
  const begun = idsOf(deploy);
  return [
    ...(rollback.when ?? []).flatMap((name, index) => {
      const path = [...base, 'rollback', 'when', index];
      if (!advisory.has(name)) return unknownName(document, { path, name, known: idsOf(triggers), what });
      return [document.problem(path, `"${name}" is advisory, and what triggers a rollback must be required`)];
    }),
    ...rollback.verify.flatMap((name, index) =>
      unknownName(document, {
        path: [...base, 'rollback', 'verify', index],
        name,
        known: [...idsOf(checks), ...idsOf(verify)],
        what: 'entry of `checks` or `verify`',
      }),
    ),
    ...rollback.steps.flatMap((step, index) =>
      (step['if-begun'] ?? []).flatMap((name, at) =>
        unknownName(document, {
          path: [...base, 'rollback', 'steps', index, 'if-begun', at],
          name,
          known: begun,
          what: 'step of `deploy`',
        }),
      ),
    ),
  ];
}

const idsOf = (entries: readonly OutlinedCheck[] = []): readonly string[] => entries.flatMap(({ id }) => id ?? []);
