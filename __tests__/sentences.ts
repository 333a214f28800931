import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** Nothing longer is understood at one reading. */
export const TOO_LONG = 45;
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Sentences of paragraphs and items of lists; of tables those alone that are too long anywhere. */
export function sentencesOf(text: string): readonly string[] {
  const tree: Node = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const cells = proseOf(tree, 'tableCell').filter(sentence => wordsIn(sentence) > TOO_LONG);
  return [...proseOf(tree, 'paragraph'), ...cells];
}

function proseOf(node: Node, type: 'paragraph' | 'tableCell'): readonly string[] {
  if (node.type !== type) return (node.children ?? []).flatMap(child => proseOf(child, type));
  if (isNames(node)) return [];
  return plain(node)
    .replaceAll(/\s+/g, ' ')
    .split(/(?<=[.!?])\s/);
}

/** A cell with nothing but names in it, such as all kinds, is no sentence. */
const isNames = ({ children = [] }: Node): boolean =>
  children.every(({ type, value }) => type === 'inlineCode' || value === ', ');

const plain = (node: Node): string => {
  if (node.type === 'break' || node.type === 'html') return ' ';
  return node.value ?? (node.children ?? []).map(plain).join('');
};

export const wordsIn = (sentence: string): number => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’_./:-]*/gu)?.length ?? 0;
