import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Redact } from '../text/redact.js';

/** Longest piece of a line that is redacted as one; what overlaps two pieces is carried over. */
const PIECE = 64 * 1024;
const OVERLAP = 4 * 1024;

/** Writes a child's output to a file as it comes, redacted, without ever holding more than a piece of it. */
export class LogFile {
  readonly #path: string;
  readonly #redact: Redact;
  #file: WriteStream | undefined;
  #lines: PieceReader[] = [];

  constructor(path: string, redact: Redact) {
    this.#path = path;
    this.#redact = redact;
  }

  /** A writer for one of the child's streams; it slows the stream down to the disk's speed. */
  writer(source: Readable): (chunk: Buffer) => void {
    const reader = new PieceReader();
    this.#lines.push(reader);
    return chunk => {
      const text = reader.add(chunk);
      if (text === '') return;
      const file = this.#open();
      if (file.write(this.#redact(text)) || source.isPaused()) return;
      source.pause();
      file.once('drain', () => source.resume());
    };
  }

  #open(): WriteStream {
    if (!this.#file) {
      mkdirSync(dirname(this.#path), { recursive: true });
      this.#file = createWriteStream(this.#path);
    }
    return this.#file;
  }

  /** Flushes and closes; answers the path, or undefined where nothing was written. */
  async close(): Promise<string | undefined> {
    for (const reader of this.#lines) {
      const rest = reader.finish();
      if (rest !== '') this.#open().write(this.#redact(rest));
    }
    const file = this.#file;
    if (!file) return undefined;
    await new Promise<void>((done, fail) => {
      file.once('error', fail);
      file.end(done);
    });
    return this.#path;
  }
}

/** Cuts a stream into texts that end at a line's end, so that a secret is never torn in two. */
class PieceReader {
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  add(chunk: Buffer): string {
    const text = this.#rest + this.#decoder.write(chunk);
    const key = text.lastIndexOf('-----BEGIN ');
    const end = key >= 0 && !text.includes('-----END ', key) && text.length - key < PIECE ? key : text.length;
    const lineEnd = text.lastIndexOf('\n', end - 1) + 1;
    const cut = lineEnd > 0 || text.length < PIECE ? lineEnd : text.length - OVERLAP;
    this.#rest = text.slice(cut);
    return text.slice(0, cut);
  }

  finish(): string {
    const rest = this.#rest + this.#decoder.end();
    this.#rest = '';
    return rest;
  }
}
