import { type Chart, CouldNotTell } from '../../check.js';
import type { Series } from '../../facts/prometheus-api/samples.js';
import type { MetricsQuery } from './options.js';
import { limitOf } from './query-limit.js';
import { reduce, type Subject } from './reduce.js';
import { measured, measuredUnit, type Scale } from './scale.js';
import { type Answer, type Asking, lengthOf, type Resolved } from './source.js';

const POINTS = 120;

/** How what was judged came to be what it is: the window that was looked at, with its limit. A picture decides nothing, so that none is drawn where it cannot be had. */
export async function chartOf(
  entry: MetricsQuery,
  at: {
    readonly resolved: Resolved | undefined;
    readonly answer: Answer;
    readonly asking: Asking;
    readonly scale: Scale;
    readonly of: Subject;
    readonly baseline: number | undefined;
  },
): Promise<readonly Chart[]> {
  const { resolved, answer, asking, scale, of, baseline } = at;
  if (resolved === undefined || answer.at === undefined || asking.api === undefined) return [];
  const seconds = Math.max(60, (await lengthOf(entry.window, asking)) / 1000);
  const step = Math.max(1, Math.ceil(seconds / POINTS));
  const start = answer.at - step * Math.floor(seconds / step);
  try {
    const { series } = await asking.api.range(resolved.text, { start, end: answer.at, step });
    const points = pointsOf(series, { entry, of }).map(
      ([time, value]) => [Math.round((time - start) * 1000) / 1000, measured(value, scale)] as const,
    );
    if (points.length < 2) return [];
    const { limit } = limitOf(entry.fail ?? [], { scale, baseline });
    return [
      {
        title: `${entry.name}${entry.reduce === 'all' ? of.of : ''}`,
        unit: measuredUnit(scale),
        form: 'series',
        points,
        ...(limit !== undefined && { limit }),
        ...(baseline !== undefined && { baseline: measured(baseline, scale) }),
      },
    ];
  } catch (error) {
    if (error instanceof CouldNotTell && !asking.ports.signal.aborted) return [];
    throw error;
  }
}

/** What counted at each moment; a moment without a number has no point. */
function pointsOf(
  series: readonly Series[],
  { entry, of }: { readonly entry: MetricsQuery; readonly of: Subject },
): readonly (readonly [number, number])[] {
  const same = (a: Series['labels']): boolean =>
    Object.keys(a).length === Object.keys(of.labels).length && Object.entries(of.labels).every(([k, v]) => a[k] === v);
  const counting = entry.reduce === 'all' ? series.filter(({ labels }) => same(labels)) : series;
  const byTime = new Map<number, { labels: Series['labels']; value: number }[]>();
  for (const { labels, points } of counting) {
    for (const [time, value] of points) {
      const all = byTime.get(time);
      if (all === undefined) byTime.set(time, [{ labels, value }]);
      else all.push({ labels, value });
    }
  }
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .flatMap(([time, values]) => {
      const reduced = reduce(values, entry.reduce);
      const value = 'unknown' in reduced ? undefined : reduced.subjects[0]?.value;
      return value === undefined || !Number.isFinite(value) ? [] : [[time, value] as const];
    });
}
