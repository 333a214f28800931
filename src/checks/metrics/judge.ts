import { type Finding, findingOf } from '../../check.js';
import { judge } from '../../engines/comparison/judge.js';
import type { Comparison } from '../../engines/comparison/parse.js';
import { againstBaseline } from '../../engines/latency/baseline.js';
import type { MetricsQuery } from './options.js';
import type { Subject } from './reduce.js';
import { metricsRules } from './rules.js';
import { inUnit, type Scale, showAgainst, showValue } from './scale.js';

/** One value with all that it is held against. */
export interface Judging {
  readonly entry: MetricsQuery;
  readonly scale: Scale;
  readonly subject: Subject;
  /** In the value's unit; empty where there are none, undefined where one was asked for and nothing came back. */
  readonly baselines: readonly (number | undefined)[];
  /** Series that answered with NaN, which could have been beyond the limit as well. */
  readonly hidden: number;
}

export interface Judged {
  readonly findings: readonly Finding[];
  readonly unknown: readonly string[];
}

/** Holds a value against `fail` and `warn`, each of which must not hold. */
export function judgeValue(judging: Judging): Judged {
  const { entry, scale, subject } = judging;
  const all = [
    ...(entry.fail ?? []).map(comparison => ({ comparison, place: 'fail' as const })),
    ...(entry.warn ?? []).map(comparison => ({ comparison, place: 'warn' as const })),
  ];
  const strange = outOfRange(judging);
  if (strange !== undefined) return { findings: [], unknown: [strange] };
  const ones = all.map(({ comparison, place }) =>
    comparison.dimension === 'times' && Number.isFinite(subject.value)
      ? relative(comparison, place, judging)
      : absolute(comparison, place, judging),
  );
  const failing = ones.some(({ finding }) => finding?.level === 'error');
  const findings = ones.flatMap(({ finding }) => finding ?? []);
  return {
    // A warning beside the failure of the same value says nothing new.
    findings: failing ? findings.filter(({ level }) => level === 'error') : findings,
    unknown: ones.flatMap(({ unknown }) => (unknown === undefined ? [] : [`${entry.name}${subject.of}: ${unknown}`])),
  };

  function outOfRange({ subject: { value } }: Judging): string | undefined {
    const isShare = all.some(({ comparison }) => comparison.unit === '%');
    if (!isShare || scale.unit !== undefined || !Number.isFinite(value) || (value >= 0 && value <= 1)) return undefined;
    return `${entry.name}${subject.of}: ${value} is no share from 0 to 1; write \`unit: percent\`, or \`unit: ratio\` where it is one`;
  }
}

type Place = 'fail' | 'warn';
type One = { readonly finding?: Finding; readonly unknown?: string };

/** With a NaN among the series, only what no number in its place could undo is known. */
const isSure = ({ operator }: Comparison, { entry, hidden }: Judging): boolean =>
  hidden === 0 ||
  entry.reduce === 'all' ||
  (entry.reduce === 'max' && /^>/.test(operator)) ||
  (entry.reduce === 'min' && /^</.test(operator));

const NAN = 'a series answered with what is not a number (NaN)';

function absolute(comparison: Comparison, place: Place, judging: Judging): One {
  const { entry, scale, subject } = judging;
  const judged = judge(comparison, { value: subject.value, unit: entry.unit, baseline: judging.baselines[0] });
  if ('unknown' in judged) return { unknown: judged.unknown };
  if (!judged.holds) return {};
  if (!isSure(comparison, judging)) return { unknown: NAN };
  const actual = showAgainst(subject.value, { comparison, limit: judged.limit, scale });
  return { finding: crossed({ comparison, place, judging, actual, rule: 'threshold' }) };
}

function crossed(at: {
  readonly comparison: Comparison;
  readonly place: Place;
  readonly judging: Judging;
  readonly actual: string;
  readonly rule: 'threshold' | 'worse-than-baseline';
}): Finding {
  const { comparison, place, judging, actual } = at;
  const { entry, subject } = judging;
  const rule = place === 'warn' ? 'warn-threshold' : at.rule;
  const message = `${entry.name}${subject.of} is ${actual}; it ${place === 'fail' ? 'fails' : 'warns'} at ${comparison.text}`;
  return findingOf(metricsRules, { rule, message, subject: entry.name, expected: `not ${comparison.text}`, actual });
}

function relative(comparison: Comparison, place: Place, judging: Judging): One {
  const { entry, scale, subject, baselines } = judging;
  const known = baselines.filter(each => each !== undefined && Number.isFinite(each)).map(Number);
  if (baselines.length === 0 || known.length < baselines.length) {
    const isNan = baselines.some(each => each !== undefined && Number.isNaN(each));
    return { unknown: isNan ? 'the baseline is not a number (NaN)' : 'there is no baseline' };
  }
  const compared = againstBaseline({
    runs: [subject.value],
    baselines: known,
    times: comparison.number,
    holds: ratio => {
      const judged = judge(comparison, { value: ratio, baseline: 1 });
      return !('holds' in judged) || !judged.holds;
    },
    floor: floorOf(entry, scale),
  });
  const { baseline, noise, outcome } = compared;
  const against = `the baseline of ${showValue(baseline, scale)}`;
  if (outcome === 'none') return { unknown: `the baseline is ${baseline}` };
  if (outcome === 'holds') return {};
  if (!isSure(comparison, judging)) return { unknown: NAN };
  const actual = `${showAgainst(subject.value, { comparison, limit: comparison.number * baseline, scale })}: ${showValue(baseline, scale)}`;
  if (outcome === 'noisy')
    return { unknown: `the baselines differ by ${showValue(noise, scale)} among themselves, too much to tell` };
  if (outcome === 'broken')
    return { finding: crossed({ comparison, place, judging, actual, rule: 'worse-than-baseline' }) };
  const difference = showValue(Math.abs(subject.value - baseline), scale);
  const message = `${entry.name}${subject.of} is beyond ${comparison.text} of ${against}, by ${difference} alone`;
  return { finding: findingOf(metricsRules, { rule: 'within-floor', message, subject: entry.name }) };
}

function floorOf({ floor }: MetricsQuery, scale: Scale): number {
  if (floor === undefined) return 0;
  return floor.unit === undefined ? floor.difference : inUnit(floor.difference, scale);
}
