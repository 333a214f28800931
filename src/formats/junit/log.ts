import { detached } from './values.js';

const MAX_KEPT = 1000;
/** Failures whose names are remembered to see whether the same test passes later. */
const MAX_REMEMBERED = 100_000;
const MAX_SLOWEST = 10;

/** What a report says about where a test is. */
export interface JunitTest {
  readonly name: string;
  readonly classname: string;
  readonly suite: string;
  readonly file: string | undefined;
  /** Counted from 1. */
  readonly line: number | undefined;
}

export interface JunitFailure extends JunitTest {
  /** The `message` attribute, else empty. */
  readonly message: string;
  readonly type: string;
  /** The text, usually with a stack; of a long one head and tail. */
  readonly text: string;
}

/** A failure, and whether a test of the same name passed after it: a runner's retry, or another test of that name. */
export interface LoggedFailure extends JunitFailure {
  readonly passedLater: boolean;
}

export interface TimedTest {
  readonly name: string;
  readonly ms: number;
}

/** What makes it the same test when it runs again. */
export interface Identity {
  readonly suite: string;
  readonly key: string;
}

interface Entry {
  readonly failure: JunitFailure;
  passedLater: boolean;
}

interface Waiting {
  count: number;
  readonly kept: Entry[];
}

/** Failures in order of appearance: all are counted, the first thousand kept, those that passed later told apart. */
export class FailureLog {
  readonly #kept: Entry[] = [];
  /** By suite, then by test: few suites have failures, and a suite's name is found without building a key. */
  readonly #waiting = new Map<string, Map<string, Waiting>>();
  #remembered = 0;
  failed = 0;
  /** Failures after which a test of the same name passed. */
  recovered = 0;
  /** Tests that those failures belong to. */
  recoveredTests = 0;

  add(test: Identity, failure: JunitFailure): void {
    this.failed += 1;
    const entry = { failure, passedLater: false };
    const keep = this.#kept.length < MAX_KEPT;
    if (keep) this.#kept.push(entry);
    const suite = this.#waiting.get(test.suite) ?? new Map<string, Waiting>();
    this.#waiting.set(detached(test.suite), suite);
    const waiting = suite.get(test.key);
    if (waiting) {
      waiting.count += 1;
      if (keep) waiting.kept.push(entry);
    } else if (this.#remembered < MAX_REMEMBERED) {
      this.#remembered += 1;
      suite.set(detached(test.key), { count: 1, kept: keep ? [entry] : [] });
    }
  }

  passed(test: Identity): void {
    const suite = this.#waiting.get(test.suite);
    if (suite === undefined || suite.size === 0) return;
    const { key } = test;
    const waiting = suite.get(key);
    if (!waiting) return;
    suite.delete(key);
    for (const entry of waiting.kept) entry.passedLater = true;
    this.failed -= waiting.count;
    this.recovered += waiting.count;
    this.recoveredTests += 1;
  }

  get kept(): readonly LoggedFailure[] {
    return this.#kept.map(({ failure, passedLater }) => ({ ...failure, passedLater }));
  }
}

/** The slowest tests, slowest first. */
export class Slowest {
  readonly #tests: TimedTest[] = [];

  add(ms: number, name: () => string): void {
    const last = this.#tests.at(-1);
    if (ms <= 0 || (this.#tests.length === MAX_SLOWEST && last && ms <= last.ms)) return;
    const place = this.#tests.findIndex(test => test.ms < ms);
    this.#tests.splice(place === -1 ? this.#tests.length : place, 0, { name: detached(name()), ms });
    this.#tests.length = Math.min(this.#tests.length, MAX_SLOWEST);
  }

  get tests(): readonly TimedTest[] {
    return this.#tests;
  }
}
