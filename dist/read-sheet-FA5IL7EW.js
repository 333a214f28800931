import { createRequire as __cr } from 'node:module'; import { fileURLToPath as __f } from 'node:url'; import { dirname as __d } from 'node:path'; const require = __cr(import.meta.url); const __filename = __f(import.meta.url); const __dirname = __d(__filename);
import {
  isPlaceholder,
  plain
} from "./chunk-YNNCWGYU.js";
import {
  parseChecklist,
  readMarkdown,
  textOf
} from "./chunk-LXVROAC6.js";
import "./chunk-FLEPBBHH.js";

// src/init/list/tables.ts
var ASKS = /^(?:item|task|check|step|action|criteria|criterion|requirement|description|what|activity|test)s?\b/i;
var ROLE = /^(?:role|title|position|approver|name|stakeholder|team)s?\b/i;
var SIGNED = /^(?:sign(?:ature|ed)?(?:-?off)?|approved?|approval|date signed)\b/i;
var OWNER = /^(?:owner|who|responsible|assignee|person)\b/i;
var STATE = /^(?:status|done|state|complete|✓|✅|ok|result|pass)/i;
var COMMAND = /^(?:command|verification|verify|how)\b/i;
function readTable(table, { headings, hasBoxes }) {
  const [head, ...rows] = table.children;
  const names = (head?.children ?? []).map(cellText);
  const at = (pattern) => names.findIndex((name) => pattern.test(name));
  const signedAt = at(SIGNED);
  const roleAt = [/^role\b/i, ROLE].map(at).find((index) => index >= 0) ?? -1;
  if (signedAt >= 0 && roleAt >= 0) {
    const signatures = rows.map((row) => ({
      title: cellText(row.children[roleAt]),
      headings,
      line: row.position?.start.line ?? 1
    }));
    return { tasks: [], signatures: signatures.filter(({ title }) => title !== "" && !isPlaceholder(title)) };
  }
  const taskAt = at(ASKS);
  const tellsMore = [OWNER, STATE, COMMAND].some((pattern) => at(pattern) >= 0);
  if (hasBoxes || taskAt < 0 || !tellsMore) return { tasks: [], signatures: [] };
  const tasks = rows.map((row) => {
    const owner = cellText(row.children[at(OWNER)]);
    const line = row.position?.start.line ?? 1;
    const code = row.children.flatMap((cell) => codeIn(cell, line));
    return { text: cellText(row.children[taskAt]), line, headings, owner: owner === "" ? void 0 : owner, code };
  });
  return { tasks: tasks.filter(({ text }) => text !== "" && !isPlaceholder(text)), signatures: [] };
}
var cellText = (cell) => cell ? plain(textOf(cell.children)) : "";
var codeIn = (cell, line) => cell.children.flatMap(
  (child) => child.type === "inlineCode" && /^[\w./-]+\s+\S/.test(child.value) ? [{ text: child.value, line, language: void 0 }] : []
);

