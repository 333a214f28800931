import { type Finding, findingOf, type Measurement } from '../../check.js';
import { judgeAll } from '../../engines/comparison/judge.js';
import type { Comparison } from '../../engines/comparison/parse.js';
import { showDuration, showNumber, showSize } from '../../text/units.js';
import type { databaseRules } from './rules.js';
import { databaseRules as rules } from './rules.js';
import { unclear } from './seen.js';

export interface Held {
  readonly rule: keyof typeof databaseRules;
  /** `replication-lag`, the name of a query. */
  readonly name: string;
  readonly value: number;
  readonly unit?: string | undefined;
  /** What it is about; empty where it is the server. */
  readonly of: string;
  readonly where: string;
}

export interface Told {
  readonly said: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
}

/** Holds a number against what is expected. Throws where nobody can tell. */
export function hold(expected: readonly Comparison[], held: Held): Told {
  const { rule, name, value, unit, of, where } = held;
  const judged = judgeAll(expected, { value, unit });
  if ('unknown' in judged)
    throw unclear({ where }, `${name}: ${judged.unknown}`, 'Let the server answer with a number.');
  const dimension = unit === undefined ? (expected[0]?.dimension ?? 'number') : 'number';
  const actual = `${show(value, dimension)}${unit === undefined ? '' : ` ${unit}`}`;
  const said = `${name} ${actual}${of === '' ? '' : ` (${of})`}`;
  const measurements = measure(held, { expected, dimension });
  if ('holds' in judged) return { said, findings: [], measurements };
  const wanted = judged.broken.text;
  const message = `${name} is ${actual}${of === '' ? '' : ` (${of})`}, and must be ${wanted}`;
  const finding = findingOf(rules, {
    rule,
    message,
    expected: wanted,
    actual,
    subject: of === '' ? name : `${name} ${of}`,
  });
  return { said: message, findings: [finding], measurements };
}

function show(value: number, dimension: string): string {
  if (!Number.isFinite(value)) return String(value);
  if (dimension === 'ratio') return `${showNumber(Math.round(value * 10_000) / 100)} %`;
  if (dimension === 'time') return showDuration(value * 1000);
  return dimension === 'size' ? showSize(value) : showNumber(value);
}

const SCALES: Readonly<Record<string, readonly [times: number, unit: string]>> = {
  ratio: [100, '%'],
  time: [1000, 'ms'],
  size: [1, 'bytes'],
};

function measure(
  { name, value, unit = '' }: Held,
  { expected, dimension }: { readonly expected: readonly Comparison[]; readonly dimension: string },
): readonly Measurement[] {
  if (!Number.isFinite(value)) return [];
  const [times, shown] = SCALES[dimension] ?? [1, unit];
  const [first] = expected;
  const bound: Measurement['bound'] = first?.operator.startsWith('<')
    ? 'max'
    : first?.operator.startsWith('>')
      ? 'min'
      : undefined;
  const limit = first === undefined || bound === undefined || unit !== '' ? {} : { limit: first.limit * times, bound };
  return [{ name, value: Math.round(value * times * 1000) / 1000, unit: shown, ...limit }];
}
