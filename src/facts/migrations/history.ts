/** SQL of one migration in one direction, and where it stands. */
export interface Script {
  readonly file: string;
  /** What is not SQL is blanked, so that places stay as they are in the file. */
  readonly text: string;
  readonly transaction: 'around' | 'at-once' | 'none';
  /** Where it stands in the file, of SQL that was rendered from it. */
  readonly line?: number | undefined;
}

export interface Migration {
  /** As the tool calls it. */
  readonly id: string;
  readonly file: string;
  /** Undefined where it is written in a language of its own and nobody has rendered it. */
  readonly up: Script | undefined;
  /** `missing` and `empty` are no way back; `unread` is one that nobody has rendered. */
  readonly down: Script | 'missing' | 'empty' | 'refuses' | 'unread';
  /** Where the way back stands, or should. */
  readonly downLine?: number | undefined;
}

/** What is wrong with the chain of migrations as such. */
export interface ChainFault {
  readonly rule: 'several-heads' | 'missing-parent' | 'duplicate-revision' | 'not-a-migration';
  readonly message: string;
  readonly file: string | undefined;
  readonly line?: number | undefined;
}

/** A project's migrations in the order in which they are applied. */
export interface History {
  readonly migrations: readonly Migration[];
  readonly faults: readonly ChainFault[];
  /** How many ends the chain has: 1 unless it branches. */
  readonly heads: readonly string[];
  /** Why what the migrations do is not known from the files alone. */
  readonly unrendered?: string | undefined;
}

/** The same text with a stretch of it blanked; line ends stay. */
export const blanked = (text: string, from: number, to: number): string =>
  text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ') + text.slice(to);

/** Every match blanked. */
export const blankedAll = (text: string, pattern: RegExp): string =>
  text.replace(pattern, found => found.replace(/[^\r\n]/g, ' '));

/** Nothing but comments and blanks. */
export const isEmptySql = (text: string): boolean =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/--[^\n]*/g, '')
    .replace(/[\s;]+/g, '') === '';

/** Versions that two files have. */
export function duplicates(
  items: readonly { readonly id: string; readonly file: string }[],
  what: string,
): readonly ChainFault[] {
  const first = new Map<string, string>();
  return items.flatMap(({ id, file }) => {
    const known = first.get(id);
    if (known === undefined) {
      first.set(id, file);
      return [];
    }
    return [{ rule: 'duplicate-revision' as const, message: `${what} ${id} is that of ${known}, too`, file }];
  });
}

/** Numbers within names by their value: 2 before 10. */
export function byVersion(a: string, b: string): number {
  const [left, right] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [x = '', y = ''] = [left[index], right[index]];
    if (x === y) continue;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) {
      const [p, q] = [BigInt(x), BigInt(y)];
      if (p !== q) return p < q ? -1 : 1;
      continue;
    }
    return x < y ? -1 : 1;
  }
  return 0;
}
