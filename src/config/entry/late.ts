import type { BoundCheck, Check, LateValues } from '../../check.js';
import { CouldNotTell } from '../../could-not-tell.js';
import { shapeFault } from '../../formats/json/shape-fault.js';
import { type Lookup, showVariable, type Variable } from '../../text/expression.js';
import { showPath } from '../problem.js';
import { fillDeep, variablesOf } from './variables.js';

/** Where the values of variables come from before anything has run. */
export interface Known {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly instance?: string | undefined;
}

/** The value of what is known before anything has run. What is empty is not set: a workflow's missing variable is so. */
export const knownLookup =
  ({ env, instance }: Known): Lookup =>
  ({ source, name }) => {
    const value = source === 'env' ? env[name] : source === 'instance' ? instance : undefined;
    return value === '' ? undefined : value;
  };

/**
 * A check whose options have variables: they are filled in where it is about to run, and one that is not set then makes it
 * errored, by name. `bound` is what stands-ins made of it.
 */
export function bindLate(
  bound: BoundCheck,
  { raw, check, known }: { readonly raw: unknown; readonly check: Check; readonly known: Known },
): BoundCheck {
  const before = knownLookup(known);
  const { rehearse } = bound;
  const variables = variablesOf(raw);
  const fill = (values: LateValues): BoundCheck => {
    const lookup: Lookup = variable => before(variable) ?? lateValue(variable, values);
    const missing = variables.filter(variable => lookup(variable) === undefined);
    if (missing.length > 0) throw unset(missing, known);
    const parsed = check.bound.safeParse(fillDeep(raw, lookup), { jitless: true, error: shapeFault });
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map(({ path, message }) => `${showPath(['with', ...path])}: ${message}`);
    const message = `with the variables filled in, the options are wrong: ${faults.join('; ')}`;
    throw new CouldNotTell('variable-missing', message, 'Set each variable to what its option expects.');
  };
  return {
    ...bound,
    variables: variables.map(variable => ({ ...variable, set: before(variable) !== undefined })),
    run: async (ports, values = {}) => fill(values).run(ports, values),
    ...(bound.before && { before: async (ports, values = {}) => fill(values).before?.(ports, values) ?? null }),
    ...(rehearse && {
      rehearse: async (ports, values = {}) => (fill(values).rehearse ?? rehearse)(ports, values),
    }),
    ...(bound.replaced && { replaced: async (ports, values = {}) => fill(values).replaced?.(ports, values) }),
  };
}

const lateValue = ({ source, name }: Variable, values: LateValues): string | undefined =>
  source === 'captured' ? values.captured?.[name] : source === 'state' ? values.state?.[name] : undefined;

function unset(missing: readonly Variable[], { env }: Known): CouldNotTell {
  const sentences = missing.map(({ source, name }) => {
    if (source === 'env') return `the environment variable ${name} is ${env[name] === '' ? 'empty' : 'not set'}`;
    if (source === 'instance') return 'no instance is named';
    return source === 'captured' ? `no step before has captured "${name}"` : `no state "${name}" is recorded`;
  });
  const remedies = new Set(missing.map(remedyFor));
  return new CouldNotTell('variable-missing', sentences.join('; '), [...remedies].join(' '));
}

function remedyFor(variable: Variable): string {
  if (variable.source === 'env') return 'Set it under `env:` of the step that runs this check.';
  if (variable.source === 'instance') return 'Name it with `--instance NAME`.';
  return `Let a step that runs before it provide \${{ ${showVariable(variable)} }}.`;
}
