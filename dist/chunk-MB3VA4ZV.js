import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/engines/prometheus-config/scalar-offset.ts
function offsetInScalar(text, scalar, index) {
  let wanted = 0;
  for (const character of scalar.text.slice(0, Math.max(0, index))) if (!isBlank(character)) wanted += 1;
  let at = scalar.start;
  let last = scalar.start;
  while (at < scalar.end) {
    const { length, value } = nextCharacter(text, at, scalar);
    if (value !== "" && !isBlank(value)) {
      if (wanted === 0) return at;
      wanted -= 1;
      last = at;
    }
    at += length;
  }
  return last;
}
var isBlank = (character) => /^\s$/.test(character);
var HEX_DIGITS = { x: 2, u: 4, U: 8 };
var BLANK_ESCAPES = /* @__PURE__ */ new Set(["n", "t", "	", " ", "r", "v", "f", "N", "_", "L", "P"]);
function nextCharacter(text, at, { style }) {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 32);
  if (style === "single" && character === "'") return { length: 2, value: "'" };
  if (style !== "double" || character !== "\\") return { length: character.length, value: character };
  const letter = text[at + 1] ?? "";
  const digits = HEX_DIGITS[letter];
  if (digits !== void 0) {
    const code = Number.parseInt(text.slice(at + 2, at + 2 + digits), 16);
    return { length: 2 + digits, value: code <= 1114111 ? String.fromCodePoint(code) : "?" };
  }
  if (letter === "\n") return { length: 2, value: "" };
  if (letter === "\r") return { length: text[at + 2] === "\n" ? 3 : 2, value: "" };
  return { length: 2, value: BLANK_ESCAPES.has(letter) ? " " : letter };
}

export {
  offsetInScalar
};
