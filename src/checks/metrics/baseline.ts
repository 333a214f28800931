import { CouldNotTell } from '../../check.js';
import { pastMeasurements } from '../../facts/past-reports.js';
import { count } from '../../text/units.js';
import type { MetricsQuery } from './options.js';
import { fromMeasured, type Scale } from './scale.js';
import { type Answer, type Asking, askQuery, type Resolved, resolve, type Value } from './source.js';

/** The answers that a value is held against, in its unit; an empty one where a baseline has none. */
export async function baselineAnswers(
  entry: MetricsQuery,
  at: {
    readonly resolved: Resolved | undefined;
    readonly answer: Answer;
    readonly asking: Asking;
    readonly scale: Scale;
  },
): Promise<readonly (readonly Value[])[]> {
  const { name, baseline, window } = entry;
  const { resolved, answer, asking, scale } = at;
  if (baseline === undefined) return [];
  const called = `${name}: baseline`;
  if ('query' in baseline) {
    const other = await resolve(baseline.query, { name: called, window, asking });
    return [(await askQuery(other, { name: called, asking, at: answer.at })).values];
  }
  if ('offset' in baseline) {
    if (resolved === undefined || answer.at === undefined) return [[]];
    const answers: (readonly Value[])[] = [];
    for (const ms of baseline.offset) {
      answers.push((await askQuery(resolved, { name: called, asking, at: answer.at - ms / 1000 })).values);
    }
    return answers;
  }
  const past = await pastMeasurements(baseline.reports, { kind: 'metrics', name, ports: asking.ports });
  if (past.values.length < baseline.least) {
    const left = past.leftOut.length === 0 ? '' : ` (left out: ${past.leftOut.join(', ')})`;
    const message = `${called}: ${count(past.values.length, 'earlier report')} with a value that passed, fewer than ${baseline.least}${left}`;
    throw new CouldNotTell('nothing-checked', message, 'Keep the reports of more runs, or lower `least`.');
  }
  return past.values.map(value => [{ labels: {}, value: fromMeasured(value, scale) }]);
}
