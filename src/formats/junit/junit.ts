import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import type { ByteSource } from '../xml/byte-source.js';
import { readXml, type XmlElement } from '../xml/xml.js';
import { JunitCase } from './case.js';
import { FailureLog, type LoggedFailure, Slowest, type TimedTest } from './log.js';
import { JunitSuites } from './suites.js';
import { instantsOf, milliseconds } from './values.js';

/** What a JUnit XML report holds; every count is a count of testcases found, whatever the report declares. */
export interface JunitReport {
  readonly passed: number;
  /** Failures that no later pass of a test with the same name took back. */
  readonly failed: number;
  readonly skipped: number;
  /** Passed, and the report says itself that they failed before (`flakyFailure`). */
  readonly flaky: number;
  /** Failures after which a test of the same name passed, and the tests that they belong to. */
  readonly recovered: number;
  readonly recoveredTests: number;
  /** Files that node's runner ran without meeting a test in them. */
  readonly withoutTests: number;
  /** Failures that a suite declares while no test in it shows one. */
  readonly hidden: number;
  /**
   * What keeps it from being believed: tests that it counts and does not list, and those of which nobody knows whether they
   * passed. The first ones; failures that it shows stand beside them.
   */
  readonly doubts: readonly CouldNotTell[];
  /** The tests' own times added up. */
  readonly ms: number;
  /** The first thousand, those with `passedLater` and those of flaky tests apart. */
  readonly failures: readonly LoggedFailure[];
  readonly flakes: readonly LoggedFailure[];
  readonly slowest: readonly TimedTest[];
  /** Where it has timestamps: when the newest suite began at the earliest, and ended at the latest. */
  readonly dated: { readonly earliestMs: number; readonly latestMs: number } | undefined;
}

/**
 * Reads a JUnit XML report of any dialect as a stream. Throws `CouldNotTell` where it is empty, cut off, malformed, or
 * has another root element.
 */
export async function readJunit(source: ByteSource): Promise<JunitReport> {
  const reader = new JunitReader(source.name);
  await readXml(source, {
    open: element => reader.open(element),
    close: () => reader.close(),
    text: text => reader.text(text),
    comment: text => reader.comment(text),
    unread: ['system-out', 'system-err'],
  });
  return reader.report;
}

const MAX_DOUBTS = 20;

class JunitReader {
  readonly #name: string;
  readonly #path: string[] = [];
  readonly #suites: JunitSuites;
  readonly #failures = new FailureLog();
  readonly #flakes = new FailureLog();
  readonly #slowest = new Slowest();
  readonly #counts = { passed: 0, skipped: 0, flaky: 0, withoutTests: 0, hidden: 0, ms: 0 };
  #case: { readonly test: JunitCase; readonly depth: number; readonly line: number } | undefined;
  #dated: JunitReport['dated'];
  readonly #doubts: CouldNotTell[] = [];

  constructor(name: string) {
    this.#name = name;
    this.#suites = new JunitSuites(name, doubt => this.#add(doubt));
  }

  #add(doubt: CouldNotTell): void {
    if (this.#doubts.length < MAX_DOUBTS) this.#doubts.push(doubt);
  }

