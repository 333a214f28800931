const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Where the line that holds a place begins, and where it ends without its line end. */
export function lineAround(bytes: Buffer, place: number): { readonly start: number; readonly end: number } {
  const start = place === 0 ? 0 : bytes.lastIndexOf(NEWLINE, place - 1) + 1;
  const found = bytes.indexOf(NEWLINE, place);
  const end = found < 0 ? bytes.length : found;
  return { start, end: end > start && bytes[end - 1] === RETURN ? end - 1 : end };
}

/** Counts lines from place to place; the places must not go back. */
export function lineCounter(bytes: Buffer): (place: number) => number {
  let line = 1;
  let next = bytes.indexOf(NEWLINE);
  return place => {
    while (next >= 0 && next < place) {
      line += 1;
      next = bytes.indexOf(NEWLINE, next + 1);
    }
    return line;
  };
}

/** The column of a place in its line, counted from 1 in UTF-16 units, as editors count. */
export const columnOf = (bytes: Buffer, place: number): number =>
  bytes.toString('utf8', lineAround(bytes, place).start, place).length + 1;
