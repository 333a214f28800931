import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { judgeAll } from '../../engines/comparison/judge.js';
import type { Comparison } from '../../engines/comparison/parse.js';
import { showNumber, showSize } from '../../text/units.js';
import { type Info, numberOf } from './info.js';
import type { CacheOptions, Expected } from './options.js';
import { cacheRules } from './rules.js';

/** Two looks at the server, and the time between them in seconds. */
export interface Looks {
  readonly before: Info;
  readonly after: Info;
  readonly seconds: number;
  readonly where: string;
}

export interface Told {
  readonly said: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
}

/** Which expectations count what happens, and so need two looks. */
export const COUNTS: readonly Expected[] = ['hit-rate', 'evictions'];

type Read = (
  looks: Looks,
  given: { readonly expected: readonly Comparison[]; readonly options: CacheOptions },
) => number;

const READS: Readonly<Record<Expected, Read>> = {
  'hit-rate': (looks, { options }) => {
    const hits = grown(looks, 'keyspace_hits');
    const all = hits + grown(looks, 'keyspace_misses');
    if (all >= options['min-reads']) return hits / all;
    const message = `${looks.where}: ${all} reads in ${showNumber(looks.seconds)} s, fewer than ${options['min-reads']}`;
    throw new CouldNotTell('nothing-checked', message, 'Look at a longer `window`, while the application works.');
  },
  memory: ({ after, where }, { expected }) => {
    const used = numberOf(after, 'used_memory', where);
    if (expected.every(({ dimension }) => dimension !== 'ratio')) return used;
    const most = numberOf(after, 'maxmemory', where);
    if (most > 0) return used / most;
    throw new CouldNotTell('nothing-checked', `${where}: it has no maxmemory`, 'Set maxmemory, or write a size.');
  },
  evictions: (looks, { expected }) => {
    const number = grown(looks, 'evicted_keys');
    return expected.some(({ dimension }) => dimension === 'rate') ? number / looks.seconds : number;
  },
  'connected-replicas': ({ after, where }) => {
    const told = numberOf(after, 'connected_slaves', where);
    const online = [...after].filter(
      ([name, text]) => /^slave\d+$/.test(name) && /(?:^|,)state=online(?:,|$)/.test(text),
    );
    return Math.min(told, online.length);
  },
};

/** How much a counter has grown. A server that has started anew meanwhile has counted nothing of the time before. */
function grown({ before, after, where }: Looks, name: string): number {
  const difference = numberOf(after, name, where) - numberOf(before, name, where);
  if (difference >= 0 && before.get('run_id') === after.get('run_id')) return difference;
  const message = `${where}: the server started anew, or its statistics were reset, while they were counted`;
  throw new CouldNotTell('nothing-checked', message, 'Ask again once it stays up.');
}

/** Holds one number against what is expected of it. */
export function hold(rule: Expected, looks: Looks, options: CacheOptions): Told {
  const expected = options.expect[rule] ?? [];
  const value = READS[rule](looks, { expected, options });
  const judged = judgeAll(expected, { value });
  if ('unknown' in judged)
    throw new CouldNotTell('nothing-checked', `${looks.where}: ${rule}: ${judged.unknown}`, 'Check `expect`.');
  const dimension = expected[0]?.dimension ?? 'number';
  const actual = show(value, dimension);
  const said = `${rule} ${actual}`;
  const measurements = [measure(rule, { value, dimension, expected })];
  if ('holds' in judged) return { said, findings: [], measurements };
  const wanted = judged.broken.text;
  const message = `${rule} is ${actual}, and must be ${wanted}`;
  const finding = findingOf(cacheRules, { rule, message, expected: wanted, actual, subject: rule });
  return { said: message, findings: [finding], measurements };
}

function show(value: number, dimension: string): string {
  if (dimension === 'ratio') return `${showNumber(Math.round(value * 10_000) / 100)} %`;
  return dimension === 'size' ? showSize(value) : `${showNumber(value)}${dimension === 'rate' ? '/s' : ''}`;
}

function measure(
  name: string,
  { value, dimension, expected }: { value: number; dimension: string; expected: readonly Comparison[] },
): Measurement {
  const times = dimension === 'ratio' ? 100 : 1;
  const unit = dimension === 'ratio' ? '%' : dimension === 'size' ? 'bytes' : dimension === 'rate' ? '/s' : '';
  const [first] = expected;
  const bound: Measurement['bound'] = first?.operator.startsWith('<')
    ? 'max'
    : first?.operator.startsWith('>')
      ? 'min'
      : undefined;
  const limit = first === undefined || bound === undefined ? {} : { limit: first.limit * times, bound };
  return { name, value: Math.round(value * times * 1000) / 1000, unit, ...limit };
}
