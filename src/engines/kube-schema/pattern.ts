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
  const body = source
    .slice(whole.length)
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
