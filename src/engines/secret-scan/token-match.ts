import { entropyOf } from './entropy.js';
import { isPlaceholder } from './placeholder.js';
import type { Place, TokenRule } from './rule.js';

/** How far a window grows at a time, and at most: nothing longer is a token. */
const STEP = 2048;
const LONGEST = 64 * 1024;
/** A run of base64 that is longer holds data; what looks like a token in it is chance. */
const BLOB = 4096;

/** What one expression finds in a stretch of bytes, and how far it has looked. */
export interface Looked {
  readonly places: readonly Place[];
  readonly to: number;
  /** Left out as examples and placeholders. */
  readonly placeholders: number;
}

/** Looks at a stretch, and at more of the text around it for as long as a match touches its edge. */
export function matchTokens(rule: TokenRule, bytes: Buffer, window: Place): Looked {
  let { start, end } = window;
  for (;;) {
    const text = bytes.toString('latin1', start, end);
    const found = matchesOf(rule.pattern, text);
    const touchesStart = found.some(({ index }) => index === 0) && start > 0;
    const touchesEnd = found.some(match => match.index + match[0].length === text.length) && end < bytes.length;
    if ((!touchesStart && !touchesEnd) || end - start >= LONGEST) {
      return { ...judge(rule, { bytes, found, offset: start }), to: end };
    }
    if (touchesStart) start = Math.max(0, start - STEP);
    if (touchesEnd) end = Math.min(bytes.length, end + STEP);
  }
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
    if (entropyOf(secret) < (rule.entropy ?? 0) || rule.valid?.(secret) === false) continue;
    const start = offset + match.index + secretAt(match, secret);
    const place = { start, end: start + secret.length };
    if (isPlaceholder(secret)) placeholders += 1;
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
