import type { List, ListItem, Nodes, Paragraph, Root, RootContent } from 'mdast';
import { parseChecklist, readMarkdown, textOf } from '../../checklist/parse.js';
import type { Code, Loose, Said, Sheet, Task } from './sheet.js';
import { readTable } from './tables.js';
import { isPlaceholder, plain } from './wording.js';

/** Everything in a Markdown text that asks for something, in the text's order. */
export function readSheet(markdown: string): Sheet {
  const text = withoutFrontMatter(markdown);
  const items = new Map(parseChecklist(markdown).map(item => [item.line, item]));
  const reader = new Reader(new Map([...items].map(([line, { slug }]) => [line, slug])));
  reader.read(readMarkdown(text));
  return reader.sheet();
}

/** Its lines stay, empty, so that the others keep their numbers. */
function withoutFrontMatter(text: string): string {
  const [whole] = /^---\r?\n[\s\S]*?\r?\n---(?=\r?\n|$)/.exec(text) ?? [];
  return whole === undefined ? text : whole.replace(/[^\n]/g, '') + text.slice(whole.length);
}

interface Heading {
  readonly depth: number;
  readonly text: string;
}

interface Draft {
  readonly task: Omit<Task, 'conditions' | 'code'>;
  readonly conditions: Said[];
  readonly code: Code[];
}

class Reader {
  readonly #slugs: ReadonlyMap<number, string>;
  readonly #drafts: Draft[] = [];
  readonly #loose: { headings: readonly string[]; code: Code[]; lines: Said[] }[] = [];
  readonly #dates: Sheet['dates'][number][] = [];
  readonly #signatures: Sheet['signatures'][number][] = [];
  #headings: readonly Heading[] = [];
  /** A short bold line or one that ends in a colon, until the next heading. */
  #label: string | undefined;
  #title: string | undefined;

  constructor(slugs: ReadonlyMap<number, string>) {
    this.#slugs = slugs;
  }

  read(root: Root): void {
    for (const node of root.children) this.#block(node);
  }

  sheet(): Sheet {
    return {
      title: this.#title,
      hasBoxes: this.#slugs.size > 0,
      tasks: this.#drafts.map(({ task, conditions, code }) => ({ ...task, conditions, code })),
      loose: this.#loose,
      dates: this.#dates,
      signatures: this.#signatures,
    };
  }

