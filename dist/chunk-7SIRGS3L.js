import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  showNumber
} from "./chunk-WDRWDCXA.js";

// src/text/clip.ts
function clip(text, max) {
  if (text.length <= max) return text;
  return `${head(text, max)}\u2026 (${rest(text.length - max)})`;
}
function clipMiddle(text, max) {
  if (text.length <= max) return text;
  const first = Math.floor(max / 4);
  const last = max - first;
  return `${head(text, first)}
\u2026 ${rest(text.length - max)} left out \u2026
${tail(text, last)}`;
}
var rest = (number) => `${showNumber(number)} more characters`;
var head = (text, length) => text.slice(0, isSurrogatePair(text, length) ? length - 1 : length);
var tail = (text, length) => {
  const from = text.length - length;
  return text.slice(isSurrogatePair(text, from) ? from + 1 : from);
};
var isSurrogatePair = (text, at) => /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1));

export {
  clip,
  clipMiddle
};
