import type { Detail } from '../../check.js';
import { LATENCY_METRICS, LATENCY_NAMES } from '../../engines/latency/metrics.js';
import { rankInterval } from '../../engines/latency/samples.js';
import type { LoadPlan } from '../../ports/load.js';
import { showDuration, showLatency, showNumber, showSize } from '../../text/units.js';
import type { Numbers } from './judge.js';
import { profileLine } from './past.js';
import { latencyOf, type Run, throughputOf } from './tally.js';

interface Told {
  readonly plan: LoadPlan;
  readonly runs: readonly Run[];
  readonly baselines: readonly Numbers[] | undefined;
  readonly profile: string;
  readonly unclear: readonly string[];
}

/** What a reviewer wants to know of a load, as text. */
export function detailsOf({ plan, runs, baselines, profile, unclear }: Told): readonly Detail[] {
  const load = [
    ...plan.requests.map(
      ({ method, url, weight }) => `${method} ${bare(url)}${plan.requests.length > 1 ? `, weight ${weight}` : ''}`,
    ),
    asked(plan),
    ...(unclear.length === 0 ? [] : ['', 'Nobody can tell:', ...unclear]),
    '',
    profileLine(profile),
  ];
  return [
    { title: 'Load', text: load.join('\n') },
    ...runs.map((run, index) => ({ title: runs.length === 1 ? 'Run' : `Run ${index + 1}`, text: runText(run, plan) })),
    ...(baselines === undefined || baselines.length === 0
      ? []
      : [{ title: 'Baselines', text: baselines.map(oneLine).join('\n') }]),
  ];
}

/** A query may hold anything. */
export const bare = (url: string): string => url.split('?')[0] ?? url;

function asked({ rate, count, durationMs, connections, warmUpMs, timeoutMs, processes }: LoadPlan): string {
  const parts = [
    rate === undefined
      ? `closed loop over ${showNumber(connections)} connections`
      : `open loop at ${showNumber(Number(rate.toPrecision(4)))}/s over at most ${showNumber(connections)} connections`,
    ...(count === undefined ? [] : [`${showNumber(count)} requests`]),
    ...(durationMs === undefined ? [] : [`for ${showDuration(durationMs)}`]),
    ...(warmUpMs === 0 ? [] : [`after a warm-up of ${showDuration(warmUpMs)}`]),
    `each within ${showDuration(timeoutMs)}`,
    ...(processes === 1 ? [] : [`from ${processes} processes`]),
  ];
  return parts.join(', ');
}

function runText(run: Run, plan: LoadPlan): string {
  const { tally, end } = run;
  const { samples } = tally;
  const known = LATENCY_NAMES.filter(name => samples.count >= LATENCY_METRICS[name].least);
  const mix =
    plan.requests.length === 1
      ? []
      : plan.requests.map(({ method, url }, index) => {
          const own = tally.byRequest[index];
          const median =
            own === undefined || own.samples.count === 0
              ? ''
              : `, p50 ${showLatency(own.samples.quantile(0.5))}, p95 ${showLatency(own.samples.quantile(0.95))}`;
          return `${method} ${bare(url)}: ${showNumber(own?.total ?? 0)} requests, ${showNumber(own?.errors ?? 0)} errors${median}`;
        });
  const { health } = end;
  return [
    `${showNumber(tally.total)} requests ended in ${showDuration(end.durationMs)}, ${showNumber(Number(((tally.total * 1000) / Math.max(1, end.durationMs)).toPrecision(4)))}/s, ${showNumber(Number(throughputOf(run).toPrecision(4)))}/s as wanted`,
    ...known.map(name => `${name.padEnd(6)} ${showLatency(latencyOf(run, name))}${interval(run, name)}`),
    ...tally.causes.map(([cause, number]) => `error: ${cause}: ${showNumber(number)}`),
    ...mix,
    `${showSize(tally.bytes)} of bodies, ${showNumber(end.connectionsOpened)} connections opened, ${showNumber(end.sent)} requests sent with the warm-up`,
    ...Object.entries(end.addresses).map(([host, addresses]) => `${host}: ${addresses.join(' ')}`),
    `the generator itself: ${Math.round(100 * health.busy)} % of a core, timers late by ${showLatency(health.lagP99Ms)} (p99), ${showLatency(health.lagMaxMs)} at most`,
  ].join('\n');
}

/** Between which times the true quantile lies with 95 %, as far as one run can tell. */
function interval({ tally: { samples } }: Run, name: (typeof LATENCY_NAMES)[number]): string {
  const { quantile } = LATENCY_METRICS[name];
  if (quantile === 'mean' || quantile === 1) return '';
  const [low, high] = rankInterval(quantile, samples.count);
  return ` (${showLatency(samples.atRank(low))} to ${showLatency(samples.atRank(high))} with 95 %)`;
}

function oneLine(numbers: Numbers): string {
  const times = LATENCY_NAMES.filter(name => Number.isFinite(numbers.value(name))).map(
    name => `${name} ${showLatency(numbers.value(name))}`,
  );
  return [
    `${showNumber(numbers.samples)} requests`,
    ...times,
    `${Number(numbers.value('throughput').toPrecision(4))}/s`,
  ].join(', ');
}
