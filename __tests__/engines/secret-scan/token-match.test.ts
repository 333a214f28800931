import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenRule } from '../../../src/engines/secret-scan/rule.js';
import { matchTokens } from '../../../src/engines/secret-scan/token-match.js';

const RULE: TokenRule = {
  id: 'test-token',
  title: 'a token',
  source: 'https://example.org',
  keywords: ['key'],
  pattern: /\bkey-\d{4}\b/g,
  confidence: 'high',
};

describe('an unbroken stretch full of keywords', () => {
  it('is left out from 512 characters on, wherever it stands', () => {
    const stretch = fc.oneof(fc.integer({ min: 500, max: 524 }), fc.integer({ min: 0, max: 1100 }));
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 6 }), lengths => {
        const text = lengths.map(length => 'key-1234:'.repeat(200).slice(0, length)).join(' ');
        const { traps, places } = matchTokens(RULE, Buffer.from(text), { start: 0, end: text.length });
        expect(traps).toBe(lengths.filter(length => length >= 512).length);
        const whole = lengths.filter(length => length < 512).map(length => Math.floor((length + 1) / 9));
        expect(places.length).toBe(whole.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 500 },
    );
  });
});
