import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CouldNotTell } from '../../src/could-not-tell.js';
import { type LineCoverage, readCobertura } from '../../src/formats/coverage/cobertura.js';

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const read = (text: string | Uint8Array): Promise<LineCoverage> =>
  readCobertura({ name: 'c.xml', chunks: once(Buffer.from(text)) });

it.each([
  ['counts', '<coverage lines-valid="3" lines-covered="2"/>', { percent: 66.6666666667, covered: 2, lines: 3 }],
  [
    'counts rather than a rounded rate',
    '<coverage line-rate="0.67" lines-valid="3" lines-covered="2"/>',
    { percent: 66.6666666667, covered: 2, lines: 3 },
  ],
  [
    'a rate beside lines',
    '<!DOCTYPE coverage SYSTEM "coverage-04.dtd"><coverage line-rate="0.29"><line number="1" hits="0"/></coverage>',
    { percent: 29, covered: undefined, lines: undefined },
  ],
  [
    'a rate in scientific notation',
    '<coverage line-rate="5e-1"><line/></coverage>',
    { percent: 50, covered: undefined, lines: undefined },
  ],
  [
    'lines that classes share, and those of methods, once',
    `<coverage lines-valid="2" lines-covered="1">${['A', 'B'].map(name => `<class name="${name}" filename="a"><methods><method><lines><line number="1" hits="0"/></lines></method></methods><lines><line number="1" hits="0"/><line number="2" hits="${name === 'A' ? 3 : 0}"/></lines></class>`).join('')}</coverage>`,
    { percent: 50, covered: 1, lines: 2 },
  ],
])('reads %s', async (_, xml, expected) => {
  expect(await read(xml)).toEqual(expected);
});

it.each([
  ['', 'truncated: c.xml: is empty'],
  ['<coverage line-rate="1">', 'truncated: c.xml: ends early at 1:24: unclosed tag: coverage'],
  ['<report/>', 'wrong-format: c.xml: the root is <report>, not <coverage>'],
  [
    '<coverage clover="4"><project/></coverage>',
    'wrong-format: c.xml: has neither line-rate nor lines-valid: not a Cobertura report',
  ],
  ['<coverage line-rate="NaN"/>', 'wrong-format: c.xml: line-rate="NaN" is no share or count'],
  ['<coverage line-rate="-1"/>', 'wrong-format: c.xml: line-rate="-1" is no share or count'],
  ['<coverage line-rate="85"><line/></coverage>', 'wrong-format: c.xml: line-rate="85" is more than 1'],
  ['<coverage lines-valid="2" lines-covered="3"/>', 'wrong-format: c.xml: 3 of 2 lines are covered'],
  [
    '<coverage lines-valid="2" lines-covered="1" line-rate="1"/>',
    'wrong-format: c.xml: line-rate="1" contradicts 1 of 2 lines',
  ],
  ['<coverage lines-valid="0" lines-covered="0" line-rate="1"/>', 'nothing-checked: c.xml: covers no line at all'],
  [
    '<coverage line-rate="1"><class filename="a"><lines><line number="1" hits="0"/></lines></class></coverage>',
    'wrong-format: c.xml: line-rate="1" contradicts 0 of 1 lines in it',
  ],
  [
    `<coverage line-rate="0.9"><class filename="a"><lines>${Array.from({ length: 10 }, (_, at) => `<line number="${at}" hits="0"/>`).join('')}</lines></class></coverage>`,
    'wrong-format: c.xml: line-rate="0.9" contradicts 0 of 10 lines in it',
  ],
  [
    '<coverage lines-valid="9" lines-covered="9"><class filename="a"><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></class></coverage>',
    'wrong-format: c.xml: counts 9 of 9 lines as covered, and lists 1 of 2',
  ],
  ['<coverage line-rate="1"/>', 'nothing-checked: c.xml: covers no line at all'],
])('cannot tell from %s', async (xml, expected) => {
  const error: unknown = await read(xml).catch((cause: unknown) => cause);
  if (!(error instanceof CouldNotTell)) throw error;
  expect(`${error.why}: ${error.message}`).toBe(expected);
});

it('answers arbitrary attributes and bytes with a share of 0 to 100 or a reason', async () => {
  const value = fc.oneof(fc.double().map(String), fc.nat(9).map(String), fc.constant(''));
  const report = fc
    .record({ rate: value, covered: value, valid: value })
    .map(
      it =>
        `<coverage line-rate="${it.rate}" lines-covered="${it.covered}" lines-valid="${it.valid}"><line/></coverage>`,
    );
  await fc.assert(
    fc.asyncProperty(fc.oneof(report, fc.uint8Array()), async input => {
      const outcome = await read(input).catch((error: unknown) => error);
      if (outcome instanceof CouldNotTell) return;
      expect(outcome).toHaveProperty('percent');
      const { percent } = outcome as LineCoverage;
      expect(percent >= 0 && percent <= 100).toBe(true);
    }),
  );
});
