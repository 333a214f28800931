import { describe, expect, it } from 'vitest';
import { atOnce, openScan } from '../../../src/engines/secret-scan/scan.js';
import { shapeRules } from '../../../src/engines/secret-scan/shape-rules.js';
import { tokenRules } from '../../../src/engines/secret-scan/token-rules.js';
import { doubtsAbout } from './linear-time.js';
import { assignmentSamples } from './samples/assignments.js';
import { shapeSamples } from './samples/shapes.js';

const samples = { ...shapeSamples, ...assignmentSamples };

describe('linear time', () => {
  it.each([/(a+)+$/, /(?:a|b{1,9}){1,9}/, /a*b/, /a{3,}/, /(?:(?:ab?){2}c)+/, /[\w-]{1,9000}/])(
    'is doubted for %s',
    pattern => {
      expect(doubtsAbout(pattern)).not.toEqual([]);
    },
  );

  it.each([/(?:ab){2}c{1,9}/, /(?<secret>[a+*{}]{1,9})(?!\w)/, /\+\*(?:a{1,3})?/])('is not doubted for %s', pattern => {
    expect(doubtsAbout(pattern)).toEqual([]);
  });

  it('is what every rule for tokens takes', () => {
    const doubts = tokenRules.map(rule => [rule.id, doubtsAbout(rule.pattern)] as const);
    expect(doubts.filter(([, why]) => why.length > 0)).toEqual([]);
  });

  it.each(shapeRules.map(rule => ({ rule, id: rule.id })))(
    'is what $id takes for hostile text: it ends',
    ({ rule, id }) => {
      // Quadratic time would be minutes for each of these.
      const scan = openScan({ tokens: [], shapes: [rule] });
      const path = samples[id]?.finds[0]?.path ?? 'a.txt';
      const words = rule.keywords.length > 0 ? rule.keywords : ['password', '"auth": "', 'define('];
      const fillers = ['', ' ', '="', ': ', ' = a', '\n', '\n ', '://a:', 'a', '-', '{"d":', ';', '('];
      for (const filler of fillers) {
        const text = words.map(word =>
          (word + filler).repeat(Math.ceil(2 ** 18 / words.length / (word.length + filler.length))),
        );
        expect(atOnce(scan(Buffer.from(text.join('') + filler.repeat(2 ** 17)), path))).toBeDefined();
      }
    },
  );
});
