import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unquoteGo } from '../../src/formats/promtool/message.js';
import { readPromtoolCheck, readPromtoolVersion } from '../../src/formats/promtool/promtool.js';

describe('what promtool check prints', () => {
  it('gives each refused file its own block of messages', () => {
    const stdout = 'Checking a.yml\n\nChecking b.yml\n  SUCCESS: 4 rules found\n\nChecking c.yml\n\n';
    const stderr = [
      '  FAILED:',
      'a.yml: 6:15: 7:9: group "g \\"x\\"", rule 2, "A": could not parse expression: 2:3: parse error: unexpected <by>',
      '  FAILED:',
      'c.yml: yaml: unmarshal errors:',
      '  line 3: field ruls not found in type rulefmt.RuleGroup',
      '  line 8: field foo not found in type rulefmt.Rule',
      '',
    ].join('\n');
    expect(readPromtoolCheck(['a.yml', 'b.yml', 'c.yml'], { stdout, stderr })).toEqual({
      files: [
        {
          file: 'a.yml',
          accepted: false,
          rules: undefined,
          warnings: [],
          messages: [
            {
              line: 6,
              column: 15,
              group: 'g "x"',
              rule: 2,
              name: 'A',
              inner: { line: 2, column: 3 },
              lint: false,
              text: 'could not parse expression: unexpected <by>',
            },
          ],
        },
        { file: 'b.yml', accepted: true, rules: 4, warnings: [], messages: [] },
        {
          file: 'c.yml',
          accepted: false,
          rules: undefined,
          warnings: [],
          messages: [
            { line: 3, lint: false, text: 'field ruls not found in type rulefmt.RuleGroup' },
            { line: 8, lint: false, text: 'field foo not found in type rulefmt.Rule' },
          ],
        },
      ],
    });
  });

  it('says the same only once although promtool parses twice', () => {
    const stderr = '  FAILED:\na.yml: yaml: line 2: did not find\na.yml: yaml: line 2: did not find\n';
    const read = readPromtoolCheck(['a.yml'], { stdout: 'Checking a.yml\n', stderr });
    expect(read).toMatchObject({ files: [{ messages: [{ line: 2, text: 'did not find' }] }] });
  });

  it('keeps a lint finding in one piece and marks it', () => {
    const stderr =
      '  FAILED:\nlint error 1 duplicate rule(s) found.\nMetric: y\nLabel(s):\n\ta: b\nMight cause trouble\n';
    const read = readPromtoolCheck(['a.yml'], { stdout: 'Checking a.yml\n', stderr });
    expect(read).toMatchObject({ files: [{ messages: [{ lint: true }] }] });
  });

  it('leaves out lines of its log', () => {
    const stderr =
      'time=2026-01-01T00:00:00Z level=WARN msg=x\n  FAILED:\na.yml: bad\nts=1 caller=x level=warn msg=y\n';
    const read = readPromtoolCheck(['a.yml'], { stdout: 'Checking a.yml\n', stderr });
    expect(read).toMatchObject({ files: [{ messages: [{ text: 'bad' }] }] });
  });

  it.each([
    ['nothing at all', '', ''],
    ['another file', 'Checking b.yml\n  SUCCESS: 1 rules found\n', ''],
    ['one file too many', 'Checking a.yml\n  SUCCESS: 1 rules found\nChecking b.yml\n  SUCCESS: 1 rules found\n', ''],
    ['no SUCCESS and no FAILED', 'Checking a.yml\n', ''],
    ['a failure beside the SUCCESS', 'Checking a.yml\n  SUCCESS: 1 rules found\n', '  FAILED:\nb.yml: bad\n'],
    ['a failure without a reason', 'Checking a.yml\n', '  FAILED:\n'],
    [
      'SUCCESS for another configuration',
      'Checking a.yml\n SUCCESS: b.yml is valid prometheus config file syntax\n',
      '',
    ],
  ])('does not trust %s', (_, stdout, stderr) => {
    expect(readPromtoolCheck(['a.yml'], { stdout, stderr })).toHaveProperty('problem');
  });

  it('accepts a file only with a SUCCESS line, whatever is printed', () => {
    const line = fc.constantFrom(
      'Checking a.yml',
      'Checking b.yml',
      '  SUCCESS: 2 rules found',
      '  FAILED:',
      '  FAILED: a.yml: x',
      'a.yml: 1:2: group "g", rule 1, "A": bad',
      'lint error 1',
      '  line 4: field x',
      '',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(line).map(lines => lines.join('\n')),
    );
    fc.assert(
      fc.property(text, text, (stdout, stderr) => {
        const read = readPromtoolCheck(['a.yml', 'b.yml'], { stdout, stderr });
        if ('problem' in read) return;
        expect(read.files).toHaveLength(2);
        const accepted = read.files.filter(file => file.accepted).length;
        expect(stdout.split('SUCCESS').length - 1).toBeGreaterThanOrEqual(accepted);
        for (const file of read.files) expect(file.accepted || file.messages.length > 0).toBe(true);
      }),
    );
  });
});

describe('what promtool --version prints', () => {
  it.each([
    ['promtool, version 2.42.0+ds (branch: debian/sid, revision: 2.42.0+ds-5)\n  build user: x', '2.42.0'],
    ['promtool, version 3.9.1 (branch: HEAD, revision: abc)', '3.9.1'],
    ['promtool, version 3.0.0-rc.1 (branch: HEAD)', '3.0.0'],
    ['promtool, version  (branch: , revision: unknown)', undefined],
    ['prometheus, version 3.9.1', undefined],
    ['', undefined],
  ])('%j gives %s', (text, version) => {
    expect(readPromtoolVersion(text)).toBe(version);
  });
});

describe('text quoted by Go', () => {
  it.each([
    ['"a\\"b"', 'a"b'],
    ['"\\u00e9\\x07\\n\\\\"', 'é\x07\n\\'],
    ['"\\U0001f600"', '😀'],
    ['"\\Uffffffff"', '\\Uffffffff'],
  ])('%s is taken apart', (quoted, text) => {
    expect(unquoteGo(quoted)).toBe(text);
  });
});
