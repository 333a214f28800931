import { describe, expect, it } from 'vitest';
import type { ShapeRule } from '../../../src/engines/secret-scan/rule.js';
import { atOnce, openScan } from '../../../src/engines/secret-scan/scan.js';
import { shapeRules } from '../../../src/engines/secret-scan/shape-rules.js';
import { tokenRules } from '../../../src/engines/secret-scan/token-rules.js';
import { fill, type Random, seeded } from './generator.js';
import { assignmentSamples } from './samples/assignments.js';
import { type Shape, type ShapeSample, shapeSamples } from './samples/shapes.js';

const SEEDS = [1, 2, 3, 4, 5, 6];
const samples: Readonly<Record<string, ShapeSample>> = { ...shapeSamples, ...assignmentSamples };

const secretOf = ({ secret = '' }: Shape, random: Random) =>
  typeof secret === 'string' ? fill(secret, random) : secret(random);

/** The file's text with a credential in it; only the first `@` is one's place. */
const textOf = ({ text }: Shape, secret: string) => text.replace('@', () => secret);

function look(rule: ShapeRule, { path }: Shape, text: string): readonly string[] {
  const scanned = atOnce(openScan({ tokens: [], shapes: [rule] })(Buffer.from(text), path));
  return scanned?.credentials.map(({ secret }) => secret.trimEnd()) ?? [];
}

describe('the rules for shapes', () => {
  it('have unique ids, apart from those for tokens, and samples each', () => {
    const ids = shapeRules.map(rule => rule.id);
    const all = [...ids, ...tokenRules.map(rule => rule.id)];
    expect(new Set(all).size).toBe(all.length);
    expect(Object.keys(samples).sort()).toEqual([...ids].sort());
  });

  it('have keywords of small ASCII letters', () => {
    const keywords = shapeRules.flatMap(rule => rule.keywords);
    expect(keywords.filter(word => word !== word.toLowerCase() || !/^[ -~]{3,}$/.test(word))).toEqual([]);
  });
});

describe.each(shapeRules.map(rule => ({ rule, id: rule.id, sample: samples[rule.id] })))(
  'the rule $id',
  ({ rule, sample }) => {
    it.each(sample?.finds ?? [])('finds it in $path ($text)', shape => {
      for (const seed of SEEDS) {
        const secret = secretOf(shape, seeded(seed));
        expect(look(rule, shape, textOf(shape, secret))).toEqual([secret.trimEnd()]);
      }
    });

    it.each(sample?.leaves ?? [])('leaves $path alone ($text)', shape => {
      for (const seed of SEEDS) {
        expect(look(rule, shape, textOf(shape, secretOf(shape, seeded(seed))))).toEqual([]);
      }
    });
  },
);
