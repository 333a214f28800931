import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CouldNotTell } from '../../src/could-not-tell.js';
import type { LineCoverage } from '../../src/formats/coverage/cobertura.js';
import { readLcov } from '../../src/formats/coverage/lcov.js';

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (text: string | Uint8Array, size = 7): Promise<LineCoverage> =>
  readLcov({ name: 'lcov.info', chunks: pieces(Buffer.from(text), size) });

it.each([
  ['sums of LF and LH', 'TN:\nSF:a\nLF:3\nLH:1\nend_of_record\nSF:b\nLF:1\nLH:1\nend_of_record\n', 2, 4],
  ['DA entries where totals lack', 'SF:a\nDA:1,5\nDA:2,0\nDA:2,1,hash\nDA:3,-1\nend_of_record', 2, 3],
  [
    'Windows line ends, a byte order mark, comments',
    '\ufeffTN:\r\n# x\r\n\r\nSF:a\r\nLF:2\r\nLH:1\r\nend_of_record\r\n',
    1,
    2,
  ],
  ['entries that say nothing about lines', 'SF:ä\nFN:1,f\nBRDA:1,0,0,-\nVER:1\nLF:1\nLH:0\nend_of_record\n', 0, 1],
  [
    'lines of a file with several records',
    'SF:a\nDA:1,0\nDA:2,1\nLF:2\nLH:1\nend_of_record\nSF:a\nDA:1,1\nDA:2,0\nDA:3,0\nend_of_record\n',
    2,
    3,
  ],
  ['totals a little beside the lines', `SF:a\n${'DA:1,1\n'}DA:2,1\nDA:3,0\nLF:6\nLH:4\nend_of_record\n`, 4, 6],
  [
    'a file’s best record where several tests give one each',
    'SF:a\nLF:4\nLH:1\nend_of_record\nSF:a\nLF:4\nLH:3\nend_of_record\nSF:b\nLF:4\nLH:0\nend_of_record\n',
    3,
    8,
  ],
])('reads %s', async (_, text, covered, lines) => {
  expect(await read(text)).toEqual({ percent: Number(((covered / lines) * 100).toPrecision(12)), covered, lines });
});

it.each([
  ['', 'nothing-checked: lcov.info: covers no line at all'],
  ['TN:\n', 'nothing-checked: lcov.info: covers no line at all'],
  ['SF:a\nLF:1\nLH:1\n', 'truncated: lcov.info:3: ends within the record that begins at line 1'],
  ['SF:a\nLF:1\nLH:1\nend_of_rec', 'truncated: lcov.info: ends within a line'],
  ['SF:a\nLF:1\nSF:b\n', 'wrong-format: lcov.info:3: a record begins inside the one of line 1'],
  ['LF:1\n', 'wrong-format: lcov.info:1: LF outside of a record'],
  ['end_of_record\n', 'wrong-format: lcov.info:1: end_of_record without a record'],
  ['SF:a\nLF:1\nLH:2\nend_of_record\n', 'wrong-format: lcov.info:4: 2 of 1 lines are hit'],
  [
    'SF:a\nDA:1,0\nDA:2,0\nLF:10\nLH:9\nend_of_record\n',
    'wrong-format: lcov.info: LH and LF say 9 of 10 lines, and its DA entries 0 of 2',
  ],
  [
    'SF:a\nDA:1,1\nDA:2,1\nLF:2\nLH:0\nend_of_record\n',
    'wrong-format: lcov.info: LH and LF say 0 of 2 lines, and its DA entries 2 of 2',
  ],
  ['SF:a\nLF:-1\n', 'wrong-format: lcov.info:2: LF:-1 is no count'],
  ['SF:a\nDA:x\n', 'wrong-format: lcov.info:2: DA:x is no line and count'],
  ['mode: set\n', 'wrong-format: lcov.info:1: no LCOV entry: "mode: set"'],
])('cannot tell from %j', async (text, expected) => {
  const error: unknown = await read(text).catch((cause: unknown) => cause);
  if (!(error instanceof CouldNotTell)) throw error;
  expect(`${error.why}: ${error.message}`).toBe(expected);
});

it('answers arbitrary entries and bytes with a share of 0 to 100 or a reason', async () => {
  const entry = fc.constantFrom(
    'TN:',
    'SF:a',
    'SF:b',
    'LF:2',
    'LH:1',
    'LH:3',
    'DA:1,1',
    'DA:2,0',
    'end_of_record',
    '#',
    '',
  );
  const file = fc.array(entry, { maxLength: 12 }).map(lines => `${lines.join('\n')}\n`);
  await fc.assert(
    fc.asyncProperty(fc.oneof(file, fc.uint8Array()), fc.integer({ min: 1, max: 20 }), async (input, size) => {
      const outcome = await read(input, size).catch((error: unknown) => error);
      if (outcome instanceof CouldNotTell) return;
      const { percent } = outcome as LineCoverage;
      expect(percent >= 0 && percent <= 100).toBe(true);
    }),
    { numRuns: 1000 },
  );
});
