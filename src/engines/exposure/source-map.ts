import type { Content } from './content.js';

/** Addresses of the scripts and style sheets of a page, as it writes them, made absolute. */
export function assetsOf(html: string, base: string): readonly string[] {
  const own = /<base\s[^>]{0,2000}?href\s*=\s*["']?([^"'\s>]+)/i.exec(html)?.[1];
  const root = own !== undefined && URL.canParse(own, base) ? new URL(own, base).href : base;
  const scripts = [...html.matchAll(/<script\b[^>]{0,2000}?\bsrc\s*=\s*["']?([^"'\s>]+)/gi)].map(match => match[1]);
  const links = [...html.matchAll(/<link\b[^>]{0,2000}>/gi)].flatMap(([tag]) =>
    /\brel\s*=\s*["']?(?:stylesheet|modulepreload|preload)/i.test(tag)
      ? [/\bhref\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1]]
      : [],
  );
  const found = [...scripts, ...links].flatMap(address => {
    const plain = address?.replaceAll('&amp;', '&');
    return plain !== undefined && URL.canParse(plain, root) ? [new URL(plain, root)] : [];
  });
  return [...new Set(found.filter(({ pathname }) => /\.(?:[cm]?js|css)$/i.test(pathname)).map(({ href }) => href))];
}

/** The last map that a script names; a `data:` URL holds the map itself. */
export const mapReference = (script: string): string | undefined =>
  [...script.matchAll(/[#@]\s*sourceMappingURL=\s*([^\s'"*]+)/g)].at(-1)?.[1];

/** True for the beginning of a source map, perhaps behind the guard against its inclusion. */
export const isSourceMap = ({ text, isHtml }: Content): boolean =>
  !isHtml &&
  /^\s*(?:\)\]\}'?[^\n]*\n)?\s*\{/.test(text) &&
  /"(?:sources|sourcesContent|mappings|sections)"\s*:/.test(text);
