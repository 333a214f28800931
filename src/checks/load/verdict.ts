import {
  byFindings,
  type Chart,
  CouldNotTell,
  type Finding,
  findingOf,
  type Measurement,
  type Verdict,
} from '../../check.js';
import { judge } from '../../engines/comparison/judge.js';
import { parseComparison } from '../../engines/comparison/parse.js';
import { median } from '../../engines/latency/baseline.js';
import { percentileCurve } from '../../engines/latency/distribution.js';
import { LATENCY_METRICS, LATENCY_NAMES, type LatencyName } from '../../engines/latency/metrics.js';
import type { LoadPlan } from '../../ports/load.js';
import { count, showDuration, showLatency, showNumber } from '../../text/units.js';
import { bare, detailsOf } from './details.js';
import type { Expected, Judged, MetricName, Numbers } from './judge.js';
import { hostsOf } from './measure.js';
import { loadRules } from './rules.js';
import { latencyOf, type Run, throughputOf } from './tally.js';

/** Where nothing is said about errors. */
export function withDefaults(expected: Expected): Expected {
  const read = parseComparison('<= 1%');
  return 'comparison' in read ? { 'error-rate': [read.comparison], ...defined(expected) } : expected;
}

const defined = (expected: Expected): Expected =>
  Object.fromEntries(Object.entries(expected).filter(([, all]) => all !== undefined));

export const numbersOf = (run: Run): Numbers => ({
  samples: run.tally.samples.count,
  errorRate: run.tally.errorRate,
  plainErrorRate: run.tally.plainErrorRate,
  value: name => (name === 'throughput' ? throughputOf(run) : latencyOf(run, name)),
});

interface Told {
  readonly plan: LoadPlan;
  readonly expected: Expected;
  readonly runs: readonly Run[];
  readonly baselines: readonly Numbers[] | undefined;
  readonly judged: Judged;
  readonly notes: readonly Finding[];
  readonly profile: string;
  readonly sick: string | undefined;
}

/** The verdict on a load, or why nobody can tell: what is wrong counts even where something else cannot be told. */
export function verdictOf(told: Told): Verdict {
  const { runs, judged, plan, sick } = told;
  const findings = [...judged.findings, ...endings(runs), ...broken(told), ...told.notes];
  const summary = summaryOf(told);
  const isWrong = findings.some(({ level }) => level === 'error');
  if (!isWrong && judged.unclear.length > 0) {
    const message = `${hostsOf(plan)}: ${judged.unclear.join('; ')} (${summary})`;
    throw new CouldNotTell(sick === undefined ? 'nothing-checked' : 'unsupported', message, remedyOf(sick));
  }
  return byFindings(`${hostsOf(plan)}: ${summary}`, {
    findings,
    measurements: measurementsOf(told),
    charts: chartsOf(told),
    details: detailsOf({ ...told, unclear: judged.unclear }),
  });
}

const remedyOf = (sick: string | undefined): string =>
  sick === undefined
    ? 'Make more requests, or expect what so many can tell.'
    : 'Let nothing run beside it (`exclusive: true`), ask for less, or share the load with `processes`.';

/** One of a mix that is never answered as wanted is broken, however seldom it is asked. */
function broken({ plan, runs }: Told): readonly Finding[] {
  if (plan.requests.length === 1) return [];
  return plan.requests.flatMap(({ method, url }, index) => {
    const total = runs.reduce((sum, { tally }) => sum + (tally.byRequest[index]?.total ?? 0), 0);
    const errors = runs.reduce((sum, { tally }) => sum + (tally.byRequest[index]?.errors ?? 0), 0);
    if (total === 0 || errors < total) return [];
    const message = `${method} ${bare(url)} had no answer as wanted in ${count(total, 'request')}`;
    return [findingOf(loadRules, { rule: 'error-rate', message, expected: 'an answer as wanted', actual: 'none' })];
  });
}

function endings(runs: readonly Run[]): readonly Finding[] {
  const ends = new Set(runs.map(({ end }) => end.ended));
  const sent = runs.reduce((sum, { end }) => sum + end.sent, 0);
  const after = `after ${count(sent, 'request')}`;
  const found: Finding[] = [];
  if (ends.has('retry-after')) {
    const message = `the server answered 503 and asked to come back later (Retry-After) ${after}`;
    found.push(findingOf(loadRules, { rule: 'overloaded', message }));
  }
  if (ends.has('ceiling')) {
    const message = `\`max-requests\` was reached ${after}, before the end of the run`;
    found.push(findingOf(loadRules, { rule: 'ended-early', message }));
  }
  return found;
}

