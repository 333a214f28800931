import { type Finding, findingOf } from '../../check.js';
import type { Page, PageHeading, PageLine } from '../../formats/markdown/page.js';
import { nearest } from '../../text/nearest.js';
import { documentRules } from './rules.js';

/** Words alone, so that numbers, emoji, case and punctuation of a heading do not count. */
const wordsOf = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

/** What stands below a heading, up to the next one that is as high. */
export function belowHeading({ headings, lines }: Page, heading: PageHeading): readonly PageLine[] {
  const next = headings.find(({ line, depth }) => line > heading.line && depth <= heading.depth)?.line;
  const own = new Set(headings.map(({ line }) => line));
  return lines.filter(
    ({ line, of }) =>
      line > heading.line && line < (next ?? Number.POSITIVE_INFINITY) && !own.has(line) && of !== 'comment',
  );
}

/** Headings that hold these words. */
export function headingsWith({ headings }: Page, wanted: string): readonly PageHeading[] {
  const exact = headings.filter(({ text }) => wordsOf(text) === wordsOf(wanted));
  return exact.length > 0 ? exact : headings.filter(({ text }) => wordsOf(text).includes(wordsOf(wanted)));
}

const EMPTY = /^\W*(?:tbd|tbc|todo|fixme|n\/?a|to be (?:done|defined|written)|coming soon|lorem ipsum.*)?\W*$/i;

/** Sections that are not there, or of which every one is empty. */
export function judgeSections(page: Page, sections: readonly string[], file: string): readonly Finding[] {
  return sections.flatMap(wanted => {
    const found = headingsWith(page, wanted);
    const [first] = found;
    if (first === undefined) {
      const near = nearest(
        wanted,
        page.headings.map(({ text }) => text),
      );
      const message = `no section "${wanted}"${near === undefined ? '' : `; there is "${near}"`}`;
      return [findingOf(documentRules, { rule: 'section-missing', message, file, subject: wanted })];
    }
    const isFilled = found.some(heading => belowHeading(page, heading).some(({ text }) => !EMPTY.test(text)));
    if (isFilled) return [];
    const message = `the section "${first.text}" is empty`;
    return [findingOf(documentRules, { rule: 'section-empty', message, file, line: first.line, subject: wanted })];
  });
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Steps that stand nowhere: in no text, no row, no block of code. A step may go over several lines of one block. */
export function judgeSteps(page: Page, steps: readonly string[], file: string): readonly Finding[] {
  const shown = page.lines.filter(({ of }) => of !== 'comment');
  const text = plain(shown.map(({ text: part }) => part.replace(/\\$/, '')).join('\n'));
  return steps
    .filter(step => !holds(text, plain(step)))
    .map(step =>
      findingOf(documentRules, { rule: 'step-missing', message: `"${step}" is not in it`, file, subject: step }),
    );
}

/** Not as a part of a longer word. */
function holds(text: string, wanted: string): boolean {
  const isWord = (character: string | undefined): boolean =>
    character !== undefined && /[\p{L}\p{N}_]/u.test(character);
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    const starts = !isWord(wanted[0]) || !isWord(text[at - 1]);
    const ends = !isWord(wanted.at(-1)) || !isWord(text[at + wanted.length]);
    if (starts && ends) return true;
  }
  return false;
}
