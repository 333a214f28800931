/** The offsets at which the lines of a text begin; of the last text alone, as questions about one come in a row. */
let last: { readonly source: string; readonly begins: readonly number[] } | undefined;

/** The line, from 0, that an offset is in, and where it begins. Lines end in `\n`, `\r\n` or a `\r` of its own. */
export function lineAt(source: string, offset: number): { readonly line: number; readonly begin: number } {
  if (last?.source !== source) last = { source, begins: lineBegins(source) };
  const { begins } = last;
  let low = 0;
  for (let high = begins.length - 1; low < high; ) {
    const middle = Math.ceil((low + high) / 2);
    if ((begins[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, begin: begins[low] ?? 0 };
}

function lineBegins(source: string): readonly number[] {
  const begins = [0];
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === 10 || (code === 13 && source.charCodeAt(at + 1) !== 10)) begins.push(at + 1);
  }
  return begins;
}