/** `1,000 requests over 10 connections in 4.2 s: p50 12 ms, p95 40 ms, p99 80 ms, 238/s, no errors`. */
function summaryOf({ runs, plan }: Told): string {
  const total = runs.reduce((sum, { tally }) => sum + tally.total, 0);
  const errors = runs.reduce((sum, { tally }) => sum + tally.errors, 0);
  const took = runs.reduce((sum, { end }) => sum + end.durationMs, 0);
  const how = plan.rate === undefined ? `over ${count(plan.connections, 'connection')}` : `at ${showRate(plan.rate)}`;
  const several = runs.length === 1 ? '' : ` in ${runs.length} runs`;
  const known = (['p50', 'p95', 'p99'] as const).filter(name => runs.every(run => isTold(run, name)));
  const times = known.map(name => `${name} ${showLatency(medianOf(runs, name))}`);
  const rate = medianOf(runs, 'throughput');
  const rest = [
    ...times,
    ...(Number.isFinite(rate) ? [showRate(rate)] : []),
    errors === 0 ? 'no errors' : count(errors, 'error'),
  ];
  return `${count(total, 'request')} ${how}${several} in ${showDuration(took)}: ${rest.join(', ')}`;
}

const showRate = (perSecond: number): string => `${showNumber(Number(perSecond.toPrecision(3)))}/s`;

const isTold = ({ tally }: Run, name: LatencyName): boolean => tally.samples.count >= LATENCY_METRICS[name].least;

const medianOf = (runs: readonly Run[], name: MetricName): number =>
  median(runs.map(run => numbersOf(run).value(name)));

function measurementsOf({ runs, expected, baselines }: Told): readonly Measurement[] {
  const names = LATENCY_NAMES.filter(name => expected[name] !== undefined || runs.every(run => isTold(run, name)));
  const against = (name: MetricName) =>
    baselines === undefined || baselines.length === 0
      ? {}
      : { baseline: rounded(median(baselines.map(each => each.value(name)))) };
  const samples = Math.min(...runs.map(({ tally }) => tally.samples.count));
  return [
    ...names.map(name => ({
      name,
      value: rounded(medianOf(runs, name)),
      unit: 'ms',
      ...limitOf(expected, name),
      ...against(name),
    })),
    {
      name: 'throughput',
      value: rounded(medianOf(runs, 'throughput')),
      unit: 'requests/s',
      ...limitOf(expected, 'throughput'),
      ...against('throughput'),
    },
    {
      name: 'error-rate',
      value: 100 * Math.max(...runs.map(({ tally }) => tally.errorRate)),
      unit: '%',
      ...limitOf(expected, 'error-rate'),
    },
    { name: 'requests in a run', value: samples, unit: 'requests' },
  ];
}

/** Five digits are more than anybody's clock is worth. */
const rounded = (value: number): number => Number(value.toPrecision(5));

/** The first absolute limit in the unit of the measurement. */
function limitOf(expected: Expected, name: MetricName | 'error-rate'): { limit?: number; bound?: 'min' | 'max' } {
  const comparison = expected[name]?.find(({ dimension, operator }) => dimension !== 'times' && /[<>]/.test(operator));
  if (comparison === undefined) return {};
  const judged = judge(comparison, { value: 0 });
  if ('unknown' in judged) return {};
  const times = name === 'error-rate' ? 100 : name === 'throughput' ? 1 : 1000;
  return { limit: rounded(judged.limit * times), bound: comparison.operator.startsWith('<') ? 'max' : 'min' };
}

/** Of the run that is in the middle by its p95. */
function chartsOf({ runs, expected, baselines }: Told): readonly Chart[] {
  const sorted = [...runs].sort((a, b) => latencyOf(a, 'p95') - latencyOf(b, 'p95'));
  const run = sorted[Math.floor(sorted.length / 2)];
  if (run === undefined) return [];
  const { tally, end } = run;
  const limit = limitOf(expected, 'p95').limit;
  const old =
    baselines === undefined || baselines.length === 0 ? undefined : median(baselines.map(each => each.value('p95')));
  const points = tally.series.points(end.durationMs);
  const drawn = { ...(limit !== undefined && { limit }), ...(old !== undefined && { baseline: old }) };
  return [
    {
      title: 'Time of a request by share of requests',
      unit: 'ms',
      form: 'distribution',
      points: percentileCurve(tally.samples),
      ...drawn,
    },
    {
      title: 'p95 over time',
      unit: 'ms',
      form: 'series',
      points: points.map(({ at, p95 }) => [at, p95] as const),
      ...drawn,
    },
    {
      title: 'Requests that ended in a second',
      unit: 'requests/s',
      form: 'series',
      points: points.map(({ at, perSecond }) => [at, perSecond] as const),
    },
    ...(tally.errors === 0
      ? []
      : [
          {
            title: 'Errors over time',
            unit: 'errors',
            form: 'series' as const,
            points: points.map(({ at, errors }) => [at, errors] as const),
          },
        ]),
  ];
}
