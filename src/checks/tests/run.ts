import { byFindings, CouldNotTell, type Finding, type Measurement, type Verdict } from '../../check.js';
import { type Freshness, notOlderThan, writtenFrom } from '../../facts/report-file/freshness.js';
import type { Ran } from '../../ports/exec.js';
import type { Ports } from '../../ports/ports.js';
import { tellingLine } from '../../text/last-line.js';
import { count, showDuration, showNumber } from '../../text/units.js';
import { type Coverage, readCoverage } from './coverage.js';
import { details } from './details.js';
import { testFindings } from './findings.js';
import { Locator } from './locate.js';
import type { TestsOptions } from './options.js';
import { matching, type Reports, readReports } from './reports.js';
import { addUp, type Totals } from './totals.js';

/** How old a report of an earlier step may be, unless told. */
const HOUR_MS = 3_600_000;

/** A suite that has run, or whose reports an earlier step left. */
interface Suite {
  readonly freshness: Freshness;
  readonly ran: (Ran & { readonly name: string; readonly code: number }) | undefined;
}

/** Runs the suite of a `tests` check and judges it by its exit code and its reports. */
export async function runTests(options: TestsOptions, ports: Ports): Promise<Verdict> {
  const suite = await runSuite(options, ports);
  try {
    return await judge(options, { suite, ports });
  } catch (error) {
    if (!(error instanceof CouldNotTell) || ports.signal.aborted || !suite.ran) throw error;
    throw withExit(error, suite.ran);
  }
}

async function runSuite(options: TestsOptions, { exec, files, clock }: Ports): Promise<Suite> {
  if (options.run === undefined) {
    const limitMs = options['max-age'] ?? HOUR_MS;
    return { ran: undefined, freshness: notOlderThan({ limitMs, nowMs: clock.now().getTime() }) };
  }
  const patterns = [...options.junit, ...(options.coverage ? [options.coverage.file] : [])];
  const paths = [...(await matching(patterns, files)).values()].flat();
  const freshness = await writtenFrom(clock.now().getTime(), { files, paths });
  const ran = await exec.run(options.run, { cwd: options.cwd, env: options.env });
  const name = options.run[0];
  const { code } = ran;
  if (code === null) {
    const remedy = 'Look at its output for the reason; out of memory is a common one.';
    throw new CouldNotTell('tool-crashed', `${name} was ended by ${ran.signal ?? 'a signal'}`, remedy);
  }
  return { freshness, ran: { ...ran, name, code } };
}

async function judge(
  options: TestsOptions,
  { suite, ports }: { readonly suite: Suite; readonly ports: Ports },
): Promise<Verdict> {
  const { freshness, ran } = suite;
  const reports = await readReports(options.junit, {
    ports,
    freshness,
    leftovers: options.leftovers,
    cwd: options.cwd,
  });
  const totals = addUp(reports.read, { retriesCount: ran?.code === 0 });
  refuseTooLittle(options, { totals, ran });
  const coverage = await coverageOf(options, { suite, ports, failed: totals.failed > 0 });
  const findings = [
    ...(await testFindings(totals, new Locator(ports.files, options.cwd))),
    ...doubtful(totals),
    ...exitCode(totals, ran),
    ...limits(options, totals),
    ...(coverage?.findings ?? []),
    ...leftovers(reports),
  ].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return byFindings(summarise({ totals, ran, coverage, findings }), {
    findings,
    measurements: measure(options, { totals, ran, coverage }),
    evidence: evidence(reports, { coverage, ran }),
    details: details(totals, ran),
  });
}

/** Failures stand whatever else is missing; without any, too few tests prove nothing. */
function refuseTooLittle(options: TestsOptions, { totals, ran }: { totals: Totals; ran: Suite['ran'] }): void {
  const { executed, failed, skipped, withoutTests, hidden, doubts } = totals;
  if (failed > 0) return;
  const [doubt] = doubts;
  if (doubt) throw doubt;
  const least = options['min-executed'];
  if (executed < (ran && ran.code !== 0 ? 1 : least)) {
    const what = executed === 0 ? 'no test was executed' : `${count(executed, 'test')} executed, fewer than ${least}`;
    const skips = skipped > 0 ? `, ${skipped} skipped` : '';
    const files = withoutTests > 0 ? `, ${count(withoutTests, 'file')} without a test` : '';
    const remedy = 'Look at which tests the suite selects, and whether it finds its files.';
    throw new CouldNotTell('nothing-checked', `${what}${skips}${files}`, remedy);
  }
  if (hidden > 0 && (!ran || ran.code === 0)) {
    const message = `the reports count ${count(hidden, 'failure')} and show none`;
    throw new CouldNotTell('truncated', message, 'Run the suite again; look at its own output.');
  }
}

