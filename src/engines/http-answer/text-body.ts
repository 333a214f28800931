import { TextDecoder } from 'node:util';
import { duplicateKey } from '../../formats/json/duplicate-key.js';
import { firstFault } from '../../formats/json/fault.js';

/** What a body is as text, or why nobody can tell: a part of a sentence behind "the body". */
export type Text = { readonly text: string } | { readonly unknown: string };

/** Decodes a body by the `charset` of its type, UTF-8 unless that says otherwise. Bytes that do not fit are not guessed. */
export function textOf(body: Buffer, contentType: string | undefined): Text {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1] ?? 'utf-8';
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(charset, { fatal: true });
  } catch {
    return { unknown: `is said to be written in ${charset}, which is not known here` };
  }
  try {
    return { text: decoder.decode(body) };
  } catch {
    return { unknown: `is said to be ${charset}, and its bytes are not` };
  }
}

/** A document; or that it is something else (`not`), or that nobody can tell. Parts of sentences behind "the body". */
export type Json = { readonly value: unknown } | { readonly not: string } | { readonly unknown: string };

/** Reads a body as JSON. What ends early, is empty or says one thing twice is could-not-tell; a page is something else. */
export function jsonOf(text: string, contentType: string | undefined): Json {
  if (/^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? ''))
    return { not: 'is a web page, not JSON' };
  if (text.trim() === '') return { unknown: 'is empty, where JSON is expected' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    if (/^\s*<[!?a-z]/i.test(text)) return { not: 'is a web page or XML, not JSON' };
    const at = firstFault(text);
    return at >= text.trimEnd().length ? { unknown: 'is JSON that ends early' } : { not: 'is not JSON' };
  }
  const twice = duplicateKey(text);
  if (twice !== undefined)
    return { unknown: `has the key "${twice.slice(0, 60)}" twice in one map, and readers differ on which counts` };
  return { value };
}
