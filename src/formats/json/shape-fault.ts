import type { z } from 'zod';

const NOUNS: Readonly<Record<string, string>> = {
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  array: 'a list',
  tuple: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

/** What a schema expects, in words for those who write the file: `a list` rather than `array`. */
export const nounOf = (expected: string): string => NOUNS[expected] ?? expected;

/**
 * What is wrong with a value, without the value itself, which may be a secret: `missing; expected a text`,
 * `expected go or no-go`. For zod's `error`; undefined leaves an issue in the schema's own words, or zod's.
 */
export function shapeFault(issue: z.core.$ZodRawIssue): string | undefined {
  const missing = issue.input === undefined ? 'missing; ' : '';
  if (issue.code === 'invalid_type') {
    const got = missing ? '' : `, got ${kindOf(issue.input)}`;
    return `${missing}expected ${nounOf(issue.expected)}${got}`;
  }
  if (issue.code === 'invalid_value') return `${missing}expected ${issue.values.map(String).join(' or ')}`;
  if (issue.code === 'too_small' && issue.minimum === 1 && ['array', 'string'].includes(issue.origin))
    return 'is empty';
  return undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return nounOf(typeof value);
}
