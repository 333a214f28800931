import type { CouldNotTell } from '../../check.js';
import type { JunitReport } from '../../formats/junit/junit.js';
import type { LoggedFailure, TimedTest } from '../../formats/junit/log.js';
import type { ReadReport } from './reports.js';

const MAX_FAILURES = 1000;
const MAX_SLOWEST = 10;

export interface ReportedFailure extends LoggedFailure {
  /** The report that tells of it. */
  readonly report: string;
}

/** All reports of a run in one. */
export interface Totals {
  /** Tests that ran, each counted once however often it was tried. */
  readonly executed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
  readonly withoutTests: number;
  readonly hidden: number;
  /** What keeps reports from being believed. */
  readonly doubts: readonly CouldNotTell[];
  readonly ms: number;
  readonly failures: readonly ReportedFailure[];
  readonly flakes: readonly ReportedFailure[];
  readonly slowest: readonly TimedTest[];
}

/**
 * Adds the reports up. `retriesCount` where the runner itself said that all is well: only then is a failure that a pass of
 * the same name follows known to be a retry and not another test.
 */
export function addUp(reports: readonly ReadReport[], { retriesCount }: { readonly retriesCount: boolean }): Totals {
  const sum = (pick: (report: JunitReport) => number) => reports.reduce((total, { report }) => total + pick(report), 0);
  const all = (pick: (report: JunitReport) => readonly LoggedFailure[]) =>
    reports.flatMap(({ path, report }) => pick(report).map(failure => ({ ...failure, report: path })));
  const logged = all(report => report.failures);
  const isFlake = (failure: LoggedFailure) => retriesCount && failure.passedLater;
  const failed = sum(report => report.failed) + (retriesCount ? 0 : sum(report => report.recovered));
  const flaky = sum(report => report.flaky);
  return {
    executed: sum(report => report.passed) + flaky + failed,
    failed,
    skipped: sum(report => report.skipped),
    flaky: flaky + (retriesCount ? sum(report => report.recoveredTests) : 0),
    withoutTests: sum(report => report.withoutTests),
    hidden: sum(report => report.hidden),
    doubts: reports.flatMap(({ report }) => report.doubts),
    ms: sum(report => report.ms),
    failures: logged.filter(failure => !isFlake(failure)).slice(0, MAX_FAILURES),
    flakes: [...all(report => report.flakes), ...logged.filter(isFlake)].slice(0, MAX_FAILURES),
    slowest: reports
      .flatMap(({ report }) => report.slowest)
      .sort((a, b) => b.ms - a.ms)
      .slice(0, MAX_SLOWEST),
  };
}
