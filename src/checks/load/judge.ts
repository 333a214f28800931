import { type Finding, findingOf } from '../../check.js';
import { judge } from '../../engines/comparison/judge.js';
import type { Comparison } from '../../engines/comparison/parse.js';
import { showBeside } from '../../engines/comparison/sentence.js';
import { type AgainstBaseline, againstBaseline, median } from '../../engines/latency/baseline.js';
import { LATENCY_METRICS, LATENCY_NAMES, type LatencyName } from '../../engines/latency/metrics.js';
import { showLatency, showNumber } from '../../text/units.js';
import type { Sick } from './health.js';
import { loadRules } from './rules.js';

/** Beyond that, times are of failures as well, and a fast failure is no fast server. */
const MOST_ERRORS = 0.01;

export type MetricName = LatencyName | 'throughput';

/** A run by its numbers, wherever it was made. */
export interface Numbers {
  /** Requests whose times count. */
  readonly samples: number;
  readonly errorRate: number;
  /** The same without those that had no answer in time, which a generator in its own way may have missed itself. */
  readonly plainErrorRate: number;
  /** Latencies in milliseconds, throughput in answers a second; NaN where nobody knows. */
  readonly value: (name: MetricName) => number;
}

export interface Subject {
  readonly runs: readonly Numbers[];
  /** Undefined where there is none; fewer than it takes is for the caller to tell. */
  readonly baselines: readonly Numbers[] | undefined;
  readonly sick: Sick | undefined;
  /** The load goes on whatever the server does: a generator that is late did not make it. */
  readonly isOpen: boolean;
  readonly floorMs: number;
}

export type Expected = Readonly<Partial<Record<MetricName | 'error-rate', readonly Comparison[] | undefined>>>;

/** What is wrong, and of what nobody can tell (sentences without a full stop). */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly unclear: readonly string[];
}

type One = { readonly finding?: Finding; readonly unclear?: string };

/** Holds a load against what is expected of it. */
export function judgeLoad(expected: Expected, subject: Subject): Judged {
  const ones: One[] = [];
  if (isNotMade(subject)) ones.push({ unclear: `${subject.sick?.why}, so the load that was asked for was not made` });
  for (const comparison of expected['error-rate'] ?? []) ones.push(errorRate(comparison, subject));
  const names: readonly MetricName[] = [...LATENCY_NAMES, 'throughput'];
  for (const name of names) {
    for (const comparison of expected[name] ?? []) {
      const why = whyUnclear(name, { comparison, subject });
      if (why !== undefined) ones.push({ unclear: why });
      else
        ones.push(
          comparison.dimension === 'times' ? relative(name, comparison, subject) : absolute(name, comparison, subject),
        );
    }
  }
  return {
    findings: ones.flatMap(({ finding }) => finding ?? []),
    unclear: [...new Set(ones.flatMap(({ unclear }) => unclear ?? []))],
  };
}

/** At a rate, whatever the server does: a core without room cannot keep it. */
const isNotMade = ({ sick, isOpen }: Subject): boolean =>
  isOpen && sick !== undefined && !Number.isFinite(sick.worstMs);

function errorRate(comparison: Comparison, { runs, sick }: Subject): One {
  // The worst run decides: an outage in one of three is an outage.
  const value = Math.max(...runs.map(run => run.errorRate));
  const judged = judge(comparison, { value });
  if ('unknown' in judged) return { unclear: `error-rate: ${judged.unknown}` };
  if (judged.holds) return {};
  const plain = judge(comparison, { value: Math.max(...runs.map(run => run.plainErrorRate)) });
  if (sick !== undefined && 'holds' in plain && plain.holds)
    return { unclear: `${sick.why}, so nobody can tell whether answers were late` };
  const shown = showBeside(value, { comparison, limit: judged.limit });
  const message = `error-rate is ${shown}; expected ${comparison.text}`;
  return { finding: findingOf(loadRules, { rule: 'error-rate', message, expected: comparison.text, actual: shown }) };
}

/** What keeps a comparison from being made at all. */
function whyUnclear(
  name: MetricName,
  { comparison, subject }: { readonly comparison: Comparison; readonly subject: Subject },
): string | undefined {
  const { runs, baselines, sick } = subject;
  if (isNotMade(subject)) return `${sick?.why}, so the load that was asked for was not made`;
  const compared = comparison.dimension === 'times' ? [...runs, ...(baselines ?? [])] : runs;
  if (sick !== undefined && comparison.dimension === 'times' && !Number.isFinite(slackOf(name, sick)))
    return `${sick.why}, and that hides a difference`;
  if (name === 'throughput') return undefined;
  const { least } = LATENCY_METRICS[name];
  const fewest = Math.min(...compared.map(({ samples }) => samples));
  if (fewest < least)
    return `${showNumber(fewest)} requests are too few to tell ${name}, which takes ${showNumber(least)}`;
  if (compared.some(run => run.errorRate > MOST_ERRORS))
    return `more than 1 % of the requests of a run failed, so ${name} tells nothing`;
  return undefined;
}

const valuesOf = (runs: readonly Numbers[], name: MetricName): readonly number[] => runs.map(run => run.value(name));

