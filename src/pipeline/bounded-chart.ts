import { CHART_POINTS, type Chart } from '../check.js';

/** A chart that a report can carry: finite points alone, and of too many an even choice with the first, the last and the highest. */
export function boundedChart(chart: Chart): readonly Chart[] {
  const { limit, baseline, labels, ...rest } = chart;
  const finite = chart.points.map((point, index) => ({ point, label: labels?.[index] ?? '' })).filter(isFinitePoint);
  if (finite.length === 0) return [];
  const kept = thinned(finite);
  return [
    {
      ...rest,
      points: kept.map(({ point }) => point),
      ...(labels && { labels: kept.map(({ label }) => label) }),
      ...(Number.isFinite(limit) && { limit }),
      ...(Number.isFinite(baseline) && { baseline }),
    },
  ];
}

interface Labelled {
  readonly point: Chart['points'][number];
  readonly label: string;
}

const isFinitePoint = ({ point: [x, y] }: Labelled): boolean => Number.isFinite(x) && Number.isFinite(y);

function thinned(all: readonly Labelled[]): readonly Labelled[] {
  if (all.length <= CHART_POINTS) return all;
  const highest = all.reduce((best, each, index) => (each.point[1] > (all[best]?.point[1] ?? 0) ? index : best), 0);
  const step = (all.length - 1) / (CHART_POINTS - 2);
  const chosen = new Set(Array.from({ length: CHART_POINTS - 1 }, (_, index) => Math.round(index * step)));
  return all.filter((_, index) => chosen.has(index) || index === highest);
}
