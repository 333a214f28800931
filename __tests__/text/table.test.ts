import { expect, it } from 'vitest';
import { alignColumns, fitColumns, markdownTable, widthOf } from '../../src/text/table.js';

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
});
