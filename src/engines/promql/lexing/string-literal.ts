/** The value of a quoted string, or what is wrong with it and how far from the opening quote. */
type Unquoted = { readonly value: string } | { readonly message: string; readonly at: number };

const SIMPLE: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};
const HEX: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Undoes PromQL's quoting: Go's escapes in double and single quotes, none in backquotes. */
export function unquotePromql(literal: string): Unquoted {
  const quote = literal[0] ?? '';
  if (literal.length < 2 || !literal.endsWith(quote)) return { message: 'unterminated quoted string', at: 0 };
  const body = literal.slice(1, -1);
  if (quote === '`') return { value: body };
  const newline = body.indexOf('\n');
  if (newline >= 0) return { message: 'unterminated quoted string', at: newline + 1 };
  if (!body.includes('\\')) return { value: body };
  let value = '';
  for (let index = 0; index < body.length; ) {
    if (body[index] !== '\\') {
      value += body[index];
      index += 1;
      continue;
    }
    const escaped = readEscape(body, index + 1, quote);
    if ('message' in escaped) return { message: escaped.message, at: index + 1 };
    value += escaped.value;
    index += 1 + escaped.length;
  }
  return { value };
}

function readEscape(
  body: string,
  at: number,
  quote: string,
): { readonly value: string; readonly length: number } | { readonly message: string } {
  const letter = String.fromCodePoint(body.codePointAt(at) ?? 0);
  if (at >= body.length) return { message: 'unterminated quoted string' };
  if (letter === quote) return { value: quote, length: 1 };
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { value: simple, length: 1 };
  const octal = /^[0-7]{3}/.exec(body.slice(at, at + 3))?.[0];
  if (octal !== undefined && Number.parseInt(octal, 8) <= 255) {
    return { value: String.fromCharCode(Number.parseInt(octal, 8)), length: 3 };
  }
  const digits = HEX[letter];
  if (digits === undefined) {
    const problem = /[0-7]/.test(letter) ? 'illegal octal escape sequence' : `unknown escape sequence "\\${letter}"`;
    return { message: problem };
  }
  const code = body.slice(at + 1, at + 1 + digits);
  if (code.length < digits || !/^[0-9a-fA-F]+$/.test(code))
    return { message: `escape sequence "\\${letter}" needs ${digits} hexadecimal digits` };
  const number = Number.parseInt(code, 16);
  if (number > 0x10ffff || (digits > 2 && number >= 0xd800 && number < 0xe000)) {
    return { message: 'escape sequence is an invalid Unicode code point' };
  }
  return { value: String.fromCodePoint(number), length: 1 + digits };
}
