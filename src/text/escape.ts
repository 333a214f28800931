import { linesOf, oneLine, visible } from './visible.js';

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as the content of an element, or inside quotes as an attribute's value, of HTML. */
export const escapeHtml = (text: string): string => visible(text).replace(/[&<>"']/g, mark => HTML[mark] ?? mark);

/** What XML 1.0 has no way to write, not even as a reference. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/** Text as the content of an element, or inside quotes as an attribute's value, of XML 1.0. */
export const escapeXml = (text: string): string =>
  visible(text)
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"']/g, mark => HTML[mark] ?? mark);

/** The message of a workflow command. */
export const escapeCommandData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** A property of a workflow command, such as a file's name. */
export const escapeCommandProperty = (text: string): string =>
  escapeCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

const ZERO_WIDTH = '\u200b';

/**
 * A tool's output in which the runner finds no workflow command. The runner takes `::name::` at the start of a line,
 * white space before it aside, and `##[name]` anywhere in one; a character without width inside the mark undoes both.
 */
export const neutralise = (text: string): string =>
  text.replace(/^(?:[^\S\r\n\u2028\u2029]|\u0085)*:(?=:)/gm, `$&${ZERO_WIDTH}`).replace(/##(?=\[)/g, `##${ZERO_WIDTH}`);

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '|': '&#124;',
  // GitHub reads two of them as a formula, escaped by a backslash or not; this is its documented way out.
  $: '<span>$</span>',
};

/**
 * Text as inline Markdown on GitHub: it formats nothing, links nothing, mentions nobody and refers to no issue; what stands
 * between backticks becomes code. Fit for table cells; lines are parted by `<br>`.
 */
export const markdown = (text: string): string => linesOf(visible(text)).map(markdownLine).join('<br>');

/** As `markdown`, for places that have but one line: headings and link texts. */
export const markdownTitle = (text: string): string => markdownLine(oneLine(text));

const markdownLine = (line: string): string =>
  line
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : unreferenced(unformatted(part))))
    .join('')
    // At a line's start these would begin a list, a heading, a rule.
    .replace(/^(?=[-+](?:[\s-]|$)|#{1,6}(?:\s|$)|=+$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');

const unformatted = (text: string): string =>
  text
    .replace(/[&<>|$\\`*[\]~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, mark => MARKS[mark] ?? `\\${mark}`)
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/www\./gi, mark => `${mark.slice(0, -1)}\\.`)
    .replaceAll('\t', ' ');

/**
 * GitHub looks for mentions, issues and emoji names in the finished page's text, so that no escape of Markdown's keeps
 * them from it; a space without width does.
 */
const unreferenced = (text: string): string =>
  text.replace(/@(?=[\w-])|(?<!&)#(?=\d)|\bGH-(?=\d)/gi, '$&&#8203;').replace(/:(?=[a-z0-9_+-]{1,40}:)/gi, '$&&#8203;');

/** Text on one line inside an element that Markdown passes through as HTML, such as `<summary>`. */
export const markdownHtml = (text: string): string =>
  unreferenced(oneLine(text).replace(/[&<>$]/g, mark => MARKS[mark] ?? mark));

/** A short text as code, inline: in backticks where that is safe, else as an element. */
export function code(text: string): string {
  const line = oneLine(text);
  if (line === '') return '';
  return /^[^`|\\$]*$/.test(line) ? `\`${line}\`` : `<code>${unformatted(line)}</code>`;
}

/** A block of plain text that stays one block, whatever stands in it. Starts and ends at a line's start. */
export function fence(text: string): string {
  const body = visible(text).replace(/\n+$/, '');
  const longest = [...body.matchAll(/^[ \t]*(`{3,})/gm)].reduce((max, [, run]) => Math.max(max, run?.length ?? 0), 2);
  const mark = '`'.repeat(longest + 1);
  return `${mark}text\n${body}\n${mark}`;
}
