import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  linesOf,
  oneLine,
  visible
} from "./chunk-N3UFVQ2O.js";

// src/text/escape.ts
var HTML = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
var escapeHtml = (text) => visible(text).replace(/[&<>"']/g, (mark) => HTML[mark] ?? mark);
var NOT_XML = new RegExp("[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\ufffe\\uffff]|\\p{Cs}", "gu");
var escapeXml = (text) => visible(text).replace(NOT_XML, "\uFFFD").replace(/[&<>"']/g, (mark) => HTML[mark] ?? mark);
var escapeCommandData = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
var escapeCommandProperty = (text) => escapeCommandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
var ZERO_WIDTH = "\u200B";
var neutralise = (text) => text.replace(/^(?:[^\S\r\n\u2028\u2029]|\u0085)*:(?=:)/gm, `$&${ZERO_WIDTH}`).replace(/##(?=\[)/g, `##${ZERO_WIDTH}`);
var MARKS = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  "|": "&#124;",
  // GitHub reads two of them as a formula, escaped by a backslash or not; this is its documented way out.
  $: "<span>$</span>"
};
var markdown = (text) => linesOf(visible(text)).map(markdownLine).join("<br>");
var markdownTitle = (text) => markdownLine(oneLine(text));
var markdownLine = (line) => line.split(/`([^`]+)`/).map((part, index) => index % 2 === 1 ? code(part) : unreferenced(unformatted(part))).join("").replace(/^(?=[-+](?:[\s-]|$)|#{1,6}(?:\s|$)|=+$)/, "\\").replace(/^(\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
var unformatted = (text) => text.replace(/[&<>|$\\`*[\]~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, (mark) => MARKS[mark] ?? `\\${mark}`).replace(/:(?=\/\/)/g, "\\:").replace(/www\./gi, (mark) => `${mark.slice(0, -1)}\\.`).replaceAll("	", " ");
var unreferenced = (text) => text.replace(/@(?=[\w-])|(?<!&)#(?=\d)|\bGH-(?=\d)/gi, "$&&#8203;").replace(/:(?=[a-z0-9_+-]{1,40}:)/gi, "$&&#8203;");
var markdownHtml = (text) => unreferenced(oneLine(text).replace(/[&<>$]/g, (mark) => MARKS[mark] ?? mark));
function code(text) {
  const line = oneLine(text);
  if (line === "") return "";
  return /^[^`|\\$]*$/.test(line) ? `\`${line}\`` : `<code>${unformatted(line)}</code>`;
}
function fence(text) {
  const body = visible(text).replace(/\n+$/, "");
  const longest = [...body.matchAll(/^[ \t]*(`{3,})/gm)].reduce((max, [, run]) => Math.max(max, run?.length ?? 0), 2);
  const mark = "`".repeat(longest + 1);
  return `${mark}text
${body}
${mark}`;
}

export {
  escapeHtml,
  escapeXml,
  escapeCommandData,
  escapeCommandProperty,
  neutralise,
  markdown,
  markdownTitle,
  markdownHtml,
  code,
  fence
};
