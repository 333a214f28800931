import { entropyOf } from './entropy.js';
import { isPlaceholder } from './placeholder.js';
import type { Place, TokenRule } from './rule.js';

/** How far a window grows at a time, and at most: nothing longer is a token. */
const STEP = 2048;
const LONGEST = 64 * 1024;
/** A run of base64 that is longer holds data; what looks like a token in it is chance. */
const BLOB = 4096;

/** A stretch without a blank, a quote or a bracket that is as long as this … */
const UNBROKEN = /[\w+/=.%~:-]{512,}/g;
const UNBROKEN_LENGTH = 512;
const unbroken = new Uint8Array(256).map((_, code) => (/[\w+/=.%~:-]/.test(String.fromCharCode(code)) ? 1 : 0));
/** … and holds more of a rule's keywords than this is no token: it was made to cost time, or is data. */
const MOST_KEYWORDS = 16;

/** What one expression finds in a stretch of bytes, and how far it has looked. */
export interface Looked {
  readonly places: readonly Place[];
  readonly to: number;
  /** Left out as examples and placeholders. */
  readonly placeholders: number;
  /** Stretches left out, which no token can be. */
  readonly traps: number;
}

/** Looks at a stretch, and at more of the text around it for as long as a match touches its edge. */
export function matchTokens(rule: TokenRule, bytes: Buffer, window: Place): Looked {
  let { start, end } = window;
  for (;;) {
    const { text, traps } = withoutTraps(bytes.toString('latin1', start, end), rule.keywords);
    const found = matchesOf(rule.pattern, text);
    const touchesStart = found.some(({ index }) => index === 0) && start > 0;
    const touchesEnd = found.some(match => match.index + match[0].length === text.length) && end < bytes.length;
    if ((!touchesStart && !touchesEnd) || end - start >= LONGEST) {
      return { ...judge(rule, { bytes, found, offset: start }), to: end, traps };
    }
    if (touchesStart) start = Math.max(0, start - STEP);
    if (touchesEnd) end = Math.min(bytes.length, end + STEP);
  }
}

/** Puts blanks in the place of what no token can be. */
function withoutTraps(text: string, keywords: readonly string[]): { readonly text: string; readonly traps: number } {
  let traps = 0;
  if (!holdsUnbroken(text)) return { text, traps };
  const clean = text.replace(UNBROKEN, stretch => {
    if (keywordsIn(stretch.toLowerCase(), keywords) <= MOST_KEYWORDS) return stretch;
    traps += 1;
    return ' '.repeat(stretch.length);
  });
  return { text: clean, traps };
}

/** Whether `UNBROKEN` matches somewhere: a look at every 512th letter, and from there back to the last blank. */
function holdsUnbroken(text: string): boolean {
  for (let last = UNBROKEN_LENGTH - 1; last < text.length; ) {
    let at = last;
    while (at > last - UNBROKEN_LENGTH && unbroken[text.charCodeAt(at)] === 1) at -= 1;
    if (at === last - UNBROKEN_LENGTH) return true;
    last = at + UNBROKEN_LENGTH;
  }
  return false;
}

function keywordsIn(text: string, keywords: readonly string[]): number {
  let count = 0;
  for (const keyword of keywords) {
    for (let at = text.indexOf(keyword); at >= 0 && count <= MOST_KEYWORDS; at = text.indexOf(keyword, at + 1))
      count += 1;
  }
  return count;
}

function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (match[0] === '') pattern.lastIndex += 1;
    else found.push(match);
  }
  return found;
}

interface Found {
  readonly bytes: Buffer;
  readonly found: readonly RegExpExecArray[];
  readonly offset: number;
}

function judge(rule: TokenRule, { bytes, found, offset }: Found): Pick<Looked, 'places' | 'placeholders'> {
  const places: Place[] = [];
  let placeholders = 0;
  for (const match of found) {
    const secret = match.groups?.secret ?? match[0];
    if (rule.entropy !== undefined && entropyOf(secret) < rule.entropy) continue;
    if (rule.valid?.(secret) === false || rule.checksum?.(secret) === false) continue;
    const start = offset + match.index + secretAt(match, secret);
    const place = { start, end: start + secret.length };
    if (!rule.checksum && isPlaceholder(secret)) placeholders += 1;
    else if (!isInBlob(bytes, place)) places.push(place);
  }
  return { places, placeholders };
}

/** Where the credential begins in its match: at its last occurrence, for its name may be the same. */
const secretAt = (match: RegExpExecArray, secret: string): number => Math.max(0, match[0].lastIndexOf(secret));

function isInBlob(bytes: Buffer, { start, end }: Place): boolean {
  let [from, to] = [start, end];
  while (from > 0 && to - from <= BLOB && isBase64(bytes[from - 1] ?? 0)) from -= 1;
  while (to < bytes.length && to - from <= BLOB && isBase64(bytes[to] ?? 0)) to += 1;
  return to - from > BLOB;
}

const isBase64 = (byte: number): boolean =>
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x30 && byte <= 0x39) ||
  byte === 0x2b ||
  byte === 0x2f;
