/** One document's text inside a file, as kubectl cuts it: at lines that begin with `---`, before any YAML is read. */
export interface Chunk {
  readonly source: string;
  /** Line of the file, from 0, at which the text begins. */
  readonly line: number;
}

interface SplitSource {
  readonly chunks: readonly Chunk[];
  /** Lines, from 0, whose `---` is followed by something else than a comment: kubectl refuses them. */
  readonly badSeparators: readonly number[];
}

/** Cuts a file into its documents. Chunks that hold nothing but space and comments are left out. */
export function splitDocuments(source: string): SplitSource {
  const chunks: Chunk[] = [];
  const badSeparators: number[] = [];
  let start = 0;
  let startLine = 0;
  let line = 0;
  const close = (end: number) => {
    if (hasContent(source, start, end)) chunks.push({ source: source.slice(start, end), line: startLine });
  };
  let counted = 0;
  for (let at = nextMarker(source, 0); at !== -1; at = nextMarker(source, at + 3)) {
    line += countBreaks(source, counted, at);
    counted = at;
    close(at);
    const end = source.indexOf('\n', at);
    const rest = source.slice(at + 3, end === -1 ? undefined : end).trim();
    if (rest !== '' && !rest.startsWith('#')) badSeparators.push(line);
    start = end === -1 ? source.length : end + 1;
    startLine = line + 1;
  }
  close(source.length);
  return { chunks, badSeparators };
}

function nextMarker(source: string, from: number): number {
  if (from === 0 && source.startsWith('---')) return 0;
  const found = source.indexOf('\n---', Math.max(0, from - 1));
  return found === -1 ? -1 : found + 1;
}

/** Line breaks in a part of a text: `\n`, `\r\n` and a `\r` of its own. */
function countBreaks(source: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) breaks += 1;
  }
  return breaks;
}

/** True where any line holds something besides space and a comment. */
function hasContent(source: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 35) {
      const end = source.indexOf('\n', at);
      if (end === -1 || end >= to) return false;
      at = end;
    } else if (code !== 32 && code !== 9 && code !== 10 && code !== 13 && code !== 0xfeff) {
      return true;
    }
  }
  return false;
}
