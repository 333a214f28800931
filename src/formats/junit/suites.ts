import { CouldNotTell } from '../../could-not-tell.js';
import { count } from '../../text/units.js';
import type { XmlElement } from '../xml/xml.js';
import { declaredCount } from './values.js';

/** How one testcase ended, as far as the counts of the suites around it go. */
export interface Counted {
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
  readonly held: { cases: number; children: number; marks: number; errors: number; skipped: number; hidden: number };
}

const OUTSIDE = { name: '', file: undefined };

/** The open suites, innermost last, and whether what each declares is there. */
export class JunitSuites {
  readonly #name: string;
  readonly #open: Suite[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** The nearest suite's name, and the nearest file that a suite names. */
  get current(): { readonly name: string; readonly file: string | undefined } {
    return this.#open.at(-1) ?? OUTSIDE;
  }

  open(element: XmlElement): void {
    const { attributes, line } = element;
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
      held: { cases: 0, children: 0, marks: 0, errors: 0, skipped: 0, hidden: 0 },
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
  }

  /**
   * Leaves the innermost suite; answers how many failures it, or a suite in it, declares and does not show.
   * Throws where tests that it declares are missing.
   */
  close(): number {
    const suite = this.#open.pop();
    if (!suite) return 0;
    const { held } = suite;
    this.#expect(suite, { what: 'test', declared: suite.tests, held: mostTests(held) });
    this.#expect(suite, { what: 'skipped test', declared: suite.skipped, held: held.skipped });
    const hidden = Math.max(suite.failing - held.marks, held.hidden);
    const around = this.#open.at(-1)?.held;
    if (!around) return hidden;
    around.cases += held.cases;
    around.children += 1;
    around.marks += held.marks;
    around.errors += held.errors;
    around.skipped += held.skipped;
    around.hidden += hidden;
    return 0;
  }

  #expect(suite: Suite, { what, declared, held }: { what: string; declared: number; held: number }): void {
    if (declared <= held) return;
    const message = `${this.#name}:${suite.line}: suite "${suite.name.slice(0, 100)}" declares ${count(declared, what)} and holds ${held}`;
    const remedy = 'Run the suite again; make its reporter list every test, those that were skipped too.';
    throw new CouldNotTell('truncated', message, remedy);
  }
}

/**
 * The most tests that a suite may declare. pytest counts a test whose teardown breaks twice and lists it once; node counts
 * a suite's direct children, suites among them.
 */
const mostTests = (held: Suite['held']): number => Math.max(held.cases + held.errors, held.children);
