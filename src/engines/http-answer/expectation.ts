import { z } from 'zod';
import { duration, pattern } from '../../quantities.js';
import { nearest } from '../../text/nearest.js';
import { parseDuration } from '../../text/units.js';
import { comparisons } from '../comparison/schema.js';
import { readInstant } from './instant.js';
import type { Edge, JsonExpectation } from './json-expectation.js';

/** What was captured is known only while the steps run, when expressions are compiled already. */
export const fixedPattern = pattern.refine(({ source }) => !source.includes('${{'), {
  error: 'expected an expression without variables; what a step captured can be compared with `equals`',
});

const statusClass = z.string().regex(/^[1-5](?:xx|\d\d)$/, { error: 'expected a status such as 200 or 2xx' });
const status = z.union([z.int().min(100).max(599).transform(String), statusClass]);

const oneOrMoreTexts = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform(value => [value].flat());
const oneOrMorePatterns = z.union([fixedPattern.transform(one => [one]), z.array(fixedPattern).min(1)]);

const pointer = z.string().regex(/^(?:\/.*)?$/, { error: 'expected a JSON pointer such as /start' });

/** `now`, `+2h`, `-30m`, or a moment with its zone. */
const edge = z.string().transform((text, context): Edge => {
  if (text === 'now') return { fromNow: 0 };
  const ms = /^[+-]/.test(text) ? parseDuration(text.slice(1)) : undefined;
  if (ms !== undefined) return { fromNow: text.startsWith('-') ? -ms : ms };
  const read = readInstant(text);
  if ('ms' in read) return { at: read.ms };
  context.addIssue({ code: 'custom', message: 'expected now, such as +2h, or a time such as 2026-12-01T18:00:00Z' });
  return z.NEVER;
});

const after = z.union([
  z.literal('deploy'),
  z.string().transform((text, context) => {
    const read = readInstant(text);
    if ('ms' in read) return read.ms;
    context.addIssue({ code: 'custom', message: 'expected deploy, or a time such as 2026-12-01T18:00:00Z' });
    return z.NEVER;
  }),
]);

const demands = z
  .strictObject({
    equals: z.json().optional(),
    is: comparisons().optional(),
    matches: fixedPattern.optional(),
    exists: z.boolean().optional(),
    length: comparisons({ dimension: 'number' }).optional(),
    'newer-than': duration.optional(),
    'older-than': duration.optional(),
    after: after.optional(),
    covers: z
      .tuple([pointer, pointer, edge, edge])
      .transform(([start, end, from, to]) => ({ start, end, from, to }))
      .optional(),
  })
  .refine(given => given.exists !== false || Object.keys(given).length === 1, {
    error: '`exists: false` stands alone: what is not there has no value',
  });

const WORDS = Object.keys(demands.shape);

/** A plain value is `equals`; so is a map, unless it has the words above. A word that is nearly one is none. */
const jsonExpectation = z.json().transform((value, context): JsonExpectation => {
  if (hasInexact(value)) {
    const message = 'a number so large is not exact; have it sent as a text, or compare with `matches`';
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { equals: value };
  const keys = Object.keys(value);
  const meant = keys.find(key => key.length > 3 && !WORDS.includes(key) && nearest(key, WORDS) !== undefined);
  if (!keys.some(key => WORDS.includes(key)) && meant === undefined) return { equals: value };
  const read = demands.safeParse(value);
  if (read.success) return read.data;
  for (const { path, message, code } of read.error.issues) {
    const hint =
      meant === undefined
        ? ''
        : `; did you mean "${nearest(meant, WORDS)}"? A map to compare with stands under \`equals\``;
    context.addIssue({
      code: 'custom',
      path: [...path],
      message: code === 'unrecognized_keys' ? `${message}${hint}` : message,
    });
  }
  return z.NEVER;
});

/** Whole numbers that two different ones are read as. */
function hasInexact(value: unknown): boolean {
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasInexact);
}

const place = z.string().regex(/^(?:|\/.*|\$.*)$/s, {
  error: 'expected a JSON pointer such as /status, or a JSONPath such as $.items[*].status',
});

const headerName = z.string().regex(/^[\w!#$%&'*+.^`|~-]+$/, { error: 'expected the name of a header' });

const answer = z.strictObject({
  status: z
    .union([status.transform(one => [one]), z.array(status).min(1)])
    .optional()
    .describe('Status, class or a list of them. Without it 2xx, so that a redirect to a login is no health'),
  version: z
    .union([z.enum(['1.0', '1.1', '2']), z.literal([1, 1.1, 2])])
    .transform(given => (given === 1 ? '1.0' : String(given)))
    .optional()
    .describe('Version of HTTP that is spoken: 1.1 or 2'),
  headers: z
    .record(headerName, z.string().min(1))
    .optional()
    .describe('By name: `present`, `absent`, or what the value must be, in which `*` stands for anything'),
  body: z
    .strictObject({
      contains: oneOrMoreTexts.optional().describe('Texts that it must have'),
      matches: oneOrMorePatterns.optional().describe('Regular expressions that must match somewhere'),
      'not-matches': oneOrMorePatterns.optional().describe('Regular expressions that must match nowhere'),
    })
    .refine(given => Object.keys(given).length > 0, { error: 'expected `contains`, `matches` or `not-matches`' })
    .optional()
    .describe('What the body must say, as text'),
  json: z
    .record(place, jsonExpectation)
    .refine(given => Object.keys(given).length > 0, { error: 'expected at least one pointer or path' })
    .optional()
    .describe(
      'By JSON pointer or JSONPath (RFC 9535): a value, or a map of `equals`, `is`, `matches`, `exists`, `length`, `newer-than`, `older-than`, `after`, `covers`',
    ),
  redirect: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Where it must lead, in which `*` stands for anything; `https` is the same place with TLS, for good (301 or 308)',
    ),
  'max-time': duration.optional().describe('Longest time of the whole; longer is a failure'),
  'max-age': duration.optional().describe('Oldest that a copy of a cache may be, by its `age`'),
});

export const expectation = answer.prefault({});

/** What must hold before anybody can tell. */
export const assumption = answer
  .refine(given => Object.keys(given).length > 0, { error: 'expected something of the answer, such as `status`' })
  .optional();

export type Expectation = z.output<typeof expectation>;
