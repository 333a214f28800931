import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Lines } from '../../src/engines/prometheus-config/position.js';
import { offsetInScalar } from '../../src/engines/prometheus-config/scalar-offset.js';
import { nodeAt, offsetAt, readYaml, type ScalarNode } from '../../src/engines/prometheus-config/yaml-tree.js';

describe('YAML that knows where it stands', () => {
  it('finds entries through aliases and merge keys', () => {
    const text = 'base: &base\n  for: 5m\nrule:\n  <<: *base\n  alert: Down\n';
    const { documents } = readYaml(text);
    const found = nodeAt(documents[0], ['rule', 'for']);
    expect(found?.value).toMatchObject({ kind: 'scalar', text: '5m' });
    expect(new Lines(text).at(offsetAt(documents[0], ['rule', 'for']))).toEqual({ line: 2, column: 3 });
  });

  it('points to the nearest parent of what is missing', () => {
    const text = 'groups:\n  - name: a\n    rules: []\n';
    const { documents } = readYaml(text);
    expect(new Lines(text).at(offsetAt(documents[0], ['groups', 0, 'rules', 4, 'expr']))).toEqual({
      line: 3,
      column: 5,
    });
  });

  it.each([
    ['an unclosed list', 'a: [', 4],
    ['an unknown anchor', 'a: *x', 4],
    ['an anchor inside itself', 'a: &x\n  b: *x\n', 12],
    ['a tab as indentation', 'a:\n\tb: 1', 3],
  ])('refuses %s with a place', (_, text, offset) => {
    expect(readYaml(text).problem).toMatchObject({ offset });
  });

  it('reads quoted lines that stand too far left, as go-yaml does', () => {
    const text = 'a:\n    b: "one\n  two"\n    c: 3\n';
    const read = readYaml(text);
    expect(read.problem).toBeUndefined();
    expect(nodeAt(read.documents[0], ['a', 'b'])?.value).toMatchObject({ text: 'one   two' });
    expect(new Lines(text).at(offsetAt(read.documents[0], ['a', 'c']))).toEqual({ line: 4, column: 5 });
  });

  it('refuses aliases that multiply', () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level},`.repeat(9)}]`,
    );
    expect(readYaml(`l0: &l0 [${'x,'.repeat(9)}]\n${levels.join('\n')}\n`).problem?.message).toMatch(
      /excessive aliasing/,
    );
  });

  it('reads or refuses whatever it is given', () => {
    const token = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '|',
      '>-',
      '&x ',
      '*x',
      '\t',
      '#',
      '---',
      '<<: ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(token).map(tokens => tokens.join('')),
        ),
        text => {
          const read = readYaml(text);
          expect(read.problem === undefined || read.problem.offset >= 0).toBe(true);
          offsetAt(read.documents[0], ['a', 0, 'b']);
        },
      ),
    );
  });
});

describe('the place of a character of a scalar', () => {
  const value = 'sum by (job) (up{code="é"}) > bad';
  it.each([
    ['plain', `k: ${'sum by (job) (up{code="é"}) > bad'}\n`],
    ['plain over several lines', 'k: sum by (job)\n  (up{code="é"})\n  > bad\n'],
    ['single-quoted', `k: '${value}'\n`],
    ['double-quoted with escapes', `k: "${value.replaceAll('"', '\\"').replace('é', '\\u00e9')}"\n`],
    ['double-quoted over several lines', 'k: "sum by (job) \\\n  (up{code=\\"é\\"})\n  > bad"\n'],
    ['literal', `k: |\n    ${value}\n`],
    ['folded', 'k: >-\n  sum by (job)\n  (up{code="é"})\n  > bad\n'],
    ['literal with an indentation indicator', `k: |2\n  ${value}\n`],
    ['literal with CRLF', `k: |\r\n  ${value}\r\n`],
  ])('is found in a %s one', (_, text) => {
    const scalar = nodeAt(readYaml(text).documents[0], ['k'])?.value;
    if (scalar?.kind !== 'scalar') throw new Error('no scalar');
    expect(scalar.text.trimEnd()).toBe(value);
    expect(text.slice(offsetInScalar(text, scalar, value.indexOf('bad'))).slice(0, 3)).toBe('bad');
    expect(text.slice(offsetInScalar(text, scalar, value.indexOf('(up'))).slice(0, 3)).toBe('(up');
  });

  it('never leaves the scalar', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(40), (inner, index) => {
        const text = `k: ${JSON.stringify(inner)}\n`;
        const found = nodeAt(readYaml(text).documents[0], ['k'])?.value;
        if (found?.kind !== 'scalar') return;
        const scalar: ScalarNode = found;
        const offset = offsetInScalar(text, scalar, index);
        expect(offset >= scalar.start && offset <= scalar.end).toBe(true);
      }),
    );
  });
});
