import { stripVTControlCharacters } from 'node:util';
import type { Captured } from '../exec.js';

/** Keeps the head and the tail of a stream within a fixed amount of memory. */
export class Capture {
  #head: Buffer[] = [];
  #headBytes = 0;
  #tail: Buffer[] = [];
  #tailBytes = 0;
  #bytes = 0;
  readonly #half: number;

  constructor(keep: number) {
    this.#half = Math.max(1, Math.floor(keep / 2));
  }

  add(chunk: Buffer): void {
    this.#bytes += chunk.length;
    const room = this.#half - this.#headBytes;
    if (room > 0) {
      // A copy: a slice would keep the pool's whole block alive.
      const part = Buffer.from(chunk.subarray(0, room));
      this.#head.push(part);
      this.#headBytes += part.length;
    }
    if (chunk.length > room) this.#addTail(Buffer.from(chunk.subarray(Math.max(0, room))));
  }

  #addTail(chunk: Buffer): void {
    this.#tail.push(chunk.length > this.#half ? Buffer.from(chunk.subarray(chunk.length - this.#half)) : chunk);
    this.#tailBytes += Math.min(chunk.length, this.#half);
    while (this.#tail.length > 1 && this.#tailBytes - (this.#tail[0]?.length ?? 0) >= this.#half) {
      this.#tailBytes -= this.#tail.shift()?.length ?? 0;
    }
  }

  finish(): Captured {
    const tail = Buffer.concat(this.#tail);
    const kept = tail.subarray(Math.max(0, tail.length - this.#half));
    const missing = this.#bytes - this.#headBytes - kept.length;
    const head = Buffer.concat(this.#head);
    if (missing === 0) return { ...shown(plain(Buffer.concat([head, kept]))), bytes: this.#bytes, truncated: false };
    const gap = `\n… ${missing} bytes left out …\n`;
    return { ...shown(`${plain(head)}${gap}${plain(kept)}`), bytes: this.#bytes, truncated: true };
  }
}

/** Text without terminal sequences. */
function plain(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\u001b') || text.includes('\u009b') ? stripVTControlCharacters(text) : text;
}

/** Text as a reader would see it, of a repainted line only its last state; and with the others. */
function shown(text: string): Pick<Captured, 'text' | 'repainted'> {
  if (!text.includes('\r')) return { text };
  const last = text.split('\n').map(lastPaint).join('\n');
  return /\r(?!\n|$)/.test(text) ? { text: last, repainted: text.replace(/\r\n?/g, '\n') } : { text: last };
}

/** What stands behind the line's last carriage return; one at its end is part of the line's end. */
function lastPaint(line: string): string {
  const end = line.endsWith('\r') ? line.length - 1 : line.length;
  return line.slice(line.lastIndexOf('\r', end - 1) + 1, end);
}
