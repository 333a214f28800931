import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { judge } from '../../engines/comparison/judge.js';
import { median } from '../../engines/latency/baseline.js';
import { clip } from '../../text/clip.js';
import { oneLine } from '../../text/visible.js';
import { baselineAnswers } from './baseline.js';
import { chartOf } from './chart.js';
import { judgeValue } from './judge.js';
import type { MetricsQuery } from './options.js';
import { limitOf } from './query-limit.js';
import { baselinesFor, reduce, type Subject } from './reduce.js';
import { metricsRules } from './rules.js';
import { measured, measuredUnit, type Scale, scaleOf, showValue } from './scale.js';
import { type Answer, type Asking, askCommand, askQuery, notBeforeDeploy, type Resolved, resolve } from './source.js';
import { type Told, toldOf } from './told.js';

const QUERY_SHOWN = 1000;
const SUBJECTS_SHOWN = 20;

/** Asks one query, once its guard holds, and holds what counts of the answer against its limits. */
export async function tellQuery(entry: MetricsQuery, asking: Asking): Promise<Told> {
  const { name } = entry;
  await guarded(entry, asking);
  const resolved = await questionOf(entry, asking);
  const answer = await answerOf(entry, resolved, asking);
  const lines = [lineOf(entry, resolved), ...answer.values.slice(0, SUBJECTS_SHOWN).map(shownValue)];
  const remarks = answer.infos.map(info => note('remark', name, `${name}: ${info}`));
  if (answer.values.length === 0) {
    const { findings } = noData(entry, resolved);
    return toldOf(name, { said: `${name} has no data`, findings: [...findings, ...remarks], lines });
  }
  const reduced = reduce(answer.values, entry.reduce);
  if ('unknown' in reduced) throw new CouldNotTell('nothing-checked', `${name}: ${reduced.unknown}`, reduced.remedy);
  const { subjects, hidden } = reduced;
  const scale = scaleOf(entry);
  const baselines = await baselineAnswers(entry, { resolved, answer, asking, scale });
  const judged = subjects.map(subject => {
    const own = baselinesFor(subject, baselines, entry.reduce);
    return { subject, own, ...judgeValue({ entry, scale, subject, baselines: own, hidden }) };
  });
  const failing = judged.filter(({ findings }) => findings.some(({ level }) => level === 'error'));
  const worst = failing[0] ?? judged[0];
  const unknown = [...judged.flatMap(each => each.unknown), ...nan(entry, hidden)];
  const findings = [...judged.flatMap(each => each.findings), ...remarks];
  const wrong = failing.length > 0;
  return toldOf(name, {
    said: worst && `${name}${worst.subject.of} is ${showValue(worst.subject.value, scale)}`,
    findings,
    unknown: wrong ? [] : unknown.map(why => new CouldNotTell('nothing-checked', why, REMEDY)),
    measurements: judged.slice(0, SUBJECTS_SHOWN).flatMap(each => measurementOf(entry, { ...each, scale })),
    charts: worst
      ? await chartOf(entry, { resolved, answer, asking, scale, of: worst.subject, baseline: middle(worst.own) })
      : [],
    lines: [...lines, ...baselines.flatMap(values => values.slice(0, 1).map(value => `baseline ${shownValue(value)}`))],
  });
}

const REMEDY = 'Look at what the query answers; the details have it as it was asked.';

const nan = ({ name }: MetricsQuery, hidden: number): readonly string[] => {
  if (hidden === 0) return [];
  const what = hidden === 1 ? 'the value is' : `${hidden} values are`;
  return [`${name}: ${what} not a number (NaN), as where 0 is divided by 0`];
};

const note = (rule: 'remark' | 'no-data', subject: string, message: string): Finding =>
  findingOf(metricsRules, { rule, message, subject });

/** Too little traffic, or whatever else must hold for the value to tell anything. */
async function guarded({ name, guard, window }: MetricsQuery, asking: Asking): Promise<void> {
  if (guard === undefined) return;
  const called = `${name}: guard`;
  const resolved = await resolve(guard.query, { name: called, window, asking });
  const { values } = await askQuery(resolved, { name: called, asking });
  const [first, ...rest] = values;
  const remedy = 'Wait for more (`within`), or look at a longer window.';
  const refuse = (why: string) => new CouldNotTell('nothing-checked', `${called}: ${why}`, remedy);
  if (rest.length > 0) throw refuse(`${values.length} series came back; write a query for one number, such as sum(…)`);
  const judged = judge(guard.is, { value: first?.value });
  if ('unknown' in judged) throw refuse(judged.unknown);
  if (!judged.holds)
    throw refuse(`${showPlain(first?.value)} is not ${guard.is.text}, so the value would tell nothing`);
}

const showPlain = (value: number | undefined): string =>
  value === undefined ? 'nothing' : String(Number(value.toPrecision(6)));

async function questionOf(entry: MetricsQuery, asking: Asking): Promise<Resolved | undefined> {
  const { name, query, window } = entry;
  if (query === undefined) return undefined;
  const resolved = await resolve(query, { name, window, asking });
  await notBeforeDeploy(resolved, { name, ports: asking.ports });
  return resolved;
}

async function answerOf(entry: MetricsQuery, resolved: Resolved | undefined, asking: Asking): Promise<Answer> {
  const { name, command, window } = entry;
  if (resolved !== undefined) return askQuery(resolved, { name, asking });
  if (command !== undefined) return askCommand(command, { name, window, asking });
  throw new CouldNotTell('fault', `${name}: there is nothing to ask`, 'Write a `query`.');
}

const lineOf = ({ command }: MetricsQuery, resolved: Resolved | undefined): string =>
  clip(oneLine(resolved?.text ?? command?.run.join(' ') ?? ''), QUERY_SHOWN);

const shownValue = ({ labels, value }: Answer['values'][number]): string =>
  `  ${value} ${Object.keys(labels).length === 0 ? '' : oneLine(JSON.stringify(labels))}`.trimEnd();

function noData(entry: MetricsQuery, resolved: Resolved | undefined): { readonly findings: readonly Finding[] } {
  const { name } = entry;
  const message = `${name}: the answer is empty: there is no such series, or none with a sample now`;
  if (entry['no-data'] === 'passed') return { findings: [note('no-data', name, `${message}; it counts as passed`)] };
  const isRatio = resolved?.expr !== undefined && resolved.text.includes('/');
  const remedy = isRatio
    ? 'Where the series of errors begins with the first error, write `(… or vector(0)) / …`, or use `ratios`.'
    : 'Correct the query, or look whether the metric is still there and its target is scraped.';
  throw new CouldNotTell('nothing-checked', message, remedy);
}

function middle(baselines: readonly (number | undefined)[]): number | undefined {
  const known = baselines.flatMap(each => (each !== undefined && Number.isFinite(each) ? [each] : []));
  return known.length === 0 ? undefined : median(known);
}

function measurementOf(
  { name, fail = [], reduce: how }: MetricsQuery,
  at: { readonly subject: Subject; readonly own: readonly (number | undefined)[]; readonly scale: Scale },
): readonly Measurement[] {
  const { subject, own, scale } = at;
  if (!Number.isFinite(subject.value)) return [];
  const baseline = middle(own);
  return [
    {
      name: how === 'all' ? `${name}${subject.of}` : name,
      value: measured(subject.value, scale),
      unit: measuredUnit(scale),
      ...limitOf(fail, { scale, baseline }),
      ...(baseline !== undefined && { baseline: measured(baseline, scale) }),
    },
  ];
}
