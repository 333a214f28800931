import type { Finding } from '../../check.js';
import { parseStack } from '../../engines/stack-trace.js';
import type { LoggedFailure } from '../../formats/junit/log.js';
import { clip } from '../../text/clip.js';
import { count } from '../../text/units.js';
import type { Locator } from './locate.js';
import type { ReportedFailure, Totals } from './totals.js';

const MAX_FLAKES = 100;
const MAX_MESSAGE = 400;
/** Messages that say no more than that it failed. */
const EMPTY_WORDS = /^(?:failed|test failed|failure|error|collection failure|assertion failed|undefined|null)?\.?$/i;
/** Lines of a text that frame it, and pytest's markers before its source lines. */
const NOISE = /^(?:=== (?:RUN|PAUSE|CONT|NAME)\b.*|--- FAIL: .*|[-=_ ]*)$/;

/** A finding for each failed test, one for all that were not kept, a warning for each that passed when run again. */
export async function testFindings(totals: Totals, locator: Locator): Promise<readonly Finding[]> {
  const found = new Map<string, Finding>();
  for (const failure of totals.failures) {
    const finding = await failedTest(failure, locator);
    // A rerun listed in a report of its own, or a test whose teardown breaks too, is told once.
    found.set(JSON.stringify([finding.subject, finding.message, finding.file, finding.line]), finding);
  }
  const left = totals.failed - totals.failures.length;
  const more: Finding = { rule: 'test-failed', level: 'error', message: `${count(left, 'more test')} failed` };
  const flakes = await Promise.all(totals.flakes.slice(0, MAX_FLAKES).map(failure => flakyTest(failure, locator)));
  return [...found.values(), ...(left > 0 ? [more] : []), ...flakes];
}

async function failedTest(failure: ReportedFailure, locator: Locator): Promise<Finding> {
  const message = `${failure.name || failure.suite}: ${headline(failure)}`;
  return { rule: 'test-failed', level: 'error', message, ...(await where(failure, locator)) };
}

async function flakyTest(failure: ReportedFailure, locator: Locator): Promise<Finding> {
  const message = `${failure.name}: passed only when run again`;
  // How it failed differs from run to run, and it is the same flaky test: `actual` is no part of what tells findings apart.
  return { rule: 'flaky', level: 'warning', message, actual: headline(failure), ...(await where(failure, locator)) };
}

async function where(failure: ReportedFailure, locator: Locator) {
  const place = await locator.locate(failure);
  return { file: place?.file, line: place?.line, column: place?.column, subject: subjectOf(failure) };
}

/** `tests.test_cart > test_sum`: what a waiver names. */
const subjectOf = ({ classname, suite, name }: LoggedFailure): string => {
  const parts = [classname === '' || classname === 'test' ? suite : classname, name];
  return [...new Set(parts)].filter(part => part !== '').join(' > ');
};

/** One line that says why, from the message or else from the text. */
function headline(failure: LoggedFailure): string {
  const message = firstLine(failure.message);
  const line = EMPTY_WORDS.test(message) ? (fromText(failure) ?? (message || failure.type || 'failed')) : message;
  const plain = line.replace(/\s+/g, ' ');
  return clip(plain, MAX_MESSAGE);
}

function fromText({ text }: LoggedFailure): string | undefined {
  const lines = text.split('\n').map(line => line.trim());
  const python = lines.findLast(line => /^E {2,}\S/.test(line));
  const panic = lines.find(line => line.startsWith('panic: '));
  const testify = lines.find(line => /^Error:\s/.test(line))?.replace(/^Error:\s+/, '');
  const go = parseStack(text).find(frame => frame.message)?.message;
  return python?.slice(1).trim() ?? panic ?? testify ?? go ?? lines.find(line => !NOISE.test(line));
}

const firstLine = (text: string): string =>
  text
    .split('\n')
    .map(line => line.trim())
    .find(line => line !== '') ?? '';
