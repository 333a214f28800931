import { stripVTControlCharacters } from 'node:util';

/**
 * Characters that change how text looks or reads without being seen: controls, overrides of the writing direction,
 * zero-width and filling characters, tags, halves of pairs. The joiners and selectors that emoji and some scripts need stay.
 */
const UNSEEN =
  /(?!\n|\t|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}\ufff9-\ufffb]/gu;

/**
 * Text in which nothing hides: terminal sequences are taken out, line ends become `\n`, and every other character that
 * cannot be seen is shown by a symbol (`␀`) or its number (`[U+202E]`).
 */
export function visible(text: string): string {
  const plain = /[\u001b\u009b]/.test(text) ? stripVTControlCharacters(text) : text;
  return plain.replace(/\r\n?/g, '\n').replace(UNSEEN, show);
}

function show(mark: string): string {
  const code = mark.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return code === 0x7f ? '␡' : `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
}

/** As `visible`, and on one line: what were lines is parted by `⏎`. */
export function oneLine(text: string): string {
  const shown = visible(text);
  return linesOf(shown).join(' ⏎ ').replaceAll('\t', ' ');
}

/** The lines that say something, trimmed. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}
