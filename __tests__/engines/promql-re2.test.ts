import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { re2Problem } from '../../src/engines/promql/re2.js';

describe('regular expressions that RE2 accepts', () => {
  it.each([
    'a|b',
    '',
    '()',
    '(?:a)(?i)b(?-i:c)(?P<name>d)(?<other>e)',
    '[^]a-z]+[[:alpha:]\\d_-]',
    'a{2}b{2,}c{2,5}d{,5}{x}',
    'a*?b+?c??',
    '\\Q*a\\E',
    '\\x{10FFFF}\\x41\\101\\0',
    '\\pL\\p{Greek}\\P{^Lu}',
    '\\.\\-\\_\\/\\"',
    '\\bfoo\\B\\A\\z',
    'é*',
  ])('%j', pattern => {
    expect(re2Problem(pattern)).toBeUndefined();
  });
});

describe('regular expressions that RE2 refuses', () => {
  it.each([
    ['(?=a)', 0, 'invalid or unsupported Perl syntax: `(?=`'],
    ['a(?<!b)', 1, 'invalid or unsupported Perl syntax: `(?<!`'],
    ['(a)\\1', 3, 'invalid escape sequence: `\\1`'],
    ['\\y', 0, 'invalid escape sequence: `\\y`'],
    ['\\', 0, 'trailing backslash at end of expression: ``'],
    ['(a', 0, 'missing closing ): `(a`'],
    ['a)', 1, 'unexpected ): `a)`'],
    ['[a', 0, 'missing closing ]: `[a`'],
    ['[z-a]', 1, 'invalid character class range: `z-a`'],
    ['[[:nope:]]', 1, 'invalid character class range: `[:nope:]`'],
    ['\\p{Nope}', 0, 'invalid character class range: `\\p{Nope}`'],
    ['*a', 0, 'missing argument to repetition operator: `*`'],
    ['a|+', 2, 'missing argument to repetition operator: `+`'],
    ['a**', 2, 'invalid nested repetition operator: `**`'],
    ['a{1001}', 1, 'invalid repeat count: `{1001}`'],
    ['a{3,2}', 1, 'invalid repeat count: `{3,2}`'],
    ['(?P<a>x)(?P<a>y)', 8, 'duplicate capture group name: `a`'],
  ])('%j', (pattern, at, message) => {
    expect(re2Problem(pattern)).toEqual({ at, message });
  });
});

describe('any pattern', () => {
  it('is accepted or refused at a place inside it', () => {
    const token = fc.constantFrom(
      'a',
      '(',
      ')',
      '[',
      ']',
      '^',
      '-',
      '\\',
      '*',
      '+',
      '?',
      '{',
      '}',
      '2',
      ',',
      '|',
      '(?',
      ':',
      'P<n>',
      '[:',
      ':]',
      'p',
      'Q',
      'E',
      'é',
    );
    const pattern = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(token).map(tokens => tokens.join('')),
    );
    fc.assert(
      fc.property(pattern, text => {
        const problem = re2Problem(text);
        expect(problem === undefined || (problem.at >= 0 && problem.at <= text.length)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