/** In the base of its dimension: seconds, or answers a second. */
const inBase = (name: MetricName, value: number): number => (name === 'throughput' ? value : value / 1000);

const show = (name: MetricName, value: number): string =>
  name === 'throughput' ? `${showNumber(Number(value.toPrecision(3)))}/s` : showLatency(value);

const ruleOf = (name: MetricName) => (name === 'throughput' ? 'throughput' : 'latency');

function absolute(name: MetricName, comparison: Comparison, { runs, sick }: Subject): One {
  const value = median(valuesOf(runs, name));
  const judged = judge(comparison, { value: inBase(name, value) });
  if ('unknown' in judged) return { unclear: `${name}: ${judged.unknown}` };
  if (sick !== undefined && !survives(name, { comparison, value, sick, holds: judged.holds }))
    return { unclear: `${sick.why}, so nobody can tell whether ${name} is ${comparison.text}` };
  if (judged.holds) return {};
  const shown = showBeside(inBase(name, value), { comparison, limit: judged.limit });
  const which = runs.length === 1 ? '' : ` (median of ${runs.length} runs)`;
  const message = `${name} is ${shown}${which}; expected ${comparison.text}`;
  return { finding: findingOf(loadRules, { rule: ruleOf(name), message, expected: comparison.text, actual: shown }) };
}

/** A generator that is in its own way makes times longer and rates lower: what holds nevertheless, holds. */
function survives(
  name: MetricName,
  at: { readonly comparison: Comparison; readonly value: number; readonly sick: Sick; readonly holds: boolean },
): boolean {
  const { comparison, value, sick, holds } = at;
  const isUpper = comparison.operator === '<' || comparison.operator === '<=';
  const isLower = comparison.operator === '>' || comparison.operator === '>=';
  if (name === 'throughput') return holds && isLower;
  if (holds) return isUpper;
  if (!isUpper || !Number.isFinite(slackOf(name, sick))) return false;
  const least = judge(comparison, { value: Math.max(0, value - slackOf(name, sick)) / 1000 });
  return 'holds' in least && !least.holds;
}

/** In milliseconds. A quantile near the end may be of the worst moment; of rates nobody knows. */
function slackOf(name: MetricName, sick: Sick): number {
  if (name === 'throughput') return Number.POSITIVE_INFINITY;
  return name === 'p99' || name === 'p99.9' || name === 'max' ? sick.worstMs : sick.slackMs;
}

function relative(name: MetricName, comparison: Comparison, subject: Subject): One {
  const { baselines, sick } = subject;
  if (baselines === undefined) return {};
  const slack = sick === undefined ? 0 : slackOf(name, sick);
  const outcome = compare(name, { comparison, subject, less: [0, 0] });
  if (slack > 0) {
    // Either side may have been measured too long: what is said must hold for both.
    const kinder = compare(name, { comparison, subject, less: [slack, 0] });
    const harder = compare(name, { comparison, subject, less: [0, slack] });
    if (new Set([outcome, kinder, harder].map(each => each.outcome)).size > 1)
      return { unclear: `${sick?.why}, and that hides a difference in ${name}` };
  }
  return saidOf(name, { comparison, subject, compared: outcome });
}

/** `less`: milliseconds to take from the runs and from the baselines. */
function compare(
  name: MetricName,
  at: { readonly comparison: Comparison; readonly subject: Subject; readonly less: readonly [number, number] },
): AgainstBaseline {
  const { comparison, subject, less } = at;
  const { runs, baselines = [], floorMs } = subject;
  const reduced = (values: readonly number[], by: number) =>
    values.map(value => Math.max(value - by, Math.min(value, 0.01)));
  return againstBaseline({
    runs: reduced(valuesOf(runs, name), less[0]),
    baselines: reduced(valuesOf(baselines, name), less[1]),
    times: comparison.number,
    holds: ratio => {
      const judged = judge(comparison, { value: ratio, baseline: 1 });
      return 'holds' in judged && judged.holds;
    },
    floor: name === 'throughput' ? 0 : floorMs,
  });
}

function saidOf(
  name: MetricName,
  at: { readonly comparison: Comparison; readonly subject: Subject; readonly compared: AgainstBaseline },
): One {
  const { comparison, subject, compared } = at;
  const { runs, baselines = [] } = subject;
  const { value, baseline, ratio, noise, outcome } = compared;
  if (outcome === 'holds') return {};
  if (outcome === 'none') return { unclear: `${name}: there is no baseline that it could be held against` };
  const of = `median of ${runs.length} and of ${baselines.length} runs`;
  const said = `${name} is ${show(name, value)}, ${Number(ratio.toPrecision(3))} × the baseline of ${show(name, baseline)} (${of})`;
  if (outcome === 'noisy')
    return { unclear: `${said}; the baselines differ by ${show(name, noise)} among themselves, too much to tell` };
  const actual = `${Number(ratio.toPrecision(4))}x`;
  const why =
    outcome === 'floor' ? `, by a difference that means nothing (${show(name, Math.abs(value - baseline))})` : '';
  const rule = outcome === 'floor' ? 'within-noise' : 'worse-than-baseline';
  const message = `${said}${why}; expected ${comparison.text}`;
  return { finding: findingOf(loadRules, { rule, message, expected: comparison.text, actual }) };
}
