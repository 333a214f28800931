import { byFindings, CouldNotTell, type Finding, findingOf, type Measurement, type Verdict } from '../../check.js';
import { isNamed } from '../../engines/latency/load-plan.js';
import { endOf, lastWords } from '../../facts/tool/answer.js';
import { type K6Summary, readK6Summary } from '../../formats/k6/summary.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { count, showLatency } from '../../text/units.js';
import { judgeLoad, type Numbers } from './judge.js';
import type { LoadOptions } from './options.js';
import { loadRules } from './rules.js';

const STATS = 'avg,min,med,max,p(75),p(90),p(95),p(99),p(99.9),count';
/** k6's names of what is expected here. */
const STAT_OF = {
  p50: 'med',
  p75: 'p(75)',
  p90: 'p(90)',
  p95: 'p(95)',
  p99: 'p(99)',
  'p99.9': 'p(99.9)',
  mean: 'avg',
  max: 'max',
} as const;
const THRESHOLDS_CROSSED = 99;
const MARKED_AS_FAILED = 110;

/** Runs a script of k6 and judges its summary: its own thresholds, and what the config expects besides. */
export async function runK6(script: string, options: LoadOptions, ports: Ports): Promise<Verdict> {
  mustBeNamed(await ports.files.text(script), { script, hosts: options.hosts });
  const file = `${await ports.files.scratch()}/summary.json`;
  const flags = ['--quiet', '--no-usage-report', `--summary-trend-stats=${STATS}`, `--summary-export=${file}`];
  const ran = await ports.exec.run(['k6', 'run', ...flags, await ports.files.resolve(script)]);
  mustHaveRun(ran);
  const summary = await summaryOf(file, ports);
  const numbers = numbersOf(summary);
  mustHaveLoaded(summary, { script, numbers });
  const judged = judgeLoad(options.expect, {
    runs: [numbers],
    baselines: undefined,
    sick: undefined,
    isOpen: false,
    floorMs: options.floor,
  });
  const findings = [...thresholdFindings(summary), ...endFindings(ran, { summary, script }), ...judged.findings];
  if (!findings.some(({ level }) => level === 'error')) {
    mustDecide(summary, { script, expects: Object.values(options.expect).some(all => all !== undefined) });
    if (judged.unclear.length > 0)
      throw new CouldNotTell('nothing-checked', `${script}: ${judged.unclear.join('; ')}`, 'Make more requests.');
  }
  const kept = summary.thresholds.filter(each => each.kept).length;
  const told = [
    count(numbers.samples, 'request'),
    `${kept} of ${count(summary.thresholds.length, 'threshold')} kept`,
    ...(Number.isFinite(numbers.value('p95')) ? [`p95 ${showLatency(numbers.value('p95'))}`] : []),
  ];
  return byFindings(`${script}: ${told.join(', ')}`, {
    findings,
    measurements: measurementsOf(numbers),
    evidence: [script],
    details: ran.stdout.text.trim() === '' ? [] : [{ title: 'Summary of k6', text: ran.stdout.text }],
  });
}

