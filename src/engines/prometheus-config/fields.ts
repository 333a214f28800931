import { z } from 'zod';
import { nearest } from '../../text/nearest.js';
import { parsePrometheusDuration } from '../promql/lexing/number-literal.js';
import { re2Problem } from '../promql/re2.js';
import { Plain } from './plain-data.js';

/** Building blocks of the schemas: what go-yaml accepts for each type of field. Null stands for the default everywhere. */

const plain = z.instanceof(Plain);

/** Any scalar; what is written counts. Null, in a list or a map, is the empty text. */
export const text = z.union([z.string(), plain.transform(value => value.text), z.null().transform(() => '')], {
  error: 'expected a text',
});

const typed = (kind: readonly Plain['kind'][], what: string) =>
  z.custom<Plain>(value => value instanceof Plain && kind.includes(value.kind), { error: `expected ${what}` });

export const bool = typed(['bool'], 'true or false').transform(value => /^(?:t|y|on)/i.test(value.text));

export const int = typed(['int'], 'a whole number').transform(value => Number(value.text.replaceAll('_', '')));

export const count = int.refine(value => value >= 0, { error: 'expected a number that is not negative' });

export const float = typed(['int', 'float'], 'a number').transform(value => Number(value.text.replaceAll('_', '')));

/** A duration of Prometheus, in milliseconds. */
export const duration = text.transform((value, ctx) => {
  const parsed = parsePrometheusDuration(value);
  if (parsed !== undefined) return parsed;
  ctx.addIssue({ code: 'custom', message: `not a valid duration: "${value}"; expected one such as 30s, 5m or 1h30m` });
  return z.NEVER;
});

/** A size in bytes with its unit: `512MB`. */
export const size = text.refine(value => /^(?:(?:\d+(?:\.\d+)?(?:[KMGTPE]i?)?B)+|0)$/.test(value), {
  error: 'expected a size such as 512MB',
});

export const regexp = text.superRefine((value, ctx) => {
  const problem = re2Problem(value);
  if (problem) ctx.addIssue({ code: 'custom', message: `error parsing regexp: ${problem.message}` });
});

export const url = text.refine(value => URL.canParse(value) || URL.canParse(value, 'http://host'), {
  error: 'expected a URL',
});

/** A name of a label in the letters that every version of Prometheus knows. */
export const LEGACY_LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
export const LEGACY_METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

export const oneOf = (...values: readonly [string, ...string[]]) =>
  text.superRefine((value, ctx) => {
    const message = unknownName(value, values);
    if (message !== undefined) ctx.addIssue({ code: 'custom', message });
  });

/** Says what is known where a name is not. */
export function unknownName(value: string, known: readonly string[]): string | undefined {
  if (known.includes(value)) return undefined;
  const near = nearest(value, known);
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return `"${value}" is not known; expected ${known.length > 1 ? 'one of ' : ''}${known.join(', ')}${hint}`;
}

export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item, { error: 'expected a list' });

export const mapOf = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string(), value, { error: 'expected a map of keys and values' });

/**
 * A map whose keys are all known, as strict decoding wants it; each may be left out or be null. Each unknown key is a line
 * of the issue's message, with the nearest known one.
 */
export function strict<Shape extends Record<string, z.ZodType>>(shape: Shape) {
  const known = Object.keys(shape);
  const object = z.strictObject(shape, {
    error: issue =>
      issue.code === 'unrecognized_keys' ? unknownKeys(issue.keys, known) : 'expected a map of keys and values',
  });
  return z.preprocess(value => withoutNulls(value, known), object.partial());
}

function withoutNulls(value: unknown, known: readonly string[]): unknown {
  if (value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value) || value instanceof Plain) return value;
  const entries = Object.entries(value);
  if (entries.every(([, child]) => child !== null)) return value;
  return Object.fromEntries(entries.filter(([key, child]) => child !== null || !known.includes(key)));
}

/** One line for each key. */
const unknownKeys = (keys: readonly string[], known: readonly string[]): string =>
  keys.map(key => `unknown field "${key}"${suggestion(key, known)}`).join('\n');

function suggestion(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** A place below a value and what is wrong with it. */
export type Wrong = readonly [path: readonly PropertyKey[], message: string];

/** For `superRefine`: refuses a value for every reason found. */
export const refuse =
  <Value>(find: (value: Value) => readonly (Wrong | undefined)[]) =>
  (
    value: Value,
    ctx: { addIssue: (issue: { code: 'custom'; path: PropertyKey[]; message: string }) => void },
  ): void => {
    for (const wrong of find(value)) {
      if (wrong) ctx.addIssue({ code: 'custom', path: [...wrong[0]], message: wrong[1] });
    }
  };

/** Names of keys that are set although at most one of them may be. */
export function atMostOne(value: object, keys: readonly string[]): Wrong | undefined {
  const set = keys.filter(key => isSet(Reflect.get(value, key)));
  return set.length > 1 ? [[set[1] ?? ''], `at most one of ${keys.join(', ')} may be set`] : undefined;
}

export const isSet = (value: unknown): boolean => value !== undefined && value !== '';

/** A list or map item that must not be null. */
export const present = <Schema extends z.ZodType>(schema: Schema, what: string) =>
  z.preprocess((value, ctx) => {
    if (value !== null) return value;
    ctx.addIssue({ code: 'custom', message: `${what} is empty` });
    return z.NEVER;
  }, schema);
