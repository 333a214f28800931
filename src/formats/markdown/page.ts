import type { Nodes, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { frontMatterOf } from './front-matter.js';

/** A heading of a Markdown page. `line` counts from 1. */
export interface PageHeading {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

/** A text that a reader sees as one: a paragraph's line, a row of a table, an HTML comment, a code block's line. */
export interface PageLine {
  readonly line: number;
  readonly text: string;
  readonly of: 'text' | 'row' | 'comment' | 'code';
}

/** Where a link or an image leads. */
export interface PageLink {
  readonly line: number;
  readonly target: string;
}

export interface Page {
  readonly headings: readonly PageHeading[];
  readonly lines: readonly PageLine[];
  readonly links: readonly PageLink[];
  /** Names that `#name` can lead to, in lower case: those of headings as GitHub makes them, and of HTML. */
  readonly anchors: ReadonlySet<string>;
  /** Of the page's front matter; empty where there is none. */
  readonly matter: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
}

interface Gathering {
  readonly headings: PageHeading[];
  readonly lines: PageLine[];
  readonly links: PageLink[];
  readonly names: string[];
}

/** Reads GitHub Flavored Markdown, front matter included. */
export function readPage(markdown: string): Page {
  const { matter, body } = frontMatterOf(markdown);
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const found: Gathering = { headings: [], lines: [], links: [], names: [] };
  for (const node of inOrder(root)) gather(node, found);
  return {
    headings: found.headings,
    lines: found.lines,
    links: found.links,
    anchors: new Set([...anchorsOf(found.headings), ...found.names.map(name => name.toLowerCase())]),
    matter,
  };
}

function gather(node: Nodes, into: Gathering): void {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'heading') into.headings.push({ depth: node.depth, text: oneLine(node), line });
  if (node.type === 'paragraph' || node.type === 'heading') into.lines.push(...linesOf(textOf(node), line, 'text'));
  if (node.type === 'tableRow') into.lines.push({ line, text: rowText(node), of: 'row' });
  if (node.type === 'code') into.lines.push(...linesOf(node.value, line + 1, 'code'));
  if (node.type === 'link' || node.type === 'image' || node.type === 'definition')
    into.links.push({ line, target: node.url });
  if (node.type === 'html') gatherHtml(node.value, { line, into });
}

/** Attributes that lead somewhere or can be led to; a comment's words count as text. */
function gatherHtml(html: string, { line, into }: { readonly line: number; readonly into: Gathering }): void {
  const lineAt = (index: number): number => line + (html.slice(0, index).match(/\n/g)?.length ?? 0);
  for (const found of html.matchAll(/<!--([\s\S]*?)-->/g))
    into.lines.push(...linesOf(found[1] ?? '', lineAt(found.index), 'comment'));
  const shown = html.replace(/<!--[\s\S]*?-->/g, comment => comment.replace(/[^\n]/g, ' '));
  for (const found of shown.matchAll(/\s(id|name|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi)) {
    const value = found[2] ?? found[3] ?? found[4] ?? '';
    if (/^(?:id|name)$/i.test(found[1] ?? '')) into.names.push(value);
    else into.links.push({ line: lineAt(found.index), target: value });
  }
  const text = shown.replace(/<[^>]*>/g, ' ');
  if (text.trim() !== '') into.lines.push(...linesOf(text, line, 'text'));
}

const linesOf = (text: string, first: number, of: PageLine['of']): readonly PageLine[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((part, index) => ({ line: first + index, text: part.trim(), of }))
    .filter(({ text: part }) => part !== '');

const rowText = (row: TableRow): string => row.children.map(cell => oneLine(cell)).join(' | ');

const oneLine = (node: Nodes): string => textOf(node).replace(/\s+/g, ' ').trim();

/** What is to be read: marks, links and HTML reduced to their text. Addresses of links stand behind their words. */
function textOf(node: Nodes): string {
  let text = '';
  for (const part of inOrder(node)) {
    if (part.type === 'html') continue;
    if (part.type === 'break') text += '\n';
    else if ('value' in part) text += part.value;
    else if ('alt' in part) text += part.alt ?? '';
  }
  return text;
}

/** All nodes below, in the text's order, without recursion: somebody may nest deeper than the stack is. */
function* inOrder(node: Nodes): Generator<Nodes> {
  const open: Nodes[] = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    if ('children' in next) open.push(...[...next.children].reverse());
  }
}

/** As GitHub makes them: lower case, without punctuation, blanks as hyphens, and a number behind what was there before. */
function anchorsOf(headings: readonly PageHeading[]): readonly string[] {
  const seen = new Map<string, number>();
  return headings.map(({ text }) => {
    const base = text
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replace(/ /g, '-');
    let name = base;
    for (let number = (seen.get(base) ?? 0) + 1; seen.has(name); number += 1) {
      seen.set(base, number);
      name = `${base}-${number}`;
    }
    seen.set(name, 0);
    return name;
  });
}
