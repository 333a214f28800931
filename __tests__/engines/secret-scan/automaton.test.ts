import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../../src/engines/secret-scan/automaton.js';
import { atOnce } from '../../../src/engines/secret-scan/scan.js';

type Hit = readonly [keyword: string, end: number];

function hitsOf(keywords: readonly string[], bytes: Buffer): readonly Hit[] {
  const hits: Hit[] = [];
  const search = buildAutomaton(keywords).search(bytes, (keyword, end) => hits.push([keywords[keyword] ?? '', end]));
  atOnce(search);
  return hits;
}

/** What a search of every keyword at every place finds. */
function naive(keywords: readonly string[], bytes: Buffer): readonly Hit[] {
  const text = bytes.toString('latin1').replace(/[A-Z]/g, letter => letter.toLowerCase());
  const hits: Hit[] = [];
  for (let end = 1; end <= text.length; end += 1) {
    for (const keyword of keywords) if (text.slice(0, end).endsWith(keyword)) hits.push([keyword, end]);
  }
  return hits;
}

const sorted = (hits: readonly Hit[]) => hits.map(([keyword, end]) => `${end} ${keyword}`).sort();

/** Few letters, so that keywords overlap, contain each other and share beginnings and ends. */
const keyword = fc.string({ unit: fc.constantFrom('a', 'b', '_', '1'), minLength: 1, maxLength: 5 });
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '_', '1', 'é', ' '), maxLength: 60 });

describe('the automaton', () => {
  it('finds what a naive search finds, however keywords overlap', () => {
    fc.assert(
      fc.property(fc.uniqueArray(keyword, { minLength: 1, maxLength: 12 }), text, (keywords, of) => {
        const bytes = Buffer.from(of, 'latin1');
        expect(sorted(hitsOf(keywords, bytes))).toEqual(sorted(naive(keywords, bytes)));
      }),
    );
  });

  it('reads any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), array => {
        const bytes = Buffer.from(array);
        expect(sorted(hitsOf(['a', 'ab', '{"', '\n'], bytes))).toEqual(sorted(naive(['a', 'ab', '{"', '\n'], bytes)));
      }),
    );
  });

  it('answers in the order of places, in any case', () => {
    const hits = hitsOf(['ghp_', 'akia', 'p_'], Buffer.from('AKIA then gHp_ and AkIa'));
    expect(hits).toEqual([
      ['akia', 4],
      ['ghp_', 14],
      ['p_', 14],
      ['akia', 23],
    ]);
  });

  it('holds hundreds of keywords with every printable letter', () => {
    const letters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index).toLowerCase());
    const keywords = [...new Set(letters.flatMap(a => letters.map(b => `${a}${b}x`)))];
    expect(hitsOf(keywords, Buffer.from('...~!X...'))).toEqual([['~!x', 6]]);
  });
});
