import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/promql/lexing/string-literal.ts
var SIMPLE = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "	",
  v: "\v",
  "\\": "\\"
};
var HEX = { x: 2, u: 4, U: 8 };
function unquotePromql(literal) {
  const quote = literal[0] ?? "";
  if (literal.length < 2 || !literal.endsWith(quote)) return { message: "unterminated quoted string", at: 0 };
  const body = literal.slice(1, -1);
  if (quote === "`") return { value: body };
  const newline = body.indexOf("\n");
  if (newline >= 0) return { message: "unterminated quoted string", at: newline + 1 };
  if (!body.includes("\\")) return { value: body };
  let value = "";
  for (let index = 0; index < body.length; ) {
    if (body[index] !== "\\") {
      value += body[index];
      index += 1;
      continue;
    }
    const escaped = readEscape(body, index + 1, quote);
    if ("message" in escaped) return { message: escaped.message, at: index + 1 };
    value += escaped.value;
    index += 1 + escaped.length;
  }
  return { value };
}
function readEscape(body, at, quote) {
  const letter = String.fromCodePoint(body.codePointAt(at) ?? 0);
  if (at >= body.length) return { message: "unterminated quoted string" };
  if (letter === quote) return { value: quote, length: 1 };
  const simple = SIMPLE[letter];
  if (simple !== void 0) return { value: simple, length: 1 };
  const octal = /^[0-7]{3}/.exec(body.slice(at, at + 3))?.[0];
  if (octal !== void 0 && Number.parseInt(octal, 8) <= 255) {
    return { value: String.fromCharCode(Number.parseInt(octal, 8)), length: 3 };
  }
  const digits = HEX[letter];
  if (digits === void 0) {
    const problem = /[0-7]/.test(letter) ? "illegal octal escape sequence" : `unknown escape sequence "\\${letter}"`;
    return { message: problem };
  }
  const code = body.slice(at + 1, at + 1 + digits);
  if (code.length < digits || !/^[0-9a-fA-F]+$/.test(code))
    return { message: `escape sequence "\\${letter}" needs ${digits} hexadecimal digits` };
  const number = Number.parseInt(code, 16);
  if (number > 1114111 || digits > 2 && number >= 55296 && number < 57344) {
    return { message: "escape sequence is an invalid Unicode code point" };
  }
  return { value: String.fromCodePoint(number), length: 1 + digits };
}

export {
  unquotePromql
};
