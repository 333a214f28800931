/** A stretch of a text, from its first character to behind its last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const WINDOW = 4;
const KEYS = 0x10000;

/**
 * A search for many literals at once, each of at least four characters. Answers the stretches that any of them covers, in
 * order, those that touch as one. A text is read once, however many literals there are.
 */
export function findsAny(literals: readonly string[]): (text: string) => readonly Span[] {
  const byKey = new Map<number, string[]>();
  const isKey = new Uint8Array(KEYS);
  for (const literal of literals) {
    const key = literal.slice(0, WINDOW).split('').reduce(nextKey, 0);
    isKey[key] = 1;
    byKey.set(key, [...(byKey.get(key) ?? []), literal]);
  }
  return text => {
    const spans: Span[] = [];
    let from = 0;
    let to = -1;
    let key = 0;
    for (let at = 0; at < text.length; at += 1) {
      key = ((key << 4) ^ text.charCodeAt(at)) & (KEYS - 1);
      if (isKey[key] === 0) continue;
      const start = at - WINDOW + 1;
      const end = longestAt(text, start, byKey.get(key) ?? []);
      if (end < 0) continue;
      if (start > to) {
        if (to >= 0) spans.push({ from, to });
        from = start;
      }
      to = Math.max(to, end);
    }
    if (to >= 0) spans.push({ from, to });
    return spans;
  };
}

/** A key of the last four characters: what came before is shifted out. */
const nextKey = (key: number, character: string): number => ((key << 4) ^ character.charCodeAt(0)) & (KEYS - 1);

function longestAt(text: string, start: number, candidates: readonly string[]): number {
  let end = -1;
  for (const literal of candidates) {
    if (start >= 0 && start + literal.length > end && text.startsWith(literal, start)) end = start + literal.length;
  }
  return end;
}
