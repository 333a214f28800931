import type { BoundCheck, Check } from '../../check.js';
import type { ConfigDocument } from '../document.js';
import type { Config, Stage } from '../schema.js';
import { entriesOf, valueAt, withValue } from './entries.js';
import { bindLate, type Known, knownLookup } from './late.js';
import { standIn } from './stand-in.js';
import { variablesOf } from './variables.js';

/** The document with something in the place of each variable that is not known yet, so that schemas can read the rest. */
export function standInFor(
  document: ConfigDocument,
  { checks, known }: { readonly checks: readonly Check[]; readonly known: Known },
): ConfigDocument {
  const lookup = knownLookup(known);
  const problems = [...document.problems];
  let value = document.value;
  for (const { entry, path, kind } of entriesOf(document.raw)) {
    const check = checks.find(each => each.kind === kind);
    const isLate = variablesOf(entry.with).some(variable => lookup(variable) === undefined);
    if (check === undefined || !isLate) continue;
    const stood = standIn(entry.with, { check, lookup });
    value = withValue(value, [...path, 'with'], stood.options);
    for (const unfit of stood.unfit) problems.push(document.problem([...path, 'with', ...unfit], UNFIT));
  }
  return { ...document, problems, value };
}

const UNFIT =
  'what this variable stands for is not known yet, and nothing that was tried fits here; set it, or write the value';

/** The config's entries with their variables: filled in where they are about to run. */
export function bindVariables(
  config: Config,
  { raw, checks, known }: { readonly raw: unknown; readonly checks: readonly Check[]; readonly known: Known },
): Config {
  const bind = (
    bound: BoundCheck,
    at: { readonly kind: string; readonly path: readonly PropertyKey[] },
  ): BoundCheck => {
    const check = checks.find(({ kind }) => kind === at.kind);
    const written = valueAt(raw, [...at.path, 'with']);
    if (check === undefined || variablesOf(written).length === 0) return bound;
    return bindLate(bound, { raw: written, check, known });
  };
  const stages = Object.entries(config.stages).map(([name, stage]) => {
    const bindAll = (list: Stage['checks'], place: readonly PropertyKey[]): Stage['checks'] =>
      list.map((entry, index) => {
        const path = ['stages', name, ...place, index];
        return { ...entry, with: bind(entry.with, { kind: entry.kind, path }) };
      });
    const { deploy, verify, rollback } = stage;
    const bound = {
      ...stage,
      checks: bindAll(stage.checks, ['checks']),
      ...(deploy && { deploy: bindAll(deploy, ['deploy']) }),
      ...(verify && { verify: bindAll(verify, ['verify']) }),
      ...(rollback && { rollback: { ...rollback, steps: bindAll(rollback.steps, ['rollback', 'steps']) } }),
    };
    return [name, bound] as const;
  });
  return { ...config, stages: Object.fromEntries(stages) };
}
