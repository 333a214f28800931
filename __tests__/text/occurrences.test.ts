import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findsAny } from '../../src/text/occurrences.js';

it('answers what any of the literals covers', () => {
  expect(findsAny(['abcd', 'cdefgh', 'wxyz'])('-abcdefgh--wxyz')).toEqual([
    { from: 1, to: 9 },
    { from: 11, to: 15 },
  ]);
  expect(findsAny(['abcd'])('abc')).toEqual([]);
});

it('finds what a plain search finds', () => {
  const small = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '😀'), maxLength: 60 });
  const literal = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '😀'), minLength: 4, maxLength: 7 });
  fc.assert(
    fc.property(small, fc.array(literal, { maxLength: 4 }), (text, literals) => {
      const covered = new Set<number>();
      for (const one of literals) {
        for (let at = text.indexOf(one); at >= 0; at = text.indexOf(one, at + 1)) {
          for (let index = at; index < at + one.length; index += 1) covered.add(index);
        }
      }
      const found = findsAny(literals)(text).flatMap(({ from, to }) =>
        Array.from({ length: to - from }, (_, index) => from + index),
      );
      expect(found).toEqual([...covered].sort((a, b) => a - b));
    }),
    { numRuns: 1000 },
  );
});
