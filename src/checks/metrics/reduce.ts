import { showLabels } from '../../facts/prometheus-api/samples.js';
import type { MetricsQuery } from './options.js';
import type { Value } from './source.js';

/** What is judged: one value, and which series it is of where there were several. */
export interface Subject {
  readonly value: number;
  /** Empty where there was but one. */
  readonly of: string;
  readonly labels: Value['labels'];
}

export type Reduced =
  | { readonly subjects: readonly Subject[]; readonly count: number; readonly hidden: number }
  | { readonly unknown: string; readonly remedy: string };

/**
 * What counts of the series that came back. Values that are no numbers (NaN) are set aside and counted as `hidden`: a verdict
 * that they could change is none.
 */
export function reduce(values: readonly Value[], how: MetricsQuery['reduce']): Reduced {
  if (values.length > 1 && how === undefined) {
    const unknown = `${values.length} series came back, and nothing says which counts: ${some(values)}`;
    return { unknown, remedy: 'Write `reduce: max`, `min`, `avg` or `all`, or aggregate in the query.' };
  }
  const known = values.filter(({ value }) => !Number.isNaN(value));
  const hidden = values.length - known.length;
  const isOne = values.length === 1;
  const all = known.map(({ labels, value }) => ({
    value,
    labels,
    of: isOne || Object.keys(labels).length === 0 ? '' : ` of ${showLabels(labels)}`,
  }));
  return { subjects: isOne || how === 'all' ? all : one(all, how), count: values.length, hidden };
}

function one(all: readonly Subject[], how: MetricsQuery['reduce']): readonly Subject[] {
  const [first, ...rest] = all;
  if (first === undefined) return [];
  if (how === 'avg') {
    const value = all.reduce((sum, subject) => sum + subject.value, 0) / all.length;
    return [{ value, labels: {}, of: ` on average of ${all.length} series` }];
  }
  const isBetter = (a: number, b: number): boolean => (how === 'min' ? a < b : a > b);
  return [rest.reduce((best, each) => (isBetter(each.value, best.value) ? each : best), first)];
}

const SHOWN = 3;

const some = (values: readonly Value[]): string =>
  `${values
    .slice(0, SHOWN)
    .map(({ labels }) => showLabels(labels))
    .join(', ')}${values.length > SHOWN ? ' …' : ''}`;

/** The baselines of one subject, one for each answer; undefined where an answer has none for it. */
export function baselinesFor(
  subject: Subject,
  answers: readonly (readonly Value[])[],
  how: MetricsQuery['reduce'],
): readonly (number | undefined)[] {
  return answers.map(values => {
    if (how === 'all' && values.length > 1) {
      const key = keyOf(subject.labels);
      return values.find(({ labels }) => keyOf(labels) === key)?.value;
    }
    const reduced = reduce(values, how);
    if ('unknown' in reduced || reduced.hidden > 0) return undefined;
    return reduced.subjects[0]?.value;
  });
}

/** The same series at another time or of another metric. */
const keyOf = (labels: Value['labels']): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => name !== '__name__')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
