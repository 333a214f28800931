import { describe, expect, it } from 'vitest';
import { type Sample, trendOf } from '../../../src/pipeline/phases/samples.js';

const LETTERS: Readonly<Record<string, Sample>> = { p: 'passed', f: 'failed', u: 'unknown', w: 'waiting' };
const samples = (letters: string): readonly Sample[] => [...letters].flatMap(letter => LETTERS[letter] ?? []);
const TWO = { failures: 2, of: 2, maxUnknown: 3 };
const THREE_OF_FIVE = { failures: 3, of: 5, maxUnknown: 3 };

describe('the trend of a watch', () => {
  it.each([
    ['p', TWO, 'fine'],
    ['f', TWO, 'undecided'],
    ['ff', TWO, 'trigger'],
    ['fpf', TWO, 'undecided'],
    ['fuf', TWO, 'undecided'],
    ['fp', TWO, 'fine'],
    ['u', TWO, 'undecided'],
    ['uuu', TWO, 'unknown'],
    ['uupuu', TWO, 'undecided'],
    ['w', TWO, 'undecided'],
    ['wwwwww', TWO, 'undecided'],
    ['uuwuu', TWO, 'undecided'],
    ['fwf', TWO, 'undecided'],
    ['fpfpf', THREE_OF_FIVE, 'trigger'],
    ['fpfpp', THREE_OF_FIVE, 'fine'],
    ['fufuf', THREE_OF_FIVE, 'trigger'],
    ['fffuuu', { failures: 3, of: 3, maxUnknown: 3 }, 'unknown'],
  ] as const)('of %s under %j is %s', (letters, rule, trend) => {
    expect(trendOf(samples(letters), rule)).toBe(trend);
  });
});
