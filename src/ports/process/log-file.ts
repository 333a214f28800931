import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { CouldNotTell } from '../../could-not-tell.js';
import type { Redact } from '../../text/redact.js';

/** Longest piece of a line that is redacted as one; what overlaps two pieces is carried over. */
const PIECE = 64 * 1024;
const OVERLAP = 4 * 1024;
/** Places that are tried for a cut, an overlap apart. */
const STEPS = 8;
const NEWLINE = 10;

/** Writes a child's output to a file as it comes, redacted, without ever holding more than a piece of it. */
export class LogFile {
  readonly #path: string;
  readonly #redact: Redact;
  #file: WriteStream | undefined;
  #lines: PieceReader[] = [];
  readonly #sources: Readable[] = [];
  #fault: unknown;

  constructor(path: string, redact: Redact) {
    this.#path = path;
    this.#redact = redact;
  }

  /** A writer for one of the child's streams; it slows the stream down to the disk's speed. */
  writer(source: Readable): (chunk: Buffer) => void {
    const reader = new PieceReader(this.#redact);
    this.#lines.push(reader);
    this.#sources.push(source);
    return chunk => {
      const piece = reader.add(chunk);
      if (piece.length === 0) return;
      const file = this.#open();
      if (!file || file.write(this.#clean(piece)) || source.isPaused()) return;
      source.pause();
      file.once('drain', () => source.resume());
    };
  }

  /** The bytes as they came where nothing in them is secret: what a tool prints need not be text. */
  #clean(piece: Buffer): Buffer | string {
    const text = piece.toString('utf8');
    const clean = this.#redact(text);
    return clean === text ? piece : clean;
  }

  /** Undefined where the disk takes no more. */
  #open(): WriteStream | undefined {
    if (this.#fault !== undefined) return undefined;
    try {
      this.#file ??= this.#create();
    } catch (error) {
      this.#fault = error;
    }
    return this.#file;
  }

  #create(): WriteStream {
    mkdirSync(dirname(this.#path), { recursive: true });
    return createWriteStream(this.#path).on('error', error => {
      this.#fault ??= error;
      // They may be waiting for a disk that never drains.
      for (const source of this.#sources) source.resume();
    });
  }

  /**
   * Flushes and closes; answers the path, or undefined where nothing was written. Throws `CouldNotTell` where the log is
   * not whole: it is evidence.
   */
  async close(): Promise<string | undefined> {
    for (const reader of this.#lines) {
      const rest = reader.finish();
      if (rest.length > 0) this.#open()?.write(this.#clean(rest));
    }
    const file = this.#file;
    if (file && !file.closed) {
      await new Promise<void>(done => {
        file.once('close', done);
        file.end();
      });
    }
    if (this.#fault !== undefined) throw notWritten(this.#path, this.#fault);
    return file && this.#path;
  }
}

function notWritten(path: string, cause: unknown): CouldNotTell {
  const why = cause instanceof Error ? cause.message : String(cause);
  const remedy = 'Make room on the disk, or name another report directory.';
  return new CouldNotTell('unreadable', `its log ${basename(path)} could not be written: ${why}`, remedy, { cause });
}

/**
 * Cuts a stream into pieces that end at a line's end, so that no secret is torn in two and no character either. A line that
 * is longer than a piece is cut where redacting both parts gives what redacting the whole gives.
 */
class PieceReader {
  #rest: Buffer = Buffer.alloc(0);
  readonly #redact: Redact;

  constructor(redact: Redact) {
    this.#redact = redact;
  }

  add(chunk: Buffer): Buffer {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const key = bytes.lastIndexOf('-----BEGIN ');
    const isOpen = key >= 0 && bytes.length - key < PIECE && !bytes.includes('-----END ', key);
    const lineEnd = (isOpen ? bytes.lastIndexOf(NEWLINE, key) : bytes.lastIndexOf(NEWLINE)) + 1;
    const cut = lineEnd > 0 || bytes.length < PIECE ? lineEnd : this.#cutInside(bytes);
    // A copy: a view would keep the whole chunk.
    this.#rest = Buffer.from(bytes.subarray(cut));
    return bytes.subarray(0, cut);
  }

  /** Where a long line can be cut without tearing a secret; nowhere (0) where none such place is near. */
  #cutInside(bytes: Buffer): number {
    const whole = this.#redact(bytes.toString('utf8'));
    for (let steps = 1; steps <= STEPS; steps += 1) {
      const cut = characterStart(bytes, bytes.length - steps * OVERLAP);
      const parts = [bytes.subarray(0, cut), bytes.subarray(cut)].map(part => this.#redact(part.toString('utf8')));
      if (parts.join('') === whole) return cut;
    }
    return 0;
  }

  finish(): Buffer {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return rest;
  }
}

/** The nearest index not after `index` at which a UTF-8 character begins. */
function characterStart(bytes: Buffer, index: number): number {
  let start = index;
  while (start > 0 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}
