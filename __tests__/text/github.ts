import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** Markdown as GitHub's parser reads it, raw HTML let through, so that a test sees what would become of it. */
export const toHtml = (markdown: string): string =>
  micromark(markdown, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });

/** Names of the elements in a page, each once. */
export const elementsIn = (html: string): readonly string[] =>
  [...new Set([...html.matchAll(/<([a-z!][a-z0-9-]*)/gi)].map(([, name]) => name ?? ''))].sort();

/** What a reader of the page sees. */
export const textOf = (html: string): string =>
  html
    .replace(/<br ?\/?>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
