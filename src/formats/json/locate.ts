const SPACE = /[\t\n\r ]*/y;
const SCALAR = /[^\s,\]}]*/y;

/**
 * The offset of the value at a path of a valid JSON document; of the nearest parent that exists where the path does not.
 * Reads the text anew: for the few places that a finding names, so that reading needs to keep none.
 */
export function locateInJson(text: string, path: readonly PropertyKey[]): number {
  let at = skipSpace(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  for (const part of path) {
    const next = childAt(text, at, part);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

function childAt(text: string, from: number, part: PropertyKey): number | undefined {
  const isList = text[from] === '[';
  if (!isList && text[from] !== '{') return undefined;
  let found: number | undefined;
  let index = 0;
  let at = skipSpace(text, from + 1);
  while (at < text.length && text[at] !== ']' && text[at] !== '}') {
    let key: PropertyKey = index;
    if (!isList) {
      const end = endOfString(text, at);
      key = keyOf(text.slice(at, end));
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    if (String(key) === String(part)) {
      found = at;
      if (isList) return found;
    }
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ',') at = skipSpace(text, at + 1);
    index += 1;
  }
  return found;
}

const keyOf = (quoted: string): string => (quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1));

const skipSpace = (text: string, at: number): number => skip(SPACE, text, at);

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return Math.max(pattern.lastIndex, at);
}

/** Behind the closing quote of the string that begins here. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text[at - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}

function endOfValue(text: string, start: number): number {
  const first = text[start];
  if (first === '"') return endOfString(text, start);
  if (first !== '{' && first !== '[') return skip(SCALAR, text, start);
  let depth = 0;
  for (let at = start; at < text.length; ) {
    const mark = text[at];
    if (mark === '"') {
      at = endOfString(text, at);
      continue;
    }
    at += 1;
    if (mark === '{' || mark === '[') depth += 1;
    else if (mark === '}' || mark === ']') depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
