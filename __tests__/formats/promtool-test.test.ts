import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPromtoolTest } from '../../src/formats/promtool/test.js';

describe('what promtool test rules prints', () => {
  it('takes failures of alerts and of expressions apart', () => {
    const stderr = [
      '  FAILED:',
      '    name: one,',
      '    alertname: Down, time: 10m, ',
      '        exp:[',
      '            0:',
      '              Labels:{alertname="Down", job="b"}',
      '              Annotations:{}',
      '            ], ',
      '        got:[]',
      '    expr: "sum(up) == \\"1\\"", time: 1m,',
      '        exp: {} 1E+00',
      '        got: nil',
      '    expr: "up", time: 1m, err: 1:1: parse error: unknown',
      '',
    ].join('\n');
    expect(readPromtoolTest({ stdout: '\n\n', stderr })).toEqual({
      accepted: false,
      failures: [
        {
          group: 'one',
          alert: 'Down',
          time: '10m',
          expected: '[ 0: Labels:{alertname="Down", job="b"} Annotations:{} ]',
          actual: '[]',
        },
        { expression: 'sum(up) == "1"', time: '1m', expected: '{} 1E+00', actual: 'nil' },
        { expression: 'up', time: '1m', actual: 'error: 1:1: parse error: unknown' },
      ],
    });
  });

  it('tells of which rule file a complaint is', () => {
    const stderr =
      '  FAILED:\nrules/a.yml: 5:15: group "g", rule 1, "A": could not parse expression: 1:2: parse error: x\n';
    expect(readPromtoolTest({ stdout: 'Unit Testing:  t.yml\n', stderr })).toMatchObject({
      failures: [{ file: 'rules/a.yml', message: { line: 5, group: 'g', rule: 1, inner: { line: 1, column: 2 } } }],
    });
  });

  it.each([
    ['nothing', '', ''],
    ['two successes for one file', '  SUCCESS\n  SUCCESS\n', ''],
    ['success and failure', '  SUCCESS\n', '  FAILED:\n    expr: "up", time: 1m,\n'],
    ['a failure without a reason', '', '  FAILED:\n'],
  ])('does not trust %s', (_, stdout, stderr) => {
    expect(readPromtoolTest({ stdout, stderr })).toHaveProperty('problem');
  });

  it('reads or refuses whatever is printed', () => {
    const line = fc.constantFrom(
      '  FAILED:',
      '    name: x,',
      '    alertname: A, time: 1m, ',
      '    expr: "\\',
      'x.yml: bad',
      '',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(line).map(lines => lines.join('\n')),
    );
    fc.assert(
      fc.property(text, stderr => {
        const read = readPromtoolTest({ stdout: '', stderr });
        expect('problem' in read || (!read.accepted && read.failures.length > 0)).toBe(true);
      }),
    );
  });
});
