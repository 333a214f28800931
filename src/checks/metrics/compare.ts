import { type Chart, CouldNotTell, findingOf } from '../../check.js';
import type { Comparison } from '../../engines/comparison/parse.js';
import { median } from '../../engines/latency/baseline.js';
import { chanceOfLarger } from '../../engines/rank-test/mann-whitney.js';
import { reachOf } from '../../facts/prometheus-api/reach.js';
import type { Series } from '../../facts/prometheus-api/samples.js';
import { count } from '../../text/units.js';
import type { MetricsQuery } from './options.js';
import { metricsRules } from './rules.js';
import { inUnit, measured, measuredUnit, type Scale, scaleOf, showValue } from './scale.js';
import { type Asking, askQuery, lengthOf, type Resolved, resolve } from './source.js';
import { type Told, toldOf } from './told.js';

type Compare = NonNullable<MetricsQuery['compare']>;

const STEP_MS = 15_000;
const MOST_SAMPLES = 1000;

/**
 * Compares samples of the new version with those of a baseline, each moved to the limit: worse where the canary's rank above the
 * baseline times the limit, right where they rank below it, both with the confidence that is wanted; in between nobody can tell.
 */
export async function tellComparison(entry: MetricsQuery, compare: Compare, asking: Asking): Promise<Told> {
  const { name, window, reduce } = entry;
  const scale = scaleOf(entry);
  const [baseline, canary] = await Promise.all(
    (['baseline', 'canary'] as const).map(side => resolve(compare[side], { name: `${name}: ${side}`, window, asking })),
  );
  if (baseline === undefined || canary === undefined) throw new CouldNotTell('fault', name, 'Report this.');
  const lengthMs = await lengthOf(window, asking);
  const stepMs = compare.step ?? Math.max(STEP_MS, ...[baseline, canary].map(({ expr }) => (expr ? reachOf(expr) : 0)));
  const end = await serverNow({ name, asking });
  const at = { name, reduce, asking, lengthMs: Math.min(lengthMs, stepMs * MOST_SAMPLES), stepMs, end };
  const before = await samplesOf(baseline, { ...at, name: `${name}: baseline` });
  const after = await samplesOf(canary, { ...at, name: `${name}: canary` });
  const values = { before: before.map(([, value]) => value), after: after.map(([, value]) => value) };
  const alpha = 1 - compare.confidence;
  const judged = [
    ...(entry.fail ?? []).map(comparison => ({ comparison, rule: 'worse-than-beside' as const })),
    ...(entry.warn ?? []).map(comparison => ({ comparison, rule: 'warn-threshold' as const })),
  ].map(each => ({ ...each, verdict: verdictOf(values, { ...each, entry, scale, alpha }) }));
  const middle = { before: median(values.before), after: median(values.after) };
  const said = `${name} is ${showValue(middle.after, scale)}, the baseline ${showValue(middle.before, scale)} (medians of ${count(after.length, 'sample')} and ${before.length})`;
  const sure = `with ${Number((compare.confidence * 100).toPrecision(3))} % confidence`;
  return toldOf(name, {
    said,
    findings: judged
      .filter(({ verdict }) => verdict === 'beyond')
      .map(({ comparison, rule }) =>
        findingOf(metricsRules, {
          rule,
          message: `${said}: beyond ${comparison.text} ${sure}`,
          subject: name,
          expected: `not ${comparison.text}`,
          actual: showValue(middle.after, scale),
        }),
      ),
    unknown: judged
      .filter(({ verdict, rule }) => verdict === 'open' && rule === 'worse-than-beside')
      .map(({ comparison }) => undecided(`${said}, which decides nothing at ${comparison.text} ${sure}`)),
    measurements: [
      {
        name,
        value: measured(middle.after, scale),
        unit: measuredUnit(scale),
        baseline: measured(middle.before, scale),
      },
    ],
    charts: chartOf(entry, { after, middle: middle.before, scale }),
    lines: [`baseline ${baseline.text}`, `canary   ${canary.text}`],
  });
}

const undecided = (message: string): CouldNotTell =>
  new CouldNotTell('undecided', message, 'Look at a longer `window`, wait with `within`, or give a `floor`.');

/** When it is by the server's own clock. */
async function serverNow({ name, asking }: { readonly name: string; readonly asking: Asking }): Promise<number> {
  const { values } = await askQuery({ text: 'time()', expr: undefined }, { name, asking });
  const now = values[0]?.value;
  if (now !== undefined && Number.isFinite(now)) return now;
  throw new CouldNotTell('wrong-format', `${name}: the server does not tell the time`, 'Check `url`.');
}

interface Sampling {
  readonly name: string;
  readonly reduce: MetricsQuery['reduce'];
  readonly asking: Asking;
  readonly lengthMs: number;
  readonly stepMs: number;
  readonly end: number;
}

/** Of one series, or of several that are put together: a sample is a sample. Those that are no numbers are none. */
async function samplesOf(
  { text }: Resolved,
  { name, asking, lengthMs, stepMs, end }: Sampling,
): Promise<readonly (readonly [at: number, value: number])[]> {
  if (asking.api === undefined) throw new CouldNotTell('fault', `${name}: there is no \`url\``, 'Give `url`.');
  const step = stepMs / 1000;
  const start = end - step * Math.max(0, Math.floor(lengthMs / stepMs) - 1);
  const { series } = await asking.api.range(text, { start, end, step });
  const samples = series.flatMap(({ points }: Series) => points).filter(([, value]) => Number.isFinite(value));
  if (samples.length > 0) return [...samples].sort(([a], [b]) => a - b);
  const remedy = 'Correct the query, or look whether the metric is still there and its target is scraped.';
  throw new CouldNotTell('nothing-checked', `${name}: no sample came back`, remedy);
}

/** `beyond` the limit, `within` it, or neither is sure. */
export function verdictOf(
  { before, after }: { readonly before: readonly number[]; readonly after: readonly number[] },
  {
    comparison,
    entry,
    scale,
    alpha,
  }: {
    readonly comparison: Comparison;
    readonly entry: Pick<MetricsQuery, 'floor'>;
    readonly scale: Scale;
    readonly alpha: number;
  },
): 'beyond' | 'within' | 'open' {
  const { floor } = entry;
  const least = floor === undefined ? 0 : floor.unit === undefined ? floor.difference : inUnit(floor.difference, scale);
  const isUpper = comparison.operator.startsWith('>');
  // Beyond means beyond both: so many times, and by more than the floor.
  const edges = before.map(value =>
    isUpper ? Math.max(value * comparison.number, value + least) : Math.min(value * comparison.number, value - least),
  );
  const larger = chanceOfLarger(after, edges);
  const smaller = chanceOfLarger(edges, after);
  const [beyond, inside] = isUpper ? [larger, smaller] : [smaller, larger];
  if (beyond < alpha) return 'beyond';
  return inside < alpha ? 'within' : 'open';
}

function chartOf(
  { name }: MetricsQuery,
  {
    after,
    middle,
    scale,
  }: {
    readonly after: readonly (readonly [number, number])[];
    readonly middle: number;
    readonly scale: Scale;
  },
): readonly Chart[] {
  const start = after[0]?.[0] ?? 0;
  const points = after
    .slice(-500)
    .map(([time, value]) => [Math.round((time - start) * 1000) / 1000, measured(value, scale)] as const);
  if (points.length < 2) return [];
  return [{ title: name, unit: measuredUnit(scale), form: 'series', points, baseline: measured(middle, scale) }];
}
