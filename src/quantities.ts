import { z } from 'zod';
import { parseDuration, parseSize } from './text/units.js';

/** A length of time such as `90s`, `5m`, `24h`, `30d`; milliseconds once parsed. */
export const duration = z
  .string({ error: 'expected a duration such as 90s, 5m, 24h or 30d' })
  .refine(text => parseDuration(text) !== undefined, { error: 'expected a duration such as 90s, 5m, 24h or 30d' })
  .transform(text => parseDuration(text) ?? 0);

/** A size such as `200MB` (decimal) or `200MiB` (binary); bytes once parsed. */
export const size = z
  .string({ error: 'expected a size such as 200MB (decimal) or 200MiB (binary)' })
  .refine(text => parseSize(text) !== undefined, {
    error: 'expected a size such as 200MB (decimal) or 200MiB (binary)',
  })
  .transform(text => parseSize(text) ?? 0);

/** Marks, as `meta`, what a text may stand for, too: its JSON Schema would know the longer form alone. */
export const OR_TEXT = 'x-or-text';

/** One string or a list of them; a list once parsed. */
export const oneOrMore = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform(value => (typeof value === 'string' ? [value] : value));

/**
 * A glob of every path there is, or of every one but some: without a letter, with an alternative without one, or one that
 * says what does not match. Whoever excuses something by it excuses what nobody has seen yet.
 */
export const isEverything = (glob: string): boolean =>
  !/[\p{L}\p{N}_-]/u.test(glob) || glob.includes('!') || /[{,|(][*/.?]+[,}|)]/.test(glob);

/** A regular expression in JavaScript's notation, multi-line; compiled once parsed. */
export const pattern = z
  .string()
  .min(1)
  .refine(isRegExp, { error: 'expected a regular expression' })
  .transform(source => new RegExp(source, 'm'));

function isRegExp(source: string): boolean {
  try {
    return new RegExp(source, 'm') !== undefined;
  } catch {
    return false;
  }
}

const argument = z.union([z.string(), z.number(), z.boolean()]).transform(String);

/** A program and its arguments, no shell. Plain scalars such as `0.05` or `true` stand for their text. */
export const argv = z.tuple([argument.refine(text => text !== '', { error: 'expected a program' })], argument);

/** The name of a stage, a check or a role. */
export const id = z.string().regex(/^[a-z0-9][a-z0-9._-]*$/i, { error: 'expected letters, digits, ".", "_" and "-"' });

/**
 * Metadata for an option whose default counts only beside another one, so that its kind fills it in: the docs and the JSON
 * schema show it. (`default` would be left out for what is transformed; this is how zod keeps that of `prefault`.)
 */
export const shown = (fallback: string | number) => ({ _prefault: fallback });

/** The option `preset` of a kind: how hard its rules are before `policies` says otherwise. */
export const preset = z
  .enum(['baseline', 'recommended', 'strict'])
  .default('recommended')
  .describe(
    'How hard the rules are: `baseline` blocks on the gravest alone, `recommended` on what the field blocks on, `strict` on more; `policies` goes before it',
  );

/** The option `policies` of a kind: levels by rule id. */
export const policies = (rules: Readonly<Record<string, unknown>>) =>
  z
    .partialRecord(z.enum(Object.keys(rules)), z.enum(['error', 'warning', 'off']))
    .default({})
    .describe('The level of a rule by its id');
