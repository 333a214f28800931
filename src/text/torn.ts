/** Fewer characters of a secret help nobody, and stand in ordinary text by chance. */
const LEAST = 6;
/** A text this long may have been cut without a mark. */
const MAY_BE_CUT = 200;
/** How much of a secret's length is looked for at a cut: more than any password has. */
const REACH = 1024;

/** The ellipsis that every cut leaves (`clip`, a capture's gap), with the white space around it. */
const CUT = /\s*(?:…|\.\.\.)\s*/g;

/**
 * Hides what a cut left of a secret: its beginning before a cut, its end behind one. A cut is an ellipsis, or the beginning
 * and end of a long text. Who cuts before the secrets are known leaves no half of one in this way.
 */
export function hidesTorn(literals: readonly string[], mark: string): (text: string) => string {
  const long = literals.filter(literal => literal.length > LEAST);
  if (long.length === 0) return text => text;
  const starts = grouped(long, literal => literal.slice(0, LEAST));
  const ends = grouped(long, literal => literal.slice(-LEAST));

  /** Where the beginning of a secret starts that goes to the end of `text`. */
  const startIn = (text: string): number => {
    for (let at = Math.max(0, text.length - REACH); at <= text.length - LEAST; at += 1) {
      const candidates = starts.get(text.slice(at, at + LEAST));
      if (candidates?.some(literal => literal.startsWith(text.slice(at)))) return at;
    }
    return text.length;
  };
  /** Where the end of a secret ends that `text` begins with. */
  const endIn = (text: string): number => {
    for (let end = Math.min(text.length, REACH); end >= LEAST; end -= 1) {
      const candidates = ends.get(text.slice(end - LEAST, end));
      if (candidates?.some(literal => literal.endsWith(text.slice(0, end)))) return end;
    }
    return 0;
  };
  const beforeCut = (text: string): string => {
    const at = startIn(text);
    return at === text.length ? text : text.slice(0, at) + mark;
  };
  const behindCut = (text: string): string => {
    const end = endIn(text);
    return end === 0 ? text : mark + text.slice(end);
  };

  return text => {
    const isLong = text.length >= MAY_BE_CUT;
    const cuts = [...text.matchAll(CUT)];
    if (cuts.length === 0 && !isLong) return text;
    let clean = '';
    let from = 0;
    for (const [index, cut] of [...cuts, undefined].entries()) {
      const isLast = cut === undefined;
      let part = text.slice(from, cut?.index);
      if (index > 0 || isLong) part = behindCut(part);
      if (!isLast || isLong) part = beforeCut(part);
      clean += part + (cut?.[0] ?? '');
      from = (cut?.index ?? text.length) + (cut?.[0].length ?? 0);
    }
    return clean;
  };
}

function grouped(literals: readonly string[], keyOf: (literal: string) => string): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const literal of literals) groups.set(keyOf(literal), [...(groups.get(keyOf(literal)) ?? []), literal]);
  return groups;
}