// src/init/list/read-sheet.ts
function readSheet(markdown) {
  const text = withoutFrontMatter(markdown);
  const items = new Map(parseChecklist(markdown).map((item) => [item.line, item]));
  const reader = new Reader(new Map([...items].map(([line, { slug }]) => [line, slug])));
  reader.read(readMarkdown(text));
  return reader.sheet();
}
function withoutFrontMatter(text) {
  const [whole] = /^---\r?\n[\s\S]*?\r?\n---(?=\r?\n|$)/.exec(text) ?? [];
  return whole === void 0 ? text : whole.replace(/[^\n]/g, "") + text.slice(whole.length);
}
var Reader = class {
  #slugs;
  #drafts = [];
  #loose = [];
  #dates = [];
  #signatures = [];
  #headings = [];
  /** A short bold line or one that ends in a colon, until the next heading. */
  #label;
  #title;
  constructor(slugs) {
    this.#slugs = slugs;
  }
  read(root) {
    for (const node of root.children) this.#block(node);
  }
  sheet() {
    return {
      title: this.#title,
      hasBoxes: this.#slugs.size > 0,
      tasks: this.#drafts.map(({ task, conditions, code }) => ({ ...task, conditions, code })),
      loose: this.#loose,
      dates: this.#dates,
      signatures: this.#signatures
    };
  }
  #block(node) {
    if (node.type === "heading") this.#heading(node.depth, plain(textOf(node.children)));
    if (node.type === "paragraph") this.#paragraph(node);
    if (node.type === "code")
      this.#here().code.push({ text: node.value, line: lineOf(node) + 1, language: node.lang ?? void 0 });
    if (node.type === "list") this.#list(node, void 0);
    if (node.type === "table") this.#table(node);
    if (node.type === "blockquote") for (const child of node.children) this.#block(child);
  }
  #heading(depth, text) {
    this.#label = void 0;
    if (depth === 1 && this.#title === void 0 && this.#headings.length === 0) this.#title = text;
    this.#headings = [...this.#headings.filter((above) => above.depth < depth), { depth, text }];
  }
  #paragraph(node) {
    const text = textOf(node.children);
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      const [, label, value] = /^\s*([A-Z][A-Za-z ]{2,30}):\s*(\S.*)$/.exec(line) ?? [];
      if (label !== void 0 && value !== void 0) this.#dates.push({ label, value, line: lineOf(node) + index });
    }
    const said = plain(text);
    const [only] = node.children;
    const isBold = node.children.length === 1 && only?.type === "strong";
    if (said.length <= 80 && (isBold || said.endsWith(":"))) {
      this.#label = said;
    }
    const here = this.#here();
    here.lines.push({ text: said, line: lineOf(node) });
    here.code.push(...inlineCode(node));
  }
  #table(node) {
    const { tasks, signatures } = readTable(node, { headings: this.#path(), hasBoxes: this.#slugs.size > 0 });
    for (const { code, ...task } of tasks)
      this.#drafts.push({ task: { ...task, slug: void 0, parent: void 0 }, conditions: [], code: [...code] });
    this.#signatures.push(...signatures);
  }
  /** Titles of the document say nothing about where a line belongs. */
  #path() {
    const own = this.#headings.filter(({ depth, text }) => !(depth === 1 && text === this.#title)).map(({ text }) => text);
    return this.#label === void 0 ? own : [...own, this.#label];
  }
  #here() {
    const headings = this.#path();
    const last = this.#loose.at(-1);
    if (last && last.headings.join("\n") === headings.join("\n")) return last;
    const fresh = { headings, code: [], lines: [] };
    this.#loose.push(fresh);
    return fresh;
  }
  #list(list, parent) {
    for (const item of list.children) this.#item(item, { parent });
  }
  #item(item, { parent }) {
    const first = item.children.find((child) => child.type === "paragraph");
    const line = first ? lineOf(first) : lineOf(item);
    const slug = this.#slugs.get(line);
    const text = first ? plain(textOf(first.children)) : "";
    const isTask = slug !== void 0 || this.#slugs.size === 0 && parent === void 0 && !isPlaceholder(text);
    if (!isTask) {
      this.#plainItem(item, { parent, text, line });
      return;
    }
    const draft = {
      task: { text, line, slug, headings: this.#path(), parent, owner: ownerIn(text) },
      conditions: [],
      code: first ? [...inlineCode(first)] : []
    };
    const index = this.#drafts.push(draft) - 1;
    for (const child of item.children) {
      if (child.type === "code")
        draft.code.push({ text: child.value, line: lineOf(child) + 1, language: child.lang ?? void 0 });
      if (child.type === "list") this.#list(child, index);
      if (child.type === "paragraph" && child !== first) draft.code.push(...inlineCode(child));
    }
  }
  /** A line without a box: a condition of the task that it stands in, or loose. */
  #plainItem(item, at) {
    const { parent, text, line } = at;
    const draft = parent === void 0 ? void 0 : this.#drafts[parent];
    const into = draft ?? this.#here();
    if (text !== "") (draft ? draft.conditions : this.#here().lines).push({ text, line });
    for (const child of item.children) {
      if (child.type === "paragraph") into.code.push(...inlineCode(child));
      if (child.type === "code")
        into.code.push({ text: child.value, line: lineOf(child) + 1, language: child.lang ?? void 0 });
      if (child.type === "list") this.#list(child, parent);
    }
  }
};
var lineOf = ({ position }) => position?.start.line ?? 1;
function inlineCode(node) {
  const found = [];
  const walk = (children) => {
    for (const child of children) {
      if (child.type === "inlineCode" && /^[\w./-]+\s+\S/.test(child.value))
        found.push({ text: child.value, line: lineOf(child), language: void 0 });
      if ("children" in child) walk(child.children);
    }
  };
  walk(node.children);
  return found;
}
function ownerIn(text) {
  const [, named] = /\((?:owner|by|responsible)[:\s]+([^)]+)\)/i.exec(text) ?? /(?:^|\s)(@[\w-]+(?:\/[\w-]+)?)\b/.exec(text) ?? [];
  return named?.trim();
}
export {
  readSheet
};
