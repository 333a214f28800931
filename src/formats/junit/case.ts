import { clip } from '../../text/clip.js';
import type { XmlElement } from '../xml/xml.js';
import type { Identity, JunitFailure, JunitTest } from './log.js';
import { detached, excerpt, milliseconds } from './values.js';

const FAILURES = new Set(['failure', 'error']);
/** JUnit's own, and those of writers that took another's word. */
const SKIPS = new Set(['skipped', 'disabled', 'skip', 'ignored', 'pending']);
const RERUNS = new Set(['rerunFailure', 'rerunError']);
const FLAKES = new Set(['flakyFailure', 'flakyError']);
/** Values of `status` and `result` by which GoogleTest, CTest and others tell of a test that did not run. */
const NOT_RUN = /^(?:not[ _-]?run|disabled|skipped|suppressed|ignored|inactive|pending|todo)$/i;
/** Values by which writers tell of a test that ran and passed; GoogleTest's are `run` and `completed`. Any other is no pass. */
const PASSED = /^(?:pass|passed|passing|ok|success|successful|succeeded|run|completed?|executed)?$/i;
const FAILED = /^(?:fail|failed|failure|error|errored|broken|timeout|timed[ _-]?out|crashed|aborted)$/i;
/** What may stand in a test that passed. */
const NEUTRAL = new Set(['properties', 'property', 'system-out', 'system-err', 'attachments', 'attachment']);
const MESSAGE = 2000;
const MAX_WRAPPED = 256 * 1024;

/** `unknown`: it holds an element or a status of which nobody knows whether it passed. */
export type Outcome = 'passed' | 'failed' | 'skipped' | 'flaky' | 'no-test' | 'unknown';

/** One `testcase` while it is read. */
export class JunitCase implements Identity {
  readonly #attributes: XmlElement['attributes'];
  readonly #suite: { readonly name: string; readonly file: string | undefined };
  #told: { element: string; message: string; type: string; text: string[] } | undefined;
  #reading: string[] | undefined;
  #skipped = false;
  #strange: string | undefined;
  #expected = false;
  #failures = 0;
  #reruns = 0;
  #flakes = 0;
  errors = 0;

  constructor(
    attributes: XmlElement['attributes'],
    suite: { readonly name: string; readonly file: string | undefined },
  ) {
    this.#attributes = attributes;
    this.#suite = suite;
  }

  /** An element directly inside it. */
  open({ name, attributes }: XmlElement): void {
    if (SKIPS.has(name)) {
      this.#skipped = true;
      // node lists a failing `todo` with both elements and does not count it as failed.
      this.#expected ||= attributes.type === 'todo';
    }
    if (FAILURES.has(name)) this.#failures += 1;
    else if (RERUNS.has(name)) this.#reruns += 1;
    else if (FLAKES.has(name)) this.#flakes += 1;
    else {
      if (!SKIPS.has(name) && !NEUTRAL.has(name)) this.#strange ??= name;
      return;
    }
    if (name === 'error') this.errors += 1;
    const isFirst = !this.#told || (FAILURES.has(name) && !FAILURES.has(this.#told.element));
    if (!isFirst) return;
    this.#reading = [];
    this.#told = {
      element: name,
      message: attributes.message ?? '',
      type: attributes.type ?? '',
      text: this.#reading,
    };
  }

  text(text: string): void {
    this.#reading?.push(text);
  }

  /** The end of an element directly inside it. */
  close(): void {
    this.#reading = undefined;
  }

  get marks(): number {
    return this.#failures + this.#reruns + this.#flakes + (this.#failed ? 1 : 0);
  }

  get #statuses(): readonly string[] {
    const { status = '', result = '' } = this.#attributes;
    return [status.trim(), result.trim()];
  }

  get #failed(): boolean {
    return this.#statuses.some(status => FAILED.test(status));
  }

  /** Whether it says itself that it was left out, whatever else it says. */
  get isSkipped(): boolean {
    return this.#skipped || this.#statuses.some(status => NOT_RUN.test(status));
  }

  get #strangeStatus(): string | undefined {
    return this.#statuses.find(status => !PASSED.test(status));
  }

  get outcome(): Outcome {
    if (this.#expected) return 'skipped';
    if (this.#failures > 0 || this.#reruns > 0) return 'failed';
    if (this.#failed) return 'failed';
    if (this.#strange !== undefined) return 'unknown';
    if (this.isSkipped) return 'skipped';
    if (this.#strangeStatus !== undefined) return 'unknown';
    if (this.#flakes > 0) return 'flaky';
    return isFileWithoutTests(this.#attributes) ? 'no-test' : 'passed';
  }

  /** What makes its outcome unknown: `<warning>`, `status="CANCELED"`. */
  get strange(): string {
    if (this.#strange !== undefined) return `<${this.#strange.slice(0, 40)}>`;
    const { status = '' } = this.#attributes;
    const value = this.#strangeStatus ?? '';
    return `${status.trim() === value ? 'status' : 'result'}="${value.slice(0, 40)}"`;
  }

  get ms(): number {
    return milliseconds(this.#attributes.time);
  }

  get title(): string {
    const { name = '', classname = '' } = this.#attributes;
    return classname === '' ? name : `${classname} > ${name}`;
  }

  get suite(): string {
    return this.#suite.name;
  }

  get key(): string {
    const { name = '', classname = '', file = '' } = this.#attributes;
    return `${file}\0${classname}\0${name}`;
  }

  get failure(): JunitFailure {
    const told = this.#told ?? { message: 'its status says that it failed', type: '', text: [] };
    return {
      ...this.#test,
      message: detached(clip(told.message, MESSAGE)),
      type: detached(clip(told.type, MESSAGE)),
      text: excerpt(unwrapped(told.text.join(''))),
    };
  }

  get #test(): JunitTest {
    const { name = '', classname = '', file, line } = this.#attributes;
    const number = /^\d{1,9}$/.test(line ?? '') ? Number(line) : undefined;
    // pytest (xunit1) counts lines from 0; everyone else from 1.
    const counted = number !== undefined && this.#suite.name === 'pytest' ? number + 1 : number;
    return {
      name: detached(name.slice(0, MESSAGE)),
      classname: detached(classname.slice(0, MESSAGE)),
      suite: detached(this.#suite.name.slice(0, MESSAGE)),
      file: file === undefined ? this.#suite.file : detached(file),
      line: counted === 0 ? undefined : counted,
    };
  }
}

/** The stack of an error that stands in the text as JSON, as jest-junit writes those of hooks; else the text itself. */
function unwrapped(text: string): string {
  if (!text.startsWith('{') || text.length > MAX_WRAPPED) return text;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('stack' in value)) return text;
    return typeof value.stack === 'string' ? value.stack : text;
  } catch {
    return text;
  }
}

/** node's runner lists a file in which it met no test as one that passed, named by its path. */
function isFileWithoutTests({ name = '', classname, file }: XmlElement['attributes']): boolean {
  if (classname !== 'test' || !/\.[cm]?[jt]sx?$/.test(name)) return false;
  const path = file?.replaceAll('\\', '/');
  const own = name.replaceAll('\\', '/');
  return path === undefined ? /^(?:\/|[A-Za-z]:\/)/.test(own) : path === own || path.endsWith(`/${own}`);
}
