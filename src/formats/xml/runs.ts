import { CouldNotTell } from '../../could-not-tell.js';

/** Characters of one text, comment or CDATA section, and of all values of one tag, that the parser gets to see. */
const KEEP = 128 * 1024;
/** The same in elements whose text nobody reads. */
const KEEP_UNREAD = 256;
/** Length of the longest markup, `<![CDATA[`, that must be seen whole to know what it opens. */
const OPENING = 9;
/** Longest reference (`&#x10FFFF;`) that a cut must not tear. */
const REFERENCE = 12;

type Place = 'text' | 'tag' | 'cdata' | 'comment' | 'instruction' | 'doctype' | '"' | "'";

/** What ends a run of characters, and how many at a chunk's end could be the beginning of that. */
const ENDS: Readonly<Record<Place, { readonly end: RegExp; readonly hold: number }>> = {
  text: { end: /</g, hold: 0 },
  tag: { end: /[>"']/g, hold: 0 },
  cdata: { end: /\]\]>/g, hold: 2 },
  comment: { end: /--/g, hold: 1 },
  instruction: { end: /\?>/g, hold: 1 },
  doctype: { end: /[[>]/g, hold: 0 },
  '"': { end: /"/g, hold: 0 },
  "'": { end: /'/g, hold: 0 },
};

const ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;
const ILLEGAL_TEXT = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\]\]>|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/;
const ILLEGAL_VALUE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff<]|&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-fA-F]+);)/;

/**
 * Shortens long runs of characters before a parser gathers them in memory: what is over 128 KiB in one text, CDATA
 * section, comment or tag's values becomes `...`, and its line ends are counted. What a strict parser would refuse is never
 * left out. A document type with declarations of its own, and a tag longer than 128 KiB without
 * its values, are refused here.
 */
export class RunShortener {
  readonly #name: string;
  /** Where markup other than a tag begins, or a tag whose text nobody reads. */
  readonly #special: RegExp;
  readonly #opening: number;
  #isUnread = false;
  #isShortened = false;
  #place: Place = 'text';
  #run = 0;
  #values = 0;
  #rest = '';
  /** Line ends left out before what was passed on last. */
  lines = 0;

  constructor(name: string, unread: readonly string[] = []) {
    this.#name = name;
    const tags = unread.map(tag => `${tag}>`);
    this.#special = new RegExp(`<(?:${['[!?]', ...tags].join('|')})`, 'g');
    this.#opening = Math.max(OPENING, ...tags.map(tag => tag.length + 1));
  }

  /** Passes on what the parser is to see of a chunk, and of what was held back from the one before. */
  add(chunk: string, pass: (text: string) => void): void {
    const text = this.#rest + chunk;
    let from = 0;
    let stop = text.length;
    for (let at: number | undefined = 0; at !== undefined; ) {
      const end = this.#findEnd(text, at);
      stop = end ?? this.#lastSafe(text, at);
      const cut = this.#cut(text, at, stop);
      if (cut < stop && !this.#illegal().test(text.slice(cut, stop))) {
        pass(this.#isShortened ? text.slice(from, cut) : `${text.slice(from, cut)}...`);
        this.#isShortened = true;
        this.lines += countLines(text, cut, stop);
        from = stop;
      }
      at = end === undefined ? undefined : this.#turn(text, end);
    }
    this.#rest = text.slice(stop);
    pass(text.slice(from, stop));
  }

  /** What was held back at the end of the file. */
  finish(): string {
    return this.#rest;
  }

  #findEnd(text: string, at: number): number | undefined {
    const { end } = ENDS[this.#place];
    end.lastIndex = at;
    return end.exec(text)?.index;
  }

  /** Counts a run of characters; answers where it gets too long, or its end. */
  #cut(text: string, at: number, stop: number): number {
    const inValue = this.#place === '"' || this.#place === "'";
    const before = inValue ? this.#values : this.#run;
    if (inValue) this.#values += stop - at;
    else this.#run += stop - at;
    const keep = this.#isUnread ? KEEP_UNREAD : KEEP;
    if (before + stop - at <= keep) return stop;
    if (this.#place === 'tag' || this.#place === 'doctype') throw this.#refuse(`a tag longer than ${KEEP} characters`);
    return wholeCharacters(text, at, Math.max(at, at + keep - before));
  }

  #lastSafe(text: string, at: number): number {
    const end = Math.max(at, text.length - ENDS[this.#place].hold);
    return this.#place === 'text' || this.#place === '"' || this.#place === "'" ? wholeCharacters(text, at, end) : end;
  }

  #illegal(): RegExp {
    if (this.#place === 'text') return ILLEGAL_TEXT;
    return this.#place === '"' || this.#place === "'" ? ILLEGAL_VALUE : ILLEGAL;
  }

  /** Goes into what begins at the end of a run; answers where, or undefined where more characters must be seen first. */
  #turn(text: string, end: number): number | undefined {
    const place = this.#place;
    if (place === 'tag') {
      const mark = text[end];
      this.#place = mark === '"' || mark === "'" ? mark : 'text';
      if (mark === '>') this.#endRun();
      return end + 1;
    }
    if (place === '"' || place === "'") {
      this.#place = 'tag';
      return end + 1;
    }
    if (place === 'text') return this.#open(text, end);
    if (place === 'doctype' && text[end] === '[') throw this.#refuse('a document type with declarations of its own');
    this.#place = 'text';
    this.#endRun();
    return end + (place === 'cdata' ? 3 : place === 'doctype' ? 1 : 2);
  }

  #open(text: string, at: number): number | undefined {
    if (text.length - at < this.#opening) return undefined;
    this.#endRun();
    this.#values = 0;
    if (text.startsWith('<!--', at)) return this.#enter('comment', at + 4);
    if (text.startsWith('<![CDATA[', at)) return this.#enter('cdata', at + OPENING);
    if (text.startsWith('<!', at)) return this.#enter('doctype', at + 2);
    if (text.startsWith('<?', at)) return this.#enter('instruction', at + 2);
    return this.#openTag(text, at);
  }

  #openTag(text: string, at: number): number {
    this.#special.lastIndex = at;
    const special = this.#special.exec(text);
    this.#isUnread = special?.index === at;
    if (this.#isUnread) return this.#enter('text', at + (special?.[0].length ?? 0));
    // No value may hold a `<`: tags that end before another begins need no look, nor does the text between them.
    const last = text.lastIndexOf('<', (special?.index ?? text.length) - 1);
    return last > at ? this.#enter('text', last) : this.#enter('tag', at + 1);
  }

  #endRun(): void {
    this.#run = 0;
    this.#isShortened = false;
  }

  #enter(place: Place, at: number): number {
    this.#place = place;
    return at;
  }

  #refuse(what: string): CouldNotTell {
    return new CouldNotTell('unsupported', `${this.#name}: ${what}`, 'Name the report of a test or coverage tool.');
  }
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** A cut at or before `end` that tears neither a reference nor a surrogate pair. */
function wholeCharacters(text: string, at: number, end: number): number {
  const reference = text.lastIndexOf('&', end - 1);
  if (reference >= at && end - reference < REFERENCE && !text.slice(reference, end).includes(';')) return reference;
  const code = end > at ? text.charCodeAt(end - 1) : 0;
  return code >= 0xd800 && code <= 0xdbff ? end - 1 : end;
}
