import { expect, it } from 'vitest';
import { alignColumns, fitColumns, markdownTable, widthOf, wrapColumns } from '../../src/text/table.js';

it('leaves out columns that are empty throughout', () => {
  expect(
    markdownTable(
      ['', 'A', 'B'],
      [
        ['✅', '', 'b1'],
        ['❌', '', ''],
      ],
    ),
  ).toBe('|  | B |\n| --- | --- |\n| ✅ | b1 |\n| ❌ |  |');
});

it('aligns by what a terminal shows, not by characters', () => {
  expect(
    alignColumns([
      ['日本', 'x'],
      ['abc', 'y'],
      ['\u001b[31mred\u001b[39m', 'z'],
    ]),
  ).toEqual(['日本  x', 'abc   y', '\u001b[31mred\u001b[39m   z']);
});

it('cuts a line to the columns that there are, and ends its colours', () => {
  expect(fitColumns('all of it', 20)).toBe('all of it');
  expect(fitColumns('日本語です', 5)).toBe('日本…');
  expect(fitColumns('\u001b[31mmuch too long\u001b[39m', 6)).toBe('\u001b[31mmuch …\u001b[0m');
  expect(widthOf(fitColumns('👍👍👍👍', 5))).toBeLessThanOrEqual(5);
  expect(fitColumns('日… abcdef', 6)).toBe('日… a…');
  expect(fitColumns('日… abcdef', 0)).toBe('');
});

it('breaks a line between words, and never a path or an address', () => {
  const wrap = (line: string, columns = 30, hang = 2) => wrapColumns(line, { columns, hang }).split('\n');
  expect(wrap('fits into its thirty columns.')).toEqual(['fits into its thirty columns.']);
  expect(wrap('  → write the part, or take the migration out', 30, 4)).toEqual([
    '  → write the part, or take',
    '    the migration out',
  ]);
  expect(wrap('see https://kubernetes.io/docs/concepts/network-policies/ there')).toEqual([
    'see',
    '  https://kubernetes.io/docs/concepts/network-policies/',
    '  there',
  ]);
  expect(wrap('日本語の名前が とても長い チェックです')).toEqual(['日本語の名前が とても長い', '  チェックです']);
  expect(wrap('\u001b[31mcolours take none of the room\u001b[39m')).toEqual([
    '\u001b[31mcolours take none of the room\u001b[39m',
  ]);
  expect(wrap('a terminal of a few columns gets it as it is', 20)).toHaveLength(1);
});
