/**
 * A key that one object of a valid JSON document has twice, or undefined. Which of the two counts is not said by any
 * standard, so that two readers may see different documents.
 */
export function duplicateKey(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? new Set() : undefined);
      isKey = mark === '{';
    } else if (mark === '}' || mark === ']') {
      open.pop();
      isKey = false;
    } else if (mark === ',') isKey = open.at(-1) !== undefined;
    else if (mark === ':') isKey = false;
    else if (mark === '"') {
      const end = closing(text, at);
      const keys = open.at(-1);
      if (isKey && keys !== undefined) {
        const key = keyOf(text.slice(at, end + 1));
        if (keys.has(key)) return key;
        keys.add(key);
      }
      at = end;
    }
  }
  return undefined;
}

function closing(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}

const keyOf = (quoted: string): string => (quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1));
