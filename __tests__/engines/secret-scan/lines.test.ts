import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../src/engines/secret-scan/entropy.js';
import { placeCounter, stretchAround } from '../../../src/engines/secret-scan/lines.js';

/** Lines of all lengths around those at which another way of searching begins. */
const line = fc.oneof(
  fc.constantFrom('', 'a', '\r', 'é', '𝒳 b\r'),
  fc.integer({ min: 250, max: 262 }).map(length => 'x'.repeat(length)),
  fc.integer({ min: 900, max: 910 }).map(length => `${'y'.repeat(length)}\r`),
);
const text = fc.array(line, { minLength: 1, maxLength: 6 }).map(lines => Buffer.from(lines.join('\n')));

/** What a search in the stretch that may be looked at finds. */
function naive(bytes: Buffer, place: number, reach: number) {
  const from = Math.max(0, place - reach);
  const near = bytes.toString('latin1', from, Math.min(bytes.length, place + reach));
  const before = near.slice(0, place - from);
  const start = before.lastIndexOf('\n') + 1;
  const behind = near.indexOf('\n', place - from);
  const end = behind < 0 ? near.length : behind;
  return { start: from + start, end: from + (end > start && near[end - 1] === '\r' ? end - 1 : end) };
}

describe('the line around a place', () => {
  it('is what a search for its ends finds, however long it is and however far one may look', () => {
    fc.assert(
      fc.property(text, fc.nat(1_000_000), fc.constantFrom(1, 100, 256, 257, 512, 4096), (bytes, at, reach) => {
        const place = at % (bytes.length + 1);
        expect(stretchAround(bytes, place, reach)).toEqual(naive(bytes, place, reach));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('lines and columns', () => {
  it('count as editors do', () => {
    const before = (bytes: Buffer, place: number) => bytes.toString('utf8', 0, place).split('\n');
    fc.assert(
      fc.property(text, fc.array(fc.nat(1_000_000), { maxLength: 5 }), (bytes, at) => {
        const isBoundary = (place: number) => ((bytes[place] ?? 0) & 0xc0) !== 0x80;
        const places = at.map(place => place % (bytes.length + 1)).filter(isBoundary);
        const placeOf = placeCounter(bytes);
        for (const place of places.sort((a, b) => a - b)) {
          const lines = before(bytes, place);
          expect(placeOf(place)).toEqual({ line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
        }
      }),
    );
  });
});

describe('the letters of a text', () => {
  it('are counted in the order of their first places, those beyond Latin-1 too', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 'Z', '1', 'é', '…', '𝒳'), maxLength: 40 }), of => {
        const counts = new Map<string, number>();
        for (const letter of of) counts.set(letter, (counts.get(letter) ?? 0) + 1);
        expect(countsOf(of)).toEqual([...counts.values()]);
      }),
    );
  });
});
