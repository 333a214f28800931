import type { ScalarNode } from './yaml-tree.js';

/**
 * Where a character of a scalar's value stands in the file. Folding and indentation only touch white space, so the nth
 * character of the value that is none is the nth of the source, escapes and doubled quotes counted as what they stand for.
 * White space is taken for the next character that is none; past the end, for the last one.
 */
export function offsetInScalar(text: string, scalar: ScalarNode, index: number): number {
  let wanted = 0;
  for (const character of scalar.text.slice(0, Math.max(0, index))) if (!isBlank(character)) wanted += 1;
  let at = scalar.start;
  let last = scalar.start;
  while (at < scalar.end) {
    const { length, value } = nextCharacter(text, at, scalar);
    if (value !== '' && !isBlank(value)) {
      if (wanted === 0) return at;
      wanted -= 1;
      last = at;
    }
    at += length;
  }
  return last;
}

const isBlank = (character: string): boolean => /^\s$/.test(character);

const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const BLANK_ESCAPES = new Set(['n', 't', '\t', ' ', 'r', 'v', 'f', 'N', '_', 'L', 'P']);

/** One character of the value: how long it is in the source, and what it is; the empty string where it is dropped. */
function nextCharacter(text: string, at: number, { style }: ScalarNode): { length: number; value: string } {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 32);
  if (style === 'single' && character === "'") return { length: 2, value: "'" };
  if (style !== 'double' || character !== '\\') return { length: character.length, value: character };
  const letter = text[at + 1] ?? '';
  const digits = HEX_DIGITS[letter];
  if (digits !== undefined) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    return { length: 2 + digits, value: code <= 0x10ffff ? String.fromCodePoint(code) : '?' };
  }
  if (letter === '\n') return { length: 2, value: '' };
  if (letter === '\r') return { length: text[at + 2] === '\n' ? 3 : 2, value: '' };
  return { length: 2, value: BLANK_ESCAPES.has(letter) ? ' ' : letter };
}
