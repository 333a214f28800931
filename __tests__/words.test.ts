import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const LONG = 30;
const TOO_LONG = 45;

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Pages that a user reads. The changelog is one line a change, and a list of names is no sentence. */
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ...globSync(['docs/**/*.md', 'examples/**/README.md'], { cwd: ROOT, ignore: '**/node_modules/**' }).sort(),
];

describe('the words of README and docs', () => {
  const sentences = pages.flatMap(page =>
    sentencesOf(page).map(sentence => ({ page, sentence, words: wordsIn(sentence) })),
  );

  it('are in sentences of at most 45 words', () => {
    expect(sentences.filter(({ words }) => words > TOO_LONG)).toEqual([]);
  });

  it('are in sentences of more than 30 words in one of twenty at most', () => {
    const long = sentences.filter(({ words }) => words > LONG);
    expect(sentences.length).toBeGreaterThan(1000);
    expect(long.length / sentences.length, JSON.stringify(long, undefined, 1)).toBeLessThanOrEqual(0.05);
  });
});

/** Sentences of paragraphs and items of lists; of tables those alone that are too long anywhere. */
function sentencesOf(page: string): readonly string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
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

const wordsIn = (sentence: string): number => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’_./:-]*/gu)?.length ?? 0;
