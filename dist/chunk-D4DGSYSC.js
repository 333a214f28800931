import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);

// src/formats/markdown/page.ts
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

// src/formats/markdown/front-matter.ts
import { parse } from "yaml";
function frontMatterOf(markdown) {
  const text = markdown.replace(/^\uFEFF/, "");
  const [whole, yaml] = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text) ?? [];
  if (whole === void 0 || yaml === void 0 || !text.startsWith(whole)) return { matter: /* @__PURE__ */ new Map(), body: text };
  const entries = scalarsOf(yaml);
  if (entries === void 0) return { matter: /* @__PURE__ */ new Map(), body: text };
  const lines = yaml.split("\n");
  const lineOf = (key) => lines.findIndex((line) => line.trimStart().startsWith(key)) + 2;
  return {
    matter: new Map(entries.map(([key, value]) => [key.toLowerCase(), { value, line: Math.max(2, lineOf(key)) }])),
    body: `${whole.replace(/[^\n]/g, "")}${text.slice(whole.length)}`
  };
}
function scalarsOf(yaml) {
  try {
    const read = parse(yaml, { logLevel: "silent" });
    if (typeof read !== "object" || read === null || Array.isArray(read)) return void 0;
    return Object.entries(read).flatMap(
      ([key, value]) => ["string", "number", "boolean"].includes(typeof value) ? [[key, String(value)]] : []
    );
  } catch {
    return void 0;
  }
}

// src/formats/markdown/page.ts
function readPage(markdown) {
  const { matter, body } = frontMatterOf(markdown);
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const found = { headings: [], lines: [], links: [], names: [] };
  for (const node of inOrder(root)) gather(node, found);
  return {
    headings: found.headings,
    lines: found.lines,
    links: found.links,
    anchors: /* @__PURE__ */ new Set([...anchorsOf(found.headings), ...found.names.map((name) => name.toLowerCase())]),
    matter
  };
}
function gather(node, into) {
  const line = node.position?.start.line ?? 1;
  if (node.type === "heading") into.headings.push({ depth: node.depth, text: oneLine(node), line });
  if (node.type === "paragraph" || node.type === "heading") into.lines.push(...linesOf(textOf(node), line, "text"));
  if (node.type === "tableRow") into.lines.push({ line, text: rowText(node), of: "row" });
  if (node.type === "code") into.lines.push(...linesOf(node.value, line + 1, "code"));
  if (node.type === "link" || node.type === "image" || node.type === "definition")
    into.links.push({ line, target: node.url });
  if (node.type === "html") gatherHtml(node.value, { line, into });
}
function gatherHtml(html, { line, into }) {
  const lineAt = (index) => line + (html.slice(0, index).match(/\n/g)?.length ?? 0);
  for (const found of html.matchAll(/<!--([\s\S]*?)-->/g))
    into.lines.push(...linesOf(found[1] ?? "", lineAt(found.index), "comment"));
  const shown = html.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, " "));
  for (const found of shown.matchAll(/\s(id|name|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    const value = found[2] ?? found[3] ?? found[4] ?? "";
    if (/^(?:id|name)$/i.test(found[1] ?? "")) into.names.push(value);
    else into.links.push({ line: lineAt(found.index), target: value });
  }
  const text = shown.replace(/<[^>]*>/g, " ");
  if (text.trim() !== "") into.lines.push(...linesOf(text, line, "text"));
}
var linesOf = (text, first, of) => text.split(/\r\n|\r|\n/).map((part, index) => ({ line: first + index, text: part.trim(), of })).filter(({ text: part }) => part !== "");
var rowText = (row) => row.children.map((cell) => oneLine(cell)).join(" | ");
var oneLine = (node) => textOf(node).replace(/\s+/g, " ").trim();
function textOf(node) {
  let text = "";
  for (const part of inOrder(node)) {
    if (part.type === "html") continue;
    if (part.type === "break") text += "\n";
    else if ("value" in part) text += part.value;
    else if ("alt" in part) text += part.alt ?? "";
  }
  return text;
}
function* inOrder(node) {
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if ("children" in next) open.push(...[...next.children].reverse());
  }
}
function anchorsOf(headings) {
  const seen = /* @__PURE__ */ new Map();
  return headings.map(({ text }) => {
    const base = text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "").replace(/ /g, "-");
    let name = base;
    for (let number = (seen.get(base) ?? 0) + 1; seen.has(name); number += 1) {
      seen.set(base, number);
      name = `${base}-${number}`;
    }
    seen.set(name, 0);
    return name;
  });
}

export {
  readPage
};
