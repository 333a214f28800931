/** Thrown for a document that is beyond the fast reader; carries nothing, and costs little to throw. */
export class NotPlain {}

/** A scalar's text, and where the line behind it begins. */
export interface Ended {
  readonly text: string;
  readonly end: number;
}

/** A comment, or what may be a key: either ends a plain scalar or makes it wrong. */
const BREAKS_PLAIN = /:(?: |$)| #/m;

/** A plain scalar, over as many lines as are indented further than `indent`. */
export function readPlainText(source: string, from: number, indent: number): Ended {
  let at = from;
  let last = 0;
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 35 && last === 32)) break;
    if (code === 32 && last === 58) throw new NotPlain();
    last = code;
  }
  const text = source.slice(from, at).trimEnd();
  if (text.endsWith(':')) throw new NotPlain();
  if (source.charCodeAt(at) === 35) return { text, end: lineEnd(source, at) + 1 };
  return nextPart(source, at, indent) !== -1 ? readFolded(source, { text, end: at, indent }) : { text, end: at + 1 };
}

/** Where the next line that holds anything begins, if it is indented further and no comment; -1 otherwise. */
function nextPart(source: string, end: number, indent: number): number {
  let at = end + 1;
  let start = at;
  for (; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 10) start = at + 1;
    else if (code !== 32) return at - start > indent && code !== 35 ? start : -1;
  }
  return -1;
}

function readFolded(
  source: string,
  first: { readonly text: string; readonly end: number; readonly indent: number },
): Ended {
  const lines = [first.text];
  let end = first.end;
  for (let start = nextPart(source, end, first.indent); start !== -1; start = nextPart(source, end, first.indent)) {
    for (let at = lineEnd(source, end + 1); at < start; at = lineEnd(source, at + 1)) lines.push('');
    end = lineEnd(source, start);
    const line = source.slice(start, end).trim();
    if (BREAKS_PLAIN.test(line)) throw new NotPlain();
    lines.push(line);
  }
  return { text: fold(lines), end: end + 1 };
}

/** One line break is a space, each further one itself. */
function fold(lines: readonly string[]): string {
  let text = lines[0] ?? '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    if (line === '' && index < lines.length - 1) breaks += 1;
    else {
      text += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
      breaks = 0;
    }
  }
  return text;
}

/** A scalar in quotes, over lines that are indented further than `indent`. */
export function readQuotedText(source: string, from: number, indent: number): Ended {
  const isDouble = source.charCodeAt(from) === 34;
  const close = isDouble ? closeOfDouble(source, from) : closeOfSingle(source, from);
  const raw = source.slice(from + 1, close);
  const end = lineEnd(source, close);
  if (!/^(?: *$| +#)/.test(source.slice(close + 1, end))) throw new NotPlain();
  const text = isDouble
    ? withoutEscapes(foldDouble(raw, indent))
    : foldQuoted(raw.replaceAll("''", "'").split('\n'), indent);
  return { text, end: end + 1 };
}

function closeOfDouble(source: string, from: number): number {
  let at = from + 1;
  for (let code = source.charCodeAt(at); code !== 34; code = source.charCodeAt(at)) {
    if (Number.isNaN(code)) throw new NotPlain();
    at += code === 92 ? 2 : 1;
  }
  return at;
}

function closeOfSingle(source: string, from: number): number {
  let close = source.indexOf("'", from + 1);
  while (close !== -1 && source.charCodeAt(close + 1) === 39) close = source.indexOf("'", close + 2);
  if (close === -1) throw new NotPlain();
  return close;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', ' ': ' ', n: '\n', t: '\t' };

function withoutEscapes(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(.)/gs, (_, sign: string) => {
    const meant = ESCAPES[sign];
    if (meant === undefined) throw new NotPlain();
    return meant;
  });
}

/** Folds as `foldQuoted`; where a backslash stands before a line's end the text goes on as if there were none. */
function foldDouble(raw: string, indent: number): string {
  if (!raw.includes('\n')) return raw;
  const lines: string[] = [];
  let head: string | undefined;
  for (const line of raw.split('\n')) {
    const bare = line.trimStart();
    if (head !== undefined && (bare === '' || line.length - bare.length <= indent)) throw new NotPlain();
    const end = /(?<!\\)(?:\\\\)*\\( *)$/.exec(line);
    // A blank behind a backslash is one that stays.
    if (end?.[1]) throw new NotPlain();
    const whole = head === undefined ? line : head + bare;
    head = end ? whole.slice(0, -1) : undefined;
    if (!end) lines.push(whole);
  }
  return foldQuoted(lines, indent);
}

function foldQuoted(lines: readonly string[], indent: number): string {
  if (lines.length === 1) return lines[0] ?? '';
  const last = lines.length - 1;
  return fold(
    lines.map((line, index) => {
      const bare = line.trimStart();
      // The quote that closes it is something, too.
      const isBlank = bare === '' && index < last;
      if (index > 0 && !isBlank && line.length - bare.length <= indent) throw new NotPlain();
      if (index === 0) return line.trimEnd();
      return index === last ? bare : bare.trimEnd();
    }),
  );
}

/** A literal scalar, `|` or `|-`, whose lines are indented further than `indent`. */
export function readBlockText(source: string, from: number, indent: number): Ended {
  const header = lineEnd(source, from);
  const strip = source.charCodeAt(from + 1) === 45;
  if (header !== from + (strip ? 2 : 1)) throw new NotPlain();
  const lines: string[] = [];
  let start = header + 1;
  let inner = -1;
  for (; start < source.length; ) {
    const end = lineEnd(source, start);
    let at = start;
    while (source.charCodeAt(at) === 32) at += 1;
    const isBlank = at === end;
    const spaces = at - start;
    if (!isBlank && inner === -1) inner = spaces;
    if (isBlank && inner === -1 && spaces > 0) throw new NotPlain();
    if (!isBlank && spaces <= indent) break;
    if (!isBlank && spaces < inner) throw new NotPlain();
    lines.push(isBlank && spaces <= Math.max(0, inner) ? '' : source.slice(start + inner, end));
    start = end + 1;
  }
  // How the last line ends at the end of a text is for the whole parser to say; so is a scalar without a line.
  if (start > source.length || inner <= indent) throw new NotPlain();
  while (lines.at(-1) === '') lines.pop();
  const text = lines.join('\n');
  return { text: strip ? text : `${text}\n`, end: start };
}

/** The line break at or behind an offset, or the text's end. */
export function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}
