import type { Chart, Measurement } from '../../check.js';
import type { Timing } from '../../ports/probe.js';
import type { Outcome } from './round.js';
import type { Veil } from './veil.js';
import type { Visit } from './visit.js';

const NAMED = 20;
const BARS = 40;

const PHASES: readonly (readonly [keyof Timing, string])[] = [
  ['dns', 'DNS'],
  ['connect', 'connect'],
  ['tls', 'TLS'],
  ['firstByte', 'first byte'],
];

interface Timed {
  readonly name: string;
  readonly visit: Visit;
  readonly limit: number | undefined;
}

/** Each phase where one request was asked; of several how long each took; of many the median and the slowest. */
export function measurementsOf(outcomes: readonly Outcome[], veil: Veil): readonly Measurement[] {
  const timed = timedOf(outcomes, veil);
  const [only] = timed;
  if (only === undefined) return [];
  if (timed.length === 1) return [...phasesOf(only.visit), total('total', only)];
  if (timed.length <= NAMED) return timed.map(each => total(each.name, each));
  const all = timed.map(({ visit }) => visit.totalMs).sort((a, b) => a - b);
  return [
    { name: 'requests', value: timed.length, unit: 'requests' },
    { name: 'median', value: rounded(all[Math.floor((all.length - 1) / 2)] ?? 0), unit: 'ms' },
    { name: 'slowest', value: rounded(all.at(-1) ?? 0), unit: 'ms' },
  ];
}

export function chartsOf(outcomes: readonly Outcome[], veil: Veil): readonly Chart[] {
  const timed = timedOf(outcomes, veil);
  const [only] = timed;
  if (only === undefined) return [];
  if (timed.length === 1) return [bars('Where the time went', phasesOf(only.visit))];
  const totals = timed.map(each => total(each.name, each));
  if (timed.length <= BARS) return [bars('How long each took', totals)];
  const sorted = totals.map(({ value }) => value).sort((a, b) => a - b);
  const last = sorted.length - 1;
  const points = sorted.map((value, index) => [index / last, value] as const);
  return [{ title: 'How long requests took', unit: 'ms', form: 'distribution', points }];
}

const timedOf = (outcomes: readonly Outcome[], veil: Veil): readonly Timed[] =>
  outcomes.flatMap(({ sent, address, visit, entry }) => {
    const name = address === undefined ? sent.label : `${sent.label} at ${address}`;
    return visit === undefined ? [] : [{ name: veil(name), visit, limit: entry.expect['max-time'] }];
  });

function phasesOf({ hops, totalMs }: Visit): readonly Measurement[] {
  const sums = PHASES.flatMap(([key, name]) => {
    const known = hops.flatMap(({ answer }) => answer.timing[key] ?? []);
    return known.length === 0 ? [] : [{ name, value: rounded(known.reduce((sum, ms) => sum + ms, 0)), unit: 'ms' }];
  });
  const before = sums.reduce((sum, { value }) => sum + value, 0);
  return [...sums, { name: 'transfer', value: rounded(Math.max(0, totalMs - before)), unit: 'ms' }];
}

const total = (name: string, { visit, limit }: Timed): Measurement => ({
  name,
  value: rounded(visit.totalMs),
  unit: 'ms',
  ...(limit !== undefined && { limit }),
});

const rounded = (ms: number): number => Number(ms.toFixed(1));

const bars = (title: string, measured: readonly Measurement[]): Chart => ({
  title,
  unit: 'ms',
  form: 'bars',
  points: measured.map(({ value }, index) => [index, value] as const),
  labels: measured.map(({ name }) => name),
});
