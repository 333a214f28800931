import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { writeTicks } from '../../src/checklist/document.js';
import { parseChecklist } from '../../src/checklist/parse.js';
import { LINE_STATES } from '../../src/report/report.js';

/** How often each state of a box occurs in the page that GitHub would show. */
function rendered(markdown: string): { readonly ticked: number; readonly open: number } {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: false });
  const boxes = html.match(/<input type="checkbox"[^>]*>/g) ?? [];
  const ticked = boxes.filter(box => box.includes('checked=""')).length;
  return { ticked, open: boxes.length - ticked };
}

function parsed(markdown: string): { readonly ticked: number; readonly open: number } {
  const items = parseChecklist(markdown);
  const ticked = items.filter(item => item.ticked).length;
  return { ticked, open: items.length - ticked };
}

// What has ever hidden a box, or shown one that is none, and what may stand around it.
const INDENTS = ['', ' ', '  ', '   ', '    ', '      ', '\t', ' \t'];
const MARKERS = [
  '- ',
  '* ',
  '+ ',
  '1. ',
  '2) ',
  '-\t',
  '-   ',
  '-     ',
  '> ',
  '>',
  '> > ',
  '- - ',
  '- > - ',
  '1. > ',
  '',
];
const BOXES = ['[ ] ', '[x] ', '[X] ', '[\t] ', '[ ]\t', '[ ]', '[]', '[-] ', '\\[ ] ', '[ ]\u00a0', '[ ](u) ', ''];
const TEXTS = [
  'alpha',
  '`code`',
  '``',
  '**b**',
  '<b>x</b>',
  '[l](u)',
  '[^n]',
  '| a | b |',
  '___',
  '',
  'a\u2028b',
  '\u{1F600}',
];
const LINES = [
  '',
  '```',
  '```sh',
  '~~~',
  '````',
  '    ```',
  '<!--',
  '-->',
  '<!-- a -->',
  '<div>',
  '</div>',
  '<details>',
  '<summary>s</summary>',
  '</details>',
  '<pre>',
  '</pre>',
  '<?php',
  '?>',
  '# H',
  '## H2',
  'H',
  '===',
  '---',
  '***',
  '| a | b |',
  '|---|---|',
  '[^n]: - [ ] note',
  '[^m]:',
  '[^n]: note [^m]',
  '[^n]',
  '[ ]: /u',
  '[x]: /u "t',
  '  continued',
  '`open',
];
const item = fc
  .tuple(fc.constantFrom(...INDENTS), fc.constantFrom(...MARKERS), fc.constantFrom(...BOXES), fc.constantFrom(...TEXTS))
  .map(parts => parts.join(''));
const line = fc.oneof(
  { weight: 3, arbitrary: item },
  fc.tuple(fc.constantFrom(...INDENTS, '> ', '- '), fc.constantFrom(...LINES)).map(parts => parts.join('')),
);
const ends = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r', '\n\n');
const document = fc
  .tuple(fc.constantFrom('', '', '', '\uFEFF'), fc.array(fc.tuple(line, ends), { minLength: 1, maxLength: 14 }))
  .map(([start, lines]) => start + lines.map(([text, end]) => text + end).join(''));

describe('the boxes of a written checklist', () => {
  it('are those that GitHub shows, in each of many documents', () => {
    fc.assert(
      fc.property(document, markdown => {
        expect(parsed(markdown)).toEqual(rendered(markdown));
      }),
      { numRuns: 1500 },
    );
  });

  it('stand where they say, and have names that no two share', () => {
    fc.assert(
      fc.property(document, markdown => {
        const items = parseChecklist(markdown);
        for (const { offset, ticked } of items) {
          const box = /^\[([ xX\t\r\n])[^\]]*\]/.exec(markdown.slice(offset));
          expect([box !== null, /[xX]/.test(box?.[1] ?? '')]).toEqual([true, ticked]);
        }
        expect(new Set(items.map(({ slug }) => slug)).size).toBe(items.length);
        expect(items.every(({ slug }) => slug !== '')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('are ticked where they are proven, and no others, whatever the document', () => {
    const states = fc.array(fc.constantFrom(...LINE_STATES), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(document, states, (markdown, made) => {
        const items = parseChecklist(markdown);
        const lines = items.map(({ slug, text }, index) => {
          const state = made[index % made.length] ?? 'unknown';
          return {
            slug,
            text,
            state,
            by: ['a_b*c'],
            ...(state === 'excused' ? { why: 'because `of` [it](x) | <b>' } : {}),
          };
        });
        const checklist = { items: items.length, covered: 0, attested: 0, uncovered: [], lines };
        const report = { decision: 'go', project: 'p', stage: 's', subject: { configDigest: '' }, checklist } as const;
        const written = writeTicks({ text: markdown, items }, report) ?? '';
        expect(parseChecklist(written).map(({ ticked }) => ticked)).toEqual(
          lines.map(({ state }) => state === 'proven'),
        );
      }),
      { numRuns: 700 },
    );
  });

  it('are found however deep a list goes', () => {
    const deep = `${'> '.repeat(3000)}- [ ] deep\n`;
    expect(parseChecklist(deep).map(({ slug }) => slug)).toEqual(['deep']);
  });
});
