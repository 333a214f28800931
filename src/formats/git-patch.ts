/** The lines that a commit, or the index, adds to one file. */
export interface AddedText {
  /** Undefined for what is staged. */
  readonly commit: string | undefined;
  /** From the repository's root, `/` between its parts. */
  readonly path: string;
  /** The added lines, each with its line end. */
  readonly text: Buffer;
  /** The number that the nth line of `text`, counted from 1, has in the file. */
  readonly lineOf: (nth: number) => number;
}

interface PatchReader {
  readonly write: (chunk: Buffer) => void;
  /** What was read in all. Throws where the patch ends in the middle of a file. */
  readonly end: () => PatchTotals;
}

interface PatchTotals {
  readonly commits: number;
  readonly files: number;
  /** Files with more added bytes than are kept: nothing of them was handed on. */
  readonly tooLarge: readonly { readonly path: string; readonly commit: string | undefined }[];
}

interface Hunk {
  readonly parents: number;
  readonly old: number[];
  left: number;
  line: number;
}

const NEWLINE = 0x0a;
const [PLUS, MINUS, SPACE, BACKSLASH] = [0x2b, 0x2d, 0x20, 0x5c];
const COMMIT = /^commit ([0-9a-f]{40,64})$/;
const HUNK = /^(@@+) ((?:-\d+(?:,\d+)? )+)\+(\d+)(?:,(\d+))? @@/;

/**
 * Reads what `git log --patch --cc --format='commit %H'` or `git diff --patch` prints, as it comes, and hands on what is
 * added, file by file; of a merge what none of its parents has. Lines are counted, so no content can pass for a heading.
 */
export function patchReader(onAdded: (added: AddedText) => void, maxBytes: number): PatchReader {
  let commit: string | undefined;
  let path: string | undefined;
  let hunk: Hunk | undefined;
  let added: Buffer[] = [];
  let lines: number[] = [];
  let bytes = 0;
  let rest: Buffer[] = [];
  const tooLarge: { path: string; commit: string | undefined }[] = [];
  const totals = { commits: 0, files: 0, tooLarge };

  const flush = () => {
    if (path !== undefined && bytes > maxBytes) totals.tooLarge.push({ path, commit });
    else if (path !== undefined && lines.length > 0) {
      const numbers = lines;
      totals.files += 1;
      onAdded({ commit, path, text: Buffer.concat(added), lineOf: nth => numbers[nth - 1] ?? 0 });
    }
    [path, added, lines, bytes] = [undefined, [], [], 0];
  };
  const heading = (line: Buffer) => {
    const text = line.toString('utf8');
    const commitId = COMMIT.exec(text)?.[1];
    if (commitId !== undefined) {
      flush();
      commit = commitId;
      totals.commits += 1;
    } else if (text.startsWith('diff --')) flush();
    else if (text.startsWith('+++ ')) path = pathIn(text.slice(4));
    else if (text.startsWith('@@')) hunk = hunkOf(text);
  };
  const content = (line: Buffer, of: Hunk) => {
    const isAdded = take(line, of);
    if (isAdded) {
      bytes += line.length + 1;
      if (bytes <= maxBytes) {
        // A copy: the chunk that it lies in must not outlive it.
        added.push(Buffer.from(line.subarray(of.parents)), LINE_END);
        lines.push(of.line - 1);
      } else added = [];
    }
    if (of.left <= 0 && of.old.every(left => left <= 0)) hunk = undefined;
  };
  const read = (line: Buffer) => {
    if (!hunk) heading(line);
    else if (line[0] !== BACKSLASH) content(line, hunk);
  };
  return {
    write: chunk => {
      let from = 0;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
        const part = chunk.subarray(from, at);
        read(rest.length > 0 ? Buffer.concat([...rest, part]) : part);
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    },
    end: () => {
      if (rest.length > 0) read(Buffer.concat(rest));
      if (hunk) throw new Error('the patch ends in the middle of a file');
      flush();
      return totals;
    },
  };
}

const LINE_END = Buffer.from('\n');

function hunkOf(text: string): Hunk | undefined {
  const [, marks = '', old = '', start, count = '1'] = HUNK.exec(text) ?? [];
  if (start === undefined) return undefined;
  const counts = [...old.matchAll(/-\d+(?:,(\d+))?/g)].map(match => Number(match[1] ?? 1));
  return { parents: marks.length - 1, old: counts, left: Number(count), line: Number(start) };
}

/** Counts a line of a hunk; true where it is in the result and in none of the parents. */
function take(line: Buffer, hunk: Hunk): boolean {
  // git may leave out the blanks of an empty line.
  const marks = Array.from({ length: hunk.parents }, (_, parent) => line[parent] ?? SPACE);
  const isRemoved = marks.includes(MINUS);
  for (const [parent, mark] of marks.entries()) {
    if (mark === (isRemoved ? MINUS : SPACE)) hunk.old[parent] = (hunk.old[parent] ?? 0) - 1;
  }
  if (isRemoved) return false;
  hunk.left -= 1;
  hunk.line += 1;
  return marks.every(mark => mark === PLUS);
}

/** `b/a.txt`, with a tab behind it where it holds blanks, or in quotes where it holds what is not printed. */
function pathIn(text: string): string | undefined {
  const name = text.startsWith('"') ? unquote(text) : text.replace(/\t$/, '');
  return name.startsWith('b/') ? name.slice(2) : undefined;
}

const ESCAPES: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** As git quotes names: like C, with octal numbers for bytes. */
function unquote(text: string): string {
  const inner = Buffer.from(text.slice(1, text.lastIndexOf('"'))).toString('latin1');
  const plain = inner.replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string) =>
    octal === undefined
      ? String.fromCharCode(ESCAPES[letter] ?? letter.charCodeAt(0))
      : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(plain, 'latin1').toString('utf8');
}
