import { CouldNotTell } from '../../could-not-tell.js';
import type { ByteSource } from '../xml/byte-source.js';
import type { LineCoverage } from './cobertura.js';

const MAX_LINE = 1024 * 1024;

interface Record {
  readonly path: string;
  readonly line: number;
  found: number | undefined;
  hit: number | undefined;
  /** Lines of `DA` entries, for records without totals. */
  readonly lines: Map<number, boolean>;
}

/**
 * Reads an LCOV tracefile: the sums of `LF` and `LH`, of `DA` entries where a record has no totals. A source file with
 * several records (one for each test) counts once, by its best record, which is never more than all together. Throws
 * `CouldNotTell` where it is no tracefile, ends within a record, or has no line in it.
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
  readonly #files = new Map<string, { found: number; hit: number }>();
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
    const found = record.found ?? record.lines.size;
    const hit = record.hit ?? [...record.lines.values()].filter(Boolean).length;
    if (hit > found) throw this.#wrong(`${hit} of ${found} lines are hit`);
    const known = this.#files.get(record.path);
    this.#files.set(record.path, { found: Math.max(found, known?.found ?? 0), hit: Math.max(hit, known?.hit ?? 0) });
  }

  finish(): LineCoverage {
    if (this.#record) {
      throw cutOff(`${this.#name}:${this.#line}: ends within the record that begins at line ${this.#record.line}`);
    }
    let covered = 0;
    let lines = 0;
    for (const { found, hit } of this.#files.values()) {
      covered += hit;
      lines += found;
    }
    if (lines === 0) {
      const remedy = 'Make the suite measure the code that it tests.';
      throw new CouldNotTell('nothing-checked', `${this.#name}: covers no line at all`, remedy);
    }
    return { percent: Number(((covered / lines) * 100).toPrecision(12)), covered, lines, writtenMs: undefined };
  }

  #wrong(what: string): CouldNotTell {
    return wrong(`${this.#name}:${this.#line}`, what);
  }
}

const cutOff = (message: string): CouldNotTell =>
  new CouldNotTell('truncated', message, 'Look whether its writer was cut off, and run it again.');

const wrong = (where: string, what: string): CouldNotTell =>
  new CouldNotTell('wrong-format', `${where}: ${what}`, 'Let `coverage.file` name a Cobertura XML or LCOV file.');
