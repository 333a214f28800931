import { CouldNotTell } from '../../could-not-tell.js';
import type { ByteSource } from '../xml/byte-source.js';
import type { LineCoverage } from './cobertura.js';

const MAX_LINE = 1024 * 1024;
/** How far the totals may be from the lines: llvm-cov counts the copies of a generic function apart. */
const TOLERANCE = 0.05;

interface Record {
  readonly path: string;
  readonly line: number;
  found: number | undefined;
  hit: number | undefined;
  /** Lines of `DA` entries, and whether they are hit. */
  readonly lines: Map<number, boolean>;
}

/** A source file, joined from its records. */
interface Source {
  readonly lines: Map<number, boolean>;
  /** The largest of the totals of records that do not list every line. */
  found: number;
  hit: number;
}

/**
 * Reads an LCOV tracefile as `lcov --summary` does: by its lines (`DA`), where a line of a source file with several records
 * (one for each test) is hit if it is in any. Records that do not list their lines count by `LF` and `LH`, the largest for
 * each file. Throws `CouldNotTell` where it is no tracefile, ends within a record, has no line in it, or totals that its lines
 * refute.
 */
export async function readLcov(source: ByteSource): Promise<LineCoverage> {
  const reader = new LcovReader(source.name);
  for await (const line of linesOf(source)) reader.add(line);
  return reader.finish();
}

async function* linesOf({ name, chunks }: ByteSource): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of chunks) {
    // Bytes as they are: only numbers are read, and paths compared.
    const lines = (rest + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw wrong(name, `a line is longer than ${MAX_LINE} bytes`);
    yield* lines;
  }
  const last = rest.trim();
  if (last !== '' && last !== 'end_of_record') throw cutOff(`${name}: ends within a line`);
  if (last !== '') yield rest;
}

class LcovReader {
  readonly #name: string;
  readonly #files = new Map<string, Source>();
  readonly #declared = { found: 0, hit: 0 };
  readonly #listed = { found: 0, hit: 0 };
  #record: Record | undefined;
  #line = 0;

  constructor(name: string) {
    this.#name = name;
  }

  add(raw: string): void {
    this.#line += 1;
    const text = (this.#line === 1 ? raw.replace(/^\xef\xbb\xbf/, '') : raw).trim();
    if (text === '' || text.startsWith('#')) return;
    if (text === 'end_of_record') this.#end();
    else this.#entry(text);
  }

  #entry(text: string): void {
    const [, key, value = ''] = /^([A-Z]+):(.*)$/.exec(text) ?? [];
    if (key === undefined) throw this.#wrong(`no LCOV entry: "${text.slice(0, 40)}"`);
    if (key === 'SF') this.#begin(value);
    else if (key === 'LF' || key === 'LH' || key === 'DA') this.#count(key, value);
  }

  #begin(path: string): void {
    if (this.#record) throw this.#wrong(`a record begins inside the one of line ${this.#record.line}`);
    this.#record = { path, line: this.#line, found: undefined, hit: undefined, lines: new Map() };
  }

  #count(key: 'LF' | 'LH' | 'DA', value: string): void {
    const record = this.#record;
    if (!record) throw this.#wrong(`${key} outside of a record`);
    if (key === 'DA') {
      const [, line, hits] = /^(\d+),(-?\d+)(?:,|$)/.exec(value) ?? [];
      if (line === undefined) throw this.#wrong(`DA:${value.slice(0, 40)} is no line and count`);
      const number = Number(line);
      record.lines.set(number, record.lines.get(number) === true || Number(hits) > 0);
      return;
    }
    if (!/^\d{1,15}$/.test(value)) throw this.#wrong(`${key}:${value.slice(0, 40)} is no count`);
    if (key === 'LF') record.found = Number(value);
    else record.hit = Number(value);
  }

  #end(): void {
    const record = this.#record;
    if (!record) throw this.#wrong('end_of_record without a record');
    this.#record = undefined;
    const hits = hitsOf(record.lines);
    const { found = record.lines.size, hit = hits } = record;
    if (hit > found) throw this.#wrong(`${hit} of ${found} lines are hit`);
    const source = this.#files.get(record.path) ?? { lines: new Map<number, boolean>(), found: 0, hit: 0 };
    this.#files.set(record.path, source);
    for (const [line, isHit] of record.lines) source.lines.set(line, isHit || source.lines.get(line) === true);
    if (record.lines.size < found) {
      source.found = Math.max(source.found, found);
      source.hit = Math.max(source.hit, hit);
    }
    if (record.lines.size === 0) return;
    add(this.#listed, { found: record.lines.size, hit: hits });
    add(this.#declared, { found, hit });
  }

  finish(): LineCoverage {
    if (this.#record) {
      throw cutOff(`${this.#name}:${this.#line}: ends within the record that begins at line ${this.#record.line}`);
    }
    let covered = 0;
    let lines = 0;
    for (const source of this.#files.values()) {
      covered += Math.max(source.hit, hitsOf(source.lines));
      lines += Math.max(source.found, source.lines.size);
    }
    this.#expectAgreement();
    if (lines === 0) {
      const remedy = 'Make the suite measure the code that it tests.';
      throw new CouldNotTell('nothing-checked', `${this.#name}: covers no line at all`, remedy);
    }
    return { percent: Number(((covered / lines) * 100).toPrecision(12)), covered, lines, writtenMs: undefined };
  }

  #expectAgreement(): void {
    const { found, hit } = this.#listed;
    const { found: total, hit: hits } = this.#declared;
    const slack = total * TOLERANCE;
    if (hit <= hits + slack && found - hit <= total - hits + slack) return;
    throw wrong(this.#name, `LH and LF say ${hits} of ${total} lines, and its DA entries ${hit} of ${found}`);
  }

  #wrong(what: string): CouldNotTell {
    return wrong(`${this.#name}:${this.#line}`, what);
  }
}

const hitsOf = (lines: ReadonlyMap<number, boolean>): number => [...lines.values()].filter(Boolean).length;

function add(sum: { found: number; hit: number }, { found, hit }: Readonly<typeof sum>): void {
  sum.found += found;
  sum.hit += hit;
}

const cutOff = (message: string): CouldNotTell =>
  new CouldNotTell('truncated', message, 'Look whether its writer was cut off, and run it again.');

const wrong = (where: string, what: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${where}: ${what}`, 'Let `coverage.file` name a Cobertura XML or LCOV file.');
