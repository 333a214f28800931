const CLASSES = new Map([
  ['alnum', 'A-Za-z0-9'],
  ['alpha', 'A-Za-z'],
  ['digit', '0-9'],
  ['lower', 'a-z'],
  ['space', '\\t\\n\\v\\f\\r '],
  ['upper', 'A-Z'],
  ['word', '\\w'],
  ['xdigit', '0-9A-Fa-f'],
]);

const compiled = new Map<string, RegExp | undefined>();

/** A pattern of a schema, written for Go's RE2, as a regular expression; undefined where it cannot be told what it means. */
export function goPattern(source: string): RegExp | undefined {
  if (!compiled.has(source)) compiled.set(source, compile(source));
  return compiled.get(source);
}

function compile(source: string): RegExp | undefined {
  const [whole, letters = ''] = /^\(\?([imsU]+)\)/.exec(source) ?? [''];
  const rest = source.slice(whole.length);
  const body = (rest.includes('(?i)') ? spellBothCases(rest) : rest)
    .replace(/\(\?P</g, '(?<')
    .replace(/\\A/g, '^')
    .replace(/\\z/g, '$')
    .replace(/\\p([A-Z])/g, '\\p{$1}')
    .replace(/\[:(\w+):\]/g, (text, name) => CLASSES.get(name) ?? text);
  if (letters.includes('U') || /\\Q|\\C|\(\?[imsU]+[):]|\[:/.test(body)) return undefined;
  try {
    return new RegExp(body, `${letters}${/\\[pP]\{|[\ud800-\udfff]/.test(body) ? 'u' : ''}`);
  } catch {
    return undefined;
  }
}

/**
 * What stands behind a `(?i)`, to the end of its group, with each letter in both cases: JavaScript has no such flag within
 * an expression. A class with letters is left alone, and so is the flag: then nobody can tell.
 */
function spellBothCases(source: string): string {
  const groups = [false];
  let out = '';
  for (const [token] of source.matchAll(/\(\?i\)|\\p\{\w+\}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:P?<\w+>|:))?|[\s\S]/g)) {
    const either = groups.at(-1) ?? false;
    if (token === '(?i)') groups[groups.length - 1] = true;
    else if (either && /^\[.*[A-Za-z]/.test(token)) return source;
    else if (either && /^[A-Za-z]$/.test(token)) out += `[${token.toLowerCase()}${token.toUpperCase()}]`;
    else out += token;
    if (token.startsWith('(') && token !== '(?i)') groups.push(either);
    else if (token === ')' && groups.length > 1) groups.pop();
  }
  return out;
}