  #block(node: RootContent): void {
    if (node.type === 'heading') this.#heading(node.depth, plain(textOf(node.children)));
    if (node.type === 'paragraph') this.#paragraph(node);
    if (node.type === 'code')
      this.#here().code.push({ text: node.value, line: lineOf(node) + 1, language: node.lang ?? undefined });
    if (node.type === 'list') this.#list(node, undefined);
    if (node.type === 'table') this.#table(node);
    if (node.type === 'blockquote') for (const child of node.children) this.#block(child);
  }

  #heading(depth: number, text: string): void {
    this.#label = undefined;
    if (depth === 1 && this.#title === undefined && this.#headings.length === 0) this.#title = text;
    this.#headings = [...this.#headings.filter(above => above.depth < depth), { depth, text }];
  }

  #paragraph(node: Paragraph): void {
    const text = textOf(node.children);
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      const [, label, value] = /^\s*([A-Z][A-Za-z ]{2,30}):\s*(\S.*)$/.exec(line) ?? [];
      if (label !== undefined && value !== undefined) this.#dates.push({ label, value, line: lineOf(node) + index });
    }
    const said = plain(text);
    const [only] = node.children;
    const isBold = node.children.length === 1 && only?.type === 'strong';
    if (said.length <= 80 && (isBold || said.endsWith(':'))) {
      this.#label = said;
    }
    const here = this.#here();
    here.lines.push({ text: said, line: lineOf(node) });
    here.code.push(...inlineCode(node));
  }

  #table(node: Extract<RootContent, { type: 'table' }>): void {
    const { tasks, signatures } = readTable(node, { headings: this.#path(), hasBoxes: this.#slugs.size > 0 });
    for (const { code, ...task } of tasks)
      this.#drafts.push({ task: { ...task, slug: undefined, parent: undefined }, conditions: [], code: [...code] });
    this.#signatures.push(...signatures);
  }

  /** Titles of the document say nothing about where a line belongs. */
  #path(): readonly string[] {
    const own = this.#headings
      .filter(({ depth, text }) => !(depth === 1 && text === this.#title))
      .map(({ text }) => text);
    return this.#label === undefined ? own : [...own, this.#label];
  }

  #here() {
    const headings = this.#path();
    const last = this.#loose.at(-1);
    if (last && last.headings.join('\n') === headings.join('\n')) return last;
    const fresh = { headings, code: [], lines: [] };
    this.#loose.push(fresh);
    return fresh;
  }

  #list(list: List, parent: number | undefined): void {
    for (const item of list.children) this.#item(item, { parent });
  }

  #item(item: ListItem, { parent }: { readonly parent: number | undefined }): void {
    const first = item.children.find((child): child is Paragraph => child.type === 'paragraph');
    const line = first ? lineOf(first) : lineOf(item);
    const slug = this.#slugs.get(line);
    const text = first ? plain(textOf(first.children)) : '';
    const isTask = slug !== undefined || (this.#slugs.size === 0 && parent === undefined && !isPlaceholder(text));
    if (!isTask) {
      this.#plainItem(item, { parent, text, line });
      return;
    }
    const draft: Draft = {
      task: { text, line, slug, headings: this.#path(), parent, owner: ownerIn(text) },
      conditions: [],
      code: first ? [...inlineCode(first)] : [],
    };
    const index = this.#drafts.push(draft) - 1;
    for (const child of item.children) {
      if (child.type === 'code')
        draft.code.push({ text: child.value, line: lineOf(child) + 1, language: child.lang ?? undefined });
      if (child.type === 'list') this.#list(child, index);
      if (child.type === 'paragraph' && child !== first) draft.code.push(...inlineCode(child));
    }
  }

  /** A line without a box: a condition of the task that it stands in, or loose. */
  #plainItem(
    item: ListItem,
    at: {
      readonly parent: number | undefined;
      readonly text: string;
      readonly line: number;
    },
  ): void {
    const { parent, text, line } = at;
    const draft = parent === undefined ? undefined : this.#drafts[parent];
    const into = draft ?? this.#here();
    if (text !== '') (draft ? draft.conditions : this.#here().lines).push({ text, line });
    for (const child of item.children) {
      if (child.type === 'paragraph') into.code.push(...inlineCode(child));
      if (child.type === 'code')
        into.code.push({ text: child.value, line: lineOf(child) + 1, language: child.lang ?? undefined });
      if (child.type === 'list') this.#list(child, parent);
    }
  }
}

const lineOf = ({ position }: Nodes): number => position?.start.line ?? 1;

/** Code within a line, where it has the look of a command: a program and something behind it. */
function inlineCode(node: Paragraph): readonly Code[] {
  const found: Code[] = [];
  const walk = (children: Paragraph['children']): void => {
    for (const child of children) {
      if (child.type === 'inlineCode' && /^[\w./-]+\s+\S/.test(child.value))
        found.push({ text: child.value, line: lineOf(child), language: undefined });
      if ('children' in child) walk(child.children);
    }
  };
  walk(node.children);
  return found;
}

/** `(Owner: DevOps)`, `@octocat`, `— QA`. */
function ownerIn(text: string): string | undefined {
  const [, named] =
    /\((?:owner|by|responsible)[:\s]+([^)]+)\)/i.exec(text) ?? /(?:^|\s)(@[\w-]+(?:\/[\w-]+)?)\b/.exec(text) ?? [];
  return named?.trim();
}

export type { Loose };
