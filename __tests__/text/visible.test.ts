import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOf, oneLine, visible } from '../../src/text/visible.js';

it.each([
  ['plain text, ünïcödé, 日本語, 👩‍🚀, שלום', 'plain text, ünïcödé, 日本語, 👩‍🚀, שלום'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['a\r\nb\rc', 'a\nb\nc'],
  ['nul\u0000 bell\u0007 del\u007f', 'nul␀ bell␇ del␡'],
  ['access\u202euser\u2066', 'access[U+202E]user[U+2066]'],
  ['zero\u200bwidth\ufeff', 'zero[U+200B]width[U+FEFF]'],
  ['tag\u{e0041}', 'tag[U+E0041]'],
  ['half \ud83d pair', 'half \ufffd pair'],
  ['line\u2028separator', 'line[U+2028]separator'],
])('shows %j as %j', (text, expected) => {
  expect(visible(text)).toBe(expected);
});

it('leaves nothing that is unseen but tabs, line ends and what emoji need', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(visible(text)).not.toMatch(
        /(?!\n|\t|\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Cs}]/u,
      );
    }),
  );
});

it('changes nothing the second time', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => visible(visible(text)) === visible(text)));
});

it('puts lines on one, parted by a sign', () => {
  expect(oneLine('  one\n\n  two\tthree \r\n')).toBe('one ⏎ two three');
  expect(linesOf(' a \n \n b')).toEqual(['a', 'b']);
});
