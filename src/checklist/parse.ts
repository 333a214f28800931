import type { FootnoteDefinition, Heading, Nodes, Paragraph, PhrasingContent, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { nameItems, slugOf } from './slugs.js';

/** One line of the written checklist that can be ticked. */
export interface Item {
  /** Unique in the list: the line's own slug, led by its parents' where others share it. */
  readonly slug: string;
  /** The whole text, without marks and without a line to sign on. */
  readonly text: string;
  /** Its first line: what the slug is made of. */
  readonly label: string;
  /** Where the box is, counting from 1. */
  readonly line: number;
  /** Where the box is, in characters from the text's start. */
  readonly offset: number;
  /** Where the first paragraph behind the box ends. */
  readonly end: number;
  readonly ticked: boolean;
  /** The item that it stands in, as an index into the list. */
  readonly parent: number | undefined;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
}

type Box = Omit<Item, 'slug'>;

/**
 * The task-list items of a Markdown text: every box that GitHub shows, in the text's order, and none that it does not. The
 * text is read as GitHub Flavored Markdown; a footnote that nothing calls is not shown, and so are its boxes.
 */
export function parseChecklist(markdown: string): readonly Item[] {
  const boxes = readBoxes(markdown);
  const slugs = nameItems(boxes.map((_, index) => pathOf(boxes, index)));
  return boxes.map((box, index) => ({ ...box, slug: slugs[index] ?? '' }));
}

/** A Markdown text as GitHub reads it. */
export const readMarkdown = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

interface Point {
  readonly line: number;
  readonly offset: number;
}

interface Tree {
  readonly root: Nodes;
  /** Where the box of an item's first paragraph begins. */
  readonly points: ReadonlyMap<Nodes, Point>;
}

function readTree(markdown: string): Tree {
  const points = new Map<Nodes, Point>();
  const root = fromMarkdown(markdown, {
    extensions: [gfm()],
    mdastExtensions: [
      gfmFromMarkdown(),
      {
        enter: {
          taskListCheck(token) {
            const paragraph = this.stack.at(-1);
            if (paragraph && paragraph.type !== 'fragment') points.set(paragraph, token.start);
          },
        },
      },
    ],
  });
  return { root, points };
}

interface Title {
  readonly depth: number;
  readonly text: string;
}

interface Frame {
  readonly nodes: readonly Nodes[];
  at: number;
  headings: readonly Title[];
  readonly parent: number | undefined;
  /** True within a footnote that is not shown. */
  readonly isHidden: boolean;
}

/** Without recursion: somebody may nest a list deeper than the stack is. */
function readBoxes(markdown: string): readonly Box[] {
  // A byte order mark is no part of the text, and counts in no offset.
  const start = markdown.startsWith('\uFEFF') ? 1 : 0;
  const { root, points } = readTree(markdown);
  const hidden = hiddenFootnotes(root);
  const boxes: Box[] = [];
  const frames: Frame[] = [{ nodes: [root], at: 0, headings: [], parent: undefined, isHidden: false }];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const node = frame.nodes[frame.at];
    frame.at += 1;
    if (!node) {
      frames.pop();
      continue;
    }
    if (node.type === 'heading') frame.headings = under(frame.headings, node);
    const isNote = node.type === 'footnoteDefinition';
    const isHidden = isNote ? hidden.has(node) : frame.isHidden;
    let parent = isNote ? undefined : frame.parent;
    if (!isHidden && node.type === 'listItem' && typeof node.checked === 'boolean') {
      const paragraph = node.children.find((child): child is Paragraph => child.type === 'paragraph');
      const point = paragraph && points.get(paragraph);
      if (paragraph && point) {
        const { line, offset } = point;
        const at = {
          line,
          offset: offset + start,
          end: endOf(paragraph) + start,
          ticked: node.checked,
          parent,
          headings: frame.headings.map(({ text }) => text),
        };
        parent = boxes.push({ ...labelOf(paragraph), ...at }) - 1;
      }
    }
    if ('children' in node) frames.push({ nodes: node.children, at: 0, headings: frame.headings, parent, isHidden });
  }
  return boxes;
}

/** A heading ends all that are as deep as it, or deeper. */
const under = (headings: readonly Title[], { depth, children }: Heading): readonly Title[] => [
  ...headings.filter(above => above.depth < depth),
  { depth, text: lineOf(children) },
];

/** Definitions that GitHub does not show: those that nothing calls, and what defines a name for the second time. */
function hiddenFootnotes(root: Nodes): ReadonlySet<Nodes> {
  const called = new Set<string>();
  const definitions: FootnoteDefinition[] = [];
  for (const node of inOrder([root])) {
    if (node.type === 'footnoteReference') called.add(node.identifier);
    if (node.type === 'footnoteDefinition') definitions.push(node);
  }
  // The one that ends first defines the name, and one within another ends before it.
  const first = new Map<string, Nodes>();
  for (const node of definitions.reverse().sort((a, b) => endOf(a) - endOf(b)))
    if (!first.has(node.identifier)) first.set(node.identifier, node);
  const shown = new Set([...called].map(name => first.get(name)));
  return new Set(definitions.filter(node => !shown.has(node)));
}

const endOf = ({ position }: Nodes): number => position?.end.offset ?? 0;

/** All nodes in the text's order. */
function* inOrder(nodes: readonly Nodes[]): Generator<Nodes> {
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    yield node;
    if (!('children' in node)) continue;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child) open.push(child);
    }
  }
}

function labelOf(paragraph: Paragraph): Pick<Item, 'text' | 'label'> {
  const lines = textOf(paragraph.children)
    .split(/\r\n|\r|\n/)
    .map(line => line.replace(/\s*_{3,}.*$/, '').trim())
    .filter(line => line !== '');
  return { text: lines.join(' '), label: lines[0] ?? '' };
}

const lineOf = (nodes: readonly PhrasingContent[]): string => textOf(nodes).replace(/\s+/g, ' ').trim();

/** What is to be read: marks, links and HTML reduced to their text. */
export function textOf(nodes: readonly PhrasingContent[]): string {
  let text = '';
  for (const node of inOrder(nodes)) {
    if (node.type === 'html') continue;
    if (node.type === 'break') text += '\n';
    else if ('value' in node) text += node.value;
    else if ('alt' in node) text += node.alt ?? '';
  }
  return text;
}

/** The item's slug, then those of the items and headings around it, from the inside out. */
function pathOf(boxes: readonly Box[], index: number): readonly string[] {
  const slugs: string[] = [];
  for (let at: number | undefined = index; at !== undefined; at = boxes[at]?.parent)
    slugs.push(slugOf(boxes[at]?.label ?? '') || 'item');
  return [...slugs, ...[...(boxes[index]?.headings ?? [])].reverse().map(slugOf)];
}
