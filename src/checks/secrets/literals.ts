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
