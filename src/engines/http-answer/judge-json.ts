import { isDeepStrictEqual } from 'node:util';
import { showDuration } from '../../text/units.js';
import { judgeAll } from '../comparison/judge.js';
import type { Comparison } from '../comparison/parse.js';
import { judgeCover } from './cover.js';
import { readInstant } from './instant.js';
import type { JsonExpectation, Times, Wrong } from './json-expectation.js';
import type { Selected } from './select.js';

/** Clocks differ by some minutes; what lies further ahead is evidence from the future. */
const AHEAD_MS = 5 * 60_000;
const SHOWN = 200;

/**
 * Holds what a path found against what is expected of it. Every value that was found must hold, and one must be there; only
 * `exists: false` and a `length` that fits 0 hold where there is none, and these want what should hold it to be there.
 */
export function judgeJson(selected: Selected, expected: JsonExpectation, times: Times): readonly Wrong[] {
  const { nodes } = selected;
  const wrong: Wrong[] = [];
  if (expected.exists !== undefined) wrong.push(...existing(selected, expected.exists));
  if (expected.length !== undefined) wrong.push(...counted(selected, expected.length));
  if (expected.covers !== undefined) {
    wrong.push(...(nodes.length === 0 ? absent(selected) : judgeCover(nodes, expected.covers, times.now)));
  }
  const each = valueJudges(expected, times);
  if (each.length === 0) return wrong;
  if (nodes.length === 0) return [...wrong, ...absent(selected)];
  for (const node of nodes) for (const judge of each) wrong.push(...judge(node));
  return wrong;
}

const absent = ({ hasParent }: Selected): readonly Wrong[] => [
  { message: 'is not there', expected: 'a value', actual: hasParent ? 'nothing' : 'nothing, nor what should hold it' },
];

const noParent = 'is not there, nor is what should hold it, so that nobody can say it is absent';

function existing({ nodes, hasParent }: Selected, wanted: boolean): readonly Wrong[] {
  if (wanted) return nodes.length > 0 ? [] : absent({ nodes, hasParent, singular: true });
  if (nodes.length > 0) return [{ message: 'is there', expected: 'nothing', actual: shown(nodes[0]) }];
  return hasParent ? [] : [{ unknown: noParent }];
}

/** Of one value its length; of what a path finds, how many there are. */
function counted(selected: Selected, length: readonly Comparison[]): readonly Wrong[] {
  const { nodes, singular, hasParent } = selected;
  if (singular && nodes.length === 0) return absent(selected);
  if (nodes.length === 0 && !hasParent) return [{ unknown: noParent }];
  const value = singular ? lengthOf(nodes[0]) : nodes.length;
  if (value === undefined) {
    return [{ message: 'has no length', expected: 'a list, a text or a map', actual: shown(nodes[0]) }];
  }
  const judged = judgeAll(length, { value });
  if ('unknown' in judged) return [{ unknown: judged.unknown }];
  if ('holds' in judged) return [];
  const what = singular ? `has the length ${value}` : `finds ${value}`;
  return [{ message: `${what}, expected ${judged.broken.text}`, expected: judged.broken.text, actual: String(value) }];
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}

type JudgeValue = (value: unknown) => readonly Wrong[];

function valueJudges(expected: JsonExpectation, times: Times): readonly JudgeValue[] {
  const { equals, is, matches, after } = expected;
  const newer = expected['newer-than'];
  const older = expected['older-than'];
  return [
    ...(equals === undefined ? [] : [(value: unknown) => equal(value, equals)]),
    ...(is === undefined ? [] : [(value: unknown) => compared(value, is)]),
    ...(matches === undefined ? [] : [(value: unknown) => matching(value, matches)]),
    ...(newer === undefined ? [] : [(value: unknown) => newerThan(value, newer, times)]),
    ...(older === undefined ? [] : [(value: unknown) => olderThan(value, older, times)]),
    ...(after === undefined ? [] : [(value: unknown) => afterwards(value, after, times)]),
  ];
}

function equal(value: unknown, wanted: unknown): readonly Wrong[] {
  if (isDeepStrictEqual(value, wanted)) return [];
  return [{ message: `is ${shown(value)}, expected ${shown(wanted)}`, expected: shown(wanted), actual: shown(value) }];
}

function compared(value: unknown, is: readonly Comparison[]): readonly Wrong[] {
  const text = is.map(each => each.text).join(' and ');
  if (typeof value !== 'number') {
    return [{ message: `is ${shown(value)}, no number`, expected: text, actual: shown(value) }];
  }
  const judged = judgeAll(is, { value });
  if ('unknown' in judged) return [{ unknown: judged.unknown }];
  if ('holds' in judged) return [];
  return [{ message: `is ${value}, expected ${judged.broken.text}`, expected: text, actual: String(value) }];
}

function matching(value: unknown, wanted: RegExp): readonly Wrong[] {
  const scalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (scalar && wanted.test(String(value))) return [];
  const expected = `/${wanted.source}/`;
  return [{ message: `is ${shown(value)}, which does not match ${expected}`, expected, actual: shown(value) }];
}

function moment(
  value: unknown,
  { now }: Times,
): { readonly ms: number } | { readonly unknown: string; readonly stale?: boolean } {
  const read = readInstant(value);
  if ('unknown' in read) return { unknown: `${read.unknown} (${shown(value)})` };
  if (read.ms <= now + AHEAD_MS) return read;
  return { unknown: `is ${showDuration(read.ms - now)} in the future (${shown(value)})`, stale: true };
}

function newerThan(value: unknown, limit: number, times: Times): readonly Wrong[] {
  const read = moment(value, times);
  if ('unknown' in read) return [read];
  const age = times.now - read.ms;
  const expected = `newer than ${showDuration(limit)}`;
  return age < limit
    ? []
    : [{ message: `is ${showDuration(age)} old, expected ${expected}`, expected, actual: shown(value) }];
}

function olderThan(value: unknown, limit: number, times: Times): readonly Wrong[] {
  const read = moment(value, times);
  if ('unknown' in read) return [read];
  const age = times.now - read.ms;
  const expected = `older than ${showDuration(limit)}`;
  if (age > limit) return [];
  return [
    { message: `is ${showDuration(Math.max(0, age))} old, expected ${expected}`, expected, actual: shown(value) },
  ];
}

function afterwards(value: unknown, after: 'deploy' | number, times: Times): readonly Wrong[] {
  const since = after === 'deploy' ? times.deployedAt : after;
  if (since === undefined) return [{ unknown: 'is to be after the deploy, and nobody knows when that was' }];
  const read = moment(value, times);
  if ('unknown' in read) return [read];
  if (read.ms > since) return [];
  const expected = `after ${after === 'deploy' ? 'the deploy at ' : ''}${new Date(since).toISOString()}`;
  return [{ message: `is ${shown(value)}, expected ${expected}`, expected, actual: shown(value) }];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
