import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDotenv } from '../../src/formats/dotenv.js';

const read = (text: string): Record<string, string> =>
  Object.fromEntries(parseDotenv(text).entries.map(({ name, value }) => [name, value]));

describe('a .env file', () => {
  it('is read as Docker Compose reads it', () => {
    const text = `\ufeff# comment
A=1
 export B = two words  # comment
C='as $it is\\n # all'
D="line\\nbreak \\"quoted\\"" # comment
E=
F=with#hash
G="over
two lines"
FROM_OUTSIDE
H=$A/\${B}\r
`;
    expect(parseDotenv(text).problems).toEqual([]);
    expect(read(text)).toEqual({
      A: '1',
      B: 'two words',
      C: 'as $it is\\n # all',
      D: 'line\nbreak "quoted"',
      E: '',
      F: 'with#hash',
      G: 'over\ntwo lines',
      H: '$A/${B}',
    });
  });

  it.each([
    ['no assignment', 'A=1\nthis is none', [{ line: 2, message: 'expected NAME=VALUE' }]],
    ['an odd name', '1A=1', [{ line: 1, message: 'expected NAME=VALUE' }]],
    ['an open quote', '\nA="x\ny', [{ line: 2, message: 'the " of A is never closed' }]],
  ])('with %s is told by its line', (_, text, problems) => {
    expect(parseDotenv(text).problems).toEqual(problems);
  });

  it('never takes the reader down, and every entry and problem has a line of the file', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AB1=\'"#\\ \n\r\t$', 'export ') }), text => {
        const { entries, problems } = parseDotenv(text);
        const lines = text.split(/\r\n|\n|\r/).length;
        for (const { line } of [...entries, ...problems]) expect(line >= 1 && line <= lines).toBe(true);
      }),
    );
  });
});
