import { CouldNotTell } from '../../could-not-tell.js';
import { clip } from '../../text/clip.js';
import { count } from '../../text/units.js';
import type { XmlElement } from '../xml/xml.js';
import { declaredCount } from './values.js';

/** How one testcase ended, as far as the counts of the suites around it go. */
export interface Counted {
  readonly passed: boolean;
  readonly skipped: boolean;
  /** Elements that tell of a failure, those of reruns and of expected failures included. */
  readonly marks: number;
  readonly errors: number;
}

interface Suite {
  readonly name: string;
  readonly file: string | undefined;
  readonly line: number;
  readonly tests: number;
  readonly failing: number;
  readonly skipped: number;
  readonly held: Held;
}

interface Held {
  cases: number;
  children: number;
  passed: number;
  marks: number;
  errors: number;
  skipped: number;
  hidden: number;
}

const OUTSIDE = { name: '', file: undefined };

/**
 * Writers whose counts mean something else, by the name of their root or of its first suite. pytest counts subtests that
 * passed and lists none (pytest#13876). mocha-junit-reporter counts what `--grep`, `.only` and a failed hook left out, and
 * pending tests. Both list whatever failed. jest-junit lists `test.todo` as if it had passed, and does not count it.
 */
const DIALECTS: Readonly<Record<string, 'counts-more' | 'lists-todos'>> = {
  'testsuites pytest tests': 'counts-more',
  'testsuite pytest': 'counts-more',
  'testsuites Mocha Tests': 'counts-more',
  'testsuite Root Suite': 'counts-more',
  'testsuites jest tests': 'lists-todos',
};

/** The open suites, innermost last, and whether what each declares is there. */
export class JunitSuites {
  readonly #name: string;
  readonly #open: Suite[] = [];
  #dialect: 'counts-more' | 'lists-todos' | undefined;
  /** Failures that a suite declares, and does not show. */
  hidden = 0;
  /** Tests that were skipped, and are not listed. */
  unlisted = 0;
  /** Tests that are listed as if they had passed, and have yet to be written. */
  todos = 0;
  readonly #doubt: (doubt: CouldNotTell) => void;

  /** `doubt` is told of counts that the suites do not hold. */
  constructor(name: string, doubt: (doubt: CouldNotTell) => void) {
    this.#name = name;
    this.#doubt = doubt;
  }

  /** The nearest suite's name, and the nearest file that a suite names. */
  get current(): { readonly name: string; readonly file: string | undefined } {
    return this.#open.at(-1) ?? OUTSIDE;
  }

  open(element: XmlElement): void {
    const { attributes, line } = element;
    if (this.#open.length <= 1) this.#dialect ??= DIALECTS[`${element.name} ${attributes.name ?? ''}`];
    const declared = (key: string): number => {
      const value = declaredCount(attributes[key]);
      if (value !== 'malformed') return value ?? 0;
      const message = `${this.#name}:${line}: ${key}="${attributes[key]?.slice(0, 40)}" is not a count`;
      throw new CouldNotTell('wrong-format', message, 'Look at what wrote the report.');
    };
    this.#open.push({
      name: attributes.name ?? '',
      file: attributes.file ?? attributes.filepath ?? this.current.file,
      line,
      tests: declared('tests'),
      failing: declared('failures') + declared('errors'),
      skipped: declared('skipped'),
      held: { cases: 0, children: 0, passed: 0, marks: 0, errors: 0, skipped: 0, hidden: 0 },
    });
  }

  /** Counts a testcase, or a failure of the suite itself, in the innermost suite. */
  add(counted: Counted): void {
    const held = this.#open.at(-1)?.held;
    if (!held) return;
    held.cases += 1;
    held.children += 1;
    held.marks += counted.marks;
    held.errors += counted.errors;
    if (counted.skipped) held.skipped += 1;
    if (counted.passed) held.passed += 1;
  }

  /** Leaves the innermost suite. Doubts it where tests that it declares are missing. */
  close(): void {
    const suite = this.#open.pop();
    if (!suite) return;
    const { held } = suite;
    const isWhole = this.#dialect !== 'counts-more';
    if (isWhole) this.#expect(suite, { what: 'test', declared: suite.tests, held: mostTests(held) });
    if (isWhole) this.#expect(suite, { what: 'skipped test', declared: suite.skipped, held: held.skipped });
    const hidden = Math.max(suite.failing - held.marks, held.hidden);
    const around = this.#open.at(-1)?.held;
    if (!around) {
      this.hidden += hidden;
      if (!isWhole) this.unlisted += Math.max(0, suite.skipped - held.skipped);
      return;
    }
    if (this.#dialect === 'lists-todos') this.#findTodos(suite);
    around.cases += held.cases;
    around.children += 1;
    around.passed += held.passed;
    around.marks += held.marks;
    around.errors += held.errors;
    around.skipped += held.skipped;
    around.hidden += hidden;
  }

  #findTodos({ tests, skipped, failing, held }: Suite): void {
    this.todos += Math.max(0, held.passed - Math.max(0, tests - skipped - failing));
  }

  #expect(suite: Suite, { what, declared, held }: { what: string; declared: number; held: number }): void {
    if (declared <= held) return;
    const message = `${this.#name}:${suite.line}: suite "${clip(suite.name, 100)}" declares ${count(declared, what)} and holds ${held}`;
    const remedy = 'Run the suite again; make its reporter list every test, those that were skipped too.';
    this.#doubt(new CouldNotTell('truncated', message, remedy));
  }
}

/**
 * The most tests that a suite may declare. pytest counts a test whose teardown breaks twice and lists it once; node counts
 * a suite's direct children, suites among them.
 */
const mostTests = (held: Held): number => Math.max(held.cases + held.errors, held.children);
