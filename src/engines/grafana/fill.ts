/** A variable where it is used: `$x`, `${x}`, `${x:regex}`, `${x.text}`, `[[x]]`. */
export interface Use {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/** A text with values in the place of its variables, and where its parts stood before. */
export interface Filled {
  readonly text: string;
  /** The offset in the text as it was written. */
  readonly original: (offset: number) => number;
}

const USE = /\$(\w+)|\[\[(\w+?)(?::\w+)?\]\]|\$\{(\w+)(?:\.[^:^}]+)?(?::[^}]+)?\}/g;

/** All variables in a text, as Grafana sees them. `$1` is one of a regular expression. */
export function usesIn(text: string): readonly Use[] {
  if (!text.includes('$') && !text.includes('[[')) return [];
  return [...text.matchAll(USE)].flatMap(({ index, 0: written, 1: plain, 2: old, 3: braced }) => {
    const name = plain ?? old ?? braced ?? '';
    return /^\d/.test(name) ? [] : [{ name, from: index, to: index + written.length }];
  });
}

/** Puts a value in the place of each use; undefined leaves it as it is. */
export function fill(text: string, uses: readonly Use[], valueFor: (use: Use) => string | undefined): Filled {
  const parts: string[] = [];
  const jumps: { readonly at: number; readonly end: number; readonly use: Use }[] = [];
  let read = 0;
  let length = 0;
  for (const use of uses) {
    const value = valueFor(use);
    if (value === undefined) continue;
    const before = text.slice(read, use.from);
    parts.push(before, value);
    jumps.push({ at: length + before.length, end: length + before.length + value.length, use });
    length += before.length + value.length;
    read = use.to;
  }
  parts.push(text.slice(read));
  return {
    text: parts.join(''),
    original: offset => {
      const jump = jumps.findLast(({ at }) => at <= offset);
      if (jump === undefined) return offset;
      return offset < jump.end ? jump.use.from : jump.use.to + offset - jump.end;
    },
  };
}
