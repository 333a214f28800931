import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clip, clipMiddle } from '../../src/text/clip.js';

it('cuts the end and counts the rest', () => {
  expect(clip('short', 5)).toBe('short');
  expect(clip('x'.repeat(1500), 10)).toBe('xxxxxxxxxx… (1,490 more characters)');
});

it('keeps the beginning and mostly the end', () => {
  expect(clipMiddle('abcdefghij', 4)).toBe('a\n… 6 more characters left out …\nhij');
});

it('never cuts a character in two', () => {
  expect(clip('a👍b', 2)).toBe('a… (2 more characters)');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite', minLength: 1 }), fc.nat(20), (text, max) => {
      expect(clip(text, max)).not.toMatch(/\p{Cs}/u);
      expect(clipMiddle(text, max)).not.toMatch(/\p{Cs}/u);
    }),
  );
});
