import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  nameItems,
  slugOf
} from "./chunk-FLEPBBHH.js";

// src/checklist/parse.ts
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
function parseChecklist(markdown) {
  const boxes = readBoxes(markdown);
  const slugs = nameItems(boxes.map((_, index) => pathOf(boxes, index)));
  return boxes.map((box, index) => ({ ...box, slug: slugs[index] ?? "" }));
}
var readMarkdown = (markdown) => fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
function readTree(markdown) {
  const points = /* @__PURE__ */ new Map();
  const root = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [
      gfmFromMarkdown(),
      {
        enter: {
          taskListCheck(token) {
            const paragraph = this.stack.at(-1);
            if (paragraph && paragraph.type !== "fragment") points.set(paragraph, token.start);
          }
        }
      }
    ]
  });
  return { root, points };
}
function readBoxes(markdown) {
  const start = markdown.startsWith("\uFEFF") ? 1 : 0;
  const { root, points } = readTree(markdown);
  const hidden = hiddenFootnotes(root);
  const boxes = [];
  const frames = [{ nodes: [root], at: 0, headings: [], parent: void 0, isHidden: false }];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.nodes[frame.at];
    frame.at += 1;
    if (!node) {
      frames.pop();
      continue;
    }
    if (node.type === "heading") frame.headings = under(frame.headings, node);
    const isNote = node.type === "footnoteDefinition";
    const isHidden = isNote ? hidden.has(node) : frame.isHidden;
    let parent = isNote ? void 0 : frame.parent;
    if (!isHidden && node.type === "listItem" && typeof node.checked === "boolean") {
      const paragraph = node.children.find((child) => child.type === "paragraph");
      const point = paragraph && points.get(paragraph);
      if (paragraph && point) {
        const { line, offset } = point;
        const at = {
          line,
          offset: offset + start,
          end: endOf(paragraph) + start,
          ticked: node.checked,
          parent,
          headings: frame.headings.map(({ text }) => text)
        };
        parent = boxes.push({ ...labelOf(paragraph), ...at }) - 1;
      }
    }
    if ("children" in node) frames.push({ nodes: node.children, at: 0, headings: frame.headings, parent, isHidden });
  }
  return boxes;
}
var under = (headings, { depth, children }) => [
  ...headings.filter((above) => above.depth < depth),
  { depth, text: lineOf(children) }
];
function hiddenFootnotes(root) {
  const called = /* @__PURE__ */ new Set();
  const definitions = [];
  for (const node of inOrder([root])) {
    if (node.type === "footnoteReference") called.add(node.identifier);
    if (node.type === "footnoteDefinition") definitions.push(node);
  }
  const first = /* @__PURE__ */ new Map();
  for (const node of definitions.reverse().sort((a, b) => endOf(a) - endOf(b)))
    if (!first.has(node.identifier)) first.set(node.identifier, node);
  const shown = new Set([...called].map((name) => first.get(name)));
  return new Set(definitions.filter((node) => !shown.has(node)));
}
var endOf = ({ position }) => position?.end.offset ?? 0;
function* inOrder(nodes) {
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if (!("children" in node)) continue;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child) open.push(child);
    }
  }
}
function labelOf(paragraph) {
  const lines = textOf(paragraph.children).split(/\r\n|\r|\n/).map((line) => line.replace(/\s*_{3,}.*$/, "").trim()).filter((line) => line !== "");
  return { text: lines.join(" "), label: lines[0] ?? "" };
}
var lineOf = (nodes) => textOf(nodes).replace(/\s+/g, " ").trim();
function textOf(nodes) {
  let text = "";
  for (const node of inOrder(nodes)) {
    if (node.type === "html") continue;
    if (node.type === "break") text += "\n";
    else if ("value" in node) text += node.value;
    else if ("alt" in node) text += node.alt ?? "";
  }
  return text;
}
function pathOf(boxes, index) {
  const slugs = [];
  for (let at = index; at !== void 0; at = boxes[at]?.parent)
    slugs.push(slugOf(boxes[at]?.label ?? "") || "item");
  return [...slugs, ...[...boxes[index]?.headings ?? []].reverse().map(slugOf)];
}

export {
  parseChecklist,
  readMarkdown,
  textOf
};
