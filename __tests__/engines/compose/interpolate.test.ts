import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpolate, literalPart } from '../../../src/engines/compose/interpolate.js';

const VALUES: Readonly<Record<string, string>> = { A: 'a', EMPTY: '' };
const expand = (text: string) => interpolate(text, name => VALUES[name]);

describe('interpolation', () => {
  it.each([
    ['$A-${A}', 'a-a'],
    ['$$A $${A}', '$A ${A}'],
    ['${EMPTY:-x} ${EMPTY-x} ${NO-x} ${NO:-x}', 'x  x x'],
    ['${A:+y} ${EMPTY:+y} ${EMPTY+y} ${NO+y}', 'y  y '],
    ['${NO:-${A:-b}c}', 'ac'],
    ['${NO:-${NO:-deep}}', 'deep'],
    ['${A:?must} ${EMPTY?must}', 'a '],
    ['$(date) $@ $1 $? $- 5$', '$(date) $@ $1 $? $- 5$'],
    ['${NO:-$(x)} ${A:-{x}} ${NO:-{x}}', '$(x) a {x}'],
  ])('makes of %s what Compose makes of it', (text, expected) => {
    expect(expand(text)).toEqual({ text: expected, unset: [], errors: [] });
  });

  it('tells what is not set, what is demanded, and what is no variable', () => {
    expect(expand('$NO ${ALSO}')).toMatchObject({ text: ' ', unset: ['NO', 'ALSO'] });
    expect(expand('${NO:?say why} ${EMPTY:?}').errors).toEqual(['NO must be set: say why', 'EMPTY must be set']);
    expect(expand('${A!x}').errors).toEqual(['"${A!x}" is no variable']);
    expect(expand('${A').errors).toEqual(['"${A" is no variable; write $$ for a dollar sign']);
    expect(expand('${1}').errors).toEqual(['"${1}" is no variable; write $$ for a dollar sign']);
  });

  it('leaves of a text what stands in the file', () => {
    expect(literalPart('${PASSWORD}')).toBe('');
    expect(literalPart('postgres://$USER:${PASSWORD:-fallback}@db')).toBe('postgres://:fallback@db');
  });

  it('ends for every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'$${}AN:-?+ ') }), text => {
        expect(typeof expand(text).text).toBe('string');
      }),
      { numRuns: 2000 },
    );
  });
});