  open(element: XmlElement): void {
    const parent = this.#path.at(-1);
    this.#path.push(element.name);
    const isSuite = element.name === 'testsuite' || element.name === 'testsuites';
    if (parent === undefined && !isSuite)
      throw this.#refuse(element, `the root is <${element.name}>, not <testsuites>`);
    const inSuite = parent === undefined || parent === 'testsuite' || parent === 'testsuites';
    if ((isSuite || element.name === 'testcase') && !inSuite) {
      throw this.#refuse(element, `<${element.name}> inside <${parent}>`);
    }
    if (isFailure(element.name) && !inSuite && parent !== 'testcase' && !this.#path.slice(0, -1).some(tellsOfFailure)) {
      throw this.#refuse(element, `<${element.name}> inside <${parent}>`);
    }
    if (isSuite) this.#openSuite(element);
    else if (element.name === 'testcase') this.#begin(element);
    else if (this.#case?.depth === this.#path.length - 1) this.#case.test.open(element);
    else if (inSuite && isFailure(element.name)) this.#beginSuiteFailure(element);
    else if (inSuite && tellsOfTrouble(element.name)) this.#add(this.#strange(element, `<${element.name}> in a suite`));
  }

  #openSuite(element: XmlElement): void {
    this.#suites.open(element);
    const { timestamp, time } = element.attributes;
    const started = instantsOf(timestamp);
    if (started === undefined) return;
    const { earliestMs, latestMs } = this.#dated ?? started;
    this.#dated = {
      // Without `time`: suites side by side may sum up to more than has passed.
      earliestMs: Math.max(earliestMs, started.earliestMs),
      latestMs: Math.max(latestMs, started.latestMs + milliseconds(time)),
    };
  }

  #begin({ attributes, line }: XmlElement): void {
    this.#case = { test: new JunitCase(attributes, this.#suites.current), depth: this.#path.length, line };
  }

  /** A failure of the suite itself counts as a test of the suite's name. */
  #beginSuiteFailure(element: XmlElement): void {
    const { name } = this.#suites.current;
    const test = new JunitCase({ name }, this.#suites.current);
    this.#case = { test, depth: this.#path.length - 1, line: element.line };
    test.open(element);
  }

  text(text: string): void {
    this.#case?.test.text(text);
  }

  comment(text: string): void {
    if (this.#path.length === 0 && text.trim() === 'written by deploy-validate') {
      const remedy = 'Let `junit` name the reports of a suite, and none of `--report-dir`.';
      throw new CouldNotTell('wrong-format', `${this.#name}: is a report of deploy-validate itself`, remedy);
    }
    // node's runner leaves out the failure of a test that has subtests, but counts it in a comment at the end.
    const failed = /^ fail (\d{1,9}) $/.exec(text)?.[1];
    const shown = this.#failures.failed + this.#failures.recovered;
    if (failed !== undefined && this.#path.length === 1 && shown === 0) this.#counts.hidden += Number(failed);
  }

  close(): void {
    const name = this.#path.pop();
    const depth = this.#path.length;
    if (name === 'testsuite' || name === 'testsuites') this.#suites.close();
    const current = this.#case;
    if (!current) return;
    if (depth === current.depth) current.test.close();
    const isOver =
      name === 'testcase' ? depth < current.depth : depth === current.depth && this.#path.at(-1) !== 'testcase';
    if (isOver) this.#settle(current);
  }

  #settle({ test, line }: { readonly test: JunitCase; readonly line: number }): void {
    this.#case = undefined;
    const { outcome } = test;
    this.#suites.add({ passed: outcome === 'passed', skipped: test.isSkipped, marks: test.marks, errors: test.errors });
    this.#counts.ms += test.ms;
    if (outcome === 'unknown') this.#add(this.#strange({ line }, `${test.strange} in test "${clip(test.title, 100)}"`));
    else if (outcome === 'skipped') this.#counts.skipped += 1;
    else if (outcome === 'no-test') this.#counts.withoutTests += 1;
    else this.#slowest.add(test.ms, () => test.title);
    if (outcome === 'failed') this.#failures.add(test, test.failure);
    if (outcome === 'passed' || outcome === 'flaky') this.#failures.passed(test);
    if (outcome === 'passed') this.#counts.passed += 1;
    if (outcome !== 'flaky') return;
    this.#counts.flaky += 1;
    this.#flakes.add(test, test.failure);
  }

  #refuse({ line }: XmlElement, what: string): CouldNotTell {
    const remedy = 'Let `junit` name JUnit XML reports and nothing else.';
    return new CouldNotTell('wrong-format', `${this.#name}:${line}: not a JUnit report: ${what}`, remedy);
  }

  #strange({ line }: Pick<XmlElement, 'line'>, what: string): CouldNotTell {
    const message = `${this.#name}:${line}: ${what}: nobody knows whether that is a pass`;
    const remedy = 'Let the reporter write what JUnit has: <failure>, <error>, <skipped>, or none of them.';
    return new CouldNotTell('wrong-format', message, remedy);
  }

  get report(): JunitReport {
    const { failed, recovered, recoveredTests, kept } = this.#failures;
    const { hidden, unlisted, todos } = this.#suites;
    return {
      ...this.#counts,
      passed: this.#counts.passed - todos,
      skipped: this.#counts.skipped + unlisted + todos,
      hidden: this.#counts.hidden + hidden,
      failed,
      recovered,
      recoveredTests,
      failures: kept,
      flakes: this.#flakes.kept,
      slowest: this.#slowest.tests,
      dated: this.#dated,
      doubts: this.#doubts,
    };
  }
}

const isFailure = (name: string): boolean => name === 'failure' || name === 'error';

/** Whether an element in a suite, where much may stand, seems to tell of tests that did not pass. */
const tellsOfTrouble = (name: string): boolean =>
  /fail|error|exception|abort|crash|time-?out|cancel|skipped$/i.test(name.replace(/^.*:/, ''));

/** `failure`, `rerunError`, `flakyFailure`, …: what they hold is theirs. */
const tellsOfFailure = (name: string): boolean => /(?:failure|error)$/i.test(name);
