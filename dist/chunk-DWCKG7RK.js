import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/formats/json/fault.ts
var MOVES = {
  value: { "{": "first-key", "[": "first-value", string: "next", scalar: "next" },
  "first-value": { "{": "first-key", "[": "first-value", "]": "next", string: "next", scalar: "next" },
  "first-key": { string: "colon", "}": "next" },
  key: { string: "colon" },
  colon: { ":": "value" },
  next: { ",": "value", "}": "next", "]": "next" }
};
var SPACE = /[\t\n\r ]*/y;
var SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
var ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
var CUT_SCALAR = /^(?:-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:[eE][+-]?)?)?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)$/;
var CUT_ESCAPE = /^\\(?:u[\da-fA-F]{0,3})?$/;
function firstFault(text) {
  const open = [];
  let state = "value";
  for (let at = skip(SPACE, text, 0); at < text.length; at = skip(SPACE, text, at)) {
    const token = tokenAt(text, at);
    if (token.kind === void 0) return token.end;
    const following = MOVES[state][token.kind];
    if (following === void 0 || !matches(token.kind, open, state)) return at;
    if (token.kind === "{" || token.kind === "[") open.push(token.kind);
    if (token.kind === "}" || token.kind === "]") open.pop();
    state = token.kind === "," && open.at(-1) === "{" ? "key" : following;
    at = token.end;
  }
  return text.length;
}
function matches(kind, open, state) {
  if (state !== "next") return true;
  return kind === "," ? open.length > 0 : open.at(-1) === (kind === "}" ? "{" : "[");
}
function tokenAt(text, at) {
  const character = text[at] ?? "";
  if (character === '"') return stringAt(text, at);
  const mark = ["{", "}", "[", "]", ",", ":"].find((known) => known === character);
  if (mark) return { kind: mark, end: at + 1 };
  SCALAR.lastIndex = at;
  if (SCALAR.test(text)) return { kind: "scalar", end: SCALAR.lastIndex };
  const isCut = text.length - at < 40 && CUT_SCALAR.test(text.slice(at).trimEnd());
  return { kind: void 0, end: isCut ? text.length : at };
}
function stringAt(text, start) {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) return { kind: "string", end: at + 1 };
    if (code < 32) return { kind: void 0, end: at };
    if (code !== 92) continue;
    ESCAPE.lastIndex = at;
    if (!ESCAPE.test(text)) return { kind: void 0, end: CUT_ESCAPE.test(text.slice(at, at + 6)) ? text.length : at };
    at = ESCAPE.lastIndex - 1;
  }
  return { kind: void 0, end: text.length };
}
function skip(pattern, text, from) {
  pattern.lastIndex = from;
  pattern.test(text);
  return pattern.lastIndex;
}

export {
  firstFault
};
