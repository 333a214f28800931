import { put } from '../merge.js';
import { resolvePlain } from '../scalar.js';
import { isMapping, type KubeMapping, type KubeScalar, type KubeValue } from '../value.js';
import { readPlainFlow } from './flow.js';
import { type Ended, lineEnd, NotPlain, readBlockText, readPlainText, readQuotedText } from './text.js';

/** Tabs, line breaks that only some YAML knows, and what JavaScript takes for space and YAML does not. */
const UNUSUAL = /[\t\r\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/;
const MAX_DEPTH = 100;
const MAX_KEY = 500;

const NEWLINE = 10;
const SPACE = 32;
const HASH = 35;
const DASH = 45;
const COLON = 58;

/** First characters of a value that is more than a plain scalar; indexed by character code. */
const indicators = marked('?:,[]{}#&*!|>\'"%@`');
/** What the keys of nearly all manifests are made of. */
const keyCharacters = marked('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-');

interface PlainReading {
  /** Nothing but line breaks and printable characters of ASCII is in it. */
  readonly isAscii?: boolean;
  /** What a plain scalar means; Kubernetes' dialect unless given. Throws `NotPlain` to leave the whole document. */
  readonly resolve?: (text: string) => KubeScalar;
}

/**
 * Reads what most manifests are written in: mappings and sequences in block style, plain, quoted and literal scalars.
 * Answers undefined for a document that uses anything else or that may be wrong: the whole parser then decides. What it does
 * answer is what the whole parser would have, in a fifth of its time.
 */
export function readPlainBlock(
  source: string,
  { isAscii = false, resolve = resolvePlain }: PlainReading = {},
): KubeMapping | undefined {
  if (!isAscii && UNUSUAL.test(source)) return undefined;
  try {
    return new BlockReader(source, resolve).document();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class BlockReader {
  readonly #source: string;
  readonly #resolve: (text: string) => KubeScalar;
  /** Offset of the first character of the line that comes next, and the spaces before it; -1 at the end. */
  #at = 0;
  #indent = -1;
  #depth = 0;

  constructor(source: string, resolve: (text: string) => KubeScalar) {
    this.#source = source;
    this.#resolve = resolve;
  }

  document(): KubeMapping {
    this.#advance(0);
    if (this.#at === this.#source.length) throw new NotPlain();
    const value = this.#block(0);
    if (this.#at < this.#source.length || !isMapping(value)) throw new NotPlain();
    return value;
  }

  /** Goes to the next line, from the beginning of one, that holds something besides space and a comment. */
  #advance(from: number): void {
    const source = this.#source;
    let start = from;
    while (start < source.length) {
      let at = start;
      while (source.charCodeAt(at) === SPACE) at += 1;
      const code = source.charCodeAt(at);
      if (code === HASH) at = lineEnd(source, at);
      else if (code !== NEWLINE && at < source.length) {
        this.#at = at;
        this.#indent = at - start;
        if (at === start && source.startsWith('...', at)) throw new NotPlain();
        return;
      }
      start = at + 1;
    }
    this.#at = source.length;
    this.#indent = -1;
  }

  #block(indent: number): KubeValue {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new NotPlain();
    const value = this.#isItem() ? this.#sequence(indent) : this.#mapping(indent);
    this.#depth -= 1;
    return value;
  }

  #isItem(): boolean {
    return this.#source.charCodeAt(this.#at) === DASH && isSpace(this.#source.charCodeAt(this.#at + 1));
  }

  #mapping(indent: number): KubeMapping {
    const entries: Record<string, KubeValue> = {};
    while (this.#indent === indent) {
      const end = this.#keyEnd(this.#at);
      if (end === -1) throw new NotPlain();
      const key = this.#source.slice(this.#at, end);
      // Twice the same key, or one that is no text: rare enough to leave to the parser that can say where.
      if (Object.hasOwn(entries, key) || this.#resolve(key) !== key) throw new NotPlain();
      put(entries, key, this.#value(end + 1, indent, true));
    }
    if (this.#indent > indent) throw new NotPlain();
    return entries;
  }

  /** Where a key ends that begins here; -1 where none does. */
  #keyEnd(from: number): number {
    const source = this.#source;
    let at = from;
    while (keyCharacters[source.charCodeAt(at)] === 1) at += 1;
    const ends =
      at > from && source.charCodeAt(from) !== DASH && at - from < MAX_KEY && source.charCodeAt(at) === COLON;
    return ends && isSpace(source.charCodeAt(at + 1)) ? at : -1;
  }

  #sequence(indent: number): readonly KubeValue[] {
    const items: KubeValue[] = [];
    while (this.#indent === indent && this.#isItem()) {
      let at = this.#at + 1;
      while (this.#source.charCodeAt(at) === SPACE) at += 1;
      if (this.#keyEnd(at) === -1) items.push(this.#value(this.#at + 1, indent, false));
      else {
        this.#indent = indent + at - this.#at;
        this.#at = at;
        items.push(this.#block(this.#indent));
      }
    }
    if (this.#indent > indent) throw new NotPlain();
    return items;
  }

  /** What stands behind a colon or a dash, be it in the lines below. */
  #value(from: number, indent: number, inMapping: boolean): KubeValue {
    const source = this.#source;
    let at = from;
    while (source.charCodeAt(at) === SPACE) at += 1;
    const code = source.charCodeAt(at);
    if (code === NEWLINE || at >= source.length || (code === HASH && at > from))
      return this.#below(at, indent, inMapping);
    if (code < 128 && indicators[code] === 1) return this.#marked(at, indent);
    if (code === DASH && isSpace(source.charCodeAt(at + 1))) throw new NotPlain();
    const read = readPlainText(source, at, indent);
    this.#advance(read.end);
    const value = this.#resolve(read.text);
    if (typeof value === 'number' && !Number.isFinite(value)) throw new NotPlain();
    return value;
  }

  #below(at: number, indent: number, inMapping: boolean): KubeValue {
    this.#advance(lineEnd(this.#source, at) + 1);
    if (this.#indent > indent) return this.#block(this.#indent);
    // The items of a key's sequence may stand right under the key.
    return inMapping && this.#indent === indent && this.#isItem() ? this.#block(indent) : null;
  }

  #marked(at: number, indent: number): KubeValue {
    const source = this.#source;
    const sign = source.charAt(at);
    if (sign === '"' || sign === "'") return this.#take(readQuotedText(source, at, indent));
    if (sign === '|') return this.#take(readBlockText(source, at, indent));
    if (sign !== '[' && sign !== '{') throw new NotPlain();
    const end = lineEnd(source, at);
    const value = readPlainFlow(source.slice(at, end), this.#resolve);
    this.#advance(end + 1);
    return value;
  }

  #take({ text, end }: Ended): string {
    this.#advance(end);
    return text;
  }
}

function marked(characters: string): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of characters) table[character.charCodeAt(0)] = 1;
  return table;
}

/** A space, a line's end, or the end of the text. */
const isSpace = (code: number): boolean => code === SPACE || code === NEWLINE || Number.isNaN(code);
