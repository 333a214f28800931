const NEWLINE = 0x0a;
const RETURN = 0x0d;
/** Up to here a step costs less than a call that searches. */
const NEAR = 256;

/** Where the line that holds a place begins, and where it ends without its line end. */
function lineAround(bytes: Buffer, place: number): { readonly start: number; readonly end: number } {
  const start = place === 0 ? 0 : bytes.lastIndexOf(NEWLINE, place - 1) + 1;
  const found = bytes.indexOf(NEWLINE, place);
  const end = found < 0 ? bytes.length : found;
  return { start, end: end > start && bytes[end - 1] === RETURN ? end - 1 : end };
}

/**
 * The same, as far as it lies within so many bytes of the place on either side: a line of megabytes must not be searched
 * for its ends at every place in it.
 */
export function stretchAround(
  bytes: Buffer,
  place: number,
  reach: number,
): { readonly start: number; readonly end: number } {
  const near = Math.min(NEAR, reach);
  let [start, end] = [place, place];
  while (start > 0 && place - start < near && bytes[start - 1] !== NEWLINE) start -= 1;
  while (end < bytes.length && end - place < near && bytes[end] !== NEWLINE) end += 1;
  const isNear = place - start < near && end - place < near;
  if (isNear || reach <= near) return { start, end: end > start && bytes[end - 1] === RETURN ? end - 1 : end };
  const from = Math.max(0, place - reach);
  const found = lineAround(bytes.subarray(from, place + reach), place - from);
  return { start: from + found.start, end: from + found.end };
}

/**
 * Tells the line of each place and its column, in UTF-16 units as editors count; both from 1. The places must not go back,
 * so that the text is read once.
 */
export function placeCounter(bytes: Buffer): (place: number) => { readonly line: number; readonly column: number } {
  let [line, column, at] = [1, 1, 0];
  return place => {
    for (let index = at; index < place; index += 1) {
      if (bytes[index] === NEWLINE) [line, column, at] = [line + 1, 1, index + 1];
    }
    column += bytes.toString('utf8', at, place).length;
    at = place;
    return { line, column };
  };
}