/** Without failed tests its coverage must be there; a suite that failed may have left it out. */
async function coverageOf(
  { coverage }: TestsOptions,
  { suite, ports, failed }: { readonly suite: Suite; readonly ports: Ports; readonly failed: boolean },
): Promise<Coverage | undefined> {
  if (coverage === undefined) return undefined;
  try {
    return await readCoverage(coverage, { ports, freshness: suite.freshness });
  } catch (error) {
    if (failed && error instanceof CouldNotTell && !ports.signal.aborted) return undefined;
    throw error;
  }
}

/** Beside failures: a waiver for them must not cover what the reports leave open. */
const doubtful = ({ doubts }: Totals): readonly Finding[] =>
  doubts.map(({ message, remedy }) => ({ rule: 'doubtful-report', level: 'error', message, help: remedy }));

function exitCode(totals: Totals, ran: Suite['ran']): readonly Finding[] {
  if (!ran || ran.code === 0 || totals.failed > 0) return [];
  const hidden =
    totals.hidden > 0 ? `, and its reports count ${count(totals.hidden, 'failure')} that they do not show` : '';
  const message = `${ran.name} exited with ${ran.code} although none of its ${count(totals.executed, 'test')} failed${hidden}`;
  const help =
    'Something around the tests failed: a hook, a coverage threshold, a leak, the collection. Look at its output.';
  return [{ rule: 'exit-code', level: 'error', message, expected: '0', actual: String(ran.code), help }];
}

function limits(options: TestsOptions, totals: Totals): readonly Finding[] {
  return (['skipped', 'flaky'] as const).flatMap(what => {
    const limit = options[`max-${what}`];
    const actual = totals[what];
    if (limit === undefined || actual <= limit) return [];
    const message = `${count(actual, `${what} test`)}, more than ${limit}`;
    return [{ rule: `max-${what}`, level: 'error' as const, message, expected: `≤ ${limit}`, actual: String(actual) }];
  });
}

const leftovers = (reports: Reports): readonly Finding[] =>
  reports.leftovers.map(path => ({
    rule: 'leftover',
    level: 'warning',
    message: 'this run did not write it: left out',
    file: path,
  }));

interface Judged {
  readonly totals: Totals;
  readonly ran: Suite['ran'];
  readonly coverage: Coverage | undefined;
}

function summarise({ totals, ran, coverage, findings }: Judged & { readonly findings: readonly Finding[] }): string {
  const { executed, failed, skipped, flaky } = totals;
  const tests = nothingLoaded(totals)
    ? `${count(failed, 'test file')} could not be loaded, so no test ran`
    : failed > 0
      ? `${showNumber(failed)} of ${count(executed, 'test')} failed${ran?.code === 0 ? ` although ${ran.name} exited with 0` : ''}`
      : `${count(executed, 'test')} passed in ${showDuration(ran?.durationMs ?? totals.ms)}`;
  const besides = [
    skipped > 0 ? `${skipped} skipped` : '',
    flaky > 0 ? `${flaky} flaky` : '',
    coverage ? `coverage ${coverage.shown}` : '',
  ];
  const other = failed > 0 ? undefined : findings.find(finding => finding.level === 'error');
  const said = [tests, ...besides].filter(part => part !== '').join(', ');
  return other ? `${other.message}; ${said}` : said;
}

/** pytest reports a file that it cannot import as a test that failed. */
const nothingLoaded = ({ executed, failed, failures }: Totals): boolean =>
  failed > 0 && failed === executed && failures.length === failed && failures.every(isCollection);

const isCollection = ({ message }: { readonly message: string }): boolean => message === 'collection failure';

function measure(options: TestsOptions, { totals, ran, coverage }: Judged): readonly Measurement[] {
  return [
    { name: 'executed', value: totals.executed, unit: 'tests', limit: options['min-executed'], bound: 'min' },
    { name: 'failed', value: totals.failed, unit: 'tests', limit: 0 },
    { name: 'skipped', value: totals.skipped, unit: 'tests', limit: options['max-skipped'] },
    { name: 'flaky', value: totals.flaky, unit: 'tests', limit: options['max-flaky'] },
    { name: 'duration', value: Math.round(ran?.durationMs ?? totals.ms), unit: 'ms' },
    ...(coverage ? [coverage.measurement] : []),
  ];
}

const evidence = (reports: Reports, { coverage, ran }: Omit<Judged, 'totals'>): readonly string[] => [
  ...reports.read.map(({ path }) => path),
  ...(coverage ? [coverage.path] : []),
  ...(ran?.log === undefined ? [] : [ran.log]),
];

/** Says beside a report's trouble how the suite ended, and its last words where it did not end well. */
function withExit(error: CouldNotTell, { name, code, stdout, stderr }: NonNullable<Suite['ran']>): CouldNotTell {
  if (code === 0)
    return new CouldNotTell(error.why, `${error.message} (${name} exited with 0)`, error.remedy, { cause: error });
  const words = tellingLine({ stderr: stderr.text, stdout: stdout.text });
  const said = words === undefined ? '' : `: ${words}`;
  const message = `${error.message} (${name} exited with ${code}${said})`;
  return new CouldNotTell(error.why, message, error.remedy, { cause: error });
}
