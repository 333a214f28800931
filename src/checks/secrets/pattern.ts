import { CouldNotTell } from '../../could-not-tell.js';
import type { Place, ShapeRule } from '../../engines/secret-scan/rule.js';
import type { Pattern } from './options.js';

/** A config's own expressions as rules, which are given lines. `re2js` runs each in linear time. */
export async function patternRules(patterns: readonly Pattern[]): Promise<readonly ShapeRule[]> {
  if (patterns.length === 0) return [];
  const { RE2JS } = await import('re2js');
  return patterns.map(({ id, pattern, keywords, level }, index) => {
    const where = `patterns[${index}]`;
    let compiled: InstanceType<typeof RE2JS>;
    try {
      compiled = RE2JS.compile(pattern);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      const remedy = 'Write it in the dialect of RE2: https://github.com/google/re2/wiki/Syntax.';
      throw new CouldNotTell('wrong-format', `${where}: ${why}`, remedy, { cause });
    }
    const literals = keywords.length > 0 ? keywords.map(keyword => keyword.toLowerCase()) : literalsIn(pattern);
    if (literals.length === 0) {
      const message = `${where}: ${id} has no text of three characters that every match holds`;
      throw new CouldNotTell('wrong-format', message, 'Give it `keywords`: texts one of which stands in each line.');
    }
    const hasGroup = 'secret' in compiled.namedGroups();
    const find = function* (bytes: string): Generator<Place> {
      const { text, byteAt } = decoded(bytes);
      const matcher = compiled.matcher(text);
      while (matcher.find()) {
        const group = hasGroup ? 'secret' : 0;
        const [start, end] = [matcher.start(group), matcher.end(group)];
        if (start < end) yield { start: byteAt(start), end: byteAt(end) };
      }
    };
    const confidence = level === 'error' ? 'high' : 'low';
    return { id, title: id, confidence, keywords: literals, scope: 'line', applies: () => true, find };
  });
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** What bytes, a character each, mean in UTF-8, and where its characters stand in them; as they are where they mean none. */
function decoded(bytes: string): { readonly text: string; readonly byteAt: (index: number) => number } {
  const plain = { text: bytes, byteAt: (index: number) => index };
  if (!/[\x80-\xff]/.test(bytes)) return plain;
  try {
    const text = UTF8.decode(Buffer.from(bytes, 'latin1'));
    return { text, byteAt: index => Buffer.byteLength(text.slice(0, index)) };
  } catch {
    return plain;
  }
}

const SHORTEST = 3;
/** What is not taken as it is written. */
const TOO_CLEVER = /\\[QEpPxC0-9]/;

/**
 * The longest text that every match of an expression holds, in lower case, as a list of one; empty where none of three
 * characters shows at a glance. Groups and classes are not looked into.
 */
export function literalsIn(pattern: string): readonly string[] {
  const outside = withoutGroups(pattern);
  if (TOO_CLEVER.test(pattern) || /(?<!\\)\|/.test(outside)) return [];
  const plain = outside
    // A quantifier belongs to the character in front of it, which may then be missing.
    .replace(/(?:\\.|[^\\])(?:[*?]|\{[^}]*\})\??/gs, '\0')
    .replace(/(?:\\.|[^\\])\+\??/gs, whole => `${whole.startsWith('\\') ? whole.slice(0, 2) : whole[0]}\0`)
    .replace(/\\([A-Za-z])/g, '\0')
    .replace(/\\(.)/gs, '$1\u0001')
    .replace(/[.^$](?!\u0001)/g, '\0')
    .replaceAll('\u0001', '');
  const runs = plain.toLowerCase().split(/[^!-~]+/);
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  return longest.length >= SHORTEST ? [longest] : [];
}

/** Puts a mark in the place of each group and class, together with what repeats it. */
function withoutGroups(pattern: string): string {
  let text = '';
  let depth = 0;
  let isClass = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const letter = pattern[index] ?? '';
    if (letter === '\\') {
      if (depth === 0 && !isClass) text += pattern.slice(index, index + 2);
      index += 1;
    } else if (isClass) {
      if (letter === ']') isClass = false;
    } else if (letter === '[') {
      isClass = true;
      if (pattern[index + 1] === '^') index += 1;
      if (pattern[index + 1] === ']') index += 1;
      if (depth === 0) text += '\0';
    } else if (letter === '(') {
      depth += 1;
      text += '\0';
    } else if (letter === ')') depth -= 1;
    else if (depth === 0) text += letter;
  }
  return text;
}
