import { describe, expect, it } from 'vitest';
import { atOnce, openScan } from '../../../src/engines/secret-scan/scan.js';
import { tokenRules } from '../../../src/engines/secret-scan/token-rules.js';
import { fill, nearMisses, seeded } from './generator.js';
import { naiveScan } from './naive-scan.js';
import type { Sample } from './sample.js';
import { tokenSamples } from './samples/all.js';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const PLAIN = 'token = "@"\n';

const put = (sample: Sample, token: string) => (sample.around ?? PLAIN).split('@').join(token);
const make = (sample: Sample, seed: number) =>
  typeof sample.token === 'string' ? fill(sample.token, seeded(seed)) : sample.token(seeded(seed));

const cases = tokenRules.map(rule => ({ rule, id: rule.id, sample: tokenSamples[rule.id] ?? { token: '' } }));

describe('the rules for tokens', () => {
  it('have unique ids of small letters, and a sample each', () => {
    const ids = tokenRules.map(rule => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter(id => !/^[a-z0-9]+(?:-[a-z0-9]+)+$/.test(id))).toEqual([]);
    expect(Object.keys(tokenSamples).sort()).toEqual([...ids].sort());
  });

  it('say where the format is documented', () => {
    expect(tokenRules.filter(rule => !URL.canParse(rule.source) || !rule.source.startsWith('https://'))).toEqual([]);
  });

  it('have keywords of small ASCII letters, three of them at least', () => {
    const keywords = tokenRules.flatMap(rule => rule.keywords);
    expect(keywords.filter(word => word !== word.toLowerCase() || !/^[!-~ ]{3,}$/.test(word))).toEqual([]);
  });

  it('search with the flags g or gi, and with no flags inside an expression', () => {
    expect(
      tokenRules.filter(
        rule => !/^gi?$/.test(rule.pattern.flags) || /\(\?[a-z]*(?:-[a-z]+)?:(?<!\(\?:)/.test(rule.pattern.source),
      ),
    ).toEqual([]);
  });
});

describe.each(cases)('the rule $id', ({ rule, sample }) => {
  it('finds what its format gives, and a keyword of its own stands beside it', () => {
    for (const seed of SEEDS) {
      const token = make(sample, seed);
      const text = put(sample, token);
      expect(rule.keywords.filter(keyword => text.toLowerCase().includes(keyword))).not.toEqual([]);
      expect(naiveScan(rule, text)).toEqual([token]);
      const quoted = text.trimEnd().replaceAll('"', '\\"').replaceAll('\n', '\\n');
      expect(naiveScan(rule, `{"text": "first line\\n${quoted}\\n"}`)).toEqual([token]);
    }
  });

  it('is found by the engine in the middle of a long text', () => {
    const scan = openScan({ tokens: [rule], shapes: [] });
    const filler = '\nnothing of interest in this line'.repeat(300);
    const tokens = SEEDS.map(seed => make(sample, seed));
    const found = tokens.map(
      token => atOnce(scan(Buffer.from(`${filler}\n${put(sample, token)}${filler}`), 'a.txt'))?.credentials,
    );
    expect(found.map(credentials => credentials?.map(({ secret }) => secret))).toEqual(tokens.map(token => [token]));
  });

  it('leaves alone what is almost of its format', () => {
    const template = sample.token;
    const wrong = SEEDS.flatMap(seed => {
      const near = typeof template === 'string' ? nearMisses(template, seeded(seed)) : [];
      const misses = near.filter(miss => sample.fits?.[miss.what] === undefined).map(miss => miss.text);
      return [...misses, ...(sample.misses?.(seeded(seed)) ?? [])];
    });
    expect(wrong.length).toBeGreaterThan(0);
    expect(wrong.filter(text => naiveScan(rule, put(sample, text)).length > 0)).toEqual([]);
  });

  it('leaves placeholders of its format alone', () => {
    const token = make(sample, 1);
    const tail = Math.max(8, token.length - 12);
    const filled = [
      token.slice(0, -tail) + 'x'.repeat(tail),
      `<${token.slice(0, 4)}>`,
      token.slice(0, -tail) + '0'.repeat(tail),
    ];
    expect(filled.filter(text => naiveScan(rule, put(sample, text)).length > 0)).toEqual([]);
  });
});
