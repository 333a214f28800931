import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remarkIn } from '../../../src/checks/secrets/findings.js';
import { literalsIn } from '../../../src/checks/secrets/pattern.js';

describe('the text that every match of an expression holds', () => {
  it.each([
    ['acme_live_[a-z0-9]{24}', ['acme_live_']],
    ['(?i)ACME-(?:live|test)-[0-9]+', ['acme-']],
    ['\\bkey_(?P<secret>[a-z]{20})\\b', ['key_']],
    ['a\\.b\\-c\\/d', ['a.b-c/d']],
    ['token=(?P<secret>x)tail_of_it', ['tail_of_it']],
    ['colou?r_code', ['r_code']],
    ['abc+def', ['abc']],
    ['abcd{2}xyz', ['abc']],
    ['abcd*xyz?', ['abc']],
    ['[a|b]abc|[0-9]', []],
    ['(abc|def)', []],
    ['abc|def', []],
    ['a\\|bc', ['a|bc']],
    ['\\x41bcdef', []],
    ['\\Qab\\Ecdef', []],
    ['\\pLabc', []],
    ['[abc]{3}', []],
    ['[]abc]xyz', ['xyz']],
    ['[^]abc]xyz', ['xyz']],
    ['ab', []],
    ['^abc$', ['abc']],
    ['größe_token', ['e_token']],
    ['my token', ['token']],
  ])('%s', (pattern, expected) => {
    expect(literalsIn(pattern)).toEqual(expected);
  });

  it('is in every match indeed', () => {
    const piece = fc.constantFrom(
      'abc',
      'de',
      'f?',
      'g*',
      'h+',
      '[xyz]',
      '(ij|k)',
      '(lmn)?',
      '\\.',
      'o{2}',
      '\\d',
      '.',
    );
    const text = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnoxyz.1'), maxLength: 30 });
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), text, (pieces, of) => {
        const pattern = pieces.join('');
        const [literal] = literalsIn(pattern);
        const match = new RegExp(pattern, 's').exec(of);
        if (literal !== undefined && match) expect(match[0]).toContain(literal);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a comment that allows a secret', () => {
  it.each([
    ['x # deploy-validate:allow made for tests', { reason: 'made for tests' }],
    ['/* deploy-validate:allow made for tests */ char *x = "y";', { reason: 'made for tests' }],
    ['<!-- deploy-validate:allow: made for tests -->', { reason: 'made for tests' }],
    ['"x", "_": "deploy-validate:allow made for tests"', { reason: 'made for tests' }],
    ['# deploy-validate:allow für Prüfungen', { reason: 'für Prüfungen' }],
    ['# deploy-validate:allow', 'without-reason'],
    ['# deploy-validate:allow -- 12', 'without-reason'],
    ['# deploy-validate:allowed for tests', 'without-reason'],
    ['<!-- deploy-validate:allow -->', 'without-reason'],
    ['# gitleaks:allow made for tests', undefined],
  ])('%s', (line, expected) => {
    expect(remarkIn(line)).toEqual(expected);
  });
});
