import { CouldNotTell, type Finding, findingOf } from '../../check.js';
import { count } from '../../text/units.js';
import type { Burst } from './burst.js';
import { leastLetThrough, mostLetThrough, type RateLimitOptions } from './options.js';
import { rateLimitRules as rules } from './rules.js';

/** What became of a burst. */
export interface Tally {
  readonly letThrough: number;
  readonly refused: number;
  /** How often each status came, by status. */
  readonly statuses: readonly (readonly [status: number, times: number])[];
  readonly silent: readonly string[];
}

/** Statuses that say that nothing of the kind is there: a limit on it proves nothing. */
const NOTHING_THERE = [404, 405, 410, 501];

export function tally({ answers }: Burst, { expect }: RateLimitOptions): Tally {
  const statuses = new Map<number, number>();
  const silent: string[] = [];
  for (const answer of answers) {
    if ('silent' in answer) silent.push(answer.silent);
    else statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
  }
  const times = (wanted: (status: number) => boolean): number =>
    [...statuses].reduce((sum, [status, number]) => sum + (wanted(status) ? number : 0), 0);
  return {
    letThrough: times(status => status < 500 && status !== 429 && status !== expect.status),
    refused: times(status => status === expect.status),
    statuses: [...statuses].sort(([a], [b]) => a - b),
    silent,
  };
}

/** Throws where what came back says nothing about a limit. */
export function mustBeTold({ silent, statuses, letThrough }: Tally, { url, burst }: RateLimitOptions): void {
  const [first] = silent;
  if (first !== undefined) {
    const some = silent.length === burst ? 'none' : `${burst - silent.length}`;
    throw new CouldNotTell(
      'unreachable',
      `of ${burst} requests ${some} had an answer: ${first}`,
      'See that it is up and can take that many connections, or give `request-timeout` more time.',
    );
  }
  const nothing = statuses.find(([status]) => NOTHING_THERE.includes(status));
  if (nothing !== undefined && nothing[1] === letThrough && letThrough > 0) {
    throw new CouldNotTell(
      'nothing-checked',
      `${shown(url)} answers ${nothing[0]}: there is nothing that a limit would be for`,
      'Correct `url` and `method`.',
    );
  }
}

/** What is wrong with how many were let through, and with how the others were refused. */
export function findingsOf(found: Tally, options: RateLimitOptions): readonly Finding[] {
  const { expect } = options;
  const about = { subject: shown(options.url) };
  const others = found.statuses.filter(([status]) => status !== expect.status && (status === 429 || status === 503));
  const broken = found.statuses.filter(([status]) => status >= 500 && status !== 503 && status !== expect.status);
  return [
    ...others.map(([status, times]) =>
      findingOf(rules, {
        ...about,
        rule: 'wrong-status',
        message: `${count(times, 'request was', 'requests were')} refused with ${status}, not with ${expect.status}`,
        expected: String(expect.status),
        actual: String(status),
      }),
    ),
    ...broken.map(([status, times]) =>
      findingOf(rules, {
        ...about,
        rule: 'server-error',
        message: `${count(times, 'request was', 'requests were')} answered with ${status}`,
      }),
    ),
    ...countFault(found, options).map(fault => findingOf(rules, { ...about, ...fault })),
  ];
}

type Fault = Pick<Finding, 'message' | 'expected' | 'actual'> & { readonly rule: keyof typeof rules };

function countFault({ letThrough, statuses }: Tally, { burst, expect: { from } }: RateLimitOptions): readonly Fault[] {
  const actual = `${letThrough} let through`;
  const expected = from === undefined ? 'some let through, some refused' : window(from);
  if (letThrough === 0 && statuses.every(([status]) => status < 500 || status === 503))
    return [
      { rule: 'all-refused', message: `all ${burst} requests were refused, the first as well`, expected, actual },
    ];
  if (letThrough === burst)
    return [{ rule: 'not-limited', message: `all ${burst} requests were let through`, expected, actual }];
  if (from === undefined) return [];
  if (letThrough > mostLetThrough(from))
    return [
      {
        rule: 'limit-too-late',
        message: `${letThrough} of ${burst} requests were let through, more than ${mostLetThrough(from)}`,
        expected,
        actual,
      },
    ];
  if (letThrough < leastLetThrough(from))
    return [
      {
        rule: 'limit-too-early',
        message: `${letThrough} of ${burst} requests were let through, fewer than ${leastLetThrough(from)}`,
        expected,
        actual,
      },
    ];
  return [];
}

const window = (from: number): string => `${leastLetThrough(from)} to ${mostLetThrough(from)} let through`;

/** A query may hold anything. */
export const shown = (url: string): string => url.split(/[?#]/)[0] ?? url;
