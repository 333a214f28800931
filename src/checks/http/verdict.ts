import { byFindings, CouldNotTell, type Finding, findingOf, type Verdict } from '../../check.js';
import { count, showDuration } from '../../text/units.js';
import { curlLine } from './curl.js';
import type { HttpOptions } from './options.js';
import type { Asked, Outcome } from './round.js';
import { httpRules } from './rules.js';
import { shownAnswer } from './shown.js';
import { chartsOf, measurementsOf } from './timing.js';
import type { Veil } from './veil.js';

const SHOWN = 20;
const NAMED = 3;

/** What all answers together say. What is wrong counts, though of other requests nobody can tell. */
export function verdictOf({ outcomes, skipped }: Asked, options: HttpOptions, veil: Veil): Verdict {
  const findings = outcomes.flatMap(outcome => findingsOf(outcome, options, veil));
  const unknown = outcomes.filter(each => each.unknown.length > 0);
  if (!findings.some(({ level }) => level === 'error') && unknown.length > 0)
    throw unclear(unknown, outcomes, { options, veil });
  if (!findings.some(({ level }) => level === 'error') && skipped > 0) throw notAll(skipped);
  const bad = outcomes.filter(each => each.unknown.length > 0 || each.troubles.length > 0);
  return byFindings(veil(summaryOf(outcomes, { findings, skipped, unknown: unknown.length })), {
    findings,
    measurements: measurementsOf(outcomes, veil),
    charts: chartsOf(outcomes, veil),
    details: bad.slice(0, SHOWN).map(each => ({
      title: veil(nameOf(each)),
      text: veil(
        `${each.visit ? shownAnswer(each.visit) : '(nothing came back)'}\n\nRepeat it with:\n${curlLine(each.sent, options, each.entry)}`,
      ),
    })),
  });
}

const notAll = (skipped: number): CouldNotTell =>
  new CouldNotTell('nothing-checked', `${count(skipped, 'step')} not asked`, 'Look at the step before them.');

export const nameOf = ({ sent, address }: Outcome): string =>
  address === undefined ? sent.label : `${sent.label} at ${address}`;

function findingsOf(outcome: Outcome, options: HttpOptions, veil: Veil): readonly Finding[] {
  const name = nameOf(outcome);
  return outcome.troubles.flatMap(({ rule, message, expected, actual }) => {
    const level = levelOf(rule, options);
    if (level === 'off') return [];
    const finding = findingOf(httpRules, {
      rule,
      message: veil(`${name} ${message}`),
      subject: veil(name),
      ...(expected !== undefined && { expected: veil(expected) }),
      ...(actual !== undefined && { actual: veil(actual) }),
    });
    return [level === undefined ? finding : { ...finding, level }];
  });
}

const levelOf = (rule: string, { policies }: HttpOptions): 'error' | 'warning' | 'off' | undefined =>
  Object.entries(policies).find(([name]) => name === rule)?.[1];

function summaryOf(
  outcomes: readonly Outcome[],
  {
    findings,
    skipped,
    unknown,
  }: { readonly findings: readonly Finding[]; readonly skipped: number; readonly unknown: number },
): string {
  const errors = findings.filter(({ level }) => level === 'error');
  const rest = [
    ...(unknown > 0 ? [`${count(unknown, 'other')} could not be told`] : []),
    ...(skipped > 0 ? [`${count(skipped, 'step')} after it not asked`] : []),
  ];
  if (errors.length > 0) {
    const [first] = errors;
    const more = errors.length === 1 ? [] : [`${errors.length - 1} more`];
    return [first?.message ?? '', ...more, ...rest].join('; ');
  }
  const slowest = [...outcomes].sort((a, b) => (b.visit?.totalMs ?? 0) - (a.visit?.totalMs ?? 0))[0];
  const took = showDuration(slowest?.visit?.totalMs ?? 0);
  if (outcomes.length === 1 && slowest?.visit) {
    return `${nameOf(slowest)} answered ${slowest.visit.hops.at(-1)?.answer.status} in ${took}`;
  }
  return `${count(outcomes.length, 'request')} answered as expected, the slowest in ${took}`;
}

function unclear(
  unknown: readonly Outcome[],
  all: readonly Outcome[],
  { options, veil }: { readonly options: HttpOptions; readonly veil: Veil },
): CouldNotTell {
  const sentences = unknown.slice(0, NAMED).map(each => sentenceOf(each));
  const more = unknown.length > NAMED ? [`${unknown.length - NAMED} more`] : [];
  const of = all.length === 1 ? '' : `${unknown.length} of ${count(all.length, 'request')} could not be told: `;
  const [first] = unknown;
  const [reason] = first?.unknown ?? [];
  const advice = reason !== undefined && 'remedy' in reason ? String(reason.remedy) : 'Look at what the service sends.';
  const repeat = first === undefined ? '' : ` Repeat it with: ${curlLine(first.sent, options, first.entry)}`;
  return new CouldNotTell(
    reason?.why ?? 'unreachable',
    veil(of + [...sentences, ...more].join('; ')),
    veil(advice + repeat),
  );
}

/** An error of the network names the address itself. */
const sentenceOf = (outcome: Outcome): string =>
  outcome.unknown
    .map(({ message }) =>
      message.includes('://') && outcome.visit === undefined ? message : `${nameOf(outcome)} ${message}`,
    )
    .join(', ');
