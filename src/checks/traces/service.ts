import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { judgeAll } from '../../engines/comparison/judge.js';
import type { Comparison } from '../../engines/comparison/parse.js';
import { windowMs } from '../../facts/live/window.js';
import type { Ports } from '../../ports/ports.js';
import { count, showDuration, showNumber } from '../../text/units.js';
import type { Service, TracesOptions } from './options.js';
import { tracesRules } from './rules.js';
import type { Found, Span, TraceStore } from './store.js';

const WINDOW_MS = 900_000;
/** Most traces that are fetched. */
const MOST = 1_500;
const LISTED = 3;

export interface Told {
  readonly said: string;
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  readonly lines: readonly string[];
}

/** Looks for the traces of one service, and holds its requests against what is expected. */
export async function askService(
  entry: Service,
  { store, options, ports }: { readonly store: TraceStore; readonly options: TracesOptions; readonly ports: Ports },
): Promise<Told> {
  const { name, min, expect } = entry;
  const { from, to, shown } = await spanOf(entry.window ?? options.window ?? WINDOW_MS, ports);
  const found = await store.search({ service: name, from, to, most: Math.max(MOST, min) });
  const said = `${name} ${found.isAll ? '' : 'at least '}${count(found.traces, 'trace')}`;
  const measured = [
    { name: `traces of ${name}`, value: found.traces, unit: 'traces', limit: min, bound: 'min' } as const,
  ];
  if (found.traces < min) {
    const message = `${name}: ${found.traces === 0 ? 'no trace' : count(found.traces, 'trace')} in ${shown}, fewer than ${min}`;
    const finding = findingOf(tracesRules, { rule: 'too-few-traces', message, subject: name });
    return { said: message, findings: [finding], measurements: measured, lines: [] };
  }
  if (expect === undefined) return { said, findings: [], measurements: measured, lines: [] };
  if (found.requests.length < entry.samples) {
    const message = `${store.where}: ${name}: ${count(found.requests.length, 'request')} in ${shown}, fewer than ${entry.samples}`;
    throw new CouldNotTell(
      'nothing-checked',
      message,
      'Wait for traffic (`within`), look at a longer `window`, or lower `samples`.',
    );
  }
  const held = [
    hold('error-rate', { value: errorRate(found.requests), expected: expect['error-rate'], name }),
    hold('p95', { value: quantile(found.requests, 0.95) / 1000, expected: expect.p95, name }),
  ];
  return {
    said: [said, ...held.flatMap(each => each.said)].join(', '),
    findings: held.flatMap(each => each.findings),
    measurements: [...measured, ...held.flatMap(each => each.measurements)],
    lines: worst(found, name),
  };
}

/** After a deploy, spans of the version before say nothing of this one. */
async function spanOf(window: NonNullable<Service['window']>, ports: Ports) {
  const { clock, delivery } = ports;
  const asked = await windowMs(window, ports);
  const isAfter = delivery?.moment === 'verify' || delivery?.moment === 'watch';
  const isKnown = isAfter && (await delivery.deployedAt()) !== undefined;
  const ms = Math.min(asked, isKnown ? await windowMs('since-deploy', ports) : asked);
  const to = clock.now().getTime();
  const since = ms < asked || window === 'since-deploy';
  return {
    from: to - ms,
    to,
    shown: since ? `the ${showDuration(ms)} since the deploy` : `the last ${showDuration(ms)}`,
  };
}

const errorRate = (spans: readonly Span[]): number => spans.filter(({ isError }) => isError).length / spans.length;

/** The nearest rank. */
function quantile(spans: readonly Span[], share: number): number {
  const sorted = spans.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function hold(
  rule: 'error-rate' | 'p95',
  { value, expected, name }: { value: number; expected: readonly Comparison[] | undefined; name: string },
): {
  readonly said: readonly string[];
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
} {
  if (expected === undefined) return { said: [], findings: [], measurements: [] };
  const judged = judgeAll(expected, { value });
  if ('unknown' in judged)
    throw new CouldNotTell('nothing-checked', `${name}: ${rule}: ${judged.unknown}`, 'Check the spans.');
  const isShare = rule === 'error-rate';
  const actual = isShare ? `${showNumber(Math.round(value * 10_000) / 100)} %` : showDuration(value * 1000);
  const limit = (expected[0]?.limit ?? 0) * (isShare ? 100 : 1000);
  const bound = expected[0]?.operator.startsWith('>') ? 'min' : 'max';
  const measurements: readonly Measurement[] = [
    {
      name: `${rule} of ${name}`,
      value: Math.round(value * (isShare ? 100 : 1000) * 1000) / 1000,
      unit: isShare ? '%' : 'ms',
      limit,
      bound,
    },
  ];
  const said = [`${rule} ${actual}`];
  if ('holds' in judged) return { said, findings: [], measurements };
  const message = `${name}: ${rule} is ${actual}, and must be ${judged.broken.text}`;
  const finding = findingOf(tracesRules, { rule, message, expected: judged.broken.text, actual, subject: name });
  return { said: [message], findings: [finding], measurements };
}

/** Traces to open: those with errors, and the slowest. */
function worst({ requests }: Found, name: string): readonly string[] {
  const failed = requests.filter(({ isError }) => isError).slice(0, LISTED);
  const slow = [...requests].sort((a, b) => b.ms - a.ms).slice(0, LISTED);
  return [
    ...failed.map(({ traceId }) => `${name}: an error in trace ${traceId}`),
    ...slow.map(({ traceId, ms }) => `${name}: ${showDuration(ms)} in trace ${traceId}`),
  ];
}
