/** One line of the written checklist that can be ticked. */
export interface Item {
  /** Unique in the list: the line's own slug, led by its parents' where others share it. */
  readonly slug: string;
  readonly text: string;
  /** Counts from 1. */
  readonly line: number;
  readonly ticked: boolean;
  /** The item that it is indented under, as an index into the list. */
  readonly parent: number | undefined;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
}

const TASK = /^(\s*)(?:[-*+]|\d+[.)])\s+\[([ xX])\]\s+(.*\S)\s*$/;
const QUOTE = /^\s*(?:>\s?)+/;
const HEADING = /^(#{1,6})\s+(.*?)\s*#*\s*$/;
/** Behind backticks no further one may follow: that is code within a line. */
const FENCE = /^\s*(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

interface Line extends Omit<Item, 'slug'> {
  readonly indent: number;
}

/** The task-list items of a Markdown text, those in code blocks left out. */
export function parseChecklist(markdown: string): readonly Item[] {
  const lines = readLines(markdown);
  const paths = lines.map((_, index) => pathOf(lines, index));
  return lines.map(({ indent: _, ...item }, index) => ({ ...item, slug: shortest(paths, index) }));
}

function readLines(markdown: string): readonly Line[] {
  const lines: Line[] = [];
  let headings: readonly string[] = [];
  let fence: string | undefined;
  let isQuoted = false;
  for (const [index, written] of markdown.split(/\r?\n/).entries()) {
    const line = written.replace(QUOTE, '');
    // A quotation takes its code blocks with it when it ends.
    if (fence !== undefined && isQuoted && line === written) fence = undefined;
    const [, mark, info = ''] = FENCE.exec(line) ?? [];
    if (mark !== undefined && fence === undefined) {
      fence = mark;
      isQuoted = line !== written;
    } else if (mark !== undefined && fence !== undefined && mark.startsWith(fence) && info.trim() === '') {
      fence = undefined;
    }
    if (fence !== undefined) continue;
    const heading = HEADING.exec(line);
    if (heading) headings = [...headings.slice(0, (heading[1]?.length ?? 1) - 1), heading[2] ?? ''];
    const task = TASK.exec(line);
    if (!task) continue;
    const indent = (task[1] ?? '').replaceAll('\t', '    ').length;
    lines.push({
      indent,
      text: plain(task[3] ?? ''),
      line: index + 1,
      ticked: task[2] !== ' ',
      parent: parentOf(lines, { indent, headings }),
      headings,
    });
  }
  return lines;
}

function parentOf(
  lines: readonly Line[],
  at: { readonly indent: number; readonly headings: readonly string[] },
): number | undefined {
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const line = lines[index];
    if (!line || line.headings.join('\n') !== at.headings.join('\n')) return undefined;
    if (line.indent < at.indent) return index;
  }
  return undefined;
}

/** Markdown emphasis, code marks and links reduced to their text; a line to sign on, with what follows it, cut off. */
const plain = (text: string): string =>
  text
    .replace(/\s*_{3,}.*$/, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]|__/g, '')
    .trim();

/** `All tests passing` → `all-tests-passing`. */
export const slugOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');

/** The item's slug, then those of the items and headings around it, from the inside out. */
function pathOf(lines: readonly Line[], index: number): readonly string[] {
  const slugs: string[] = [];
  for (let at: number | undefined = index; at !== undefined; at = lines[at]?.parent)
    slugs.push(slugOf(lines[at]?.text ?? ''));
  return [...slugs, ...[...(lines[index]?.headings ?? [])].reverse().map(slugOf)];
}

function shortest(paths: readonly (readonly string[])[], index: number): string {
  const path = paths[index] ?? [];
  for (let length = 1; length <= path.length; length += 1) {
    const name = path.slice(0, length).reverse().join('/');
    const same = paths.filter(other => other.slice(0, length).reverse().join('/') === name);
    if (same.length === 1) return name;
  }
  const before = paths.slice(0, index).filter(other => other.join('/') === path.join('/')).length;
  return `${[...path].reverse().join('/')}${before === 0 ? '' : `-${before + 1}`}`;
}