/** A script is a program and asks whom it likes: what it names in so many words is checked before it begins. */
function mustBeNamed(
  text: string,
  { script, hosts }: { readonly script: string; readonly hosts: readonly string[] },
): void {
  const code = text.replace(/^\s*import\b[^;\n]*/gm, '').replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const named = [...code.matchAll(/\bhttps?:\/\/[^\s'"`$/?#\\]+/g)]
    .map(([url]) => url)
    .filter(url => URL.canParse(url));
  const stranger = named.find(url => !isNamed(url, hosts));
  if (stranger === undefined) return;
  const message = `${script}: names ${new URL(stranger).host}, which is not among \`hosts\``;
  throw new CouldNotTell(
    'unsupported',
    message,
    'Add it to `hosts` if it may be loaded, or take it out of the script.',
  );
}

/** 99: thresholds crossed; 110: the script called its test failed. All else but 0 says that k6 did not come to its end. */
function mustHaveRun(ran: Ran): void {
  if (ran.code !== null && [0, THRESHOLDS_CROSSED, MARKED_AS_FAILED].includes(ran.code)) return;
  const remedy = 'Run it by hand to see why; k6 says what its exit codes mean.';
  throw new CouldNotTell('tool-crashed', `k6 ${endOf(ran)}: ${lastWords(ran) || 'it said nothing'}`, remedy);
}

async function summaryOf(file: string, { files }: Ports): Promise<K6Summary> {
  const remedy = 'Use a k6 that knows --summary-export; 1.8 does.';
  if ((await files.facts(file)) === undefined) throw new CouldNotTell('unreadable', 'k6 wrote no summary', remedy);
  let value: unknown;
  try {
    value = JSON.parse(await files.text(file));
  } catch (cause) {
    throw new CouldNotTell('wrong-format', 'the summary of k6 is no JSON, or not all of it', remedy, { cause });
  }
  const read = readK6Summary(value);
  if (read === undefined)
    throw new CouldNotTell('wrong-format', 'the summary of k6 has a form that is not known', remedy);
  return read;
}

const numberOf = ({ metrics }: K6Summary, metric: string, stat: string): number =>
  metrics.get(metric)?.values.get(stat) ?? Number.NaN;

const numbersOf = (summary: K6Summary): Numbers => ({
  samples: numberOf(summary, 'http_req_duration', 'count') || numberOf(summary, 'http_reqs', 'count') || 0,
  errorRate: rateOf(summary),
  plainErrorRate: rateOf(summary),
  value: name =>
    name === 'throughput'
      ? numberOf(summary, 'http_reqs', 'rate')
      : numberOf(summary, 'http_req_duration', STAT_OF[name]),
});

/** `rate` in one form, `value` in the other. */
function rateOf(summary: K6Summary): number {
  const rate = numberOf(summary, 'http_req_failed', 'rate');
  return Number.isNaN(rate) ? numberOf(summary, 'http_req_failed', 'value') : rate;
}

/** k6 calls a test good in which nothing happened, and one that could not make the load that was asked for. */
function mustHaveLoaded(
  summary: K6Summary,
  { script, numbers }: { readonly script: string; readonly numbers: Numbers },
): void {
  const remedy = 'Look at the log of k6: an exception in the script ends its iterations, not the test.';
  if (!(numbers.samples > 0)) throw new CouldNotTell('nothing-checked', `${script}: k6 made no request`, remedy);
  if (!(numberOf(summary, 'iterations', 'count') > 0))
    throw new CouldNotTell('nothing-checked', `${script}: no iteration came to its end`, remedy);
  const dropped = numberOf(summary, 'dropped_iterations', 'count');
  if (dropped > 0) {
    const message = `${script}: k6 dropped ${count(dropped, 'iteration')}, so the load that was asked for was not made`;
    throw new CouldNotTell('nothing-checked', message, 'Give the scenario more `preAllocatedVUs`.');
  }
  const empty = summary.thresholds.find(({ metric }) => !summary.metrics.get(metric)?.hasSamples);
  if (empty !== undefined) {
    const message = `${script}: nothing was measured for the threshold ${empty.metric}: ${empty.expression}, which k6 calls kept`;
    throw new CouldNotTell('nothing-checked', message, 'Measure what the threshold is about, or remove it.');
  }
}

function mustDecide(
  summary: K6Summary,
  { script, expects }: { readonly script: string; readonly expects: boolean },
): void {
  if (summary.thresholds.length > 0 || expects) return;
  const message = `${script}: it has no thresholds, and nothing is expected here`;
  throw new CouldNotTell(
    'nothing-checked',
    message,
    'Give the script `thresholds`, or write what you expect under `expect`.',
  );
}

const thresholdFindings = (summary: K6Summary): readonly Finding[] =>
  summary.thresholds
    .filter(({ kept }) => !kept)
    .map(({ metric, expression }) =>
      findingOf(loadRules, {
        rule: 'k6-threshold',
        message: `${metric}: ${expression} is crossed`,
        expected: expression,
      }),
    );

/** The exit code and the summary must agree: where they do not, the worse counts. */
function endFindings(
  ran: Ran,
  { summary, script }: { readonly summary: K6Summary; readonly script: string },
): readonly Finding[] {
  const file = script;
  if (ran.code === MARKED_AS_FAILED)
    return [findingOf(loadRules, { rule: 'k6-failed', message: 'the script called its test failed (exit 110)', file })];
  if (ran.code !== THRESHOLDS_CROSSED || summary.thresholds.some(({ kept }) => !kept)) return [];
  return [
    findingOf(loadRules, { rule: 'k6-threshold', message: 'k6 says that a threshold is crossed (exit 99)', file }),
  ];
}

function measurementsOf(numbers: Numbers): readonly Measurement[] {
  const names = ['p50', 'p95', 'p99', 'max'] as const;
  const times = names.map(name => ({ name, value: numbers.value(name), unit: 'ms' }));
  return [
    ...times.filter(({ value }) => Number.isFinite(value)),
    { name: 'requests', value: numbers.samples, unit: 'requests' },
    ...(Number.isFinite(numbers.errorRate) ? [{ name: 'error-rate', value: 100 * numbers.errorRate, unit: '%' }] : []),
  ];
}
