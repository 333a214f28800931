import { CouldNotTell, type Finding, findingOf, type Measurement } from '../../check.js';
import { boundsOf, judgeProportion, leastToPass, requestsToDecide } from '../../engines/proportion/judge.js';
import { showNumber } from '../../text/units.js';
import { missingErrorSeries } from './error-series.js';
import type { Ratio, Source } from './options.js';
import { metricsRules } from './rules.js';
import { type Answer, type Asking, askCommand, askQuery, notBeforeDeploy, type Resolved, resolve } from './source.js';
import { type Told, toldOf } from './told.js';

/** What is counted, and what it says. */
interface Counts {
  readonly errors: number;
  readonly total: number;
}

/** Judges a share of errors by its counts. `looks` is how often that is done in all: the chance to be wrong is shared. */
export async function tellRatio(
  ratio: Ratio,
  { asking, looks }: { readonly asking: Asking; readonly looks: number },
): Promise<Told> {
  const { name, limit, confidence } = ratio;
  const total = await ask(ratio.total, { ratio, called: `${name}: total`, asking });
  const all = countOf(total.answer, `${name}: total`);
  if (all === undefined || all === 0) {
    const why = all === 0 ? 'there were no requests' : 'the answer is empty: no series counts requests';
    throw new CouldNotTell('nothing-checked', `${name}: total: ${why}`, EMPTY);
  }
  const errors = await ask(ratio.errors, { ratio, called: `${name}: errors`, asking, at: total.answer.at });
  const found = countOf(errors.answer, `${name}: errors`);
  if (found === undefined) await provenNone(errors, { ratio, asking, at: total.answer.at });
  const counts = { errors: found ?? 0, total: all };
  if (counts.errors > counts.total) throw uneven(name, counts);
  const alpha = (1 - confidence) / looks;
  const at = { ...counts, limit, alpha };
  const verdict = judgeProportion(at);
  const said = `${name} is ${showCounts(counts)}`;
  const findings: Finding[] =
    found === undefined
      ? [
          findingOf(metricsRules, {
            rule: 'no-error-series',
            message: `${name}: no series counts errors`,
            subject: name,
          }),
        ]
      : [];
  const { lower, upper } = boundsOf(at);
  const shared = looks === 1 ? '' : `, shared among ${looks} looks`;
  const sure = `with ${percent(confidence)} confidence${shared}`;
  if (verdict === 'above') {
    const message = `${said}: above ${percent(limit)} ${sure} (at least ${percent(lower)})`;
    const expected = `at most ${percent(limit)}`;
    findings.push(
      findingOf(metricsRules, { rule: 'error-ratio', message, subject: name, expected, actual: showCounts(counts) }),
    );
  }
  return toldOf(name, {
    said: verdict === 'below' ? `${said}, below ${percent(limit)} ${sure} (at most ${percent(upper)})` : said,
    findings,
    unknown: verdict === 'open' ? [undecided(`${said}, which decides nothing at ${percent(limit)}`, at)] : [],
    measurements: measurementsOf(ratio, counts),
    lines: [
      `errors ${errors.asked}`,
      `  ${counts.errors}`,
      `total  ${total.asked}`,
      `  ${counts.total}`,
      `the true share is from ${percent(lower)} to ${percent(upper)}, each bound ${sure}`,
    ],
  });
}

const EMPTY = 'Correct the query, or look whether the metric is still there and anything is asked of the service.';

interface Asked {
  readonly answer: Answer;
  readonly asked: string;
  readonly resolved: Resolved | undefined;
}

async function ask(
  source: Source,
  at: {
    readonly ratio: Ratio;
    readonly called: string;
    readonly asking: Asking;
    readonly at?: number | undefined;
  },
): Promise<Asked> {
  const { ratio, called, asking } = at;
  const { window } = ratio;
  if ('command' in source) {
    const answer = await askCommand(source.command, { name: called, window, asking });
    return { answer, asked: source.command.run.join(' '), resolved: undefined };
  }
  const resolved = await resolve(source.query, { name: called, window, asking });
  await notBeforeDeploy(resolved, { name: called, ports: asking.ports });
  const answer = await askQuery(resolved, { name: called, asking, at: at.at });
  return { answer, asked: resolved.text, resolved };
}

/** All series together, in whole numbers (`increase()` extrapolates); undefined where there is none. */
function countOf({ values }: Answer, called: string): number | undefined {
  if (values.length === 0) return undefined;
  const sum = values.reduce((all, { value }) => all + value, 0);
  if (Number.isFinite(sum) && values.every(({ value }) => value >= 0)) return Math.round(sum);
  const message = `${called}: ${sum} is no count`;
  throw new CouldNotTell('nothing-checked', message, 'Write a query for a count, such as sum(increase(…[$window])).');
}

/** A series of errors often begins with the first error: then there are none, if the metric and its labels are known. */
async function provenNone(
  { resolved }: Asked,
  { ratio, asking, at }: { readonly ratio: Ratio; readonly asking: Asking; readonly at: number | undefined },
): Promise<void> {
  const called = `${ratio.name}: errors`;
  const missing =
    resolved?.expr === undefined
      ? 'nothing shows that there would be one'
      : await missingErrorSeries(resolved.expr, { called, asking, at });
  if (missing === undefined) return;
  const message = `${called}: the answer is empty, and ${missing}`;
  const remedy = 'Correct the query; where the series begins with the first error, add `or vector(0)`.';
  throw new CouldNotTell('nothing-checked', message, remedy);
}

const uneven = (name: string, counts: Counts): CouldNotTell => {
  const message = `${name}: ${showCounts(counts)}: more errors than there were in all`;
  return new CouldNotTell('nothing-checked', message, 'Let both queries count the same requests in the same window.');
};

function undecided(what: string, at: Counts & { readonly limit: number; readonly alpha: number }): CouldNotTell {
  const needed = requestsToDecide(at);
  const least = leastToPass(at);
  const share = percent(at.errors / at.total);
  const how =
    needed === undefined
      ? `${share} is too close to the limit for any number of requests`
      : `about ${showNumber(rounded(needed))} requests would decide, if it stays ${share}`;
  const few = at.total < least ? `; fewer than ${showNumber(least)} never show that it holds` : '';
  const remedy = 'Look at a longer `window`, wait with `within`, or choose a limit further away.';
  return new CouldNotTell('undecided', `${what}: ${how}${few}`, remedy);
}

/** Two digits are more than such an estimate is worth; never less than it. */
function rounded(number: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(number)) - 1);
  return Math.ceil(number / step) * step;
}

const percent = (share: number): string => `${Number((share * 100).toPrecision(3))} %`;

const showCounts = ({ errors, total }: Counts): string =>
  `${percent(errors / total)} (${showNumber(errors)} of ${showNumber(total)})`;

function measurementsOf({ name, limit }: Ratio, { errors, total }: Counts): readonly Measurement[] {
  const value = Number(((errors / total) * 100).toPrecision(12));
  return [
    { name, value, unit: '%', limit: Number((limit * 100).toPrecision(12)), bound: 'max' },
    { name: `${name}: total`, value: total, unit: '' },
  ];
}
