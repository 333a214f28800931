import { CouldNotTell } from '../../could-not-tell.js';
import type { ByteSource } from '../xml/byte-source.js';
import { readXml, type XmlElement } from '../xml/xml.js';

/** Lines that a suite executed. `percent` is exact where the lines are counted, else as rounded as the report gives it. */
export interface LineCoverage {
  readonly percent: number;
  /** Undefined where the report gives a rate and no counts. */
  readonly covered: number | undefined;
  readonly lines: number | undefined;
  /** When it was written, in milliseconds since the epoch; undefined where it does not say. */
  readonly writtenMs: number | undefined;
}

/** How far a rate may be from its counts: some writers round to two digits. */
const ROUNDING = 0.02;
/** How far a report may be from its lines: some count a line once for each class that holds it. */
const TOLERANCE = 0.05;
/** Lines by which a rate can be judged. */
const ENOUGH = 10;
/** A timestamp below it is of seconds: in milliseconds, it would be of 1973. */
const SECONDS_END = 1e11;
/** One of milliseconds would be of the year 5138. */
const MILLISECONDS_END = 1e14;

/**
 * Reads a Cobertura XML report: its `lines-covered` and `lines-valid`, else its `line-rate`, the latter only where
 * the report lists at least one line. Throws `CouldNotTell` where it is no such report, no line is in it, or the lines of its
 * classes refute it.
 */
export async function readCobertura(source: ByteSource): Promise<LineCoverage> {
  const { name } = source;
  let root: XmlElement | undefined;
  let listed = 0;
  const classes = new ClassLines();
  await readXml(source, {
    open: element => {
      root ??= coverageRoot(element, name);
      if (element.name === 'line') listed += 1;
      classes.open(element);
    },
    close: () => classes.close(),
    text: () => {},
  });
  const rate = number(root, 'line-rate', name);
  const covered = number(root, 'lines-covered', name);
  const lines = number(root, 'lines-valid', name);
  if (rate === undefined && (covered === undefined || lines === undefined)) {
    throw wrong(name, 'has neither line-rate nor lines-valid: not a Cobertura report');
  }
  if (lines === 0 || (listed === 0 && !lines)) {
    const remedy = 'Make the suite measure the code that it tests.';
    throw new CouldNotTell('nothing-checked', `${name}: covers no line at all`, remedy);
  }
  if (rate !== undefined && rate > 1) throw wrong(name, `line-rate="${rate}" is more than 1`);
  const writtenMs = timestampOf(root?.attributes.timestamp);
  if (covered === undefined || lines === undefined) {
    classes.refuseRate(rate ?? 0, name);
    return { percent: percentOf(rate ?? 0), covered: undefined, lines: undefined, writtenMs };
  }
  if (covered > lines) throw wrong(name, `${covered} of ${lines} lines are covered`);
  if (rate !== undefined && Math.abs(rate - covered / lines) > ROUNDING) {
    throw wrong(name, `line-rate="${rate}" contradicts ${covered} of ${lines} lines`);
  }
  classes.refuseCounts({ covered, lines }, name);
  return { percent: percentOf(covered / lines), covered, lines, writtenMs };
}

/** The lines of classes, each line of a file once: those of methods are among them. */
class ClassLines {
  readonly #path: string[] = [];
  readonly #files = new Map<string, Map<string, boolean>>();
  #file = '';

  open({ name, attributes }: XmlElement): void {
    const [outer, inner] = this.#path.slice(-2);
    this.#path.push(name);
    if (name === 'class') this.#file = attributes.filename ?? attributes.name ?? '';
    if (name !== 'line' || outer !== 'class' || inner !== 'lines') return;
    const { number: at, hits } = attributes;
    if (at === undefined || hits === undefined) return;
    const lines = this.#files.get(this.#file) ?? new Map<string, boolean>();
    this.#files.set(this.#file, lines.set(at, lines.get(at) === true || Number(hits) > 0));
  }

  close(): void {
    this.#path.pop();
  }

  /** Throws where more lines are hit, or more are not, than the report counts at all. It need not list every line. */
  refuseCounts({ covered, lines }: { readonly covered: number; readonly lines: number }, name: string): void {
    const { hit, missed } = this.#told;
    const slack = lines * TOLERANCE;
    if (hit <= covered + slack && missed <= lines - covered + slack) return;
    throw wrong(name, `counts ${covered} of ${lines} lines as covered, and lists ${hit} of ${hit + missed}`);
  }

  /** The same where there is a rate alone: of a few lines, others may have been left out. */
  refuseRate(rate: number, name: string): void {
    const { hit, missed } = this.#told;
    const refutes = (rate === 1 && missed > 0) || (rate === 0 && hit > 0);
    const differs = hit + missed >= ENOUGH && Math.abs(hit / (hit + missed) - rate) > TOLERANCE;
    if (refutes || differs) throw wrong(name, `line-rate="${rate}" contradicts ${hit} of ${hit + missed} lines in it`);
  }

  get #told(): { readonly hit: number; readonly missed: number } {
    const all = [...this.#files.values()].flatMap(lines => [...lines.values()]);
    const hit = all.filter(Boolean).length;
    return { hit, missed: all.length - hit };
  }
}

/** Free of the noise of binary fractions: 0.57 is 57, not 56.99999999999999. */
const percentOf = (rate: number): number => Number((rate * 100).toPrecision(12));

/** Some write seconds, some milliseconds, some finer, some a date. Undefined for what is none of them. */
function timestampOf(text = ''): number | undefined {
  const said = text.trim();
  const value = /T.*(?:Z|[+-]\d\d:?\d\d)$/.test(said) ? Date.parse(said) : Number(said);
  if (!(value > 0)) return undefined;
  const ms = value < SECONDS_END ? value * 1000 : value;
  return ms < MILLISECONDS_END ? ms : ms / 1000 ** Math.ceil(Math.log10(ms / MILLISECONDS_END) / 3);
}

function coverageRoot(element: XmlElement, name: string): XmlElement {
  if (element.name === 'coverage') return element;
  throw wrong(name, `the root is <${element.name}>, not <coverage>`);
}

function number(root: XmlElement | undefined, key: string, name: string): number | undefined {
  const text = root?.attributes[key]?.trim();
  if (text === undefined || text === '') return undefined;
  if (/^\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  throw wrong(name, `${key}="${text.slice(0, 40)}" is no share or count`);
}

const wrong = (name: string, what: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${name}: ${what}`, 'Let `coverage.file` name a Cobertura XML or LCOV file.');
