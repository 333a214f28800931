import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/text/visible.ts
import { stripVTControlCharacters } from "node:util";
var UNSEEN = /(?!\n|\t|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}\ufff9-\ufffb]/gu;
function visible(text) {
  const plain = /[\u001b\u009b]/.test(text) ? stripVTControlCharacters(text) : text;
  return plain.replace(/\r\n?/g, "\n").replace(UNSEEN, show);
}
function show(mark) {
  const code = mark.codePointAt(0) ?? 0;
  if (code >= 55296 && code <= 57343) return "\uFFFD";
  if (code < 32) return String.fromCodePoint(9216 + code);
  return code === 127 ? "\u2421" : `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}
function oneLine(text) {
  const shown = visible(text);
  return linesOf(shown).join(" \u23CE ").replaceAll("	", " ");
}
function linesOf(text) {
  return text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

export {
  visible,
  oneLine,
  linesOf
};
