/** Of Latin-1's characters; all zero between two calls. */
const tally = new Uint32Array(256);

/** How often each character occurs, in the order of their first places. */
export function countsOf(text: string): readonly number[] {
  const letters: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 0xff) {
      tally.fill(0);
      return countsOfAny(text);
    }
    const count = tally[code] ?? 0;
    if (count === 0) letters.push(code);
    tally[code] = count + 1;
  }
  return letters.map(code => {
    const count = tally[code] ?? 0;
    tally[code] = 0;
    return count;
  });
}

function countsOfAny(text: string): readonly number[] {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()];
}

/** Shannon's entropy of a text in bits for each character: 0 for `aaaa`, 4 for evenly spread hex digits. */
export function entropyOf(text: string): number {
  let bits = 0;
  for (const count of countsOf(text)) {
    const share = count / text.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}
